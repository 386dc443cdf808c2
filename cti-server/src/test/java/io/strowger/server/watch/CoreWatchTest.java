package io.strowger.server.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.runtime.Statistics;
import io.strowger.server.watch.CoreWatch.Condition;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The watch over the core thread, on a stepped clock. */
class CoreWatchTest {
    private final CoreWatch watch = new CoreWatch(5_000);

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private static Statistics turnAt(long nanos, String failure) {
        return new Statistics(1, 1, 1, 0, 0, 0, 0, nanos, failure, List.of());
    }

    @Test
    void shouldCallItAStandstillOnePastTheLimitAndForgetItWhenTheThreadGoesOn() {
        assertEquals(Condition.RUNNING, watch.look(turnAt(seconds(10), ""), seconds(15)));
        assertEquals(Condition.STALLED, watch.look(turnAt(seconds(10), ""), seconds(15) + 1));
        assertEquals(Condition.STALLED, watch.look(turnAt(seconds(10), ""), seconds(60)));
        assertEquals(1, watch.stalls());
        assertEquals(seconds(50), watch.standstillNanos());
        assertEquals(Condition.RUNNING, watch.look(turnAt(seconds(61), ""), seconds(61)));
        assertEquals(Condition.STALLED, watch.look(turnAt(seconds(61), ""), seconds(70)));
        assertEquals(2, watch.stalls());
    }

    @Test
    void shouldNotWatchAThreadThatHasNotStarted() {
        assertEquals(Condition.RUNNING, watch.look(turnAt(0, ""), seconds(1_000)));
    }

    @Test
    void shouldSayFailedWhateverTheClockSays() {
        assertEquals(Condition.FAILED, watch.look(turnAt(seconds(10), "disk full"), seconds(10)));
    }
}
