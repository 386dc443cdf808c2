package io.strowger.core.state;

import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.ObservationMode;

/**
 * A supervisor at an agent's call; at most one a supervisor's station.
 *
 * @param observer the supervisor's station
 * @param observed the agent's station
 * @param serviceObserving the switch does it by service observing; otherwise by single-step conference
 * @param awaited requests to the switch whose reply the stage waits for
 * @param request of the supervisor, to be answered when the mode is reached; null when it has been
 */
public record Observation(DeviceKey observer, String supervisorId, String agentId, DeviceKey observed, CallKey call,
        ObservationMode mode, Stage stage, boolean serviceObserving, int awaited, SessionKey request) {

    /** How far it is. Constants are only appended. */
    public enum Stage {
        /** The switch was asked to add the supervisor; he is not there yet. */
        JOINING,
        /** He is there, and is being kept from the customer's ear. */
        HUSHING,
        /** He is there as he wants to be. */
        OBSERVING,
        /** He is there, and the agent is being cleared. */
        TAKING_OVER,
        /** He leaves the call, to come back in another mode. */
        CHANGING,
        /** He is to leave the call, and is asked to again until he is gone. */
        LEAVING
    }

    /** Whether the customer cannot hear him. */
    public boolean isUnheard() {
        return mode == ObservationMode.LISTEN || mode == ObservationMode.WHISPER;
    }

    public Observation withStage(Stage value) {
        return new Observation(observer, supervisorId, agentId, observed, call, mode, value, serviceObserving, awaited,
                request);
    }

    public Observation withCall(CallKey value) {
        return new Observation(observer, supervisorId, agentId, observed, value, mode, stage, serviceObserving,
                awaited, request);
    }

    public Observation withServiceObserving(boolean value) {
        return new Observation(observer, supervisorId, agentId, observed, call, mode, stage, value, awaited, request);
    }

    public Observation withAwaited(int value) {
        return new Observation(observer, supervisorId, agentId, observed, call, mode, stage, serviceObserving, value,
                request);
    }

    /** Nobody waits for an answer any more. */
    public Observation answered() {
        return new Observation(observer, supervisorId, agentId, observed, call, mode, stage, serviceObserving, awaited,
                null);
    }

    /** From now on in another mode, and another request waits. */
    public Observation changed(ObservationMode newMode, Stage newStage, SessionKey newRequest) {
        return new Observation(observer, supervisorId, agentId, observed, call, newMode, newStage, serviceObserving, 0,
                newRequest);
    }
}
