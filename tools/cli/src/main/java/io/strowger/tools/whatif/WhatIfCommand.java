package io.strowger.tools.whatif;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.Site;
import io.strowger.server.conf.Problem;
import io.strowger.server.conf.SiteFiles;
import io.strowger.server.conf.SiteLoader;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import io.strowger.tools.journal.JournalOption;
import io.strowger.tools.journal.Journals;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what other rules or another staff would have made of recorded contacts. */
@Command(name = "whatif", mixinStandardHelpOptions = true, exitCodeList = {"0:printed", "1:the rules are not in order",
    "2:called wrongly"}, description = {"Say what other rules or staff would have come to.",
        "Takes the contacts of a journal with their times, numbers, patience and handling times, and runs them in "
                + "virtual time through the router: once as it was, and once with other rules or staff. What was not "
                + "recorded is drawn from what was; the same seed draws the same."})
public final class WhatIfCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @Option(names = "--rules", paramLabel = "DIR", description = "A directory of site files. Default: the recorded "
            + "configuration.")
    private Path rules;

    @Option(names = "--agents", paramLabel = "N@SKILL", description = "So many agents more or fewer who have the skill, "
            + "as in +3@support; may be repeated.")
    private List<String> agents = List.of();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of what is drawn. Default: "
            + "${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<WhatIf.Staffing> staffing = agents.stream().map(WhatIf.Staffing::parse).toList();
        Path directory = journal.directory();
        SiteFiles files = rules == null ? null : SiteLoader.load(rules);
        if (files != null && !files.problems().isEmpty()) {
            for (Problem problem : files.problems()) {
                spec.commandLine().getErr().println(problem);
            }
            return Strowger.FAILED;
        }
        History history;
        ReadOnlyJournal open = Journals.open(directory);
        try (Reader<JournalledInput> inputs = open.inputs(1); Reader<JournalledFact> facts = open.facts(1)) {
            history = History.of(inputs, facts);
        }
        if (history.arrivals().isEmpty()) {
            throw new Misuse("no contact of the journal " + directory + " was asked for by a VDN of its configuration");
        }
        WhatIf whatIf = new WhatIf(history, Journals.tables(directory), seed);
        WhatIf.Outcome base = whatIf.run(history.site(), List.of());
        WhatIf.Outcome changed = whatIf.run(files == null ? history.site() : files.site(), staffing);
        if (json) {
            printJson(history, base, changed);
        } else {
            printText(history, base, changed);
        }
        return 0;
    }

    private void printText(History history, WhatIf.Outcome base, WhatIf.Outcome changed) {
        PrintWriter out = spec.commandLine().getOut();
        Site site = history.site();
        out.println(history.arrivals().size() + " contacts, " + history.passedOver() + " passed over, seed " + seed
                + "; service level: answered within the objective of all answered or abandoned");
        out.println(text("skill", List.of("", "asked", "answered", "abandoned", "level", "answer s", "occupancy")));
        List<Figures.Line> recorded = history.recorded().lines(site);
        List<Figures.Line> before = base.figures().lines(base.site());
        for (Figures.Line line : changed.figures().lines(changed.site())) {
            print(out, "recorded", of(recorded, line.skill()));
            print(out, "base", of(before, line.skill()));
            print(out, "changed", line);
        }
        if (base.anomalies() + changed.anomalies() > 0) {
            out.println("anomalies: base " + base.anomalies() + ", changed " + changed.anomalies());
        }
        out.flush();
    }

    private static Figures.Line of(List<Figures.Line> lines, String skill) {
        return lines.stream().filter(line -> line.skill().equals(skill)).findFirst()
                .orElse(new Figures.Line(skill, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN));
    }

    private static void print(PrintWriter out, String which, Figures.Line line) {
        out.println(text(line.skill().isEmpty() ? "all" : line.skill(),
                List.of(which, String.valueOf(line.asked()), String.valueOf(line.answered()),
                        String.valueOf(line.abandoned()), percent(line.serviceLevel()),
                        Double.isNaN(line.speedOfAnswerMillis())
                                ? "-"
                                : String.format(Locale.ROOT, "%.1f", line.speedOfAnswerMillis() / 1_000),
                        percent(line.occupancy()))));
    }

    private static String percent(double part) {
        return Double.isNaN(part) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    private static String text(String skill, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format("%-20s %-9s", skill, cells.get(0)));
        cells.subList(1, cells.size()).forEach(cell -> line.append(String.format(" %10s", cell)));
        return line.toString();
    }

    private void printJson(History history, WhatIf.Outcome base, WhatIf.Outcome changed) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("contacts", history.arrivals().size()).put("passedOver", history.passedOver()).put("seed", seed);
        root.put("serviceLevel", "answered within the objective / (answered + abandoned)");
        root.put("baseAnomalies", base.anomalies()).put("changedAnomalies", changed.anomalies());
        List<List<Figures.Line>> all = new ArrayList<>(List.of(history.recorded().lines(history.site()),
                base.figures().lines(base.site()), changed.figures().lines(changed.site())));
        ArrayNode skills = root.putArray("skills");
        for (Figures.Line line : all.get(2)) {
            ObjectNode skill = skills.addObject().put("skill", line.skill());
            String[] names = {"recorded", "base", "changed"};
            for (int i = 0; i < names.length; i++) {
                put(skill.putObject(names[i]), of(all.get(i), line.skill()));
            }
        }
        spec.commandLine().getOut().println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
        spec.commandLine().getOut().flush();
    }

    private static void put(ObjectNode node, Figures.Line line) {
        node.put("asked", line.asked()).put("answered", line.answered()).put("abandoned", line.abandoned());
        number(node, "serviceLevel", line.serviceLevel());
        number(node, "speedOfAnswerMillis", line.speedOfAnswerMillis());
        number(node, "occupancy", line.occupancy());
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}
