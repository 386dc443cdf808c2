package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.RuleSite;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Draft;
import io.strowger.core.state.LastAgent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is remembered has a limit, and the eldest are forgotten first. */
class LastAgentsTest {
    @Test
    void theEldestIsForgottenAtTheLimit() {
        World world = World.with(1);
        world.configure(site -> site.withAnalysis(AnalysisSite.NONE.withRules(
                List.of(new RuleSite("known", "caller.last-agent == '1001'", ""), new RuleSite("default", "", "")))));
        fill(world, LastAgents.CALLERS_MAX - 1);
        answered(world, 55);
        assertEquals(LastAgents.CALLERS_MAX, world.engine.state().lastAgents().size());
        assertNotNull(world.engine.state().lastAgents().get("+1"));
        // The same caller again takes no room.
        answered(world, 56);
        assertNotNull(world.engine.state().lastAgents().get("+1"));
        Contact other = contact(world, 57);
        decide(world,
                other.withOrigin(
                        new Contact.Origin(World.CM, "6001", "+4977700000", "", "", other.origin().userToUser(),
                                "", 0, List.of())));
        assertEquals(LastAgents.CALLERS_MAX, world.engine.state().lastAgents().size());
        assertNull(world.engine.state().lastAgents().get("+1"));
        assertNotNull(world.engine.state().lastAgents().get("+2"));
    }

    private static void fill(World world, int callers) {
        Draft draft = new Draft(world.engine.state());
        draft.begin();
        for (int i = 1; i <= callers; i++) {
            draft.lastAgents.put(new LastAgent("+" + i, "1001", -callers + i));
            draft.lastAgentPlaces.put(new LastAgent.Place(-callers + i, "+" + i));
        }
        draft.commit();
    }

    private static Contact contact(World world, int callId) {
        world.arrivesAndAsks(callId);
        return world.engine.state().contacts().rows().stream().reduce((first, last) -> last).orElseThrow();
    }

    private static void answered(World world, int callId) {
        decide(world, contact(world, callId));
    }

    private static void decide(World world, Contact contact) {
        Decision decision = new Decision(world.engine.state());
        decision.begin();
        LastAgents.answered(decision, contact, "1001");
        decision.commit();
    }
}
