package io.strowger.server.gateway;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ClientMessage.LogStream;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.agent.session.ServerConnection;
import io.strowger.agent.session.ServerEvent;
import io.strowger.agent.session.TopicFrame;
import io.strowger.agent.transport.ClientTransport;
import io.strowger.agent.transport.ServerConnectionHandler;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Roles;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.server.inputs.InputPort;
import io.strowger.server.security.LoginVerdict;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.function.Supplier;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a client: turns what its protocol session wants into inputs, and the engine's outputs into answers.
 * Runs on its event loop, save what says otherwise.
 */
final class ClientChannel implements ServerConnectionHandler.Gateway {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.gateway");
    private static final String ELSEWHERE = "the user has a session elsewhere; ask for a takeover to end it";

    private final Gateway gateway;
    private final Lane lane;
    private final long number;
    private final String address;
    private final ServerConnectionHandler socket;
    private final ClientEnd handler;
    /** The session that is being opened or stands here; null = none. */
    private String sessionId;
    private Bytes token;
    /** Whose session is being opened here; null = nobody's. */
    private Opening opening;
    private long acknowledged;
    private long acknowledgedOffered;
    private boolean gone;
    private Predicate<String> certified = userId -> false;
    /** What it reads; null without a session. */
    private Board.Interest interest;
    private boolean touched;
    private ClientTransport transport;
    /** It counts as one with a session. */
    private boolean counted;
    /** Connections that it carries, by channel. */
    private final Map<Long, CarriedEnd> carried = new HashMap<>(0);
    /** What it reads of the log, by query. */
    private final Map<Long, LogStreams.Stream> streams = new HashMap<>(0);

    ClientChannel(Gateway gateway, Lane lane, long number, String address) {
        this.gateway = gateway;
        this.lane = lane;
        this.number = number;
        this.address = address;
        this.socket = new ServerConnectionHandler(gateway.protocol(), this, gateway.clock());
        this.handler = ClientEnd.of(socket);
    }

    /** A connection that a proxy carries. */
    ClientChannel(Gateway gateway, Lane lane, long number, String address, CarriedEnd carried) {
        this.gateway = gateway;
        this.lane = lane;
        this.number = number;
        this.address = address;
        this.socket = null;
        this.handler = carried;
    }

    /** Its place in the pipeline of its socket. */
    ServerConnectionHandler socket() {
        return socket;
    }

    /** Tells whether the client's certificate names a user; asked on the event loop, after the handshake. */
    void certifiedBy(Predicate<String> users) {
        certified = users;
    }

    long number() {
        return number;
    }

    Lane lane() {
        return lane;
    }

    String address() {
        return address;
    }

    void setReading(boolean reading) {
        handler.setReading(reading);
    }

    // ---- what is counted

    @Override
    public void onTransport(ServerConnectionHandler source, ClientTransport now) {
        if (transport != null) {
            tally().connections(-1);
        }
        transport = now;
        tally().connections(1);
    }

    @Override
    public void onReceived(long frames, long bytes) {
        tally().received(frames, bytes);
    }

    @Override
    public void onSent(long frames, long bytes) {
        tally().sent(frames, bytes);
    }

    /** Where this connection is counted; the same from the time a session stands on it. */
    TransportTally tally() {
        return lane.tally(transport);
    }

    private void count(boolean session) {
        if (counted != session) {
            counted = session;
            tally().sessions(session ? 1 : -1);
        }
    }

    /** What the client was told when it was told something, else how the connection went. */
    private String causeOf(String told) {
        RefusalReason reason = handler.closedFor();
        if (reason != null) {
            return reason.name();
        }
        if (transport == ClientTransport.HTTP) {
            return "ANSWERED";
        }
        return told.startsWith("lost") ? "LOST" : told.startsWith("failed") ? "FAILED" : "PEER_CLOSED";
    }

    // ---- from the client

