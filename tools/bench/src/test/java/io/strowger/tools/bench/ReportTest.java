package io.strowger.tools.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.Strowger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class ReportTest {
    private final StringWriter out = new StringWriter();

    @Command(name = "measure")
    static final class Measurement implements Callable<Integer> {
        @Option(names = "--rate")
        private int rate;

        @Mixin
        private Report report;

        @Override
        public Integer call() throws Exception {
            report.begin();
            report.say("rate %,d a second: %.1f of all", rate, 0.5);
            report.say("100 %");
            report.put("rate", rate);
            report.require(rate >= 1_000);
            report.require(true);
            return report.end();
        }
    }

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new Measurement());
        line.setOut(new PrintWriter(out));
        return line.execute(arguments);
    }

    @Test
    void linesForPeopleReadTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals(0, run("--rate", "1000"));
        } finally {
            Locale.setDefault(before);
        }
        assertTrue(out.toString().contains("rate 1,000 a second: 0.5 of all\n100 %\n"), out::toString);
    }

    @Test
    void withJsonThereIsOneObjectAndNothingElse() throws Exception {
        assertEquals(Strowger.FAILED, run("--rate", "999", "--json"));
        JsonNode object = new ObjectMapper().readTree(out.toString());
        assertEquals(999, object.get("rate").asInt());
        assertEquals(false, object.get("holds").asBoolean());
        assertTrue(object.has("machine") && object.has("machine_at_end"), out::toString);
        assertEquals(1, out.toString().lines().count());
    }
}
