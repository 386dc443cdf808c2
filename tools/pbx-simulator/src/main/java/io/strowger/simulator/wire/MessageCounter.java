package io.strowger.simulator.wire;

/** Frames that went through a server since its start. Counted by the simulator's thread, read by any. */
public final class MessageCounter {
    private volatile long sent;
    private volatile long received;

    void sent() {
        sent = sent + 1;
    }

    void received() {
        received = received + 1;
    }

    /** Frames given to sockets, or waiting to be. */
    public long sentCount() {
        return sent;
    }

    /** Frames received. */
    public long receivedCount() {
        return received;
    }
}
