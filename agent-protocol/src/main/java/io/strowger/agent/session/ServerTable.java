package io.strowger.agent.session;

import static io.strowger.agent.session.ServerCause.ACKNOWLEDGE;
import static io.strowger.agent.session.ServerCause.ANSWER;
import static io.strowger.agent.session.ServerCause.CARRY;
import static io.strowger.agent.session.ServerCause.CLOSE;
import static io.strowger.agent.session.ServerCause.ESTABLISHED;
import static io.strowger.agent.session.ServerCause.HEARTBEAT;
import static io.strowger.agent.session.ServerCause.HELLO;
import static io.strowger.agent.session.ServerCause.LOGIN;
import static io.strowger.agent.session.ServerCause.LOGIN_REFUSED;
import static io.strowger.agent.session.ServerCause.LOGOUT;
import static io.strowger.agent.session.ServerCause.PUSH;
import static io.strowger.agent.session.ServerCause.QUERY;
import static io.strowger.agent.session.ServerCause.REQUEST;
import static io.strowger.agent.session.ServerCause.REQUEST_REFUSED;
import static io.strowger.agent.session.ServerCause.RESUME;
import static io.strowger.agent.session.ServerCause.SILENCE;
import static io.strowger.agent.session.ServerCause.TIME_LIMIT;
import static io.strowger.agent.session.ServerCause.TOPIC;
import static io.strowger.agent.session.ServerState.ATTACHED;
import static io.strowger.agent.session.ServerState.AUTHENTICATING;
import static io.strowger.agent.session.ServerState.AWAIT_HELLO;
import static io.strowger.agent.session.ServerState.AWAIT_LOGIN;
import static io.strowger.agent.session.ServerState.CLOSING;

import io.strowger.core.output.RefusalReason;

/**
 * Every state with every cause, one verdict each. The class does not load while a cell is empty or filled twice. The protocol's description prints this
 * table.
 */
public final class ServerTable {
    private static final Verdict[][] CELLS = new Verdict[ServerState.values().length][ServerCause.values().length];

    static {
        awaitHello();
        awaitLogin();
        authenticating();
        attached();
        closing();
        for (ServerState state : ServerState.values()) {
            for (ServerCause cause : ServerCause.values()) {
                if (CELLS[state.ordinal()][cause.ordinal()] == null) {
                    throw new IllegalStateException("no verdict for " + cause + " in " + state);
                }
            }
        }
    }

    private ServerTable() {}

    /** What is done about the cause in the state. */
    public static Verdict verdict(ServerState state, ServerCause cause) {
        return CELLS[state.ordinal()][cause.ordinal()];
    }

    private static void awaitHello() {
        String first = "the first message is Hello; no version is agreed";
        String nobody = "nobody has asked for a session";
        put(AWAIT_HELLO, HELLO, new Verdict.Move(AWAIT_LOGIN, "a version is agreed"));
        put(AWAIT_HELLO, LOGIN, new Verdict.Close(RefusalReason.VERSION_UNSUPPORTED, first));
        put(AWAIT_HELLO, RESUME, new Verdict.Close(RefusalReason.VERSION_UNSUPPORTED, first));
        put(AWAIT_HELLO, HEARTBEAT, new Verdict.Close(RefusalReason.VERSION_UNSUPPORTED, first));
        put(AWAIT_HELLO, ACKNOWLEDGE, new Verdict.Close(RefusalReason.NOT_AUTHENTICATED, first));
        put(AWAIT_HELLO, REQUEST, new Verdict.Close(RefusalReason.NOT_AUTHENTICATED, first));
        put(AWAIT_HELLO, LOGOUT, new Verdict.Close(RefusalReason.NOT_AUTHENTICATED, first));
        put(AWAIT_HELLO, QUERY, new Verdict.Close(RefusalReason.NOT_AUTHENTICATED, first));
        put(AWAIT_HELLO, CARRY, new Verdict.Close(RefusalReason.NOT_AUTHENTICATED, first));
        put(AWAIT_HELLO, ESTABLISHED, new Verdict.Anomaly(nobody));
        put(AWAIT_HELLO, LOGIN_REFUSED, new Verdict.Anomaly(nobody));
        put(AWAIT_HELLO, REQUEST_REFUSED, new Verdict.Anomaly("no request was accepted"));
        put(AWAIT_HELLO, PUSH, new Verdict.Anomaly(nobody));
        put(AWAIT_HELLO, TOPIC, new Verdict.Anomaly(nobody));
        put(AWAIT_HELLO, ANSWER, new Verdict.Anomaly(nobody));
        put(AWAIT_HELLO, TIME_LIMIT, new Verdict.Close(RefusalReason.NOT_AUTHENTICATED, "no Hello in time"));
        put(AWAIT_HELLO, SILENCE, new Verdict.Ignore("heartbeats begin with Welcome; the time limit watches"));
        put(AWAIT_HELLO, CLOSE, new Verdict.Move(CLOSING, "Closing is said"));
    }

