package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.analysis.NumberTable;
import io.strowger.core.analysis.NumberTables;
import io.strowger.core.analysis.NumberTableWriter;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.LookUpOutcome;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.SessionRole;
import io.strowger.core.machine.ContactState;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Rights;
import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.CallerSite;
import io.strowger.core.site.LookUpSite;
import io.strowger.core.site.NumberTableSite;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.RuleSite.Changes;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.VariableSite;
import io.strowger.core.site.VariableType;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contacts are analysed by rules before they wait. */
class AnalysisTest {
    private static final SkillSite SUPPORT = new SkillSite("support", NoAnswerMode.SERVER, 15_000, 0, 20_000);
    private static final int DEADLINE = 800;
    private final World world = World.with(SUPPORT, 1, 2);

    private static Changes priority(int priority) {
        return changes(priority, 0, "", Map.of());
    }

    private static Changes changes(int priority, int by, String language, Map<String, String> data) {
        return new Changes(priority, by, language, List.of(), "", List.of(), false, -1, data);
    }

    private void analysis(RuleSite... rules) {
        analysis(AnalysisSite.NONE.withRules(List.of(rules)));
    }

    private void analysis(AnalysisSite analysis) {
        world.configure(site -> withSkills(site).withAnalysis(analysis));
    }

    /** With skills in a language. */
    private static Site withSkills(Site site) {
        List<SkillSite> skills = new ArrayList<>(List.of(SUPPORT));
        skills.add(new SkillSite("support-fr", NoAnswerMode.SERVER, 15_000, 0, 20_000));
        return new Site(site.switches(), site.devices(), site.vdns(), skills, site.agents(), site.settings());
    }

    private Contact contact() {
        return world.onlyContact().orElseThrow();
    }

