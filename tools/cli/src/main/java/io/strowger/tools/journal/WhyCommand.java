package io.strowger.tools.journal;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.engine.AgentWhy;
import io.strowger.core.engine.ContactWhy;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineView;
import io.strowger.tools.Strowger;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
        "Say why a contact went to its agent, or an agent gets none.",
        "Prints the recorded decision: the agent chosen, every candidate in order with level, idle time and score, why "
                + "each of the others was passed over, whom the agent left waiting, and under which plan, policy and "
                + "configuration. Reads the journal's facts; works while the server runs and long after the "
                + "configuration has changed.",
        "Of a contact that waits, or waited at the time given with --at, it says for whom and why nobody takes it."})
public final class WhyCommand implements Callable<Integer> {
    /** A serial, or the id of a contact; everything else is an agent. */
    private static final Pattern CONTACT = Pattern.compile("\\d{8}-\\d+|[0-9a-fA-F]{32}");

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(names = "--at", paramLabel = "SEQ|TIME", defaultValue = "", description = "As it was after this input, or at this moment, as in 2026-03-01T09:30:00Z; without it, at the end of the journal.")
    private String at;

    /** Which decision is asked for. */
    static final class Which {
        @Option(names = "--last", description = "The newest decision.")
        private boolean last;

        @Option(names = "--agent", paramLabel = "ID", description = "The newest decision that chose this agent.")
        private String agent;

        @Parameters(paramLabel = "CONTACT|AGENT", description = "All decisions of a contact, by its serial (as on the "
                + "agent's screen) or by its id of 32 hexadecimal digits; or why an agent is not offered calls, by "
                + "his id or as agent:ID.")
        private String subject;
    }

    @Override
    public Integer call() {
        Path directory = journal.directory();
        ReadOnlyJournal open = Journals.open(directory);
        if (which.subject != null && !isContact(which.subject)) {
            return agent(open, which.subject.replaceFirst("^agent:", ""));
        }
        ReplayPlace place = at.isEmpty() ? ReplayPlace.END : ReplayPlace.parse("--at", at);
        List<Decided> found;
        try (Reader<JournalledFact> facts = open.facts(1)) {
            found = search(facts).stream().filter(decided -> decided.sequence() <= place.sequence()
                    && decided.timeNanos() <= place.nanos()).toList();
        }
        List<String> lines = new ArrayList<>(which.subject == null ? List.of() : analysis(open, place));
        for (Decided decided : found) {
            lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
            lines.addAll(WitnessText.lines(decided));
        }
        if (which.subject != null && (found.isEmpty() || !at.isEmpty())) {
            List<String> state = contact(open, place);
            lines.addAll(lines.isEmpty() || state.isEmpty() ? List.of() : List.of(""));
            lines.addAll(state);
        }
        if (lines.isEmpty()) {
            spec.commandLine().getErr().println("strowger: no such decision in the journal " + directory);
            return Strowger.FAILED;
        }
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
        return 0;
    }

    /** What the rules made of the contact until then; nothing when none was asked. */
    private List<String> analysis(ReadOnlyJournal open, ReplayPlace place) {
        try (Reader<JournalledFact> facts = open.facts(1)) {
            return AnalysisText.lines(facts, which.subject, place);
        }
    }

    /** What keeps a contact waiting at that place; nothing when there is no such contact then. */
    private List<String> contact(ReadOnlyJournal open, ReplayPlace place) {
        Engine engine = replayed(open, place);
        EngineView view = engine.view();
        for (Contact contact : view.contacts().values()) {
            if (contact.serial().equals(which.subject)
                    || contact.id().toString().equalsIgnoreCase(which.subject)) {
                return ContactWhyText.lines(ContactWhy.of(view, contact.id()), engine.state().timeNanos());
            }
        }
        return List.of();
    }

    private Engine replayed(ReadOnlyJournal open, ReplayPlace place) {
        return StateAt.of(open, place, Journals.tables(journal.directory())).engine();
    }

    private List<Decided> search(Reader<JournalledFact> facts) {
        if (which.subject != null) {
            return DecisionSearch.all(facts, isAbout(which.subject));
        }
        return DecisionSearch.last(facts, decided -> which.agent == null
                || decided.witness().chosen().equals(which.agent)).stream().toList();
    }

    private static boolean isContact(String subject) {
        return CONTACT.matcher(subject).matches();
    }

    /** From the state at that place of the journal, which is replayed; a running server answers at once at /why. */
    private int agent(ReadOnlyJournal open, String agentId) {
        Engine engine = replayed(open, at.isEmpty() ? ReplayPlace.END : ReplayPlace.parse("--at", at));
        AgentWhy why = AgentWhy.of(engine.view(), agentId);
        if (why == null) {
            spec.commandLine().getErr().println("strowger: there is no agent " + agentId + " in the journal");
            return Strowger.FAILED;
        }
        PrintWriter out = spec.commandLine().getOut();
        AgentWhyText.lines(why, engine.state().timeNanos()).forEach(out::println);
        out.flush();
        return 0;
    }

    private static Predicate<Fact.RouteDecided> isAbout(String contact) {
        return decided -> {
            RouteWitness witness = decided.witness();
            return witness.serial().equals(contact) || witness.contact().toString().equalsIgnoreCase(contact);
        };
    }
}
