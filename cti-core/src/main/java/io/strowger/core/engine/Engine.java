package io.strowger.core.engine;

import io.strowger.core.analysis.NumberTables;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.FrozenState;
import io.strowger.core.state.StateHash;
import io.strowger.core.state.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The deterministic engine: journalled inputs in, outputs and facts out. The same inputs give the same outputs, facts and state on every machine, because
 * nothing else is read: no clock, no chance, no hash order.
 *
 * <p>Each input is decided over an immutable view of the state and then committed; a failing decision is dropped whole, recorded as an anomaly, and the
 * next input goes on. Work that follows from a commit (matching, publishing) is decided and committed in steps of its own within the same input.
 *
 * <p>Confined to the core thread.
 */
public final class Engine {
    /** Written with every fact; raised when the same inputs may give other facts than before. */
    public static final int VERSION = 1;
    /** A hash of the state is recorded after every so many inputs. */
    public static final int HASH_EVERY_INPUTS = 100;
    /** Timers fired by one input; more wait for the next, which is due at once. */
    static final int TIMERS_PER_INPUT_MAX = 10_000;
    /** Steps that one input may cause before the rest is given up as an anomaly. */
    static final int STEPS_PER_INPUT_MAX = 100_000;

    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    private final EngineState state;
    private final Decision decision;
    private final Steps steps = new Steps();
    private final TreeMap<String, LinkTally> tallies = new TreeMap<>();
    /** As last read; null when something was counted since. */
    private List<LinkMerge> linkMerges = List.of();

    public Engine(EngineState state) {
        this.state = state;
        this.decision = new Decision(state);
    }

    /** Applies the next input; sequences must rise by one, which the caller's journal guarantees. */
    public Applied apply(JournalledInput in) {
        if (in.sequence() != state.sequence() + 1) {
            throw new IllegalArgumentException(
                    "input " + in.sequence() + " after " + state.sequence() + ": the journal has a gap");
        }
        decision.inputBegins();
        state.inputBegins(in.epoch(), in.sequence(), in.timeNanos());
        switch (INPUT.decode(in.payload())) {
            case Decoded.Value<Input>(Input input) -> {
                requireTables(input);
                apply(input);
            }
            case Decoded.Fault<Input> fault -> decision.anomaly(Fact.AnomalyKind.UNREADABLE_INPUT,
                    "input " + in.sequence(), fault.toString());
        }
        return new Applied(in.sequence(), state.timeNanos(), decision.outputs(), decision.facts(),
                in.sequence() % HASH_EVERY_INPUTS == 0 ? state.mark() : null);
    }

    /** Without a table that it was made with nothing can be decided as it was: the replay ends here, with the table's name. */
    private void requireTables(Input input) {
        if (input instanceof Input.ConfigurationApplied applied) {
            state.require(applied.site());
        } else if (input instanceof Input.ConfigurationScheduled scheduled) {
            state.require(scheduled.site());
        }
    }

    private void apply(Input input) {
        if (input instanceof Input.TimeAdvanced) {
            fireTimers();
            state.indexes().boards().takeDue(state.timeNanos(),
                    skill -> decide(new Step(Step.Kind.PUBLISH_SKILL, skill.name())),
                    vdn -> decide(new Step(Step.Kind.PUBLISH_VDN, vdn.key())));
        } else {
            decide(input);
        }
        runSteps();
    }

    private void fireTimers() {
        for (int fired = 0; fired < TIMERS_PER_INPUT_MAX && !state.indexes().timers().isEmpty(); fired++) {
            Timer timer = state.indexes().timers().first();
            if (timer.deadlineNanos() > state.timeNanos()) {
                return;
            }
            decide(timer);
            runSteps();
        }
    }

    private void runSteps() {
        for (int done = 0; !steps.isEmpty(); done++) {
            Step step = steps.poll();
            if (done >= STEPS_PER_INPUT_MAX) {
                decision.anomaly(Fact.AnomalyKind.LIMIT, step.toString(), "steps of one input");
                steps.clear();
                return;
            }
            decide(step);
        }
    }

    /** Decides and commits an input, a timer or a step, or, when deciding fails, records the anomaly and sets apart what it was about. */
    private void decide(Object what) {
        String failure = decide(what, null);
        if (failure != null) {
            decide(what, failure);
        }
    }

