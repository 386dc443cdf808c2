package io.strowger.core.site;

import java.util.List;

/** A switch, its links and the way it writes numbers. */
public record SwitchSite(String name, List<LinkSite> links, NumberPlan numberPlan) {}
