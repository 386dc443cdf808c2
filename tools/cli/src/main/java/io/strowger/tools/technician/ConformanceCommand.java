package io.strowger.tools.technician;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what can be held to a protocol. */
@Command(name = "conformance", mixinStandardHelpOptions = true, subcommands = {
    TsapiConformanceCommand.class,
    AgentConformanceCommand.class}, description = "Hold a server to its protocol, clause by clause.")
public final class ConformanceCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say which protocol: tsapi or agent");
    }
}
