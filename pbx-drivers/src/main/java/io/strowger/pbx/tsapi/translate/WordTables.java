package io.strowger.pbx.tsapi.translate;

import io.strowger.core.input.CallDetails;
import io.strowger.core.model.AllocationState;
import io.strowger.core.model.AnswerTreatment;
import io.strowger.core.model.BillType;
import io.strowger.core.model.CallCompletionFeature;
import io.strowger.core.model.ChannelType;
import io.strowger.core.model.ChargeError;
import io.strowger.core.model.ChargeType;
import io.strowger.core.model.ConsultMode;
import io.strowger.core.model.ConsultOptions;
import io.strowger.core.model.DeliveredType;
import io.strowger.core.model.DeviceType;
import io.strowger.core.model.DropResource;
import io.strowger.core.model.Endpoint;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.EventReason;
import io.strowger.core.model.ExtensionClass;
import io.strowger.core.model.ExtensionType;
import io.strowger.core.model.ForwardingType;
import io.strowger.core.model.LocalCallState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MeasuredAgentId;
import io.strowger.core.model.MeasuredSkill;
import io.strowger.core.model.ParticipationType;
import io.strowger.core.model.ProgressDescription;
import io.strowger.core.model.ProgressLocation;
import io.strowger.core.model.RedirectType;
import io.strowger.core.model.SelectAlgorithm;
import io.strowger.core.model.ServiceObserveMode;
import io.strowger.core.model.ServiceState;
import io.strowger.core.model.SwitchLink;
import io.strowger.core.model.SystemStatus;
import io.strowger.core.model.UserToUserProtocol;
import io.strowger.core.model.VideoCall;
import io.strowger.csta.tsapi.AgentTypeID;
import io.strowger.csta.tsapi.AnswerTreat;
import io.strowger.csta.tsapi.AttDeviceType;
import io.strowger.csta.tsapi.EndpointDependencyMode;
import io.strowger.csta.tsapi.EndpointMediaMode;
import io.strowger.csta.tsapi.EndpointSignalingProtocol;
import io.strowger.csta.tsapi.EndpointUnregisteredReason;
import io.strowger.csta.tsapi.Feature;
import io.strowger.csta.tsapi.Interflow;
import io.strowger.csta.tsapi.LinkState;
import io.strowger.csta.tsapi.Priority;
import io.strowger.csta.tsapi.ReasonCode;
import io.strowger.csta.tsapi.ReasonForCallInfo;
import io.strowger.csta.tsapi.SelectValue;
import io.strowger.csta.tsapi.ServiceObserveConnState;
import io.strowger.csta.tsapi.SplitSkill;
import io.strowger.csta.tsapi.UUIProtocolType;
import io.strowger.csta.tsapi.UserEnteredCodeType;