    @Override
    public void onEvent(ServerConnectionHandler source, ServerEvent event) {
        switch (event) {
            case ServerEvent.ClientGreeted greeted -> LOG.debug("connection={} address={} client=\"{}\" version={}",
                    number, address, greeted.clientName(), greeted.clientVersion());
            case ServerEvent.LoginWanted wanted -> login(wanted);
            case ServerEvent.ResumeWanted wanted -> resume(wanted);
            case ServerEvent.RequestReceived received -> request(received);
            case ServerEvent.PushesAcknowledged pushes -> acknowledged(pushes.sequence());
            case ServerEvent.QueryReceived query -> query(query.query());
            case ServerEvent.CarriedReceived received -> carried(received.carried());
            case ServerEvent.SnapshotWanted wanted -> lane.board().beginAnew(this);
            case ServerEvent.LogoutWanted wanted -> offer(new Input.SessionClosed(sessionId, "logout"));
            case ServerEvent.ConnectionFailed failed -> {
                gateway.counters().connectionFailed(failed.reason());
                LOG.info("connection={} address={} failed reason={} offset={} detail=\"{}\"", number, address,
                        failed.reason(), failed.streamOffset(), failed.detail());
            }
            case ServerEvent.GatewayAnomaly anomaly -> {
                gateway.counters().anomaly();
                LOG.warn("connection={} address={} anomaly state={} cause={} detail=\"{}\"", number, address,
                        anomaly.state(), anomaly.cause(), anomaly.detail());
            }
        }
    }

    @Override
    public void onDisconnected(ServerConnectionHandler source, String cause) {
        gone = true;
        tally().connections(-1);
        count(false);
        gateway.counters().disconnected(transport, causeOf(cause));
        setOpening(null);
        endStreams();
        endCarried();
        lane.forget(this);
        gateway.left(this);
        if (sessionId != null) {
            lane.offer(new Input.SessionDetached(sessionId, number, cause));
        }
        LOG.debug("connection={} address={} gone cause=\"{}\"", number, address, cause);
    }

    private InputPort.Offer offer(Input input) {
        return lane.offer(this, input);
    }

    private void login(ServerEvent.LoginWanted wanted) {
        RefusalReason full = gateway.refusal(wanted.userId(), wanted.role());
        if (full != RefusalReason.NONE) {
            refuseLogin(full, "");
            return;
        }
        if (!wanted.loginToken().isEmpty()) {
            authenticated(wanted,
                    gateway.authenticator().authenticate(wanted.userId(), wanted.role(), wanted.loginToken(), address));
            return;
        }
        verdict(wanted)
                .thenAccept(verdict -> handler.execute((connection, nowNanos) -> authenticated(wanted, verdict)));
    }

    private CompletionStage<LoginVerdict> verdict(ServerEvent.LoginWanted wanted) {
        if (wanted.password().isEmpty() && certified.test(wanted.userId())) {
            return CompletableFuture.completedFuture(
                    gateway.authenticator().certified(wanted.userId(), wanted.role(), address));
        }
        return gateway.authenticator().authenticate(wanted.userId(), wanted.password(), wanted.role(), address);
    }

    private void authenticated(ServerEvent.LoginWanted wanted, LoginVerdict verdict) {
        switch (verdict) {
            case LoginVerdict.Refused refused -> {
                refuseLogin(refused.reason(), refused.detail());
            }
            case LoginVerdict.Granted granted -> {
                RefusalReason full = gateway.refusal(wanted.userId(), wanted.role());
                if (full != RefusalReason.NONE) {
                    refuseLogin(full, "");
                    return;
                }
                // Claimed before it is asked who is connected: of two at the same moment one at least sees the other.
                boolean first = gateway.sessions().opens(wanted.userId(), wanted.role(), number, wanted.takeover());
                // Asked once: the engine holds a session that comes after it against the login.
                Optional<SessionTable.Entry> former = gateway.sessions().ofUser(wanted.userId(), wanted.role());
                if (!first || !wanted.takeover() && former.filter(gateway::isConnected).isPresent()) {
                    gateway.sessions().opened(wanted.userId(), wanted.role(), number);
                    refuseLogin(RefusalReason.ALREADY_LOGGED_ON, ELSEWHERE);
                    return;
                }
                setOpening(new Opening(wanted.userId(), wanted.role()));
                sessionId = gateway.tokens().newSessionId();
                token = gateway.tokens().newToken();
                opened(new Input.SessionOpened(sessionId, wanted.userId(), wanted.role(), Tokens.hash(token),
                        granted.configurationVersion(), number, wanted.takeover(),
                        former.map(SessionTable.Entry::sessionId).orElse("")));
            }
        }
    }

