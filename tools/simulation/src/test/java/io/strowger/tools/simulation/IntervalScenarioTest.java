package io.strowger.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.calllog.fold.Booking;
import io.strowger.calllog.fold.By;
import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecord.ContactRecord;
import io.strowger.calllog.fold.CallRecord.SegmentRecord;
import io.strowger.calllog.fold.IntervalClock;
import io.strowger.calllog.fold.IntervalFold;
import io.strowger.calllog.fold.IntervalItem;
import io.strowger.calllog.fold.ResumePoint;
import io.strowger.calllog.fold.VdnIntervalRow;
import io.strowger.calllog.fold.WorkIntervalFold;
import io.strowger.calllog.fold.WorkIntervalRow;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.Spread;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A call over the boundaries of intervals, through engine, link and folds: it comes in and asks for an agent at 59:50, rings at 00:02, is answered at 00:05 and ends at
 * 31:00. On the day that has 25 hours, and after the clock was set by an hour in either direction.
 */
class IntervalScenarioTest {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    /** Central Europe goes back from 03:00 to 02:00 at 01:00 UTC. */
    private static final Instant BEFORE_THE_CHANGE = Instant.parse("2026-10-25T00:58:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int HOUR_MILLIS = 3_600_000;
    /** Does nothing by himself within the hours that this takes. */
    private static final Persona PASSIVE = new Persona(new Spread(8 * HOUR_MILLIS, 9 * HOUR_MILLIS),
            new Spread(1, 2), 0, false);

    private final World world = new World(new World.Plan(
            new Centre(2, 1, 0, 500, 4, 0, 10_000, BEFORE_THE_CHANGE.toEpochMilli()), 1, agent -> PASSIVE,
            World.Fineness.close(1, 1_000), true, Trace.NONE));
    private final VirtualAgent agent = world.agents().get(0);

    /** Lets time pass until so many minutes, seconds and a hundred milliseconds of an hour of engine time. */
    private void until(int minute, int second) {
        long now = world.clock().engineNanos() / VirtualTime.NANOS_PER_MILLI;
        long wanted = (60 * minute + second) * 1_000L + 100;
        world.runMillis(Math.floorMod(wanted - now, (long) HOUR_MILLIS));
    }

    private void theCall() {
        agent.desktop().request(new Command.SetNotReady(2));
        until(59, 50);
        CallHandle call = world.pbx().model().outside().offer(IncomingCall.of("915551212", Centre.VDN));
        world.pbx().settle();
        until(0, 2);
        agent.desktop().request(new Command.SetReady(false));
        until(0, 5);
        CallKey key = world.server().state().calls().rows().iterator().next().key();
        agent.desktop().request(new Command.AnswerCall(key));
        until(31, 0);
        assertEquals(AgentState.TALKING, world.server().state().agents().get(agent.agentId()).state());
        world.pbx().model().outside().callerHangsUp(call);
        world.pbx().settle();
        world.runSeconds(20);
    }

    private void clockSet(int millis) {
        world.clock().jump(millis);
        world.restart("clock set", 1_000);
        world.runSeconds(120);
    }

    /** From the first fact on: when an interval begins, then its items. */
    private List<String> rows(Booking booking) {
        world.server().setFactsBehindMax(0);
        IntervalFold fold = new IntervalFold(30, booking, ResumePoint.START);
        List<VdnIntervalRow> rows = new ArrayList<>();
        Reader<JournalledFact> facts = world.disk().facts(1);
        for (JournalledFact place = facts.next(); place != null; place = facts.next()) {
            rows.addAll(fold.accept(place, ((Decoded.Value<Fact>) FACT.decode(place.payload())).value()));
        }
        rows.addAll(fold.open());
        return rows.stream().map(row -> Instant.ofEpochMilli(row.startMillis()).toString().substring(11, 16) + " "
                + row.items().toString().replaceAll("[\\[\\], ]", "")).toList();
    }

    /** Of the skill in the hours of Berlin: offered, rings, answered, then talked, seconds talked in the interval, and all seconds of its agent. */
    private List<String> inBerlin(Booking booking) {
        world.server().setFactsBehindMax(0);
        WorkIntervalFold fold = new WorkIntervalFold(new IntervalClock(BERLIN, 30), By.SKILL, booking,
                ResumePoint.START);
        List<WorkIntervalRow> rows = new ArrayList<>();
        Reader<JournalledFact> facts = world.disk().facts(1);
        for (JournalledFact place = facts.next(); place != null; place = facts.next()) {
            rows.addAll(fold.accept(place, ((Decoded.Value<Fact>) FACT.decode(place.payload())).value()));
        }
        rows.addAll(fold.open());
        return rows.stream().filter(row -> row.skill().equals(Centre.SKILL)).map(IntervalScenarioTest::text).toList();
    }

    private static long seconds(long millis) {
        return Math.round(millis / 1_000.0);
    }

    private static String text(WorkIntervalRow row) {
        ZonedDateTime start = Instant.ofEpochMilli(row.startMillis()).atZone(BERLIN);
        return start.toLocalTime() + start.getOffset().getId() + " " + row.count(IntervalItem.CALLSOFFERED) + " "
                + row.count(IntervalItem.RINGCALLS) + " " + row.count(IntervalItem.ACDCALLS) + " "
                + seconds(row.count(IntervalItem.ACDTIME)) + " "
                + seconds(row.count(IntervalItem.I_ACDTIME));
    }

    @Test
    void theSkillHasTwoOClockTwice() {
        begin();
        theCall();
        assertEquals(List.of("02:30+02:00 1 0 0 0 0", "02:00+01:00 0 1 1 0 1795", "02:30+01:00 0 0 0 1855 60"),
                inBerlin(Booking.EVENT));
        assertEquals(List.of("02:30+02:00 0 0 0 0 0", "02:00+01:00 0 0 0 0 1795", "02:30+01:00 1 1 1 1855 60"),
                inBerlin(Booking.CALL_END));
    }

    private void begin() {
        world.pbx().model().users().setAnswerMode(Centre.station(0), AnswerMode.MANUAL);
        world.pbx().settle();
        agent.comeIn();
        world.runSeconds(60);
    }

    @Test
    void onTheDayOfTwentyFiveHoursNoIntervalIsDoubled() {
        begin();
        theCall();
        assertEquals(List.of("00:30 101000000", "01:00 010111000"), rows(Booking.EVENT));
        assertEquals(List.of("01:30 111111000"), rows(Booking.CALL_END));
        ZonedDateTime first = Instant.parse("2026-10-25T00:30:00Z").atZone(BERLIN);
        ZonedDateTime second = Instant.parse("2026-10-25T01:00:00Z").atZone(BERLIN);
        assertEquals(first.getHour(), second.getHour(), "two o'clock comes twice");
        assertTrue(first.isBefore(second));
    }

    @Test
    void theTimesOfTheCallAreWhatTheyWere() {
        begin();
        theCall();
        world.callLog().follow();
        List<CallRecord> records = world.callLog().takeRecords();
        ContactRecord contact = (ContactRecord) records.get(0);
        SegmentRecord segment = contact.segments().get(0);
        assertEquals(12_000, contact.queueMillis(), 500);
        assertEquals(3_000, segment.ringMillis(), 500);
        assertEquals(30 * 60_000 + 55_000, segment.talkMillis(), 500);
        assertEquals(31 * 60_000 + 10_000, contact.latestEndMillis() - contact.startedMillis(), 500);
    }

    @Test
    void anHourThatTheClockWasSetForwardHasNoRow() {
        begin();
        clockSet(HOUR_MILLIS);
        theCall();
        assertEquals(List.of("02:30 101000000", "03:00 010111000"), rows(Booking.EVENT));
        clockSet(HOUR_MILLIS);
        theCall();
        assertEquals(List.of("02:30 101000000", "03:00 010111000", "04:30 101000000", "05:00 010111000"),
                rows(Booking.EVENT));
        assertEquals(List.of("03:30 111111000", "05:30 111111000"), rows(Booking.CALL_END));
    }

    /** Engine time does not go back: it goes on where it was, and nothing is booked into an interval that is over. */
    @Test
    void anHourThatTheClockWasSetBackIsBookedOnce() {
        begin();
        theCall();
        clockSet(-HOUR_MILLIS);
        theCall();
        assertEquals(List.of("00:30 101000000", "01:00 010111000", "01:30 101000000", "02:00 010111000"),
                rows(Booking.EVENT));
        assertEquals(List.of("01:30 111111000", "02:30 111111000"), rows(Booking.CALL_END));
    }
}
