package io.strowger.agent.session;

import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.Limits;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ClientInput.Arrival;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import java.util.ArrayList;
import java.util.List;

/**
 * The server's side of one client connection, without I/O. After every call the owner takes what came of it, in this order: {@link #takeEvents()},
 * {@link #takeOutput()}, {@link #isCutWanted()}, {@link #nextDeadlineNanos()}. Each {@link ServerCause} is treated as {@link ServerTable} says.
 *
 * <p>A transport that takes nothing is told by {@link #onWritable(boolean, long)}. Meanwhile pushes wait in order and topics wait by name, newest version only. Too
 * many of either end the connection with TOO_SLOW; the engine keeps what was not acknowledged, so that a resume loses nothing.
 *
 * <p>The end of the transport needs no call: the object is simply dropped. Confined to one thread; reads no clock: every time is nanoseconds of one clock
 * that starts near 0 and never goes back.
 */
public final class ServerConnection {
    /** No deadline is set. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    /**
     * What the gateway decided about a login or resume.
     *
     * @param token goes to the client, which proves the session with it in Resume
     * @param firstSequence number of the next push
     * @param resumed false for a new session
     * @param position of the journal at which the topics that follow are shown; 0 = not known
     */
    public record Established(String sessionId, Bytes token, long firstSequence, boolean resumed, SessionRole role,
            long position) {
        /** At a position that is not known. */
        public Established(String sessionId, Bytes token, long firstSequence, boolean resumed, SessionRole role) {
            this(sessionId, token, firstSequence, resumed, role, 0);
        }

        /** Leaves the token out. */
        @Override
        public String toString() {
            return "Established[sessionId=" + sessionId + ", firstSequence=" + firstSequence + ", resumed=" + resumed
                    + ", role=" + role + "]";
        }
    }

    private final ServerSettings settings;
    private final ServerClock clock;
    private final ClientInput input;
    private final ServerOutput output;
    private final Handshake handshake = new Handshake();
    private final PushSequence pushes = new PushSequence();
    private final ClientInput.Sink sink = new ClientInput.Sink() {
        @Override
        public boolean onMessage(ClientMessage message, Arrival arrival) {
            ServerConnection.this.onMessage(message, arrival);
            return state != ServerState.CLOSING;
        }

        @Override
        public void onFault(RefusalReason reason, String detail, Arrival arrival) {
            fail(reason, detail, arrival);
        }
    };
    private List<ServerEvent> events = new ArrayList<>();
    private ServerState state = ServerState.AWAIT_HELLO;
    private boolean cutWanted;
    private RefusalReason closedFor;

    /** A connection that a client has just opened. */
    public ServerConnection(ServerSettings settings, long nowNanos) {
        this.settings = settings;
        this.clock = new ServerClock(settings.heartbeatMillis(), nowNanos);
        this.input = new ClientInput(clock, settings.agentRate(), nowNanos);
        this.output = new ServerOutput(settings);
    }

    // ---- from the transport

    /** Takes bytes as they arrived, cut anywhere. */
    public void onBytes(byte[] array, int offset, int length, long nowNanos) {
        input.feed(array, offset, length, nowNanos, sink);
    }

    /** What arrived is no message, as the transport has found out: the connection ends with BAD_FRAME. */
    public void onUnreadable(String detail, long nowNanos) {
        fail(RefusalReason.BAD_FRAME, detail, Arrival.at(nowNanos));
    }

    /** Does what is due. Early and late calls are harmless. */
    public void onTime(long nowNanos) {
        if (clock.isLate(nowNanos)) {
            apply(ServerCause.TIME_LIMIT, Arrival.at(nowNanos));
        }
        if (nowNanos >= clock.silentAt(state)) {
            apply(ServerCause.SILENCE, Arrival.at(nowNanos));
        }
        if (nowNanos >= stallEndsAt()) {
            fail(RefusalReason.TOO_SLOW, "nothing was read for " + ProtocolLimits.STALLED_MILLIS_MAX + " ms",
                    Arrival.at(nowNanos));
        }
        if (clock.isHeartbeatDue(nowNanos) && state != ServerState.CLOSING) {
            clock.sends(nowNanos);
            if (output.isIdle()) {
                // What waits to be sent shows life as well.
                send(new ServerMessage.Heartbeat(0), nowNanos);
            }
        }
    }

