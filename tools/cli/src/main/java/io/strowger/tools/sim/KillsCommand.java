package io.strowger.tools.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import io.strowger.tools.simulation.Kills;
import io.strowger.tools.simulation.KillsOptions;
import io.strowger.tools.simulation.Trace;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills the simulated server at random points under load and shows that nothing is lost. */
@Command(name = "kills", mixinStandardHelpOptions = true, showDefaultValues = true, exitCodeList = {
    "0:every restart came to the hash of the unkilled engine and to the switch's state; every contact ended once",
    "1:something is wrong; the same seed and commit show it again", "2:called wrongly"}, description = {
        "Kill the server at random points under load, in virtual time.",
        "The kill comes while an input is written, after it is in the journal, after it was applied, between its outputs, or between two inputs; facts are behind by up to a hundred."})
public final class KillsCommand implements Callable<Integer> {
    private static final int TICKS = 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--kills", paramLabel = "N", description = "How often the server is killed.")
    private int kills = 1_000;

    @Option(names = "--seed", description = "Decides everything that chance decides.")
    private long seed = 1;

    @Option(names = "--agents", paramLabel = "N", description = "How many agents, each at a station.")
    private int agents = 12;

    @Option(names = "--calls-per-second", paramLabel = "CALLS", description = "How many people call.")
    private double callsPerSecond = 0.8;

    @Option(names = "--trace", paramLabel = "SECOND", arity = "2", description = "Print what goes on between these two "
            + "seconds of virtual time.")
    private double[] trace = {0, 0};

    @Option(names = "--json", description = "Show nothing; the last line of output is the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        KillsOptions options;
        try {
            options = new KillsOptions(kills, seed, agents, callsPerSecond);
        } catch (IllegalArgumentException refused) {
            throw new Misuse(refused.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        long begun = System.nanoTime();
        int every = Math.max(1, kills / TICKS);
        Kills.Result result = Kills.run(options, done -> {
            if (!json && done % every == 0) {
                out.printf("%,d kills after %.0f s%n", done, SimCommand.seconds(begun));
                out.flush();
            }
        }, new Trace(trace[0], trace[1], out::println));
        Map<String, Object> members = members(result);
        members.put("seconds", SimCommand.seconds(begun));
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(members));
        } else {
            members.forEach((name, value) -> out.println(name + ": " + value));
        }
        out.flush();
        return result.isWell() ? 0 : Strowger.FAILED;
    }

    private static Map<String, Object> members(Kills.Result result) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("well", result.isWell());
        members.put("seed", result.options().seed());
        members.put("commit", SourceState.commit());
        members.put("kills", result.work().restarts());
        members.put("kills_by_step", result.stages());
        members.put("problems", result.problems());
        members.put("agreed_after_millis_max", result.agreedMillisMax());
        members.put("agreed_after_millis_mean", result.agreedMillisMean());
        members.put("virtual_seconds", result.work().seconds());
        members.put("inputs", result.work().inputs());
        members.put("facts", result.work().facts());
        members.put("calls", result.calls().calls());
        members.put("rows", result.calls().rows());
        members.put("contacts_ended", result.contacts());
        members.put("hash_marks_compared", result.work().marks());
        members.put("choices_compared", result.work().choices());
        return members;
    }
}
