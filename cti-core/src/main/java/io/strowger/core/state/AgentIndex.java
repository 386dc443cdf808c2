package io.strowger.core.state;

import io.strowger.core.model.AgentTime;
import io.strowger.core.route.AgentLoad;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What is derived of one configured agent: he as the router has him, his skills, his team and where his row is. Core thread only. */
public final class AgentIndex extends RoutedAgent {
    private final AgentSite site;
    private final List<SkillIndex> skills = new ArrayList<>();
    /** The level of reserve that he is counted at in each of them. */
    private int[] reserves = new int[0];
    /** Whether the level differs with his load. */
    private boolean hasAutoReserve;
    /** Null = he is in none. */
    private final SkillIndex team;
    /** Of his row; null while he has none. */
    private Slot<String, Agent> slot;

    AgentIndex(AgentSite site, ContactSelection selection, SkillIndex team) {
        super(site.agentId(), selection);
        this.site = site;
        this.team = team;
    }

    void has(SkillIndex skill, SkillLevel level) {
        int expertise = Math.clamp(level.level(), 1, Terms.LEVEL_MAX);
        int reserve = Math.clamp(level.reserve(), 0, Terms.RESERVE_MAX);
        skills.add(skill);
        reserves = Arrays.copyOf(reserves, skills.size());
        reserves[skills.size() - 1] = reserve;
        boolean autoReserve = level.percent() > 0 && site.isAutoReserve(expertise);
        hasAutoReserve |= autoReserve;
        has(skill.routed(), new Terms(expertise, reserve, level.weight(), level.percent(), autoReserve));
    }

    /** As configured, with the skills that he has now. */
    public AgentSite site() {
        return site;
    }

    /** In the order of the configuration. */
    public List<SkillIndex> skills() {
        return Collections.unmodifiableList(skills);
    }

    /** His row as the decision under way sees it, or null. */
    public Agent row(Draft draft) {
        return slot == null ? draft.agents.get(agentId()) : slot.seen();
    }

    /** He is counted at the levels of reserve that his load makes of him from now on. */
    void reserves(AgentLoad load) {
        for (int i = 0; i < reserves.length; i++) {
            reserves[i] = memberships().get(i).reserve(load);
        }
    }

    /** Whether his load may make another level of reserve of him. */
    boolean hasAutoReserve() {
        return hasAutoReserve;
    }

    /** He is logged on as before and does something else. */
    void moved(AgentTime from, AgentTime to) {
        for (int i = 0; i < reserves.length; i++) {
            skills.get(i).moved(from, to, reserves[i]);
        }
        if (team != null) {
            team.moved(from, to, 0);
        }
    }

    void count(int sign, AgentTime time) {
        for (int i = 0; i < reserves.length; i++) {
            skills.get(i).count(sign, time, reserves[i]);
        }
        if (team != null) {
            team.count(sign, time, 0);
        }
    }

    /** His row is there from now on. */
    void rowAt(Slot<String, Agent> now) {
        slot = now == null || now.row == null ? null : now;
    }

    /** He is not configured like this any more. */
    void over() {
        leave();
        skills.forEach(SkillIndex::clearAgents);
    }
}
