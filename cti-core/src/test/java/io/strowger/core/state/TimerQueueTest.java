package io.strowger.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.state.Indexes.Ready;
import io.strowger.core.state.ReadyAgents.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is kept for speed, beside the obvious. */
class TimerQueueTest {
    @Test
    void theFrontIsAlwaysTheNextTimerThatStands() {
        TreeMap<Timer.Key, Timer> set = new TreeMap<>();
        TimerQueue queue = new TimerQueue(timer -> set.get(timer.key()) == timer);
        SplittableRandom chance = new SplittableRandom(1);
        for (int step = 0; step < 60_000; step++) {
            boolean fills = step / 10_000 % 2 == 0;
            Timer.Key key = new Timer.Key(Timer.Kind.values()[chance.nextInt(4)], "e" + chance.nextInt(3_000));
            Timer after = chance.nextInt(10) < (fills ? 8 : 2) ? new Timer(key, chance.nextInt(500)) : null;
            Timer before = after == null ? set.remove(key) : set.put(key, after);
            if (before != null || after != null) {
                queue.changed(before, after);
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
            queue.changed(first, null);
        }
        assertTrue(queue.isEmpty());
    }

    @Test
    void readyAgentsAreInTheirOrder() {
        ReadyAgents ready = new ReadyAgents();
        TreeSet<Ready> truth = new TreeSet<>();
        SplittableRandom chance = new SplittableRandom(2);
        List<Place> places = new ArrayList<>();
        List<Ready> entries = new ArrayList<>();
        for (int agent = 0; agent < 200; agent++) {
            places.add(new Place(null, 1 + agent % 16, "a" + agent));
            entries.add(null);
        }
        for (int step = 0; step < 20_000; step++) {
            int agent = chance.nextInt(places.size());
            if (entries.get(agent) != null) {
                truth.remove(entries.get(agent));
                entries.set(agent, null);
                ready.leave(places.get(agent));
            } else {
                long idle = chance.nextInt(3) == 0 ? chance.nextInt(step + 1) : step / 7;
                entries.set(agent, new Ready(1 + agent % 16, idle, "a" + agent));
                truth.add(entries.get(agent));
                ready.join(places.get(agent), idle);
            }
            if (step % 20 == 0) {
                assertEquals(new ArrayList<>(truth), new ArrayList<>(ready));
            }
            assertEquals(truth.size(), ready.size());
        }
        ready.clear();
        assertEquals(List.of(), new ArrayList<>(ready));
    }
}
