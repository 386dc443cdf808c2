package io.strowger.tools.soak;

import io.netty.channel.EventLoopGroup;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.ConnectionState;
import io.strowger.agent.client.SessionClient;
import io.strowger.agent.client.SessionListener;
import io.strowger.core.codec.CanonicalText;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One client that keeps an account of what it hears: every push by its number, and of every topic the newest. On its client's event loop. */
final class ResumeDesk implements SessionListener {
    private final SessionClient client;
    /** A hash of each push that is no outcome, by its number. */
    private final Map<Long, Integer> pushes = new HashMap<>();
    private final Map<String, Held> topics = new TreeMap<>();
    private String sessionId = "";
    private boolean attached;
    private int resumes;
    private int twice;
    private int backwards;
    private String trouble = "";
    private int asked;
    private int settled;
    private final Map<RefusalReason, Integer> outcomes = new HashMap<>();

    /** A topic as it was heard last. */
    record Held(long version, TopicState state) {}

    private ResumeDesk(AgentClientOptions options) {
        client = SessionClient.connect(options, this);
    }

    /** A supervisor of his team, who reads the team's agents and its board. */
    static ResumeDesk open(int port, Person person, EventLoopGroup group) {
        ResumeDesk desk = new ResumeDesk(AgentClientOptions.builder("127.0.0.1", port)
                .user(person.id(), person.password()).clientName("soak", "").heartbeatMillis(20_000)
                .requestMillisMax(600_000).reconnectMillis(50, 2_000).group(group).build()
                .withRole(SessionRole.SUPERVISOR));
        desk.client.subscribe(List.of("agent/*", "team/*"));
        return desk;
    }

    /** Who sits there. */
    record Person(String id, String password) {}

    SessionClient client() {
        return client;
    }

    /** Asks for something; its outcome is counted. */
    void ask(Command command) {
        asked++;
        client.request(command).whenComplete((outcome, failure) -> {
            settled++;
            RefusalReason reason = failure != null ? null : outcome.reason();
            outcomes.merge(reason == null ? RefusalReason.OUTCOME_UNKNOWN : reason, 1, Integer::sum);
        });
    }

    static int hash(Push push) {
        return CanonicalText.print((Record) push).hashCode();
    }

    @Override
    public void onPush(long sequence, Push push) {
        if (pushes.put(sequence, hash(push)) != null) {
            twice++;
        }
    }

    @Override
    public void onTopic(String topic, long version, TopicState state) {
        Held before = topics.put(topic, new Held(version, state));
        if (before != null && before.version() > version) {
            backwards++;
        }
    }

    @Override
    public void onTopicEnded(String topic) {
        topics.remove(topic);
    }

    @Override
    public void onConnection(ConnectionState state) {
        switch (state.kind()) {
            case ESTABLISHED -> {
                attached = true;
                if (!sessionId.isEmpty()) {
                    trouble = "a new session in place of " + sessionId;
                }
                sessionId = state.text();
            }
            case RESUMED -> {
                attached = true;
                resumes++;
            }
            case SESSION_LOST, OVER -> {
                attached = false;
                trouble = state.toString();
            }
            default -> attached = false;
        }
    }

    boolean isAttached() {
        return attached;
    }

    boolean isSettled() {
        return asked == settled;
    }

    String sessionId() {
        return sessionId;
    }

    int resumes() {
        return resumes;
    }

    int twice() {
        return twice;
    }

    int backwards() {
        return backwards;
    }

    /** Why its session did not last; empty when it did. */
    String trouble() {
        return trouble;
    }

    Map<Long, Integer> pushes() {
        return pushes;
    }

    Map<String, Held> topics() {
        return topics;
    }

    Map<RefusalReason, Integer> outcomes() {
        return outcomes;
    }
}
