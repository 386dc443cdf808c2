package io.strowger.simulator.model;

/** An agent's login id and, while logged in, his state. */
final class Agent {
    final SwitchPlan.AgentPlan plan;
    /** Where he is logged in, null when he is not. */
    Station station;
    WorkMode workMode = WorkMode.NONE;
    int reasonCode;
    WorkMode pendingWorkMode = WorkMode.NONE;
    int pendingReasonCode;
    /** Order in which agents became free; the longest idle one has the lowest. */
    long idleOrder;

    Agent(SwitchPlan.AgentPlan plan) {
        this.plan = plan;
    }

    boolean free() {
        return station != null && workMode.available() && station.idle() && station.inService;
    }
}
