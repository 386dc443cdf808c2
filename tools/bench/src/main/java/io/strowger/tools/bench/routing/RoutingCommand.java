package io.strowger.tools.bench.routing;

import static io.strowger.tools.bench.Ranges.range;

import io.strowger.tools.bench.Paired;
import io.strowger.tools.bench.Samples;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import io.strowger.tools.bench.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a routing decision costs on a large site, how that grows, and how many times as much a peer's search costs. */
@Command(name = "routing", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false, description = {
    "Time of a routing decision, its growth, and a peer's search for comparison.",
    "A decision is the choice with all changes of the order that it makes: a contact finds an agent, who leaves the order of his skills; or an agent becomes ready in all his skills, takes one of the waiting contacts, and both leave. The peer is the search of FreeSWITCH's mod_callcenter, SQL over the same agents in an embedded SQLite: with its own tables, which have no index, and with keys that help it."})
public final class RoutingCommand implements Callable<Integer> {
    private static final double P99_AIM_MICROS = 50;
    private static final double TIMES_AIM = 1_000;
    private static final int PEER_AGENTS = 5_000;
    private static final int PEER_PER_AGENT = 8;
    private static final int[] AGENTS = {100, 1_000, 10_000, 50_000};
    private static final int[] WAITING = {50, 500, 5_000, 50_000};
    private static final int WARM_UP = 60_000;
    private static final int AGAIN = 5_000;
    private static final int REPETITIONS = 9;
    private static final int AGENTS_MAX = 100_000;
    private static final int SKILLS_MAX = 5_000;
    private static final int PER_AGENT_MAX = 120;
    private static final int WAITING_MAX = 100_000;
    private static final int DECISIONS_MAX = 10_000_000;
    /** Queues in which the answers are compared before anything is measured. */
    private static final int CHECKED_MAX = 100;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MIDDLE = 0.5;
    private static final double TAIL = 0.99;
    /** Decisions of ours between two looks at the clock. */
    private static final int OURS_AT_ONCE = 1_000;
    /** Of ours before the first pair, so that it is compiled. */
    private static final int OURS_WARM_UP = 500_000;
    /** Both of a pair are measured for so long: what else the machine does, and what lies in its caches, counts for both alike. */
    private static final int SLICE_NANOS = 25_000_000;

    @Option(names = "--agents", paramLabel = "N", defaultValue = "10000", description = "Agents.")
    private int agents;

    @Option(names = "--skills", paramLabel = "N", defaultValue = "500", description = "Skills, of all policies.")
    private int skills;

    @Option(names = "--per-agent", paramLabel = "N", defaultValue = "16", description = "Skills of an agent, at most.")
    private int perAgent;

    @Option(names = "--waiting", paramLabel = "N", defaultValue = "5000", description = "Contacts that wait.")
    private int waiting;