    /** The transport takes bytes, or takes none for now. */
    public void onWritable(boolean nowWritable, long nowNanos) {
        if (output.onWritable(nowWritable, nowNanos) && state == ServerState.ATTACHED) {
            output.snapshotWanted();
            events.add(new ServerEvent.SnapshotWanted());
        }
    }

    private long stallEndsAt() {
        return state == ServerState.CLOSING ? NO_DEADLINE : output.stallEndsAt();
    }

    /** Whether the transport is read at all: a gateway that holds a client back must not hold its silence against it. */
    public void onReading(boolean nowReading, long nowNanos) {
        clock.reads(nowReading, nowNanos);
    }

    // ---- from the gateway

    /** The answer to LoginWanted and ResumeWanted: the session stands on this connection. */
    public void onEstablished(Established session, long nowNanos) {
        if (gateway(ServerCause.ESTABLISHED, "session " + session.sessionId())) {
            pushes.begin(session.firstSequence());
            clock.noLimit();
            RateLimit rate = switch (session.role()) {
                case IVR -> settings.ivrRate();
                case PROXY -> RateLimit.PROXY;
                default -> settings.agentRate();
            };
            input.limit(rate, nowNanos);
            send(new ServerMessage.SessionEstablished(session.sessionId(), session.token(), pushes.due(),
                    session.resumed(), clock.heartbeatMillis(), limits(rate), session.position()), nowNanos);
        }
    }

    /** The answer to LoginWanted and ResumeWanted: no. The client may try again. */
    public void onLoginRefused(RefusalReason reason, String detail, long nowNanos) {
        if (gateway(ServerCause.LOGIN_REFUSED, reason.name())) {
            clock.limit(ProtocolLimits.LOGIN_MILLIS_MAX, nowNanos);
            send(ServerMessage.Refused.of(reason, detail, 0), nowNanos);
        }
    }

    /** A request that the gateway cannot hand on. */
    public void onRequestRefused(long requestId, RefusalReason reason, String detail, long nowNanos) {
        if (gateway(ServerCause.REQUEST_REFUSED, "request " + requestId)) {
            send(ServerMessage.Refused.of(reason, detail, requestId), nowNanos);
        }
    }

    /**
     * A push. A sequence that was sent on this connection is left out. One that leaves a gap ends the connection; the client resumes, unless it was the first
     * push here: then what lies between is not kept any more, and only a new session helps.
     */
    public void onPush(long sequence, Push push, long nowNanos) {
        if (!gateway(ServerCause.PUSH, "push " + sequence)) {
            return;
        }
        switch (pushes.take(sequence)) {
            case NEXT -> send(new ServerMessage.Pushed(sequence, push), nowNanos);
            case AHEAD -> failAt(RefusalReason.OUTCOME_UNKNOWN, sequence, nowNanos);
            case BEYOND -> failAt(RefusalReason.TOO_MANY_PENDING, sequence, nowNanos);
            case SENT -> {
                // The client has it, or will have.
            }
        }
    }

    private void failAt(RefusalReason reason, long sequence, long nowNanos) {
        fail(reason, "push " + sequence + " came where " + pushes.due() + " was due", Arrival.at(nowNanos));
    }

    /** A query that the gateway cannot answer. */
    public void onQueryRefused(long queryId, RefusalReason reason, String detail, long nowNanos) {
        onAnswer(ServerMessage.Refused.ofQuery(reason, detail, queryId), nowNanos);
    }

    /** An answer to a query, or octets for a client that a proxy carries. */
    public void onAnswer(ServerMessage answer, long nowNanos) {
        if (gateway(ServerCause.ANSWER, answer.getClass().getSimpleName())) {
            send(answer, nowNanos);
        }
    }

    /**
     * The connection reads these topics from now on. They follow the answer whole and in this order, whatever was sent before.
     *
     * @param position of the journal at which all of them are shown
     */
    public void onSubscribed(ServerMessage.Subscribed answer, List<TopicFrame> frames, long nowNanos) {
        if (!gateway(ServerCause.ANSWER, "subscription " + answer.queryId())) {
            return;
        }
        if (answer.queryId() == 0 && !output.mayBegin()) {
            fail(RefusalReason.TOO_SLOW, "topics began anew " + ServerOutput.SNAPSHOTS_MAX + " times and were not read",
                    Arrival.at(nowNanos));
            return;
        }
        send(answer, nowNanos);
        if (state == ServerState.ATTACHED) {
            output.begin(frames);
        }
    }

