package io.strowger.tools.simulation;

import io.strowger.agent.session.ServerConnection;
import io.strowger.agent.session.ServerEvent;
import io.strowger.agent.session.ServerSettings;
import io.strowger.agent.session.TopicFrame;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Input;
import io.strowger.core.output.Output;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.state.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The server's listener for desktops and IVRs on the simulated network: real sessions of the agent protocol, and what the gateway does between them and the
 * engine. Every password is right; who is who is the engine's to say.
 */
final class VirtualGateway {
    /** An acknowledgement is handed on so much later at most. */
    private static final long ACKNOWLEDGE_MILLIS = 1_000;
    private static final int TOKEN_BYTES = 16;

    private final VirtualTime time;
    private final VirtualServer server;
    private final SplittableRandom chance;
    private final ServerSettings settings;
    private final int piecesMax;
    private final Map<Long, Connection> connections = new LinkedHashMap<>();
    /** The connection that a session stands on, as far as the edge knows. */
    private final Map<String, Long> connectionOf = new HashMap<>();
    private final Map<String, String> sessionOfUser = new HashMap<>();
    private final Set<Connection> dirty = new LinkedHashSet<>();
    private final Set<Connection> acknowledging = new LinkedHashSet<>();
    private long lastNumber;
    private long anomalies;

    VirtualGateway(VirtualTime time, VirtualServer server, SplittableRandom chance, Pace pace) {
        this.time = time;
        this.server = server;
        this.chance = chance;
        this.piecesMax = pace.piecesMax();
        this.settings = new ServerSettings("simulation", pace.heartbeatMillis(), ServerSettings.DEFAULT.agentRate(),
                ServerSettings.DEFAULT.ivrRate(), ServerSettings.WAITING_BYTES_MAX, ServerSettings.WAITING_TOPICS_MAX);
    }

    /**
     * How fine-grained the network is.
     *
     * @param piecesMax most pieces that one write arrives in
     */
    record Pace(int heartbeatMillis, int piecesMax) {}

    /** A client connects; null when nobody listens. */
    Wire accept(Wire.End client, SplittableRandom wireChance) {
        if (!server.isUp()) {
            return null;
        }
        Connection connection = new Connection(++lastNumber);
        connection.wire = new Wire(time, wireChance, piecesMax, client, connection);
        connections.put(connection.number, connection);
        connection.alarm.update();
        return connection.wire;
    }

    /** The process is gone, and every connection with it. */
    void die() {
        List<Connection> all = new ArrayList<>(connections.values());
        connections.clear();
        connectionOf.clear();
        sessionOfUser.clear();
        dirty.clear();
        acknowledging.clear();
        for (Connection connection : all) {
            connection.gone = true;
            connection.wire.cut(0);
        }
    }

    /** What the outputs of a turn made is written. */
    void flush() {
        while (!dirty.isEmpty()) {
            Connection next = dirty.iterator().next();
            dirty.remove(next);
            next.pump();
        }
    }

    /** Things that the gateway did at the wrong time; a mistake in the program. */
    long anomalies() {
        return anomalies;
    }

    // ---- from the engine

    void onOutput(Output output) {
        switch (output) {
            case Output.SessionAttached attached -> attached(attached);
            case Output.SessionRefused refused -> with(refused.connection(), connection -> connection.refused(refused));
            case Output.SessionEnded ended -> {
                Long number = connectionOf.remove(ended.sessionId());
                sessionOfUser.values().remove(ended.sessionId());
                if (number != null) {
                    with(number, connection -> connection.ended(ended));
                }
            }
            case Output.SessionPush push -> withSession(push.sessionId(),
                    connection -> connection.session.onPush(push.sequence(), push.push(), time.now()));
            case Output.TopicUpdated topic -> topic(topic);
            case Output.PbxRequest request -> throw new IllegalStateException("not for clients: " + request);
            case Output.LookUpWanted wanted -> throw new IllegalStateException("not for clients: " + wanted);
            case Output.WebhookWanted wanted -> throw new IllegalStateException("not for clients: " + wanted);
            case Output.AgentSkillsInForce skills -> {
                // Its clients read what they have without asking.
            }
            case Output.ConfigurationInForce configuration -> {
                // Who may log on is the engine's to say here.
            }
        }
    }

    private void attached(Output.SessionAttached output) {
        sessionOfUser.put(output.userId(), output.sessionId());
        Long before = connectionOf.put(output.sessionId(), output.connection());
        if (before != null && before != output.connection()) {
            with(before, connection -> connection.session.onClose(RefusalReason.SESSION_REPLACED, "", time.now()));
        }
        with(output.connection(), connection -> connection.attached(output));
    }

    private void topic(Output.TopicUpdated output) {
        String name = output.topic();
        String user = name.startsWith("agent/")
                ? name.substring("agent/".length())
                : name.startsWith("port/") ? Centre.IVR_USER : "";
        String session = sessionOfUser.get(user);
        if (session != null) {
            withSession(session, connection -> connection.session
                    .onTopic(TopicFrame.of(name, output.version(), output.state()), time.now()));
        }
    }

    private interface Deed {
        void on(Connection connection);
    }

    private void withSession(String session, Deed deed) {
        Long number = connectionOf.get(session);
        if (number != null) {
            with(number, deed);
        }
    }

    private void with(long number, Deed deed) {
        Connection connection = connections.get(number);
        if (connection != null) {
            deed.on(connection);
            dirty.add(connection);
        }
    }