    @Option(names = "--decisions", paramLabel = "N", defaultValue = "400000", description = "Decisions of each measurement.")
    private int decisions;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "31", description = "Pairs of slices beside the peer.")
    private int pairs;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the site.")
    private long seed;

    @Mixin
    private Report report;

    @Override
    public Integer call() throws IOException, SQLException {
        range("--agents", agents, 10, AGENTS_MAX);
        range("--skills", skills, 2, SKILLS_MAX);
        range("--per-agent", perAgent, 1, PER_AGENT_MAX);
        range("--waiting", waiting, 0, WAITING_MAX);
        range("--decisions", decisions, 1_000, DECISIONS_MAX);
        range("--pairs", pairs, 1, Paired.PAIRS_MAX);
        report.begin();
        RoutingSite.Size asked = new RoutingSite.Size(agents, skills, perAgent, waiting, seed);
        measure(asked, WARM_UP).again(AGAIN, REPETITIONS);
        site();
        growth();
        peer("peer_times", PeerDatabase.Layout.SHIPPED, 1, 1);
        peer("peer_times_in_many_queues", PeerDatabase.Layout.SHIPPED, skills, PEER_PER_AGENT);
        peer("favoured_peer_times", PeerDatabase.Layout.FAVOURED, 1, 1);
        peer("favoured_peer_times_in_many_queues", PeerDatabase.Layout.FAVOURED, skills, PEER_PER_AGENT);
        return report.end();
    }

    private RoutingSite measure(RoutingSite.Size size, int times) {
        RoutingSite site = new RoutingSite(size);
        site.run(Math.min(WARM_UP, times));
        site.forget();
        System.gc();
        site.run(times);
        return site;
    }

    // --- the site asked for

    private void site() {
        RoutingSite site = measure(new RoutingSite.Size(agents, skills, perAgent, waiting, seed), decisions / 2);
        report.say("%,d agents, %d skills, up to %d an agent, %,d contacts waiting", agents,
                skills,
                perAgent, waiting);
        tail("contact_finds_agent", site.found());
        tail("agent_takes_contact", site.taken());
    }

    private void tail(String name, long[] nanos) {
        double p99 = Samples.percentile(nanos, TAIL) / NANOS_PER_MICRO;
        report.putRounded(name + "_p50_micros", Samples.percentile(nanos, MIDDLE) / NANOS_PER_MICRO);
        report.putRounded(name + "_p99_micros", p99);
        report.put(name + "_p99_micros_aim", P99_AIM_MICROS);
        report.require(p99 <= P99_AIM_MICROS);
        report.say("  " + name.replace('_', ' ') + ": " + Samples.micros(nanos)
                + (p99 <= P99_AIM_MICROS ? "" : "; at most 50 us at p99 are asked for and not met"));
    }

    // --- growth

    private void growth() {
        List<RoutingSite.Size> byAgents = new ArrayList<>();
        for (int count : AGENTS) {
            byAgents.add(new RoutingSite.Size(count, skills, perAgent, waiting, seed));
        }
        table("agents", byAgents, AGENTS);
        List<RoutingSite.Size> byWaiting = new ArrayList<>();
        for (int count : WAITING) {
            byWaiting.add(new RoutingSite.Size(agents, skills, perAgent, count, seed));
        }
        table("waiting", byWaiting, WAITING);
    }

    /** Decisions repeated where they are may grow from the first row to each other as the logarithms do, and no more. */
    private void table(String what, List<RoutingSite.Size> sizes, int[] counts) {
        List<Map<String, Object>> rows = new ArrayList<>();
        double worst = 0;
        double first = 0;
        for (int i = 0; i < sizes.size(); i++) {
            RoutingSite site = measure(sizes.get(i), decisions / 4);
            double near = middle(site.again(Math.min(AGAIN, decisions), REPETITIONS));
            first = i == 0 ? near : first;
            double allowed = Math.log(counts[i]) / Math.log(counts[0]);
            worst = Math.max(worst, i == 0 ? 0 : near / first / allowed);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(what, counts[i]);
            row.put("contact_finds_agent_micros", Report.rounded(middle(site.found())));
            row.put("agent_takes_contact_micros", Report.rounded(middle(site.taken())));
            row.put("p99_micros", Report.rounded(Math.max(Samples.percentile(site.found(), TAIL),
                    Samples.percentile(site.taken(), TAIL)) / NANOS_PER_MICRO));
            row.put("both_repeated_micros", Report.rounded(near));
            row.put("repeated_growth", Report.rounded(near / first));
            row.put("logarithm_growth", Report.rounded(allowed));
            report.say("  " + row);
            rows.add(row);
        }
        report.put("by_" + what, rows);
        report.putRounded("growth_by_" + what + "_of_logarithm", worst);
        report.require(worst <= 1);
        report.say("  growth with %s: at most %.2f of that of the logarithm%s", what, worst,
                worst <= 1 ? "" : "; at most 1 is asked for and not met");
    }

    private static double middle(long[] nanos) {
        return Samples.percentile(nanos, MIDDLE) / NANOS_PER_MICRO;
    }

    // --- the peer

    /** Asked for is what the peer is; how it would fare with keys and statistics that it does not have is told beside. */
    private void peer(String name, PeerDatabase.Layout layout, int queues, int each) throws SQLException {
        try (PeerSearch peer = new PeerSearch(layout, PEER_AGENTS, queues, each, seed)) {
            check(peer);
            for (int i = 0; i < OURS_WARM_UP; i++) {
                peer.ours(peer.anySkill());
            }
            double[] times = new double[pairs];
            double[] ours = new double[pairs];
            double[] theirs = new double[pairs];
            for (int pair = 0; pair < pairs; pair++) {
                theirs[pair] = theirs(peer);
                ours[pair] = ours(peer);
                times[pair] = theirs[pair] / ours[pair];
            }
            Paired ratio = Paired.of(times);
            report.putRounded(name, ratio.median());
            boolean counts = layout == PeerDatabase.Layout.SHIPPED;
            if (counts) {
                report.put(name + "_aim", TIMES_AIM);
                report.require(ratio.median() >= TIMES_AIM);
            }
            report.say("peer, %s: %,d idle agents, each in %d of %d queues: search %.1f us, ours %.3f us, times %s%s",
                    counts ? "its own tables" : "helped by keys and statistics", PEER_AGENTS, each, queues,
                    Paired.of(theirs).median() / NANOS_PER_MICRO, Paired.of(ours).median() / NANOS_PER_MICRO, ratio,
                    !counts || ratio.median() >= TIMES_AIM ? "" : "; 1,000 are asked for and not met");
        }
    }

    /** Both must choose the same agent. */
    private static void check(PeerSearch peer) throws SQLException {
        for (int skill = 0; skill < Math.min(peer.skillCount(), CHECKED_MAX); skill++) {
            String ours = peer.ours(skill);
            if (!ours.equals(peer.theirs(skill))) {
                throw new IllegalStateException("the search found another agent than " + ours);
            }
        }
    }

    private static double theirs(PeerSearch peer) throws SQLException {
        int done = 0;
        int characters = 0;
        long begun = System.nanoTime();
        long nanos = 0;
        while (nanos < SLICE_NANOS) {
            characters += peer.theirs(peer.anySkill()).length();
            done++;
            nanos = System.nanoTime() - begun;
        }
        return used(nanos, done, characters);
    }

    private static double ours(PeerSearch peer) {
        int done = 0;
        int characters = 0;
        long begun = System.nanoTime();
        long nanos = 0;
        while (nanos < SLICE_NANOS) {
            for (int i = 0; i < OURS_AT_ONCE; i++) {
                characters += peer.ours(peer.anySkill()).length();
            }
            done += OURS_AT_ONCE;
            nanos = System.nanoTime() - begun;
        }
        return used(nanos, done, characters);
    }

    private static double used(long nanos, int done, int characters) {
        if (characters == 0) {
            throw new IllegalStateException("nobody was found");
        }
        return (double) nanos / done;
    }
}
