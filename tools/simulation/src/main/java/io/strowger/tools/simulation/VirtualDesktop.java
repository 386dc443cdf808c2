package io.strowger.tools.simulation;

import io.strowger.agent.session.ClientConnection;
import io.strowger.agent.session.ClientEvent;
import io.strowger.agent.session.ClientSettings;
import io.strowger.agent.session.ClientState;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A client's program on the simulated network: a real session of the agent protocol, which connects, resumes and pauses as the client library does. The network
 * may cut it off, the program may stop reading, vanish and come back, or be started anew.
 */
final class VirtualDesktop {
    private static final int RECONNECT_MIN_MILLIS = 200;
    private static final int RECONNECT_MAX_MILLIS = 3_000;
    /** After which a program whose session is over for good is started anew. */
    private static final int RESTART_MILLIS = 2_000;
    private static final int REQUEST_MILLIS_MAX = 30_000;

    /** Who uses it. */
    interface User {
        /** A session stands; false for a new one. */
        void onSession(boolean resumed);

        /** What the screen shows has changed. */
        void onTopic(TopicState state);

        void onPush(Push push);

        void onOutcome(Push.RequestOutcome outcome);
    }

    private final VirtualTime time;
    private final VirtualGateway gateway;
    private final SplittableRandom chance;
    private final ClientSettings settings;
    private final User user;
    private final Problems problems;
    private final Alarm alarm;
    private final Set<Long> waiting = new HashSet<>();
    private ClientConnection session;
    /** The connection there is; null = none. */
    private Transport transport;
    private boolean absent = true;
    private long attempt;
    private long attachedSince = Long.MAX_VALUE;
    private boolean pumping;

    /**
     * Where it stands.
     *
     * @param heartbeatMillis the wanted interval
     */
    record Place(VirtualTime time, VirtualGateway gateway, Problems problems, SplittableRandom chance,
            int heartbeatMillis) {}

    VirtualDesktop(Place place, String userId, SessionRole role, User user) {
        this.time = place.time();
        this.gateway = place.gateway();
        this.problems = place.problems();
        this.chance = place.chance();
        this.user = user;
        this.settings = new ClientSettings(userId, "secret", role, true, "simulation", "1",
                place.heartbeatMillis(), REQUEST_MILLIS_MAX);
        this.session = new ClientConnection(settings);
        this.alarm = new Alarm(time, () -> session.nextDeadlineNanos(), this::due);
    }

    // ---- what its user does

    /** Starts the program, or brings it back. */
    void comeUp() {
        if (absent) {
            absent = false;
            if (session.state() == ClientState.OVER) {
                session = new ClientConnection(settings);
            }
            connectAfter(1 + chance.nextInt(RECONNECT_MIN_MILLIS));
        }
    }

    void request(Command command) {
        if (!absent) {
            waiting.add(session.request(command, time.now()));
            pump();
        }
    }

    /** Since when its session stands on a connection; Long.MAX_VALUE while it does not. */
    long attachedSince() {
        return attachedSince;
    }

    int outstanding() {
        return waiting.size();
    }

    // ---- what goes wrong

    /** The network loses the connection; the server notices after a while. */
    void cut(long serverNoticesMillis) {
        if (transport != null) {
            transport.wire.cut(serverNoticesMillis);
        }
    }

    /** The machine is gone without a word, and comes back after a while with its program's memory. */
    void vanish(long millis) {
        if (absent) {
            return;
        }
        absent = true;
        attempt++;
        if (transport != null) {
            Wire lost = transport.wire;
            lost.stall();
            left();
            session.onDisconnected();
            time.afterMillis(2 * millis, () -> lost.cut(0));
        }
        time.afterMillis(millis, this::comeUp);
    }

    /** The program reads nothing for a while. */
    void readSlowly(long millis) {
        if (transport != null) {
            Wire slow = transport.wire;
            slow.stallToClient();
            time.afterMillis(millis, slow::goOn);
        }
    }

