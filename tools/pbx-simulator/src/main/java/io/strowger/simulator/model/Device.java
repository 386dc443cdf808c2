package io.strowger.simulator.model;

/**
 * A device named in an event.
 *
 * @param id its number, empty when unknown
 * @param kind what it is
 */
public record Device(String id, Kind kind) {
    /** Kinds of device. */
    public enum Kind {
        UNKNOWN, STATION, VDN, SKILL, TRUNK, EXTERNAL, ANNOUNCEMENT
    }

    /** A device that the switch does not know or does not name. */
    public static final Device NOT_KNOWN = new Device("", Kind.UNKNOWN);
}
