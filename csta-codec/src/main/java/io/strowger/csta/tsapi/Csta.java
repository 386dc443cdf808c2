package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.EventClass.CSTACONFIRMATION;
import static io.strowger.csta.tsapi.EventClass.CSTAEVENTREPORT;
import static io.strowger.csta.tsapi.EventClass.CSTAREQUEST;
import static io.strowger.csta.tsapi.EventClass.CSTAUNSOLICITED;
import static io.strowger.csta.tsapi.TsapiLimits.ACCOUNT_INFO;
import static io.strowger.csta.tsapi.TsapiLimits.AGENT_ID;
import static io.strowger.csta.tsapi.TsapiLimits.AGENT_PASSWORD;
import static io.strowger.csta.tsapi.TsapiLimits.AUTH_CODE;
import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;
import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_LIST;
import static io.strowger.csta.tsapi.TsapiLimits.FORWARD_LIST;
import static io.strowger.csta.tsapi.TsapiLimits.SETUP_INFORMATION;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.Bits;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.Secret;
import java.util.List;

/** The messages of the CSTA table (event classes 3 to 6): call control, monitors, routing, agents. */
public interface Csta {
    /** Holds the active call and retrieves the other. */
    @TsapiPdu(eventType = 1, eventClass = CSTAREQUEST)
    record AlternateCall(ConnectionID activeCall, ConnectionID otherCall) implements CstaMessage {}

    /** Confirms {@link AlternateCall}. */
    @TsapiPdu(eventType = 2, eventClass = CSTACONFIRMATION)
    record AlternateCallConf() implements CstaMessage {}

    /** Answers a call that alerts. */
    @TsapiPdu(eventType = 3, eventClass = CSTAREQUEST)
    record AnswerCall(ConnectionID alertingCall) implements CstaMessage {}

    /** Confirms {@link AnswerCall}. */
    @TsapiPdu(eventType = 4, eventClass = CSTACONFIRMATION)
    record AnswerCallConf() implements CstaMessage {}

    /** Asks for camp-on, call-back or intrusion at a busy device. */
    @TsapiPdu(eventType = 5, eventClass = CSTAREQUEST)
    record CallCompletion(Feature feature, ConnectionID call) implements CstaMessage {}

    /** Confirms {@link CallCompletion}. */
    @TsapiPdu(eventType = 6, eventClass = CSTACONFIRMATION)
    record CallCompletionConf() implements CstaMessage {}

    /** Clears a whole call. */
    @TsapiPdu(eventType = 7, eventClass = CSTAREQUEST)
    record ClearCall(ConnectionID call) implements CstaMessage {}

    /** Confirms {@link ClearCall}. */
    @TsapiPdu(eventType = 8, eventClass = CSTACONFIRMATION)
    record ClearCallConf() implements CstaMessage {}

    /** Clears one connection of a call. */
    @TsapiPdu(eventType = 9, eventClass = CSTAREQUEST)
    record ClearConnection(ConnectionID call) implements CstaMessage {}

    /** Confirms {@link ClearConnection}. */
    @TsapiPdu(eventType = 10, eventClass = CSTACONFIRMATION)
    record ClearConnectionConf() implements CstaMessage {}

    /** Joins the held and the active call. */
    @TsapiPdu(eventType = 11, eventClass = CSTAREQUEST)
    record ConferenceCall(ConnectionID heldCall, ConnectionID activeCall) implements CstaMessage {}

    /** The calls are one; its call and parties. */
    @TsapiPdu(eventType = 12, eventClass = CSTACONFIRMATION)
    record ConferenceCallConf(ConnectionID newCall, List<Connection> connList) implements CstaMessage {
        /** Copies the lists. */
        public ConferenceCallConf {
            connList = List.copyOf(connList);
        }
    }

    /** Holds the active call and calls another device. */
    @TsapiPdu(eventType = 13, eventClass = CSTAREQUEST)
    record ConsultationCall(ConnectionID activeCall, @Max(DEVICE_ID) String calledDevice) implements CstaMessage {}

    /** The new call is being made. */
    @TsapiPdu(eventType = 14, eventClass = CSTACONFIRMATION)
    record ConsultationCallConf(ConnectionID newCall) implements CstaMessage {}

    /** Sends an alerting call to another device. */
    @TsapiPdu(eventType = 15, eventClass = CSTAREQUEST)
    record DeflectCall(ConnectionID deflectCall, @Max(DEVICE_ID) String calledDevice) implements CstaMessage {}

    /** Confirms {@link DeflectCall}. */
    @TsapiPdu(eventType = 16, eventClass = CSTACONFIRMATION)
    record DeflectCallConf() implements CstaMessage {}

