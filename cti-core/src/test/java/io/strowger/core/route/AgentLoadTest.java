package io.strowger.core.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is kept of an agent is what the definitions say, and stands still while he is idle. */
class AgentLoadTest {
    private static final long START = 1_800_000_000_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;
    private static final double HALF_LIFE = Decay.HALF_LIFE_NANOS;

    @Test
    void occupancyIsTheDecayedPartOfTimeThatHeWasBusy() {
        SplittableRandom chance = new SplittableRandom(3);
        for (int agent = 0; agent < 200; agent++) {
            AgentLoad load = AgentLoad.NONE;
            List<long[]> busy = new ArrayList<>();
            long now = START;
            for (int i = 0; i < 30; i++) {
                long from = now + chance.nextLong(MINUTE * 10);
                now = from + chance.nextLong(1, MINUTE * 10);
                load = load.busy(from, now);
                busy.add(new long[]{from, now});
            }
            long asked = now + chance.nextLong(MINUTE * 100);
            // The integral of 2^-(age/H) * ln 2 / H over the times that he was busy.
            double truth = 0;
            for (long[] span : busy) {
                truth += Math.pow(2, (span[1] - asked) / HALF_LIFE) - Math.pow(2, (span[0] - asked) / HALF_LIFE);
            }
            assertEquals(truth, Decay.amount(load.occupancy(), asked), truth * 1e-4, "agent " + agent);
        }
    }

    @Test
    void idleAgentsDoNotChangeOrderHoweverLongTheyAreIdle() {
        AgentLoad much = AgentLoad.NONE.busy(START, START + 50 * MINUTE);
        AgentLoad little = AgentLoad.NONE.busy(START, START + 20 * MINUTE);
        long aYear = START + 365L * 24 * 60 * MINUTE;
        assertTrue(much.occupancy() > little.occupancy());
        assertTrue(AgentLoad.NONE.occupancy() < little.occupancy());
        // Both have decayed beneath every number of 64 bits and still compare.
        assertEquals(0, Decay.amount(much.occupancy(), aYear));
        assertEquals(much.occupancy() - little.occupancy(),
                AgentLoad.at(much.occupancy(), aYear) - AgentLoad.at(little.occupancy(), aYear));
    }

    @Test
    void halfIsLeftAfterAHalfLife() {
        AgentLoad load = AgentLoad.NONE.busy(START, START + 1000 * MINUTE);
        long until = START + 1000 * MINUTE;
        double whole = Decay.amount(load.occupancy(), until);
        assertEquals(1, whole, 1e-6);
        assertEquals(whole / 2, Decay.amount(load.occupancy(), until + Decay.HALF_LIFE_NANOS), 1e-6);
        assertEquals(5_000, load.occupancyParts(until + Decay.HALF_LIFE_NANOS), 1);
        assertEquals(30 * MINUTE, Decay.HALF_LIFE_NANOS, MINUTE / 1000.0);
    }

    @Test
    void occupancyStandsStillWhileHeIsAway() {
        AgentLoad load = AgentLoad.NONE.busy(START, START + 30 * MINUTE);
        AgentLoad back = load.away(60 * MINUTE);
        assertEquals(Decay.amount(load.occupancy(), START + 30 * MINUTE),
                Decay.amount(back.occupancy(), START + 90 * MINUTE), 1e-5);
        assertEquals(AgentLoad.NONE, AgentLoad.NONE.away(60 * MINUTE));
    }

    @Test
    void busyInPiecesIsBusyInOne() {
        AgentLoad whole = AgentLoad.NONE.busy(START, START + 30 * MINUTE);
        AgentLoad pieces = AgentLoad.NONE;
        for (int i = 0; i < 30; i++) {
            pieces = pieces.busy(START + i * MINUTE, START + (i + 1) * MINUTE);
        }
        assertEquals(whole.occupancy(), pieces.occupancy(), 60);
    }

    @Test
    void givenContactsCountLessAsTimeGoesOn() {
        AgentLoad load = AgentLoad.NONE;
        for (int i = 0; i < 8; i++) {
            load = load.given("s", START);
        }
        assertEquals(8, Decay.amount(load.share("s").given(), START), 1e-4);
        load = load.given("s", START + Decay.HALF_LIFE_NANOS);
        assertEquals(5, Decay.amount(load.share("s").given(), START + Decay.HALF_LIFE_NANOS), 1e-4);
        assertEquals(0, load.share("t").given());
    }

    @Test
    void sharesOfWorkAreThoseOfDecayedTimes() {
        AgentLoad load = AgentLoad.NONE.worked("b", 30_000, START).worked("a", 10_000, START);
        assertEquals(List.of("a", "b"), load.shares().stream().map(AgentLoad.Share::skill).toList());
        assertEquals(40_000, load.workMillis());
        AgentLoad later = load.worked("a", 10_000, START + Decay.HALF_LIFE_NANOS);
        assertEquals(15_000, later.share("a").workMillis(), 1);
        assertEquals(15_000, later.share("b").workMillis(), 1);
    }
}
