package io.strowger.core.state;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Timers by their deadlines, as a heap: setting one touches little memory however many there are. One that is cancelled stays in the heap until it comes to
 * the front or until most of the heap is such; the front is always one that stands. Equal deadlines are in the order of their keys. Core thread only.
 */
public final class TimerQueue {
    /** Below this size nobody cares how many are cancelled. */
    private static final int SMALL = 1_024;

    private final Predicate<Timer> stands;
    private long[] deadlines = new long[SMALL];
    private Timer[] timers = new Timer[SMALL];
    private int size;
    private int standing;

    /**
     * @param stands whether a timer is the one that is set for its key
     */
    TimerQueue(Predicate<Timer> stands) {
        this.stands = stands;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The next one; there must be one. */
    public Timer first() {
        return timers[0];
    }

    void changed(Timer before, Timer after) {
        if (after != null) {
            add(after);
        }
        standing += (after == null ? 0 : 1) - (before == null ? 0 : 1);
        if (before != null) {
            while (size > 0 && !stands.test(timers[0])) {
                removeFirst();
            }
            if (size > SMALL && size > 2 * standing) {
                compact();
            }
        }
    }

    private void add(Timer timer) {
        if (size == timers.length) {
            timers = Arrays.copyOf(timers, 2 * size);
            deadlines = Arrays.copyOf(deadlines, 2 * size);
        }
        up(size++, timer);
    }

    private void up(int from, Timer timer) {
        int at = from;
        while (at > 0) {
            int parent = at - 1 >>> 1;
            if (!isBefore(timer, parent)) {
                break;
            }
            set(at, timers[parent]);
            at = parent;
        }
        set(at, timer);
    }

    private void removeFirst() {
        Timer last = timers[--size];
        timers[size] = null;
        if (size > 0) {
            down(0, last);
        }
    }

    private void down(int from, Timer timer) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && isBefore(timers[child + 1], child)) {
                child++;
            }
            if (!isBefore(timers[child], timer)) {
                break;
            }
            set(at, timers[child]);
            at = child;
        }
        set(at, timer);
    }

    private void set(int at, Timer timer) {
        timers[at] = timer;
        deadlines[at] = timer.deadlineNanos();
    }

    private boolean isBefore(Timer timer, int other) {
        long deadline = timer.deadlineNanos();
        return deadline != deadlines[other] ? deadline < deadlines[other] : timer.compareTo(timers[other]) < 0;
    }

    private static boolean isBefore(Timer timer, Timer other) {
        return timer.compareTo(other) < 0;
    }

    private void compact() {
        Timer[] old = timers;
        int count = size;
        timers = new Timer[Math.max(SMALL, 2 * standing)];
        deadlines = new long[timers.length];
        size = 0;
        for (int i = 0; i < count; i++) {
            if (stands.test(old[i])) {
                add(old[i]);
            }
        }
    }
}
