package io.strowger.calllog.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Intervals as the clocks of a zone show them. */
public class IntervalClockTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

    private static List<Interval> dayOf(ZoneId zone, int minutes, String date) {
        IntervalClock clock = new IntervalClock(zone, minutes);
        long at = LocalDate.parse(date).atStartOfDay(zone).toInstant().toEpochMilli();
        long end = LocalDate.parse(date).plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        List<Interval> all = new ArrayList<>();
        while (at < end) {
            Interval interval = clock.at(at);
            assertEquals(at, interval.startMillis(), "without gap or overlap");
            assertEquals(interval, clock.at(interval.endMillis() - 1));
            all.add(interval);
            at = interval.endMillis();
        }
        assertEquals(end, at);
        return all;
    }

    private static String local(ZoneId zone, Interval interval) {
        ZonedDateTime start = Instant.ofEpochMilli(interval.startMillis()).atZone(zone);
        return start.toLocalTime() + start.getOffset().getId();
    }

    @Test
    void shouldHaveAHundredQuartersOnADayOfTwentyFiveHours() {
        assertEquals(100, dayOf(BERLIN, 15, "2026-10-25").size());
        assertEquals(50, dayOf(BERLIN, 30, "2026-10-25").size());
        List<Interval> hours = dayOf(BERLIN, 60, "2026-10-25");
        assertEquals(25, hours.size());
        assertEquals(List.of("02:00+02:00", "02:00+01:00"),
                hours.subList(2, 4).stream().map(each -> local(BERLIN, each)).toList());
        assertEquals(List.of(25 * 60), dayOf(BERLIN, IntervalClock.DAY, "2026-10-25").stream().map(Interval::minutes)
                .toList());
    }

    @Test
    void shouldHaveNinetyTwoQuartersOnADayOfTwentyThreeHours() {
        assertEquals(92, dayOf(BERLIN, 15, "2026-03-29").size());
        assertEquals(List.of("01:00+01:00", "03:00+02:00"), dayOf(BERLIN, 60, "2026-03-29").subList(1, 3).stream()
                .map(each -> local(BERLIN, each)).toList());
        assertEquals(23 * 60, dayOf(BERLIN, IntervalClock.DAY, "2026-03-29").get(0).minutes());
    }

    /** There the clock goes back by half an hour, from two to half past one. */
    @Test
    void shouldBeginAnotherIntervalWhereAClockIsSet() {
        List<Interval> hours = dayOf(LORD_HOWE, 60, "2026-04-05");
        assertEquals(List.of("01:00+11:00", "01:30+10:30", "02:00+10:30"),
                hours.subList(1, 4).stream().map(each -> local(LORD_HOWE, each)).toList());
        assertEquals(List.of(60, 30, 60), hours.subList(1, 4).stream().map(Interval::minutes).toList());
    }

    @Test
    void shouldDivideTheHoursOfTheZoneAndNotThoseOfUtc() {
        long noon = LocalDate.parse("2026-01-05").atTime(12, 0).atZone(KATHMANDU).toInstant().toEpochMilli();
        assertEquals(noon, new IntervalClock(KATHMANDU, 60).at(noon + 1).startMillis());
        assertTrue(IntervalClock.utc(60).at(noon + 1).startMillis() < noon, "a quarter to, in UTC");
    }
}
