package io.strowger.core.state;

import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.ObservationMode;

/**
 * A supervisor at an agent's call; at most one a supervisor's station.
 *
 * @param observer the supervisor's station
 */
public record Observation(DeviceKey observer, People people, CallKey call, ObservationMode mode, Progress progress) {

    /** @param observed the agent's station */
    public record People(String supervisorId, String agentId, DeviceKey observed) {}

    /**
     * How far it is, and how.
     *
     * @param serviceObserving the switch does it by service observing; otherwise by single-step conference
     * @param awaited requests to the switch whose reply the stage waits for
     * @param asked input in which these were made; a reply to an earlier one says nothing
     * @param request of the supervisor, to be answered when the mode is reached; null when it has been
     */
    public record Progress(Stage stage, boolean serviceObserving, int awaited, long asked, SessionKey request) {}

    /** Constants are only appended. */
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

    /** A supervisor who wants to be at a call and is not yet. */
    public static Observation wanted(DeviceKey observer, People people, CallKey call, ObservationMode mode,
            SessionKey request) {
        return new Observation(observer, people, call, mode, new Progress(Stage.JOINING, false, 0, 0, request));
    }

    public String supervisorId() {
        return people.supervisorId();
    }

    public String agentId() {
        return people.agentId();
    }

    public DeviceKey observed() {
        return people.observed();
    }

    public Stage stage() {
        return progress.stage();
    }

    public boolean serviceObserving() {
        return progress.serviceObserving();
    }

    public SessionKey request() {
        return progress.request();
    }

    /** Whether the customer cannot hear him. */
    public boolean isUnheard() {
        return mode == ObservationMode.LISTEN || mode == ObservationMode.WHISPER;
    }

    /** A stage that waits for replies to so many requests, made in the input. */
    public Observation at(Stage stage, int awaited, long asked) {
        return new Observation(observer, people, call, mode,
                new Progress(stage, progress.serviceObserving(), awaited, asked, progress.request()));
    }

    /** One reply less to wait for. */
    public Observation replied() {
        return at(progress.stage(), progress.awaited() - 1, progress.asked());
    }

    public Observation withCall(CallKey value) {
        return new Observation(observer, people, value, mode, progress);
    }

    public Observation withServiceObserving(boolean value) {
        return new Observation(observer, people, call, mode, new Progress(progress.stage(), value, progress.awaited(),
                progress.asked(), progress.request()));
    }

    /** From now on in another mode for another request; null = nobody waits for an answer. */
    public Observation in(ObservationMode newMode, SessionKey newRequest) {
        return new Observation(observer, people, call, newMode, new Progress(progress.stage(),
                progress.serviceObserving(), progress.awaited(), progress.asked(), newRequest));
    }

    /** Nobody waits for an answer any more. */
    public Observation answered() {
        return in(mode, null);
    }
}
