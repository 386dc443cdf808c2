package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Why a service was refused; also why routing ended.
 *
 * @param value
 *            the number on the wire
 */
public record CSTAUniversalFailure(int value) implements Enumerated {
    public static final CSTAUniversalFailure GENERIC_UNSPECIFIED = new CSTAUniversalFailure(0);
    public static final CSTAUniversalFailure GENERIC_OPERATION = new CSTAUniversalFailure(1);
    public static final CSTAUniversalFailure REQUEST_INCOMPATIBLE_WITH_OBJECT = new CSTAUniversalFailure(2);
    public static final CSTAUniversalFailure VALUE_OUT_OF_RANGE = new CSTAUniversalFailure(3);
    public static final CSTAUniversalFailure OBJECT_NOT_KNOWN = new CSTAUniversalFailure(4);
    public static final CSTAUniversalFailure INVALID_CALLING_DEVICE = new CSTAUniversalFailure(5);
    public static final CSTAUniversalFailure INVALID_CALLED_DEVICE = new CSTAUniversalFailure(6);
    public static final CSTAUniversalFailure INVALID_FORWARDING_DESTINATION = new CSTAUniversalFailure(7);
    public static final CSTAUniversalFailure PRIVILEGE_VIOLATION_ON_SPECIFIED_DEVICE = new CSTAUniversalFailure(8);
    public static final CSTAUniversalFailure PRIVILEGE_VIOLATION_ON_CALLED_DEVICE = new CSTAUniversalFailure(9);
    public static final CSTAUniversalFailure PRIVILEGE_VIOLATION_ON_CALLING_DEVICE = new CSTAUniversalFailure(10);
    public static final CSTAUniversalFailure INVALID_CSTA_CALL_IDENTIFIER = new CSTAUniversalFailure(11);
    public static final CSTAUniversalFailure INVALID_CSTA_DEVICE_IDENTIFIER = new CSTAUniversalFailure(12);
    public static final CSTAUniversalFailure INVALID_CSTA_CONNECTION_IDENTIFIER = new CSTAUniversalFailure(13);
    public static final CSTAUniversalFailure INVALID_DESTINATION = new CSTAUniversalFailure(14);
    public static final CSTAUniversalFailure INVALID_FEATURE = new CSTAUniversalFailure(15);
    public static final CSTAUniversalFailure INVALID_ALLOCATION_STATE = new CSTAUniversalFailure(16);
    public static final CSTAUniversalFailure INVALID_CROSS_REF_ID = new CSTAUniversalFailure(17);
    public static final CSTAUniversalFailure INVALID_OBJECT_TYPE = new CSTAUniversalFailure(18);
    public static final CSTAUniversalFailure SECURITY_VIOLATION = new CSTAUniversalFailure(19);
    public static final CSTAUniversalFailure GENERIC_STATE_INCOMPATIBILITY = new CSTAUniversalFailure(21);
    public static final CSTAUniversalFailure INVALID_OBJECT_STATE = new CSTAUniversalFailure(22);
    public static final CSTAUniversalFailure INVALID_CONNECTION_ID_FOR_ACTIVE_CALL = new CSTAUniversalFailure(23);
    public static final CSTAUniversalFailure NO_ACTIVE_CALL = new CSTAUniversalFailure(24);
    public static final CSTAUniversalFailure NO_HELD_CALL = new CSTAUniversalFailure(25);
    public static final CSTAUniversalFailure NO_CALL_TO_CLEAR = new CSTAUniversalFailure(26);
    public static final CSTAUniversalFailure NO_CONNECTION_TO_CLEAR = new CSTAUniversalFailure(27);
    public static final CSTAUniversalFailure NO_CALL_TO_ANSWER = new CSTAUniversalFailure(28);
    public static final CSTAUniversalFailure NO_CALL_TO_COMPLETE = new CSTAUniversalFailure(29);
    public static final CSTAUniversalFailure GENERIC_SYSTEM_RESOURCE_AVAILABILITY = new CSTAUniversalFailure(31);
    public static final CSTAUniversalFailure SERVICE_BUSY = new CSTAUniversalFailure(32);
    public static final CSTAUniversalFailure RESOURCE_BUSY = new CSTAUniversalFailure(33);
    public static final CSTAUniversalFailure RESOURCE_OUT_OF_SERVICE = new CSTAUniversalFailure(34);
    public static final CSTAUniversalFailure NETWORK_BUSY = new CSTAUniversalFailure(35);
    public static final CSTAUniversalFailure NETWORK_OUT_OF_SERVICE = new CSTAUniversalFailure(36);
    public static final CSTAUniversalFailure OVERALL_MONITOR_LIMIT_EXCEEDED = new CSTAUniversalFailure(37);
    public static final CSTAUniversalFailure CONFERENCE_MEMBER_LIMIT_EXCEEDED = new CSTAUniversalFailure(38);
    public static final CSTAUniversalFailure GENERIC_SUBSCRIBED_RESOURCE_AVAILABILITY = new CSTAUniversalFailure(41);
    public static final CSTAUniversalFailure OBJECT_MONITOR_LIMIT_EXCEEDED = new CSTAUniversalFailure(42);
    public static final CSTAUniversalFailure EXTERNAL_TRUNK_LIMIT_EXCEEDED = new CSTAUniversalFailure(43);
    public static final CSTAUniversalFailure OUTSTANDING_REQUEST_LIMIT_EXCEEDED = new CSTAUniversalFailure(44);
    public static final CSTAUniversalFailure GENERIC_PERFORMANCE_MANAGEMENT = new CSTAUniversalFailure(51);
    public static final CSTAUniversalFailure PERFORMANCE_LIMIT_EXCEEDED = new CSTAUniversalFailure(52);
    public static final CSTAUniversalFailure UNSPECIFIED_SECURITY_ERROR = new CSTAUniversalFailure(60);
    public static final CSTAUniversalFailure SEQUENCE_NUMBER_VIOLATED = new CSTAUniversalFailure(61);
    public static final CSTAUniversalFailure TIME_STAMP_VIOLATED = new CSTAUniversalFailure(62);
    public static final CSTAUniversalFailure PAC_VIOLATED = new CSTAUniversalFailure(63);
    public static final CSTAUniversalFailure SEAL_VIOLATED = new CSTAUniversalFailure(64);
    public static final CSTAUniversalFailure GENERIC_UNSPECIFIED_REJECTION = new CSTAUniversalFailure(70);
    public static final CSTAUniversalFailure GENERIC_OPERATION_REJECTION = new CSTAUniversalFailure(71);
    public static final CSTAUniversalFailure DUPLICATE_INVOCATION_REJECTION = new CSTAUniversalFailure(72);
    public static final CSTAUniversalFailure UNRECOGNIZED_OPERATION_REJECTION = new CSTAUniversalFailure(73);
    public static final CSTAUniversalFailure MISTYPED_ARGUMENT_REJECTION = new CSTAUniversalFailure(74);
    public static final CSTAUniversalFailure RESOURCE_LIMITATION_REJECTION = new CSTAUniversalFailure(75);
    public static final CSTAUniversalFailure ACS_HANDLE_TERMINATION_REJECTION = new CSTAUniversalFailure(76);
    public static final CSTAUniversalFailure SERVICE_TERMINATION_REJECTION = new CSTAUniversalFailure(77);
    public static final CSTAUniversalFailure REQUEST_TIMEOUT_REJECTION = new CSTAUniversalFailure(78);
    public static final CSTAUniversalFailure REQUESTS_ON_DEVICE_EXCEEDED_REJECTION = new CSTAUniversalFailure(79);
    public static final CSTAUniversalFailure UNRECOGNIZED_APDU_REJECTION = new CSTAUniversalFailure(80);
    public static final CSTAUniversalFailure MISTYPED_APDU_REJECTION = new CSTAUniversalFailure(81);
    public static final CSTAUniversalFailure BADLY_STRUCTURED_APDU_REJECTION = new CSTAUniversalFailure(82);
    public static final CSTAUniversalFailure INITIATOR_RELEASING_REJECTION = new CSTAUniversalFailure(83);
    public static final CSTAUniversalFailure UNRECOGNIZED_LINKEDID_REJECTION = new CSTAUniversalFailure(84);
    public static final CSTAUniversalFailure LINKED_RESPONSE_UNEXPECTED_REJECTION = new CSTAUniversalFailure(85);
    public static final CSTAUniversalFailure UNEXPECTED_CHILD_OPERATION_REJECTION = new CSTAUniversalFailure(86);
    public static final CSTAUniversalFailure MISTYPED_RESULT_REJECTION = new CSTAUniversalFailure(87);
    public static final CSTAUniversalFailure UNRECOGNIZED_ERROR_REJECTION = new CSTAUniversalFailure(88);
    public static final CSTAUniversalFailure UNEXPECTED_ERROR_REJECTION = new CSTAUniversalFailure(89);
    public static final CSTAUniversalFailure MISTYPED_PARAMETER_REJECTION = new CSTAUniversalFailure(90);
    public static final CSTAUniversalFailure NON_STANDARD = new CSTAUniversalFailure(100);

    private static final NamedValues<CSTAUniversalFailure> NAMED = NamedValues.collect(MethodHandles.lookup(),
            CSTAUniversalFailure.class);

    /** The constant of this number, or a nameless value. */
    public static CSTAUniversalFailure of(int value) {
        CSTAUniversalFailure named = NAMED.find(value);
        return named != null ? named : new CSTAUniversalFailure(value);
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
