package io.strowger.calllog.export;

import io.strowger.calllog.fold.AdministrationFold;
import io.strowger.calllog.fold.AdministrationRow;
import io.strowger.calllog.fold.AgentTraceFold;
import io.strowger.calllog.fold.AgentTraceRow;
import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecordFold;
import io.strowger.calllog.fold.Fold;
import io.strowger.calllog.fold.ResumePoint;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows of a table one after the other, each with the position to go on behind it: also in another run, and whatever was open then. Waits for nothing. Confined to
 * one thread.
 */
public final class LogRows implements AutoCloseable {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final Pattern POSITION = Pattern.compile("(\\d{1,18})-(\\d{1,18})\\.(\\d{1,9})\\.(\\d{1,9})");
    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,18}");

    private final Reader<JournalledFact> reader;
    private final Folding<?> folding;
    private final Position start;
    private final ArrayDeque<Row> ready = new ArrayDeque<>();

    /** A row as one JSON object, and the position behind it. */
    public record Row(String position, String json) {}

    /**
     * A place in the log.
     *
     * @param from input from which facts must be read again
     * @param sequence input of the last row's fact, -1 = there was no row
     * @param ordinal of the row among those of its fact
     */
    private record Position(long from, long sequence, int index, int ordinal) {
        static final Position BEGINNING = new Position(0, -1, 0, 0);

        ResumePoint resumePoint() {
            return sequence < 0 ? ResumePoint.from(from) : new ResumePoint(from, sequence, index - 1);
        }

        boolean isBehind(JournalledFact place, int rowOrdinal) {
            return sequence == place.inputSequence() && index == place.index() && rowOrdinal <= ordinal;
        }

        @Override
        public String toString() {
            return from + "-" + sequence + "." + index + "." + ordinal;
        }
    }

    /** How facts become rows of one table. */
    private record Folding<R>(Fold<R> fold, Writing<R> writing, ExportTable table) {
        List<R> accept(JournalledFact place, Fact fact) {
            return fold.accept(place, fact);
        }

        String json(R row) throws IOException {
            StringWriter out = new StringWriter();
            try (RowWriter writer = RowWriter.of(table, ExportFormat.JSONL, out)) {
                writing.write(writer, row);
            }
            return out.toString().stripTrailing();
        }
    }

    @FunctionalInterface
    private interface Writing<R> {
        void write(RowWriter out, R row) throws IOException;
    }

    private LogRows(Reader<JournalledFact> reader, Folding<?> folding, Position start) {
        this.reader = reader;
        this.folding = folding;
        this.start = start;
    }

    /** Whether a text is a position: empty, digits, or what a row came with. */
    public static boolean isPosition(String text) {
        return text.isEmpty() || SEQUENCE.matcher(text).matches() || POSITION.matcher(text).matches();
    }

    /**
     * Rows of {@link ExportTable#CALLS}, {@link ExportTable#AGENT_TRACE} or {@link ExportTable#ADMINISTRATION}.
     *
     * @param position empty = from the beginning; digits = from that input on, where what began earlier comes as not complete; otherwise a row's
     * @param facts opens the journal's facts from an input on
     */
    public static LogRows of(ExportTable table, String position, LongFunction<Reader<JournalledFact>> facts) {
        Position start = parse(position);
        ResumePoint from = start.resumePoint();
        Folding<?> folding = switch (table) {
            case CALLS -> new Folding<CallRecord>(new CallRecordFold(from), Tables::call, table);
            case AGENT_TRACE -> new Folding<AgentTraceRow>(new AgentTraceFold(from), Tables::agentTrace, table);
            case ADMINISTRATION -> new Folding<AdministrationRow>(new AdministrationFold(from), Tables::administration,
                    table);
            default -> throw new IllegalArgumentException("not row by row: " + table);
        };
        return new LogRows(facts.apply(Math.max(1, start.from())), folding, start);
    }

    private static Position parse(String text) {
        Matcher matcher = POSITION.matcher(text);
        if (matcher.matches()) {
            return new Position(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)));
        }
        return text.isEmpty() ? Position.BEGINNING : new Position(Long.parseLong(text), -1, 0, 0);
    }

    /** The next row; empty when the journal has no more now, or a piece of work is done and it is to be asked again. */
    public Optional<Row> next(int factsMax) throws IOException {
        for (int read = 0; ready.isEmpty() && read < factsMax; read++) {
            JournalledFact place = reader.next();
            if (place == null) {
                return Optional.empty();
            }
            if (FACT.decode(place.payload()) instanceof Decoded.Value<Fact>(Fact fact)) {
                take(folding, place, fact);
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    private <R> void take(Folding<R> how, JournalledFact place, Fact fact) throws IOException {
        // What this fact closes began before it: whoever goes on in the middle of its rows reads that again.
        long before = how.fold().resumePoint().fromSequence();
        List<R> rows = how.accept(place, fact);
        for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
            if (!start.isBehind(place, ordinal)) {
                boolean last = ordinal == rows.size() - 1;
                long from = last ? how.fold().resumePoint().fromSequence() : Math.min(before, place.inputSequence());
                ready.add(new Row(new Position(from, place.inputSequence(), place.index(), ordinal).toString(),
                        how.json(rows.get(ordinal))));
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
