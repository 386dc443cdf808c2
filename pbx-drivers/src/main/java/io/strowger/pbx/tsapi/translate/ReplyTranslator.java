package io.strowger.pbx.tsapi.translate;

import io.strowger.core.input.PbxReply;
import io.strowger.core.model.LocalCallState;
import io.strowger.core.model.ServiceState;
import io.strowger.core.output.PbxCommand;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttDeviceType;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.DeviceHistoryEntry;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.SnapshotCallResponseInfo;
import io.strowger.csta.tsapi.SnapshotDeviceEntry;
import io.strowger.csta.tsapi.TalkState;
import io.strowger.csta.tsapi.Unicode;
import java.util.List;

/** Confirmations as replies. */
public final class ReplyTranslator {
    private final NumberPlanNormaliser numbers;
    private final Texts texts;

    /** For one switch. */
    public ReplyTranslator(NumberPlanNormaliser numbers, Texts texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    /**
     * The reply to a command. That of {@link PbxCommand.QueryAgentLogin} is {@link PbxReply.Confirmed}: its list comes
     * in events.
     *
     * @param data
     *            the private data that came with it
     * @return null when this is another service's confirmation
     */
    public PbxReply reply(PbxCommand command, CstaMessage message, PrivateData data) {
        if (message instanceof Csta.UniversalFailureConf) {
            return refusal(message);
        }
        if (!Confirmations.confirms(command, message, data)) {
            return null;
        }
        return content(message, CallDataTranslator.newest(message, CallDataTranslator.item(data)));
    }

    /** {@link PbxReply.Refused} for a universal failure, {@link PbxReply.Confirmed} for anything else. */
    public PbxReply refusal(CstaMessage message) {
        return message instanceof Csta.UniversalFailureConf f
                ? new PbxReply.Refused(Words.failure(f.error()))
                : new PbxReply.Confirmed();
    }

    /** @param item in the newest form */
    private PbxReply content(CstaMessage message, AttMessage item) {
        return switch (message) {
            case Csta.MakeCallConf c -> made(c.newCall(), item);
            case Csta.MakePredictiveCallConf c -> made(c.newCall(), item);
            case Csta.ConsultationCallConf c -> made(c.newCall(), item);
            case Csta.ConferenceCallConf c -> new PbxReply.CallsJoined(Words.connection(c.newCall()),
                    item instanceof Att.ConferenceCallConf with ? with.ucid() : "", numbers.parties(c.connList()));
            case Csta.TransferCallConf c -> new PbxReply.CallsJoined(Words.connection(c.newCall()),
                    item instanceof Att.TransferCallConf with ? with.ucid() : "", numbers.parties(c.connList()));
            case Csta.SnapshotDeviceConf s -> deviceSnapshot(s, item);
            case Csta.MonitorConf m -> callMonitored(m, item);
            case Csta.ChangeMonitorFilterConf m ->
                new PbxReply.MonitorFilterChanged(MonitorFilters.suppressed(m.monitorFilter(), 0));
            case Csta.SnapshotCallConf s -> callSnapshot(s, item);
            case Csta.SetAgentStateConf s ->
                new PbxReply.AgentStateSet(item instanceof Att.SetAgentStateConf with && with.isPending());
            case Csta.QueryAgentStateConf q -> agentState(q, item);
            case Csta.QueryDndConf q -> new PbxReply.DoNotDisturbReported(q.doNotDisturb());
            case Csta.QueryFwdConf q ->
                new PbxReply.ForwardingReported(q.forward().stream().map(numbers::rule).toList());
            case Csta.QueryMwiConf q -> new PbxReply.MessageWaitingReported(q.messages(),
                    Words.applications(item instanceof Att.QueryMwiConf with ? with.applicationType() : 0));
            case Csta.QueryLastNumberConf q -> new PbxReply.LastNumberReported(numbers.party(q.lastNumber()));
            case Csta.QueryDeviceInfoConf q -> deviceInfo(q, item);
            case Csta.SysStatReqConf s -> new PbxReply.SystemStatusReported(
                    EventTranslator.systemStatus(s.systemStatus()), EventTranslator.links(item));
            case Csta.EscapeSvcConf e -> escape(item);
            default -> new PbxReply.Confirmed();
        };
    }

    private PbxReply escape(AttMessage item) {
        return switch (item) {
            case Att.SingleStepConferenceCallConf c -> new PbxReply.CallsJoined(Words.connection(c.newCall()),
                    c.ucid(), numbers.parties(c.connList()));
            case Att.SingleStepTransferCallConf c ->
                new PbxReply.CallConfirmed(Words.connection(c.transferredCall()), c.ucid());
            case Att.V17QueryAcdSplitConf q ->
                new PbxReply.AcdSplitReported(q.availableAgents(), q.callsInQueue(), q.agentsLoggedIn());
            case Att.V10QueryStationStatusConf q -> new PbxReply.StationStatusReported(q.stationStatus(),
                    WordTables.SERVICE_STATES.word(q.serviceState()));
            case Att.QueryTgConf q -> new PbxReply.TrunkGroupReported(q.idleTrunks(), q.usedTrunks());
            case Att.QueryTodConf q -> new PbxReply.TimeOfDayReported(q.year(), q.month(), q.day(), q.hour(),
                    q.minute(), q.second());
            case Att.QueryUcidConf q -> new PbxReply.UcidReported(q.ucid());
            case Att.QueryDeviceNameConf q -> name(q.deviceType(), q.device(), q.name(), q.uname());
            case Att.V17QueryCallClassifierConf q ->
                new PbxReply.CallClassifierReported(q.numAvailPorts(), q.numInUsePorts());
            case Att.QueryEndpointRegistrationInfoConf q -> endpoints(q);
            case Att.QueryAgentMeasurementsConf q ->
                Measurements.reported(Measurements.AGENT, q.attType().number(), q.returnedItems(), q.values());
            case Att.QuerySplitSkillMeasurementsConf q ->
                Measurements.reported(Measurements.SPLIT_SKILL, q.attType().number(), q.returnedItems(), q.values());
            case Att.QueryTrunkGroupMeasurementsConf q ->
                Measurements.reported(Measurements.TRUNK_GROUP, q.attType().number(), q.returnedItems(), q.values());
            case Att.QueryVdnMeasurementsConf q ->
                Measurements.reported(Measurements.VDN, q.attType().number(), q.returnedItems(), q.values());
            case Att.QueryServiceObserveInfoConf q -> new PbxReply.ServiceObserveReported(q.observeeDevice(),
                    q.agentID(), WordTables.EXTENSION_TYPES.word(q.observeeType()),
                    WordTables.OBSERVE_MODES.word(q.observerConnStatus()), q.observeeLocation(), q.activeCallID());
            case null, default -> new PbxReply.Confirmed();
        };
    }

    private static PbxReply made(ConnectionID newCall, AttMessage item) {
        return new PbxReply.CallConfirmed(Words.connection(newCall), switch (item) {
            case Att.MakeCallConf c -> c.ucid();
            case Att.MakePredictiveCallConf c -> c.ucid();
            case Att.ConsultationCallConf c -> c.ucid();
            case null, default -> "";
        });
    }

    private static PbxReply deviceSnapshot(Csta.SnapshotDeviceConf conf, AttMessage item) {
        List<SnapshotDeviceEntry> told = item instanceof Att.SnapshotDeviceConf with
                ? with.snapshotDevice()
                : List.of();
        return new PbxReply.DeviceSnapshot(conf.snapshotData()
                .stream()
                .map(call -> new PbxReply.DeviceCall(Words.connection(call.callIdentifier()),
                        call.localCallState().stream().map(Words::state).toList(),
                        localCallState(told, call.callIdentifier())))
                .toList());
    }

    private static LocalCallState localCallState(List<SnapshotDeviceEntry> told, ConnectionID call) {
        for (SnapshotDeviceEntry entry : told) {
            if (entry.call().equals(call)) {
                return WordTables.LOCAL_CALL_STATES.word(entry.state());
            }
        }
        return null;
    }

    private PbxReply callMonitored(Csta.MonitorConf conf, AttMessage item) {
        Att.MonitorCallConf with = item instanceof Att.MonitorCallConf c ? c : null;
        return new PbxReply.CallMonitored(with == null ? List.of() : connections(with.snapshotCall()),
                MonitorFilters.suppressed(conf.monitorFilter(), with == null ? 0 : with.usedFilter()));
    }

    private List<PbxReply.CallConnection> connections(List<SnapshotCallResponseInfo> snapshot) {
        return snapshot.stream()
                .map(c -> new PbxReply.CallConnection(Words.connection(c.callIdentifier()),
                        numbers.party(c.deviceOnCall()), Words.state(c.localConnectionState())))
                .toList();
    }

    private PbxReply callSnapshot(Csta.SnapshotCallConf conf, AttMessage item) {
        List<DeviceHistoryEntry> history = item instanceof Att.SnapshotCallConf with
                ? with.deviceHistory()
                : List.of();
        return new PbxReply.CallSnapshot(connections(conf.snapshotData()), CallDataBuilder.history(history, numbers));
    }

    private static PbxReply agentState(Csta.QueryAgentStateConf conf, AttMessage item) {
        var mode = Words.agentMode(conf.agentState());
        boolean on = mode != null;
        return item instanceof Att.QueryAgentStateConf c
                ? new PbxReply.AgentStateReported(on, mode, c.reasonCode(), Words.workMode(c.workMode()),
                        c.talkState().equals(TalkState.TS_ON_CALL), Words.workMode(c.pendingWorkMode()),
                        c.pendingReasonCode())
                : new PbxReply.AgentStateReported(on, mode, 0);
    }

    private static PbxReply deviceInfo(Csta.QueryDeviceInfoConf conf, AttMessage item) {
        Att.QueryDeviceInfoConf with = item instanceof Att.QueryDeviceInfoConf c ? c : null;
        boolean associated = with != null && !with.associatedDevice().isEmpty();
        return new PbxReply.DeviceInfoReported(conf.device(), WordTables.DEVICE_TYPES.word(conf.deviceType()),
                Words.deviceClasses(conf.deviceClass()),
                with == null ? null : WordTables.EXTENSION_CLASSES.word(with.extensionClass()),
                associated ? WordTables.EXTENSION_CLASSES.word(with.associatedClass()) : null,
                associated ? with.associatedDevice() : "");
    }

    private PbxReply name(AttDeviceType type, String device, String name, Unicode inItsScript) {
        String text = inItsScript.text();
        return new PbxReply.DeviceNameReported(WordTables.EXTENSION_TYPES.word(type), device,
                text.isEmpty() ? texts.of(name) : text);
    }

    private static PbxReply endpoints(Att.QueryEndpointRegistrationInfoConf conf) {
        ServiceState state = WordTables.SERVICE_STATES.word(conf.serviceState());
        return new PbxReply.EndpointsReported(conf.deviceId(), state,
                conf.registeredEndpoints().stream().map(Endpoints::of).toList());
    }
}
