package io.strowger.tools.bench.calls;

import static io.strowger.tools.bench.Ranges.range;

import com.fasterxml.jackson.databind.JsonNode;
import io.strowger.tools.ToolLog;
import io.strowger.tools.bench.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Mixin;
import io.strowger.tools.bench.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** New contacts at a fixed rate through the whole server. */
@Command(name = "calls", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false, description = {
    "New contacts at a fixed rate through the whole server: TSAPI in, agents' frames out, the load in another process.",
    "Calls come at their times whatever the server does. They are routed by skill, ring, are answered at the telephone after 0.5 to 1.5 s and end 3 to 7 s later."})
public final class CallsCommand implements Callable<Integer> {
    /** The time of a decision that 99 of 100 must keep to, in microseconds. */
    static final long DECISION_MICROS_MAX = 1_000;
    private static final int AGENTS_MAX = 19_000;
    private static final int SKILLS_MAX = 5_000;
    private static final int RATE_MAX = 5_000;
    private static final int SECONDS_MAX = 3_600;
    private static final long START_SECONDS = 300;
    private static final long DRAIN_SECONDS = 30;
    private static final long LOOK_MILLIS = 100;
    /** Inputs that wait on the average of a second; more at the end than at the beginning is a backlog that grows. */
    private static final long BACKLOG_SMALL = 1_000;
    private static final double RATE_KEPT = 0.99;

    @Option(names = "--agents", paramLabel = "N", defaultValue = "10000", description = "Agents, each with one to sixteen skills.")
    private int agents;

