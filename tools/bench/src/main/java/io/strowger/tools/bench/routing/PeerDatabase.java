package io.strowger.tools.bench.routing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Agents and their tiers in an embedded SQLite, and the search for the agent of a queue, in one of two layouts. */
abstract class PeerDatabase implements AutoCloseable {
    private static final String ON_DUTY = "Available";
    private static final String IDLE = "Waiting";

    final Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    private final PreparedStatement agentRow;
    private final PreparedStatement tierRow;

    /** How the tables are laid out. */
    enum Layout {
        /** As the module makes them: all that it keeps of an agent in one row, no key, no index; its search is text that is prepared anew for each call. */
        SHIPPED,
        /** With all that helps: keys that lead from the queue to its agents in the order of the search, statistics, few columns, and the search prepared once. */
        FAVOURED
    }

    private PeerDatabase(String agents, String tiers) throws SQLException {
        connection.setAutoCommit(false);
        execute(agents);
        execute(tiers);
        agentRow = connection.prepareStatement("INSERT INTO agents (name, contact, status, state, last_offered_call)"
                + " VALUES (?, ?, '" + ON_DUTY + "', '" + IDLE + "', ?)");
        tierRow = connection.prepareStatement("INSERT INTO tiers (queue, agent, state, level, position)"
                + " VALUES (?, ?, 'Ready', ?, 1)");
    }

    static PeerDatabase of(Layout layout) throws SQLException {
        return layout == Layout.SHIPPED ? new Shipped() : new Favoured();
    }

    final void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    /** An idle agent who was offered a call then. */
    final void agent(String name, long lastOffer) throws SQLException {
        agentRow.setString(1, name);
        agentRow.setString(2, "user/" + name);
        agentRow.setLong(3, lastOffer);
        agentRow.executeUpdate();
    }

    final void tier(String queue, String agent, int level) throws SQLException {
        tierRow.setString(1, queue);
        tierRow.setString(2, agent);
        tierRow.setInt(3, level);
        tierRow.executeUpdate();
    }

    /** All rows are there. */
    void filled() throws SQLException {
        connection.commit();
    }

    /** The first agent, empty = none. */
    abstract String search(String queue) throws SQLException;

    @Override
    public final void close() throws SQLException {
        connection.close();
    }

    /** The module's tables: rows in the order they came, found by looking at all of them. */
    private static final class Shipped extends PeerDatabase {
        private static final String[] TEXTS = {"name", "system", "uuid", "type", "contact", "status", "state"};
        private static final String[] NUMBERS = {"max_no_answer", "wrap_up_time", "reject_delay_time",
            "busy_delay_time", "no_answer_delay_time", "last_bridge_start", "last_bridge_end", "last_offered_call",
            "last_status_change", "no_answer_count", "calls_answered", "talk_time", "ready_time"};
        private static final String[] WANTED = {"system", "name", "status", "contact", "no_answer_count",
            "max_no_answer", "reject_delay_time", "busy_delay_time", "no_answer_delay_time", "tiers.state",
            "last_bridge_end", "wrap_up_time", "agents.state", "ready_time", "position", "level", "type", "uuid"};
        private static final int NAME = 2;
        private static final int STATE = 13;
        private static final String BEFORE_QUEUE = "SELECT " + String.join(", ", WANTED)
                + " FROM agents LEFT JOIN tiers ON agents.name = tiers.agent WHERE tiers.queue = '";
        private static final String BEHIND_QUEUE = "' AND (agents.status = '" + ON_DUTY
                + "' OR agents.status = 'On Break' OR agents.status = 'Available (On Demand)')"
                + " ORDER BY level, position, agents.last_offered_call";

        Shipped() throws SQLException {
            super("CREATE TABLE agents (" + String.join(" VARCHAR(255), ", TEXTS) + " VARCHAR(255), "
                    + String.join(" INTEGER NOT NULL DEFAULT 0, ", NUMBERS) + " INTEGER NOT NULL DEFAULT 0)",
                    "CREATE TABLE tiers (queue VARCHAR(255), agent VARCHAR(255), state VARCHAR(255),"
                            + " level INTEGER NOT NULL DEFAULT 1, position INTEGER NOT NULL DEFAULT 1)");
        }

        /** Whether an agent is idle the module sees from the rows that it is given, and it ends the search at the first who is. */
        @Override
        String search(String queue) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(BEFORE_QUEUE + queue + BEHIND_QUEUE)) {
                while (rows.next()) {
                    if (rows.getString(STATE).equals(IDLE)) {
                        return rows.getString(NAME);
                    }
                }
                return "";
            }
        }
    }

    /** The same search where the database is helped as far as it can be. */
    private static final class Favoured extends PeerDatabase {
        private final PreparedStatement search;

        Favoured() throws SQLException {
            super("CREATE TABLE agents (name TEXT PRIMARY KEY, contact TEXT, status TEXT, state TEXT,"
                    + " last_offered_call INTEGER) WITHOUT ROWID",
                    "CREATE TABLE tiers (queue TEXT, agent TEXT, state TEXT, level INTEGER, position INTEGER,"
                            + " PRIMARY KEY (queue, level, position, agent)) WITHOUT ROWID");
            search = connection.prepareStatement("SELECT a.name, a.contact, a.last_offered_call, t.level, t.position"
                    + " FROM agents a JOIN tiers t ON t.agent = a.name WHERE t.queue = ? AND a.status = '" + ON_DUTY
                    + "' AND a.state = '" + IDLE + "' ORDER BY t.level, t.position, a.last_offered_call");
        }

        @Override
        void filled() throws SQLException {
            execute("ANALYZE");
            super.filled();
        }

        @Override
        String search(String queue) throws SQLException {
            search.setString(1, queue);
            try (ResultSet rows = search.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
