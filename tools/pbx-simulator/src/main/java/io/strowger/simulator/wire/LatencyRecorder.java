package io.strowger.simulator.wire;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How long applications take to route: from when a RouteRequest, whole, is handed to the socket to when the first
 * octet of its RouteSelect is read, in
 * nanoseconds. Keeps the newest {@link #CAPACITY} values. Written by the simulator's thread, read by any.
 */
public final class LatencyRecorder {
    /** Values kept. */
    public static final int CAPACITY = 1 << 20;
    /** Most questions watched at once; further ones are not measured. */
    public static final int MAX_OPEN = 100_000;

    private final Map<Integer, Long> open = new HashMap<>();
    private final long[] values = new long[CAPACITY];
    private final int[] crossRefIds = new int[CAPACITY];
    private long count;

    synchronized void asked(int crossRefId, long nanos) {
        if (open.size() < MAX_OPEN) {
            open.put(crossRefId, nanos);
        }
    }

    synchronized void answered(int crossRefId, long nanos) {
        Long asked = open.remove(crossRefId);
        if (asked != null) {
            int at = (int) (count++ % CAPACITY);
            values[at] = nanos - asked;
            crossRefIds[at] = crossRefId;
        }
    }

    synchronized void over(int crossRefId) {
        open.remove(crossRefId);
    }

    /** How many values were measured in all. */
    public synchronized long count() {
        return count;
    }

    /** The values kept, oldest first. */
    public synchronized long[] nanos() {
        if (count <= CAPACITY) {
            return Arrays.copyOf(values, (int) count);
        }
        int oldest = (int) (count % CAPACITY);
        long[] all = new long[CAPACITY];
        System.arraycopy(values, oldest, all, 0, CAPACITY - oldest);
        System.arraycopy(values, 0, all, CAPACITY - oldest, oldest);
        return all;
    }

    /** The newest value of each question, by its routing cross-reference. */
    public synchronized Map<Integer, Long> byCrossRefId() {
        int kept = (int) Math.min(count, CAPACITY);
        Map<Integer, Long> byId = new HashMap<>();
        for (long i = count - kept; i < count; i++) {
            int at = (int) (i % CAPACITY);
            byId.put(crossRefIds[at], values[at]);
        }
        return byId;
    }

    /** Forgets everything measured. */
    public synchronized void reset() {
        count = 0;
        open.clear();
    }
}
