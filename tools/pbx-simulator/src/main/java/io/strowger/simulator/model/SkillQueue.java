package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A skill with its waiting calls and logged-in agents. */
final class SkillQueue {
    /** What a wait that nobody can tell is said to last, in seconds. */
    static final int ENDLESS_WAIT_SECONDS = 9_999;
    private static final int MILLIS_PER_SECOND = 1000;
    /** Of how many parts the newest gap between two served calls makes one of the mean. */
    private static final int MEAN_PARTS = 8;

    final SwitchPlan.SkillPlan plan;
    final Device device;
    final Set<Agent> agents = new LinkedHashSet<>();
    /** Stations that take calls without an agent. */
    final List<Station> members = new ArrayList<>();
    private final List<QueueEntry> waiting = new ArrayList<>();
    private long meanGapMillis;
    private long lastServed;

    SkillQueue(SwitchPlan.SkillPlan plan) {
        this.plan = plan;
        this.device = new Device(plan.extension(), Device.Kind.SKILL);
    }

    /** Behind the calls of the same or a higher priority. */
    void add(QueueEntry entry) {
        int at = 0;
        while (at < waiting.size() && waiting.get(at).priority.compareTo(entry.priority) >= 0) {
            at++;
        }
        insert(at, entry);
    }

    void addFirst(QueueEntry entry) {
        insert(0, entry);
    }

    private void insert(int at, QueueEntry entry) {
        if (waiting.isEmpty()) {
            lastServed = entry.since;
        }
        waiting.add(at, entry);
    }

    void remove(QueueEntry entry) {
        waiting.remove(entry);
    }

    /** A waiting call is given to somebody: what the expected wait is computed from. */
    void served(long now) {
        long gap = now - lastServed;
        meanGapMillis = meanGapMillis == 0 ? gap : ((MEAN_PARTS - 1) * meanGapMillis + gap) / MEAN_PARTS;
        lastServed = now;
    }

    int size() {
        return waiting.size();
    }

    boolean full() {
        return waiting.size() >= plan.options().queueLimit();
    }

    QueueEntry first() {
        return waiting.isEmpty() ? null : waiting.get(0);
    }

    /** Calls of at least a priority. */
    int size(VectorStep.Priority priority) {
        return (int) waiting.stream().filter(entry -> entry.priority.compareTo(priority) >= 0).count();
    }

    /** How long the longest waiting call of at least a priority has waited, in milliseconds. */
    long oldest(VectorStep.Priority priority, long now) {
        return waiting.stream().filter(entry -> entry.priority.compareTo(priority) >= 0)
                .mapToLong(entry -> now - entry.since).max().orElse(0);
    }

    /** What place a call has, from 1; 0 when it does not wait here. */
    int place(Call call) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).call == call) {
                return i + 1;
            }
        }
        return 0;
    }

    /**
     * How long a call that came now would wait, in seconds: its place times the mean gap between two calls that were
     * served while others waited.
     */
    int expectedWait(VectorStep.Priority priority, long now) {
        if (freeStation() != null) {
            return 0;
        }
        if (agents.isEmpty() && members.isEmpty()) {
            return ENDLESS_WAIT_SECONDS;
        }
        long millis = meanGapMillis == 0 ? oldest(priority, now) : (size(priority) + 1) * meanGapMillis;
        return (int) Math.min(ENDLESS_WAIT_SECONDS, millis / MILLIS_PER_SECOND);
    }

    /** The station of the agent, or the member, who gets the next call; null when nobody is free. */
    Station freeStation() {
        Agent best = null;
        for (Agent agent : agents) {
            if (agent.free() && (best == null || better(agent, best))) {
                best = agent;
            }
        }
        if (best != null) {
            return best.station;
        }
        Station port = null;
        for (Station member : members) {
            if (member.idle() && member.inService && (port == null || member.idleOrder < port.idleOrder)) {
                port = member;
            }
        }
        return port;
    }

    private boolean better(Agent agent, Agent best) {
        if (plan.options().form().method() == SwitchPlan.Method.EAD_MIA) {
            int order = Integer.compare(agent.level(plan.extension()), best.level(plan.extension()));
            if (order != 0) {
                return order < 0;
            }
        }
        return agent.idleOrder < best.idleOrder;
    }

    int available() {
        return (int) agents.stream().filter(Agent::free).count()
                + (int) members.stream().filter(member -> member.idle() && member.inService).count();
    }

    int staffed() {
        return agents.size() + members.size();
    }
}