    /** Takes a call that alerts elsewhere. */
    @TsapiPdu(eventType = 17, eventClass = CSTAREQUEST)
    record PickupCall(ConnectionID deflectCall, @Max(DEVICE_ID) String calledDevice) implements CstaMessage {}

    /** Confirms {@link PickupCall}. */
    @TsapiPdu(eventType = 18, eventClass = CSTACONFIRMATION)
    record PickupCallConf() implements CstaMessage {}

    /** Takes a call that alerts in the pickup group. */
    @TsapiPdu(eventType = 19, eventClass = CSTAREQUEST)
    record GroupPickupCall(ConnectionID deflectCall, @Max(DEVICE_ID) String pickupDevice) implements CstaMessage {}

    /** Confirms {@link GroupPickupCall}. */
    @TsapiPdu(eventType = 20, eventClass = CSTACONFIRMATION)
    record GroupPickupCallConf() implements CstaMessage {}

    /** Puts a connection on hold. */
    @TsapiPdu(eventType = 21, eventClass = CSTAREQUEST)
    record HoldCall(ConnectionID activeCall, boolean reservation) implements CstaMessage {}

    /** Confirms {@link HoldCall}. */
    @TsapiPdu(eventType = 22, eventClass = CSTACONFIRMATION)
    record HoldCallConf() implements CstaMessage {}

    /** Calls from one device to another. */
    @TsapiPdu(eventType = 23, eventClass = CSTAREQUEST)
    record MakeCall(@Max(DEVICE_ID) String callingDevice, @Max(DEVICE_ID) String calledDevice)
            implements
                CstaMessage {}

    /** The call is being made. */
    @TsapiPdu(eventType = 24, eventClass = CSTACONFIRMATION)
    record MakeCallConf(ConnectionID newCall) implements CstaMessage {}

    /** Calls from a split or VDN, allocating the caller when the called device alerts or answers. */
    @TsapiPdu(eventType = 25, eventClass = CSTAREQUEST)
    record MakePredictiveCall(@Max(DEVICE_ID) String callingDevice, @Max(DEVICE_ID) String calledDevice,
            AllocationState allocationState) implements CstaMessage {}

    /** The call is being made. */
    @TsapiPdu(eventType = 26, eventClass = CSTACONFIRMATION)
    record MakePredictiveCallConf(ConnectionID newCall) implements CstaMessage {}

    /** Asks for the message waiting lamp. */
    @TsapiPdu(eventType = 27, eventClass = CSTAREQUEST)
    record QueryMwi(@Max(DEVICE_ID) String device) implements CstaMessage {}

    /** Whether messages wait. */
    @TsapiPdu(eventType = 28, eventClass = CSTACONFIRMATION)
    record QueryMwiConf(boolean messages) implements CstaMessage {}

    /** Asks for do not disturb. */
    @TsapiPdu(eventType = 29, eventClass = CSTAREQUEST)
    record QueryDnd(@Max(DEVICE_ID) String device) implements CstaMessage {}

    /** Whether do not disturb is on. */
    @TsapiPdu(eventType = 30, eventClass = CSTACONFIRMATION)
    record QueryDndConf(boolean doNotDisturb) implements CstaMessage {}

    /** Asks for the forwarding rules. */
    @TsapiPdu(eventType = 31, eventClass = CSTAREQUEST)
    record QueryFwd(@Max(DEVICE_ID) String device) implements CstaMessage {}

    /** The forwarding rules. */
    @TsapiPdu(eventType = 32, eventClass = CSTACONFIRMATION)
    record QueryFwdConf(@Max(FORWARD_LIST) List<ForwardingInfo> forward) implements CstaMessage {
        /** Copies the lists. */
        public QueryFwdConf {
            forward = List.copyOf(forward);
        }
    }

    /** Asks for an agent's state. */
    @TsapiPdu(eventType = 33, eventClass = CSTAREQUEST)
    record QueryAgentState(@Max(DEVICE_ID) String device) implements CstaMessage {}

    /** The agent's state. */
    @TsapiPdu(eventType = 34, eventClass = CSTACONFIRMATION)
    record QueryAgentStateConf(AgentState agentState) implements CstaMessage {}

    /** Asks for the number last dialled. */
    @TsapiPdu(eventType = 35, eventClass = CSTAREQUEST)
    record QueryLastNumber(@Max(DEVICE_ID) String device) implements CstaMessage {}

    /** The number last dialled. */
    @TsapiPdu(eventType = 36, eventClass = CSTACONFIRMATION)
    record QueryLastNumberConf(@Max(DEVICE_ID) String lastNumber) implements CstaMessage {}

