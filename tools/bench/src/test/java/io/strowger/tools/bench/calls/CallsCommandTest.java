package io.strowger.tools.bench.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.bench.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A few calls through a whole server. How quick it is says nothing here; that nothing is lost does. */
class CallsCommandTest {
    @TempDir
    private Path directory;

    @Test
    void everyCallIsRoutedOfferedOnceAndOver() throws IOException {
        StringWriter out = new StringWriter();
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out));
        StringWriter err = new StringWriter();
        line.setErr(new PrintWriter(err));
        line.execute("calls", "--agents", "40", "--skills", "3", "--rate", "4", "--seconds", "3", "--warm-up", "0",
                "--data", directory.toString(), "--json");
        assertEquals("", err.toString());
        JsonNode result = new ObjectMapper().readTree(out.toString().lines().reduce((one, other) -> other).orElse(""));
        assertTrue(result.get("nothing_lost").asBoolean(), result.toString());
        assertTrue(result.get("calls").asInt() >= 8, result.toString());
        assertEquals(0, result.get("anomalies").asInt(), result.toString());
    }
}
