package io.strowger.core.site;

import java.util.List;

/**
 * What kind of number is dialled: the first dialling class of the site with a pattern that matches the number as it was dialled without trunk prefix, or in
 * international form with plus; else what the number plan says. An outside number that the plan cannot place counts as international, because
 * that is what a class of restriction refuses first.
 *
 * @param name of the dialling class
 * @param outside whether it leaves the switch
 */
public record NumberClass(String name, boolean outside) {
    public static final String INTERNAL = "internal";
    /** Begins with star or hash: a feature of the switch. */
    public static final String FEATURE = "feature";
    public static final String LOCAL = "local";
    public static final String NATIONAL = "national";
    public static final String INTERNATIONAL = "international";
    /** The dialling class of this name is never refused. */
    public static final String EMERGENCY = "emergency";
    /** Names that the number plan gives. */
    public static final List<String> BUILT_IN = List.of(INTERNAL, FEATURE, LOCAL, NATIONAL, INTERNATIONAL);

    /** @param known whether the number is a device or VDN of the switch */
    public static NumberClass of(List<DiallingClass> classes, NumberPlan plan, String dialled, boolean known) {
        String canonical = canonical(plan, dialled, known);
        boolean outside = canonical.startsWith("+") || isOutside(plan, dialled, known);
        String national = outside ? NumberPlan.without(dialled, plan.trunkPrefix()) : dialled;
        for (DiallingClass each : classes) {
            for (String pattern : each.patterns()) {
                if (DialPattern.matches(pattern, canonical) || DialPattern.matches(pattern, national)) {
                    return new NumberClass(each.name(), outside);
                }
            }
        }
        return new NumberClass(outside ? reach(plan, canonical) : inside(dialled), outside);
    }

    private static String inside(String dialled) {
        return dialled.startsWith("*") || dialled.startsWith("#") ? FEATURE : INTERNAL;
    }

    private static boolean isOutside(NumberPlan plan, String dialled, boolean known) {
        return !known && !inside(dialled).equals(FEATURE) && dialled.length() > plan.internalDigits();
    }

    private static String reach(NumberPlan plan, String canonical) {
        String country = "+" + plan.countryCode();
        if (plan.countryCode().isEmpty() || !canonical.startsWith(country)) {
            return INTERNATIONAL;
        }
        boolean local = !plan.areaCode().isEmpty() && canonical.startsWith(country + plan.areaCode());
        return local ? LOCAL : NATIONAL;
    }

    /** With plus where the plan allows it; else as it was dialled. */
    public static String canonical(NumberPlan plan, String dialled, boolean known) {
        if (dialled.startsWith("+") || plan.countryCode().isEmpty() || !isOutside(plan, dialled, known)) {
            return dialled;
        }
        return plan.international(dialled);
    }
}
