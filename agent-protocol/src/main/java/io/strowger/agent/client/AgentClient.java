package io.strowger.agent.client;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.RefusalCodes;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An agent's desktop. Every request gives a future of its outcome, see {@link AgentRequests}. Asynchronous code chains on the futures:
 *
 * <pre>
 * AgentClient agent = AgentClient.connect(options, listener);
 * agent.established().thenCompose(done -> agent.logOn("5001")).thenCompose(outcome -> agent.ready());
 * </pre>
 *
 * Blocking code waits for them, and has refusals as exceptions:
 *
 * <pre>
 * OfferedCalls calls = new OfferedCalls();
 * try (AgentClient agent = AgentClient.login(options, calls, Duration.ofSeconds(30))) {
 *     agent.await(agent.logOn("5001"));
 *     agent.await(agent.ready());
 *     CallView call = calls.next(Duration.ofMinutes(5));
 *     agent.await(agent.answer(call.call()));
 * }
 * </pre>
 *
 * Methods may be called on any thread.
 */
public final class AgentClient implements AgentRequests, AutoCloseable {
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

    /**
     * Connects and waits until the session stands.
     *
     * @throws SessionOverException when the login was refused for good
     * @throws TimeoutException when there is no session in time; the client is ended then
     */
    public static AgentClient login(AgentClientOptions options, AgentListener listener, Duration longest)
            throws TimeoutException, InterruptedException {
        AgentClient client = connect(options, listener);
        try {
            client.established().get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return client;
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof SessionOverException over ? over : new IllegalStateException(refused);
        } catch (TimeoutException | InterruptedException ended) {
            client.session.abandon();
            throw ended;
        }
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

    @Override
    public CompletableFuture<Push.RequestOutcome> request(Command command) {
        return session.request(command);
    }

    /** Logs the agent on at a station of the switch named in the options. */
    public CompletableFuture<Push.RequestOutcome> logOn(String station) {
        return logOn(switchName, station);
    }

    /**
     * Waits until a request is done, and gives what the server said.
     *
     * @throws RefusedException when it was refused
     * @throws IllegalStateException when called where futures are completed, which would wait for ever
     */
    public Push.RequestOutcome await(CompletableFuture<Push.RequestOutcome> request) {
        session.refuseToWaitHere();
        Push.RequestOutcome outcome = request.join();
        if (outcome.reason() != RefusalReason.NONE) {
            throw new RefusedException(outcome);
        }
        return outcome;
    }

    /**
     * Looks into the directory: who is free, and to whom a call may be sent on.
     *
     * @return completed with what was found, or exceptionally with {@link RefusedException}, also when there is no session to ask on
     */
    public CompletableFuture<ServerMessage.Found> search(String text, ClientMessage.SearchFilter filter, int offset,
            int limit) {
        return session.search(text, filter, offset, limit).thenApply(answer -> answer(answer,
                ServerMessage.Found.class));
    }

    /** What the agent's desk shows: who he is, the switches, and what reason codes are called; refused as {@link #search}. */
    public CompletableFuture<ServerMessage.Desk> readDesk() {
        return session.readDesk().thenApply(answer -> answer(answer, ServerMessage.Desk.class));
    }

    /** The codes that contacts of a skill may be given, empty = any; refused as {@link #search}. */
    public CompletableFuture<ServerMessage.WrapUpCodes> readWrapUpCodes(String skill) {
        return session.readWrapUpCodes(skill).thenApply(answer -> answer(answer, ServerMessage.WrapUpCodes.class));
    }

    private static <T extends ServerMessage> T answer(ServerMessage answer, Class<T> wanted) {
        if (answer instanceof ServerMessage.Refused refused) {
            throw new RefusedException(new Push.RequestOutcome(0, RefusalCodes.reason(refused.code()),
                    refused.detail(), null));
        }
        return wanted.cast(answer);
    }

    /**
     * Waits for the answer to a query.
     *
     * @throws RefusedException when it was refused
     * @throws IllegalStateException when called where futures are completed, which would wait for ever
     */
    public <T extends ServerMessage> T awaitAnswer(CompletableFuture<T> query) {
        session.refuseToWaitHere();
        try {
            return query.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RefusedException refused ? refused : failed;
        }
    }

    /** Reads topics besides the agent's own, now and after every resume: boards, teams, other agents; see {@link SessionClient#subscribe}. */
    public void subscribe(String... patterns) {
        session.subscribe(List.of(patterns));
    }

    /** Reads them no longer. */
    public void unsubscribe(String... patterns) {
        session.unsubscribe(List.of(patterns));
    }

    /** The session below: its log, its drills, what a proxy carries. */
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
                case Push.MessageReceived message -> listener.onMessage(message);
                case Push.HelpRequested help -> listener.onHelpRequested(help);
                case Push.HelpEnded help -> listener.onHelpEnded(help);
                case Push.TeamOutcome team -> listener.onTeamOutcome(team);
                case Push.ThresholdCrossed crossed -> listener.onThreshold(crossed.alert());
                case Push.SkillsChanged skills -> listener.onSkillsChanged(skills);
                case Push.ItemChanged changed -> listener.onItem(changed.item());
                case Push.AttributesChanged attributes -> listener.onAttributesChanged(attributes);
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
