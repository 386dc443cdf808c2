package io.strowger.core.site;

/**
 * What supervisors do to agents, and what is done about calls that do not end.
 *
 * @param agentsAreTold whether an agent is told that somebody listens to, whispers to or joins his call, and whose call was taken over
 * @param forcedChangesWait whether a forced change waits for the end of a busy agent's call; otherwise it is refused
 * @param phantomMillis age at which a call is ended as a phantom, 0 = never; looked at every {@code Calls.CHECK_MILLIS}
 */
public record SupervisionSettings(boolean agentsAreTold, boolean forcedChangesWait, int phantomMillis) {
    /** Agents are told, changes wait, and no call lives longer than twelve hours. */
    public static final SupervisionSettings DEFAULT = new SupervisionSettings(true, true, 43_200_000);
}
