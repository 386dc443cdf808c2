package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.ConnectionParty;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.Condition;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Boards;
import io.strowger.core.state.Contact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What plans do with contacts that wait, besides looking for agents. */
class TreatmentsTest {
    private static final SkillSite SALES = new SkillSite("sales", NoAnswerMode.SERVER, 15_000, 0, 20_000);
    private final World world = World.with(1, 1, 1);
    private RoutePlan overflow = plan("overflow", "sales");

    private static RoutePlan plan(String name, String skill, Treatment... treatments) {
        return new RoutePlan(name, 5, 0, "", List.of(), 0,
                List.of(new Step(0, 0, false, List.of(new SkillNeed(skill, 16)))), List.of(treatments));
    }

    private static Treatment when(Condition condition, int threshold, Target target, String destination) {
        return new Treatment(condition, threshold, target, destination);
    }

    /** VDN 6001 has a plan for support with the treatments; agent 1003 has sales, the others support. */
    private void use(Treatment... treatments) {
        use(new RestrictionClass("treatments", List.of(), true, true, true, List.of()), treatments);
    }

    private void use(RestrictionClass restriction, Treatment... treatments) {
        world.configure(site -> {
            List<AgentSite> agents = new ArrayList<>(site.agents());
            AgentSite last = agents.remove(2);
            agents.add(new AgentSite(last.agentId(), last.name(), "", List.of(new SkillLevel("sales", 1))));
            SwitchSite pbx = site.switches().get(0);
            return new Site(
                    List.of(new SwitchSite(pbx.name(), pbx.links(), new NumberPlan("9", "00", "0", "49", "30", 4))),
                    site.devices(),
                    List.of(new VdnSite(World.CM, "6001", "Support", "", 0, "main"),
                            new VdnSite(World.CM, "6002", "Overflow", "", 0, "overflow")),
                    List.of(site.skills().get(0), SALES), agents, site.settings(), List.of(restriction), List.of())
                    .withPlans(List.of(plan("main", "support", treatments), overflow))
                    .withService(new ServiceSite(restriction.name()));
        });
        world.advance(Boards.SHOWN_MILLIS);
    }

    private List<Fact.TreatmentApplied> applied() {
        return world.facts(Fact.TreatmentApplied.class);
    }

    private Contact contact(int callId) {
        return world.engine.state().contacts().rows().stream()
                .filter(contact -> contact.call().callId() == callId).findFirst().orElseThrow();
    }

    private String flow(String skill) {
        var flow = world.engine.state().skills().get(skill).flow();
        return flow.in() + "/" + flow.out();
    }

    private PbxCommand.RouteSelect selected() {
        List<PbxCommand.RouteSelect> all = world.sent(PbxCommand.RouteSelect.class);
        return all.get(all.size() - 1);
    }

    /** Somebody works for support, and nobody is ready. */
    private void busy() {
        world.login(0);
        world.request(0, new Command.SetAfterCallWork());
    }

    @Test
    void aFullQueueOverflowsToAnotherSkillWithItsTime() {
        use(when(Condition.QUEUE_LENGTH, 2, Target.SKILL, "sales"));
        busy();
        world.arrivesAndAsks(55);
        world.arrivesAndAsks(56);
        assertEquals(0, applied().size(), "two is the length, and each is looked at when it comes");
        world.advance(1_000);
        long began = world.now;
        world.arrivesAndAsks(57);
        Fact.TreatmentApplied treated = applied().get(0);
        assertEquals(List.of(contact(57).id(), "main", 1, "support", 2),
                List.of(treated.contact(), treated.plan(), treated.treatment(), treated.skill(), treated.waiting()));
        assertEquals(List.of("sales", began),
                List.of(contact(57).demand().skill(), contact(57).demand().queuedNanos()));
        assertEquals(List.of("0/1", "1/0"), List.of(flow("support"), flow("sales")));
        world.advance(4_000);
        world.ready(2);
        assertEquals("5003", selected().routeSelected());
        assertEquals(ContactState.SELECTED, contact(57).state());
        assertEquals(4_000, world.facts(Fact.RouteDecided.class).get(0).witness().queueMillis());
        world.advance(60_000);
        assertEquals(1, applied().size());
    }

