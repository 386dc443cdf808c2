package io.strowger.core.runtime;

import io.strowger.core.port.Sequencer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The bounded queue of one source. Offered to by any thread, drained by whoever runs the core. */
final class SourceQueue implements Sequencer.Source {
    private final String name;
    private final int number;
    private final int quota;
    private final Wakening wakening;
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private long position;
    private boolean closed;

    /**
     * What is done when something was offered.
     *
     * @param offered after each offer
     * @param turnOver after a turn of an edge
     */
    record Wakening(Runnable offered, Runnable turnOver) {
        private static final Runnable NOTHING = () -> {};

        /** At once. */
        static Wakening atOnce(Runnable wake) {
            return new Wakening(wake, NOTHING);
        }

        /** When the turn is over. */
        static Wakening ofTurns(Runnable turnOver) {
            return new Wakening(NOTHING, turnOver);
        }
    }

    SourceQueue(String name, int number, int quota, Wakening wakening) {
        if (quota < 1) {
            throw new IllegalArgumentException("quota of source " + name + " is " + quota);
        }
        this.name = name;
        this.number = number;
        this.quota = quota;
        this.wakening = wakening;
    }

    /** Whether threads of the edge may take from it. */
    boolean isOfEdge() {
        return wakening.offered() == Wakening.NOTHING;
    }

    int number() {
        return number;
    }

    @Override
    public long offer(byte[] input) {
        if (input.length > Sequencer.INPUT_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "source " + name + ": input of " + input.length + " bytes, at most " + Sequencer.INPUT_BYTES_MAX);
        }
        long given;
        synchronized (this) {
            if (closed) {
                return CLOSED;
            }
            if (queue.size() >= quota) {
                return BACK_PRESSURED;
            }
            queue.add(input);
            given = ++position;
        }
        wakening.offered().run();
        return given;
    }

    @Override
    public void turnOver() {
        wakening.turnOver().run();
    }

    @Override
    public void onRoom(Runnable listener) {
        synchronized (this) {
            if (queue.size() >= quota) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** The next input, or null. Listeners are told when the queue has fallen to half its quota. */
    byte[] poll() {
        List<Runnable> told = List.of();
        byte[] input;
        synchronized (this) {
            input = queue.poll();
            if (!listeners.isEmpty() && queue.size() <= quota / 2) {
                told = List.copyOf(listeners);
                listeners.clear();
            }
        }
        told.forEach(Runnable::run);
        return input;
    }

    synchronized int size() {
        return queue.size();
    }

    synchronized void close() {
        closed = true;
    }
}