    /** A version of a topic; older ones that still wait are left out. When too many topics wait all are forgotten, and the connection begins anew with them. */
    public void onTopic(TopicFrame frame, long nowNanos) {
        if (gateway(ServerCause.TOPIC, frame.topic())) {
            output.topic(frame);
        }
    }

    /**
     * A version of a topic that need not wait, because nothing does: what is to be sent at once. Null when it waits like others, by {@link #onTopic}, which is
     * then called by the owner.
     */
    public SharedFrame topicNow(TopicFrame frame) {
        return state == ServerState.ATTACHED ? output.now(frame) : null;
    }

    /** Whether topics wait that a newer version may yet replace before they are taken. */
    public boolean holdsTopics() {
        return output.holdsTopics();
    }

    /**
     * Whether a session stands and nothing waits, so that versions of topics may be sent whole without being told here. True until the connection is called
     * again.
     */
    public boolean isClear() {
        return state == ServerState.ATTACHED && events.isEmpty() && output.isClear();
    }

    /** A topic may not be read any more: what waits of it is not sent. */
    public void onTopicEnded(String topic, long nowNanos) {
        if (gateway(ServerCause.TOPIC, topic)) {
            output.leave(topic);
            send(new ServerMessage.TopicEnded(topic), nowNanos);
        }
    }

    /** A topic is over: its last version, if that waits, and then that there is no more. */
    public void onTopicOver(String topic, long nowNanos) {
        if (gateway(ServerCause.TOPIC, topic)) {
            output.hasten(topic);
            output.leave(topic);
            send(new ServerMessage.TopicEnded(topic), nowNanos);
        }
    }

    /** The connection reads a topic no longer, and the client knows. */
    public void onTopicLeft(String topic) {
        output.leave(topic);
    }

    /** Ends the connection; what was sent before still leaves. */
    public void onClose(RefusalReason reason, String detail, long nowNanos) {
        if (ServerTable.verdict(state, ServerCause.CLOSE) instanceof Verdict.Move) {
            close(reason, detail, nowNanos);
        }
    }

    // ---- what came of it

    /** The events since the last call, in order. */
    public List<ServerEvent> takeEvents() {
        if (events.isEmpty()) {
            return List.of();
        }
        List<ServerEvent> taken = events;
        events = new ArrayList<>();
        return taken;
    }

    /** Bytes that are to be written now: whole frames, in an array that may be shared and is not to be changed. To be called again until it gives none; it gives none while the transport takes none. */
    public byte[] takeOutput() {
        return output.take(state == ServerState.CLOSING);
    }

    /** Whether the connection has said Closing; nothing that arrives is read any more. */
    public boolean isClosing() {
        return state == ServerState.CLOSING;
    }

    /** Whether the transport is to be closed at once: the peer has had its time to read Closing. */
    public boolean isCutWanted() {
        return cutWanted;
    }

    /** When {@link #onTime(long)} is to be called, or {@link #NO_DEADLINE}. */
    public long nextDeadlineNanos() {
        if (cutWanted) {
            return NO_DEADLINE;
        }
        return Math.min(stallEndsAt(), clock.nextDeadline(state));
    }

    /** Where the connection is. */
    public ServerState state() {
        return state;
    }

    /** Whole frames that have come, whatever was in them. */
    public long framesReceived() {
        return input.frames();
    }

    /** Frames that the transport was given. */
    public long framesSent() {
        return output.framesTaken();
    }

    /** The reason of Closing; null as long as it was not said. */
    public RefusalReason closedFor() {
        return closedFor;
    }

    /** Bytes and topics that wait for the transport. */
    public int waitingBytes() {
        return output.waitingBytes();
    }

    // ---- inside

