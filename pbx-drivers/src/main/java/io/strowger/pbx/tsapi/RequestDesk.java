package io.strowger.pbx.tsapi;

import io.strowger.core.output.RequestClass;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The requests of one stream from the queue to their answers: order by class, rate limit, invoke ids, time-outs and
 * late answers. One thread.
 *
 * <p>Two clocks: waiting in the queue is measured on the real one, waiting for an answer on the one that stands still
 * while nothing is read.
 */
final class RequestDesk {
    /** Most requests of all classes together that wait to be sent; one more is refused. */
    static final int QUEUE_MAX = 10_000;
    /** Most requests that wait for an answer; more stay in the queue. */
    static final int PENDING_MAX = 1_000;
    /** Most requests without confirmation that are remembered for a refusal; the oldest is forgotten first. */
    static final int UNCONFIRMED_MAX = 4_096;
    /** Most timed-out requests that are remembered for a late answer; the oldest is forgotten first. */
    static final int LATE_MAX = 1_024;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    /**
     * A request that waits to be sent.
     *
     * @param confirmed
     *            whether an answer comes when all is well
     */
    record Ask(Purpose purpose, RequestClass requestClass, TsapiMessage message, PrivateData privateData,
            boolean confirmed) {}

    /** A request that was sent. */
    record Pending(int invokeId, Purpose purpose, long deadline) {}

    /** An answer's request, and whether it had timed out before. */
    record Answered(Purpose purpose, boolean late) {}

    private record Waiting(Ask ask, long since) {}

    private final Map<RequestClass, ArrayDeque<Waiting>> queues = new EnumMap<>(RequestClass.class);
    private final Map<Integer, Pending> pending = new HashMap<>();
    private final TreeSet<Pending> byDeadline = new TreeSet<>(
            Comparator.comparingLong(Pending::deadline).thenComparingInt(Pending::invokeId));
    private final Map<Integer, Purpose> unconfirmed = bounded(UNCONFIRMED_MAX);
    private final Map<Integer, Purpose> timedOut = bounded(LATE_MAX);
    private final TokenBucket rate;
    private final long requestTimeout;
    private final long callControlTimeout;
    private int queued;
    private int lastInvokeId;
    private long longestWait;

    RequestDesk(TokenBucket rate, TsapiOptions options) {
        this.rate = rate;
        this.requestTimeout = options.requestTimeout() * NANOS_PER_MILLI;
        this.callControlTimeout = options.callControlTimeout() * NANOS_PER_MILLI;
        for (RequestClass requestClass : RequestClass.values()) {
            queues.put(requestClass, new ArrayDeque<>());
        }
    }

