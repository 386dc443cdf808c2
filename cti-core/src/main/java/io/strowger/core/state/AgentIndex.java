package io.strowger.core.state;

import io.strowger.core.model.AgentState;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is derived of one configured agent: he as the router has him, his skills and his team. Core thread only. */
public final class AgentIndex {
    private final AgentSite site;
    private final RoutedAgent routed;
    private final List<SkillIndex> skills = new ArrayList<>();
    /** His level of reserve in each of them. */
    private final List<Integer> reserves = new ArrayList<>();
    /** Null = he is in none. */
    private final SkillIndex team;

    AgentIndex(AgentSite site, RoutedAgent routed, SkillIndex team) {
        this.site = site;
        this.routed = routed;
        this.team = team;
    }

    void has(SkillIndex skill, SkillLevel level) {
        int reserve = Math.clamp(level.reserve(), 0, Terms.RESERVE_MAX);
        skills.add(skill);
        reserves.add(reserve);
        routed.has(skill.routed(), new Terms(Math.clamp(level.level(), 1, Terms.LEVEL_MAX), reserve, level.weight(),
                level.percent()));
    }

    /** As configured, with the skills that he has now. */
    public AgentSite site() {
        return site;
    }

    public RoutedAgent routed() {
        return routed;
    }

    /** In the order of the configuration. */
    public List<SkillIndex> skills() {
        return Collections.unmodifiableList(skills);
    }

    void count(int sign, AgentState state) {
        for (int i = 0; i < skills.size(); i++) {
            skills.get(i).count(sign, state, reserves.get(i));
        }
        if (team != null) {
            team.count(sign, state, 0);
        }
    }

    /** He can be offered contacts or not, as his row says. */
    void ready(Agent row) {
        if (row != null && row.isOfferable()) {
            routed.ready(row.since().idleNanos(), row.load());
        } else {
            routed.leave();
        }
    }

    /** He is not configured like this any more. */
    void leave() {
        routed.leave();
        skills.forEach(SkillIndex::clearAgents);
    }
}
