package io.strowger.simulator.model;

/** What a station's user dials to change his agent state; digits follow the code. */
public enum FeatureCode {
    /** Followed by the login id and the password. */
    LOG_IN("*40"),
    /** Followed by a reason code or nothing. */
    LOG_OUT("*41"),
    AUTO_IN("*42"),
    MANUAL_IN("*43"),
    /** Followed by a reason code or nothing. */
    AUX_WORK("*44"),
    AFTER_CALL_WORK("*45"),
    /** Dialled by a supervisor, followed by the login id of the agent whom it logs out. */
    REMOTE_LOG_OUT("*46");

    /** Characters of every code. */
    static final int LENGTH = 3;

    private final String digits;

    FeatureCode(String digits) {
        this.digits = digits;
    }

    /** The digits of the code. */
    public String digits() {
        return digits;
    }

    /** The code that the dialled digits begin with, null for none. */
    static FeatureCode of(String dialled) {
        for (FeatureCode code : values()) {
            if (dialled.startsWith(code.digits)) {
                return code;
            }
        }
        return null;
    }
}
