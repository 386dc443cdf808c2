package io.strowger.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.model.AgentState;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.Answer.Nothing;
import org.junit.jupiter.api.Test;

/** People do what people do, so that what lasts is the engine's fault. */
class VirtualAgentTest {
    private static final long INSPECTION_SECONDS = Inspection.STAYS_NANOS / VirtualTime.NANOS_PER_SECOND;

    private final World world = new World(new World.Plan(
            new Centre(2, 1, 0, 500, 4, 0, 10_000, Centre.START_MILLIS, 2, 0, Variety.NONE, Services.NONE), 1,
            agent -> Persona.STEADY,
            World.Fineness.close(1, 1_000), true, Trace.NONE));

    private void done(Answer<Nothing> answer) {
        assertTrue(answer instanceof Answer.Done<Nothing>, answer.toString());
        world.pbx().settle();
    }

    private AgentState state(int agent) {
        return world.server().state().agents().get(Centre.agentId(agent)).state();
    }

    /** The switch logs nobody on at a telephone that is in use. */
    @Test
    void twoWhoTalkToEachOtherAndAreNotLoggedOnHangUpToLogOn() {
        world.runSeconds(20);
        done(world.pbx().model().users().lifts(Centre.station(0)));
        done(world.pbx().model().users().dials(Centre.station(0), Centre.station(1)));
        done(world.pbx().model().users().lifts(Centre.station(1)));
        world.runSeconds(1);
        assertEquals(1, world.pbx().model().liveCalls().size());
        world.comeIn();
        world.runSeconds((int) INSPECTION_SECONDS);
        assertEquals(0, world.pbx().model().liveCalls().size());
        for (int agent = 0; agent < 2; agent++) {
            assertNotEquals(AgentState.LOGGED_OUT, state(agent));
        }
        assertTrue(world.inspection().agrees(), world.inspection().disagreement());
    }
}
