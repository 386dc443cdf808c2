package io.strowger.csta.phase3;

/** Operation values (ECMA-285). */
public final class Operations {
    /** answerCall. */
    public static final int ANSWER_CALL = 2;
    /** clearConnection. */
    public static final int CLEAR_CONNECTION = 5;
    /** holdCall. */
    public static final int HOLD_CALL = 9;
    /** makeCall. */
    public static final int MAKE_CALL = 10;
    /** cSTAEventReport; it has no result. */
    public static final int EVENT_REPORT = 21;
    /** monitorStart. */
    public static final int MONITOR_START = 71;
    /** The largest value with a declaration. */
    public static final int MAX_DECLARED = MONITOR_START;

    private Operations() {}
}
