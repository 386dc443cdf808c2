package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.model.ObservationMode;
import io.strowger.core.model.ParticipationType;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.ServiceObserveMode;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.TopicState;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SupervisionSettings;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first agent talks; the third is his supervisor, at station 5003. */
class SupervisionTest {
    private static final int BOSS = 2;
    private static final String BOSS_STATION = "5003";
    /** How the switch's words come; {@link OverTwoLinksTest} tells them over two links. */
    Interleaving interleaving() {
        return Interleaving.ONE_LINK;
    }

    private final Talk talk = new Talk(interleaving(), 1, 2, 3);
    private final World world = talk.world;

    @BeforeEach
    void anAgentWhoTalksAndASupervisor() {
        settings(SupervisionSettings.DEFAULT, RestrictionClass.NONE, "*");
        talk.begin();
        world.supervisor(BOSS);
    }

    private void settings(SupervisionSettings supervision, RestrictionClass ofAgents, String... areas) {
        world.configure(site -> {
            SiteSettings s = site.settings();
            List<AgentSite> agents = site.agents().stream()
                    .map(a -> a.withRights(new AgentSite.Rights(
                            a.agentId().equals("1003") ? "boss" : ofAgents.name(), "north",
                            a.agentId().equals("1003") ? List.of(areas) : List.of())))
                    .toList();
            return new Site(site.switches(), site.devices(), site.vdns(), site.skills(), agents,
                    s.withSupervision(supervision),
                    List.of(ofAgents, new RestrictionClass("boss", List.of(), true, true, true,
                            ofAgents.name().isEmpty() ? List.of() : List.of("watched"))),
                    List.of());
        });
    }

    private PbxReply joined() {
        return new PbxReply.CallsJoined(Talk.at(55, BOSS_STATION), "", List.of());
    }