    private Fact.ContactAnalysed analysed() {
        List<Fact.ContactAnalysed> all = world.facts(Fact.ContactAnalysed.class);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    private void replayed() {
        Engine again = new Engine(new EngineState());
        world.inputs.forEach(again::apply);
        assertEquals(world.engine.hash(), again.hash());
        assertEquals(world.engine.hash(), Engine.restore(world.engine.snapshot()).hash());
    }

    @Test
    void theFirstRuleThatHoldsDecides() {
        analysis(new RuleSite("other", "vdn == '6002'", "", priority(1)),
                new RuleSite("berlin", "ani starts-with '+4930' and digits == ''", "", priority(7)),
                new RuleSite("default", "", "", priority(9)));
        world.arrivesAndAsks(55);
        assertEquals("berlin", analysed().rule());
        assertEquals(7, contact().demand().priority());
        assertEquals("+493012345", analysed().reads().get("ani"));
        assertEquals(2, analysed().configurationVersion());
        replayed();
    }

    @Test
    void aRuleChangesPriorityLanguageAndData() {
        analysis(new RuleSite("default", "", "", changes(0, -99, "'fr'", Map.of("segment", "vdn.origin"))));
        world.arrivesAndAsks(55);
        assertEquals(1, contact().demand().priority());
        assertEquals("support-fr", contact().demand().skill());
        assertEquals("6001", contact().data().get("segment"));
        replayed();
    }

    @Test
    void aLanguageWithoutASkillOfItsOwnChangesNothing() {
        analysis(new RuleSite("default", "", "", changes(0, 0, "'xx'", Map.of())));
        world.arrivesAndAsks(55);
        assertEquals("support", contact().demand().skill());
    }

    @Test
    void theCallersProfileIsFoundByNumberAndByPattern() {
        CallerSite pattern = new CallerSite(List.of("+4930."), 3, false, "fr", "1002", List.of(), Map.of("tier", "b"));
        CallerSite number = new CallerSite(List.of("+493012345"), 5, true, "de", "", List.of(), Map.of("tier", "a"));
        AnalysisSite site = AnalysisSite.NONE.withRules(List.of(
                new RuleSite("known", "caller.known and caller.vip == 5 and caller.blacklisted and caller.tier == 'a'",
                        "",
                        priority(3)),
                new RuleSite("default", "", "")));
        analysis(site.withCallers(List.of(pattern, number)));
        world.arrivesAndAsks(55);
        assertEquals(3, contact().demand().priority());
        analysis(AnalysisSite.NONE.withCallers(List.of(pattern)).withRules(
                List.of(new RuleSite("pattern", "caller.vip == 3 and caller.last-agent == '1002'", "", priority(4)),
                        new RuleSite("default", "", ""))));
        world.arrivesAndAsks(56);
        assertEquals("pattern", analysed().rule());
    }

    @Test
    void numbersAreReadWithTheirTableAndPortedOnesFirst() throws IOException {
        NumberTableWriter prefixes = new NumberTableWriter(NumberTable.Kind.PREFIXES);
        prefixes.add("49", "germany");
        prefixes.add("4930", "berlin");
        NumberTableWriter ported = new NumberTableWriter(NumberTable.Kind.WHOLE);
        ported.add("493012345", "moved");
        NumberTable areas = table(prefixes);
        NumberTable moved = table(ported);
        NumberTables tables = hash -> hash.equals("a") ? areas : moved;
        Engine engine = new Engine(new EngineState(tables));
        assertEquals("berlin", tables.get("a").value("+493099"));
        Site site = World.site(List.of(World.LINK), SUPPORT, 1)
                .withAnalysis(AnalysisSite.NONE.withNumberTables(List.of(new NumberTableSite("area", "a", "b")))
                        .withRules(List.of(new RuleSite("moved", "area == 'moved'", "", priority(2)),
                                new RuleSite("default", "", ""))));
        for (Input input : List.of(new Input.EpochStarted(1, 0, 1), new Input.ConfigurationApplied(1, "test", site))) {
            engine.apply(new JournalledInput(engine.sequence() + 1, 1, 1_000_000, 0,
                    Bytes.of(RecordCodec.of(Input.class).encode(input))));
        }
        assertEquals("moved", engine.state().site().rules().tableValue("area", "+493012345"));
        assertEquals("berlin", engine.state().site().rules().tableValue("area", "+493012346"));
        assertEquals("germany", engine.state().site().rules().tableValue("area", "+4940"));
        assertEquals("", engine.state().site().rules().tableValue("area", "+33"));
        byte[] snapshot = engine.snapshot();
        assertEquals(engine.hash(), Engine.restore(snapshot, tables).hash());
        NumberTables.MissingTableException missing = assertThrows(NumberTables.MissingTableException.class,
                () -> Engine.restore(snapshot));
        assertTrue(missing.getMessage().contains("the number table a is missing"), missing.getMessage());
        Engine without = new Engine(new EngineState());
        assertThrows(NumberTables.MissingTableException.class,
                () -> without.apply(new JournalledInput(1, 1, 1, 0,
                        Bytes.of(RecordCodec.of(Input.class)
                                .encode(new Input.ConfigurationApplied(1, "test", site))))));
    }

    private static NumberTable table(NumberTableWriter writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(out);
        return NumberTable.of(ByteBuffer.wrap(out.toByteArray()));
    }

    @Test
    void theLastAgentIsRememberedAndPreferred() {
        analysis(new RuleSite("again", "caller.last-agent != ''", "", new Changes(0, 0, "", List.of(), "",
                List.of(new RuleSite.Preferred("caller.last-agent", 90)), false, 10_000, Map.of())),
                new RuleSite("default", "", ""));
        world.ready(1);
        RouteDialogue first = world.arrivesAndAsks(55);
        assertEquals("default", analysed().rule());
        world.used(first, "5002");
        world.rings(55, "5002");
        world.answers(55, "5002");
        world.callerClears(55, "5002");
        assertEquals("1002", world.engine.state().lastAgents().get("+493012345").agentId());
        world.ready(0);
        world.arrivesAndAsks(56);
        assertEquals("again", analysed().rule());
        List<Fact.RouteDecided> decided = world.facts(Fact.RouteDecided.class);
        assertEquals("1002", decided.get(decided.size() - 1).witness().chosen(), "the other one is the more expert");
        replayed();
    }

    @Test
    void nobodyWaitsForPreferredAgentsWhomThereAreNoneOf() {
        analysis(new RuleSite("default", "", "", new Changes(0, 0, "", List.of(), "",
                List.of(new RuleSite.Preferred("caller.last-agent", 90)), false, 10_000, Map.of())));
        world.ready(0);
        world.arrivesAndAsks(55);
        assertEquals(ContactState.SELECTED, contact().state());
    }

    @Test
    void aSkillOfAPlanStandsOnceWhateverItsLanguage() {
        analysis(new RuleSite("default", "", "", new Changes(0, 0, "'fr'",
                List.of(new RuleSite.AddedSkill("support-fr", 16), new RuleSite.AddedSkill("support", 3)), "",
                List.of(),
                false, -1, Map.of())));
        world.arrivesAndAsks(55);
        assertEquals(List.of("support-fr"), contact().demand().asked().needs().stream()
                .map(SkillNeed::skill).toList());
    }

    @Test
    void nobodyIsRememberedWhenNoRuleAsks() {
        analysis(new RuleSite("default", "", ""));
        world.ready(1);
        RouteDialogue first = world.arrivesAndAsks(55);
        world.used(first, "5002");
        world.rings(55, "5002");
        world.answers(55, "5002");
        assertEquals(0, world.engine.state().lastAgents().size());
    }

    // --- look-ups

    private static LookUpSite lookUp(String name, int deadline, boolean profile, LookUpSite.Field... fields) {
        return new LookUpSite(name, "number", List.of(fields), deadline, profile,
                new LookUpSite.Source("customers.csv", "number", "", ""));
    }

    private void withLookUps() {
        analysis(AnalysisSite.NONE
                .withLookUps(List.of(lookUp("crm", DEADLINE, true, new LookUpSite.Field("vip", "0")),
                        lookUp("slow", 2 * DEADLINE, false, new LookUpSite.Field("segment", "none"))))
                .withRules(List.of(new RuleSite("early", "vdn == '6002'", "", priority(1)),
                        new RuleSite("vip", "caller.vip >= 2", "", priority(2)),
                        new RuleSite("gold", "lookup.slow.segment == 'gold'", "", priority(3)),
                        new RuleSite("default", "", "", priority(8)))));
    }

    private List<Output.LookUpWanted> wanted() {
        return world.outputs.stream().filter(Output.LookUpWanted.class::isInstance)
                .map(Output.LookUpWanted.class::cast).toList();
    }

    private void answer(String lookUp, LookUpOutcome outcome, Map<String, String> fields) {
        Output.LookUpWanted asked = wanted().stream().filter(each -> each.lookUp().equals(lookUp)).findFirst()
                .orElseThrow();
        world.apply(new Input.LookUpAnswered(asked.contact(), lookUp, asked.key(), outcome, fields));
    }

    @Test
    void aContactWaitsForOutsideDataAndNobodyElseDoes() {
        withLookUps();
        world.ready(0);
        world.arrivesAndAsks(55);
        assertEquals(List.of("crm", "slow"), wanted().stream().map(Output.LookUpWanted::lookUp).toList());
        assertEquals("+493012345", wanted().get(0).key());
        assertEquals(world.now / 1_000_000 + DEADLINE, wanted().get(0).deadlineMillis());
        assertEquals(ContactState.ARRIVED, contact().state());
        assertNull(analysed());
        answer("crm", LookUpOutcome.FOUND, Map.of("vip", "3"));
        assertNull(analysed(), "the other one is not there yet");
        world.advance(100);
        answer("slow", LookUpOutcome.NOT_FOUND, Map.of());
        assertEquals("vip", analysed().rule());
        assertEquals(100, analysed().inAnalysisMillis());
        assertEquals(2, contact().demand().priority());
        assertEquals(ContactState.SELECTED, contact().state());
        replayed();
    }

    @Test
    void whatOutsideDataHasSaidIsKnownAtOnceWhenTheContactAsksAgain() {
        withLookUps();
        world.ready(0);
        RouteDialogue first = world.arrivesAndAsks(55);
        world.advance(100);
        answer("crm", LookUpOutcome.FOUND, Map.of("vip", "3"));
        answer("slow", LookUpOutcome.NOT_FOUND, Map.of());
        world.used(first, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        world.advance(60_000);
        world.asks(55);
        assertEquals(List.of(100L, 0L), world.facts(Fact.ContactAnalysed.class).stream()
                .map(Fact.ContactAnalysed::inAnalysisMillis).toList());
        assertEquals("vip", analysed().rule());
        replayed();
    }

    @Test
    void aCallerWhomOutsideDataFindsIsKnown() {
        analysis(AnalysisSite.NONE.withLookUps(List.of(lookUp("crm", DEADLINE, true))).withRules(List.of(
                new RuleSite("known", "caller.known", "", priority(2)), new RuleSite("default", "", "", priority(8)))));
        world.arrivesAndAsks(55);
        answer("crm", LookUpOutcome.FOUND, Map.of());
        assertEquals("known", analysed().rule());
        world.outputs.clear();
        world.arrivesAndAsks(56);
        answer("crm", LookUpOutcome.NOT_FOUND, Map.of());
        assertEquals("default", analysed().rule());
    }

    @Test
    void afterTheDeadlineTheDefaultHoldsAndALateAnswerIsOfNoEffect() {
        withLookUps();
        world.arrivesAndAsks(55);
        world.advance(DEADLINE);
        assertNull(analysed());
        answer("slow", LookUpOutcome.FOUND, Map.of("segment", "gold"));
        assertEquals("gold", analysed().rule());
        answer("crm", LookUpOutcome.FOUND, Map.of("vip", "3"));
        assertEquals(3, contact().demand().priority());
        assertEquals(1, world.facts(Fact.ContactAnalysed.class).size());
        assertEquals(2, world.facts(Fact.LookUpEnded.class).size());
        replayed();
    }

    @Test
    void neitherAnswersAndTheContactWaitsTheLongestDeadline() {
        withLookUps();
        world.arrivesAndAsks(55);
        world.advance(2 * DEADLINE - 1);
        assertNull(analysed());
        world.advance(1);
        assertEquals("default", analysed().rule());
        assertEquals(ContactState.WAITING, contact().state());
    }

    @Test
    void aRuleBeforeTheLookUpAsksNothing() {
        withLookUps();
        world.configure(site -> site.withAnalysis(site.analysis().withRules(List.of(
                new RuleSite("first", "vdn == '6001'", "", priority(4)),
                new RuleSite("vip", "caller.vip > 1", "", priority(2)),
                new RuleSite("default", "", "")))));
        world.arrivesAndAsks(55);
        assertEquals(List.of(), wanted());
        assertEquals("first", analysed().rule());
    }

    @Test
    void theVectorMayAskAgainMeanwhile() {
        withLookUps();
        world.ready(0);
        RouteDialogue first = world.arrivesAndAsks(55);
        world.cancelled(first);
        RouteDialogue second = world.asks(55);
        answer("crm", LookUpOutcome.FAILED, Map.of());
        answer("slow", LookUpOutcome.BUSY, Map.of());
        List<PbxCommand.RouteSelect> selects = world.sent(PbxCommand.RouteSelect.class);
        assertEquals(1, selects.size());
        assertEquals(second, selects.get(0).dialogue());
        assertEquals(2, wanted().size(), "nothing is asked twice");
    }

    @Test
    void aCallerWhoLeavesMeanwhileLeavesNothing() {
        withLookUps();
        world.arrivesAndAsks(55);
        world.callerClears(55, "");
        answer("crm", LookUpOutcome.FOUND, Map.of("vip", "3"));
        world.advance(3 * DEADLINE);
        assertTrue(world.onlyContact().isEmpty());
        assertEquals(List.of(), world.facts(Fact.ContactAnalysed.class));
        assertEquals("(1,0,0,0/0,0)", world.counters());
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
    }

    @Test
    void aNewEpochAsksAgainWhereThereIsTimeLeft() {
        withLookUps();
        world.arrivesAndAsks(55);
        world.advance(DEADLINE);
        world.outputs.clear();
        world.epoch = 2;
        world.apply(new Input.EpochStarted(2, world.now / 1_000_000, world.now / 1_000_000));
        assertEquals(List.of("slow"), wanted().stream().map(Output.LookUpWanted::lookUp).toList());
        answer("slow", LookUpOutcome.FOUND, Map.of("segment", "gold"));
        assertEquals("gold", analysed().rule());
        replayed();
    }

    @Test
    void aCallThatWasAnsweredElsewhereMeanwhileStaysThere() {
        withLookUps();
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.cancelled(dialogue);
        world.rings(55, "5001");
        world.answers(55, "5001");
        world.advance(3 * DEADLINE + 3_000);
        assertEquals(ContactState.TALKING, contact().state());
        assertFalse(contact().inquiry().isPending());
    }

    /** It was sent back to its VDN because nobody answered, and is on its way to another agent before the outside data come. */
    @Test
    void whoIsOnHisWayToAnotherAgentByThenGoesOnToHim() {
        world.ready(0);
        RouteDialogue first = world.arrivesAndAsks(55);
        world.used(first, "5001");
        world.rings(55, "5001");
        withLookUps();
        world.advance(SUPPORT.ringMillis());
        RouteDialogue second = world.asks(55);
        world.diverted(55, "5001", "6001");
        assertEquals(2, wanted().size());
        world.ready(1);
        assertEquals(ContactState.SELECTED, contact().state());
        answer("crm", LookUpOutcome.FOUND, Map.of("vip", "3"));
        answer("slow", LookUpOutcome.FOUND, Map.of("segment", "gold"));
        assertEquals(List.of(first, second), world.sent(PbxCommand.RouteSelect.class).stream()
                .map(PbxCommand.RouteSelect::dialogue).toList());
        assertFalse(contact().inquiry().isPending());
        replayed();
    }

    // --- variables

    private static VariableSite variable(String name, VariableType type, String standard, long expiry) {
        return new VariableSite(name, type, standard, List.of("north"), expiry);
    }

    private void withVariables() {
        world.configure(site -> {
            List<AgentSite> agents = List.of(site.agents().get(0).withRights(new Rights("", "", List.of("north"))),
                    site.agents().get(1).withRights(new Rights("", "", List.of("south"))));
            return new Site(site.switches(), site.devices(), site.vdns(),
                    List.of(SUPPORT.withRingVariable("ring")), agents, site.settings()).withAnalysis(
                            AnalysisSite.NONE
                                    .withVariables(List.of(variable("night", VariableType.FLAG, "false", 0),
                                            variable("ring", VariableType.DURATION, "20s", 60_000)))
                                    .withRules(List.of(new RuleSite("night", "var.night", "", priority(3)),
                                            new RuleSite("default", "", "", priority(8)))));
        });
    }

    private TopicState.VariableView shown(String name) {
        TopicState.VariableView last = null;
        for (Output output : world.outputs) {
            if (output instanceof Output.TopicUpdated topic && topic.topic().equals("variable/" + name)) {
                last = (TopicState.VariableView) topic.state();
            }
        }
        return last;
    }

    private RefusalReason asks(int agent, Command command) {
        return world.outcome(agent, world.request(agent, command)).reason();
    }

    @Test
    void aSupervisorSetsAVariableForATime() {
        withVariables();
        world.supervisor(0);
        assertEquals("false", shown("night").value());
        assertEquals(RefusalReason.NONE, asks(0, new Command.SetVariable("night", "true", 5_000)));
        assertEquals("true", shown("night").value());
        assertEquals("1001", shown("night").setBy());
        world.arrivesAndAsks(55);
        assertEquals("night", analysed().rule());
        world.advance(5_000);
        assertEquals("false", shown("night").value());
        world.arrivesAndAsks(56);
        assertEquals("default", analysed().rule());
        List<Fact.VariableSet> audit = world.facts(Fact.VariableSet.class);
        assertEquals(List.of("1001", ""), audit.stream().map(Fact.VariableSet::by).toList());
        assertEquals("true", audit.get(1).before());
        replayed();
    }

    @Test
    void whoMayNotOrWritesWronglyIsRefused() {
        withVariables();
        world.supervisor(0);
        world.supervisor(1);
        assertEquals(RefusalReason.VARIABLE_NOT_YOURS, asks(1, new Command.SetVariable("night", "true", 0)));
        assertEquals(RefusalReason.VARIABLE_UNKNOWN, asks(0, new Command.SetVariable("nigth", "true", 0)));
        assertEquals(RefusalReason.VARIABLE_ILL_TYPED, asks(0, new Command.SetVariable("night", "yes", 0)));
        assertEquals(RefusalReason.BAD_ARGUMENT,
                asks(0, new Command.SetVariable("night", "true", Variables.FOR_MILLIS_MAX + 1)));
        assertEquals(RefusalReason.NONE,
                asks(0, new Command.SetVariable("night", "true", Variables.FOR_MILLIS_MAX)));
        assertEquals(RefusalReason.VARIABLE_NOT_YOURS, asks(1, new Command.ResetVariable("night")));
        assertEquals(RefusalReason.NONE, asks(0, new Command.ResetVariable("night")));
        world.advance(2 * Variables.FOR_MILLIS_MAX);
        assertEquals(2, world.facts(Fact.VariableSet.class).size());
    }

    @Test
    void anAgentWhoIsNoSupervisorSetsNothing() {
        withVariables();
        world.apply(new Input.SessionOpened(world.session(0), World.agent(0), SessionRole.AGENT, Bytes.EMPTY, 1, 7));
        assertEquals(RefusalReason.NOT_PERMITTED, asks(0, new Command.SetVariable("night", "true", 0)));
    }

    @Test
    void theRingTimeIsThatOfTheVariableAndItsOwnExpiryHolds() {
        withVariables();
        world.supervisor(0);
        world.request(0, new Command.SetReady(false));
        world.apply(new Input.VariableChanged("tech", "ring", "3s", 0, false));
        assertEquals(world.now / 1_000_000 + 60_000, shown("ring").untilMillis());
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.advance(2_999);
        assertEquals(0, world.sent(PbxCommand.DeflectCall.class).size());
        world.advance(1);
        assertEquals(1, world.sent(PbxCommand.DeflectCall.class).size());
    }

    @Test
    void aVariableThatIsNotConfiguredAnyMoreIsForgotten() {
        withVariables();
        world.apply(new Input.VariableChanged("tech", "night", "true", 60_000, false));
        world.configure(site -> site.withAnalysis(AnalysisSite.NONE));
        assertEquals(0, world.engine.state().variables().size());
        world.advance(60_000);
        assertEquals(2, world.facts(Fact.VariableSet.class).size());
        replayed();
    }

    // --- configurations

    @Test
    void aPlannedConfigurationTakesEffectByTheClock() {
        Site next = withSkills(world.engine.state().site().site());
        long effective = world.now / 1_000_000 + 10_000;
        world.apply(new Input.ConfigurationScheduled(2, "tech", next, "more skills", 0, "", effective));
        assertEquals(1, world.engine.view().reign().configurationVersion());
        assertEquals(2, world.engine.view().administered().next().version());
        world.advance(10_000);
        assertEquals(2, world.engine.view().reign().configurationVersion());
        assertNull(world.engine.view().administered().next());
        List<Fact.ConfigurationChanged> changes = world.facts(Fact.ConfigurationChanged.class);
        assertEquals(List.of("+ skills support-fr"), changes.get(1).changes());
        assertEquals("tech", changes.get(1).appliedBy());
        assertEquals("more skills", world.engine.view().administered().configurations().map().get(2L).comment());
        replayed();
    }

    @Test
    void whatAnotherHasOvertakenIsGivenUp() {
        Site site = world.engine.state().site().site();
        long effective = world.now / 1_000_000 + 10_000;
        world.apply(new Input.ConfigurationScheduled(2, "tech", withSkills(site), "", 0, "", effective));
        world.configure(now -> now);
        world.advance(10_000);
        assertEquals(2, world.engine.view().reign().configurationVersion());
        assertNull(world.engine.state().site().skill("support-fr"));
        assertEquals(1, world.facts(Fact.ConfigurationGivenUp.class).size());
        world.apply(new Input.ConfigurationScheduled(3, "tech", withSkills(site), "", 0, "", effective + 10_000));
        world.apply(new Input.ConfigurationWithdrawn("tech"));
        world.advance(20_000);
        assertEquals(2, world.engine.view().reign().configurationVersion());
        assertEquals("withdrawn by tech", world.facts(Fact.ConfigurationGivenUp.class).get(1).because());
        replayed();
    }
}
