package io.strowger.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.message.ClientMessage.LogBooking;
import io.strowger.agent.message.ClientMessage.LogIntervals;
import io.strowger.agent.message.ClientMessage.LogStream;
import io.strowger.agent.message.ClientMessage.ReadLog;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.model.ContactId;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Intervals as a reporter reads them: each row when its interval is over, and none twice. */
@Timeout(60)
class LogStreamsTest {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final long SECONDS = 20;

    private final List<JournalledFact> journal = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<ServerMessage> answers = new LinkedBlockingQueue<>();
    private final AtomicReference<LogStreams.Stream> stream = new AtomicReference<>();
    private final LogStreams streams = new LogStreams(new LogStreams.Source(this::facts,
            () -> journal.isEmpty() ? 0 : journal.getLast().inputSequence(), () -> ZoneId.of("Asia/Shanghai")));
    private int contacts;

    @AfterEach
    void stop() {
        if (stream.get() != null) {
            stream.get().stop();
        }
    }

    private Reader<JournalledFact> facts(long from) {
        return new Reader<>() {
            private int at;

            @Override
            public JournalledFact next() {
                while (at < journal.size()) {
                    JournalledFact next = journal.get(at++);
                    if (next.inputSequence() >= from) {
                        return next;
                    }
                }
                return null;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private void at(String time, Fact fact) {
        Instant moment = Instant.parse("2026-01-05T" + time + "Z");
        journal.add(new JournalledFact(journal.size() + 1, 0, moment.toEpochMilli() * 1_000_000, 1,
                Bytes.of(FACT.encode(fact))));
    }

    private void asks(String time) {
        at(time, new Fact.ContactQueued(new ContactId(1, ++contacts), "sales", 5, List.of("sales")));
    }

    private Optional<RefusalReason> read(String position, LogIntervals intervals) {
        return read(LogStream.SKILL_INTERVALS, position, intervals);
    }

    private Optional<RefusalReason> read(LogStream what, String position, LogIntervals intervals) {
        if (stream.get() != null) {
            stream.get().stop();
        }
        answers.clear();
        return streams.read(new ReadLog(7, what, position, 10, intervals), answers::add, stream::set);
    }

    private ServerMessage.LogRow row() throws InterruptedException {
        return assertInstanceOf(ServerMessage.LogRow.class, answers.poll(SECONDS, TimeUnit.SECONDS));
    }

    private static LogIntervals minutes(int minutes) {
        return new LogIntervals(minutes, "", null, false);
    }

    @Test
    void anIntervalComesWhenItIsOverAlthoughNobodyCallsAnyMore() throws InterruptedException {
        asks("09:59:00");
        asks("10:01:00");
        at("10:15:00", new Fact.QuarterHourPassed());
        assertEquals(Optional.empty(), read("", minutes(15)));
        ServerMessage.LogRow first = row();
        assertTrue(first.row().contains("\"start\":\"2026-01-05T17:45:00+08:00\""), first.row());
        assertTrue(first.row().contains("\"CALLSOFFERED\":1,"), first.row());
        assertTrue(first.row().contains("\"zone\":\"Asia/Shanghai\""), first.row());
        ServerMessage.LogRow second = row();
        assertTrue(second.row().contains("\"start\":\"2026-01-05T18:00:00+08:00\""), second.row());
        assertTrue(second.row().contains("\"complete\":true"), second.row());
        assertNull(answers.poll(), "what lasts is no row yet");
        at("10:30:00", new Fact.QuarterHourPassed());
        assertTrue(row().row().contains("\"start\":\"2026-01-05T18:15:00+08:00\""), "two still wait then");
        assertEquals(Optional.empty(), read(first.position(), minutes(15)));
        assertEquals(second, row(), "another reading goes on behind the first");
    }

    @Test
    void whoBeginsAtTheEndReadsWholeIntervals() throws InterruptedException {
        asks("10:01:00");
        assertEquals(Optional.empty(), read("end", new LogIntervals(0, "UTC", LogBooking.EVENT, true)));
        at("10:30:00", new Fact.QuarterHourPassed());
        String row = row().row();
        assertTrue(row.contains("\"start\":\"2026-01-05T10:00:00Z\",\"minutes\":30"), row);
        assertTrue(row.contains("\"CALLSOFFERED\":1,"), row);
        assertTrue(row.contains("\"unit\":\"s\""), row);
    }

    @Test
    void aPositionIsOfTheIntervalsThatItCameWith() throws InterruptedException {
        asks("10:01:00");
        at("10:15:00", new Fact.QuarterHourPassed());
        assertEquals(Optional.empty(), read("", new LogIntervals(15, "Europe/Berlin", LogBooking.EVENT, false)));
        String position = row().position();
        assertEquals(Optional.empty(), read(position, minutes(15)), "the zone is that of the position");
        for (LogIntervals other : List.of(minutes(30), new LogIntervals(15, "UTC", null, false),
                new LogIntervals(15, "", LogBooking.CALL_END, false))) {
            assertEquals(Optional.of(RefusalReason.BAD_ARGUMENT), read(position, other), other.toString());
        }
        assertEquals(Optional.of(RefusalReason.BAD_ARGUMENT), read(LogStream.CALLS, position, null));
    }

    @Test
    void intervalsThatThereAreNotAreRefused() {
        for (LogIntervals none : List.of(minutes(20), minutes(-1),
                new LogIntervals(15, "Europe/Nowhere", null, false))) {
            assertEquals(Optional.of(RefusalReason.BAD_ARGUMENT), read("", none), none.toString());
        }
        assertEquals(Optional.of(RefusalReason.BAD_ARGUMENT), read(LogStream.AGENTS, "", minutes(15)));
        assertEquals(Optional.of(RefusalReason.BAD_ARGUMENT), read("17-4711.3.0", null));
    }

    @Test
    void everyStreamOfIntervalsIsRead() {
        for (LogStream each : LogStream.values()) {
            assertEquals(Optional.empty(), read(each, "", null), each.toString());
        }
    }
}