    private static void awaitLogin() {
        String nobody = "no login is under way";
        put(AWAIT_LOGIN, HELLO, new Verdict.Close(RefusalReason.BAD_FRAME, "Hello comes once"));
        put(AWAIT_LOGIN, LOGIN, new Verdict.Move(AUTHENTICATING, "the gateway decides"));
        put(AWAIT_LOGIN, RESUME, new Verdict.Move(AUTHENTICATING, "the gateway decides"));
        put(AWAIT_LOGIN, HEARTBEAT, new Verdict.Accept("sent back"));
        put(AWAIT_LOGIN, ACKNOWLEDGE, new Verdict.Refuse(RefusalReason.NOT_AUTHENTICATED, "there is no session"));
        put(AWAIT_LOGIN, REQUEST, new Verdict.Refuse(RefusalReason.NOT_AUTHENTICATED, "there is no session"));
        put(AWAIT_LOGIN, LOGOUT, new Verdict.Close(RefusalReason.CLIENT_CLOSED, "there is no session to end"));
        put(AWAIT_LOGIN, QUERY, new Verdict.Refuse(RefusalReason.NOT_AUTHENTICATED, "there is no session"));
        put(AWAIT_LOGIN, CARRY, new Verdict.Refuse(RefusalReason.NOT_AUTHENTICATED, "there is no session"));
        put(AWAIT_LOGIN, ESTABLISHED, new Verdict.Anomaly(nobody));
        put(AWAIT_LOGIN, LOGIN_REFUSED, new Verdict.Anomaly(nobody));
        put(AWAIT_LOGIN, REQUEST_REFUSED, new Verdict.Anomaly("no request was accepted"));
        put(AWAIT_LOGIN, PUSH, new Verdict.Anomaly(nobody));
        put(AWAIT_LOGIN, TOPIC, new Verdict.Anomaly(nobody));
        put(AWAIT_LOGIN, ANSWER, new Verdict.Anomaly(nobody));
        put(AWAIT_LOGIN, TIME_LIMIT, new Verdict.Close(RefusalReason.NOT_AUTHENTICATED, "no login in time"));
        put(AWAIT_LOGIN, SILENCE, new Verdict.Close(RefusalReason.HEARTBEAT_MISSED, "the client is gone"));
        put(AWAIT_LOGIN, CLOSE, new Verdict.Move(CLOSING, "Closing is said"));
    }

    private static void authenticating() {
        String underWay = "a login is under way";
        put(AUTHENTICATING, HELLO, new Verdict.Close(RefusalReason.BAD_FRAME, "Hello comes once"));
        put(AUTHENTICATING, LOGIN, new Verdict.Refuse(RefusalReason.BUSY, underWay));
        put(AUTHENTICATING, RESUME, new Verdict.Refuse(RefusalReason.BUSY, underWay));
        put(AUTHENTICATING, HEARTBEAT, new Verdict.Accept("sent back"));
        put(AUTHENTICATING, ACKNOWLEDGE, new Verdict.Refuse(RefusalReason.NOT_AUTHENTICATED, underWay));
        put(AUTHENTICATING, REQUEST, new Verdict.Refuse(RefusalReason.NOT_AUTHENTICATED, underWay));
        put(AUTHENTICATING, LOGOUT, new Verdict.Close(RefusalReason.CLIENT_CLOSED, "the client changed its mind"));
        put(AUTHENTICATING, QUERY, new Verdict.Refuse(RefusalReason.NOT_AUTHENTICATED, underWay));
        put(AUTHENTICATING, CARRY, new Verdict.Refuse(RefusalReason.NOT_AUTHENTICATED, underWay));
        put(AUTHENTICATING, ESTABLISHED, new Verdict.Move(ATTACHED, "the session stands"));
        put(AUTHENTICATING, LOGIN_REFUSED, new Verdict.Move(AWAIT_LOGIN, "the client may try again"));
        put(AUTHENTICATING, REQUEST_REFUSED, new Verdict.Anomaly("no request was accepted"));
        put(AUTHENTICATING, PUSH, new Verdict.Anomaly("the session does not stand yet"));
        put(AUTHENTICATING, TOPIC, new Verdict.Anomaly("the session does not stand yet"));
        put(AUTHENTICATING, ANSWER, new Verdict.Anomaly("the session does not stand yet"));
        put(AUTHENTICATING, TIME_LIMIT,
                new Verdict.Close(RefusalReason.NOT_AUTHENTICATED, "the server did not decide in time; try again"));
        put(AUTHENTICATING, SILENCE, new Verdict.Close(RefusalReason.HEARTBEAT_MISSED, "the client is gone"));
        put(AUTHENTICATING, CLOSE, new Verdict.Move(CLOSING, "Closing is said"));
    }

