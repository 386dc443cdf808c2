package io.strowger.agent.session;

import static io.strowger.agent.session.ProtocolLimits.NANOS_PER_MILLI;

import io.strowger.agent.frame.FrameReader;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.Limits;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    /** A larger output buffer is given back when it was taken, in bytes. */
    private static final int RETAINED_BYTES_MAX = 1024;
    /** Topics are handed to the transport in pieces of about so many bytes. */
    private static final int PIECE_BYTES = 64 * 1024;
    /** Times that a connection may begin anew with its topics before it has taken all of the last beginning. */
    private static final int SNAPSHOTS_MAX = 3;
    private static final RecordCodec<ClientMessage> IN = RecordCodec.of(ClientMessage.class);
    private static final RecordCodec<ServerMessage> OUT = RecordCodec.of(ServerMessage.class);
    private static final byte[] NOTHING = {};

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
    private final FrameReader reader = new FrameReader(Framing.CLIENT_FRAME_BYTES_MAX);
    private final Map<String, TopicFrame> topics = new LinkedHashMap<>(4);
    /** The version of each topic that was handed to the transport last; null unless the client takes changes. */
    private Map<String, Long> sent;
    /** Topics that waited at the last beginning. */
    private int beginning;
    private int beginnings;
    private boolean snapshotDue;
    private long stalledAt = NO_DEADLINE;
    private List<ServerEvent> events = new ArrayList<>();
    private RecordWriter out = new RecordWriter();
    private TokenBucket bucket;
    private ServerState state = ServerState.AWAIT_HELLO;
    private boolean writable = true;
    private boolean reading = true;
    private boolean cutWanted;
    private boolean pushedHere;
    private int heartbeatMillis;
    private int logins;
    private long nextSequence;
    private long acknowledged;
    private long timeLimitAt;
    private long receivedAt;
    private long heartbeatAt = NO_DEADLINE;

    /** A connection that a client has just opened. */
    public ServerConnection(ServerSettings settings, long nowNanos) {
        this.settings = settings;
        this.heartbeatMillis = settings.heartbeatMillis();
        this.bucket = new TokenBucket(settings.agentRate(), nowNanos);
        this.receivedAt = nowNanos;
        this.timeLimitAt = nowNanos + ProtocolLimits.HELLO_MILLIS_MAX * NANOS_PER_MILLI;
    }

    // ---- from the transport

    /** Takes bytes as they arrived, cut anywhere. */
    public void onBytes(byte[] array, int offset, int length, long nowNanos) {
        reader.feed(array, offset, length, new FrameReader.Sink() {
            @Override
            public boolean onMessage(byte[] bytes, int from, int count, long streamOffset) {
                onMessageBytes(bytes, from, count, new Arrival(nowNanos, streamOffset));
                return state != ServerState.CLOSING;
            }

            @Override
            public void onFault(RefusalReason reason, long streamOffset, String detail) {
                fail(reason, detail, new Arrival(nowNanos, streamOffset));
            }
        });
    }

    /** What arrived is no message, as the transport has found out: the connection ends with BAD_FRAME. */
    public void onUnreadable(String detail, long nowNanos) {
        fail(RefusalReason.BAD_FRAME, detail, new Arrival(nowNanos, -1));
    }

    /** Does what is due. Early and late calls are harmless. */
    public void onTime(long nowNanos) {
        if (nowNanos >= timeLimitAt) {
            apply(ServerCause.TIME_LIMIT, new Arrival(nowNanos, -1));
        }
        if (nowNanos >= silenceAt()) {
            apply(ServerCause.SILENCE, new Arrival(nowNanos, -1));
        }
        stalls(nowNanos);
        if (nowNanos >= heartbeatAt && state != ServerState.CLOSING) {
            heartbeatAt = nowNanos + heartbeatMillis * NANOS_PER_MILLI;
            if (out.position() == 0) {
                // What waits to be sent shows life as well.
                send(new ServerMessage.Heartbeat(0), nowNanos);
            }
        }
    }

    /** The transport takes bytes, or takes none for now. */
    public void onWritable(boolean nowWritable, long nowNanos) {
        if (writable && !nowWritable) {
            stalledAt = nowNanos;
        }
        writable = nowWritable;
        if (writable) {
            stalledAt = NO_DEADLINE;
            if (snapshotDue && state == ServerState.ATTACHED) {
                snapshotDue = false;
                events.add(new ServerEvent.SnapshotWanted());
            }
        }
    }

    /** A transport that takes nothing for so long is of no use. */
    private long stallEndsAt() {
        return stalledAt == NO_DEADLINE || state == ServerState.CLOSING
                ? NO_DEADLINE
                : stalledAt + ProtocolLimits.STALLED_MILLIS_MAX * NANOS_PER_MILLI;
    }

    private void stalls(long nowNanos) {
        if (nowNanos >= stallEndsAt()) {
            fail(RefusalReason.TOO_SLOW, "nothing was read for " + ProtocolLimits.STALLED_MILLIS_MAX + " ms",
                    new Arrival(nowNanos, -1));
        }
    }

    /** Whether the transport is read at all: a gateway that holds a client back must not hold its silence against it. */
    public void onReading(boolean nowReading, long nowNanos) {
        reading = nowReading;
        receivedAt = nowNanos;
    }

    // ---- from the gateway

    /** The answer to LoginWanted and ResumeWanted: the session stands on this connection. */
    public void onEstablished(Established session, long nowNanos) {
        if (gateway(ServerCause.ESTABLISHED, "session " + session.sessionId())) {
            nextSequence = session.firstSequence();
            acknowledged = nextSequence - 1;
            timeLimitAt = NO_DEADLINE;
            RateLimit rate = switch (session.role()) {
                case IVR -> settings.ivrRate();
                case PROXY -> RateLimit.PROXY;
                default -> settings.agentRate();
            };
            bucket = new TokenBucket(rate, nowNanos);
            send(new ServerMessage.SessionEstablished(session.sessionId(), session.token(), nextSequence,
                    session.resumed(), heartbeatMillis, limits(rate), session.position()), nowNanos);
        }
    }

    /** The answer to LoginWanted and ResumeWanted: no. The client may try again. */
    public void onLoginRefused(RefusalReason reason, String detail, long nowNanos) {
        if (gateway(ServerCause.LOGIN_REFUSED, reason.name())) {
            timeLimitAt = nowNanos + ProtocolLimits.LOGIN_MILLIS_MAX * NANOS_PER_MILLI;
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
        if (!gateway(ServerCause.PUSH, "push " + sequence) || sequence < nextSequence) {
            return;
        }
        if (sequence > nextSequence) {
            fail(pushedHere ? RefusalReason.OUTCOME_UNKNOWN : RefusalReason.TOO_MANY_PENDING,
                    "push " + sequence + " came where " + nextSequence + " was due",
                    new Arrival(nowNanos, -1));
            return;
        }
        nextSequence++;
        pushedHere = true;
        send(new ServerMessage.Pushed(sequence, push), nowNanos);
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
        if (answer.queryId() == 0 && ++beginnings > SNAPSHOTS_MAX) {
            fail(RefusalReason.TOO_SLOW, "topics began anew " + SNAPSHOTS_MAX + " times and were not read",
                    new Arrival(nowNanos, -1));
            return;
        }
        send(answer, nowNanos);
        if (state == ServerState.ATTACHED) {
            for (TopicFrame frame : frames) {
                forget(frame.topic());
                waits(frame);
            }
            beginning = topics.size();
        }
    }

    /** A version of a topic; older ones that still wait are left out. When too many topics wait all are forgotten, and the connection begins anew with them. */
    public void onTopic(TopicFrame frame, long nowNanos) {
        if (!gateway(ServerCause.TOPIC, frame.topic()) || snapshotDue) {
            return;
        }
        TopicFrame waiting = topics.get(frame.topic());
        if (waiting == null && topics.size() >= settings.waitingTopicsMax() + beginning) {
            topics.clear();
            snapshotDue = true;
        } else if (waiting == null || waiting.version() < frame.version()) {
            waits(frame);
        }
    }

    /**
     * A version of a topic that need not wait, because nothing does: what is to be sent at once. Null when it waits like others, by {@link #onTopic}, which is
     * then called by the owner.
     */
    public SharedFrame topicNow(TopicFrame frame) {
        boolean waits = state != ServerState.ATTACHED || !writable || snapshotDue || out.position() != 0
                || !topics.isEmpty();
        return waits ? null : sharedOf(frame);
    }

    /** A topic is not read any more. */
    public void onTopicEnded(String topic, long nowNanos) {
        if (gateway(ServerCause.TOPIC, topic)) {
            forget(topic);
            send(new ServerMessage.TopicEnded(topic), nowNanos);
        }
    }

    /** The connection reads a topic no longer, and the client knows. */
    public void onTopicLeft(String topic) {
        forget(topic);
    }

    private void forget(String topic) {
        if (!topics.isEmpty()) {
            topics.remove(topic);
        }
        if (sent != null) {
            sent.remove(topic);
        }
    }

    private void waits(TopicFrame frame) {
        topics.put(frame.topic(), frame);
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
        if (!writable && state != ServerState.CLOSING) {
            return NOTHING;
        }
        if (!topics.isEmpty()) {
            byte[] only = onlyTopic();
            if (only != null) {
                return only;
            }
            takeTopics();
        }
        if (out.position() == 0) {
            return NOTHING;
        }
        byte[] taken = out.toByteArray();
        out.reset();
        if (out.array().length > RETAINED_BYTES_MAX) {
            out = new RecordWriter();
        }
        return taken;
    }

    /** The shared bytes of the only topic that waits, when nothing else does; else null. */
    private byte[] onlyTopic() {
        if (out.position() != 0 || topics.size() != 1) {
            return null;
        }
        TopicFrame frame = topics.values().iterator().next();
        topics.clear();
        allTaken();
        return sharedOf(frame).bytes();
    }

    private void takeTopics() {
        Iterator<TopicFrame> waiting = topics.values().iterator();
        while (waiting.hasNext()) {
            byte[] bytes = sharedOf(waiting.next()).bytes();
            out.writeBytes(bytes, 0, bytes.length);
            waiting.remove();
            if (out.position() >= PIECE_BYTES) {
                break;
            }
        }
        if (topics.isEmpty()) {
            allTaken();
        }
    }

    private void allTaken() {
        beginning = 0;
        beginnings = 0;
    }

    private SharedFrame sharedOf(TopicFrame frame) {
        if (sent == null) {
            return frame.frame();
        }
        Long before = sent.put(frame.topic(), frame.version());
        return before == null ? frame.frame() : frame.frameAfter(before);
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
        return Math.min(Math.min(timeLimitAt, stallEndsAt()),
                Math.min(silenceAt(), state == ServerState.CLOSING ? NO_DEADLINE : heartbeatAt));
    }

    /** Where the connection is. */
    public ServerState state() {
        return state;
    }

    /** Bytes and topics that wait for the transport. */
    public int waitingBytes() {
        return out.position() + topics.values().stream().mapToInt(TopicFrame::bytes).sum();
    }

    // ---- inside

    /** When and where in the stream something arrived; the offset is -1 for what did not come from the stream. */
    private record Arrival(long nowNanos, long streamOffset) {}

    private long silenceAt() {
        boolean watched = reading && state != ServerState.AWAIT_HELLO && state != ServerState.CLOSING;
        return watched
                ? receivedAt + (long) ProtocolLimits.HEARTBEATS_MISSED_MAX * heartbeatMillis * NANOS_PER_MILLI
                : NO_DEADLINE;
    }

    private void onMessageBytes(byte[] bytes, int offset, int length, Arrival arrival) {
        receivedAt = arrival.nowNanos();
        if (!bucket.take(arrival.nowNanos())) {
            fail(RefusalReason.RATE_EXCEEDED, "", arrival);
            return;
        }
        switch (IN.decode(bytes, offset, length)) {
            case Decoded.Fault<ClientMessage> fault -> fail(RefusalReason.BAD_FRAME,
                    fault.fault().sentence() + ": " + fault.detail(),
                    new Arrival(arrival.nowNanos(), arrival.streamOffset() + fault.offset()));
            case Decoded.Value<ClientMessage> value -> onMessage(value.value(), arrival);
        }
    }

    private void onMessage(ClientMessage message, Arrival arrival) {
        ServerCause cause = causeOf(message);
        if (!apply(cause, requestIdOf(message), arrival)) {
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
            case ClientMessage.Subscribe subscribe -> onSubscribe(subscribe, now);
            case ClientMessage.Unsubscribe unsubscribe -> events.add(new ServerEvent.QueryReceived(unsubscribe));
            case ClientMessage.Search search -> onSearch(search, now);
            case ClientMessage.ReadLog read -> onReadLog(read, now);
            case ClientMessage.ReadDesk read -> onReadDesk(read, read.queryId(), "", now);
            case ClientMessage.ReadWrapUpCodes read -> onReadDesk(read, read.queryId(), read.skill(), now);
            case ClientMessage.AcknowledgeLog acknowledge -> events.add(new ServerEvent.QueryReceived(acknowledge));
            case ClientMessage.StopLog stop -> events.add(new ServerEvent.QueryReceived(stop));
            case ClientMessage.CarryOpen open -> events.add(new ServerEvent.CarriedReceived(open));
            case ClientMessage.CarryBytes bytes -> events.add(new ServerEvent.CarriedReceived(bytes));
            case ClientMessage.CarryClose close -> events.add(new ServerEvent.CarriedReceived(close));
        }
    }

    private static ServerCause causeOf(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Hello hello -> ServerCause.HELLO;
            case ClientMessage.Login login -> ServerCause.LOGIN;
            case ClientMessage.Resume resume -> ServerCause.RESUME;
            case ClientMessage.Heartbeat heartbeat -> ServerCause.HEARTBEAT;
            case ClientMessage.Acknowledge acknowledge -> ServerCause.ACKNOWLEDGE;
            case ClientMessage.Request request -> ServerCause.REQUEST;
            case ClientMessage.Logout logout -> ServerCause.LOGOUT;
            case ClientMessage.Subscribe query -> ServerCause.QUERY;
            case ClientMessage.Unsubscribe query -> ServerCause.QUERY;
            case ClientMessage.Search query -> ServerCause.QUERY;
            case ClientMessage.ReadLog query -> ServerCause.QUERY;
            case ClientMessage.ReadDesk query -> ServerCause.QUERY;
            case ClientMessage.ReadWrapUpCodes query -> ServerCause.QUERY;
            case ClientMessage.AcknowledgeLog query -> ServerCause.QUERY;
            case ClientMessage.StopLog query -> ServerCause.QUERY;
            case ClientMessage.CarryOpen carried -> ServerCause.CARRY;
            case ClientMessage.CarryBytes carried -> ServerCause.CARRY;
            case ClientMessage.CarryClose carried -> ServerCause.CARRY;
        };
    }

    private static long requestIdOf(ClientMessage message) {
        return message instanceof ClientMessage.Request request ? request.requestId() : 0;
    }

    private boolean apply(ServerCause cause, Arrival arrival) {
        return apply(cause, 0, arrival);
    }

    /** Does what the table says; true when the cause is to be handled. */
    private boolean apply(ServerCause cause, long requestId, Arrival arrival) {
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
                send(ServerMessage.Refused.of(refuse.reason(), refuse.because(), requestId), arrival.nowNanos());
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
        if (isTooLong(hello.clientName()) || isTooLong(hello.clientVersion())
                || hello.features().size() > ProtocolLimits.FEATURES_MAX) {
            fail(RefusalReason.BAD_ARGUMENT, "a text or the list of features in Hello is too long", arrival);
            return;
        }
        int version = Math.min(hello.versionMax(), ProtocolLimits.VERSION_MAX);
        if (version < Math.max(hello.versionMin(), ProtocolLimits.VERSION_MIN)) {
            fail(RefusalReason.VERSION_UNSUPPORTED, "the client speaks " + hello.versionMin() + " to "
                    + hello.versionMax() + ", the server " + ProtocolLimits.VERSION_MIN + " to "
                    + ProtocolLimits.VERSION_MAX, arrival);
            return;
        }
        if (hello.heartbeatMillis() != 0) {
            heartbeatMillis = Math.clamp(hello.heartbeatMillis(), ProtocolLimits.HEARTBEAT_MILLIS_MIN,
                    ProtocolLimits.HEARTBEAT_MILLIS_MAX);
        }
        long now = arrival.nowNanos();
        timeLimitAt = now + ProtocolLimits.LOGIN_MILLIS_MAX * NANOS_PER_MILLI;
        List<String> features = hello.features().contains(ProtocolLimits.FEATURE_DELTA)
                ? List.of(ProtocolLimits.FEATURE_DELTA)
                : List.of();
        sent = features.isEmpty() ? null : new HashMap<>(4);
        send(new ServerMessage.Welcome(version, settings.serverName(), heartbeatMillis, limits(settings.agentRate()),
                features), now);
        events.add(new ServerEvent.ClientGreeted(hello.clientName(), hello.clientVersion(), version));
    }

    private void onLogin(ClientMessage.Login login, Arrival arrival) {
        boolean bad = login.userId().isEmpty() || isTooLong(login.userId()) || isTooLong(login.password())
                || login.role() == null || login.loginToken().length() > ProtocolLimits.LOGIN_TOKEN_CHARS_MAX;
        if (mayAuthenticate(bad ? "user, password or role is missing or too long" : null, arrival)) {
            events.add(new ServerEvent.LoginWanted(login.userId(), login.password(), login.role(), login.takeover(),
                    login.loginToken()));
        }
    }

    private void onResume(ClientMessage.Resume resume, Arrival arrival) {
        boolean bad = resume.sessionId().isEmpty() || isTooLong(resume.sessionId()) || resume.token().isEmpty()
                || resume.token().length() > ProtocolLimits.TOKEN_BYTES_MAX || resume.lastSequence() < 0;
        if (mayAuthenticate(bad ? "session, token or sequence is missing or out of its range" : null, arrival)) {
            events.add(new ServerEvent.ResumeWanted(resume.sessionId(), resume.token(), resume.lastSequence()));
        }
    }

    private static Limits limits(RateLimit rate) {
        return new Limits(Framing.CLIENT_FRAME_BYTES_MAX, Framing.SERVER_FRAME_BYTES_MAX, rate.messagesPerSecond(),
                rate.burstMessages());
    }

    /** Counts the attempt; the state is AUTHENTICATING already and goes back when there is something wrong. */
    private boolean mayAuthenticate(String wrong, Arrival arrival) {
        if (++logins > ProtocolLimits.LOGINS_MAX) {
            fail(RefusalReason.LOCKED_OUT, "at most " + ProtocolLimits.LOGINS_MAX + " logins a connection", arrival);
            return false;
        }
        if (wrong != null) {
            onLoginRefused(RefusalReason.BAD_ARGUMENT, wrong, arrival.nowNanos());
            return false;
        }
        timeLimitAt = arrival.nowNanos() + ProtocolLimits.AUTHENTICATION_MILLIS_MAX * NANOS_PER_MILLI;
        return true;
    }

    private void onSubscribe(ClientMessage.Subscribe subscribe, long nowNanos) {
        boolean tooLong = subscribe.patterns().stream().anyMatch(ServerConnection::isTooLong);
        if (tooLong || subscribe.patterns().isEmpty() || subscribe.queryId() < 1) {
            refuseQuery(subscribe.queryId(), "queries begin with 1, and a subscription has patterns of at most "
                    + ProtocolLimits.TEXT_CHARS_MAX + " characters", nowNanos);
        } else {
            events.add(new ServerEvent.QueryReceived(subscribe));
        }
    }

    private void onSearch(ClientMessage.Search search, long nowNanos) {
        if (search.queryId() < 1 || isTooLong(search.text()) || search.offset() < 0 || search.limit() < 1
                || search.limit() > ProtocolLimits.SEARCH_ENTRIES_MAX) {
            refuseQuery(search.queryId(), "queries begin with 1, offsets with 0, and an answer has 1 to "
                    + ProtocolLimits.SEARCH_ENTRIES_MAX + " entries", nowNanos);
        } else {
            events.add(new ServerEvent.QueryReceived(search));
        }
    }

    private void onReadLog(ClientMessage.ReadLog read, long nowNanos) {
        if (read.queryId() < 1 || read.stream() == null || isTooLong(read.position()) || read.window() < 1
                || read.window() > ProtocolLimits.LOG_WINDOW_MAX) {
            refuseQuery(read.queryId(), "queries begin with 1, and a window has 1 to "
                    + ProtocolLimits.LOG_WINDOW_MAX + " rows", nowNanos);
        } else {
            events.add(new ServerEvent.QueryReceived(read));
        }
    }

    private void onReadDesk(ClientMessage query, long queryId, String skill, long nowNanos) {
        if (queryId < 1 || isTooLong(skill)) {
            refuseQuery(queryId, "queries begin with 1, and a skill has at most " + ProtocolLimits.TEXT_CHARS_MAX
                    + " characters", nowNanos);
        } else {
            events.add(new ServerEvent.QueryReceived(query));
        }
    }

    private void refuseQuery(long queryId, String detail, long nowNanos) {
        send(ServerMessage.Refused.ofQuery(RefusalReason.BAD_ARGUMENT, detail, queryId), nowNanos);
    }

    private void onAcknowledge(ClientMessage.Acknowledge acknowledge, Arrival arrival) {
        if (acknowledge.sequence() >= nextSequence) {
            fail(RefusalReason.BAD_ARGUMENT, "push " + acknowledge.sequence() + " was never sent", arrival);
        } else if (acknowledge.sequence() > acknowledged) {
            acknowledged = acknowledge.sequence();
            events.add(new ServerEvent.PushesAcknowledged(acknowledged));
        }
    }

    private void onRequest(ClientMessage.Request request, long nowNanos) {
        if (request.requestId() < 1) {
            send(ServerMessage.Refused.of(RefusalReason.BAD_ARGUMENT, "request ids begin with 1", request.requestId()),
                    nowNanos);
        } else if (request.command() == null) {
            send(ServerMessage.Refused.of(RefusalReason.BAD_ARGUMENT, "this server knows no such command",
                    request.requestId()), nowNanos);
        } else if (!isComplete(request.command())) {
            send(ServerMessage.Refused.of(RefusalReason.BAD_ARGUMENT, "the command names no call or contact",
                    request.requestId()), nowNanos);
        } else {
            events.add(new ServerEvent.RequestReceived(request.requestId(), request.command()));
        }
    }

    /** An absent message is null in a record; commands that name a call or contact must have one. */
    private static boolean isComplete(Command command) {
        return switch (command) {
            case Command.AnswerCall answer -> answer.call() != null;
            case Command.HoldCall hold -> hold.call() != null;
            case Command.RetrieveCall retrieve -> retrieve.call() != null;
            case Command.ClearConnection clear -> clear.call() != null;
            case Command.CancelAgentRequest cancel -> cancel.contact() != null;
            case Command.ClearCall clear -> clear.call() != null;
            case Command.AlternateCall two -> two.activeCall() != null && two.heldCall() != null;
            case Command.ReconnectCall two -> two.activeCall() != null && two.heldCall() != null;
            case Command.ConferenceCall two -> two.activeCall() != null && two.heldCall() != null;
            case Command.TransferCall two -> two.activeCall() != null && two.heldCall() != null;
            case Command.ConsultationCall consult -> consult.call() != null;
            case Command.BlindTransferCall transfer -> transfer.call() != null;
            case Command.SingleStepTransferCall transfer -> transfer.call() != null;
            case Command.SingleStepConferenceCall conference -> conference.call() != null;
            case Command.DeflectCall deflect -> deflect.call() != null;
            case Command.ParkCall park -> park.call() != null;
            case Command.SendDtmfTone send -> send.call() != null;
            case Command.CallCompletion complete -> complete.call() != null;
            case Command.AttachCallData attach -> attach.call() != null;
            case Command.SetWrapUp wrapUp -> wrapUp.contact() != null;
            default -> true;
        };
    }

    private static boolean isTooLong(String text) {
        return text.length() > ProtocolLimits.TEXT_CHARS_MAX;
    }

    private void send(ServerMessage message, long nowNanos) {
        int before = out.position();
        if (Framing.append(out, OUT, message, Framing.SERVER_FRAME_BYTES_MAX) < 0) {
            fail(RefusalReason.FRAME_TOO_LARGE, "a message of the server is larger than a frame",
                    new Arrival(nowNanos, -1));
        } else if (before > 0 && out.position() > settings.waitingBytesMax() && state != ServerState.CLOSING) {
            fail(RefusalReason.TOO_SLOW, "more than " + settings.waitingBytesMax() + " bytes wait",
                    new Arrival(nowNanos, -1));
        } else {
            heartbeatAt = nowNanos + heartbeatMillis * NANOS_PER_MILLI;
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
        reader.stop();
        topics.clear();
        if (reason == RefusalReason.TOO_SLOW) {
            // Whole frames are forgotten: the peer would read for long before it came to the farewell.
            out.reset();
        }
        timeLimitAt = nowNanos + ProtocolLimits.LINGER_MILLIS_MAX * NANOS_PER_MILLI;
        send(ServerMessage.Closing.of(reason, detail), nowNanos);
    }
}
