package io.strowger.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against the map of the JDK, with keys whose hashes collide, wrap around the end and are 0. */
class LookUpTest {
    private record Key(int number, int hash) {
        @Override
        public int hashCode() {
            return hash;
        }
    }

    @Test
    void itFindsWhatAMapFinds() {
        SplittableRandom chance = new SplittableRandom(7);
        for (int hashes : new int[]{1, 3, 50, Integer.MAX_VALUE}) {
            LookUp<Key, Integer> table = new LookUp<>();
            Map<Key, Integer> map = new HashMap<>();
            for (int step = 0; step < 20_000; step++) {
                int number = chance.nextInt(300);
                Key key = new Key(number, number % hashes);
                switch (chance.nextInt(6)) {
                    case 0, 1 -> {
                        table.put(key, step);
                        map.put(key, step);
                    }
                    case 2 -> {
                        table.remove(key);
                        map.remove(key);
                    }
                    case 3 -> {
                        Integer value = chance.nextBoolean() ? map.getOrDefault(key, 0) : Integer.valueOf(-1);
                        table.remove(key, value);
                        map.remove(key, value);
                    }
                    case 4 -> assertEquals(map.computeIfAbsent(key, Key::number),
                            table.computeIfAbsent(key, Key::number));
                    default -> assertEquals(map.getOrDefault(key, -7), table.getOrDefault(key, -7));
                }
                assertEquals(map.get(key), table.get(key));
            }
            for (int number = 0; number < 300; number++) {
                Key key = new Key(number, number % hashes);
                assertEquals(map.get(key), table.get(key));
            }
            table.clear();
            assertNull(table.get(new Key(1, 1 % hashes)));
        }
    }
}
