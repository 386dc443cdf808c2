package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.fact.RouteWitness.ChosenAs;
import io.strowger.core.fact.RouteWitness.Occasion;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.ReconcileSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.PreferredAgent;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillPolicy;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Contact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a contact's plan makes of its wait; agents 1001 to 1004 are told what they have by each test. */
class RoutePlanTest {
    private World world;

    private static Site site(List<String> links, RoutePlan plan, List<SkillSite> skills, List<AgentSite> agents) {
        List<DeviceSite> devices = new ArrayList<>();
        for (int i = 0; i < agents.size(); i++) {
            devices.add(new DeviceSite(World.CM, World.station(i), DeviceKind.STATION));
        }
        return new Site(
                List.of(new SwitchSite(World.CM, links.stream().map(World::linkSite).toList(), NumberPlan.NONE)),
                devices, List.of(VdnSite.planned(World.CM, "6001", "Plan", plan.name())), skills, agents,
                SiteSettings.DEFAULT.withReconcile(ReconcileSite.NEVER)).withPlans(List.of(plan));
    }

    private static SkillSite skill(String name) {
        return new SkillSite(name, NoAnswerMode.SERVER, 15_000, 0, 20_000);
    }

    private static AgentSite agent(int i, SkillLevel... skills) {
        return new AgentSite(World.agent(i), "Agent " + i, "", List.of(skills));
    }

    private static SkillLevel level(String skill, int level) {
        return new SkillLevel(skill, level);
    }

    private static Step step(int afterMillis, String... skills) {
        return new Step(afterMillis, 0, false, needs(skills));
    }

    private static List<SkillNeed> needs(String... skills) {
        return List.of(skills).stream().map(name -> new SkillNeed(name, SkillNeed.LEVEL_WORST)).toList();
    }

    private static RoutePlan plan(Step... steps) {
        return new RoutePlan("p", 5, 0, "", List.of(), 0, List.of(steps), List.of());
    }

    private void with(RoutePlan plan, List<SkillSite> skills, AgentSite... agents) {
        world = World.of(Interleaving.ONE_LINK, links -> site(links, plan, skills, List.of(agents)));
    }

    @AfterEach
    void shouldReplayAndRestoreToTheSame() {
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
        assertEquals(world.engine.hash(), Engine.restore(world.engine.snapshot()).hash());
    }

    private RouteWitness witness() {
        List<Fact.RouteDecided> all = world.facts(Fact.RouteDecided.class);
        return all.isEmpty() ? null : all.get(all.size() - 1).witness();
    }

    private Contact contact() {
        return world.onlyContact().orElseThrow();
    }

    @Test
    void shouldAskForABackupSkillWhenItsTimeHasCome() {
        with(plan(step(0, "sales"), step(20_000, "backup")), List.of(skill("sales"), skill("backup")),
                agent(0, level("sales", 1)), agent(1, level("backup", 3)));
        world.ready(1);
        world.arrivesAndAsks(55);
        world.advance(19_999);
        assertEquals(null, witness());
        assertEquals(1, world.engine.state().indexes().staff().waitingFor("sales"));
        assertEquals(0, world.engine.state().indexes().staff().waitingFor("backup"));
        world.advance(1);
        assertEquals("1002", witness().chosen());
        assertEquals("backup", witness().skill());
        assertEquals(2, witness().asked().step());
        assertEquals("p", witness().asked().plan());
        assertEquals("backup", contact().demand().skill());
        assertEquals(List.of("sales", "backup"),
                world.facts(Fact.PlanStepReached.class).get(0).skills());
    }

    @Test
    void shouldGiveUpTheFirstSkillWhereAStepStandsInstead() {
        with(plan(step(0, "sales"), new Step(5_000, 0, true, needs("backup"))),
                List.of(skill("sales"), skill("backup")), agent(0, level("sales", 1)), agent(1, level("backup", 1)));
        world.arrivesAndAsks(55);
        world.advance(5_000);
        assertEquals(0, world.engine.state().indexes().staff().waitingFor("sales"));
        world.ready(0);
        assertEquals(null, witness());
        world.ready(1);
        assertEquals("1002", witness().chosen());
        assertEquals(Occasion.AGENT_READY, witness().contacts().occasion());
    }

