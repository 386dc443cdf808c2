package io.strowger.tools.agentprotocol;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.RefusalReason;
import java.io.IOException;
import java.util.List;

/** Sections 6 and 12: login and the end. */
final class LoginClauses {
    private static final int LOGINS_MAX = 4;

    private LoginClauses() {}

    static List<Clause> all() {
        return List.of(
                Clause.of("6-established", "a login gives a session, a token and the next sequence",
                        LoginClauses::established),
                Clause.of("6-wrong-password", "a wrong password is refused, and another login may follow",
                        LoginClauses::wrongPassword),
                Clause.of("6-unknown-user", "an unknown user is refused as a wrong password is",
                        LoginClauses::unknownUser),
                Clause.of("6-fields-missing", "a login without a user is refused with BAD_ARGUMENT",
                        LoginClauses::missing),
                Clause.of("6-four-logins", "a fifth login of a connection ends with LOCKED_OUT", LoginClauses::five),
                Clause.of("6-one-session", "a user has one session: ALREADY_LOGGED_ON", LoginClauses::oneSession),
                Clause.of("6-takeover", "a takeover ends the other session with SESSION_REPLACED",
                        LoginClauses::takeover),
                Clause.of("6-other-role", "a user is refused in a role that is not his", LoginClauses::otherRole),
                Clause.of("6-no-session-yet", "without a session requests are refused, and the connection stays",
                        LoginClauses::noSession),
                Clause.of("12-logout", "Logout ends the session with CLIENT_CLOSED", LoginClauses::logout),
                Clause.of("12-after-closing", "what comes after Closing is not answered", LoginClauses::afterClosing));
    }

    private static void established(Scene scene) throws Broken, IOException {
        ServerMessage.SessionEstablished session = scene.attached().session();
        if (session.sessionId().isEmpty() || session.token().length() < 16 || session.firstSequence() < 1
                || session.resumed() || session.heartbeatMillis() < 1 || session.limits() == null) {
            throw new Broken("a session with a token of 16 bytes or more, a sequence and limits was due: " + session);
        }
    }

    private static void wrongPassword(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        peer.send(scene.wrongLogin(scene.user()));
        peer.refused(RefusalReason.BAD_CREDENTIALS);
        peer.send(scene.login(true));
        peer.expect(ServerMessage.SessionEstablished.class);
    }

    private static void unknownUser(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        peer.send(scene.wrongLogin("no-such-user"));
        peer.refused(RefusalReason.BAD_CREDENTIALS);
    }

    private static void missing(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        peer.send(new ClientMessage.Login("", "", SessionRole.AGENT, false));
        peer.refused(RefusalReason.BAD_ARGUMENT);
        peer.send(new ClientMessage.Login(scene.user(), "", null, false));
        peer.refused(RefusalReason.BAD_ARGUMENT);
    }

    private static void five(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        for (int i = 0; i < LOGINS_MAX; i++) {
            peer.send(new ClientMessage.Resume("no-such-session", Bytes.of((byte) 1), 0));
            peer.refused(RefusalReason.SESSION_UNKNOWN);
        }
        peer.send(new ClientMessage.Resume("no-such-session", Bytes.of((byte) 1), 0));
        peer.closing(RefusalReason.LOCKED_OUT);
    }

    private static void oneSession(Scene scene) throws Broken, IOException {
        scene.attached();
        Peer second = scene.greeted();
        second.send(scene.login(false));
        second.refused(RefusalReason.ALREADY_LOGGED_ON);
    }

    private static void takeover(Scene scene) throws Broken, IOException {
        Scene.Attached first = scene.attached();
        Scene.Attached second = scene.attached();
        first.peer().closing(RefusalReason.SESSION_REPLACED);
        if (second.session().sessionId().equals(first.session().sessionId())
                || second.session().token().equals(first.session().token())) {
            throw new Broken("the new session has the id or the token of the old one");
        }
    }

    private static void otherRole(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        peer.send(new ClientMessage.Login(scene.user(), "no such password", SessionRole.IVR, false));
        peer.refused(RefusalReason.BAD_CREDENTIALS);
    }

    private static void noSession(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        peer.send(Scene.harmless(5));
        if (peer.refused(RefusalReason.NOT_AUTHENTICATED).requestId() != 5) {
            throw new Broken("the refusal must name the request");
        }
        peer.send(new ClientMessage.Heartbeat(1));
        peer.expect(ServerMessage.Heartbeat.class);
    }

    private static void logout(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached();
        attached.peer().send(new ClientMessage.Logout());
        attached.peer().closing(RefusalReason.CLIENT_CLOSED);
        Peer peer = scene.greeted();
        peer.send(Scene.resume(attached, 0));
        peer.refused(RefusalReason.SESSION_UNKNOWN);
    }

    private static void afterClosing(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        peer.send(new ClientMessage.Logout());
        peer.send(new ClientMessage.Heartbeat(1));
        peer.closing(RefusalReason.CLIENT_CLOSED);
    }
}
