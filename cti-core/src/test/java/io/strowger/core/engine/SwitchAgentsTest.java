package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.input.CallDetails;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.AgentMode;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.DeviceType;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.ExtensionClass;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.AgentSite.SwitchLogin;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SkillSite.Split;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Contact;
import io.strowger.core.state.PendingRequest.Purpose;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Agents whose calls the switch distributes. VDN 6001 queues to split 8001, the skill sales; 8002 is service. Agents 1001 to 1003 have both; 1003 has support
 * too, which the server distributes from VDN 6002. At the switch their logins are 2001 to 2003.
 */
class SwitchAgentsTest {
    private World world;

    @BeforeEach
    void aMixedSite() {
        world = World.of(Interleaving.ONE_LINK, SwitchAgentsTest::site);
        nobodyIsLoggedOn();
    }

    @AfterEach
    void theFactsAddUpAndReplay() {
        Accounting.check(world.facts);
        Engine again = new Engine(new io.strowger.core.state.EngineState());
        for (int i = 0; i < world.inputs.size(); i++) {
            assertEquals(world.factsByInput.get(i), again.apply(world.inputs.get(i)).facts());
        }
        assertEquals(world.engine.hash(), again.hash());
        assertEquals(world.engine.hash(), Engine.restore(world.engine.snapshot()).hash());
    }

    static Site site(List<String> links) {
        List<DeviceSite> devices = List.of(station(0), station(1), station(2),
                new DeviceSite(World.CM, "8001", DeviceKind.SPLIT), new DeviceSite(World.CM, "8002", DeviceKind.SPLIT));
        List<SkillSite> skills = List.of(SkillSite.ofSwitch("sales", 20_000, new Split(World.CM, "8001")),
                SkillSite.ofSwitch("service", 20_000, new Split(World.CM, "8002")),
                new SkillSite("support", NoAnswerMode.SERVER, 15_000, 10_000, 20_000));
        return new Site(
                List.of(new SwitchSite(World.CM, links.stream().map(World::linkSite).toList(), NumberPlan.NONE)),
                devices, List.of(new VdnSite(World.CM, "6001", "Sales", "sales", 5),
                        new VdnSite(World.CM, "6002", "Support", "support", 5)),
                skills, List.of(agent(0, "sales", "service"), agent(1, "sales", "service"),
                        agent(2, "sales", "service", "support")),
                SiteSettings.DEFAULT.withReconcile(io.strowger.core.site.ReconcileSite.NEVER));
    }

    private static DeviceSite station(int i) {
        return new DeviceSite(World.CM, World.station(i), DeviceKind.STATION);
    }

    private static AgentSite agent(int i, String... skills) {
        return new AgentSite(World.agent(i), "Agent " + i, "",
                List.of(skills).stream().map(skill -> new SkillLevel(skill, 1)).toList(),
                new SwitchLogin(login(i), "password-" + i));
    }

    private static String login(int i) {
        return String.valueOf(2001 + i);
    }

    // --- the switch's words about agents

    private static PbxReply.DeviceInfoReported place(String station) {
        return new PbxReply.DeviceInfoReported("", DeviceType.OTHER, List.of(), ExtensionClass.LOGICAL_AGENT, null,
                station);
    }

    /** Answers what is asked after agents: nobody is anywhere. */
    private void nobodyIsLoggedOn() {
        world.pending(PbxCommand.QueryDeviceInfo.class).forEach(request -> world.reply(request, place("")));
    }

    private void loggedOn(int i, String split) {
        world.stationEvent(split, new PbxEvent.LoggedOn(Party.internal(World.station(i)), login(i), split));
    }

    private void loggedOff(int i, String split) {
        world.stationEvent(split, new PbxEvent.LoggedOff(Party.internal(World.station(i)), login(i), split, 0));
    }

    private void mode(int i, AgentMode mode, int reasonCode) {
        world.stationEvent(World.station(i), new PbxEvent.AgentModeChanged(Party.internal(World.station(i)), login(i),
                mode, reasonCode));
    }

    private void confirmed(boolean pending) {
        List<io.strowger.core.output.Output.PbxRequest> asked = world.pending(PbxCommand.SetAgentState.class);
        world.reply(asked.get(asked.size() - 1), new PbxReply.AgentStateSet(pending));
    }

    private void refused(int code) {
        List<io.strowger.core.output.Output.PbxRequest> asked = world.pending(PbxCommand.SetAgentState.class);
        world.reply(asked.get(asked.size() - 1), new PbxReply.Refused(World.failure(code)));
    }

    /** The switch answers the questions for an agent's mode. */
    private void asked(WorkMode mode, int reasonCode) {
        world.pending(PbxCommand.QueryAgentState.class).forEach(request -> world.reply(request,
                new PbxReply.AgentStateReported(true, null, reasonCode, mode, false, null, 0)));
    }

    private void connect(int i) {
        world.apply(new Input.SessionOpened(world.session(i), World.agent(i), SessionRole.AGENT, Bytes.EMPTY, 1,
                500 + i));
    }

