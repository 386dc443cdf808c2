package io.strowger.core.input;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Tag;
import io.strowger.core.input.PbxEvent.ConnectionParty;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceClass;
import io.strowger.core.model.DeviceType;
import io.strowger.core.model.Endpoint;
import io.strowger.core.model.ExtensionClass;
import io.strowger.core.model.ExtensionType;
import io.strowger.core.model.ForwardingRule;
import io.strowger.core.model.LocalCallState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MessageWaitingApplication;
import io.strowger.core.model.MonitoredEvent;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.model.ServiceObserveMode;
import io.strowger.core.model.ServiceState;
import io.strowger.core.model.SwitchLink;
import io.strowger.core.model.SystemStatus;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.model.WorkMode;
import java.util.List;
import java.util.Map;

/** What became of a request to a switch: exactly one of these per request, and perhaps a late one after {@link TimedOut}. */
public sealed interface PbxReply {
    /** Done, with nothing to tell. */
    @Tag(1)
    record Confirmed() implements PbxReply {}

    /** Refused by the switch. */
    @Tag(2)
    record Refused(UniversalFailure failure) implements PbxReply {}

    /** No answer in time; the outcome is unknown and a late confirmation may still come. */
    @Tag(3)
    record TimedOut() implements PbxReply {}

    /** Never sent: the link was down or its queue full. */
    @Tag(4)
    record NotSent(String why) implements PbxReply {}

    /** A call came to be (MakeCall, MakePredictiveCall, ConsultationCall, SingleStepTransferCall). */
    @Tag(5)
    record CallConfirmed(ConnectionId newCall, String ucid) implements PbxReply {}

    /** SnapshotDevice: the calls at a device, each with the states of its connections, the device's own first. */
    @Tag(6)
    record DeviceSnapshot(List<DeviceCall> calls) implements PbxReply {}

    /** SnapshotCall: the connections of a call, and the devices that it has left. */
    @Tag(7)
    record CallSnapshot(List<CallConnection> connections, List<CallDetails.DeviceHistory> deviceHistory)
            implements
                PbxReply {
        /** Without history. */
        public CallSnapshot(List<CallConnection> connections) {
            this(connections, List.of());
        }
    }

    /**
     * QueryAgentState.
     *
     * @param workMode null when the switch does not tell
     * @param pendingWorkMode what he will be in after his call; null for no change
     */
    @Tag(8)
    record AgentStateReported(boolean loggedOn, PbxEvent.AgentMode mode, int reasonCode, WorkMode workMode,
            boolean onCall, WorkMode pendingWorkMode, int pendingReasonCode) implements PbxReply {
        /** From a switch that tells no more. */
        public AgentStateReported(boolean loggedOn, PbxEvent.AgentMode mode, int reasonCode) {
            this(loggedOn, mode, reasonCode, null, false, null, 0);
        }
    }

    /** A confirmation after its request had timed out. */
    @Tag(9)
    record Late(PbxReply reply) implements PbxReply {}

    /** Never sent, and asking this link again is useless: it cannot carry the request as it is. */
    @Tag(10)
    record NotPossible(NotPossibleReason reason, String detail) implements PbxReply {}

    /** ConferenceCall, TransferCall, SingleStepConferenceCall: the call that there is now, and everybody in it. */
    @Tag(11)
    record CallsJoined(ConnectionId newCall, String ucid, List<ConnectionParty> connections) implements PbxReply {}

    /** SetAgentState: done, or pending until the end of a call. */
    @Tag(12)
    record AgentStateSet(boolean pending) implements PbxReply {}

    /** QueryDoNotDisturb. */
    @Tag(13)
    record DoNotDisturbReported(boolean on) implements PbxReply {}

    /** QueryForwarding. */
    @Tag(14)
    record ForwardingReported(List<ForwardingRule> rules) implements PbxReply {}

    /** QueryMessageWaiting. */
    @Tag(15)
    record MessageWaitingReported(boolean on, List<MessageWaitingApplication> applications) implements PbxReply {}

    /** QueryLastNumber. */
    @Tag(16)
    record LastNumberReported(PbxEvent.Party lastNumber) implements PbxReply {}

