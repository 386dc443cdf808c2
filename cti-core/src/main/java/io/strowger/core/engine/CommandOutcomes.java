package io.strowger.core.engine;

import io.strowger.core.input.PbxReply;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Session;
import io.strowger.core.state.SessionKey;

/** What the switch's reply means for the client who asked: done, failed and why, or silent and what the state is now. */
final class CommandOutcomes {
    private CommandOutcomes() {}

    static boolean isDone(PbxReply reply) {
        return switch (reply) {
            case PbxReply.Refused r -> false;
            case PbxReply.TimedOut r -> false;
            case PbxReply.NotSent r -> false;
            case PbxReply.NotPossible r -> false;
            default -> true;
        };
    }

    static RefusalReason reason(PbxReply reply) {
        return switch (reply) {
            case PbxReply.Refused r -> reason(r.failure().code());
            case PbxReply.TimedOut r -> RefusalReason.SWITCH_SILENT;
            case PbxReply.NotSent r -> RefusalReason.LINK_DOWN;
            case PbxReply.NotPossible r -> RefusalReason.NOT_POSSIBLE_ON_LINK;
            default -> RefusalReason.NONE;
        };
    }

    /** The words of the switch or the link behind a separator; empty when they said nothing. */
    static String detail(PbxReply reply, String separator) {
        String words = switch (reply) {
            case PbxReply.Refused r -> r.failure().name() + " (" + r.failure().code() + ')';
            case PbxReply.NotSent r -> r.why();
            case PbxReply.NotPossible r -> r.detail() + ": " + r.reason().sentence();
            default -> "";
        };
        return words.isEmpty() ? "" : separator + words;
    }

    /** What a CSTA universal failure means for a person; its number and name stay in the detail. */
    private static RefusalReason reason(int failure) {
        return switch (failure) {
            case 4, 6, 7, 12, 14 -> RefusalReason.DESTINATION_INVALID;
            case 8, 9, 10, 19, 60 -> RefusalReason.SWITCH_PRIVILEGE;
            case 11, 13, 24, 25, 26, 27, 28, 29 -> RefusalReason.CALL_GONE;
            case 2, 21, 22, 23 -> RefusalReason.SWITCH_STATE;
            case 33 -> RefusalReason.DESTINATION_BUSY;
            case 34 -> RefusalReason.DESTINATION_OUT_OF_SERVICE;
            case 38 -> RefusalReason.CALL_FULL;
            case 31, 32, 35, 36, 41, 43, 44, 51, 52, 75, 79 -> RefusalReason.SWITCH_BUSY;
            case 15, 73 -> RefusalReason.NOT_SUPPORTED;
            default -> RefusalReason.SWITCH_REFUSED;
        };
    }

    static void failed(Decision d, SessionKey request, PbxReply reply, CallKey call) {
        Session session = d.draft.sessions.get(request.sessionId());
        Agent agent = session == null ? null : d.draft.agents.get(session.userId());
        if (reply instanceof PbxReply.TimedOut && agent != null && agent.station() != null) {
            silent(d, agent.station().switchName(),
                    new Purpose.ForSession(request, call, agent.station().deviceId(), null));
            return;
        }
        Sessions.outcome(d, request, reason(reply), detail(reply, ""), call);
    }

    static void session(Decision d, String switchName, Purpose.ForSession purpose, PbxReply reply) {
        SessionKey request = purpose.request();
        switch (reply) {
            case PbxReply.TimedOut silent -> silent(d, switchName, purpose);
            case PbxReply.CallConfirmed made when purpose.call() == null ->
                Sessions.outcome(d, request, RefusalReason.NONE, "", Calls.confirmed(d, switchName, made));
            case PbxReply.CallsJoined joined -> {
                Call now = joined.newCall() == null ? null : Calls.find(d, switchName, joined.newCall().callId());
                Sessions.outcome(d, request, RefusalReason.NONE, "", now == null ? purpose.call() : now.key());
            }
            default -> Sessions.outcome(d, request, reason(reply), detail(reply, ""), purpose.call());
        }
    }

    /** The events may have told what the reply did not; otherwise the station is asked after. */
    private static void silent(Decision d, String switchName, Purpose.ForSession purpose) {
        Call call = purpose.call() == null ? null : d.draft.calls.get(purpose.call());
        LocalConnectionState now = call == null ? LocalConnectionState.NULL : call.stateAt(purpose.deviceId());
        if (purpose.effect() != null && purpose.effect() == now) {
            Sessions.outcome(d, purpose.request(), RefusalReason.NONE, "the events show it; the switch did not confirm",
                    purpose.call());
            return;
        }
        Sessions.outcome(d, purpose.request(), RefusalReason.SWITCH_SILENT,
                purpose.call() == null ? "" : "the connection is " + now + " now", purpose.call());
        if (Links.isUp(d, switchName)) {
            Recovery.snapshot(d, new DeviceKey(switchName, purpose.deviceId()), 1);
        }
    }

    /** The engine's own time-out: the link has said nothing, not even that it gave up. */
    static void replyDue(Decision d, long requestId) {
        PendingRequest request = d.draft.requests.get(requestId);
        if (request != null) {
            Replies.silent(d, request);
        }
    }
}
