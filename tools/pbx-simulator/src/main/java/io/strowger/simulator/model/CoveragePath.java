package io.strowger.simulator.model;

/**
 * Where calls of a station go that nobody answers there, and those that find it busy or not to be disturbed.
 *
 * @param ringMillis how long the station rings first
 * @param destination the station, VDN, skill or outside number that takes them
 */
public record CoveragePath(long ringMillis, String destination) {
    /** Longest ringing. */
    public static final long MAX_RING_MILLIS = 594_000;

    public CoveragePath {
        if (ringMillis < 1 || ringMillis > MAX_RING_MILLIS) {
            throw new IllegalArgumentException("ringing time: " + ringMillis);
        }
    }
}
