package io.strowger.tools.soak;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Long runs that must find nothing. */
@Command(name = "soak", mixinStandardHelpOptions = true, subcommands = {FlapsCommand.class, ResumeCommand.class,
    ProcessKillsCommand.class,
    CommandLine.HelpCommand.class}, description = "Run the system for long, and audit it.")
public final class SoakCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new CommandLine.ParameterException(spec.commandLine(), "say which soak");
    }
}
