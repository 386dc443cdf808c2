package io.strowger.tools.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import io.strowger.tools.simulation.routing.RoutingCheck;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the router against a slow one and against the formulas of queues. */
@Command(name = "routing", mixinStandardHelpOptions = true, showDefaultValues = true, exitCodeList = {
    "0:both routers decided alike, nobody waited in vain, and queues were as the formulas say",
    "1:something is wrong; the same seed and commit show it again", "2:called wrongly"}, description = {
        "Hold the router against a slow one and the formulas of queues.",
        "In small centres of all policies everything happens at random; the fast router and one that looks at everybody at every choice must agree, no contact may wait for an agent who could take it, nobody be overtaken by his like, and nobody wait for ever who ages.",
        "Then queues with exponential times are compared with Erlang C and, where callers have patience, Erlang A; each interval holds the truth but once in 10,000."})
public final class RoutingCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--decisions", paramLabel = "N", description = "Choices that both routers make.")
    private long decisions = 1_000_000;

    @Option(names = "--seed", description = "Decides everything that chance decides.")
    private long seed = 1;

    @Option(names = "--contacts", paramLabel = "N", description = "Contacts of each load that is compared with a formula.")
    private int contacts = 400_000;

    @Option(names = "--json", description = "Show nothing; the last line of output is the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        range("--decisions", decisions, 1, RoutingCheck.DECISIONS_MAX);
        range("--contacts", contacts, RoutingCheck.CONTACTS_MIN, RoutingCheck.CONTACTS_MAX);
        PrintWriter out = spec.commandLine().getOut();
        long begun = System.nanoTime();
        RoutingCheck.Outcome outcome = RoutingCheck.run(decisions, contacts, seed, line -> {
            if (!json) {
                out.println(line);
                out.flush();
            }
        });
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("holds", outcome.holds());
        members.put("seed", seed);
        members.put("commit", SourceState.commit());
        members.put("decisions", outcome.decisions());
        members.put("refusals", outcome.refusals());
        members.put("contacts_given", outcome.given());
        members.put("centres", outcome.histories());
        members.put("problem", outcome.problem());
        members.put("seconds", SimCommand.seconds(begun));
        if (json) {
            members.put("queues", outcome.queues());
            out.println(new ObjectMapper().writeValueAsString(members));
        } else {
            members.forEach((name, value) -> out.println(name + ": " + value));
        }
        out.flush();
        return outcome.holds() ? 0 : Strowger.FAILED;
    }

    private static void range(String option, long value, long min, long max) {
        if (value < min || value > max) {
            throw new Misuse(option + " is between " + min + " and " + max + ": " + value);
        }
    }
}
