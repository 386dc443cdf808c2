package io.strowger.calllog.fold;

import java.util.List;
import java.util.Map;

/**
 * What was booked for a skill, an agent, or an agent in a skill, in one interval. Times of agents who are logged on are booked whether anything happens or not.
 *
 * @param agentId empty in rows of skills
 * @param skill empty in rows of agents
 * @param startMillis engine time at which the interval begins
 * @param minutes length of the interval
 * @param items counts and milliseconds in the order of {@link IntervalItem}; 0 where rows of this kind do not have it
 * @param auxMillis time in auxiliary work by reason code; empty in rows of skills
 * @param complete false while the interval lasts, or where its beginning was not read
 */
public record WorkIntervalRow(String agentId, String skill, long startMillis, int minutes, Booking booking,
        List<Long> items, Map<Integer, Long> auxMillis, boolean complete) {

    public WorkIntervalRow {
        items = List.copyOf(items);
    }

    public long count(IntervalItem item) {
        return items.get(item.ordinal());
    }
}
