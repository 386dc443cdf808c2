package io.strowger.tools.simulation;

import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecord.ContactRecord;
import io.strowger.calllog.fold.CallRecord.OrdinaryCall;
import io.strowger.calllog.fold.CallRecord.SegmentRecord;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.site.MediumSite;
import io.strowger.tools.simulation.CallLedger.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/** Holds the call log against the switch's own account: each call that could be seen has exactly one row, and each row tells of a call that was. */
final class CallAudit {
    /** A call that is there for so long while a link is whole must be found: the vector asks again within it, stations are asked at once. */
    private static final long FOUND_NANOS = 10 * VirtualTime.NANOS_PER_SECOND;
    /** Octets may be late by so much. */
    private static final long LATE_MILLIS = 1_500;
    /** A universal call id ends with the second in which the call began. */
    private static final int UCID_DIGITS = 20;
    private static final int UCID_TIME_DIGITS = 10;
    private static final long LATE_NANOS = LATE_MILLIS * VirtualTime.NANOS_PER_MILLI;

    private final List<LinkHistory> links;
    private final Map<String, Entry> byUcid = new HashMap<>();
    private final Map<Integer, List<Entry>> byCallId = new HashMap<>();
    private final List<Entry> momentary = new ArrayList<>();
    private final Problems problems;
    private final long startMillis;
    private final LongUnaryOperator virtualOfMillis;
    private int calls;
    private int incoming;
    private int answered;
    private int rows;
    private int unseen;
    private int unknownEnds;
    private int lost;
    private int doubled;
    private int invented;
    private int untrue;

    /**
     * @param startMillis the switch's clock at the beginning
     * @param virtualOfMillis virtual nanoseconds of an engine time in milliseconds
     */
    CallAudit(List<LinkHistory> links, long startMillis, LongUnaryOperator virtualOfMillis, Problems problems) {
        this.startMillis = startMillis;
        this.links = links;
        this.virtualOfMillis = virtualOfMillis;
        this.problems = problems;
    }

    /**
     * All calls of these entries are over, and so should be the rows.
     *
     * @param open rows that are not over by the call log
     */
    void check(List<Entry> entries, List<CallRecord> records, List<CallRecord> open) {
        byUcid.clear();
        byCallId.clear();
        momentary.clear();
        for (Entry entry : entries) {
            if (entry.isMomentary()) {
                momentary.add(entry);
                continue;
            }
            calls++;
            incoming += entry.incoming ? 1 : 0;
            answered += entry.wasAnswered() ? 1 : 0;
            byUcid.put(entry.ucid, entry);
            byCallId.computeIfAbsent(entry.callId, id -> new ArrayList<>()).add(entry);
        }
        records.stream().filter(CallAudit::isOfSwitch).forEach(this::row);
        open.stream().filter(CallAudit::isOfSwitch)
                .forEach(record -> wrong("still open in the call log: " + record));
        for (Entry entry : entries) {
            if (entry.isMomentary()) {
                continue;
            }
            if (entry.rows == 0 && mustBeFound(entry)) {
                lost++;
                problems.add("LOST: no row for " + entry);
            } else if (entry.rows == 0) {
                unseen++;
            }
        }
    }

    /** Items of work are in no switch, and the calls that are made for a callback have rows of their own. */
    private static boolean isOfSwitch(CallRecord row) {
        return !(row instanceof ContactRecord contact)
                || contact.medium().equals(MediumSite.VOICE) && contact.call().callId() != 0;
    }

    private void row(CallRecord row) {
        rows++;
        Entry entry = entry(row);
        if (entry == null && isMomentary(row)) {
            return;
        }
        if (entry == null) {
            invented++;
            problems.add("INVENTED: no call for " + row);
            return;
        }
        entry.rows++;
        if (entry.rows > 1 && !isDoubtful(entry)) {
            doubled++;
            problems.add("DOUBLED: row " + entry.rows + " of " + entry + ": " + row);
        }
        times(row, entry);
        if (seenThroughout(entry)) {
            wholly(row, entry);
        }
    }

    /** Where not everything was seen, a call that its vector has lent to a voice port seems to be over when that hangs up. */
    private boolean isDoubtful(Entry entry) {
        return entry.lent && !seenThroughout(entry);
    }

    /** A row of a call that began and ended within one deed, such as a voice port's transfer: each such call has one at most, where they can be counted. */
    private boolean isMomentary(CallRecord row) {
        for (int i = 0; i < momentary.size(); i++) {
            Entry each = momentary.get(i);
            if (isOfThen(row, each)) {
                if (!each.isUncounted()) {
                    momentary.remove(i);
                }
                return true;
            }
        }
        return false;
    }

    /** Universal ids have the time of the switch in them; without, the call was heard of in the moment or soon after. */
    private boolean isOfThen(CallRecord row, Entry entry) {
        String ucid = row instanceof ContactRecord r ? r.ucid() : ((OrdinaryCall) row).ucid();
        if (ucid.length() == UCID_DIGITS) {
            long began = Long.parseLong(ucid.substring(UCID_DIGITS - UCID_TIME_DIGITS));
            return second(entry.started) <= began && began <= second(entry.ended);
        }
        long heard = virtualOfMillis.applyAsLong(row.startedMillis());
        return entry.started - VirtualTime.NANOS_PER_MILLI <= heard && heard <= entry.ended + LATE_NANOS;
    }

