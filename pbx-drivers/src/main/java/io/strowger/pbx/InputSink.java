package io.strowger.pbx;

import io.strowger.core.input.Input;

/**
 * Where a link's inputs go: a source of the sequencer, with the encoding before it. The link calls it from one thread
 * and keeps the order of its offers.
 */
public interface InputSink {
    /** What became of an offer. */
    enum Offer {
        /** Taken; it will be journalled in the order of the offers. */
        TAKEN,
        /**
         * Not taken because the quota is full: the link stops reading and offers the same input again when there is
         * room.
         */
        BACK_PRESSURED,
        /** Not taken, and nothing ever will be again: the server is going down. */
        CLOSED
    }

    /** Offers one input. Does not block. */
    Offer offer(Input input);

    /** What this turn of the link brought has been offered. Does not block; the link is not called from within. */
    default void turnOver() {}

    /**
     * Has {@code listener} called once, by any thread, when there is room after {@link Offer#BACK_PRESSURED}; at once
     * when there is room already.
     */
    void onRoom(Runnable listener);
}
