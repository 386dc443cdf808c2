package io.strowger.agent.client;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.Push;
import io.strowger.core.output.TopicState;
import java.util.concurrent.CompletableFuture;

/**
 * An agent's desktop. Every request gives a future of its outcome; a refusal is an outcome and no exception. Asynchronous code chains on the futures, blocking
 * code joins them (not inside a listener, unless callbacks have an executor of their own).
 *
 * <pre>
 * AgentClient client = AgentClient.connect(options, listener);
 * client.established().get(10, TimeUnit.SECONDS);
 * client.logOn("5001").join();
 * client.ready().join();
 * </pre>
 *
 * Methods may be called on any thread.
 */
public final class AgentClient implements AutoCloseable {
    private final SessionClient session;
    private final String switchName;
    private final String ownTopic;
    private volatile TopicState.AgentView state;

    private AgentClient(AgentClientOptions options, AgentListener listener) {
        this.switchName = options.switchName();
        this.ownTopic = "agent/" + options.userId();
        this.session = SessionClient.connect(options, new Dispatcher(listener));
    }

    /** Begins to connect and returns at once. */
    public static AgentClient connect(AgentClientOptions options, AgentListener listener) {
        return new AgentClient(options.withRole(SessionRole.AGENT), listener);
    }

    /** The same for a supervisor: an agent who may also observe and direct the agents of his areas. */
    public static AgentClient supervisor(AgentClientOptions options, AgentListener listener) {
        return new AgentClient(options.withRole(SessionRole.SUPERVISOR), listener);
    }

    /** A client that only makes requests. */
    public static AgentClient connect(AgentClientOptions options) {
        return connect(options, new AgentListener() {
        });
    }

    /** Completed when the first session stands; completed with {@link SessionOverException} when none came to be. */
    public CompletableFuture<Void> established() {
        return session.established();
    }

    /** Completed with the reason when it is over for good. */
    public CompletableFuture<ConnectionState> over() {
        return session.over();
    }

    /** The agent's last known state, null while none has come. */
    public TopicState.AgentView state() {
        return state;
    }

    /** Makes any request. */
    public CompletableFuture<Push.RequestOutcome> request(Command command) {
        return session.request(command);
    }

    /** Logs the agent on at a station of the switch named in the options. */
    public CompletableFuture<Push.RequestOutcome> logOn(String station) {
        return logOn(switchName, station);
    }

    /** Logs the agent on at a station. */
    public CompletableFuture<Push.RequestOutcome> logOn(String onSwitch, String station) {
        return request(new Command.LogOn(onSwitch, station));
    }

    /** Logs the agent off; the session stays. */
    public CompletableFuture<Push.RequestOutcome> logOff(int reasonCode) {
        return request(new Command.LogOff(reasonCode));
    }

    /** Ready for calls, one after another. */
    public CompletableFuture<Push.RequestOutcome> ready() {
        return request(new Command.SetReady(false));
    }

    /** Ready for one call, then after-call work until the agent says otherwise. */
    public CompletableFuture<Push.RequestOutcome> readyForOne() {
        return request(new Command.SetReady(true));
    }

    /** Not ready, with a reason code of the site. */
    public CompletableFuture<Push.RequestOutcome> notReady(int reasonCode) {
        return request(new Command.SetNotReady(reasonCode));
    }

    /** After-call work. */
    public CompletableFuture<Push.RequestOutcome> afterCallWork() {
        return request(new Command.SetAfterCallWork());
    }

    /** Answers a ringing call. */
    public CompletableFuture<Push.RequestOutcome> answer(CallKey call) {
        return request(new Command.AnswerCall(call));
    }

    /** Holds a call. */
    public CompletableFuture<Push.RequestOutcome> hold(CallKey call) {
        return request(new Command.HoldCall(call));
    }

    /** Takes a held call back. */
    public CompletableFuture<Push.RequestOutcome> retrieve(CallKey call) {
        return request(new Command.RetrieveCall(call));
    }

    /** Leaves a call; the agent's Connection is cleared. */
    public CompletableFuture<Push.RequestOutcome> clearConnection(CallKey call) {
        return request(new Command.ClearConnection(call));
    }

    /** Calls a number. */
    public CompletableFuture<Push.RequestOutcome> makeCall(String destination, Bytes userToUser) {
        return request(new Command.MakeCall(destination, userToUser));
    }

    /** The session below, for what is not named here. */
    public SessionClient session() {
        return session;
    }

    /** Ends the session; see {@link SessionClient#close()}. An agent who is logged on is treated as the server's configuration says. */
    @Override
    public void close() {
        session.close();
    }

    private final class Dispatcher implements SessionListener {
        private final AgentListener listener;

        Dispatcher(AgentListener listener) {
            this.listener = listener;
        }

        @Override
        public void onPush(Push push) {
            switch (push) {
                case Push.CallOffered offered -> listener.onCallOffered(offered.call());
                case Push.CallEnded ended -> listener.onCallEnded(ended.call(), ended.cause());
                case Push.StateForced forced -> listener.onForced(forced);
                case Push.Notice notice -> listener.onNotice(notice.from(), notice.text());
                case Push.ObservationBegan began -> listener.onObservationBegan(began);
                case Push.ObservationEnded ended -> listener.onObservationEnded(ended.call(), ended.supervisorId());
                case Push.CallbackOffered offered -> listener.onCallbackOffered(offered);
                case Push.QueueReported report -> {
                    // Only an IVR asks for it.
                }
                case Push.RequestOutcome outcome -> throw new IllegalStateException("an outcome is not pushed on");
            }
        }

        @Override
        public void onTopic(String topic, long version, TopicState newState) {
            if (topic.equals(ownTopic) && newState instanceof TopicState.AgentView view) {
                state = view;
                listener.onAgentState(view);
            }
            listener.onTopic(topic, version, newState);
        }

        @Override
        public void onConnection(ConnectionState connection) {
            listener.onConnection(connection);
        }
    }
}
