package io.strowger.tools.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.calllog.export.Redaction;
import io.strowger.core.engine.Engine;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineView;
import io.strowger.tools.Strowger;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves that the engine makes the journalled facts again, and shows past states. */
@Command(name = "replay", mixinStandardHelpOptions = true, exitCodeList = {
    "0:every fact came out as it was", "1:there are differences, or inputs are missing",
    "2:called wrongly"}, description = {
        "Replay a journal and compare what comes out with it.",
        "Applies every input to a fresh engine. Facts and hashes of the state must come out byte for byte as they "
                + "were written. Prints counts and the first difference with its place (input sequence, index)."})
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "The journal's directory.")
    private Path directory;

    @Option(names = "--to", paramLabel = "SEQ|TIME", description = "Stop after the input with this sequence, or before "
            + "the first one later than this moment (2026-03-01T09:30:00Z); to see the state as it was then.")
    private String to = "";

    @Option(names = "--state", paramLabel = "ENTITY", description = {
        "Print this entity as it is at the end, with what belongs to it; may be given several times. One of agent:ID, "
                + "contact:ID or contact:SERIAL, call:CALLID or call:SWITCH:CALLID:GENERATION, vdn:ID, skill:NAME, "
                + "device:ID, link:NAME, session:ID; an id may have its switch in front, as in vdn:CM/6001."})
    private List<String> states = List.of();

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Override
    public Integer call() {
        ReplayPlace place = to.isEmpty() ? ReplayPlace.END : ReplayPlace.parse("--to", to);
        ReadOnlyJournal journal = Journals.open(directory);
        ReplayResult result;
        try (Reader<JournalledInput> inputs = journal.inputs(1); Reader<JournalledFact> facts = journal.facts(1)) {
            result = new Replay(inputs, facts, Journals.tables(directory)).run(place);
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean found = json ? printJson(out, result) : printText(out, result);
        out.flush();
        return result.isFaithful() && found ? 0 : Strowger.FAILED;
    }

    private static void print(PrintWriter out, ReplayResult result) {
        ReplayResult.Counts counts = result.counts();
        out.println("inputs applied: " + counts.inputs());
        out.println("facts compared: " + counts.factsCompared() + ", of them state hashes: " + counts.hashesCompared());
        if (counts.factsOfOtherVersions() > 0) {
            out.println("facts not compared, made by another version of the engine than " + Engine.VERSION + ": "
                    + counts.factsOfOtherVersions());
        }
        if (counts.factsNotJournalled() > 0) {
            out.println("facts after the journal's last: " + counts.factsNotJournalled());
        }
        out.println(String.format("state hash: %016x", result.hash()));
        out.println("differences: " + counts.differing());
        Difference first = result.first();
        if (first != null) {
            out.println("first at (" + first.sequence() + ", " + first.index() + ")");
            out.println("  journal: " + (first.journalled().isEmpty() ? "nothing" : first.journalled()));
            out.println("  replay:  " + (first.replayed().isEmpty() ? "nothing" : first.replayed()));
        }
        if (!result.stopped().isEmpty()) {
            out.println("stopped: " + result.stopped());
        }
    }

    private boolean printText(PrintWriter out, ReplayResult result) {
        print(out, result);
        EngineView view = result.state().view();
        boolean all = true;
        for (String name : states) {
            List<Record> found = EntityText.find(view, name);
            out.println();
            if (found.isEmpty()) {
                out.println(name + ": there is none after input " + view.reign().sequence());
                all = false;
            }
            for (Record entity : found) {
                out.println(name + " after input " + view.reign().sequence() + ", "
                        + Durations.moment(view.reign().timeNanos()));
                EntityTree.lines(Redaction.of(entity), "  ").forEach(out::println);
                EntityText.related(result.state(), view, entity).forEach((what, row) -> {
                    out.println("  -- " + what);
                    EntityTree.lines(Redaction.of(row), "     ").forEach(out::println);
                });
            }
        }
        return all;
    }

    private boolean printJson(PrintWriter out, ReplayResult result) {
        EngineView view = result.state().view();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("sequence", view.reign().sequence());
        root.put("time", Instant.ofEpochSecond(0, view.reign().timeNanos()).toString());
        root.put("inputs", result.counts().inputs());
        root.put("factsCompared", result.counts().factsCompared());
        root.put("hashesCompared", result.counts().hashesCompared());
        root.put("factsOfOtherVersions", result.counts().factsOfOtherVersions());
        root.put("factsNotJournalled", result.counts().factsNotJournalled());
        root.put("stateHash", String.format("%016x", result.hash()));
        root.put("differences", result.counts().differing());
        root.put("stopped", result.stopped());
        if (result.first() != null) {
            root.set("firstDifference", EntityTree.json(result.first()));
        }
        ObjectNode shown = root.putObject("states");
        boolean all = true;
        for (String name : states) {
            ArrayNode list = shown.putArray(name);
            for (Record entity : EntityText.find(view, name)) {
                ObjectNode one = list.addObject();
                one.set("entity", EntityTree.json(Redaction.of(entity)));
                ObjectNode related = one.putObject("related");
                EntityText.related(result.state(), view, entity)
                        .forEach((what, row) -> related.set(what, EntityTree.json(Redaction.of(row))));
            }
            all &= !list.isEmpty();
        }
        out.println(EntityTree.write(root));
        return all;
    }
}
