package io.strowger.core.engine;

import io.strowger.core.analysis.CalendarClock;
import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.ContactMachine.Cause;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.CallbackOutcome;
import io.strowger.core.model.CallbackState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.EventCause;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.RequestClass;
import io.strowger.core.output.TopicState.CallbackView;
import io.strowger.core.site.CallbackSite;
import io.strowger.core.site.DialPattern;
import io.strowger.core.site.NumberClass;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Callback;
import io.strowger.core.state.Callback.Wish;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.Handle;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Timer;
import java.util.List;

/**
 * Customers who are called back. From when it is due a callback stands in the queue as a contact without a call, with its place among those who wait on the
 * telephone; the agent whose turn it is calls. What reaches nobody is tried again, in its old place.
 */
final class Callbacks {
    /** Callbacks that are kept. */
    static final int CALLBACKS_MAX = 10_000;
    /** Opening hours are looked at so often, on the even minute. */
    static final long HOURS_MILLIS = 300_000;
    private static final long HOURS_NANOS = HOURS_MILLIS * Decision.NANOS_PER_MILLI;

    private Callbacks() {}

    private static CallbackSite site(Decision d) {
        return d.site().site().service().callbacks();
    }

    // --- the beginning

    /** @param placeNanos since when it counts as waiting; 0 = from when it is due */
    static Wish wish(Decision d, String switchName, String number, RoutePlan plan, long placeNanos) {
        NumberPlan numbers = d.site().numberPlan(switchName);
        return new Wish(switchName, NumberClass.canonical(numbers, number, false), plan, placeNanos, 0,
                d.now + site(d).expiryMillis() * Decision.NANOS_PER_MILLI, "", "");
    }

    /** Instead of waiting on the telephone the customer of the contact is called back at a number, with his place. */
    static RefusalReason instead(Decision d, Contact contact, String number) {
        return begin(d, contact.id(), wish(d, contact.switchName(), number, contact.demand().asked().plan(),
                contact.demand().queuedNanos()));
    }

    /** The same for a wish of his own; he waits no more. */
    static RefusalReason instead(Decision d, Contact contact, Wish wish) {
        RefusalReason refusal = begin(d, contact.id(), wish);
        if (refusal == RefusalReason.NONE) {
            Contacts.requestWithdrawn(d, contact);
            Contact now = d.draft.contacts.get(contact.id());
            d.draft.contacts.put(now.withCourse(
                    now.course().withTreated(now.course().treated().away(-1, d.now))));
        }
        return refusal;
    }

    /** @param first the contact that it grows out of, null = none */
    static RefusalReason begin(Decision d, ContactId first, Wish wish) {
        RefusalReason refusal = refusal(d, wish);
        if (refusal == RefusalReason.NONE) {
            start(d, first, wish);
        }
        return refusal;
    }

    /** The same where it was looked at that nothing stands against it. */
    static ContactId start(Decision d, ContactId first, Wish wish) {
        Callback callback = Callback.of(d.draft.nextContact(), first, wish);
        d.timerAt(Timer.Kind.CALLBACK_EXPIRY, callback.id().toString(), wish.expiresNanos());
        if (wish.notBeforeNanos() > d.now) {
            put(d, callback);
            d.timerAt(Timer.Kind.CALLBACK, callback.id().toString(), wish.notBeforeNanos());
        } else {
            enqueue(d, callback);
        }
        return callback.id();
    }

