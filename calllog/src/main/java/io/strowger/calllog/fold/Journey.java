package io.strowger.calllog.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must be known of a contact until its end, to count it by skill and agent. */
final class Journey {
    final long since;
    /** Skills that it waits for, in the order in which it came to them. */
    final Map<String, Visit> visits = new LinkedHashMap<>();
    final Map<Integer, Part> parts = new TreeMap<>();
    final List<Booked> booked = new ArrayList<>();
    boolean asked;
    boolean ringing;
    boolean busy;
    boolean callback;
    /** Who answered last. */
    String answeredBy = "";
    /** The skill that an agent was chosen for, until it rings at one. */
    String chosenFor = "";

    /** When it was sent elsewhere; it waits for its skills no longer, and they lose it when it does not come back. */
    long awayMillis = Long.MAX_VALUE;

    /**
     * A wait for a skill.
     *
     * @param later its plan came to the skill only later
     * @param objectiveMillis service objective of the skill, -1 = not known
     */
    record Visit(boolean later, long sinceMillis, long objectiveMillis) {}

    /** What it asks for: skills, and their objectives as far as they are known. */
    record Asked(List<String> skills, List<Long> objectives, boolean later) {
        long objective(int at) {
            return at < objectives.size() ? objectives.get(at) : -1;
        }
    }

    /** An agent's part that is open. */
    static final class Part {
        final String agentId;
        final String skill;
        /** It had not waited for the skill. */
        boolean taken;
        boolean answered;
        boolean conferenced;

        Part(String agentId, String skill, boolean taken) {
            this.agentId = agentId;
            this.skill = skill;
            this.taken = taken;
        }
    }

    /** What is booked when the contact, or the call, ends. */
    record Booked(String agentId, String skill, IntervalItem item, long amount) {}

    Journey(long since) {
        this.since = since;
    }

    boolean isInQueue() {
        return !ringing && !visits.isEmpty();
    }

    /** It is on its way to an agent of that skill, or rings there: whatever its plan asks for meanwhile, it has not left. */
    boolean isOfferedFor(String skill) {
        return skill.equals(chosenFor)
                || parts.values().stream().anyMatch(part -> !part.answered && part.skill.equals(skill));
    }

    /** The skill that counts for what becomes of it. */
    String first() {
        return visits.isEmpty() ? "" : visits.keySet().iterator().next();
    }
}
