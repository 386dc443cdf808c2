package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.AutoReserve;
import io.strowger.core.site.SkillPolicy.LocationPreference;
import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.fact.RouteWitness.Occasion;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.ReconcileSite;
import io.strowger.core.site.RoutingSettings;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillPolicy;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Policies in the engine: what they go by is kept with the rows, so that a restored engine goes on as the first one did. */
class RoutingPolicyTest {
    private World world;
    private int calls = 100;

    private static SkillSite skill(String name, AgentSelection policy, int objectiveMillis) {
        return new SkillSite(name, NoAnswerMode.SERVER, 15_000, 0, objectiveMillis)
                .withPolicy(new SkillPolicy(policy, 0, 0));
    }

    private static AgentSite agent(int i, SkillLevel... skills) {
        return new AgentSite(World.agent(i), "Agent " + i, "", List.of(skills));
    }

    /** VDN 6001 asks for the first skill at priority 5, VDN 6002 for the second at 3. */
    private void with(RoutingSettings routing, List<SkillSite> skills, AgentSite... agents) {
        List<DeviceSite> devices = new ArrayList<>();
        for (int i = 0; i < agents.length; i++) {
            devices.add(new DeviceSite(World.CM, World.station(i), DeviceKind.STATION));
        }
        world = World.of(Interleaving.ONE_LINK, links -> new Site(
                List.of(new SwitchSite(World.CM, links.stream().map(World::linkSite).toList(), NumberPlan.NONE)),
                devices,
                List.of(new VdnSite(World.CM, "6001", "First", skills.get(0).name(), 5),
                        new VdnSite(World.CM, "6002", "Last", skills.get(skills.size() - 1).name(), 3)),
                skills, List.of(agents),
                SiteSettings.DEFAULT.withReconcile(ReconcileSite.NEVER).withRouting(routing)));
        for (int i = 0; i < agents.length; i++) {
            world.ready(i);
        }
    }

    private void with(AgentSelection policy, AgentSite... agents) {
        with(RoutingSettings.DEFAULT, List.of(skill("sales", policy, 20_000)), agents);
    }

    @AfterEach
    void shouldGoOnAfterASnapshotAsBefore() {
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
        int size = world.inputs.size();
        for (int cut : new int[]{size / 4, size / 2, size - 2}) {
            Engine engine = new Engine(new EngineState());
            world.inputs.subList(0, cut).forEach(engine::apply);
            Engine restored = Engine.restore(engine.snapshot());
            for (JournalledInput input : world.inputs.subList(cut, size)) {
                assertEquals(engine.apply(input).facts(), restored.apply(input).facts(), "after a cut at " + cut);
            }
            assertEquals(world.engine.hash(), restored.hash());
        }
    }

    private RouteWitness witness() {
        List<Fact.RouteDecided> all = world.facts(Fact.RouteDecided.class);
        return all.get(all.size() - 1).witness();
    }

    /** A call that is answered at once and talks for so long; returns the agent. */
    private String call(long talkMillis) {
        int call = ++calls;
        RouteDialogue dialogue = world.arrivesAndAsks(call);
        String agentId = witness().chosen();
        String station = "5" + agentId.substring(1);
        world.used(dialogue, station);
        world.rings(call, station);
        world.answers(call, station);
        world.advance(talkMillis);
        world.callerClears(call, station);
        return agentId;
    }

