package io.strowger.core.engine;

import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.machine.WorkModeMachine.Cause;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Push;
import io.strowger.core.site.AgentSite;
import io.strowger.core.state.Agent.Asked;
import io.strowger.core.state.Agent;

/** Agents whose calls a switch distributes, mirrored from what it tells of them. */
final class SwitchAgents {
    private SwitchAgents() {}

    /** What the switch told of an agent; pending null = no change waits. */
    record Told(WorkMode mode, int reasonCode, WorkMode pending, int pendingReasonCode) {}

    static void loggedOn(Decision d, Input.PbxEventReceived in, PbxEvent.LoggedOn e) {
        AgentSite configured = d.site().agentOfLogin(e.agentId());
        if (configured == null) {
            CallEvents.note(d, in);
            return;
        }
        DeviceKey station = station(in, e.agentDevice());
        if (e.workMode() != null) {
            told(d, configured.agentId(), station, new Told(e.workMode(), 0, null, 0));
            return;
        }
        Agent agent = d.draft.agents.get(configured.agentId());
        if (!station.equals(agent.station())) {
            arrives(d, agent, station);
            Agents.work(d, agent.agentId(), Cause.SWITCH_LOGGED_ON, ReasonCode.LOGGED_ON);
            AgentStateQueries.ask(d, agent.agentId(), station);
        }
    }

    static void loggedOff(Decision d, Input.PbxEventReceived in, PbxEvent.LoggedOff e) {
        AgentSite configured = d.site().agentOfLogin(e.agentId());
        Agent agent = configured != null
                ? d.draft.agents.get(configured.agentId())
                : e.agentId().isEmpty() ? mirrored(d, station(in, e.agentDevice())) : null;
        if (agent == null) {
            CallEvents.note(d, in);
        } else {
            gone(d, agent, e.reasonCode());
        }
    }

    static void modeChanged(Decision d, Input.PbxEventReceived in, PbxEvent.AgentModeChanged e) {
        DeviceKey station = station(in, e.agentDevice());
        AgentSite configured = d.site().agentOfLogin(e.agentId());
        Agent agent = configured != null
                ? d.draft.agents.get(configured.agentId())
                : e.agentId().isEmpty() ? mirrored(d, station) : null;
        if (agent != null) {
            told(d, agent.agentId(), station, new Told(mode(agent, e.mode()), e.reasonCode(), e.pendingWorkMode(),
                    e.pendingReasonCode()));
            return;
        }
        CallEvents.note(d, in);
        if (e.agentId().isEmpty() && !d.site().agentsOfSwitch(in.switchName()).isEmpty()) {
            AgentStateQueries.askWho(d, station);
        }
    }

    private static DeviceKey station(Input.PbxEventReceived in, Party device) {
        return new DeviceKey(in.switchName(), device.isKnown() ? device.number() : in.monitoredDevice());
    }

    private static Agent mirrored(Decision d, DeviceKey station) {
        Agent agent = Agents.at(d, station);
        return agent != null && d.site().isOfSwitch(agent.agentId()) ? agent : null;
    }

    /** Events say only ready: for how many calls is known from what was asked, or stays as it was. */
    static WorkMode mode(Agent agent, PbxEvent.AgentMode mode) {
        return switch (mode) {
            case NOT_READY -> WorkMode.AUX;
            case WORK_NOT_READY, WORK_READY -> WorkMode.ACW;
            case READY -> {
                boolean asked = agent.asked() != null && agent.asked().mode() == WorkMode.MANUAL_IN;
                yield asked || agent.work().mode() == WorkMode.MANUAL_IN ? WorkMode.MANUAL_IN : WorkMode.AUTO_IN;
            }
        };
    }

    /** The switch has him so, at the station, whatever was believed. */
    static void told(Decision d, String agentId, DeviceKey station, Told told) {
        Agent before = d.draft.agents.get(agentId);
        if (!station.equals(before.station())) {
            arrives(d, before, station);
        }
        Agent agent = d.draft.agents.get(agentId);
        int reason = reason(agent, told);
        if (told.mode() != agent.work().mode() || reason != agent.work().reasonCode()) {
            Agents.work(d, agentId, cause(told.mode()), reason);
        }
        Agent now = d.draft.agents.get(agentId);
        boolean fulfilled = now.asked() != null && (now.asked().mode() == told.mode()
                || now.asked().reasonCode() == ReasonCode.STATION_OUT_OF_SERVICE);
        boolean leaving = now.work().pending() == WorkMode.LOGGED_OUT;
        d.draft.agents.put((leaving
                ? now
                : now.withWork(now.work().withPending(told.pending(), told.pendingReasonCode())))
                .withAsked(fulfilled ? null : now.asked()).told(d.sequence));
        Agents.touched(d, agentId);
    }

