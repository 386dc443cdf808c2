package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An agent's login id and, while logged in, his state. */
final class Agent {
    final SwitchPlan.AgentPlan plan;
    /** His skills, best level first. */
    final List<SwitchPlan.AgentSkill> skills;
    /** Where he is logged in, null when he is not. */
    Station station;
    WorkMode workMode = WorkMode.NONE;
    int reasonCode;
    WorkMode pendingWorkMode = WorkMode.NONE;
    int pendingReasonCode;
    /** Order in which agents became free; the longest idle one has the lowest. */
    long idleOrder;
    /** What monitors of his station were last told of his mode, null for nothing since he logged in. */
    SwitchEvent told;
    /** The mode it was about: the event does not tell auto-in from manual-in. */
    WorkMode toldMode = WorkMode.NONE;
    /** Calls for him alone that wait until he is free. */
    final List<QueueEntry> direct = new ArrayList<>(1);
    /** The end of timed work after a call. */
    Deadlines.Timer workTimer;
    /** The end of his log-in at a station that is unplugged. */
    Deadlines.Timer unpluggedTimer;

    Agent(SwitchPlan.AgentPlan plan) {
        this.plan = plan;
        this.skills = plan.skills().stream().sorted(Comparator.comparingInt(SwitchPlan.AgentSkill::level)).toList();
    }

    boolean free() {
        return station != null && workMode.available() && station.idle() && station.inService;
    }

    /** His level in a skill that he has. */
    int level(String skill) {
        for (SwitchPlan.AgentSkill own : skills) {
            if (own.skill().equals(skill)) {
                return own.level();
            }
        }
        throw new IllegalArgumentException(plan.id() + " does not have " + skill);
    }

    boolean has(String skill) {
        return skills.stream().anyMatch(own -> own.skill().equals(skill));
    }
}
