package io.strowger.simulator.model;

import java.util.OptionalLong;
import java.util.PriorityQueue;

/** Timers of a switch, in order of time and then of setting. Cancelled ones are skipped when they come up. */
final class Deadlines {
    /** A timer that can be cancelled; cancelling one that has run is harmless. */
    static final class Timer {
        private final long at;
        private final long order;
        private Runnable action;

        private Timer(long at, long order, Runnable action) {
            this.at = at;
            this.order = order;
            this.action = action;
        }

        void cancel() {
            action = null;
        }
    }

    private final PriorityQueue<Timer> queue = new PriorityQueue<>((a, b) -> a.at != b.at
            ? Long.compare(a.at, b.at)
            : Long.compare(a.order, b.order));
    private long order;

    Timer schedule(long atMillis, Runnable action) {
        Timer timer = new Timer(atMillis, order++, action);
        queue.add(timer);
        return timer;
    }

    static void cancel(Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    OptionalLong next() {
        while (!queue.isEmpty() && queue.peek().action == null) {
            queue.remove();
        }
        return queue.isEmpty() ? OptionalLong.empty() : OptionalLong.of(queue.peek().at);
    }

    /** Takes the next timer's action; only after {@link #next()} has named one. */
    Runnable take() {
        Timer timer = queue.remove();
        Runnable action = timer.action;
        timer.action = null;
        return action;
    }
}
