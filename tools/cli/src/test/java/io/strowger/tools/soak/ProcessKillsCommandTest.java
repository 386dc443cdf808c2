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

/** A real server is killed once and goes on; and the limits of the options. */
class ProcessKillsCommandTest {
    @TempDir
    Path directory;

    @Test
    @Timeout(300)
    void theJournalOfAKilledServerIsWhole() throws IOException {
        CommandRun run = CommandRun.of("soak", "kills", "--kills", "1", "--agents", "4", "--directory",
                directory.toString(), "--json");
        assertEquals(0, run.exitCode(), () -> run.out() + run.err());
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertEquals(2, result.get("epochs").asInt());
        assertTrue(result.get("facts_compared").asInt() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--kills 0", "--kills 10001", "--agents 1", "--agents 201"})
    void oneBeyondALimitIsRefused(String option) {
        String[] words = option.split(" ");
        assertEquals(Strowger.MISUSED, CommandRun.of("soak", "kills", words[0], words[1]).exitCode());
    }
}
