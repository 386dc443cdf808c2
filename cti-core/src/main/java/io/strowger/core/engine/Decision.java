package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.machine.StateTable;
import io.strowger.core.machine.Verdict;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RequestClass;
import io.strowger.core.output.TopicState;
import io.strowger.core.route.Router;
import io.strowger.core.state.Draft;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.Link;
import io.strowger.core.state.PendingPush;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Session;
import io.strowger.core.state.SessionKey;
import io.strowger.core.state.SiteInForce;
import io.strowger.core.state.Timer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one decide makes of the state: changed rows, outputs, facts and steps to follow. Without effect until {@link #commit()}; dropped whole when decide
 * fails.
 */
final class Decision {
    static final long NANOS_PER_MILLI = 1_000_000L;

    final EngineState state;
    final Draft draft;
    long now;
    long sequence;
    /** Of the whole input; what this decision has added is behind {@link #outputsBefore}. */
    private final ArrayList<Output> outputs = new ArrayList<>();
    private final ArrayList<Fact> facts = new ArrayList<>();
    final Steps steps = new Steps();
    /** Stations whose connections changed: the agents there are looked at before the commit. */
    final Touched<DeviceKey> touchedStations = new Touched<>();
    /** Agents of whom something changed. */
    final Touched<String> touchedAgents = new Touched<>();
    /** Why an agent's state changes, by agent id; the last reason given counts. */
    final TreeMap<String, String> because = new TreeMap<>();
    /** Asks whether agents can take contacts as this decision sees them. */
    final Router router = new Router(new Eligibility(this));
    /** What the merging of links did, by link; null where there was nothing to merge. Counted, no state. */
    private TreeMap<String, LinkTally> tallies;
    private int outputsBefore;
    private int factsBefore;

    Decision(EngineState state) {
        this.state = state;
        this.draft = new Draft(state);
    }

    /** The next input begins, without outputs and facts. */
    void inputBegins() {
        outputs.clear();
        facts.clear();
    }

    /** Those of the input, for whoever wants to keep them. */
    List<Output> outputs() {
        return outputs.isEmpty() ? List.of() : Arrays.asList(outputs.toArray(new Output[0]));
    }

    /** Those of the input, for whoever wants to keep them. */
    List<Fact> facts() {
        return facts.isEmpty() ? List.of() : Arrays.asList(facts.toArray(new Fact[0]));
    }

    /** The next decision of the input under way begins; one object serves all of an engine. */
    void begin() {
        now = state.timeNanos();
        sequence = state.sequence();
        draft.begin();
        outputsBefore = outputs.size();
        factsBefore = facts.size();
    }

    /** The decision has made nothing. */
    void drop() {
        draft.drop();
        outputs.subList(outputsBefore, outputs.size()).clear();
        facts.subList(factsBefore, facts.size()).clear();
        steps.clear();
        over();
    }

    /** What the decision made holds; the steps stay, for the engine to take. */
    void commit() {
        draft.commit();
        over();
    }

    private void over() {
        touchedStations.clear();
        touchedAgents.clear();
        because.clear();
        tallies = null;
    }

    long nowMillis() {
        return now / NANOS_PER_MILLI;
    }

    static long millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }

    SiteInForce site() {
        return state.site();
    }

    void fact(Fact fact) {
        facts.add(fact);
    }

    void output(Output output) {
        outputs.add(output);
        if (!(output instanceof Output.TopicUpdated)) {
            facts.add(new Fact.OutputIssued(output));
        }
    }

    void anomaly(Fact.AnomalyKind kind, String entity, String detail) {
        facts.add(new Fact.AnomalyRecorded(kind, entity, detail));
    }

    /**
     * Asks a table; a move is recorded as a fact, an anomaly too. Empty = the state stays.
     *
     * @param entity its text is recorded
     */
    <S extends Enum<S>, C extends Enum<C>> Optional<S> ask(StateTable<S, C> table, Object entity, S from, C cause) {
        return switch (table.verdict(from, cause)) {
            case Verdict.Move<S> move -> {
                fact(new Fact.Transitioned(table.name(), entity.toString(), from.name(), cause.name(), move.to().name(),
                        move.because()));
                yield Optional.of(move.to());
            }
            case Verdict.Stay<S> stay -> Optional.empty();
            case Verdict.Anomaly<S> anomaly -> {
                anomaly(Fact.AnomalyKind.UNEXPECTED_EVENT, entity.toString(),
                        table.name() + ": " + from + " x " + cause + ": " + anomaly.because());
                yield Optional.empty();
            }
        };
    }

    /**
     * Sends a request to a switch and remembers what it is for, unless no reply matters (purpose null); returns its id.
     *
     * @param link the link it must take, or empty for the preferred one
     */
    long request(String switchName, String link, RequestClass requestClass, PbxCommand command, Purpose purpose) {
        String taken = link.isEmpty() ? Links.preferred(this, switchName) : link;
        long id = draft.nextRequestId();
        if (purpose != null) {
            draft.requests.put(new PendingRequest(id, switchName, purpose, taken, now));
            if (site().links(switchName).size() > 1) {
                LinkPace.owes(this, switchName, taken);
            }
        }
        output(new Output.PbxRequest(switchName, taken, id, requestClass, command));
        return id;
    }

    /** Pushes to a session, if it exists; the push is kept until acknowledged. */
    void push(String sessionId, Push push) {
        Session session = sessionId.isEmpty() ? null : draft.sessions.get(sessionId);
        if (session == null) {
            return;
        }
        long number = session.nextSequence();
        draft.sessions.put(session.withNextSequence(number + 1));
        draft.pushes.put(new PendingPush(new SessionKey(sessionId, number), push));
        output(new Output.SessionPush(sessionId, number, push));
    }

    void publish(String topic, TopicState topicState) {
        output(new Output.TopicUpdated(topic, sequence, topicState));
    }

    void timer(Timer.Kind kind, String entity, long afterMillis) {
        timerAt(kind, entity, now + afterMillis * NANOS_PER_MILLI);
    }

    void timerAt(Timer.Kind kind, String entity, long deadlineNanos) {
        draft.timers.put(new Timer(new Timer.Key(kind, entity), deadlineNanos));
    }

    void cancel(Timer.Kind kind, String entity) {
        if (draft.timers.changes() == 0 && !state.indexes().timers().has(kind)) {
            return;
        }
        draft.timers.remove(new Timer.Key(kind, entity));
    }

    LinkTally tally(String switchName, String link) {
        if (tallies == null) {
            tallies = new TreeMap<>();
        }
        return tallies.computeIfAbsent(Link.key(switchName, link), key -> new LinkTally());
    }

    /** Adds what was counted to the tallies of the engine; false when there was nothing. */
    boolean tallyInto(TreeMap<String, LinkTally> all) {
        if (tallies == null) {
            return false;
        }
        tallies.forEach((link, tally) -> all.computeIfAbsent(link, key -> new LinkTally()).add(tally));
        return true;
    }

    void follow(Step.Kind kind, Object key) {
        if (kind.isOnlyShown() && state.indexes().boards().isOff()) {
            return;
        }
        steps.add(kind, key);
    }
}
