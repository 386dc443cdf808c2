package io.strowger.tools.technician;

import com.fasterxml.jackson.databind.JsonNode;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the links of a running server. */
@Command(name = "links", mixinStandardHelpOptions = true, exitCodeList = {"0:every link is up and in step",
    "1:one is not", "2:called wrongly, or no server answers"}, description = {
        "Show the links of a running server, and how they agree.",
        "BEHIND: it stands still while another link of its switch does not, so that requests go by that one. LAG: how long after "
                + "another link it told the event that both told last. MERGED: events that another link had told before; "
                + "MISSED: that another told and it did not; WITHHELD: not taken on its word alone. TRUTH: how many per "
                + "cent of the last round's comparisons with what the switch says agreed."})
public final class LinksCommand implements Callable<Integer> {
    private static final String UP = "UP";
    private static final double PERCENT_OF_MILLIONTHS = 10_000;
    private static final List<String> COLUMNS = List.of("LINK", "STATE", "BEHIND", "LAG ms", "MERGED", "MISSED",
            "WITHHELD", "TRUTH %", "CHECKS", "DIFFERENCES", "STANDSTILLS");

    @Spec
    private CommandSpec spec;

    @Option(names = "--server", paramLabel = "URL", defaultValue = "http://127.0.0.1:9411", description = "Where the server answers HTTP (default: ${DEFAULT-VALUE}).")
    private URI server;

    @Option(names = "--json", description = "What the server says of each link, as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode health;
        try {
            health = HealthPage.read(server);
        } catch (IOException absent) {
            throw new Misuse("no server answers at " + server + ": " + absent.getMessage(), absent);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(health.path("links").toPrettyString());
        } else {
            show(health, out);
        }
        out.flush();
        for (JsonNode link : health.path("links")) {
            if (!link.path("state").asText().equals(UP) || link.path("agreement").path("behind").asBoolean()) {
                return Strowger.FAILED;
            }
        }
        return 0;
    }

    private static void show(JsonNode health, PrintWriter out) {
        List<List<String>> lines = new ArrayList<>(List.of(COLUMNS));
        health.path("links").forEach(link -> lines.add(line(link)));
        int[] widths = new int[COLUMNS.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
        for (JsonNode reason : health.path("reasons")) {
            if (reason.asText().startsWith("link ")) {
                out.println(reason.asText());
            }
        }
    }

    private static List<String> line(JsonNode link) {
        JsonNode agreement = link.path("agreement");
        if (!agreement.isObject()) {
            return List.of(link.path("link").asText(), link.path("state").asText(), "-", "-", "-", "-", "-", "-", "-",
                    "-", "-");
        }
        long checks = agreement.path("checks").asLong();
        return List.of(link.path("link").asText(), link.path("state").asText(),
                agreement.path("behind").asBoolean() ? "yes" : "no", agreement.path("lagMillis").asText(),
                agreement.path("merged").asText(), agreement.path("missed").asText(),
                agreement.path("withheld").asText(),
                checks == 0
                        ? "-"
                        : String.format(Locale.ROOT, "%.4f",
                                agreement.path("truthMillionths").asInt() / PERCENT_OF_MILLIONTHS),
                String.valueOf(checks), agreement.path("differences").asText(),
                agreement.path("standstills").asText());
    }
}
