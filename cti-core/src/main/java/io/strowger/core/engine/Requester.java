package io.strowger.core.engine;

import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.RequestClass;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.SessionKey;
import io.strowger.core.state.Timer;

/** The agent who asks for something, and which of his requests it is. */
record Requester(Agent agent, SessionKey key) {
    /** A request without a reply is given up by the engine after so long, whatever its link does; links give up earlier. */
    static final long REPLY_MILLIS = 20_000;

    /** The agent's own connection of a call, or why it cannot be used. */
    record Own(Call call, LocalConnectionState state, ConnectionId connection, Answer refused) {
        boolean isRefused() {
            return refused != null;
        }
    }

    DeviceKey station() {
        return agent.station();
    }

    String deviceId() {
        return agent.station().deviceId();
    }

    /** Why nothing can be asked of the switch, or NONE. */
    RefusalReason absent(Decision d) {
        if (agent == null || !agent.isLoggedOn()) {
            return RefusalReason.NOT_LOGGED_ON;
        }
        return Links.isUp(d, agent.station().switchName()) ? RefusalReason.NONE : RefusalReason.LINK_DOWN;
    }

    /** @param allowed states that his connection may be in; none for any but NULL */
    Own own(Decision d, CallKey callKey, LocalConnectionState... allowed) {
        RefusalReason absent = absent(d);
        Call call = callKey == null ? null : d.draft.calls.get(callKey);
        boolean here = agent != null && agent.station() != null && call != null
                && call.key().switchName().equals(agent.station().switchName());
        LocalConnectionState at = here ? call.stateAt(deviceId()) : LocalConnectionState.NULL;
        String shown = at == LocalConnectionState.NULL ? "" : at.name();
        RefusalReason refusal = absent;
        if (refusal == RefusalReason.NONE && at == LocalConnectionState.NULL) {
            refusal = RefusalReason.CALL_UNKNOWN;
        } else if (refusal == RefusalReason.NONE && allowed.length > 0
                && (!contains(allowed, at) || call.isSilentAt(deviceId()))) {
            refusal = RefusalReason.WRONG_CALL_STATE;
        }
        if (refusal != RefusalReason.NONE) {
            return new Own(null, at, null, new Answer(refusal, shown, callKey));
        }
        return new Own(call, at, new ConnectionId(call.key().callId(), deviceId(), false), null);
    }

    /** The call that rings at his station. One that a transfer has just made part of another rings on in that: who asks cannot know yet. */
    Own ringing(Decision d, CallKey callKey) {
        Own own = own(d, callKey, LocalConnectionState.ALERTING);
        Call ended = callKey == null ? null : d.draft.calls.get(callKey);
        if (!own.isRefused() || ended == null || !ended.hasEnded() || ended.parent() == null) {
            return own;
        }
        Own other = own(d, ended.parent(), LocalConnectionState.ALERTING);
        return other.isRefused() ? own : other;
    }

    private static boolean contains(LocalConnectionState[] allowed, LocalConnectionState state) {
        for (LocalConnectionState each : allowed) {
            if (each == state) {
                return true;
            }
        }
        return false;
    }

    /**
     * Asks the switch; its reply is the outcome.
     *
     * @param call null for a request that makes a call
     * @param effect state of the own connection when it is done; null where that does not tell
     */
    Answer ask(Decision d, PbxCommand command, CallKey call, LocalConnectionState effect) {
        return ask(d, command, new Purpose.ForSession(key, call, deviceId(), effect));
    }

    Answer ask(Decision d, PbxCommand command, Purpose purpose) {
        long id = d.request(agent.station().switchName(), "", RequestClass.CALL_CONTROL, command, purpose);
        d.timer(Timer.Kind.COMMAND, Long.toString(id), REPLY_MILLIS);
        return Answer.UNDER_WAY;
    }
}
