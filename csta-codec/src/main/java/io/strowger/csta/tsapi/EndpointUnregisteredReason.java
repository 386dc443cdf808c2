package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Why an endpoint is no longer registered.
 *
 * @param value
 *            the number on the wire
 */
public record EndpointUnregisteredReason(int value) implements Enumerated {
    public static final EndpointUnregisteredReason UR_OTHER = new EndpointUnregisteredReason(-1);
    public static final EndpointUnregisteredReason UR_LOGOFF = new EndpointUnregisteredReason(1);
    public static final EndpointUnregisteredReason UR_NO_SIGNALLING_CONNECTION = new EndpointUnregisteredReason(2);
    public static final EndpointUnregisteredReason UR_FORCE_LOGIN = new EndpointUnregisteredReason(3);
    public static final EndpointUnregisteredReason UR_SIGNALLING_CONNECTION_CLOSED = new EndpointUnregisteredReason(4);
    public static final EndpointUnregisteredReason UR_Q931_TIMEOUT = new EndpointUnregisteredReason(5);
    public static final EndpointUnregisteredReason UR_UR_TTL_EXPIRED = new EndpointUnregisteredReason(6);
    public static final EndpointUnregisteredReason UR_EXTENSION_REMOVED = new EndpointUnregisteredReason(7);
    public static final EndpointUnregisteredReason UR_SOFTPHONE = new EndpointUnregisteredReason(8);
    public static final EndpointUnregisteredReason UR_NO_LAN_PORTS = new EndpointUnregisteredReason(9);
    public static final EndpointUnregisteredReason UR_RO_TT_MTC = new EndpointUnregisteredReason(10);
    public static final EndpointUnregisteredReason UR_SYSTEM_RESTART = new EndpointUnregisteredReason(11);
    public static final EndpointUnregisteredReason UR_SAT_COMMAND = new EndpointUnregisteredReason(12);
    public static final EndpointUnregisteredReason UR_CALL_EXPIRED = new EndpointUnregisteredReason(13);
    public static final EndpointUnregisteredReason UR_SHARED_CONTROL = new EndpointUnregisteredReason(14);
    public static final EndpointUnregisteredReason UR_TSA = new EndpointUnregisteredReason(15);
    public static final EndpointUnregisteredReason UR_DCP_STN_STATE = new EndpointUnregisteredReason(16);
    public static final EndpointUnregisteredReason UR_SHARED_CONTROL_MTC = new EndpointUnregisteredReason(17);
    public static final EndpointUnregisteredReason UR_MODULE_ID_MISMATCH = new EndpointUnregisteredReason(18);
    public static final EndpointUnregisteredReason UR_REGISTRATION_EXPIRED = new EndpointUnregisteredReason(19);
    public static final EndpointUnregisteredReason UR_INVALID_STATE = new EndpointUnregisteredReason(20);
    public static final EndpointUnregisteredReason UR_AUDIT_FAILURE = new EndpointUnregisteredReason(21);
    public static final EndpointUnregisteredReason UR_REMOTE_MAX_MTC = new EndpointUnregisteredReason(22);
    public static final EndpointUnregisteredReason NO_H323_CONNECTION = new EndpointUnregisteredReason(23);
    public static final EndpointUnregisteredReason UR_LOST_SIGNALING_CONNECTION = new EndpointUnregisteredReason(24);
    public static final EndpointUnregisteredReason UR_STATION_MTC = new EndpointUnregisteredReason(25);

    private static final NamedValues<EndpointUnregisteredReason> NAMED = NamedValues.collect(MethodHandles.lookup(),
            EndpointUnregisteredReason.class);

    /** The constant of this number, or a nameless value. */
    public static EndpointUnregisteredReason of(int value) {
        EndpointUnregisteredReason named = NAMED.find(value);
        return named != null ? named : new EndpointUnregisteredReason(value);
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
