package io.strowger.core.output;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Tag;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.model.AllocationState;
import io.strowger.core.model.AnswerTreatment;
import io.strowger.core.model.BillType;
import io.strowger.core.model.CallCompletionFeature;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.ConsultOptions;
import io.strowger.core.model.DropResource;
import io.strowger.core.model.ForwardingRule;
import io.strowger.core.model.MeasuredAgentId;
import io.strowger.core.model.MeasuredSkill;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.MonitoredEvent;
import io.strowger.core.model.ParticipationType;
import io.strowger.core.model.ServiceObserveMode;
import io.strowger.core.model.VideoCall;
import io.strowger.core.model.WorkMode;
import java.util.List;

/**
 * A CSTA service that the engine asks of a switch. What a command leaves null, empty or false is not asked for; a link that cannot carry something that
 * is asked for answers {@link io.strowger.core.input.PbxReply.NotPossible} and sends nothing.
 */
public sealed interface PbxCommand {
    /** Answers in a route dialogue. */
    sealed interface RouteService extends PbxCommand {}

    /** Services on a call or one of its connections, and those that make a call. */
    sealed interface CallService extends PbxCommand {}

    /** Services on agents, their groups and their observers. */
    sealed interface AgentService extends PbxCommand {}

    /** Features and properties of a device. */
    sealed interface DeviceService extends PbxCommand {}

    /** What a link asks of the switch as a whole, and snapshots. */
    sealed interface SwitchService extends PbxCommand {}

    /** Answers a RouteRequest; RouteUsed is always asked for. There is no confirmation, only a refusal. */
    @Tag(1)
    record RouteSelect(RouteDialogue dialogue, String routeSelected, Bytes userToUser, RouteOptions options)
            implements
                RouteService {
        /** A route and nothing else. */
        public RouteSelect(RouteDialogue dialogue, String routeSelected, Bytes userToUser) {
            this(dialogue, routeSelected, userToUser, null);
        }
    }

    /** Gives a RouteRequest back: the vector goes on with its next step. */
    @Tag(2)
    record RouteEnd(RouteDialogue dialogue, int failureCode) implements RouteService {}

    /** @param videoCall null to leave it to the switch */
    @Tag(3)
    record AnswerCall(ConnectionId connection, VideoCall videoCall) implements CallService {
        /** Whatever the call brings. */
        public AnswerCall(ConnectionId connection) {
            this(connection, null);
        }
    }

    /** @param reservation whether the line stays reserved for the call */
    @Tag(4)
    record HoldCall(ConnectionId connection, boolean reservation) implements CallService {
        /** Without reservation. */
        public HoldCall(ConnectionId connection) {
            this(connection, false);
        }
    }

    @Tag(5)
    record RetrieveCall(ConnectionId connection) implements CallService {}

    /**
     * Takes a party off its call.
     *
     * @param dropResource a resource to drop instead of a party; null for the party
     */
    @Tag(6)
    record ClearConnection(ConnectionId connection, DropResource dropResource,
            Bytes userToUser) implements CallService {
        /** The party, without a word. */
        public ClearConnection(ConnectionId connection) {
            this(connection, null, Bytes.EMPTY);
        }
    }

    @Tag(7)
    record MakeCall(String callingDevice, String calledDevice, Bytes userToUser, CallOptions options)
            implements
                CallService {
        /** An ordinary call. */
        public MakeCall(String callingDevice, String calledDevice, Bytes userToUser) {
            this(callingDevice, calledDevice, userToUser, null);
        }
    }

    /** Only while the connection alerts. */
    @Tag(8)
    record DeflectCall(ConnectionId connection, String calledDevice) implements CallService {}

    @Tag(9)
    record SnapshotDevice(String deviceId) implements SwitchService {}

    @Tag(10)
    record SnapshotCall(ConnectionId call) implements SwitchService {}

    /**
     * Logs an agent in, out, or changes his work mode.
     *
     * @param workMode LOGGED_OUT logs out; with logIn the mode to begin with
     * @param agentGroup the split to log in to; empty where the switch knows the agent's skills
     * @param credential name of the agent's password in the static settings, so that the password itself is in no journal; empty for none
     * @param enablePending whether a change on a call waits for its end instead of being refused
     */
    @Tag(11)
    record SetAgentState(String deviceId, String agentId, WorkMode workMode, int reasonCode, boolean logIn,
            String agentGroup, String credential, boolean enablePending) implements AgentService {
        /** A change of the work mode that may wait for the end of a call. */
        public SetAgentState(String deviceId, String agentId, WorkMode workMode, int reasonCode) {
            this(deviceId, agentId, workMode, reasonCode, false, "", "", true);
        }
    }

