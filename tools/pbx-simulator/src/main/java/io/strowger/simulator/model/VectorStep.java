package io.strowger.simulator.model;

/**
 * One step of a vector. Steps are numbered from 1. A skill is named by its extension, by its number or, as {@code 1st},
 * {@code 2nd} and {@code 3rd}, by its place in the list of the active VDN.
 */
public sealed interface VectorStep {
    /** Most digits that a step collects. */
    int MAX_COLLECTED = 16;
    /** Longest wait in seconds. */
    int MAX_WAIT_SECONDS = 8 * 3_600;

    /** Wait, hearing something, for a number of seconds; 0 goes on at once. */
    record Wait(int seconds, Treatment hearing) implements VectorStep {}

    /**
     * Ask the applications that registered the VDN where the call shall go, and go on with the next step meanwhile.
     *
     * @param link only applications of this link, 0 for those of all links at once
     */
    record AdjunctRouting(int link) implements VectorStep {
        /** Asks the applications of every link. */
        public AdjunctRouting() {
            this(0);
        }
    }

    /** Go to a step when the condition holds, else to the next step. */
    record Goto(int step, VectorCondition condition) implements VectorStep {}

    /** Go to a step of a numbered vector when the condition holds, else to the next step. */
    record GotoVector(int vector, int step, VectorCondition condition) implements VectorStep {}

    /** Queue the call to a skill; the vector goes on while the call waits. */
    record QueueTo(String skill, Priority priority) implements VectorStep {}

    /** Queue the call to a skill when the condition, which is about that skill, holds. */
    record Check(String skill, Priority priority, VectorCondition condition) implements VectorStep {}

    /**
     * Play an announcement.
     *
     * @param seconds its length, 0 for the length administered for the extension
     */
    record Announcement(String extension, int seconds) implements VectorStep {}

    /**
     * Collect digits from the caller after an announcement.
     *
     * @param digits how many at most, 1 to {@link #MAX_COLLECTED}
     * @param announcement the extension that asks for them, empty for none
     */
    record Collect(int digits, String announcement) implements VectorStep {}

    /**
     * Give the call to a voice port of a skill and come back when the port hangs up.
     *
     * @param first what the port is told first
     * @param second what it is told next
     */
    record ConverseOn(String skill, Priority priority, Passing first, Passing second) implements VectorStep {}

    /** Give the call to a messaging port of a skill for an extension's mailbox; without a free port go on. */
    record Messaging(String skill, String extension) implements VectorStep {}

    /** The caller hears busy; the call is lost. */
    record Busy() implements VectorStep {}

    /**
     * The call is dropped.
     *
     * @param announcement what the caller hears before, empty for nothing
     */
    record Disconnect(String announcement) implements VectorStep {
        /** Drops the call at once. */
        public Disconnect() {
            this("");
        }
    }

    /** The vector ends; a call that waits nowhere is dropped. */
    record Stop() implements VectorStep {}

    /**
     * The call goes to a station, VDN or outside number; an impossible destination goes on with the next step.
     *
     * @param destination the number, {@link #DIGITS} for what the caller entered
     * @param coverage whether the call leaves the vector even when the destination is busy
     * @param condition when the step is done at all
     */
    record RouteTo(String destination, boolean coverage, VectorCondition condition) implements VectorStep {
        /** The destination that stands for the digits the caller entered. */
        public static final String DIGITS = "digits";

        /** Goes there in any case, with coverage. */
        public RouteTo(String destination) {
            this(destination, true, new VectorCondition.Unconditionally());
        }
    }

    /** Priority of a queued call. */
    enum Priority {
        LOW, MEDIUM, HIGH, TOP
    }

    /** What a voice port is told about a call, as tones. */
    enum Passing {
        NONE, ANI, DIGITS, VDN, QPOS, WAIT
    }
}
