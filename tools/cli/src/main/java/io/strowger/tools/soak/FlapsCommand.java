package io.strowger.tools.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import io.strowger.tools.simulation.Flaps;
import io.strowger.tools.simulation.FlapsOptions;
import io.strowger.tools.simulation.FlapsResult;
import io.strowger.tools.simulation.Trace;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Loses links under load and shows that nothing else is lost. */
@Command(name = "flaps", mixinStandardHelpOptions = true, showDefaultValues = true, exitCodeList = {
    "0:no ghost call, no stuck agent, every call that could be seen has exactly one true row",
    "1:something is wrong; the same seed shows it again", "2:called wrongly"}, description = {
        "Lose links under load, in virtual time, and compare.",
        "The engine and the TSAPI link sessions are those of the server, the switch is the simulated one; network, clock and journal are replaced, so that hours pass in a minute and a run follows from its seed. Connections are cut within frames, dropped, stalled; name server and Tlink refuse for a while."})
public final class FlapsCommand implements Callable<Integer> {
    private static final int TICKS = 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--flaps", paramLabel = "N", description = "How often a link is lost.")
    private int flaps = 1_000;

    @Option(names = "--seed", description = "Decides everything that chance decides.")
    private long seed = 1;

    @Option(names = "--agents", paramLabel = "N", description = "How many agents, each at a station.")
    private int agents = 12;

    @Option(names = "--calls-per-second", paramLabel = "CALLS", description = "How many people call.")
    private double callsPerSecond = 0.8;

    @Option(names = "--links", paramLabel = "N", description = "Links to the switch, 1 or 2.")
    private int links = 1;

    @Option(names = "--json", description = "Show nothing; the last line of output is the result as one JSON object.")
    private boolean json;

    @Option(names = "--trace", paramLabel = "SECOND", arity = "2", description = "Print what goes on between these two "
            + "seconds of virtual time.")
    private double[] trace = {0, 0};

    @Override
    public Integer call() throws JsonProcessingException {
        FlapsOptions options;
        try {
            options = new FlapsOptions(flaps, seed, agents, callsPerSecond, links);
        } catch (IllegalArgumentException refused) {
            throw new Misuse(refused.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        long begun = System.nanoTime();
        FlapsResult result = Flaps.run(options, json ? done -> {} : progress(out, begun),
                new Trace(trace[0], trace[1], out::println));
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (json) {
            Map<String, Object> members = result.members();
            members.put("seconds", Math.round(seconds * 10) / 10.0);
            out.println(new ObjectMapper().writeValueAsString(members));
        } else {
            result.text().forEach(out::println);
            out.printf("took %.1f s%n", seconds);
        }
        out.flush();
        return result.isWell() ? 0 : Strowger.FAILED;
    }

    private IntConsumer progress(PrintWriter out, long begun) {
        out.printf("losing a link %,d times under load, seed %d%n", flaps, seed);
        out.flush();
        int every = Math.max(1, flaps / TICKS);
        return done -> {
            if (done % every == 0) {
                out.printf("%,6d flaps, %d s%n", done, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
                out.flush();
            }
        };
    }
}
