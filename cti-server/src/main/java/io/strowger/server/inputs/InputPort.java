package io.strowger.server.inputs;

import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Input;
import io.strowger.core.port.Sequencer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A source of the sequencer with a backlog behind it. Inputs that must not be lost, because the outside has already
 * happened (a connection is gone, a request was never sent), wait here in order while the source is full; whoever reads
 * from a peer is told to stop meanwhile. Any thread; never blocks.
 */
public final class InputPort {
    /** Inputs that may wait while the source is full. What may be refused instead is refused above it. */
    public static final int BACKLOG_MAX = 65_536;
    private static final RecordCodec<Input> CODEC = RecordCodec.of(Input.class);

    private final String name;
    private final Sequencer.Source source;
    private final ArrayDeque<byte[]> backlog = new ArrayDeque<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean waiting;
    private boolean closed;
    private long dropped;

    /** What became of an offer. */
    public enum Offer {
        /** It will be journalled in the order of the offers. */
        TAKEN,
        /** It will be, too, but the source is full: stop reading until there is room. */
        WAITING,
        /** The backlog is full as well; it was not taken. */
        FULL,
        /** Nothing is taken any more: the server is going down. */
        CLOSED
    }

    public InputPort(String name, Sequencer.Source source) {
        this.name = name;
        this.source = source;
    }

    /** The source's name, for metrics. */
    public String name() {
        return name;
    }

    /** Offers an input. */
    public Offer offer(Input input) {
        byte[] bytes = CODEC.encode(input);
        synchronized (this) {
            if (closed) {
                return Offer.CLOSED;
            }
            if (backlog.isEmpty()) {
                long position = source.offer(bytes);
                if (position > 0) {
                    return Offer.TAKEN;
                }
                if (position == Sequencer.Source.CLOSED) {
                    closed = true;
                    return Offer.CLOSED;
                }
            }
            if (backlog.size() >= BACKLOG_MAX) {
                dropped++;
                return Offer.FULL;
            }
            backlog.add(bytes);
        }
        await();
        return Offer.WAITING;
    }

    /** What a turn of an edge brought has been offered; matters to ports of edges only. */
    public void turnOver() {
        source.turnOver();
    }

    /**
     * Calls the listener once, on any thread, when nothing waits any more; at once when nothing does. It must not
     * block.
     */
    public void onRoom(Runnable listener) {
        synchronized (this) {
            if (!backlog.isEmpty() && !closed) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** Inputs that wait for the source. */
    public synchronized int backlog() {
        return backlog.size();
    }

    /** Inputs that found the backlog full. */
    public synchronized long dropped() {
        return dropped;
    }

    private void await() {
        synchronized (this) {
            if (waiting) {
                return;
            }
            waiting = true;
        }
        source.onRoom(this::drain);
    }

    /** On the core thread, or on the offering one when room was made in between. */
    private void drain() {
        List<Runnable> told = List.of();
        boolean again = false;
        synchronized (this) {
            waiting = false;
            while (!backlog.isEmpty() && !again) {
                long position = source.offer(backlog.peek());
                if (position == Sequencer.Source.BACK_PRESSURED) {
                    again = true;
                } else {
                    backlog.poll();
                    closed = closed || position == Sequencer.Source.CLOSED;
                }
            }
            if (backlog.isEmpty()) {
                told = List.copyOf(listeners);
                listeners.clear();
            }
        }
        told.forEach(Runnable::run);
        if (again) {
            await();
        }
    }
}
