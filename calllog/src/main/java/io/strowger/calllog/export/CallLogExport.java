package io.strowger.calllog.export;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.calllog.fold.AdministrationFold;
import io.strowger.calllog.fold.AgentTraceFold;
import io.strowger.calllog.fold.By;
import io.strowger.calllog.fold.CallRecordFold;
import io.strowger.calllog.fold.Fold;
import io.strowger.calllog.fold.IntervalFold;
import io.strowger.calllog.fold.ResumePoint;
import io.strowger.calllog.fold.WorkIntervalFold;
import io.strowger.calllog.fold.WorkIntervalRow;
import io.strowger.calllog.fold.WrapUpFold;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.CanonicalText;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes a table of a journal, up to what the journal holds when it comes to its end. Memory is bounded by what is
 * open, not by what is read.
 */
public final class CallLogExport {

    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    /** Takes a row of a fold to the table. */
    private interface RowTaker<R> {
        void take(RowWriter out, R row) throws IOException;
    }

    private final ReadOnlyJournal journal;
    private final ExportRequest request;
    private long unreadable;

    private CallLogExport(ReadOnlyJournal journal, ExportRequest request) {
        this.journal = journal;
        this.request = request;
    }

    /**
     * Writes the table that is asked for; the writer is flushed and left open.
     *
     * @param journal directory of the journal
     * @throws io.strowger.core.port.Journal.JournalException when the journal cannot be read
     */
    public static ExportResult export(Path journal, ExportRequest request, Writer out) throws IOException {
        CallLogExport export = new CallLogExport(ReadOnlyJournal.of(journal), request);
        try (RowWriter rows = RowWriter.of(request.table(), request.format(), out)) {
            export.run(rows);
            return new ExportResult(rows.rows(), export.unreadable);
        }
    }

    private void run(RowWriter out) throws IOException {
        ResumePoint start = ResumePoint.from(request.fromSequence());
        ExportRequest.Intervals intervals = request.intervals();
        IntervalTables tables = new IntervalTables(intervals.clock().zone(), intervals.unit());
        switch (request.table()) {
            case CALLS -> fold(out, new CallRecordFold(start), Tables::call);
            case SEGMENTS -> fold(out, new CallRecordFold(start), Tables::segments);
            case AGENT_TRACE -> fold(out, new AgentTraceFold(start), Tables::agentTrace);
            case VDN_INTERVALS -> fold(out,
                    new IntervalFold(intervals.clock(), intervals.booking(), start), tables::interval);
            case WRAP_UPS -> fold(out, new WrapUpFold(intervals.clock(), start), tables::wrapUps);
            case SKILL_INTERVALS -> work(out, By.SKILL, tables::skill);
            case AGENT_INTERVALS -> work(out, By.AGENT, tables::agent);
            case AGENT_SKILL_INTERVALS -> work(out, By.AGENT_SKILL, tables::agentSkill);
            case ADMINISTRATION -> fold(out, new AdministrationFold(start), Tables::administration);
            case FACTS -> facts(out);
            case INPUTS -> inputs(out);
        }
    }

    private void work(RowWriter out, By by, RowTaker<WorkIntervalRow> taker) throws IOException {
        ExportRequest.Intervals intervals = request.intervals();
        fold(out, new WorkIntervalFold(intervals.clock(), by, intervals.booking(),
                ResumePoint.from(request.fromSequence())), taker);
    }

    private <R> void fold(RowWriter out, Fold<R> fold, RowTaker<R> taker) throws IOException {
        try (Reader<JournalledFact> reader = journal.facts(request.fromSequence())) {
            for (JournalledFact place = reader.next(); place != null; place = reader.next()) {
                if (decode(FACT, place.payload()) instanceof Decoded.Value<Fact>(Fact fact)) {
                    for (R row : fold.accept(place, fact)) {
                        taker.take(out, row);
                    }
                } else {
                    unreadable++;
                }
            }
        }
        if (request.includeOpen()) {
            for (R row : fold.open()) {
                taker.take(out, row);
            }
        }
    }

    private void facts(RowWriter out) throws IOException {
        try (Reader<JournalledFact> reader = journal.facts(request.fromSequence())) {
            for (JournalledFact place = reader.next(); place != null; place = reader.next()) {
                content(out, decode(FACT, place.payload()), place.inputSequence(), place.index(),
                        TextTime.ofNanos(place.timeNanos()), place.engineVersion());
            }
        }
    }

    private void inputs(RowWriter out) throws IOException {
        try (Reader<JournalledInput> reader = journal.inputs(request.fromSequence())) {
            for (JournalledInput place = reader.next(); place != null; place = reader.next()) {
                content(out, decode(INPUT, place.payload()), place.sequence(), place.epoch(),
                        TextTime.ofNanos(place.timeNanos()), place.source());
            }
        }
    }

    /** The four columns of the place, then the kind and the text of what is there. */
    private void content(RowWriter out, Decoded<?> decoded, Object... place) throws IOException {
        switch (decoded) {
            case Decoded.Value<?>(Object value) -> {
                Record record = Redaction.of((Record) value);
                out.row(Map.of("content", record), place[0], place[1], place[2], place[3],
                        record.getClass().getSimpleName(), CanonicalText.print(record));
            }
            case Decoded.Fault<?> fault -> {
                unreadable++;
                out.row(Map.of(), place[0], place[1], place[2], place[3], "UNREADABLE", text(fault));
            }
        }
    }

    /** What is said of bytes that cannot be decoded. */
    static String text(Decoded.Fault<?> fault) {
        return fault.fault() + " at byte " + fault.offset() + ": " + fault.detail();
    }

    private static <T> Decoded<T> decode(RecordCodec<T> codec, Bytes payload) {
        return codec.decode(payload);
    }
}
