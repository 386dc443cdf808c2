package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.AGENT_ID;
import static io.strowger.csta.tsapi.TsapiLimits.AGENT_LOGIN_LIST;
import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;
import static io.strowger.csta.tsapi.TsapiLimits.DIGITS;
import static io.strowger.csta.tsapi.TsapiLimits.SWITCH_VERSION;
import static io.strowger.csta.tsapi.TsapiLimits.SWITCH_VERSION_V6;
import static io.strowger.csta.tsapi.TsapiLimits.TEXT;
import static io.strowger.csta.tsapi.TsapiLimits.TONES;
import static io.strowger.csta.tsapi.TsapiLimits.TRUNK_LIST;
import static io.strowger.csta.tsapi.TsapiLimits.UCID;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.AnyElement;
import io.strowger.csta.codec.Bits;
import io.strowger.csta.codec.EmptySequence;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.Wrapper;
import java.util.List;

/**
 * The private data of the Avaya vendor (names {@code ECS} and {@code AT&T Definity G3}), by number.
 *
 * <p>A name with a version prefix up to {@code V8} is the last version that uses that form, as the vendor's C headers
 * name it; from {@code V10} on the prefix is the first version that uses it. {@link PrivateVersions} says which form
 * belongs to a negotiated version. Of the answers to
 * measurement queries (52, 54, 56, 58) the order of the measurements is public and the tags are not certain: elements are kept as they come.
 */
