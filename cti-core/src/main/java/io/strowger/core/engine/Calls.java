package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.ConnectionMachine;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.Push;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Timer;
import java.util.List;

/** Calls as such: known by their ids, which a switch uses again, and over once. */
final class Calls {
    /** An ended call is remembered so long, so that late events of it are not taken for a new call. */
    static final long FORGET_MILLIS = 10_000;
    /** After so long in a doubtful state the switch is asked whether the call lives. */
    static final long DOUBT_MILLIS = 5_000;
    /** However quiet a call is, the switch is asked after so long whether it lives; no row stays for an event that never comes. */
    static final long CHECK_MILLIS = 600_000;

    private Calls() {}

    /** The newest call with that id, live or ended lately, or null. */
    static Call find(Decision d, String switchName, int callId) {
        CallKey key = d.state.indexes().calls().newest(switchName, callId);
        Call found = key == null ? null : d.draft.calls.get(key);
        if (d.draft.calls.hasAdded()) {
            for (Call call : d.draft.calls.put()) {
                if (call.key().switchName().equals(switchName) && call.key().callId() == callId
                        && (found == null || call.key().generation() > found.key().generation())) {
                    found = call;
                }
            }
        }
        return found;
    }

    /**
     * The call that an event speaks of, begun now if it is not known. Call ids are reused: an event that begins a call, or that brings another UCID, means
     * a new one when the known one has ended, and the end of the known one when it has not.
     *
     * @param begins the event can only be the first of its call
     * @return null for a late event of an ended call
     */
    static Call liveOrNew(Decision d, String switchName, int callId, String ucid, boolean begins) {
        Call known = find(d, switchName, callId);
        if (known != null) {
            boolean differs = !ucid.isEmpty() && !known.ucid().isEmpty() && !ucid.equals(known.ucid());
            if (!known.hasEnded() && !differs) {
                return known;
            }
            boolean same = !ucid.isEmpty() && ucid.equals(known.ucid());
            if (known.hasEnded() && !differs && (!begins || same)) {
                return null;
            }
            if (differs && isFormer(d, switchName, callId, ucid)) {
                return null;
            }
            if (!known.hasEnded()) {
                reused(d, known);
            }
        }
        return begun(d, switchName, callId, ucid);
    }

    private static void reused(Decision d, Call known) {
        // What a link told of its end is confirmed by this.
        boolean told = Streams.endConfirmed(d, known);
        if (!told) {
            d.anomaly(AnomalyKind.UNEXPECTED_EVENT, "call " + known.key(), "its id was reused before its end was seen");
        }
        endUntold(d, known, "id reused", told ? d.now : known.life().seenNanos());
    }

    /** Whether a call with that universal id has ended and is remembered: what a slow link tells of it is late, whoever has the call id now. */
    static boolean isFormer(Decision d, String switchName, int callId, String ucid) {
        if (ucid.isEmpty()) {
            return false;
        }
        for (Call call : d.draft.calls.committed().rowsFrom(new CallKey(switchName, callId, Long.MIN_VALUE))) {
            if (!call.key().switchName().equals(switchName) || call.key().callId() != callId) {
                return false;
            }
            if (call.hasEnded() && ucid.equals(call.ucid())) {
                return true;
            }
        }
        return false;
    }

    /** A call that was not known; from now on it is asked after. */
    private static Call begun(Decision d, String switchName, int callId, String ucid) {
        CallKey key = new CallKey(switchName, callId, d.sequence);
        d.timer(Timer.Kind.CALL_DOUBT, key.toString(), CHECK_MILLIS);
        return new Call(key, null, ucid, Party.UNKNOWN, Party.UNKNOWN, List.of(),
                new Call.Life(d.now, 0, d.now, 0, true));
    }

    /** The call of a RouteRequest: the switch holds it now, so it lives, whatever was believed. */
    static Call ofRequest(Decision d, String switchName, int callId, String ucid) {
        Call known = liveOrNew(d, switchName, callId, ucid, true);
        return known == null ? begun(d, switchName, callId, ucid) : known;
    }

    /** The switch confirmed a call that we asked for; events of it may have come before or come yet. */
    static CallKey confirmed(Decision d, String switchName, PbxReply.CallConfirmed made) {
        Call call = liveOrNew(d, switchName, made.newCall().callId(), made.ucid(), false);
        if (call == null) {
            return null;
        }
        Call told = call.withParties(made.ucid(), Party.internal(made.newCall().deviceId()), Party.UNKNOWN)
                .seen(d.now);
        if (told.connection(made.newCall().deviceId()).isEmpty()) {
            told = Connections.connection(d, told, made.newCall(), ConnectionMachine.Cause.SERVICE_INITIATED, true);
        }
        d.draft.calls.put(told);
        return told.key();
    }

