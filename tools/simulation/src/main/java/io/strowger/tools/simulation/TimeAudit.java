package io.strowger.tools.simulation;

import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecord.ContactRecord;
import io.strowger.calllog.fold.CallRecord.SegmentRecord;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AgentPeriod;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.WorkMode;
import io.strowger.core.site.MediumSite;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.tools.simulation.StationBook.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;

/**
 * Holds the times of agents and of their parts in contacts against what their stations did by the switch's own account. An agent's periods follow each other without
 * a gap and add up to the time that he was logged on; each of them that began and ended while a link was whole is what his station did, and so is each segment.
 */
final class TimeAudit {
    /** What the server learns late it books late. */
    static final long LATE_NANOS = 1_500 * VirtualTime.NANOS_PER_MILLI;

    /** While one of several links is stalled, what one that came up lately tells waits so long for the other's word. */
    private static final long CONFIRMED_NANOS = 36 * VirtualTime.NANOS_PER_SECOND;

    private final Map<String, Times> agents = new HashMap<>();
    private final List<LinkHistory> links;
    private final StationBook stations;
    private final LongUnaryOperator virtualOfMillis;
    private final Problems problems;
    private long periods;
    private long segments;

    /** What the facts said of an agent so far. */
    private static final class Times {
        final List<AgentPeriod> unchecked = new ArrayList<>();
        String station = "";
        Fact.AgentLoggedOff leaving;
        /** A configuration that may have taken him out, or brought him back, came since he was logged off. */
        boolean perhapsUnknown;
        boolean loggedOut;
        long until = -1;
        long spent;
    }

    /** @param virtualOfMillis virtual nanoseconds of an engine time in milliseconds */
    TimeAudit(List<LinkHistory> links, StationBook stations, LongUnaryOperator virtualOfMillis, Problems problems) {
        this.links = links;
        this.stations = stations;
        this.virtualOfMillis = virtualOfMillis;
        this.problems = problems;
    }

    // ---- the facts of agents

    void accept(Fact fact) {
        switch (fact) {
            case Fact.AgentLoggedOn on -> of(on.agentId()).station = on.station();
            case Fact.AgentLoggedOff off -> of(off.agentId()).leaving = off;
            case Fact.AgentStateChanged changed -> {
                ended(changed.agentId(), changed.previous());
                of(changed.agentId()).loggedOut = changed.to() == AgentState.LOGGED_OUT;
            }
            case Fact.ConfigurationChanged changed -> agents.values()
                    .forEach(times -> times.perhapsUnknown |= times.loggedOut);
            default -> {
                // Tells of no agent's time.
            }
        }
    }

    private Times of(String agentId) {
        return agents.computeIfAbsent(agentId, id -> new Times());
    }

    private void ended(String agentId, AgentPeriod period) {
        Times times = of(agentId);
        boolean absent = times.perhapsUnknown && period.workMode() == WorkMode.LOGGED_OUT
                && period.beganNanos() > times.until;
        times.perhapsUnknown = false;
        if (period.endedNanos() < period.beganNanos()
                || times.until >= 0 && times.until != period.beganNanos() && !absent) {
            problems.add("TIMES OF AGENT " + agentId + ": " + period + " follows what ended at " + times.until);
        }
        times.until = period.endedNanos();
        if (period.workMode() != WorkMode.LOGGED_OUT) {
            times.spent += period.endedNanos() - period.beganNanos();
            times.unchecked.add(period);
        }
        if (times.leaving != null) {
            long loggedOn = period.endedNanos() - times.leaving.loggedOnNanos();
            if (times.spent != loggedOn) {
                problems.add("TIMES OF AGENT " + agentId + ": logged on for " + loggedOn + " ns, spent " + times.spent);
            }
            times.leaving = null;
            times.spent = 0;
        }
    }

    // ---- held against the switch

    /** Everything is over; what is checked is forgotten. */
    void check(List<CallRecord> records) {
        agents.forEach((agentId, times) -> {
            times.unchecked.forEach(period -> period(agentId, times.station, period));
            times.unchecked.clear();
        });
        for (CallRecord record : records) {
            if (record instanceof ContactRecord contact && contact.complete()
                    && contact.medium().equals(MediumSite.VOICE)) {
                contact.segments().forEach(segment -> segment(contact, segment));
            }
        }
    }