    /** Agent i is logged on through his desktop, and ready. */
    private void ready(int i) {
        connect(i);
        world.request(i, new Command.LogOn(World.CM, World.station(i)));
        loggedOn(i, "8001");
        loggedOn(i, "8002");
        mode(i, AgentMode.NOT_READY, 0);
        confirmed(false);
        asked(WorkMode.AUX, 0);
        world.request(i, new Command.SetReady(false));
        mode(i, AgentMode.READY, 0);
        confirmed(false);
        assertAgent(i, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
    }

    private void assertAgent(int i, WorkMode mode, CallActivity activity, AgentState shown) {
        assertEquals(mode + " " + activity + " " + shown, world.agentOf(i).work().mode() + " "
                + world.agentOf(i).activity() + " " + world.state(i));
    }

    private RefusalReason outcome(int i) {
        List<Push.RequestOutcome> outcomes = world.pushes(i).stream().filter(Push.RequestOutcome.class::isInstance)
                .map(Push.RequestOutcome.class::cast).toList();
        return outcomes.isEmpty() ? null : outcomes.get(outcomes.size() - 1).reason();
    }

    private List<Integer> notices(int i) {
        return world.pushes(i).stream().filter(Push.StateForced.class::isInstance).map(Push.StateForced.class::cast)
                .map(Push.StateForced::reasonCode).toList();
    }

    private PbxCommand.SetAgentState lastAsked() {
        List<PbxCommand.SetAgentState> all = world.sent(PbxCommand.SetAgentState.class);
        return all.get(all.size() - 1);
    }

    /** The third agent supervises everybody. */
    private void supervisor() {
        world.configure(site -> new Site(site.switches(), site.devices(), site.vdns(), site.skills(),
                site.agents().stream().map(agent -> agent.agentId().equals(World.agent(2))
                        ? agent.withRights(new AgentSite.Rights("", "", List.of(AgentSite.EVERY_AREA)))
                        : agent).toList(),
                site.settings()));
        nobodyIsLoggedOn();
        world.apply(new Input.SessionOpened(world.session(2), World.agent(2), SessionRole.SUPERVISOR, Bytes.EMPTY, 1,
                502));
    }

    @Test
    void whatASupervisorForcesIsDoneAndToldWhenTheSwitchHasConfirmedIt() {
        supervisor();
        ready(0);
        long request = world.request(2, new Command.ForceNotReady(World.agent(0), 7, "training"));
        assertEquals(7, lastAsked().reasonCode());
        assertNull(world.outcome(2, request));
        assertEquals(List.of(), world.facts(Fact.AgentForced.class));
        assertEquals(List.of(), notices(0));
        mode(0, AgentMode.NOT_READY, 7);
        confirmed(false);
        assertEquals(RefusalReason.NONE, world.outcome(2, request).reason());
        assertEquals(List.of(7), notices(0));
        assertEquals(1, world.facts(Fact.AgentForced.class).size());
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
    }

    @Test
    void whatTheSwitchRefusesASupervisorIsToldToNobodyElse() {
        supervisor();
        ready(0);
        long request = world.request(2, new Command.ForceNotReady(World.agent(0), 7, "training"));
        refused(UniversalFailure.GENERIC_STATE_INCOMPATIBILITY);
        assertEquals(RefusalReason.STATION_ON_A_CALL, world.outcome(2, request).reason());
        assertEquals(List.of(), world.facts(Fact.AgentForced.class));
        assertEquals(List.of(), notices(0));
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
    }

    @Test
    void whatASupervisorForcesWhenTheLinkIsLostIsUnknown() {
        supervisor();
        ready(0);
        long request = world.request(2, new Command.ForceNotReady(World.agent(0), 7, "training"));
        world.linkLost();
        assertEquals(RefusalReason.OUTCOME_UNKNOWN, world.outcome(2, request).reason());
        long second = world.request(2, new Command.ForceNotReady(World.agent(0), 7, "training"));
        assertEquals(RefusalReason.LINK_DOWN, world.outcome(2, second).reason());
    }

    // --- its words about calls

    private void queued(int callId, String split) {
        world.vdn(new PbxEvent.Queued(new ConnectionId(callId, split, false), Party.internal(split), World.caller(),
                Party.internal("6001"), 1, EventCause.NONE));
    }

    private static CallData data(int callId, String split) {
        CallData plain = World.data(callId);
        return new CallData(plain.ucid(), Bytes.EMPTY, "", plain.trunkGroup(), plain.trunkMember(), "6001",
                new CallDetails(null, null, null, null, split, "6001", null, null, false, List.of(), null, null, "",
                        List.of(), null));
    }

    private void rings(int callId, int i, String split) {
        PbxEvent event = new PbxEvent.Delivered(new ConnectionId(callId, World.station(i), false),
                Party.internal(World.station(i)), World.caller(), Party.internal("6001"), Party.internal("6001"),
                EventCause.NEW_CALL, data(callId, split));
        world.vdn(event);
        world.stationEvent(World.station(i), event);
    }

    private void answers(int callId, int i, String split) {
        PbxEvent event = new PbxEvent.Established(new ConnectionId(callId, World.station(i), false),
                Party.internal(World.station(i)), World.caller(), Party.internal("6001"), Party.internal("6001"),
                EventCause.NONE, data(callId, split));
        world.vdn(event);
        world.stationEvent(World.station(i), event);
    }

    private void takenBack(int callId, int i, String split) {
        world.stationEvent(World.station(i), new PbxEvent.Diverted(
                new ConnectionId(callId, World.station(i), false), Party.internal(World.station(i)),
                Party.internal(split), EventCause.CALL_FORWARD_NO_ANSWER));
    }

    // --- logging on

    @Test
    void aLogOnIsAskedOfTheSwitchAndTakesEffectWhenItSaysSo() {
        connect(0);
        world.request(0, new Command.LogOn(World.CM, "5001"));
        assertEquals(new PbxCommand.SetAgentState("5001", "2001", WorkMode.AUX, 0, true, "", "password-0", false),
                lastAsked());
        assertAgent(0, WorkMode.LOGGED_OUT, CallActivity.NONE, AgentState.LOGGED_OUT);
        assertNull(outcome(0));
        loggedOn(0, "8001");
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
        confirmed(false);
        assertEquals(RefusalReason.NONE, outcome(0));
        assertEquals(world.device(0), world.agentOf(0).station());
    }

    @Test
    void twentySplitsTellOfOneLogOn() {
        for (int split = 8001; split <= 8020; split++) {
            world.stationEvent("8001", new PbxEvent.LoggedOn(Party.internal("5001"), "2001", String.valueOf(split)));
        }
        assertEquals(1, world.facts(Fact.AgentLoggedOn.class).size());
        assertEquals(1, world.pending(PbxCommand.QueryAgentState.class).size());
        for (int split = 8001; split <= 8020; split++) {
            world.stationEvent("8001",
                    new PbxEvent.LoggedOff(Party.internal("5001"), "2001", String.valueOf(split), 3));
        }
        assertEquals(1, world.facts(Fact.AgentLoggedOff.class).size());
        assertEquals(3, world.facts(Fact.AgentLoggedOff.class).get(0).reasonCode());
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
    }

    @Test
    void whateverModeWasHopedForTheOneThatTheSwitchTellsCounts() {
        connect(0);
        world.request(0, new Command.LogOn(World.CM, "5001"));
        world.stationEvent("8001",
                new PbxEvent.LoggedOn(Party.internal("5001"), "2001", "8001", WorkMode.MANUAL_IN));
        assertAgent(0, WorkMode.MANUAL_IN, CallActivity.NONE, AgentState.READY);
        confirmed(false);
        asked(WorkMode.AUX, 0);
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
    }

    @ParameterizedTest
    @CsvSource({"4, LOGIN_UNKNOWN_TO_SWITCH", "19, SWITCH_PASSWORD_REFUSED", "22, LOGGED_ON_ELSEWHERE",
        "1, LOGGED_ON_ELSEWHERE", "21, STATION_ON_A_CALL", "33, STATION_ON_A_CALL", "34, STATION_OUT_OF_SERVICE",
        "12, STATION_UNKNOWN", "3, REASON_CODE_REFUSED", "8, STATION_NOT_CONTROLLED", "70, SWITCH_REFUSED"})
    void eachRefusalOfALogOnHasItsOwnSentence(int code, RefusalReason reason) {
        connect(0);
        world.request(0, new Command.LogOn(World.CM, "5001"));
        refused(code);
        assertEquals(reason, outcome(0));
        assertAgent(0, WorkMode.LOGGED_OUT, CallActivity.NONE, AgentState.LOGGED_OUT);
        assertNull(world.agentOf(0).asked());
    }

    @Test
    void aPasswordThatTheServerDoesNotHaveIsSaidSo() {
        connect(0);
        world.request(0, new Command.LogOn(World.CM, "5001"));
        world.reply(world.pending(PbxCommand.SetAgentState.class).get(0),
                new PbxReply.NotPossible(NotPossibleReason.CREDENTIAL_UNKNOWN, "credential password-0"));
        assertEquals(RefusalReason.SWITCH_PASSWORD_MISSING, outcome(0));
    }

    @Test
    void aChangeThatTheSwitchRefusesChangesNothing() {
        ready(0);
        world.request(0, new Command.SetNotReady(7));
        refused(UniversalFailure.INVALID_OBJECT_STATE);
        assertEquals(RefusalReason.CHANGE_NOT_ALLOWED, outcome(0));
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        world.request(0, new Command.SetNotReady(100));
        assertEquals(RefusalReason.BAD_ARGUMENT, outcome(0));
    }

    @Test
    void aSilentSwitchIsAskedForTheStateAndALostLinkLeavesTheOutcomeUnknown() {
        ready(0);
        world.request(0, new Command.SetNotReady(7));
        world.reply(world.pending(PbxCommand.SetAgentState.class).get(0), new PbxReply.TimedOut());
        assertEquals(RefusalReason.SWITCH_SILENT, outcome(0));
        asked(WorkMode.AUX, 7);
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
        world.request(0, new Command.SetReady(false));
        world.linkLost();
        assertEquals(RefusalReason.OUTCOME_UNKNOWN, outcome(0));
        world.request(0, new Command.SetReady(false));
        assertEquals(RefusalReason.LINK_DOWN, outcome(0));
    }

    // --- changes

    @Test
    void aChangeKeepsItsReasonAndASwitchWithoutEventsIsAskedAfterTheConfirmation() {
        ready(0);
        world.request(0, new Command.SetNotReady(7));
        assertEquals(new PbxCommand.SetAgentState("5001", "2001", WorkMode.AUX, 7, false, "", "", true), lastAsked());
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        confirmed(false);
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        asked(WorkMode.AUX, 7);
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
        assertEquals(7, world.agentOf(0).work().reasonCode());
        world.request(0, new Command.SetReady(true));
        mode(0, AgentMode.READY, 0);
        assertAgent(0, WorkMode.MANUAL_IN, CallActivity.NONE, AgentState.READY);
    }

    @Test
    void aChangeDuringACallIsPendingAtTheSwitch() {
        ready(0);
        rings(55, 0, "8001");
        world.arrives(55);
        answers(55, 0, "8001");
        world.request(0, new Command.SetNotReady(7));
        confirmed(true);
        assertEquals(WorkMode.AUX, world.agentOf(0).work().pending());
        assertEquals(RefusalReason.NONE, outcome(0));
        world.callerClears(55, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        mode(0, AgentMode.NOT_READY, 7);
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
        assertNull(world.agentOf(0).work().pending());
    }

    @Test
    void aLogOffDuringACallIsAskedOfTheSwitchWhenTheCallIsOver() {
        ready(0);
        world.arrives(55);
        rings(55, 0, "8001");
        answers(55, 0, "8001");
        int before = world.sent(PbxCommand.SetAgentState.class).size();
        world.request(0, new Command.LogOff(2));
        assertEquals(RefusalReason.NONE, outcome(0));
        assertEquals(before, world.sent(PbxCommand.SetAgentState.class).size());
        world.callerClears(55, "5001");
        assertEquals(new PbxCommand.SetAgentState("5001", "2001", WorkMode.LOGGED_OUT, 2, false, "", "", false),
                lastAsked());
        loggedOff(0, "8001");
        loggedOff(0, "8002");
        assertAgent(0, WorkMode.LOGGED_OUT, CallActivity.NONE, AgentState.LOGGED_OUT);
        assertEquals(2, world.agentOf(0).work().reasonCode());
        assertEquals(List.of(), notices(0), "he wanted it himself");
    }

    // --- the desk phone

    @Test
    void whatHeDoesByFeatureCodesAtHisPhoneIsMirrored() {
        loggedOn(0, "8001");
        asked(WorkMode.AUX, 0);
        mode(0, AgentMode.READY, 0);
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        mode(0, AgentMode.WORK_NOT_READY, 0);
        assertAgent(0, WorkMode.ACW, CallActivity.NONE, AgentState.AFTER_CALL_WORK);
        connect(0);
        world.request(0, new Command.LogOn(World.CM, "5001"));
        assertEquals(RefusalReason.NONE, outcome(0), "he is there already");
        loggedOff(0, "8001");
        assertAgent(0, WorkMode.LOGGED_OUT, CallActivity.NONE, AgentState.LOGGED_OUT);
        assertEquals(List.of(ReasonCode.LOGGED_OFF_AT_SWITCH), notices(0));
    }

    @Test
    void anAgentWhoLogsOnElsewhereHasLeftHisFormerStation() {
        loggedOn(0, "8001");
        world.advance(1_000);
        world.stationEvent("8001", new PbxEvent.LoggedOn(Party.internal("5002"), "2001", "8001"));
        assertEquals(world.device(1), world.agentOf(0).station());
        assertEquals(2, world.facts(Fact.AgentLoggedOn.class).size());
        assertEquals(1, world.facts(Fact.AgentLoggedOff.class).size());
        world.stationEvent("8001", new PbxEvent.LoggedOn(Party.internal("5002"), "2002", "8001"));
        assertAgent(0, WorkMode.LOGGED_OUT, CallActivity.NONE, AgentState.LOGGED_OUT);
        assertEquals(world.device(1), world.agentOf(1).station());
    }

    @Test
    void anAgentWhomNobodyConfiguredIsNotedOnly() {
        world.stationEvent("8001", new PbxEvent.LoggedOn(Party.internal("5001"), "2999", "8001"));
        assertEquals(1, world.facts(Fact.PbxEventNoted.class).size());
        assertEquals(List.of(), world.facts(Fact.AgentLoggedOn.class));
    }

    // --- below private data version 13 a poll tells the mode, and not always of whom

    @Test
    void aPollThatFindsSomebodyUnseenMakesTheServerAskWhoItIs() {
        world.stationEvent("5001",
                new PbxEvent.AgentModeChanged(Party.internal("5001"), "", AgentMode.READY, 0));
        assertEquals(1, world.pending(PbxCommand.QueryDeviceInfo.class).size());
        world.reply(world.pending(PbxCommand.QueryDeviceInfo.class).get(0), place("2001"));
        asked(WorkMode.AUTO_IN, 0);
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        world.stationEvent("5001", new PbxEvent.AgentModeChanged(Party.internal("5001"), "", AgentMode.NOT_READY, 5));
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
        world.stationEvent("5001", new PbxEvent.LoggedOff(Party.internal("5001"), "", "", 0));
        assertAgent(0, WorkMode.LOGGED_OUT, CallActivity.NONE, AgentState.LOGGED_OUT);
    }

    // --- after a lost link, and always slowly

    @Test
    void whatChangedWhileTheLinkWasDownIsFoundByAskingAfterEveryAgent() {
        ready(0);
        ready(1);
        world.linkLost();
        world.advance(60_000);
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        // 1001 logged off unseen, 1002 is not ready, 1003 logged on unseen.
        world.pending(PbxCommand.QueryDeviceInfo.class).forEach(request -> world.reply(request,
                place(switch (((PbxCommand.QueryDeviceInfo) request.command()).deviceId()) {
                    case "2002" -> "5002";
                    case "2003" -> "5003";
                    default -> "";
                })));
        asked(WorkMode.AUX, 4);
        assertAgent(0, WorkMode.LOGGED_OUT, CallActivity.NONE, AgentState.LOGGED_OUT);
        assertAgent(1, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
        assertEquals(4, world.agentOf(1).work().reasonCode());
        assertEquals(world.device(2), world.agentOf(2).station());
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
    }

    /** A monitor of a VDN that began anew says nothing of a call that waits at a split since before. */
    @Test
    void aCallThatWaitedAtASplitBeforeTheOutageIsAskedAfterSoon() {
        world.arrives(7);
        queued(7, "8001");
        world.linkLost();
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        world.pending(PbxCommand.SnapshotCall.class).forEach(request -> world.reply(request,
                new PbxReply.CallSnapshot(List.of(new PbxReply.CallConnection(new ConnectionId(7, "T801#3", true),
                        World.caller(), LocalConnectionState.CONNECT)))));
        world.pending(PbxCommand.QueryUcid.class)
                .forEach(request -> world.reply(request, new PbxReply.UcidReported(World.data(7).ucid())));
        assertEquals(0, world.facts(Fact.ContactEnded.class).size());
        world.advance(Recovery.PARKED_CHECK_MILLIS);
        world.pending(PbxCommand.SnapshotCall.class).forEach(request -> world.reply(request,
                new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER))));
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
    }

    @Test
    void everybodyIsAskedAfterNowAndThenAndWhatIsToldMeanwhileCounts() {
        ready(0);
        world.advance(AgentStateQueries.SWEEP_MILLIS);
        List<io.strowger.core.output.Output.PbxRequest> sweep = world.pending(PbxCommand.QueryDeviceInfo.class);
        assertEquals(3, sweep.size());
        mode(0, AgentMode.NOT_READY, 1);
        world.reply(sweep.get(0), place(""));
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
        assertEquals(0, world.pending(PbxCommand.QueryAgentState.class).size());
    }

    @Test
    void noMoreThanAWindowOfAgentsIsAskedAfterAtOnce() {
        int agents = AgentStateQueries.TURNS_AT_ONCE + 1;
        world = World.of(Interleaving.ONE_LINK, links -> {
            Site site = site(links);
            List<AgentSite> many = new java.util.ArrayList<>();
            for (int i = 0; i < agents; i++) {
                many.add(agent(i, "sales"));
            }
            return new Site(site.switches(), site.devices(), site.vdns(), site.skills(), many, site.settings());
        });
        List<io.strowger.core.output.Output.PbxRequest> first = world.pending(PbxCommand.QueryDeviceInfo.class);
        assertEquals(AgentStateQueries.TURNS_AT_ONCE, first.size());
        world.reply(first.get(0), new PbxReply.TimedOut());
        assertEquals(AgentStateQueries.TURNS_AT_ONCE, world.pending(PbxCommand.QueryDeviceInfo.class).size());
        nobodyIsLoggedOn();
        assertEquals(0, world.pending(PbxCommand.QueryDeviceInfo.class).size());
        assertEquals(agents, world.sent(PbxCommand.QueryDeviceInfo.class).size());
    }

    // --- desktop

    @Test
    void aVanishedDesktopMakesItsAgentNotReadyAtTheSwitchAndLogsHimOffAfterTheGrace() {
        ready(0);
        world.apply(new Input.SessionDetached(world.session(0), 500, "connection lost"));
        assertEquals(new PbxCommand.SetAgentState("5001", "2001", WorkMode.AUX, 0, false, "", "", true), lastAsked());
        mode(0, AgentMode.NOT_READY, 0);
        confirmed(false);
        assertEquals(ReasonCode.DESKTOP_VANISHED, world.agentOf(0).work().reasonCode());
        world.advance(60_000);
        assertEquals(WorkMode.LOGGED_OUT, lastAsked().workMode());
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
        loggedOff(0, "8001");
        assertAgent(0, WorkMode.LOGGED_OUT, CallActivity.NONE, AgentState.LOGGED_OUT);
        assertEquals(ReasonCode.DESKTOP_LOST, world.agentOf(0).work().reasonCode());
    }

    @Test
    void aLogOffThatTheLinkCannotCarryIsAskedForWhenItIsBack() {
        ready(0);
        world.linkLost();
        world.apply(new Input.SessionDetached(world.session(0), 500, "connection lost"));
        world.advance(60_000);
        assertEquals(WorkMode.LOGGED_OUT, world.agentOf(0).work().pending());
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        world.pending(PbxCommand.QueryDeviceInfo.class).forEach(request -> world.reply(request,
                place(((PbxCommand.QueryDeviceInfo) request.command()).deviceId().equals("2001") ? "5001" : "")));
        asked(WorkMode.AUTO_IN, 0);
        assertEquals(WorkMode.LOGGED_OUT, lastAsked().workMode());
        refused(UniversalFailure.GENERIC_STATE_INCOMPATIBILITY);
        assertNull(world.agentOf(0).work().pending(), "asked once, not for ever");
        assertEquals(1, world.facts(Fact.AnomalyRecorded.class).size());
    }

    @Test
    void aStationOutOfServiceIsTheReasonOfTheNotReadyThatTheSwitchTells() {
        ready(0);
        world.stationEvent("5001", new PbxEvent.OutOfService("5001", EventCause.NONE));
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        assertEquals(List.of(ReasonCode.STATION_OUT_OF_SERVICE), notices(0));
        mode(0, AgentMode.NOT_READY, 0);
        assertEquals(ReasonCode.STATION_OUT_OF_SERVICE, world.agentOf(0).work().reasonCode());
        ready(1);
        mode(1, AgentMode.NOT_READY, 0);
        world.stationEvent("5002", new PbxEvent.OutOfService("5002", EventCause.NONE));
        assertEquals(ReasonCode.STATION_OUT_OF_SERVICE, world.agentOf(1).work().reasonCode());
        ready(2);
        world.stationEvent("5003", new PbxEvent.OutOfService("5003", EventCause.NONE));
        asked(WorkMode.AUTO_IN, 0);
        mode(2, AgentMode.NOT_READY, 0);
        assertEquals(0, world.agentOf(2).work().reasonCode(),
                "the switch had left him ready; this is another not ready");
    }

    // --- calls that the switch distributes

    @ParameterizedTest
    @EnumSource(Interleaving.class)
    void queuedDeliveredNotAnsweredQueuedAgainAndAnsweredByTheNext(Interleaving interleaving) {
        world = World.of(interleaving, SwitchAgentsTest::site);
        nobodyIsLoggedOn();
        ready(0);
        world.arrives(55);
        queued(55, "8001");
        world.advance(world.lag());
        assertEquals(ContactState.WAITING, contact().state());
        assertEquals(1, world.engine.state().indexes().staff().waitingFor("sales"));
        rings(55, 0, "8001");
        world.advance(world.lag());
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.RINGING, AgentState.ALERTING);
        world.advance(12_000 - world.lag());
        mode(0, AgentMode.NOT_READY, 0);
        takenBack(55, 0, "8001");
        queued(55, "8001");
        world.advance(world.lag());
        assertAgent(0, WorkMode.AUX, CallActivity.NONE, AgentState.NOT_READY);
        assertEquals(List.of(ReasonCode.CALL_NOT_ANSWERED), notices(0));
        assertEquals(ContactState.WAITING, contact().state());
        world.advance(3_000);
        ready(1);
        rings(55, 1, "8001");
        answers(55, 1, "8001");
        world.advance(world.lag());
        assertAgent(1, WorkMode.AUTO_IN, CallActivity.ACD_IN, AgentState.TALKING);
        world.advance(20_000);
        world.callerClears(55, "5002");
        world.advance(world.lag());
        assertEquals("(1,1,1,1/2,1)", world.counters());
        List<Fact.SegmentEnded> segments = world.facts(Fact.SegmentEnded.class);
        assertEquals(List.of(SegmentDisposition.NO_ANSWER, SegmentDisposition.ANSWERED),
                segments.stream().map(Fact.SegmentEnded::disposition).toList());
        assertEquals(List.of("1001", "1002"), segments.stream().map(Fact.SegmentEnded::agentId).toList());
        assertEquals("sales", world.facts(Fact.SegmentStarted.class).get(1).skill());
        assertEquals(List.of(), world.sent(PbxCommand.DeflectCall.class));
        assertEquals(List.of(), world.sent(PbxCommand.RouteSelect.class));
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
    }

