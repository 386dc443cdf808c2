package io.strowger.core.site;

import java.util.List;
import java.util.Map;

/**
 * What is known of callers.
 *
 * @param numbers patterns of their numbers in international form with plus, or as the switch gives them; see {@link DialPattern}
 * @param vip 0 = none, 9 the highest
 * @param lastAgent who is to be taken for the last agent until one has spoken with the caller
 */
public record CallerSite(List<String> numbers, int vip, boolean blacklisted, String language, String lastAgent,
        List<RoutePlan.PreferredAgent> preferred, Map<String, String> attributes) {
    /** Nothing is known. */
    public static final CallerSite NONE = new CallerSite(List.of(), 0, false, "", "", List.of(), Map.of());
}
