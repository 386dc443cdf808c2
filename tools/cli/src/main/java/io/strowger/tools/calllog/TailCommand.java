package io.strowger.tools.calllog;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.calllog.export.CallLogTail;
import io.strowger.tools.Interruption;
import io.strowger.tools.journal.JournalOption;
import io.strowger.tools.journal.Journals;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints facts as they are. */
@Command(name = "tail", mixinStandardHelpOptions = true, description = {"Print the newest facts, a line each.",
    "Works while a server writes the journal. With --follow it goes on until Ctrl-C."})
public final class TailCommand implements Callable<Integer> {
    /** Inputs whose facts are printed when nothing is said. */
    static final long INPUTS_DEFAULT = 20;
    private static final int BATCH = 1_000;
    private static final long POLL_MILLIS = 200;

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @Option(names = "--from", paramLabel = "SEQ", description = "Begin with the facts of this input; 1 = the "
            + "first. Default: the last 20 inputs.")
    private Long from;

    @Option(names = "--follow", description = "Go on with what comes.")
    private boolean follow;

    @Override
    public Integer call() throws IOException {
        ReadOnlyJournal open = Journals.open(journal.directory());
        long first = from != null ? from : Math.max(1, open.lastFactSequence() - INPUTS_DEFAULT + 1);
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = new Interruption();
                CallLogTail tail = new CallLogTail(journal.directory(), first, out)) {
            do {
                while (tail.poll(BATCH) == BATCH && !interruption.isAsked()) {
                    // There may be more at once.
                }
                // A reader that has gone away, as head does, ends it.
            } while (!out.checkError() && follow && !interruption.await(POLL_MILLIS));
            return interruption.finish(0);
        }
    }
}
