package io.strowger.tools.journal;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.tools.Strowger;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers why a call went to an agent. */
@Command(name = "why", mixinStandardHelpOptions = true, exitCodeList = {
    "0:printed", "1:there is no such decision in the journal", "2:called wrongly"}, description = {
        "Say why a contact went to the agent that it went to.",
        "Prints the recorded decision: the agent chosen, every candidate in order with level and idle time, why "
                + "each of the others was passed over, and under which configuration. Reads the journal's facts; "
                + "works while the server runs and long after the configuration has changed."})
public final class WhyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @ArgGroup(multiplicity = "1")
    private Which which;

    /** Which decision is asked for. */
    static final class Which {
        @Option(names = "--last", description = "The newest decision.")
        private boolean last;

        @Option(names = "--agent", paramLabel = "ID", description = "The newest decision that chose this agent.")
        private String agent;

        @Parameters(paramLabel = "CONTACT", description = "All decisions of a contact, by its serial (as on the "
                + "agent's screen) or by its id of 32 hexadecimal digits.")
        private String contact;
    }

    @Override
    public Integer call() {
        Path directory = journal.directory();
        ReadOnlyJournal open = Journals.open(directory);
        List<Decided> found;
        try (Reader<JournalledFact> facts = open.facts(1)) {
            found = search(facts);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (found.isEmpty()) {
            spec.commandLine().getErr().println("strowger: no such decision in the journal " + directory);
            return Strowger.FAILED;
        }
        boolean another = false;
        for (Decided decided : found) {
            if (another) {
                out.println();
            }
            WitnessText.lines(decided).forEach(out::println);
            another = true;
        }
        out.flush();
        return 0;
    }

    private List<Decided> search(Reader<JournalledFact> facts) {
        if (which.contact != null) {
            return DecisionSearch.all(facts, isAbout(which.contact));
        }
        return DecisionSearch.last(facts, decided -> which.agent == null
                || decided.witness().chosen().equals(which.agent)).stream().toList();
    }

    private static Predicate<Fact.RouteDecided> isAbout(String contact) {
        return decided -> {
            RouteWitness witness = decided.witness();
            return witness.serial().equals(contact) || witness.contact().toString().equalsIgnoreCase(contact);
        };
    }
}