    /**
     * Decides and commits; what is wrong with it otherwise, and then nothing of it is committed.
     *
     * @param failure why deciding failed before, so that it is to be set apart; null = it is decided
     */
    private String decide(Object what, String failure) {
        String cause = null;
        decision.begin();
        try {
            if (failure == null) {
                perform(what);
            } else {
                setApart(what, failure);
            }
            Sessions.settle(decision);
            Calls.show(decision);
            AgentChanges.settle(decision);
            Calls.settle(decision);
        } catch (RuntimeException | StackOverflowError e) {
            decision.drop();
            decision.begin();
            cause = describe(e);
            decision.anomaly(Fact.AnomalyKind.DECIDE_FAILED,
                    failure == null ? name(what) : "setting apart after " + name(what), cause);
        }
        if (decision.tallyInto(tallies)) {
            linkMerges = null;
        }
        decision.commit();
        decision.steps.moveTo(steps);
        return cause;
    }

    private void perform(Object what) {
        switch (what) {
            case Input input -> Inputs.decide(decision, input);
            case Timer timer -> {
                decision.draft.timers.remove(timer.key());
                Timers.fire(decision, timer.key());
            }
            case Step step -> step.perform(decision);
            default -> throw new IllegalArgumentException("neither input, timer nor step: " + what);
        }
    }

    private void setApart(Object what, String failure) {
        switch (what) {
            case Input input -> Quarantines.failed(decision, input, failure);
            case Timer timer -> {
                decision.draft.timers.remove(timer.key());
                Quarantines.failed(decision, timer.key(), failure);
            }
            case Step step -> Quarantines.failed(decision, step, failure);
            default -> throw new IllegalArgumentException("neither input, timer nor step: " + what);
        }
    }

    private static String name(Object what) {
        return switch (what) {
            case Input input -> input.getClass().getSimpleName();
            case Timer timer -> "timer " + timer.key().kind();
            default -> what.toString();
        };
    }

    /** The failure and the line of ours that raised it: the same on every machine. */
    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        for (StackTraceElement element : failure.getStackTrace()) {
            if (element.getClassName().startsWith("io.strowger.core.")) {
                text.append(" at ").append(element.getClassName()).append('.').append(element.getMethodName());
                break;
            }
        }
        return text.toString();
    }

    /** Engine time of the next deadline, or Long.MAX_VALUE. */
    public long nextDeadlineNanos() {
        long shown = state.indexes().boards().nextNanos();
        return state.indexes().timers().isEmpty()
                ? shown
                : Math.min(shown, state.indexes().timers().first().deadlineNanos());
    }

    /** What the merging of several links to one switch did since the engine was made, by link key; nothing for a link that is alone. Not state: replay counts anew. */
    public List<LinkMerge> linkMerges() {
        if (linkMerges == null) {
            List<LinkMerge> list = new ArrayList<>(tallies.size());
            tallies.forEach((link, tally) -> list.add(tally.read(link)));
            linkMerges = List.copyOf(list);
        }
        return linkMerges;
    }

    /**
     * Whether inputs are applied whose topics nobody reads, as in a replay: those of agents, ports, skills and VDNs are not made then, which changes neither state nor
     * facts. Whoever reads again begins a reign, which shows everything.
     */
    public void replays(boolean value) {
        state.indexes().boards().off(value);
    }

    public long sequence() {
        return state.sequence();
    }

    /** Of the state as it is now, taken anew over all of it. */
    public long hash() {
        return state.hash();
    }

    /** The hash of the state as it is now, to be carried from mark to mark by whoever reads what is applied from now on. */
    public StateHash hasher() {
        return state.hasher();
    }

    public EngineView view() {
        return state.view();
    }

    /** The state as it is now, for another thread to encode. */
    public FrozenState freeze() {
        return state.freeze();
    }

    /** The state as bytes, for {@link #restore}. */
    public byte[] snapshot() {
        return state.snapshot();
    }

    public static Engine restore(byte[] snapshot) {
        return restore(snapshot, NumberTables.NONE);
    }

    /** Likewise, of a state whose rules read number tables. */
    public static Engine restore(byte[] snapshot, NumberTables numberTables) {
        return new Engine(EngineState.restore(snapshot, numberTables));
    }

    /** The state, for tests and tools that look at it on the core thread. */
    public EngineState state() {
        return state;
    }
}
