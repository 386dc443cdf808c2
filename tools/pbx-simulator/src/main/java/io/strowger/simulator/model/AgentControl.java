package io.strowger.simulator.model;

import java.util.List;

import io.strowger.simulator.model.Answer.Nothing;

/** Agents' log-in and work modes. */
final class AgentControl {
    private final Exchange exchange;

    AgentControl(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Changes an agent's state. Logging in names a station, everything else a station or a login id.
     *
     * @return whether the change waits for the end of a call
     */
    Answer<Boolean> change(AgentChange change) {
        boolean logIn = change.mode() == AgentChange.Mode.LOG_IN;
        Agent named = logIn ? null : exchange.agents.get(change.device());
        Station station = named == null ? exchange.stations.get(change.device()) : named.station;
        if (station == null) {
            return Answer.refused(named == null
                    ? Failure.INVALID_CSTA_DEVICE_IDENTIFIER
                    : Failure.INVALID_OBJECT_STATE);
        }
        if (change.reasonCode() < 0 || change.reasonCode() > AgentChange.MAX_REASON_CODE) {
            return Answer.refused(Failure.VALUE_OUT_OF_RANGE);
        }
        if (logIn) {
            return logIn(station, change);
        }
        if (station.agent == null) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        if (change.mode() != AgentChange.Mode.LOG_OUT && !station.inService) {
            return Answer.refused(Failure.RESOURCE_OUT_OF_SERVICE);
        }
        return switch (change.mode()) {
            case LOG_OUT -> logOut(station, change.reasonCode());
            case NOT_READY -> set(station.agent, WorkMode.AUX_WORK, change);
            case WORK_NOT_READY -> set(station.agent, WorkMode.AFTER_CALL_WORK, change);
            case READY -> set(station.agent,
                    change.workMode() == WorkMode.MANUAL_IN ? WorkMode.MANUAL_IN : WorkMode.AUTO_IN, change);
            case WORK_READY, LOG_IN -> Answer.refused(Failure.VALUE_OUT_OF_RANGE);
        };
    }

    private Answer<Boolean> logIn(Station station, AgentChange change) {
        Agent agent = exchange.agents.get(change.agentId());
        if (agent == null) {
            return Answer.refused(Failure.OBJECT_NOT_KNOWN);
        }
        if (!agent.plan.password().equals(change.password())) {
            return Answer.refused(Failure.SECURITY_VIOLATION);
        }
        if (!station.inService) {
            return Answer.refused(Failure.RESOURCE_OUT_OF_SERVICE);
        }
        if (agent.station != null || station.agent != null) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        if (!station.idle()) {
            return Answer.refused(Failure.GENERIC_STATE_INCOMPATIBILITY);
        }
        agent.station = station;
        station.agent = agent;
        boolean aux = change.workMode() == WorkMode.NONE || exchange.plan.acd().settings().auxAtLogIn();
        WorkMode mode = aux ? WorkMode.AUX_WORK : change.workMode();
        for (SwitchPlan.AgentSkill own : agent.skills) {
            exchange.skills.get(own.skill()).agents.add(agent);
            exchange.monitors.report(own.skill(),
                    new SwitchEvent.LoggedOn(station.device, agent.plan.id(), own.skill(), mode));
        }
        enter(agent, mode, mode == WorkMode.AUX_WORK ? change.reasonCode() : 0);
        return Answer.done(false);
    }

    private Answer<Boolean> logOut(Station station, int reasonCode) {
        if (!station.idle()) {
            return Answer.refused(Failure.GENERIC_STATE_INCOMPATIBILITY);
        }
        leave(station.agent, reasonCode);
        return Answer.done(false);
    }

    private void leave(Agent agent, int reasonCode) {
        Station station = agent.station;
        for (SwitchPlan.AgentSkill own : agent.skills) {
            exchange.skills.get(own.skill()).agents.remove(agent);
            exchange.monitors.report(own.skill(),
                    new SwitchEvent.LoggedOff(station.device, agent.plan.id(), own.skill(), reasonCode));
        }
        station.agent = null;
        agent.station = null;
        agent.workMode = WorkMode.NONE;
        agent.reasonCode = 0;
        agent.told = null;
        clearPending(agent);
        Deadlines.cancel(agent.workTimer);
        Deadlines.cancel(agent.unpluggedTimer);
        for (QueueEntry entry : List.copyOf(agent.direct)) {
            exchange.distribution.release(entry);
        }
    }

    private Answer<Boolean> set(Agent agent, WorkMode mode, AgentChange change) {
        int reason = mode == WorkMode.AUX_WORK ? change.reasonCode() : 0;
        if (agent.station.idle()) {
            clearPending(agent);
            enter(agent, mode, reason);
            return Answer.done(false);
        }
        if (agent.workMode == mode && agent.reasonCode == reason) {
            clearPending(agent);
            tell(agent);
            return Answer.done(false);
        }
        if (!change.enablePending()) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        agent.pendingWorkMode = mode;
        agent.pendingReasonCode = reason;
        tell(agent);
        return Answer.done(true);
    }

    private static void clearPending(Agent agent) {
        agent.pendingWorkMode = WorkMode.NONE;
        agent.pendingReasonCode = 0;
    }

    private void enter(Agent agent, WorkMode mode, int reasonCode) {
        Deadlines.cancel(agent.workTimer);
        agent.workMode = mode;
        agent.reasonCode = reasonCode;
        tell(agent);
        if (mode.available() && agent.station.idle()) {
            agent.idleOrder = exchange.nextSequence();
            exchange.distribution.agentFree(agent);
        }
    }

    /** Monitors of the agent's station see his mode when it changes; those of skills see log-in and log-out only. */
    private void tell(Agent agent) {
        Device device = agent.station.device;
        String id = agent.plan.id();
        SwitchEvent.ModeFacts facts = new SwitchEvent.ModeFacts(agent.reasonCode, agent.pendingWorkMode,
                agent.pendingReasonCode);
        boolean same = agent.told != null && agent.toldMode == agent.workMode;
        SwitchEvent event = switch (agent.workMode) {
            case AUX_WORK -> new SwitchEvent.NotReady(device, id, facts);
            case AFTER_CALL_WORK -> new SwitchEvent.WorkNotReady(device, id, facts);
            case AUTO_IN, MANUAL_IN -> new SwitchEvent.Ready(device, id, facts);
            case NONE -> throw new IllegalStateException(id);
        };
        if (!same || !event.equals(agent.told)) {
            agent.told = event;
            agent.toldMode = agent.workMode;
            exchange.monitors.report(device.id(), event);
        }
    }

    /** The switch itself puts an agent to AUX. */
    void forceAux(Agent agent, int reasonCode) {
        clearPending(agent);
        enter(agent, WorkMode.AUX_WORK, reasonCode);
    }

    /** An agent's station has lost its wire: he stays logged in for a while and gets no calls. */
    void unplugged(Agent agent) {
        forceAux(agent, 0);
        long limit = exchange.plan.acd().settings().unpluggedMillis();
        agent.unpluggedTimer = exchange.deadlines.schedule(exchange.now + limit, () -> leave(agent, 0));
    }

    /**
     * A call has left a station: pending modes come into force when it was the last one, and an answered call from a
     * skill is followed by work after it, whatever else the station does.
     */
    void released(Connection connection) {
        Station station = connection.station;
        if (station.idle()) {
            exchange.distribution.memberFree(station);
        }
        Agent agent = station.agent;
        if (agent == null) {
            return;
        }
        if (agent.pendingWorkMode != WorkMode.NONE) {
            if (station.idle()) {
                WorkMode mode = agent.pendingWorkMode;
                int reason = agent.pendingReasonCode;
                clearPending(agent);
                enter(agent, mode, reason);
            }
            return;
        }
        boolean worked = connection.distributed && connection.answered;
        if (worked && agent.workMode == WorkMode.MANUAL_IN) {
            enter(agent, WorkMode.AFTER_CALL_WORK, 0);
        } else if (worked && agent.workMode == WorkMode.AUTO_IN && timedWork(connection.call) > 0) {
            enter(agent, WorkMode.AFTER_CALL_WORK, 0);
            agent.workTimer = exchange.deadlines.schedule(exchange.now + timedWork(connection.call),
                    () -> enter(agent, WorkMode.AUTO_IN, 0));
        } else if (agent.workMode.available()) {
            enter(agent, agent.workMode, 0);
        }
    }

    private long timedWork(Call call) {
        SkillQueue skill = exchange.skills.get(call.split);
        return skill == null ? 0 : skill.plan.options().timedAcwMillis();
    }

    // --- at the station ----------------------------------------------------------------------------------------------

    /** A station's user has dialled a feature code. */
    Answer<Nothing> dialled(Station station, FeatureCode code, String digits) {
        AgentChange.Mode mode = switch (code) {
            case LOG_IN -> AgentChange.Mode.LOG_IN;
            case LOG_OUT, REMOTE_LOG_OUT -> AgentChange.Mode.LOG_OUT;
            case AUTO_IN, MANUAL_IN -> AgentChange.Mode.READY;
            case AUX_WORK -> AgentChange.Mode.NOT_READY;
            case AFTER_CALL_WORK -> AgentChange.Mode.WORK_NOT_READY;
        };
        boolean logIn = code == FeatureCode.LOG_IN;
        String agentId = logIn ? loginId(digits) : "";
        boolean reasoned = code == FeatureCode.AUX_WORK || code == FeatureCode.LOG_OUT;
        AgentChange change = new AgentChange(
                code == FeatureCode.REMOTE_LOG_OUT ? digits : station.plan.extension(),
                mode, agentId, digits.substring(agentId.length()), workMode(code), reasoned ? number(digits) : 0,
                true);
        return switch (change(change)) {
            case Answer.Done<Boolean> done -> Answer.done();
            case Answer.Refused<Boolean> refused -> Answer.refused(refused.failure());
        };
    }

    private static WorkMode workMode(FeatureCode code) {
        return switch (code) {
            case AUTO_IN -> WorkMode.AUTO_IN;
            case MANUAL_IN -> WorkMode.MANUAL_IN;
            case LOG_IN, LOG_OUT, AUX_WORK, AFTER_CALL_WORK, REMOTE_LOG_OUT -> WorkMode.NONE;
        };
    }

    /** The longest login id that the digits begin with; the password is the rest. */
    private String loginId(String digits) {
        for (int length = digits.length(); length > 0; length--) {
            if (exchange.agents.containsKey(digits.substring(0, length))) {
                return digits.substring(0, length);
            }
        }
        return digits;
    }

    private static int number(String digits) {
        boolean right = digits.length() <= 2 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return right ? Integer.parseInt("0" + digits) : AgentChange.MAX_REASON_CODE + 1;
    }

    Answer<AgentView> query(String device) {
        Agent agent = exchange.agents.get(device);
        if (agent != null) {
            return Answer.done(AgentView.of(agent, agent.station));
        }
        Station station = exchange.stations.get(device);
        return station == null
                ? Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER)
                : Answer.done(AgentView.of(station.agent, station));
    }
}