    /** Asks what a device is. */
    @TsapiPdu(eventType = 37, eventClass = CSTAREQUEST)
    record QueryDeviceInfo(@Max(DEVICE_ID) String device) implements CstaMessage {}

    /** What the device is. */
    @TsapiPdu(eventType = 38, eventClass = CSTACONFIRMATION)
    record QueryDeviceInfoConf(@Max(DEVICE_ID) String device, DeviceType deviceType, @Bits(4) int deviceClass)
            implements
                CstaMessage {}

    /** Clears the active connection and retrieves the held one. */
    @TsapiPdu(eventType = 39, eventClass = CSTAREQUEST)
    record ReconnectCall(ConnectionID activeCall, ConnectionID heldCall) implements CstaMessage {}

    /** Confirms {@link ReconnectCall}. */
    @TsapiPdu(eventType = 40, eventClass = CSTACONFIRMATION)
    record ReconnectCallConf() implements CstaMessage {}

    /** Retrieves a held connection. */
    @TsapiPdu(eventType = 41, eventClass = CSTAREQUEST)
    record RetrieveCall(ConnectionID heldCall) implements CstaMessage {}

    /** Confirms {@link RetrieveCall}. */
    @TsapiPdu(eventType = 42, eventClass = CSTACONFIRMATION)
    record RetrieveCallConf() implements CstaMessage {}

    /** Sets the message waiting lamp. */
    @TsapiPdu(eventType = 43, eventClass = CSTAREQUEST)
    record SetMwi(@Max(DEVICE_ID) String device, boolean messages) implements CstaMessage {}

    /** Confirms {@link SetMwi}. */
    @TsapiPdu(eventType = 44, eventClass = CSTACONFIRMATION)
    record SetMwiConf() implements CstaMessage {}

    /** Sets do not disturb. */
    @TsapiPdu(eventType = 45, eventClass = CSTAREQUEST)
    record SetDnd(@Max(DEVICE_ID) String device, boolean doNotDisturb) implements CstaMessage {}

    /** Confirms {@link SetDnd}. */
    @TsapiPdu(eventType = 46, eventClass = CSTACONFIRMATION)
    record SetDndConf() implements CstaMessage {}

    /** Sets a forwarding rule. */
    @TsapiPdu(eventType = 47, eventClass = CSTAREQUEST)
    record SetFwd(@Max(DEVICE_ID) String device, ForwardingInfo forward) implements CstaMessage {}

    /** Confirms {@link SetFwd}. */
    @TsapiPdu(eventType = 48, eventClass = CSTACONFIRMATION)
    record SetFwdConf() implements CstaMessage {}

    /** Logs an agent in or out, or changes his mode. */
    @TsapiPdu(eventType = 49, eventClass = CSTAREQUEST)
    record SetAgentState(@Max(DEVICE_ID) String device, AgentMode agentMode, @Max(AGENT_ID) String agentID,
            @Max(DEVICE_ID) String agentGroup, @Secret @Max(AGENT_PASSWORD) String agentPassword)
            implements
                CstaMessage {
        /** Without the password. */
        @Override
        public String toString() {
            return TsapiText.print(this);
        }
    }

    /** Confirms {@link SetAgentState}. */
    @TsapiPdu(eventType = 50, eventClass = CSTACONFIRMATION)
    record SetAgentStateConf() implements CstaMessage {}

    /** Connects the parties of the held and the active call and leaves both. */
    @TsapiPdu(eventType = 51, eventClass = CSTAREQUEST)
    record TransferCall(ConnectionID heldCall, ConnectionID activeCall) implements CstaMessage {}

    /** The calls are transferred; the new call and its parties. */
    @TsapiPdu(eventType = 52, eventClass = CSTACONFIRMATION)
    record TransferCallConf(ConnectionID newCall, List<Connection> connList) implements CstaMessage {
        /** Copies the lists. */
        public TransferCallConf {
            connList = List.copyOf(connList);
        }
    }

    /** Refuses any request of this table. */
    @TsapiPdu(eventType = 53, eventClass = CSTACONFIRMATION)
    record UniversalFailureConf(CSTAUniversalFailure error) implements CstaMessage {}

    /** A call ended. */
    @TsapiPdu(eventType = 54, eventClass = CSTAUNSOLICITED)
    record CallCleared(ConnectionID clearedCall, LocalConnectionState localConnectionInfo, EventCause cause)
            implements
                CstaMessage {}

    /** Calls were joined to a conference. */
    @TsapiPdu(eventType = 55, eventClass = CSTAUNSOLICITED)
    record Conferenced(ConnectionID primaryOldCall, ConnectionID secondaryOldCall, ExtendedDeviceID confController,
            ExtendedDeviceID addedParty, List<Connection> conferenceConnections,
            LocalConnectionState localConnectionInfo, EventCause cause) implements CstaMessage {
        /** Copies the lists. */
        public Conferenced {
            conferenceConnections = List.copyOf(conferenceConnections);
        }
    }