    private <T extends Push> List<T> pushes(int agent, Class<T> type) {
        return world.pushes(agent).stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<ObservationMode> started() {
        return world.facts(Fact.ObservationStarted.class).stream().map(Fact.ObservationStarted::mode).toList();
    }

    private void leaves() {
        talk.confirm(PbxCommand.ClearConnection.class);
        talk.clears(BOSS_STATION, "5001", BOSS_STATION);
    }

    private long listens() {
        talk.underWay(BOSS, new Command.ListenToAgent("1001"));
        long id = talk.last;
        talk.reply(PbxCommand.SingleStepConferenceCall.class, joined());
        talk.joins(BOSS_STATION, EventCause.SILENT_MONITOR);
        assertEquals(RefusalReason.NONE, talk.reason(BOSS, id));
        return id;
    }

    private void joins() {
        talk.underWay(BOSS, new Command.JoinAgent("1001"));
        long id = talk.last;
        if (world.pending(PbxCommand.ClearConnection.class).size() == 1) {
            leaves();
        }
        talk.reply(PbxCommand.SingleStepConferenceCall.class, joined());
        talk.stations(new PbxEvent.Delivered(Talk.at(55, BOSS_STATION), Party.internal(BOSS_STATION), World.caller(),
                Party.internal("6001"), Party.UNKNOWN, EventCause.NONE, World.data(55)), "5001", BOSS_STATION);
        talk.joins(BOSS_STATION, EventCause.ACTIVE_MONITOR);
        assertEquals(RefusalReason.NONE, talk.reason(BOSS, id));
        assertTrue(talk.offers(BOSS).isEmpty(), "who observes is offered nothing, rung or not");
    }

    /** What the supervisor's own topic says of it. */
    private String observes() {
        return world.outputs.stream().filter(Output.TopicUpdated.class::isInstance).map(Output.TopicUpdated.class::cast)
                .map(Output.TopicUpdated::state).filter(TopicState.AgentView.class::isInstance)
                .map(TopicState.AgentView.class::cast).filter(view -> view.agentId().equals("1003"))
                .reduce((a, b) -> b).map(view -> view.observedAgentId() + ' ' + view.observationMode()).orElseThrow();
    }

    // --- listen, join, intercept

    @Test
    void listenJoinAndInterceptInTurnOnOneCall() {
        long listen = listens();
        PbxCommand.SingleStepConferenceCall silent = talk.only(PbxCommand.SingleStepConferenceCall.class);
        assertEquals(new PbxCommand.SingleStepConferenceCall(Talk.at(55, "5001"), BOSS_STATION,
                ParticipationType.SILENT, false), silent);
        assertEquals(talk.key(55), world.outcome(BOSS, listen).call());
        assertFalse(talk.call(55).isConference());
        assertEquals("1001 LISTEN", observes(), "also for a desk that comes later");
        assertEquals("1001", world.onlyContact().orElseThrow().service().agentId());
        assertEquals(1, world.facts(Fact.SegmentStarted.class).size());

        joins();
        assertEquals(ParticipationType.ACTIVE,
                world.sent(PbxCommand.SingleStepConferenceCall.class).get(1).participation());
        assertTrue(talk.call(55).isConference());
        assertEquals("1001 JOIN", observes());
        assertEquals("1001", world.onlyContact().orElseThrow().service().agentId(), "the agent has it still");

        long intercept = talk.ask(BOSS, new Command.InterceptCall("1001"));
        assertEquals(Talk.at(55, "5001"),
                world.sent(PbxCommand.ClearConnection.class).get(1).connection());
        talk.confirm(PbxCommand.ClearConnection.class);
        assertNull(world.outcome(BOSS, intercept), "when the agent has gone");
        talk.clears("5001", "5001", BOSS_STATION);
        assertEquals(RefusalReason.NONE, talk.reason(BOSS, intercept));
        assertEquals(AgentState.AFTER_CALL_WORK, world.state(0));
        assertEquals("1003", world.onlyContact().orElseThrow().service().agentId());
        assertEquals(AgentState.TALKING, world.state(BOSS));
        assertEquals(List.of(ObservationMode.LISTEN, ObservationMode.JOIN, ObservationMode.INTERCEPT), started());
        assertEquals(3, world.facts(Fact.ObservationEnded.class).size());
        assertEquals(" null", observes());
        assertEquals(0, world.engine.state().observations().rows().size());
        world.callerClears(55, BOSS_STATION);
        List<Fact.SegmentEnded> segments = world.facts(Fact.SegmentEnded.class);
        assertEquals(List.of("1001", "1003"), segments.stream().map(Fact.SegmentEnded::agentId).toList());
        assertEquals(List.of(1, 2), segments.stream().map(Fact.SegmentEnded::segment).toList());
        assertEquals(List.of(ObservationMode.LISTEN, ObservationMode.JOIN),
                pushes(0, Push.ObservationBegan.class).stream().map(Push.ObservationBegan::mode).toList());
        assertEquals(1, pushes(0, Push.Notice.class).size());
        talk.settle();
    }

    @Test
    void anInterceptionAtOnceWaitsForTheSupervisorBeforeItClearsTheAgent() {
        long id = talk.ask(BOSS, new Command.InterceptCall("1001"));
        talk.reply(PbxCommand.SingleStepConferenceCall.class, joined());
        assertEquals(List.of(), world.sent(PbxCommand.ClearConnection.class), "not before he is established");
        talk.joins(BOSS_STATION, EventCause.ACTIVE_MONITOR);
        talk.confirm(PbxCommand.ClearConnection.class);
        talk.clears("5001", "5001", BOSS_STATION);
        assertEquals(RefusalReason.NONE, talk.reason(BOSS, id));
        assertEquals("1003", world.onlyContact().orElseThrow().service().agentId());
        talk.settle();
    }

    @Test
    void anAgentWhoCannotBeClearedStaysAndTheSupervisorIsAThirdParty() {
        long id = talk.ask(BOSS, new Command.InterceptCall("1001"));
        talk.reply(PbxCommand.SingleStepConferenceCall.class, joined());
        talk.joins(BOSS_STATION, EventCause.ACTIVE_MONITOR);
        talk.reply(PbxCommand.ClearConnection.class, new PbxReply.Refused(World.failure(9)));
        assertEquals(RefusalReason.SWITCH_PRIVILEGE, talk.reason(BOSS, id));
        assertTrue(talk.call(55).isConference());
        assertEquals("1001", world.onlyContact().orElseThrow().service().agentId());
        assertEquals(List.of(ObservationMode.JOIN), started());
        talk.settle();
    }

    @Test
    void anEventBeforeTheConfirmationIsNotMissed() {
        long id = talk.ask(BOSS, new Command.ListenToAgent("1001"));
        talk.joins(BOSS_STATION, EventCause.SILENT_MONITOR);
        assertNull(world.outcome(BOSS, id));
        talk.reply(PbxCommand.SingleStepConferenceCall.class, joined());
        assertEquals(RefusalReason.NONE, talk.reason(BOSS, id));
        talk.settle();
    }

    @Test
    void aSilentObserverIsClearedWithTheAgentWithinASecond() {
        listens();
        talk.clears("5001", "5001", BOSS_STATION);
        assertEquals(Talk.at(55, BOSS_STATION), talk.only(PbxCommand.ClearConnection.class).connection());
        assertEquals(AgentState.AFTER_CALL_WORK, world.state(0));
        assertEquals("", world.onlyContact().orElseThrow().service().agentId(), "he who listens takes nothing over");
        talk.confirm(PbxCommand.ClearConnection.class);
        talk.clears(BOSS_STATION, BOSS_STATION);
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        assertEquals(1, world.facts(Fact.SegmentStarted.class).size());
        assertEquals(1, pushes(BOSS, Push.ObservationEnded.class).size());
        assertEquals(0, world.engine.state().observations().rows().size());
        talk.settle();
    }

    @Test
    void anObserverWhomTheSwitchForgetsToClearIsAskedForAgain() {
        listens();
        talk.clears("5001", "5001", BOSS_STATION);
        talk.reply(PbxCommand.ClearConnection.class, new PbxReply.TimedOut());
        world.advance(Observations.LEAVE_MILLIS);
        assertEquals(2, world.sent(PbxCommand.ClearConnection.class).size());
        talk.clears(BOSS_STATION, BOSS_STATION);
        world.advance(3 * Observations.LEAVE_MILLIS);
        assertEquals(2, world.sent(PbxCommand.ClearConnection.class).size());
        talk.settle(AnomalyKind.WATCHDOG);
    }

    @Test
    void whoJoinedTalksOnWithTheCallerWhenTheAgentLeaves() {
        joins();
        talk.clears("5001", "5001", BOSS_STATION);
        assertEquals("1003", world.onlyContact().orElseThrow().service().agentId());
        assertEquals(List.of(), world.sent(PbxCommand.ClearConnection.class));
        assertEquals(0, world.engine.state().observations().rows().size());
        talk.settle();
    }

    @Test
    void whoHeldTheCallBeforeItBecameHisHasItOnHold() {
        joins();
        world.advance(1_000);
        talk.held(55, BOSS_STATION);
        world.advance(2_000);
        talk.clears("5001", "5001", BOSS_STATION);
        assertEquals("1003", world.onlyContact().orElseThrow().service().agentId());
        assertEquals(AgentState.HELD, world.state(BOSS));
        world.advance(20_000);
        talk.stations(new PbxEvent.Retrieved(Talk.at(55, BOSS_STATION), Party.internal(BOSS_STATION), EventCause.NONE),
                BOSS_STATION);
        world.advance(3_000);
        world.callerClears(55, BOSS_STATION);
        Fact.SegmentEnded last = world.facts(Fact.SegmentEnded.class).getLast();
        assertEquals("1003", last.agentId());
        assertEquals(20_000, last.holdMillis());
        assertEquals(3_000, last.talkMillis());
    }

    @Test
    void theObserverIsClearedWhenTheCallIsTransferred() {
        world.login(1);
        listens();
        talk.consults("5002");
        talk.transferred(Talk.TRUNK, "5002", BOSS_STATION);
        assertEquals(Talk.at(55, BOSS_STATION), talk.only(PbxCommand.ClearConnection.class).connection());
        assertEquals("1002", world.onlyContact().orElseThrow().service().agentId());
    }

    @Test
    void theSupervisorStops() {
        talk.refused(RefusalReason.NOT_OBSERVING, BOSS, new Command.StopObserving());
        listens();
        assertEquals(RefusalReason.NONE, talk.reason(BOSS, talk.ask(BOSS, new Command.StopObserving())));
        leaves();
        talk.refused(RefusalReason.NOT_OBSERVING, BOSS, new Command.StopObserving());
        assertEquals(List.of(), world.facts(Fact.SegmentEnded.class));
        talk.settle();
    }

    @Test
    void theAgentIsToldOrNotByTheSite() {
        listens();
        assertEquals(1, pushes(0, Push.ObservationBegan.class).size());
        assertTrue(observedInView());
        talk.ask(BOSS, new Command.StopObserving());
        leaves();
        assertFalse(observedInView());
        assertEquals(1, pushes(0, Push.ObservationEnded.class).size());
        settings(new SupervisionSettings(false, true, 0), RestrictionClass.NONE, "*");
        listens();
        assertFalse(observedInView());
        assertEquals(1, pushes(0, Push.ObservationBegan.class).size());
        assertEquals(List.of(true, false),
                world.facts(Fact.ObservationStarted.class).stream().map(Fact.ObservationStarted::agentTold).toList());
    }

    private boolean observedInView() {
        return world.outputs.stream().filter(Output.TopicUpdated.class::isInstance).map(Output.TopicUpdated.class::cast)
                .filter(topic -> topic.topic().equals("agent/1001"))
                .map(topic -> (io.strowger.core.output.TopicState.AgentView) topic.state()).reduce((a, b) -> b)
                .orElseThrow().calls().get(0).observed();
    }

    // --- whisper

    @Test
    void whisperingIsServiceObservingWhereTheLinkHasIt() {
        long id = talk.ask(BOSS, new Command.WhisperToAgent("1001"));
        assertEquals(new PbxCommand.ServiceObserveActivate(BOSS_STATION, "5001", ServiceObserveMode.COACH_MODE, false,
                0), talk.only(PbxCommand.ServiceObserveActivate.class));
        talk.confirm(PbxCommand.ServiceObserveActivate.class);
        talk.joins(BOSS_STATION, EventCause.NONE);
        assertEquals(RefusalReason.NONE, talk.reason(BOSS, id));
        assertFalse(talk.call(55).isConference());
        assertEquals("1001", world.onlyContact().orElseThrow().service().agentId());
        talk.clears("5001", "5001", BOSS_STATION);
        assertEquals(new PbxCommand.ServiceObserveDeactivate(BOSS_STATION),
                talk.only(PbxCommand.ServiceObserveDeactivate.class));
        talk.settle();
    }

    @Test
    void onAnOlderLinkTheCustomerIsKeptFromHearingTheWhisperer() {
        long id = talk.ask(BOSS, new Command.WhisperToAgent("1001"));
        talk.reply(PbxCommand.ServiceObserveActivate.class,
                new PbxReply.NotPossible(NotPossibleReason.NEEDS_PRIVATE_DATA_VERSION, "needs 17"));
        talk.reply(PbxCommand.SingleStepConferenceCall.class, joined());
        talk.joins(BOSS_STATION, EventCause.ACTIVE_MONITOR);
        assertNull(world.outcome(BOSS, id), "not while the customer hears him");
        assertEquals(new PbxCommand.SelectiveListeningHold(Talk.at(55, Talk.TRUNK), Talk.at(55, BOSS_STATION)),
                talk.only(PbxCommand.SelectiveListeningHold.class));
        talk.confirm(PbxCommand.SelectiveListeningHold.class);
        assertEquals(RefusalReason.NONE, talk.reason(BOSS, id));
        talk.clears("5001", "5001", BOSS_STATION);
        assertEquals(Talk.at(55, BOSS_STATION), talk.only(PbxCommand.ClearConnection.class).connection());
        talk.settle();
    }

    @Test
    void aWhispererWhomTheCustomerWouldHearIsTakenOut() {
        long id = talk.ask(BOSS, new Command.WhisperToAgent("1001"));
        talk.reply(PbxCommand.ServiceObserveActivate.class, new PbxReply.Refused(World.failure(15)));
        talk.reply(PbxCommand.SingleStepConferenceCall.class, joined());
        talk.joins(BOSS_STATION, EventCause.ACTIVE_MONITOR);
        talk.reply(PbxCommand.SelectiveListeningHold.class, new PbxReply.Refused(World.failure(21)));
        assertEquals(RefusalReason.SWITCH_STATE, talk.reason(BOSS, id));
        talk.only(PbxCommand.ClearConnection.class);
        talk.settle();
    }

    // --- refusals

    @Test
    void whoMayObserveWhom() {
        talk.refused(RefusalReason.AGENT_UNKNOWN, BOSS, new Command.ListenToAgent("9999"));
        talk.refused(RefusalReason.AGENT_NOT_LOGGED_ON, BOSS, new Command.ListenToAgent("1002"));
        world.login(1);
        talk.refused(RefusalReason.AGENT_NOT_TALKING, BOSS, new Command.ListenToAgent("1002"));
        talk.refused(RefusalReason.BAD_ARGUMENT, BOSS, new Command.ListenToAgent("1003"));
        settings(SupervisionSettings.DEFAULT, RestrictionClass.NONE, "south");
        talk.refused(RefusalReason.OUTSIDE_SCOPE, BOSS, new Command.ListenToAgent("1001"));
        talk.refused(RefusalReason.OUTSIDE_SCOPE, BOSS, new Command.ForceNotReady("1001", 0, ""));
        talk.refused(RefusalReason.OUTSIDE_SCOPE, BOSS, new Command.SendNotice("1001", "hello"));
        settings(SupervisionSettings.DEFAULT, new RestrictionClass("secret", List.of(), true, true, true, List.of()),
                "north");
        talk.refused(RefusalReason.OBSERVING_NOT_ALLOWED, BOSS, new Command.ListenToAgent("1001"));
        settings(SupervisionSettings.DEFAULT, new RestrictionClass("watched", List.of(), true, true, false, List.of()),
                "north");
        talk.refused(RefusalReason.OBSERVING_NOT_ALLOWED, BOSS, new Command.ListenToAgent("1001"));
        settings(SupervisionSettings.DEFAULT, new RestrictionClass("watched", List.of(), true, true, true, List.of()),
                "north");
        listens();
    }

    @Test
    void oneAgentAtATimeAndNoOtherCallBeside() {
        world.rings(58, BOSS_STATION);
        talk.refused(RefusalReason.OBSERVER_BUSY, BOSS, new Command.ListenToAgent("1001"));
        world.callerClears(58, BOSS_STATION);
        listens();
        world.login(1);
        world.rings(59, "5002");
        world.answers(59, "5002");
        talk.refused(RefusalReason.OBSERVING_ALREADY, BOSS, new Command.ListenToAgent("1002"));
        talk.refused(RefusalReason.NONE, BOSS, new Command.ListenToAgent("1001"));
    }

    @Test
    void theSupervisorIsOneOfSixParties() {
        for (int i = 0; i < Supervision.PARTIES_MAX - 2; i++) {
            talk.joins("590" + i, EventCause.ACTIVE_MONITOR);
        }
        talk.refused(RefusalReason.CALL_FULL, BOSS, new Command.ListenToAgent("1001"));
        talk.clears("5900", "5001");
        talk.underWay(BOSS, new Command.ListenToAgent("1001"));
    }

    @Test
    void whatTheSwitchRefusesLeavesNothing() {
        long id = talk.ask(BOSS, new Command.ListenToAgent("1001"));
        talk.reply(PbxCommand.SingleStepConferenceCall.class, new PbxReply.Refused(World.failure(38)));
        assertEquals(RefusalReason.CALL_FULL, talk.reason(BOSS, id));
        assertEquals(0, world.engine.state().observations().rows().size());
        listens();
        talk.settle();
    }

    @Test
    void aSwitchThatSaysNothingIsGivenUpAndTheObserverTakenOutShouldHeComeLate() {
        long id = talk.ask(BOSS, new Command.ListenToAgent("1001"));
        world.advance(Requester.REPLY_MILLIS);
        assertEquals(RefusalReason.SWITCH_SILENT, talk.reason(BOSS, id));
        talk.joins(BOSS_STATION, EventCause.SILENT_MONITOR);
        assertTrue(world.sent(PbxCommand.ClearConnection.class).size() >= 1);
        talk.clears(BOSS_STATION, "5001", BOSS_STATION);
        assertEquals(0, world.engine.state().observations().rows().size());
        assertEquals(List.of(), started());
    }

    @Test
    void whoListenedWhenTheLinkWasLostIsTakenOutWhenTheAgentHasGoneMeanwhile() {
        listens();
        world.linkLost();
        world.linkUp();
        PbxReply.DeviceSnapshot boss = new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(
                Talk.at(55, BOSS_STATION), List.of(io.strowger.core.model.LocalConnectionState.CONNECT))));
        world.answerSnapshots(boss, BOSS_STATION);
        assertEquals(Talk.at(55, BOSS_STATION), talk.only(PbxCommand.ClearConnection.class).connection());
        assertTrue(talk.call(55).isSilentAt(BOSS_STATION));
    }

    @Test
    void anObservationUnderWayWhenTheLinkIsLostIsUnknownAndUndone() {
        long id = talk.ask(BOSS, new Command.ListenToAgent("1001"));
        world.linkLost();
        assertEquals(RefusalReason.OUTCOME_UNKNOWN, talk.reason(BOSS, id));
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(Talk.at(55, "5001"),
                List.of(io.strowger.core.model.LocalConnectionState.CONNECT)))), "5001");
        world.advance(2 * Observations.LEAVE_MILLIS);
        assertEquals(0, world.engine.state().observations().rows().size());
    }

    // --- forced changes and notices

    @Test
    void forcedChangesOfABusyAgentWaitForTheEndOfHisCall() {
        assertEquals(RefusalReason.NONE,
                talk.reason(BOSS, talk.ask(BOSS, new Command.ForceNotReady("1001", 7, "training"))));
        assertEquals(AgentState.TALKING, world.state(0));
        Push.StateForced told = pushes(0, Push.StateForced.class).get(0);
        assertEquals(7, told.reasonCode());
        assertEquals("by 1003, after your call: training", told.text());
        assertTrue(world.facts(Fact.AgentForced.class).get(0).pending());
        world.callerClears(55, "5001");
        assertEquals(AgentState.NOT_READY, world.state(0));
        assertEquals(7, world.agentOf(0).work().reasonCode());
        talk.settle();
    }

    @Test
    void orAreRefusedBySetting() {
        settings(new SupervisionSettings(true, false, 0), RestrictionClass.NONE, "*");
        talk.refused(RefusalReason.AGENT_BUSY, BOSS, new Command.ForceNotReady("1001", 7, ""));
        talk.refused(RefusalReason.AGENT_BUSY, BOSS, new Command.ForceLogOff("1001", 7, ""));
        assertEquals(List.of(), pushes(0, Push.StateForced.class));
    }

    @Test
    void aFreeAgentIsForcedAtOnceAndToldByWhom() {
        world.login(1);
        talk.ask(BOSS, new Command.ForceReady("1002", ""));
        assertEquals(AgentState.READY, world.state(1));
        talk.ask(BOSS, new Command.ForceNotReady("1002", 0, ""));
        assertEquals(ReasonCode.FORCED, world.agentOf(1).work().reasonCode());
        talk.ask(BOSS, new Command.ForceLogOff("1002", 0, "go home"));
        assertEquals(AgentState.LOGGED_OUT, world.state(1));
        assertEquals(List.of("by 1003", "by 1003", "by 1003: go home"),
                pushes(1, Push.StateForced.class).stream().map(Push.StateForced::text).toList());
        assertEquals(List.of(WorkMode.AUTO_IN, WorkMode.AUX, WorkMode.LOGGED_OUT),
                world.facts(Fact.AgentForced.class).stream().map(Fact.AgentForced::workMode).toList());
        assertTrue(world.facts(Fact.AgentStateChanged.class).stream()
                .anyMatch(changed -> changed.because().contains("forced by 1003")));
        talk.refused(RefusalReason.AGENT_NOT_LOGGED_ON, BOSS, new Command.ForceReady("1002", ""));
        talk.refused(RefusalReason.BAD_ARGUMENT, BOSS, new Command.ForceNotReady("1001", ReasonCode.AGENT_MAX + 1, ""));
    }

    @Test
    void anAgentIsToldSomething() {
        String longest = "x".repeat(Supervision.TEXT_CHARACTERS_MAX);
        talk.ask(BOSS, new Command.SendNotice("1001", longest));
        assertEquals(new Push.Notice("1003", longest), pushes(0, Push.Notice.class).get(0));
        assertEquals(1, world.facts(Fact.NoticeSent.class).size());
        talk.refused(RefusalReason.BAD_ARGUMENT, BOSS, new Command.SendNotice("1001", longest + "x"));
        talk.refused(RefusalReason.BAD_ARGUMENT, BOSS, new Command.SendNotice("1001", ""));
        talk.refused(RefusalReason.DESKTOP_GONE, BOSS, new Command.SendNotice("1002", "hello"));
    }

    // --- roles

    @Test
    void onlyWhoSupervisesSomethingHasASupervisorsSession() {
        world.apply(new Input.SessionOpened("session-x", "1002", SessionRole.SUPERVISOR, Bytes.EMPTY, 1, 9_000));
        assertTrue(world.outputs.contains(
                new Output.SessionRefused("session-x", 9_000, RefusalReason.NOT_PERMITTED)));
        assertEquals(AgentState.NOT_READY, world.state(BOSS), "a supervisor is an agent, too");
        world.request(BOSS, new Command.SetReady(false));
        assertEquals(AgentState.READY, world.state(BOSS));
    }
}
