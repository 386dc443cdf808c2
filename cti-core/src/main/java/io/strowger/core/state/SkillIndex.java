package io.strowger.core.state;

import io.strowger.core.model.AgentState;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.route.RoutedSkill;
import io.strowger.core.state.Indexes.Staff;
import java.util.Arrays;

/** What is derived of one skill: who waits for it and who can be offered a contact, as the router has them, and what its agents do. */
final class SkillIndex {
    private static final int STATES = AgentState.values().length;

    final RoutedSkill routed;
    /** By level of reserve and state. */
    private final int[] byState = new int[(Terms.RESERVE_MAX + 1) * STATES];

    SkillIndex(String name) {
        routed = new RoutedSkill(name);
    }

    void count(int sign, AgentState state, int reserve) {
        byState[reserve * STATES + state.ordinal()] += sign;
    }

    /** Nobody has the skill. */
    void clearAgents() {
        Arrays.fill(byState, 0);
    }

    /** What agents do who take part at this level of overload. */
    Staff staff(int overload) {
        return new Staff(of(AgentState.READY, overload),
                of(AgentState.RESERVED, overload) + of(AgentState.ALERTING, overload),
                of(AgentState.TALKING, overload) + of(AgentState.HELD, overload),
                of(AgentState.AFTER_CALL_WORK, overload), of(AgentState.NOT_READY, overload));
    }

    private int of(AgentState state, int overload) {
        int sum = 0;
        for (int reserve = 0; reserve <= overload; reserve++) {
            sum += byState[reserve * STATES + state.ordinal()];
        }
        return sum;
    }
}