    /** A device left a call. */
    @TsapiPdu(eventType = 56, eventClass = CSTAUNSOLICITED)
    record ConnectionCleared(ConnectionID droppedConnection, ExtendedDeviceID releasingDevice,
            LocalConnectionState localConnectionInfo, EventCause cause) implements CstaMessage {}

    /** A call alerts at a device, or arrived at an ACD device. */
    @TsapiPdu(eventType = 57, eventClass = CSTAUNSOLICITED)
    record Delivered(ConnectionID connection, ExtendedDeviceID alertingDevice, ExtendedDeviceID callingDevice,
            ExtendedDeviceID calledDevice, ExtendedDeviceID lastRedirectionDevice,
            LocalConnectionState localConnectionInfo, EventCause cause) implements CstaMessage {}

    /** A call left a device for another. */
    @TsapiPdu(eventType = 58, eventClass = CSTAUNSOLICITED)
    record Diverted(ConnectionID connection, ExtendedDeviceID divertingDevice, ExtendedDeviceID newDestination,
            LocalConnectionState localConnectionInfo, EventCause cause) implements CstaMessage {}

    /** A device answered. */
    @TsapiPdu(eventType = 59, eventClass = CSTAUNSOLICITED)
    record Established(ConnectionID establishedConnection, ExtendedDeviceID answeringDevice,
            ExtendedDeviceID callingDevice, ExtendedDeviceID calledDevice, ExtendedDeviceID lastRedirectionDevice,
            LocalConnectionState localConnectionInfo, EventCause cause) implements CstaMessage {}

    /** A call cannot go on. */
    @TsapiPdu(eventType = 60, eventClass = CSTAUNSOLICITED)
    record Failed(ConnectionID failedConnection, ExtendedDeviceID failingDevice, ExtendedDeviceID calledDevice,
            LocalConnectionState localConnectionInfo, EventCause cause) implements CstaMessage {}

    /** A connection went on hold. */
    @TsapiPdu(eventType = 61, eventClass = CSTAUNSOLICITED)
    record Held(ConnectionID heldConnection, ExtendedDeviceID holdingDevice, LocalConnectionState localConnectionInfo,
            EventCause cause) implements CstaMessage {}

    /** A call left the switch; nothing more is known beyond. */
    @TsapiPdu(eventType = 62, eventClass = CSTAUNSOLICITED)
    record NetworkReached(ConnectionID connection, ExtendedDeviceID trunkUsed, ExtendedDeviceID calledDevice,
            LocalConnectionState localConnectionInfo, EventCause cause) implements CstaMessage {}

    /** A device is calling. */
    @TsapiPdu(eventType = 63, eventClass = CSTAUNSOLICITED)
    record Originated(ConnectionID originatedConnection, ExtendedDeviceID callingDevice,
            ExtendedDeviceID calledDevice, LocalConnectionState localConnectionInfo, EventCause cause)
            implements
                CstaMessage {}

    /** A call waits in a queue. */
    @TsapiPdu(eventType = 64, eventClass = CSTAUNSOLICITED)
    record Queued(ConnectionID queuedConnection, ExtendedDeviceID queue, ExtendedDeviceID callingDevice,
            ExtendedDeviceID calledDevice, ExtendedDeviceID lastRedirectionDevice, int numberQueued,
            LocalConnectionState localConnectionInfo, EventCause cause) implements CstaMessage {}

    /** A connection left hold. */
    @TsapiPdu(eventType = 65, eventClass = CSTAUNSOLICITED)
    record Retrieved(ConnectionID retrievedConnection, ExtendedDeviceID retrievingDevice,
            LocalConnectionState localConnectionInfo, EventCause cause) implements CstaMessage {}

    /** A device went off hook or is prompted to. */
    @TsapiPdu(eventType = 66, eventClass = CSTAUNSOLICITED)
    record ServiceInitiated(ConnectionID initiatedConnection, LocalConnectionState localConnectionInfo,
            EventCause cause) implements CstaMessage {}

    /** Calls were transferred. */
    @TsapiPdu(eventType = 67, eventClass = CSTAUNSOLICITED)
    record Transferred(ConnectionID primaryOldCall, ConnectionID secondaryOldCall,
            ExtendedDeviceID transferringDevice, ExtendedDeviceID transferredDevice,
            List<Connection> transferredConnections, LocalConnectionState localConnectionInfo, EventCause cause)
            implements
                CstaMessage {
        /** Copies the lists. */
        public Transferred {
            transferredConnections = List.copyOf(transferredConnections);
        }
    }

