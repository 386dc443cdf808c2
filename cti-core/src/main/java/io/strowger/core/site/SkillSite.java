package io.strowger.core.site;

/**
 * A skill.
 *
 * @param noAnswer who acts when a call rings too long
 * @param ringMillis time a call may ring at one agent under {@link NoAnswerMode#SERVER}
 * @param afterCallWorkMillis after-call work of agents in auto-in; 0 = none
 * @param serviceObjectiveMillis target of the service level
 */
public record SkillSite(String name, NoAnswerMode noAnswer, int ringMillis, int afterCallWorkMillis,
        int serviceObjectiveMillis) {

    /** The two exclusive ways of handling a call that is not answered. Constants are only appended. */
    public enum NoAnswerMode {
        /** The switch re-queues the call and makes the agent not ready; the server follows. */
        SWITCH,
        /** The server deflects the call to the next agent, or back to its VDN with high priority, and makes the agent not ready. */
        SERVER
    }
}
