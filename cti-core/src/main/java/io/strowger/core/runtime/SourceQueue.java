package io.strowger.core.runtime;

import io.strowger.core.port.Sequencer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The bounded queue of one source. Offered to by any thread, drained by the core thread. */
final class SourceQueue implements Sequencer.Source {
    private final String name;
    private final int number;
    private final int quota;
    private final Runnable wake;
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private long position;
    private boolean closed;

    SourceQueue(String name, int number, int quota, Runnable wake) {
        if (quota < 1) {
            throw new IllegalArgumentException("quota of source " + name + " is " + quota);
        }
        this.name = name;
        this.number = number;
        this.quota = quota;
        this.wake = wake;
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
        wake.run();
        return given;
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
