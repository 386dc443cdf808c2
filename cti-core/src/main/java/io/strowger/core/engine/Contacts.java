package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.Fact.VdnCounter;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.machine.ContactMachine;
import io.strowger.core.machine.ContactMachine.Cause;
import io.strowger.core.machine.ContactState;
import io.strowger.core.machine.VdnMachine;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RequestClass;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.Demand;
import io.strowger.core.state.Contact.Handle;
import io.strowger.core.state.Contact.HandleState;
import io.strowger.core.state.Contact.OpenDialogue;
import io.strowger.core.state.Contact.Service;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Timer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The journey of a customer: arrival, the route dialogue with its cancels and re-requests, reservation, ringing, no answer, conversation, end.
 */
final class Contacts {
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    /** Serial numbers have at least so many digits. */
    private static final int SERIAL_DIGITS = 6;
    /** Before every priority that a VDN or an IVR can give. */
    static final int PRIORITY_TOP = 0;
    /** What may be due for a contact. */
    private static final List<Timer.Kind> TIMERS = List.of(Timer.Kind.NO_ANSWER, Timer.Kind.ARRIVAL,
            Timer.Kind.RENEWAL, Timer.Kind.DIALOGUE_DOUBT);

    private Contacts() {}

    private static String entity(Contact contact) {
        return "contact " + contact.id();
    }

    /** The contact moved by its table, or empty when it stays. Nothing is put. */
    private static Optional<Contact> move(Decision d, Contact contact, Cause cause) {
        return d.ask(ContactMachine.TABLE, entity(contact), contact.state(), cause).map(contact::withState);
    }

    /** With another handle; a select of the old one waits for no reply any more, because selects are not confirmed. */
    private static Contact handle(Decision d, Contact contact, Handle handle) {
        if (contact.handle().requestId() != 0) {
            d.draft.requests.remove(contact.handle().requestId());
        }
        return contact.withHandle(handle);
    }

    // --- arrival

    /** A call is at a VDN. */
    static void arrived(Decision d, Call call, DeviceKey vdn, CallData data) {
        if (call.contact() == null) {
            begin(d, call, vdn, data);
        } else {
            d.draft.calls.put(call);
            Contact contact = d.draft.contacts.get(call.contact());
            if (contact != null && contact.origin().isNew(vdn.deviceId())) {
                d.draft.contacts.put(contact.withOrigin(contact.origin().entered(vdn.deviceId())));
                count(d, vdn.switchName(), vdn.deviceId(), VdnCounter.IN, contact.id());
            }
        }
    }

    private static Contact begin(Decision d, Call call, DeviceKey vdn, CallData data) {
        CallData known = data == null ? CallData.EMPTY : data;
        long day = Math.floorDiv(d.now, NANOS_PER_DAY);
        long number = d.draft.nextSerialNumber(day);
        ContactId id = d.draft.nextContact();
        Contact.Origin origin = new Contact.Origin(vdn.switchName(), vdn.deviceId(), call.calling().number(),
                call.called().isKnown() ? call.called().number() : vdn.deviceId(), call.ucid(), known.userToUser(),
                known.collectedDigits(), d.now, List.of());
        Contact contact = new Contact(id, serial(day, number), ContactState.ARRIVED, call.key(), origin, Map.of(),
                Demand.NONE, Handle.NONE, Service.NONE);
        d.draft.contacts.put(contact);
        d.draft.calls.put(call.withContact(id));
        d.fact(new Fact.ContactStarted(id, contact.serial(), call.key(), vdn.deviceId(), origin.ani(), origin.dnis(),
                call.ucid()));
        count(d, vdn.switchName(), vdn.deviceId(), VdnCounter.IN, id);
        return contact;
    }

    private static String serial(long day, long number) {
        String digits = Long.toString(number);
        return LocalDate.ofEpochDay(day).toString().replace("-", "") + '-'
                + "0".repeat(Math.max(0, SERIAL_DIGITS - digits.length())) + digits;
    }

    private static void count(Decision d, String switchName, String vdn, VdnCounter counter, ContactId id) {
        if (!vdn.isEmpty()) {
            d.fact(new Fact.VdnCounted(switchName, vdn, counter, id));
        }
    }

    private static void count(Decision d, Contact contact, VdnCounter counter) {
        count(d, contact.origin().switchName(), contact.origin().vdn(), counter, contact.id());
    }

    // --- the route dialogue

