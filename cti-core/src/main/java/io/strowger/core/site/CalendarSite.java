package io.strowger.core.site;

import java.util.List;

/**
 * Opening hours and holidays of a place. The zone is here as the list of its transitions: what was computed from which time zone data is part of the configuration, so
 * that every machine keeps the same hours.
 *
 * @param zone name of the zone, for people
 * @param transitions in the order of their times; before the first the offset is that of the first
 * @param hours when it is open; empty = at all times but on holidays
 * @param holidays the first that fits a day counts
 */
public record CalendarSite(String name, String zone, List<Transition> transitions, List<Hours> hours,
        List<Holiday> holidays) {
    /** From that moment on local time is ahead of UTC by so many seconds. */
    public record Transition(long epochSecond, int offsetSeconds) {}

    /**
     * Open on a weekday between two minutes of the day.
     *
     * @param weekday 1 = Monday to 7
     * @param fromMinute first minute
     * @param toMinute first minute after, at most 1440
     */
    public record Hours(int weekday, int fromMinute, int toMinute) {}

    /**
     * A day with hours of its own.
     *
     * @param year 0 = every year
     * @param fromMinute and {@code toMinute} as in {@link Hours}; equal = closed all day
     */
    public record Holiday(String name, int year, int month, int day, int fromMinute, int toMinute) {}
}
