package io.strowger.tools.simulation;

import java.util.function.LongSupplier;

/** Calls somebody when the moment comes that he last named. He may be called early, never late. */
final class Alarm {
    private final VirtualTime time;
    private final LongSupplier deadline;
    private final Runnable ring;
    private long set = Long.MAX_VALUE;

    /**
     * @param deadline the moment in virtual nanoseconds, Long.MAX_VALUE for none; asked at {@link #update()}
     */
    Alarm(VirtualTime time, LongSupplier deadline, Runnable ring) {
        this.time = time;
        this.deadline = deadline;
        this.ring = ring;
    }

    /** The deadline may have changed. */
    void update() {
        long at = deadline.getAsLong();
        if (at < set) {
            set = at;
            time.at(at, () -> due(at));
        }
    }

    private void due(long at) {
        if (at != set) {
            return;
        }
        set = Long.MAX_VALUE;
        if (deadline.getAsLong() <= time.now()) {
            ring.run();
        }
        update();
    }
}
