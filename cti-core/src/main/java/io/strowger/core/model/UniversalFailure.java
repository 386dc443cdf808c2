package io.strowger.core.model;

/**
 * Why a switch refused: the CSTA universal failure number and its name. The numbers that the engine acts on are constants here; all others are carried
 * as they came.
 */
public record UniversalFailure(int code, String name) {
    /** Also the cause of a RouteEnd that ends a dialogue as it should. */
    public static final int GENERIC_UNSPECIFIED = 0;
    public static final int GENERIC_OPERATION = 1;
    public static final int VALUE_OUT_OF_RANGE = 3;
    public static final int OBJECT_NOT_KNOWN = 4;
    public static final int INVALID_CALLED_DEVICE = 6;
    public static final int PRIVILEGE_VIOLATION_ON_SPECIFIED_DEVICE = 8;
    public static final int PRIVILEGE_VIOLATION_ON_CALLED_DEVICE = 9;
    public static final int INVALID_CSTA_CALL_IDENTIFIER = 11;
    public static final int INVALID_CSTA_DEVICE_IDENTIFIER = 12;
    public static final int INVALID_CSTA_CONNECTION_IDENTIFIER = 13;
    public static final int INVALID_DESTINATION = 14;
    public static final int INVALID_CROSS_REF_ID = 17;
    public static final int SECURITY_VIOLATION = 19;
    public static final int GENERIC_STATE_INCOMPATIBILITY = 21;
    public static final int INVALID_OBJECT_STATE = 22;
    public static final int NO_ACTIVE_CALL = 24;
    public static final int NO_CALL_TO_CLEAR = 26;
    public static final int NO_CALL_TO_ANSWER = 28;
    public static final int RESOURCE_BUSY = 33;
    public static final int RESOURCE_OUT_OF_SERVICE = 34;
    /** Also: the VDN has a router. */
    public static final int OUTSTANDING_REQUEST_LIMIT_EXCEEDED = 44;
}