    /** A session that is being opened takes a place until the engine has decided. */
    private record Opening(String userId, SessionRole role) {}

    private void setOpening(Opening now) {
        if (opening != null) {
            gateway.opening(-1);
            gateway.sessions().opened(opening.userId(), opening.role(), number);
        }
        opening = now;
        if (now != null) {
            gateway.opening(1);
        }
    }

    private void resume(ServerEvent.ResumeWanted wanted) {
        if (gateway.isDraining()) {
            refuseLogin(RefusalReason.DRAINING, "");
        } else if (!gateway.authenticator().mayResume(address)) {
            refuseLogin(RefusalReason.LOCKED_OUT, "too many failures from this address");
        } else if (gateway.sessions().find(wanted.sessionId()).filter(entry -> entry.isProvedBy(wanted.token()))
                .isEmpty()) {
            // Whether the session is gone or the token wrong is nobody's business. Only a wrong token is a failure.
            if (gateway.sessions().find(wanted.sessionId()).isPresent()) {
                gateway.authenticator().tokenFailed(address);
            }
            refuseLogin(RefusalReason.SESSION_UNKNOWN, "");
        } else {
            sessionId = wanted.sessionId();
            token = wanted.token();
            acknowledged = wanted.lastSequence();
            acknowledgedOffered = wanted.lastSequence();
            opened(new Input.SessionResumed(sessionId, number, wanted.lastSequence()));
        }
    }

    private void opened(Input input) {
        switch (offer(input)) {
            case TAKEN, WAITING -> {
                // SessionAttached or SessionRefused will come.
            }
            case FULL -> forgetSession(RefusalReason.BUSY, "");
            case CLOSED -> forgetSession(RefusalReason.DRAINING, "");
        }
    }

    private void forgetSession(RefusalReason reason, String detail) {
        setOpening(null);
        sessionId = null;
        token = null;
        refuseLogin(reason, detail);
    }

    private void refuseLogin(RefusalReason reason, String detail) {
        gateway.counters().loginRefused(transport, reason);
        handler.execute((connection, nowNanos) -> connection.onLoginRefused(reason, detail, nowNanos));
    }

    private void request(ServerEvent.RequestReceived received) {
        if (received.command() instanceof Command.RegisterPorts register) {
            TreeSet<String> topics = new TreeSet<>();
            register.ports().forEach(port -> topics.add("port/" + register.switchName() + "/" + port));
            gateway.sessions().find(sessionId).ifPresent(entry -> entry.registering(received.requestId(), topics));
        }
        InputPort.Offer offer = offer(
                new Input.SessionRequested(sessionId, received.requestId(), received.command()));
        if (offer == InputPort.Offer.FULL || offer == InputPort.Offer.CLOSED) {
            RefusalReason reason = offer == InputPort.Offer.FULL ? RefusalReason.BUSY : RefusalReason.DRAINING;
            handler.execute((connection, nowNanos) -> connection.onRequestRefused(received.requestId(), reason, "",
                    nowNanos));
        }
    }

    private void acknowledged(long sequence) {
        acknowledged = sequence;
        if (acknowledged - acknowledgedOffered >= Lane.ACKNOWLEDGE_PUSHES_MAX) {
            acknowledge();
        } else {
            lane.acknowledgeLater(this);
        }
    }

    /** Hands the newest acknowledgement on. One that cannot be taken now comes with the next. */
    void acknowledge() {
        if (!gone && sessionId != null && acknowledged > acknowledgedOffered
                && offer(new Input.PushAcknowledged(sessionId, acknowledged)) != InputPort.Offer.FULL) {
            acknowledgedOffered = acknowledged;
        }
    }

    // ---- queries

