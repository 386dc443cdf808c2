package io.strowger.tools.proxy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What a proxy has counted since it began, and how it stands. Written on its event loop, read by any thread. */
public final class ProxyCounters {
    final AtomicInteger desks = new AtomicInteger();
    final LongAdder desksRefused = new LongAdder();
    final LongAdder desksCut = new LongAdder();
    final LongAdder bytesFromDesks = new LongAdder();
    final LongAdder bytesToDesks = new LongAdder();
    final LongAdder losses = new LongAdder();
    final LongAdder resumes = new LongAdder();
    volatile boolean connected;

    /** Desktops that are connected. */
    public int desks() {
        return desks.get();
    }

    /** Desktops that found no place. */
    public long desksRefused() {
        return desksRefused.sum();
    }

    /** Desktops that were cut off because they did not read. */
    public long desksCut() {
        return desksCut.sum();
    }

    /** Octets that desktops sent. */
    public long bytesFromDesks() {
        return bytesFromDesks.sum();
    }

    /** Octets that were sent to desktops. */
    public long bytesToDesks() {
        return bytesToDesks.sum();
    }

    /** Times that the connection to the server was lost. */
    public long losses() {
        return losses.sum();
    }

    /** How often desktops were taken back to the server after that. */
    public long resumes() {
        return resumes.sum();
    }

    /** Whether the proxy has its session at the server now. */
    public boolean isConnected() {
        return connected;
    }
}
