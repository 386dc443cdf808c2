package io.strowger.tools.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * The clocks of the server's machine, and engine time as the sequencer makes it of them: wall time at the start of an epoch and monotonic time since, never going
 * back. The wall clock may jump.
 */
final class VirtualClock {
    private record Epoch(long engineNanos, long virtualNanos) {}

    private final VirtualTime time;
    private final long startMillis;
    private final List<Epoch> epochs = new ArrayList<>();
    private long jumpedMillis;
    private long lastNanos;

    /**
     * @param startMillis the wall clock at the beginning
     */
    VirtualClock(VirtualTime time, long startMillis) {
        this.time = time;
        this.startMillis = startMillis;
    }

    long startMillis() {
        return startMillis;
    }

    long wallMillis() {
        return startMillis + time.millis() + jumpedMillis;
    }

    /** Somebody sets the clock. Engine time follows at the next epoch only. */
    void jump(long millis) {
        jumpedMillis += millis;
    }

    /** An epoch begins; gives the engine time before it in milliseconds. */
    long begin(long lastEngineNanos) {
        lastNanos = lastEngineNanos;
        long wall = wallMillis() * VirtualTime.NANOS_PER_MILLI;
        epochs.add(new Epoch(Math.max(wall, lastEngineNanos), time.now()));
        return lastEngineNanos / VirtualTime.NANOS_PER_MILLI;
    }

    long engineNanos() {
        Epoch epoch = epochs.get(epochs.size() - 1);
        lastNanos = Math.max(lastNanos, epoch.engineNanos + time.now() - epoch.virtualNanos);
        return lastNanos;
    }

    /** When an engine time of the present epoch comes; Long.MAX_VALUE stays. */
    long virtualOf(long engineNanos) {
        Epoch epoch = epochs.get(epochs.size() - 1);
        return engineNanos == Long.MAX_VALUE
                ? engineNanos
                : engineNanos - epoch.engineNanos + epoch.virtualNanos;
    }

    /** When it was that time by the engine's reckoning, in any epoch. */
    long virtualOfMillis(long engineMillis) {
        long nanos = engineMillis * VirtualTime.NANOS_PER_MILLI;
        int index = epochs.size() - 1;
        while (index > 0 && epochs.get(index).engineNanos > nanos) {
            index--;
        }
        Epoch epoch = epochs.get(index);
        long at = nanos - epoch.engineNanos + epoch.virtualNanos;
        return index == epochs.size() - 1 ? at : Math.min(at, epochs.get(index + 1).virtualNanos);
    }
}
