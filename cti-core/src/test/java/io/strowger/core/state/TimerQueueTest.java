package io.strowger.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is kept for speed, beside the obvious. */
class TimerQueueTest {
    @Test
    void theFrontIsAlwaysTheNextTimerThatStands() {
        TreeMap<Timer.Key, Timer> set = new TreeMap<>();
        TreeMap<Timer.Key, Slot<Timer.Key, Timer>> slots = new TreeMap<>();
        TimerQueue queue = new TimerQueue();
        SplittableRandom chance = new SplittableRandom(1);
        for (int step = 0; step < 60_000; step++) {
            boolean fills = step / 10_000 % 2 == 0;
            Timer.Key key = new Timer.Key(Timer.Kind.values()[chance.nextInt(4)], "e" + chance.nextInt(3_000));
            Timer after = chance.nextInt(10) < (fills ? 8 : 2) ? new Timer(key, chance.nextInt(500)) : null;
            Timer before = after == null ? set.remove(key) : set.put(key, after);
            if (before != null || after != null) {
                Slot<Timer.Key, Timer> slot = slots.computeIfAbsent(key, each -> new Slot<>(each, 0));
                slot.row = after;
                queue.changed(slot, before);
            }
            assertEquals(set.isEmpty(), queue.isEmpty());
            if (step % 50 == 0 && !set.isEmpty()) {
                assertEquals(new TreeSet<>(set.values()).first(), queue.first());
            }
        }
        while (!set.isEmpty()) {
            Timer first = new TreeSet<>(set.values()).first();
            assertEquals(first, queue.first());
            set.remove(first.key());
            slots.get(first.key()).row = null;
            queue.changed(slots.get(first.key()), first);
        }
        assertTrue(queue.isEmpty());
    }
}
