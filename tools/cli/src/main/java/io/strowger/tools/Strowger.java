package io.strowger.tools;

import io.strowger.calllog.export.ExportTable;
import io.strowger.calllog.fold.Booking;
import io.strowger.tools.agents.AgentsCommand;
import io.strowger.tools.agents.Span;
import io.strowger.tools.calllog.CallLogCommand;
import io.strowger.tools.calllog.ExportCommand;
import io.strowger.tools.certs.CertsCommand;
import io.strowger.tools.codec.CodecCommand;
import io.strowger.tools.config.ConfigCommand;
import io.strowger.tools.config.TableCommand;
import io.strowger.tools.config.VariableCommand;
import io.strowger.tools.demo.DemoCommand;
import io.strowger.tools.fuzz.FuzzCommand;
import io.strowger.tools.journal.ReplayCommand;
import io.strowger.tools.journal.WhyCommand;
import io.strowger.tools.pbx.PbxSimCommand;
import io.strowger.tools.proxy.ProxyCommand;
import io.strowger.tools.sim.SimCommand;
import io.strowger.tools.soak.SoakCommand;
import io.strowger.tools.technician.ConformanceCommand;
import io.strowger.tools.technician.DoctorCommand;
import io.strowger.tools.technician.LinksCommand;
import io.strowger.tools.trace.TraceCommand;
import io.strowger.tools.whatif.WhatIfCommand;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/**
 * The root of the command line. Exit codes of every command: 0 = done and well, 1 = the work failed or found
 * something wrong, 2 = the command was called
 * wrongly or lacks what it needs.
 */
@Command(name = "strowger", versionProvider = Strowger.Version.class, mixinStandardHelpOptions = true, subcommands = {
    DemoCommand.class,
    ServerCommand.class,
    PbxSimCommand.class,
    AgentsCommand.class,
    CallLogCommand.class,
    ReplayCommand.class,
    WhyCommand.class,
    WhatIfCommand.class,
    DoctorCommand.class,
    LinksCommand.class,
    TraceCommand.class,
    ConformanceCommand.class,
    CodecCommand.class,
    ProxyCommand.class,
    CertsCommand.class,
    FuzzCommand.class,
    SimCommand.class,
    SoakCommand.class,
    ConfigCommand.class,
    VariableCommand.class,
    TableCommand.class,
    HashPasswordCommand.class,
    CommandLine.HelpCommand.class}, footer = {
        "", "In a source tree, strowger bench measures this build: its engine, links, journal and more.",
        "Exit codes: 0 done, 1 failed or something wrong was found, 2 called wrongly.",
        "Try: strowger demo"}, description = "CTI middleware: links to switches, agents, routing that can "
                + "say why.")
public final class Strowger implements Runnable {
    /** The work failed, or found something wrong. */
    public static final int FAILED = 1;
    /** The command was called wrongly, or lacks what it needs. */
    public static final int MISUSED = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--stack-trace", scope = ScopeType.INHERIT, description = "With an error, show where in the "
            + "program it happened.")
    private boolean stackTrace;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new CommandLine.ParameterException(spec.commandLine(), "say which command");
    }

    /** The command line, ready to execute; output goes to the process's streams unless the caller sets others. */
    public static CommandLine commandLine() {
        Strowger root = new Strowger();
        CommandLine line = new CommandLine(root);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Span.class, Span::parse);
        line.registerConverter(ExportTable.class, ExportCommand::table);
        line.registerConverter(Booking.class, ExportCommand::booking);
        line.getCommandSpec().usageMessage().synopsisSubcommandLabel("COMMAND");
        arrange(line);
        line.setExecutionExceptionHandler(root::failed);
        return line;
    }

    /** What the help of all commands has in common. */
    private static void arrange(CommandLine line) {
        CommandLine.Model.UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.sortOptions(false);
        if (!usage.exitCodeList().isEmpty()) {
            usage.exitCodeListHeading("%nExit codes:%n");
        }
        line.getSubcommands().values().forEach(Strowger::arrange);
    }

    private int failed(Exception failure, CommandLine line, CommandLine.ParseResult result) {
        PrintWriter err = line.getErr();
        if (stackTrace) {
            failure.printStackTrace(err);
        } else {
            String message = failure.getMessage();
            err.println("strowger: " + (message == null || message.isBlank() ? failure.toString() : message));
        }
        err.flush();
        return failure instanceof Misuse ? MISUSED : FAILED;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        for (String name : new String[]{"chronicle.analytics.disable", "chronicle.announcer.disable"}) {
            if (System.getProperty(name) == null) {
                System.setProperty(name, "true");
            }
        }
        CommandLine line = commandLine();
        // Names in a switch's charset and JSON are UTF-8 wherever they go.
        line.setOut(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true));
        System.exit(line.execute(arguments));
    }

    /** The version of the build, out of the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Strowger.class.getPackage().getImplementationVersion();
            return new String[]{"strowger " + (version == null ? "(not packaged)" : version),
                "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")};
        }
    }
}
