package io.strowger.server.inputs;

import io.strowger.core.port.Sequencer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A source that takes what its quota allows and gives room when told to. */
public final class TestSource implements Sequencer.Source {
    private final int quota;
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private final List<byte[]> taken = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private long position;
    private boolean closed;

    public TestSource(int quota) {
        this.quota = quota;
    }

    @Override
    public synchronized long offer(byte[] input) {
        if (closed) {
            return CLOSED;
        }
        if (queue.size() >= quota) {
            return BACK_PRESSURED;
        }
        queue.add(input);
        return ++position;
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

    /** The sequencer takes so many. */
    public void drain(int count) {
        List<Runnable> told;
        synchronized (this) {
            for (int i = 0; i < count && !queue.isEmpty(); i++) {
                taken.add(queue.poll());
            }
            told = List.copyOf(listeners);
            listeners.clear();
        }
        told.forEach(Runnable::run);
    }

    public synchronized void close() {
        closed = true;
    }

    /** What the sequencer has taken, in order. */
    public synchronized List<byte[]> taken() {
        return List.copyOf(taken);
    }
}
