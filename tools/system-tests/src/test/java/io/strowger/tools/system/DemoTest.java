package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer starts it, and what he can ask of its journal afterwards. */
@Timeout(180)
class DemoTest {
    @TempDir
    Path directory;

    private record Run(int exitCode, List<String> out) {}

    private Run strowger(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmFlags.ofThisProcess());
        // This class path has the server's jar twice, once by the launcher's manifest, and the logger would say so on standard output.
        command.add("-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener");
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), "io.strowger.tools.Strowger"));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out-" + arguments[0]);
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile())
                .redirectError(directory.resolve("err-" + arguments[0]).toFile()).start();
        try {
            assertTrue(process.waitFor(150, TimeUnit.SECONDS), "still running: " + List.of(arguments));
            return new Run(process.exitValue(), Files.readAllLines(out, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void everyCallIsAccountedForAndTheJournalAnswers() throws Exception {
        Path data = directory.resolve("data");
        Run demo = strowger("demo", "--seconds", "8", "--agents", "10", "--calls-per-second", "4", "--seed", "7",
                "--json", "--data", data.toString());
        JsonNode result = new ObjectMapper().readTree(demo.out().get(demo.out().size() - 1));
        assertEquals(0, demo.exitCode(), result::toString);
        assertTrue(result.get("calls_answered").asInt() > 0, result::toString);
        assertEquals(0, result.get("calls_in_progress").asInt());
        assertEquals(result.get("calls_offered").asInt(),
                result.get("calls_answered").asInt() + result.get("calls_abandoned").asInt(), result::toString);
        assertEquals(result.get("calls_offered").asInt(), result.get("calls_logged").asInt());
        for (String zero : List.of("ghost_calls", "stuck_agents", "anomalies")) {
            assertEquals(0, result.get(zero).asInt(), zero);
        }
        assertTrue(result.get("latency_us").get("p50").asDouble() > 0);

        String journal = data.resolve("journal").toString();
        Run replay = strowger("replay", journal);
        assertEquals(0, replay.exitCode(), () -> String.join("\n", replay.out()));
        assertTrue(replay.out().contains("differences: 0"), () -> String.join("\n", replay.out()));

        Run why = strowger("why", "--last", "--journal", journal);
        assertEquals(0, why.exitCode());
        assertTrue(why.out().stream().anyMatch(line -> line.contains("chosen")), () -> String.join("\n", why.out()));

        Run calls = strowger("calllog", "export", "--journal", journal, "--what", "calls", "--format", "jsonl");
        assertEquals(result.get("calls_offered").asInt(), calls.out().size(), () -> String.join("\n", calls.out()));
    }
}