    /** Account or authorisation code of a call. */
    @TsapiPdu(eventType = 68, eventClass = CSTAUNSOLICITED)
    record CallInformation(ConnectionID connection, ExtendedDeviceID device, @Max(ACCOUNT_INFO) String accountInfo,
            @Max(AUTH_CODE) String authorisationCode) implements CstaMessage {}

    /** Do not disturb changed. */
    @TsapiPdu(eventType = 69, eventClass = CSTAUNSOLICITED)
    record DoNotDisturb(ExtendedDeviceID device, boolean doNotDisturbOn) implements CstaMessage {}

    /** A forwarding rule changed. */
    @TsapiPdu(eventType = 70, eventClass = CSTAUNSOLICITED)
    record Forwarding(ExtendedDeviceID device, ForwardingInfo forwardingInformation) implements CstaMessage {}

    /** The message waiting lamp changed. */
    @TsapiPdu(eventType = 71, eventClass = CSTAUNSOLICITED)
    record MessageWaiting(ExtendedDeviceID deviceForMessage, ExtendedDeviceID invokingDevice,
            boolean messageWaitingOn) implements CstaMessage {}

    /** An agent logged in. */
    @TsapiPdu(eventType = 72, eventClass = CSTAUNSOLICITED)
    record LoggedOn(ExtendedDeviceID agentDevice, @Max(AGENT_ID) String agentID, @Max(DEVICE_ID) String agentGroup,
            @Secret @Max(AGENT_PASSWORD) String password) implements CstaMessage {
        /** Without the password. */
        @Override
        public String toString() {
            return TsapiText.print(this);
        }
    }

    /** An agent logged out. */
    @TsapiPdu(eventType = 73, eventClass = CSTAUNSOLICITED)
    record LoggedOff(ExtendedDeviceID agentDevice, @Max(AGENT_ID) String agentID, @Max(DEVICE_ID) String agentGroup)
            implements
                CstaMessage {}

    /** An agent became not ready. */
    @TsapiPdu(eventType = 74, eventClass = CSTAUNSOLICITED)
    record NotReady(ExtendedDeviceID agentDevice, @Max(AGENT_ID) String agentID) implements CstaMessage {}

    /** An agent became ready. */
    @TsapiPdu(eventType = 75, eventClass = CSTAUNSOLICITED)
    record Ready(ExtendedDeviceID agentDevice, @Max(AGENT_ID) String agentID) implements CstaMessage {}

    /** An agent is working after a call and not ready. */
    @TsapiPdu(eventType = 76, eventClass = CSTAUNSOLICITED)
    record WorkNotReady(ExtendedDeviceID agentDevice, @Max(AGENT_ID) String agentID) implements CstaMessage {}

    /** An agent is working after a call and ready. */
    @TsapiPdu(eventType = 77, eventClass = CSTAUNSOLICITED)
    record WorkReady(ExtendedDeviceID agentDevice, @Max(AGENT_ID) String agentID) implements CstaMessage {}

    /** Asks to route the calls that reach a device. */
    @TsapiPdu(eventType = 78, eventClass = CSTAREQUEST)
    record RouteRegisterReq(@Max(DEVICE_ID) String routingDevice) implements CstaMessage {}

    /** Calls of the device are routed by the application. */
    @TsapiPdu(eventType = 79, eventClass = CSTACONFIRMATION)
    record RouteRegisterReqConf(int registerReqID) implements CstaMessage {}

    /** Gives up routing for a device. */
    @TsapiPdu(eventType = 80, eventClass = CSTAREQUEST)
    record RouteRegisterCancel(int routeRegisterReqID) implements CstaMessage {}

    /** Routing is given up. */
    @TsapiPdu(eventType = 81, eventClass = CSTACONFIRMATION)
    record RouteRegisterCancelConf(int routeRegisterReqID) implements CstaMessage {}

    /** The switch gave up the registration. */
    @TsapiPdu(eventType = 82, eventClass = CSTAEVENTREPORT)
    record RouteRegisterAbort(int routeRegisterReqID) implements CstaMessage {}

    /** Asks for a route, old form. */
    @TsapiPdu(eventType = 83, eventClass = CSTAREQUEST)
    record RouteRequest(int routeRegisterReqID, int routingCrossRefID, @Max(DEVICE_ID) String currentRoute,
            @Max(DEVICE_ID) String callingDevice, ConnectionID routedCall, SelectValue routedSelAlgorithm,
            boolean priority, @Max(SETUP_INFORMATION) Octets setupInformation) implements CstaMessage {}