    private void query(ClientMessage query) {
        switch (query) {
            case ClientMessage.Subscribe subscribe -> subscribe(subscribe);
            case ClientMessage.Unsubscribe unsubscribe -> {
                if (interest != null) {
                    lane.board().unsubscribe(this, unsubscribe.patterns());
                }
            }
            case ClientMessage.Search search -> search(search);
            case ClientMessage.ReadLog read -> readLog(read);
            case ClientMessage.ReadDesk read -> readDesk(read.queryId(),
                    () -> DeskAnswers.desk(gateway.view(), interest.reader().userId(), read));
            case ClientMessage.ReadWrapUpCodes read -> readDesk(read.queryId(),
                    () -> DeskAnswers.wrapUpCodes(gateway.view(), read));
            case ClientMessage.AcknowledgeLog acknowledge -> {
                LogStreams.Stream stream = streams.get(acknowledge.queryId());
                if (stream != null) {
                    stream.acknowledged(acknowledge.rows());
                }
            }
            case ClientMessage.StopLog stop -> {
                LogStreams.Stream stream = streams.remove(stop.queryId());
                if (stream != null) {
                    stream.stop();
                }
            }
            default -> throw new IllegalStateException("no query: " + query);
        }
    }

    private void subscribe(ClientMessage.Subscribe subscribe) {
        if (interest == null || !Roles.Service.SUBSCRIBE.isUsedBy(interest.reader().role())) {
            refuseQuery(subscribe.queryId(), RefusalReason.NOT_PERMITTED);
        } else if (!lane.board().subscribe(this, subscribe.queryId(), subscribe.patterns())) {
            refuseQuery(subscribe.queryId(), RefusalReason.TOO_MANY_SUBSCRIPTIONS);
        }
    }

    private void search(ClientMessage.Search search) {
        if (interest == null || !Roles.Service.SEARCH.isUsedBy(interest.reader().role())) {
            refuseQuery(search.queryId(), RefusalReason.NOT_PERMITTED);
        } else if (!gateway.directory().search(new Directory.Asking(interest.reader().role(),
                interest.reader().userId(), lane.board().position()), search,
                found -> handler.execute((connection, nowNanos) -> connection.onAnswer(found, nowNanos)))) {
            refuseQuery(search.queryId(), RefusalReason.BUSY);
        }
    }

    private void readDesk(long queryId, Supplier<ServerMessage> made) {
        if (interest == null || !Roles.Service.READ_DESK.isUsedBy(interest.reader().role())) {
            refuseQuery(queryId, RefusalReason.NOT_PERMITTED);
        } else {
            ServerMessage answer = made.get();
            handler.execute((connection, nowNanos) -> connection.onAnswer(answer, nowNanos));
        }
    }

    private void readLog(ClientMessage.ReadLog read) {
        Roles.Service service = read.stream() == LogStream.ADMINISTRATION
                ? Roles.Service.READ_ADMINISTRATION
                : Roles.Service.READ_LOG;
        if (interest == null || !service.isUsedBy(interest.reader().role())) {
            refuseQuery(read.queryId(), RefusalReason.NOT_PERMITTED);
        } else if (streams.size() >= ProtocolLimits.LOG_STREAMS_MAX || streams.containsKey(read.queryId())) {
            refuseQuery(read.queryId(), RefusalReason.BUSY);
        } else {
            gateway.log().read(read,
                    row -> handler.execute((connection, nowNanos) -> connection.onAnswer(row, nowNanos)),
                    stream -> streams.put(read.queryId(), stream))
                    .ifPresent(reason -> refuseQuery(read.queryId(), reason));
        }
    }

    private void endStreams() {
        streams.values().forEach(LogStreams.Stream::stop);
        streams.clear();
    }

    private void refuseQuery(long queryId, RefusalReason reason) {
        handler.execute((connection, nowNanos) -> connection.onQueryRefused(queryId, reason, "", nowNanos));
    }

    // ---- a proxy's

    private void carried(ClientMessage message) {
        if (interest == null || !Roles.Service.CARRY.isUsedBy(interest.reader().role())) {
            handler.execute((connection, nowNanos) -> connection.onClose(RefusalReason.NOT_PERMITTED,
                    "only a proxy carries others", nowNanos));
            return;
        }
        switch (message) {
            case ClientMessage.CarryOpen open -> carryOpen(open);
            case ClientMessage.CarryBytes bytes -> {
                CarriedEnd end = carried.get(bytes.channel());
                if (end == null) {
                    carry(new ServerMessage.CarryClose(bytes.channel()));
                } else {
                    end.onBytes(bytes.bytes());
                }
            }
            case ClientMessage.CarryClose close -> {
                CarriedEnd end = carried.remove(close.channel());
                if (end != null) {
                    end.onGone("closed by the client of a proxy");
                }
            }
            default -> throw new IllegalStateException("nothing that is carried: " + message);
        }
    }

