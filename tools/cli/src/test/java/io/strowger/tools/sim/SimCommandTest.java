package io.strowger.tools.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command, what it says, and the limits of its options. */
class SimCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Strowger.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void seedsAreRunOneAfterTheOther() throws IOException {
        assertEquals(0, run("sim", "--seeds", "2", "--from", "5", "--minutes", "1", "--json"));
        assertTrue(json().get("well").asBoolean());
        assertEquals(2, json().get("seeds").asInt());
        assertEquals(0, json().get("failed_seeds").size());
        assertFalse(json().get("commit").asText().isEmpty());
        assertTrue(json().get("hash_marks_compared").asInt() > 0);
    }

    @Test
    void aSeedIsShownBetweenTwoSeconds() {
        assertEquals(0, run("sim", "--seed", "5", "--minutes", "1", "--trace", "20", "24"));
        assertTrue(out.toString().contains(" input "), out.toString());
        assertTrue(out.toString().contains("fact AgentLoggedOn"), out.toString());
    }

    @Test
    void theRouterIsHeldAgainstASlowOne() throws IOException {
        assertEquals(0, run("sim", "routing", "--decisions", "2000", "--contacts", "60000", "--json"));
        assertTrue(json().get("holds").asBoolean());
        assertEquals(2_000, json().get("decisions").asInt(), 2.0);
        assertEquals(24, json().get("queues").size());
        assertEquals(Strowger.MISUSED, run("sim", "routing", "--decisions", "0"));
        assertEquals(Strowger.MISUSED, run("sim", "routing", "--contacts", "39999"));
    }

    @Test
    void daysGoBy() throws IOException {
        assertEquals(0, run("sim", "--days", "1", "--agents", "3", "--calls-a-day", "10", "--json"));
        assertEquals(1, json().get("days").asInt());
        assertTrue(json().get("calls_answered").asInt() > 10);
        assertTrue(json().has("hours_a_year"));
    }

    @Test
    void theServerIsKilled() throws IOException {
        assertEquals(0, run("sim", "kills", "--kills", "3", "--agents", "3", "--json"));
        assertEquals(3, json().get("kills").asInt());
        assertTrue(json().get("well").asBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sim --seeds 0", "sim --seeds 10000001", "sim --minutes 0", "sim --minutes 10001",
        "sim --links 3", "sim --days 3661", "sim --days 1 --agents 801", "sim --days 1 --calls-a-day 301",
        "sim kills --kills 0", "sim kills --kills 100001", "sim kills --agents 1",
        "sim kills --calls-per-second 20.1"})
    void oneBeyondALimitIsRefused(String call) {
        assertEquals(Strowger.MISUSED, run(call.split(" ")));
        assertTrue(err.toString().contains("lie"), err.toString());
    }
}