    /** Tells the desktop at the device that the call is over for it. */
    static void tellEnd(Decision d, Call call, DeviceKey device, String cause) {
        Agent agent = Agents.at(d, device);
        if (agent != null) {
            d.push(agent.sessionId(), new Push.CallEnded(call.key(), cause));
        }
    }

    /**
     * Ends a call. Where it was not known yet, after an outage, whether the call with its id is still this one, it may have ended at any time since it was seen.
     *
     * @param earliestNanos when it may have ended at the earliest; now, when its end was seen
     */
    static void end(Decision d, Call call, String cause, long earliestNanos) {
        long earliest = CallSnapshots.isOpen(call) ? Math.min(earliestNanos, call.life().seenNanos()) : earliestNanos;
        over(d, call, call.contact(), cause, earliest);
        if (call.contact() != null) {
            Contacts.callEnded(d, call, earliest);
        }
        Observations.callEnded(d, call.key());
    }

    /** It is known to be over although no event that counts has told so; events that do may come yet. */
    static void endUntold(Decision d, Call call, String cause, long earliestNanos) {
        Streams.settled(d, call);
        end(d, call, cause, earliestNanos);
    }

    /** A call has become part of another, and so has its contact, if it had one. */
    static void absorbed(Decision d, Call call, ContactId contact) {
        over(d, call, contact, "TRANSFER", d.now);
        Observations.callEnded(d, call.key());
    }

    private static void over(Decision d, Call call, ContactId contact, String cause, long earliestNanos) {
        for (Call.Connection connection : call.connections()) {
            DeviceKey device = new DeviceKey(call.key().switchName(), connection.deviceId());
            tellEnd(d, call, device, cause);
            Connections.seen(d, device);
        }
        Consultations.over(d, call, false);
        d.draft.calls.put(call.ended(d.now));
        String entity = call.key().toString();
        d.cancel(Timer.Kind.CALL_DOUBT, entity);
        d.cancel(Timer.Kind.CALL_RECOVERY, entity);
        Sites.callOver(d, call.key());
        d.timer(Timer.Kind.CALL_FORGOTTEN, entity, forgetMillis(d, call, earliestNanos < d.now));
        d.fact(new Fact.CallEnded(call.key(), contact, cause, Decision.millis(earliestNanos), d.nowMillis()));
    }

    /**
     * A link that came up during the call owes nothing of it and may tell of it all the same, until its lag is over; nor does any link owe an end that no event told, and
     * the vector's last request may still be on its way on the slower one.
     */
    private static long forgetMillis(Decision d, Call call, boolean unseen) {
        String switchName = call.key().switchName();
        boolean late = d.site().links(switchName).size() > 1
                && (unseen || Links.cameUpSince(d, switchName, call.life().startedNanos()));
        return late ? OwedEvents.LAG_MILLIS + FORGET_MILLIS : FORGET_MILLIS;
    }

    /** An ended call is remembered as long as a link owes events of it: a late copy may be the first that counts, and would begin the call anew. */
    static void forgetDue(Decision d, CallKey key) {
        if (Streams.isOwedOf(d, key)) {
            d.timer(Timer.Kind.CALL_FORGOTTEN, key.toString(), FORGET_MILLIS);
        } else {
            d.draft.calls.remove(key);
        }
    }

    /** Whoever is in a call sees that it became a conference, rings where it was to go, or failed, whatever told of it. */
    static void show(Decision d) {
        for (int i = 0; i < d.draft.calls.changes(); i++) {
            Call before = d.draft.calls.committed(i);
            Call after = d.draft.calls.changed(i);
            if (before == null || after == null || before.isAlike(after)) {
                continue;
            }
            for (Call.Connection connection : after.connections()) {
                if (!connection.dynamic()) {
                    d.touchedStations.add(new DeviceKey(after.key().switchName(), connection.deviceId()));
                }
            }
        }
    }

    /** Announces ordinary calls that began in this decision, and those that are made to call somebody back: each attempt is a call, whoever it reaches. */
    static void settle(Decision d) {
        if (!d.draft.calls.hasAdded()) {
            return;
        }
        for (Call call : d.draft.calls.put()) {
            if ((call.contact() == null || Callbacks.isDialling(d, call))
                    && d.draft.calls.committed().get(call.key()) == null) {
                d.fact(new Fact.CallStarted(call.key(), call.calling().number(), call.called().number(),
                        call.ucid()));
            }
        }
    }
}
