package io.strowger.tools.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.Strowger;
import io.strowger.tools.simulation.FlapsOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command, and the limits of its options. */
class FlapsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Strowger.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void theResultIsOneObject() throws IOException {
        assertEquals(0, run("soak", "flaps", "--flaps", "1", "--seed", "4", "--json"));
        JsonNode result = new ObjectMapper().readTree(out.toString());
        assertTrue(result.get("well").asBoolean());
        assertEquals(4, result.get("seed").asInt());
        assertTrue(result.get("rows").asInt() > 0);
        assertEquals(0, result.get("problems").size());
    }

    @Test
    void theSeedIsSaid() {
        assertEquals(0, run("soak", "flaps", "--flaps", "1", "--seed", "17"));
        assertTrue(out.toString().contains("seed 17"), out.toString());
        assertTrue(out.toString().contains("all is well"), out.toString());
    }

    @ParameterizedTest
    @CsvSource({"--flaps,0", "--flaps,100001", "--agents,1", "--agents,201", "--links,0", "--links,3",
        "--calls-per-second,0", "--calls-per-second,20.1"})
    void oneBeyondALimitIsRefused(String option, String value) {
        assertEquals(Strowger.MISUSED, run("soak", "flaps", option, value));
        assertTrue(err.toString().contains("lie"), err.toString());
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        new FlapsOptions(FlapsOptions.FLAPS_MAX, 1, FlapsOptions.AGENTS_MAX, FlapsOptions.CALLS_PER_SECOND_MAX,
                FlapsOptions.LINKS_MAX);
        new FlapsOptions(1, 1, 2, 0.01, 1);
        assertThrows(IllegalArgumentException.class, () -> new FlapsOptions(1, 1, 2, Double.NaN, 1));
    }
}
