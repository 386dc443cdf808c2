package io.strowger.tools.bench.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.codec.ProtoSchema;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.state.EngineState;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is measured is what the benchmarks say. */
class BenchmarksTest {
    private static final int CALLS = 20_000;

    @Test
    void bothSidesOfTheFrameBenchmarkAgree() throws Exception {
        new TsapiFrameBenchmark().prepare();
    }

    @Test
    void bothSidesOfTheRecordBenchmarkAgree() throws Exception {
        new RecordCodecBenchmark().prepare();
    }

    @Test
    void theSchemaIsThatOfTheRecords() throws Exception {
        assertEquals(ProtoSchema.print("strowger.bench", Fact.RouteDecided.class, Input.RouteRequested.class),
                Files.readString(Path.of("schema/samples.proto")));
    }

    @Test
    void aRoutedCallLeavesTheEngineAsItWas() {
        RoutedCalls calls = new RoutedCalls(3);
        // Ended calls are remembered for a while, and the clock moves a millisecond an input.
        int remembered = 0;
        for (int i = 0; i < CALLS; i++) {
            calls.call();
            if (i == CALLS / 2) {
                remembered = calls.engine().state().calls().size();
            }
        }
        EngineState state = calls.engine().state();
        assertEquals(remembered, state.calls().size());
        assertEquals(CALLS * RoutedCalls.INPUTS_PER_CALL, calls.callInputs());
        assertEquals(0, calls.anomalies());
        assertEquals(0, state.contacts().size());
        assertEquals(0, state.requests().size());
        assertEquals(0, state.pushes().size());
    }
}
