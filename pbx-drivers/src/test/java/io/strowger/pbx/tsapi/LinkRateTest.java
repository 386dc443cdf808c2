package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LinkRateTest {
    private static final long SECOND = 1_000_000_000L;

    private final LinkRate rate = new LinkRate(2_000);

    private int now(long nanos) {
        rate.tryTake(nanos);
        return rate.status(0).perSecondNow();
    }

    @Test
    void shouldHalveAtASignalAndRecoverByATwentiethASecond() {
        rate.congested(10 * SECOND, "why");
        assertEquals(1_000, now(10 * SECOND));
        assertEquals("why", rate.status(0).reason());
        assertEquals(1_000, now(11 * SECOND - 1));
        assertEquals(1_100, now(11 * SECOND));
        assertEquals(1_900, now(19 * SECOND));
        assertTrue(rate.isReduced(20 * SECOND - 1));
        assertEquals(20 * SECOND, rate.nextRecovery());
        assertEquals(2_000, now(20 * SECOND));
        assertFalse(rate.isReduced(20 * SECOND));
        assertEquals(Long.MAX_VALUE, rate.nextRecovery());
        assertEquals("", rate.status(0).reason());
        assertEquals(1, rate.status(0).congestions());
    }

    @Test
    void shouldTakeTheSignalsOfOneMomentAsOne() {
        rate.congested(0, "a");
        rate.congested(SECOND - 1, "b");
        assertEquals(1_000, now(SECOND - 1));
        rate.congested(SECOND, "c");
        assertEquals(500, now(SECOND));
    }

    @Test
    void shouldNeverStandStill() {
        for (int i = 0; i < 20; i++) {
            rate.congested(i * SECOND, "again");
        }
        assertEquals(2_000 / LinkRate.SLOWEST_DIVISOR, now(19 * SECOND));
        LinkRate slow = new LinkRate(1);
        slow.congested(0, "slow");
        assertEquals(1, slow.status(0).perSecondNow());
    }

    @Test
    void shouldWaitForTheEndOfAnOverload() {
        rate.overloaded(0, "SS_OVERLOAD_REACHED");
        assertEquals(1_000, now(100 * SECOND));
        rate.relieved(100 * SECOND);
        assertEquals(1_000, now(101 * SECOND - 1));
        assertEquals(1_100, now(101 * SECOND));
    }

    @Test
    void shouldNotWaitForEverForTheEndOfAnOverload() {
        long last = LinkRate.OVERLOAD_MILLIS * 1_000_000L;
        rate.overloaded(0, "SS_OVERLOAD_REACHED");
        assertEquals(1_000, now(last - 1));
        assertEquals(1_000, now(last));
        assertEquals(1_100, now(last + SECOND));
    }

    @Test
    void shouldGiveNoMoreThanTheLowerRate() {
        rate.congested(0, "why");
        int taken = 0;
        for (long nanos = 0; nanos < SECOND; nanos += SECOND / 10_000) {
            taken += rate.tryTake(nanos) ? 1 : 0;
        }
        assertTrue(taken >= 999 && taken <= 1_000 + 200, taken + " taken");
    }
}