    /** @param split the agent group to ask for; empty for the agent as a whole */
    @Tag(12)
    record QueryAgentState(String deviceId, String split) implements AgentService {
        /** The agent as a whole. */
        public QueryAgentState(String deviceId) {
            this(deviceId, "");
        }
    }

    /** Ends a call for all its parties. */
    @Tag(13)
    record ClearCall(ConnectionId call) implements CallService {}

    /** Holds the active call and retrieves the other. */
    @Tag(14)
    record AlternateCall(ConnectionId activeCall, ConnectionId otherCall) implements CallService {}

    /**
     * Holds the active call and calls somebody about it.
     *
     * @param consultOptions null for whatever the switch allows
     */
    @Tag(15)
    record ConsultationCall(ConnectionId activeCall, String calledDevice, Bytes userToUser, CallOptions options,
            ConsultOptions consultOptions) implements CallService {}

    @Tag(16)
    record ConferenceCall(ConnectionId heldCall, ConnectionId activeCall) implements CallService {}

    @Tag(17)
    record TransferCall(ConnectionId heldCall, ConnectionId activeCall) implements CallService {}

    /**
     * Brings a device into a call without a consultation.
     *
     * @param alertDestination whether the device rings instead of being connected at once
     */
    @Tag(18)
    record SingleStepConferenceCall(ConnectionId activeCall, String deviceToJoin, ParticipationType participation,
            boolean alertDestination) implements CallService {}

    /** @param videoCall null to leave it to the switch */
    @Tag(19)
    record SingleStepTransferCall(ConnectionId activeCall, String transferredTo, VideoCall videoCall)
            implements
                CallService {}

    /** Clears the active call and retrieves the held one. */
    @Tag(20)
    record ReconnectCall(ConnectionId activeCall, ConnectionId heldCall, DropResource dropResource, Bytes userToUser)
            implements
                CallService {}

    /** Takes a call that alerts at one device to another. */
    @Tag(21)
    record PickupCall(ConnectionId alertingCall, String calledDevice) implements CallService {}

    /** Takes a call that alerts in a pickup group to a device of the group. */
    @Tag(22)
    record GroupPickupCall(ConnectionId alertingCall, String pickupDevice) implements CallService {}

    @Tag(23)
    record CallCompletion(CallCompletionFeature feature, ConnectionId call) implements CallService {}

    /**
     * Calls somebody first and the ordering device when he is there.
     *
     * @param allocationState when that is
     * @param classification null to leave everything to the switch
     */
    @Tag(24)
    record MakePredictiveCall(String callingDevice, String calledDevice, AllocationState allocationState,
            Bytes userToUser, CallClassification classification) implements CallService {}

    /**
     * How a predictive call is watched.
     *
     * @param maxRings rings after which it counts as not answered, 0 for the switch's own number
     * @param destRoute the trunk access code to go out by
     */
    record CallClassification(boolean priorityCalling, int maxRings, AnswerTreatment answerTreatment,
            String destRoute) {}

    @Tag(25)
    record SetDoNotDisturb(String deviceId, boolean on) implements DeviceService {}

    @Tag(26)
    record QueryDoNotDisturb(String deviceId) implements DeviceService {}

    @Tag(27)
    record SetForwarding(String deviceId, ForwardingRule rule) implements DeviceService {}

    @Tag(28)
    record QueryForwarding(String deviceId) implements DeviceService {}

    @Tag(29)
    record SetMessageWaiting(String deviceId, boolean on) implements DeviceService {}

    @Tag(30)
    record QueryMessageWaiting(String deviceId) implements DeviceService {}

    @Tag(31)
    record QueryLastNumber(String deviceId) implements DeviceService {}

    /**
     * Sends tones on behalf of a party.
     *
     * @param receivers who hears them; empty for everybody
     * @param toneDuration as the switch counts it, 0 for its own
     * @param pauseDuration as the switch counts it, 0 for its own
     */
    @Tag(32)
    record SendDtmfTone(ConnectionId sender, List<ConnectionId> receivers, String tones, int toneDuration,
            int pauseDuration) implements CallService {}

    /** @param selectedParty whom the subject stops hearing; null for everybody */
    @Tag(33)
    record SelectiveListeningHold(ConnectionId subject, ConnectionId selectedParty) implements CallService {}

