package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Why an event happened.
 *
 * @param value
 *            the number on the wire
 */
public record EventCause(int value) implements Enumerated {
    public static final EventCause EC_NONE = new EventCause(-1);
    public static final EventCause EC_ACTIVE_MONITOR = new EventCause(1);
    public static final EventCause EC_ALTERNATE = new EventCause(2);
    public static final EventCause EC_BUSY = new EventCause(3);
    public static final EventCause EC_CALL_BACK = new EventCause(4);
    public static final EventCause EC_CALL_CANCELLED = new EventCause(5);
    public static final EventCause EC_CALL_FORWARD_ALWAYS = new EventCause(6);
    public static final EventCause EC_CALL_FORWARD_BUSY = new EventCause(7);
    public static final EventCause EC_CALL_FORWARD_NO_ANSWER = new EventCause(8);
    public static final EventCause EC_CALL_FORWARD = new EventCause(9);
    public static final EventCause EC_CALL_NOT_ANSWERED = new EventCause(10);
    public static final EventCause EC_CALL_PICKUP = new EventCause(11);
    public static final EventCause EC_CAMP_ON = new EventCause(12);
    public static final EventCause EC_DEST_NOT_OBTAINABLE = new EventCause(13);
    public static final EventCause EC_DO_NOT_DISTURB = new EventCause(14);
    public static final EventCause EC_INCOMPATIBLE_DESTINATION = new EventCause(15);
    public static final EventCause EC_INVALID_ACCOUNT_CODE = new EventCause(16);
    public static final EventCause EC_KEY_CONFERENCE = new EventCause(17);
    public static final EventCause EC_LOCKOUT = new EventCause(18);
    public static final EventCause EC_MAINTENANCE = new EventCause(19);
    public static final EventCause EC_NETWORK_CONGESTION = new EventCause(20);
    public static final EventCause EC_NETWORK_NOT_OBTAINABLE = new EventCause(21);
    public static final EventCause EC_NEW_CALL = new EventCause(22);
    public static final EventCause EC_NO_AVAILABLE_AGENTS = new EventCause(23);
    public static final EventCause EC_OVERRIDE = new EventCause(24);
    public static final EventCause EC_PARK = new EventCause(25);
    public static final EventCause EC_OVERFLOW = new EventCause(26);
    public static final EventCause EC_RECALL = new EventCause(27);
    public static final EventCause EC_REDIRECTED = new EventCause(28);
    public static final EventCause EC_REORDER_TONE = new EventCause(29);
    public static final EventCause EC_RESOURCES_NOT_AVAILABLE = new EventCause(30);
    public static final EventCause EC_SILENT_MONITOR = new EventCause(31);
    public static final EventCause EC_TRANSFER = new EventCause(32);
    public static final EventCause EC_TRUNKS_BUSY = new EventCause(33);
    public static final EventCause EC_VOICE_UNIT_INITIATOR = new EventCause(34);
    public static final EventCause EC_CONSULTATION = new EventCause(37);
    public static final EventCause EC_NETWORK_SIGNAL = new EventCause(46);
    public static final EventCause EC_SINGLE_STEP_TRANSFER = new EventCause(52);
    public static final EventCause EC_ALERT_TIME_EXPIRED = new EventCause(60);
    public static final EventCause EC_CONFERENCE = new EventCause(63);
    public static final EventCause EC_DESTINATION_OUT_OF_ORDER = new EventCause(65);
    public static final EventCause EC_NOT_SUPPORTED_BEARER_SERVICE = new EventCause(80);
    public static final EventCause EC_UNASSIGNED_NUMBER = new EventCause(81);
    public static final EventCause EC_INCOMPATIBLE_BEARER_SERVICE = new EventCause(87);

    private static final NamedValues<EventCause> NAMED = NamedValues.collect(MethodHandles.lookup(), EventCause.class);

    /** The constant of this number, or a nameless value. */
    public static EventCause of(int value) {
        EventCause named = NAMED.find(value);
        return named != null ? named : new EventCause(value);
    }

    @Override
    public String name() {
        return NAMED.name(value);
    }

    @Override
    public String toString() {
        return name();
    }
}
