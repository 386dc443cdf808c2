package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.model.AgentState;
import org.junit.jupiter.api.Test;

/** Why is this agent not ready? */
class AgentWhyTest {
    private final World world = World.with(1, 1);

    private AgentWhy why(int i) {
        return AgentWhy.of(world.engine.view(), World.agent(i));
    }

    private void says(int i, String reason) {
        AgentWhy why = why(i);
        assertTrue(why.reasons().stream().anyMatch(each -> each.contains(reason)), why.toString());
        assertEquals(why.reasons().size(), why.ends().size());
    }

    @Test
    void nobodyKnowsAnAgentWhoIsNotThere() {
        assertNull(AgentWhy.of(world.engine.view(), "9999"));
    }

    @Test
    void aReadyAgentIsKeptByNothing() {
        world.ready(0);
        AgentWhy why = why(0);
        assertTrue(why.offerable(), why.toString());
        assertEquals("READY_AUTO", why.cause());
        assertEquals("the agent", why.setBy());
        assertEquals(world.engine.sequence(), why.sequence());
    }

    @Test
    void theReasonAndWhoSetItAreNamed() {
        world.login(0);
        says(0, "reason 1000 (he has logged on and not said yet that he is ready)");
        world.request(0, new Command.SetReady(false));
        world.request(0, new Command.SetNotReady(7));
        says(0, "reason 7 (a reason of the site's own)");
        assertEquals("the agent", why(0).setBy());
    }

    @Test
    void whatIsOnItsWayToHimIsNamed() {
        world.ready(0);
        world.arrivesAndAsks(55);
        assertEquals(AgentState.RESERVED, why(0).state());
        says(0, "is on its way to him");
        world.rings(55, "5001");
        says(0, "is ALERTING at his station");
    }

    @Test
    void aRuleOfTheServerIsNoAgentsDoing() {
        world.ready(0);
        var dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.advance(15_000);
        world.diverted(55, "5001", "6001");
        says(0, "a call rang and was not answered");
        assertEquals("a rule of the server", why(0).setBy());
    }

    @Test
    void aDesktopThatIsGoneAndALinkThatIsDownAreNamedTogether() {
        world.ready(0);
        long connection = world.engine.state().sessions().get(world.session(0)).connection();
        world.apply(new Input.SessionDetached(world.session(0), connection, "gone"));
        world.linkLost();
        says(0, "his desktop is not connected");
        says(0, "no link to switch CM is up");
    }

    @Test
    void aLoggedOutAgentHasOnlyToLogOn() {
        says(1, "he is logged out");
        assertEquals("nobody", why(1).setBy());
    }
}