public interface Att {
    /** Private data 1, from version 2: with {@link Csta.ClearConnection}. */
    @AttPdu(number = 1, version = 2)
    record V5ClearConnection(DropResource dropResource, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 2, from version 2: with {@link Csta.ConsultationCall}. */
    @AttPdu(number = 2, version = 2)
    record V5ConsultationCall(@Max(DEVICE_ID) String destRoute, boolean priorityCalling, UserToUserInfo userInfo)
            implements
                AttMessage {}

    /** Private data 3, from version 2: with {@link Csta.MakeCall}. */
    @AttPdu(number = 3, version = 2)
    record V5MakeCall(@Max(DEVICE_ID) String destRoute, boolean priorityCalling, UserToUserInfo userInfo)
            implements
                AttMessage {}

    /** Private data 4, from version 2: with {@link Csta.MakeCall}, {@link Csta.ConsultationCall}. */
    @AttPdu(number = 4, version = 2)
    record V5DirectAgentCall(@Max(DEVICE_ID) String split, boolean priorityCalling, UserToUserInfo userInfo)
            implements
                AttMessage {}

    /** Private data 5, from version 2: with {@link Csta.MakePredictiveCall}. */
    @AttPdu(number = 5, version = 2)
    record V5MakePredictiveCall(boolean priorityCalling, int maxRings, AnswerTreat answerTreat,
            @Max(DEVICE_ID) String destRoute, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 6, from version 2: with {@link Csta.MakeCall}, {@link Csta.ConsultationCall}. */
    @AttPdu(number = 6, version = 2)
    record V5SupervisorAssistCall(@Max(DEVICE_ID) String split, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 7, from version 2: with {@link Csta.ReconnectCall}. */
    @AttPdu(number = 7, version = 2)
    record V5ReconnectCall(DropResource dropResource, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 8, from version 4: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 8, version = 4)
    record V4SendDtmfTone(ConnectionID sender, List<ConnectionID> receivers, @Max(TONES) String tones,
            int toneDuration, int pauseDuration) implements AttMessage {
        /** Copies the lists. */
        public V4SendDtmfTone {
            receivers = List.copyOf(receivers);
        }
    }

    /** Private data 9, from version 4: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 9, version = 4)
    record SendDtmfToneConf() implements AttMessage {}

    /** Private data 10, from version 2: with {@link Csta.SetAgentState}. */
    @AttPdu(number = 10, version = 2)
    record V4SetAgentState(WorkMode workMode) implements AttMessage {}

    /** Private data 11, from version 2: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 11, version = 2)
    record QueryAcdSplit(@Max(DEVICE_ID) String device) implements AttMessage {}

    /** Private data 12, from version 2: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 12, version = 2)
    record QueryAcdSplitConf(int availableAgents, int callsInQueue, int agentsLoggedIn) implements AttMessage {}

    /** Private data 13, from version 2: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 13, version = 2)
    record QueryAgentLogin(@Max(DEVICE_ID) String device) implements AttMessage {}

    /** Private data 14, from version 2: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 14, version = 2)
    record QueryAgentLoginConf(int privEventCrossRefID) implements AttMessage {}

    /** Private data 15, from version 2: with {@link Csta.Private}. */
    @AttPdu(number = 15, version = 2)
    record QueryAgentLoginResp(int privEventCrossRefID, @Max(AGENT_LOGIN_LIST) List<@Max(DEVICE_ID) String> devices)
            implements
                AttMessage {
        /** Copies the lists. */
        public QueryAgentLoginResp {
            devices = List.copyOf(devices);
        }
    }

    /** Private data 16, from version 2: with {@link Csta.QueryAgentState}. */
    @AttPdu(number = 16, version = 2)
    record QueryAgentState(@Max(DEVICE_ID) String split) implements AttMessage {}

    /** Private data 17, from version 2: with {@link Csta.QueryAgentStateConf}. */
    @AttPdu(number = 17, version = 2)
    record V4QueryAgentStateConf(WorkMode workMode, TalkState talkState) implements AttMessage {}

    /** Private data 18, from version 2: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 18, version = 2)
    record QueryCallClassifier() implements AttMessage {}

    /** Private data 19, from version 2: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 19, version = 2)
    record QueryCallClassifierConf(int numAvailPorts, int numInUsePorts) implements AttMessage {}

    /** Private data 20, from version 2: with {@link Csta.QueryDeviceInfoConf}. */
    @AttPdu(number = 20, version = 2)
    record V4QueryDeviceInfoConf(ExtensionClass extensionClass) implements AttMessage {}

    /** Private data 21, from version 2: with {@link Csta.QueryMwiConf}, {@link Csta.MessageWaiting}. */
    @AttPdu(number = 21, version = 2)
    record QueryMwiConf(@Bits(8) int applicationType) implements AttMessage {}

    /** Private data 22, from version 2: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 22, version = 2)
    record QueryStationStatus(@Max(DEVICE_ID) String device) implements AttMessage {}

    /** Private data 23, from version 2: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 23, version = 2)
    record QueryStationStatusConf(boolean stationStatus) implements AttMessage {}

    /** Private data 24, from version 2: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 24, version = 2)
    record QueryTod() implements AttMessage {}

    /** Private data 25, from version 2: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 25, version = 2)
    record QueryTodConf(int year, int month, int day, int hour, int minute, int second) implements AttMessage {}

    /** Private data 26, from version 2: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 26, version = 2)
    record QueryTg(@Max(DEVICE_ID) String device) implements AttMessage {}

    /** Private data 27, from version 2: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 27, version = 2)
    record QueryTgConf(int idleTrunks, int usedTrunks) implements AttMessage {}

    /** Private data 28, from version 2: with {@link Csta.SnapshotDeviceConf}. */
    @AttPdu(number = 28, version = 2)
    @Wrapper
    record V4SnapshotDeviceConf(List<SnapshotDeviceEntry> snapshotDevice) implements AttMessage {
        /** Copies the lists. */
        public V4SnapshotDeviceConf {
            snapshotDevice = List.copyOf(snapshotDevice);
        }
    }

    /**
     * Private data 29, from version 2: with {@link Csta.MonitorDevice}, {@link Csta.MonitorCall}, {@link
     * Csta.MonitorCallsViaDevice}, {@link Csta.ChangeMonitorFilter}.
     */
    @AttPdu(number = 29, version = 2)
    record V4MonitorFilter(@Bits(1) int privateFilter) implements AttMessage {}

    /** Private data 30, from version 2: with {@link Csta.MonitorConf}. */
    @AttPdu(number = 30, version = 2)
    record V4MonitorConf(@Bits(4) int usedFilter) implements AttMessage {}

    /** Private data 31, from version 2: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 31, version = 2)
    record MonitorStopOnCall(int monitorCrossRefID, ConnectionID call) implements AttMessage {}

    /** Private data 32, from version 2: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 32, version = 2)
    record MonitorStopOnCallConf() implements AttMessage {}

    /** Private data 33, from version 2: with {@link Csta.MonitorConf}. */
    @AttPdu(number = 33, version = 2)
    record V4MonitorCallConf(@Bits(4) int usedFilter, List<SnapshotCallResponseInfo> snapshotCall)
            implements
                AttMessage {
        /** Copies the lists. */
        public V4MonitorCallConf {
            snapshotCall = List.copyOf(snapshotCall);
        }
    }

    /** Private data 34, from version 2: with {@link Csta.CallCleared}. */
    @AttPdu(number = 34, version = 2)
    record CallCleared(ReasonCode reason) implements AttMessage {}

    /** Private data 35, from version 2: with {@link Csta.Conferenced}. */
    @AttPdu(number = 35, version = 2)
    record V3Conferenced(V4OriginalCallInfo originalCallInfo) implements AttMessage {}

    /** Private data 36, from version 2: with {@link Csta.ConnectionCleared}. */
    @AttPdu(number = 36, version = 2)
    record V5ConnectionCleared(UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 37, from version 2: with {@link Csta.Delivered}. */
    @AttPdu(number = 37, version = 2)
    record V3Delivered(DeliveredType deliveredType, @Max(DEVICE_ID) String trunk, @Max(DEVICE_ID) String trunkMember,
            @Max(DEVICE_ID) String split, V4LookaheadInfo lookaheadInfo, UserEnteredCode userEnteredCode,
            UserToUserInfo userInfo, ReasonCode reason, V4OriginalCallInfo originalCallInfo) implements AttMessage {}

    /** Private data 38, from version 2: with {@link Csta.PrivateStatus}. */
    @AttPdu(number = 38, version = 2)
    record EnteredDigits(ConnectionID connection, @Max(DIGITS) String digits,
            LocalConnectionState localConnectionInfo, EventCause cause) implements AttMessage {}

    /** Private data 39, from version 2: with {@link Csta.Established}. */
    @AttPdu(number = 39, version = 2)
    record V3Established(@Max(DEVICE_ID) String trunk, @Max(DEVICE_ID) String trunkMember,
            @Max(DEVICE_ID) String split, V4LookaheadInfo lookaheadInfo, UserEnteredCode userEnteredCode,
            UserToUserInfo userInfo, ReasonCode reason, V4OriginalCallInfo originalCallInfo) implements AttMessage {}

    /** Private data 40, from version 2: with {@link Csta.NetworkReached}. */
    @AttPdu(number = 40, version = 2)
    record V4NetworkReached(ProgressLocation progressLocation, ProgressDescription progressDescription)
            implements
                AttMessage {}

    /** Private data 41, from version 2: with {@link Csta.Transferred}. */
    @AttPdu(number = 41, version = 2)
    record V3Transferred(V4OriginalCallInfo originalCallInfo) implements AttMessage {}

    /** Private data 42, from version 2: with {@link Csta.RouteRequestExt}. */
    @AttPdu(number = 42, version = 2)
    record V4RouteRequest(@Max(DEVICE_ID) String trunkGroup, V4LookaheadInfo lookaheadInfo,
            UserEnteredCode userEnteredCode, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 43, from version 2: with {@link Csta.RouteSelectRequest}, {@link Csta.RouteSelectInvRequest}. */
    @AttPdu(number = 43, version = 2)
    record V5RouteSelect(@Max(DEVICE_ID) String callingDevice, @Max(DEVICE_ID) String directAgentCallSplit,
            boolean priorityCalling, @Max(DEVICE_ID) String destRoute, UserCollectCode collectCode,
            UserProvidedCode userProvidedCode, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 44, from version 2: with {@link Csta.RouteUsedExt}. */
    @AttPdu(number = 44, version = 2)
    record RouteUsed(@Max(DEVICE_ID) String destRoute) implements AttMessage {}

    /** Private data 45, from version 2: with {@link Csta.SysStatStart}. */
    @AttPdu(number = 45, version = 2)
    record SysStat(boolean linkStatusReq) implements AttMessage {}

    /**
     * Private data 46, from version 2: with {@link Csta.SysStatStartConf}, {@link Csta.ChangeSysStatFilterConf},
     * {@link Csta.SysStat}.
     */
    @AttPdu(number = 46, version = 2)
    @Wrapper
    record V3LinkStatus(List<LinkStatusEntry> linkStatus) implements AttMessage {
        /** Copies the lists. */
        public V3LinkStatus {
            linkStatus = List.copyOf(linkStatus);
        }
    }

    /** Private data 47, from version 2: with {@link Csta.Originated}. */
    @AttPdu(number = 47, version = 2)
    record V5Originated(@Max(DEVICE_ID) String logicalAgent, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 48, from version 2: with {@link Csta.LoggedOn}. */
    @AttPdu(number = 48, version = 2)
    record LoggedOn(WorkMode workMode) implements AttMessage {}

    /** Private data 49, from version 4: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 49, version = 4)
    record QueryDeviceName(@Max(DEVICE_ID) String device) implements AttMessage {}

    /** Private data 50, from version 4: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 50, version = 4)
    record V4QueryDeviceNameConf(AttDeviceType deviceType, @Max(DEVICE_ID) String device, @Max(TEXT) String name)
            implements
                AttMessage {}

    /** Private data 51, from version 4: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 51, version = 4)
    record QueryAgentMeasurements(@Max(AGENT_ID) String agentID, AgentTypeID typeID, SplitSkill splitSkill,
            List<Boolean> requestItems, int interval) implements AttMessage {
        /** Copies the lists. */
        public QueryAgentMeasurements {
            requestItems = List.copyOf(requestItems);
        }
    }

    /** Private data 52, from version 4: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 52, version = 4)
    record QueryAgentMeasurementsConf(List<@AnyElement Octets> returnedItems, List<@AnyElement Octets> values)
            implements
                AttMessage {
        /** Copies the lists. */
        public QueryAgentMeasurementsConf {
            returnedItems = List.copyOf(returnedItems);
            values = List.copyOf(values);
        }
    }

    /** Private data 53, from version 4: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 53, version = 4)
    record QuerySplitSkillMeasurements(@Max(DEVICE_ID) String device, List<Boolean> requestItems, int interval)
            implements
                AttMessage {
        /** Copies the lists. */
        public QuerySplitSkillMeasurements {
            requestItems = List.copyOf(requestItems);
        }
    }

    /** Private data 54, from version 4: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 54, version = 4)
    record QuerySplitSkillMeasurementsConf(List<@AnyElement Octets> returnedItems, List<@AnyElement Octets> values)
            implements
                AttMessage {
        /** Copies the lists. */
        public QuerySplitSkillMeasurementsConf {
            returnedItems = List.copyOf(returnedItems);
            values = List.copyOf(values);
        }
    }

    /** Private data 55, from version 4: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 55, version = 4)
    record QueryTrunkGroupMeasurements(@Max(DEVICE_ID) String device, List<Boolean> requestItems, int interval)
            implements
                AttMessage {
        /** Copies the lists. */
        public QueryTrunkGroupMeasurements {
            requestItems = List.copyOf(requestItems);
        }
    }

    /** Private data 56, from version 4: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 56, version = 4)
    record QueryTrunkGroupMeasurementsConf(List<@AnyElement Octets> returnedItems, List<@AnyElement Octets> values)
            implements
                AttMessage {
        /** Copies the lists. */
        public QueryTrunkGroupMeasurementsConf {
            returnedItems = List.copyOf(returnedItems);
            values = List.copyOf(values);
        }
    }

    /** Private data 57, from version 4: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 57, version = 4)
    record QueryVdnMeasurements(@Max(DEVICE_ID) String device, List<Boolean> requestItems, int interval)
            implements
                AttMessage {
        /** Copies the lists. */
        public QueryVdnMeasurements {
            requestItems = List.copyOf(requestItems);
        }
    }

