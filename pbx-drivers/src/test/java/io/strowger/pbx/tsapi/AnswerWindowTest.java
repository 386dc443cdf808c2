package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AnswerWindowTest {
    private static final long MILLI = 1_000_000L;

    /** Answers that come one every so often, each so long after it was sent. */
    private static void answer(AnswerWindow window, int count, long everyMillis, long tookMillis) {
        for (int i = 0; i < count; i++) {
            long now = (1_000 + i * everyMillis) * MILLI;
            window.answered(now - tookMillis * MILLI, now);
        }
    }

    @Test
    void shouldBeginWithOneSecondOfTheRateWithinItsLimits() {
        assertEquals(200, new AnswerWindow(200, 4_096).size());
        assertEquals(AnswerWindow.MIN, new AnswerWindow(1, 4_096).size());
        assertEquals(4_096, new AnswerWindow(10_000, 4_096).size());
        assertEquals(4_095, new AnswerWindow(10_000, 4_095).size());
        assertEquals(2, new AnswerWindow(2_000, 2).size());
    }

    @Test
    void shouldShrinkToWhatAServerCanUseThatAnswersOneByOne() {
        AnswerWindow window = new AnswerWindow(2_000, 4_096);
        answer(window, AnswerWindow.FIRST_SAMPLES, 50, 50);
        assertEquals(2_000, window.size());
        answer(window, 1, 50, 50);
        answer(window, 1_000, 50, 50);
        assertEquals(AnswerWindow.MIN, window.size());
    }

    @Test
    void shouldHoldTwiceWhatIsOnItsWay() {
        AnswerWindow window = new AnswerWindow(1_000, 4_096);
        answer(window, 1_000, 1, 500);
        assertTrue(window.size() >= 990 && window.size() <= 1_010, "window " + window.size());
    }

    @Test
    void shouldHalveAtCongestionAndBeginAnewWithTheStream() {
        AnswerWindow window = new AnswerWindow(200, 4_096);
        window.congested();
        assertEquals(100, window.size());
        for (int i = 0; i < 10; i++) {
            window.congested();
        }
        assertEquals(AnswerWindow.MIN, window.size());
        window.reset();
        assertEquals(200, window.size());
    }
}
