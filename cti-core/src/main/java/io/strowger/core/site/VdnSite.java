package io.strowger.core.site;

/**
 * A vector directory number whose calls are routed by the server.
 *
 * @param skill the skill its contacts ask for; empty where a plan says it
 * @param priority 1 is the highest
 * @param plan name of the plan that its contacts are given, empty = they ask for the skill at the priority and for nothing else
 * @param location of its callers, empty = none
 */
public record VdnSite(String switchName, String deviceId, String name, String skill, int priority, String plan,
        String location) {

    /** A configuration of an earlier build has no plans and no locations. */
    public VdnSite {
        plan = plan == null ? "" : plan;
        location = location == null ? "" : location;
    }

    /** Without a location. */
    public VdnSite(String switchName, String deviceId, String name, String skill, int priority, String plan) {
        this(switchName, deviceId, name, skill, priority, plan, "");
    }

    /** A VDN whose contacts ask for one skill. */
    public VdnSite(String switchName, String deviceId, String name, String skill, int priority) {
        this(switchName, deviceId, name, skill, priority, "", "");
    }

    /** A VDN whose contacts are given a plan. */
    public static VdnSite planned(String switchName, String deviceId, String name, String plan) {
        return new VdnSite(switchName, deviceId, name, "", 0, plan, "");
    }

    public VdnSite withLocation(String value) {
        return new VdnSite(switchName, deviceId, name, skill, priority, plan, value);
    }
}
