package io.strowger.pbx.tsapi;

import io.strowger.core.output.RequestClass;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.pbx.LinkStatus;
import java.util.Comparator;
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
    /** Most requests that wait for an answer; more stay in the queue. */
    static final int PENDING_MAX = 8_192;
    /** Most requests without confirmation that are remembered for a refusal; the oldest is forgotten first. */
    static final int UNCONFIRMED_MAX = 4_096;
    /** Most timed-out requests that are remembered for a late answer; the oldest is forgotten first. */
    static final int LATE_MAX = 1_024;
    private static final List<RequestClass> EXPIRING = List.of(RequestClass.CALL_CONTROL, RequestClass.MONITOR,
            RequestClass.AGENT);
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
    record Pending(int invokeId, Ask ask, long sentAt, long deadline) {}

    /**
     * An answer's request.
     *
     * @param sentAt
     *            when it was sent, on the reading clock; meaningless when late or without confirmation
     * @param late
     *            whether it had timed out before
     */
    record Answered(Ask ask, long sentAt, boolean late) {
        Purpose purpose() {
            return ask.purpose();
        }
    }

    private final RequestQueue queue = new RequestQueue();
    private final Map<Integer, Pending> pending = new HashMap<>();
    private final TreeSet<Pending> byDeadline = new TreeSet<>(
            Comparator.comparingLong(Pending::deadline).thenComparingInt(Pending::invokeId));
    private final Map<Integer, Ask> unconfirmed = bounded(UNCONFIRMED_MAX);
    private final Map<Integer, Ask> timedOut = bounded(LATE_MAX);
    private final LinkRate rate;
    private final long requestTimeout;
    private final long callControlTimeout;
    private int lastInvokeId;
    private long lastWatchAnswer = Long.MIN_VALUE;

    RequestDesk(LinkRate rate, TsapiOptions.Times times) {
        this.rate = rate;
        this.requestTimeout = times.request() * NANOS_PER_MILLI;
        this.callControlTimeout = times.callControl() * NANOS_PER_MILLI;
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
        return queue.offer(ask, nanos);
    }

    /** The next request that may go now, or null. */
    Ask nextToSend(long nanos) {
        return queue.size() == 0 || pending.size() >= PENDING_MAX || !rate.tryTake(nanos) ? null : queue.take(nanos);
    }

    /** When the next request may go; {@link Long#MAX_VALUE} when none waits or only an answer can make room. */
    long nextSend(long nanos) {
        return queue.size() == 0 || pending.size() >= PENDING_MAX ? Long.MAX_VALUE : rate.availableAt(nanos);
    }

    private static boolean isOfEngine(Ask ask) {
        return ask.purpose() instanceof Purpose.Engine;
    }

    /**
     * Takes out the requests of the engine that waited longer than they would wait for their answer. Snapshots stay:
     * their answer is as true later.
     */
    List<Purpose.Engine> expired(long nanos) {
        return EXPIRING.stream()
                .flatMap(c -> queue.expire(c, since -> nanos - since >= timeout(c), RequestDesk::isOfEngine).stream())
                .map(ask -> (Purpose.Engine) ask.purpose())
                .toList();
    }

    /** When {@link #expired} will next have something at the heads of the queues. */
    long nextExpiry() {
        long next = Long.MAX_VALUE;
        for (RequestClass requestClass : EXPIRING) {
            RequestQueue.Waiting head = queue.head(requestClass);
            if (head != null && isOfEngine(head.ask())) {
                next = Math.min(next, head.since() + timeout(requestClass));
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
            book(new Pending(invokeId, ask, heard, heard + timeout(ask.requestClass())));
        } else {
            unconfirmed.put(invokeId, ask);
        }
        return invokeId;
    }

    private void book(Pending sent) {
        pending.put(sent.invokeId(), sent);
        byDeadline.add(sent);
    }

    /** What the request was sent for that an answer belongs to, without closing it; null when there is none. */
    Purpose purpose(int invokeId) {
        Pending due = pending.get(invokeId);
        if (due != null) {
            return due.ask().purpose();
        }
        Ask sent = unconfirmed.containsKey(invokeId) ? unconfirmed.get(invokeId) : timedOut.get(invokeId);
        return sent == null ? null : sent.purpose();
    }

    /** Finds and closes the request that an answer, heard at {@code heard}, belongs to; null when there is none. */
    Answered answered(int invokeId, long heard) {
        Pending answered = pending.remove(invokeId);
        if (answered != null) {
            byDeadline.remove(answered);
            if (answered.ask().purpose() instanceof Purpose.Watch) {
                lastWatchAnswer = heard;
            }
            return new Answered(answered.ask(), answered.sentAt(), false);
        }
        Ask refused = unconfirmed.remove(invokeId);
        if (refused != null) {
            return new Answered(refused, heard, false);
        }
        Ask late = timedOut.remove(invokeId);
        return late == null ? null : new Answered(late, heard, true);
    }

    /**
     * Takes out the next request whose time is over, and remembers it; null when there is none. The time of a monitor
     * begins anew with each answer to another one: a server that fetches licences one by one answers them in turn.
     */
    Purpose overdue(long heard) {
        while (!byDeadline.isEmpty() && byDeadline.first().deadline() <= heard) {
            Pending overdue = byDeadline.removeFirst();
            pending.remove(overdue.invokeId());
            boolean watch = overdue.ask().purpose() instanceof Purpose.Watch && lastWatchAnswer > overdue.sentAt();
            if (watch && lastWatchAnswer + requestTimeout > heard) {
                book(new Pending(overdue.invokeId(), overdue.ask(), overdue.sentAt(),
                        lastWatchAnswer + requestTimeout));
            } else {
                timedOut.put(overdue.invokeId(), overdue.ask());
                return overdue.ask().purpose();
            }
        }
        return null;
    }

    /** When {@link #overdue} will next have something, on the reading clock; {@link Long#MAX_VALUE} for never. */
    long nextOverdue() {
        return byDeadline.isEmpty() ? Long.MAX_VALUE : byDeadline.first().deadline();
    }

    /** Whether an answer to the engine is still due or to be asked for. */
    boolean owesEngine() {
        return pending.values().stream().map(Pending::ask).anyMatch(RequestDesk::isOfEngine)
                || queue.contains(RequestDesk::isOfEngine);
    }

    /**
     * The stream is gone: forgets everything and starts the invoke ids again.
     *
     * @return the engine's requests that were never sent, by class and age
     */
    List<Purpose.Engine> clear() {
        List<Purpose.Engine> never = queue.all()
                .stream()
                .filter(RequestDesk::isOfEngine)
                .map(ask -> (Purpose.Engine) ask.purpose())
                .toList();
        queue.clear();
        pending.clear();
        byDeadline.clear();
        unconfirmed.clear();
        timedOut.clear();
        rate.reset();
        lastInvokeId = 0;
        lastWatchAnswer = Long.MIN_VALUE;
        return never;
    }

    LinkRate rate() {
        return rate;
    }

    int queued() {
        return queue.size();
    }

    int queued(RequestClass requestClass) {
        return queue.size(requestClass);
    }

    int pending() {
        return pending.size();
    }

    long longestWaitMillis() {
        return queue.longestWaitMillis();
    }

    List<LinkStatus.ClassLoad> loads(long nanos) {
        return queue.loads(nanos);
    }
}
