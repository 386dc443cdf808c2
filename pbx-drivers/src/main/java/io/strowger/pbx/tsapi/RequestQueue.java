package io.strowger.pbx.tsapi;

import io.strowger.core.output.RequestClass;
import io.strowger.pbx.LinkStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;

/**
 * What waits to be sent, by class, then by age. The rule: the first class that has something goes, but every tenth
 * request is the one that has waited longest among those older than two seconds, whatever its class. So call control
 * always has nine tenths of the link, and nothing waits for ever. One thread.
 */
final class RequestQueue {
    /** Most requests of all classes together; one more is refused. */
    static final int QUEUE_MAX = 10_000;
    /** Every so many requests the oldest goes. */
    static final int AGED_EVERY = 10;
    /** A request counts as old after so many milliseconds. */
    static final long AGED_MILLIS = 2_000;
    /** Longest wait that is told apart from longer ones, in microseconds. */
    static final long WAIT_MAX_MICROS = 3_600_000_000L;
    private static final int WAIT_DIGITS = 2;
    private static final double MEDIAN = 50;
    private static final double NINETY_NINE = 99;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;
    private static final long SUMMARY_NANOS = 1_000_000_000L;

    /** A request and since when it waits. */
    record Waiting(RequestDesk.Ask ask, long since) {}

    private static final class Lane {
        final RequestClass requestClass;
        final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
        final Histogram waits = new Histogram(WAIT_MAX_MICROS, WAIT_DIGITS);
        long longest;
        LinkStatus.ClassLoad summary;
        long summaryAt;

        Lane(RequestClass requestClass) {
            this.requestClass = requestClass;
        }

        /** Percentiles cost time and are looked up once a second. */
        LinkStatus.ClassLoad load(long nanos) {
            if (summary == null || nanos - summaryAt >= SUMMARY_NANOS) {
                summary = new LinkStatus.ClassLoad(requestClass, 0, 0, waits.getValueAtPercentile(MEDIAN),
                        waits.getValueAtPercentile(NINETY_NINE), 0);
                summaryAt = nanos;
            }
            return new LinkStatus.ClassLoad(requestClass, waiting.size(), waits.getTotalCount(),
                    summary.waitP50Micros(), summary.waitP99Micros(), longest / NANOS_PER_MICRO);
        }
    }

    private final Map<RequestClass, Lane> lanes = new EnumMap<>(RequestClass.class);
    private int size;
    private int turn;

    RequestQueue() {
        for (RequestClass requestClass : RequestClass.values()) {
            lanes.put(requestClass, new Lane(requestClass));
        }
    }

    /** Queues a request; false when there is no room. */
    boolean offer(RequestDesk.Ask ask, long nanos) {
        if (size >= QUEUE_MAX) {
            return false;
        }
        size++;
        lanes.get(ask.requestClass()).waiting.add(new Waiting(ask, nanos));
        return true;
    }

    /** Takes the next to send; the queue is not empty. */
    RequestDesk.Ask take(long nanos) {
        turn = (turn + 1) % AGED_EVERY;
        Lane lane = turn == 0 ? oldest(nanos) : null;
        if (lane == null) {
            lane = first();
        }
        Waiting next = lane.waiting.remove();
        size--;
        long waited = nanos - next.since();
        lane.longest = Math.max(lane.longest, waited);
        lane.waits.recordValue(Math.min(WAIT_MAX_MICROS, waited / NANOS_PER_MICRO));
        return next.ask();
    }

    private Lane first() {
        return lanes.values().stream().filter(lane -> !lane.waiting.isEmpty()).findFirst().orElseThrow();
    }

    private Lane oldest(long nanos) {
        Lane oldest = null;
        for (Lane lane : lanes.values()) {
            Waiting head = lane.waiting.peek();
            if (head != null && nanos - head.since() >= AGED_MILLIS * NANOS_PER_MILLI
                    && (oldest == null || head.since() < oldest.waiting.element().since())) {
                oldest = lane;
            }
        }
        return oldest;
    }

    /** Takes out what waits at the head of a class since longer than {@code expired} allows, if it is what is wanted. */
    List<RequestDesk.Ask> expire(RequestClass requestClass, LongPredicate expired,
            Predicate<RequestDesk.Ask> wanted) {
        List<RequestDesk.Ask> taken = new ArrayList<>();
        ArrayDeque<Waiting> waiting = lanes.get(requestClass).waiting;
        while (!waiting.isEmpty() && expired.test(waiting.peek().since()) && wanted.test(waiting.peek().ask())) {
            taken.add(waiting.remove().ask());
            size--;
        }
        return taken;
    }

    /** The head of a class, or null. */
    Waiting head(RequestClass requestClass) {
        return lanes.get(requestClass).waiting.peek();
    }

    /** All that waits, by class and age. */
    List<RequestDesk.Ask> all() {
        return lanes.values().stream().flatMap(lane -> lane.waiting.stream()).map(Waiting::ask).toList();
    }

    /** Whether something waits that is wanted. */
    boolean contains(Predicate<RequestDesk.Ask> wanted) {
        return lanes.values().stream().anyMatch(lane -> lane.waiting.stream().map(Waiting::ask).anyMatch(wanted));
    }

    void clear() {
        lanes.values().forEach(lane -> lane.waiting.clear());
        size = 0;
    }

    int size() {
        return size;
    }

    int size(RequestClass requestClass) {
        return lanes.get(requestClass).waiting.size();
    }

    /** Longest time that any request waited, in milliseconds. */
    long longestWaitMillis() {
        return lanes.values().stream().mapToLong(lane -> lane.longest).max().orElse(0) / NANOS_PER_MILLI;
    }

    List<LinkStatus.ClassLoad> loads(long nanos) {
        return lanes.values().stream().map(lane -> lane.load(nanos)).toList();
    }
}
