package io.strowger.tools.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.simulator.model.SwitchStatistics;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoResultTest {
    private static final Comparison AGREED = new Comparison(Set.of(), Set.of());

    private static DemoResult result(SwitchStatistics calls, long logged, Comparison comparison) {
        return new DemoResult(calls, logged, comparison, 2, 20,
                new DemoResult.Latencies(LatencySummary.of(new long[]{1_000, 2_000, 900_000}),
                        LatencySummary.of(new long[]{1_000, 2_000})),
                7, 30, new Places(Path.of("/j"), 1, 2, 3, Path.of("/l")));
    }

    /** Offered, answered, abandoned, busy, in progress; the others end. */
    private static SwitchStatistics calls(long offered, long answered, long abandoned, long busy, long inProgress) {
        return new SwitchStatistics(offered, answered, abandoned, busy, 0, inProgress, offered - inProgress);
    }

    @Test
    void whatAddsUpHasNoObjections() {
        DemoResult result = result(calls(10, 8, 2, 0, 0), 10, AGREED);
        assertTrue(result.objections().isEmpty(), result.objections().toString());
        assertTrue(result.text().contains("Every call is accounted for."));
    }

    @Test
    void eachThingThatDoesNotAddUpIsSaid() {
        assertEquals(1, result(calls(10, 7, 2, 1, 0), 10, AGREED).objections().size());
        assertEquals(1, result(calls(10, 8, 1, 0, 1), 9, AGREED).objections().size());
        assertEquals(1, result(calls(10, 8, 2, 0, 0), 9, AGREED).objections().size());
        assertEquals(1, result(calls(10, 8, 2, 0, 0), 11, AGREED).objections().size());
        assertEquals(1,
                result(calls(10, 8, 2, 0, 0), 10, new Comparison(Set.of("CM:1:2"), Set.of())).objections().size());
        assertEquals(1, result(calls(10, 8, 2, 0, 0), 10, new Comparison(Set.of(), Set.of("1001 TALKING")))
                .objections().size());
    }

    @Test
    void theAccountIsOneLineOfJson() throws Exception {
        String json = result(calls(10, 8, 2, 0, 0), 10, AGREED).json();
        assertEquals(1, json.lines().count());
        JsonNode node = new ObjectMapper().readTree(json);
        assertEquals(10, node.get("calls_offered").asLong());
        assertEquals(8, node.get("calls_answered").asLong());
        assertEquals(2, node.get("calls_abandoned").asLong());
        assertEquals(0, node.get("calls_in_progress").asLong());
        assertEquals(10, node.get("calls_logged").asLong());
        assertEquals(0, node.get("ghost_calls").asLong());
        assertEquals(0, node.get("stuck_agents").asLong());
        assertEquals(20, node.get("agents").asLong());
        assertEquals(2, node.get("anomalies").asLong());
        assertEquals(2.0, node.get("latency_us").get("p50").asDouble(), 0.1);
        assertEquals(900.0, node.get("latency_us").get("max").asDouble(), 1);
        assertEquals(2.0, node.get("latency_agent_free_us").get("max").asDouble(), 0.1);
        assertEquals(7, node.get("seed").asLong());
        assertEquals(30, node.get("seconds").asLong());
    }
}
