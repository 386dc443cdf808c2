package io.strowger.server.gateway;

import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ServerConnection;
import io.strowger.agent.session.ServerEvent;
import io.strowger.agent.session.TopicFrame;
import io.strowger.agent.transport.ClientTransport;
import io.strowger.agent.transport.ServerConnectionHandler;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.server.inputs.InputPort;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a client: turns what its protocol session wants into inputs, and the engine's outputs into answers.
 * Runs on its event loop, save what says otherwise.
 */
final class ClientChannel implements ServerConnectionHandler.Gateway {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.gateway");

    private final Gateway gateway;
    private final Lane lane;
    private final long number;
    private final String address;
    private final ServerConnectionHandler socket;
    private final ClientEnd handler;
    private final SessionOpening session;
    private final ClientQueries queries;
    private final CarriedConnections carried;
    private long acknowledged;
    private long acknowledgedOffered;
    private boolean gone;
    /** What it reads; null without a session. */
    private Board.Interest interest;
    private boolean touched;
    private ClientTransport transport;
    /** It counts as one with a session. */
    private boolean counted;

    ClientChannel(Gateway gateway, Lane lane, long number, String address) {
        this(gateway, lane, number, address, null);
    }

    /** @param end of a connection that a proxy carries; null = a socket of its own */
    ClientChannel(Gateway gateway, Lane lane, long number, String address, CarriedEnd end) {
        this.gateway = gateway;
        this.lane = lane;
        this.number = number;
        this.address = address;
        this.socket = end == null ? new ServerConnectionHandler(gateway.protocol(), this, gateway.clock()) : null;
        this.handler = end == null ? ClientEnd.of(socket) : end;
        this.session = new SessionOpening(gateway, this);
        this.queries = new ClientQueries(gateway, this);
        this.carried = new CarriedConnections(gateway, this);
    }

    /** Its place in the pipeline of its socket. */
    ServerConnectionHandler socket() {
        return socket;
    }

    /** Tells whether the client's certificate names a user; asked on the event loop, after the handshake. */
    void certifiedBy(Predicate<String> users) {
        session.certifiedBy(users);
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

    ClientTransport transport() {
        return transport;
    }

    void setReading(boolean reading) {
        handler.setReading(reading);
    }

    /** Does something with its protocol session and hands over what came of it; any thread. */
    void execute(ServerConnectionHandler.Task task) {
        handler.execute(task);
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
            case ServerEvent.LoginWanted wanted -> session.login(wanted);
            case ServerEvent.ResumeWanted wanted -> session.resume(wanted);
            case ServerEvent.RequestReceived received -> request(received);
            case ServerEvent.PushesAcknowledged pushes -> acknowledged(pushes.sequence());
            case ServerEvent.QueryReceived query -> queries.query(query.query());
            case ServerEvent.CarriedReceived received -> carried.carried(received.carried());
            case ServerEvent.SnapshotWanted wanted -> lane.board().beginAnew(this);
            case ServerEvent.LogoutWanted wanted -> offer(new Input.SessionClosed(session.sessionId(), "logout"));
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
        session.left();
        queries.end();
        carried.end();
        lane.forget(this);
        gateway.left(this);
        if (session.sessionId() != null) {
            lane.offer(new Input.SessionDetached(session.sessionId(), number, cause));
        }
        LOG.debug("connection={} address={} gone cause=\"{}\"", number, address, cause);
    }

    InputPort.Offer offer(Input input) {
        return lane.offer(this, input);
    }

    private void request(ServerEvent.RequestReceived received) {
        if (received.command() instanceof Command.RegisterPorts register) {
            TreeSet<String> topics = new TreeSet<>();
            register.ports().forEach(port -> topics.add("port/" + register.switchName() + "/" + port));
            gateway.sessions().find(session.sessionId())
                    .ifPresent(entry -> entry.registering(received.requestId(), topics));
        }
        InputPort.Offer offer = offer(
                new Input.SessionRequested(session.sessionId(), received.requestId(), received.command()));
        if (offer == InputPort.Offer.FULL || offer == InputPort.Offer.CLOSED) {
            RefusalReason reason = offer == InputPort.Offer.FULL ? RefusalReason.BUSY : RefusalReason.DRAINING;
            handler.execute((connection, nowNanos) -> connection.onRequestRefused(received.requestId(), reason, "",
                    nowNanos));
        }
    }

    /** A session goes on behind what its client has acknowledged elsewhere. */
    void acknowledgedBefore(long sequence) {
        acknowledged = sequence;
        acknowledgedOffered = sequence;
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
        if (!gone && session.sessionId() != null && acknowledged > acknowledgedOffered
                && offer(new Input.PushAcknowledged(session.sessionId(), acknowledged)) != InputPort.Offer.FULL) {
            acknowledgedOffered = acknowledged;
        }
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
    void apply(ServerConnectionHandler.Task task) {
        handler.apply(task);
        if (!touched) {
            touched = true;
            lane.touch(this);
        }
    }

    /** Hands over messages at once; false when topics wait with them, which stay together. */
    boolean flushMessages() {
        if (handler.holdsTopics()) {
            return false;
        }
        flush();
        return true;
    }

    void flush() {
        touched = false;
        handler.flush();
    }

    /** Octets that wait for the client to take them. */
    int waitingBytes() {
        int[] waiting = new int[1];
        handler.apply((connection, nowNanos) -> waiting[0] = connection.waitingBytes());
        return waiting[0];
    }

    // ---- from the engine, on the event loop

    void attached(Output.SessionAttached output) {
        if (!session.isOf(output.sessionId()) || gone) {
            return;
        }
        Bytes token = session.attached();
        count(true);
        long position = lane.board().position();
        apply((connection, nowNanos) -> connection
                .onEstablished(new ServerConnection.Established(output.sessionId(), token,
                        output.firstSequence(), output.resumed(), output.role(), position), nowNanos));
        Reader reader = Reader.of(output.role(), output.userId(), gateway.site());
        interest = output.role().isAgent()
                ? new Board.Interest(reader, "agent/" + output.userId())
                : new Board.Interest(reader);
        lane.board().attach(this);
    }

    void refused(Output.SessionRefused output) {
        session.refused(output);
    }

    void push(long sequence, Push push) {
        apply((connection, nowNanos) -> connection.onPush(sequence, push, nowNanos));
    }

    /** The session is over: nothing is left to detach. */
    void ended(String endedSession, RefusalReason reason) {
        if (session.isOf(endedSession)) {
            session.ended();
            count(false);
            lane.board().detach(this);
            queries.end();
            carried.end();
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