    private void onMessage(ClientMessage message, Arrival arrival) {
        ServerCause cause = ServerCause.of(message);
        if (!apply(cause, message, arrival)) {
            return;
        }
        long now = arrival.nowNanos();
        switch (message) {
            case ClientMessage.Hello hello -> onHello(hello, arrival);
            case ClientMessage.Login login -> onLogin(login, arrival);
            case ClientMessage.Resume resume -> onResume(resume, arrival);
            case ClientMessage.Heartbeat heartbeat -> send(new ServerMessage.Heartbeat(heartbeat.sentMillis()), now);
            case ClientMessage.Acknowledge acknowledge -> onAcknowledge(acknowledge, arrival);
            case ClientMessage.Request request -> onRequest(request, now);
            case ClientMessage.Logout logout -> events.add(new ServerEvent.LogoutWanted());
            case ClientMessage.CarryOpen open -> events.add(new ServerEvent.CarriedReceived(open));
            case ClientMessage.CarryBytes bytes -> events.add(new ServerEvent.CarriedReceived(bytes));
            case ClientMessage.CarryClose close -> events.add(new ServerEvent.CarriedReceived(close));
            case ClientMessage.Subscribe query -> onQuery(query, now);
            case ClientMessage.Unsubscribe query -> onQuery(query, now);
            case ClientMessage.Search query -> onQuery(query, now);
            case ClientMessage.ReadLog query -> onQuery(query, now);
            case ClientMessage.AcknowledgeLog query -> onQuery(query, now);
            case ClientMessage.StopLog query -> onQuery(query, now);
            case ClientMessage.ReadDesk query -> onQuery(query, now);
            case ClientMessage.ReadWrapUpCodes query -> onQuery(query, now);
        }
    }

    private boolean apply(ServerCause cause, Arrival arrival) {
        return apply(cause, null, arrival);
    }

    /**
     * Does what the table says; true when the cause is to be handled.
     *
     * @param message that is the cause, null = no message
     */
    private boolean apply(ServerCause cause, ClientMessage message, Arrival arrival) {
        switch (ServerTable.verdict(state, cause)) {
            case Verdict.Move move -> {
                state = move.to();
                return true;
            }
            case Verdict.Accept accept -> {
                if (cause == ServerCause.TIME_LIMIT) {
                    cutWanted = true;
                }
                return true;
            }
            case Verdict.Ignore ignore -> {
                return false;
            }
            case Verdict.Refuse refuse -> {
                send(refused(refuse, message), arrival.nowNanos());
                return false;
            }
            case Verdict.Close close -> {
                fail(close.reason(), close.because(), arrival);
                return false;
            }
            case Verdict.Anomaly anomaly -> {
                events.add(new ServerEvent.GatewayAnomaly(state, cause, anomaly.because()));
                return false;
            }
        }
    }

    /** Names what is refused: without a name it would answer a login. */
    private static ServerMessage.Refused refused(Verdict.Refuse refuse, ClientMessage message) {
        return message instanceof ClientMessage.Request request
                ? ServerMessage.Refused.of(refuse.reason(), refuse.because(), request.requestId())
                : ServerMessage.Refused.ofQuery(refuse.reason(), refuse.because(), MessageChecks.queryId(message));
    }

    private boolean gateway(ServerCause cause, String what) {
        Verdict verdict = ServerTable.verdict(state, cause);
        if (verdict instanceof Verdict.Anomaly anomaly) {
            events.add(new ServerEvent.GatewayAnomaly(state, cause, what + ": " + anomaly.because()));
            return false;
        }
        if (verdict instanceof Verdict.Move move) {
            state = move.to();
        }
        return !(verdict instanceof Verdict.Ignore);
    }

    private void onHello(ClientMessage.Hello hello, Arrival arrival) {
        Handshake.Agreement agreed = Handshake.agree(hello);
        if (!agreed.isReached()) {
            fail(agreed.refused(), agreed.detail(), arrival);
            return;
        }
        long now = arrival.nowNanos();
        clock.wish(hello.heartbeatMillis());
        clock.limit(ProtocolLimits.LOGIN_MILLIS_MAX, now);
        output.withChanges(!agreed.features().isEmpty());
        send(new ServerMessage.Welcome(agreed.version(), settings.serverName(), clock.heartbeatMillis(),
                limits(settings.agentRate()), agreed.features()), now);
        events.add(new ServerEvent.ClientGreeted(hello.clientName(), hello.clientVersion(), agreed.version()));
    }