    /** Why nobody is to be called back like that, or NONE. */
    static RefusalReason refusal(Decision d, Wish wish) {
        String name = site(d).restriction();
        String dialled = d.site().numberPlan(wish.switchName()).dialled(wish.number());
        if (name.isEmpty()) {
            return RefusalReason.FEATURE_NOT_CONFIGURED;
        }
        if (!Dialling.isDialable(dialled) || wish.plan() == null) {
            return RefusalReason.BAD_ARGUMENT;
        }
        if (wish.notBeforeNanos() < 0 || wish.expiresNanos() <= Math.max(d.now, wish.notBeforeNanos())) {
            return RefusalReason.CALLBACK_TOO_LATE;
        }
        for (String pattern : site(d).blocked()) {
            if (DialPattern.matches(pattern, wish.number()) || DialPattern.matches(pattern, dialled)) {
                return RefusalReason.CALLBACK_NUMBER_BLOCKED;
            }
        }
        RestrictionClass restriction = d.site().restriction(name);
        NumberClass kind = d.site().numberClass(wish.switchName(), dialled);
        if (kind.outside() && !restriction.outbound()) {
            return RefusalReason.OUTBOUND_NOT_ALLOWED;
        }
        if (!restriction.mayDial(kind.name())) {
            return RefusalReason.DIALLING_NOT_ALLOWED;
        }
        if (d.state.indexes().callbackTo(wish.number()) != null) {
            return RefusalReason.CALLBACK_EXISTS;
        }
        return d.state.indexes().callbacks() >= CALLBACKS_MAX ? RefusalReason.CALLBACKS_FULL : RefusalReason.NONE;
    }

    /** Its turn in the queue has come, for the first time or again; its place is the old one. */
    private static void enqueue(Decision d, Callback callback) {
        if (!isOpen(d)) {
            rests(d, callback);
            return;
        }
        Wish wish = callback.wish();
        Contact known = d.draft.contacts.get(callback.id());
        Contact contact = known != null
                ? known
                : Contacts.beginCallback(d, callback.id(), wish.switchName(), wish.number());
        long place = wish.placeNanos() != 0
                ? wish.placeNanos()
                : Math.max(wish.notBeforeNanos(), contact.origin().startedNanos());
        put(d, callback.with(CallbackState.WAITING, ""));
        Contacts.move(d, contact, Cause.AGENT_REQUESTED)
                .ifPresent(waiting -> Contacts.queueAt(d, waiting, wish.plan(), place));
    }

    /** Whether anybody is called at this hour. */
    private static boolean isOpen(Decision d) {
        CalendarClock calendar = site(d).calendar().isEmpty() ? null : d.site().rules().calendar(site(d).calendar());
        return calendar == null || calendar.isOpen(calendar.at(d.nowMillis()));
    }

    /** It is looked at again when the hour may be another. */
    private static void rests(Decision d, Callback callback) {
        if (!d.draft.callbacks.contains(callback.id()) || callback.state() != CallbackState.SCHEDULED) {
            put(d, callback.with(CallbackState.SCHEDULED, ""));
        }
        d.timerAt(Timer.Kind.CALLBACK, callback.id().toString(), (d.now / HOURS_NANOS + 1) * HOURS_NANOS);
    }

    /** Every change of a callback is a fact and shown. */
    private static void put(Decision d, Callback now) {
        d.draft.callbacks.put(now);
        tell(d, now);
    }

    private static void tell(Decision d, Callback now) {
        d.fact(new Fact.CallbackChanged(now.id(), now.first(), now.wish().number(), now.state(),
                now.progress().attempts(), now.progress().last(), now.progress().agentId(), now.wish().arranger()));
        d.publish("callback/" + now.id(), view(now));
    }

    private static CallbackView view(Callback callback) {
        Wish wish = callback.wish();
        return new CallbackView(callback.id(), callback.first(), wish.number(), skill(callback), callback.state(),
                callback.progress().attempts(), callback.progress().last(), callback.progress().agentId(),
                Decision.millis(wish.notBeforeNanos()), Decision.millis(wish.expiresNanos()), wish.text(),
                wish.arranger());
    }

    /** The skill that it waits for first; empty = none. */
    static String skill(Callback callback) {
        List<RoutePlan.Step> steps = callback.wish().plan().steps();
        return steps.isEmpty() || steps.get(0).skills().isEmpty() ? "" : steps.get(0).skills().get(0).skill();
    }

