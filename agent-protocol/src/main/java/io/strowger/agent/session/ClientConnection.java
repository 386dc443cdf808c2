package io.strowger.agent.session;

import static io.strowger.agent.session.ProtocolLimits.NANOS_PER_MILLI;

import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.RefusalCodes;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import java.util.ArrayList;
import java.util.List;

/**
 * The client's side of a session, without I/O. It outlives its transports: the owner opens one after another, and the session is resumed on each with nothing
 * lost and nothing twice. After every call the owner takes what came of it: {@link #takeEvents()}, {@link #takeOutput()}, {@link #nextDeadlineNanos()}.
 *
 * <p>Every request has exactly one outcome. A request without one is sent again, with the same id, when the session is resumed; the server answers a repeated
 * id with its first outcome. Requests are paced to stay within the limits that the server names.
 *
 * <p>Messages and fields of a newer server are skipped; a push of a kind that is not known here is acknowledged like any other. Confined to one thread; reads
 * no clock: every time is nanoseconds of one clock that starts near 0 and never goes back.
 */
public final class ClientConnection {
    /** No deadline is set. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;
    /** Longest time from the connection to the session, in milliseconds. */
    public static final int HANDSHAKE_MILLIS_MAX = 45_000;

    private final ClientSettings settings;
    private final OutstandingRequests outstanding = new OutstandingRequests();
    private final HeldTopics topics = new HeldTopics();
    private final PushCounter pushes = new PushCounter();
    private final ClientDeadlines deadlines = new ClientDeadlines();
    private final QueryNumbers queries = new QueryNumbers();
    private final ClientFrames frames = new ClientFrames();
    private List<ClientEvent> events = new ArrayList<>();
    private ClientState state = ClientState.DISCONNECTED;
    private String sessionId = "";
    private Bytes token = Bytes.EMPTY;
    private long nextRequestId = 1;
    private long roundTripNanos = -1;
    private long ignored;

    /** A session that is not connected yet. */
    public ClientConnection(ClientSettings settings) {
        this.settings = settings;
    }

    // ---- from the transport

    /** A transport is open. Says Hello, and then Login or Resume. Does nothing when the session is over. */
    public void onConnected(long nowNanos) {
        if (state == ClientState.OVER) {
            return;
        }
        frames.begin();
        topics.onConnected();
        state = ClientState.GREETING;
        deadlines.onConnected(nowNanos);
        send(new ClientMessage.Hello(ProtocolLimits.VERSION_MIN, ProtocolLimits.VERSION_MAX, settings.clientName(),
                settings.clientVersion(), settings.heartbeatMillis(),
                settings.takesChanges() ? List.of(ProtocolLimits.FEATURE_DELTA) : List.of()));
    }

    /** The transport is gone. */
    public void onDisconnected() {
        if (state != ClientState.OVER) {
            detach(ClientState.DISCONNECTED);
        }
    }

    /** Takes bytes as they arrived, cut anywhere. */
    public void onBytes(byte[] array, int offset, int length, long nowNanos) {
        frames.feed(array, offset, length, new ClientFrames.Sink() {
            @Override
            public void onFrame() {
                deadlines.onReceived(nowNanos);
            }

            @Override
            public void onMessage(ServerMessage message) {
                if (message == null) {
                    ignored++;
                } else {
                    ClientConnection.this.onMessage(message, nowNanos);
                }
            }

            @Override
            public void onFault(RefusalReason reason, String detail) {
                fail(reason, detail);
            }

            @Override
            public boolean isReading() {
                return isConnected();
            }
        });
    }

    /** Does what is due. Early and late calls are harmless. */
    public void onTime(long nowNanos) {
        expireRequests(nowNanos);
        if (!isConnected()) {
            return;
        }
        if (deadlines.handshakeFailed(nowNanos)) {
            fail(RefusalReason.HEARTBEAT_MISSED, "no session within " + HANDSHAKE_MILLIS_MAX + " ms");
            return;
        }
        if (deadlines.isSilent(nowNanos)) {
            fail(RefusalReason.HEARTBEAT_MISSED, "");
            return;
        }
        if (deadlines.heartbeatDue(nowNanos)) {
            deadlines.heartbeatSent(nowNanos);
            send(new ClientMessage.Heartbeat(Math.max(1, nowNanos / NANOS_PER_MILLI)));
        }
        if (deadlines.acknowledgementDue(nowNanos)) {
            acknowledge();
        }
        if (deadlines.paceDue(nowNanos)) {
            sendRequests(nowNanos);
        }
    }

    // ---- from the application

