package io.strowger.pbx.tsapi.translate;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceClass;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MessageWaitingApplication;
import io.strowger.core.model.SwitchLink;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.model.WorkMode;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.AgentState;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConnectionIDDevice;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.LinkStatusEntry;
import java.util.ArrayList;
import java.util.List;

/** Single values, wire to core and back. A number that the core has no word for becomes its UNKNOWN, NULL or null. */
public final class Words {
    private Words() {}

    /** An event cause. */
    public static EventCause cause(io.strowger.csta.tsapi.EventCause cause) {
        return WordTables.CAUSES.word(cause);
    }

    /** A connection state; CS_NONE and unknown numbers are NULL. */
    public static LocalConnectionState state(io.strowger.csta.tsapi.LocalConnectionState state) {
        return WordTables.STATES.word(state);
    }

    /** A connection. */
    public static ConnectionId connection(ConnectionID connection) {
        return new ConnectionId(connection.callID(), connection.deviceID(),
                connection.devIDType().equals(ConnectionIDDevice.DYNAMIC_ID));
    }

    /** A connection that may be absent: null for call 0 without a device. */
    public static ConnectionId connectionOrNull(ConnectionID connection) {
        return connection.callID() == 0 && connection.deviceID().isEmpty() ? null : connection(connection);
    }

    /** A connection; none for null. */
    public static ConnectionID connection(ConnectionId connection) {
        return connection == null
                ? ConnectionID.NONE
                : new ConnectionID(connection.callId(), connection.deviceId(),
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

    /** An agent's work mode; null for none and for a number without a name. */
    public static WorkMode workMode(io.strowger.csta.tsapi.WorkMode mode) {
        return switch (mode.value()) {
            case 1 -> WorkMode.AUX;
            case 2 -> WorkMode.ACW;
            case 3 -> WorkMode.AUTO_IN;
            case 4 -> WorkMode.MANUAL_IN;
            default -> null;
        };
    }

    /** An agent's work mode as one to begin with; none for logged out. */
    public static io.strowger.csta.tsapi.WorkMode workMode(WorkMode mode) {
        return switch (mode) {
            case LOGGED_OUT -> io.strowger.csta.tsapi.WorkMode.WM_NONE;
            case AUX -> io.strowger.csta.tsapi.WorkMode.WM_AUX_WORK;
            case ACW -> io.strowger.csta.tsapi.WorkMode.WM_AFTCAL_WK;
            case AUTO_IN -> io.strowger.csta.tsapi.WorkMode.WM_AUTO_IN;
            case MANUAL_IN -> io.strowger.csta.tsapi.WorkMode.WM_MANUAL_IN;
        };
    }

    /** Who left a message, by the bits of the wire's octet; bits without a name are left out. */
    static List<MessageWaitingApplication> applications(int bits) {
        List<MessageWaitingApplication> applications = new ArrayList<>();
        add(applications, bits, 0x10, MessageWaitingApplication.CTI);
        add(applications, bits, 0x08, MessageWaitingApplication.LWC);
        add(applications, bits, 0x04, MessageWaitingApplication.PROPERTY_MANAGEMENT);
        add(applications, bits, 0x02, MessageWaitingApplication.VOICE);
        add(applications, bits, 0x01, MessageWaitingApplication.MCS);
        return List.copyOf(applications);
    }

    /** The media of a device. */
    static List<DeviceClass> deviceClasses(int bits) {
        List<DeviceClass> classes = new ArrayList<>();
        add(classes, bits, FilterBits.VOICE, DeviceClass.VOICE);
        add(classes, bits, FilterBits.DATA, DeviceClass.DATA);
        add(classes, bits, FilterBits.IMAGE, DeviceClass.IMAGE);
        add(classes, bits, FilterBits.OTHER, DeviceClass.OTHER);
        return List.copyOf(classes);
    }

    private static <E> void add(List<E> list, int bits, int bit, E element) {
        if ((bits & bit) != 0) {
            list.add(element);
        }
    }

    /** The links between server and switch. */
    static List<SwitchLink> links(List<LinkStatusEntry> links) {
        return links.stream().map(l -> new SwitchLink(l.linkID(), WordTables.LINK_STATES.word(l.linkState()))).toList();
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
