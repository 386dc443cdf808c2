package io.strowger.tools.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SendTimesTest {
    private static final int SLICE = 1_000_000;

    @Test
    void oneTimeIsInEveryPartOfTheSlice() {
        long[] offsets = new SendTimes(100, SLICE, new SplittableRandom(1)).offsets();
        assertEquals(100, offsets.length);
        for (int i = 0; i < offsets.length; i++) {
            assertEquals(i, offsets[i] * 100 / SLICE);
        }
    }

    @Test
    void everyTimeIsUsedAndNoneBeforeItCame() {
        SendTimes times = new SendTimes(50, SLICE, new SplittableRandom(2));
        long[] sent = new long[1];
        long begun = System.nanoTime();
        times.run(() -> sent[0]++);
        assertEquals(50, sent[0]);
        assertTrue(System.nanoTime() - begun >= times.offsets()[49]);
        assertTrue(times.latestNanos() >= 0);
    }
}