    private Contact contact() {
        return world.onlyContact().orElseThrow();
    }

    @Test
    void aCallWaitsInSeveralSkillsAndIsOneOfTheSkillThatDeliversIt() {
        world.arrives(55);
        queued(55, "8001");
        world.advance(2_000);
        queued(55, "8002");
        queued(55, "8002");
        assertEquals(List.of("service"), contact().demand().also());
        assertEquals(1, world.engine.state().indexes().staff().waitingFor("sales"));
        assertEquals(1, world.engine.state().indexes().staff().waitingFor("service"));
        assertEquals(2, world.facts(Fact.ContactQueued.class).size());
        ready(0);
        world.advance(3_000);
        rings(55, 0, "8002");
        assertEquals(0, world.engine.state().indexes().staff().waitingFor("sales"));
        assertEquals(0, world.engine.state().indexes().staff().waitingFor("service"));
        Fact.SegmentStarted segment = world.facts(Fact.SegmentStarted.class).get(0);
        assertEquals("service", segment.skill());
        assertEquals(5_000, segment.queueMillis());
        answers(55, 0, "8002");
        // The agent hangs up first: no queue of the switch keeps the caller.
        PbxEvent cleared = new PbxEvent.ConnectionCleared(new ConnectionId(55, "5001", false),
                Party.internal("5001"), EventCause.NONE);
        world.vdn(cleared);
        world.stationEvent("5001", cleared);
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        assertEquals("(1,1,1,1/1,1)", world.counters());
    }

