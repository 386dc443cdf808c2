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
 */
public record AgentView(
        String agentId,
        WorkMode workMode,
        int reasonCode,
        boolean onCall,
        WorkMode pendingWorkMode,
        int pendingReasonCode) {}
