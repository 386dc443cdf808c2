package io.strowger.core.model;

/**
 * A phone that is or was registered for an extension. Of one that has left, the switch tells less; the rest is empty, null or zero.
 *
 * @param instanceId tells the endpoints of one extension apart
 * @param address of the phone
 * @param switchAddress of the switch's end
 * @param unicodeScript a bit for each script that its display has
 */
public record Endpoint(int instanceId, String address, String switchAddress, String macAddress, String productId,
        int networkRegion, MediaMode mediaMode, DependencyMode dependencyMode, int unicodeScript, String stationType,
        SignalingProtocol signalingProtocol) {

    /** Where its media runs. UNKNOWN stands for a number newer than this table. Constants are only appended. */
    public enum MediaMode {
        UNKNOWN, OTHER, NONE, CLIENT_SERVER, TELECOMMUTER
    }

    /** Its share in the extension. UNKNOWN stands for a number newer than this table. Constants are only appended. */
    public enum DependencyMode {
        UNKNOWN, OTHER, MAIN, DEPENDENT, INDEPENDENT
    }

    /** UNKNOWN stands for a number newer than this table. Constants are only appended. */
    public enum SignalingProtocol {
        UNKNOWN, NOT_PROVIDED, H323, SIP
    }

    /** Why a registration ended. UNKNOWN stands for a number newer than this table. Constants are only appended. */
    public enum UnregisteredReason {
        UNKNOWN, OTHER, LOGOFF, NO_SIGNALLING_CONNECTION, FORCE_LOGIN, SIGNALLING_CONNECTION_CLOSED, Q931_TIMEOUT,
        UR_TTL_EXPIRED, EXTENSION_REMOVED, SOFTPHONE, NO_LAN_PORTS, RO_TT_MTC, SYSTEM_RESTART, SAT_COMMAND,
        CALL_EXPIRED,
        SHARED_CONTROL, TSA, DCP_STN_STATE, SHARED_CONTROL_MTC, MODULE_ID_MISMATCH, REGISTRATION_EXPIRED,
        INVALID_STATE, AUDIT_FAILURE, REMOTE_MAX_MTC, NO_H323_CONNECTION, LOST_SIGNALING_CONNECTION, STATION_MTC
    }
}
