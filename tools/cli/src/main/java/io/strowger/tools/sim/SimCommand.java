package io.strowger.tools.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import io.strowger.tools.simulation.Days;
import io.strowger.tools.simulation.DaysOptions;
import io.strowger.tools.simulation.Fault;
import io.strowger.tools.simulation.FlapsOptions;
import io.strowger.tools.simulation.Seeds;
import io.strowger.tools.simulation.SimOptions;
import io.strowger.tools.simulation.SimResult;
import io.strowger.tools.simulation.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs simulated worlds by their seeds, shows one step by step, or lets days go by. */
@Command(name = "sim", mixinStandardHelpOptions = true, showDefaultValues = true, subcommands = {KillsCommand.class,
    RoutingCommand.class, CommandLine.HelpCommand.class}, exitCodeList = {"0:nothing is wrong",
        "1:something is wrong; the same seed and commit show it again", "2:called wrongly"}, description = {
            "Run simulated contact centres, each from a seed.",
            "Each is a world in virtual time in which things go wrong, and the engine is held against the switch. A run ends at the first thing that is wrong.",
            "Engine, recovery, sessions of links and agents, codecs and the folds of the call log are those of the server; network, disk, clocks and people are simulated."})
public final class SimCommand implements Callable<Integer> {
    private static final int DAYS_OF_A_YEAR = 365;
    private static final int TICKS = 20;
    private static final double HOUR_SECONDS = 3_600;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds.")
    private int seeds = 20;

    @Option(names = "--from", paramLabel = "SEED", description = "The first of them.")
    private long from = 1;

    @Option(names = "--seed", paramLabel = "SEED", description = "Run this one alone.")
    private Long seed;

    @Option(names = "--minutes", paramLabel = "N", description = "Minutes of traffic with faults in each, in virtual time.")
    private int minutes = SimOptions.MINUTES;

    @Option(names = "--links", paramLabel = "N", description = "Links to the switch; 0 = the seed decides.")
    private int links;

    @Option(names = "--faults", paramLabel = "KIND", split = ",", description = "Only these kinds of faults, ${COMPLETION-CANDIDATES}; "
            + "none = the seed decides.")
    private List<Fault> faults = List.of();

    @Option(names = "--trace", paramLabel = "SECOND", arity = "2", description = "Print what goes on between these two "
            + "seconds of virtual time.")
    private double[] trace = {0, 0};

    @Option(names = "--step", description = "Print everything from the beginning, or from the first second of --trace on, "
            + "and wait for a line of input after each event; go on without waiting when there is none.")
    private boolean step;

    @Option(names = "--days", paramLabel = "N", description = "Instead, let so many days of one centre go by.")
    private int days;

    @Option(names = "--year", description = "The same as --days 365.")
    private boolean year;

    @Option(names = "--agents", paramLabel = "N", description = "Agents of that centre.")
    private int agents = 100;

    @Option(names = "--calls-a-day", paramLabel = "N", description = "Calls a day for each of them.")
    private int callsADay = 60;

