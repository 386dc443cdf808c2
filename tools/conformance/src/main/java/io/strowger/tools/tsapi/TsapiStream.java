package io.strowger.tools.tsapi;

import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.VersionNegotiation.Chosen;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A conversation over one connection: numbers the requests, and keeps what came while something else was awaited. One
 * thread.
 */
public final class TsapiStream implements AutoCloseable {
    /** Frames that may wait to be looked at; one more ends the conversation. */
    public static final int WAITING_MAX = 10_000;

    private final TsapiConnection connection;
    private final Deque<Received> waiting = new ArrayDeque<>();
    private int lastInvokeId;
    private Chosen agreed = new Chosen(PrivateData.ECS, 0);
    private boolean closed;
    private String end = "";

    /** Over a connection that nobody has used yet. */
    public TsapiStream(TsapiConnection connection) {
        this.connection = connection;
    }

    /** The connection below. */
    public TsapiConnection connection() {
        return connection;
    }

    /** The vendor and version of private data; version 0 before the stream is opened or when there is none. */
    public Chosen agreed() {
        return agreed;
    }

    void agree(Chosen chosen) {
        agreed = chosen;
    }

    /** Sends a request and returns its invokeID. */
    public int ask(TsapiMessage request, PrivateData privateData) throws IOException {
        connection.send(new TsapiFrame(++lastInvokeId, 0, request, privateData));
        return lastInvokeId;
    }

    /** Sends an escape service with its private item and returns its invokeID. */
    public int escape(AttMessage item) throws IOException {
        return ask(new Csta.EscapeSvc(), new PrivateData.Avaya(agreed.vendor(), item));
    }

    /** The number of the last request. */
    public int lastInvokeId() {
        return lastInvokeId;
    }

    /** The answer to a request, or null when none comes in time; what comes before it is kept. */
    public Received answer(int invokeId, Duration limit) throws IOException {
        return await(received -> received.answers(invokeId), limit);
    }

    /** What a caller waits for. */
    @FunctionalInterface
    public interface Wanted {
        /** Whether this is it. */
        boolean is(Received received);
    }

    /** The first frame that is wanted, among those kept and those that still come; null when none does in time. */
    public Received await(Wanted wanted, Duration limit) throws IOException {
        for (Received kept : waiting) {
            if (wanted.is(kept)) {
                waiting.remove(kept);
                return kept;
            }
        }
        long deadline = System.nanoTime() + limit.toNanos();
        while (!closed) {
            Received next = next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            if (next == null || wanted.is(next)) {
                return next;
            }
            keep(next);
        }
        return null;
    }

    private void keep(Received next) throws IOException {
        if (waiting.size() == WAITING_MAX) {
            throw new IOException("the server has sent " + WAITING_MAX + " frames that nobody asked for");
        }
        waiting.add(next);
    }

    /** The next frame off the wire; null at the end of the time or of the stream. */
    private Received next(Duration limit) throws IOException {
        return switch (connection.read(limit)) {
            case TsapiConnection.Read.Frame frame -> frame.received();
            case TsapiConnection.Read.Silence silence -> null;
            case TsapiConnection.Read.Closed ended -> over(ended.pending() == 0
                    ? "closed by the server"
                    : "closed by the server " + ended.pending() + " octets into a frame");
            case TsapiConnection.Read.OutOfStep fault ->
                over("out of step at offset " + fault.offset() + ": " + fault.reason());
        };
    }

    private Received over(String how) {
        closed = true;
        end = how;
        return null;
    }

    /** Whether the server ended the stream within the limit; what it says before is kept. */
    public boolean ends(Duration limit) throws IOException {
        await(received -> false, limit);
        return closed;
    }

    /** How the stream ended; empty while it stands. */
    public String end() {
        return end;
    }

    /** Frames that came and were not wanted, oldest first; they are forgotten. */
    public Deque<Received> drain() {
        Deque<Received> drained = new ArrayDeque<>(waiting);
        waiting.clear();
        return drained;
    }

    @Override
    public void close() {
        connection.close();
    }
}
