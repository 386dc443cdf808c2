package io.strowger.core.site;

/**
 * A vector directory number whose calls are routed by the server.
 *
 * @param skill the skill its contacts ask for
 * @param priority 1 is the highest; see {@link SkillSite}
 */
public record VdnSite(String switchName, String deviceId, String name, String skill, int priority) {}