    /** The program is started anew and knows nothing of its session. */
    void crash() {
        if (absent) {
            return;
        }
        close();
        startAnew(1 + chance.nextInt(RECONNECT_MAX_MILLIS));
    }

    /** Its user goes home: the program ends, and the session with it. */
    void goHome() {
        if (!absent) {
            session.logout();
            pump();
            absent = true;
            attempt++;
        }
    }

    private void startAnew(long millis) {
        session.abandon();
        pump();
        session = new ClientConnection(settings);
        waiting.clear();
        connectAfter(millis);
    }

    // ---- the transport

    private final class Transport implements Wire.End {
        private Wire wire;

        @Override
        public void onBytes(byte[] bytes) {
            if (transport == this) {
                session.onBytes(bytes, 0, bytes.length, time.now());
                pump();
            }
        }

        @Override
        public void onGone(String why) {
            if (transport == this) {
                left();
                session.onDisconnected();
                pump();
                reconnect();
            }
        }
    }

    private void left() {
        transport = null;
        attachedSince = Long.MAX_VALUE;
    }

    private void close() {
        if (transport != null) {
            transport.wire.closedByClient();
            left();
        }
    }

    private void reconnect() {
        if (!absent && session.state() != ClientState.OVER) {
            connectAfter(chance.nextInt(RECONNECT_MIN_MILLIS, RECONNECT_MAX_MILLIS));
        }
    }

    private void connectAfter(long millis) {
        long mine = ++attempt;
        time.afterMillis(millis, () -> {
            if (mine == attempt && !absent && transport == null) {
                connect();
            }
        });
    }

    private void connect() {
        Transport opened = new Transport();
        opened.wire = gateway.accept(opened, chance.split());
        if (opened.wire == null) {
            reconnect();
            return;
        }
        transport = opened;
        session.onConnected(time.now());
        pump();
    }

    private void due() {
        session.onTime(time.now());
        pump();
    }

    private void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            for (List<ClientEvent> events = session.takeEvents(); !events.isEmpty(); events = session.takeEvents()) {
                events.forEach(this::onEvent);
            }
            byte[] bytes = session.takeOutput();
            if (bytes.length > 0 && transport != null) {
                transport.wire.fromClient(bytes);
            }
        } finally {
            pumping = false;
        }
        ClientState state = session.state();
        if (transport != null && (state == ClientState.FAILED || state == ClientState.OVER)) {
            close();
            session.onDisconnected();
            reconnect();
        }
        alarm.update();
    }

    private void onEvent(ClientEvent event) {
        switch (event) {
            case ClientEvent.SessionStarted started -> {
                attachedSince = time.now();
                user.onSession(started.resumed());
            }
            case ClientEvent.OutcomeReceived received -> {
                if (!waiting.remove(received.outcome().requestId())) {
                    problems.add("SECOND OUTCOME for " + settings.userId() + ": " + received.outcome());
                }
                user.onOutcome(received.outcome());
            }
            case ClientEvent.PushReceived received -> user.onPush(received.push());
            case ClientEvent.TopicEnded ended -> throw new IllegalStateException("no topic ends here: " + ended);
            case ClientEvent.AnswerReceived answer -> throw new IllegalStateException("nothing is asked: " + answer);
            case ClientEvent.TopicReceived received -> user.onTopic(received.state());
            case ClientEvent.SessionLost lost -> {
                attachedSince = Long.MAX_VALUE;
                // Its requests have their outcomes, which follow or came before.
            }
            case ClientEvent.ConnectionFailed failed -> {
                if (failed.reason() == RefusalReason.BAD_FRAME) {
                    problems.add("THE CLIENT CANNOT READ THE SERVER: " + settings.userId() + ": " + failed.text());
                }
            }
            case ClientEvent.SessionOver over -> {
                if (!absent) {
                    time.afterMillis(RESTART_MILLIS, () -> {
                        if (!absent && session.state() == ClientState.OVER) {
                            startAnew(1);
                        }
                    });
                }
            }
        }
    }
}