    @Test
    void aLongWaitOverflowsWhenItIsExpected() {
        use(when(Condition.EXPECTED_WAIT, (int) Skills.HANDLED_PRIOR_MILLIS, Target.PLAN, "overflow"));
        busy();
        world.arrivesAndAsks(55);
        assertEquals(0, applied().size(), "not longer than the limit");
        world.arrivesAndAsks(56);
        assertEquals(2 * Skills.HANDLED_PRIOR_MILLIS, applied().get(0).expectedMillis());
        assertEquals(List.of("sales", "overflow"),
                List.of(contact(56).demand().skill(), contact(56).demand().asked().plan().name()));
    }

    @Test
    void whoHasWaitedSoLongIsTreatedAndNotBefore() {
        use(when(Condition.WAITED, 30_000, Target.SKILL, "sales"), when(Condition.WAITED, 60_000, Target.VDN, "6002"));
        busy();
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.advance(29_999);
        assertEquals(0, applied().size());
        world.advance(1);
        assertEquals("sales", contact(55).demand().skill());
        world.advance(29_999);
        assertEquals(1, applied().size());
        world.advance(1);
        assertEquals(List.of(1, 1), List.of(applied().get(0).treatment(), applied().get(1).treatment()));
        assertEquals(List.of(dialogue, "6002"), List.of(selected().dialogue(), selected().routeSelected()));
        assertEquals(60_000, applied().get(1).waitedMillis());
    }

    @Test
    void anAgentComesBeforeAnyTreatment() {
        use(when(Condition.ALWAYS, 0, Target.SKILL, "sales"));
        world.ready(0);
        world.arrivesAndAsks(55);
        assertEquals("5001", selected().routeSelected());
        assertEquals(0, applied().size());
        world.arrivesAndAsks(56);
        assertEquals(1, applied().size());
    }

    @Test
    void nobodyLoggedOnIsSeenNowAndWhenTheLastLogsOff() {
        use(when(Condition.NOBODY_LOGGED_ON, 0, Target.SKILL, "sales"));
        world.arrivesAndAsks(55);
        assertEquals(1, applied().size());
        busy();
        world.arrivesAndAsks(56);
        world.advance(Boards.SHOWN_MILLIS);
        assertEquals(1, applied().size());
        world.request(0, new Command.LogOff(0));
        world.advance(Boards.SHOWN_MILLIS);
        assertEquals(List.of(2, "sales"), List.of(applied().size(), contact(56).demand().skill()));
    }

    // --- elsewhere

    /** The VDN asks for the call. */
    private RouteDialogue asksAt(String vdn, int callId, int crossRef) {
        RouteDialogue dialogue = new RouteDialogue(2, crossRef);
        world.says(link -> new Input.RouteRequested(World.CM, link, dialogue, Party.internal(vdn), World.caller(),
                new ConnectionId(callId, "T801#3", true), World.data(callId)));
        return dialogue;
    }

    @Test
    void aContactThatGoesToAnotherVdnWaitsThereWithItsTimeAndTheVdnsPlan() {
        use(when(Condition.WAITED, 10_000, Target.VDN, "6002"));
        busy();
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        long began = world.now;
        world.advance(10_000);
        assertEquals(ContactState.ARRIVED, contact(55).state());
        world.used(dialogue, "6002");
        world.advance(2_000);
        RouteDialogue there = asksAt("6002", 55, 900);
        Contact contact = contact(55);
        assertEquals(List.of(ContactState.WAITING, "sales", began),
                List.of(contact.state(), contact.demand().skill(), contact.demand().queuedNanos()));
        world.ready(2);
        assertEquals(there, selected().dialogue());
        assertEquals(12_000, world.facts(Fact.RouteDecided.class).get(0).witness().queueMillis());
        world.used(there, "5003");
        world.rings(55, "5003");
        world.answers(55, "5003");
        world.callerClears(55, "5003");
        assertEquals(ContactDisposition.ANSWERED, world.facts(Fact.ContactEnded.class).get(0).disposition());
        assertEquals(1, world.facts(Fact.ContactStarted.class).size());
    }

