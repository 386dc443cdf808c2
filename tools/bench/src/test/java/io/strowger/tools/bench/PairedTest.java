package io.strowger.tools.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedTest {
    private static double[] upTo(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = n - i;
        }
        return values;
    }

    @Test
    void thirtyPairsGiveTheIntervalOfTheTables() {
        Paired paired = Paired.of(upTo(30));
        assertEquals(15.5, paired.median());
        // Of thirty values the 10th and the 21st enclose the median in 95.7 % of cases.
        assertEquals(10, paired.low());
        assertEquals(21, paired.high());
    }

    @Test
    void sixPairsAreTheFewestWithAnInterval() {
        assertTrue(Double.isNaN(Paired.of(upTo(5)).low()));
        Paired six = Paired.of(upTo(6));
        assertEquals(1, six.low());
        assertEquals(6, six.high());
    }

    @Test
    void oneValueIsItsOwnMedian() {
        assertEquals(3, Paired.of(new double[]{3}).median());
    }

    @Test
    void resultsOfTooFewPairsSaySo() {
        assertTrue(Paired.of(upTo(Paired.PAIRS_MIN - 1)).toString().contains("hint"));
        assertFalse(Paired.of(upTo(Paired.PAIRS_MIN)).toString().contains("hint"));
    }

    @Test
    void theIntervalHoldsTheMedianAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(1);
        int held = 0;
        int rounds = 2_000;
        for (int round = 0; round < rounds; round++) {
            double[] values = random.doubles(31).toArray();
            Paired paired = Paired.of(values);
            held += paired.low() <= 0.5 && 0.5 <= paired.high() ? 1 : 0;
        }
        assertTrue(held >= 0.94 * rounds && held < 0.99 * rounds, "held the median " + held + " times of " + rounds);
    }
}
