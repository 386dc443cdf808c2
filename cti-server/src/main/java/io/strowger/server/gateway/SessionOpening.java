package io.strowger.server.gateway;

import io.strowger.agent.session.ServerEvent;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Input;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Output;
import io.strowger.core.output.RefusalReason;
import io.strowger.server.security.LoginVerdict;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * How a session comes to stand on a connection: who asks for it is checked here, then the engine is asked, and until it has decided the session takes a place among
 * those that may be. Confined to the connection's event loop, save {@link #certifiedBy}, which comes before everything.
 */
final class SessionOpening {
    private static final String ELSEWHERE = "the user has a session elsewhere; ask for a takeover to end it";

    private final Gateway gateway;
    private final ClientChannel channel;
    /** The session that is being opened or stands here; null = none. */
    private String sessionId;
    private Bytes token;
    /** Whose session is being opened here; null = nobody's. */
    private Opening opening;
    private Predicate<String> certified = userId -> false;

    /** A session that is being opened takes a place until the engine has decided. */
    private record Opening(String userId, SessionRole role) {}

    SessionOpening(Gateway gateway, ClientChannel channel) {
        this.gateway = gateway;
        this.channel = channel;
    }

    /** Tells whether the client's certificate names a user. */
    void certifiedBy(Predicate<String> users) {
        certified = users;
    }

    /** The session that is being opened or stands here; null = none. */
    String sessionId() {
        return sessionId;
    }

    boolean isOf(String session) {
        return session.equals(sessionId);
    }

    /** Somebody wants a session: his password, certificate or token is checked first. */
    void login(ServerEvent.LoginWanted wanted) {
        RefusalReason full = gateway.refusal(wanted.userId(), wanted.role());
        if (full != RefusalReason.NONE) {
            refuseLogin(full, "");
            return;
        }
        if (!wanted.loginToken().isEmpty()) {
            authenticated(wanted,
                    gateway.authenticator().authenticate(wanted.userId(), wanted.role(), wanted.loginToken(),
                            channel.address()));
            return;
        }
        verdict(wanted)
                .thenAccept(verdict -> channel.execute((connection, nowNanos) -> authenticated(wanted, verdict)));
    }

    private CompletionStage<LoginVerdict> verdict(ServerEvent.LoginWanted wanted) {
        if (wanted.password().isEmpty() && certified.test(wanted.userId())) {
            return CompletableFuture.completedFuture(
                    gateway.authenticator().certified(wanted.userId(), wanted.role(), channel.address()));
        }
        return gateway.authenticator().authenticate(wanted.userId(), wanted.password(), wanted.role(),
                channel.address());
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
                boolean first = gateway.sessions().opens(wanted.userId(), wanted.role(), channel.number(),
                        wanted.takeover());
                // Asked once: the engine holds a session that comes after it against the login.
                Optional<SessionTable.Entry> former = gateway.sessions().ofUser(wanted.userId(), wanted.role());
                if (!first || !wanted.takeover() && former.filter(gateway::isConnected).isPresent()) {
                    gateway.sessions().opened(wanted.userId(), wanted.role(), channel.number());
                    refuseLogin(RefusalReason.ALREADY_LOGGED_ON, ELSEWHERE);
                    return;
                }
                setOpening(new Opening(wanted.userId(), wanted.role()));
                sessionId = gateway.tokens().newSessionId();
                token = gateway.tokens().newToken();
                opened(new Input.SessionOpened(sessionId, wanted.userId(), wanted.role(), Tokens.hash(token),
                        granted.configurationVersion(), channel.number(), wanted.takeover(),
                        former.map(SessionTable.Entry::sessionId).orElse("")));
            }
        }
    }

    private void setOpening(Opening now) {
        if (opening != null) {
            gateway.opening(-1);
            gateway.sessions().opened(opening.userId(), opening.role(), channel.number());
        }
        opening = now;
        if (now != null) {
            gateway.opening(1);
        }
    }

    /** Somebody goes on with a session that he proves to be his. */
    void resume(ServerEvent.ResumeWanted wanted) {
        if (gateway.isDraining()) {
            refuseLogin(RefusalReason.DRAINING, "");
        } else if (!gateway.authenticator().mayResume(channel.address())) {
            refuseLogin(RefusalReason.LOCKED_OUT, "too many failures from this address");
        } else if (gateway.sessions().find(wanted.sessionId()).filter(entry -> entry.isProvedBy(wanted.token()))
                .isEmpty()) {
            // Whether the session is gone or the token wrong is nobody's business. Only a wrong token is a failure.
            if (gateway.sessions().find(wanted.sessionId()).isPresent()) {
                gateway.authenticator().tokenFailed(channel.address());
            }
            refuseLogin(RefusalReason.SESSION_UNKNOWN, "");
        } else {
            sessionId = wanted.sessionId();
            token = wanted.token();
            channel.acknowledgedBefore(wanted.lastSequence());
            opened(new Input.SessionResumed(sessionId, channel.number(), wanted.lastSequence()));
        }
    }

    private void opened(Input input) {
        switch (channel.offer(input)) {
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
        gateway.counters().loginRefused(channel.transport(), reason);
        channel.execute((connection, nowNanos) -> connection.onLoginRefused(reason, detail, nowNanos));
    }

    /** The engine has let the session in; gives the token that resumes it, which is kept no longer. */
    Bytes attached() {
        setOpening(null);
        Bytes given = token;
        token = null;
        return given;
    }

    /** The engine has not. */
    void refused(Output.SessionRefused output) {
        if (isOf(output.sessionId())) {
            forgetSession(output.reason(), output.reason() == RefusalReason.ALREADY_LOGGED_ON ? ELSEWHERE : "");
        }
    }

    /** The session is over: nothing is left to detach. */
    void ended() {
        sessionId = null;
    }

    /** The connection is gone; a session that was being opened takes no place any more. */
    void left() {
        setOpening(null);
    }
}