    static void routeRequested(Decision d, Input.RouteRequested in) {
        DeviceKey vdnKey = new DeviceKey(in.switchName(), in.currentRoute().number());
        VdnSite vdn = d.site().vdn(vdnKey);
        if (vdn == null) {
            d.anomaly(AnomalyKind.UNEXPECTED_EVENT, "vdn " + vdnKey, "RouteRequest of a VDN that is not configured");
            endRoute(d, in.switchName(), in.link(), in.dialogue());
            return;
        }
        Links.registered(d, vdnKey, in.link(), VdnMachine.Cause.REQUESTED);
        if (Streams.isOfFormerCall(d, in)) {
            // The switch has ended this dialogue with its call; the link will tell.
            return;
        }
        Call before = Calls.ofRequest(d, in.switchName(), in.routedCall().callId(), in.data().ucid());
        Call call = before.withParties(in.data().ucid(), in.callingDevice(), in.currentRoute()).seen(d.now);
        call = Calls.withCallerId(d, Calls.withCaller(d, before, call, in.callingDevice()), in.routedCall());
        d.draft.calls.put(call);
        Recovery.proved(d, call);
        Contact contact = call.contact() == null ? null : d.draft.contacts.get(call.contact());
        if (contact == null) {
            contact = begin(d, call, vdnKey, in.data());
        }
        contact = learn(contact, in.data());
        OpenDialogue open = new OpenDialogue(in.link(), in.dialogue(), vdnKey.deviceId());
        if (isOfAnotherLink(contact, in.link())) {
            d.draft.contacts.put(contact.withHandle(contact.handle().with(open)));
            if (contact.handle().state() == HandleState.NONE) {
                d.timer(Timer.Kind.DIALOGUE_DOUBT, contact.id().toString(), d.site().site().settings().renewMillis());
            }
            return;
        }
        d.cancel(Timer.Kind.RENEWAL, contact.id().toString());
        requested(d, handle(d, contact, contact.handle().outstanding(open)), vdn);
    }

    /**
     * Whether the request asks the same as one of another link has asked: that one is open, or answered and not yet settled, or the answer is why the contact
     * is served. In the last case only time can tell a late copy from a new request: the switch ends the copy.
     */
    private static boolean isOfAnotherLink(Contact contact, String link) {
        Handle handle = contact.handle();
        if (handle.link().isEmpty() || handle.link().equals(link)) {
            return false;
        }
        return switch (handle.state()) {
            case OUTSTANDING, SELECT_SENT -> true;
            case RENEWING -> false;
            case NONE -> contact.state() != ContactState.ARRIVED && contact.state() != ContactState.WAITING;
        };
    }

