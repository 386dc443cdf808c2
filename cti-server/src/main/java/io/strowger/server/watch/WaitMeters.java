package io.strowger.server.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.strowger.core.output.TopicState.SkillView;
import io.strowger.core.state.Skill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long newcomers of a skill will wait, and how true that was. Confined to the thread of the scrape. */
final class WaitMeters {
    private final MultiGauge expected;
    private final MultiGauge measured;
    private final MultiGauge error;
    private final MultiGauge bias;

    WaitMeters(MeterRegistry registry) {
        expected = gauge(registry, "strowger_expected_wait_seconds",
                "Expected wait of a newcomer, by skill; absent when nobody works for it.");
        measured = gauge(registry, "strowger_expected_waits_measured",
                "Expected waits held against the waits that they foretold, by skill.");
        error = gauge(registry, "strowger_expected_wait_error_seconds",
                "Mean absolute error of expected waits, by skill.");
        bias = gauge(registry, "strowger_expected_wait_bias_seconds",
                "Mean error of expected waits, by skill; above 0 where too much was foretold.");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** @param boards what was last shown of skills, by name */
    void read(Iterable<Skill> skills, Map<String, SkillView> boards) {
        List<MultiGauge.Row<?>> expectedRows = new ArrayList<>();
        List<MultiGauge.Row<?>> measuredRows = new ArrayList<>();
        List<MultiGauge.Row<?>> errorRows = new ArrayList<>();
        List<MultiGauge.Row<?>> biasRows = new ArrayList<>();
        for (Skill skill : skills) {
            Tags tags = Tags.of("skill", skill.name());
            SkillView board = boards.get(skill.name());
            if (board != null && board.expectedWaitMillis() >= 0) {
                expectedRows.add(MultiGauge.Row.of(tags, board.expectedWaitMillis() / 1e3));
            }
            measuredRows.add(MultiGauge.Row.of(tags, skill.accuracy().measured()));
            errorRows.add(MultiGauge.Row.of(tags, skill.accuracy().meanErrorMillis() / 1e3));
            biasRows.add(MultiGauge.Row.of(tags, skill.accuracy().meanBiasMillis() / 1e3));
        }
        expected.register(expectedRows, true);
        measured.register(measuredRows, true);
        error.register(errorRows, true);
        bias.register(biasRows, true);
    }
}
