package io.strowger.core.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Beside the obvious. */
class SortedListTest {
    /** Five of them have the same rank. */
    private record Number(int value) implements SortedList.Ranked<Number> {
        @Override
        public long rank() {
            return value / 5;
        }

        @Override
        public int compareTo(Number other) {
            return Integer.compare(value, other.value);
        }
    }

    private static Integer value(Number number) {
        return number == null ? null : number.value;
    }

    @Test
    void shouldBeLikeASortedSet() {
        SortedList<Number> list = new SortedList<>();
        TreeSet<Integer> truth = new TreeSet<>();
        SplittableRandom chance = new SplittableRandom(2);
        for (int step = 0; step < 60_000; step++) {
            boolean fills = step / 10_000 % 2 == 0;
            int element = chance.nextInt(5_000);
            if (chance.nextInt(10) < (fills ? 8 : 2)) {
                assertEquals(truth.add(element), list.add(new Number(element)));
            } else {
                assertEquals(truth.remove(element), list.remove(new Number(element)));
            }
            int other = chance.nextInt(5_000);
            assertEquals(truth.higher(other), value(list.higher(new Number(other))));
            assertEquals(truth.isEmpty() ? null : truth.first(), value(list.first()));
            assertEquals(truth.size(), list.size());
            if (step % 500 == 0) {
                List<Integer> walked = new ArrayList<>();
                list.forEach(each -> walked.add(each.value));
                assertEquals(new ArrayList<>(truth), walked);
            }
        }
        list.clear();
        assertEquals(0, list.size());
        assertEquals(null, list.first());
    }

    @Test
    void shouldCutPiecesOnePastTheirLimit() {
        SortedList<Number> list = new SortedList<>();
        for (int i = 0; i <= 10 * SortedList.PIECE_MAX; i++) {
            list.add(new Number(i));
        }
        for (int i = 0; i < 10 * SortedList.PIECE_MAX; i++) {
            assertEquals(i + 1, value(list.higher(new Number(i))));
        }
        assertEquals(null, list.higher(new Number(10 * SortedList.PIECE_MAX)));
    }
}
