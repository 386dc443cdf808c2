package io.strowger.tools.agentprotocol;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.output.RefusalReason;
import java.io.IOException;
import java.util.List;

/** Sections 5 and 7: hello and heartbeats. */
final class HelloClauses {
    private static final int INTERVAL_MILLIS = 1_000;

    private HelloClauses() {}

    static List<Clause> all() {
        return List.of(
                Clause.of("5-version-agreed", "the highest common version is chosen", HelloClauses::version),
                Clause.of("5-version-unsupported", "without a common version: VERSION_UNSUPPORTED",
                        HelloClauses::unsupported),
                Clause.of("5-unknown-features", "features that are not known are ignored", HelloClauses::features),
                Clause.of("5-heartbeat-wish", "the wish for an interval is held to 1,000 to 60,000",
                        HelloClauses::wishes),
                Clause.of("5-hello-first", "the first message is Hello", HelloClauses::first),
                Clause.of("5-hello-once", "a second Hello ends with BAD_FRAME", HelloClauses::twice),
                Clause.of("5-texts-limited", "a name of 257 characters ends with BAD_ARGUMENT", HelloClauses::longName),
                Clause.slow("5-hello-in-time", "without Hello within 10 s: NOT_AUTHENTICATED", HelloClauses::late),
                Clause.of("7-echo", "a heartbeat is sent back at once with its number", HelloClauses::echo),
                Clause.slow("7-own-heartbeat", "the server shows life when it has nothing to say", HelloClauses::own),
                Clause.slow("7-silence", "two silent intervals end with HEARTBEAT_MISSED", HelloClauses::silence),
                Clause.slow("7-bytes-are-no-life", "bytes without a whole message are no sign of life",
                        HelloClauses::trickle));
    }

    private static void version(Scene scene) throws Broken, IOException {
        Peer peer = scene.connect();
        peer.send(new ClientMessage.Hello(0, 9, "conformance", "", 0, List.of()));
        ServerMessage.Welcome welcome = peer.expect(ServerMessage.Welcome.class);
        if (welcome.version() < 1 || welcome.version() > 9 || welcome.heartbeatMillis() < 1 || welcome.limits() == null
                || welcome.limits().clientFrameBytes() < 1 || welcome.limits().messagesPerSecond() < 1) {
            throw new Broken("a version, an interval and limits were due: " + welcome);
        }
    }

    private static void unsupported(Scene scene) throws Broken, IOException {
        Peer peer = scene.connect();
        peer.send(new ClientMessage.Hello(1_000, 1_001, "conformance", "", 0, List.of()));
        peer.closing(RefusalReason.VERSION_UNSUPPORTED);
    }

    private static void features(Scene scene) throws Broken, IOException {
        Peer peer = scene.connect();
        peer.send(new ClientMessage.Hello(1, 1, "conformance", "", 0, List.of("no-such-feature")));
        peer.expect(ServerMessage.Welcome.class);
    }

    private static void wishes(Scene scene) throws Broken, IOException {
        for (int[] wish : new int[][]{{1, 1_000}, {2_000, 2_000}, {3_600_000, 60_000}}) {
            Peer peer = scene.connect();
            peer.send(Scene.hello(wish[0]));
            int given = peer.expect(ServerMessage.Welcome.class).heartbeatMillis();
            if (given != wish[1]) {
                throw new Broken("the wish for " + wish[0] + " ms gives " + wish[1] + " ms, and " + given + " came");
            }
        }
    }

    private static void first(Scene scene) throws Broken, IOException {
        Peer login = scene.connect();
        login.send(scene.wrongLogin("nobody"));
        login.closing(RefusalReason.VERSION_UNSUPPORTED);
        Peer request = scene.connect();
        request.send(Scene.harmless(1));
        request.closing(RefusalReason.NOT_AUTHENTICATED);
    }

    private static void twice(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        peer.send(Scene.hello(0));
        peer.closing(RefusalReason.BAD_FRAME);
    }

    private static void longName(Scene scene) throws Broken, IOException {
        Peer right = scene.connect();
        right.send(new ClientMessage.Hello(1, 1, "n".repeat(256), "", 0, List.of()));
        right.expect(ServerMessage.Welcome.class);
        Peer wrong = scene.connect();
        wrong.send(new ClientMessage.Hello(1, 1, "n".repeat(257), "", 0, List.of()));
        wrong.closing(RefusalReason.BAD_ARGUMENT);
    }

    private static void late(Scene scene) throws Broken, IOException {
        Peer peer = scene.connect();
        long began = System.nanoTime();
        peer.closing(RefusalReason.NOT_AUTHENTICATED);
        long millis = (System.nanoTime() - began) / 1_000_000;
        if (millis < 9_000) {
            throw new Broken("the client has 10 s for Hello, and the server ended after " + millis + " ms");
        }
    }

    private static void echo(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        peer.send(new ClientMessage.Heartbeat(Long.MAX_VALUE));
        peer.expect(ServerMessage.Heartbeat.class, heartbeat -> heartbeat.echoMillis() == Long.MAX_VALUE, "its echo");
    }

    private static void own(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted(INTERVAL_MILLIS);
        peer.expect(ServerMessage.Heartbeat.class, heartbeat -> heartbeat.echoMillis() == 0, "a heartbeat");
    }

    private static void silence(Scene scene) throws Broken, IOException {
        Scene.Attached attached = scene.attached(INTERVAL_MILLIS);
        attached.peer().closing(RefusalReason.HEARTBEAT_MISSED);
        scene.resumed(attached, attached.session().firstSequence() - 1);
    }

    /** A byte of a frame with each heartbeat of the server, which come once an interval. */
    private static void trickle(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted(INTERVAL_MILLIS);
        byte[] frame = Peer.frame(new ClientMessage.Heartbeat(1));
        for (int at = 0; at < frame.length; at++) {
            peer.sendBytes(new byte[]{frame[at]}, "a byte");
            ServerMessage message = peer.next();
            if (message instanceof ServerMessage.Closing closing) {
                if (closing.code() != RefusalReason.HEARTBEAT_MISSED.code()) {
                    throw new Broken("HEARTBEAT_MISSED was due, and " + closing + " came");
                }
                return;
            }
        }
        throw new Broken("a byte once an interval held the connection");
    }
}