    /** Gives a route, old form without refusal. */
    @TsapiPdu(eventType = 84, eventClass = CSTAREQUEST)
    record RouteSelectRequest(int routeRegisterReqID, int routingCrossRefID, @Max(DEVICE_ID) String routeSelected,
            int remainRetry, @Max(SETUP_INFORMATION) Octets setupInformation, boolean routeUsedReq)
            implements
                CstaMessage {}

    /** The route given was of no use; asks for another. */
    @TsapiPdu(eventType = 85, eventClass = CSTAREQUEST)
    record ReRouteRequest(int routeRegisterReqID, int routingCrossRefID) implements CstaMessage {}

    /** Which route was used, old form. */
    @TsapiPdu(eventType = 86, eventClass = CSTAEVENTREPORT)
    record RouteUsed(int routeRegisterReqID, int routingCrossRefID, @Max(DEVICE_ID) String routeUsed,
            @Max(DEVICE_ID) String callingDevice, boolean domain) implements CstaMessage {}

    /** Routing of a call is over. */
    @TsapiPdu(eventType = 87, eventClass = CSTAEVENTREPORT)
    record RouteEnd(int routeRegisterReqID, int routingCrossRefID, CSTAUniversalFailure cause)
            implements
                CstaMessage {}

    /** Ends routing of a call, old form without refusal. */
    @TsapiPdu(eventType = 88, eventClass = CSTAREQUEST)
    record RouteEndRequest(int routeRegisterReqID, int routingCrossRefID, CSTAUniversalFailure errorValue)
            implements
                CstaMessage {}

    /** A service that the private data describes. */
    @TsapiPdu(eventType = 89, eventClass = CSTAREQUEST)
    record EscapeSvc() implements CstaMessage {}

    /** Confirms {@link EscapeSvc}. */
    @TsapiPdu(eventType = 90, eventClass = CSTACONFIRMATION)
    record EscapeSvcConf() implements CstaMessage {}

    /** A service asked from the application, which the private data describes. */
    @TsapiPdu(eventType = 91, eventClass = CSTAREQUEST)
    record EscapeSvcReq() implements CstaMessage {}

    /** Answers {@link EscapeSvcReq}. */
    @TsapiPdu(eventType = 92, eventClass = CSTAREQUEST)
    record EscapeSvcReqConf(CSTAUniversalFailure errorValue) implements CstaMessage {}

    /** An event that the private data describes. */
    @TsapiPdu(eventType = 93, eventClass = CSTAEVENTREPORT)
    record Private() implements CstaMessage {}

    /** An event of a monitor that the private data describes. */
    @TsapiPdu(eventType = 94, eventClass = CSTAUNSOLICITED)
    record PrivateStatus() implements CstaMessage {}

    /** Sends private data without an answer. */
    @TsapiPdu(eventType = 95, eventClass = CSTAREQUEST)
    record SendPrivate() implements CstaMessage {}

    /** A device is in service again. */
    @TsapiPdu(eventType = 96, eventClass = CSTAUNSOLICITED)
    record BackInService(@Max(DEVICE_ID) String device, EventCause cause) implements CstaMessage {}

    /** A device is out of service. */
    @TsapiPdu(eventType = 97, eventClass = CSTAUNSOLICITED)
    record OutOfService(@Max(DEVICE_ID) String device, EventCause cause) implements CstaMessage {}

    /** Asks for the state of the switch link. */
    @TsapiPdu(eventType = 98, eventClass = CSTAREQUEST)
    record ReqSysStat() implements CstaMessage {}

    /** State of the switch link. */
    @TsapiPdu(eventType = 99, eventClass = CSTACONFIRMATION)
    record SysStatReqConf(SystemStatus systemStatus) implements CstaMessage {}

    /** Asks to be told of changes of the switch link. */
    @TsapiPdu(eventType = 100, eventClass = CSTAREQUEST)
    record SysStatStart(@Bits(8) int statusFilter) implements CstaMessage {}

    /** Changes will be told; the filter in force. */
    @TsapiPdu(eventType = 101, eventClass = CSTACONFIRMATION)
    record SysStatStartConf(@Bits(8) int filter) implements CstaMessage {}

    /** Asks not to be told any more. */
    @TsapiPdu(eventType = 102, eventClass = CSTAREQUEST)
    record SysStatStop() implements CstaMessage {}

    /** Confirms {@link SysStatStop}. */
    @TsapiPdu(eventType = 103, eventClass = CSTACONFIRMATION)
    record SysStatStopConf() implements CstaMessage {}

    /** Changes what is told of the switch link. */
    @TsapiPdu(eventType = 104, eventClass = CSTAREQUEST)
    record ChangeSysStatFilter(@Bits(8) int statusFilter) implements CstaMessage {}

