package io.strowger.ivr;

import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.ConnectionState;
import io.strowger.agent.client.SessionClient;
import io.strowger.agent.client.SessionListener;
import io.strowger.agent.client.SessionOverException;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ContactId;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An IVR or a voice unit: says which ports are its own, hears of the calls there, attaches data to their contacts and asks for agents.
 *
 * <p>The client reconnects and resumes by itself. When the server has lost the session, the client registers its ports again in the new one; requests for
 * agents need no repetition, because the contact keeps its place without the session. Methods may be called on any thread and do not block, save
 * {@link #close()}.
 */
public final class IvrClient implements AutoCloseable {
    /** Ports of one IVR. */
    public static final int PORTS_MAX = 1_000;

    private final IvrListener listener;
    private final PortCalls calls = new PortCalls();
    /** Answers whose outcomes are about to come, by request. */
    private final Map<Long, Push.QueueReported> reports = new ConcurrentHashMap<>();
    private final SessionClient session;
    private volatile Command.RegisterPorts registered;

    private IvrClient(AgentClientOptions options, IvrListener listener) {
        this.listener = listener;
        this.session = SessionClient.connect(options.withRole(SessionRole.IVR), new Dispatcher());
    }

    /** Begins to connect and returns at once; the options' role does not matter. */
    public static IvrClient connect(AgentClientOptions options, IvrListener listener) {
        return new IvrClient(options, listener);
    }

    /** Completed when the first session stands; completed with {@link SessionOverException} when none came to be. */
    public CompletableFuture<Void> established() {
        return session.established();
    }

    /** Says which ports of a switch are this IVR's own; a later list replaces the earlier. */
    public CompletableFuture<IvrOutcome> registerPorts(String switchName, List<String> ports) {
        if (ports.size() > PORTS_MAX) {
            return CompletableFuture.completedFuture(
                    new IvrOutcome.Refused(RefusalReason.BAD_ARGUMENT, "at most " + PORTS_MAX + " ports"));
        }
        Command.RegisterPorts command = new Command.RegisterPorts(switchName, List.copyOf(ports));
        return request(command).thenApply(outcome -> {
            if (outcome.isDone()) {
                registered = command;
                calls.keepOnly(command.ports());
            }
            return outcome;
        });
    }

    /** Attaches data to the contact at a port, key by key; an empty value removes its key. The agent sees the data with the call. */
    public CompletableFuture<IvrOutcome> attachData(String port, Map<String, String> data) {
        return request(new Command.AttachData(port, Map.copyOf(data)));
    }

    /**
     * Asks for an agent for the contact at a port. The contact waits with its place from now on, wherever the IVR sends the call.
     *
     * @param priority 1 is the highest
     */
    public CompletableFuture<IvrOutcome> requestAgent(String port, String skill, int priority) {
        return request(new Command.RequestAgent(port, skill, priority));
    }

    /**
     * Asks for the place in the queue and the expected wait of the contact at a port, to announce them.
     *
     * @param skill that it would ask for with the priority; empty = the one that it waits for
     */
    public CompletableFuture<QueueAnswer> queryQueue(String port, String skill, int priority) {
        return session.request(new Command.QueryQueue(port, skill, priority)).thenApply(
                outcome -> new QueueAnswer(IvrOutcome.of(outcome), reports.remove(outcome.requestId())));
    }

    /**
     * Asks that the caller at a port, who waits for an agent, is called back instead; he keeps his place.
     *
     * @param number empty = the caller's own
     */
    public CompletableFuture<IvrOutcome> requestCallback(String port, String number) {
        return request(new Command.RequestCallback(port, number, "", 0, 0, 0));
    }

    /** The same for another skill than the caller waits for, with a priority, or at a time. */
    public CompletableFuture<IvrOutcome> requestCallback(Command.RequestCallback callback) {
        return request(callback);
    }

    /**
     * Notes what the caller at a port thinks of what he was given.
     *
     * @param question names what was asked, empty where there is one question only
     * @param rating 0 to 99, as his key said
     */
    public CompletableFuture<IvrOutcome> setRating(String port, String question, int rating) {
        return request(new Command.SetRating(port, question, rating));
    }

    /**
     * Hands in work that is no call: it waits for the skill's agents as calls do. What becomes of it is told to {@link IvrListener#onItem}.
     *
     * @param item a skill of a medium that is not voice, a reference that no other open item has, and the rest
     */
    public CompletableFuture<ItemAnswer> submitItem(Command.SubmitItem item) {
        return session.request(item).thenApply(outcome -> {
            IvrOutcome read = IvrOutcome.of(outcome);
            boolean isTold = read.isDone() && !outcome.detail().isEmpty();
            return new ItemAnswer(read, isTold ? ContactId.parse(outcome.detail()) : null);
        });
    }

    /** The customer of an item has gone, or it is done with elsewhere. */
    public CompletableFuture<IvrOutcome> endItem(ContactId contact) {
        return request(new Command.EndItem(contact));
    }

    /** Withdraws a contact's request for an agent. */
    public CompletableFuture<IvrOutcome> cancelAgentRequest(ContactId contact) {
        return request(new Command.CancelAgentRequest(contact));
    }

    /** Withdraws the request of the contact that is at a port now. */
    public CompletableFuture<IvrOutcome> cancelAgentRequest(String port) {
        CallView call = calls.at(port);
        return call == null || call.contact() == null
                ? CompletableFuture.completedFuture(
                        new IvrOutcome.Refused(RefusalReason.CONTACT_UNKNOWN, "no contact is known at port " + port))
                : cancelAgentRequest(call.contact());
    }

    /** The call that is at a port now as far as is known, or null. */
    public CallView callAt(String port) {
        return calls.at(port);
    }

    /** The calls on all ports, a copy. */
    public Map<String, CallView> calls() {
        return calls.all();
    }

    /** The session below, for what is not named here. */
    public SessionClient session() {
        return session;
    }

    /** Ends the session; see {@link SessionClient#close()}. Contacts that wait for an agent go on waiting. */
    @Override
    public void close() {
        session.close();
    }

    /**
     * What became of a question about a queue.
     *
     * @param report null when it was not answered
     */
    public record QueueAnswer(IvrOutcome outcome, Push.QueueReported report) {}

    /**
     * What became of an item that was handed in.
     *
     * @param contact that it is; null when it was refused or that is not known
     */
    public record ItemAnswer(IvrOutcome outcome, ContactId contact) {}

    private CompletableFuture<IvrOutcome> request(Command command) {
        return session.request(command).thenApply(IvrOutcome::of);
    }

    private final class Dispatcher implements SessionListener {
        private boolean lost;

        @Override
        public void onPush(Push push) {
            if (push instanceof Push.QueueReported report) {
                reports.put(report.requestId(), report);
            } else if (push instanceof Push.ItemChanged changed) {
                listener.onItem(changed.item());
            }
        }

        @Override
        public void onTopic(String topic, long version, TopicState state) {
            if (state instanceof TopicState.PortView view) {
                for (PortChange change : calls.apply(view)) {
                    switch (change) {
                        case PortChange.CallArrived arrived -> listener.onCallArrived(arrived.port(), arrived.call());
                        case PortChange.CallChanged changed -> listener.onCallChanged(changed.port(), changed.call());
                        case PortChange.CallLeft left -> listener.onCallLeft(left.port(), left.call());
                    }
                }
            }
        }

        @Override
        public void onConnection(ConnectionState state) {
            listener.onConnection(state);
            switch (state.kind()) {
                case SESSION_LOST -> {
                    lost = true;
                    reports.clear();
                }
                case ESTABLISHED -> {
                    if (lost && registered != null) {
                        request(registered).thenAccept(listener::onRegisteredAgain);
                    }
                    lost = false;
                }
                case RESUMED, DISCONNECTED, OVER -> {
                    // The registration is the session's and stands, or there is nothing to register at.
                }
            }
        }
    }
}