    /**
     * A dialogue of another link that the switch has not ended: it is no copy, the call is asked for anew. As long as the link has still to tell what others have
     * told of the call, the end may come yet.
     */
    static void dialogueDoubtDue(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null || contact.handle().others().isEmpty() || contact.handle().state() != HandleState.NONE) {
            return;
        }
        OpenDialogue open = contact.handle().others().get(0);
        if (Streams.isBehind(d, contact.call(), open.link())) {
            d.timer(Timer.Kind.DIALOGUE_DOUBT, id.toString(), d.site().site().settings().renewMillis());
            return;
        }
        VdnSite configured = d.site().vdn(new DeviceKey(contact.origin().switchName(), open.vdn()));
        if (configured != null) {
            requested(d, contact.withHandle(contact.handle().promoted()), configured);
        }
    }

    private static void endRoute(Decision d, String switchName, String link, Input.RouteDialogue dialogue) {
        d.request(switchName, link, RequestClass.CALL_CONTROL,
                new PbxCommand.RouteEnd(dialogue, UniversalFailure.GENERIC_UNSPECIFIED), null);
    }

    private static Contact learn(Contact contact, CallData data) {
        Contact.Origin o = contact.origin();
        return contact.withOrigin(new Contact.Origin(o.switchName(), o.vdn(), o.ani(), o.dnis(),
                data.ucid().isEmpty() ? o.ucid() : data.ucid(),
                data.userToUser().isEmpty() ? o.userToUser() : data.userToUser(),
                data.collectedDigits().isEmpty() ? o.collectedDigits() : data.collectedDigits(), o.startedNanos(),
                o.furtherVdns()));
    }

    /** Fills what was not known of the contact of a call; whether there was anything. */
    static boolean completed(Decision d, Call call, CallData data) {
        Contact contact = call.contact() == null ? null : d.draft.contacts.get(call.contact());
        if (contact == null) {
            return false;
        }
        Contact.Origin origin = contact.origin();
        Contact.Origin complete = origin.completed(new Contact.Origin("", "", call.calling().number(),
                call.called().number(), data.ucid(), data.userToUser(), data.collectedDigits(), 0, List.of()));
        if (complete.equals(origin)) {
            return false;
        }
        d.draft.contacts.put(contact.withOrigin(complete));
        return true;
    }

    private static void requested(Decision d, Contact contact, VdnSite vdn) {
        Optional<Contact> moved = move(d, contact, Cause.ROUTE_REQUESTED);
        if (contact.state() == ContactState.SELECTED) {
            // The select was lost on the way: the same agent is selected again.
            d.draft.contacts.put(contact);
            sendSelect(d, contact);
            return;
        }
        if (moved.isPresent()) {
            Contact waiting = contact.state() == ContactState.ARRIVED
                    ? moved.get()
                    : vacate(d, moved.get(), contact, SegmentDisposition.REDIRECTED);
            queue(d, waiting, vdn.skill(), vdn.priority());
        } else {
            d.draft.contacts.put(contact.withDemand(contact.demand().withoutTried()));
            d.follow(Step.Kind.MATCH, contact.demand().skill());
        }
    }

    /** Takes its agents away from a contact that goes back to a queue. */
    private static Contact vacate(Decision d, Contact moved, Contact before, SegmentDisposition disposition) {
        SegmentDisposition how = before.state() == ContactState.TALKING ? SegmentDisposition.ANSWERED : disposition;
        endSegment(d, before, how);
        releaseNext(d, before);
        return vacated(moved, before);
    }

    /** Nobody serves it any more; when an agent has talked with the customer, a further wait begins anew. */
    private static Contact vacated(Contact moved, Contact before) {
        Demand demand = before.state() == ContactState.TALKING
                ? before.demand().served(before.service().startedNanos())
                : moved.demand();
        return moved.withService(before.service().vacated()).withDemand(demand);
    }

    /** Puts a contact in the queue of a skill; the time it has waited already counts. */
    static void queue(Decision d, Contact contact, String skill, int priority) {
        Demand demand = contact.demand();
        boolean begins = demand.queuedNanos() == 0;
        String wanted = begins ? skill : demand.skill();
        int place = begins ? priority : Math.min(priority, demand.priority());
        Contact queued = contact.withDemand(new Demand(wanted, place, begins ? d.now : demand.queuedNanos(),
                demand.tried(), demand.waitedNanos()));
        d.draft.contacts.put(queued);
        if (demand.skill().isEmpty()) {
            count(d, queued, VdnCounter.TO_AGENT);
        }
        d.fact(new Fact.ContactQueued(queued.id(), wanted, place));
        d.follow(Step.Kind.MATCH, wanted);
        d.follow(Step.Kind.PUBLISH_SKILL, wanted);
    }

    /** An IVR asks for an agent for a contact at its port. */
    static void agentRequested(Decision d, Contact contact, String skill, int priority) {
        Optional<Contact> moved = move(d, contact, Cause.AGENT_REQUESTED);
        if (moved.isPresent()) {
            queue(d, vacate(d, moved.get(), contact, SegmentDisposition.REDIRECTED), skill, priority);
        } else if (contact.isWaiting()) {
            String before = contact.demand().skill();
            d.draft.contacts.put(contact.withDemand(contact.demand().withSkill(skill, priority)));
            d.follow(Step.Kind.PUBLISH_SKILL, before);
            d.follow(Step.Kind.MATCH, skill);
        }
    }

    static boolean requestWithdrawn(Decision d, Contact contact) {
        Optional<Contact> moved = move(d, contact, Cause.REQUEST_WITHDRAWN);
        moved.ifPresent(arrived -> {
            d.draft.contacts.put(arrived.withDemand(Demand.NONE));
            d.follow(Step.Kind.PUBLISH_SKILL, contact.demand().skill());
        });
        return moved.isPresent();
    }

    static void routeUsed(Decision d, Input.RouteUsed in) {
        ContactId id = d.state.indexes().contactOf(in.switchName(), in.link(), in.dialogue());
        Contact contact = id == null ? null : d.draft.contacts.get(id);
        if (contact != null && contact.handle().isAt(in.link(), in.dialogue())) {
            d.draft.contacts.put(contact.withHandle(contact.handle().withRouteUsed()));
        }
    }

    static void routeEnded(Decision d, Input.RouteEnded in) {
        ContactId id = d.state.indexes().contactOf(in.switchName(), in.link(), in.dialogue());
        Contact contact = id == null ? null : d.draft.contacts.get(id);
        if (contact == null) {
            return;
        }
        if (!contact.handle().isAt(in.link(), in.dialogue())) {
            d.draft.contacts.put(contact.withHandle(contact.handle().without(in.link())));
            return;
        }
        if (contact.handle().state() == HandleState.SELECT_SENT && contact.handle().routeUsed()) {
            d.draft.contacts.put(handle(d, contact, contact.handle().over()));
            return;
        }
        boolean release = contact.handle().state() == HandleState.SELECT_SENT && in.failure() != null
                && isStationFault(in.failure().code());
        renew(d, release ? selectFailed(d, contact, in.failure().name()) : contact);
    }

    /**
     * Failures that say that the selected station cannot be reached. Every other one says only that the dialogue was over before the select came: the vector
     * went on, or the caller went, and other events will tell which.
     */
    private static boolean isStationFault(int code) {
        return switch (code) {
            case UniversalFailure.INVALID_CALLED_DEVICE, UniversalFailure.PRIVILEGE_VIOLATION_ON_CALLED_DEVICE,
                    UniversalFailure.INVALID_CSTA_DEVICE_IDENTIFIER, UniversalFailure.INVALID_DESTINATION,
                    UniversalFailure.RESOURCE_BUSY, UniversalFailure.RESOURCE_OUT_OF_SERVICE ->
                true;
            default -> false;
        };
    }

    /** Another link has asked too, or the vector is expected to ask again; a reserved agent is kept for so long. */
    private static void renew(Decision d, Contact contact) {
        if (!contact.handle().others().isEmpty()) {
            goesOn(d, handle(d, contact, contact.handle().promoted()));
            return;
        }
        d.draft.contacts.put(handle(d, contact, contact.handle().renewing()));
        d.timer(Timer.Kind.RENEWAL, contact.id().toString(), d.site().site().settings().renewMillis());
    }

    /** The contact is asked for on another link from now on: the same agent is selected there, or one is looked for. */
    private static void goesOn(Decision d, Contact contact) {
        d.draft.contacts.put(contact);
        if (contact.state() == ContactState.SELECTED) {
            sendSelect(d, contact);
        } else if (contact.isWaiting()) {
            d.follow(Step.Kind.MATCH, contact.demand().skill());
        }
    }

    /** No dialogue is left unless another link has one. */
    private static void unasked(Decision d, Contact contact) {
        if (contact.handle().others().isEmpty()) {
            d.draft.contacts.put(handle(d, contact, contact.handle().over()));
        } else {
            goesOn(d, handle(d, contact, contact.handle().promoted()));
        }
    }

    // --- lost links

    /** A link is lost and others stand: its dialogue is void, and where another link has one the answer is given there, with the same agent. */
    static void linkLost(Decision d, Contact contact, String link) {
        Handle handle = contact.handle().without(link);
        if (!handle.link().equals(link)) {
            d.draft.contacts.put(contact.withHandle(handle));
            return;
        }
        boolean arrives = handle.state() == HandleState.SELECT_SENT && handle.routeUsed();
        if (handle.state() == HandleState.NONE || arrives) {
            d.draft.contacts.put(handle(d, contact, handle.over()));
        } else if (handle.state() == HandleState.OUTSTANDING || !handle.others().isEmpty()) {
            renew(d, contact.withHandle(handle));
        } else {
            // Whether the select came through, the agent's station will tell.
            d.draft.contacts.put(handle(d, contact, handle.lost()));
        }
    }

    /** No link of the switch is up: what was under way is void, but for dialogues of a link that is coming up. */
    static void switchLost(Decision d, Contact contact) {
        for (Timer.Kind kind : TIMERS) {
            d.cancel(kind, contact.id().toString());
        }
        Handle handle = contact.handle();
        String switchName = contact.origin().switchName();
        for (OpenDialogue open : handle.others()) {
            if (!Links.isOpen(d, switchName, open.link())) {
                handle = handle.without(open.link());
            }
        }
        if (handle.state() != HandleState.OUTSTANDING || !Links.isOpen(d, switchName, handle.link())) {
            boolean asked = contact.isWaiting() && !handle.others().isEmpty();
            handle = asked ? handle.promoted() : handle.lost();
        }
        d.draft.contacts.put(contact.withHandle(handle));
    }

    /** The switch ended the registration of a VDN on a link, and with it every dialogue. */
    static void registrationStopped(Decision d, DeviceKey vdn, String link) {
        for (Contact contact : d.draft.contacts.all()) {
            Handle handle = contact.handle();
            if (!contact.origin().switchName().equals(vdn.switchName())) {
                continue;
            }
            if (handle.others().stream()
                    .anyMatch(open -> open.link().equals(link) && open.vdn().equals(vdn.deviceId()))) {
                d.draft.contacts.put(contact.withHandle(handle.without(link)));
            } else if (handle.state() == HandleState.OUTSTANDING && handle.link().equals(link)
                    && contact.origin().vdn().equals(vdn.deviceId())) {
                renew(d, contact);
            }
        }
    }

    /** The switch refused a select: it crossed the end of its dialogue, or the station cannot be reached. */
    static void selectRefused(Decision d, Contact contact, UniversalFailure failure) {
        if (contact.state() != ContactState.SELECTED || contact.handle().state() != HandleState.SELECT_SENT) {
            return;
        }
        renew(d, isStationFault(failure.code()) ? selectFailed(d, contact, failure.name()) : contact);
    }

    /** The select never left: no link can carry it. */
    static void selectNotPossible(Decision d, Contact contact, String why) {
        if (contact.state() == ContactState.SELECTED && contact.handle().state() == HandleState.SELECT_SENT) {
            renew(d, selectFailed(d, contact, why));
        }
    }

    /** The switch could not use the route: the same dialogue waits for another agent. One that is not known goes on in its vector. */
    static void reRouteRequested(Decision d, Input.ReRouteRequested in) {
        ContactId id = d.state.indexes().contactOf(in.switchName(), in.link(), in.dialogue());
        Contact contact = id == null ? null : d.draft.contacts.get(id);
        if (contact == null) {
            endRoute(d, in.switchName(), in.link(), in.dialogue());
            return;
        }
        if (!contact.handle().isAt(in.link(), in.dialogue())) {
            return;
        }
        Contact free = contact.state() == ContactState.SELECTED
                ? selectFailed(d, contact, "the switch asks for another route")
                : contact;
        OpenDialogue open = new OpenDialogue(in.link(), in.dialogue(), contact.origin().vdn());
        d.draft.contacts.put(handle(d, free, free.handle().outstanding(open)));
        d.follow(Step.Kind.MATCH, free.demand().skill());
    }

    static void renewalDue(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null || contact.handle().state() != HandleState.RENEWING) {
            return;
        }
        Contact released = contact.state() == ContactState.SELECTED
                ? selectFailed(d, contact, "the vector did not ask again")
                : contact;
        unasked(d, released);
        d.timer(Timer.Kind.CALL_DOUBT, contact.call().toString(), 0);
    }

    static void arrivalDue(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null || contact.state() != ContactState.SELECTED) {
            return;
        }
        d.anomaly(AnomalyKind.WATCHDOG, entity(contact),
                "selected for agent " + contact.service().agentId() + " and never rang there");
        Agent agent = d.draft.agents.get(contact.service().agentId());
        if (agent != null && agent.station() != null) {
            Recovery.snapshot(d, agent.station(), 1);
        }
        unasked(d, selectFailed(d, contact, "never rang"));
        d.timer(Timer.Kind.CALL_DOUBT, contact.call().toString(), 0);
    }

    /** The reserved agent is free again and the contact back in its place; nothing is put for the contact. */
    private static Contact selectFailed(Decision d, Contact contact, String why) {
        Optional<Contact> moved = move(d, contact, Cause.SELECT_FAILED);
        if (moved.isEmpty()) {
            return contact;
        }
        String agentId = contact.service().agentId();
        d.cancel(Timer.Kind.ARRIVAL, contact.id().toString());
        d.because.put(agentId, "select failed: " + why);
        Agents.contactLeft(d, agentId, contact.id(), false, 0);
        d.follow(Step.Kind.PUBLISH_SKILL, contact.demand().skill());
        return moved.get().withService(contact.service().vacated()).withDemand(contact.demand().withTried(agentId));
    }

    /** After a lost link: the select never took effect, the contact waits for the vector to ask again. */
    static void strandedAfterLoss(Decision d, Contact contact) {
        unasked(d, selectFailed(d, contact, "the link was lost in between"));
    }

    // --- reservation and ringing

    static void agentChosen(Decision d, Contact contact, String agentId) {
        move(d, contact, Cause.AGENT_CHOSEN).ifPresent(selected -> {
            Contact reserved = selected.withService(selected.service().withAgent(agentId));
            d.draft.contacts.put(reserved);
            Agents.reserve(d, agentId, reserved);
            if (reserved.handle().state() == HandleState.OUTSTANDING) {
                sendSelect(d, reserved);
            }
        });
    }

    private static void sendSelect(Decision d, Contact contact) {
        Handle handle = contact.handle();
        String station = d.draft.agents.get(contact.service().agentId()).station().deviceId();
        long id = d.request(contact.origin().switchName(), handle.link(), RequestClass.CALL_CONTROL,
                new PbxCommand.RouteSelect(handle.dialogue(), station, contact.origin().userToUser()),
                new Purpose.Select(contact.id()));
        d.draft.contacts.put(contact.withHandle(handle.selectSent(id)));
        d.timer(Timer.Kind.ARRIVAL, contact.id().toString(), d.site().site().settings().selectWatchdogMillis());
    }

    static void alertedAtAgent(Decision d, Call call, Agent agent) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact == null) {
            return;
        }
        if (contact.state() == ContactState.RINGING && leftUnseen(d, call, contact, agent)) {
            agentLeft(d, call, d.draft.agents.get(contact.service().agentId()));
        }
        Contact before = d.draft.contacts.get(call.contact());
        if (!talksAlready(d, call, before) && isFreeFor(d, agent, before.id())) {
            move(d, before, Cause.ALERTED_AT_AGENT).ifPresent(moved -> {
                segmentBegins(d, moved, before, call, agent);
                rang(d, before.id());
            });
        }
    }

    /** An agent talks with the customer, so that whoever rings or answers is a further party. */
    private static boolean talksAlready(Decision d, Call call, Contact contact) {
        Agent serving = d.draft.agents.get(contact.service().agentId());
        if (contact.state() != ContactState.TALKING || serving == null || serving.station() == null) {
            return false;
        }
        LocalConnectionState state = call.stateAt(serving.station().deviceId());
        return state == LocalConnectionState.CONNECT || state == LocalConnectionState.HOLD;
    }

    /** The contact is with an agent without having rung at him: a transfer or a conference brought him to the customer. */
    static void takenOver(Decision d, Call call, Agent agent) {
        Contact before = d.draft.contacts.get(call.contact());
        if (before == null || !isFreeFor(d, agent, before.id())) {
            return;
        }
        move(d, before, Cause.ALERTED_AT_AGENT).ifPresent(moved -> segmentBegins(d, moved, before, call, agent));
        answeredByAgent(d, call, agent);
    }

    /** The agent left; another one who talks with the customer goes on with the contact. */
    static void passOn(Decision d, Call call) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact == null || contact.state() != ContactState.ARRIVED) {
            return;
        }
        for (Call.Connection connection : call.connections()) {
            Agent agent = Agents.at(d, new DeviceKey(call.key().switchName(), connection.deviceId()));
            boolean talks = connection.state() == LocalConnectionState.CONNECT
                    || connection.state() == LocalConnectionState.HOLD;
            if (agent != null && talks && !connection.caller()) {
                takenOver(d, call, agent);
                return;
            }
        }
    }

    /**
     * Whether the agent can take a contact that has come to his station. What is only on its way to him gives way to what is there; what he has at his ear
     * does not.
     */
    private static boolean isFreeFor(Decision d, Agent agent, ContactId id) {
        Contact other = agent.contact() == null || agent.contact().equals(id)
                ? null
                : d.draft.contacts.get(agent.contact());
        if (other == null) {
            return true;
        }
        if (other.state() == ContactState.SELECTED) {
            d.draft.contacts.put(selectFailed(d, other, "another call came first"));
            return true;
        }
        if (other.state() == ContactState.DEFLECTING && agent.agentId().equals(other.service().nextAgentId())) {
            releaseNext(d, other);
            d.draft.contacts.put(other.withService(other.service().withNextAgent("")));
            return true;
        }
        return false;
    }

    /** It rings at another agent now and no longer at the one who has it. */
    private static boolean leftUnseen(Decision d, Call call, Contact contact, Agent agent) {
        Agent serving = d.draft.agents.get(contact.service().agentId());
        return serving != null && !serving.agentId().equals(agent.agentId()) && (serving.station() == null
                || call.stateAt(serving.station().deviceId()) != LocalConnectionState.ALERTING);
    }

    /** A segment begins: whoever had or awaited the contact before is freed, the agent where it rings takes it. */
    private static void segmentBegins(Decision d, Contact moved, Contact before, Call call, Agent agent) {
        if (before.state() == ContactState.DEFLECTING) {
            endSegment(d, before, SegmentDisposition.NO_ANSWER);
            releaseUnless(d, before.service().nextAgentId(), before.id(), agent.agentId());
            Agents.notAnswered(d, before.service().agentId());
        } else if (before.state() == ContactState.TALKING) {
            endSegment(d, before, SegmentDisposition.ANSWERED);
        } else {
            releaseUnless(d, before.service().agentId(), before.id(), agent.agentId());
        }
        Demand demand = before.state() == ContactState.TALKING
                ? before.demand().served(before.service().startedNanos())
                : before.demand();
        long queueMillis = demand.queuedNanos() == 0 ? 0 : Decision.millis(d.now - demand.queuedNanos());
        Contact ringing = handle(d, moved, moved.handle().over()).withDemand(demand)
                .withService(before.service().withAgent(agent.agentId()).ringing(d.now));
        d.draft.contacts.put(ringing);
        d.cancel(Timer.Kind.ARRIVAL, before.id().toString());
        d.cancel(Timer.Kind.RENEWAL, before.id().toString());
        Agents.reserve(d, agent.agentId(), ringing);
        d.fact(new Fact.SegmentStarted(before.id(), ringing.service().segment(), call.key(), agent.agentId(),
                call.key().switchName(), agent.station().deviceId(), demand.skill(), queueMillis));
        d.push(agent.sessionId(),
                new Push.CallOffered(Topics.callView(d, call, agent.station().deviceId())));
        d.follow(Step.Kind.PUBLISH_SKILL, demand.skill());
    }

    private static void rang(Decision d, ContactId id) {
        Contact ringing = d.draft.contacts.get(id);
        if (ringing.service().segment() == 1) {
            count(d, ringing, VdnCounter.RUNG_CALLS);
        }
        count(d, ringing, VdnCounter.RINGS);
        startNoAnswerTimer(d, ringing);
    }

    static void startNoAnswerTimer(Decision d, Contact contact) {
        SkillSite skill = d.site().skill(contact.demand().skill());
        if (skill != null && skill.noAnswer() == SkillSite.NoAnswerMode.SERVER && skill.ringMillis() > 0) {
            d.timer(Timer.Kind.NO_ANSWER, contact.id().toString(), skill.ringMillis());
        }
    }

    private static void releaseUnless(Decision d, String agentId, ContactId id, String exceptAgentId) {
        if (!agentId.isEmpty() && !agentId.equals(exceptAgentId)) {
            Agents.contactLeft(d, agentId, id, false, 0);
        }
    }

    private static void releaseNext(Decision d, Contact contact) {
        releaseUnless(d, contact.service().nextAgentId(), contact.id(), "");
    }

    // --- answer

    static void answeredByAgent(Decision d, Call call, Agent agent) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact == null) {
            return;
        }
        boolean serves = agent.agentId().equals(contact.service().agentId())
                && (contact.state() == ContactState.RINGING || contact.state() == ContactState.DEFLECTING);
        if (!serves && contact.state() != ContactState.TALKING && contact.state() != ContactState.ENDED) {
            // The ringing was not seen; the segment begins and is answered at once.
            if (!contact.service().agentId().isEmpty() && contact.state() != ContactState.SELECTED) {
                agentLeft(d, call, d.draft.agents.get(contact.service().agentId()));
            }
            alertedAtAgent(d, call, agent);
            contact = d.draft.contacts.get(call.contact());
        }
        Contact before = contact;
        if (!agent.agentId().equals(before.service().agentId())) {
            answeredElsewhere(d, call);
            return;
        }
        move(d, before, Cause.ANSWERED_BY_AGENT).ifPresent(moved -> {
            releaseNext(d, before);
            d.cancel(Timer.Kind.NO_ANSWER, before.id().toString());
            if (!before.service().connected()) {
                count(d, before, VdnCounter.CONNECTED);
            }
            if (!before.service().handled()) {
                count(d, before, VdnCounter.ANSWERED_BY_AGENT);
            }
            d.fact(new Fact.SegmentAnswered(before.id(), before.service().segment(), agent.agentId(),
                    Decision.millis(d.now - before.service().startedNanos())));
            d.draft.contacts.put(moved.withService(before.service().answered(d.now)));
        });
    }

    static void answeredElsewhere(Decision d, Call call) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact == null) {
            return;
        }
        if (!contact.service().connected()) {
            count(d, contact, VdnCounter.CONNECTED);
            contact = contact.withService(contact.service().withConnected());
        }
        Contact before = contact;
        Optional<Contact> moved = move(d, before, Cause.ANSWERED_ELSEWHERE);
        d.draft.contacts.put(moved.map(m -> vacate(d, m, before, SegmentDisposition.REDIRECTED)).orElse(before));
    }

    static void heldOrRetrieved(Decision d, Call call, DeviceKey device) {
        Contact contact = d.draft.contacts.get(call.contact());
        Agent agent = Agents.at(d, device);
        if (contact == null || agent == null || !agent.agentId().equals(contact.service().agentId())) {
            return;
        }
        Service service = contact.service();
        boolean held = call.stateAt(device.deviceId()) == LocalConnectionState.HOLD;
        if (held && service.heldSinceNanos() == 0) {
            d.draft.contacts.put(contact.withService(service.held(d.now)));
        } else if (!held && service.heldSinceNanos() != 0) {
            d.draft.contacts.put(contact.withService(service.retrieved(d.now)));
        }
    }

    // --- no answer

    static void noAnswerDue(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null) {
            return;
        }
        move(d, contact, Cause.NO_ANSWER_DUE).ifPresent(moved -> {
            String ringing = contact.service().agentId();
            String skill = contact.demand().skill();
            String next = Routing.best(d, contact, skill, ringing);
            String destination = contact.origin().vdn();
            Contact deflecting = moved.withDemand(contact.demand().withPriority(PRIORITY_TOP));
            if (next != null) {
                Routing.witness(d, deflecting, skill, next, ringing);
                deflecting = deflecting.withService(contact.service().withNextAgent(next));
                destination = d.draft.agents.get(next).station().deviceId();
                Agents.reserve(d, next, deflecting);
            }
            d.draft.contacts.put(deflecting);
            ConnectionId connection = new ConnectionId(contact.call().callId(),
                    d.draft.agents.get(ringing).station().deviceId(), false);
            d.request(contact.origin().switchName(), "", RequestClass.CALL_CONTROL,
                    new PbxCommand.DeflectCall(connection, destination), new Purpose.Deflect(id));
        });
    }

    /** The switch refused to deflect, or did not say: it rings on, unless something else has happened meanwhile. */
    static void deflectFailed(Decision d, Contact contact) {
        move(d, contact, Cause.DEFLECT_FAILED).ifPresent(moved -> {
            releaseNext(d, contact);
            Contact ringing = moved.withService(contact.service().withNextAgent(""));
            d.draft.contacts.put(ringing);
            startNoAnswerTimer(d, ringing);
        });
    }

    static void diverted(Decision d, Call call, DeviceKey device, EventCause cause) {
        Contact contact = d.draft.contacts.get(call.contact());
        Agent agent = Agents.at(d, device);
        if (contact == null || agent == null || !agent.agentId().equals(contact.service().agentId())) {
            return;
        }
        move(d, contact, Cause.DIVERTED).ifPresent(moved -> {
            d.cancel(Timer.Kind.NO_ANSWER, contact.id().toString());
            boolean deflected = contact.state() == ContactState.DEFLECTING;
            boolean unanswered = deflected || cause == EventCause.CALL_NOT_ANSWERED
                    || cause == EventCause.CALL_FORWARD_NO_ANSWER;
            endSegment(d, contact, unanswered ? SegmentDisposition.NO_ANSWER : SegmentDisposition.REDIRECTED);
            if (deflected) {
                Agents.notAnswered(d, agent.agentId());
                onItsWay(d, moved, contact);
            } else {
                d.draft.contacts.put(moved.withService(contact.service().vacated()));
                d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Calls.DOUBT_MILLIS);
            }
        });
    }

    /** A deflected call has left its agent: on to the next one, or back to its vector with its old place at top priority. */
    private static void onItsWay(Decision d, Contact selected, Contact before) {
        String next = before.service().nextAgentId();
        if (!next.isEmpty()) {
            d.draft.contacts.put(selected.withService(before.service().vacated().withAgent(next)));
            d.timer(Timer.Kind.ARRIVAL, before.id().toString(), d.site().site().settings().selectWatchdogMillis());
            return;
        }
        move(d, selected, Cause.SELECT_FAILED).ifPresent(waiting -> {
            d.fact(new Fact.ContactQueued(before.id(), before.demand().skill(), before.demand().priority()));
            d.follow(Step.Kind.PUBLISH_SKILL, before.demand().skill());
            renew(d, waiting.withService(before.service().vacated()));
        });
    }

    // --- ends

    static void agentLeft(Decision d, Call call, Agent agent) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact == null || !agent.agentId().equals(contact.service().agentId())) {
            return;
        }
        move(d, contact, Cause.AGENT_LEFT).ifPresent(moved -> {
            boolean answered = contact.state() == ContactState.TALKING;
            endSegment(d, contact, answered ? SegmentDisposition.ANSWERED : SegmentDisposition.REDIRECTED);
            releaseNext(d, contact);
            d.draft.contacts.put(vacated(moved, contact));
        });
    }

    /**
     * Two contacts are in one call from now on. The customer's goes on, and where no agent has it, it takes the place of the other in the queue, with the
     * request that parks the call and the agent who may be on his way. The other one is over.
     */
    static void joined(Decision d, ContactId into, Contact other) {
        Contact customer = d.draft.contacts.get(into);
        boolean waits = other.state() == ContactState.WAITING || other.state() == ContactState.SELECTED;
        boolean inherits = waits && customer.state() == ContactState.ARRIVED;
        String agentId = other.service().agentId();
        // Freed before the segment ends: no after-call work is due to someone who talks on.
        releaseUnless(d, agentId, other.id(), "");
        TreeMap<Timer.Kind, Timer> timers = new TreeMap<>();
        for (Timer.Kind kind : List.of(Timer.Kind.ARRIVAL, Timer.Kind.RENEWAL, Timer.Kind.DIALOGUE_DOUBT)) {
            Timer timer = d.draft.timers.get(new Timer.Key(kind, other.id().toString()));
            if (timer != null) {
                timers.put(kind, timer);
            }
        }
        if (!inherits) {
            over(d, other, ContactDisposition.OUTFLOW, d.now);
            return;
        }
        Handle handle = other.handle();
        over(d, other.withHandle(handle.unrequested()), ContactDisposition.OUTFLOW, d.now);
        timers.forEach((kind, timer) -> d.draft.timers
                .put(new Timer(new Timer.Key(kind, into.toString()), timer.deadlineNanos())));
        if (handle.requestId() != 0) {
            d.draft.requests.put(new PendingRequest(handle.requestId(), customer.origin().switchName(),
                    new Purpose.Select(into), handle.link()));
        }
        inherit(d, customer.withHandle(handle).withDemand(customer.demand().continuedAs(other.demand())), agentId);
    }

    private static void inherit(Decision d, Contact customer, String agentId) {
        move(d, customer, Cause.AGENT_REQUESTED).ifPresent(waiting -> {
            d.draft.contacts.put(waiting);
            d.fact(new Fact.ContactQueued(waiting.id(), waiting.demand().skill(), waiting.demand().priority()));
            if (agentId.isEmpty()) {
                d.follow(Step.Kind.MATCH, waiting.demand().skill());
                return;
            }
            move(d, waiting, Cause.AGENT_CHOSEN).ifPresent(selected -> {
                Contact reserved = selected.withService(selected.service().withAgent(agentId));
                d.draft.contacts.put(reserved);
                Agents.reserve(d, agentId, reserved);
            });
        });
    }

    /** The customer has left a call in which others talk on; the call is an ordinary one from now on. */
    static void callerLeft(Decision d, Call call) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact != null && contact.call().equals(call.key())) {
            over(d, contact, ContactDisposition.ABANDONED, d.now);
        }
        d.draft.calls.put(call.withContact(null));
        for (Call.Connection connection : call.connections()) {
            d.touchedStations.add(new DeviceKey(call.key().switchName(), connection.deviceId()));
        }
    }

    static void callEnded(Decision d, Call call, long earliestNanos) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact == null || !contact.call().equals(call.key())) {
            return;
        }
        over(d, contact, ContactDisposition.ABANDONED, earliestNanos);
    }

    /**
     * The contact is over.
     *
     * @param unhandled what it was, when no agent has spoken with the customer and the end was seen
     * @param earliestNanos when it may have ended at the earliest; now, when its end was seen
     */
    private static void over(Decision d, Contact contact, ContactDisposition unhandled, long earliestNanos) {
        boolean seen = earliestNanos == d.now;
        move(d, contact, Cause.CALL_ENDED).ifPresent(ended -> {
            boolean talking = contact.state() == ContactState.TALKING;
            SegmentDisposition how = unhandled == ContactDisposition.OUTFLOW
                    ? SegmentDisposition.REDIRECTED
                    : SegmentDisposition.ABANDONED;
            endSegment(d, contact,
                    talking ? SegmentDisposition.ANSWERED : seen ? how : SegmentDisposition.UNKNOWN);
            releaseNext(d, contact);
            releaseUnless(d, contact.service().agentId(), contact.id(), "");
            ContactDisposition disposition = contact.service().handled()
                    ? ContactDisposition.ANSWERED
                    : seen ? unhandled : ContactDisposition.UNKNOWN;
            d.fact(new Fact.ContactEnded(contact.id(), disposition, waited(d, contact),
                    Decision.millis(earliestNanos), d.nowMillis()));
            handle(d, contact, Handle.NONE);
            d.draft.contacts.remove(contact.id());
            for (Timer.Kind kind : TIMERS) {
                d.cancel(kind, contact.id().toString());
            }
            d.follow(Step.Kind.PUBLISH_SKILL, contact.demand().skill());
        });
    }

    /** Time of all waits: each from asking for an agent to the last ring, or to the end when none was answered. */
    private static long waited(Decision d, Contact contact) {
        Demand demand = contact.demand();
        if (demand.queuedNanos() == 0) {
            return Decision.millis(demand.waitedNanos());
        }
        long until = contact.service().startedNanos() != 0 ? contact.service().startedNanos() : d.now;
        return Decision.millis(demand.waitedNanos() + until - demand.queuedNanos());
    }

    /** Ends the running segment, if there is one, and frees its agent. */
    private static void endSegment(Decision d, Contact contact, SegmentDisposition disposition) {
        Service service = contact.service();
        boolean running = contact.state() == ContactState.RINGING || contact.state() == ContactState.DEFLECTING
                || contact.state() == ContactState.TALKING;
        if (!running || service.agentId().isEmpty()) {
            return;
        }
        boolean answered = service.answeredNanos() != 0;
        long ring = (answered ? service.answeredNanos() : d.now) - service.startedNanos();
        long held = answered ? service.heldUntil(d.now) : 0;
        long talk = answered ? d.now - service.answeredNanos() - held : 0;
        d.fact(new Fact.SegmentEnded(contact.id(), service.segment(), service.agentId(), disposition,
                Decision.millis(ring), Decision.millis(talk), Decision.millis(held)));
        d.cancel(Timer.Kind.NO_ANSWER, contact.id().toString());
        SkillSite skill = d.site().skill(contact.demand().skill());
        Agents.contactLeft(d, service.agentId(), contact.id(), answered,
                skill == null ? 0 : skill.afterCallWorkMillis());
    }
}
