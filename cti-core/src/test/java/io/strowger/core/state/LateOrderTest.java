package io.strowger.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Beside an ordered map, with rows that come, go, come again in the same slot and in another. */
class LateOrderTest {
    private static final int STEPS = 20_000;
    private static final int KEYS = 700;
    private static final long SEED = 11;

    private final LateOrder<Integer, Integer> order = new LateOrder<>();
    private final TreeMap<Integer, Slot<Integer, Integer>> expected = new TreeMap<>();

    private List<Integer> from(int key) {
        List<Integer> rows = new ArrayList<>();
        order.from(key).forEachRemaining(rows::add);
        return rows;
    }

    private void put(Slot<Integer, Integer> slot) {
        slot.row = slot.key;
        expected.put(slot.key, slot);
        order.added(slot, expected.size());
    }

    @Test
    void rowsComeInTheOrderOfTheirKeys() {
        Random random = new Random(SEED);
        for (int step = 0; step < STEPS; step++) {
            int key = random.nextInt(KEYS);
            Slot<Integer, Integer> known = expected.remove(key);
            if (known != null) {
                known.row = null;
                if (random.nextInt(4) == 0) {
                    put(known);
                }
            } else {
                put(new Slot<>(key, LookUp.hash(key)));
            }
            if (random.nextInt(50) == 0) {
                int first = random.nextInt(KEYS);
                assertEquals(List.copyOf(expected.tailMap(first, true).keySet()), from(first),
                        "step " + step + ", seed " + SEED);
            }
        }
        assertEquals(List.copyOf(expected.keySet()), from(0));
    }

    @Test
    void whatNobodyWalksOverIsNotKeptForEver() {
        for (int i = 0; i < 3_000; i++) {
            Slot<Integer, Integer> slot = new Slot<>(i, LookUp.hash(i));
            put(slot);
            if (i % 3 != 0) {
                slot.row = null;
                expected.remove(i);
            }
        }
        assertEquals(List.copyOf(expected.keySet()), from(0));
        assertEquals(List.of(), from(3_000));
    }
}
