package io.strowger.tools;

import io.strowger.server.Server;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The server. */
@Command(name = "server", mixinStandardHelpOptions = true, exitCodeList = {
    "0:stopped as asked", "1:the core failed while it ran", "2:settings or site files are wrong",
    "3:something outside stands in the way: a port, the journal, the disk"}, description = {
        "Run the server until it is told to stop.",
        "Ctrl-C or SIGTERM stops it in order: clients are told, links and journal are closed."})
public final class ServerCommand implements Callable<Integer> {
    @Option(names = "--conf", required = true, paramLabel = "FILE", description = "The static settings; "
            + "conf/strowger.conf is the documented example.")
    private Path conf;

    @Override
    public Integer call() {
        return Server.run(conf).code();
    }
}
