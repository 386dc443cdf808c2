package io.strowger.simulator.model;

/** Agents' log-in and work modes. */
final class AgentControl {
    private final Exchange exchange;

    AgentControl(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Changes an agent's state.
     *
     * @return whether the change waits for the end of a call
     */
    Answer<Boolean> change(AgentChange change) {
        Station station = exchange.stations.get(change.device());
        if (station == null) {
            return Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        if (change.reasonCode() < 0 || change.reasonCode() > AgentChange.MAX_REASON_CODE) {
            return Answer.refused(Failure.VALUE_OUT_OF_RANGE);
        }
        if (change.mode() == AgentChange.Mode.LOG_IN) {
            return logIn(station, change);
        }
        if (station.agent == null) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
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
        WorkMode mode = change.workMode() == WorkMode.NONE ? WorkMode.AUX_WORK : change.workMode();
        for (String number : agent.plan.skills()) {
            SkillQueue skill = exchange.skills.get(number);
            skill.agents.add(agent);
            exchange.monitors.report(number, new SwitchEvent.LoggedOn(station.device, agent.plan.id(), number, mode));
        }
        enter(agent, mode, change.reasonCode());
        return Answer.done(false);
    }

    private Answer<Boolean> logOut(Station station, int reasonCode) {
        if (!station.idle()) {
            return Answer.refused(Failure.GENERIC_STATE_INCOMPATIBILITY);
        }
        Agent agent = station.agent;
        leave(agent, reasonCode);
        return Answer.done(false);
    }

    private void leave(Agent agent, int reasonCode) {
        Station station = agent.station;
        for (String number : agent.plan.skills()) {
            exchange.skills.get(number).agents.remove(agent);
            exchange.monitors.report(number,
                    new SwitchEvent.LoggedOff(station.device, agent.plan.id(), number, reasonCode));
        }
        station.agent = null;
        agent.station = null;
        agent.workMode = WorkMode.NONE;
        agent.reasonCode = 0;
        clearPending(agent);
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
            return Answer.done(false);
        }
        if (!change.enablePending()) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        agent.pendingWorkMode = mode;
        agent.pendingReasonCode = reason;
        return Answer.done(true);
    }

    private static void clearPending(Agent agent) {
        agent.pendingWorkMode = WorkMode.NONE;
        agent.pendingReasonCode = 0;
    }

    private void enter(Agent agent, WorkMode mode, int reasonCode) {
        agent.workMode = mode;
        agent.reasonCode = reasonCode;
        if (mode.available()) {
            agent.idleOrder = exchange.nextSequence();
            exchange.distribution.agentFree(agent);
        }
    }

    /** The switch itself puts an agent to AUX. */
    void forceAux(Agent agent) {
        agent.workMode = WorkMode.AUX_WORK;
        agent.reasonCode = 0;
        clearPending(agent);
    }

    /**
     * A call has left a station: pending modes come into force and a call from a skill is followed by work after
     * it.
     */
    void released(Station station, boolean distributed) {
        Agent agent = station.agent;
        if (agent == null || !station.idle()) {
            return;
        }
        if (agent.pendingWorkMode != WorkMode.NONE) {
            WorkMode mode = agent.pendingWorkMode;
            int reason = agent.pendingReasonCode;
            clearPending(agent);
            enter(agent, mode, reason);
        } else if (distributed && agent.workMode == WorkMode.MANUAL_IN) {
            enter(agent, WorkMode.AFTER_CALL_WORK, 0);
        } else if (agent.workMode.available()) {
            enter(agent, agent.workMode, 0);
        }
    }

    Answer<AgentView> query(String device) {
        Station station = exchange.stations.get(device);
        if (station == null) {
            return Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        Agent agent = station.agent;
        return Answer.done(agent == null
                ? new AgentView("", WorkMode.NONE, 0, !station.idle(), WorkMode.NONE, 0)
                : new AgentView(agent.plan.id(), agent.workMode, agent.reasonCode, !station.idle(),
                        agent.pendingWorkMode,
                        agent.pendingReasonCode));
    }
}
