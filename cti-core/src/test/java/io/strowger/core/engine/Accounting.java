package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.WorkMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the facts of agents against each other: their periods have no gap and no overlap, and add up to the time logged on, to the nanosecond. */
final class Accounting {
    private Accounting() {}

    /** How many log-ons were followed to their log-off. */
    static int check(List<Fact> facts) {
        Map<String, List<Fact.AgentPeriod>> periods = new HashMap<>();
        Map<String, Fact.AgentLoggedOff> leaving = new HashMap<>();
        int complete = 0;
        for (Fact fact : facts) {
            if (fact instanceof Fact.AgentLoggedOff off) {
                leaving.put(off.agentId(), off);
            } else if (fact instanceof Fact.AgentStateChanged change) {
                List<Fact.AgentPeriod> all = periods.computeIfAbsent(change.agentId(), id -> new ArrayList<>());
                follows(change, all);
                all.add(change.previous());
                Fact.AgentLoggedOff off = leaving.remove(change.agentId());
                if (off != null) {
                    addsUp(off, all);
                    complete++;
                }
            }
        }
        return complete;
    }

    private static void follows(Fact.AgentStateChanged change, List<Fact.AgentPeriod> before) {
        Fact.AgentPeriod now = change.previous();
        if (now.beganNanos() > now.endedNanos()) {
            throw new AssertionError("a period of agent " + change.agentId() + " ends before it begins: " + now);
        }
        if (!before.isEmpty() && before.get(before.size() - 1).endedNanos() != now.beganNanos()) {
            throw new AssertionError("a gap or an overlap of agent " + change.agentId() + " before " + now);
        }
    }

    private static void addsUp(Fact.AgentLoggedOff off, List<Fact.AgentPeriod> periods) {
        long spent = 0;
        long end = periods.get(periods.size() - 1).endedNanos();
        for (Fact.AgentPeriod period : periods) {
            if (period.beganNanos() >= off.loggedOnNanos() && period.workMode() != WorkMode.LOGGED_OUT) {
                spent += period.endedNanos() - period.beganNanos();
            }
        }
        if (spent != end - off.loggedOnNanos()) {
            throw new AssertionError("agent " + off.agentId() + " was logged on for " + (end - off.loggedOnNanos())
                    + " ns and spent " + spent);
        }
    }
}
