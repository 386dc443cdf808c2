package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Command.ForcedState;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.SessionRole;
import io.strowger.core.codec.Bytes;
import io.strowger.core.model.AgentState;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.Push.AgentOutcome;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.output.TopicState.AgentView;
import io.strowger.core.output.TopicState.SkillView;
import io.strowger.core.output.TopicState.TeamView;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Rights;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeskSite;
import io.strowger.core.site.DeskSite.BoardItem;
import io.strowger.core.site.DeskSite.ThresholdSite;
import io.strowger.core.site.DeskSite.WrapUpSite;
import io.strowger.core.site.Scope;
import io.strowger.core.site.UserSite;
import io.strowger.core.state.Boards;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.RecentContacts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams, live skills, thresholds, messages and help. Agents 1001 and 1002 are of team blue, 1003 supervises it and is of team red. */
class DesksTest {
    private static final int BOSS = 2;

    private final Talk talk = new Talk(Interleaving.ONE_LINK, 1, 2, 3);
    private final World world = talk.world;

    @BeforeEach
    void anAgentWhoTalksAndASupervisor() {
        configure(new DeskSite(List.of(), List.of(), List.of()));
        talk.begin();
        world.login(1);
        world.ready(1);
        world.supervisor(BOSS);
    }

    private void configure(DeskSite desk) {
        world.configure(site -> site.withAgents(site.agents().stream().map(DesksTest::placed).toList())
                .withDesk(desk));
    }

    private static AgentSite placed(AgentSite agent) {
        boolean boss = agent.agentId().equals("1003");
        return agent.withRights(new Rights("", "", List.of(), boss ? "red" : "blue", boss ? List.of("blue") : List.of(),
                List.of()));
    }

    private <T extends Push> List<T> pushes(int agent, Class<T> type) {
        return world.pushes(agent).stream().filter(type::isInstance).map(type::cast).toList();
    }

    private RefusalReason asks(int agent, Command command) {
        return world.outcome(agent, world.request(agent, command)).reason();
    }

    private <T extends TopicState> List<T> topics(Class<T> type) {
        return world.outputs.stream().filter(Output.TopicUpdated.class::isInstance).map(Output.TopicUpdated.class::cast)
                .map(Output.TopicUpdated::state).filter(type::isInstance).map(type::cast).toList();
    }

    // --- boards

    @Test
    void aTeamsBoardCountsEachAgentOnce() {
        world.advance(Boards.SHOWN_MILLIS);
        List<TeamView> blue = topics(TeamView.class).stream().filter(view -> view.team().equals("blue")).toList();
        TeamView last = blue.getLast();
        assertEquals(2, last.loggedOn());
        assertEquals(last.loggedOn(),
                last.ready() + last.ringing() + last.onCalls() + last.afterCallWork() + last.notReady()
                        + last.other());
        assertEquals(1, last.onCalls());
    }

    @Test
    void aThresholdTellsOnceAndAgainWhenAllIsWell() {
        configure(new DeskSite(List.of(),
                List.of(new ThresholdSite("team/blue", BoardItem.INAUX, true, 0, 0)), List.of()));
        world.advance(Boards.SHOWN_MILLIS);
        assertEquals(RefusalReason.NONE, asks(1, new Command.SetNotReady(3)));
        world.advance(Boards.SHOWN_MILLIS);
        world.advance(Boards.SHOWN_MILLIS);
        assertEquals(1, world.facts(Fact.ThresholdCrossed.class).size());
        Push.ThresholdCrossed crossed = pushes(BOSS, Push.ThresholdCrossed.class).getLast();
        assertTrue(crossed.alert().beyond());
        assertEquals(1, crossed.alert().value());
        assertEquals(RefusalReason.NONE, asks(1, new Command.SetReady(false)));
        world.advance(Boards.SHOWN_MILLIS);
        assertFalse(pushes(BOSS, Push.ThresholdCrossed.class).getLast().alert().beyond());
        assertEquals(2, pushes(BOSS, Push.ThresholdCrossed.class).size());
    }

    @Test
    void whatSwingsAroundAThresholdDoesNotTellAgainAndAgain() {
        ThresholdSite above = new ThresholdSite("skill/support", BoardItem.INQUEUE, true, 10, 7);
        assertFalse(above.isBeyond(10, false));
        assertTrue(above.isBeyond(11, false));
        assertTrue(above.isBeyond(8, true));
        assertFalse(above.isBeyond(7, true));
        ThresholdSite below = new ThresholdSite("skill/support", BoardItem.AVAILABLE, false, 2, 4);
        assertFalse(below.isBeyond(2, false));
        assertTrue(below.isBeyond(1, false));
        assertTrue(below.isBeyond(3, true));
        assertFalse(below.isBeyond(4, true));
    }