    @Option(names = "--json", description = "Show nothing; the last line of output is the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        long begun = System.nanoTime();
        Map<String, Object> members = year || days > 0 ? days(out, begun) : seeds(out);
        members.put("commit", SourceState.commit());
        members.put("seconds", seconds(begun));
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(members));
        } else {
            members.forEach((name, value) -> out.println(name + ": " + value));
        }
        out.flush();
        return (boolean) members.get("well") ? 0 : Strowger.FAILED;
    }

    static double seconds(long begun) {
        return Math.round((System.nanoTime() - begun) / 1e8) / 10.0;
    }

    private Trace trace(PrintWriter out) {
        if (!step) {
            return new Trace(trace[0], trace[1], out::println);
        }
        return new Trace(trace[0], trace[1] > trace[0] ? trace[1] : Double.MAX_VALUE, line -> {
            out.println(line);
            out.flush();
            try {
                for (int read = System.in.read(); read >= 0 && read != '\n'; read = System.in.read()) {
                    // Until the line is over.
                }
            } catch (IOException closed) {
                // Goes on without waiting.
            }
        });
    }

    // ---- seeds

    private Map<String, Object> seeds(PrintWriter out) {
        SimOptions first;
        int count = seed == null ? seeds : 1;
        try {
            FlapsOptions.range("seeds", count, 1, Seeds.SEEDS_MAX);
            first = new SimOptions(seed == null ? from : seed, minutes, links, faults);
        } catch (IllegalArgumentException refused) {
            throw new Misuse(refused.getMessage());
        }
        int every = Math.max(1, count / TICKS);
        Seeds.Result result = Seeds.run(first, count, trace(out), one -> {
            if (!one.isWell()) {
                tellFailed(json ? spec.commandLine().getErr() : out, one);
            } else if (!json && (one.seed() - first.seed() + 1) % every == 0) {
                out.printf("seed %d is well, %,d inputs%n", one.seed(), one.work().inputs());
                out.flush();
            }
        });
        return members(first, result);
    }

    private void tellFailed(PrintWriter out, SimResult one) {
        String links = (this.links == 0 ? "" : " --links " + this.links) + (faults.isEmpty()
                ? ""
                : " --faults " + faults.stream().map(Fault::name).collect(Collectors.joining(",")));
        out.printf("seed %d of commit %s is wrong; again: tools/strowger sim --seed %d --minutes %d%s --step%n",
                one.seed(),
                SourceState.commit(), one.seed(), minutes, links);
        one.problems().forEach(problem -> out.println("  " + problem));
        out.flush();
    }

    private static Map<String, Object> members(SimOptions first, Seeds.Result result) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("well", result.isWell());
        members.put("seeds", result.seeds());
        members.put("from", first.seed());
        members.put("minutes", first.minutes());
        members.put("failed_seeds", result.failed().stream().map(SimResult::seed).toList());
        members.put("problems", result.failed().stream().flatMap(one -> one.problems().stream()).toList());
        members.put("virtual_seconds", result.virtualSeconds());
        members.put("inputs", result.inputs());
        members.put("facts", result.facts());
        members.put("calls", result.calls());
        members.put("rows", result.rows());
        members.put("contacts_ended", result.contacts());
        members.put("items", result.items());
        members.put("restarts", result.restarts());
        members.put("hash_marks_compared", result.marks());
        members.put("choices_compared", result.choices());
        members.put("times_compared", result.times());
        members.put("faults", result.faults());
        members.put("services", result.services());
        members.put("anomalies", result.anomalies());
        return members;
    }

    // ---- days

    private Map<String, Object> days(PrintWriter out, long begun) {
        DaysOptions options;
        try {
            options = new DaysOptions(year ? DAYS_OF_A_YEAR : days, agents, callsADay, seed == null ? from : seed);
        } catch (IllegalArgumentException refused) {
            throw new Misuse(refused.getMessage());
        }
        int every = Math.max(1, options.days() / TICKS);
        Days.Result result = Days.run(options, done -> {
            if (!json && done % every == 0) {
                out.printf("day %,d after %.0f s%n", done, seconds(begun));
                out.flush();
            }
        }, trace(out));
        if (!result.isWell()) {
            PrintWriter told = json ? spec.commandLine().getErr() : out;
            told.printf("seed %d of commit %s is wrong%n", options.seed(), SourceState.commit());
            told.flush();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("well", result.isWell());
        members.put("seed", options.seed());
        members.put("days", options.days());
        members.put("agents", options.agents());
        members.put("calls_a_day", options.agents() * options.callsPerAgent());
        members.put("problems", result.problems());
        members.put("calls", result.calls().calls());
        members.put("calls_answered", result.calls().answered());
        members.put("rows", result.calls().rows());
        members.put("inputs", result.work().inputs());
        members.put("facts", result.work().facts());
        members.put("restarts", result.work().restarts());
        members.put("hash_marks_compared", result.work().marks());
        members.put("choices_compared", result.work().choices());
        members.put("hours_a_year", Math.round(seconds(begun) * DAYS_OF_A_YEAR / options.days() / HOUR_SECONDS * 100)
                / 100.0);
        return members;
    }
}
