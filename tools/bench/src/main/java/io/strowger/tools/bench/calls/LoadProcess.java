package io.strowger.tools.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@link Load} in a process of its own. One thread asks it at a time. */
final class LoadProcess implements AutoCloseable {
    private static final long END_SECONDS = 15;
    /** What the log has to say of its own configuration would be taken for an answer. */
    private static final String QUIET = "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener";

    private final Process process;
    private final BufferedReader lines;
    private final Writer words;
    private final Path complaints;
    private final ObjectMapper mapper = new ObjectMapper();
    private final int nameServerPort;

    /**
     * Starts it.
     *
     * @param directory where what it complains of is kept
     */
    LoadProcess(LoadShape shape, Path directory) throws IOException {
        complaints = directory.resolve("load.err");
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", QUIET, "-cp", System.getProperty("java.class.path"), Load.class.getName(),
                String.valueOf(shape.agents()), String.valueOf(shape.skills()), String.valueOf(shape.perSecond()),
                String.valueOf(shape.seed()), directory.resolve("load.log").toString())
                .redirectError(complaints.toFile()).start();
        lines = process.inputReader();
        words = process.outputWriter();
        nameServerPort = read().get("name_server_port").asInt();
    }

    private JsonNode read() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the process of the load ended: " + Files.readString(complaints));
        }
        return mapper.readTree(line);
    }

    int nameServerPort() {
        return nameServerPort;
    }

    /** Tells it a line and gives its answer. */
    JsonNode tell(String line) throws IOException {
        words.write(line);
        words.write('\n');
        words.flush();
        return read();
    }

    /** Time of processors that it has used. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        words.close();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
