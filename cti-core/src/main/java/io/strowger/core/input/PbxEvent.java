package io.strowger.core.input;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Tag;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import java.util.List;

/**
 * A CSTA event in the words of the standard, free of any one wire. Every connection id is the switch's own; devices that the switch did not name are {@link Party#UNKNOWN}.
 */
public sealed interface PbxEvent {
    @Tag(1)
    record ServiceInitiated(ConnectionId connection, EventCause cause, CallData data) implements PbxEvent {}

    @Tag(2)
    record Originated(ConnectionId connection, Party callingDevice, Party calledDevice, EventCause cause, CallData data)
            implements
                PbxEvent {}

    @Tag(3)
    record Delivered(ConnectionId connection, Party alertingDevice, Party callingDevice, Party calledDevice,
            Party lastRedirectionDevice, EventCause cause, CallData data) implements PbxEvent {}

    @Tag(4)
    record Established(ConnectionId connection, Party answeringDevice, Party callingDevice, Party calledDevice,
            Party lastRedirectionDevice, EventCause cause, CallData data) implements PbxEvent {}

    @Tag(5)
    record Held(ConnectionId connection, Party holdingDevice, EventCause cause) implements PbxEvent {}

    @Tag(6)
    record Retrieved(ConnectionId connection, Party retrievingDevice, EventCause cause) implements PbxEvent {}

    @Tag(7)
    record Queued(ConnectionId connection, Party queue, Party callingDevice, Party calledDevice, int numberQueued,
            EventCause cause) implements PbxEvent {}

    @Tag(8)
    record Diverted(ConnectionId connection, Party divertingDevice, Party newDestination, EventCause cause)
            implements
                PbxEvent {}

    @Tag(9)
    record Conferenced(ConnectionId primaryOldCall, ConnectionId secondaryOldCall, Party controller, Party addedParty,
            List<ConnectionParty> connections, EventCause cause, CallData data) implements PbxEvent {}

    @Tag(10)
    record Transferred(ConnectionId primaryOldCall, ConnectionId secondaryOldCall, Party transferringDevice,
            Party transferredDevice, List<ConnectionParty> connections, EventCause cause, CallData data)
            implements
                PbxEvent {}

    @Tag(11)
    record ConnectionCleared(ConnectionId connection, Party releasingDevice, EventCause cause) implements PbxEvent {}

    @Tag(12)
    record CallCleared(ConnectionId call, EventCause cause) implements PbxEvent {}

    @Tag(13)
    record Failed(ConnectionId connection, Party failingDevice, Party calledDevice, EventCause cause)
            implements
                PbxEvent {}

    @Tag(14)
    record NetworkReached(ConnectionId connection, Party trunkUsed, Party calledDevice, EventCause cause)
            implements
                PbxEvent {}

    @Tag(15)
    record BackInService(String deviceId, EventCause cause) implements PbxEvent {}

    @Tag(16)
    record OutOfService(String deviceId, EventCause cause) implements PbxEvent {}

    @Tag(17)
    record LoggedOn(Party agentDevice, String agentId, String agentGroup) implements PbxEvent {}

    @Tag(18)
    record LoggedOff(Party agentDevice, String agentId, String agentGroup, int reasonCode) implements PbxEvent {}

    /** NotReady, Ready, WorkNotReady and WorkReady of CSTA. */
    @Tag(19)
    record AgentModeChanged(Party agentDevice, String agentId, AgentMode mode, int reasonCode) implements PbxEvent {}

    /** CSTA agent modes in events. Constants are only appended. */
    enum AgentMode {
        NOT_READY, READY, WORK_NOT_READY, WORK_READY
    }

    /**
     * A device as an event names it.
     *
     * @param number canonical: an internal number as the switch writes it, an outside number in E.164 with a leading plus where the number plan allows
     * @param raw as the switch wrote it
     */
    record Party(String number, String raw) {
        public static final Party UNKNOWN = new Party("", "");

        /** An internal device, whose number needs no normalisation. */
        public static Party internal(String deviceId) {
            return new Party(deviceId, deviceId);
        }

        public boolean isKnown() {
            return !number.isEmpty();
        }
    }

    /** A party of a conference or transfer: the new connection and the device on it, when known. */
    record ConnectionParty(ConnectionId connection, Party device, LocalConnectionState state) {}

    /** What comes with a call besides its parties; all may be empty. Null stands for an event without any. */
    record CallData(String ucid, Bytes userToUser, String collectedDigits, String trunkGroup, String trunkMember,
            String distributingVdn) {
        public static final CallData EMPTY = new CallData("", Bytes.EMPTY, "", "", "", "");
    }
}
