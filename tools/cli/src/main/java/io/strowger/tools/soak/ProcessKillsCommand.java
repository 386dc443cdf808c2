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

/** Kills real server processes under load and shows that nothing is lost. */
@Command(name = "kills", mixinStandardHelpOptions = true, showDefaultValues = true, exitCodeList = {
    "0:an engine that was never killed made the same facts and hashes, and every contact ended once",
    "1:something is wrong", "2:called wrongly"}, description = {
        "Kill the server's process with signal 9 under load, on sockets and disk, and start it again on its journal.",
        "Each start takes the seconds that a server takes. The same in virtual time, and far more of it: strowger sim kills."})
public final class ProcessKillsCommand implements Callable<Integer> {
    /** Most kills of one run. */
    static final int KILLS_MAX = 10_000;
    /** Most agents of one run. */
    static final int AGENTS_MAX = 200;

    @Spec
    private CommandSpec spec;

    @Option(names = "--kills", paramLabel = "N", description = "How often the process is killed.")
    private int kills = 100;

    @Option(names = "--seed", description = "Decides when; what happens then is the machine's matter too.")
    private long seed = 1;

    @Option(names = "--agents", paramLabel = "N", description = "How many agents.")
    private int agents = 12;

    @Option(names = "--directory", paramLabel = "DIR", description = "Where journal and logs are kept; a new temporary "
            + "one when none is given.")
    private Path directory;

    @Option(names = "--json", description = "Show nothing; the last line of output is the result as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (kills < 1 || kills > KILLS_MAX || agents < 2 || agents > AGENTS_MAX) {
            throw new Misuse("kills lie between 1 and " + KILLS_MAX + ", agents between 2 and " + AGENTS_MAX);
        }
        PrintWriter out = spec.commandLine().getOut();
        Path place = directory == null
                ? Files.createTempDirectory("strowger-kills")
                : Files.createDirectories(directory);
        long begun = System.nanoTime();
        ProcessKills.Result result = new ProcessKills(kills, seed, agents, place.toAbsolutePath()).run(done -> {
            if (!json) {
                out.printf("%d kills after %d s%n", done, (System.nanoTime() - begun) / 1_000_000_000L);
                out.flush();
            }
        });
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("well", result.problems().isEmpty());
        members.put("kills", result.kills());
        members.put("epochs", result.epochs());
        members.put("problems", result.problems());
        members.put("inputs", result.inputs());
        members.put("facts_compared", result.facts());
        members.put("hash_marks_compared", result.hashes());
        members.put("contacts_ended", result.contacts());
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
}
