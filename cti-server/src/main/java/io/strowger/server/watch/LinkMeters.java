package io.strowger.server.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.strowger.core.model.LinkState;
import io.strowger.pbx.LinkStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The links' numbers, taken from their statuses at a scrape; one thread at a time. */
final class LinkMeters {
    private static final double MICROS_PER_SECOND = 1e6;

    private final MeterRegistry registry;
    private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();
    private final Map<String, List<MultiGauge.Row<?>>> rows = new LinkedHashMap<>();

    LinkMeters(MeterRegistry registry) {
        this.registry = registry;
        gauge("strowger_link_up", "1 = the link is up.");
        gauge("strowger_link_rate", "Requests a second that the link may send now.");
        gauge("strowger_link_rate_configured", "Requests a second that the configuration allows.");
        gauge("strowger_link_congestions", "How often the server asked for less since the link was made.");
        gauge("strowger_link_window", "Monitors and registrations that may wait for their answers now.");
        gauge("strowger_link_pending", "Requests sent and not answered now.");
        gauge("strowger_link_refused_devices", "Monitors and registrations that the switch refuses now.");
        gauge("strowger_link_clock_skew_seconds", "How much the switch's clock is ahead.");
        gauge("strowger_link_queue", "Requests that wait to be sent now, by class.");
        gauge("strowger_link_requests_sent", "Requests taken from the queue since the link was made, by class.");
        gauge("strowger_link_wait_seconds", "Time in the queue since the link was made, by class and quantile.");
        gauge("strowger_link_step_done", "How much of a step of coming up is done.");
        gauge("strowger_link_step_size", "How much there is to do in a step of coming up.");
        gauge("strowger_link_step_refused", "How much of a step of coming up was refused.");
        gauge("strowger_link_requests_refused", "Requests refused since the link was made.");
        gauge("strowger_link_requests_timed_out", "Requests without an answer in time since the link was made.");
        gauge("strowger_link_requests_not_sent", "Requests never sent since the link was made.");
        gauge("strowger_link_anomalies", "What the server should not have sent, since the link was made.");
    }

    private void gauge(String name, String description) {
        gauges.put(name, MultiGauge.builder(name).description(description).register(registry));
        rows.put(name, new ArrayList<>());
    }

    private void row(String name, Tags tags, double value) {
        rows.get(name).add(MultiGauge.Row.of(tags, value));
    }

    /** Replaces all rows. */
    void take(List<LinkStatus> statuses) {
        rows.values().forEach(List::clear);
        statuses.forEach(this::link);
        gauges.forEach((name, gauge) -> gauge.register(List.copyOf(rows.get(name)), true));
    }

    private void link(LinkStatus status) {
        Tags link = Tags.of("switch", status.switchName(), "link", status.link());
        LinkStatus.Work work = status.work();
        row("strowger_link_up", link, status.state() == LinkState.UP ? 1 : 0);
        row("strowger_link_rate", link, work.rate().perSecondNow());
        row("strowger_link_rate_configured", link, work.rate().perSecond());
        row("strowger_link_congestions", link, work.rate().congestions());
        row("strowger_link_window", link, work.rate().window());
        row("strowger_link_pending", link, status.counters().pending());
        row("strowger_link_refused_devices", link, work.refusals().count());
        if (work.clock().known()) {
            row("strowger_link_clock_skew_seconds", link, work.clock().skewSeconds());
        }
        row("strowger_link_requests_refused", link, status.counters().requestsRefused());
        row("strowger_link_requests_timed_out", link, status.counters().requestsTimedOut());
        row("strowger_link_requests_not_sent", link, status.counters().requestsNotSent());
        row("strowger_link_anomalies", link, status.counters().anomalies());
        work.classes().forEach(load -> load(link, load));
        for (LinkStatus.Step step : work.steps()) {
            Tags tags = link.and("step", step.step().name());
            row("strowger_link_step_done", tags, step.done());
            row("strowger_link_step_size", tags, step.total());
            row("strowger_link_step_refused", tags, step.refused());
        }
    }

    private void load(Tags link, LinkStatus.ClassLoad load) {
        Tags tags = link.and("class", load.requestClass().name());
        row("strowger_link_queue", tags, load.queued());
        row("strowger_link_requests_sent", tags, load.sent());
        row("strowger_link_wait_seconds", tags.and("quantile", "0.5"), load.waitP50Micros() / MICROS_PER_SECOND);
        row("strowger_link_wait_seconds", tags.and("quantile", "0.99"), load.waitP99Micros() / MICROS_PER_SECOND);
        row("strowger_link_wait_seconds", tags.and("quantile", "1"), load.waitMaxMicros() / MICROS_PER_SECOND);
    }
}
