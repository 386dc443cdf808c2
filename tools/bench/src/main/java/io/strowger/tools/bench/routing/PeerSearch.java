package io.strowger.tools.bench.routing;

import io.strowger.core.model.ContactId;
import io.strowger.core.route.AgentLoad;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.route.RoutedContact.Named;
import io.strowger.core.route.RoutedContact.Need;
import io.strowger.core.route.RoutedContact.Urgency;
import io.strowger.core.route.RoutedSkill;
import io.strowger.core.route.Router;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The same idle agents twice: as rows of an embedded SQLite, searched as mod_callcenter of FreeSWITCH does for each waiting call, and in the router. The search joins
 * agents with their tiers, takes those of a queue who are on duty, and orders by level, position and last offer; only its first row is read. The router's policy is
 * EAD-MIA, which is that order.
 */
final class PeerSearch implements AutoCloseable {
    private final PeerDatabase database;
    private final List<RoutedSkill> skills = new ArrayList<>();
    private final Router router = new Router(new Anybody());
    private final SplittableRandom chance;
    /** A contact a skill: as the search is given the name of a queue, the router is given a contact that it knows. */
    private final List<RoutedContact> waiting = new ArrayList<>();

    private static final class Anybody implements Router.Conditions {
        @Override
        public boolean canTake(RoutedContact contact, RoutedAgent agent) {
            return true;
        }

        @Override
        public long nextAgentNanos(RoutedSkill skill) {
            return 0;
        }
    }

    /** @param perAgent skills of an agent, all different, in turn */
    PeerSearch(PeerDatabase.Layout layout, int agents, int skillCount, int perAgent, long seed) throws SQLException {
        chance = new SplittableRandom(seed);
        database = PeerDatabase.of(layout);
        for (int i = 0; i < skillCount; i++) {
            RoutedSkill skill = new RoutedSkill("queue-" + i);
            skill.configured(AgentSelection.EAD_MIA, 0);
            skills.add(skill);
            waiting.add(new RoutedContact(new ContactId(1, i + 1L), 1, new Urgency(5, 0), true, false,
                    List.of(new Need(skill, Terms.LEVEL_MAX)), Named.NOBODY));
        }
        for (int i = 0; i < agents; i++) {
            idleAgent(i, perAgent);
        }
        database.filled();
    }

    private void idleAgent(int number, int perAgent) throws SQLException {
        String name = "agent-" + number;
        long offered = chance.nextLong(1, 1L << 40);
        database.agent(name, offered);
        RoutedAgent agent = new RoutedAgent(name, ContactSelection.PRIORITY);
        for (int k = 0; k < perAgent; k++) {
            RoutedSkill skill = skills.get((number + k) % skills.size());
            int level = 1 + chance.nextInt(Terms.LEVEL_MAX);
            agent.has(skill, Terms.of(level));
            database.tier(skill.name(), name, level);
        }
        agent.ready(offered, AgentLoad.NONE);
    }

    /** The first agent by the search. */
    String theirs(int skill) throws SQLException {
        return database.search(skills.get(skill).name());
    }

    /** The first agent by the router, for a contact that waits. */
    String ours(int skill) {
        RoutedAgent agent = router.agentFor(waiting.get(skill));
        return agent == null ? "" : agent.agentId();
    }

    int anySkill() {
        return chance.nextInt(skills.size());
    }

    int skillCount() {
        return skills.size();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
