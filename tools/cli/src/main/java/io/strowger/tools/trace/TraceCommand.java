package io.strowger.tools.trace;

import io.strowger.csta.Decoded;
import io.strowger.csta.trace.TraceLine;
import io.strowger.tools.Misuse;
import io.strowger.tools.codec.TraceCapture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a link of a running server sends and receives. */
@Command(name = "trace", mixinStandardHelpOptions = true, description = {
    "Show the frames of a link of a running server.",
    "Each is a line with its octets and, below it, what it says. Passwords are not shown. Ctrl-C ends it."})
public final class TraceCommand implements Callable<Integer> {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int SILENT_MILLIS = 30_000;
    private static final int ERROR_CHARS_MAX = 1_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LINK", description = "SWITCH/LINK, as /health names it.")
    private String link;

    @Option(names = "--device", paramLabel = "ID", defaultValue = "", description = "Only what concerns this device.")
    private String device;

    @Option(names = "--call", paramLabel = "ID", defaultValue = "", description = "Only what concerns this call.")
    private String call;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "60", description = "How long, up to 3600 (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--bytes", paramLabel = "N", defaultValue = "16777216", description = "How much text, up to 268435456 (default: ${DEFAULT-VALUE}).")
    private long bytes;

    @Option(names = "--pcap", paramLabel = "FILE", description = "Write a capture file too; it must not be there. "
            + "Addresses and everything below TCP are made up.")
    private Path pcap;

    @Option(names = "--server", paramLabel = "URL", defaultValue = "http://127.0.0.1:9411", description = "Where the server answers HTTP (default: ${DEFAULT-VALUE}).")
    private URI server;

    @Override
    public Integer call() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) server
                .resolve("/trace?link=" + encoded(link) + "&device=" + encoded(device) + "&call=" + encoded(call)
                        + "&seconds=" + seconds + "&bytes=" + bytes)
                .toURL()
                .openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(SILENT_MILLIS);
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new Misuse(refusal(connection));
            }
            show(connection.getInputStream());
        } catch (ConnectException nobody) {
            throw new Misuse("no server answers at " + server + ": " + nobody.getMessage());
        } finally {
            connection.disconnect();
        }
        return 0;
    }

    private void show(InputStream lines) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (pcap == null) {
            copy(lines, out, null);
            return;
        }
        try (OutputStream file = Files.newOutputStream(pcap, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            copy(lines, out, new TraceCapture(file));
        }
    }

    private static void copy(InputStream lines, PrintWriter out, TraceCapture capture) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.equals("#")) {
                    continue;
                }
                out.println(line);
                out.flush();
                if (capture != null && !line.startsWith("#")) {
                    capture.write(parsed(line));
                    capture.flush();
                }
            }
        }
    }

    private static TraceLine parsed(String text) throws IOException {
        if (TraceLine.parse(text) instanceof Decoded.Value<TraceLine> line) {
            return line.value();
        }
        throw new IOException("the server sent what is no line of a trace: " + text);
    }

    private static String refusal(HttpURLConnection connection) throws IOException {
        try (InputStream error = connection.getErrorStream()) {
            String text = error == null ? "" : new String(error.readNBytes(ERROR_CHARS_MAX), StandardCharsets.UTF_8);
            return text.isBlank() ? "the server answers " + connection.getResponseCode() : text.strip();
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
