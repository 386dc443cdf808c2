package io.strowger.core.site;

import java.util.List;

/** A switch, its links, the way it writes numbers, and how it is dialled for features. */
public record SwitchSite(String name, List<LinkSite> links, NumberPlan numberPlan, DiallingForms dialling) {
    /** A configuration of an earlier build has no forms. */
    public SwitchSite {
        dialling = dialling == null ? DiallingForms.NONE : dialling;
    }

    /** Without features by dialling. */
    public SwitchSite(String name, List<LinkSite> links, NumberPlan numberPlan) {
        this(name, links, numberPlan, DiallingForms.NONE);
    }
}