/** The enumerations that TSAPI and the engine share. */
final class WordTables {
    static final WordTable<io.strowger.csta.tsapi.EventCause, EventCause> CAUSES = new WordTable<>(
            io.strowger.csta.tsapi.EventCause.class, "EC_", EventCause.class, EventCause.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.LocalConnectionState, LocalConnectionState> STATES = new WordTable<>(
            io.strowger.csta.tsapi.LocalConnectionState.class, "CS_", LocalConnectionState.class,
            LocalConnectionState.NULL);
    static final WordTable<io.strowger.csta.tsapi.ConsultMode, ConsultMode> CONSULT_MODES = new WordTable<>(
            io.strowger.csta.tsapi.ConsultMode.class, "ATT_CM_", ConsultMode.class, ConsultMode.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.ChannelType, ChannelType> CHANNEL_TYPES = new WordTable<>(
            io.strowger.csta.tsapi.ChannelType.class, "CH_", ChannelType.class, ChannelType.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.DeliveredType, DeliveredType> DELIVERED_TYPES = new WordTable<>(
            io.strowger.csta.tsapi.DeliveredType.class, "DELIVERED_", DeliveredType.class, DeliveredType.UNKNOWN);
    static final WordTable<ReasonCode, EventReason> EVENT_REASONS = new WordTable<>(ReasonCode.class, "AR_",
            EventReason.class, EventReason.UNKNOWN);
    static final WordTable<UUIProtocolType, UserToUserProtocol> UUI_PROTOCOLS = new WordTable<>(UUIProtocolType.class,
            "UUI_", UserToUserProtocol.class, UserToUserProtocol.UNKNOWN);
    static final WordTable<ReasonForCallInfo, CallDetails.OriginalReason> ORIGINAL_REASONS = new WordTable<>(
            ReasonForCallInfo.class, "OR_", CallDetails.OriginalReason.class, CallDetails.OriginalReason.UNKNOWN);
    static final WordTable<Interflow, CallDetails.Interflow> INTERFLOWS = new WordTable<>(Interflow.class, "LAI_",
            CallDetails.Interflow.class, CallDetails.Interflow.UNKNOWN);
    static final WordTable<Priority, CallDetails.LookaheadPriority> LOOKAHEAD_PRIORITIES = new WordTable<>(
            Priority.class, "LAI_", CallDetails.LookaheadPriority.class, CallDetails.LookaheadPriority.UNKNOWN);
    static final WordTable<UserEnteredCodeType, CallDetails.CodeType> CODE_TYPES = new WordTable<>(
            UserEnteredCodeType.class, "UE_", CallDetails.CodeType.class, CallDetails.CodeType.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.ProgressLocation, ProgressLocation> PROGRESS_LOCATIONS = new WordTable<>(
            io.strowger.csta.tsapi.ProgressLocation.class, "PL_", ProgressLocation.class, ProgressLocation.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.ProgressDescription, ProgressDescription> PROGRESS_DESCRIPTIONS = new WordTable<>(
            io.strowger.csta.tsapi.ProgressDescription.class, "PD_", ProgressDescription.class,
            ProgressDescription.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.ForwardingType, ForwardingType> FORWARDING_TYPES = new WordTable<>(
            io.strowger.csta.tsapi.ForwardingType.class, "FWD_", ForwardingType.class, ForwardingType.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.ChargeType, ChargeType> CHARGE_TYPES = new WordTable<>(
            io.strowger.csta.tsapi.ChargeType.class, "CT_", ChargeType.class, ChargeType.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.ChargeError, ChargeError> CHARGE_ERRORS = new WordTable<>(
            io.strowger.csta.tsapi.ChargeError.class, "CE_", ChargeError.class, ChargeError.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.ServiceState, ServiceState> SERVICE_STATES = new WordTable<>(
            io.strowger.csta.tsapi.ServiceState.class, "", ServiceState.class, ServiceState.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.SystemStatus, SystemStatus> SYSTEM_STATUSES = new WordTable<>(
            io.strowger.csta.tsapi.SystemStatus.class, "SS_", SystemStatus.class, SystemStatus.UNKNOWN);
    static final WordTable<LinkState, SwitchLink.State> LINK_STATES = new WordTable<>(LinkState.class, "LS_",
            SwitchLink.State.class, SwitchLink.State.UNKNOWN);
    static final WordTable<ServiceObserveConnState, ServiceObserveMode> OBSERVE_MODES = new WordTable<>(
            ServiceObserveConnState.class, "SO_", ServiceObserveMode.class, ServiceObserveMode.UNKNOWN);
    static final WordTable<AttDeviceType, ExtensionType> EXTENSION_TYPES = new WordTable<>(AttDeviceType.class,
            "ATT_DT_", ExtensionType.class, ExtensionType.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.ExtensionClass, ExtensionClass> EXTENSION_CLASSES = new WordTable<>(
            io.strowger.csta.tsapi.ExtensionClass.class, "EC_", ExtensionClass.class, ExtensionClass.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.DeviceType, DeviceType> DEVICE_TYPES = new WordTable<>(
            io.strowger.csta.tsapi.DeviceType.class, "DT_", DeviceType.class, DeviceType.UNKNOWN);
    static final WordTable<SelectValue, SelectAlgorithm> SELECT_ALGORITHMS = new WordTable<>(SelectValue.class, "SV_",
            SelectAlgorithm.class, SelectAlgorithm.UNKNOWN);
    static final WordTable<EndpointMediaMode, Endpoint.MediaMode> MEDIA_MODES = new WordTable<>(EndpointMediaMode.class,
            "MM_", Endpoint.MediaMode.class, Endpoint.MediaMode.UNKNOWN);
    static final WordTable<EndpointDependencyMode, Endpoint.DependencyMode> DEPENDENCY_MODES = new WordTable<>(
            EndpointDependencyMode.class, "DM_", Endpoint.DependencyMode.class, Endpoint.DependencyMode.UNKNOWN);
    static final WordTable<EndpointSignalingProtocol, Endpoint.SignalingProtocol> SIGNALING_PROTOCOLS = new WordTable<>(
            EndpointSignalingProtocol.class, "SP_", Endpoint.SignalingProtocol.class,
            Endpoint.SignalingProtocol.UNKNOWN);
    static final WordTable<EndpointUnregisteredReason, Endpoint.UnregisteredReason> UNREGISTERED_REASONS = new WordTable<>(
            EndpointUnregisteredReason.class, "UR_", Endpoint.UnregisteredReason.class,
            Endpoint.UnregisteredReason.UNKNOWN);
    static final WordTable<io.strowger.csta.tsapi.DropResource, DropResource> DROP_RESOURCES = new WordTable<>(
            io.strowger.csta.tsapi.DropResource.class, "DR_", DropResource.class, null);
    static final WordTable<io.strowger.csta.tsapi.ParticipationType, ParticipationType> PARTICIPATION_TYPES = new WordTable<>(
            io.strowger.csta.tsapi.ParticipationType.class, "PT_", ParticipationType.class, null);
    static final WordTable<Feature, CallCompletionFeature> FEATURES = new WordTable<>(Feature.class, "FT_",
            CallCompletionFeature.class, null);
    static final WordTable<io.strowger.csta.tsapi.AllocationState, AllocationState> ALLOCATION_STATES = new WordTable<>(
            io.strowger.csta.tsapi.AllocationState.class, "AS_", AllocationState.class, null);
    static final WordTable<AnswerTreat, AnswerTreatment> ANSWER_TREATMENTS = new WordTable<>(AnswerTreat.class, "AT_",
            AnswerTreatment.class, null);
    static final WordTable<io.strowger.csta.tsapi.ConsultOptions, ConsultOptions> CONSULT_OPTIONS = new WordTable<>(
            io.strowger.csta.tsapi.ConsultOptions.class, "", ConsultOptions.class, null);
    static final WordTable<io.strowger.csta.tsapi.VideoCall, VideoCall> VIDEO_CALLS = new WordTable<>(
            io.strowger.csta.tsapi.VideoCall.class, "VID_", VideoCall.class, null);
    static final WordTable<io.strowger.csta.tsapi.BillType, BillType> BILL_TYPES = new WordTable<>(
            io.strowger.csta.tsapi.BillType.class, "BT_", BillType.class, null);
    static final WordTable<io.strowger.csta.tsapi.RedirectType, RedirectType> REDIRECT_TYPES = new WordTable<>(
            io.strowger.csta.tsapi.RedirectType.class, "", RedirectType.class, null);
    static final WordTable<io.strowger.csta.tsapi.LocalCallState, LocalCallState> LOCAL_CALL_STATES = new WordTable<>(
            io.strowger.csta.tsapi.LocalCallState.class, "ATT_CS_", LocalCallState.class, LocalCallState.UNKNOWN);
    static final WordTable<AgentTypeID, MeasuredAgentId> MEASURED_AGENT_IDS = new WordTable<>(AgentTypeID.class, "",
            MeasuredAgentId.class, null);
    static final WordTable<SplitSkill, MeasuredSkill> MEASURED_SKILLS = new WordTable<>(SplitSkill.class, "",
            MeasuredSkill.class, null);

    private WordTables() {}
}
