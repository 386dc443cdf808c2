package io.strowger.core.output;

/**
 * Every reason for which a client is refused something or loses its session: a number for programs, a sentence for people that says what to do.
 * Constants are only appended.
 */
public enum RefusalReason {
    NONE(0, "done"),
    NOT_LOGGED_ON(1, "log on at a station first"),
    ALREADY_LOGGED_ON(2, "this agent is logged on already; log off first"),
    STATION_UNKNOWN(3, "the switch has no such station in the configuration; check the number"),
    STATION_IN_USE(4, "another agent is logged on at this station; choose another or let him log off"),
    STATION_OUT_OF_SERVICE(5, "the station is out of service or not monitored; ask the PBX technician"),
    LINK_DOWN(6, "the link to the switch is down; the server reconnects by itself, try again when it is up"),
    CALL_UNKNOWN(7, "no such call at your station; it may have ended"),
    WRONG_CALL_STATE(8, "the call is not in a state that allows this"),
    WRONG_AGENT_STATE(9, "your present state does not allow this"),
    BAD_ARGUMENT(10, "a field is missing or out of its range; see the protocol description"),
    SWITCH_REFUSED(11, "the switch refused; its reason is in the detail"),
    SWITCH_SILENT(12, "the switch did not answer in time; the call's state will tell whether it was done"),
    OUTCOME_UNKNOWN(13,
            "the server or the link restarted while this was under way; the state shown is re-learned from the switch"),
    NOT_PERMITTED(14, "your role does not allow this"),
    SESSION_UNKNOWN(15, "the session is gone; log in again"),
    SESSION_REPLACED(16, "the same user logged in elsewhere and took the session over"),
    CLIENT_VANISHED(17, "the client did not come back within the grace"),
    CLIENT_CLOSED(18, "the client ended the session"),
    TOO_MANY_PENDING(19, "too many pushes were not acknowledged; log in again and read the state"),
    CONFIGURATION_CHANGED(20, "the user is no longer configured"),
    REQUEST_TOO_OLD(21, "that request id lies before the window of remembered outcomes"),
    PORT_UNKNOWN(22, "the port is not registered by this IVR"),
    CONTACT_UNKNOWN(23, "there is no contact on that port"),
    SKILL_UNKNOWN(24, "no such skill in the configuration"),
    BUSY(25, "too many requests of this session are under way; wait for an outcome"),
    BAD_CREDENTIALS(40, "user or password is wrong"),
    LOCKED_OUT(41, "too many failed logins; wait and try again"),
    VERSION_UNSUPPORTED(42, "no common protocol version; update the client or the server"),
    NOT_AUTHENTICATED(43, "log in first"),
    BAD_FRAME(44, "the bytes are not a frame of this protocol; see the detail"),
    FRAME_TOO_LARGE(45, "the frame is larger than the limit"),
    RATE_EXCEEDED(46, "the client sends faster than its limit"),
    HEARTBEAT_MISSED(47, "nothing was received for two heartbeat intervals"),
    TOO_SLOW(48, "the client did not read its pushes"),
    SERVER_FULL(49, "the server has reached its limit of sessions"),
    DRAINING(50, "the server is shutting down; connect again shortly"),
    LOGIN_UNKNOWN_TO_SWITCH(60,
            "the switch has no such agent login; the administrator compares switch-login with the switch"),
    SWITCH_PASSWORD_REFUSED(61,
            "the switch refused the agent's password; the administrator compares switch-credential with the switch"),
    SWITCH_PASSWORD_MISSING(62,
            "the server has no password for this agent's login at the switch; the administrator adds the credential"),
    LOGGED_ON_ELSEWHERE(63,
            "the switch has this agent logged on elsewhere, or somebody else at this station; log off there first"),
    STATION_ON_A_CALL(64, "the switch does not allow this while the station has a call; end it and try again"),
    CHANGE_NOT_ALLOWED(65,
            "the switch allows this change neither now nor at the end of the call; look at the state and try again"),
    REASON_CODE_REFUSED(66, "the switch does not take this reason code or work mode; choose another"),
    STATION_NOT_CONTROLLED(67,
            "the switch does not let the server control this station; the PBX technician permits it"),
    DIALLING_NOT_ALLOWED(80,
            "your class of restriction, or your station's, does not allow calls to this kind of number; ask the supervisor"),
    OUTBOUND_NOT_ALLOWED(81,
            "your class of restriction, or your station's, does not allow calls outside; ask the supervisor"),
    TRUNK_TRANSFER_NOT_ALLOWED(82,
            "your class of restriction does not allow a party outside to be sent on to a number outside, or left with one; clear the whole call"),
    OBSERVING_NOT_ALLOWED(83, "your class of restriction, or the agent's, does not allow his calls to be observed"),
    OUTSIDE_SCOPE(84, "the agent is in none of the areas that you supervise"),
    AGENT_UNKNOWN(85, "no such agent in the configuration; check the id"),
    AGENT_NOT_LOGGED_ON(86, "the agent is not logged on"),
    AGENT_NOT_TALKING(87, "the agent talks with nobody now; try again when he has a call"),
    CALL_IN_VECTOR(88, "the call waits in a vector or queue; the switch refuses this until somebody has answered"),
    CALL_FULL(89, "the call has as many parties as the switch allows; somebody must leave it first"),
    OBSERVING_ALREADY(90, "you observe another agent; stop observing first"),
    NOT_OBSERVING(91, "you observe no agent"),
    AGENT_BUSY(92, "the agent has a call, and the site does not let forced changes wait; try again when he is free"),
    DATA_TOO_LARGE(93, "the contact would have more attached data than the limit; remove something first"),
    FEATURE_NOT_CONFIGURED(94,
            "the switch is not configured for this feature; ask the PBX technician for its dialling form"),
    NOT_POSSIBLE_ON_LINK(95, "the link cannot carry this; the detail says what is missing"),
    DESTINATION_INVALID(96, "the switch does not know this destination; check the number"),
    DESTINATION_BUSY(97, "the destination is busy; try again or choose another"),
    DESTINATION_OUT_OF_SERVICE(98, "the destination is out of service; choose another"),
    SWITCH_PRIVILEGE(99,
            "the switch does not permit this to the device or the CTI user; ask the PBX technician for its class of restriction"),
    CALL_GONE(100, "the switch does not know the call or connection any more; it has ended or moved"),
    SWITCH_STATE(101,
            "for the switch the call or device is not in a state that allows this; the detail has its reason"),
    SWITCH_BUSY(102, "the switch or its link is at a limit; wait and try again"),
    NOT_SUPPORTED(103, "the switch does not have this service"),
    NO_LAST_NUMBER(104, "the switch knows no number that was last dialled at this station"),
    CONTACT_NOT_YOURS(105, "you neither speak with this contact nor did you last"),
    NOT_TRANSFERRED(106,
            "the new party was called and the transfer was refused; transfer again, or reconnect to the caller"),
    NO_CALL_TO_PICK_UP(107, "no call rings or is parked there"),
    DESKTOP_GONE(108, "the agent has no desktop that could show this"),
    OBSERVER_BUSY(109, "your station has a call; end it first"),
    VARIABLE_UNKNOWN(150, "no such variable in the configuration; check the name"),
    VARIABLE_NOT_YOURS(151, "the configuration lets supervisors of other areas set this variable; ask one of them"),
    VARIABLE_ILL_TYPED(152, "the value is not of the variable's type; the detail says what may stand there"),
    PLAN_UNKNOWN(153, "no such plan in the configuration"),
    NOT_WAITING(160, "the contact waits for no agent; ask for one first, or name the skill that it would wait for"),
    TREATMENTS_EXHAUSTED(161, "the contact was treated too often; its plans lead to each other, change them"),
    CALLBACK_NUMBER_BLOCKED(163, "this number is never called back; ask for another"),
    CALLBACK_EXISTS(164, "this number is to be called back already"),
    CALLBACKS_FULL(165, "there are as many callbacks as the server keeps; try again later"),
    CALLBACK_UNKNOWN(166, "no such callback; it may be over"),
    CALLBACK_TOO_LATE(167, "somebody is calling the customer already, or the time given lies in the past"),
    CALLBACK_NOT_YOURS(168, "this callback is not offered to you");

    private final int code;
    private final String sentence;

    RefusalReason(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    public int code() {
        return code;
    }

    /** What it means and what to do, one sentence. */
    public String sentence() {
        return sentence;
    }
}
