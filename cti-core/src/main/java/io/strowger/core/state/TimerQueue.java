package io.strowger.core.state;

import java.util.Arrays;

/**
 * Timers by their deadlines, as a heap: setting one touches little memory however many there are. One that is cancelled stays in the heap until it comes to
 * the front or until most of the heap is such; the front is always one that stands. Equal deadlines are in the order of their keys. Core thread only.
 */
public final class TimerQueue {
    /** Below this size nobody cares how many are cancelled. */
    private static final int SMALL = 1_024;

    private long[] deadlines = new long[SMALL];
    private Timer[] timers = new Timer[SMALL];
    /** Of each timer; one whose slot has another row does not stand any more. */
    private Slot<Timer.Key, Timer>[] slots = slots(SMALL);
    private int size;
    private int standing;
    /** How many of each kind stand. */
    private final int[] ofKind = new int[Timer.Kind.values().length];

    @SuppressWarnings("unchecked") // Generic arrays cannot be made otherwise.
    private static Slot<Timer.Key, Timer>[] slots(int capacity) {
        return (Slot<Timer.Key, Timer>[]) new Slot<?, ?>[capacity];
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The next one; there must be one. */
    public Timer first() {
        return timers[0];
    }

    /** Whether there is any of that kind. */
    public boolean has(Timer.Kind kind) {
        return ofKind[kind.ordinal()] != 0;
    }

    void changed(Slot<Timer.Key, Timer> slot, Timer before) {
        Timer after = slot.row;
        if (after != null) {
            add(slot, after);
        }
        int more = (after == null ? 0 : 1) - (before == null ? 0 : 1);
        standing += more;
        ofKind[slot.key.kind().ordinal()] += more;
        if (before != null) {
            while (size > 0 && !stands(0)) {
                removeFirst();
            }
            if (size > SMALL && size > 2 * standing) {
                compact();
            }
        }
    }

    private boolean stands(int at) {
        return slots[at].row == timers[at];
    }

    private void add(Slot<Timer.Key, Timer> slot, Timer timer) {
        if (size == timers.length) {
            timers = Arrays.copyOf(timers, 2 * size);
            slots = Arrays.copyOf(slots, 2 * size);
            deadlines = Arrays.copyOf(deadlines, 2 * size);
        }
        up(size++, slot, timer);
    }

    private void up(int from, Slot<Timer.Key, Timer> slot, Timer timer) {
        int at = from;
        while (at > 0) {
            int parent = at - 1 >>> 1;
            if (!isBefore(timer, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        set(at, slot, timer);
    }

    private void removeFirst() {
        Timer last = timers[--size];
        Slot<Timer.Key, Timer> slot = slots[size];
        timers[size] = null;
        slots[size] = null;
        if (size > 0) {
            down(0, slot, last);
        }
    }

    private void down(int from, Slot<Timer.Key, Timer> slot, Timer timer) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && isBefore(child + 1, child)) {
                child++;
            }
            if (isBefore(timer, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        set(at, slot, timer);
    }

    private void set(int at, Slot<Timer.Key, Timer> slot, Timer timer) {
        slots[at] = slot;
        timers[at] = timer;
        deadlines[at] = timer.deadlineNanos();
    }

    private void move(int from, int to) {
        slots[to] = slots[from];
        timers[to] = timers[from];
        deadlines[to] = deadlines[from];
    }

    private boolean isBefore(int at, int other) {
        return deadlines[at] != deadlines[other]
                ? deadlines[at] < deadlines[other]
                : timers[at].compareTo(timers[other]) < 0;
    }

    private boolean isBefore(Timer timer, int other) {
        return timer.deadlineNanos() != deadlines[other]
                ? timer.deadlineNanos() < deadlines[other]
                : timer.compareTo(timers[other]) < 0;
    }

    private void compact() {
        Timer[] old = timers;
        Slot<Timer.Key, Timer>[] oldSlots = slots;
        int count = size;
        timers = new Timer[Math.max(SMALL, 2 * standing)];
        slots = slots(timers.length);
        deadlines = new long[timers.length];
        size = 0;
        for (int i = 0; i < count; i++) {
            if (oldSlots[i].row == old[i]) {
                add(oldSlots[i], old[i]);
            }
        }
    }
}
