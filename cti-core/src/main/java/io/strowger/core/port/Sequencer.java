package io.strowger.core.port;

/**
 * Puts the offers of all sources into one order, stamps and journals them, and delivers them to the one consumer. Bytes in, bounded messages: a cluster
 * fits behind the same port.
 */
public interface Sequencer extends AutoCloseable {
    /** Longest input, in bytes, on every kind of sequencer. */
    int INPUT_BYTES_MAX = 3 * 1024 * 1024;

    /** Registers a source with a bound on what it may have offered and not yet seen committed. Any thread. */
    Source source(String name, int quota);

    /**
     * Registers the source of a thread that ends each of its turns with {@link Source#turnOver()} when it has offered something in it. The sequencer may then
     * commit what was offered, and deliver it, on that thread. Any thread.
     */
    default Source edgeSource(String name, int quota) {
        return source(name, quota);
    }

    @Override
    void close();

    /** Where one source offers its inputs. Any thread; each source keeps the order of its own offers. */
    interface Source {
        /** The quota is full: stop reading this source until its listener is called. */
        long BACK_PRESSURED = -1;
        /** The sequencer takes nothing any more. */
        long CLOSED = -2;

        /**
         * Offers an encoded input; the bytes belong to the sequencer from then on.
         *
         * @return a positive position, BACK_PRESSURED or CLOSED
         */
        long offer(byte[] input);

        /** What this turn of an edge brought has been offered; nothing to other sources. Does not block, and calls consumers before it returns or has another thread do so. */
        default void turnOver() {}

        /** Called once, on the sequencer's thread, when there is room again after BACK_PRESSURED; must not block. */
        void onRoom(Runnable listener);
    }

    /** The consumer of committed inputs: the only road to the engine. */
    interface Consumer {
        void onCommitted(JournalledInput input);
    }
}
