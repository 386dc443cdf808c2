package io.strowger.core.engine;

import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.input.Input;
import io.strowger.core.machine.ContactMachine;
import io.strowger.core.machine.ContactMachine.Cause;
import io.strowger.core.machine.ContactState;
import io.strowger.core.machine.VdnMachine;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.Handle;
import io.strowger.core.state.Contact.HandleState;
import io.strowger.core.state.Contact.OpenDialogue;
import io.strowger.core.state.Inquiry;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Timer;
import java.util.Optional;

/**
 * The dialogue by which the switch asks where a parked call shall go: requests with their cancels and re-requests on one link or several, selects and what
 * becomes of them, the agent reserved meanwhile.
 */
final class RouteDialogues {
    private RouteDialogues() {}

    /** With another handle; a select of the old one waits for no reply any more, because selects are not confirmed. */
    static Contact handle(Decision d, Contact contact, Handle handle) {
        if (contact.handle().requestId() != 0) {
            d.draft.requests.remove(contact.handle().requestId());
        }
        return contact.withHandle(handle);
    }

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
        call = Connections.withCallerId(d, Connections.withCaller(d, before, call, in.callingDevice()),
                in.routedCall());
        d.draft.calls.put(call);
        Recovery.proved(d, call);
        Contact contact = call.contact() == null
                ? Sites.arrived(d, call, vdnKey, in.data())
                : d.draft.contacts.get(call.contact());
        if (contact == null && Sites.isLate(d, call, in.data())) {
            endRoute(d, in.switchName(), in.link(), in.dialogue());
            return;
        }
        if (contact == null) {
            contact = Contacts.begin(d, call, vdnKey, in.data());
        }
        if (contact.course().crossings() == 0) {
            contact = Contacts.learn(contact, in.data());
        }
        OpenDialogue open = new OpenDialogue(in.link(), in.dialogue(), vdnKey.deviceId());
        if (isOfAnotherLink(contact, in.link())) {
            d.draft.contacts.put(contact.withHandle(contact.handle().with(open)));
            if (contact.handle().state() == HandleState.NONE) {
                d.timer(Timer.Kind.DIALOGUE_DOUBT, contact.id().toString(), d.site().site().settings().renewMillis());
            }
            return;
        }
        d.cancel(Timer.Kind.RENEWAL, contact.id().toString());
        requested(d, handle(d, contact, contact.handle().outstanding(open)), vdnKey);
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
            case RENEWING, TO_BE_CALLED, ITEM -> false;
            case NONE -> contact.state() != ContactState.ARRIVED && contact.state() != ContactState.WAITING;
        };
    }

    /**
     * A dialogue of another link that the switch has not ended: it is no copy, the call is asked for anew. As long as the link may have still to tell what others
     * have told of the call, the end may come yet.
     */
    static void dialogueDoubtDue(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null || contact.handle().others().isEmpty() || contact.handle().state() != HandleState.NONE) {
            return;
        }
        OpenDialogue open = contact.handle().others().get(0);
        if (Streams.mayBeBehind(d, contact.call(), open.vdn(), open.link())) {
            d.timer(Timer.Kind.DIALOGUE_DOUBT, id.toString(), d.site().site().settings().renewMillis());
            return;
        }
        DeviceKey vdn = new DeviceKey(contact.switchName(), open.vdn());
        if (d.site().planOf(vdn) != null) {
            requested(d, contact.withHandle(contact.handle().promoted()), vdn);
        }
    }

    private static void endRoute(Decision d, String switchName, String link, Input.RouteDialogue dialogue) {
        d.request(switchName, link, RequestClass.CALL_CONTROL,
                new PbxCommand.RouteEnd(dialogue, UniversalFailure.GENERIC_UNSPECIFIED), null);
    }

    private static void requested(Decision d, Contact contact, DeviceKey vdn) {
        if (contact.inquiry().isPending()) {
            // The vector asks again while outside data is asked: the answer will find this dialogue.
            d.draft.contacts.put(contact);
            return;
        }
        if (ContactMachine.TABLE.isMove(contact.state(), Cause.ROUTE_REQUESTED)) {
            Analysis.begin(d, contact, Inquiry.Ask.byVdn(vdn.deviceId(), d.site().planOf(vdn)));
        } else {
            analysed(d, contact, d.site().planOf(vdn));
        }
    }

    /** What the contact asks for is known. */
    static void analysed(Decision d, Contact contact, RoutePlan plan) {
        Optional<Contact> moved = Contacts.move(d, contact, Cause.ROUTE_REQUESTED);
        if (contact.state() == ContactState.SELECTED) {
            // The select was lost on the way: the same agent is selected again.
            d.draft.contacts.put(contact);
            sendSelect(d, contact);
            return;
        }
        if (moved.isPresent()) {
            Contact waiting = contact.state() == ContactState.ARRIVED
                    ? moved.get()
                    : Segments.vacate(d, moved.get(), contact, SegmentDisposition.REDIRECTED);
            Contacts.queue(d, waiting, plan, Inquiry.BY_VDN);
        } else {
            d.draft.contacts.put(contact.withDemand(contact.demand().withoutTried()));
            d.follow(Step.Kind.MATCH_CONTACT, contact.id());
            Treatments.follow(d, contact);
        }
    }

    static void routeUsed(Decision d, Input.RouteUsed in) {
        ContactId id = d.state.indexes().dialogues().contactOf(in.switchName(), in.link(), in.dialogue());
        Contact contact = id == null ? null : d.draft.contacts.get(id);
        if (contact != null && contact.handle().isAt(in.link(), in.dialogue())) {
            d.draft.contacts.put(contact.withHandle(contact.handle().withRouteUsed()));
        }
    }

    static void routeEnded(Decision d, Input.RouteEnded in) {
        ContactId id = d.state.indexes().dialogues().contactOf(in.switchName(), in.link(), in.dialogue());
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
        boolean release = contact.handle().state() == HandleState.SELECT_SENT
                && contact.state() == ContactState.SELECTED && in.failure() != null
                && isStationFault(in.failure().code());
        if (release) {
            renew(d, notReached(d, contact, in.failure().name()));
        } else if (contact.handle().state() == HandleState.SELECT_SENT && contact.state() == ContactState.ARRIVED) {
            renew(d, Treatments.notTaken(d, contact, in.failure() == null ? "" : in.failure().name(),
                    in.failure() != null && isStationFault(in.failure().code())));
        } else {
            renew(d, contact);
        }
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
    static void renew(Decision d, Contact contact) {
        if (!contact.handle().others().isEmpty()) {
            goesOn(d, handle(d, contact, contact.handle().promoted()));
            return;
        }
        d.draft.contacts.put(handle(d, contact, contact.handle().renewing()));
        d.timer(Timer.Kind.RENEWAL, contact.id().toString(), d.site().site().settings().renewMillis());
    }

    /** Its vector asks for it again, or has done so before anybody told that it is back there, and outside data are awaited. */
    static void waitsAgain(Decision d, Contact contact) {
        if (contact.handle().state() == HandleState.OUTSTANDING) {
            goesOn(d, contact);
        } else {
            renew(d, contact);
        }
    }

    /** The contact is asked for on another link from now on: the same agent is selected there, or one is looked for. */
    private static void goesOn(Decision d, Contact contact) {
        d.draft.contacts.put(contact);
        if (contact.state() == ContactState.SELECTED) {
            sendSelect(d, contact);
        } else if (contact.isWaiting()) {
            d.follow(Step.Kind.MATCH_CONTACT, contact.id());
        }
    }

    /** No dialogue is left unless another link has one. */
    static void unasked(Decision d, Contact contact) {
        if (contact.handle().others().isEmpty()) {
            d.draft.contacts.put(handle(d, contact, contact.handle().over()));
        } else {
            goesOn(d, handle(d, contact, contact.handle().promoted()));
        }
    }

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
        for (Timer.Kind kind : Contacts.TIMERS) {
            d.cancel(kind, contact.id().toString());
        }
        Handle handle = contact.handle();
        String switchName = contact.switchName();
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
            if (!contact.switchName().equals(vdn.switchName())) {
                continue;
            }
            if (handle.others().stream()
                    .anyMatch(open -> open.link().equals(link) && open.vdn().equals(vdn.deviceId()))) {
                d.draft.contacts.put(contact.withHandle(handle.without(link)));
            } else if (handle.state() == HandleState.OUTSTANDING && handle.link().equals(link)
                    && contact.vdn().equals(vdn.deviceId())) {
                renew(d, contact);
            }
        }
    }

    /** The switch refused a select: it crossed the end of its dialogue, or the station cannot be reached. */
    static void selectRefused(Decision d, Contact contact, UniversalFailure failure) {
        if (contact.handle().state() != HandleState.SELECT_SENT) {
            return;
        }
        if (contact.state() != ContactState.SELECTED) {
            renew(d, Treatments.notTaken(d, contact, failure.name(), isStationFault(failure.code())));
            return;
        }
        renew(d, isStationFault(failure.code()) ? notReached(d, contact, failure.name()) : contact);
    }

    /** The select never left: no link can carry it. */
    static void selectNotPossible(Decision d, Contact contact, String why) {
        if (contact.state() == ContactState.SELECTED && contact.handle().state() == HandleState.SELECT_SENT) {
            renew(d, selectFailed(d, contact, why));
        }
    }

    /** The switch could not use the route: the same dialogue waits for another agent. One that is not known goes on in its vector. */
    static void reRouteRequested(Decision d, Input.ReRouteRequested in) {
        ContactId id = d.state.indexes().dialogues().contactOf(in.switchName(), in.link(), in.dialogue());
        Contact contact = id == null ? null : d.draft.contacts.get(id);
        if (contact == null) {
            endRoute(d, in.switchName(), in.link(), in.dialogue());
            return;
        }
        if (!contact.handle().isAt(in.link(), in.dialogue())) {
            return;
        }
        Contact free = contact.state() == ContactState.SELECTED
                ? notReached(d, contact, "the switch asks for another route")
                : contact;
        OpenDialogue open = new OpenDialogue(in.link(), in.dialogue(), contact.vdn());
        d.draft.contacts.put(handle(d, free, free.handle().outstanding(open)));
        d.follow(Step.Kind.MATCH_CONTACT, free.id());
    }

    static void renewalDue(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null || contact.handle().state() != HandleState.RENEWING) {
            return;
        }
        if (Sites.isWatched(d, contact)) {
            // The way over a trunk is longer than this.
            unasked(d, contact);
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
        d.anomaly(AnomalyKind.WATCHDOG, Contacts.entity(contact),
                "selected for agent " + contact.service().agentId() + " and never rang there");
        Agent agent = d.draft.agents.get(contact.service().agentId());
        if (agent != null && agent.station() != null) {
            Recovery.snapshot(d, agent.station(), 1);
        }
        unasked(d, selectFailed(d, contact, "never rang"));
        d.timer(Timer.Kind.CALL_DOUBT, contact.call().toString(), 0);
    }

    /** Where the contact was sent cannot be reached: on the way to another switch that is the way's fault, else the agent's. */
    static Contact notReached(Decision d, Contact contact, String why) {
        Sites.pathFailed(d, contact, why);
        return selectFailed(d, contact, why);
    }

    /** The reserved agent is free again and the contact back in its place; nothing is put for the contact. */
    static Contact selectFailed(Decision d, Contact contact, String why) {
        Optional<Contact> moved = Contacts.move(d, contact, Cause.SELECT_FAILED);
        if (moved.isEmpty()) {
            return contact;
        }
        String agentId = contact.service().agentId();
        d.cancel(Timer.Kind.ARRIVAL, contact.id().toString());
        d.because.put(agentId, "select failed: " + why);
        Agents.contactLeft(d, agentId, contact.id());
        Skills.touched(d, contact);
        d.follow(Step.Kind.MATCH_CONTACT, contact.id());
        Contact free = moved.get().withService(contact.service().vacated()).withDemand(contact.demand().back());
        if (contact.handle().isToBeCalled()) {
            return Callbacks.released(d, free.withDemand(free.demand().withTried(agentId)));
        }
        return contact.course().crossing().isEmpty()
                ? free.withDemand(free.demand().withTried(agentId))
                : Sites.stopped(d, free, why);
    }

    /** After a lost link: the select never took effect, the contact waits for the vector to ask again. */
    static void strandedAfterLoss(Decision d, Contact contact) {
        unasked(d, selectFailed(d, contact, "the link was lost in between"));
    }

    static void agentChosen(Decision d, Contact contact, String agentId) {
        Contacts.move(d, contact, Cause.AGENT_CHOSEN).ifPresent(selected -> {
            if (selected.handle().isItem()) {
                Items.agentChosen(d, selected, agentId);
                return;
            }
            Contact reserved = selected.withService(selected.service().withAgent(agentId));
            d.draft.contacts.put(reserved);
            Agents.reserve(d, agentId, reserved);
            if (reserved.handle().state() == HandleState.OUTSTANDING) {
                sendSelect(d, reserved);
            } else if (reserved.handle().isToBeCalled()) {
                Callbacks.agentChosen(d, reserved, agentId);
            }
        });
    }

    /** Answered is the dialogue of a link that does not stand still, where there is one. */
    private static Handle inTime(Decision d, String switchName, Handle handle) {
        if (handle.state() == HandleState.OUTSTANDING && Links.isBehind(d, switchName, handle.link())) {
            for (OpenDialogue open : handle.others()) {
                if (!Links.isBehind(d, switchName, open.link())) {
                    return handle.outstanding(open)
                            .with(new OpenDialogue(handle.link(), handle.dialogue(), open.vdn()));
                }
            }
        }
        return handle;
    }

    private static void sendSelect(Decision d, Contact contact) {
        Handle handle = inTime(d, contact.switchName(), contact.handle());
        DeviceKey at = d.draft.agents.get(contact.service().agentId()).station();
        if (!at.switchName().equals(contact.switchName())) {
            Sites.send(d, contact, at);
            return;
        }
        String station = at.deviceId();
        long id = d.request(contact.switchName(), handle.link(), RequestClass.CALL_CONTROL,
                new PbxCommand.RouteSelect(handle.dialogue(), station, contact.origin().userToUser()),
                new Purpose.Select(contact.id()));
        d.draft.contacts.put(contact.withHandle(handle.selectSent(id)));
        d.timer(Timer.Kind.ARRIVAL, contact.id().toString(), d.site().site().settings().selectWatchdogMillis());
    }
}
