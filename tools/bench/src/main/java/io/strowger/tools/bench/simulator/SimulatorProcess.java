package io.strowger.tools.bench.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.simulator.faults.Outcome;
import io.strowger.tools.Strowger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code tools/strowger pbxsim --settings FILE --json} in a process of its own. Its lines are read by a thread of its own. */
final class SimulatorProcess implements AutoCloseable {
    private static final long END_SECONDS = 15;

    private final Process process;
    private final JsonNode ports;
    private final Thread reader;
    private volatile JsonNode newest;

    private SimulatorProcess(Process process, JsonNode ports, BufferedReader lines) {
        this.process = process;
        this.ports = ports;
        this.reader = Thread.ofVirtual().name("simulator-lines").start(() -> read(lines));
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param directory
     *            where its settings and what it complains of are kept
     */
    static SimulatorProcess start(Path directory, String settings) throws IOException {
        Path file = directory.resolve("pbxsim.conf");
        Files.writeString(file, settings);
        Path complaints = directory.resolve("pbxsim.err");
        // The flags are those that tools/strowger starts it with.
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                Strowger.class.getName(), "pbxsim", "--settings", file.toString(), "--json")
                .redirectError(complaints.toFile()).start();
        try {
            BufferedReader lines = process.inputReader();
            String first = lines.readLine();
            if (first == null) {
                throw new IOException("the simulated switch did not start: " + Files.readString(complaints));
            }
            return new SimulatorProcess(process, new ObjectMapper().readTree(first), lines);
        } catch (IOException failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    private void read(BufferedReader lines) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                newest = mapper.readTree(line);
            }
        } catch (IOException ended) {
            // What came last stands.
            return;
        }
    }

    /** The port of the name server. */
    int nameServerPort() {
        return ports.get("servers").get(0).get("name_server_port").asInt();
    }

    /**
     * Has a command of its control port done.
     *
     * @throws IOException
     *             it was refused
     */
    void order(String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.get("control_port").asInt());
                BufferedReader answers = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = answers.readLine();
            if (answer == null || !answer.startsWith(Outcome.DONE + " ")) {
                throw new IOException(command + " was refused by the simulated switch: " + answer);
            }
        }
    }

    /** Its counters of at most a second ago; null before the first. */
    JsonNode newest() {
        return newest;
    }

    /** Whether it runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it and gives its last counters. */
    JsonNode finish() throws IOException {
        // The handle signals and leaves the streams open.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the simulated switch does not end");
            }
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return newest;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
