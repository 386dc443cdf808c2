package io.strowger.simulator.model;

/**
 * A service observer and whom he observes.
 *
 * @param observer the observer's station
 * @param observee the observed station or agent
 * @param agentId the agent logged in at the observed station, empty for none
 * @param observeeIsAgent whether the observed number is a login id
 * @param mode what the observer may do
 * @param location where the observed one is, as the application said
 * @param activeCallId the call both are in, 0 for none
 */
public record Observation(
        String observer,
        String observee,
        String agentId,
        boolean observeeIsAgent,
        Mode mode,
        int location,
        int activeCallId) {
    /** What an observer may do, with the value the Avaya private data gives it. */
    public enum Mode {
        DEACTIVATED(2), NO_TALK(3), LISTEN_ONLY(4), COACH(5), LISTEN_TALK(6);

        private final int value;

        Mode(int value) {
            this.value = value;
        }

        /** The private data's number. */
        public int value() {
            return value;
        }

        /** The mode of a number, null when it is none an observer can ask for. */
        public static Mode of(int value) {
            for (Mode mode : values()) {
                if (mode.value == value) {
                    return mode;
                }
            }
            return null;
        }

        boolean silent() {
            return this == NO_TALK || this == LISTEN_ONLY;
        }
    }
}
