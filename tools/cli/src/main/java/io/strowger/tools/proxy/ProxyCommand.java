package io.strowger.tools.proxy;

import io.netty.handler.ssl.SslContextBuilder;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.ConnectionState;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Carries the desktops of a place over one connection. */
@Command(name = "proxy", mixinStandardHelpOptions = true, showDefaultValues = true, description = {
    "Carry many desktops over one connection to the server.",
    "Desktops connect here as they would to the server. When the connection to the server is lost they are kept and resumed without noticing. The user must have the role PROXY."})
public final class ProxyCommand implements Callable<Integer> {
    private static final int PORT_MAX = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "Where desktops connect; port 0 = any.")
    private String listen = "127.0.0.1:9420";

    @Option(names = "--server", paramLabel = "HOST:PORT", description = "The server's port for agents.")
    private String server = "127.0.0.1:9410";

    @Option(names = "--user", required = true, paramLabel = "ID", description = "Who the proxy is to the server.")
    private String user;

    @Option(names = "--password-file", required = true, paramLabel = "FILE", description = "Its content is the password.")
    private Path passwordFile;

    @Option(names = "--trust", paramLabel = "PEM", description = "Encrypt the connection to the server, whose certificate must be of this authority.")
    private Path trust;

    @Option(names = "--metrics", paramLabel = "HOST:PORT", description = "Give out /metrics there; nowhere when left out.")
    private String metrics;

    @Override
    public Integer call() throws IOException, InterruptedException {
        InetSocketAddress from = address("--listen", listen);
        InetSocketAddress to = address("--server", server);
        InetSocketAddress measured = metrics == null ? null : address("--metrics", metrics);
        if (!Files.isReadable(passwordFile)) {
            throw new Misuse("--password-file " + passwordFile + " cannot be read");
        }
        AgentClientOptions.Builder options = AgentClientOptions.builder(to.getHostString(), to.getPort())
                .user(user, Files.readString(passwordFile).strip()).clientName("strowger-proxy", "");
        if (trust != null) {
            options.tls(SslContextBuilder.forClient().trustManager(trust.toFile()).build());
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Proxy proxy = Proxy.start(from, options);
                ProxyMetrics pages = measured == null ? null : new ProxyMetrics(measured, proxy.counters())) {
            out.println("listening on " + from.getHostString() + ":" + proxy.port() + ", carrying to " + server);
            if (pages != null) {
                out.println("metrics at http://" + measured.getHostString() + ":" + pages.port() + "/metrics");
            }
            out.flush();
            ConnectionState over = proxy.over().join();
            out.println("the server does not take this proxy: " + over.reason() + " " + over.text());
            out.flush();
            return Strowger.FAILED;
        }
    }

    private static InetSocketAddress address(String option, String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port >= 0 && port <= PORT_MAX) {
                return new InetSocketAddress(text.substring(0, colon), port);
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        throw new Misuse(option + " is HOST:PORT, not " + text);
    }
}