    private TreeMap<String, Integer> shares(int times, long talkMillis) {
        TreeMap<String, Integer> shares = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            shares.merge(call(talkMillis), 1, Integer::sum);
        }
        return shares;
    }

    @Test
    void theLeastOccupiedIsTakenWhateverHeWasOccupiedWith() {
        with(AgentSelection.UCD_LOA, agent(0, new SkillLevel("sales", 1)), agent(1, new SkillLevel("sales", 9)));
        assertEquals("1001", call(60_000));
        // Longer idle by now and more occupied: the other one, again and again, until he has talked as much.
        for (int i = 0; i < 5; i++) {
            assertEquals("1002", call(10_000));
        }
        world.advance(3_600_000);
        assertEquals("1002", call(10_000));
        assertTrue(witness().candidates().get(0).score() < witness().candidates().get(1).score());
    }

    @Test
    void theMostExpertLevelComesBeforeTheLeastOccupied() {
        with(AgentSelection.EAD_LOA, agent(0, new SkillLevel("sales", 1)), agent(1, new SkillLevel("sales", 1)),
                agent(2, new SkillLevel("sales", 2)));
        assertEquals("1001", call(60_000));
        assertEquals("1002", call(10_000));
        assertEquals("1002", call(10_000));
    }

    @Test
    void whoHasAnsweredFewestIsTaken() {
        with(AgentSelection.FEWEST_CALLS, agent(0, new SkillLevel("sales", 1)), agent(1, new SkillLevel("sales", 9)),
                agent(2, new SkillLevel("sales", 5)));
        assertEquals("{1001=4, 1002=4, 1003=4}", shares(12, 1_000).toString());
        assertEquals(4, world.agentOf(0).load().contacts());
    }

    @Test
    void weightsAreProportions() {
        with(AgentSelection.WEIGHTED, agent(0, new SkillLevel("sales", 1).withWeight(3)),
                agent(1, new SkillLevel("sales", 1)));
        TreeMap<String, Integer> shares = shares(80, 1_000);
        assertEquals(60, shares.get("1001"), 2, shares.toString());
    }

    @Test
    void sharesOfTimeAreHeld() {
        with(RoutingSettings.DEFAULT,
                List.of(skill("sales", AgentSelection.PERCENT_ALLOCATION, 0),
                        skill("other", AgentSelection.UCD_MIA, 0)),
                agent(0, new SkillLevel("sales", 1).withPercent(100), new SkillLevel("other", 1)),
                agent(1, new SkillLevel("sales", 1).withPercent(10)));
        // The first is furthest below his target, and then at it; the second is below his until he has worked, and then far above.
        assertEquals("1001", call(10_000));
        assertEquals("1002", call(10_000));
        assertEquals("1001", call(10_000));
        assertEquals("1001", call(10_000));
        assertEquals(30_000, world.agentOf(0).load().share("sales").workMillis(), 500);
    }

    private String taken() {
        world.arrivesAndAsks(++calls);
        world.advance(5_000);
        world.asksAt(++calls, "6002");
        world.advance(1_000);
        world.request(0, new Command.SetReady(false));
        assertEquals(1, witness().contacts().others().size());
        return witness().skill();
    }

    private void two(ContactSelection site, ContactSelection own, int firstObjective, int lastObjective) {
        AgentSite agent = agent(0, new SkillLevel("old", 5), new SkillLevel("urgent", 9)).withSelection(own);
        with(new RoutingSettings(site, true), List.of(skill("old", AgentSelection.EAD_MIA, firstObjective),
                skill("urgent", AgentSelection.EAD_MIA, lastObjective)), agent);
        world.request(0, new Command.SetNotReady(1));
    }

    @Test
    void anAgentTakesTheHigherPriorityOrTheLongerWait() {
        two(ContactSelection.PRIORITY, null, 20_000, 20_000);
        assertEquals("urgent", taken());
        assertEquals(ContactSelection.PRIORITY, witness().contacts().selection());
        two(ContactSelection.OLDEST, null, 20_000, 20_000);
        assertEquals("old", taken());
    }

    @Test
    void anAgentMayHaveAWayOfHisOwn() {
        two(ContactSelection.PRIORITY, ContactSelection.SKILL_LEVEL, 20_000, 20_000);
        assertEquals("old", taken());
        assertEquals(ContactSelection.SKILL_LEVEL, witness().contacts().selection());
    }

    @Test
    void objectivesAreWeighedAgainstWaits() {
        // 6 s of 60 s are less than 1 s of 5 s.
        two(ContactSelection.SERVICE_OBJECTIVE, null, 60_000, 5_000);
        assertEquals("urgent", taken());
        two(ContactSelection.SERVICE_OBJECTIVE, null, 20_000, 5_000);
        assertEquals("old", taken());
    }

    @Test
    void theLongerPredictedWaitIsTaken() {
        two(ContactSelection.PREDICTED_WAIT, null, 0, 0);
        assertEquals("old", taken());
    }

    @Test
    void reservesLeaveWithTheRuleThatCalledThem() {
        SkillSite sales = new SkillSite("sales", NoAnswerMode.SERVER, 15_000, 0, 20_000)
                .withPolicy(new SkillPolicy(AgentSelection.EAD_MIA, 1_000, 0));
        with(RoutingSettings.DEFAULT, List.of(sales), agent(0, new SkillLevel("sales", 1).asReserve(1)));
        call(1_000);
        assertEquals(1, world.engine.state().skills().get("sales").choice().overload());
        world.configure(site -> new Site(site.switches(), site.devices(), site.vdns(),
                List.of(sales.withPolicy(SkillPolicy.DEFAULT)), site.agents(), site.settings()));
        world.advance(1_000);
        assertEquals(0, world.engine.state().skills().get("sales").choice().overload());
    }

    // --- locations

    /** Agents 0 and 1 are in the south, agent 2 in the north, as callers of VDN 6001 are. */
    private void atLocations(int onlyMillis, AgentSelection policy) {
        with(RoutingSettings.DEFAULT, List.of(new SkillSite("sales", NoAnswerMode.SERVER, 15_000, 0, 20_000)
                .withPolicy(new SkillPolicy(policy, 0, 0, new LocationPreference(onlyMillis)))),
                agent(0, new SkillLevel("sales", 1)), agent(1, new SkillLevel("sales", 2)),
                agent(2, new SkillLevel("sales", 9)));
        world.configure(site -> new Site(site.switches(),
                site.devices().stream().map(
                        device -> device.withLocation(device.deviceId().equals(World.station(2)) ? "north" : "south"))
                        .toList(),
                List.of(site.vdns().get(0).withLocation("north"), site.vdns().get(1)), site.skills(), site.agents(),
                site.settings()));
    }

    @Test
    void anAgentOfTheCallersLocationComesBeforeMoreExpertOnesElsewhere() {
        atLocations(0, AgentSelection.EAD_MIA);
        assertEquals("1003", call(1_000));
        world.request(2, new Command.SetNotReady(1));
        assertEquals("1001", call(1_000));
    }

    @Test
    void theLeastOccupiedOfTheLocationIsTaken() {
        atLocations(0, AgentSelection.UCD_LOA);
        assertEquals("1003", call(60_000));
        assertEquals("1003", call(60_000));
    }

    @Test
    void othersAreAskedOnlyWhenTheTimeOfTheLocationIsOver() {
        atLocations(6_000, AgentSelection.EAD_MIA);
        world.request(2, new Command.SetNotReady(1));
        world.arrivesAndAsks(1);
        world.advance(5_999);
        assertEquals(ContactState.WAITING, world.onlyContact().orElseThrow().state());
        assertEquals(Exclusion.OTHER_LOCATION, why("1001"));
        world.advance(1);
        assertEquals("1001", world.onlyContact().orElseThrow().service().agentId());
        assertEquals("1001", witness().chosen());
    }

    @Test
    void anAgentOfTheLocationWhoBecomesReadyTakesIt() {
        atLocations(6_000, AgentSelection.EAD_MIA);
        world.request(2, new Command.SetNotReady(1));
        world.arrivesAndAsks(1);
        world.advance(2_000);
        world.request(2, new Command.SetReady(false));
        assertEquals("1003", witness().chosen());
    }

    @Test
    void whoBecomesReadyTakesAContactOfHisLocationBeforeOlderAndMoreUrgentOnes() {
        atLocations(0, AgentSelection.EAD_MIA);
        for (int i = 0; i < 3; i++) {
            world.request(i, new Command.SetNotReady(1));
        }
        world.asksAt(1, "6002");
        world.advance(30_000);
        world.asksAt(2, "6001");
        world.asksAt(3, "6001");
        world.request(2, new Command.SetReady(false));
        assertEquals("1003", witness().chosen());
        assertEquals(30_000, witness().contacts().others().get(1).waitMillis());
        assertEquals(0, witness().queueMillis());
        assertEquals(true, witness().contacts().isLocal());
        assertEquals(List.of(true, false),
                witness().contacts().others().stream().map(RouteWitness.Other::isLocal).toList());
        world.request(0, new Command.SetReady(false));
        assertEquals("1001", witness().chosen());
        assertEquals(30_000, witness().queueMillis(), "elsewhere it makes no difference");
        assertEquals(false, witness().contacts().isLocal());
        world.request(1, new Command.SetReady(false));
        assertEquals("1002", witness().chosen(), "none of his location is left waiting for somebody else");
    }

    private Exclusion why(String agentId) {
        Decision look = new Decision(world.engine.state());
        look.begin();
        Contact contact = world.onlyContact().orElseThrow();
        Witness.of(look, contact, look.state.indexes().contacts().routed(contact), Occasion.CONTACT_WAITS)
                .tell(look.state.indexes().staff().agent("1003"));
        RouteWitness told = ((Fact.RouteDecided) look.facts().get(look.facts().size() - 1)).witness();
        return told.candidates().stream().filter(candidate -> candidate.agentId().equals(agentId)).findFirst()
                .orElseThrow().exclusion();
    }

    // --- auto-reserve

    private static AgentSite shared(int i, AutoReserve reserve, int percent) {
        return agent(i, new SkillLevel("sales", 1).withPercent(percent), new SkillLevel("service", 2))
                .withAutoReserve(reserve);
    }

    private void withShares(int overloadMillis, AgentSite... agents) {
        withShares(AgentSelection.PERCENT_ALLOCATION, overloadMillis, agents);
    }

    private void withShares(AgentSelection policy, int overloadMillis, AgentSite... agents) {
        with(RoutingSettings.DEFAULT,
                List.of(new SkillSite("sales", NoAnswerMode.SERVER, 15_000, 0, 20_000)
                        .withPolicy(new SkillPolicy(policy, overloadMillis, 0)),
                        skill("service", AgentSelection.UCD_MIA, 20_000)),
                agents);
    }

    @Test
    void whoHasHadMoreThanHisShareIsLeftIdle() {
        withShares(60_000, shared(0, AutoReserve.ALL, 50), shared(1, AutoReserve.NONE, 50));
        assertEquals("1001", call(10_000));
        assertEquals("1002", call(10_000));
        // Both have given all of their time to sales. The second may be asked still, and works, so that nobody has to wait for long.
        RouteDialogue dialogue = world.arrivesAndAsks(50);
        assertEquals("1002", witness().chosen());
        assertEquals(Exclusion.AUTO_RESERVE, witness().candidates().stream()
                .filter(candidate -> candidate.agentId().equals("1001")).findFirst().orElseThrow().exclusion());
        world.used(dialogue, World.station(1));
        world.rings(50, World.station(1));
        world.answers(50, World.station(1));
        world.arrivesAndAsks(51);
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(1, world.engine.state().indexes().staff().waitingFor("sales"));
        assertEquals(0, world.facts(Fact.SkillOverloadChanged.class).getLast().to());
        // Further ones: the expected wait with him who is left is beyond the threshold, and the reserve joins.
        for (int call = 52; call < 62; call++) {
            world.arrivesAndAsks(call);
        }
        assertEquals(1, world.facts(Fact.SkillOverloadChanged.class).getLast().to());
        assertEquals("1001", witness().chosen());
    }

    @ParameterizedTest
    @EnumSource(AgentSelection.class)
    void whoHasHadMoreThanHisShareIsLeftIdleUnderEveryPolicy(AgentSelection policy) {
        withShares(policy, 600_000, shared(0, AutoReserve.ALL, 50), shared(1, AutoReserve.NONE, 0));
        assertEquals("1001", call(10_000));
        for (int i = 0; i < 3; i++) {
            assertEquals("1002", call(10_000));
        }
        assertEquals(Exclusion.AUTO_RESERVE, witness().candidates().stream()
                .filter(candidate -> candidate.agentId().equals("1001")).findFirst().orElseThrow().exclusion());
        world.request(1, new Command.SetNotReady(1));
        assertEquals("1001", call(10_000), "nobody else works, so the reserve takes part");
    }

    @Test
    void nobodyIsLeftIdleWhereNobodyElseWorks() {
        withShares(60_000, shared(0, AutoReserve.ALL, 50));
        assertEquals("1001", call(10_000));
        assertEquals("1001", call(10_000));
    }

    @Test
    void hisShareComesBackWithOtherWork() {
        withShares(600_000, shared(0, AutoReserve.ALL, 50), shared(1, AutoReserve.NONE, 50));
        assertEquals("1001", call(10_000));
        RouteDialogue dialogue = world.asksAt(70, "6002");
        String station = "5" + witness().chosen().substring(1);
        world.used(dialogue, station);
        world.rings(70, station);
        world.answers(70, station);
        assertEquals("5002", station, "the most idle");
        dialogue = world.asksAt(71, "6002");
        assertEquals("1001", witness().chosen(), "idle on purpose for sales only");
        world.used(dialogue, World.station(0));
        world.rings(71, World.station(0));
        world.answers(71, World.station(0));
        world.advance(30_000);
        world.callerClears(71, World.station(0));
        world.arrivesAndAsks(72);
        assertEquals("1001", witness().chosen());
    }

    @Test
    void onlySecondarySkillsAreReserved() {
        AgentSite agent = shared(0, AutoReserve.SECONDARY_ONLY, 50);
        withShares(600_000, agent, shared(1, AutoReserve.NONE, 50));
        assertEquals("1001", call(10_000));
        assertEquals("1002", call(10_000));
        world.request(1, new Command.SetNotReady(1));
        assertEquals("1001", call(10_000), "it is his most expert skill");
        assertEquals(false, agent.isAutoReserve(1));
        assertEquals(true, agent.isAutoReserve(2));
        assertEquals(false, shared(0, AutoReserve.NONE, 50).isAutoReserve(2));
    }
}