    private SkillView support() {
        return topics(SkillView.class).stream().filter(view -> view.skill().equals("support")).reduce((a, b) -> b)
                .orElseThrow();
    }

    private List<String> crossings() {
        return pushes(BOSS, Push.ThresholdCrossed.class).stream().map(Push.ThresholdCrossed::alert)
                .map(alert -> alert.item() + " " + alert.beyond() + " " + alert.value()).toList();
    }

    /** 1001 has answered one contact at once; the next caller waits in vain. */
    @Test
    void ratesAreToldWhenACallerGivesUpAndAgainWhenThatIsLongAgo() {
        configure(new DeskSite(List.of(),
                List.of(new ThresholdSite("skill/support", BoardItem.SERVICELEVEL, false, 80, 80),
                        new ThresholdSite("skill/support", BoardItem.ABANDONRATE, true, 49, 20),
                        new ThresholdSite("team/blue", BoardItem.OCCUPANCY, true, 99, 60)),
                List.of()));
        supervisesSupport();
        world.advance(Boards.SHOWN_MILLIS);
        world.advance(Boards.SHOWN_MILLIS);
        assertEquals(List.of(1, 1, 0),
                List.of(support().recentAnswered(), support().recentInObjective(), support().recentAbandoned()));
        assertEquals(RefusalReason.NONE, asks(1, new Command.SetNotReady(3)));
        world.advance(Boards.SHOWN_MILLIS);
        world.advance(Boards.SHOWN_MILLIS);
        assertEquals(List.of("OCCUPANCY true 100"), crossings(), "1001 talks, 1002 is in auxiliary work");
        world.arrivesAndAsks(70);
        world.advance(5_000);
        world.callerClears(70, "");
        world.advance(Boards.SHOWN_MILLIS);
        world.advance(Boards.SHOWN_MILLIS);
        assertEquals(List.of("SERVICELEVEL true 50", "ABANDONRATE true 50"), crossings().subList(1, 3));
        assertEquals(List.of(1, 1, 1),
                List.of(support().recentAnswered(), support().recentInObjective(), support().recentAbandoned()));
        world.advance(RecentContacts.MINUTES * 60_000L);
        world.advance(Boards.SHOWN_MILLIS);
        assertEquals(List.of("SERVICELEVEL false 100", "ABANDONRATE false 0"), crossings().subList(3, 5));
        assertEquals(0, support().recentAnswered() + support().recentAbandoned());
    }

    private void supervisesSupport() {
        world.configure(site -> site.withAgents(site.agents().stream().map(agent -> agent.agentId().equals("1003")
                ? agent.withRights(new Rights("", "", List.of(), "red", List.of("blue"), List.of("support")))
                : agent).toList()));
    }

    @Test
    void anAnswerBehindTheObjectiveDoesNotCount() {
        supervisesSupport();
        asks(1, new Command.SetNotReady(3));
        RouteDialogue waiting = world.arrivesAndAsks(70);
        world.advance(21_000);
        asks(1, new Command.SetReady(false));
        world.used(waiting, "5002");
        world.rings(70, "5002");
        world.answers(70, "5002");
        world.advance(Boards.SHOWN_MILLIS);
        world.advance(Boards.SHOWN_MILLIS);
        assertEquals(List.of(2, 1, 0),
                List.of(support().recentAnswered(), support().recentInObjective(), support().recentAbandoned()));
    }

    @Test
    void aRateOfTooFewContactsSaysNothing() {
        configure(new DeskSite(List.of(),
                List.of(new ThresholdSite("skill/support", BoardItem.ABANDONRATE, true, 0, 0, 3)), List.of()));
        supervisesSupport();
        asks(1, new Command.SetNotReady(3));
        for (int call = 70; call < 72; call++) {
            assertEquals(List.of(), crossings());
            world.arrivesAndAsks(call);
            world.callerClears(call, "");
            world.advance(Boards.SHOWN_MILLIS);
            world.advance(Boards.SHOWN_MILLIS);
        }
        assertEquals(List.of("ABANDONRATE true 66"), crossings(), "with the one that was answered there are three");
    }

