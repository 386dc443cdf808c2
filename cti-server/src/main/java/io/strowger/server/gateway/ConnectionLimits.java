package io.strowger.server.gateway;

import io.strowger.agent.session.RateLimit;
import io.strowger.core.output.RefusalReason;
import io.strowger.server.conf.ServerSettings.AddressLimits;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who may open a connection: so many in all, so many of one address, and not too fast. Any thread. */
final class ConnectionLimits {
    /** Addresses whose rate is remembered; the one longest untouched goes first. */
    static final int ADDRESSES_MAX = 10_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int connectionsMax;
    private final AddressLimits address;
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
    private int total;

    private static final class Bucket {
        private double tokens;
        private long atNanos;
    }

    ConnectionLimits(int connectionsMax, AddressLimits address) {
        this.connectionsMax = connectionsMax;
        this.address = address;
    }

    /**
     * Counts a connection, and says whether it may stay: NONE, SERVER_FULL or RATE_EXCEEDED. It is to be left in every
     * case.
     */
    synchronized RefusalReason enter(String from, long nowNanos) {
        total++;
        int ofAddress = open.merge(from, 1, Integer::sum);
        boolean fast = !take(from, nowNanos);
        if (total > connectionsMax || ofAddress > address.connectionsMax()) {
            return RefusalReason.SERVER_FULL;
        }
        return fast ? RefusalReason.RATE_EXCEEDED : RefusalReason.NONE;
    }

    /** A connection is gone. */
    synchronized void leave(String from) {
        total--;
        open.computeIfPresent(from, (name, count) -> count == 1 ? null : count - 1);
    }

    /** Whether even saying no would cost too much. */
    synchronized boolean isFlooded() {
        return total > connectionsMax;
    }

    synchronized int total() {
        return total;
    }

    private boolean take(String from, long nowNanos) {
        RateLimit limit = address.connects();
        Bucket bucket = buckets.computeIfAbsent(from, name -> {
            Bucket full = new Bucket();
            full.tokens = limit.burstMessages();
            full.atNanos = nowNanos;
            return full;
        });
        if (buckets.size() > ADDRESSES_MAX) {
            Iterator<Bucket> eldest = buckets.values().iterator();
            eldest.next();
            eldest.remove();
        }
        double grown = (nowNanos - bucket.atNanos) / NANOS_PER_SECOND * limit.messagesPerSecond();
        bucket.tokens = Math.min(limit.burstMessages(), bucket.tokens + grown);
        bucket.atNanos = nowNanos;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }
}
