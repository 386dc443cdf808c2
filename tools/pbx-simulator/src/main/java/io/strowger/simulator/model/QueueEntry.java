package io.strowger.simulator.model;

/** A call waiting in a skill. */
final class QueueEntry {
    Call call;
    final SkillQueue queue;
    final VectorStep.Priority priority;
    final long order;

    QueueEntry(Call call, SkillQueue queue, VectorStep.Priority priority, long order) {
        this.call = call;
        this.queue = queue;
        this.priority = priority;
        this.order = order;
    }
}
