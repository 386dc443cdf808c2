package io.strowger.core.engine;

import io.strowger.core.engine.SwitchAgents.Told;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.site.AgentSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Timer;
import java.util.List;

/** Asks a switch in which state it has the agents whose calls it distributes, in turns, and believes its answers unless it has told something since. */
final class AgentStateQueries {
    /** Agents of a switch asked after at once; each answer lets the next have his turn. */
    static final int TURNS_AT_ONCE = 64;
    /** All agents of a switch are asked after so often: nobody stays wrong for longer because an event was lost. */
    static final long SWEEP_MILLIS = 600_000;
    /** He is asked after alone, in no turn. */
    private static final int NO_TURN = -1;

    private AgentStateQueries() {}

    /** Asks in which mode the switch has whoever is at the station, out of turn. */
    static void ask(Decision d, String agentId, DeviceKey station) {
        askMode(d, agentId, station, NO_TURN);
    }

    /** The switch can be reached again: what it has made of its agents meanwhile is not known until it has said so. */
    static void reached(Decision d, String switchName) {
        for (String agentId : d.site().agentsOfSwitch(switchName)) {
            Agent agent = d.draft.agents.get(agentId);
            if (agent != null && agent.isLoggedOn()) {
                d.draft.agents.put(agent.told(Agent.UNTOLD));
            }
        }
        sweep(d, switchName);
    }

    /** A link is up, the configuration has changed, or it is time: every agent of the switch is asked after. */
    static void sweep(Decision d, String switchName) {
        List<String> agents = d.site().agentsOfSwitch(switchName);
        if (agents.isEmpty() || !Links.isUp(d, switchName)) {
            return;
        }
        for (int turn = 0; turn < Math.min(TURNS_AT_ONCE, agents.size()); turn++) {
            askPlace(d, switchName, agents.get(turn), turn);
        }
        d.timer(Timer.Kind.AGENT_SWEEP, switchName, SWEEP_MILLIS);
    }

    private static void next(Decision d, String switchName, int turn) {
        List<String> agents = d.site().agentsOfSwitch(switchName);
        int next = turn + TURNS_AT_ONCE;
        if (turn != NO_TURN && next < agents.size()) {
            askPlace(d, switchName, agents.get(next), next);
        }
    }

    private static void askPlace(Decision d, String switchName, String agentId, int turn) {
        d.request(switchName, "", RequestClass.AGENT, new PbxCommand.QueryDeviceInfo(d.site().agent(agentId).loginId()),
                new Purpose.AgentPlace(agentId, d.sequence, turn));
    }

    private static void askMode(Decision d, String agentId, DeviceKey station, int turn) {
        d.request(station.switchName(), "", RequestClass.AGENT, new PbxCommand.QueryAgentState(station.deviceId()),
                new Purpose.AgentMode(agentId, station, d.sequence, turn));
    }

    /** Asks who is logged on at the station. */
    static void askWho(Decision d, DeviceKey station) {
        d.request(station.switchName(), "", RequestClass.AGENT, new PbxCommand.QueryDeviceInfo(station.deviceId()),
                new Purpose.AgentAtStation(station));
    }

    static void place(Decision d, String switchName, Purpose.AgentPlace asked, PbxReply reply) {
        Agent agent = d.draft.agents.get(asked.agentId());
        boolean tells = reply instanceof PbxReply.DeviceInfoReported info && info.extensionClass() != null;
        if (agent == null || !tells || agent.toldSequence() > asked.sequence()
                || !d.site().isOfSwitch(asked.agentId())) {
            believed(d, agent);
            next(d, switchName, asked.turn());
            return;
        }
        String station = ((PbxReply.DeviceInfoReported) reply).associatedDevice();
        if (station.isEmpty()) {
            if (agent.isLoggedOn()) {
                SwitchAgents.gone(d, agent, 0);
            }
            next(d, switchName, asked.turn());
        } else {
            askMode(d, asked.agentId(), new DeviceKey(switchName, station), asked.turn());
        }
    }

    static void mode(Decision d, Purpose.AgentMode asked, PbxReply reply) {
        Agent agent = d.draft.agents.get(asked.agentId());
        if (agent != null && reply instanceof PbxReply.AgentStateReported state
                && agent.toldSequence() <= asked.sequence() && d.site().isOfSwitch(asked.agentId())) {
            if (state.loggedOn() && (state.workMode() != null || state.mode() != null)) {
                WorkMode mode = state.workMode() != null ? state.workMode() : SwitchAgents.mode(agent, state.mode());
                SwitchAgents.told(d, asked.agentId(), asked.station(),
                        new Told(mode, state.reasonCode(), state.pendingWorkMode(), state.pendingReasonCode()));
            } else if (!state.loggedOn() && asked.station().equals(agent.station())) {
                SwitchAgents.gone(d, agent, 0);
            }
        }
        untold(d, asked);
        next(d, asked.station().switchName(), asked.turn());
    }

    /** The answer does not say what has become of a change that the switch has agreed to: he is believed as he was. */
    private static void untold(Decision d, Purpose.AgentMode asked) {
        Agent agent = d.draft.agents.get(asked.agentId());
        boolean agreed = agent != null && agent.isAsked() && agent.asked().confirmedSequence() != 0
                && agent.asked().confirmedSequence() <= asked.sequence();
        if (agreed) {
            d.draft.agents.put(agent.withAsked(null));
            Agents.touched(d, agent.agentId());
        }
        believed(d, d.draft.agents.get(asked.agentId()));
    }

    /** The switch does not say what has become of him: he is believed as he was. */
    private static void believed(Decision d, Agent agent) {
        if (agent != null && agent.isUntold()) {
            d.draft.agents.put(agent.told(d.sequence));
            Agents.touched(d, agent.agentId());
        }
    }

    static void atStation(Decision d, Purpose.AgentAtStation asked, PbxReply reply) {
        AgentSite configured = reply instanceof PbxReply.DeviceInfoReported info
                ? d.site().agentOfLogin(info.associatedDevice())
                : null;
        if (configured != null) {
            ask(d, configured.agentId(), asked.station());
        }
    }

    /** The link that a question went to is lost and another stands. */
    static void askAgain(Decision d, String switchName, Purpose purpose) {
        switch (purpose) {
            case Purpose.AgentChange change -> {
                Agent agent = d.draft.agents.get(change.agentId());
                if (agent != null) {
                    ask(d, change.agentId(), change.station());
                }
            }
            case Purpose.ForcedChange forced -> askAgain(d, switchName, forced.change());
            case Purpose.AgentMode mode -> askMode(d, mode.agentId(), mode.station(), mode.turn());
            case Purpose.AgentPlace place -> {
                if (d.site().agent(place.agentId()) != null) {
                    askPlace(d, switchName, place.agentId(), place.turn());
                }
            }
            case Purpose.AgentAtStation station -> askWho(d, station.station());
            default -> throw new IllegalArgumentException(purpose + " asks for no agent");
        }
    }
}
