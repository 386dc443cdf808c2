package io.strowger.certificates;

import java.time.Duration;
import java.time.Instant;

/** The time for which a certificate holds. */
public record Validity(Instant from, Instant until) {
    /** Tolerance towards clocks that are behind. */
    private static final Duration EARLIER = Duration.ofMinutes(5);

    /** Checks the order. */
    public Validity {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a certificate that ends at " + until + " cannot begin at " + from);
        }
    }

    /** From shortly before a moment, for so many days after it. */
    public static Validity days(Instant now, int days) {
        return new Validity(now.minus(EARLIER), now.plus(Duration.ofDays(days)));
    }
}