    private boolean isSeen(long begin, long end) {
        long from = begin - LATE_NANOS;
        long until = end + LATE_NANOS;
        return links.stream().anyMatch(link -> link.longestWithin(from, until) >= until - from)
                && (links.size() == 1
                        || links.stream().noneMatch(link -> link.stalledWithin(from - CONFIRMED_NANOS, until)));
    }

    private long virtual(long nanos) {
        return virtualOfMillis.applyAsLong(nanos / VirtualTime.NANOS_PER_MILLI);
    }

    private void period(String agentId, String station, AgentPeriod period) {
        long begin = virtual(period.beganNanos());
        long end = virtual(period.endedNanos());
        if (station.isEmpty() || end <= begin || !isSeen(begin, end)) {
            return;
        }
        periods++;
        List<Span> spans = stations.within(station, begin, end);
        TreeSet<Long> moments = new TreeSet<>(List.of(begin, end));
        for (Span span : spans) {
            moments.add(Math.max(begin, span.from()));
            moments.add(Math.min(end, span.until()));
        }
        long wrong = 0;
        long last = begin;
        for (long moment : moments) {
            long from = last;
            List<Span> then = spans.stream().filter(span -> span.within(from, moment) > 0).toList();
            wrong += isPossible(period.activity(), then) ? 0 : moment - last;
            last = moment;
        }
        if (wrong > 2 * LATE_NANOS) {
            problems.add("TIMES OF AGENT " + agentId + ": for " + wrong / VirtualTime.NANOS_PER_MILLI
                    + " ms station " + station + " did something else than " + period + ": " + spans);
        }
    }

    /** With several calls at once any one of them may be what he is said to do. */
    private static boolean isPossible(CallActivity activity, List<Span> spans) {
        if (spans.isEmpty()) {
            return activity == CallActivity.NONE || activity == CallActivity.RESERVED;
        }
        if (activity == CallActivity.NONE || activity == CallActivity.RESERVED) {
            // What found somebody busy has no connection for us.
            return spans.stream().allMatch(span -> span.state() == ConnectionState.FAIL);
        }
        return spans.stream().anyMatch(span -> switch (span.state()) {
            case ALERTING -> activity == CallActivity.RINGING;
            case HOLD -> activity == CallActivity.HELD;
            case FAIL, QUEUED, NONE, NULL -> true;
            case CONNECT, INITIATE -> activity != CallActivity.RINGING && activity != CallActivity.HELD;
        });
    }

    private void segment(ContactRecord contact, SegmentRecord segment) {
        long begin = virtualOfMillis.applyAsLong(segment.startedMillis());
        long end = virtualOfMillis.applyAsLong(segment.endedMillis());
        if (segment.endedMillis() == 0 || !isSeen(begin, end)) {
            return;
        }
        segments++;
        List<Span> spans = stations.within(segment.station(), begin - LATE_NANOS, end + LATE_NANOS).stream()
                .filter(span -> span.callId() == segment.call().callId())
                .map(span -> new Span(span.callId(), span.state(), Math.max(span.from(), begin - LATE_NANOS),
                        Math.min(span.until(), end + LATE_NANOS)))
                .toList();
        compare(contact, segment, spans, ConnectionState.ALERTING, segment.ringMillis());
        compare(contact, segment, spans, ConnectionState.CONNECT, segment.talkMillis());
        compare(contact, segment, spans, ConnectionState.HOLD, segment.holdMillis());
    }

    private void compare(ContactRecord contact, SegmentRecord segment, List<Span> spans, ConnectionState state,
            long bookedMillis) {
        long nanos = spans.stream().filter(span -> span.state() == state)
                .mapToLong(span -> span.until() - span.from()).sum();
        if (Math.abs(nanos - bookedMillis * VirtualTime.NANOS_PER_MILLI) > 2 * LATE_NANOS) {
            problems.add("TIMES OF SEGMENT: " + bookedMillis + " ms booked, the station was in " + state + " for "
                    + nanos / VirtualTime.NANOS_PER_MILLI + " ms: " + segment + " of " + contact.contact() + ": "
                    + spans);
        }
    }

    /** Periods of agents and segments that could be compared. */
    long compared() {
        return periods + segments;
    }
}
