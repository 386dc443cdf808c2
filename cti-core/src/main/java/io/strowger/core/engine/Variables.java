package io.strowger.core.engine;

import io.strowger.core.analysis.VariableValue;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState.VariableView;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.VariableSite;
import io.strowger.core.state.Timer;
import io.strowger.core.state.Variable;
import java.util.TreeMap;

/** Named variables: what rules and skills read, and who sets them for how long. */
final class Variables {
    /** Longest time for which a variable can be set, in milliseconds. */
    static final long FOR_MILLIS_MAX = 30 * 86_400_000L;

    private Variables() {}

    /** The value that holds now; empty for a variable that is not configured. */
    static String value(Decision d, String name) {
        Variable set = d.draft.variables.get(name);
        if (set != null) {
            return set.value();
        }
        VariableSite variable = d.site().rules().variable(name);
        return variable == null ? "" : variable.standard();
    }

    /** The value of a variable that is a duration, in milliseconds; the fallback where none is named. */
    static int millis(Decision d, String name, int fallback) {
        VariableSite variable = name.isEmpty() ? null : d.site().rules().variable(name);
        return variable == null
                ? fallback
                : (int) Math.min(Integer.MAX_VALUE, VariableValue.number(variable.type(), value(d, name)));
    }

    static Answer set(Decision d, Requester by, Command.SetVariable c) {
        VariableSite variable = d.site().rules().variable(c.name());
        Answer refused = refused(by.agent().agentId(), d.site().agent(by.agent().agentId()), variable);
        if (refused == null && (c.forMillis() < 0 || c.forMillis() > FOR_MILLIS_MAX)) {
            refused = Answer.of(RefusalReason.BAD_ARGUMENT, "a variable is set for at most 30 days");
        }
        String problem = refused == null ? VariableValue.problem(variable.type(), c.value()) : "";
        if (!problem.isEmpty()) {
            refused = Answer.of(RefusalReason.VARIABLE_ILL_TYPED, problem);
        }
        if (refused != null) {
            return refused;
        }
        put(d, variable, c.value(), by.agent().agentId(), c.forMillis());
        return Answer.of(RefusalReason.NONE);
    }

    static Answer reset(Decision d, Requester by, Command.ResetVariable c) {
        VariableSite variable = d.site().rules().variable(c.name());
        Answer refused = refused(by.agent().agentId(), d.site().agent(by.agent().agentId()), variable);
        if (refused == null) {
            reset(d, c.name(), by.agent().agentId());
        }
        return refused == null ? Answer.of(RefusalReason.NONE) : refused;
    }

    private static Answer refused(String agentId, AgentSite supervisor, VariableSite variable) {
        if (variable == null) {
            return Answer.of(RefusalReason.VARIABLE_UNKNOWN);
        }
        boolean may = supervisor != null && (variable.setBy().isEmpty()
                || variable.setBy().stream().anyMatch(area -> supervisor.scope().isEverything()
                        || supervisor.scope().areas().contains(area)));
        return may
                ? null
                : Answer.of(RefusalReason.VARIABLE_NOT_YOURS, agentId + " supervises none of "
                        + String.join(", ", variable.setBy()));
    }

    /** A technician's change; the edge has checked it, and what has become void since is dropped with a fact. */
    static void changed(Decision d, Input.VariableChanged in) {
        VariableSite variable = d.site().rules().variable(in.name());
        if (in.reset()) {
            reset(d, in.name(), in.by());
        } else if (variable != null && VariableValue.problem(variable.type(), in.value()).isEmpty()
                && in.forMillis() >= 0 && in.forMillis() <= FOR_MILLIS_MAX) {
            put(d, variable, in.value(), in.by(), in.forMillis());
        }
    }

    private static void put(Decision d, VariableSite variable, String value, String by, long forMillis) {
        String before = value(d, variable.name());
        long millis = forMillis == 0 ? variable.expiryMillis() : forMillis;
        long until = millis == 0 ? 0 : d.now + millis * Decision.NANOS_PER_MILLI;
        d.draft.variables.put(new Variable(variable.name(), value, by, d.now, until));
        if (until == 0) {
            d.cancel(Timer.Kind.VARIABLE, variable.name());
        } else {
            d.timerAt(Timer.Kind.VARIABLE, variable.name(), until);
        }
        d.fact(new Fact.VariableSet(variable.name(), before, value, by, Decision.millis(until)));
        show(d, variable);
    }

    static void expired(Decision d, String name) {
        reset(d, name, "");
    }

    private static void reset(Decision d, String name, String by) {
        Variable set = d.draft.variables.get(name);
        if (set == null) {
            return;
        }
        d.draft.variables.remove(name);
        d.cancel(Timer.Kind.VARIABLE, name);
        VariableSite variable = d.site().rules().variable(name);
        String standard = variable == null ? "" : variable.standard();
        d.fact(new Fact.VariableSet(name, set.value(), standard, by, 0));
        if (variable != null) {
            show(d, variable);
        }
    }

    private static void show(Decision d, VariableSite variable) {
        Variable set = d.draft.variables.get(variable.name());
        d.publish("variable/" + variable.name(), set == null
                ? new VariableView(variable.name(), variable.standard(), "", d.nowMillis(), 0)
                : new VariableView(variable.name(), set.value(), set.setBy(), Decision.millis(set.setNanos()),
                        Decision.millis(set.untilNanos())));
    }

    /** A reign or a configuration begins: what was set holds on where the variable is still of a type that allows it, and everything is shown. */
    static void begin(Decision d, Site site) {
        TreeMap<String, VariableSite> configured = new TreeMap<>();
        site.analysis().variables().forEach(variable -> configured.put(variable.name(), variable));
        for (Variable set : d.draft.variables.all()) {
            VariableSite variable = configured.get(set.name());
            if (variable == null || !VariableValue.problem(variable.type(), set.value()).isEmpty()) {
                reset(d, set.name(), "");
            }
        }
        configured.values().forEach(variable -> show(d, variable));
    }
}
