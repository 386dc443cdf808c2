package io.strowger.tools.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections are cut and a real server is killed; no push is lost and none is heard twice. And the limits of the options. */
class ResumeCommandTest {
    @TempDir
    Path directory;

    @Test
    @Timeout(300)
    void nothingIsLostAndNothingTwice() throws IOException {
        CommandRun run = CommandRun.of("soak", "resume", "--sessions", "100", "--seconds", "4",
                "--messages-per-second", "200", "--directory", directory.toString(), "--json");
        assertEquals(0, run.exitCode(), () -> run.out() + run.err());
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertTrue(result.get("cuts").asInt() > 0, run.out());
        assertTrue(result.get("resumes").asInt() >= 100, run.out());
        assertEquals(result.get("pushes_numbered").asInt(), result.get("pushes_heard").asInt());
        assertEquals(600, result.get("topics_held").asInt(), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--sessions 4", "--sessions 15001", "--seconds 0", "--seconds 86401", "--cut -1",
        "--cut 101", "--messages-per-second 0", "--messages-per-second 100001"})
    void oneBeyondALimitIsRefused(String option) {
        String[] words = option.split(" ");
        assertEquals(Strowger.MISUSED, CommandRun.of("soak", "resume", words[0], words[1]).exitCode());
    }
}