    /** The reason that the server asked with is known better here, and the switch's none replaces none of the server's own. */
    private static int reason(Agent agent, Told told) {
        if (told.mode() != WorkMode.AUX) {
            return 0;
        }
        Asked asked = agent.asked();
        if (asked != null && asked.mode() == WorkMode.AUX
                && AgentStateRequests.toldReason(asked.reasonCode()) == told.reasonCode()) {
            return asked.reasonCode();
        }
        int own = agent.work().mode() == WorkMode.AUX ? agent.work().reasonCode() : 0;
        return told.reasonCode() == 0 && own > ReasonCode.AGENT_MAX ? own : told.reasonCode();
    }

    private static Cause cause(WorkMode mode) {
        return switch (mode) {
            case LOGGED_OUT -> Cause.SWITCH_LOGGED_OFF;
            case AUX -> Cause.SWITCH_AUX;
            case ACW -> Cause.SWITCH_ACW;
            case AUTO_IN -> Cause.SWITCH_AUTO_IN;
            case MANUAL_IN -> Cause.SWITCH_MANUAL_IN;
        };
    }

    /** He is at the station now; whoever was believed to be there is not, and he is nowhere else. */
    private static void arrives(Decision d, Agent agent, DeviceKey station) {
        Agent there = Agents.at(d, station);
        if (there != null && d.site().isOfSwitch(there.agentId())) {
            gone(d, there, 0);
        } else if (there != null) {
            Agents.stationTaken(d, there);
        }
        if (agent.isLoggedOn()) {
            gone(d, agent, 0);
        }
        Agents.arrive(d, d.draft.agents.get(agent.agentId()), station);
    }

    /** The switch has him logged off. */
    static void gone(Decision d, Agent agent, int reasonCode) {
        if (!agent.isLoggedOn()) {
            Agents.work(d, agent.agentId(), Cause.SWITCH_LOGGED_OFF, 0);
            return;
        }
        boolean wanted = agent.asked() != null && agent.asked().mode() == WorkMode.LOGGED_OUT;
        int reason = wanted
                ? agent.asked().reasonCode()
                : reasonCode == 0 ? ReasonCode.LOGGED_OFF_AT_SWITCH : reasonCode;
        Segments.agentGone(d, agent);
        Agents.work(d, agent.agentId(), Cause.SWITCH_LOGGED_OFF, reason);
        d.draft.agents.put(d.draft.agents.get(agent.agentId()).told(d.sequence));
        if (!wanted) {
            d.push(agent.sessionId(), new Push.StateForced(WorkMode.LOGGED_OUT.name(), reason,
                    "the switch has logged you off; log on again"));
        }
    }

    /** His station is out of service. Where the switch makes him not ready for it, it gives no reason of its own. */
    static void stationLost(Decision d, Agent agent) {
        if (agent.work().mode() != WorkMode.AUX) {
            // Nothing is asked for that the switch could refuse: it makes him so itself.
            d.draft.agents.put(agent
                    .withAsked(new Asked(WorkMode.AUX, ReasonCode.STATION_OUT_OF_SERVICE).confirmed(d.sequence)));
            AgentStateQueries.ask(d, agent.agentId(), agent.station());
        } else if (agent.work().reasonCode() == 0) {
            Agents.work(d, agent.agentId(), Cause.SWITCH_AUX, ReasonCode.STATION_OUT_OF_SERVICE);
        }
    }

    /** The switch took a ringing call back from him; below private data version 13 nothing else tells that he is not ready now. */
    static void ringTakenBack(Decision d, Agent agent) {
        if (d.site().isOfSwitch(agent.agentId())) {
            d.push(agent.sessionId(), new Push.StateForced(WorkMode.AUX.name(), ReasonCode.CALL_NOT_ANSWERED,
                    "a call was not answered; the switch took it back and makes you not ready"));
            AgentStateQueries.ask(d, agent.agentId(), agent.station());
        }
    }
}
