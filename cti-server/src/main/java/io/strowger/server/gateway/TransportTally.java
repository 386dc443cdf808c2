package io.strowger.server.gateway;

import java.util.concurrent.atomic.AtomicLong;

/** What one event loop counts of one way that clients take. Written by the event loop alone, read by any thread. */
final class TransportTally {
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong sessions = new AtomicLong();
    private final AtomicLong framesReceived = new AtomicLong();
    private final AtomicLong bytesReceived = new AtomicLong();
    private final AtomicLong framesSent = new AtomicLong();
    private final AtomicLong bytesSent = new AtomicLong();

    /** There is one writer: no need to lock the memory bus for ten thousand readers of one topic. */
    private static void add(AtomicLong count, long more) {
        count.setOpaque(count.getPlain() + more);
    }

    void connections(int more) {
        add(connections, more);
    }

    void sessions(int more) {
        add(sessions, more);
    }

    void received(long frames, long bytes) {
        add(framesReceived, frames);
        add(bytesReceived, bytes);
    }

    void sent(long frames, long bytes) {
        add(framesSent, frames);
        add(bytesSent, bytes);
    }

    TransportTraffic traffic() {
        return new TransportTraffic(connections.getOpaque(), sessions.getOpaque(), framesReceived.getOpaque(),
                bytesReceived.getOpaque(), framesSent.getOpaque(), bytesSent.getOpaque());
    }
}
