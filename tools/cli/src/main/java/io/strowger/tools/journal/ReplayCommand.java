package io.strowger.tools.journal;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.engine.Engine;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import java.io.PrintWriter;
import java.nio.file.Path;
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

    @Option(names = "--to", paramLabel = "SEQ", description = "Stop after the input with this sequence; to see "
            + "the state as it was then.")
    private long to = Replay.TO_THE_END;

    @Option(names = "--state", paramLabel = "ENTITY", description = {
        "Print this entity as it is at the end; may be given several times. One of agent:ID, contact:ID or "
                + "contact:SERIAL, call:SWITCH:CALLID:GENERATION, vdn:ID, device:ID, link:NAME, session:ID; an "
                + "id may have its switch in front, as in vdn:CM/6001."})
    private List<String> states = List.of();

    @Override
    public Integer call() {
        if (to < 1) {
            throw new Misuse("--to must be at least 1: " + to);
        }
        ReadOnlyJournal journal = Journals.open(directory);
        ReplayResult result;
        try (Reader<JournalledInput> inputs = journal.inputs(1); Reader<JournalledFact> facts = journal.facts(1)) {
            result = new Replay(inputs, facts).run(to);
        }
        PrintWriter out = spec.commandLine().getOut();
        print(out, result);
        boolean found = printStates(out, result);
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

    private boolean printStates(PrintWriter out, ReplayResult result) {
        boolean all = true;
        for (String name : states) {
            List<String> found = EntityText.print(result.state().view(), name);
            found.forEach(out::println);
            if (found.isEmpty()) {
                out.println(name + ": there is none after input " + result.state().reign().sequence());
                all = false;
            }
        }
        return all;
    }
}
