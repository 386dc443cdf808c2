package io.strowger.core.state;

import io.strowger.core.output.TopicState;

/** What was last shown of a skill or a VDN. Core thread only. */
public final class Board<V extends TopicState> {
    private static final long NEVER = -1;

    /** Null = nothing. */
    private V view;
    /** Number of the piece of time in which it was looked at last. */
    private long piece = NEVER;
    /** It is looked at when the next piece begins. */
    private boolean due;
    /** When it is another without anything happening; 0 = never. */
    private long agesNanos;

    /** As last shown; null = nothing. */
    public V view() {
        return view;
    }

    boolean isDue() {
        return due;
    }

    void setDue() {
        due = true;
    }

    /** Whether it has not been looked at in this piece of time. */
    boolean isOpen(long now) {
        return piece != Boards.piece(now);
    }

    void forget() {
        view = null;
        piece = NEVER;
    }

    /** It was looked at. */
    void looked(long now) {
        piece = Boards.piece(now);
        due = false;
    }

    void show(V now) {
        view = now;
    }

    long agesNanos() {
        return agesNanos;
    }

    void agesNanos(long value) {
        agesNanos = value;
    }
}