    private long second(long virtualNanos) {
        return (virtualNanos / VirtualTime.NANOS_PER_MILLI + startMillis) / 1_000;
    }

    private Entry entry(CallRecord row) {
        return switch (row) {
            case ContactRecord r -> entry(r.ucid(), r.call().callId(), r.startedMillis(), r.latestEndMillis());
            case OrdinaryCall r -> entry(r.ucid(), r.call().callId(), r.startedMillis(), r.latestEndMillis());
        };
    }

    /** By its universal call id, or by its call id and the time where that is not known, as after a snapshot. */
    private Entry entry(String ucid, int callId, long startedMillis, long endedMillis) {
        if (!ucid.isEmpty()) {
            return byUcid.get(ucid);
        }
        long from = virtual(startedMillis);
        long until = virtual(endedMillis);
        Entry lived = longest(callId, from, until, entry -> entry.ended + LATE_NANOS);
        // Whoever asks late may be told of a call that has just ended.
        return lived != null
                ? lived
                : longest(callId, from, until,
                        entry -> links.stream().mapToLong(link -> link.arrivedBy(entry.ended)).max()
                                .orElse(entry.ended) + LATE_NANOS);
    }

    private Entry longest(int callId, long from, long until, ToLongFunction<Entry> endOf) {
        Entry best = null;
        long most = -1;
        for (Entry entry : byCallId.getOrDefault(callId, List.of())) {
            long overlap = Math.min(endOf.applyAsLong(entry), until) - Math.max(entry.started, from);
            if (overlap > most) {
                most = overlap;
                best = entry;
            }
        }
        return best;
    }

    private long virtual(long millis) {
        return virtualOfMillis.applyAsLong(millis);
    }

    private void times(CallRecord row, Entry entry) {
        long earliest = row instanceof ContactRecord r
                ? r.earliestEndMillis()
                : ((OrdinaryCall) row).earliestEndMillis();
        long latest = row instanceof ContactRecord r ? r.latestEndMillis() : ((OrdinaryCall) row).latestEndMillis();
        unknownEnds += earliest == latest ? 0 : 1;
        long ended = last(row, entry).ended;
        long customerEnded = row instanceof ContactRecord ? last(row, entry).customerEnded() : ended;
        boolean tooEarly = customerEnded > virtual(latest) + LATE_NANOS;
        boolean tooLate = ended < virtual(earliest) - LATE_NANOS
                && links.stream().noneMatch(link -> link.stalledAt(ended));
        if (tooEarly && !isDoubtful(entry) || tooLate) {
            wrong("ended " + (tooEarly ? "after" : "before") + " the times of its row: " + entry + ": " + row);
        }
    }

    /** A transfer goes on in the held call; where that was the consultation, the customer's journey ends with it and not with the call that he came by. */
    private Entry last(CallRecord row, Entry entry) {
        if (!(row instanceof ContactRecord contact) || contact.segments().isEmpty()) {
            return entry;
        }
        SegmentRecord segment = contact.segments().get(contact.segments().size() - 1);
        if (segment.call().callId() == contact.call().callId()) {
            return entry;
        }
        Entry later = longest(segment.call().callId(), virtual(segment.startedMillis()),
                virtual(segment.endedMillis()), other -> other.ended + LATE_NANOS);
        return later == null ? entry : later;
    }

    /** Nothing went wrong while it lived: the row must say what happened. */
    private void wholly(CallRecord row, Entry entry) {
        if (!row.complete()) {
            wrong("not complete although everything was seen: " + entry + ": " + row);
        }
        if (row instanceof ContactRecord contact) {
            boolean answered = contact.disposition() == ContactDisposition.ANSWERED;
            if (answered != entry.wasAnswered() || contact.earliestEndMillis() != contact.latestEndMillis()) {
                wrong("not what happened: " + entry + ": " + row);
            } else if (answered && Math.abs(virtual(contact.answeredMillis()) - entry.answered) > LATE_NANOS) {
                wrong("answered at another time: " + entry + ": " + row);
            }
        } else if (entry.incoming) {
            wrong("a call from outside is no contact: " + entry + ": " + row);
        }
    }

    private void wrong(String what) {
        untrue++;
        problems.add("UNTRUE: " + what);
    }

    private boolean seenThroughout(Entry entry) {
        long until = entry.ended + LATE_NANOS;
        return links.stream().anyMatch(link -> link.longestWithin(entry.started, until) >= until - entry.started);
    }

    private boolean mustBeFound(Entry entry) {
        long first = Math.min(entry.ended, entry.started + LATE_NANOS);
        return links.stream().anyMatch(link -> entry.findable.stream().anyMatch(
                period -> link.longestWithin(period[0], Math.min(period[1], entry.ended)) >= FOUND_NANOS)
                || link.longestWithin(entry.started, first + LATE_NANOS) >= first + LATE_NANOS - entry.started);
    }

    CallCounts counts() {
        return new CallCounts(calls, incoming, answered, rows, unseen, unknownEnds, lost, doubled, invented, untrue);
    }
}
