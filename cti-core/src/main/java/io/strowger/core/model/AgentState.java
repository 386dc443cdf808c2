package io.strowger.core.model;

/** What a desktop shows: derived from work mode and call activity, never stored. Constants are only appended. */
public enum AgentState {
    LOGGED_OUT, NOT_READY, READY, RESERVED, ALERTING, TALKING, HELD, AFTER_CALL_WORK;

    /** The one derivation of the displayed state from the two axes. */
    public static AgentState of(WorkMode workMode, CallActivity activity) {
        return switch (activity) {
            case RESERVED -> RESERVED;
            case RINGING -> ALERTING;
            case ACD_IN, ACD_OUT, EXTENSION_IN, EXTENSION_OUT, CONSULT -> TALKING;
            case HELD -> HELD;
            case NONE -> switch (workMode) {
                case LOGGED_OUT -> LOGGED_OUT;
                case AUX -> NOT_READY;
                case ACW -> AFTER_CALL_WORK;
                case AUTO_IN, MANUAL_IN -> READY;
            };
        };
    }
}
