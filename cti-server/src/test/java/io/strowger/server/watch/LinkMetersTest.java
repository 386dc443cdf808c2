package io.strowger.server.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.RequestClass;
import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.LinkStep;
import io.strowger.server.http.LinkWork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a driver says of a link is what machines and people read. */
class LinkMetersTest {
    private static final long SECOND = 1_000_000_000L;
    private static final LinkStatus STATUS = new LinkStatus("CM", "AES1", LinkState.UP, "UP", LinkDownCause.NONE, "",
            new LinkStatus.Peer(8, "ST2", "", "10.1", "", "SS_NORMAL"),
            new LinkStatus.Counters(3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 4, 5, 6, 0, 0, 1, 0, 0),
            new LinkStatus.Work(new LinkStatus.Rate(2_000, 1_000, 16, 7, "why"),
                    List.of(new LinkStatus.ClassLoad(RequestClass.SNAPSHOT, 3, 9, 1_000, 2_000, 3_000)),
                    List.of(new LinkStatus.Step(LinkStep.MONITORS, LinkStatus.StepState.RUNNING, 10, 20, 1,
                            5 * SECOND),
                            new LinkStatus.Step(LinkStep.CLOCK, LinkStatus.StepState.NOT_BEGUN, 0, 0, 0,
                                    0)),
                    new LinkStatus.Refusals(1, List.of(new LinkStatus.Refusal("5001", "MONITOR_DEVICE", 12, "X",
                            "Y"))),
                    new LinkStatus.Clock(true, -3)));

    @Test
    void everyNumberIsExportedWithItsTags() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        LinkMeters meters = new LinkMeters(registry);
        meters.take(List.of(STATUS));
        String text = registry.scrape();
        for (String line : List.of("strowger_link_up{link=\"AES1\",switch=\"CM\"} 1",
                "strowger_link_rate{link=\"AES1\",switch=\"CM\"} 1000",
                "strowger_link_clock_skew_seconds{link=\"AES1\",switch=\"CM\"} -3",
                "strowger_link_queue{class=\"SNAPSHOT\",link=\"AES1\",switch=\"CM\"} 3",
                "strowger_link_wait_seconds{class=\"SNAPSHOT\",link=\"AES1\",quantile=\"0.99\",switch=\"CM\"} 0.002",
                "strowger_link_step_refused{link=\"AES1\",step=\"MONITORS\",switch=\"CM\"} 1",
                "strowger_link_refused_devices{link=\"AES1\",switch=\"CM\"} 1")) {
            assertTrue(text.contains(line), line + " in " + text);
        }
        meters.take(List.of());
        assertFalse(registry.scrape().contains("AES1"), "a link that is gone is shown no more");
    }

    @Test
    void peopleReadHowLongAStepIsInItsState() {
        LinkWork work = LinkWork.of(STATUS, 65 * SECOND);
        assertEquals(new LinkWork.StepLine("MONITORS", "RUNNING", 10, 20, 1, 60), work.steps().get(0));
        assertEquals(-1, work.steps().get(1).sinceSeconds());
        assertEquals(-3L, work.clockSkewSeconds());
        assertEquals("SS_NORMAL", work.systemStatus());
    }
}
