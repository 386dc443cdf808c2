package io.strowger.tools.agents;

import java.util.random.RandomGenerator;

/** A range of times in milliseconds, both ends included. */
public record Span(long minMillis, long maxMillis) {
    /** Longest time: a day. */
    public static final long MILLIS_MAX = 86_400_000;

    public Span {
        if (minMillis < 0 || maxMillis < minMillis || maxMillis > MILLIS_MAX) {
            throw new IllegalArgumentException(
                    "a range of times lies between 0 and " + MILLIS_MAX + " ms: " + minMillis + "-" + maxMillis);
        }
    }

    /** Reads {@code 200-2000} or {@code 500}, in milliseconds. */
    public static Span parse(String text) {
        int dash = text.indexOf('-');
        try {
            long min = Long.parseLong(dash < 0 ? text : text.substring(0, dash));
            return new Span(min, dash < 0 ? min : Long.parseLong(text.substring(dash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a range of times is MIN-MAX in milliseconds: " + text, e);
        }
    }

    long draw(RandomGenerator random) {
        return random.nextLong(minMillis, maxMillis + 1);
    }

    @Override
    public String toString() {
        return minMillis + "-" + maxMillis;
    }
}
