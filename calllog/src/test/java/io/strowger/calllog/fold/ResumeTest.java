package io.strowger.calllog.fold;

import static io.strowger.calllog.fold.FactScript.segmentEnded;
import static io.strowger.calllog.fold.FactScript.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.Fact.VdnCounter;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.WorkMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Wherever a fold is cut, the new one goes on as the old one would have. */
public class ResumeTest {

    private final long seed = Long.getLong("strowger.seed", System.nanoTime());
    private final List<FactScript.Step> steps = history(new Random(seed));

    @Test
    void shouldResumeCallRecords() {
        check(CallRecordFold::new);
    }

    @Test
    void shouldResumeAgentTraces() {
        check(AgentTraceFold::new);
    }

    @Test
    void shouldResumeIntervals() {
        for (Booking booking : Booking.values()) {
            check(start -> new IntervalFold(15, booking, start));
        }
    }

    @Test
    void shouldResumeWrapUps() {
        check(start -> new WrapUpFold(IntervalClock.utc(15), start));
    }

    private <R> void check(Function<ResumePoint, Fold<R>> maker) {
        List<R> whole = FactScript.fold(maker.apply(ResumePoint.START), steps);
        assertTrue(whole.size() > 3, "the history is too poor: seed " + seed);
        for (int cut = 0; cut <= steps.size(); cut++) {
            Fold<R> first = maker.apply(ResumePoint.START);
            List<R> rows = new ArrayList<>(FactScript.fold(first, steps.subList(0, cut)));
            Fold<R> second = maker.apply(first.resumePoint());
            int middle = cut + (steps.size() - cut) / 2;
            rows.addAll(FactScript.fold(second, from(first.resumePoint(), middle)));
            Fold<R> third = maker.apply(second.resumePoint());
            rows.addAll(FactScript.fold(third, from(second.resumePoint(), steps.size())));
            assertEquals(whole, rows, "seed " + seed + " cut at " + cut);
        }
    }

    private List<FactScript.Step> from(ResumePoint point, int until) {
        return steps.subList(0, until).stream().filter(step -> step.place().inputSequence() >= point.fromSequence())
                .toList();
    }

    /** A history of contacts, calls and agents that follows from the chance. */
    public static List<FactScript.Step> history(Random random) {
        FactScript script = new FactScript("2026-01-05T09:00:00Z");
        List<Integer> open = new ArrayList<>();
        AgentState[] agents = {AgentState.LOGGED_OUT, AgentState.LOGGED_OUT, AgentState.LOGGED_OUT};
        for (int number = 1; number <= 300; number++) {
            script.after(random.nextInt(200_000));
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    script.arrives(number).asks(number);
                    open.add(number);
                }
                case 2 -> script.input(new Fact.CallStarted(FactScript.call(number), "5001", "5002", ""));
                case 3 -> agent(script, random, agents);
                default -> contact(script, random, open, number);
            }
        }
        script.after(3_600_000).input(new Fact.StateHashed(1));
        return script.steps;
    }

    private static void agent(FactScript script, Random random, AgentState[] agents) {
        int agent = random.nextInt(agents.length);
        AgentState to = AgentState.values()[random.nextInt(AgentState.values().length)];
        script.input(state("100" + agent, agents[agent], to, WorkMode.AUX, random.nextInt(5), 1));
        agents[agent] = to;
    }

    private static void contact(FactScript script, Random random, List<Integer> open, int number) {
        if (open.isEmpty()) {
            script.input(new Fact.CallEnded(FactScript.call(number - 1), null, "", script.now(), script.now()));
            return;
        }
        int at = random.nextInt(open.size());
        int contact = open.get(at);
        switch (random.nextInt(3)) {
            case 0 -> script.rings(contact, number, "1001", "5001", 0);
            case 1 -> script.input(new Fact.VdnCounted("S", "6002", VdnCounter.IN, FactScript.contact(contact)));
            default -> {
                open.remove(at);
                String agent = "100" + random.nextInt(3);
                boolean answered = random.nextBoolean();
                if (answered) {
                    script.rings(contact, number, agent, "5001", 0).answers(contact, number, agent, 0);
                }
                Fact end = segmentEnded(contact, number, agent,
                        answered ? SegmentDisposition.ANSWERED : SegmentDisposition.ABANDONED, 1, 0, 0);
                Fact over = script.ended(contact, ContactDisposition.values()[random.nextInt(4)], 0);
                Fact works = state(agent, AgentState.TALKING,
                        random.nextBoolean() ? AgentState.AFTER_CALL_WORK : AgentState.READY, WorkMode.AUTO_IN, 0, 1);
                if (random.nextBoolean()) {
                    script.input(end, over, works);
                } else {
                    script.input(works, end, over);
                }
                script.input(new Fact.WrappedUp(FactScript.contact(contact), number, agent, "c" + number, ""));
            }
        }
    }
}
