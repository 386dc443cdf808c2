package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A skill with its waiting calls and logged-in agents. */
final class SkillQueue {
    final SwitchPlan.SkillPlan plan;
    final Device device;
    final Set<Agent> agents = new LinkedHashSet<>();
    private final List<QueueEntry> waiting = new ArrayList<>();

    SkillQueue(SwitchPlan.SkillPlan plan) {
        this.plan = plan;
        this.device = new Device(plan.extension(), Device.Kind.SKILL);
    }

    void add(QueueEntry entry) {
        int at = 0;
        while (at < waiting.size() && waiting.get(at).priority.compareTo(entry.priority) >= 0) {
            at++;
        }
        waiting.add(at, entry);
    }

    void remove(QueueEntry entry) {
        waiting.remove(entry);
    }

    int size() {
        return waiting.size();
    }

    QueueEntry first() {
        return waiting.isEmpty() ? null : waiting.get(0);
    }

    /** The agent who has been free longest, null when none is. */
    Agent longestIdle() {
        Agent best = null;
        for (Agent agent : agents) {
            if (agent.free() && (best == null || agent.idleOrder < best.idleOrder)) {
                best = agent;
            }
        }
        return best;
    }
}
