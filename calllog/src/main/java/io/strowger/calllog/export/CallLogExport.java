package io.strowger.calllog.export;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.calllog.fold.ResumePoint;
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
        switch (request.table()) {
            case FACTS -> facts(out);
            case INPUTS -> inputs(out);
            default -> fold(out, Folding.of(request.table(), request.intervals(),
                    ResumePoint.from(request.fromSequence())));
        }
    }

    private <R> void fold(RowWriter out, Folding<R> folding) throws IOException {
        try (Reader<JournalledFact> reader = journal.facts(request.fromSequence())) {
            for (JournalledFact place = reader.next(); place != null; place = reader.next()) {
                if (decode(FACT, place.payload()) instanceof Decoded.Value<Fact>(Fact fact)) {
                    for (R row : folding.fold().accept(place, fact)) {
                        folding.taker().take(out, row);
                    }
                } else {
                    unreadable++;
                }
            }
        }
        if (request.includeOpen()) {
            for (R row : folding.fold().open()) {
                folding.taker().take(out, row);
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