    /** @param selectedParty whom the subject hears again; null for everybody */
    @Tag(34)
    record SelectiveListeningRetrieve(ConnectionId subject, ConnectionId selectedParty) implements CallService {}

    @Tag(35)
    record QueryAcdSplit(String split) implements AgentService {}

    /** Who is logged in to a split. */
    @Tag(36)
    record QueryAgentLogin(String split) implements AgentService {}

    @Tag(37)
    record QueryStationStatus(String deviceId) implements DeviceService {}

    @Tag(38)
    record QueryTrunkGroup(String trunkAccessCode) implements SwitchService {}

    @Tag(39)
    record QueryTimeOfDay() implements SwitchService {}

    @Tag(40)
    record QueryUcid(ConnectionId call) implements CallService {}

    @Tag(41)
    record QueryDeviceName(String deviceId) implements DeviceService {}

    @Tag(42)
    record QueryDeviceInfo(String deviceId) implements DeviceService {}

    @Tag(43)
    record QueryCallClassifier() implements SwitchService {}

    @Tag(44)
    record QueryEndpointRegistrationInfo(String deviceId) implements DeviceService {}

    /**
     * Lets a device observe another's calls.
     *
     * @param nextCall whether it begins with the next call instead of the present one
     * @param observeeLocation as the switch numbers its locations, 0 for any
     */
    @Tag(45)
    record ServiceObserveActivate(String observerDevice, String observeeDevice, ServiceObserveMode mode,
            boolean nextCall, int observeeLocation) implements AgentService {}

    @Tag(46)
    record ServiceObserveDeactivate(String observerDevice) implements AgentService {}

    @Tag(47)
    record ServiceObserveSetConnectionMode(String observerDevice, ServiceObserveMode mode) implements AgentService {}

    @Tag(48)
    record QueryServiceObserveInfo(String observerDevice) implements AgentService {}

    /** @param billRate in the unit of the network operator */
    @Tag(49)
    record SetBillRate(ConnectionId call, BillType billType, double billRate) implements CallService {}

    /** Whether advices of charge are wanted. */
    @Tag(50)
    record SetAdviceOfCharge(boolean on) implements SwitchService {}

    @Tag(51)
    record SetCallWorkCode(ConnectionId connection, String callWorkCode) implements CallService {}

    @Tag(52)
    record SetStrokeCount(ConnectionId connection, int strokeCount) implements CallService {}

    /** A monitor's events of one call are wanted no more. */
    @Tag(53)
    record MonitorStopOnCall(String monitoredDevice, MonitorKind kind, ConnectionId call) implements SwitchService {}

    @Tag(54)
    record RequestSystemStatus() implements SwitchService {}

    /** Has the events of one call told, whoever is in it, until it is over or {@link MonitorStop} is asked for. */
    @Tag(90)
    record MonitorCall(ConnectionId call) implements SwitchService {}

    /** Ends the monitor of a call. */
    @Tag(91)
    record MonitorStop(ConnectionId call) implements SwitchService {}

    /**
     * Has a monitor leave events out. It holds until the monitor ends; one that is set anew after a loss of the link leaves nothing out.
     *
     * @param monitoredDevice as in {@link io.strowger.core.input.Input.PbxEventReceived}
     * @param suppressed what is left out from now on; everything else is told
     */
    @Tag(92)
    record ChangeMonitorFilter(String monitoredDevice, MonitorKind kind, List<MonitoredEvent> suppressed)
            implements
                SwitchService {}

    /**
     * Asks for an agent's measurements.
     *
     * @param requestItems which of the switch's measurements are wanted, in its order
     * @param interval as the switch numbers its intervals, 0 for the one that runs
     */
    @Tag(93)
    record QueryAgentMeasurements(String agentId, MeasuredAgentId agentIdType, MeasuredSkill skill,
            List<Boolean> requestItems, int interval) implements AgentService {}

    /** Asks for a split's measurements; members as in {@link QueryAgentMeasurements}. */
    @Tag(94)
    record QuerySplitSkillMeasurements(String split, List<Boolean> requestItems, int interval)
            implements
                AgentService {}

    /** Asks for a trunk group's measurements; members as in {@link QueryAgentMeasurements}. */
    @Tag(95)
    record QueryTrunkGroupMeasurements(String trunkGroup, List<Boolean> requestItems, int interval)
            implements
                SwitchService {}

    /** Asks for a VDN's measurements; members as in {@link QueryAgentMeasurements}. */
    @Tag(96)
    record QueryVdnMeasurements(String vdn, List<Boolean> requestItems, int interval) implements SwitchService {}
}