    private static <V> Map<Integer, V> bounded(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, V> eldest) {
                return size() > most;
            }
        };
    }

    private long timeout(RequestClass requestClass) {
        return requestClass == RequestClass.CALL_CONTROL ? callControlTimeout : requestTimeout;
    }

    /** Queues a request; false when the queue is full. */
    boolean offer(Ask ask, long nanos) {
        if (queued >= QUEUE_MAX) {
            return false;
        }
        queued++;
        queues.get(ask.requestClass()).add(new Waiting(ask, nanos));
        return true;
    }

    /** The next request that may go now, or null. */
    Ask nextToSend(long nanos) {
        if (queued == 0 || pending.size() >= PENDING_MAX || !rate.tryTake(nanos)) {
            return null;
        }
        for (ArrayDeque<Waiting> queue : queues.values()) {
            Waiting first = queue.poll();
            if (first != null) {
                queued--;
                longestWait = Math.max(longestWait, nanos - first.since());
                return first.ask();
            }
        }
        throw new IllegalStateException("the queue's count is wrong: " + queued);
    }

    /** When the next request may go; {@link Long#MAX_VALUE} when none waits or only an answer can make room. */
    long nextSend(long nanos) {
        return queued == 0 || pending.size() >= PENDING_MAX ? Long.MAX_VALUE : rate.availableAt(nanos);
    }

    /** Takes out the requests of the engine that waited longer than they would wait for their answer. */
    List<Purpose.Engine> expired(long nanos) {
        List<Purpose.Engine> expired = new ArrayList<>();
        for (Map.Entry<RequestClass, ArrayDeque<Waiting>> queue : queues.entrySet()) {
            long limit = timeout(queue.getKey());
            while (!queue.getValue().isEmpty() && nanos - queue.getValue().peek().since() >= limit
                    && queue.getValue().peek().ask().purpose() instanceof Purpose.Engine engine) {
                queue.getValue().poll();
                queued--;
                expired.add(engine);
            }
        }
        return expired;
    }

    /** When {@link #expired} will next have something at the heads of the queues. */
    long nextExpiry() {
        long next = Long.MAX_VALUE;
        for (Map.Entry<RequestClass, ArrayDeque<Waiting>> queue : queues.entrySet()) {
            Waiting first = queue.getValue().peek();
            if (first != null && first.ask().purpose() instanceof Purpose.Engine) {
                next = Math.min(next, first.since() + timeout(queue.getKey()));
            }
        }
        return next;
    }

    /** An invoke id for a request that nothing waits for. */
    int invokeId() {
        do {
            lastInvokeId = lastInvokeId == Integer.MAX_VALUE ? 1 : lastInvokeId + 1;
        } while (pending.containsKey(lastInvokeId));
        return lastInvokeId;
    }

    /** Books a request as sent at {@code heard}, on the reading clock; gives its invoke id. */
    int sent(Ask ask, long heard) {
        int invokeId = invokeId();
        timedOut.remove(invokeId);
        if (ask.confirmed()) {
            Pending sent = new Pending(invokeId, ask.purpose(), heard + timeout(ask.requestClass()));
            pending.put(invokeId, sent);
            byDeadline.add(sent);
        } else {
            unconfirmed.put(invokeId, ask.purpose());
        }
        return invokeId;
    }

    /** What the request was sent for that an answer belongs to, without closing it; null when there is none. */
    Purpose purpose(int invokeId) {
        Pending due = pending.get(invokeId);
        if (due != null) {
            return due.purpose();
        }
        Purpose refused = unconfirmed.get(invokeId);
        return refused != null ? refused : timedOut.get(invokeId);
    }

    /** Finds and closes the request that an answer belongs to; null when there is none. */
    Answered answered(int invokeId) {
        Pending answered = pending.remove(invokeId);
        if (answered != null) {
            byDeadline.remove(answered);
            return new Answered(answered.purpose(), false);
        }
        Purpose refused = unconfirmed.remove(invokeId);
        if (refused != null) {
            return new Answered(refused, false);
        }
        Purpose late = timedOut.remove(invokeId);
        return late == null ? null : new Answered(late, true);
    }

    /** Takes out the next request whose time is over, and remembers it; null when there is none. */
    Purpose overdue(long heard) {
        if (byDeadline.isEmpty() || byDeadline.first().deadline() > heard) {
            return null;
        }
        Pending overdue = byDeadline.pollFirst();
        pending.remove(overdue.invokeId());
        timedOut.put(overdue.invokeId(), overdue.purpose());
        return overdue.purpose();
    }

    /** When {@link #overdue} will next have something, on the reading clock; {@link Long#MAX_VALUE} for never. */
    long nextOverdue() {
        return byDeadline.isEmpty() ? Long.MAX_VALUE : byDeadline.first().deadline();
    }

    /** Whether an answer to the engine is still due or to be asked for. */
    boolean owesEngine() {
        return pending.values().stream().anyMatch(p -> p.purpose() instanceof Purpose.Engine) || queues.values()
                .stream()
                .anyMatch(q -> q.stream().anyMatch(w -> w.ask().purpose() instanceof Purpose.Engine));
    }

    /**
     * The stream is gone: forgets everything and starts the invoke ids again.
     *
     * @return the engine's requests that were never sent, by class and age
     */
    List<Purpose.Engine> clear() {
        List<Purpose.Engine> never = new ArrayList<>();
        for (ArrayDeque<Waiting> queue : queues.values()) {
            for (Waiting waiting : queue) {
                if (waiting.ask().purpose() instanceof Purpose.Engine engine) {
                    never.add(engine);
                }
            }
            queue.clear();
        }
        pending.clear();
        byDeadline.clear();
        unconfirmed.clear();
        timedOut.clear();
        queued = 0;
        lastInvokeId = 0;
        return never;
    }

    int queued() {
        return queued;
    }

    int pending() {
        return pending.size();
    }

    long longestWaitMillis() {
        return longestWait / NANOS_PER_MILLI;
    }
}