    /**
     * Makes a request. It is sent at once when the session stands, else when it stands again.
     *
     * @return its id; exactly one {@link ClientEvent.OutcomeReceived} with it follows
     * @throws NullPointerException when a text, list or map of the command is null
     */
    public long request(Command command, long nowNanos) {
        long requestId = nextRequestId;
        byte[] frame = ClientFrames.framed(new ClientMessage.Request(requestId, command));
        nextRequestId++;
        if (state == ClientState.OVER) {
            settle(requestId, RefusalReason.SESSION_UNKNOWN, "the session is over");
        } else if (frame == null) {
            settle(requestId, RefusalReason.FRAME_TOO_LARGE, "at most " + Framing.CLIENT_FRAME_BYTES_MAX + " bytes");
        } else if (outstanding.isFull()) {
            settle(requestId, RefusalReason.BUSY, "at most " + ProtocolLimits.REQUESTS_OUTSTANDING_MAX
                    + " requests may wait for their outcome");
        } else {
            outstanding.add(requestId, frame, nowNanos + settings.requestMillisMax() * NANOS_PER_MILLI);
            if (state == ClientState.ATTACHED) {
                sendRequests(nowNanos);
            }
        }
        return requestId;
    }

    /**
     * Reads topics besides those that are read already, now and on every later connection.
     *
     * @return the id of the query when it was sent, 0 when it will be with the next connection
     */
    public long subscribe(List<String> more) {
        topics.read(more);
        return state == ClientState.ATTACHED && !more.isEmpty() ? query(new ClientMessage.Subscribe(1, more)) : 0;
    }

    /** Does not read what these patterns brought any longer. */
    public void unsubscribe(List<String> less) {
        topics.leave(less);
        if (state == ClientState.ATTACHED) {
            send(new ClientMessage.Unsubscribe(less));
        }
    }

    /**
     * Asks something that is no command; its answer comes as {@link ClientEvent.AnswerReceived}. Queries do not outlive the connection.
     *
     * @return the id of the query; 0 when there is no session to send it on, and then no answer comes
     */
    public long query(ClientMessage query) {
        if (state != ClientState.ATTACHED) {
            return 0;
        }
        ClientMessage numbered = queries.numbered(query);
        send(numbered);
        return MessageChecks.queryId(numbered);
    }

    /** Sends what has no answer of its own: acknowledgement and end of a reading of the log, and what a proxy carries. Nothing is done without a session. */
    public boolean tell(ClientMessage message) {
        if (state != ClientState.ATTACHED) {
            return false;
        }
        send(message);
        return true;
    }

    /** Ends the session; SessionOver follows, from the server's answer or at once when there is no session on a transport. */
    public void logout() {
        if (state == ClientState.ATTACHED) {
            acknowledge();
            send(new ClientMessage.Logout());
        } else {
            abandon();
        }
    }

    /** Ends the session here without a word to the server, which keeps it for its grace. SessionOver follows at once. */
    public void abandon() {
        if (state != ClientState.OVER) {
            over(RefusalReason.CLIENT_CLOSED.code(), RefusalReason.CLIENT_CLOSED, "");
        }
    }

    // ---- what came of it

    /** The events since the last call, in order. */
    public List<ClientEvent> takeEvents() {
        if (events.isEmpty()) {
            return List.of();
        }
        List<ClientEvent> taken = events;
        events = new ArrayList<>();
        return taken;
    }

    /** The bytes that are to be written now, whole frames. */
    public byte[] takeOutput() {
        return frames.take();
    }

    /** Where the session is. */
    public ClientState state() {
        return state;
    }

    /** The session's id, empty when there is none. */
    public String sessionId() {
        return sessionId;
    }

    /** The last push that was taken. */
    public long lastSequence() {
        return pushes.last();
    }

    /** Requests without an outcome. */
    public int outstandingRequests() {
        return outstanding.size();
    }

    /** Time of the last heartbeat's journey there and back in nanoseconds, -1 when there was none. */
    public long roundTripNanos() {
        return roundTripNanos;
    }

    /** Messages that were left out: pushes that came twice, outcomes nobody waits for, kinds that are not known here. */
    public long ignoredMessages() {
        return ignored;
    }

    /** When {@link #onTime(long)} is to be called, or {@link #NO_DEADLINE}. */
    public long nextDeadlineNanos() {
        return isConnected() ? Math.min(outstanding.dueAtNanos(), deadlines.next()) : outstanding.dueAtNanos();
    }

    // ---- inside

    private boolean isConnected() {
        return switch (state) {
            case GREETING, LOGGING_IN, RESUMING, ATTACHED -> true;
            case DISCONNECTED, FAILED, OVER -> false;
        };
    }

