package io.strowger.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Worlds drawn from seeds. The short version of {@code strowger sim}; {@code -Dsim.first=N -Dsim.seeds=N} for others. */
class SimTest {
    private static final int MINUTES = 3;
    private static final int THREADS = 2;
    private static final List<String> SERVICES = List.of("CALLBACK_OFFERED", "CALLBACK_DIALLING", "CALLBACK_TALKING",
            "CALLBACK_PAUSED", "CALLBACK_DONE", "CALLBACK_EXPIRED", "CALLBACK_CANCELLED", "TREATMENT_CALLBACK",
            "TREATMENT_PLAN", "TREATMENT_SKILL", "TREATMENT_IVR", "RULE_DIGITS", "RULE_EASTERN", "RULE_MOOD",
            "RULE_SAID",
            "RULE_TIER", "LOOK_UP_FOUND", "LOOK_UP_TOO_LATE", "VARIABLE_SET");

    @Test
    void noSeedShowsAnythingWrong() {
        long first = Long.getLong("sim.first", 1);
        long seeds = Long.getLong("sim.seeds", 200);
        Seeds sum = new Seeds();
        try (ForkJoinPool pool = new ForkJoinPool(THREADS)) {
            LongStream.range(first, first + seeds)
                    .mapToObj(seed -> pool.submit(() -> sum.add(Sim.run(new SimOptions(seed, MINUTES, 0), Trace.NONE))))
                    .toList().forEach(ForkJoinTask::join);
        }
        Seeds.Result result = sum.result();
        result.failed().forEach(one -> System.out.println("seed " + one.seed() + ": " + one.problems()));
        assertTrue(result.isWell(), () -> "seeds that show something wrong: "
                + result.failed().stream().map(one -> one.seed() + " " + one.problems()).toList());
        assertEquals(seeds, result.seeds());
        for (Fault fault : Fault.values()) {
            assertTrue(result.faults().getOrDefault(fault, 0) >= Math.min(seeds / 4, 20), () -> "hardly any " + fault);
        }
        assertTrue(result.restarts() > seeds / 2, () -> "restarts " + result.restarts());
        assertTrue(result.choices() > 10 * seeds, () -> "choices " + result.choices());
        assertTrue(result.times() > 20 * seeds, () -> "times " + result.times());
        assertTrue(result.marks() > 5 * seeds, () -> "marks " + result.marks());
        assertTrue(result.contacts() > 10 * seeds, () -> "contacts " + result.contacts());
        for (String service : SERVICES) {
            assertTrue(result.services().getOrDefault(service, 0L) >= seeds / 10,
                    () -> "hardly any " + service + ": " + result.services());
        }
    }

    /** Each once showed something, as long as worlds are drawn as they are. */
    @ParameterizedTest
    @ValueSource(longs = {299, 664, 952, 970})
    void aSeedThatOnceShowedSomethingDoesNoMore(long seed) {
        assertEquals(List.of(), Sim.run(new SimOptions(seed, 2 * MINUTES, 0), Trace.NONE).problems());
    }

    @Test
    void aRunFollowsFromItsSeed() {
        SimResult one = Sim.run(new SimOptions(7, 1, 0), Trace.NONE);
        SimResult two = Sim.run(new SimOptions(7, 1, 0), Trace.NONE);
        SimResult other = Sim.run(new SimOptions(8, 1, 0), Trace.NONE);
        assertEquals(one, two);
        assertNotEquals(one.work().hash(), other.work().hash());
    }

    @Test
    void oneBeyondALimitIsRefused() {
        new SimOptions(1, SimOptions.MINUTES_MAX, FlapsOptions.LINKS_MAX);
        assertThrows(IllegalArgumentException.class, () -> new SimOptions(1, SimOptions.MINUTES_MAX + 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new SimOptions(1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new SimOptions(1, 1, FlapsOptions.LINKS_MAX + 1));
    }
}
