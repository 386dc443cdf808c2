package io.strowger.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The server is killed at random points under load. The short version of {@code strowger sim kills}. */
class KillsTest {
    private static final int KILLS = 40;

    @Test
    void whatWasKilledGoesOnAsIfItHadNotBeen() {
        Kills.Result result = Kills.run(new KillsOptions(KILLS, 3, 8, 0.6), done -> {}, Trace.NONE);
        assertEquals(List.of(), result.problems());
        assertEquals(KILLS, result.work().restarts());
        assertEquals(VirtualServer.Stage.values().length, result.stages().size());
        assertTrue(result.contacts() > KILLS, () -> "contacts " + result.contacts());
        assertTrue(result.work().marks() > KILLS, () -> "marks " + result.work().marks());
    }

    @Test
    void oneBeyondALimitIsRefused() {
        new KillsOptions(KillsOptions.KILLS_MAX, 1, FlapsOptions.AGENTS_MAX, FlapsOptions.CALLS_PER_SECOND_MAX);
        assertThrows(IllegalArgumentException.class, () -> new KillsOptions(KillsOptions.KILLS_MAX + 1, 1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new KillsOptions(0, 1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new KillsOptions(1, 1, 2, 0));
    }
}