    /** A reign begins: everything is shown anew. */
    static void begin(Decision d) {
        for (Callback callback : d.draft.callbacks.all()) {
            d.publish("callback/" + callback.id(), view(callback));
        }
    }

    // --- the call

    /** It is the turn of an agent: he is shown what he will call, and then does. */
    static void agentChosen(Decision d, Contact contact, String agentId) {
        Callback callback = d.draft.callbacks.get(contact.id());
        if (callback == null) {
            return;
        }
        if (!isOpen(d)) {
            withdrawn(d, contact, "nobody is called at this hour");
            rests(d, callback);
            return;
        }
        Callback offered = callback.with(CallbackState.OFFERED, agentId);
        put(d, offered);
        Agent agent = d.draft.agents.get(agentId);
        d.push(agent.sessionId(), new Push.CallbackOffered(view(offered), contact.serial(), site(d).previewMillis()));
        if (site(d).previewMillis() == 0) {
            dial(d, offered);
        } else {
            d.timer(Timer.Kind.CALLBACK, callback.id().toString(), site(d).previewMillis());
        }
    }

    static void dial(Decision d, Callback callback) {
        DeviceKey station = d.draft.agents.get(callback.progress().agentId()).station();
        String number = d.site().numberPlan(station.switchName()).dialled(callback.wish().number());
        put(d, callback.withState(CallbackState.DIALLING));
        d.request(station.switchName(), "", RequestClass.CALL_CONTROL,
                new PbxCommand.MakeCall(station.deviceId(), number, Bytes.EMPTY), new Purpose.CallBack(callback.id()));
        d.timer(Timer.Kind.CALLBACK, callback.id().toString(), site(d).ringMillis());
    }

    /** A station has dialled: where it was asked to call a customer back, and dials his number, that is the call, whether or not the switch has confirmed it. Nothing is put for the call. */
    static Call placed(Decision d, Call call, DeviceKey station) {
        Agent agent = Agents.at(d, station);
        Callback callback = agent == null || agent.contact() == null ? null : d.draft.callbacks.get(agent.contact());
        if (call.contact() != null || callback == null || callback.state() != CallbackState.DIALLING
                || !callback.progress().agentId().equals(agent.agentId())) {
            return call;
        }
        Contact contact = d.draft.contacts.get(callback.id());
        String number = callback.wish().number();
        boolean isHis = call.called().number().equals(number)
                || call.called().raw().equals(d.site().numberPlan(station.switchName()).dialled(number));
        if (!isHis || d.draft.calls.get(contact.call()) != null) {
            return call;
        }
        d.draft.contacts.put(contact.withCall(call.key()));
        return call.withContact(callback.id());
    }

    /** What the switch says of the call that was asked for. */
    static void called(Decision d, String switchName, ContactId id, PbxReply reply) {
        Callback callback = d.draft.callbacks.get(id);
        Contact contact = callback == null ? null : d.draft.contacts.get(id);
        PbxReply.CallConfirmed confirmed = reply instanceof PbxReply.CallConfirmed made ? made : null;
        CallKey made = confirmed == null ? null : Calls.confirmed(d, switchName, confirmed);
        if (made != null && contact != null && made.equals(contact.call())) {
            // The station was faster.
            return;
        }
        boolean awaited = callback != null && callback.state() == CallbackState.DIALLING
                && d.draft.calls.get(contact.call()) == null
                && (made == null || isAt(d, callback, switchName, confirmed.newCall()));
        if (!awaited) {
            if (made != null) {
                // Given up meanwhile: whoever rings there is not to be called any more.
                d.request(switchName, "", RequestClass.CALL_CONTROL,
                        new PbxCommand.ClearConnection(confirmed.newCall()), null);
            }
            return;
        }
        if (made == null) {
            attemptOver(d, callback, CallbackOutcome.FAILED);
            return;
        }
        Call call = d.draft.calls.get(made);
        d.draft.calls.put(call.withContact(id));
        d.draft.contacts.put(contact.withCall(made));
        d.touchedStations.add(d.draft.agents.get(callback.progress().agentId()).station());
    }