    /** QueryAcdSplit. */
    @Tag(17)
    record AcdSplitReported(int availableAgents, int callsInQueue, int agentsLoggedOn) implements PbxReply {}

    /**
     * QueryAgentLogin: all parts of the list in one.
     *
     * @param devices the agents' logins or extensions
     * @param complete false when the list was longer than is kept
     */
    @Tag(18)
    record AgentLoginsReported(List<String> devices, boolean complete) implements PbxReply {}

    /** QueryStationStatus; the service state is UNKNOWN before private data version 10. */
    @Tag(19)
    record StationStatusReported(boolean busy, ServiceState serviceState) implements PbxReply {}

    /** QueryTrunkGroup. */
    @Tag(20)
    record TrunkGroupReported(int idleTrunks, int usedTrunks) implements PbxReply {}

    /** QueryTimeOfDay, by the switch's own clock and time zone; the year as the switch counts it. */
    @Tag(21)
    record TimeOfDayReported(int year, int month, int day, int hour, int minute, int second) implements PbxReply {}

    /** QueryUcid. */
    @Tag(22)
    record UcidReported(String ucid) implements PbxReply {}

    /** QueryDeviceName; the name in the switch's own script where it has one. */
    @Tag(23)
    record DeviceNameReported(ExtensionType type, String deviceId, String name) implements PbxReply {}

    /**
     * QueryDeviceInfo.
     *
     * @param extensionClass null when the switch does not tell
     * @param associatedClass of the device below; null for none
     * @param associatedDevice the station of a logged on agent, or the agent at a station; empty for none
     */
    @Tag(24)
    record DeviceInfoReported(String deviceId, DeviceType type, List<DeviceClass> classes,
            ExtensionClass extensionClass, ExtensionClass associatedClass, String associatedDevice)
            implements
                PbxReply {}

    /** QueryCallClassifier. */
    @Tag(25)
    record CallClassifierReported(int availablePorts, int portsInUse) implements PbxReply {}

    /** QueryEndpointRegistrationInfo. */
    @Tag(26)
    record EndpointsReported(String deviceId, ServiceState serviceState, List<Endpoint> endpoints)
            implements
                PbxReply {}

    /** QueryServiceObserveInfo: what an observer does. */
    @Tag(27)
    record ServiceObserveReported(String observeeDevice, String agentId, ExtensionType observeeType,
            ServiceObserveMode mode, int observeeLocation, int activeCallId) implements PbxReply {}

    /** RequestSystemStatus; links only where the switch tells them. */
    @Tag(28)
    record SystemStatusReported(SystemStatus status, List<SwitchLink> links) implements PbxReply {}

    /** MonitorCall: who is in the call now, as far as the switch tells, and what the monitor leaves out. */
    @Tag(90)
    record CallMonitored(List<CallConnection> connections, List<MonitoredEvent> suppressed) implements PbxReply {}

    /** ChangeMonitorFilter: what the monitor leaves out now. */
    @Tag(91)
    record MonitorFilterChanged(List<MonitoredEvent> suppressed) implements PbxReply {}

    /**
     * The measurement queries.
     *
     * @param privateDataType the number of the answer's private data
     * @param data the values as they came, one encoded element after the other
     * @param values what is measured, by name, as far as it was returned and can be read: numbers in decimal, names as texts
     */
    @Tag(92)
    record MeasurementsReported(int privateDataType, Bytes data, Map<String, String> values) implements PbxReply {
        /** A reply of an earlier build does not say. */
        public MeasurementsReported {
            values = values == null ? Map.of() : values;
        }
    }

    /** @param localCallState the same in the switch's own words; null when it does not tell */
    record DeviceCall(ConnectionId connection, List<LocalConnectionState> states, LocalCallState localCallState) {
        /** From a switch that tells no more. */
        public DeviceCall(ConnectionId connection, List<LocalConnectionState> states) {
            this(connection, states, null);
        }
    }

    record CallConnection(ConnectionId connection, PbxEvent.Party device, LocalConnectionState state) {}
}
