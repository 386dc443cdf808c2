package io.strowger.simulator.model;

/**
 * State of the agent at a station.
 *
 * @param agentId login id, empty when nobody is logged in
 * @param workMode his mode, {@link WorkMode#NONE} when nobody is logged in
 * @param reasonCode reason of AUX, 0 for none
 * @param onCall whether the station has a call
 * @param pendingWorkMode the mode after the call, {@link WorkMode#NONE} for no change
 * @param pendingReasonCode reason of the pending mode
 * @param activity what the station does with calls
 */
public record AgentView(
        String agentId,
        WorkMode workMode,
        int reasonCode,
        boolean onCall,
        WorkMode pendingWorkMode,
        int pendingReasonCode,
        CallActivity activity) {
    static AgentView of(Agent agent, Station station) {
        boolean onCall = station != null && !station.idle();
        CallActivity activity = station == null ? CallActivity.NONE : CallActivity.of(station);
        return agent == null || agent.station == null
                ? new AgentView("", WorkMode.NONE, 0, onCall, WorkMode.NONE, 0, activity)
                : new AgentView(agent.plan.id(), agent.workMode, agent.reasonCode, onCall, agent.pendingWorkMode,
                        agent.pendingReasonCode, activity);
    }
}
