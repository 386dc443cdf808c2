package io.strowger.simulator.model;

import java.util.List;

/**
 * What is administered for call distribution beyond stations, VDNs, skills and agents.
 *
 * @param announcements announcements that vectors and callers hear
 * @param vectors vectors with a number, which other vectors go to
 * @param ports stations that are voice ports
 * @param settings how the switch as a whole behaves
 */
public record AcdPlan(
        List<AnnouncementPlan> announcements,
        List<VectorPlan> vectors,
        List<PortPlan> ports,
        AcdSettings settings) {
    /** Highest number of a vector. */
    public static final int MAX_VECTOR = 2_000;
    /** Longest announcement in seconds. */
    public static final int MAX_ANNOUNCEMENT_SECONDS = 600;

    /** Nothing but ordinary settings. */
    public static final AcdPlan NONE = new AcdPlan(List.of(), List.of(), List.of(), AcdSettings.DEFAULT);

    public AcdPlan {
        announcements = List.copyOf(announcements);
        vectors = List.copyOf(vectors);
        ports = List.copyOf(ports);
    }

    /** The same with other settings. */
    public AcdPlan with(AcdSettings other) {
        return new AcdPlan(announcements, vectors, ports, other);
    }

    /**
     * An announcement.
     *
     * @param extension its number
     * @param name its name
     * @param seconds how long it plays, at most {@link #MAX_ANNOUNCEMENT_SECONDS}
     */
    public record AnnouncementPlan(String extension, String name, int seconds) {
        public AnnouncementPlan {
            if (seconds < 0 || seconds > MAX_ANNOUNCEMENT_SECONDS) {
                throw new IllegalArgumentException("announcement " + extension + " plays " + seconds + " s");
            }
        }
    }

    /**
     * A vector with a number.
     *
     * @param number 1 to {@link #MAX_VECTOR}
     * @param name its name
     * @param steps the steps, the first is step 1
     */
    public record VectorPlan(int number, String name, List<VectorStep> steps) {
        public VectorPlan {
            steps = List.copyOf(steps);
            if (number < 1 || number > MAX_VECTOR) {
                throw new IllegalArgumentException("number of a vector: " + number);
            }
        }
    }

    /**
     * A voice port: a station that answers by itself, plays, and hangs up or transfers its caller.
     *
     * @param extension the station
     * @param answerMillis how long it rings
     * @param playMillis how long it plays
     * @param digits what it returns to the vector that gave it the call, empty for nothing
     * @param transferTo where it transfers a caller whom no vector has given it, empty to hang up
     */
    public record PortPlan(String extension, long answerMillis, long playMillis, String digits, String transferTo) {
        public PortPlan {
            if (answerMillis < 0 || playMillis < 0) {
                throw new IllegalArgumentException("a time of voice port " + extension + " below zero");
            }
            if (digits.length() > IncomingCall.MAX_DIGITS) {
                throw new IllegalArgumentException("voice port " + extension + " returns " + digits);
            }
        }
    }
}
