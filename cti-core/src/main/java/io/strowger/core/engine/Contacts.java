package io.strowger.core.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.Fact.VdnCounter;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.machine.ContactMachine;
import io.strowger.core.machine.ContactMachine.Cause;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.Demand;
import io.strowger.core.state.Contact.Handle;
import io.strowger.core.state.Contact.Service;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Timer;
import io.strowger.core.state.Vdn;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The journey of a customer as a whole: arrival, waiting for an agent, being joined with another, the end. */
final class Contacts {
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    /** Serial numbers have at least so many digits. */
    private static final int SERIAL_DIGITS = 6;
    /** Before every priority that a VDN or an IVR can give. */
    static final int PRIORITY_TOP = 0;
    /** Of contacts that came by no VDN. */
    private static final int PRIORITY_ORDINARY = 50;
    /** What may be due for a contact that is on its way; its plan goes on beside. */
    static final List<Timer.Kind> TIMERS = List.of(Timer.Kind.NO_ANSWER, Timer.Kind.ARRIVAL,
            Timer.Kind.RENEWAL, Timer.Kind.DIALOGUE_DOUBT, Timer.Kind.DEFLECTION);

    private Contacts() {}

    /** Nothing is due for a contact any more. */
    static void cancelTimers(Decision d, ContactId id) {
        String entity = id.toString();
        for (Timer.Kind kind : TIMERS) {
            d.cancel(kind, entity);
        }
        d.cancel(Timer.Kind.PLAN_STEP, entity);
        d.cancel(Timer.Kind.TREATMENT, entity);
        d.cancel(Timer.Kind.LOOK_UP, entity);
    }

    static String entity(Contact contact) {
        return "contact " + contact.id();
    }

    /** The contact moved by its table, or empty when it stays. Nothing is put. */
    static Optional<Contact> move(Decision d, Contact contact, Cause cause) {
        return d.ask(ContactMachine.TABLE, entity(contact), contact.state(), cause).map(contact::withState);
    }

    /** A call is at a VDN. */
    static void arrived(Decision d, Call call, DeviceKey vdn, CallData data) {
        if (call.contact() == null) {
            if (Sites.arrived(d, call, vdn, data) == null && !Sites.isLate(d, call, data)) {
                begin(d, call, vdn, data);
            } else {
                arrived(d, d.draft.calls.get(call.key()), vdn);
            }
        } else {
            arrived(d, call, vdn);
        }
    }

    /** A call that is known is at a further VDN. */
    private static void arrived(Decision d, Call call, DeviceKey vdn) {
        if (call.contact() == null) {
            d.draft.calls.put(call);
        } else {
            d.draft.calls.put(call);
            Contact contact = d.draft.contacts.get(call.contact());
            if (contact != null && contact.origin().isNew(vdn.deviceId())) {
                d.draft.contacts.put(contact.withOrigin(contact.origin().entered(vdn.deviceId())));
                count(d, vdn.switchName(), vdn.deviceId(), VdnCounter.IN, contact.id());
            }
        }
    }

    static Contact begin(Decision d, Call call, DeviceKey vdn, CallData data) {
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
        Callbacks.calledAgain(d, origin.ani());
        return contact;
    }

    private static String serial(long day, long number) {
        String digits = Long.toString(number);
        return LocalDate.ofEpochDay(day).toString().replace("-", "") + '-'
                + "0".repeat(Math.max(0, SERIAL_DIGITS - digits.length())) + digits;
    }

    static void count(Decision d, String switchName, String vdn, VdnCounter counter, ContactId id) {
        if (vdn.isEmpty()) {
            return;
        }
        d.fact(new Fact.VdnCounted(switchName, vdn, counter, id));
        Vdn row = d.draft.vdns.get(new DeviceKey(switchName, vdn));
        if (row != null) {
            d.draft.vdns.put(row.counted(counter, d.now));
            Skills.vdnTouched(d, switchName, vdn);
        }
    }

    static void count(Decision d, Contact contact, VdnCounter counter) {
        count(d, contact.origin().switchName(), contact.origin().vdn(), counter, contact.id());
    }

