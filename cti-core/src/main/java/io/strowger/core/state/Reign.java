package io.strowger.core.state;

/**
 * The engine's own numbers, one record.
 *
 * @param sequence of the last input
 * @param timeNanos engine time of the last input
 * @param configurationVersion 0 before the first
 * @param contacts contacts begun in this epoch
 * @param serialDay day of the running serial, days since 1970 UTC
 * @param serialNumber last serial given on that day
 */
public record Reign(long epoch, long sequence, long timeNanos, long configurationVersion, long lastRequestId,
        long contacts, long serialDay, long serialNumber) {
    public static final Reign NONE = new Reign(0, 0, 0, 0, 0, 0, 0, 0);
}
