package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.HandleState;
import io.strowger.core.state.Device;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Timer;
import java.util.List;

/** What a switch says of a call when it is asked: that it lives, that there is no such call, or that another call has its id. */
final class CallSnapshots {
    /** Why a call ended whose id the switch has given to another. */
    static final String OTHER_CALL = "its id is another call's now";

    private CallSnapshots() {}

    static void callSnapshot(Decision d, Purpose.CallSnapshot purpose, PbxReply reply) {
        Call call = d.draft.calls.get(purpose.call());
        if (call == null || call.hasEnded()) {
            return;
        }
        switch (reply) {
            case PbxReply.CallSnapshot snapshot -> confirmed(d, call, snapshot.connections());
            case PbxReply.Refused refused when denies(refused.failure().code()) -> Calls.endUntold(d, call,
                    "the switch does not know the call any more",
                    purpose.endTold() || Streams.endTold(d, call.key()) != null ? d.now : call.life().seenNanos());
            default -> {
                if (purpose.attempt() < Recovery.ATTEMPTS_MAX && Links.isUp(d, call.key().switchName())) {
                    Recovery.snapshot(d, call, purpose.attempt() + 1);
                } else if (!call.life().proven()) {
                    // Only now: while an answer is owed, that none has come proves nothing.
                    d.timer(Timer.Kind.CALL_RECOVERY, call.key().toString(),
                            d.site().site().settings().linkRecoveryMillis());
                } else {
                    d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Calls.CHECK_MILLIS);
                }
            }
        }
    }

    /** Failures that say that there is no such call; an overloaded switch refuses too, and that says nothing of the call. */
    static boolean denies(PbxReply reply) {
        return reply instanceof PbxReply.Refused refused && denies(refused.failure().code())
                || reply instanceof PbxReply.CallSnapshot snapshot && snapshot.connections().isEmpty();
    }

    private static boolean denies(int code) {
        return switch (code) {
            case UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER, UniversalFailure.INVALID_CSTA_CONNECTION_IDENTIFIER,
                    UniversalFailure.NO_ACTIVE_CALL, UniversalFailure.NO_CALL_TO_CLEAR ->
                true;
            default -> false;
        };
    }

    /** The call lives. Connections that the switch does not list are gone; those of stations are the stations' snapshots' matter. */
    private static void confirmed(Decision d, Call call, List<PbxReply.CallConnection> connections) {
        if (connections.isEmpty()) {
            Calls.endUntold(d, call, "the switch knows the call without any party", call.life().seenNanos());
            return;
        }
        boolean vouched = isOf(call, connections);
        Call seen = vouched && !isOpen(call) ? call.seen(d.now) : call;
        Recovery.proved(d, call);
        if (isOpen(call)) {
            identify(d, call, vouched);
        }
        boolean callerSeen = seen.caller().isEmpty();
        for (PbxReply.CallConnection connection : connections) {
            String deviceId = connection.connection().deviceId();
            Party device = connection.device();
            boolean isCaller = seen.caller()
                    .filter(caller -> caller.deviceId().equals(deviceId) || caller.deviceId().equals(device.raw())
                            || connection.connection().dynamic() && caller.dynamic())
                    .isPresent();
            callerSeen |= isCaller;
            if (isCaller && vouched) {
                seen = Connections.withCallerId(d, seen, connection.connection());
            }
        }
        d.draft.calls.put(seen);
        if (!callerSeen && seen.connections().size() <= 1) {
            Calls.end(d, seen, "the caller is gone", call.life().seenNanos());
        } else if (!callerSeen && seen.heardParties() < seen.connections().size()) {
            // Somebody only listens, and must not be left with the agent alone.
            Call.Connection caller = seen.caller().orElseThrow();
            Connections.cleared(d, seen, new ConnectionId(call.key().callId(), caller.deviceId(), caller.dynamic()),
                    "the caller is gone");
        } else if (isUnwatched(d, seen, connections.size())) {
            Recovery.askWhereSelected(d, seen);
            d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Recovery.PARKED_CHECK_MILLIS);
        } else if (seen.heardParties() < 2 && seen.connections().size() > seen.heardParties()) {
            // Somebody listens to nobody; Phantoms clears him, and looks again.
            d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Calls.DOUBT_MILLIS);
        }
    }

    static void identify(Decision d, Call call, boolean named) {
        d.request(call.key().switchName(), "", RequestClass.SNAPSHOT, new PbxCommand.QueryUcid(Recovery.anyOf(call)),
                new Purpose.CallIdentity(call.key(), call.life().seenNanos(), named));
    }

    /** Found after an outage, and which call it is can be asked. */
    static boolean isOpen(Call call) {
        return !call.life().proven() && !call.ucid().isEmpty();
    }

    /** The switch says which call has the id now. Another one begins, of which its stations tell more, and the one that there was has ended unseen. */
    static void identified(Decision d, Purpose.CallIdentity purpose, PbxReply reply) {
        Call call = d.draft.calls.get(purpose.call());
        if (call == null || call.hasEnded()) {
            return;
        }
        String ucid = reply instanceof PbxReply.UcidReported reported ? reported.ucid() : "";
        if (!ucid.isEmpty() && !call.ucid().isEmpty() && !ucid.equals(call.ucid())) {
            List<Call.Connection> connections = call.connections();
            Calls.end(d, call, OTHER_CALL, purpose.seenNanos());
            Call other = Calls.liveOrNew(d, call.key().switchName(), call.key().callId(), ucid, true);
            d.draft.calls.put(other);
            d.timer(Timer.Kind.CALL_DOUBT, other.key().toString(), Calls.DOUBT_MILLIS);
            for (Call.Connection connection : connections) {
                Device device = d.draft.devices.get(new DeviceKey(call.key().switchName(), connection.deviceId()));
                if (device != null && Recovery.isAsked(device)) {
                    Recovery.snapshot(d, device.key(), 1);
                }
            }
        } else if (!ucid.isEmpty() || purpose.named()) {
            d.draft.calls.put(call.withParties(ucid, Party.UNKNOWN, Party.UNKNOWN).seen(d.now));
            if (call.ucid().isEmpty()) {
                d.fact(new Fact.CallIdentified(call.key(), ucid));
            }
        }
    }

    /**
     * Whether an answer speaks of this call for certain. After an outage the switch may have given its id to another call, and the answer has no other name of it
     * than those of its parties: where it names none that we know, a call lives, but until an event says which, this one may have ended at any time since it was seen.
     */
    private static boolean isOf(Call call, List<PbxReply.CallConnection> connections) {
        return call.life().proven()
                || connections.stream().anyMatch(each -> call.isAt(each.connection().deviceId()));
    }

    /**
     * A contact's call at no station of ours and without a route dialogue, or another one of which at most one party is left: nothing that happens to it need be told
     * to us. Where it waits at a split, neither is it of that.
     *
     * @param parties whom the switch knows in it
     */
    private static boolean isUnwatched(Decision d, Call call, int parties) {
        Contact contact = call.contact() == null ? null : d.draft.contacts.get(call.contact());
        if (contact == null
                ? parties > 1 && !call.connections().isEmpty()
                : contact.handle().state() != HandleState.NONE) {
            return false;
        }
        return call.connections().stream().noneMatch(c -> {
            Device device = d.draft.devices.get(new DeviceKey(call.key().switchName(), c.deviceId()));
            return device != null && Recovery.isAsked(device);
        });
    }
}