    @Test
    void recentContactsAreThoseOfTheLastMinutes() {
        long minute = 60_000_000_000L;
        RecentContacts recent = RecentContacts.NONE;
        assertEquals(0, recent.changesAtNanos(1_000 * minute));
        for (int i = 0; i < 40; i++) {
            recent = recent.answered((1_000 + i) * minute, i % 2 == 0).abandoned((1_000 + i) * minute + 1);
            assertTrue(recent.minutes().size() <= RecentContacts.MINUTES);
        }
        long now = 1_039 * minute + 5;
        assertEquals(new RecentContacts.Minute(0, 15, 7, 15), recent.sum(now));
        assertEquals(7 * 100 / 30, recent.sum(now).serviceLevel());
        assertEquals(50, recent.sum(now).abandonRate());
        assertEquals(1_040 * minute, recent.changesAtNanos(now));
        assertEquals(14, recent.sum(1_040 * minute).answered());
        assertEquals(new RecentContacts.Minute(0, 0, 0, 0), recent.sum(now + 15 * minute));
        assertEquals(List.of(100, 0), List.of(recent.sum(now + 15 * minute).serviceLevel(),
                recent.sum(now + 15 * minute).abandonRate()));
    }

    // --- live skills

    @Test
    void skillsAreChangedAtOnceShownAsSuchAndTakenBack() {
        assertEquals(RefusalReason.NONE,
                asks(BOSS, new Command.SetAgentSkills("1002", List.of(), "training")));
        assertEquals(List.of(), world.engine.state().site().skillsOf("1002"));
        assertTrue(world.engine.state().site().isOverridden("1002"));
        Push.SkillsChanged told = pushes(1, Push.SkillsChanged.class).getLast();
        assertEquals("training", told.text());
        assertEquals(1, world.facts(Fact.AgentSkillsChanged.class).size());
        assertEquals(RefusalReason.NONE, asks(BOSS, new Command.ResetAgentSkills("1002", "")));
        assertEquals(List.of(new SkillLevel("support", 2)), world.engine.state().site().skillsOf("1002"));
        assertFalse(world.engine.state().site().isOverridden("1002"));
    }

    @Test
    void skillsThatASupervisorGaveOutliveARestart() {
        List<SkillLevel> given = List.of(new SkillLevel("support", 9));
        assertEquals(RefusalReason.NONE, asks(BOSS, new Command.SetAgentSkills("1001", given, "")));
        EngineState restored = EngineState.restore(world.engine.snapshot());
        assertEquals(given, restored.site().skillsOf("1001"));
        assertEquals(world.engine.state().hash(), restored.hash());
        assertEquals(given, topics(TopicState.AgentView.class).stream()
                .filter(view -> view.agentId().equals("1001")).toList().getLast().overriddenSkills());
    }

    @Test
    void whatIsOutOfScopeOrUnknownIsRefused() {
        assertEquals(RefusalReason.OUTSIDE_SCOPE,
                asks(BOSS, new Command.SetAgentSkills("1003", List.of(), "")));
        assertEquals(RefusalReason.SKILL_UNKNOWN,
                asks(BOSS, new Command.SetAgentSkills("1001", List.of(new SkillLevel("magic", 1)), "")));
        assertEquals(RefusalReason.BAD_ARGUMENT,
                asks(BOSS, new Command.SetAgentSkills("1001", List.of(new SkillLevel("support", 17)), "")));
        assertEquals(RefusalReason.NOT_PERMITTED, asks(0, new Command.SetAgentSkills("1001", List.of(), "")));
    }

    @Test
    void aWaitingContactGoesToWhoeverIsGivenTheSkill() {
        assertEquals(RefusalReason.NONE, asks(BOSS, new Command.SetTeamSkill("blue", "support", 0, "")));
        assertEquals(2, pushes(BOSS, Push.TeamOutcome.class).getLast().agents().size());
        assertEquals(List.of(), world.engine.state().site().skillsOf("1001"));
        assertEquals(RefusalReason.NONE, asks(BOSS, new Command.SetTeamSkill("blue", "support", 3, "")));
        assertEquals(List.of(new SkillLevel("support", 3)), world.engine.state().site().skillsOf("1001"));
    }

    // --- teams

    @Test
    void aTeamIsForcedWithAnOutcomeForEachAgent() {
        assertEquals(RefusalReason.NONE,
                asks(BOSS, new Command.ForceTeam("blue", ForcedState.NOT_READY, 7, "meeting")));
        List<AgentOutcome> each = pushes(BOSS, Push.TeamOutcome.class).getLast().agents();
        assertEquals(List.of("1001", "1002"), each.stream().map(AgentOutcome::agentId).toList());
        assertTrue(each.stream().allMatch(outcome -> outcome.reason() == RefusalReason.NONE), each.toString());
        // The first talks: his change waits for the end of the call.
        assertEquals("pending: the agent has a call", each.getFirst().detail());
        assertEquals(AgentState.NOT_READY, world.engine.state().agents().get("1002").state());
        Fact.TeamDirected fact = world.facts(Fact.TeamDirected.class).getLast();
        assertEquals(2, fact.done());
        assertEquals(RefusalReason.BAD_ARGUMENT, asks(BOSS, new Command.ForceTeam("blue", null, 0, "")));
        assertEquals(RefusalReason.TEAM_UNKNOWN,
                asks(BOSS, new Command.ForceTeam("green", ForcedState.READY, 0, "")));
    }

