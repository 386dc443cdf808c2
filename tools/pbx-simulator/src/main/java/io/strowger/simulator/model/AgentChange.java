package io.strowger.simulator.model;

/**
 * A request to change an agent's state.
 *
 * @param device the station
 * @param mode what is asked
 * @param agentId login id, needed to log in
 * @param password the agent's password, needed to log in
 * @param workMode the wanted work mode, {@link WorkMode#NONE} for the mode's usual one
 * @param reasonCode reason for AUX or logging out
 * @param enablePending whether the change may wait for the end of a call
 */
public record AgentChange(
        String device,
        Mode mode,
        String agentId,
        String password,
        WorkMode workMode,
        int reasonCode,
        boolean enablePending) {
    /** What is asked, in the order of CSTA's agent modes. */
    public enum Mode {
        LOG_IN, LOG_OUT, NOT_READY, READY, WORK_NOT_READY, WORK_READY
    }

    /** Highest reason code. */
    public static final int MAX_REASON_CODE = 99;
}
