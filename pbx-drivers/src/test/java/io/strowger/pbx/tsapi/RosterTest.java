package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.model.MonitorKind;
import io.strowger.pbx.LinkDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final long MILLI = 1_000_000L;

    private final Roster roster = new Roster();

    private static LinkDevices devices(String... stations) {
        return new LinkDevices(
                List.of(stations).stream().map(s -> new LinkDevices.Monitor(s, MonitorKind.DEVICE)).toList(),
                List.of());
    }

    @Test
    void shouldAskInTheOrderGivenAndKeepWhatStands() {
        roster.set(devices("1", "2"));
        Roster.Entry one = roster.next();
        assertEquals("1", one.deviceId);
        assertTrue(roster.stands(one, 7));
        assertTrue(roster.set(devices("1", "3")).isEmpty());
        assertEquals("3", roster.next().deviceId);
        assertNull(roster.next());
        assertSame(one, roster.monitor(7));
    }

    @Test
    void shouldRestTwiceAsLongEachTimeUpToTheLimit() {
        roster.set(devices("1"));
        long now = 0;
        for (long millis = Roster.REST_REFUSED_MIN_MILLIS; millis <= Roster.REST_MAX_MILLIS * 4; millis *= 2) {
            roster.rests(roster.next(), now, Roster.REST_REFUSED_MIN_MILLIS, null);
            long rest = Math.min(millis, Roster.REST_MAX_MILLIS) * MILLI;
            assertEquals(now + rest, roster.nextWake());
            roster.wake(now + rest - 1);
            assertNull(roster.next());
            now += rest;
            roster.wake(now);
        }
    }

    @Test
    void shouldAskForEverythingAgainAfterALoss() {
        roster.set(devices("1", "2", "3"));
        roster.stands(roster.next(), 1);
        roster.rests(roster.next(), 0, 1, null);
        roster.next();
        roster.reset();
        assertEquals(0, roster.monitorsStanding() + roster.asked());
        assertEquals(List.of("1", "2", "3"),
                IntStream.range(0, 3).mapToObj(i -> roster.next().deviceId).toList());
        assertEquals(Long.MAX_VALUE, roster.nextWake());
    }

    /** Whatever happens in whatever order, the counts agree with the entries and nothing wanted is forgotten. */
    @Test
    void shouldNeverLoseAnEntry() {
        long seed = Long.getLong("seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        List<Roster.Entry> asked = new ArrayList<>();
        int reference = 0;
        roster.set(devices("0", "1", "2", "3", "4", "5", "6", "7"));
        for (long now = 0; now < 20_000; now++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    Roster.Entry entry = roster.next();
                    if (entry != null) {
                        asked.add(entry);
                    }
                }
                case 2, 3 -> {
                    if (!asked.isEmpty()) {
                        roster.stands(asked.remove(random.nextInt(asked.size())), ++reference);
                    }
                }
                case 4 -> {
                    if (!asked.isEmpty()) {
                        roster.rests(asked.remove(random.nextInt(asked.size())), now, 1, null);
                    }
                }
                case 5 -> {
                    Roster.Entry entry = roster.monitor(random.nextInt(reference + 1));
                    if (entry != null) {
                        roster.rests(entry, now, 1, null);
                    }
                }
                case 6 -> roster.wake(Long.MAX_VALUE - 1);
                default -> {
                    if (random.nextInt(20) == 0) {
                        roster.reset();
                        asked.clear();
                    }
                }
            }
        }
        roster.wake(Long.MAX_VALUE - 1);
        for (Roster.Entry entry = roster.next(); entry != null; entry = roster.next()) {
            asked.add(entry);
        }
        assertEquals(asked.stream().filter(e -> e.standing() == Roster.Standing.ASKED).count(), roster.asked(),
                "seed " + seed);
        for (Roster.Entry entry : asked) {
            roster.stands(entry, ++reference);
        }
        assertTrue(roster.isAnswered(), "seed " + seed);
        assertEquals(8, roster.monitorsStanding(), "seed " + seed);
    }

    @Test
    void shouldNotBeAnsweredWhileAnythingIsWantedOrAsked() {
        assertTrue(roster.isAnswered());
        roster.set(devices("1", "2"));
        Roster.Entry one = roster.next();
        roster.stands(one, 1);
        assertFalse(roster.isAnswered());
        assertTrue(roster.set(devices("1")).isEmpty());
        assertTrue(roster.isAnswered());
        assertEquals(List.of(one), roster.set(devices()));
        assertNull(roster.monitor(1));
    }
}
