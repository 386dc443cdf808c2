package io.strowger.simulator.wire;

import java.util.List;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Connection;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConnectionIDDevice;
import io.strowger.csta.tsapi.DeviceHistoryEntry;
import io.strowger.csta.tsapi.DeviceIDStatus;
import io.strowger.csta.tsapi.DeviceIDType;
import io.strowger.csta.tsapi.EventCause;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.LocalConnectionState;
import io.strowger.csta.tsapi.UUIProtocolType;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.csta.tsapi.WorkMode;
import io.strowger.simulator.model.CallFacts;
import io.strowger.simulator.model.Cause;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.Failure;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.UserToUser;

/** The switch's words in those of the wire and back. */
final class Translation {
    private Translation() {}

    static ConnectionID connection(ConnectionId id) {
        return new ConnectionID(id.callId(), id.deviceId(),
                id.dynamic() ? ConnectionIDDevice.DYNAMIC_ID : ConnectionIDDevice.STATIC_ID);
    }

    static ConnectionId connection(ConnectionID id) {
        return new ConnectionId(id.callID(), id.deviceID(), id.devIDType().equals(ConnectionIDDevice.DYNAMIC_ID));
    }

    static ExtendedDeviceID device(Device device) {
        if (device.id().isEmpty()) {
            return ExtendedDeviceID.NOT_KNOWN;
        }
        return device.kind() == Device.Kind.TRUNK
                ? new ExtendedDeviceID(device.id(), DeviceIDType.TRUNK_IDENTIFIER, DeviceIDStatus.ID_PROVIDED)
                : ExtendedDeviceID.of(device.id());
    }

    static ExtendedDeviceID device(String number) {
        return number.isEmpty() ? ExtendedDeviceID.NOT_KNOWN : ExtendedDeviceID.of(number);
    }

    static List<Connection> parties(List<Party> parties) {
        return parties.stream().map(party -> new Connection(connection(party.connection()), device(party.device())))
                .toList();
    }

    static LocalConnectionState state(ConnectionState state) {
        return LocalConnectionState.of(state.value());
    }

    static EventCause cause(Cause cause) {
        return EventCause.of(cause.value());
    }

    static CSTAUniversalFailure failure(Failure failure) {
        return CSTAUniversalFailure.of(failure.value());
    }

    static UserToUserInfo userToUser(UserToUser info) {
        return info.equals(UserToUser.NONE)
                ? UserToUserInfo.NONE
                : new UserToUserInfo(UUIProtocolType.of(info.type()), Octets.of(info.bytes()));
    }

    static UserToUser userToUser(UserToUserInfo info) {
        return info.type().equals(UUIProtocolType.UUI_NONE)
                ? UserToUser.NONE
                : new UserToUser(info.type().value(), info.data().toString());
    }

    static WorkMode workMode(io.strowger.simulator.model.WorkMode mode) {
        return WorkMode.of(mode.value());
    }

    /** The switch's work mode of a number, or null when it has none. */
    static io.strowger.simulator.model.WorkMode workMode(WorkMode mode) {
        for (io.strowger.simulator.model.WorkMode candidate : io.strowger.simulator.model.WorkMode.values()) {
            if (candidate.value() == mode.value()) {
                return candidate;
            }
        }
        return null;
    }

    static List<DeviceHistoryEntry> history(CallFacts facts) {
        return facts.history().stream()
                .map(entry -> new DeviceHistoryEntry(entry.deviceId(), cause(entry.cause()),
                        connection(entry.connection())))
                .toList();
    }
}
