package io.strowger.simulator.model;

/**
 * A telephone registered for an extension.
 *
 * @param instanceId its number among the extension's telephones, from 0
 * @param address its network address
 * @param dependency how it shares the extension
 * @param signaling how it talks to the switch
 */
public record Endpoint(int instanceId, String address, Dependency dependency, Signaling signaling) {
    /** How a telephone shares its extension, with the value the Avaya private data gives it. */
    public enum Dependency {
        MAIN(1), DEPENDENT(2), INDEPENDENT(3);

        private final int value;

        Dependency(int value) {
            this.value = value;
        }

        /** The private data's number. */
        public int value() {
            return value;
        }
    }

    /** How a telephone talks to the switch, with the value the Avaya private data gives it. */
    public enum Signaling {
        H323(1), SIP(2);

        private final int value;

        Signaling(int value) {
            this.value = value;
        }

        /** The private data's number. */
        public int value() {
            return value;
        }
    }

    /** Why a telephone is no longer registered, with the value the Avaya private data gives it. */
    public enum Reason {
        LOGOFF(1), NO_SIGNALLING_CONNECTION(2), FORCE_LOGIN(3), TTL_EXPIRED(6), SYSTEM_RESTART(11),
        LOST_SIGNALING_CONNECTION(24);

        private final int value;

        Reason(int value) {
            this.value = value;
        }

        /** The private data's number. */
        public int value() {
            return value;
        }
    }

    /** The telephone that a station has from the beginning. */
    static Endpoint first() {
        return new Endpoint(0, "192.0.2.1", Dependency.MAIN, Signaling.H323);
    }
}
