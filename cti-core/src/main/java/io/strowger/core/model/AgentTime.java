package io.strowger.core.model;

/**
 * What the time of an agent counts as, on boards and in reports, by the names that both use: derived from his two axes, so that each moment between log-on and log-off
 * counts once. Constants are only appended.
 */
public enum AgentTime {
    /** Logged out: nobody's time. */
    NONE,
    /** Ready for a contact. */
    AVAILABLE,
    /** A contact rings at him, or is on its way. */
    AGINRING,
    /** He talks with a contact. */
    ONACD,
    /** After-call work; own calls in it too. */
    INACW,
    /** Auxiliary work; own calls in it too. */
    INAUX,
    /** Ready but for a call of his own, a consultation, or a call that is held. */
    OTHER;

    /** The one derivation from the two axes. */
    public static AgentTime of(WorkMode workMode, CallActivity activity) {
        if (workMode == WorkMode.LOGGED_OUT) {
            return NONE;
        }
        if (activity == CallActivity.ACD_IN || activity == CallActivity.ACD_OUT) {
            return ONACD;
        }
        return switch (workMode) {
            case LOGGED_OUT -> NONE;
            case AUX -> INAUX;
            case ACW -> INACW;
            case AUTO_IN, MANUAL_IN -> switch (activity) {
                case NONE -> AVAILABLE;
                case RESERVED, RINGING -> AGINRING;
                case ACD_IN, ACD_OUT -> ONACD;
                case EXTENSION_IN, EXTENSION_OUT, CONSULT, HELD -> OTHER;
            };
        };
    }
}
