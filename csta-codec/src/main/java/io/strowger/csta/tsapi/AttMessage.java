package io.strowger.csta.tsapi;

/** Avaya private data of a known number; see {@link Att}. */
public sealed interface AttMessage
        permits Att.V5ClearConnection, Att.V5ConsultationCall, Att.V5MakeCall, Att.V5DirectAgentCall,
        Att.V5MakePredictiveCall, Att.V5SupervisorAssistCall, Att.V5ReconnectCall, Att.V4SendDtmfTone,
        Att.SendDtmfToneConf, Att.V4SetAgentState, Att.QueryAcdSplit, Att.QueryAcdSplitConf, Att.QueryAgentLogin,
        Att.QueryAgentLoginConf, Att.QueryAgentLoginResp, Att.QueryAgentState, Att.V4QueryAgentStateConf,
        Att.QueryCallClassifier, Att.QueryCallClassifierConf, Att.V4QueryDeviceInfoConf, Att.QueryMwiConf,
        Att.QueryStationStatus, Att.QueryStationStatusConf, Att.QueryTod, Att.QueryTodConf, Att.QueryTg,
        Att.QueryTgConf, Att.V4SnapshotDeviceConf, Att.V4MonitorFilter, Att.V4MonitorConf, Att.MonitorStopOnCall,
        Att.MonitorStopOnCallConf, Att.V4MonitorCallConf, Att.CallCleared, Att.V3Conferenced,
        Att.V5ConnectionCleared, Att.V3Delivered, Att.EnteredDigits, Att.V3Established, Att.V4NetworkReached,
        Att.V3Transferred, Att.V4RouteRequest, Att.V5RouteSelect, Att.RouteUsed, Att.SysStat, Att.V3LinkStatus,
        Att.V5Originated, Att.LoggedOn, Att.QueryDeviceName, Att.V4QueryDeviceNameConf, Att.QueryAgentMeasurements,
        Att.QueryAgentMeasurementsConf,
        Att.QuerySplitSkillMeasurements, Att.QuerySplitSkillMeasurementsConf, Att.QueryTrunkGroupMeasurements,
        Att.QueryTrunkGroupMeasurementsConf, Att.QueryVdnMeasurements, Att.QueryVdnMeasurementsConf,
        Att.V4Conferenced, Att.V4Delivered, Att.V4Established, Att.V4Transferred, Att.V4LinkStatus,
        Att.V4GetApiCapsConf, Att.SingleStepConferenceCall, Att.SingleStepConferenceCallConf,
        Att.SelectiveListeningHold, Att.SelectiveListeningHoldConf, Att.SelectiveListeningRetrieve,
        Att.SelectiveListeningRetrieveConf, Att.SendDtmfTone, Att.SnapshotDeviceConf, Att.LinkStatus,
        Att.SetBillRate, Att.SetBillRateConf, Att.QueryUcid, Att.QueryUcidConf, Att.V5Conferenced, Att.LoggedOff,
        Att.V5Delivered, Att.V5Established, Att.V5Transferred, Att.V5RouteRequest, Att.ConsultationCallConf,
        Att.MakeCallConf, Att.MakePredictiveCallConf, Att.V5SetAgentState, Att.V5QueryAgentStateConf,
        Att.V6QueryDeviceNameConf, Att.ConferenceCallConf, Att.TransferCallConf, Att.MonitorFilter, Att.MonitorConf,
        Att.MonitorCallConf, Att.V8ServiceInitiated, Att.ChargeAdvice, Att.V6GetApiCapsConf,
        Att.QueryDeviceInfoConf, Att.SetAdviceOfCharge, Att.SetAdviceOfChargeConf, Att.V6NetworkReached,
        Att.SetAgentState, Att.SetAgentStateConf, Att.QueryAgentStateConf, Att.V6RouteRequest, Att.V6Transferred,
        Att.V6Conferenced, Att.ClearConnection, Att.ConsultationCall, Att.MakeCall, Att.DirectAgentCall,
        Att.MakePredictiveCall, Att.SupervisorAssistCall, Att.ReconnectCall, Att.V6ConnectionCleared,
        Att.V6RouteSelect, Att.V6Delivered, Att.V6Established, Att.V8Originated, Att.FeatureRequest, Att.Challenge,
        Att.Response, Att.AgentModeChange, Att.QueryDeviceNameConf, Att.RouteSelect, Att.GetApiCapsConf,
        Att.Delivered, Att.Established, Att.Queued, Att.RouteRequest, Att.Transferred, Att.Conferenced,
        Att.ConnectionCleared, Att.Diverted, Att.NetworkReached, Att.V7Failed, Att.SnapshotCallConf,
        Att.UnifiedDesktopLicense, Att.UnifiedDesktopLicenseConf, Att.Failed, Att.SingleStepTransferCall,
        Att.V8SingleStepTransferCallConf, Att.MonitorCallsViaDevice, Att.Originated, Att.Held, Att.ServiceInitiated,
        Att.SingleStepTransferCallConf, Att.V10ConsultationCall, Att.V10QueryStationStatus,
        Att.V10QueryStationStatusConf, Att.V11GetApiCapsConf, Att.QueryEndpointRegistrationInfo,
        Att.QueryEndpointRegistrationInfoConf, Att.EndpointRegistered, Att.EndpointUnregistered, Att.V12Diverted,
        Att.V13AgentModeChange, Att.V13Delivered, Att.V13Established, Att.V14RouteSelect, Att.V14GetApiCapsConf,
        Att.V15Originated, Att.V15MakeCall, Att.V15AnswerCall, Att.V15ConsultationCall,
        Att.V15SingleStepTransferCall, Att.V15RouteRequest, Att.V15LoggedOn, Att.V15QueryAgentLoginResp,
        Att.V16RouteRequest, Att.V17QueryAcdSplitConf, Att.V17QueryCallClassifierConf, Att.V17Queued,
        Att.ServiceObserveState, Att.ServiceObserveActivate, Att.ServiceObserveDeactivate,
        Att.ServiceObserveSetConnectionMode, Att.QueryServiceObserveInfo, Att.QueryServiceObserveInfoConf,
        Att.SetCallWorkCode, Att.SetStrokeCount, Att.V18GetApiCapsConf, Att.V18MonitorFilter {
    /** The number, first version and name of this private data. */
    default AttType attType() {
        return AttType.of(getClass());
    }
}