    private void onLogin(ClientMessage.Login login, Arrival arrival) {
        if (mayAuthenticate(MessageChecks.problem(login), arrival)) {
            events.add(new ServerEvent.LoginWanted(login.userId(), login.password(), login.role(), login.takeover(),
                    login.loginToken()));
        }
    }

    private void onResume(ClientMessage.Resume resume, Arrival arrival) {
        if (mayAuthenticate(MessageChecks.problem(resume), arrival)) {
            events.add(new ServerEvent.ResumeWanted(resume.sessionId(), resume.token(), resume.lastSequence()));
        }
    }

    private static Limits limits(RateLimit rate) {
        return new Limits(Framing.CLIENT_FRAME_BYTES_MAX, Framing.SERVER_FRAME_BYTES_MAX, rate.messagesPerSecond(),
                rate.burstMessages());
    }

    /** Counts the attempt; the state is AUTHENTICATING already and goes back when there is something wrong. */
    private boolean mayAuthenticate(String wrong, Arrival arrival) {
        if (!handshake.mayLogIn()) {
            fail(RefusalReason.LOCKED_OUT, "at most " + ProtocolLimits.LOGINS_MAX + " logins a connection", arrival);
            return false;
        }
        if (wrong != null) {
            onLoginRefused(RefusalReason.BAD_ARGUMENT, wrong, arrival.nowNanos());
            return false;
        }
        clock.limit(ProtocolLimits.AUTHENTICATION_MILLIS_MAX, arrival.nowNanos());
        return true;
    }

    /** Hands a query on, or refuses it when something is wrong with it. */
    private void onQuery(ClientMessage query, long nowNanos) {
        String problem = MessageChecks.problem(query);
        if (problem == null) {
            events.add(new ServerEvent.QueryReceived(query));
        } else {
            send(ServerMessage.Refused.ofQuery(RefusalReason.BAD_ARGUMENT, problem, MessageChecks.queryId(query)),
                    nowNanos);
        }
    }

    private void onAcknowledge(ClientMessage.Acknowledge acknowledge, Arrival arrival) {
        long sequence = acknowledge.sequence();
        if (!pushes.isSent(sequence)) {
            fail(RefusalReason.BAD_ARGUMENT, "push " + sequence + " was never sent", arrival);
        } else if (pushes.acknowledge(sequence)) {
            events.add(new ServerEvent.PushesAcknowledged(sequence));
        }
    }

    private void onRequest(ClientMessage.Request request, long nowNanos) {
        String problem = MessageChecks.problem(request);
        if (problem == null) {
            events.add(new ServerEvent.RequestReceived(request.requestId(), request.command()));
        } else {
            send(ServerMessage.Refused.of(RefusalReason.BAD_ARGUMENT, problem, request.requestId()), nowNanos);
        }
    }

    private void send(ServerMessage message, long nowNanos) {
        ServerOutput.Appended appended = output.append(message);
        if (appended == ServerOutput.Appended.LARGER_THAN_A_FRAME) {
            fail(RefusalReason.FRAME_TOO_LARGE, "a message of the server is larger than a frame",
                    Arrival.at(nowNanos));
        } else if (appended == ServerOutput.Appended.TOO_MUCH_WAITS && state != ServerState.CLOSING) {
            fail(RefusalReason.TOO_SLOW, "more than " + settings.waitingBytesMax() + " bytes wait",
                    Arrival.at(nowNanos));
        } else {
            clock.sends(nowNanos);
        }
    }

    private void fail(RefusalReason reason, String detail, Arrival arrival) {
        if (state != ServerState.CLOSING) {
            events.add(new ServerEvent.ConnectionFailed(reason, arrival.streamOffset(), detail));
            String where = arrival.streamOffset() < 0 ? "" : " (byte " + arrival.streamOffset() + ")";
            close(reason, detail + where, arrival.nowNanos());
        }
    }

    private void close(RefusalReason reason, String detail, long nowNanos) {
        state = ServerState.CLOSING;
        closedFor = reason;
        input.stop();
        output.forget(reason == RefusalReason.TOO_SLOW);
        clock.limit(ProtocolLimits.LINGER_MILLIS_MAX, nowNanos);
        send(ServerMessage.Closing.of(reason, detail), nowNanos);
    }
}
