package io.strowger.core.testkit;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.WorkMode;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps the account that facts must come out even in: every contact begins once and ends once, a segment is answered and ended within its contact, and the times
 * of an agent's states add up to the time for which he was logged on.
 */
public final class FactLedger {
    /** Times in facts are cut to milliseconds. */
    private static final long ROUNDING_NANOS = 1_000_000;

    private final TreeSet<ContactId> live = new TreeSet<>();
    private final TreeSet<ContactId> over = new TreeSet<>();
    private final TreeMap<ContactId, Integer> segments = new TreeMap<>();
    private final TreeMap<String, Long> worked = new TreeMap<>();
    private final TreeMap<String, Long> loggedOn = new TreeMap<>();

    /** The next fact, in order; throws AssertionError when the account does not come out even. */
    public void add(Fact fact) {
        switch (fact) {
            case Fact.ContactStarted f -> must(!over.contains(f.contact()) && live.add(f.contact()), fact,
                    "begins twice");
            case Fact.ContactEnded f -> {
                must(live.remove(f.contact()) && over.add(f.contact()), fact, "ends without having begun, or twice");
                must(f.earliestEndMillis() <= f.latestEndMillis(), fact, "ends before it ends");
                segments.remove(f.contact());
            }
            case Fact.SegmentStarted f -> {
                must(live.contains(f.contact()), fact, "is of no contact that lives");
                must(segments.put(f.contact(), f.segment()) == null, fact, "begins while another goes on");
            }
            case Fact.SegmentEnded f -> must(live.contains(f.contact())
                    && Integer.valueOf(f.segment()).equals(segments.remove(f.contact())), fact,
                    "ends without having begun");
            case Fact.AgentStateChanged f -> changed(f);
            case Fact.AgentLoggedOff f -> loggedOn.put(f.agentId(), f.loggedOnMillis());
            default -> {
                // Of no account.
            }
        }
    }

    private void changed(Fact.AgentStateChanged fact) {
        Fact.AgentPeriod period = fact.previous();
        if (period.workMode() != WorkMode.LOGGED_OUT) {
            worked.merge(fact.agentId(), period.endedNanos() - period.beganNanos(), Long::sum);
        }
        Long millis = loggedOn.remove(fact.agentId());
        must(millis != null || fact.to() != AgentState.LOGGED_OUT || fact.from() == AgentState.LOGGED_OUT, fact,
                "is logged out and was not logged off");
        if (millis != null) {
            long sum = worked.getOrDefault(fact.agentId(), 0L);
            long told = millis * 1_000_000;
            must(Math.abs(sum - told) <= ROUNDING_NANOS, fact,
                    "his states add up to " + sum + " ns, and he was logged on for " + told);
            worked.remove(fact.agentId());
        }
    }

    private static void must(boolean holds, Fact fact, String what) {
        if (!holds) {
            throw new AssertionError(what + ": " + fact);
        }
    }
}