    private void onMessage(ServerMessage message, long nowNanos) {
        switch (message) {
            case ServerMessage.Welcome welcome -> onWelcome(welcome, nowNanos);
            case ServerMessage.SessionEstablished established -> onEstablished(established, nowNanos);
            case ServerMessage.Refused refused -> onRefused(refused, nowNanos);
            case ServerMessage.Heartbeat heartbeat -> {
                if (heartbeat.echoMillis() > 0) {
                    roundTripNanos = Math.max(0, nowNanos - heartbeat.echoMillis() * NANOS_PER_MILLI);
                }
            }
            case ServerMessage.Pushed pushed -> onPushed(pushed, nowNanos);
            case ServerMessage.Topic topic -> onTopic(topic);
            case ServerMessage.TopicDelta delta -> onDelta(delta);
            case ServerMessage.TopicEnded ended -> {
                topics.onEnded(ended.topic());
                events.add(new ClientEvent.TopicEnded(ended.topic()));
            }
            case ServerMessage.Subscribed answer -> answered(answer.queryId(), answer);
            case ServerMessage.Found answer -> answered(answer.queryId(), answer);
            case ServerMessage.Desk answer -> answered(answer.queryId(), answer);
            case ServerMessage.WrapUpCodes answer -> answered(answer.queryId(), answer);
            case ServerMessage.LogRow row -> answered(row.queryId(), row);
            case ServerMessage.CarryBytes carried -> answered(0, carried);
            case ServerMessage.CarryClose carried -> answered(0, carried);
            case ServerMessage.Closing closing -> onClosing(closing);
        }
    }

    private void answered(long queryId, ServerMessage answer) {
        events.add(new ClientEvent.AnswerReceived(queryId, answer));
    }

    private void onTopic(ServerMessage.Topic topic) {
        topics.onTopic(topic);
        events.add(new ClientEvent.TopicReceived(topic.topic(), topic.version(), topic.state()));
    }

    private void onDelta(ServerMessage.TopicDelta delta) {
        TopicState now = topics.onDelta(delta);
        if (now == null) {
            fail(RefusalReason.BAD_FRAME, "a change of " + delta.topic() + " does not fit what was sent before");
            return;
        }
        events.add(new ClientEvent.TopicReceived(delta.topic(), delta.version(), now));
    }

    private void onWelcome(ServerMessage.Welcome welcome, long nowNanos) {
        if (state != ClientState.GREETING || welcome.heartbeatMillis() < 1) {
            fail(RefusalReason.BAD_FRAME, "Welcome is out of place");
            return;
        }
        topics.onWelcome(welcome.features().contains(ProtocolLimits.FEATURE_DELTA));
        deadlines.onWelcome(welcome.heartbeatMillis(), nowNanos);
        if (sessionId.isEmpty()) {
            login();
        } else {
            state = ClientState.RESUMING;
            send(new ClientMessage.Resume(sessionId, token, pushes.last()));
        }
    }

    private void login() {
        state = ClientState.LOGGING_IN;
        send(new ClientMessage.Login(settings.userId(), settings.password(), settings.role(), settings.takeover(),
                settings.loginToken()));
    }

    private void onEstablished(ServerMessage.SessionEstablished established, long nowNanos) {
        boolean resuming = state == ClientState.RESUMING;
        if (!resuming && state != ClientState.LOGGING_IN || resuming != established.resumed()) {
            fail(RefusalReason.BAD_FRAME, "SessionEstablished is out of place");
            return;
        }
        if (resuming && established.firstSequence() > pushes.due()) {
            // What lies between cannot be had any more: only a new session gives a state to rely on.
            lose(RefusalReason.TOO_MANY_PENDING.code(), RefusalReason.TOO_MANY_PENDING,
                    "the server goes on with push " + established.firstSequence() + ", " + pushes.due() + " was due");
            fail(RefusalReason.TOO_MANY_PENDING, "");
            return;
        }
        sessionId = established.sessionId();
        token = established.token();
        if (!resuming) {
            pushes.start(established.firstSequence());
        }
        state = ClientState.ATTACHED;
        deadlines.onEstablished();
        outstanding.limit(established.limits(), nowNanos);
        events.add(new ClientEvent.SessionStarted(sessionId, resuming));
        if (pushes.unacknowledged() > 0) {
            deadlines.acknowledgeSoon(nowNanos);
        }
        if (!topics.patterns().isEmpty()) {
            query(new ClientMessage.Subscribe(1, topics.patterns()));
        }
        sendRequests(nowNanos);
    }

    private void onRefused(ServerMessage.Refused refused, long nowNanos) {
        if (refused.queryId() != 0) {
            answered(refused.queryId(), refused);
        } else if (refused.requestId() != 0) {
            RefusalReason reason = RefusalCodes.reason(refused.code());
            settleOutstanding(
                    new Push.RequestOutcome(refused.requestId(), reason, text(refused.sentence(), refused.detail()),
                            null));
        } else if (state == ClientState.RESUMING || state == ClientState.LOGGING_IN) {
            onSessionRefused(refused.code(), text(refused.sentence(), refused.detail()));
        } else {
            ignored++;
        }
    }

