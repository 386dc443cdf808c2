package io.strowger.tools.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.tools.Strowger;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchTest {
    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    private int run(String arguments) {
        CommandLine line = Bench.commandLine();
        line.setErr(new PrintWriter(err));
        line.setOut(new PrintWriter(out));
        return line.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "latency --pairs 0", "latency --pairs 1001", "latency --slice 2001",
        "latency --slice 99", "latency --rate 0", "latency --rate 501", "latency --rate 1 --slice 900",
        "latency --agents 0", "latency --agents 1000", "latency --warm-up 601", "journal --pairs 1001",
        "journal --records 0", "journal --records 1000001", "journal --pairs 1000 --records 1000000", "codec --pairs 0",
        "codec --pairs 1001", "codec --slice 4", "codec --slice 2001", "simulator --minutes 0",
        "simulator --minutes 1441",
        "simulator --messages 0", "simulator --messages 20001", "simulator --stations 9001", "simulator --warm-up 1",
        "routing --agents 9", "routing --agents 100001", "routing --skills 1", "routing --per-agent 0",
        "routing --waiting 100001", "routing --decisions 999", "routing --pairs 0",
        "jmh -nonsense"})
    void whatCannotBeRunIsRefused(String arguments) {
        assertEquals(Strowger.MISUSED, run(arguments), () -> out + "\n" + err);
        assertTrue(err.toString().length() > 10);
    }

    @Test
    void helpNamesEveryBenchmark() {
        assertEquals(0, run("--help"));
        for (String name : new String[]{"latency", "journal", "codec", "routing", "simulator", "jmh"}) {
            assertTrue(out.toString().contains(name), out::toString);
        }
    }
}