    private void acknowledgeLater(Connection connection) {
        if (acknowledging.isEmpty()) {
            time.afterMillis(ACKNOWLEDGE_MILLIS, () -> {
                List<Connection> due = new ArrayList<>(acknowledging);
                acknowledging.clear();
                due.forEach(Connection::acknowledge);
            });
        }
        acknowledging.add(connection);
    }

    /** One connection of a client. */
    private final class Connection implements Wire.End {
        private final long number;
        private final ServerConnection session = new ServerConnection(settings, time.now());
        private final Alarm alarm = new Alarm(time, this::deadline, this::due);
        private Wire wire;
        /** The session that is being opened or stands here; null = none. */
        private String sessionId;
        private Bytes token;
        private long acknowledged;
        private long acknowledgedOffered;
        private boolean pumping;
        private boolean gone;

        Connection(long number) {
            this.number = number;
        }

        private long deadline() {
            return gone ? Long.MAX_VALUE : session.nextDeadlineNanos();
        }

        private void due() {
            session.onTime(time.now());
            pump();
        }

        @Override
        public void onBytes(byte[] bytes) {
            if (!gone) {
                session.onBytes(bytes, 0, bytes.length, time.now());
                pump();
            }
        }

        @Override
        public void onGone(String why) {
            if (gone) {
                return;
            }
            gone = true;
            connections.remove(number);
            dirty.remove(this);
            acknowledging.remove(this);
            if (sessionId != null) {
                server.offer(new Input.SessionDetached(sessionId, number, why));
            }
        }

        private void pump() {
            if (pumping || gone) {
                return;
            }
            pumping = true;
            try {
                for (List<ServerEvent> events = session.takeEvents(); !events.isEmpty(); events = session
                        .takeEvents()) {
                    for (ServerEvent event : events) {
                        onEvent(event);
                    }
                }
            } finally {
                pumping = false;
            }
            if (gone) {
                return;
            }
            write();
            alarm.update();
        }

        private void write() {
            while (true) {
                session.onWritable(wire.isWritableToClient(), time.now());
                byte[] bytes = session.takeOutput();
                if (bytes.length == 0) {
                    break;
                }
                wire.fromServer(bytes);
            }
            if (!wire.isWritableToClient()) {
                wire.onRoomToClient(() -> {
                    if (!gone) {
                        write();
                    }
                });
            }
            if (session.isCutWanted()) {
                onGone("cut by the server");
                wire.closedByServer();
            }
        }

        private void onEvent(ServerEvent event) {
            switch (event) {
                case ServerEvent.LoginWanted wanted -> {
                    sessionId = String.format("%016x%016x", chance.nextLong(), chance.nextLong());
                    token = token();
                    server.offer(new Input.SessionOpened(sessionId, wanted.userId(), wanted.role(), token, 1, number));
                }
                case ServerEvent.ResumeWanted wanted -> resume(wanted);
                case ServerEvent.RequestReceived received -> server
                        .offer(new Input.SessionRequested(sessionId, received.requestId(), received.command()));
                case ServerEvent.PushesAcknowledged pushes -> {
                    acknowledged = pushes.sequence();
                    acknowledgeLater(this);
                }
                case ServerEvent.QueryReceived query ->
                    throw new IllegalStateException("no desktop here asks: " + query);
                case ServerEvent.CarriedReceived carried -> throw new IllegalStateException("no proxy here");
                case ServerEvent.SnapshotWanted wanted -> throw new IllegalStateException("few topics are read here");
                case ServerEvent.LogoutWanted wanted -> server.offer(new Input.SessionClosed(sessionId, "logout"));
                case ServerEvent.GatewayAnomaly anomaly -> anomalies++;
                case ServerEvent.ClientGreeted greeted -> {
                    // Nothing need be done.
                }
                case ServerEvent.ConnectionFailed failed -> {
                    // Closing is on its way.
                }
            }
        }

        private Bytes token() {
            byte[] bytes = new byte[TOKEN_BYTES];
            chance.nextBytes(bytes);
            return Bytes.of(bytes);
        }

        /** The table of sessions is the engine's; a token is kept there as it is, because nobody here steals any. */
        private void resume(ServerEvent.ResumeWanted wanted) {
            Session known = server.state().sessions().get(wanted.sessionId());
            if (known == null || !known.tokenHash().equals(wanted.token())) {
                session.onLoginRefused(RefusalReason.SESSION_UNKNOWN, "", time.now());
                return;
            }
            sessionId = wanted.sessionId();
            token = wanted.token();
            acknowledged = wanted.lastSequence();
            acknowledgedOffered = wanted.lastSequence();
            server.offer(new Input.SessionResumed(sessionId, number, wanted.lastSequence()));
        }

        private void attached(Output.SessionAttached output) {
            if (output.sessionId().equals(sessionId)) {
                session.onEstablished(new ServerConnection.Established(sessionId, token, output.firstSequence(),
                        output.resumed(), output.role()), time.now());
            }
        }

        private void refused(Output.SessionRefused output) {
            if (output.sessionId().equals(sessionId)) {
                sessionId = null;
                session.onLoginRefused(output.reason(), "", time.now());
            }
        }

        private void ended(Output.SessionEnded output) {
            if (output.sessionId().equals(sessionId)) {
                sessionId = null;
                session.onClose(output.reason(), "", time.now());
            }
        }

        private void acknowledge() {
            if (!gone && sessionId != null && acknowledged > acknowledgedOffered) {
                acknowledgedOffered = acknowledged;
                server.offer(new Input.PushAcknowledged(sessionId, acknowledged));
            }
        }
    }
}
