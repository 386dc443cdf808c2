package io.strowger.tools.simulation.routing;

import io.strowger.tools.simulation.routing.Queueing.Compared;
import io.strowger.tools.simulation.routing.Queueing.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Lets the fast router and the slow one decide the same things, and compares queues with the formulas. A run follows from its options alone. */
public final class RoutingCheck {
    /** Decisions of a run. */
    public static final long DECISIONS_MAX = 1_000_000_000L;
    /** Contacts of a load: means of shorter batches depend on each other, and their interval would be too narrow. */
    public static final int CONTACTS_MIN = 1_000 * Queueing.BATCHES;
    /** Contacts of a load. */
    public static final int CONTACTS_MAX = 100_000_000;

    private static final List<Load> LOADS = List.of(new Load(1, 0.5, 0), new Load(1, 0.8, 0), new Load(10, 7, 0),
            new Load(10, 9, 0), new Load(50, 45, 0), new Load(100, 93, 0), new Load(1, 0.9, 0.5), new Load(10, 9, 1),
            new Load(10, 12, 0.5), new Load(50, 50, 2));
    private static final long REPORT_DECISIONS = 1_000_000;

    private RoutingCheck() {}

    /**
     * What came of it.
     *
     * @param decisions choices that both routers made alike
     * @param refusals questions to which both said that there is nobody
     * @param given contacts that were given to an agent
     * @param histories centres in which that happened
     * @param queues lines of the comparison with the formulas
     * @param problem the first thing that was wrong, with its seed; empty when nothing was
     */
    public record Outcome(long decisions, long refusals, long given, long histories, List<String> queues,
            String problem) {
        public boolean holds() {
            return problem.isEmpty();
        }
    }

    /**
     * Runs all.
     *
     * @param contacts of each load
     * @param progress is told now and then, in words
     */
    public static Outcome run(long decisions, int contacts, long seed, Consumer<String> progress) {
        long done = 0;
        long refusals = 0;
        long given = 0;
        long histories = 0;
        long told = REPORT_DECISIONS;
        while (done < decisions) {
            RoutingHistory history = new RoutingHistory(seed + histories);
            histories++;
            try {
                history.run(decisions - done);
            } catch (AssertionError disagree) {
                return new Outcome(done + history.decisions(), refusals, given, histories, List.of(),
                        disagree.getMessage());
            }
            done += history.decisions();
            refusals += history.refusals();
            given += history.given();
            if (done >= told) {
                progress.accept(String.format(Locale.ROOT, "%,d decisions", done));
                told += REPORT_DECISIONS;
            }
        }
        List<String> lines = new ArrayList<>();
        String problem = queues(contacts, seed, lines, progress);
        return new Outcome(done, refusals, given, histories, lines, problem);
    }

    private static String queues(int contacts, long seed, List<String> lines, Consumer<String> progress) {
        String problem = "";
        for (Load load : LOADS) {
            for (Compared compared : Queueing.run(load, contacts, seed)) {
                String line = String.format(Locale.ROOT,
                        "%s, %d agents, load %.2f%s: %s %.5f +- %.5f, by the formula %.5f",
                        load.patience() == 0 ? "Erlang C" : "Erlang A", load.servers(), load.offered(),
                        load.patience() == 0 ? "" : ", patience " + load.patience(), compared.name(),
                        compared.measured(), compared.half(), compared.expected());
                lines.add(line);
                progress.accept(line);
                if (!compared.agrees() && problem.isEmpty()) {
                    problem = "seed " + seed + ": " + line;
                }
            }
        }
        return problem;
    }
}
