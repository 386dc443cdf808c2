package io.strowger.pbx.tsapi.translate;

import io.strowger.core.output.PbxCommand;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which confirmation belongs to which service. Immutable; any thread. */
final class Confirmations {
    /**
     * What confirms a service.
     *
     * @param message
     *            the CSTA confirmation
     * @param items
     *            the private data that must come with it, in any of these forms; empty when none must
     */
    private record Confirmation(Class<? extends TsapiMessage> message, Set<Class<? extends AttMessage>> items) {
        boolean has(PrivateData data) {
            return items.isEmpty()
                    || data instanceof PrivateData.Avaya avaya && items.contains(avaya.message().getClass());
        }
    }

    private static final Map<Class<? extends PbxCommand>, Confirmation> TABLE = new HashMap<>();

    static {
        plain(PbxCommand.AnswerCall.class, Csta.AnswerCallConf.class);
        plain(PbxCommand.HoldCall.class, Csta.HoldCallConf.class);
        plain(PbxCommand.RetrieveCall.class, Csta.RetrieveCallConf.class);
        plain(PbxCommand.ClearConnection.class, Csta.ClearConnectionConf.class);
        plain(PbxCommand.MakeCall.class, Csta.MakeCallConf.class);
        plain(PbxCommand.DeflectCall.class, Csta.DeflectCallConf.class);
        plain(PbxCommand.SnapshotDevice.class, Csta.SnapshotDeviceConf.class);
        plain(PbxCommand.SnapshotCall.class, Csta.SnapshotCallConf.class);
        plain(PbxCommand.SetAgentState.class, Csta.SetAgentStateConf.class);
        plain(PbxCommand.QueryAgentState.class, Csta.QueryAgentStateConf.class);
        plain(PbxCommand.ClearCall.class, Csta.ClearCallConf.class);
        plain(PbxCommand.AlternateCall.class, Csta.AlternateCallConf.class);
        plain(PbxCommand.ConsultationCall.class, Csta.ConsultationCallConf.class);
        plain(PbxCommand.ConferenceCall.class, Csta.ConferenceCallConf.class);
        plain(PbxCommand.TransferCall.class, Csta.TransferCallConf.class);
        plain(PbxCommand.ReconnectCall.class, Csta.ReconnectCallConf.class);
        plain(PbxCommand.PickupCall.class, Csta.PickupCallConf.class);
        plain(PbxCommand.GroupPickupCall.class, Csta.GroupPickupCallConf.class);
        plain(PbxCommand.CallCompletion.class, Csta.CallCompletionConf.class);
        plain(PbxCommand.MakePredictiveCall.class, Csta.MakePredictiveCallConf.class);
        plain(PbxCommand.SetDoNotDisturb.class, Csta.SetDndConf.class);
        plain(PbxCommand.QueryDoNotDisturb.class, Csta.QueryDndConf.class);
        plain(PbxCommand.SetForwarding.class, Csta.SetFwdConf.class);
        plain(PbxCommand.QueryForwarding.class, Csta.QueryFwdConf.class);
        plain(PbxCommand.SetMessageWaiting.class, Csta.SetMwiConf.class);
        plain(PbxCommand.QueryMessageWaiting.class, Csta.QueryMwiConf.class);
        plain(PbxCommand.QueryLastNumber.class, Csta.QueryLastNumberConf.class);
        plain(PbxCommand.QueryDeviceInfo.class, Csta.QueryDeviceInfoConf.class);
        plain(PbxCommand.RequestSystemStatus.class, Csta.SysStatReqConf.class);
        plain(PbxCommand.MonitorCall.class, Csta.MonitorConf.class);
        plain(PbxCommand.MonitorStop.class, Csta.MonitorStopConf.class);
        plain(PbxCommand.ChangeMonitorFilter.class, Csta.ChangeMonitorFilterConf.class);
        escape(PbxCommand.QueryAgentMeasurements.class, Att.QueryAgentMeasurementsConf.class);
        escape(PbxCommand.QuerySplitSkillMeasurements.class, Att.QuerySplitSkillMeasurementsConf.class);
        escape(PbxCommand.QueryTrunkGroupMeasurements.class, Att.QueryTrunkGroupMeasurementsConf.class);
        escape(PbxCommand.QueryVdnMeasurements.class, Att.QueryVdnMeasurementsConf.class);
        escape(PbxCommand.SendDtmfTone.class);
        escape(PbxCommand.SelectiveListeningHold.class);
        escape(PbxCommand.SelectiveListeningRetrieve.class);
        escape(PbxCommand.SetBillRate.class);
        escape(PbxCommand.SetAdviceOfCharge.class);
        escape(PbxCommand.SetCallWorkCode.class);
        escape(PbxCommand.SetStrokeCount.class);
        escape(PbxCommand.MonitorStopOnCall.class);
        escape(PbxCommand.ServiceObserveActivate.class);
        escape(PbxCommand.ServiceObserveDeactivate.class);
        escape(PbxCommand.ServiceObserveSetConnectionMode.class);
        escape(PbxCommand.SingleStepConferenceCall.class, Att.SingleStepConferenceCallConf.class);
        escape(PbxCommand.SingleStepTransferCall.class, Att.V8SingleStepTransferCallConf.class,
                Att.SingleStepTransferCallConf.class);
        escape(PbxCommand.QueryAcdSplit.class, Att.QueryAcdSplitConf.class, Att.V17QueryAcdSplitConf.class);
        escape(PbxCommand.QueryAgentLogin.class, Att.QueryAgentLoginConf.class);
        escape(PbxCommand.QueryStationStatus.class, Att.QueryStationStatusConf.class,
                Att.V10QueryStationStatusConf.class);
        escape(PbxCommand.QueryTrunkGroup.class, Att.QueryTgConf.class);
        escape(PbxCommand.QueryTimeOfDay.class, Att.QueryTodConf.class);
        escape(PbxCommand.QueryUcid.class, Att.QueryUcidConf.class);
        escape(PbxCommand.QueryDeviceName.class, Att.V4QueryDeviceNameConf.class, Att.V6QueryDeviceNameConf.class,
                Att.QueryDeviceNameConf.class);
        escape(PbxCommand.QueryCallClassifier.class, Att.QueryCallClassifierConf.class,
                Att.V17QueryCallClassifierConf.class);
        escape(PbxCommand.QueryEndpointRegistrationInfo.class, Att.QueryEndpointRegistrationInfoConf.class);
        escape(PbxCommand.QueryServiceObserveInfo.class, Att.QueryServiceObserveInfoConf.class);
    }

    private Confirmations() {}

    private static void plain(Class<? extends PbxCommand> command, Class<? extends TsapiMessage> message) {
        TABLE.put(command, new Confirmation(message, Set.of()));
    }

    @SafeVarargs
    private static void escape(Class<? extends PbxCommand> command, Class<? extends AttMessage>... items) {
        Set<Class<? extends AttMessage>> forms = new HashSet<>();
        for (Class<? extends AttMessage> item : items) {
            forms.add(item);
        }
        TABLE.put(command, new Confirmation(Csta.EscapeSvcConf.class, forms));
    }

    /** Whether this command has a confirmation at all. */
    static boolean has(Class<? extends PbxCommand> command) {
        return TABLE.containsKey(command);
    }

    /** Whether this is the confirmation of that command. */
    static boolean confirms(PbxCommand command, TsapiMessage message, PrivateData data) {
        Confirmation wanted = TABLE.get(command.getClass());
        return wanted != null && wanted.message() == message.getClass() && wanted.has(data);
    }
}
