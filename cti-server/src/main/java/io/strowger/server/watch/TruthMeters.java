package io.strowger.server.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.strowger.core.engine.Violation;
import io.strowger.core.fact.Fact;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.LinkTruth;
import io.strowger.core.state.Reconciliation;
import io.strowger.core.state.SwitchView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How true is what is believed, as numbers: truth scores of links and devices, the bound within which a difference is found, broken rules. */
final class TruthMeters {
    /** Devices that are shown with their differences; those beyond have the later numbers. */
    static final int DEVICES_MAX = 1_000;
    private static final double MILLION = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final MultiGauge bound;
    private final MultiGauge round;
    private final MultiGauge score;
    private final MultiGauge checks;
    private final MultiGauge differences;
    private final MultiGauge voided;
    private final MultiGauge unanswered;
    private final MultiGauge devices;
    private final MultiGauge quarantined;
    private final Map<Violation.Rule, Counter> violations = new EnumMap<>(Violation.Rule.class);

    TruthMeters(MeterRegistry registry) {
        bound = gauge(registry, "strowger_reconcile_bound_seconds",
                "Within which a difference between the switch and what is believed is found; 0 = nothing is compared.");
        round = gauge(registry, "strowger_reconcile_round_seconds",
                "How long the last comparison of everything took; 0 = there was none yet.");
        score = gauge(registry, "strowger_link_truth_score",
                "Of the comparisons of the last round how many agreed, 0 to 1.");
        checks = gauge(registry, "strowger_reconcile_checks", "Comparisons with what the switch says.");
        differences = gauge(registry, "strowger_reconcile_differences",
                "Comparisons that differed, and were repaired.");
        voided = gauge(registry, "strowger_reconcile_voided", "Answers that an event had overtaken.");
        unanswered = gauge(registry, "strowger_reconcile_unanswered", "Questions without an answer that tells.");
        devices = gauge(registry, "strowger_device_differences",
                "Differences found at a device; those without are left out.");
        quarantined = gauge(registry, "strowger_quarantined", "Entities that are set apart because an input failed.");
        for (Violation.Rule rule : Violation.Rule.values()) {
            violations.put(rule, Counter.builder("strowger_invariant_violations").tag("rule", rule.name())
                    .description("Rules found broken by the running check since the start.").register(registry));
        }
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String text) {
        return MultiGauge.builder(name).description(text).register(registry);
    }

    void onAnomaly(Fact.AnomalyRecorded anomaly) {
        int colon = anomaly.detail().indexOf(':');
        if (anomaly.kind() != Fact.AnomalyKind.INVARIANT || colon < 0) {
            return;
        }
        for (Map.Entry<Violation.Rule, Counter> entry : violations.entrySet()) {
            if (anomaly.detail().startsWith(entry.getKey().name()) && colon == entry.getKey().name().length()) {
                entry.getValue().increment();
            }
        }
    }

    void take(EngineView view) {
        List<MultiGauge.Row<?>> bounds = new ArrayList<>();
        List<MultiGauge.Row<?>> rounds = new ArrayList<>();
        view.truth().reconciliations().forEach(row -> {
            bounds.add(bySwitch(row, row.boundMillis() / MILLIS_PER_SECOND));
            rounds.add(bySwitch(row, row.roundMillis() / MILLIS_PER_SECOND));
        });
        bound.register(bounds, true);
        round.register(rounds, true);
        byLink(view, score, truth -> truth.score() / MILLION);
        byLink(view, checks, truth -> truth.all().checks());
        byLink(view, differences, truth -> truth.all().differences());
        byLink(view, voided, truth -> truth.all().voided());
        byLink(view, unanswered, truth -> truth.all().unanswered());
        List<MultiGauge.Row<?>> differing = new ArrayList<>();
        for (SwitchView device : view.truth().devices().map().values()) {
            if (device.score().differences() > 0 && differing.size() < DEVICES_MAX) {
                differing.add(MultiGauge.Row.of(
                        Tags.of("switch", device.key().switchName(), "device", device.key().deviceId()),
                        device.score().differences()));
            }
        }
        devices.register(differing, true);
        quarantined.register(List.of(MultiGauge.Row.of(Tags.empty(), view.truth().quarantines().size())), true);
    }

    private static MultiGauge.Row<?> bySwitch(Reconciliation row, double value) {
        return MultiGauge.Row.of(Tags.of("switch", row.switchName()), value);
    }

    private static void byLink(EngineView view, MultiGauge gauge, ToDoubleFunction<LinkTruth> value) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        view.truth().links().forEach(truth -> rows.add(MultiGauge.Row
                .of(Tags.of("switch", truth.switchName(), "link", truth.link()), value.applyAsDouble(truth))));
        gauge.register(rows, true);
    }
}
