package io.strowger.tools.codec;

import io.strowger.csta.Decoded;
import io.strowger.csta.trace.TraceLine;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a trace into a capture file. */
@Command(name = "pcap", mixinStandardHelpOptions = true, showDefaultValues = true, exitCodeList = {
    "0:every line was converted", "1:at least one was not", "2:called wrongly"}, description = {
        "Turn a trace into a capture file that Wireshark opens.",
        "A line of a trace is TIME link=NAME <- OCTETS for what was received, or -> for what was sent; empty lines and "
                + "such as begin with # are skipped. Each link becomes a TCP connection, and a new one where a stream "
                + "begins anew. Addresses and everything below TCP are made up.",
        "Example: strowger codec pcap trace.txt trace.pcap"})
public final class PcapCommand implements Callable<Integer> {
    private static final int PORT_MAX = 0xffff;
    /** Longest line: the octets in hexadecimal, parted by spaces, and what stands in front of them. */
    private static final int LINE_MAX = 3 * TraceLine.OCTETS_MAX + 256;

    @Spec
    private CommandSpec spec;

    @Option(names = "--client", paramLabel = "ADDRESS", defaultValue = TraceCapture.CLIENT, description = "Address that the "
            + "links come from.")
    private String client;

    @Option(names = "--server", paramLabel = "ADDRESS:PORT", defaultValue = TraceCapture.SERVER, description = "Address "
            + "and port that the links go to.")
    private String server;

    @Option(names = "--link", paramLabel = "NAME", description = "Only this link's lines.")
    private String link;

    @Parameters(index = "0", paramLabel = "TRACE", description = "The trace.")
    private Path trace;

    @Parameters(index = "1", paramLabel = "PCAP", description = "The capture file; what it held is lost.")
    private Path capture;

    private int faults;

    @Override
    public Integer call() throws IOException {
        InetSocketAddress remote = remote();
        InetAddress local = address(client, 0).getAddress();
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader in = new BufferedReader(Input.open(trace));
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(capture))) {
            TraceCapture written = new TraceCapture(file, local, remote);
            int number = 0;
            int lines = 0;
            for (String line = line(in); line != null; line = line(in)) {
                number++;
                if (!line.isBlank() && line.charAt(0) != '#') {
                    lines += convert(line, number, written) ? 1 : 0;
                }
            }
            out.printf("%d lines in %d connections%n", lines, written.opened());
        }
        out.flush();
        return faults == 0 ? 0 : Strowger.FAILED;
    }

    /** The next line, cut where it is longer than any can be; null at the end. */
    private static String line(Reader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() < LINE_MAX) {
                line.append((char) c);
            }
        }
        return line.toString().stripTrailing();
    }

    private boolean convert(String text, int number, TraceCapture written) throws IOException {
        switch (TraceLine.parse(text)) {
            case Decoded.Fault<TraceLine> fault -> {
                faults++;
                spec.commandLine().getOut().println("line " + number + ": " + LineFault.inText(fault).print());
                return false;
            }
            case Decoded.Value<TraceLine> value -> {
                TraceLine line = value.value();
                if (link != null && !link.equals(line.link())) {
                    return false;
                }
                written.write(line);
                return true;
            }
        }
    }

    private InetSocketAddress remote() {
        int colon = server.lastIndexOf(':');
        try {
            int port = Integer.parseInt(server.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= PORT_MAX) {
                return address(server.substring(0, colon), port);
            }
        } catch (NumberFormatException wrong) {
            // said below
        }
        throw new Misuse("--server is ADDRESS:PORT: " + server);
    }

    /** Numeric addresses only: a capture does not ask a name server. */
    private static InetSocketAddress address(String text, int port) {
        if (!text.matches("[0-9.]+|[0-9a-fA-F:]+|\\[[0-9a-fA-F:.]+\\]")) {
            throw new Misuse("not a numeric address: " + text);
        }
        InetSocketAddress address = new InetSocketAddress(text, port);
        if (address.isUnresolved()) {
            throw new Misuse("not a numeric address: " + text);
        }
        return address;
    }
}