    @Test
    void aNoticeReachesEverybodyOfTheScope() {
        assertEquals(RefusalReason.NONE, asks(BOSS, new Command.BroadcastNotice("", "all hands")));
        assertEquals(2, pushes(BOSS, Push.TeamOutcome.class).getLast().agents().size());
        assertEquals("all hands", pushes(0, Push.Notice.class).getLast().text());
        assertEquals("all hands", pushes(1, Push.Notice.class).getLast().text());
    }

    // --- desk to desk

    @Test
    void aMessageGoesFromDeskToDesk() {
        assertEquals(RefusalReason.NONE, asks(0, new Command.SendMessage("1002", "got a minute?")));
        Push.MessageReceived received = pushes(1, Push.MessageReceived.class).getLast();
        assertEquals("1001", received.fromAgentId());
        assertEquals("got a minute?", received.text());
        assertEquals(RefusalReason.AGENT_UNKNOWN, asks(0, new Command.SendMessage("9999", "x")));
        assertEquals(RefusalReason.BAD_ARGUMENT, asks(0, new Command.SendMessage("1002", "x".repeat(501))));
        assertEquals(RefusalReason.NONE, asks(0, new Command.SendMessage("1002", "x".repeat(500))));
    }

    @Test
    void helpIsAskedForWithTheContactAndAnsweredOnce() {
        assertEquals(RefusalReason.NONE, asks(0, new Command.RequestHelp(talk.key(55), "he wants a refund")));
        Push.HelpRequested asked = pushes(BOSS, Push.HelpRequested.class).getLast();
        assertEquals("1001", asked.agentId());
        assertEquals(world.onlyContact().orElseThrow().id(), asked.call().contact());
        assertEquals("he wants a refund", topics(AgentView.class).getLast().helpText(), "for who comes later");
        assertEquals(world.now / 1_000_000, topics(AgentView.class).getLast().helpSinceMillis());
        assertEquals(RefusalReason.NONE, asks(BOSS, new Command.AnswerHelp("1001")));
        AgentView helped = topics(AgentView.class).getLast();
        assertEquals(List.of("1001", 0L, ""), List.of(helped.agentId(), helped.helpSinceMillis(), helped.helpText()));
        assertEquals("1003", pushes(0, Push.HelpEnded.class).getLast().supervisorId());
        assertEquals(RefusalReason.HELP_UNKNOWN, asks(BOSS, new Command.AnswerHelp("1001")));
        assertEquals(RefusalReason.HELP_UNKNOWN, asks(0, new Command.CancelHelp()));
        assertEquals("answered", world.facts(Fact.HelpEnded.class).getLast().because());
    }

    @Test
    void helpIsNotAskedOfNobody() {
        assertEquals(RefusalReason.NO_SUPERVISOR, asks(BOSS, new Command.RequestHelp(null, "")));
        assertEquals(RefusalReason.CALL_UNKNOWN, asks(1, new Command.RequestHelp(talk.key(55), "")));
    }

    // --- wrap-up

    @Test
    void onlyTheCodesOfTheSkillAreTaken() {
        configure(new DeskSite(List.of(), List.of(), List.of(new WrapUpSite("support", List.of("solved", "again")))));
        var contact = world.onlyContact().orElseThrow().id();
        assertEquals(RefusalReason.WRAP_UP_CODE_UNKNOWN, asks(0, new Command.SetWrapUp(contact, "other", "")));
        assertEquals(RefusalReason.NONE, asks(0, new Command.SetWrapUp(contact, "solved", "")));
    }

    // --- users

    @Test
    void aUserIsLetInByHisRolesAndGoesWithHisConfiguration() {
        configure(new DeskSite(List.of(new UserSite("wall", "", List.of(SessionRole.WALLBOARD), Scope.ALL)),
                List.of(), List.of()));
        world.apply(new Input.SessionOpened("session-w", "wall", SessionRole.REPORTER, Bytes.EMPTY, 1, 9_001));
        assertTrue(world.outputs.contains(
                new Output.SessionRefused("session-w", 9_001, RefusalReason.NOT_PERMITTED)));
        world.apply(new Input.SessionOpened("session-w", "wall", SessionRole.WALLBOARD, Bytes.EMPTY, 1, 9_002));
        world.apply(new Input.SessionRequested("session-w", 1, new Command.SetReady(false)));
        configure(DeskSite.NONE);
        assertTrue(world.outputs.contains(
                new Output.SessionEnded("session-w", RefusalReason.CONFIGURATION_CHANGED)));
    }
}
