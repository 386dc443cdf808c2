package io.strowger.core.state;

/**
 * A variable that somebody has set; without a row the configured value holds.
 *
 * @param untilNanos engine time at which the configured value holds again, 0 = until it is reset
 */
public record Variable(String name, String value, String setBy, long setNanos, long untilNanos) {}
