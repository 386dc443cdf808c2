package io.strowger.core.site;

import java.util.List;

/**
 * Numbers that are treated alike, by pattern, before the number plan is asked.
 *
 * @param name as classes of restriction name it; {@link NumberClass#EMERGENCY} is never refused to anybody
 * @param patterns see {@link DialPattern}
 */
public record DiallingClass(String name, List<String> patterns) {}