    @Test
    void shouldPassOverAStepWhileTheExpectedWaitIsShort() {
        with(plan(step(0, "sales"), new Step(1_000, 3_600_000, false, needs("backup")),
                new Step(2_000, 60_000, false, needs("backup"))), List.of(skill("sales"), skill("backup")),
                agent(0, level("sales", 1)), agent(1, level("backup", 1)));
        world.login(0);
        world.ready(0);
        world.arrivesAndAsks(54);
        world.used(new RouteDialogue(1, 1), "5001");
        world.rings(54, "5001");
        world.answers(54, "5001");
        world.ready(1);
        world.arrivesAndAsks(55);
        world.advance(1_000);
        Fact.PlanStepReached passed = world.facts(Fact.PlanStepReached.class).get(0);
        assertEquals(false, passed.begun());
        assertEquals(360_000, passed.expectedWaitMillis());
        assertEquals(AgentState.READY, world.state(1));
        world.advance(1_000);
        assertEquals(true, world.facts(Fact.PlanStepReached.class).get(1).begun());
        assertEquals("1002", witness().chosen());
    }

    @Test
    void shouldWaitInSeveralQueuesAndLeaveAllWithTheFirstAgent() {
        with(plan(step(0, "sales", "service", "backup")), List.of(skill("sales"), skill("service"), skill("backup")),
                agent(0, level("sales", 1)), agent(1, level("service", 1)));
        world.arrivesAndAsks(55);
        for (String name : List.of("sales", "service", "backup")) {
            assertEquals(1, world.engine.state().indexes().staff().waitingFor(name), name);
        }
        world.ready(1);
        assertEquals("service", witness().skill());
        for (String name : List.of("sales", "service", "backup")) {
            assertEquals(0, world.engine.state().indexes().staff().waitingFor(name), name);
        }
    }

    @Test
    void shouldPreferAnIdleAgentOfTheSkillThatIsAskedForFirst() {
        with(plan(step(0, "sales", "service")), List.of(skill("sales"), skill("service")),
                agent(0, level("service", 1)), agent(1, level("sales", 9)));
        world.ready(0);
        world.ready(1);
        world.arrivesAndAsks(55);
        assertEquals("1002", witness().chosen());
        assertEquals(ChosenAs.SKILLED, witness().asked().chosenAs());
    }

    @Test
    void shouldNotAskAgentsOfAWorseLevelUntilAStepDoes() {
        Step first = new Step(0, 0, false, List.of(new SkillNeed("sales", 3)));
        Step second = new Step(10_000, 0, false, List.of(new SkillNeed("sales", 4)));
        with(plan(first, second), List.of(skill("sales")), agent(0, level("sales", 4)), agent(1, level("sales", 5)));
        world.ready(0);
        world.ready(1);
        world.arrivesAndAsks(55);
        assertEquals(null, witness());
        world.advance(10_000);
        assertEquals("1001", witness().chosen());
        assertEquals(1, world.facts(Fact.PlanStepReached.class).get(0).skills().size());
    }

    @Test
    void shouldOfferToPreferredAgentsOnlyForTheirTime() {
        RoutePlan plan = new RoutePlan("p", 5, 0, "",
                List.of(new PreferredAgent("1001", 10), new PreferredAgent("1002", 90)), 8_000,
                List.of(step(0, "sales")), List.of());
        with(plan, List.of(skill("sales")), agent(0), agent(1), agent(2, level("sales", 1)));
        world.ready(2);
        world.arrivesAndAsks(55);
        world.advance(3_000);
        assertEquals(null, witness());
        world.ready(0);
        assertEquals("1001", witness().chosen());
        assertEquals(ChosenAs.PREFERRED, witness().asked().chosenAs());
        assertTrue(witness().asked().exclusive());
        RouteWitness.Candidate passed = witness().candidates().stream().filter(c -> c.agentId().equals("1003"))
                .findFirst().orElseThrow();
        assertEquals(RouteWitness.Exclusion.NOT_NAMED, passed.exclusion());
    }

