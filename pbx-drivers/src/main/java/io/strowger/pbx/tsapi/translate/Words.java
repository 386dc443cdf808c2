package io.strowger.pbx.tsapi.translate;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.UniversalFailure;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.AgentState;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConnectionIDDevice;
import java.util.Arrays;

/** Single values, wire to core and back. A number that the core has no word for becomes its UNKNOWN or NULL. */
public final class Words {
    private static final String CAUSE_PREFIX = "EC_";
    private static final int CAUSE_MAX = 87;
    private static final EventCause[] CAUSES = causes();
    private static final LocalConnectionState[] STATES = LocalConnectionState.values();

    private Words() {}

    private static EventCause[] causes() {
        EventCause[] table = new EventCause[CAUSE_MAX + 1];
        Arrays.fill(table, EventCause.UNKNOWN);
        for (int number = 0; number <= CAUSE_MAX; number++) {
            String name = io.strowger.csta.tsapi.EventCause.of(number).name();
            if (name.startsWith(CAUSE_PREFIX)) {
                table[number] = EventCause.valueOf(name.substring(CAUSE_PREFIX.length()));
            }
        }
        return table;
    }

    /** An event cause. */
    public static EventCause cause(io.strowger.csta.tsapi.EventCause cause) {
        int number = cause.value();
        if (number == io.strowger.csta.tsapi.EventCause.EC_NONE.value()) {
            return EventCause.NONE;
        }
        return number >= 0 && number <= CAUSE_MAX ? CAUSES[number] : EventCause.UNKNOWN;
    }

    /** A connection state; CS_NONE and unknown numbers are NULL. */
    public static LocalConnectionState state(io.strowger.csta.tsapi.LocalConnectionState state) {
        int number = state.value();
        return number >= 0 && number < STATES.length ? STATES[number] : LocalConnectionState.NULL;
    }

    /** A connection. */
    public static ConnectionId connection(ConnectionID connection) {
        return new ConnectionId(connection.callID(), connection.deviceID(),
                connection.devIDType().equals(ConnectionIDDevice.DYNAMIC_ID));
    }

    /** A connection. */
    public static ConnectionID connection(ConnectionId connection) {
        return new ConnectionID(connection.callId(), connection.deviceId(),
                connection.dynamic() ? ConnectionIDDevice.DYNAMIC_ID : ConnectionIDDevice.STATIC_ID);
    }

    /** A refusal, with the standard's name. */
    public static UniversalFailure failure(CSTAUniversalFailure failure) {
        return new UniversalFailure(failure.value(), failure.name());
    }

    /** An agent's mode; null when the switch says that nobody is logged in, or a number without a name. */
    public static PbxEvent.AgentMode agentMode(AgentState state) {
        if (state.equals(AgentState.AG_NOT_READY)) {
            return PbxEvent.AgentMode.NOT_READY;
        }
        if (state.equals(AgentState.AG_READY)) {
            return PbxEvent.AgentMode.READY;
        }
        if (state.equals(AgentState.AG_WORK_NOT_READY)) {
            return PbxEvent.AgentMode.WORK_NOT_READY;
        }
        return state.equals(AgentState.AG_WORK_READY) ? PbxEvent.AgentMode.WORK_READY : null;
    }

    /** Opaque data. */
    public static Bytes bytes(Octets octets) {
        return octets.isEmpty() ? Bytes.EMPTY : Bytes.of(octets.toByteArray());
    }

    /** Opaque data. */
    public static Octets octets(Bytes bytes) {
        return bytes.isEmpty() ? Octets.EMPTY : Octets.of(bytes.toByteArray());
    }
}
