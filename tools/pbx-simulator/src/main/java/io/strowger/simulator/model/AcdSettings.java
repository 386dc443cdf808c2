package io.strowger.simulator.model;

/**
 * How the switch's call distribution behaves as a whole.
 *
 * @param auxAtLogIn whether an agent who logs in is in AUX whatever was asked
 * @param ucids whether calls have universal call ids
 * @param exclusiveRouting whether a link has one router a VDN; otherwise every application that registers is asked
 * @param unpluggedMillis how long an agent whose station was unplugged stays logged in
 * @param digitTimeoutMillis how long a collect step waits for the next digit
 * @param utcOffsetMinutes the switch's local time, minutes before (negative) or after UTC
 */
public record AcdSettings(
        boolean auxAtLogIn,
        boolean ucids,
        boolean exclusiveRouting,
        long unpluggedMillis,
        long digitTimeoutMillis,
        int utcOffsetMinutes) {
    /** Widest difference of local time from UTC, in minutes. */
    public static final int MAX_UTC_OFFSET = 14 * 60;

    /** Ordinary administration. */
    public static final AcdSettings DEFAULT = new AcdSettings(false, true, true, 300_000, 10_000, 0);

    public AcdSettings {
        if (unpluggedMillis < 0 || digitTimeoutMillis < 0) {
            throw new IllegalArgumentException("a time below zero");
        }
        if (Math.abs(utcOffsetMinutes) > MAX_UTC_OFFSET) {
            throw new IllegalArgumentException("minutes from UTC: " + utcOffsetMinutes);
        }
    }

    /** The same, with agents forced to AUX when they log in or not. */
    public AcdSettings withAuxAtLogIn(boolean aux) {
        return new AcdSettings(aux, ucids, exclusiveRouting, unpluggedMillis, digitTimeoutMillis, utcOffsetMinutes);
    }

    /** The same, with universal call ids or without. */
    public AcdSettings withUcids(boolean given) {
        return new AcdSettings(auxAtLogIn, given, exclusiveRouting, unpluggedMillis, digitTimeoutMillis,
                utcOffsetMinutes);
    }

    /** The same, with one router a VDN and link or with many. */
    public AcdSettings withExclusiveRouting(boolean exclusive) {
        return new AcdSettings(auxAtLogIn, ucids, exclusive, unpluggedMillis, digitTimeoutMillis, utcOffsetMinutes);
    }

    /** The same in another local time. */
    public AcdSettings withUtcOffset(int minutes) {
        return new AcdSettings(auxAtLogIn, ucids, exclusiveRouting, unpluggedMillis, digitTimeoutMillis, minutes);
    }
}
