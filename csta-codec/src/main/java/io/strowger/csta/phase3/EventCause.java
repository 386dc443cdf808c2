package io.strowger.csta.phase3;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Why an event happened (ECMA-285, EventCause).
 *
 * @param value
 *            the number on the wire
 */
public record EventCause(int value) implements Enumerated {
    public static final EventCause ACTIVE_PARTICIPATION = new EventCause(1);
    public static final EventCause ALTERNATE = new EventCause(2);
    public static final EventCause BUSY = new EventCause(3);
    public static final EventCause CALL_BACK = new EventCause(4);
    public static final EventCause CALL_CANCELLED = new EventCause(5);
    public static final EventCause CALL_FORWARD_IMMEDIATE = new EventCause(6);
    public static final EventCause CALL_FORWARD_BUSY = new EventCause(7);
    public static final EventCause CALL_FORWARD_NO_ANSWER = new EventCause(8);
    public static final EventCause CALL_FORWARD = new EventCause(9);
    public static final EventCause CALL_NOT_ANSWERED = new EventCause(10);
    public static final EventCause CALL_PICKUP = new EventCause(11);
    public static final EventCause CAMP_ON = new EventCause(12);
    public static final EventCause DEST_NOT_OBTAINABLE = new EventCause(13);
    public static final EventCause DO_NOT_DISTURB = new EventCause(14);
    public static final EventCause INCOMPATIBLE_DESTINATION = new EventCause(15);
    public static final EventCause INVALID_ACCOUNT_CODE = new EventCause(16);
    public static final EventCause KEY_OPERATION = new EventCause(17);
    public static final EventCause LOCKOUT = new EventCause(18);
    public static final EventCause MAINTENANCE = new EventCause(19);
    public static final EventCause NETWORK_CONGESTION = new EventCause(20);
    public static final EventCause NETWORK_NOT_OBTAINABLE = new EventCause(21);
    public static final EventCause NEW_CALL = new EventCause(22);
    public static final EventCause NO_AVAILABLE_AGENTS = new EventCause(23);
    public static final EventCause OVERRIDE = new EventCause(24);
    public static final EventCause PARK = new EventCause(25);
    public static final EventCause OVERFLOW = new EventCause(26);
    public static final EventCause RECALL = new EventCause(27);
    public static final EventCause REDIRECTED = new EventCause(28);
    public static final EventCause REORDER_TONE = new EventCause(29);
    public static final EventCause RESOURCES_NOT_AVAILABLE = new EventCause(30);
    public static final EventCause SILENT_PARTICIPATION = new EventCause(31);
    public static final EventCause TRANSFER = new EventCause(32);
    public static final EventCause TRUNKS_BUSY = new EventCause(33);
    public static final EventCause BLOCKED = new EventCause(35);
    public static final EventCause CHARACTER_COUNT_REACHED = new EventCause(36);
    public static final EventCause CONSULTATION = new EventCause(37);
    public static final EventCause DISTRIBUTED = new EventCause(38);
    public static final EventCause DTMF_DIGIT_DETECTED = new EventCause(39);
    public static final EventCause DURATION_EXCEEDED = new EventCause(40);
    public static final EventCause END_OF_MESSAGE_DETECTED = new EventCause(41);
    public static final EventCause ENTERING_DISTRIBUTION = new EventCause(42);
    public static final EventCause FORCED_PAUSE = new EventCause(43);
    public static final EventCause MAKE_CALL = new EventCause(44);
    public static final EventCause MESSAGE_SIZE_EXCEEDED = new EventCause(45);
    public static final EventCause NETWORK_SIGNAL = new EventCause(46);
    public static final EventCause NEXT_MESSAGE = new EventCause(47);
    public static final EventCause NORMAL_CLEARING = new EventCause(48);
    public static final EventCause NO_SPEECH_DETECTED = new EventCause(49);
    public static final EventCause NUMBER_CHANGED = new EventCause(50);
    public static final EventCause SINGLE_STEP_CONFERENCE = new EventCause(51);
    public static final EventCause SINGLE_STEP_TRANSFER = new EventCause(52);
    public static final EventCause SPEECH_DETECTED = new EventCause(53);
    public static final EventCause SWITCHING_FUNCTION_TERMINATED = new EventCause(54);
    public static final EventCause TERMINATION_CHARACTER_RECEIVED = new EventCause(55);
    public static final EventCause TIMEOUT = new EventCause(56);
    public static final EventCause ACD_BUSY = new EventCause(57);
    public static final EventCause ACD_FORWARD = new EventCause(58);
    public static final EventCause ACD_SATURATED = new EventCause(59);
    public static final EventCause ALERT_TIME_EXPIRED = new EventCause(60);
    public static final EventCause AUTO_WORK = new EventCause(61);
    public static final EventCause CAMP_ON_TRUNKS = new EventCause(62);
    public static final EventCause CONFERENCE = new EventCause(63);
    public static final EventCause DEST_DETECTED = new EventCause(64);
    public static final EventCause DEST_OUT_OF_ORDER = new EventCause(65);
    public static final EventCause DISTRIBUTION_DELAY = new EventCause(66);
    public static final EventCause FORCED_TRANSITION = new EventCause(67);
    public static final EventCause INTRUDE = new EventCause(68);
    public static final EventCause INVALID_NUMBER_FORMAT = new EventCause(69);
    public static final EventCause JOIN_CALL = new EventCause(70);
    public static final EventCause KEY_OPERATION_IN_USE = new EventCause(71);
    public static final EventCause MAKE_PREDICTIVE_CALL = new EventCause(72);
    public static final EventCause MESSAGE_DURATION_EXCEEDED = new EventCause(73);
    public static final EventCause MULTIPLE_ALERTING = new EventCause(74);
    public static final EventCause MULTIPLE_QUEUING = new EventCause(75);
    public static final EventCause NETWORK_DIALLING = new EventCause(76);
    public static final EventCause NETWORK_OUT_OF_ORDER = new EventCause(77);
    public static final EventCause NORMAL = new EventCause(78);
    public static final EventCause NOT_AVAILABLE_BEARER_SERVICE = new EventCause(79);
    public static final EventCause NOT_SUPPORTED_BEARER_SERVICE = new EventCause(80);
    public static final EventCause NUMBER_UNALLOCATED = new EventCause(81);
    public static final EventCause QUEUE_CLEARED = new EventCause(82);
    public static final EventCause REMAINS_IN_QUEUE = new EventCause(83);
    public static final EventCause RESERVED = new EventCause(84);
    public static final EventCause SELECTED_TRUNK_BUSY = new EventCause(85);
    public static final EventCause SUSPEND = new EventCause(86);
    public static final EventCause UNAUTHORISED_BEARER_SERVICE = new EventCause(87);
    public static final EventCause ACTIVATION = new EventCause(88);
    public static final EventCause BABBLE = new EventCause(89);
    public static final EventCause BAD_ATTRIBUTE = new EventCause(90);
    public static final EventCause BAD_GRAMMAR = new EventCause(91);
    public static final EventCause BAD_VOICE = new EventCause(92);
    public static final EventCause BAD_URI = new EventCause(93);
    public static final EventCause BUSY_OVERFLOW = new EventCause(94);
    public static final EventCause CALENDAR_OVERFLOW = new EventCause(95);
    public static final EventCause CAPACITY_OVERFLOW = new EventCause(96);
    public static final EventCause DUPLICATE_DTMF = new EventCause(97);
    public static final EventCause EARLY_STOP = new EventCause(98);
    public static final EventCause EMPTY_QUEUE = new EventCause(99);
    public static final EventCause INTER_DIGIT_TIMEOUT = new EventCause(100);
    public static final EventCause INVALID_CONNECTION = new EventCause(101);
    public static final EventCause INVALID_CONNECTION_STATE = new EventCause(102);
    public static final EventCause MAKE_CONNECTION = new EventCause(103);
    public static final EventCause MAX_TIMEOUT = new EventCause(104);
    public static final EventCause NO_AUDIO_SAVED = new EventCause(105);
    public static final EventCause NO_QUEUE = new EventCause(106);
    public static final EventCause NO_RULE = new EventCause(107);
    public static final EventCause OUT_OF_GRAMMAR = new EventCause(108);
    public static final EventCause PATH_REPLACEMENT = new EventCause(109);
    public static final EventCause QUEUE_TIME_OVERFLOW = new EventCause(110);
    public static final EventCause RECALL_BUSY = new EventCause(111);
    public static final EventCause RECALL_FORWARDED = new EventCause(112);
    public static final EventCause RECALL_NO_ANSWER = new EventCause(113);
    public static final EventCause RECALL_RESOURCES_NOT_AVAILABLE = new EventCause(114);
    public static final EventCause UNKNOWN_OVERFLOW = new EventCause(115);
    public static final EventCause CALL_INTERCEPTION = new EventCause(116);
    public static final EventCause CALL_INTERCEPTION_BUSY = new EventCause(117);
    public static final EventCause CALL_INTERCEPTION_FORWARDED = new EventCause(118);
    public static final EventCause CALL_INTERCEPTION_NO_ANSWER = new EventCause(119);
    public static final EventCause CALL_INTERCEPTION_RESOURCES_NOT_AVAILABLE = new EventCause(120);
    public static final EventCause LAWFUL_INTERCEPTION = new EventCause(121);

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
