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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The same idle agents twice: as rows of an embedded SQLite, searched as call-centre modules on a database do for each waiting call, and in the router. The search
 * joins agents with their tiers, takes those who are available, and orders by level, position and last offer; it has the indexes that help it, is prepared, and only
 * its first row is read. The router's policy is EAD-MIA, which is that order.
 */
final class PeerSearch implements AutoCloseable {
    private static final String SEARCH = "SELECT a.name, a.contact, a.last_offer, t.level, t.position FROM agents a"
            + " JOIN tiers t ON t.agent = a.name WHERE t.queue = ? AND a.status = 'Available' AND a.state = 'Waiting'"
            + " ORDER BY t.level, t.position, a.last_offer";

    private final Connection connection;
    private final PreparedStatement search;
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
    PeerSearch(int agents, int skillCount, int perAgent, long seed) throws SQLException {
        chance = new SplittableRandom(seed);
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE agents (name TEXT PRIMARY KEY, contact TEXT, status TEXT, state TEXT,"
                    + " last_offer INTEGER) WITHOUT ROWID");
            statement.execute("CREATE TABLE tiers (queue TEXT, agent TEXT, level INTEGER, position INTEGER,"
                    + " PRIMARY KEY (queue, level, position, agent)) WITHOUT ROWID");
        }
        for (int i = 0; i < skillCount; i++) {
            RoutedSkill skill = new RoutedSkill("queue-" + i);
            skill.configured(AgentSelection.EAD_MIA, 0);
            skills.add(skill);
            waiting.add(new RoutedContact(new ContactId(1, i + 1L), 1, new Urgency(5, 0), true, false,
                    List.of(new Need(skill, Terms.LEVEL_MAX)), Named.NOBODY));
        }
        fill(agents, perAgent);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
        connection.commit();
        search = connection.prepareStatement(SEARCH);
    }

    private void fill(int agents, int perAgent) throws SQLException {
        try (PreparedStatement agentRow = connection.prepareStatement("INSERT INTO agents VALUES (?, ?, ?, ?, ?)");
                PreparedStatement tierRow = connection.prepareStatement("INSERT INTO tiers VALUES (?, ?, ?, 1)")) {
            for (int i = 0; i < agents; i++) {
                String name = "agent-" + i;
                long offered = chance.nextLong(1, 1L << 40);
                agentRow.setString(1, name);
                agentRow.setString(2, "user/" + i);
                agentRow.setString(3, "Available");
                agentRow.setString(4, "Waiting");
                agentRow.setLong(5, offered);
                agentRow.executeUpdate();
                RoutedAgent agent = new RoutedAgent(name, ContactSelection.PRIORITY);
                for (int k = 0; k < perAgent; k++) {
                    RoutedSkill skill = skills.get((i + k) % skills.size());
                    int level = 1 + chance.nextInt(Terms.LEVEL_MAX);
                    agent.has(skill, Terms.of(level));
                    tierRow.setString(1, skill.name());
                    tierRow.setString(2, name);
                    tierRow.setInt(3, level);
                    tierRow.executeUpdate();
                }
                agent.ready(offered, AgentLoad.NONE);
            }
        }
    }

    /** The first agent by the search. */
    String theirs(int skill) throws SQLException {
        search.setString(1, skills.get(skill).name());
        try (ResultSet rows = search.executeQuery()) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    /** The first agent by the router, for a contact that waits. */
    String ours(int skill) {
        RoutedAgent agent = router.agentFor(waiting.get(skill));
        return agent == null ? "" : agent.agentId();
    }

    int anySkill() {
        return chance.nextInt(skills.size());
    }

    @Override
    public void close() throws SQLException {
        search.close();
        connection.close();
    }
}
