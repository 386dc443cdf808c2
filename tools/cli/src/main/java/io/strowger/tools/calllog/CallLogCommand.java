package io.strowger.tools.calllog;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what can be done with the call log. */
@Command(name = "calllog", mixinStandardHelpOptions = true, subcommands = {
    TailCommand.class, ExportCommand.class}, description = "Follow the call log, or export tables of it.")
public final class CallLogCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: tail or export");
    }
}