    private static boolean isAt(Decision d, Callback callback, String switchName, ConnectionId made) {
        Agent agent = d.draft.agents.get(callback.progress().agentId());
        return agent != null && new DeviceKey(switchName, made.deviceId()).equals(agent.station());
    }

    private static void hangUp(Decision d, CallKey call, String agentId) {
        Agent agent = d.draft.agents.get(agentId);
        if (call != null && agent != null && agent.station() != null
                && agent.station().switchName().equals(call.switchName())) {
            d.request(call.switchName(), "", RequestClass.CALL_CONTROL, new PbxCommand.ClearConnection(
                    new ConnectionId(call.callId(), agent.station().deviceId(), false)), null);
        }
    }

    /** The callback that the call is made for and that has not been answered, or null. */
    private static Callback calling(Decision d, Call call) {
        Callback callback = call.contact() == null ? null : d.draft.callbacks.get(call.contact());
        return callback != null && callback.state() == CallbackState.DIALLING ? callback : null;
    }

    /** Whether the call is made to call somebody back, who has not answered. */
    static boolean isDialling(Decision d, Call call) {
        return calling(d, call) != null;
    }

    /** Somebody answered a call: the customer of a callback, perhaps; whether it was a callback's. */
    static boolean answered(Decision d, Call call, DeviceKey device) {
        Callback callback = calling(d, call);
        if (callback == null) {
            return false;
        }
        Agent agent = d.draft.agents.get(callback.progress().agentId());
        if (!device.equals(agent.station())) {
            d.cancel(Timer.Kind.CALLBACK, callback.id().toString());
            d.fact(new Fact.CallAnswered(call.key(), device.deviceId()));
            put(d, callback.withState(CallbackState.TALKING));
            Segments.takenOver(d, call, agent);
            // From here on it is in a call like any other.
            d.draft.contacts.put(d.draft.contacts.get(callback.id()).withHandle(Handle.NONE));
        }
        return true;
    }

    static void callFailed(Decision d, Call call, EventCause cause) {
        Callback callback = calling(d, call);
        if (callback != null) {
            hangUp(d, call.key(), callback.progress().agentId());
            attemptOver(d, callback, cause == EventCause.BUSY ? CallbackOutcome.BUSY : CallbackOutcome.FAILED);
        }
    }

    /** The call of a contact is over; true when it was an attempt, and the contact goes on. */
    static boolean callEnded(Decision d, Contact contact) {
        Callback callback = d.draft.callbacks.get(contact.id());
        boolean attempt = callback != null && callback.state() == CallbackState.DIALLING;
        if (attempt) {
            attemptOver(d, callback, CallbackOutcome.AGENT_LEFT);
        }
        return attempt;
    }

    /** The reserved agent is free; the contact is in its place again, without a call. Nothing is put for the contact. */
    static Contact released(Decision d, Contact contact) {
        Callback callback = d.draft.callbacks.get(contact.id());
        Call call = d.draft.calls.get(contact.call());
        if (call != null) {
            d.draft.calls.put(call.withContact(null));
        }
        // Nobody was told of an agent who was chosen at a closed hour.
        if (callback != null && callback.state() != CallbackState.WAITING) {
            d.cancel(Timer.Kind.CALLBACK, callback.id().toString());
            put(d, callback.with(CallbackState.WAITING, ""));
        }
        return contact.withCall(new CallKey(contact.origin().switchName(), 0, d.sequence));
    }

    /** Nobody was reached: it rests, and is tried again in its old place, or not any more. */
    private static void attemptOver(Decision d, Callback callback, CallbackOutcome outcome) {
        withdrawn(d, d.draft.contacts.get(callback.id()), "called back: " + outcome);
        Callback paused = callback.attempted(outcome);
        if (paused.progress().attempts() >= site(d).attempts()) {
            finish(d, paused, CallbackState.EXHAUSTED);
        } else if (d.now >= paused.wish().expiresNanos()) {
            finish(d, paused, CallbackState.EXPIRED);
        } else {
            put(d, paused);
            d.timer(Timer.Kind.CALLBACK, callback.id().toString(),
                    outcome == CallbackOutcome.BUSY ? site(d).busyPauseMillis() : site(d).pauseMillis());
        }
    }

