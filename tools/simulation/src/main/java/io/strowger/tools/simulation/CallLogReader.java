package io.strowger.tools.simulation;

import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecord.ContactRecord;
import io.strowger.calllog.fold.CallRecordFold;
import io.strowger.calllog.fold.ResumePoint;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.model.ContactId;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A reader of the call log: it follows the facts on the disk, whatever becomes of the server, and folds them. */
final class CallLogReader {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    /** Anomalies of one kind that are kept as text. */
    private static final int EXAMPLES_MAX = 5;

    private final Reader<JournalledFact> facts;
    private final CallRecordFold fold = new CallRecordFold(ResumePoint.START);
    private final ContactEnds ends;
    private final TimeAudit times;
    private final CallbackAudit callbacks;
    private final ServiceCounts services = new ServiceCounts();
    private final IntervalAudit intervals;
    private List<CallRecord> records = new ArrayList<>();
    /** Contacts whose records were taken before they came. */
    private final Set<ContactId> early = new TreeSet<>(Comparator.comparing(ContactId::toString));
    private final TreeMap<String, Long> anomalies = new TreeMap<>();
    private final TreeMap<String, List<String>> examples = new TreeMap<>();
    private final Problems problems;
    private long count;

    CallLogReader(VirtualDisk disk, TimeAudit times, CallbackAudit callbacks, Problems problems) {
        this.times = times;
        this.callbacks = callbacks;
        this.intervals = new IntervalAudit(disk, problems);
        this.facts = disk.facts(1);
        this.problems = problems;
        this.ends = new ContactEnds(problems);
    }

    /** Reads what has been written since. */
    void follow() {
        for (JournalledFact place = facts.next(); place != null; place = facts.next()) {
            count++;
            Fact fact = switch (FACT.decode(place.payload())) {
                case Decoded.Value<Fact>(Fact value) -> value;
                case Decoded.Fault<Fact> fault -> throw new IllegalStateException("a fact cannot be read: " + fault);
            };
            if (fact instanceof Fact.AnomalyRecorded anomaly) {
                anomaly(anomaly, place.inputSequence());
            }
            ends.accept(fact);
            times.accept(fact);
            callbacks.accept(fact, place.timeNanos());
            services.accept(fact);
            intervals.accept(place, fact);
            for (CallRecord record : fold.accept(place, fact)) {
                if (!(record instanceof ContactRecord contact && early.remove(contact.contact()))) {
                    records.add(record);
                }
            }
        }
    }

    /** Whatever goes wrong outside: no decision fails, no limit is reached, every input can be read. */
    private void anomaly(Fact.AnomalyRecorded anomaly, long sequence) {
        String kind = anomaly.kind().name();
        anomalies.merge(kind, 1L, Long::sum);
        List<String> few = examples.computeIfAbsent(kind, k -> new ArrayList<>());
        if (few.size() < EXAMPLES_MAX) {
            few.add(anomaly.entity() + ": " + anomaly.detail());
        }
        switch (anomaly.kind()) {
            case DECIDE_FAILED, LIMIT, UNREADABLE_INPUT -> problems.add(kind + " at input " + sequence + ": "
                    + anomaly.entity() + ": " + anomaly.detail());
            default -> {
                // The outside did what it should not; counted.
            }
        }
    }

    /** Records of the call log so far, and forgets them; also of contacts that are over and wait for a wrap-up code only. */
    List<CallRecord> takeRecords() {
        List<CallRecord> taken = records;
        records = new ArrayList<>();
        for (CallRecord record : fold.open()) {
            if (isOver(record) && early.add(((ContactRecord) record).contact())) {
                taken.add(record);
            }
        }
        return taken;
    }

    /** What the call log holds as not over yet. */
    List<CallRecord> open() {
        return fold.open().stream().filter(record -> !isOver(record)).toList();
    }

    private static boolean isOver(CallRecord record) {
        return record instanceof ContactRecord contact && contact.disposition() != null
                && contact.segments().stream().noneMatch(segment -> segment.disposition() == null);
    }

    IntervalAudit intervals() {
        return intervals;
    }

    ServiceCounts services() {
        return services;
    }

    ContactEnds ends() {
        return ends;
    }

    TreeMap<String, Long> anomalies() {
        return anomalies;
    }

    TreeMap<String, List<String>> examples() {
        return examples;
    }

    long count() {
        return count;
    }
}
