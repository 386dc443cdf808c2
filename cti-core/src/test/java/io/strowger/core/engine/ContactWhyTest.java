package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.input.Command;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.ContactId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why does this contact still wait? */
class ContactWhyTest {
    private final World world = World.with(1, 2, 3);

    private ContactWhy why() {
        return ContactWhy.of(world.engine.view(), world.onlyContact().orElseThrow().id());
    }

    @Test
    void nobodyKnowsAContactThatIsNotThere() {
        assertNull(ContactWhy.of(world.engine.view(), new ContactId(1, 99)));
    }

    @Test
    void everyAgentOfTheSkillHasHisReason() {
        world.login(0);
        world.ready(1);
        RouteDialogue first = world.arrivesAndAsks(54);
        world.used(first, "5002");
        world.rings(54, "5002");
        world.answers(54, "5002");
        world.callerClears(54, "5002");
        world.request(1, new Command.SetNotReady(7));
        world.arrivesAndAsks(55);
        world.advance(3_000);
        world.request(1, new Command.SetNotReady(8));
        ContactWhy why = why();
        assertEquals(ContactState.WAITING, why.state());
        assertEquals(3_000, why.waitMillis());
        assertEquals(List.of(), why.obstacles());
        ContactWhy.Asks asks = why.skills().get(0);
        assertEquals("support", asks.skill());
        assertEquals(1, asks.waiting());
        assertEquals(0, asks.ahead());
        assertEquals(3, asks.agents().size());
        assertTrue(asks.agents().get(0).reason().contains("NOT_READY"), why.toString());
        assertTrue(asks.agents().get(1).reason().contains("reason 8"), why.toString());
        assertEquals("is not logged on", asks.agents().get(2).reason());
    }

    @Test
    void thoseAheadAreCounted() {
        world.arrivesAndAsks(54);
        world.advance(1_000);
        world.arrivesAndAsks(55);
        ContactWhy first = why();
        assertEquals(2, first.skills().get(0).waiting());
        assertEquals(0, first.skills().get(0).ahead());
        ContactId second = world.engine.view().contacts().lastKey();
        assertEquals(1, ContactWhy.of(world.engine.view(), second).skills().get(0).ahead());
    }

    @Test
    void aCallThatCannotBeSentAnywhereSaysSo() {
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.cancelled(dialogue);
        world.advance(3_000);
        assertTrue(why().obstacles().get(0).contains("does not ask where to send"), why().toString());
    }

    @Test
    void oneThatIsServedDoesNotWait() {
        world.ready(0);
        world.arrivesAndAsks(55);
        assertEquals("it does not wait: it is SELECTED with agent 1001", why().obstacles().get(0));
        assertEquals(0, why().skills().size());
    }
}