    private static void attached() {
        String logged = "this connection has its session";
        put(ATTACHED, HELLO, new Verdict.Close(RefusalReason.BAD_FRAME, "Hello comes once"));
        put(ATTACHED, LOGIN, new Verdict.Refuse(RefusalReason.ALREADY_LOGGED_ON, logged));
        put(ATTACHED, RESUME, new Verdict.Refuse(RefusalReason.ALREADY_LOGGED_ON, logged));
        put(ATTACHED, HEARTBEAT, new Verdict.Accept("sent back"));
        put(ATTACHED, ACKNOWLEDGE, new Verdict.Accept("handed to the gateway"));
        put(ATTACHED, REQUEST, new Verdict.Accept("handed to the gateway"));
        put(ATTACHED, LOGOUT, new Verdict.Accept("handed to the gateway, which says Closing when the session is over"));
        put(ATTACHED, QUERY, new Verdict.Accept("handed to the gateway"));
        put(ATTACHED, CARRY, new Verdict.Accept("handed to the gateway"));
        put(ATTACHED, ESTABLISHED, new Verdict.Anomaly(logged));
        put(ATTACHED, LOGIN_REFUSED, new Verdict.Anomaly(logged));
        put(ATTACHED, REQUEST_REFUSED, new Verdict.Accept("sent"));
        put(ATTACHED, PUSH, new Verdict.Accept("sent, or waits for the transport"));
        put(ATTACHED, TOPIC, new Verdict.Accept("sent, or the newest waits for the transport"));
        put(ATTACHED, ANSWER, new Verdict.Accept("sent"));
        put(ATTACHED, TIME_LIMIT, new Verdict.Ignore("a session has no time limit; heartbeats watch it"));
        put(ATTACHED, SILENCE, new Verdict.Close(RefusalReason.HEARTBEAT_MISSED, "the client is gone"));
        put(ATTACHED, CLOSE, new Verdict.Move(CLOSING, "Closing is said"));
    }

    private static void closing() {
        String over = "Closing has been said";
        put(CLOSING, HELLO, new Verdict.Ignore(over));
        put(CLOSING, LOGIN, new Verdict.Ignore(over));
        put(CLOSING, RESUME, new Verdict.Ignore(over));
        put(CLOSING, HEARTBEAT, new Verdict.Ignore(over));
        put(CLOSING, ACKNOWLEDGE, new Verdict.Ignore(over));
        put(CLOSING, REQUEST, new Verdict.Ignore(over));
        put(CLOSING, LOGOUT, new Verdict.Ignore(over));
        put(CLOSING, QUERY, new Verdict.Ignore(over));
        put(CLOSING, CARRY, new Verdict.Ignore(over));
        put(CLOSING, ESTABLISHED, new Verdict.Ignore("the end of the transport detaches the session"));
        put(CLOSING, LOGIN_REFUSED, new Verdict.Ignore(over));
        put(CLOSING, REQUEST_REFUSED, new Verdict.Ignore(over));
        put(CLOSING, PUSH, new Verdict.Ignore("the engine keeps it for a resume"));
        put(CLOSING, TOPIC, new Verdict.Ignore(over));
        put(CLOSING, ANSWER, new Verdict.Ignore(over));
        put(CLOSING, TIME_LIMIT, new Verdict.Accept("the peer did not go; the transport is cut"));
        put(CLOSING, SILENCE, new Verdict.Ignore("the time limit watches"));
        put(CLOSING, CLOSE, new Verdict.Ignore(over));
    }

    private static void put(ServerState state, ServerCause cause, Verdict verdict) {
        if (CELLS[state.ordinal()][cause.ordinal()] != null) {
            throw new IllegalStateException("two verdicts for " + cause + " in " + state);
        }
        CELLS[state.ordinal()][cause.ordinal()] = verdict;
    }
}
