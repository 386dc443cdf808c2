package io.strowger.tools.simulation.routing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.tools.simulation.routing.Queueing.Compared;
import io.strowger.tools.simulation.routing.Queueing.Load;
import org.junit.jupiter.api.Test;

/** A short run of what the command runs for long. */
class RoutingCheckTest {
    private static final long DECISIONS = 200_000;
    private static final int CONTACTS = 60_000;

    @Test
    void shouldDecideAsTheSlowRouterAndAsTheFormulas() {
        RoutingCheck.Outcome outcome = RoutingCheck.run(DECISIONS, CONTACTS, 1, line -> {});
        assertEquals("", outcome.problem());
        assertTrue(outcome.decisions() >= DECISIONS, outcome.toString());
        assertTrue(outcome.given() > DECISIONS / 4, outcome.toString());
        assertEquals(6 * 2 + 4 * 3, outcome.queues().size());
    }

    /** Whom an agent leaves to somebody better must not be somebody whom that one would leave for an earlier contact of the same kind. */
    @Test
    void nobodyIsOvertakenByWayOfAThird() {
        assertDoesNotThrow(() -> new RoutingHistory(1831).run(500));
    }

    @Test
    void shouldKnowTheFormulas() {
        assertEquals(0.5, Erlang.c(1, 0.5).waits(), 1e-12);
        assertEquals(1, Erlang.c(1, 0.5).meanWait(), 1e-12);
        // As published for 10 servers and 7 Erlangs.
        assertEquals(0.2217, Erlang.c(10, 7).waits(), 1e-4);
        // With endless patience A is C.
        assertEquals(Erlang.c(10, 9).waits(), Erlang.a(10, 9, 1e6).waits(), 1e-4);
        // Whoever is neither served nor waits has given up: what is served keeps the servers busy.
        Erlang.Expected a = Erlang.a(3, 4, 0.5);
        assertEquals(a.meanWait() / 0.5, a.abandons(), 1e-12);
    }

    @Test
    void shouldNotAgreeWithAnotherLoad() {
        for (Compared compared : Queueing.run(new Load(10, 9, 0), CONTACTS, 2)) {
            assertTrue(compared.agrees(), compared.toString());
            double other = compared.name().equals("waits")
                    ? Erlang.c(10, 8).waits()
                    : Erlang.c(10, 8).meanWait();
            assertFalse(new Compared(compared.name(), compared.measured(), compared.half(), other).agrees(),
                    compared.toString());
        }
    }
}
