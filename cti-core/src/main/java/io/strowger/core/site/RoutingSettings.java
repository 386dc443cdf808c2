package io.strowger.core.site;

import io.strowger.core.site.SkillPolicy.ContactSelection;

/**
 * How agents and contacts are chosen, as far as the whole site is concerned.
 *
 * @param contacts which of several contacts an agent takes who becomes ready, unless he has a way of his own
 * @param countsAfterCallWork whether after-call work counts as occupancy
 */
public record RoutingSettings(ContactSelection contacts, boolean countsAfterCallWork) {
    public static final RoutingSettings DEFAULT = new RoutingSettings(ContactSelection.PRIORITY, true);
}