    /** The port that a customer was sent to calls a VDN for him and transfers: the port's own call is new, and he is not. */
    @Test
    void whoeverIsSentOnByAPortWaitsWithHisOwnTime() {
        overflow = new RoutePlan("overflow", 5, 0, "", List.of(), 0,
                List.of(new Step(0, 0, false, List.of(new SkillNeed("sales", 16))),
                        new Step(20_000, 0, false, List.of(new SkillNeed("support", 16)))),
                List.of(when(Condition.WAITED, 30_000, Target.VDN, "6009")));
        use(when(Condition.WAITED, 10_000, Target.IVR, "5901"));
        busy();
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        long began = world.now;
        world.advance(10_000);
        world.used(dialogue, "5901");
        world.rings(55, "5901");
        world.answers(55, "5901");
        world.advance(5_000);
        portCalls("6002");
        world.advance(1_000);
        world.stationEvent("5901", new PbxEvent.Transferred(new ConnectionId(55, "5901", false),
                new ConnectionId(56, "5901", false), Party.internal("5901"), Party.internal("6002"),
                List.of(new ConnectionParty(new ConnectionId(55, "T801#3", true), World.caller(),
                        LocalConnectionState.CONNECT)),
                EventCause.TRANSFER, CallData.EMPTY));
        assertEquals(List.of(ContactState.WAITING, "sales", began, false),
                List.of(contact(55).state(), contact(55).demand().skill(), contact(55).demand().queuedNanos(),
                        contact(55).course().treated().isAway()));
        world.advance(3_999);
        assertEquals(List.of(), world.facts(Fact.PlanStepReached.class));
        world.advance(1);
        assertEquals(List.of("sales", "support"), world.facts(Fact.PlanStepReached.class).get(0).skills());
        world.advance(9_999);
        assertEquals(1, applied().size());
        world.advance(1);
        assertEquals(List.of(2, 30_000L), List.of(applied().size(), applied().get(1).waitedMillis()));
        assertEquals("6009", selected().routeSelected());
    }

    private void portCalls(String vdn) {
        ConnectionId port = new ConnectionId(56, "5901", false);
        world.stationEvent("5901", new PbxEvent.Held(new ConnectionId(55, "5901", false), Party.internal("5901"),
                EventCause.NONE));
        world.stationEvent("5901", new PbxEvent.ServiceInitiated(port, EventCause.NONE, World.data(56)));
        world.stationEvent("5901", new PbxEvent.Originated(port, Party.internal("5901"), Party.internal(vdn),
                EventCause.NONE, World.data(56)));
        world.says(link -> new Input.RouteRequested(World.CM, link, new RouteDialogue(2, 900), Party.internal(vdn),
                Party.internal("5901"), port, World.data(56)));
    }

    @Test
    void whoIsSentOutAndLeftIsOutflowAndHasWaitedUntilThen() {
        use(when(Condition.WAITED, 10_000, Target.IVR, "5901"));
        busy();
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.advance(10_000);
        world.used(dialogue, "5901");
        world.advance(40_000);
        world.callerClears(55, "");
        Fact.ContactEnded ended = world.facts(Fact.ContactEnded.class).get(0);
        assertEquals(List.of(ContactDisposition.OUTFLOW, 10_000L), List.of(ended.disposition(), ended.queueMillis()));
        assertEquals("0/1", flow("support"));
    }

    @Test
    void whileTheVectorDoesNotAskItWaitsForIt() {
        use(when(Condition.WAITED, 10_000, Target.BUSY, "6009"));
        busy();
        RouteDialogue first = world.arrivesAndAsks(55);
        world.advance(9_500);
        world.cancelled(first);
        world.advance(1_000);
        assertEquals(List.of(0, ContactState.WAITING), List.of(applied().size(), contact(55).state()));
        RouteDialogue second = world.asks(55);
        assertEquals(List.of(second, "6009"), List.of(selected().dialogue(), selected().routeSelected()));
        assertEquals(1, applied().size());
    }

