package io.strowger.simulator.model;

/** A call waiting in a skill. */
final class QueueEntry {
    /** For whom it waits. */
    enum Kind {
        /** Any agent of the skill. */
        SKILL,
        /** A voice port that gives the call back. */
        CONVERSE,
        /** One agent. */
        DIRECT
    }

    Call call;
    final SkillQueue queue;
    VectorStep.Priority priority;
    final Kind kind;
    /** When it began to wait. */
    final long since;
    /** The one agent it waits for, null for any. */
    Agent agent;

    QueueEntry(Call call, SkillQueue queue, VectorStep.Priority priority, Kind kind, long since) {
        this.call = call;
        this.queue = queue;
        this.priority = priority;
        this.kind = kind;
        this.since = since;
    }

    /** Whether this one is served before another one. */
    boolean before(QueueEntry other) {
        int order = priority.compareTo(other.priority);
        return order != 0 ? order > 0 : since < other.since;
    }
}
