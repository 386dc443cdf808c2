package io.strowger.server.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.strowger.core.output.TopicState.SkillView;
import io.strowger.core.state.Skill;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WaitMeters meters = new WaitMeters(registry);

    private static SkillView board(String name, long expectedMillis) {
        return new SkillView(name, 0, 0, 0, 0, 0, 0, 0, 0, expectedMillis, 0, 0, 0, 0, 0);
    }

    private Double value(String name, String skill) {
        var gauge = registry.find(name).tag("skill", skill).gauge();
        return gauge == null ? null : gauge.value();
    }

    @Test
    void everySkillHasItsExpectedWaitAndHowTrueThatWas() {
        Skill support = Skill.unseen("support");
        meters.read(List.of(support.withAccuracy(support.accuracy().with(10_000, 4_000).with(1_000, 5_000)),
                Skill.unseen("sales")), Map.of("support", board("support", 90_000), "sales", board("sales", -1)));
        assertEquals(90.0, value("strowger_expected_wait_seconds", "support"));
        assertNull(value("strowger_expected_wait_seconds", "sales"), "nobody works for it");
        assertEquals(2.0, value("strowger_expected_waits_measured", "support"));
        assertEquals(5.0, value("strowger_expected_wait_error_seconds", "support"));
        assertEquals(1.0, value("strowger_expected_wait_bias_seconds", "support"));
        assertEquals(0.0, value("strowger_expected_wait_error_seconds", "sales"));
        meters.read(List.of(), Map.of());
        assertNull(value("strowger_expected_waits_measured", "support"), "no longer configured");
    }
}
