package io.strowger.tools.agentprotocol;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.core.output.RefusalReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Section 10: topics and what is read of them. */
final class TopicClauses {
    private static final String FEATURE_UNKNOWN = "no-such-feature";
    private static final String NOBODY = "agent/no such agent";

    private TopicClauses() {}

    static List<Clause> all() {
        return List.of(
                Clause.of("10-own", "an agent's own topic comes without being asked for, with a version",
                        TopicClauses::own),
                Clause.of("10-own-resumed", "and again after a resume, no older than before", TopicClauses::resumed),
                Clause.of("10-subscribed",
                        "Subscribed says how many states follow, and they are of its position or older",
                        TopicClauses::subscribed),
                Clause.of("10-not-allowed", "patterns that are not allowed stand in refused, and bring nothing",
                        TopicClauses::notAllowed),
                Clause.of("10-twice", "what is asked for twice comes whole again", TopicClauses::twice),
                Clause.of("10-unsubscribe", "patterns that were never given may be taken back",
                        TopicClauses::unsubscribe),
                Clause.of("10-too-many", "more than 256 patterns are refused with TOO_MANY_SUBSCRIPTIONS",
                        TopicClauses::tooMany),
                Clause.of("10-features", "Welcome names no feature that the client did not", TopicClauses::features),
                Clause.of("10-before-login", "without a session a subscription is refused, and the connection stays",
                        TopicClauses::beforeLogin));
    }

    private static String ownTopic(Scene scene) {
        return "agent/" + scene.user();
    }

    private static ServerMessage.Topic topic(Peer peer, String name) throws Broken, IOException {
        ServerMessage.Topic topic = peer.expect(ServerMessage.Topic.class, one -> one.topic().equals(name),
                "the topic " + name);
        if (topic.version() < 1 || topic.state() == null) {
            throw new Broken("a version and a state were due: " + topic);
        }
        return topic;
    }

    private static void own(Scene scene) throws Broken, IOException {
        topic(scene.attached().peer(), ownTopic(scene));
    }

    private static void resumed(Scene scene) throws Broken, IOException {
        Scene.Attached first = scene.attached();
        long version = topic(first.peer(), ownTopic(scene)).version();
        first.peer().cut();
        Scene.Attached second = scene.resumed(first, first.session().firstSequence() - 1);
        long now = topic(second.peer(), ownTopic(scene)).version();
        if (now < version) {
            throw new Broken("version " + now + " came after " + version);
        }
    }

    private static ServerMessage.Subscribed subscribe(Peer peer, long queryId, String... patterns)
            throws Broken, IOException {
        peer.send(new ClientMessage.Subscribe(queryId, List.of(patterns)));
        return peer.expect(ServerMessage.Subscribed.class, answer -> answer.queryId() == queryId,
                "the answer to subscription " + queryId);
    }

    /** The states that belong to an answer; each topic once. */
    private static Set<String> states(Peer peer, ServerMessage.Subscribed answer) throws Broken, IOException {
        Set<String> names = new HashSet<>();
        while (names.size() < answer.topics()) {
            ServerMessage.Topic topic = peer.expect(ServerMessage.Topic.class);
            if (topic.version() > answer.position()) {
                throw new Broken("of " + answer.topics() + " states " + names.size()
                        + " had come, and then one of a later position than " + answer.position() + ": " + topic);
            }
            if (!names.add(topic.topic())) {
                throw new Broken("a state came twice: " + topic);
            }
        }
        return names;
    }

    private static void subscribed(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        topic(peer, ownTopic(scene));
        ServerMessage.Subscribed answer = subscribe(peer, 1, "*");
        if (answer.topics() < 1 || !answer.refused().isEmpty()) {
            throw new Broken("an agent reads at least his own topic: " + answer);
        }
        Set<String> names = states(peer, answer);
        if (!names.contains(ownTopic(scene))) {
            throw new Broken("his own topic is not among " + names);
        }
    }

    private static void notAllowed(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        topic(peer, ownTopic(scene));
        ServerMessage.Subscribed answer = subscribe(peer, 7, "truth/*", NOBODY);
        if (answer.topics() != 0 || !answer.refused().equals(List.of("truth/*", NOBODY))) {
            throw new Broken("both patterns were due in refused: " + answer);
        }
    }

    private static void twice(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        topic(peer, ownTopic(scene));
        for (long queryId = 1; queryId <= 2; queryId++) {
            Set<String> names = states(peer, subscribe(peer, queryId, ownTopic(scene)));
            if (!names.equals(Set.of(ownTopic(scene)))) {
                throw new Broken("his own topic alone was due, and " + names + " came");
            }
        }
    }

    private static void unsubscribe(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        peer.send(new ClientMessage.Unsubscribe(List.of("skill/no such skill", "*")));
        peer.send(new ClientMessage.Heartbeat(4));
        peer.expect(ServerMessage.Heartbeat.class, heartbeat -> heartbeat.echoMillis() == 4, "an echo");
    }

    private static void tooMany(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i <= ProtocolLimits.PATTERNS_MAX; i++) {
            patterns.add("skill/" + i);
        }
        peer.send(new ClientMessage.Subscribe(3, patterns));
        if (peer.refused(RefusalReason.TOO_MANY_SUBSCRIPTIONS).queryId() != 3) {
            throw new Broken("the refusal must name the query");
        }
    }

    private static void features(Scene scene) throws Broken, IOException {
        List<String> asked = List.of(ProtocolLimits.FEATURE_DELTA, FEATURE_UNKNOWN);
        for (List<String> features : List.of(List.<String>of(), asked)) {
            Peer peer = scene.connect();
            peer.send(new ClientMessage.Hello(1, 1, "conformance", "1", 0, features));
            List<String> inForce = peer.expect(ServerMessage.Welcome.class).features();
            if (!features.containsAll(inForce) || inForce.contains(FEATURE_UNKNOWN)) {
                throw new Broken("of " + features + " these are said to be in force: " + inForce);
            }
        }
    }

    private static void beforeLogin(Scene scene) throws Broken, IOException {
        Peer peer = scene.greeted();
        peer.send(new ClientMessage.Subscribe(5, List.of("*")));
        if (peer.refused(RefusalReason.NOT_AUTHENTICATED).queryId() != 5) {
            throw new Broken("the refusal must name the query");
        }
        peer.send(new ClientMessage.Heartbeat(2));
        peer.expect(ServerMessage.Heartbeat.class);
    }
}
