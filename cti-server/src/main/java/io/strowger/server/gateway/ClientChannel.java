package io.strowger.server.gateway;

import io.strowger.agent.session.ServerConnection;
import io.strowger.agent.session.ServerEvent;
import io.strowger.agent.session.TopicFrame;
import io.strowger.agent.transport.ServerConnectionHandler;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.server.inputs.InputPort;
import io.strowger.server.security.LoginVerdict;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a client: turns what its protocol session wants into inputs, and the engine's outputs into answers.
 * The methods named {@code on...} of {@link ServerConnectionHandler.Gateway} run on the event loop; those that take
 * outputs may be called by any thread and hand over to it.
 */
final class ClientChannel implements ServerConnectionHandler.Gateway {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.gateway");

    private final Gateway gateway;
    private final Lane lane;
    private final long number;
    private final String address;
    private final ServerConnectionHandler handler;
    /** The session that is being opened or stands here; null = none. */
    private String sessionId;
    private Bytes token;
    private boolean opening;
    private long acknowledged;
    private long acknowledgedOffered;
    private boolean gone;
    private Predicate<String> certified = userId -> false;

    ClientChannel(Gateway gateway, Lane lane, long number, String address) {
        this.gateway = gateway;
        this.lane = lane;
        this.number = number;
        this.address = address;
        this.handler = new ServerConnectionHandler(gateway.protocol(), this, gateway.clock());
    }

    /** Tells whether the client's certificate names a user; asked on the event loop, after the handshake. */
    void certifiedBy(Predicate<String> users) {
        certified = users;
    }

    ServerConnectionHandler handler() {
        return handler;
    }

    long number() {
        return number;
    }

    String address() {
        return address;
    }

    void setReading(boolean reading) {
        handler.setReading(reading);
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
        setOpening(false);
        lane.forget(this);
        gateway.left(this);
        if (sessionId != null) {
            lane.port().offer(new Input.SessionDetached(sessionId, number, cause));
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
                gateway.counters().loginRefused(refused.reason());
                refuseLogin(refused.reason(), refused.detail());
            }
            case LoginVerdict.Granted granted -> {
                if (!wanted.takeover() && gateway.isConnected(wanted.userId(), wanted.role())) {
                    refuseLogin(RefusalReason.ALREADY_LOGGED_ON,
                            "the user has a session elsewhere; ask for a takeover to end it");
                    return;
                }
                RefusalReason full = gateway.refusal(wanted.userId(), wanted.role());
                if (full != RefusalReason.NONE) {
                    refuseLogin(full, "");
                    return;
                }
                setOpening(true);
                sessionId = gateway.tokens().newSessionId();
                token = gateway.tokens().newToken();
                opened(new Input.SessionOpened(sessionId, wanted.userId(), wanted.role(), Tokens.hash(token),
                        granted.configurationVersion(), number));
            }
        }
    }

    /** A session that is being opened takes a place until the engine has decided. */
    private void setOpening(boolean now) {
        if (opening != now) {
            opening = now;
            gateway.opening(now ? 1 : -1);
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
            case FULL -> forgetSession(RefusalReason.BUSY);
            case CLOSED -> forgetSession(RefusalReason.DRAINING);
        }
    }

    private void forgetSession(RefusalReason reason) {
        setOpening(false);
        sessionId = null;
        token = null;
        refuseLogin(reason, "");
    }

    private void refuseLogin(RefusalReason reason, String detail) {
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

    // ---- from the engine, any thread

    void attached(Output.SessionAttached output) {
        handler.execute((connection, nowNanos) -> {
            if (output.sessionId().equals(sessionId)) {
                setOpening(false);
                connection.onEstablished(new ServerConnection.Established(sessionId, token, output.firstSequence(),
                        output.resumed(), output.role()), nowNanos);
                token = null;
            }
        });
    }

    void refused(Output.SessionRefused output) {
        handler.execute((connection, nowNanos) -> {
            if (output.sessionId().equals(sessionId)) {
                forgetSession(output.reason());
            }
        });
    }

    void push(long sequence, Push push) {
        handler.execute((connection, nowNanos) -> connection.onPush(sequence, push, nowNanos));
    }

    void topic(String topic, long version, TopicState state) {
        handler.execute(
                (connection, nowNanos) -> connection.onTopic(TopicFrame.of(topic, version, state), nowNanos));
    }

    /** The session is over: nothing is left to detach. */
    void ended(String endedSession, RefusalReason reason) {
        handler.execute((connection, nowNanos) -> {
            if (endedSession.equals(sessionId)) {
                sessionId = null;
                connection.onClose(reason, "", nowNanos);
            }
        });
    }

    /** Says farewell and closes; a session is only detached. */
    void close(RefusalReason reason, String detail) {
        handler.execute((connection, nowNanos) -> connection.onClose(reason, detail, nowNanos));
    }
}