    @Test
    void aContactWaitsInThreeQueuesAndNotInAFourth() {
        world = World.of(Interleaving.ONE_LINK, links -> {
            Site site = site(links);
            List<SkillSite> skills = new java.util.ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                skills.add(SkillSite.ofSwitch(i == 1 ? "sales" : "queue" + i, 0, new Split(World.CM, "800" + i)));
            }
            return new Site(site.switches(), site.devices(), site.vdns().subList(0, 1), skills, List.of(),
                    site.settings());
        });
        world.arrives(55);
        queued(55, "8001");
        queued(55, "8002");
        queued(55, "8003");
        assertEquals(Contact.Demand.ALSO_MAX, contact().demand().also().size());
        queued(55, "8004");
        assertEquals(List.of("queue2", "queue3"), contact().demand().also());
    }

    @Test
    void aFreeAgentIsRungWithoutAnyQueue() {
        ready(0);
        world.arrives(55);
        rings(55, 0, "8001");
        assertEquals("sales", contact().demand().skill());
        assertEquals("(1,0,1,1/1,0)", world.counters());
        answers(55, 0, "8001");
        world.advance(10_000);
        world.callerClears(55, "5001");
        assertAgent(0, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        mode(0, AgentMode.WORK_NOT_READY, 0);
        assertAgent(0, WorkMode.ACW, CallActivity.NONE, AgentState.AFTER_CALL_WORK);
        assertEquals(0, world.facts(Fact.ContactEnded.class).get(0).queueMillis());
    }

    @Test
    void aCallerWhoGivesUpInTheQueueOfTheSwitchHasLeftEveryQueue() {
        world.arrives(55);
        queued(55, "8001");
        queued(55, "8002");
        world.advance(8_000);
        world.callerClears(55, "");
        assertEquals(ContactDisposition.ABANDONED, world.facts(Fact.ContactEnded.class).get(0).disposition());
        assertEquals(8_000, world.facts(Fact.ContactEnded.class).get(0).queueMillis());
        assertEquals("(1,0,1,0/0,0)", world.counters());
        assertEquals(0, world.engine.state().indexes().staff().waitingFor("sales"));
        assertEquals(0, world.engine.state().indexes().staff().waitingFor("service"));
    }

    @Test
    void aLateCopyOfTheQueueingNeitherTakesTheCallBackNorKeepsItAlive() {
        ready(0);
        world.arrives(55);
        queued(55, "8001");
        rings(55, 0, "8001");
        queued(55, "8001");
        assertEquals(ContactState.RINGING, contact().state());
        answers(55, 0, "8001");
        queued(55, "8001");
        assertEquals(ContactState.TALKING, contact().state());
        PbxEvent cleared = new PbxEvent.ConnectionCleared(new ConnectionId(55, "5001", false),
                Party.internal("5001"), EventCause.NONE);
        world.vdn(cleared);
        assertTrue(world.onlyContact().isEmpty());
    }

    @Test
    void aQueueingThatIsToldBeforeItsDiversionIsNotLost() {
        ready(0);
        world.arrives(55);
        queued(55, "8001");
        rings(55, 0, "8001");
        world.advance(12_000);
        queued(55, "8001");
        takenBack(55, 0, "8001");
        assertEquals(ContactState.WAITING, contact().state());
        assertEquals(SegmentDisposition.NO_ANSWER, world.facts(Fact.SegmentEnded.class).get(0).disposition());
    }

    @Test
    void aCallToTheHuntGroupByItsNumberIsAContactToo() {
        ready(0);
        world.stationEvent("5001", new PbxEvent.Delivered(new ConnectionId(55, "5001", false),
                Party.internal("5001"), World.caller(), Party.internal("8001"), Party.internal("8001"),
                EventCause.NEW_CALL, data(55, "8001")));
        assertEquals(CallActivity.RINGING, world.agentOf(0).activity());
        assertEquals("", contact().origin().vdn());
        assertEquals("sales", world.facts(Fact.SegmentStarted.class).get(0).skill());
        assertEquals(List.of(), world.facts(Fact.VdnCounted.class));
    }

    // --- both ways for one agent

    private RouteDialogue supportCall(int callId) {
        RouteDialogue dialogue = new RouteDialogue(2, callId);
        world.says(link -> new Input.RouteRequested(World.CM, link, dialogue, Party.internal("6002"), World.caller(),
                new ConnectionId(callId, "T801#3", true), World.data(callId)));
        return dialogue;
    }

    @Test
    void aContactOfTheServersSkillGoesToAMirroredAgentWhoseAfterCallWorkIsAskedOfTheSwitch() {
        ready(2);
        RouteDialogue dialogue = supportCall(55);
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size());
        world.used(dialogue, "5003");
        world.rings(55, "5003");
        world.answers(55, "5003");
        world.callerClears(55, "5003");
        assertEquals(WorkMode.ACW, lastAsked().workMode());
        assertAgent(2, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        mode(2, AgentMode.WORK_NOT_READY, 0);
        confirmed(false);
        assertAgent(2, WorkMode.ACW, CallActivity.NONE, AgentState.AFTER_CALL_WORK);
        world.advance(10_000);
        assertEquals(WorkMode.AUTO_IN, lastAsked().workMode());
        mode(2, AgentMode.READY, 0);
        assertAgent(2, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
    }

    @Test
    void aMirroredAgentIsOfferedWhatWaitsWhenTheSwitchDoesNotLogHimOff() {
        supervisor();
        world.configure(site -> new Site(site.switches(), site.devices(), site.vdns(), site.skills(),
                List.of(agent(0, "sales", "support"), site.agents().get(1), site.agents().get(2)), site.settings()));
        nobodyIsLoggedOn();
        ready(0);
        RouteDialogue dialogue = supportCall(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        world.request(2, new Command.ForceLogOff(World.agent(0), 2, ""));
        assertEquals(WorkMode.LOGGED_OUT, world.agentOf(0).work().pending());
        supportCall(56);
        world.callerClears(55, "5001");
        assertEquals(WorkMode.LOGGED_OUT, lastAsked().workMode());
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size());
        refused(UniversalFailure.GENERIC_STATE_INCOMPATIBILITY);
        assertEquals(2, world.sent(PbxCommand.RouteSelect.class).size());
        assertEquals(AgentState.RESERVED, world.agentOf(0).state());
    }

    /** Agent 2 has had a contact, the switch is asked to give him after-call work, and another contact waits. */
    private void afterCallWorkIsAskedAndAContactWaits() {
        ready(2);
        RouteDialogue dialogue = supportCall(55);
        world.used(dialogue, "5003");
        world.rings(55, "5003");
        world.answers(55, "5003");
        supportCall(56);
        world.callerClears(55, "5003");
        assertEquals(WorkMode.ACW, lastAsked().workMode());
        assertAgent(2, WorkMode.AUTO_IN, CallActivity.NONE, AgentState.READY);
        assertSelects(1);
    }

    private void assertSelects(int count) {
        assertEquals(count, world.sent(PbxCommand.RouteSelect.class).size());
    }

    @Test
    void anAgentOfWhomAfterCallWorkIsAskedIsOfferedNothingBeforeItIsOver() {
        afterCallWorkIsAskedAndAContactWaits();
        confirmed(false);
        assertSelects(1);
        asked(WorkMode.ACW, 0);
        assertAgent(2, WorkMode.ACW, CallActivity.NONE, AgentState.AFTER_CALL_WORK);
        world.advance(10_000);
        assertSelects(1);
        mode(2, AgentMode.READY, 0);
        assertSelects(2);
    }

    @Test
    void anAgentOfWhomAfterCallWorkIsAskedInVainIsOfferedWhatWaits() {
        afterCallWorkIsAskedAndAContactWaits();
        refused(UniversalFailure.GENERIC_STATE_INCOMPATIBILITY);
        assertSelects(2);
    }

    @Test
    void anAgentWhomTheSwitchAgreesToChangeAndDoesNotIsOfferedWhatWaits() {
        afterCallWorkIsAskedAndAContactWaits();
        mode(2, AgentMode.READY, 0);
        assertSelects(1);
        confirmed(false);
        assertSelects(1);
        asked(WorkMode.AUTO_IN, 0);
        assertSelects(2);
    }

    @Test
    void anAgentOfWhomASilentSwitchIsAskedIsOfferedWhatWaitsInTheEnd() {
        afterCallWorkIsAskedAndAContactWaits();
        confirmed(false);
        assertSelects(1);
        world.pending(PbxCommand.QueryAgentState.class)
                .forEach(request -> world.reply(request, new PbxReply.TimedOut()));
        assertSelects(2);
    }

    @Test
    void aLostLinkEndsWhatWasAskedOfTheSwitch() {
        afterCallWorkIsAskedAndAContactWaits();
        assertTrue(world.agentOf(2).isAskedAway());
        world.linkLost();
        assertFalse(world.agentOf(2).isAskedAway());
    }

    /** Agent 2 was ready when the link was lost; it is up again, and a contact waits. */
    private void theLinkIsBackAndAContactWaits() {
        ready(2);
        world.linkLost();
        world.linkUp();
        supportCall(55);
        assertSelects(0);
    }

    private void place(int i, PbxReply reply) {
        world.pending(PbxCommand.QueryDeviceInfo.class).stream()
                .filter(request -> request.command().equals(new PbxCommand.QueryDeviceInfo(login(i))))
                .forEach(request -> world.reply(request, reply));
    }

    @Test
    void whoWasReadyBeforeAnOutageIsOfferedNothingUntilTheSwitchSaysWhatHeIs() {
        theLinkIsBackAndAContactWaits();
        place(2, place("5003"));
        assertSelects(0);
        asked(WorkMode.AUTO_IN, 0);
        assertSelects(1);
    }

    @Test
    void whoWasLoggedOffByARestartOfTheSwitchIsNotChosen() {
        theLinkIsBackAndAContactWaits();
        place(2, place(""));
        assertSelects(0);
        assertAgent(2, WorkMode.LOGGED_OUT, CallActivity.NONE, AgentState.LOGGED_OUT);
    }

    @Test
    void whoIsReadyAndOfWhomTheSwitchSaysNothingIsBelieved() {
        theLinkIsBackAndAContactWaits();
        place(2, new PbxReply.TimedOut());
        assertSelects(1);
    }

    @Test
    void whoIsReadyAndInWhichModeTheSwitchDoesNotSayIsBelieved() {
        theLinkIsBackAndAContactWaits();
        place(2, place("5003"));
        world.pending(PbxCommand.QueryAgentState.class)
                .forEach(request -> world.reply(request, new PbxReply.TimedOut()));
        assertSelects(1);
    }

    @Test
    void anAgentWhoAsksToBeNotReadyIsOfferedNothingWhileTheSwitchIsAsked() {
        ready(2);
        world.request(2, new Command.SetNotReady(3));
        supportCall(55);
        assertSelects(0);
        world.request(2, new Command.SetReady(false));
        assertSelects(1);
    }

    @Test
    void theServersNoAnswerMakesAMirroredAgentNotReadyByAskingTheSwitch() {
        ready(2);
        RouteDialogue dialogue = supportCall(55);
        world.used(dialogue, "5003");
        world.rings(55, "5003");
        world.advance(15_000);
        world.reply(world.pending(PbxCommand.DeflectCall.class).get(0), new PbxReply.Confirmed());
        world.diverted(55, "5003", "6002");
        assertEquals(new PbxCommand.SetAgentState("5003", "2003", WorkMode.AUX, 0, false, "", "", true), lastAsked());
        mode(2, AgentMode.NOT_READY, 0);
        assertEquals(ReasonCode.CALL_NOT_ANSWERED, world.agentOf(2).work().reasonCode());
    }

    @Test
    void aVectorThatGivesUpOnTheServerAndQueuesItselfTakesTheContactWithIt() {
        RouteDialogue dialogue = supportCall(55);
        world.advance(4_000);
        assertEquals("support", contact().demand().skill());
        world.cancelled(dialogue);
        queued(55, "8001");
        assertEquals("sales", contact().demand().skill());
        assertEquals(0, world.engine.state().indexes().staff().waitingFor("support"));
        ready(0);
        world.advance(1_000);
        rings(55, 0, "8001");
        assertEquals(5_000, world.facts(Fact.SegmentStarted.class).get(0).queueMillis());
    }

    @Test
    void anotherAgentOfTheServersAtTheStationIsTakenOffWhenTheSwitchHasSomebodyThere() {
        world = World.of(Interleaving.ONE_LINK, links -> {
            Site site = site(links);
            return new Site(site.switches(), site.devices(), site.vdns(), site.skills(),
                    List.of(new AgentSite("1001", "Plain", "", List.of(new SkillLevel("support", 1))),
                            agent(1, "sales")),
                    site.settings());
        });
        nobodyIsLoggedOn();
        world.ready(0);
        RouteDialogue dialogue = supportCall(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.stationEvent("8001", new PbxEvent.LoggedOn(Party.internal("5001"), "2002", "8001"));
        assertAgent(0, WorkMode.LOGGED_OUT, CallActivity.NONE, AgentState.LOGGED_OUT);
        assertEquals(List.of(ReasonCode.STATION_TAKEN), notices(0));
        assertEquals(world.device(0), world.agentOf(1).station());
    }

    @Test
    void anAgentWhoIsConfiguredAnewIsAskedAfter() {
        loggedOn(0, "8001");
        Site site = world.engine.state().site().site();
        world.apply(new Input.ConfigurationApplied(2, "test", site));
        world.advance(0);
        assertEquals(3, world.engine.state().requests().rows().stream()
                .filter(request -> request.purpose() instanceof Purpose.AgentPlace).count());
        assertEquals(new DeviceKey(World.CM, "5001"), world.agentOf(0).station());
    }
}