    @Test
    void shouldOfferToAllWhenTheTimeOfPreferredAgentsIsOver() {
        RoutePlan plan = new RoutePlan("p", 5, 0, "", List.of(new PreferredAgent("1001", 10)), 8_000,
                List.of(step(0, "sales")), List.of());
        with(plan, List.of(skill("sales")), agent(0), agent(1, level("sales", 1)));
        world.ready(1);
        world.arrivesAndAsks(55);
        world.advance(7_999);
        assertEquals(null, witness());
        world.advance(1);
        assertEquals("1002", witness().chosen());
    }

    @Test
    void shouldTakeThePreferredAgentOfTheHigherScoreBeforeOthers() {
        RoutePlan plan = new RoutePlan("p", 5, 0, "",
                List.of(new PreferredAgent("1002", 10), new PreferredAgent("1003", 90)), 0, List.of(step(0, "sales")),
                List.of());
        with(plan, List.of(skill("sales")), agent(0, level("sales", 1)), agent(1), agent(2));
        world.ready(0);
        world.ready(1);
        world.ready(2);
        world.arrivesAndAsks(55);
        assertEquals("1003", witness().chosen());
    }

    @Test
    void shouldGiveADirectContactToItsAgentAloneAndBeforeAllElse() {
        RoutePlan direct = new RoutePlan("p", 99, 0, "1001", List.of(), 0, List.of(step(0, "sales")), List.of());
        with(direct, List.of(skill("sales")), agent(0, level("sales", 1)), agent(1, level("sales", 1)));
        world.configure(site -> new Site(site.switches(), site.devices(),
                List.of(VdnSite.planned(World.CM, "6001", "Plan", "p"),
                        new VdnSite(World.CM, "6002", "Sales", "sales", 1)),
                site.skills(), site.agents(), site.settings()).withPlans(site.plans()));
        world.ready(1);
        RouteDialogue ordinary = world.asksAt(54, "6002");
        world.used(ordinary, "5002");
        world.rings(54, "5002");
        world.asksAt(55, "6002");
        world.advance(1_000);
        world.arrivesAndAsks(56);
        world.ready(0);
        RouteWitness witness = witness();
        assertEquals(ChosenAs.DIRECT, witness.asked().chosenAs());
        assertEquals("1001", witness.chosen());
        assertEquals(1, witness.contacts().others().size());
        assertEquals(1, witness.contacts().others().get(0).priority());
    }

    @Test
    void shouldKeepPlaceAndStepOverRequestsThatAreRenewed() {
        with(plan(step(0, "sales"), step(5_000, "backup")), List.of(skill("sales"), skill("backup")),
                agent(0, level("sales", 1)), agent(1, level("backup", 1)));
        RouteDialogue a = world.arrivesAndAsks(55);
        world.advance(6_000);
        world.cancelled(a);
        world.asks(55);
        assertEquals(2, contact().demand().asked().steps());
        world.advance(1_000);
        world.ready(1);
        assertEquals(7_000, witness().queueMillis());
        assertEquals(1, world.facts(Fact.PlanStepReached.class).size());
    }

    @Test
    void shouldGoOnWithItsPlanAfterANoAnswer() {
        with(plan(step(0, "sales"), step(10_000, "backup")), List.of(skill("sales"), skill("backup")),
                agent(0, level("sales", 1)), agent(1, level("backup", 1)));
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.advance(15_000);
        world.diverted(55, "5001", "6001");
        assertEquals(ContactState.WAITING, contact().state());
        assertEquals(2, contact().demand().asked().steps());
        assertEquals(Contacts.PRIORITY_TOP, contact().demand().priority());
        world.asks(55);
        world.ready(1);
        assertEquals("1002", witness().chosen());
        assertEquals("backup", contact().demand().skill());
    }

    @Test
    void shouldForgetItsPlanWithTheContact() {
        with(plan(step(0, "sales"), step(10_000, "backup")), List.of(skill("sales"), skill("backup")),
                agent(0, level("sales", 1)));
        world.arrivesAndAsks(55);
        world.advance(1_000);
        world.callerClears(55, "");
        world.advance(60_000);
        assertEquals(List.of(), world.facts(Fact.PlanStepReached.class));
    }

