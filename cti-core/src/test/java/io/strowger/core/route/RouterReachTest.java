package io.strowger.core.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.model.ContactId;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.route.RoutedContact.Named;
import io.strowger.core.route.RoutedContact.Need;
import io.strowger.core.route.RoutedContact.Origin;
import io.strowger.core.route.RoutedContact.Urgency;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be reached costs a question a place, however many agents or contacts are there. */
class RouterReachTest {
    private static final int MANY = 2_000;
    private final RoutedSkill skill = new RoutedSkill("sales");
    private final Counting counting = new Counting();
    private final Router router = new Router(counting);
    private final List<RoutedAgent> agents = new ArrayList<>();

    /** The link of switch "dead" is down, and to "far" there is no trunk. */
    private static final class Counting implements Router.Conditions {
        private int agentsAsked;
        private int placesAsked;

        @Override
        public boolean canTake(RoutedContact contact, RoutedAgent agent) {
            agentsAsked++;
            return true;
        }

        @Override
        public int cost(Origin origin, Place place) {
            placesAsked++;
            boolean isOpen = origin.switchName().equals(place.switchName()) && !place.switchName().equals("dead");
            return isOpen ? 0 : UNREACHABLE;
        }

        @Override
        public long nextAgentNanos(RoutedSkill skill) {
            return 0;
        }
    }

    private RoutedAgent agent(String id, String switchName) {
        RoutedAgent agent = new RoutedAgent(id, ContactSelection.PRIORITY);
        agent.has(skill, Terms.of(1));
        agent.ready(1L << Media.VOICE, new Place(switchName, ""), agents.size(), AgentLoad.NONE);
        agents.add(agent);
        return agent;
    }

    private RoutedContact contact(int number, String switchName) {
        return new RoutedContact(new ContactId(1, number), number, new Urgency(5, 0), true, false,
                List.of(new Need(skill, Terms.LEVEL_MAX)), Named.NOBODY,
                new Origin(Media.VOICE, switchName, false, ""));
    }

    @ParameterizedTest
    @EnumSource(AgentSelection.class)
    void agentsBehindADeadLinkAreNotAskedOneByOne(AgentSelection policy) {
        skill.configured(policy, 0);
        for (int i = 0; i < MANY; i++) {
            agent("a" + i, i % 2 == 0 ? "dead" : "far");
        }
        assertNull(router.agentFor(contact(1, "here")));
        RoutedAgent last = agent("z", "here");
        assertEquals(last, router.agentFor(contact(1, "here")));
        assertEquals(1, counting.agentsAsked);
        assertEquals(2 + 3, counting.placesAsked);
    }

    @ParameterizedTest
    @EnumSource(ContactSelection.class)
    void contactsThatCannotBeBroughtAreNotAskedOneByOne(ContactSelection selection) {
        skill.configured(AgentSelection.UCD_MIA, 0);
        RoutedAgent agent = new RoutedAgent("a", selection);
        agent.has(skill, Terms.of(1));
        agent.ready(1L << Media.VOICE, new Place("here", ""), 0, AgentLoad.NONE);
        for (int i = 1; i <= MANY; i++) {
            contact(i, i % 2 == 0 ? "dead" : "far").enter();
        }
        assertNull(router.contactFor(agent, MANY));
        RoutedContact own = contact(MANY + 1, "here");
        own.enter();
        assertEquals(own, router.contactFor(agent, MANY));
        assertEquals(1, counting.agentsAsked);
        assertTrue(counting.placesAsked <= 2 + 3, String.valueOf(counting.placesAsked));
    }
}
