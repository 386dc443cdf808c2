package io.strowger.agent.session;

import io.strowger.agent.message.ServerMessage;
import io.strowger.core.output.TopicState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a client reads, and the last state of each topic on this connection, so that changes can be applied to it. Confined to one thread. */
final class HeldTopics {
    private record Held(long version, TopicState state) {}

    /** What the client reads, as it was given; told to the server anew on each connection. */
    private final Set<String> patterns = new LinkedHashSet<>();
    private final Map<String, Held> held = new HashMap<>();
    private boolean changes;

    void read(List<String> more) {
        patterns.addAll(more);
    }

    void leave(List<String> less) {
        less.forEach(patterns::remove);
    }

    List<String> patterns() {
        return List.copyOf(patterns);
    }

    /** A new connection begins with whole states. */
    void onConnected() {
        held.clear();
    }

    /** @param takesChanges whether the server may send changes on this connection; states are kept only then */
    void onWelcome(boolean takesChanges) {
        changes = takesChanges;
    }

    void onTopic(ServerMessage.Topic topic) {
        if (changes && topic.state() != null) {
            held.put(topic.topic(), new Held(topic.version(), topic.state()));
        }
    }

    /** The state after a change; null when the change does not fit what was sent before. */
    TopicState onDelta(ServerMessage.TopicDelta delta) {
        Held before = held.get(delta.topic());
        TopicState now = before == null || before.version() != delta.baseVersion() || delta.changed() == null
                ? null
                : StateDelta.apply(before.state(), delta.changed(), delta.cleared());
        if (now != null) {
            held.put(delta.topic(), new Held(delta.version(), now));
        }
        return now;
    }

    void onEnded(String topic) {
        held.remove(topic);
    }
}