    @Test
    void shouldLetPlansAgeAgainstEachOther() {
        RoutePlan ageing = new RoutePlan("p", 9, 10_000, "", List.of(), 0, List.of(step(0, "sales")), List.of());
        with(ageing, List.of(skill("sales")), agent(0, level("sales", 1)));
        world.configure(site -> new Site(site.switches(), site.devices(),
                List.of(VdnSite.planned(World.CM, "6001", "Plan", "p"),
                        new VdnSite(World.CM, "6002", "Sales", "sales", 5)),
                site.skills(), site.agents(), site.settings()).withPlans(site.plans()));
        world.arrivesAndAsks(55);
        world.advance(30_000);
        world.asksAt(56, "6002");
        world.advance(9_000);
        // 9 - 39 / 10 = 5.1 is worse than 5; a second and a bit later it is 4.9.
        world.advance(2_000);
        world.ready(0);
        assertEquals(41_000, witness().queueMillis());
    }

    @Test
    void shouldComputeWhoHasASkillAndComputeItAnewWithTheConfiguration() {
        with(plan(step(0, "gold")),
                List.of(skill("sales"), skill("gold").withMembers("french >= 7 and level(sales) <= 2")),
                agent(0, level("sales", 1)).withAttributes(List.of(new Attribute("french", 6))),
                agent(1, level("sales", 2)).withAttributes(List.of(new Attribute("french", 7))));
        world.ready(0);
        world.ready(1);
        world.arrivesAndAsks(55);
        assertEquals("1002", witness().chosen());
        world.used(new RouteDialogue(1, 1), "5002");
        world.rings(55, "5002");
        world.arrivesAndAsks(56);
        assertEquals(AgentState.READY, world.state(0));
        world.configure(site -> new Site(site.switches(), site.devices(), site.vdns(), site.skills(),
                List.of(agent(0, level("sales", 1)).withAttributes(List.of(new Attribute("french", 8))),
                        site.agents().get(1)),
                site.settings()).withPlans(site.plans()));
        assertEquals("1001", witness().chosen());
        assertEquals("gold", witness().skill());
    }

    @Test
    void shouldTakeReservesInOverloadAndLetThemGoAfterIt() {
        SkillSite sales = skill("sales").withPolicy(new SkillPolicy(AgentSelection.EAD_MIA, 200_000, 0));
        with(plan(step(0, "sales")), List.of(sales), agent(0, level("sales", 1)),
                agent(1, level("sales", 1).asReserve(1)));
        world.ready(0);
        world.ready(1);
        RouteDialogue first = world.arrivesAndAsks(54);
        assertEquals("1001", witness().chosen());
        world.used(first, "5001");
        world.rings(54, "5001");
        world.answers(54, "5001");
        // One ahead of a newcomer and one agent at work: 180 s are below the threshold, 360 s above.
        world.arrivesAndAsks(55);
        Fact.SkillOverloadChanged joined = world.facts(Fact.SkillOverloadChanged.class).get(0);
        assertEquals(List.of(0, 1), List.of(joined.from(), joined.to()));
        assertEquals("1002", witness().chosen());
        assertEquals(1, witness().candidates().get(0).reserve());
        Fact.SkillOverloadChanged left = world.facts(Fact.SkillOverloadChanged.class).get(1);
        assertEquals(0, left.to());
        assertEquals(0, world.engine.state().skills().get("sales").choice().overload());
    }

    @Test
    void shouldTakeAgentsInTurnAlsoAfterASnapshot() {
        SkillSite sales = skill("sales").withPolicy(new SkillPolicy(AgentSelection.ROUND_ROBIN, 0, 0));
        with(plan(step(0, "sales")), List.of(sales), agent(0, level("sales", 9)), agent(1, level("sales", 1)),
                agent(2, level("sales", 1)));
        world.ready(2);
        world.ready(1);
        world.ready(0);
        List<String> chosen = new ArrayList<>();
        for (int call = 54; call < 58; call++) {
            RouteDialogue dialogue = world.arrivesAndAsks(call);
            chosen.add(witness().chosen());
            String station = "500" + witness().chosen().charAt(3);
            world.used(dialogue, station);
            world.rings(call, station);
            world.answers(call, station);
            world.callerClears(call, station);
        }
        assertEquals(List.of("1001", "1002", "1003", "1001"), chosen);
        assertEquals("1001", world.engine.state().skills().get("sales").choice().turn());
    }
}