    @Test
    void aRefusedDestinationBringsItBackToItsPlace() {
        use(when(Condition.WAITED, 10_000, Target.VDN, "6009"));
        busy();
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        long began = world.now;
        world.advance(10_000);
        world.ended(dialogue, World.failure(14));
        world.asks(55);
        Contact contact = contact(55);
        assertEquals(List.of(ContactState.WAITING, began, "support"),
                List.of(contact.state(), contact.demand().queuedNanos(), contact.demand().skill()));
    }

    /** A link that stood still tells all at once how often the vector has asked: each select crosses the end of the dialogue that it answers. */
    @Test
    void aSelectThatCrossesTheEndOfItsDialogueDoesNotCount() {
        use(when(Condition.WAITED, 10_000, Target.VDN, "6002"));
        busy();
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.advance(10_000);
        for (int i = 0; i < 2 * Treatments.APPLIED_MAX; i++) {
            assertEquals(ContactState.ARRIVED, contact(55).state());
            world.cancelled(dialogue);
            dialogue = world.asks(55);
        }
        assertEquals(1, contact(55).course().treated().applied());
        world.used(dialogue, "6002");
        asksAt("6002", 55, 900);
        assertEquals("sales", contact(55).demand().skill());
        world.callerClears(55, "");
    }

    @Test
    void aNumberOutsideIsHeldToTheSitesClass() {
        Treatment out = when(Condition.ALWAYS, 0, Target.EXTERNAL_NUMBER, "900441234567");
        Treatment next = when(Condition.ALWAYS, 0, Target.EXTERNAL_NUMBER, "90304711");
        busy();
        RestrictionClass local = new RestrictionClass("treatments", List.of("local"), true, true, true, List.of());
        use(local, out, next);
        world.arrivesAndAsks(55);
        assertEquals(RefusalReason.DIALLING_NOT_ALLOWED, refused(0));
        assertEquals("90304711", selected().routeSelected(), "the next that holds");
        use(new RestrictionClass("treatments", List.of(), true, false, true, List.of()), out);
        world.arrivesAndAsks(56);
        assertEquals(RefusalReason.TRUNK_TRANSFER_NOT_ALLOWED, refused(1));
        use(new RestrictionClass("treatments", List.of(), false, true, true, List.of()), out);
        world.arrivesAndAsks(57);
        assertEquals(RefusalReason.OUTBOUND_NOT_ALLOWED, refused(2));
        use(when(Condition.ALWAYS, 0, Target.VDN, "900441234567"));
        world.arrivesAndAsks(58);
        assertEquals(RefusalReason.OUTBOUND_NOT_ALLOWED, refused(3), "a VDN is no way around it");
        world.configure(site -> site.withService(ServiceSite.DEFAULT).withPlans(List.of(
                plan("main", "support", next), overflow)));
        world.arrivesAndAsks(59);
        assertEquals(RefusalReason.OUTBOUND_NOT_ALLOWED, refused(4), "without a class none");
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size());
    }

    private RefusalReason refused(int index) {
        return world.facts(Fact.TreatmentRefused.class).get(index).reason();
    }

    @Test
    void plansThatLeadToEachOtherEndInTheQueue() {
        overflow = plan("overflow", "sales", when(Condition.ALWAYS, 0, Target.PLAN, "main"));
        use(when(Condition.ALWAYS, 0, Target.PLAN, "overflow"));
        busy();
        world.arrivesAndAsks(55);
        assertEquals(Treatments.APPLIED_MAX, applied().size());
        assertEquals(RefusalReason.TREATMENTS_EXHAUSTED, refused(0));
        assertEquals(ContactState.WAITING, contact(55).state());
        assertTrue(world.facts(Fact.AnomalyRecorded.class).stream()
                .anyMatch(anomaly -> anomaly.kind() == Fact.AnomalyKind.LIMIT));
    }

    @Test
    void whatIsNotThereIsRefusedAndItWaitsOn() {
        use(when(Condition.ALWAYS, 0, Target.SKILL, "none"), when(Condition.ALWAYS, 0, Target.PLAN, "none"));
        busy();
        world.arrivesAndAsks(55);
        assertEquals(List.of(RefusalReason.SKILL_UNKNOWN, RefusalReason.PLAN_UNKNOWN), List.of(refused(0), refused(1)));
        assertEquals(ContactState.WAITING, contact(55).state());
    }
}
