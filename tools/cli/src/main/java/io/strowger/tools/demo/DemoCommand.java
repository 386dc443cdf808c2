package io.strowger.tools.demo;

import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.tools.Interruption;
import io.strowger.tools.Misuse;
import io.strowger.tools.journal.JournalOption;
import io.strowger.tools.Strowger;
import io.strowger.tools.ToolLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything at once, to look at. */
@Command(name = "demo", mixinStandardHelpOptions = true, showDefaultValues = true, exitCodeList = {
    "0:every offered call is accounted for: offered = answered + abandoned, as many calls are in the call "
            + "log as have ended, engine and switch agree",
    "1:something does not add up, or failed", "2:called wrongly"}, description = {
        "Run a whole contact centre on this machine, to look at.",
        "A simulated switch, a server with its journal and simulated agents run in this process and speak their "
                + "protocols over sockets on loopback. Shows links, calls, queue, agents and why each call went "
                + "where it went; a line a second where output is no terminal. Ctrl-C, or the time, ends it "
                + "in order, and an account says whether every call is accounted for."})
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", description = "End after so many seconds of traffic; 0 = at Ctrl-C.")
    private long seconds;

    @Option(names = "--agents", description = "How many agents.")
    private int agents = 20;

    @Option(names = "--calls-per-second", paramLabel = "CALLS", description = "How many people call.")
    private double callsPerSecond = 5;

    @Option(names = "--seed", description = "The same seed gives the same people.")
    private long seed = 1;

    @Option(names = "--json", description = "Show nothing; the last line of output is the account as one JSON object.")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "Where the journal goes; must hold none yet. "
            + "Default: a fresh directory among the temporary files.")
    private Path data;

    @Option(names = "--agent-port", paramLabel = "PORT", description = "Port of the agent protocol; 0 = any free one.")
    private int agentPort;

    @Option(names = "--http-port", paramLabel = "PORT", description = "Port of metrics and health; 0 = any free one.")
    private int httpPort;

    @Option(names = "--switch-port", paramLabel = "PORT", description = "Port of the switch's name server; 0 = "
            + "any free one.")
    private int switchPort;

    @Override
    public Integer call() throws IOException {
        DemoOptions options = options();
        Path directory = directory();
        ToolLog.toFile(log(directory));
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = new Interruption()) {
            DemoResult result = run(options, directory, interruption, out);
            if (json) {
                out.println(result.json());
            } else {
                result.text().forEach(out::println);
            }
            out.flush();
            return interruption.finish(result.objections().isEmpty() ? 0 : Strowger.FAILED);
        }
    }

    private DemoResult run(DemoOptions options, Path directory, Interruption interruption, PrintWriter out)
            throws IOException {
        try (Screen screen = json ? Screen.none() : LiveScreen.open(out);
                Demo demo = Demo.start(options, directory, interruption, screen)) {
            return demo.run();
        }
    }

    private DemoOptions options() {
        if (seconds < 0 || agents < 1 || agents > SwitchConfiguration.MAX_CONTACT_CENTRE_AGENTS) {
            throw new Misuse("--seconds is at least 0 and --agents between 1 and "
                    + SwitchConfiguration.MAX_CONTACT_CENTRE_AGENTS);
        }
        if (!(callsPerSecond >= 0 && callsPerSecond <= TrafficProfile.MAX_CALLS_PER_SECOND)) {
            throw new Misuse("--calls-per-second lies between 0 and " + TrafficProfile.MAX_CALLS_PER_SECOND);
        }
        return new DemoOptions(seconds, agents, callsPerSecond, seed, data,
                new DemoOptions.Ports(agentPort, httpPort, switchPort));
    }

    private Path directory() throws IOException {
        if (data == null) {
            return Files.createTempDirectory(JournalOption.DEMO_PREFIX);
        }
        if (Files.exists(data.resolve("journal"))) {
            throw new Misuse(data + " holds a journal already; its configuration names ports of another run");
        }
        return Files.createDirectories(data).toAbsolutePath();
    }

    /** Where the program's own log goes. */
    static Path log(Path directory) {
        return directory.resolve("strowger.log");
    }
}
