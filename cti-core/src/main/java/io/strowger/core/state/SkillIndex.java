package io.strowger.core.state;

import io.strowger.core.model.AgentState;
import io.strowger.core.state.Indexes.Staff;
import io.strowger.core.state.Indexes.Waiting;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is derived of one skill: who waits for it, who can be offered a contact, and what its agents do. */
final class SkillIndex {
    private static final int STATES = AgentState.values().length;

    final TreeSet<Waiting> waiting = new TreeSet<>();
    /** How many wait, by priority. */
    private final TreeMap<Integer, Integer> places = new TreeMap<>();
    final ReadyAgents ready = new ReadyAgents();
    private final int[] byState = new int[STATES];

    void enters(Waiting place) {
        waiting.add(place);
        places.merge(place.priority(), 1, Integer::sum);
    }

    void leaves(Waiting place) {
        if (waiting.remove(place) && places.merge(place.priority(), -1, Integer::sum) == 0) {
            places.remove(place.priority());
        }
    }

    void count(int sign, AgentState state) {
        byState[state.ordinal()] += sign;
    }

    /** Nobody has the skill. */
    void clearAgents() {
        ready.clear();
        Arrays.fill(byState, 0);
    }

    private int of(AgentState state) {
        return byState[state.ordinal()];
    }

    Staff staff() {
        return new Staff(of(AgentState.READY), of(AgentState.RESERVED) + of(AgentState.ALERTING),
                of(AgentState.TALKING) + of(AgentState.HELD), of(AgentState.AFTER_CALL_WORK),
                of(AgentState.NOT_READY));
    }

    long longestWaiting() {
        if (waiting.isEmpty()) {
            return 0;
        }
        Waiting first = waiting.first();
        long longest = first.queuedNanos();
        while (first != null) {
            longest = Math.min(longest, first.queuedNanos());
            first = places.size() == 1 ? null : waiting.higher(new Waiting(first.priority(), Long.MAX_VALUE, null));
        }
        return longest;
    }

    int ahead(int priority) {
        int ahead = 0;
        for (int count : places.headMap(priority, true).values()) {
            ahead += count;
        }
        return ahead;
    }
}