    /** Private data 58, from version 4: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 58, version = 4)
    record QueryVdnMeasurementsConf(List<@AnyElement Octets> returnedItems, List<@AnyElement Octets> values)
            implements
                AttMessage {
        /** Copies the lists. */
        public QueryVdnMeasurementsConf {
            returnedItems = List.copyOf(returnedItems);
            values = List.copyOf(values);
        }
    }

    /** Private data 59, from version 4: with {@link Csta.Conferenced}. */
    @AttPdu(number = 59, version = 4)
    record V4Conferenced(V4OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice)
            implements
                AttMessage {}

    /** Private data 60, from version 4: with {@link Csta.Delivered}. */
    @AttPdu(number = 60, version = 4)
    record V4Delivered(DeliveredType deliveredType, @Max(DEVICE_ID) String trunkGroup,
            @Max(DEVICE_ID) String trunkMember, @Max(DEVICE_ID) String split, V4LookaheadInfo lookaheadInfo,
            UserEnteredCode userEnteredCode, UserToUserInfo userInfo, ReasonCode reason,
            V4OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice) implements AttMessage {}

    /** Private data 61, from version 4: with {@link Csta.Established}. */
    @AttPdu(number = 61, version = 4)
    record V4Established(@Max(DEVICE_ID) String trunkGroup, @Max(DEVICE_ID) String trunkMember,
            @Max(DEVICE_ID) String split, V4LookaheadInfo lookaheadInfo, UserEnteredCode userEnteredCode,
            UserToUserInfo userInfo, ReasonCode reason, V4OriginalCallInfo originalCallInfo,
            ExtendedDeviceID distributingDevice) implements AttMessage {}

    /** Private data 62, from version 4: with {@link Csta.Transferred}. */
    @AttPdu(number = 62, version = 4)
    record V4Transferred(V4OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice)
            implements
                AttMessage {}

    /**
     * Private data 63, from version 4: with {@link Csta.SysStatStartConf}, {@link Csta.ChangeSysStatFilterConf},
     * {@link Csta.SysStat}.
     */
    @AttPdu(number = 63, version = 4)
    @Wrapper
    record V4LinkStatus(List<LinkStatusEntry> linkStatus) implements AttMessage {
        /** Copies the lists. */
        public V4LinkStatus {
            linkStatus = List.copyOf(linkStatus);
        }
    }

    /** Private data 64, from version 4: with {@link Csta.GetApiCapsConf}. */
    @AttPdu(number = 64, version = 4)
    record V4GetApiCapsConf(@Max(SWITCH_VERSION_V6) String switchVersion, boolean sendDTMFTone,
            boolean enteredDigitsEvent, boolean queryDeviceName, boolean queryAgentMeas, boolean querySplitSkillMeas,
            boolean queryTrunkGroupMeas, boolean queryVdnMeas, boolean reserved1, boolean reserved2)
            implements
                AttMessage {}

    /** Private data 65, from version 5: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 65, version = 5)
    record SingleStepConferenceCall(ConnectionID activeCall, @Max(DEVICE_ID) String deviceToBeJoin,
            ParticipationType participationType, boolean alertDestination) implements AttMessage {}

    /** Private data 66, from version 5: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 66, version = 5)
    record SingleStepConferenceCallConf(ConnectionID newCall, List<Connection> connList, @Max(UCID) String ucid)
            implements
                AttMessage {
        /** Copies the lists. */
        public SingleStepConferenceCallConf {
            connList = List.copyOf(connList);
        }
    }

    /** Private data 67, from version 5: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 67, version = 5)
    record SelectiveListeningHold(ConnectionID subjectConnection, boolean allParties, ConnectionID selectedParty)
            implements
                AttMessage {}

    /** Private data 68, from version 5: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 68, version = 5)
    record SelectiveListeningHoldConf() implements AttMessage {}

    /** Private data 69, from version 5: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 69, version = 5)
    record SelectiveListeningRetrieve(ConnectionID subjectConnection, boolean allParties, ConnectionID selectedParty)
            implements
                AttMessage {}

    /** Private data 70, from version 5: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 70, version = 5)
    record SelectiveListeningRetrieveConf() implements AttMessage {}

    /** Private data 71, from version 5: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 71, version = 5)
    record SendDtmfTone(ConnectionID sender, List<ConnectionID> receivers, @Max(TONES) String tones, int toneDuration,
            int pauseDuration) implements AttMessage {
        /** Copies the lists. */
        public SendDtmfTone {
            receivers = List.copyOf(receivers);
        }
    }

    /** Private data 72, from version 5: with {@link Csta.SnapshotDeviceConf}. */
    @AttPdu(number = 72, version = 5)
    @Wrapper
    record SnapshotDeviceConf(List<SnapshotDeviceEntry> snapshotDevice) implements AttMessage {
        /** Copies the lists. */
        public SnapshotDeviceConf {
            snapshotDevice = List.copyOf(snapshotDevice);
        }
    }

    /**
     * Private data 73, from version 5: with {@link Csta.SysStatStartConf}, {@link Csta.ChangeSysStatFilterConf},
     * {@link Csta.SysStat}.
     */
    @AttPdu(number = 73, version = 5)
    @Wrapper
    record LinkStatus(List<LinkStatusEntry> linkStatus) implements AttMessage {
        /** Copies the lists. */
        public LinkStatus {
            linkStatus = List.copyOf(linkStatus);
        }
    }

    /** Private data 74, from version 5: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 74, version = 5)
    record SetBillRate(ConnectionID call, BillType billType, double billRate) implements AttMessage {}

    /** Private data 75, from version 5: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 75, version = 5)
    record SetBillRateConf() implements AttMessage {}

    /** Private data 76, from version 5: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 76, version = 5)
    record QueryUcid(ConnectionID call) implements AttMessage {}

    /** Private data 77, from version 5: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 77, version = 5)
    record QueryUcidConf(@Max(UCID) String ucid) implements AttMessage {}

    /** Private data 78, from version 5: with {@link Csta.Conferenced}. */
    @AttPdu(number = 78, version = 5)
    record V5Conferenced(V5OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice,
            @Max(UCID) String ucid) implements AttMessage {}

    /** Private data 79, from version 5: with {@link Csta.LoggedOff}. */
    @AttPdu(number = 79, version = 5)
    record LoggedOff(int reasonCode) implements AttMessage {}

    /** Private data 80, from version 5: with {@link Csta.Delivered}. */
    @AttPdu(number = 80, version = 5)
    record V5Delivered(DeliveredType deliveredType, @Max(DEVICE_ID) String trunkGroup,
            @Max(DEVICE_ID) String trunkMember, @Max(DEVICE_ID) String split, LookaheadInfo lookaheadInfo,
            UserEnteredCode userEnteredCode, UserToUserInfo userInfo, ReasonCode reason,
            V5OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice, @Max(UCID) String ucid,
            CallOriginatorInfo callOriginatorInfo, boolean flexibleBilling) implements AttMessage {}

    /** Private data 81, from version 5: with {@link Csta.Established}. */
    @AttPdu(number = 81, version = 5)
    record V5Established(@Max(DEVICE_ID) String trunkGroup, @Max(DEVICE_ID) String trunkMember,
            @Max(DEVICE_ID) String split, LookaheadInfo lookaheadInfo, UserEnteredCode userEnteredCode,
            UserToUserInfo userInfo, ReasonCode reason, V5OriginalCallInfo originalCallInfo,
            ExtendedDeviceID distributingDevice, @Max(UCID) String ucid, CallOriginatorInfo callOriginatorInfo,
            boolean flexibleBilling) implements AttMessage {}

    /** Private data 82, from version 5: with {@link Csta.Transferred}. */
    @AttPdu(number = 82, version = 5)
    record V5Transferred(V5OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice,
            @Max(UCID) String ucid) implements AttMessage {}

    /** Private data 83, from version 5: with {@link Csta.RouteRequestExt}. */
    @AttPdu(number = 83, version = 5)
    record V5RouteRequest(@Max(DEVICE_ID) String trunkGroup, LookaheadInfo lookaheadInfo,
            UserEnteredCode userEnteredCode, UserToUserInfo userInfo, @Max(UCID) String ucid,
            CallOriginatorInfo callOriginatorInfo, boolean flexibleBilling) implements AttMessage {}

    /** Private data 84, from version 5: with {@link Csta.ConsultationCallConf}. */
    @AttPdu(number = 84, version = 5)
    record ConsultationCallConf(@Max(UCID) String ucid) implements AttMessage {}

    /** Private data 85, from version 5: with {@link Csta.MakeCallConf}. */
    @AttPdu(number = 85, version = 5)
    record MakeCallConf(@Max(UCID) String ucid) implements AttMessage {}

    /** Private data 86, from version 5: with {@link Csta.MakePredictiveCallConf}. */
    @AttPdu(number = 86, version = 5)
    record MakePredictiveCallConf(@Max(UCID) String ucid) implements AttMessage {}

    /** Private data 87, from version 5: with {@link Csta.SetAgentState}. */
    @AttPdu(number = 87, version = 5)
    record V5SetAgentState(WorkMode workMode, int reasonCode) implements AttMessage {}

    /** Private data 88, from version 5: with {@link Csta.QueryAgentStateConf}. */
    @AttPdu(number = 88, version = 5)
    record V5QueryAgentStateConf(WorkMode workMode, TalkState talkState, int reasonCode) implements AttMessage {}

    /** Private data 89, from version 5: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 89, version = 5)
    record V6QueryDeviceNameConf(AttDeviceType deviceType, @Max(DEVICE_ID) String device, @Max(TEXT) String name,
            Unicode uname) implements AttMessage {}

    /** Private data 90, from version 5: with {@link Csta.ConferenceCallConf}. */
    @AttPdu(number = 90, version = 5)
    record ConferenceCallConf(@Max(UCID) String ucid) implements AttMessage {}

    /** Private data 91, from version 5: with {@link Csta.TransferCallConf}. */
    @AttPdu(number = 91, version = 5)
    record TransferCallConf(@Max(UCID) String ucid) implements AttMessage {}

    /**
     * Private data 92, from version 5: with {@link Csta.MonitorDevice}, {@link Csta.MonitorCall}, {@link
     * Csta.MonitorCallsViaDevice}, {@link Csta.ChangeMonitorFilter}.
     */
    @AttPdu(number = 92, version = 5)
    record MonitorFilter(@Bits(4) int privateFilter) implements AttMessage {}

    /** Private data 93, from version 5: with {@link Csta.MonitorConf}. */
    @AttPdu(number = 93, version = 5)
    record MonitorConf(@Bits(4) int usedFilter) implements AttMessage {}

    /** Private data 94, from version 5: with {@link Csta.MonitorConf}. */
    @AttPdu(number = 94, version = 5)
    record MonitorCallConf(@Bits(4) int usedFilter, List<SnapshotCallResponseInfo> snapshotCall)
            implements
                AttMessage {
        /** Copies the lists. */
        public MonitorCallConf {
            snapshotCall = List.copyOf(snapshotCall);
        }
    }

    /** Private data 95, from version 5: with {@link Csta.ServiceInitiated}. */
    @AttPdu(number = 95, version = 5)
    record V8ServiceInitiated(@Max(UCID) String ucid) implements AttMessage {}

    /** Private data 96, from version 5: with {@link Csta.PrivateStatus}. */
    @AttPdu(number = 96, version = 5)
    record ChargeAdvice(ConnectionID connection, @Max(DEVICE_ID) String calledDevice,
            @Max(DEVICE_ID) String chargingDevice, @Max(DEVICE_ID) String trunkGroup,
            @Max(DEVICE_ID) String trunkMember, ChargeType chargeType, int charge, ChargeError error)
            implements
                AttMessage {}

    /** Private data 97, from version 5: with {@link Csta.GetApiCapsConf}. */
    @AttPdu(number = 97, version = 5)
    record V6GetApiCapsConf(@Max(SWITCH_VERSION_V6) String switchVersion, boolean sendDTMFTone,
            boolean enteredDigitsEvent, boolean queryDeviceName, boolean queryAgentMeas, boolean querySplitSkillMeas,
            boolean queryTrunkGroupMeas, boolean queryVdnMeas, boolean singleStepConference,
            boolean selectiveListeningHold, boolean selectiveListeningRetrieve, boolean setBillingRate,
            boolean queryUCID, boolean chargeAdviceEvent, boolean reserved1, boolean reserved2)
            implements
                AttMessage {}

    /** Private data 98, from version 5: with {@link Csta.QueryDeviceInfoConf}. */
    @AttPdu(number = 98, version = 5)
    record QueryDeviceInfoConf(ExtensionClass extensionClass, ExtensionClass associatedClass,
            @Max(DEVICE_ID) String associatedDevice) implements AttMessage {}

    /** Private data 99, from version 5: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 99, version = 5)
    record SetAdviceOfCharge(boolean featureFlag) implements AttMessage {}

    /** Private data 100, from version 5: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 100, version = 5)
    record SetAdviceOfChargeConf() implements AttMessage {}

    /** Private data 101, from version 5: with {@link Csta.NetworkReached}. */
    @AttPdu(number = 101, version = 5)
    record V6NetworkReached(ProgressLocation progressLocation, ProgressDescription progressDescription,
            @Max(DEVICE_ID) String trunkGroup, @Max(DEVICE_ID) String trunkMember) implements AttMessage {}

    /** Private data 102, from version 6: with {@link Csta.SetAgentState}. */
    @AttPdu(number = 102, version = 6)
    record SetAgentState(WorkMode workMode, int reasonCode, boolean enablePending) implements AttMessage {}

    /** Private data 103, from version 6: with {@link Csta.SetAgentStateConf}. */
    @AttPdu(number = 103, version = 6)
    record SetAgentStateConf(boolean isPending) implements AttMessage {}

    /** Private data 104, from version 6: with {@link Csta.QueryAgentStateConf}. */
    @AttPdu(number = 104, version = 6)
    record QueryAgentStateConf(WorkMode workMode, TalkState talkState, int reasonCode, WorkMode pendingWorkMode,
            int pendingReasonCode) implements AttMessage {}

    /** Private data 105, from version 6: with {@link Csta.RouteRequestExt}. */
    @AttPdu(number = 105, version = 6)
    record V6RouteRequest(@Max(DEVICE_ID) String trunkGroup, LookaheadInfo lookaheadInfo,
            UserEnteredCode userEnteredCode, UserToUserInfo userInfo, @Max(UCID) String ucid,
            CallOriginatorInfo callOriginatorInfo, boolean flexibleBilling, @Max(DEVICE_ID) String trunkMember)
            implements
                AttMessage {}

    /** Private data 106, from version 6: with {@link Csta.Transferred}. */
    @AttPdu(number = 106, version = 6)
    record V6Transferred(V5OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice,
            @Max(UCID) String ucid, @Max(TRUNK_LIST) List<TrunkInfo> trunkList) implements AttMessage {
        /** Copies the lists. */
        public V6Transferred {
            trunkList = List.copyOf(trunkList);
        }
    }

    /** Private data 107, from version 6: with {@link Csta.Conferenced}. */
    @AttPdu(number = 107, version = 6)
    record V6Conferenced(V5OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice,
            @Max(UCID) String ucid, @Max(TRUNK_LIST) List<TrunkInfo> trunkList) implements AttMessage {
        /** Copies the lists. */
        public V6Conferenced {
            trunkList = List.copyOf(trunkList);
        }
    }

    /** Private data 108, from version 6: with {@link Csta.ClearConnection}. */
    @AttPdu(number = 108, version = 6)
    record ClearConnection(DropResource dropResource, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 109, from version 6: with {@link Csta.ConsultationCall}. */
    @AttPdu(number = 109, version = 6)
    record ConsultationCall(@Max(DEVICE_ID) String destRoute, boolean priorityCalling, UserToUserInfo userInfo)
            implements
                AttMessage {}

    /** Private data 110, from version 6: with {@link Csta.MakeCall}. */
    @AttPdu(number = 110, version = 6)
    record MakeCall(@Max(DEVICE_ID) String destRoute, boolean priorityCalling, UserToUserInfo userInfo)
            implements
                AttMessage {}

    /** Private data 111, from version 6: with {@link Csta.MakeCall}, {@link Csta.ConsultationCall}. */
    @AttPdu(number = 111, version = 6)
    record DirectAgentCall(@Max(DEVICE_ID) String split, boolean priorityCalling, UserToUserInfo userInfo)
            implements
                AttMessage {}

    /** Private data 112, from version 6: with {@link Csta.MakePredictiveCall}. */
    @AttPdu(number = 112, version = 6)
    record MakePredictiveCall(boolean priorityCalling, int maxRings, AnswerTreat answerTreat,
            @Max(DEVICE_ID) String destRoute, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 113, from version 6: with {@link Csta.MakeCall}, {@link Csta.ConsultationCall}. */
    @AttPdu(number = 113, version = 6)
    record SupervisorAssistCall(@Max(DEVICE_ID) String split, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 114, from version 6: with {@link Csta.ReconnectCall}. */
    @AttPdu(number = 114, version = 6)
    record ReconnectCall(DropResource dropResource, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 115, from version 6: with {@link Csta.ConnectionCleared}. */
    @AttPdu(number = 115, version = 6)
    record V6ConnectionCleared(UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 116, from version 6: with {@link Csta.RouteSelectRequest}, {@link Csta.RouteSelectInvRequest}. */
    @AttPdu(number = 116, version = 6)
    record V6RouteSelect(@Max(DEVICE_ID) String callingDevice, @Max(DEVICE_ID) String directAgentCallSplit,
            boolean priorityCalling, @Max(DEVICE_ID) String destRoute, UserCollectCode collectCode,
            UserProvidedCode userProvidedCode, UserToUserInfo userInfo) implements AttMessage {}

    /** Private data 117, from version 6: with {@link Csta.Delivered}. */
    @AttPdu(number = 117, version = 6)
    record V6Delivered(DeliveredType deliveredType, @Max(DEVICE_ID) String trunkGroup,
            @Max(DEVICE_ID) String trunkMember, @Max(DEVICE_ID) String split, LookaheadInfo lookaheadInfo,
            UserEnteredCode userEnteredCode, UserToUserInfo userInfo, ReasonCode reason,
            V5OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice, @Max(UCID) String ucid,
            CallOriginatorInfo callOriginatorInfo, boolean flexibleBilling) implements AttMessage {}

    /** Private data 118, from version 6: with {@link Csta.Established}. */
    @AttPdu(number = 118, version = 6)
    record V6Established(@Max(DEVICE_ID) String trunkGroup, @Max(DEVICE_ID) String trunkMember,
            @Max(DEVICE_ID) String split, LookaheadInfo lookaheadInfo, UserEnteredCode userEnteredCode,
            UserToUserInfo userInfo, ReasonCode reason, V5OriginalCallInfo originalCallInfo,
            ExtendedDeviceID distributingDevice, @Max(UCID) String ucid, CallOriginatorInfo callOriginatorInfo,
            boolean flexibleBilling) implements AttMessage {}

    /** Private data 119, from version 6: with {@link Csta.Originated}. */
    @AttPdu(number = 119, version = 6)
    record V8Originated(@Max(DEVICE_ID) String logicalAgent, UserToUserInfo userInfo) implements AttMessage {}

    /** Part of a licence handshake between vendor applications; the octets have no public meaning. */
    @AttPdu(number = 120, version = 4)
    record FeatureRequest(@Max(TEXT) Octets value) implements AttMessage {}

    /** Part of a licence handshake between vendor applications; the octets have no public meaning. */
    @AttPdu(number = 121, version = 4)
    record Challenge(@Max(TEXT) Octets value) implements AttMessage {}

    /** Part of a licence handshake between vendor applications; the octets have no public meaning. */
    @AttPdu(number = 122, version = 4)
    record Response(@Max(TEXT) Octets value) implements AttMessage {}

    /**
     * Private data 124, from version 7: with {@link Csta.NotReady}, {@link Csta.Ready}, {@link Csta.WorkNotReady},
     * {@link Csta.WorkReady}.
     */
    @AttPdu(number = 124, version = 7)
    record AgentModeChange(int reasonCode) implements AttMessage {}

    /** Private data 125, from version 7: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 125, version = 7)
    record QueryDeviceNameConf(AttDeviceType deviceType, @Max(DEVICE_ID) String device, @Max(TEXT) String name,
            Unicode uname) implements AttMessage {}

    /** Private data 126, from version 7: with {@link Csta.RouteSelectRequest}, {@link Csta.RouteSelectInvRequest}. */
    @AttPdu(number = 126, version = 7)
    record RouteSelect(@Max(DEVICE_ID) String callingDevice, @Max(DEVICE_ID) String directAgentCallSplit,
            boolean priorityCalling, @Max(DEVICE_ID) String destRoute, UserCollectCode collectCode,
            UserProvidedCode userProvidedCode, UserToUserInfo userInfo, RedirectType redirectType)
            implements
                AttMessage {}

    /** Private data 127, from version 7: with {@link Csta.GetApiCapsConf}. */
    @AttPdu(number = 127, version = 7)
    record GetApiCapsConf(@Max(SWITCH_VERSION) String switchVersion, boolean sendDTMFTone, boolean enteredDigitsEvent,
            boolean queryDeviceName, boolean queryAgentMeas, boolean querySplitSkillMeas, boolean queryTrunkGroupMeas,
            boolean queryVdnMeas, boolean singleStepConference, boolean selectiveListeningHold,
            boolean selectiveListeningRetrieve, boolean setBillingRate, boolean queryUCID, boolean chargeAdviceEvent,
            boolean singleStepTransfer, boolean monitorCallsViaDevice, int deviceHistoryCount,
            @Max(TEXT) String adminSoftwareVersion, @Max(TEXT) String softwareVersion, @Max(TEXT) String offerType,
            @Max(TEXT) String serverType) implements AttMessage {}

    /** Private data 128, from version 7: with {@link Csta.Delivered}. */
    @AttPdu(number = 128, version = 7)
    record Delivered(DeliveredType deliveredType, @Max(DEVICE_ID) String trunkGroup,
            @Max(DEVICE_ID) String trunkMember, @Max(DEVICE_ID) String split, LookaheadInfo lookaheadInfo,
            UserEnteredCode userEnteredCode, UserToUserInfo userInfo, ReasonCode reason,
            OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice, @Max(UCID) String ucid,
            CallOriginatorInfo callOriginatorInfo, boolean flexibleBilling, List<DeviceHistoryEntry> deviceHistory,
            ExtendedDeviceID distributingVDN) implements AttMessage {
        /** Copies the lists. */
        public Delivered {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 129, from version 7: with {@link Csta.Established}. */
    @AttPdu(number = 129, version = 7)
    record Established(@Max(DEVICE_ID) String trunkGroup, @Max(DEVICE_ID) String trunkMember,
            @Max(DEVICE_ID) String split, LookaheadInfo lookaheadInfo, UserEnteredCode userEnteredCode,
            UserToUserInfo userInfo, ReasonCode reason, OriginalCallInfo originalCallInfo,
            ExtendedDeviceID distributingDevice, @Max(UCID) String ucid, CallOriginatorInfo callOriginatorInfo,
            boolean flexibleBilling, List<DeviceHistoryEntry> deviceHistory, ExtendedDeviceID distributingVDN)
            implements
                AttMessage {
        /** Copies the lists. */
        public Established {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 130, from version 7: with {@link Csta.Queued}. */
    @AttPdu(number = 130, version = 7)
    record Queued(List<DeviceHistoryEntry> deviceHistory) implements AttMessage {
        /** Copies the lists. */
        public Queued {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 131, from version 7: with {@link Csta.RouteRequestExt}. */
    @AttPdu(number = 131, version = 7)
    record RouteRequest(@Max(DEVICE_ID) String trunkGroup, LookaheadInfo lookaheadInfo,
            UserEnteredCode userEnteredCode, UserToUserInfo userInfo, @Max(UCID) String ucid,
            CallOriginatorInfo callOriginatorInfo, boolean flexibleBilling, @Max(DEVICE_ID) String trunkMember,
            List<DeviceHistoryEntry> deviceHistory) implements AttMessage {
        /** Copies the lists. */
        public RouteRequest {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 132, from version 7: with {@link Csta.Transferred}. */
    @AttPdu(number = 132, version = 7)
    record Transferred(OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice, @Max(UCID) String ucid,
            @Max(TRUNK_LIST) List<TrunkInfo> trunkList, List<DeviceHistoryEntry> deviceHistory,
            ExtendedDeviceID distributingVDN) implements AttMessage {
        /** Copies the lists. */
        public Transferred {
            trunkList = List.copyOf(trunkList);
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 133, from version 7: with {@link Csta.Conferenced}. */
    @AttPdu(number = 133, version = 7)
    record Conferenced(OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice, @Max(UCID) String ucid,
            @Max(TRUNK_LIST) List<TrunkInfo> trunkList, List<DeviceHistoryEntry> deviceHistory,
            ExtendedDeviceID distributingVDN) implements AttMessage {
        /** Copies the lists. */
        public Conferenced {
            trunkList = List.copyOf(trunkList);
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 134, from version 7: with {@link Csta.ConnectionCleared}. */
    @AttPdu(number = 134, version = 7)
    record ConnectionCleared(UserToUserInfo userInfo, List<DeviceHistoryEntry> deviceHistory) implements AttMessage {
        /** Copies the lists. */
        public ConnectionCleared {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 135, from version 7: with {@link Csta.Diverted}. */
    @AttPdu(number = 135, version = 7)
    record Diverted(List<DeviceHistoryEntry> deviceHistory) implements AttMessage {
        /** Copies the lists. */
        public Diverted {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 136, from version 7: with {@link Csta.NetworkReached}. */
    @AttPdu(number = 136, version = 7)
    record NetworkReached(ProgressLocation progressLocation, ProgressDescription progressDescription,
            @Max(DEVICE_ID) String trunkGroup, @Max(DEVICE_ID) String trunkMember,
            List<DeviceHistoryEntry> deviceHistory) implements AttMessage {
        /** Copies the lists. */
        public NetworkReached {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 137, from version 7: with {@link Csta.Failed}. */
    @AttPdu(number = 137, version = 7)
    record V7Failed(List<DeviceHistoryEntry> deviceHistory) implements AttMessage {
        /** Copies the lists. */
        public V7Failed {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 138, from version 7: with {@link Csta.SnapshotCallConf}. */
    @AttPdu(number = 138, version = 7)
    record SnapshotCallConf(List<DeviceHistoryEntry> deviceHistory) implements AttMessage {
        /** Copies the lists. */
        public SnapshotCallConf {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 139, from version 4: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 139, version = 4)
    @EmptySequence
    record UnifiedDesktopLicense() implements AttMessage {}

    /** Private data 140, from version 4: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 140, version = 4)
    @EmptySequence
    record UnifiedDesktopLicenseConf() implements AttMessage {}

    /** Private data 141, from version 8: with {@link Csta.Failed}. */
    @AttPdu(number = 141, version = 8)
    record Failed(List<DeviceHistoryEntry> deviceHistory, ExtendedDeviceID callingDevice) implements AttMessage {
        /** Copies the lists. */
        public Failed {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 142, from version 8: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 142, version = 8)
    record SingleStepTransferCall(ConnectionID activeCall, @Max(DEVICE_ID) String transferredTo)
            implements
                AttMessage {}

    /** Private data 143, from version 8: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 143, version = 8)
    record V8SingleStepTransferCallConf(ConnectionID transferredCall) implements AttMessage {}

    /** Private data 144, from version 8: with {@link Csta.MonitorCallsViaDevice}. */
    @AttPdu(number = 144, version = 8)
    record MonitorCallsViaDevice(@Bits(4) int privateFilter, boolean flowPredictiveCallEvents)
            implements
                AttMessage {}

    /** Private data 145, from version 9: with {@link Csta.Originated}. */
    @AttPdu(number = 145, version = 9)
    record Originated(@Max(DEVICE_ID) String logicalAgent, UserToUserInfo userInfo, ConsultMode consultMode)
            implements
                AttMessage {}

    /** Private data 146, from version 9: with {@link Csta.Held}. */
    @AttPdu(number = 146, version = 9)
    record Held(ConsultMode consultMode) implements AttMessage {}

    /** Private data 147, from version 9: with {@link Csta.ServiceInitiated}. */
    @AttPdu(number = 147, version = 9)
    record ServiceInitiated(@Max(UCID) String ucid, ConsultMode consultMode) implements AttMessage {}

    /** Private data 148, from version 9: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 148, version = 9)
    record SingleStepTransferCallConf(ConnectionID transferredCall, @Max(UCID) String ucid) implements AttMessage {}

    /** Private data 149, from version 10: with {@link Csta.ConsultationCall}. */
    @AttPdu(number = 149, version = 10)
    record V10ConsultationCall(@Max(DEVICE_ID) String destRoute, boolean priorityCalling, UserToUserInfo userInfo,
            ConsultOptions consultOptions) implements AttMessage {}

    /** Private data 150, from version 10: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 150, version = 10)
    record V10QueryStationStatus(@Max(DEVICE_ID) String device) implements AttMessage {}

    /** Private data 151, from version 10: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 151, version = 10)
    record V10QueryStationStatusConf(boolean stationStatus, ServiceState serviceState) implements AttMessage {}

    /** Private data 152, from version 11: with {@link Csta.GetApiCapsConf}. */
    @AttPdu(number = 152, version = 11)
    record V11GetApiCapsConf(@Max(SWITCH_VERSION) String switchVersion, boolean sendDTMFTone,
            boolean enteredDigitsEvent, boolean queryDeviceName, boolean queryAgentMeas, boolean querySplitSkillMeas,
            boolean queryTrunkGroupMeas, boolean queryVdnMeas, boolean singleStepConference,
            boolean selectiveListeningHold, boolean selectiveListeningRetrieve, boolean setBillingRate,
            boolean queryUCID, boolean chargeAdviceEvent, boolean singleStepTransfer, boolean monitorCallsViaDevice,
            int deviceHistoryCount, boolean queryEndpointRegistrationInfo, boolean endpointRegisteredEvent,
            boolean endpointUnregisteredEvent, @Max(TEXT) String adminSoftwareVersion,
            @Max(TEXT) String softwareVersion, @Max(TEXT) String offerType, @Max(TEXT) String serverType)
            implements
                AttMessage {}

    /** Private data 153, from version 11: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 153, version = 11)
    record QueryEndpointRegistrationInfo(@Max(DEVICE_ID) String device) implements AttMessage {}

    /** Private data 154, from version 11: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 154, version = 11)
    record QueryEndpointRegistrationInfoConf(@Max(DEVICE_ID) String deviceId, ServiceState serviceState,
            List<RegisteredEndpointInfo> registeredEndpoints) implements AttMessage {
        /** Copies the lists. */
        public QueryEndpointRegistrationInfoConf {
            registeredEndpoints = List.copyOf(registeredEndpoints);
        }
    }

    /** Private data 155, from version 11: with {@link Csta.PrivateStatus}. */
    @AttPdu(number = 155, version = 11)
    record EndpointRegistered(@Max(DEVICE_ID) String deviceId, ServiceState serviceState,
            RegisteredEndpointInfo endpointInfo) implements AttMessage {}

    /** Private data 156, from version 11: with {@link Csta.PrivateStatus}. */
    @AttPdu(number = 156, version = 11)
    record EndpointUnregistered(@Max(DEVICE_ID) String deviceId, ServiceState serviceState, int instanceID,
            @Max(TEXT) String endpointAddress, @Max(TEXT) String switchEndIpAddress,
            EndpointDependencyMode dependencyMode, @Max(TEXT) String stationType,
            EndpointSignalingProtocol signalingProtocol, EndpointUnregisteredReason reason, int cmReason)
            implements
                AttMessage {}

    /** Private data 157, from version 12: with {@link Csta.Diverted}. */
    @AttPdu(number = 157, version = 12)
    record V12Diverted(List<DeviceHistoryEntry> deviceHistory, ExtendedDeviceID callingDevice)
            implements
                AttMessage {
        /** Copies the lists. */
        public V12Diverted {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /**
     * Private data 158, from version 13: with {@link Csta.NotReady}, {@link Csta.Ready}, {@link Csta.WorkNotReady},
     * {@link Csta.WorkReady}.
     */
    @AttPdu(number = 158, version = 13)
    record V13AgentModeChange(int reasonCode, WorkMode pendingWorkMode, int pendingReasonCode)
            implements
                AttMessage {}

    /** Private data 159, from version 13: with {@link Csta.Delivered}. */
    @AttPdu(number = 159, version = 13)
    record V13Delivered(DeliveredType deliveredType, @Max(DEVICE_ID) String trunkGroup,
            @Max(DEVICE_ID) String trunkMember, @Max(DEVICE_ID) String split, LookaheadInfo lookaheadInfo,
            UserEnteredCode userEnteredCode, UserToUserInfo userInfo, ReasonCode reason,
            OriginalCallInfo originalCallInfo, ExtendedDeviceID distributingDevice, @Max(UCID) String ucid,
            CallOriginatorInfo callOriginatorInfo, boolean flexibleBilling, List<DeviceHistoryEntry> deviceHistory,
            ExtendedDeviceID distributingVDN, ChannelType channelType) implements AttMessage {
        /** Copies the lists. */
        public V13Delivered {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 160, from version 13: with {@link Csta.Established}. */
    @AttPdu(number = 160, version = 13)
    record V13Established(@Max(DEVICE_ID) String trunkGroup, @Max(DEVICE_ID) String trunkMember,
            @Max(DEVICE_ID) String split, LookaheadInfo lookaheadInfo, UserEnteredCode userEnteredCode,
            UserToUserInfo userInfo, ReasonCode reason, OriginalCallInfo originalCallInfo,
            ExtendedDeviceID distributingDevice, @Max(UCID) String ucid, CallOriginatorInfo callOriginatorInfo,
            boolean flexibleBilling, List<DeviceHistoryEntry> deviceHistory, ExtendedDeviceID distributingVDN,
            ChannelType channelType) implements AttMessage {
        /** Copies the lists. */
        public V13Established {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /**
     * Private data 164, from version 14: with {@link Csta.RouteSelectRequest}, {@link Csta.RouteSelectInvRequest}.
     */
    @AttPdu(number = 164, version = 14)
    record V14RouteSelect(@Max(DEVICE_ID) String callingDevice, @Max(DEVICE_ID) String directAgentCallSplit,
            boolean priorityCalling, @Max(DEVICE_ID) String destRoute, UserCollectCode collectCode,
            UserProvidedCode userProvidedCode, UserToUserInfo userInfo, RedirectType redirectType,
            @Max(DEVICE_ID) String skill, ECDInfo ecdInfo) implements AttMessage {}

    /** Private data 176, from version 14: with {@link Csta.GetApiCapsConf}. */
    @AttPdu(number = 176, version = 14)
    record V14GetApiCapsConf(@Max(SWITCH_VERSION) String switchVersion, boolean sendDTMFTone,
            boolean enteredDigitsEvent, boolean queryDeviceName, boolean queryAgentMeas, boolean querySplitSkillMeas,
            boolean queryTrunkGroupMeas, boolean queryVdnMeas, boolean singleStepConference,
            boolean selectiveListeningHold, boolean selectiveListeningRetrieve, boolean setBillingRate,
            boolean queryUCID, boolean chargeAdviceEvent, boolean singleStepTransfer, boolean monitorCallsViaDevice,
            int deviceHistoryCount, boolean queryEndpointRegistrationInfo, boolean endpointRegisteredEvent,
            boolean endpointUnregisteredEvent, boolean routeAddSkills, boolean routeRemoveSkills, boolean setECDInfo,
            boolean extendRouteTimer, boolean agentAvailableEvent, boolean agentAvailableInv,
            @Max(TEXT) String adminSoftwareVersion, @Max(TEXT) String softwareVersion, @Max(TEXT) String offerType,
            @Max(TEXT) String serverType) implements AttMessage {}

    /** Private data 177, from version 15: with {@link Csta.Originated}. */
    @AttPdu(number = 177, version = 15)
    record V15Originated(@Max(DEVICE_ID) String logicalAgent, UserToUserInfo userInfo, ConsultMode consultMode,
            ChannelType channelType) implements AttMessage {}

    /** Private data 178, from version 15: with {@link Csta.MakeCall}. */
    @AttPdu(number = 178, version = 15)
    record V15MakeCall(@Max(DEVICE_ID) String destRoute, boolean priorityCalling, UserToUserInfo userInfo,
            VideoCall videoCall) implements AttMessage {}

    /** Private data 179, from version 15: with {@link Csta.AnswerCall}. */
    @AttPdu(number = 179, version = 15)
    record V15AnswerCall(VideoCall videoCall) implements AttMessage {}

    /** Private data 180, from version 15: with {@link Csta.ConsultationCall}. */
    @AttPdu(number = 180, version = 15)
    record V15ConsultationCall(@Max(DEVICE_ID) String destRoute, boolean priorityCalling, UserToUserInfo userInfo,
            ConsultOptions consultOptions, VideoCall videoCall) implements AttMessage {}

    /** Private data 181, from version 15: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 181, version = 15)
    record V15SingleStepTransferCall(ConnectionID activeCall, @Max(DEVICE_ID) String transferredTo,
            VideoCall videoCall) implements AttMessage {}

    /** Private data 184, from version 15: with {@link Csta.RouteRequestExt}. */
    @AttPdu(number = 184, version = 15)
    record V15RouteRequest(@Max(DEVICE_ID) String trunkGroup, LookaheadInfo lookaheadInfo,
            UserEnteredCode userEnteredCode, UserToUserInfo userInfo, @Max(UCID) String ucid,
            CallOriginatorInfo callOriginatorInfo, boolean flexibleBilling, @Max(DEVICE_ID) String trunkMember,
            List<DeviceHistoryEntry> deviceHistory) implements AttMessage {
        /** Copies the lists. */
        public V15RouteRequest {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 193, from version 15: with {@link Csta.LoggedOn}. */
    @AttPdu(number = 193, version = 15)
    record V15LoggedOn(WorkMode workMode) implements AttMessage {}

    /** Private data 194, from version 15: with {@link Csta.Private}. */
    @AttPdu(number = 194, version = 15)
    record V15QueryAgentLoginResp(int privEventCrossRefID,
            @Max(AGENT_LOGIN_LIST) List<@Max(DEVICE_ID) String> devices) implements AttMessage {
        /** Copies the lists. */
        public V15QueryAgentLoginResp {
            devices = List.copyOf(devices);
        }
    }

    /** Private data 198, from version 16: with {@link Csta.RouteRequestExt}. */
    @AttPdu(number = 198, version = 16)
    record V16RouteRequest(@Max(DEVICE_ID) String trunkGroup, LookaheadInfo lookaheadInfo,
            UserEnteredCode userEnteredCode, UserToUserInfo userInfo, @Max(UCID) String ucid,
            CallOriginatorInfo callOriginatorInfo, boolean flexibleBilling, @Max(DEVICE_ID) String trunkMember,
            List<DeviceHistoryEntry> deviceHistory) implements AttMessage {
        /** Copies the lists. */
        public V16RouteRequest {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 199, from version 17: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 199, version = 17)
    record V17QueryAcdSplitConf(int availableAgents, int callsInQueue, int agentsLoggedIn) implements AttMessage {}

    /** Private data 200, from version 17: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 200, version = 17)
    record V17QueryCallClassifierConf(int numAvailPorts, int numInUsePorts) implements AttMessage {}

    /** Private data 201, from version 17: with {@link Csta.Queued}. */
    @AttPdu(number = 201, version = 17)
    record V17Queued(List<DeviceHistoryEntry> deviceHistory, int numberQueued) implements AttMessage {
        /** Copies the lists. */
        public V17Queued {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** Private data 202, from version 17: with {@link Csta.PrivateStatus}. */
    @AttPdu(number = 202, version = 17)
    record ServiceObserveState(@Max(DEVICE_ID) String observeeDevice, @Max(AGENT_ID) String agentID,
            AttDeviceType observeeType, ServiceObserveConnState observerConnStatus, int observeeLocation)
            implements
                AttMessage {}

    /** Private data 203, from version 17: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 203, version = 17)
    record ServiceObserveActivate(@Max(DEVICE_ID) String observerDevice, @Max(DEVICE_ID) String observeeDevice,
            ServiceObserveConnState observerConnStatus, boolean nextCall, int observeeLocation)
            implements
                AttMessage {}

    /** Private data 204, from version 17: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 204, version = 17)
    record ServiceObserveDeactivate(@Max(DEVICE_ID) String observerDevice) implements AttMessage {}

    /** Private data 205, from version 17: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 205, version = 17)
    record ServiceObserveSetConnectionMode(@Max(DEVICE_ID) String observerDevice,
            ServiceObserveConnState observerConnStatus) implements AttMessage {}

    /** Private data 206, from version 17: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 206, version = 17)
    record QueryServiceObserveInfo(@Max(DEVICE_ID) String observerDevice) implements AttMessage {}

    /** Private data 207, from version 17: a reply in {@link Csta.EscapeSvcConf}. */
    @AttPdu(number = 207, version = 17)
    record QueryServiceObserveInfoConf(@Max(DEVICE_ID) String observeeDevice, @Max(AGENT_ID) String agentID,
            AttDeviceType observeeType, ServiceObserveConnState observerConnStatus, int observeeLocation,
            int activeCallID) implements AttMessage {}

    /** Private data 208, from version 18: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 208, version = 18)
    record SetCallWorkCode(ConnectionID device, @Max(TEXT) String callWorkCode) implements AttMessage {}

    /** Private data 209, from version 18: a request in {@link Csta.EscapeSvc}. */
    @AttPdu(number = 209, version = 18)
    record SetStrokeCount(ConnectionID device, int strokeCount) implements AttMessage {}

    /** Private data 210, from version 18: with {@link Csta.GetApiCapsConf}. */
    @AttPdu(number = 210, version = 18)
    record V18GetApiCapsConf(@Max(SWITCH_VERSION) String switchVersion, boolean sendDTMFTone,
            boolean enteredDigitsEvent, boolean queryDeviceName, boolean queryAgentMeas, boolean querySplitSkillMeas,
            boolean queryTrunkGroupMeas, boolean queryVdnMeas, boolean singleStepConference,
            boolean selectiveListeningHold, boolean selectiveListeningRetrieve, boolean setBillingRate,
            boolean queryUCID, boolean chargeAdviceEvent, boolean singleStepTransfer, boolean monitorCallsViaDevice,
            int deviceHistoryCount, boolean queryEndpointRegistrationInfo, boolean endpointRegisteredEvent,
            boolean endpointUnregisteredEvent, boolean routeAddSkills, boolean routeRemoveSkills, boolean setECDInfo,
            boolean extendRouteTimer, boolean agentAvailableEvent, boolean agentAvailableInv,
            boolean serviceObserveStateEvent, boolean serviceObserveActivate, boolean serviceObserveDeactivate,
            boolean serviceObserveSetConnMode, boolean queryServiceObserveInfo, boolean setCallWorkCode,
            boolean setStrokeCount, @Max(TEXT) String adminSoftwareVersion, @Max(TEXT) String softwareVersion,
            @Max(TEXT) String offerType, @Max(TEXT) String serverType) implements AttMessage {}

    /** Private data 211, from version 18: with {@link Csta.MonitorDevice}. */
    @AttPdu(number = 211, version = 18)
    record V18MonitorFilter(@Bits(4) int privateFilter, boolean aaapCallControl) implements AttMessage {}
}
