package io.strowger.tools.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.fact.RouteWitness.Candidate;
import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ContactId;
import io.strowger.core.port.JournalledFact;
import io.strowger.simulator.model.SwitchStatistics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import io.strowger.tools.journal.WitnessText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StatusTextTest {
    private static final Places PLACES = new Places(Path.of("/data/journal"), 9410, 9411, 450, Path.of("/data/log"));
    private static final DemoStatus STATUS = new DemoStatus("running", 12, List.of("CM/aes1 UP"),
            new SwitchStatistics(60, 50, 2, 0, 0, 8, 52), 4.97, new DemoStatus.Queue(3, 2_400),
            Map.of(AgentState.READY, 5, AgentState.AFTER_CALL_WORK, 2), LatencySummary.of(new long[]{2_500_000}),
            List.of("a choice"), 0);

    @Test
    void theScreenNamesEverythingThatCanBeLookedAt() {
        String text = String.join("\n", StatusText.lines(STATUS, PLACES));
        for (String part : List.of("CM/aes1 UP", "5.0/s", "in progress 8", "offered 60", "answered 50", "abandoned 2",
                "3, oldest 2.4 s", "ready 5   after call work 2", "p50 2.5", "anomalies 0", "a choice",
                "http://127.0.0.1:9411/metrics", "tools/strowger why --journal /data/journal --last",
                "tools/strowger calllog tail --journal /data/journal --follow")) {
            assertTrue(text.contains(part), part + " in\n" + text);
        }
    }

    @Test
    void aPageFillsNoMoreThanTheTerminal() {
        String page = LiveScreen.page(List.of("123456789", "second", "third"), 5, 2);
        assertEquals("\033[H12345\033[K\r\nsecon\033[K\033[J", page);
        assertTrue(LiveScreen.page(List.of("one"), 5, 2).contains("one"));
    }

    @Test
    void withoutATerminalThereIsALineASecondAndFirstWhereToLook() {
        StringWriter text = new StringWriter();
        try (LineScreen screen = new LineScreen(new PrintWriter(text))) {
            screen.show(STATUS, PLACES);
            screen.show(STATUS, PLACES);
        }
        List<String> lines = text.toString().lines().toList();
        assertEquals(PLACES.lines(), lines.subList(0, PLACES.lines().size()));
        assertEquals(PLACES.lines().size() + 1, lines.size(), "the second came in the same second");
    }

    @Test
    void theNewestChoicesAreKept() {
        RecentChoices choices = new RecentChoices();
        RouteWitness witness = new RouteWitness(new ContactId(1, 2), "20260101-000001", "support", "EAD-MIA", 1, 0, 1,
                "1003", "because", 3,
                List.of(new Candidate("1003", 1, 3_200, Exclusion.NONE, ""),
                        new Candidate("1001", 1, 0, Exclusion.ON_A_CALL, ""),
                        new Candidate("1002", 1, 0, Exclusion.ON_A_CALL, "")));
        JournalledFact place = new JournalledFact(1, 0, 1_795_000_000_123_000_000L, 1, Bytes.EMPTY);
        for (int i = 0; i <= RecentChoices.KEPT_MAX; i++) {
            choices.onFact(place, new Fact.RouteDecided(witness));
        }
        choices.onFact(place, new Fact.StateHashed(1));
        assertEquals(RecentChoices.KEPT_MAX, choices.lines().size());
        assertEquals(
                "11:06:40.123  20260101-000001  agent 1003, level 1, idle 3.2 s; of 3 agents 1 could take it, 2 "
                        + "ON_A_CALL",
                choices.lines().get(0));
    }

    @Test
    void whoWasNotNotedIsNotCountedAmongThoseWhoCouldNotTakeIt() {
        RouteWitness witness = new RouteWitness(new ContactId(1, 2), "20260101-000001", "support", "EAD-MIA", 1, 0, 1,
                "1003", "because", 20,
                List.of(new Candidate("1003", 1, 3_200, Exclusion.NONE, ""),
                        new Candidate("1001", 1, 0, Exclusion.ON_A_CALL, "")));
        assertEquals("agent 1003, level 1, idle 3.2 s; of 20 agents 2 were noted: 1 could take it, 1 ON_A_CALL",
                WitnessText.brief(witness));
    }

    @Test
    void aRateIsTakenOverTheLastSeconds() {
        Rate rate = new Rate();
        long second = TimeUnit.SECONDS.toNanos(1);
        assertEquals(0, rate.at(second, 100));
        assertEquals(10, rate.at(2 * second, 110), 1e-9);
        for (int i = 3; i <= 20; i++) {
            rate.at(i * second, 110);
        }
        assertEquals(0, rate.at(21 * second, 110), 1e-9);
    }

    @Test
    void nothingMeasuredIsNoNumbers() {
        assertEquals(new LatencySummary(0, 0, 0, 0), LatencySummary.of(new long[0]));
        assertFalse(LatencySummary.of(new long[]{5}).count() == 0);
    }
}
