package io.strowger.calllog;

import static io.strowger.calllog.Journals.range;
import static io.strowger.calllog.Journals.sequences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives the death of the process. */
class JournalKillTest {

    private static final int ACKNOWLEDGED_BEFORE_KILL = 20_000;

    @TempDir
    Path directory;

    /** The process that is killed: appends for ever and prints each sequence when its append has returned. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
            try (ChronicleJournal journal = ChronicleJournal.open(Path.of(arguments[0]), JournalSettings.DEFAULT)) {
                long sequence = journal.lastInput().map(last -> last.sequence()).orElse(0L);
                while (!out.checkError()) {
                    sequence++;
                    journal.appendInput(Journals.input(sequence, 1 + (int) (sequence * 37 % 500)));
                    out.println("i " + sequence);
                    journal.appendFact(Journals.fact(sequence, 0, 1 + (int) (sequence * 53 % 500)));
                    out.println("f " + sequence);
                }
            }
        }
    }

    @Test
    @Timeout(120)
    void shouldReadEverythingThatWasAcknowledgedBeforeTheKill() throws Exception {
        long acknowledged = 0;
        for (int round = 1; round <= 2; round++) {
            long[] last = runUntil(acknowledged + ACKNOWLEDGED_BEFORE_KILL);
            acknowledged = last[0];
            try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
                assertTrue(journal.report().isSound(), () -> journal.report().toText());
                long found = journal.lastInput().orElseThrow().sequence();
                assertTrue(found >= acknowledged, found + " of " + acknowledged);
                assertTrue(range(1, found).equals(sequences(journal.inputs(1))), "not all of " + found);
                assertTrue(journal.lastFact().orElseThrow().inputSequence() >= last[1]);
                journal.appendInput(Journals.input(found + 1, 10));
                assertEquals(range(found, found + 1), sequences(journal.inputs(found)));
            }
        }
    }

    /**
     * Runs the child until it has acknowledged the input, kills it, and returns the last input and fact that it
     * acknowledged.
     */
    private long[] runUntil(long sequence) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-javaagent") && !flag.startsWith("-agentlib")) {
                command.add(flag);
            }
        }
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Child.class.getName(), directory.toString()));
        Process child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        long[] last = new long[2];
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = wholeLine(reader);
            while (line != null) {
                last[line.charAt(0) == 'i' ? 0 : 1] = Long.parseLong(line.substring(2));
                if (last[0] >= sequence) {
                    // Not through Process, which would close the stream with what is still to be read.
                    child.toHandle().destroyForcibly();
                }
                line = wholeLine(reader);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertTrue(last[0] >= sequence, "the child ended by itself at " + last[0]);
        return last;
    }

    /** The next line; one that the kill cut short has no number that could be trusted. */
    private static String wholeLine(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }
}
