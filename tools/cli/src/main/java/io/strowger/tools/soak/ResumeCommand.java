package io.strowger.tools.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Cuts connections of many sessions, kills their server once, and audits every client. */
@Command(name = "resume", mixinStandardHelpOptions = true, showDefaultValues = true, exitCodeList = {
    "0:every push was heard once and every topic is at its newest version", "1:something is wrong",
    "2:called wrongly"}, description = {
        "Cut connections of many sessions, kill their server once, and audit every client.",
        "The server is a process of its own on a real journal and is killed with signal 9 half-way. What it numbered is read from its journal afterwards and held against what each client heard."})
public final class ResumeCommand implements Callable<Integer> {
    private static final int SESSIONS_MAX = 15_000;
    private static final int SECONDS_MAX = 86_400;
    private static final int CUT_MAX = 100;
    private static final int MESSAGES_MAX = 100_000;
    private static final int TEAM = 5;

    @Spec
    private CommandSpec spec;

    @Option(names = "--sessions", paramLabel = "N", description = "Sessions.")
    private int sessions = 10_000;

    @Option(names = "--seconds", paramLabel = "N", description = "How long connections are cut.")
    private int seconds = 60;

    @Option(names = "--cut", paramLabel = "PERCENT", description = "Of the connections that are cut every second.")
    private int cut = 10;

    @Option(names = "--messages-per-second", paramLabel = "N", description = "Messages that all send together.")
    private int messagesPerSecond = 500;

    @Option(names = "--seed", description = "Decides who is cut and who sends what to whom.")
    private long seed = 1;

    @Option(names = "--directory", paramLabel = "DIR", description = "Where journal and logs are kept; a new temporary "
            + "one when none is given.")
    private Path directory;

    @Option(names = "--json", description = "Show nothing; the last line of output is the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        range("--sessions", sessions, TEAM, SESSIONS_MAX);
        range("--seconds", seconds, 1, SECONDS_MAX);
        range("--cut", cut, 0, CUT_MAX);
        range("--messages-per-second", messagesPerSecond, 1, MESSAGES_MAX);
        PrintWriter out = spec.commandLine().getOut();
        Path place = directory == null
                ? Files.createTempDirectory("strowger-resume")
                : Files.createDirectories(directory);
        long begun = System.nanoTime();
        ResumeSoak soak = new ResumeSoak(
                new ResumeSoak.Options(sessions, seconds, cut, messagesPerSecond, seed), place.toAbsolutePath());
        ResumeSoak.Result result = soak.run(said -> {
            if (!json) {
                out.printf("%4d s  %s%n", (System.nanoTime() - begun) / 1_000_000_000L, said);
                out.flush();
            }
        });
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("well", result.problems().isEmpty());
        members.put("sessions", result.sessions());
        members.put("cuts", result.cuts());
        members.put("resumes", result.resumes());
        members.put("pushes_numbered", result.pushesNumbered());
        members.put("pushes_heard", result.pushesHeard());
        members.put("messages", result.messages());
        members.put("topics_held", result.topicsHeld());
        members.put("outcomes", result.outcomes());
        members.put("problems", result.problems());
        members.put("seed", seed);
        members.put("directory", place.toString());
        members.put("seconds", (System.nanoTime() - begun) / 1_000_000_000L);
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(members));
        } else {
            members.forEach((name, value) -> out.println(name + ": " + value));
        }
        out.flush();
        return result.problems().isEmpty() ? 0 : Strowger.FAILED;
    }

    private static void range(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new Misuse(option + " is between " + min + " and " + max + ": " + value);
        }
    }
}
