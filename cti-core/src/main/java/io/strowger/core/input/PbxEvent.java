package io.strowger.core.input;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Tag;
import io.strowger.core.model.ChargeError;
import io.strowger.core.model.ChargeType;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.Endpoint;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.ExtensionType;
import io.strowger.core.model.ForwardingRule;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MessageWaitingApplication;
import io.strowger.core.model.ProgressDescription;
import io.strowger.core.model.ProgressLocation;
import io.strowger.core.model.ServiceObserveMode;
import io.strowger.core.model.ServiceState;
import io.strowger.core.model.WorkMode;
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

    /** @param data null for none, here and in every event below */
    @Tag(5)
    record Held(ConnectionId connection, Party holdingDevice, EventCause cause, CallData data) implements PbxEvent {
        public Held(ConnectionId connection, Party holdingDevice, EventCause cause) {
            this(connection, holdingDevice, cause, null);
        }
    }

    @Tag(6)
    record Retrieved(ConnectionId connection, Party retrievingDevice, EventCause cause) implements PbxEvent {}

    @Tag(7)
    record Queued(ConnectionId connection, Party queue, Party callingDevice, Party calledDevice, int numberQueued,
            EventCause cause, Party lastRedirectionDevice, CallData data) implements PbxEvent {
        public Queued(ConnectionId connection, Party queue, Party callingDevice, Party calledDevice, int numberQueued,
                EventCause cause) {
            this(connection, queue, callingDevice, calledDevice, numberQueued, cause, Party.UNKNOWN, null);
        }
    }

    @Tag(8)
    record Diverted(ConnectionId connection, Party divertingDevice, Party newDestination, EventCause cause,
            Party callingDevice, CallData data) implements PbxEvent {
        public Diverted(ConnectionId connection, Party divertingDevice, Party newDestination, EventCause cause) {
            this(connection, divertingDevice, newDestination, cause, Party.UNKNOWN, null);
        }
    }

    @Tag(9)
    record Conferenced(ConnectionId primaryOldCall, ConnectionId secondaryOldCall, Party controller, Party addedParty,
            List<ConnectionParty> connections, EventCause cause, CallData data) implements PbxEvent {}

    @Tag(10)
    record Transferred(ConnectionId primaryOldCall, ConnectionId secondaryOldCall, Party transferringDevice,
            Party transferredDevice, List<ConnectionParty> connections, EventCause cause, CallData data)
            implements
                PbxEvent {}

    @Tag(11)
    record ConnectionCleared(ConnectionId connection, Party releasingDevice, EventCause cause, CallData data)
            implements
                PbxEvent {
        public ConnectionCleared(ConnectionId connection, Party releasingDevice, EventCause cause) {
            this(connection, releasingDevice, cause, null);
        }
    }

    @Tag(12)
    record CallCleared(ConnectionId call, EventCause cause, CallData data) implements PbxEvent {
        public CallCleared(ConnectionId call, EventCause cause) {
            this(call, cause, null);
        }
    }

    @Tag(13)
    record Failed(ConnectionId connection, Party failingDevice, Party calledDevice, EventCause cause,
            Party callingDevice, CallData data) implements PbxEvent {
        public Failed(ConnectionId connection, Party failingDevice, Party calledDevice, EventCause cause) {
            this(connection, failingDevice, calledDevice, cause, Party.UNKNOWN, null);
        }
    }

    /** @param progress null when the network did not say */
    @Tag(14)
    record NetworkReached(ConnectionId connection, Party trunkUsed, Party calledDevice, EventCause cause,
            Progress progress, CallData data) implements PbxEvent {
        public NetworkReached(ConnectionId connection, Party trunkUsed, Party calledDevice, EventCause cause) {
            this(connection, trunkUsed, calledDevice, cause, null, null);
        }
    }

    @Tag(15)
    record BackInService(String deviceId, EventCause cause) implements PbxEvent {}

    @Tag(16)
    record OutOfService(String deviceId, EventCause cause) implements PbxEvent {}

    /** @param workMode that he begins in; null when the switch does not tell */
    @Tag(17)
    record LoggedOn(Party agentDevice, String agentId, String agentGroup, WorkMode workMode) implements PbxEvent {
        public LoggedOn(Party agentDevice, String agentId, String agentGroup) {
            this(agentDevice, agentId, agentGroup, null);
        }
    }

    @Tag(18)
    record LoggedOff(Party agentDevice, String agentId, String agentGroup, int reasonCode) implements PbxEvent {}

    /**
     * NotReady, Ready, WorkNotReady and WorkReady of CSTA.
     *
     * @param pendingWorkMode what he will be in after his call; null for no change
     */
    @Tag(19)
    record AgentModeChanged(Party agentDevice, String agentId, AgentMode mode, int reasonCode,
            WorkMode pendingWorkMode, int pendingReasonCode) implements PbxEvent {
        public AgentModeChanged(Party agentDevice, String agentId, AgentMode mode, int reasonCode) {
            this(agentDevice, agentId, mode, reasonCode, null, 0);
        }
    }

    /** Account or authorisation digits that belong to a call. */
    @Tag(20)
    record CallInformation(ConnectionId connection, Party device, String accountInfo, String authorisationCode)
            implements
                PbxEvent {}

    @Tag(21)
    record DoNotDisturb(Party device, boolean on) implements PbxEvent {}

    @Tag(22)
    record Forwarding(Party device, ForwardingRule rule) implements PbxEvent {}

    @Tag(23)
    record MessageWaiting(Party deviceForMessage, Party invokingDevice, boolean on,
            List<MessageWaitingApplication> applications) implements PbxEvent {}

    /** Digits that a party keyed in while it was connected. */
    @Tag(24)
    record EnteredDigits(ConnectionId connection, String digits, EventCause cause) implements PbxEvent {}

    /** @param charge in the unit of the network operator */
    @Tag(25)
    record ChargeAdvice(ConnectionId connection, Party calledDevice, Party chargingDevice, String trunkGroup,
            String trunkMember, ChargeType type, int charge, ChargeError error) implements PbxEvent {}

    /** A phone registered for an extension. */
    @Tag(26)
    record EndpointRegistered(String deviceId, ServiceState serviceState, Endpoint endpoint) implements PbxEvent {}

    /**
     * A phone of an extension is registered no more.
     *
     * @param serviceState of the extension, which may have other phones
     * @param reasonOfSwitch the switch's own number of the reason
     */
    @Tag(27)
    record EndpointUnregistered(String deviceId, ServiceState serviceState, Endpoint endpoint,
            Endpoint.UnregisteredReason reason, int reasonOfSwitch) implements PbxEvent {}

    /** What the monitored device, an observer, may do now on the calls of the one it observes. */
    @Tag(28)
    record ServiceObserveState(String observeeDevice, String agentId, ExtensionType observeeType,
            ServiceObserveMode mode, int observeeLocation) implements PbxEvent {}

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

    /**
     * What comes with a call besides its parties; all may be empty. Null stands for an event without any.
     *
     * @param details what else the switch tells; null for nothing
     */
    record CallData(String ucid, Bytes userToUser, String collectedDigits, String trunkGroup, String trunkMember,
            String distributingVdn, CallDetails details) {
        public static final CallData EMPTY = new CallData("", Bytes.EMPTY, "", "", "", "");

        public CallData(String ucid, Bytes userToUser, String collectedDigits, String trunkGroup, String trunkMember,
                String distributingVdn) {
            this(ucid, userToUser, collectedDigits, trunkGroup, trunkMember, distributingVdn, null);
        }
    }

    /** How far a call has come in the network. */
    record Progress(ProgressLocation location, ProgressDescription description) {}
}
