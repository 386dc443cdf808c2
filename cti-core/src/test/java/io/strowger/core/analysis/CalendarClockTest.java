package io.strowger.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.site.CalendarSite;
import io.strowger.core.site.CalendarSite.Holiday;
import io.strowger.core.site.CalendarSite.Hours;
import io.strowger.core.site.CalendarSite.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hours and holidays of a zone that is a list of transitions. */
class CalendarClockTest {
    /** 2027-03-28T01:00Z and 2027-10-31T01:00Z. */
    private static final long SUMMER = 1_806_195_600L;
    private static final long WINTER = 1_824_944_400L;

    private final CalendarClock clock = new CalendarClock(new CalendarSite("office", "Europe/Berlin",
            List.of(new Transition(0, 3_600), new Transition(SUMMER, 7_200), new Transition(WINTER, 3_600)),
            List.of(new Hours(1, 480, 1_080), new Hours(7, 0, 1_440)),
            List.of(new Holiday("Christmas Eve", 0, 12, 24, 540, 720), new Holiday("Easter", 2027, 3, 29, 0, 0),
                    new Holiday("every Easter", 0, 3, 29, 0, 1_440))));

    private CalendarClock.Local at(long second) {
        return clock.at(second * 1_000);
    }

    @Test
    void theOffsetChangesAtTheTransition() {
        assertEquals(119, at(SUMMER - 1).minute());
        assertEquals(180, at(SUMMER).minute());
        assertEquals(179, at(WINTER - 1).minute());
        assertEquals(120, at(WINTER).minute());
    }

    @Test
    void hoursBeginWithTheirFirstMinuteAndEndBeforeTheirLast() {
        long monday = Days.epochDay(2027, 4, 5);
        assertEquals(1, Days.weekday(monday));
        assertFalse(clock.isOpen(new CalendarClock.Local(monday, 479)));
        assertTrue(clock.isOpen(new CalendarClock.Local(monday, 480)));
        assertTrue(clock.isOpen(new CalendarClock.Local(monday, 1_079)));
        assertFalse(clock.isOpen(new CalendarClock.Local(monday, 1_080)));
        assertFalse(clock.isOpen(new CalendarClock.Local(monday + 1, 600)));
        assertTrue(clock.isOpen(new CalendarClock.Local(monday - 1, 1_439)));
    }

    @Test
    void aHolidayHasHoursOfItsOwnAndTheFirstThatFitsCounts() {
        long easter = Days.epochDay(2027, 3, 29);
        assertEquals("Easter", clock.holiday(new CalendarClock.Local(easter, 0)));
        assertFalse(clock.isOpen(new CalendarClock.Local(easter, 600)));
        assertEquals("every Easter", clock.holiday(new CalendarClock.Local(Days.epochDay(2028, 3, 29), 0)));
        long eve = Days.epochDay(2031, 12, 24);
        assertTrue(clock.isOpen(new CalendarClock.Local(eve, 540)));
        assertFalse(clock.isOpen(new CalendarClock.Local(eve, 720)));
        assertEquals("", clock.holiday(new CalendarClock.Local(eve + 1, 0)));
    }
}
