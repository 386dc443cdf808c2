package io.strowger.calllog.export;

import io.strowger.calllog.export.ExportRequest.Intervals;
import io.strowger.calllog.fold.Booking;
import io.strowger.calllog.fold.IntervalClock;
import io.strowger.calllog.fold.ResumePoint;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.ZoneId;
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
    private static final Pattern POSITION = Pattern.compile("(\\d{1,18})-(\\d{1,18})\\.(\\d{1,9})\\.(\\d{1,9})"
            + "(?:@(\\d{1,4}),(EVENT|CALL_END),([A-Za-z0-9/_+:-]{1,64}))?");
    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,18}");

    private final Reader<JournalledFact> reader;
    private final ExportTable table;
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
     * @param of what its intervals are; empty for rows that are of none
     */
    private record Position(long from, long sequence, int index, int ordinal, String of) {
        static final Position BEGINNING = new Position(0, -1, 0, 0, "");

        ResumePoint resumePoint() {
            return sequence < 0 ? ResumePoint.from(from) : new ResumePoint(from, sequence, index - 1);
        }

        boolean isBehind(JournalledFact place, int rowOrdinal) {
            return sequence == place.inputSequence() && index == place.index() && rowOrdinal <= ordinal;
        }

        @Override
        public String toString() {
            return from + "-" + sequence + "." + index + "." + ordinal + of;
        }
    }

    private LogRows(Reader<JournalledFact> reader, ExportTable table, Folding<?> folding, Position start) {
        this.reader = reader;
        this.table = table;
        this.folding = folding;
        this.start = start;
    }

    /** Whether a text is a position: empty, digits, or what a row of a table that is of intervals, or of none, came with. */
    public static boolean isPosition(String text, boolean ofIntervals) {
        Matcher matcher = POSITION.matcher(text);
        return text.isEmpty() || SEQUENCE.matcher(text).matches()
                || matcher.matches() && (matcher.group(5) != null) == ofIntervals;
    }

    /** What intervals the row was of that came with the position; empty where it does not say, or names none that there are. */
    public static Optional<Intervals> intervalsOf(String position) {
        Matcher matcher = POSITION.matcher(position);
        if (!matcher.matches() || matcher.group(5) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Intervals(new IntervalClock(ZoneId.of(matcher.group(7)),
                    Integer.parseInt(matcher.group(5))), Booking.valueOf(matcher.group(6))));
        } catch (DateTimeException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * Rows of {@link ExportTable#CALLS}, {@link ExportTable#AGENT_TRACE} or {@link ExportTable#ADMINISTRATION}.
     *
     * @param position empty = from the beginning; digits = from that input on, where what began earlier comes as not complete; otherwise a row's
     * @param facts opens the journal's facts from an input on
     */
    public static LogRows of(ExportTable table, String position, LongFunction<Reader<JournalledFact>> facts) {
        Position start = parse(position);
        if (table.isOfIntervals() || table == ExportTable.SEGMENTS) {
            throw new IllegalArgumentException("not row by row: " + table);
        }
        return new LogRows(facts.apply(Math.max(1, start.from())), table,
                Folding.of(table, Intervals.DEFAULT, start.resumePoint()), start);
    }

    /**
     * Rows of a table of intervals, as they close, all complete: what was open at the position is learned from the beginning of the journal on, or from where the row says.
     *
     * @param position empty = from the beginning; digits = intervals that close with that input or later; otherwise a row's of the same intervals
     */
    public static LogRows ofIntervals(ExportTable table, Intervals intervals, String position,
            LongFunction<Reader<JournalledFact>> facts) {
        if (!table.isOfIntervals()) {
            throw new IllegalArgumentException(table + " is of no intervals");
        }
        Position start = SEQUENCE.matcher(position).matches()
                ? new Position(0, Math.max(0, Long.parseLong(position) - 1), Integer.MAX_VALUE, 0, "")
                : parse(position);
        return new LogRows(facts.apply(Math.max(1, start.from())), table,
                Folding.of(table, intervals, start.resumePoint()),
                new Position(start.from(), start.sequence(), start.index(), start.ordinal(), text(intervals)));
    }

    private static String text(Intervals intervals) {
        return "@" + intervals.clock().minutes() + "," + intervals.booking() + "," + intervals.clock().zone();
    }

    private static Position parse(String text) {
        Matcher matcher = POSITION.matcher(text);
        if (matcher.matches()) {
            return new Position(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)), "");
        }
        return text.isEmpty() ? Position.BEGINNING : new Position(Long.parseLong(text), -1, 0, 0, "");
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
        List<R> rows = how.fold().accept(place, fact);
        for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
            if (!start.isBehind(place, ordinal)) {
                boolean last = ordinal == rows.size() - 1;
                long from = last ? how.fold().resumePoint().fromSequence() : Math.min(before, place.inputSequence());
                ready.add(new Row(
                        new Position(from, place.inputSequence(), place.index(), ordinal, start.of()).toString(),
                        json(how, rows.get(ordinal))));
            }
        }
    }

    private <R> String json(Folding<R> how, R row) throws IOException {
        StringWriter out = new StringWriter();
        try (RowWriter writer = RowWriter.of(table, ExportFormat.JSONL, out)) {
            how.taker().take(writer, row);
        }
        return out.toString().stripTrailing();
    }

    @Override
    public void close() {
        reader.close();
    }
}
