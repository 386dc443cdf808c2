package io.strowger.tools.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void readsARangeOrOneTime() {
        assertEquals(new Span(200, 2_000), Span.parse("200-2000"));
        assertEquals(new Span(500, 500), Span.parse("500"));
        assertEquals("200-2000", new Span(200, 2_000).toString());
        for (String wrong : new String[]{"", "-5", "5-", "a", "9-3", "1-2-3"}) {
            assertThrows(IllegalArgumentException.class, () -> Span.parse(wrong), wrong);
        }
    }

    @Test
    void holdsItsLimits() {
        assertEquals(Span.MILLIS_MAX, new Span(0, Span.MILLIS_MAX).maxMillis());
        assertThrows(IllegalArgumentException.class, () -> new Span(0, Span.MILLIS_MAX + 1));
        assertThrows(IllegalArgumentException.class, () -> new Span(-1, 0));
    }

    @Test
    void drawsBothEndsAndNothingElse() {
        Set<Long> drawn = new HashSet<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1_000; i++) {
            drawn.add(new Span(4, 6).draw(random));
        }
        assertEquals(Set.of(4L, 5L, 6L), drawn);
    }

    private static CrowdSettings settings(int count) {
        return new CrowdSettings("127.0.0.1", 1, "CM", count, new CrowdSettings.Numbers(1001, 5001), "",
                AgentHabits.BRISK, 1);
    }

    @Test
    void theCommandRefusesWhatCannotBe() {
        assertEquals(Strowger.MISUSED, CommandRun.of("agents", "--password", "x", "--answer", "9-3").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("agents", "--password", "x", "--count", "0").exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("agents", "--password", "x", "--count",
                String.valueOf(CrowdSettings.COUNT_MAX + 1)).exitCode());
        assertEquals(Strowger.MISUSED, CommandRun.of("agents", "--password", "x", "--hang-up-share", "1.1").exitCode());
        assertEquals(CrowdSettings.COUNT_MAX, settings(CrowdSettings.COUNT_MAX).count());
    }
}
