package io.strowger.calllog.fold;

import java.util.List;

/**
 * What was booked for a VDN in one interval. An interval in which nothing was booked has no row.
 *
 * @param startMillis engine time at which the interval begins
 * @param minutes length of the interval
 * @param items counts in the order of {@link VdnItem}
 * @param complete false while the interval lasts
 */
public record VdnIntervalRow(String switchName, String vdn, long startMillis, int minutes, Booking booking,
        List<Integer> items, boolean complete) {

    public VdnIntervalRow {
        items = List.copyOf(items);
    }

    public int count(VdnItem item) {
        return items.get(item.ordinal());
    }
}
