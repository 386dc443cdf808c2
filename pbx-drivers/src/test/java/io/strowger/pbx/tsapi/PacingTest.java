package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PacingTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldGiveABurstAndThenTheRate() {
        TokenBucket bucket = new TokenBucket(10, 3);
        for (int i = 0; i < 3; i++) {
            assertTrue(bucket.tryTake(-7 * SECOND));
        }
        assertFalse(bucket.tryTake(-7 * SECOND));
        assertEquals(-7 * SECOND + SECOND / 10, bucket.availableAt(-7 * SECOND));
        assertFalse(bucket.tryTake(-7 * SECOND + SECOND / 10 - 1));
        assertTrue(bucket.tryTake(-7 * SECOND + SECOND / 10));
    }

    /** Whenever it is asked, never more than burst + rate x time; and the whole rate when asked all the time. */
    @Test
    void shouldNeverExceedTheRate() {
        long seed = Long.getLong("seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        TokenBucket bucket = new TokenBucket(200, 20);
        long taken = 0;
        long now = 0;
        while (now < 10 * SECOND) {
            taken += bucket.tryTake(now) ? 1 : 0;
            assertTrue(taken <= 20 + 200 * now / SECOND, "seed " + seed);
            now += random.nextLong(2_000_000);
        }
        assertTrue(taken >= 200 * 10 - 1, "seed " + seed + ": " + taken);
    }

    @Test
    void shouldDoubleThePauseUpToTheLimitAndStartAnew() {
        Backoff backoff = new Backoff(1_000, 8_000, new SplittableRandom(1));
        for (long base : new long[]{1_000, 2_000, 4_000, 8_000, 8_000}) {
            long pause = backoff.next(0);
            assertTrue(pause >= base - base / 5 && pause <= base + base / 5, base + " gave " + pause);
        }
        backoff.reset();
        assertTrue(backoff.next(0) <= 1_200);
        long floored = backoff.next(60_000);
        assertTrue(floored >= 48_000 && floored <= 72_000);
    }

    @Test
    void shouldSpreadLinksByTheirSeeds() {
        assertFalse(new Backoff(60_000, 60_000, new SplittableRandom(1)).next(0) == new Backoff(60_000, 60_000,
                new SplittableRandom(2)).next(0));
    }

    @Test
    void shouldStandStillWhilePaused() {
        ReadingClock clock = new ReadingClock();
        assertEquals(100, clock.at(100));
        clock.pause(100);
        clock.pause(110);
        assertEquals(100, clock.at(150));
        clock.resume(160);
        clock.resume(170);
        assertEquals(100, clock.at(160));
        assertEquals(140, clock.at(200));
        assertEquals(200, clock.real(140));
        assertEquals(Long.MAX_VALUE, clock.real(Long.MAX_VALUE));
    }
}