    private void carryOpen(ClientMessage.CarryOpen open) {
        if (carried.containsKey(open.channel()) || carried.size() >= ProtocolLimits.CARRIED_MAX) {
            carry(new ServerMessage.CarryClose(open.channel()));
            return;
        }
        CarriedEnd end = new CarriedEnd(open.channel(), this, gateway);
        carried.put(open.channel(), end);
        end.begin(gateway.carried(lane, open.address() + " through " + address, end));
    }

    /** Hands a message to the proxy with the rest of this turn. */
    void carry(ServerMessage message) {
        apply((connection, nowNanos) -> connection.onAnswer(message, nowNanos));
        lane.turn();
    }

    void uncarry(long channel) {
        carried.remove(channel);
    }

    /** Octets that wait for the proxy to take them. */
    int waitingBytes() {
        int[] waiting = new int[1];
        handler.apply((connection, nowNanos) -> waiting[0] = connection.waitingBytes());
        return waiting[0];
    }

    private void endCarried() {
        List<CarriedEnd> ends = List.copyOf(carried.values());
        carried.clear();
        ends.forEach(end -> end.onGone("the proxy is gone"));
    }

    // ---- from the board, on the event loop

    Board.Interest interest() {
        return interest;
    }

    void topic(TopicFrame frame) {
        apply((connection, nowNanos) -> connection.onTopic(frame, nowNanos));
    }

    /** The same, at once where nothing waits before it. */
    void topicNow(TopicFrame frame, boolean many) {
        if (!handler.sendNow(frame, many)) {
            topic(frame);
        }
    }

    void topicEnded(String topic) {
        apply((connection, nowNanos) -> connection.onTopicEnded(topic, nowNanos));
    }

    void topicOver(String topic) {
        apply((connection, nowNanos) -> connection.onTopicOver(topic, nowNanos));
    }

    void topicLeft(String topic) {
        apply((connection, nowNanos) -> connection.onTopicLeft(topic));
    }

    void subscribed(ServerMessage.Subscribed answer, List<TopicFrame> frames) {
        handler.execute((connection, nowNanos) -> connection.onSubscribed(answer, frames, nowNanos));
    }

    /** Does something that is sent when the lane's work is done, or now when it is not at work. */
    private void apply(ServerConnectionHandler.Task task) {
        handler.apply(task);
        if (!touched) {
            touched = true;
            lane.touch(this);
        }
    }

    void flush() {
        touched = false;
        handler.flush();
    }

    // ---- from the engine, on the event loop

    void attached(Output.SessionAttached output) {
        if (!output.sessionId().equals(sessionId) || gone) {
            return;
        }
        setOpening(null);
        count(true);
        long position = lane.board().position();
        apply((connection, nowNanos) -> connection.onEstablished(new ServerConnection.Established(sessionId, token,
                output.firstSequence(), output.resumed(), output.role(), position), nowNanos));
        token = null;
        Reader reader = Reader.of(output.role(), output.userId(), gateway.site());
        interest = output.role().isAgent()
                ? new Board.Interest(reader, "agent/" + output.userId())
                : new Board.Interest(reader);
        lane.board().attach(this);
    }

    void refused(Output.SessionRefused output) {
        if (output.sessionId().equals(sessionId)) {
            forgetSession(output.reason(), output.reason() == RefusalReason.ALREADY_LOGGED_ON ? ELSEWHERE : "");
        }
    }

    void push(long sequence, Push push) {
        apply((connection, nowNanos) -> connection.onPush(sequence, push, nowNanos));
    }

    /** The session is over: nothing is left to detach. */
    void ended(String endedSession, RefusalReason reason) {
        if (endedSession.equals(sessionId)) {
            sessionId = null;
            count(false);
            lane.board().detach(this);
            endStreams();
            endCarried();
            interest = null;
            apply((connection, nowNanos) -> connection.onClose(reason, "", nowNanos));
        }
    }

    // ---- any thread

    /** Says farewell and closes; a session is only detached. */
    void close(RefusalReason reason, String detail) {
        handler.execute((connection, nowNanos) -> connection.onClose(reason, detail, nowNanos));
    }
}
