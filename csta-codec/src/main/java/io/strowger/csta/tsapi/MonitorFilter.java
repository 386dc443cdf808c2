package io.strowger.csta.tsapi;

import io.strowger.csta.codec.Bits;

/**
 * Which events a monitor suppresses: a set bit means that the event is not reported. The bits are named in {@link
 * FilterBits}.
 */
public record MonitorFilter(@Bits(14) int call, @Bits(4) int feature, @Bits(6) int agent, @Bits(2) int maintenance,
        int privateFilter) {
    /** Nothing is suppressed. */
    public static final MonitorFilter NONE = new MonitorFilter(0, 0, 0, 0, 0);
}