    /** Its agent is free, and it does not stand in the queue; it keeps its place. */
    private static void withdrawn(Decision d, Contact contact, String why) {
        Contact free = RouteDialogues.selectFailed(d, contact, why);
        Contacts.move(d, free, Cause.REQUEST_WITHDRAWN)
                .ifPresent(resting -> d.draft.contacts.put(resting.withHandle(Handle.TO_BE_CALLED)));
    }

    // --- time and end

    static void due(Decision d, ContactId id) {
        Callback callback = d.draft.callbacks.get(id);
        if (callback == null) {
            return;
        }
        switch (callback.state()) {
            case SCHEDULED, PAUSED -> enqueue(d, callback);
            case OFFERED -> dial(d, callback);
            case DIALLING -> {
                hangUp(d, d.draft.contacts.get(id).call(), callback.progress().agentId());
                attemptOver(d, callback, CallbackOutcome.NO_ANSWER);
            }
            default -> {
                // It waits for an agent, or has been answered.
            }
        }
    }

    static void expiryDue(Decision d, ContactId id) {
        Callback callback = d.draft.callbacks.get(id);
        if (callback != null && callback.isOpen()) {
            finish(d, callback, CallbackState.EXPIRED);
        } else if (callback != null && callback.state() != CallbackState.TALKING) {
            // Somebody calls just now; should he not get through, it is over.
            d.timer(Timer.Kind.CALLBACK_EXPIRY, id.toString(), site(d).ringMillis());
        }
    }

    /** The customer has called by himself: he is not called any more, unless somebody is calling him. */
    static void calledAgain(Decision d, String ani) {
        ContactId id = ani.isEmpty() ? null : d.state.indexes().callbackTo(ani);
        Callback callback = id == null ? null : d.draft.callbacks.get(id);
        if (callback != null && callback.isOpen()) {
            finish(d, callback, CallbackState.CALLED_AGAIN);
        }
    }

    /** The callback that the contact has been given instead of its place, or null. */
    private static Callback of(Decision d, Contact contact) {
        ContactId id = d.state.indexes().callbackTo(contact.origin().ani());
        Callback callback = id == null ? null : d.draft.callbacks.get(id);
        return callback != null && contact.id().equals(callback.first()) ? callback : null;
    }

    static boolean isOf(Decision d, Contact contact) {
        return of(d, contact) != null;
    }

    /** The caller is still on the telephone and has his place back. */
    static void takenBack(Decision d, Contact contact) {
        Callback callback = of(d, contact);
        if (callback != null && callback.isOpen()) {
            finish(d, callback, CallbackState.CANCELLED);
        }
    }

    /** It is over, and so is its contact, without the customer. */
    static void finish(Decision d, Callback callback, CallbackState how) {
        remove(d, callback, how);
        Contact contact = d.draft.contacts.get(callback.id());
        if (contact != null) {
            Contacts.over(d, contact, ContactDisposition.NOT_REACHED, d.now);
        }
    }

    /** The contact is over. */
    static void contactOver(Decision d, Contact contact) {
        Callback callback = d.draft.callbacks.get(contact.id());
        if (callback != null) {
            remove(d, callback, contact.service().handled() ? CallbackState.DONE : CallbackState.EXHAUSTED);
        }
    }

    private static void remove(Decision d, Callback callback, CallbackState how) {
        d.cancel(Timer.Kind.CALLBACK, callback.id().toString());
        d.cancel(Timer.Kind.CALLBACK_EXPIRY, callback.id().toString());
        d.draft.callbacks.remove(callback.id());
        tell(d, callback.with(how, ""));
    }
}
