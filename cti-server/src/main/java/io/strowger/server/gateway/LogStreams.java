package io.strowger.server.gateway;

import io.strowger.agent.message.ClientMessage.LogBooking;
import io.strowger.agent.message.ClientMessage.LogIntervals;
import io.strowger.agent.message.ClientMessage.LogStream;
import io.strowger.agent.message.ClientMessage.ReadLog;
import io.strowger.agent.message.ServerMessage;
import io.strowger.calllog.export.ExportRequest.Intervals;
import io.strowger.calllog.export.ExportRequest.TimeUnit;
import io.strowger.calllog.export.ExportTable;
import io.strowger.calllog.export.LogRows;
import io.strowger.calllog.fold.Booking;
import io.strowger.calllog.fold.IntervalClock;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Readings of the log for reporters, each on a thread of its own, which waits for acknowledgements and for what is appended. Any thread. */
final class LogStreams {
    /** Readings at a time. */
    static final int STREAMS_MAX = 16;
    /** Octets of rows that may be under way besides what the window says. */
    static final int UNDER_WAY_BYTES_MAX = 512 * 1024;
    /** Begins behind the last row there is. */
    static final String END = "end";
    private static final Logger LOG = LoggerFactory.getLogger("strowger.gateway");
    private static final long IDLE_NANOS = 20_000_000;
    private static final int FACTS_A_TURN = 10_000;

    private final Source source;
    private final AtomicInteger running = new AtomicInteger();

    /**
     * Where facts come from.
     *
     * @param facts opens a reader from an input on
     * @param lastSequence input of the last fact there is
     * @param zone the site's now
     */
    public record Source(LongFunction<Reader<JournalledFact>> facts, LongSupplier lastSequence,
            Supplier<ZoneId> zone) {}

    /**
     * What is read.
     *
     * @param intervals null for a table that is of none
     */
    private record Reading(ExportTable table, Intervals intervals, String position) {
        LogRows open(Source source) {
            return intervals == null
                    ? LogRows.of(table, position, source.facts())
                    : LogRows.ofIntervals(table, intervals, position, source.facts());
        }
    }

    LogStreams(Source source) {
        this.source = source;
    }

    /** A reading under way. */
    static final class Stream {
        private final long queryId;
        private final int window;
        private final Consumer<ServerMessage> to;
        private volatile boolean stopped;
        private volatile long acknowledged;
        private volatile Thread thread;
        private long sent;
        private long bytesSent;
        private final long[] bytesAt;

        private Stream(ReadLog read, Consumer<ServerMessage> to) {
            this.queryId = read.queryId();
            this.window = read.window();
            this.to = to;
            this.bytesAt = new long[window + 1];
        }

        /** The client has kept so many rows, all in all. */
        void acknowledged(long rows) {
            acknowledged = Math.max(acknowledged, rows);
            LockSupport.unpark(thread);
        }

        void stop() {
            stopped = true;
            LockSupport.unpark(thread);
        }

        private boolean isFull() {
            long kept = Math.min(acknowledged, sent);
            return sent - kept >= window
                    || sent > kept && bytesSent - bytesAt[(int) (kept % bytesAt.length)] >= UNDER_WAY_BYTES_MAX;
        }

        private void send(LogRows.Row row) {
            sent++;
            bytesSent += row.json().getBytes(StandardCharsets.UTF_8).length;
            bytesAt[(int) (sent % bytesAt.length)] = bytesSent;
            to.accept(new ServerMessage.LogRow(queryId, row.position(), row.json()));
        }
    }

    /** Begins a reading, or gives why not. What it finds goes to the consumer on the reading's thread. */
    Optional<RefusalReason> read(ReadLog read, Consumer<ServerMessage> to, Consumer<Stream> begun) {
        Optional<Reading> reading = reading(read);
        if (reading.isEmpty()) {
            return Optional.of(RefusalReason.BAD_ARGUMENT);
        }
        if (running.incrementAndGet() > STREAMS_MAX) {
            running.decrementAndGet();
            return Optional.of(RefusalReason.BUSY);
        }
        Stream stream = new Stream(read, to);
        Thread thread = new Thread(() -> run(stream, reading.get()), "strowger-log-" + read.queryId());
        thread.setDaemon(true);
        stream.thread = thread;
        begun.accept(stream);
        thread.start();
        return Optional.empty();
    }

    /** Empty when it names what there is not, or a position of something else. */
    private Optional<Reading> reading(ReadLog read) {
        ExportTable table = table(read.stream());
        String position = read.position().equals(END)
                ? String.valueOf(source.lastSequence().getAsLong() + 1)
                : read.position();
        if (!LogRows.isPosition(position, table.isOfIntervals())
                || read.intervals() != null && !table.isOfIntervals()) {
            return Optional.empty();
        }
        if (!table.isOfIntervals()) {
            return Optional.of(new Reading(table, null, position));
        }
        try {
            Intervals intervals = intervals(read, LogRows.intervalsOf(position));
            boolean goesOn = position.isEmpty() || position.chars().allMatch(Character::isDigit) || LogRows
                    .intervalsOf(position).filter(before -> before.clock().equals(intervals.clock())
                            && before.booking() == intervals.booking())
                    .isPresent();
            return goesOn ? Optional.of(new Reading(table, intervals, position)) : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Intervals intervals(ReadLog read, Optional<Intervals> before) {
        LogIntervals asked = read.intervals() == null ? new LogIntervals(0, "", null, false) : read.intervals();
        ZoneId zone = asked.zone().isEmpty()
                ? before.map(each -> each.clock().zone()).orElseGet(source.zone())
                : ZoneId.of(asked.zone());
        int minutes = asked.minutes() == 0 ? Intervals.DEFAULT.clock().minutes() : asked.minutes();
        return new Intervals(new IntervalClock(zone, minutes),
                asked.booking() == LogBooking.CALL_END ? Booking.CALL_END : Booking.EVENT,
                asked.seconds() ? TimeUnit.SECONDS : TimeUnit.MILLISECONDS);
    }

    private static ExportTable table(LogStream stream) {
        return switch (stream) {
            case CALLS -> ExportTable.CALLS;
            case AGENTS -> ExportTable.AGENT_TRACE;
            case VDN_INTERVALS -> ExportTable.VDN_INTERVALS;
            case SKILL_INTERVALS -> ExportTable.SKILL_INTERVALS;
            case AGENT_INTERVALS -> ExportTable.AGENT_INTERVALS;
            case AGENT_SKILL_INTERVALS -> ExportTable.AGENT_SKILL_INTERVALS;
            case WRAP_UPS -> ExportTable.WRAP_UPS;
            case ADMINISTRATION -> ExportTable.ADMINISTRATION;
        };
    }

    private void run(Stream stream, Reading reading) {
        try (LogRows rows = reading.open(source)) {
            while (!stream.stopped) {
                Optional<LogRows.Row> row = stream.isFull() ? Optional.empty() : rows.next(FACTS_A_TURN);
                if (row.isPresent()) {
                    stream.send(row.get());
                } else {
                    LockSupport.parkNanos(IDLE_NANOS);
                }
            }
        } catch (IOException | RuntimeException failure) {
            LOG.error("a reading of the log has failed query={}", stream.queryId, failure);
            stream.to.accept(ServerMessage.Refused.ofQuery(RefusalReason.LOG_POSITION_GONE, "the log could not be read",
                    stream.queryId));
        } finally {
            running.decrementAndGet();
        }
    }
}
