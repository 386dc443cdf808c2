package io.strowger.core.analysis;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates as days since 1970-01-01. The calendar's arithmetic only, no zones. */
public final class Days {
    private Days() {}

    public static boolean isDate(int year, int month, int day) {
        try {
            LocalDate.of(year, month, day);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    public static long epochDay(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay();
    }

    /** 1 = Monday. */
    public static int weekday(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L) + 1;
    }
}