    private void onSessionRefused(int code, String text) {
        RefusalReason reason = RefusalCodes.reason(code);
        ReasonKind kind = ReasonKind.of(reason);
        if (kind == ReasonKind.PASSING) {
            failWith(code, reason, text);
        } else if (kind == ReasonKind.FINAL || state == ClientState.LOGGING_IN) {
            over(code, reason, text);
        } else {
            lose(code, reason, text);
            login();
        }
    }

    private void onPushed(ServerMessage.Pushed pushed, long nowNanos) {
        if (state != ClientState.ATTACHED) {
            fail(RefusalReason.BAD_FRAME, "a push without a session");
            return;
        }
        long due = pushes.due();
        switch (pushes.take(pushed.sequence())) {
            case REPEATED -> ignored++;
            case TOO_EARLY -> fail(RefusalReason.OUTCOME_UNKNOWN,
                    "push " + pushed.sequence() + " came where " + due + " was due");
            case NEXT -> onNextPush(pushed, nowNanos);
        }
    }

    private void onNextPush(ServerMessage.Pushed pushed, long nowNanos) {
        if (pushed.push() instanceof Push.RequestOutcome outcome) {
            settleOutstanding(outcome);
        } else {
            events.add(new ClientEvent.PushReceived(pushed.sequence(), pushed.push()));
        }
        if (pushes.unacknowledged() >= ProtocolLimits.ACKNOWLEDGE_PUSHES_MAX) {
            acknowledge();
        } else {
            deadlines.acknowledgeSoon(nowNanos);
        }
    }

    private void acknowledge() {
        deadlines.acknowledged();
        if (pushes.unacknowledged() > 0) {
            pushes.onAcknowledged();
            send(new ClientMessage.Acknowledge(pushes.last()));
        }
    }

    private void onClosing(ServerMessage.Closing closing) {
        RefusalReason reason = RefusalCodes.reason(closing.code());
        String text = text(closing.sentence(), closing.detail());
        ReasonKind kind = ReasonKind.of(reason);
        if (kind == ReasonKind.FINAL) {
            over(closing.code(), reason, text);
            return;
        }
        if (kind == ReasonKind.END_OF_SESSION) {
            lose(closing.code(), reason, text);
        }
        failWith(closing.code(), reason, text);
    }

    private static String text(String sentence, String detail) {
        return detail.isEmpty() ? sentence : sentence + " (" + detail + ")";
    }

    /** Sends what was not sent on this transport, as fast as the server's limit allows. */
    private void sendRequests(long nowNanos) {
        deadlines.pace(outstanding.send(frames.out(), nowNanos));
    }

    private void expireRequests(long nowNanos) {
        outstanding.expire(nowNanos, (requestId, sent) -> settle(requestId, RefusalReason.OUTCOME_UNKNOWN,
                sent ? "no outcome in time" : "there was no session to send it on"));
    }

    private void settleOutstanding(Push.RequestOutcome outcome) {
        if (outstanding.remove(outcome.requestId())) {
            events.add(new ClientEvent.OutcomeReceived(outcome));
        } else {
            ignored++;
        }
    }

    private void settle(long requestId, RefusalReason reason, String detail) {
        events.add(new ClientEvent.OutcomeReceived(new Push.RequestOutcome(requestId, reason, detail, null)));
    }

    private void settleAll(RefusalReason reason, String detail) {
        outstanding.removeAll().forEach(requestId -> settle(requestId, reason, detail));
    }

    private void send(ClientMessage message) {
        frames.send(message);
    }

    private void fail(RefusalReason reason, String detail) {
        failWith(reason.code(), reason, text(reason.sentence(), detail));
    }

    private void failWith(int code, RefusalReason reason, String text) {
        if (isConnected()) {
            events.add(new ClientEvent.ConnectionFailed(code, reason, text));
            detach(ClientState.FAILED);
        }
    }

    private void lose(int code, RefusalReason reason, String text) {
        sessionId = "";
        token = Bytes.EMPTY;
        settleAll(RefusalReason.OUTCOME_UNKNOWN, "the session was lost");
        events.add(new ClientEvent.SessionLost(code, reason, text));
    }

    private void over(int code, RefusalReason reason, String text) {
        sessionId = "";
        token = Bytes.EMPTY;
        settleAll(RefusalReason.OUTCOME_UNKNOWN, "the session is over");
        detach(ClientState.OVER);
        events.add(new ClientEvent.SessionOver(code, reason, text));
    }

    private void detach(ClientState next) {
        state = next;
        frames.stop();
        deadlines.onDetached();
        outstanding.onDetached();
    }
}