    @Option(names = "--skills", paramLabel = "N", defaultValue = "500", description = "Skills, each with a VDN.")
    private int skills;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "1000", description = "New contacts a second.")
    private int rate;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "60", description = "For how long it is measured.")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "SECONDS", defaultValue = "30", description = "Calls before that.")
    private int warmUp;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of skills and calls.")
    private long seed;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "Where the journal is kept for the time of the run; without it, where the system keeps temporary files.")
    private Path data;

    @Mixin
    private Report report;

    /** One look a second: what waits in front of the engine and behind it. */
    private record Look(long offered, long factsWaiting) {
        long backlog() {
            return offered + factsWaiting;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        report.begin();
        LoadShape shape = new LoadShape(agents, skills, rate, seed);
        try (Scratch scratch = Scratch.in(data)) {
            ToolLog.toFile(scratch.directory().resolve("bench.log"));
            try (LoadProcess load = new LoadProcess(shape, scratch.directory());
                    ServerUnderLoad server = new ServerUnderLoad(shape, load.nameServerPort(),
                            scratch.directory().resolve("data"))) {
                run(load, server);
            }
        }
        return report.end();
    }

    private void check() {
        range("--agents", agents, 10, AGENTS_MAX);
        range("--skills", skills, 1, SKILLS_MAX);
        range("--rate", rate, 1, RATE_MAX);
        range("--seconds", seconds, 3, SECONDS_MAX);
        range("--warm-up", warmUp, 0, SECONDS_MAX);
    }

    private void run(LoadProcess load, ServerUnderLoad server) throws IOException, InterruptedException {
        await("the link to be up", START_SECONDS, server::isLinkUp);
        long begun = System.nanoTime();
        load.tell("agents " + server.agentPort());
        await("the agents to be ready", START_SECONDS, () -> server.ready() == agents);
        report.say("%d agents of %d skills logged in, logged on and ready in %.1f s", agents, skills,
                (System.nanoTime() - begun) / 1e9);
        load.tell("begin");
        TimeUnit.SECONDS.sleep(warmUp);
        Histogram before = server.decisionNanos();
        JsonNode first = load.tell("mark");
        long loadBefore = load.processorTime().toNanos();
        long ownBefore = ownProcessorNanos();
        long inputsBefore = server.statistics().inputs();
        List<Look> looks = look(server);
        JsonNode last = load.tell("end");
        double took = seconds;
        long inputs = server.statistics().inputs() - inputsBefore;
        rate(last.get("begun").asLong() - first.get("begun").asLong(), inputs, took);
        processors(ownProcessorNanos() - ownBefore, load.processorTime().toNanos() - loadBefore, took);
        Histogram decisions = server.decisionNanos();
        decisions.subtract(before);
        decisions(decisions, last);
        backlog(looks);
        lost(load, server);
    }

    private List<Look> look(ServerUnderLoad server) throws InterruptedException {
        List<Look> looks = new ArrayList<>();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            looks.add(new Look(server.statistics().offered(), server.statistics().factsWaiting()));
        }
        return looks;
    }

    private static long ownProcessorNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private void rate(long calls, long inputs, double took) {
        boolean kept = calls >= RATE_KEPT * rate * took;
        report.require(kept);
        report.putRounded("contacts_per_second", calls / took);
        report.putRounded("inputs_per_second", inputs / took);
        report.say("rate      %,.1f new contacts a second for %d s, %,.0f inputs a second%s", calls / took,
                seconds, inputs / took, kept ? "" : "; the load could not keep its rate");
    }

    private void processors(long own, long loads, double took) {
        report.putRounded("server_processors", own / 1e9 / took);
        report.putRounded("load_processors", loads / 1e9 / took);
        report.say("processor %.2f of the server, %.2f of the load", own / 1e9 / took, loads / 1e9 / took);
    }

    private void decisions(Histogram nanos, JsonNode wire) {
        long p99 = nanos.getValueAtPercentile(99) / 1_000;
        boolean quick = p99 <= DECISION_MICROS_MAX;
        report.require(quick);
        report.put("decisions", nanos.getTotalCount());
        report.put("decision_micros_p50", nanos.getValueAtPercentile(50) / 1_000);
        report.put("decision_micros_p99", p99);
        report.put("decision_micros_max", nanos.getMaxValue() / 1_000);
        report.say(
                "decision  p50 %,d us, p99 %,d us, max %,d us of %,d: an input in which an agent was chosen, journalled and applied%s",
                nanos.getValueAtPercentile(50) / 1_000, p99, nanos.getMaxValue() / 1_000, nanos.getTotalCount(),
                quick ? "" : "; p99 of at most 1,000 us is asked for and not met");
        for (String quantile : List.of("50", "99", "99.9")) {
            String name = "select_micros_p" + quantile;
            report.put(name, wire.get(name).asLong());
        }
        report.say(
                "wire      RouteRequest to RouteSelect, seen by the switch: p50 %,d us, p99 %,d us, p99.9 %,d us",
                wire.get("select_micros_p50").asLong(), wire.get("select_micros_p99").asLong(),
                wire.get("select_micros_p99.9").asLong());
    }

    private void backlog(List<Look> looks) {
        int third = looks.size() / 3;
        double early = looks.subList(0, third).stream().mapToLong(Look::backlog).average().orElse(0);
        double late = looks.subList(looks.size() - third, looks.size()).stream().mapToLong(Look::backlog).average()
                .orElse(0);
        long most = looks.stream().mapToLong(Look::backlog).max().orElse(0);
        boolean grows = late > BACKLOG_SMALL && late > 2 * early;
        report.require(!grows);
        report.putRounded("backlog_first_third", early);
        report.putRounded("backlog_last_third", late);
        report.put("backlog_max", most);
        report.say(
                "backlog   %.0f inputs in the first third of the time, %.0f in the last, %d at most%s", early, late,
                most, grows ? "; it grows" : "");
    }

    /** Everything that began must be over, once, on all sides. */
    private void lost(LoadProcess load, ServerUnderLoad server) throws IOException, InterruptedException {
        JsonNode[] seen = {load.tell("count")};
        boolean over = awaited(DRAIN_SECONDS, () -> {
            seen[0] = load.tell("count");
            ServerUnderLoad.Contacts contacts = server.contacts();
            return seen[0].get("live").asInt() == 0
                    && contacts.answered() + contacts.otherwise() >= seen[0].get("begun").asLong()
                    && server.ready() == agents && seen[0].get("ready").asLong() == agents;
        });
        ServerUnderLoad.Contacts contacts = server.contacts();
        long begun = seen[0].get("begun").asLong();
        long offers = seen[0].get("offers").asLong();
        long anomalies = server.statistics().anomalies();
        boolean whole = over && seen[0].get("ended").asLong() == begun && contacts.started() == begun
                && contacts.answered() == begun && offers == begun && seen[0].get("offered_again").asLong() == 0
                && seen[0].get("strange").asLong() == 0 && seen[0].get("disconnected").asLong() == 0
                && anomalies == 0;
        report.require(whole);
        report.put("calls", begun);
        report.put("contacts_started", contacts.started());
        report.put("contacts_answered", contacts.answered());
        report.put("contacts_ended_otherwise", contacts.otherwise());
        report.put("offers", offers);
        report.put("load", seen[0]);
        report.put("anomalies", anomalies);
        report.put("nothing_lost", whole);
        report.say(
                "lost      %s: %,d calls, %,d contacts begun, %,d ended answered and %,d otherwise, %,d offers at desktops, %d anomalies",
                whole ? "nothing" : "SOMETHING", begun, contacts.started(), contacts.answered(), contacts.otherwise(),
                offers, anomalies);
        if (!whole) {
            report.say("          the load: " + seen[0]);
        }
    }

    private static void await(String what, long secondsMax, BooleanSupplier condition)
            throws IOException, InterruptedException {
        if (!awaited(secondsMax, condition::getAsBoolean)) {
            throw new IOException("waited " + secondsMax + " s in vain for " + what);
        }
    }

    /** A condition that may have to ask another process. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static boolean awaited(long secondsMax, Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(secondsMax);
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return true;
    }
}
