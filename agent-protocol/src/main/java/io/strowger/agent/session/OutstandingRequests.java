package io.strowger.agent.session;

import io.strowger.agent.message.Limits;
import io.strowger.core.codec.RecordWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The requests of a client that have no outcome yet: sent once a transport, paced, and given up when their time is over. Confined to one thread. */
final class OutstandingRequests {
    private static final class Outstanding {
        private final byte[] frame;
        private final long dueAt;
        private boolean sentHere;
        private boolean sentEver;

        Outstanding(byte[] frame, long dueAt) {
            this.frame = frame;
            this.dueAt = dueAt;
        }
    }

    /** Share of the server's limit that requests may use, in percent; the rest is for acknowledgements and heartbeats. */
    private static final int REQUESTS_PERCENT = 80;

    /** In the order of their ids, which is also that of their deadlines. */
    private final Map<Long, Outstanding> requests = new LinkedHashMap<>();

    private TokenBucket bucket = new TokenBucket(RateLimit.AGENT, 0);

    /** The server said how fast it takes messages; null = it did not. */
    void limit(Limits limits, long nowNanos) {
        RateLimit full = limits == null
                ? RateLimit.AGENT
                : new RateLimit(Math.max(1, limits.messagesPerSecond()), Math.max(1, limits.burstMessages()));
        bucket = new TokenBucket(new RateLimit(Math.max(1, full.messagesPerSecond() * REQUESTS_PERCENT / 100),
                Math.max(1, full.burstMessages() * REQUESTS_PERCENT / 100)), nowNanos);
    }

    int size() {
        return requests.size();
    }

    boolean isFull() {
        return requests.size() >= ProtocolLimits.REQUESTS_OUTSTANDING_MAX;
    }

    void add(long requestId, byte[] frame, long dueAtNanos) {
        requests.put(requestId, new Outstanding(frame, dueAtNanos));
    }

    /** Forgets a request that has its outcome; false when nobody waits for it. */
    boolean remove(long requestId) {
        return requests.remove(requestId) != null;
    }

    /** Forgets all, and gives their ids in order. */
    List<Long> removeAll() {
        List<Long> ids = new ArrayList<>(requests.keySet());
        requests.clear();
        return ids;
    }

    /** What was sent on a transport that is gone is sent again on the next. */
    void onDetached() {
        requests.values().forEach(request -> request.sentHere = false);
    }

    /** When the first of them is given up, or {@link ClientConnection#NO_DEADLINE}. */
    long dueAtNanos() {
        Iterator<Outstanding> first = requests.values().iterator();
        return first.hasNext() ? first.next().dueAt : ClientConnection.NO_DEADLINE;
    }

    /** Gives up what is due; tells each id, and whether the request was ever sent. */
    void expire(long nowNanos, BiConsumer<Long, Boolean> given) {
        while (dueAtNanos() <= nowNanos && !requests.isEmpty()) {
            Map.Entry<Long, Outstanding> first = requests.entrySet().iterator().next();
            requests.remove(first.getKey());
            given.accept(first.getKey(), first.getValue().sentEver);
        }
    }

    /**
     * Writes what was not written on this transport, as fast as the server takes it.
     *
     * @return when there is more to write, or {@link ClientConnection#NO_DEADLINE}
     */
    long send(RecordWriter out, long nowNanos) {
        for (Outstanding request : requests.values()) {
            if (request.sentHere) {
                continue;
            }
            if (!bucket.take(nowNanos)) {
                return nowNanos + bucket.nanosToNext();
            }
            out.writeBytes(request.frame, 0, request.frame.length);
            request.sentHere = true;
            request.sentEver = true;
        }
        return ClientConnection.NO_DEADLINE;
    }
}
