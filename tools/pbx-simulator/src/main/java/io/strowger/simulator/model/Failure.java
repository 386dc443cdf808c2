package io.strowger.simulator.model;

/**
 * Why a service was refused or a route ended, with the value CSTA gives it (universal failure); only the ones this
 * switch uses.
 */
public enum Failure {
    GENERIC_UNSPECIFIED(0), GENERIC_OPERATION(1), REQUEST_INCOMPATIBLE_WITH_OBJECT(2), VALUE_OUT_OF_RANGE(3),
    OBJECT_NOT_KNOWN(4),
    INVALID_CALLING_DEVICE(5), INVALID_CALLED_DEVICE(6), INVALID_FORWARDING_DESTINATION(7),
    INVALID_CSTA_CALL_IDENTIFIER(11),
    INVALID_CSTA_DEVICE_IDENTIFIER(12),
    INVALID_CSTA_CONNECTION_IDENTIFIER(13), INVALID_DESTINATION(14), INVALID_FEATURE(15), INVALID_ALLOCATION_STATE(16),
    INVALID_CROSS_REF_ID(17),
    INVALID_OBJECT_TYPE(18), SECURITY_VIOLATION(19), GENERIC_STATE_INCOMPATIBILITY(21), INVALID_OBJECT_STATE(22),
    INVALID_CONNECTION_ID_FOR_ACTIVE_CALL(23),
    NO_ACTIVE_CALL(24), NO_HELD_CALL(25), NO_CONNECTION_TO_CLEAR(27), NO_CALL_TO_ANSWER(28), NO_CALL_TO_COMPLETE(29),
    RESOURCE_BUSY(33),
    RESOURCE_OUT_OF_SERVICE(34), OVERALL_MONITOR_LIMIT_EXCEEDED(37), CONFERENCE_MEMBER_LIMIT_EXCEEDED(38),
    OBJECT_MONITOR_LIMIT_EXCEEDED(42), EXTERNAL_TRUNK_LIMIT_EXCEEDED(43), OUTSTANDING_REQUEST_LIMIT_EXCEEDED(44),
    PERFORMANCE_LIMIT_EXCEEDED(52), UNRECOGNIZED_OPERATION_REJECTION(73), MISTYPED_ARGUMENT_REJECTION(74),
    REQUEST_TIMEOUT_REJECTION(78);

    private final int value;

    Failure(int value) {
        this.value = value;
    }

    /** The standard's number for this failure. */
    public int value() {
        return value;
    }

    /** The failure with the given number; {@link #GENERIC_UNSPECIFIED} for a number this switch does not use. */
    public static Failure of(int value) {
        for (Failure failure : values()) {
            if (failure.value == value) {
                return failure;
            }
        }
        return GENERIC_UNSPECIFIED;
    }
}