    /** The filter asked for and the filter in force. */
    @TsapiPdu(eventType = 105, eventClass = CSTACONFIRMATION)
    record ChangeSysStatFilterConf(@Bits(8) int statusFilterSelected, @Bits(8) int statusFilterActive)
            implements
                CstaMessage {}

    /** The switch link changed. */
    @TsapiPdu(eventType = 106, eventClass = CSTAEVENTREPORT)
    record SysStat(SystemStatus state) implements CstaMessage {}

    /** Changes of the switch link are no longer told. */
    @TsapiPdu(eventType = 107, eventClass = CSTAEVENTREPORT)
    record SysStatEnded() implements CstaMessage {}

    /** Asks the application for its state. */
    @TsapiPdu(eventType = 108, eventClass = CSTAREQUEST)
    record SysStatReq() implements CstaMessage {}

    /** The application's state. */
    @TsapiPdu(eventType = 109, eventClass = CSTAREQUEST)
    record ReqSysStatConf(SystemStatus systemStatus) implements CstaMessage {}

    /** Tells a change of the application's state. */
    @TsapiPdu(eventType = 110, eventClass = CSTAREQUEST)
    record SysStatEventSend(SystemStatus systemStatus) implements CstaMessage {}

    /** Asks for the events of a device. */
    @TsapiPdu(eventType = 111, eventClass = CSTAREQUEST)
    record MonitorDevice(@Max(DEVICE_ID) String deviceID, MonitorFilter monitorFilter) implements CstaMessage {}

    /** Asks for the events of a call. */
    @TsapiPdu(eventType = 112, eventClass = CSTAREQUEST)
    record MonitorCall(ConnectionID call, MonitorFilter monitorFilter) implements CstaMessage {}

    /** Asks for the events of the calls that pass a device. */
    @TsapiPdu(eventType = 113, eventClass = CSTAREQUEST)
    record MonitorCallsViaDevice(@Max(DEVICE_ID) String deviceID, MonitorFilter monitorFilter)
            implements
                CstaMessage {}

    /** The monitor's cross reference and the filter in force. */
    @TsapiPdu(eventType = 114, eventClass = CSTACONFIRMATION)
    record MonitorConf(int monitorCrossRefID, MonitorFilter monitorFilter) implements CstaMessage {}

    /** Changes the filter of a monitor. */
    @TsapiPdu(eventType = 115, eventClass = CSTAREQUEST)
    record ChangeMonitorFilter(int monitorCrossRefID, MonitorFilter monitorFilter) implements CstaMessage {}

    /** The filter in force. */
    @TsapiPdu(eventType = 116, eventClass = CSTACONFIRMATION)
    record ChangeMonitorFilterConf(MonitorFilter monitorFilter) implements CstaMessage {}

    /** Ends a monitor. */
    @TsapiPdu(eventType = 117, eventClass = CSTAREQUEST)
    record MonitorStop(int monitorCrossRefID) implements CstaMessage {}

    /** Confirms {@link MonitorStop}. */
    @TsapiPdu(eventType = 118, eventClass = CSTACONFIRMATION)
    record MonitorStopConf() implements CstaMessage {}

    /** The switch ended a monitor. */
    @TsapiPdu(eventType = 119, eventClass = CSTAUNSOLICITED)
    record MonitorEnded(EventCause cause) implements CstaMessage {}

    /** Asks for the connections of a call. */
    @TsapiPdu(eventType = 120, eventClass = CSTAREQUEST)
    record SnapshotCall(ConnectionID snapshotObject) implements CstaMessage {}

    /** The connections of a call. */
    @TsapiPdu(eventType = 121, eventClass = CSTACONFIRMATION)
    record SnapshotCallConf(List<SnapshotCallResponseInfo> snapshotData) implements CstaMessage {
        /** Copies the lists. */
        public SnapshotCallConf {
            snapshotData = List.copyOf(snapshotData);
        }
    }

    /** Asks for the calls at a device. */
    @TsapiPdu(eventType = 122, eventClass = CSTAREQUEST)
    record SnapshotDevice(@Max(DEVICE_ID) String snapshotObject) implements CstaMessage {}

    /** The calls at a device. */
    @TsapiPdu(eventType = 123, eventClass = CSTACONFIRMATION)
    record SnapshotDeviceConf(List<SnapshotDeviceResponseInfo> snapshotData) implements CstaMessage {
        /** Copies the lists. */
        public SnapshotDeviceConf {
            snapshotData = List.copyOf(snapshotData);
        }
    }

    /** Asks which services the switch has. */
    @TsapiPdu(eventType = 124, eventClass = CSTAREQUEST)
    record GetApiCaps() implements CstaMessage {}