    static Contact learn(Contact contact, CallData data) {
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
        if (contact == null || contact.course().crossings() > 0) {
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

    /** Lets a contact wait as a plan says; one that has waited already goes on where it was, with the plan that it has. */
    static void queue(Decision d, Contact contact, RoutePlan plan, String by) {
        Demand demand = contact.demand();
        boolean begins = demand.queuedNanos() == 0 || contact.course().treated().isAway();
        Demand now = begins
                ? demand.planned(plan, d.now)
                : demand.back().withPriority(Math.min(plan.priority(), demand.priority()));
        if (!begins) {
            askedAgain(d, contact, by, now);
        }
        waits(d, (begins ? Treatments.anew(contact) : contact).withDemand(now), demand.isNone());
    }

    /** What it asks for may be another than before. */
    private static void askedAgain(Decision d, Contact before, String by, Demand now) {
        Demand demand = before.demand();
        if (!now.skill().equals(demand.skill()) || now.priority() != demand.priority()) {
            d.fact(new Fact.ContactAskedAgain(before.id(), by,
                    now.asked().plan() == null ? "" : now.asked().plan().name(), demand.skill(), demand.priority(),
                    now.skill(), now.priority()));
        }
    }

    /** Lets a contact that is to be called back wait, with a place of its own. */
    static void queueAt(Decision d, Contact contact, RoutePlan plan, long placeNanos) {
        waits(d, contact.withDemand(Demand.NONE.planned(plan, placeNanos)), contact.demand().isNone());
    }

    /** A contact without a call, for a customer who is to be called back. */
    static Contact beginCallback(Decision d, ContactId id, String switchName, String number) {
        long day = Math.floorDiv(d.now, NANOS_PER_DAY);
        Contact.Origin origin = new Contact.Origin(switchName, "", number, number, "", Bytes.EMPTY, "", d.now,
                List.of());
        Contact contact = new Contact(id, serial(day, d.draft.nextSerialNumber(day)), ContactState.ARRIVED,
                new CallKey(switchName, 0, d.sequence), origin, Map.of(), Demand.NONE, Handle.TO_BE_CALLED,
                Service.NONE);
        d.draft.contacts.put(contact);
        d.fact(new Fact.ContactStarted(id, contact.serial(), contact.call(), "", number, number, ""));
        return contact;
    }

    /** A contact without a call, for an item of work; it is at no switch. */
    static Contact beginItem(Decision d, ContactId id, String from) {
        long day = Math.floorDiv(d.now, NANOS_PER_DAY);
        Contact.Origin origin = new Contact.Origin("", "", from, "", "", Bytes.EMPTY, "", d.now, List.of());
        Contact contact = new Contact(id, serial(day, d.draft.nextSerialNumber(day)), ContactState.ARRIVED,
                new CallKey("", 0, d.sequence), origin, Map.of(), Demand.NONE, Handle.ITEM, Service.NONE);
        d.draft.contacts.put(contact);
        d.fact(new Fact.ContactStarted(id, contact.serial(), contact.call(), "", from, "", ""));
        return contact;
    }

    /** Gives a waiting contact another plan, from its beginning on; the time it has waited counts. */
    static void replan(Decision d, Contact contact, RoutePlan plan) {
        Contact planned = Treatments.anew(contact).withDemand(contact.demand().planned(plan, d.now));
        d.draft.contacts.put(planned);
        queued(d, planned, planned.demand().skill());
        Plans.schedule(d, planned);
        Skills.touched(d, contact);
        Skills.touched(d, planned);
        d.follow(Step.Kind.MATCH_CONTACT, contact.id());
        Treatments.follow(d, planned);
    }

    /** Records that it waits, and for what. */
    static void queued(Decision d, Contact contact, String skill) {
        Demand demand = contact.demand();
        d.fact(new Fact.ContactQueued(contact.id(), skill, demand.priority(), demand.skills(),
                Skills.objectives(d, demand.skills())));
    }

    /** It stands in its queues from now on. */
    static void waits(Decision d, Contact queued, boolean firstAsked) {
        d.draft.contacts.put(ExpectedWait.told(d, queued));
        if (firstAsked) {
            count(d, queued, VdnCounter.TO_AGENT);
        }
        queued(d, queued, queued.demand().skill());
        Plans.schedule(d, queued);
        d.follow(Step.Kind.MATCH_CONTACT, queued.id());
        Treatments.follow(d, queued);
        Skills.touched(d, queued);
    }

    /**
     * The switch has the call in the queue of a skill that it distributes itself: first, or beside others. Whatever the server had begun for it is over; a call
     * that came to the hunt group by its number becomes a contact here.
     */
    static void queuedBySwitch(Decision d, Call call, SkillSite skill) {
        Contact contact = call.contact() == null
                ? begin(d, call, new DeviceKey(call.key().switchName(), ""), null)
                : d.draft.contacts.get(call.contact());
        if (contact == null) {
            return;
        }
        Contact free = contact.state() == ContactState.SELECTED
                ? RouteDialogues.selectFailed(d, contact, "the vector queued the call at a split")
                : contact;
        Optional<Contact> moved = move(d, free, Cause.QUEUED_BY_SWITCH);
        if (moved.isPresent()) {
            waitsInSwitch(d, moved.get(), skill);
        } else if (free.isWaiting()) {
            SkillSite before = d.site().skill(free.demand().skill());
            if (before == null || !before.isOfSwitch()) {
                Skills.touched(d, free);
                waitsInSwitch(d, free, skill);
            } else if (!before.equals(skill) && !free.demand().also().contains(skill.name())
                    && free.demand().also().size() < Demand.ALSO_MAX) {
                Contact further = free.withDemand(free.demand().alsoFor(skill.name()));
                d.draft.contacts.put(further);
                queued(d, further, skill.name());
                Skills.touched(d, further);
            }
        }
    }

    private static void waitsInSwitch(Decision d, Contact contact, SkillSite skill) {
        d.cancel(Timer.Kind.RENEWAL, contact.id().toString());
        boolean firstAsked = contact.demand().isNone();
        Contact unasked = RouteDialogues.handle(d, contact, contact.handle().over());
        waits(d, unasked.withDemand(contact.demand().queuedBySwitch(skill.name(), priority(d, contact), d.now)),
                firstAsked);
    }

    private static int priority(Decision d, Contact contact) {
        VdnSite vdn = d.site().vdn(new DeviceKey(contact.origin().switchName(), contact.origin().vdn()));
        return vdn == null ? PRIORITY_ORDINARY : vdn.priority();
    }

    /** The switch has chosen an agent of this skill for the call; the ringing that follows is a segment of it. */
    static void chosenBySwitch(Decision d, Call call, SkillSite skill) {
        Contact contact = call.contact() == null
                ? begin(d, call, new DeviceKey(call.key().switchName(), ""), null)
                : d.draft.contacts.get(call.contact());
        if (contact == null || contact.state() != ContactState.ARRIVED && contact.state() != ContactState.WAITING) {
            return;
        }
        Demand demand = contact.demand();
        Skills.touched(d, contact);
        Contact chosen = contact.withDemand(new Demand(skill.name(),
                demand.skill().isEmpty() ? priority(d, contact) : demand.priority(),
                demand.queuedNanos() == 0 ? d.now : demand.queuedNanos(), demand.tried(), demand.waitedNanos(),
                List.of(), Contact.Asked.NOBODY));
        d.draft.contacts.put(chosen);
        if (demand.isNone()) {
            count(d, chosen, VdnCounter.TO_AGENT);
        }
    }

    /** An agent has left a call that the switch has in one of its queues again. */
    static void waitsAgain(Decision d, Call call) {
        for (Call.Connection connection : call.connections()) {
            SkillSite skill = connection.state() == LocalConnectionState.QUEUED
                    ? d.site().skillOfSplit(new DeviceKey(call.key().switchName(), connection.deviceId()))
                    : null;
            if (skill != null) {
                queuedBySwitch(d, call, skill);
            }
        }
    }

    /** An IVR asks for an agent for a contact at its port, or whoever brings items for one of them. */
    static void agentRequested(Decision d, Contact contact, RoutePlan plan, String by) {
        Optional<Contact> moved = move(d, contact, Cause.AGENT_REQUESTED);
        if (moved.isPresent()) {
            queue(d, Segments.vacate(d, moved.get(), contact, SegmentDisposition.REDIRECTED), plan, by);
        } else if (contact.isWaiting()) {
            askedAgain(d, contact, by, contact.demand().planned(plan, d.now));
            replan(d, contact, plan);
        }
    }

    static boolean requestWithdrawn(Decision d, Contact asking) {
        Contact contact = Analysis.withdrawn(d, asking);
        Optional<Contact> moved = move(d, contact, Cause.REQUEST_WITHDRAWN);
        moved.ifPresent(arrived -> {
            d.draft.contacts.put(arrived.withDemand(Demand.NONE));
            d.fact(new Fact.RequestWithdrawn(contact.id()));
            d.cancel(Timer.Kind.PLAN_STEP, contact.id().toString());
            d.cancel(Timer.Kind.TREATMENT, contact.id().toString());
            Skills.touched(d, contact);
        });
        return moved.isPresent();
    }

    /**
     * Two contacts are in one call from now on. The customer's goes on, and where no agent has it, it takes the place of the other in the queue, with the
     * request that parks the call and the agent who may be on his way; a customer whom a treatment had sent away has waited for longer, and keeps his own time.
     * The other one is over.
     */
    static void joined(Decision d, ContactId into, Contact joining) {
        Contact other = Analysis.hurry(d, joining);
        Contact customer = d.draft.contacts.get(into);
        boolean waits = other.state() == ContactState.WAITING || other.state() == ContactState.SELECTED;
        boolean inherits = waits && customer.state() == ContactState.ARRIVED;
        String agentId = other.service().agentId();
        // Freed before the segment ends: no after-call work is due to someone who talks on.
        Segments.releaseUnless(d, agentId, other.id(), "");
        TreeMap<Timer.Kind, Timer> timers = new TreeMap<>();
        for (Timer.Kind kind : List.of(Timer.Kind.ARRIVAL, Timer.Kind.RENEWAL, Timer.Kind.DIALOGUE_DOUBT,
                Timer.Kind.TREATMENT)) {
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
            d.draft.requests.put(new PendingRequest(handle.requestId(), other.switchName(),
                    new Purpose.Select(into), handle.link(), d.now));
        }
        Contact inPlace = inPlaceOf(customer, other.demand());
        inherit(d, inPlace.withHandle(handle), agentId);
        if (!inPlace.course().equals(customer.course())) {
            Treatments.follow(d, inPlace);
        }
    }

    private static Contact inPlaceOf(Contact customer, Demand place) {
        Demand own = customer.demand();
        if (!customer.course().treated().isAway()) {
            return customer.withDemand(own.continuedAs(place, place.queuedNanos()));
        }
        long since = own.queuedNanos() == 0 ? place.queuedNanos() : own.queuedNanos();
        return Treatments.anew(customer).withDemand(own.continuedAs(place, since));
    }

    private static void inherit(Decision d, Contact customer, String agentId) {
        move(d, customer, Cause.AGENT_REQUESTED).ifPresent(waiting -> {
            d.draft.contacts.put(waiting);
            queued(d, waiting, waiting.demand().skill());
            Plans.schedule(d, waiting);
            if (agentId.isEmpty()) {
                d.follow(Step.Kind.MATCH_CONTACT, waiting.id());
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
        if (contact == null || !contact.call().equals(call.key()) || Callbacks.callEnded(d, contact)) {
            return;
        }
        over(d, contact, contact.course().treated().isAway()
                ? ContactDisposition.OUTFLOW
                : ContactDisposition.ABANDONED, earliestNanos);
    }

    /**
     * The contact is over.
     *
     * @param unhandled what it was, when no agent has spoken with the customer and the end was seen
     * @param earliestNanos when it may have ended at the earliest; now, when its end was seen
     */
    static void over(Decision d, Contact contact, ContactDisposition unhandled, long earliestNanos) {
        boolean seen = earliestNanos == d.now;
        move(d, contact, Cause.CALL_ENDED).ifPresent(ended -> {
            boolean talking = contact.state() == ContactState.TALKING;
            if (seen && !talking && unhandled == ContactDisposition.ABANDONED && contact.demand().queuedNanos() != 0) {
                Skills.abandoned(d, contact);
            }
            if (seen && talking) {
                Segments.talkOver(d, contact);
            }
            SegmentDisposition how = unhandled == ContactDisposition.OUTFLOW
                    ? SegmentDisposition.REDIRECTED
                    : SegmentDisposition.ABANDONED;
            Segments.endSegment(d, contact,
                    talking ? SegmentDisposition.ANSWERED : seen ? how : SegmentDisposition.UNKNOWN);
            Segments.releaseNext(d, contact);
            Segments.releaseUnless(d, contact.service().agentId(), contact.id(), "");
            ContactDisposition disposition = contact.service().handled()
                    ? ContactDisposition.ANSWERED
                    : seen ? unhandled : ContactDisposition.UNKNOWN;
            d.fact(new Fact.ContactEnded(contact.id(), disposition, waited(d, contact),
                    Decision.millis(earliestNanos), d.nowMillis()));
            if (disposition == ContactDisposition.ABANDONED) {
                ScreenPops.abandoned(d, contact);
            }
            RouteDialogues.handle(d, contact, Handle.NONE);
            Sites.contactOver(d, contact);
            Callbacks.contactOver(d, contact);
            Items.contactOver(d, contact);
            d.draft.contacts.remove(contact.id());
            cancelTimers(d, contact.id());
            Skills.touched(d, contact);
        });
    }

    /** Time of all waits: each from asking for an agent to the last ring, or to the end when none was answered. */
    private static long waited(Decision d, Contact contact) {
        Demand demand = contact.demand();
        if (demand.queuedNanos() == 0) {
            return Decision.millis(demand.waitedNanos());
        }
        long away = contact.course().treated().awayNanos();
        long until = contact.service().startedNanos() != 0
                ? contact.service().startedNanos()
                : away != 0 ? away : d.now;
        return Decision.millis(demand.waitedNanos() + until - demand.queuedNanos());
    }
}
