package io.strowger.simulator.model;

/** What an agent is doing with calls, which is told apart from his work mode. */
public enum CallActivity {
    NONE, RINGING,
    /** On a call that a skill gave him. */
    ACD_IN,
    /** On a call that a skill gave him and the switch had made for it. */
    ACD_OUT,
    /** On a call that came to his station or login id. */
    EXTENSION_IN,
    /** On a call that he made. */
    EXTENSION_OUT,
    /** On a call that he made while another one is on hold. */
    CONSULT,
    /** Every call he has is on hold. */
    HELD,
    /** His handset is lifted and nobody has been called. */
    OFF_HOOK;

    static CallActivity of(Station station) {
        CallActivity activity = NONE;
        for (Connection connection : station.connections) {
            CallActivity one = of(connection);
            // What is said to somebody counts before what waits.
            if (activity == NONE || one.talks() || activity == HELD && one == RINGING) {
                activity = one;
            }
        }
        return activity;
    }

    private boolean talks() {
        return this != NONE && this != RINGING && this != HELD;
    }

    private static CallActivity of(Connection connection) {
        return switch (connection.state) {
            case ALERTING -> RINGING;
            case HOLD -> HELD;
            case INITIATE -> OFF_HOOK;
            case CONNECT, FAIL, QUEUED -> talking(connection);
            case NONE, NULL -> NONE;
        };
    }

    private static CallActivity talking(Connection connection) {
        if (connection.distributed) {
            return switch (connection.call.calling.kind()) {
                case VDN, SKILL -> ACD_OUT;
                case UNKNOWN, STATION, TRUNK, EXTERNAL, ANNOUNCEMENT -> ACD_IN;
            };
        }
        if (connection != connection.call.caller() || connection.call.incoming) {
            return EXTENSION_IN;
        }
        return connection.station.in(ConnectionState.HOLD) == null ? EXTENSION_OUT : CONSULT;
    }
}
