package io.strowger.agent.transport;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Wakes its owner at a deadline that moves often. A deadline that moved away is looked at when the earlier one fires, so that traffic costs no
 * rescheduling. Confined to the executor.
 */
public final class DeadlineTimer {
    private static final long NEVER = Long.MAX_VALUE;

    private final EventExecutor executor;
    private final MonotonicClock clock;
    private final Runnable action;
    private ScheduledFuture<?> future;
    private long firesAt = NEVER;

    /** A timer that is not set. */
    public DeadlineTimer(EventExecutor executor, MonotonicClock clock, Runnable action) {
        this.executor = executor;
        this.clock = clock;
        this.action = action;
    }

    /** The action is wanted at this time; Long.MAX_VALUE = not at all, though a set timer may still fire. */
    public void set(long deadlineNanos) {
        if (deadlineNanos >= firesAt) {
            return;
        }
        cancel();
        firesAt = deadlineNanos;
        future = executor.schedule(this::fire, Math.max(0, deadlineNanos - clock.nanos()), TimeUnit.NANOSECONDS);
    }

    /** Does not fire any more until it is set. */
    public void cancel() {
        if (future != null) {
            future.cancel(false);
            future = null;
        }
        firesAt = NEVER;
    }

    private void fire() {
        future = null;
        firesAt = NEVER;
        action.run();
    }
}
