package io.strowger.tools.bench;

import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import io.strowger.tools.bench.agents.AgentsCommand;
import io.strowger.tools.bench.calls.CallsCommand;
import io.strowger.tools.bench.codec.CodecCommand;
import io.strowger.tools.bench.engine.EngineCommand;
import io.strowger.tools.bench.jmh.JmhCommand;
import io.strowger.tools.bench.journal.JournalCommand;
import io.strowger.tools.bench.latency.LatencyCommand;
import io.strowger.tools.bench.link.LinkCommand;
import io.strowger.tools.bench.routing.RoutingCommand;
import io.strowger.tools.bench.simulator.SimulatorCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the benchmarks. Exit codes are those of {@link Strowger}. */
@Command(name = "bench", mixinStandardHelpOptions = true, subcommands = {LatencyCommand.class, CallsCommand.class,
    AgentsCommand.class, LinkCommand.class, JournalCommand.class, EngineCommand.class, RoutingCommand.class,
    CodecCommand.class,
    SimulatorCommand.class, JmhCommand.class,
    CommandLine.HelpCommand.class}, description = {
        "Measure this build on this machine.",
        "Every figure of ours stands beside a baseline that was measured in the same run; where both are given, the ratio is what counts. tools/bench/DESIGN.md says where the clocks start."}, synopsisSubcommandLabel = "COMMAND")
public final class Bench implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--stack-trace", scope = ScopeType.INHERIT, description = "With an error, show where in the program it happened.")
    private boolean stackTrace;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to measure");
    }

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        Bench root = new Bench();
        CommandLine line = new CommandLine(root);
        line.setCommandName("strowger bench");
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(root::failed);
        // JMH has options of its own, which are none of ours.
        line.getSubcommands().get(JmhCommand.NAME).setUnmatchedOptionsArePositionalParams(true);
        return line;
    }

    private int failed(Exception failure, CommandLine line, CommandLine.ParseResult result) {
        PrintWriter err = line.getErr();
        if (stackTrace) {
            failure.printStackTrace(err);
        } else {
            String message = failure.getMessage();
            err.println("strowger bench: " + (message == null || message.isBlank() ? failure.toString() : message));
        }
        err.flush();
        return failure instanceof Misuse ? Strowger.MISUSED : Strowger.FAILED;
    }

    /** Runs a benchmark and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }
}
