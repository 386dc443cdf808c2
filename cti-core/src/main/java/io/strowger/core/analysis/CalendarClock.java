package io.strowger.core.analysis;

import io.strowger.core.site.CalendarSite;
import io.strowger.core.site.CalendarSite.Holiday;
import io.strowger.core.site.CalendarSite.Hours;
import io.strowger.core.site.CalendarSite.Transition;
import java.time.LocalDate;
import java.util.List;

/** What a calendar says of a moment. Immutable. */
public final class CalendarClock {
    /** Minutes of a day. */
    public static final int DAY_MINUTES = 1_440;
    private static final long DAY_SECONDS = 86_400;

    private final CalendarSite calendar;
    private final long[] from;
    private final int[] offsets;

    public CalendarClock(CalendarSite calendar) {
        this.calendar = calendar;
        List<Transition> transitions = calendar.transitions();
        from = new long[transitions.size()];
        offsets = new int[transitions.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = transitions.get(i).epochSecond();
            offsets[i] = transitions.get(i).offsetSeconds();
        }
    }

    /** The moment as the calendar's zone shows it. */
    public Local at(long epochMillis) {
        long second = Math.floorDiv(epochMillis, 1_000L);
        long local = second + offset(second);
        return new Local(Math.floorDiv(local, DAY_SECONDS), (int) (Math.floorMod(local, DAY_SECONDS) / 60));
    }

    private int offset(long second) {
        int last = 0;
        for (int low = 0, high = from.length - 1; low <= high;) {
            int middle = (low + high) >>> 1;
            if (from[middle] <= second) {
                last = middle;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return offsets.length == 0 ? 0 : offsets[last];
    }

    /**
     * A moment in local time.
     *
     * @param day days since 1970-01-01
     * @param minute of the day
     */
    public record Local(long day, int minute) {}

    /** The name of the day's holiday, empty on other days. */
    public String holiday(Local local) {
        Holiday holiday = holidayOf(local);
        return holiday == null ? "" : holiday.name();
    }

    private Holiday holidayOf(Local local) {
        if (calendar.holidays().isEmpty()) {
            return null;
        }
        LocalDate date = LocalDate.ofEpochDay(local.day());
        for (Holiday holiday : calendar.holidays()) {
            if (holiday.day() == date.getDayOfMonth() && holiday.month() == date.getMonthValue()
                    && (holiday.year() == 0 || holiday.year() == date.getYear())) {
                return holiday;
            }
        }
        return null;
    }

    /** Whether it is open: on a holiday by its own hours, else by those of the weekday. */
    public boolean isOpen(Local local) {
        Holiday holiday = holidayOf(local);
        if (holiday != null) {
            return local.minute() >= holiday.fromMinute() && local.minute() < holiday.toMinute();
        }
        if (calendar.hours().isEmpty()) {
            return true;
        }
        int weekday = Days.weekday(local.day());
        for (Hours hours : calendar.hours()) {
            if (hours.weekday() == weekday && local.minute() >= hours.fromMinute()
                    && local.minute() < hours.toMinute()) {
                return true;
            }
        }
        return false;
    }
}
