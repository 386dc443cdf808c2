package io.strowger.calllog.fold;

import static io.strowger.calllog.fold.FactScript.contact;
import static io.strowger.calllog.fold.FactScript.counted;
import static io.strowger.calllog.fold.FactScript.millis;
import static io.strowger.calllog.fold.FactScript.segmentEnded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.Fact.VdnCounter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalFoldTest {

    private static final String DAY = "2026-01-05T";

    /** All rows as text: start, then the nine items. */
    private static List<String> rows(FactScript script, int minutes, Booking booking) {
        IntervalFold fold = new IntervalFold(minutes, booking, ResumePoint.START);
        List<VdnIntervalRow> rows = new ArrayList<>(script.fold(fold));
        rows.addAll(fold.open());
        return rows.stream().map(IntervalFoldTest::text).toList();
    }

    private static String text(VdnIntervalRow row) {
        String time = java.time.Instant.ofEpochMilli(row.startMillis()).toString().substring(11, 16);
        return time + " " + row.vdn() + " " + row.items().toString().replaceAll("[\\[\\], ]", "")
                + (row.complete() ? "" : " open");
    }

    /** T1, T3, T4a and T4b: (in, connected, to agent, rung calls, rings, answered) and the outcome. */
    @Test
    void shouldCountTheScenarios() {
        FactScript t1 = new FactScript(DAY + "10:00:00Z").arrives(1).asks(1).rings(1, 1, "1001", "5001", 0)
                .answers(1, 1, "1001", 5);
        t1.input(segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 1, 1, 1),
                t1.ended(1, ContactDisposition.ANSWERED, 0));
        FactScript t3 = new FactScript(DAY + "10:00:00Z").arrives(1).asks(1).rings(1, 1, "1001", "5001", 0)
                .rings(1, 2, "1002", "5002", 0).answers(1, 2, "1002", 5);
        t3.input(t3.ended(1, ContactDisposition.ANSWERED, 0));
        FactScript t4a = new FactScript(DAY + "10:00:00Z").arrives(1).asks(1);
        t4a.input(t4a.ended(1, ContactDisposition.ABANDONED, 8_000));
        FactScript t4b = new FactScript(DAY + "10:00:00Z").arrives(1).asks(1).rings(1, 1, "1001", "5001", 0);
        t4b.input(t4b.ended(1, ContactDisposition.ABANDONED, 0));
        for (Booking booking : Booking.values()) {
            assertEquals(List.of("10:00 6001 111111000 open"), rows(t1, 30, booking));
            assertEquals(List.of("10:00 6001 111121000 open"), rows(t3, 30, booking));
            assertEquals(List.of("10:00 6001 101000100 open"), rows(t4a, 30, booking));
            assertEquals(List.of("10:00 6001 101110100 open"), rows(t4b, 30, booking));
        }
    }

    /** T10: in and asked 09:59:50, rings 10:00:02, answered 10:00:05, ends 10:31. */
    private static FactScript t10(String day) {
        FactScript script = new FactScript(day + "09:59:50Z").arrives(1).asks(1).at(day + "10:00:02Z")
                .rings(1, 1, "1001", "5001", 12_000).at(day + "10:00:05Z").answers(1, 1, "1001", 3_000)
                .at(day + "10:31:00Z");
        return script.input(script.ended(1, ContactDisposition.ANSWERED, 12_000)).at(day + "11:00:00Z").arrives(2);
    }

    @Test
    void shouldBookEachEventWhenItHappens() {
        assertEquals(List.of("09:30 6001 101000000", "10:00 6001 010111000", "11:00 6001 100000000 open"),
                rows(t10(DAY), 30, Booking.EVENT));
        assertEquals(List.of("09:45 6001 101000000", "10:00 6001 010111000", "11:00 6001 100000000 open"),
                rows(t10(DAY), 15, Booking.EVENT));
    }

    @Test
    void shouldBookAWholeCallWhenItEnds() {
        assertEquals(List.of("10:30 6001 111111000"), rows(t10(DAY), 30, Booking.CALL_END));
    }

    /** The zone of central Europe goes back by an hour at 01:00 UTC on that day. */
    @Test
    void shouldKeepFiftyHalvesOnADayOfTwentyFiveHours() {
        FactScript script = new FactScript("2026-10-24T22:00:00Z");
        for (int half = 0; half < 50; half++) {
            script.arrives(half).after(30 * 60_000);
        }
        assertEquals("2026-10-25T23:00:00Z", java.time.Instant.ofEpochMilli(script.now()).toString());
        List<String> rows = rows(script, 30, Booking.EVENT);
        assertEquals(50, rows.size());
        assertEquals(50, rows.stream().filter(row -> row.contains(" 100000000")).count());
    }

    /** Engine time leaps with the wall clock at the beginning of an epoch, and never goes back. */
    @Test
    void shouldLeaveOutTheHourThatTheClockWasSetForward() {
        FactScript script = new FactScript(DAY + "10:00:00Z").arrives(1).after(3_600_000).arrives(2);
        assertEquals(List.of("10:00 6001 100000000", "11:00 6001 100000000 open"), rows(script, 30, Booking.EVENT));
    }

    @Test
    void shouldPutTheBoundaryIntoTheLaterInterval() {
        FactScript script = new FactScript(DAY + "10:14:59.999Z").arrives(1).after(1).arrives(2)
                .at(DAY + "10:29:59.999Z").arrives(3).after(1).arrives(4);
        assertEquals(List.of("10:00 6001 100000000", "10:15 6001 200000000", "10:30 6001 100000000 open"),
                rows(script, 15, Booking.EVENT));
        assertEquals(List.of("10:00 6001 300000000", "10:30 6001 100000000 open"), rows(script, 30, Booking.EVENT));
    }

    @Test
    void shouldGiveTheRowsOfAnIntervalWithTheFirstFactBehindIt() {
        IntervalFold fold = new IntervalFold(15, Booking.EVENT, ResumePoint.START);
        FactScript script = new FactScript(DAY + "10:00:00Z").arrives(1);
        assertEquals(List.of(), script.fold(fold));
        script.steps.clear();
        script.at(DAY + "10:15:00Z").input(new Fact.StateHashed(1));
        assertEquals(List.of("10:00 6001 100000000"), script.fold(fold).stream().map(IntervalFoldTest::text).toList());
        assertEquals(List.of(), fold.open());
    }

    /** A contact that passes on to another VDN flows out of the first; its outcome belongs to the last. */
    @Test
    void shouldBookTheOutcomeAtTheLastVdn() {
        FactScript script = new FactScript(DAY + "10:00:00Z").arrives(1)
                .input(new Fact.VdnCounted("S", "6002", VdnCounter.IN, contact(1)));
        script.input(script.ended(1, ContactDisposition.ABANDONED, 0));
        for (Booking booking : Booking.values()) {
            assertEquals(List.of("10:00 6001 100000010 open", "10:00 6002 100000100 open"), rows(script, 30, booking));
        }
    }

    @Test
    void shouldBookUnseenEndsAndOutflow() {
        FactScript script = new FactScript(DAY + "10:00:00Z").arrives(1).arrives(2);
        script.input(script.ended(1, ContactDisposition.UNKNOWN, 0));
        script.input(script.ended(2, ContactDisposition.OUTFLOW, 0));
        assertEquals(List.of("10:00 6001 200000011 open"), rows(script, 30, Booking.CALL_END));
    }

    @Test
    void shouldCountACallWithoutContactAtOnce() {
        FactScript script = new FactScript(DAY + "10:00:00Z")
                .input(new Fact.VdnCounted("S", "6001", VdnCounter.IN, null));
        assertEquals(List.of("10:00 6001 100000000 open"), rows(script, 30, Booking.CALL_END));
    }

    @Test
    void shouldRefuseOtherLengths() {
        for (int minutes : new int[]{-15, 0, 14, 16, 29, 31, 59, 61, 1_439, 1_441}) {
            assertThrows(IllegalArgumentException.class,
                    () -> new IntervalFold(minutes, Booking.EVENT, ResumePoint.START));
        }
    }

    @Test
    void shouldHoldContactsUpToTheLimitAndThenBookTheOldestAsUnseen() {
        IntervalFold fold = new IntervalFold(30, Booking.CALL_END, ResumePoint.START);
        FactScript script = new FactScript(DAY + "10:00:00Z");
        for (int number = 1; number <= FoldLimits.OPEN_CONTACTS_MAX; number++) {
            script.input(counted(VdnCounter.IN, number));
        }
        script.fold(fold);
        assertEquals(List.of(), fold.open());
        script.steps.clear();
        script.input(counted(VdnCounter.IN, FoldLimits.OPEN_CONTACTS_MAX + 1)).fold(fold);
        assertEquals(List.of("10:00 6001 100000001 open"), fold.open().stream().map(IntervalFoldTest::text).toList());
    }

    @Test
    void shouldNameItsItems() {
        VdnIntervalRow row = new VdnIntervalRow("S", "6001", millis(DAY + "10:00:00Z"), 15, Booking.EVENT,
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), true);
        assertEquals(6, row.count(VdnItem.ACDCALLS));
        assertEquals(9, row.count(VdnItem.OTHERCALLS));
    }
}
