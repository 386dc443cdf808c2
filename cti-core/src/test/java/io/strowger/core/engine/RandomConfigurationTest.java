package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.VariableSite;
import io.strowger.core.site.VariableType;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration changes while contacts wait: none is lost, none changes its place, and they are served in that order. */
class RandomConfigurationTest {
    private static final int CALLS = 30;
    private static final List<String> SKILLS = List.of("support", "sales", "billing");

    private World world;
    private Random random;

    private Site site(Site before) {
        List<SkillSite> skills = new ArrayList<>();
        SKILLS.forEach(name -> skills.add(new SkillSite(name, NoAnswerMode.SERVER, 5_000 + random.nextInt(20_000),
                random.nextInt(3) * 5_000, 20_000)));
        if (random.nextInt(4) == 0) {
            skills.remove(1 + random.nextInt(2));
        }
        List<AgentSite> agents = new ArrayList<>();
        for (AgentSite agent : before.agents()) {
            List<SkillLevel> levels = new ArrayList<>();
            SKILLS.forEach(name -> levels.add(new SkillLevel(name, 1 + random.nextInt(16))));
            agents.add(new AgentSite(agent.agentId(), agent.name(), "", levels));
        }
        List<RuleSite> rules = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            rules.add(new RuleSite("r" + i, "length(digits) == " + random.nextInt(3), "",
                    new RuleSite.Changes(1 + random.nextInt(9), 0, "", List.of(), "", List.of(), false, -1,
                            Map.of())));
        }
        rules.add(new RuleSite("default", "", ""));
        return new Site(before.switches(), before.devices(), before.vdns(), skills, agents, before.settings())
                .withAnalysis(AnalysisSite.NONE.withRules(rules).withVariables(List.of(
                        new VariableSite("night", VariableType.FLAG, "" + random.nextBoolean(), List.of(), 0))));
    }

    /** A place in a queue. */
    private record Place(int priority, long queuedNanos, ContactId contact) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparingInt(Place::priority).thenComparingLong(Place::queuedNanos)
                    .thenComparing(Place::contact).compare(this, other);
        }
    }

    private Map<String, List<Place>> queues() {
        Map<String, List<Place>> queues = new TreeMap<>();
        SKILLS.forEach(name -> queues.put(name, new ArrayList<>()));
        for (Contact contact : world.engine.state().contacts().rows()) {
            if (contact.isWaiting()) {
                queues.get(contact.demand().skill()).add(
                        new Place(contact.demand().priority(), contact.demand().queuedNanos(), contact.id()));
            }
        }
        queues.values().forEach(Collections::sort);
        return queues;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobodyIsLostOrMoved(long seed) {
        random = new Random(seed);
        world = World.with(new SkillSite("support", NoAnswerMode.SERVER, 15_000, 0, 20_000), 1, 1);
        world.configure(this::site);
        int calls = 0;
        while (calls < CALLS) {
            Map<String, List<Place>> before = queues();
            switch (random.nextInt(4)) {
                case 0 -> world.arrivesAndAsks(100 + calls++);
                case 1 -> {
                    world.configure(this::site);
                    assertEquals(before, queues(), "seed " + seed);
                }
                case 2 -> {
                    Site next = site(world.engine.state().site().site());
                    world.apply(new Input.ConfigurationScheduled(
                            world.engine.state().reign().configurationVersion() + 1, "tech", next, "", 0, "",
                            world.now / 1_000_000 + 1_000));
                    world.advance(1_000);
                    assertEquals(before, queues(), "seed " + seed);
                }
                default -> world.advance(random.nextInt(3_000));
            }
            assertEquals(calls, queues().values().stream().mapToInt(List::size).sum(), "seed " + seed);
        }
        world.configure(before -> new Site(before.switches(), before.devices(), before.vdns(),
                List.of(new SkillSite("support", NoAnswerMode.SERVER, 15_000, 0, 20_000)), before.agents(),
                before.settings()));
        served(seed);
        Engine again = new Engine(new EngineState());
        world.inputs.forEach(again::apply);
        assertEquals(world.engine.hash(), again.hash(), "seed " + seed);
    }

    /** One agent takes them one after the other, each in its turn. */
    private void served(long seed) {
        List<Place> expected = queues().get("support");
        assertEquals(CALLS, expected.size());
        world.login(0);
        for (Place next : expected) {
            world.request(0, new Command.SetReady(false));
            List<Fact.RouteDecided> decided = world.facts(Fact.RouteDecided.class);
            assertEquals(next.contact(), decided.get(decided.size() - 1).witness().contact(), "seed " + seed);
            int callId = world.engine.state().contacts().get(next.contact()).call().callId();
            world.rings(callId, "5001");
            world.answers(callId, "5001");
            world.request(0, new Command.SetNotReady(1));
            world.callerClears(callId, "5001");
        }
        assertTrue(world.onlyContact().isEmpty());
    }
}
