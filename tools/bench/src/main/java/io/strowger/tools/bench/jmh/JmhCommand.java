package io.strowger.tools.bench.jmh;

import io.strowger.tools.Misuse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the microbenchmarks with JMH, whose options these are. */
@Command(name = JmhCommand.NAME, description = {"Microbenchmarks of codecs and engine.",
    "Arguments are JMH's: a pattern of names, -l lists them, -prof gc counts what is allocated, -h says the rest."})
public final class JmhCommand implements Callable<Integer> {
    public static final String NAME = "jmh";

    @Parameters(paramLabel = "ARGUMENT", description = "An argument of JMH.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, RunnerException {
        CommandLineOptions options;
        try {
            options = new CommandLineOptions(arguments.toArray(new String[0]));
        } catch (CommandLineOptionException wrong) {
            throw new Misuse(wrong.getMessage(), wrong);
        }
        if (options.shouldHelp()) {
            options.showHelp();
        } else if (options.shouldList()) {
            new Runner(options).list();
        } else {
            new Runner(options).run();
        }
        return 0;
    }
}
