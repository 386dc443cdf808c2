package io.strowger.tools.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another process of the measurement, with a conversation over its standard streams: a JSON object a line each way. Confined to one thread. */
public final class Part implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long END_SECONDS = 20;

    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader answers;
    private final Path complaints;

    private Part(Process process, Path complaints) {
        this.process = process;
        this.complaints = complaints;
        this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Does what it is told, in the other process. */
    @FunctionalInterface
    public interface Work {
        /** The answer to an order. */
        Map<String, Object> on(JsonNode order) throws Exception;
    }

    /** Starts a main class in a process of its own, with this process's flags. */
    public static Part start(Class<?> main, Path directory, List<String> arguments) throws IOException {
        Path complaints = Files.createTempFile(directory, main.getSimpleName(), ".err");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--") || flag.startsWith("-Dchronicle.")).forEach(command::add);
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx4g", "-Xmn512m", "-cp", System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new Part(new ProcessBuilder(command).redirectError(complaints.toFile()).start(), complaints);
    }

    /** In the other process: answers orders until there are no more. */
    public static void serve(Work work) throws Exception {
        PrintStream out = System.out;
        // What a library prints is no answer.
        System.setOut(System.err);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            out.println(JSON.writeValueAsString(work.on(JSON.readTree(line))));
            out.flush();
        }
    }

    /** Gives an order and waits for its answer; throws IOException when the process has ended. */
    public JsonNode order(Map<String, Object> order) throws IOException {
        orders.println(JSON.writeValueAsString(order));
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("a part of the measurement ended: " + Files.readString(complaints));
        }
        JsonNode answer = JSON.readTree(line);
        if (answer.has("failed")) {
            throw new IOException(answer.get("failed").asText() + "\n" + Files.readString(complaints));
        }
        return answer;
    }

    /** Time of processors that the other process has used. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
