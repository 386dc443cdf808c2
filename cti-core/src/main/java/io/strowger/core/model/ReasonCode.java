package io.strowger.core.model;

/**
 * Reason codes of not-ready and logout that the server itself sets. Codes 0 to 99 belong to the site's agents, as on the switches; these lie above.
 */
public final class ReasonCode {
    public static final int NONE = 0;
    /** Highest code that an agent may give. */
    public static final int AGENT_MAX = 99;
    /** The agent logged in and has not said yet that he is ready. */
    public static final int LOGGED_ON = 1000;
    /** A call rang and was not answered. */
    public static final int CALL_NOT_ANSWERED = 1001;
    /** The desktop vanished and did not come back within the grace. */
    public static final int DESKTOP_LOST = 1002;
    /** The station went out of service. */
    public static final int STATION_OUT_OF_SERVICE = 1003;
    /** A supervisor or an operator forced the change. */
    public static final int FORCED = 1004;

    /** The switch says that he logged off, or took him off. */
    public static final int LOGGED_OFF_AT_SWITCH = 1005;
    /** The switch has somebody else logged on at his station. */
    public static final int STATION_TAKEN = 1006;
    /** His desktop vanished, and only not ready keeps the switch from giving him calls. */
    public static final int DESKTOP_VANISHED = 1007;

    private ReasonCode() {}
}
