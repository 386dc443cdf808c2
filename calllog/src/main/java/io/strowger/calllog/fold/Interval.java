package io.strowger.calllog.fold;

import java.time.Duration;

/**
 * One interval.
 *
 * @param startMillis first moment
 * @param endMillis first moment behind it
 */
public record Interval(long startMillis, long endMillis) {

    /** How long it really is: the one in which a zone sets its clock is longer or shorter than the others. */
    public int minutes() {
        return (int) Duration.ofMillis(endMillis - startMillis).toMinutes();
    }
}
