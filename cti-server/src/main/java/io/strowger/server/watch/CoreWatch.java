package io.strowger.server.watch;

import io.strowger.core.runtime.Statistics;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the core thread: it completes a turn many times a second even when there is nothing to do, so that a turn
 * which does not end is a standstill. Pure; somebody else calls {@link #look}. Confined to one thread, its answers may
 * be read by any.
 */
public final class CoreWatch {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.core");

    private final long limitNanos;
    private volatile Condition condition = Condition.RUNNING;
    private volatile long stalls;
    private volatile long standstillNanos;

    /** How the core thread is. */
    public enum Condition {
        RUNNING,
        /** Its turn has taken longer than the limit. */
        STALLED,
        /** It has ended by a failure; only a restart helps. */
        FAILED
    }

    public CoreWatch(long limitMillis) {
        this.limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
    }

    /** Looks at the numbers of the runtime and gives the condition; changes are logged. */
    public Condition look(Statistics statistics, long nowNanos) {
        standstillNanos = statistics.idleSinceNanos() == 0 ? 0 : Math.max(0, nowNanos - statistics.idleSinceNanos());
        Condition next = !statistics.failure().isEmpty()
                ? Condition.FAILED
                : standstillNanos > limitNanos ? Condition.STALLED : Condition.RUNNING;
        if (next != condition) {
            report(next, statistics);
            condition = next;
        }
        return next;
    }

    private void report(Condition next, Statistics statistics) {
        switch (next) {
            case STALLED -> {
                stalls++;
                LOG.error("ALARM the core thread stands still for {} ms, offered={} factsWaiting={}",
                        TimeUnit.NANOSECONDS.toMillis(standstillNanos), statistics.offered(),
                        statistics.factsWaiting());
            }
            case FAILED -> LOG.error("ALARM the core thread has ended: {}", statistics.failure());
            case RUNNING -> LOG.warn("the core thread goes on");
        }
    }

    /** The condition at the last look. */
    public Condition condition() {
        return condition;
    }

    /** Standstills so far. */
    public long stalls() {
        return stalls;
    }

    /** Time since the last completed turn, at the last look. */
    public long standstillNanos() {
        return standstillNanos;
    }
}
