package io.strowger.simulator.wire;

import java.util.List;

import io.strowger.csta.tsapi.AgentMode;
import io.strowger.csta.tsapi.AgentState;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.DeviceType;
import io.strowger.csta.tsapi.ExtensionClass;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.SDBLevel;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.csta.tsapi.TalkState;
import io.strowger.simulator.model.AgentChange;
import io.strowger.simulator.model.AgentView;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.Failure;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.WorkMode;

/** Requests on devices, agents and the switch as a whole. */
final class DeviceServices {
    private static final int LAST_INDEX = -1;
    private static final int V6 = 6;

    private final Switch theSwitch;
    private final int version;
    private final FeatureServices features;

    DeviceServices(Switch theSwitch, int version) {
        this.theSwitch = theSwitch;
        this.version = version;
        this.features = new FeatureServices(theSwitch.stationFeatures());
    }

    /** The reply to a request on devices, null when it is none. */
    Reply handle(CstaMessage request, AttMessage privateData) {
        return switch (request) {
            case Csta.SetAgentState r -> setAgentState(r, privateData);
            case Csta.QueryAgentState r -> Reply.of(theSwitch.queryAgentState(r.device()), this::agentState);
            case Csta.QueryDeviceInfo r -> queryDeviceInfo(r.device());
            case Csta.GetApiCaps r ->
                new Reply(Capabilities.services(version), Capabilities.vendor(version));
            case Csta.GetDeviceList r ->
                Reply.of(new Csta.GetDeviceListConf(SDBLevel.NO_SDB_CHECKING, r.level(), LAST_INDEX, List.of()));
            case Csta.QueryCallMonitor r -> Reply.of(new Csta.QueryCallMonitorConf(true));
            case Csta.ReqSysStat r -> Reply.of(new Csta.SysStatReqConf(SystemStatus.SS_NORMAL));
            default -> features.handle(request);
        };
    }

    private Reply setAgentState(Csta.SetAgentState request, AttMessage privateData) {
        AgentChange.Mode mode = mode(request.agentMode());
        WorkMode workMode = WorkMode.NONE;
        int reason = 0;
        // Before version 6 a client cannot say that a change may wait, and the switch lets it wait.
        boolean pending = version < V6;
        switch (privateData) {
            case Att.SetAgentState r -> {
                workMode = Translation.workMode(r.workMode());
                reason = r.reasonCode();
                pending = r.enablePending();
            }
            case Att.V5SetAgentState r -> {
                workMode = Translation.workMode(r.workMode());
                reason = r.reasonCode();
            }
            case Att.V4SetAgentState r -> workMode = Translation.workMode(r.workMode());
            case null, default -> {
            }
        }
        if (mode == null || workMode == null) {
            return Reply.refuse(Failure.VALUE_OUT_OF_RANGE);
        }
        Answer<Boolean> answer = theSwitch.setAgentState(new AgentChange(request.device(), mode, request.agentID(),
                request.agentPassword(), workMode, reason, pending));
        return Reply.of(answer, waits -> new Reply(new Csta.SetAgentStateConf(), new Att.SetAgentStateConf(waits)));
    }

    private static AgentChange.Mode mode(AgentMode mode) {
        AgentChange.Mode[] modes = AgentChange.Mode.values();
        return mode.value() >= 0 && mode.value() < modes.length ? modes[mode.value()] : null;
    }

    private Reply agentState(AgentView agent) {
        AgentState state = switch (agent.workMode()) {
            case NONE -> AgentState.AG_NULL;
            case AUX_WORK -> AgentState.AG_NOT_READY;
            case AFTER_CALL_WORK -> AgentState.AG_WORK_NOT_READY;
            case AUTO_IN, MANUAL_IN -> AgentState.AG_READY;
        };
        TalkState talk = agent.onCall() ? TalkState.TS_ON_CALL : TalkState.TS_IDLE;
        return new Reply(new Csta.QueryAgentStateConf(state),
                new Att.QueryAgentStateConf(Translation.workMode(agent.workMode()), talk, agent.reasonCode(),
                        Translation.workMode(agent.pendingWorkMode()), agent.pendingReasonCode()));
    }

    private Reply queryDeviceInfo(String number) {
        Device device = theSwitch.queries().queryDevice(number);
        if (theSwitch.queries().isAgent(number)) {
            return info(number, DeviceType.DT_OTHER, ExtensionClass.EC_LOGICAL_AGENT,
                    theSwitch.queries().stationOfAgent(number));
        }
        return switch (device.kind()) {
            case STATION -> info(number, DeviceType.DT_STATION,
                    theSwitch.queries().isVoicePort(number) ? ExtensionClass.EC_ANALOG : ExtensionClass.EC_PROPRIETARY,
                    agentAt(number));
            case ANNOUNCEMENT -> info(number, DeviceType.DT_OTHER, ExtensionClass.EC_ANNOUNCEMENT, "");
            case VDN -> info(number, DeviceType.DT_ACD_GROUP, ExtensionClass.EC_VDN, "");
            case SKILL -> info(number, DeviceType.DT_ACD_GROUP, ExtensionClass.EC_ACD_SPLIT, "");
            case TRUNK, EXTERNAL, UNKNOWN -> Reply.refuse(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        };
    }

    private String agentAt(String station) {
        return theSwitch.queryAgentState(station) instanceof Answer.Done<AgentView> agent
                ? agent.value().agentId()
                : "";
    }

    private Reply info(String number, DeviceType type, ExtensionClass extensionClass, String associated) {
        Csta.QueryDeviceInfoConf confirmation = new Csta.QueryDeviceInfoConf(number, type, FilterBits.VOICE);
        ExtensionClass associatedClass = extensionClass.equals(ExtensionClass.EC_LOGICAL_AGENT)
                ? ExtensionClass.EC_PROPRIETARY
                : ExtensionClass.EC_LOGICAL_AGENT;
        return new Reply(confirmation, new Att.QueryDeviceInfoConf(extensionClass,
                associated.isEmpty() ? ExtensionClass.EC_OTHER : associatedClass, associated));
    }
}