    /** Which services the switch has: 1 it has, 0 it has not. */
    @TsapiPdu(eventType = 125, eventClass = CSTACONFIRMATION)
    record GetApiCapsConf(int alternateCall, int answerCall, int callCompletion, int clearCall, int clearConnection,
            int conferenceCall, int consultationCall, int deflectCall, int pickupCall, int groupPickupCall,
            int holdCall, int makeCall, int makePredictiveCall, int queryMwi, int queryDnd, int queryFwd,
            int queryAgentState, int queryLastNumber, int queryDeviceInfo, int reconnectCall, int retrieveCall,
            int setMwi, int setDnd, int setFwd, int setAgentState, int transferCall, int eventReport,
            int callClearedEvent, int conferencedEvent, int connectionClearedEvent, int deliveredEvent,
            int divertedEvent, int establishedEvent, int failedEvent, int heldEvent, int networkReachedEvent,
            int originatedEvent, int queuedEvent, int retrievedEvent, int serviceInitiatedEvent, int transferredEvent,
            int callInformationEvent, int doNotDisturbEvent, int forwardingEvent, int messageWaitingEvent,
            int loggedOnEvent, int loggedOffEvent, int notReadyEvent, int readyEvent, int workNotReadyEvent,
            int workReadyEvent, int backInServiceEvent, int outOfServiceEvent, int privateEvent,
            int routeRequestEvent, int reRoute, int routeSelect, int routeUsedEvent, int routeEndEvent,
            int monitorDevice, int monitorCall, int monitorCallsViaDevice, int changeMonitorFilter, int monitorStop,
            int monitorEnded, int snapshotDeviceReq, int snapshotCallReq, int escapeService, int privateStatusEvent,
            int escapeServiceEvent, int escapeServiceConf, int sendPrivateEvent, int sysStatReq, int sysStatStart,
            int sysStatStop, int changeSysStatFilter, int sysStatReqEvent, int sysStatReqConf, int sysStatEvent)
            implements
                CstaMessage {}

    /** Asks for the devices a login may use, from an index on. */
    @TsapiPdu(eventType = 126, eventClass = CSTAREQUEST)
    record GetDeviceList(int index, CSTALevel level) implements CstaMessage {}

    /** Devices, and the index to ask from next, -1 at the end. */
    @TsapiPdu(eventType = 127, eventClass = CSTACONFIRMATION)
    record GetDeviceListConf(SDBLevel driverSdbLevel, CSTALevel level, int index,
            @Max(DEVICE_LIST) List<@Max(DEVICE_ID) String> devList) implements CstaMessage {
        /** Copies the lists. */
        public GetDeviceListConf {
            devList = List.copyOf(devList);
        }
    }

    /** Asks whether calls may be monitored by call. */
    @TsapiPdu(eventType = 128, eventClass = CSTAREQUEST)
    record QueryCallMonitor() implements CstaMessage {}

    /** Whether calls may be monitored by call. */
    @TsapiPdu(eventType = 129, eventClass = CSTACONFIRMATION)
    record QueryCallMonitorConf(boolean callMonitor) implements CstaMessage {}

    /** Asks for a route for a call. */
    @TsapiPdu(eventType = 130, eventClass = CSTAREQUEST)
    record RouteRequestExt(int routeRegisterReqID, int routingCrossRefID, ExtendedDeviceID currentRoute,
            ExtendedDeviceID callingDevice, ConnectionID routedCall, SelectValue routedSelAlgorithm, boolean priority,
            @Max(SETUP_INFORMATION) Octets setupInformation) implements CstaMessage {}

    /** Which route was used. */
    @TsapiPdu(eventType = 131, eventClass = CSTAEVENTREPORT)
    record RouteUsedExt(int routeRegisterReqID, int routingCrossRefID, ExtendedDeviceID routeUsed,
            ExtendedDeviceID callingDevice, boolean domain) implements CstaMessage {}

    /** Gives a route; may be refused. */
    @TsapiPdu(eventType = 132, eventClass = CSTAREQUEST)
    record RouteSelectInvRequest(int routeRegisterReqID, int routingCrossRefID, @Max(DEVICE_ID) String routeSelected,
            int remainRetry, @Max(SETUP_INFORMATION) Octets setupInformation, boolean routeUsedReq)
            implements
                CstaMessage {}

    /** Ends routing of a call; may be refused. */
    @TsapiPdu(eventType = 133, eventClass = CSTAREQUEST)
    record RouteEndInvRequest(int routeRegisterReqID, int routingCrossRefID, CSTAUniversalFailure errorValue)
            implements
                CstaMessage {}
}
