package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.client.AgentClient;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.AgentListener;
import io.strowger.agent.client.SessionOverException;
import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ForwardingType;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.ObservationMode;
import io.strowger.core.output.CallView;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.Push;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SupervisionSettings;
import io.strowger.core.state.Call;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.wire.Faults;
import io.strowger.simulator.wire.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands of agents and of a supervisor (the third agent) over real sockets, on a switch that was written independently. */
@Timeout(120)
class CommandScenariosTest {
    private static final int EVENTS_LATE_MILLIS = 5_000;
    @TempDir
    Path directory;
    private Rig rig;
    private CallHandle caller;
    private final Map<String, Object> settings = new TreeMap<>();

    @AfterEach
    void theJournalReplaysToItsOwnFacts() {
        Path journal = rig.server.journalDirectory();
        rig.close();
        Replay.verify(journal);
    }

    /** The first agent talks with a customer; all have after-call work of an hour. */
    private CallKey talking(boolean told) throws IOException {
        rig = new Rig(directory, 3);
        rig.more.putAll(settings);
        rig.siteChange = site -> arranged(site, told);
        rig.startServer();
        rig.desktops.add(rig.new Desktop(0));
        rig.desktops.add(rig.new Desktop(1));
        rig.desktops.add(rig.new Desktop(2, true));
        agent(0).ready();
        caller = rig.simulator.newCall("915551212", Rig.VDN);
        CallView offer = agent(0).awaitOffer(1);
        agent(0).must(agent(0).client.answer(offer.call()));
        agent(0).awaitState(AgentState.TALKING);
        return offer.call();
    }

    private static Site arranged(Site site, boolean told) {
        List<AgentSite> agents = site.agents().stream()
                .map(a -> a.withRights(new AgentSite.Rights(a.agentId().equals("1001") ? "floor" : "", "north",
                        a.agentId().equals("1003") ? List.of("north") : List.of())))
                .toList();
        SkillSite skill = site.skills().get(0);
        SiteSettings settings = site.settings();
        return new Site(site.switches(), site.devices(), site.vdns(),
                List.of(new SkillSite(skill.name(), skill.noAnswer(), skill.ringMillis(), 3_600_000, 20_000)), agents,
                settings.withSupervision(new SupervisionSettings(told, true, 0)),
                List.of(new RestrictionClass("floor", List.of("internal"), true, false, true, List.of())), List.of());
    }

    private Rig.Desktop agent(int i) {
        return rig.desktops.get(i);
    }

    private Rig.Desktop supervisor() {
        return rig.desktops.get(2);
    }

    private void noAnomalies() {
        assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class));
    }

    private LocalConnectionState stateAt(CallKey call, int agent) {
        Call known = rig.server.view().calls().get(call);
        return known == null ? LocalConnectionState.NULL : known.stateAt(Rig.station(agent));
    }

    private void awaitState(CallKey call, int agent, LocalConnectionState state) {
        rig.await("agent " + agent + " to be " + state, () -> stateAt(call, agent) == state);
    }

    @Test
    void aConsultTransferKeepsTheContactAndItsData() throws IOException {
        CallKey customer = talking(true);
        agent(0).done(new Command.AttachCallData(customer, Map.of("order", "4711")));
        CallKey consultation = agent(0)
                .done(new Command.ConsultationCall(customer, Rig.station(1), Bytes.EMPTY)).call();
        CallView popped = agent(1).awaitOffer(1);
        assertEquals("915551212", popped.ani());
        assertEquals(Map.of("order", "4711"), popped.data());
        assertEquals(customer, popped.parent());
        agent(1).must(agent(1).client.answer(popped.call()));
        awaitState(consultation, 1, LocalConnectionState.CONNECT);
        agent(0).done(new Command.AlternateCall(consultation, customer));
        awaitState(customer, 0, LocalConnectionState.CONNECT);
        agent(0).done(new Command.AlternateCall(customer, consultation));
        awaitState(consultation, 0, LocalConnectionState.CONNECT);
        agent(0).done(new Command.TransferCall(customer, consultation));
        agent(0).awaitState(AgentState.AFTER_CALL_WORK);
        agent(1).awaitState(AgentState.TALKING);
        assertEquals(Map.of("order", "4711"), rig.server.view().contacts().firstEntry().getValue().data());
        agent(0).done(new Command.SetWrapUp(popped.contact(), "passed on", "to the second"));
        rig.simulator.hangUp(caller);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        assertEquals(1, rig.facts(Fact.ContactStarted.class).size());
        assertEquals(List.of("1001", "1002"),
                rig.facts(Fact.SegmentEnded.class).stream().map(Fact.SegmentEnded::agentId).toList());
        assertTrue(rig.facts(Fact.ConsultationEnded.class).get(0).joined());
        assertEquals(1, rig.facts(Fact.WrappedUp.class).size());
        noAnomalies();
    }

    @Test
    void blindAndSingleStepTransferAndAConference() throws IOException {
        CallKey customer = talking(true);
        agent(0).done(new Command.BlindTransferCall(customer, Rig.station(1)));
        agent(0).awaitState(AgentState.AFTER_CALL_WORK);
        agent(1).awaitState(AgentState.ALERTING);
        agent(1).must(agent(1).client.answer(customer));
        agent(1).awaitState(AgentState.TALKING);
        agent(1).done(new Command.SingleStepTransferCall(customer, Rig.station(0)));
        agent(1).awaitState(AgentState.NOT_READY);
        agent(0).must(agent(0).client.answer(customer));
        agent(0).awaitState(AgentState.TALKING);
        agent(0).done(new Command.AttachCallData(customer, Map.of("order", "4711")));
        int offered = agent(1).offers().size();
        agent(0).done(new Command.SingleStepConferenceCall(customer, Rig.station(1)));
        rig.await("the second to ring", () -> stateAt(customer, 1) == LocalConnectionState.ALERTING);
        CallView further = agent(1).awaitOffer(offered + 1);
        CallView first = agent(0).view().calls().get(0);
        assertEquals(List.of(first.contact(), first.serial(), first.ani(), first.skill(), Map.of("order", "4711")),
                List.of(further.contact(), further.serial(), further.ani(), further.skill(), further.data()));
        rig.await("both to have the same on their screens",
                () -> agent(0).view().calls().get(0).data().equals(agent(1).view().calls().get(0).data()));
        agent(1).must(agent(1).client.answer(customer));
        awaitState(customer, 1, LocalConnectionState.CONNECT);
        assertTrue(rig.server.view().calls().get(customer).isConference());
        agent(0).done(new Command.SendDtmfTone(customer, "123"));
        agent(0).done(new Command.ClearCall(customer));
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        assertEquals(1, rig.facts(Fact.ContactStarted.class).size());
        assertEquals(0, rig.simulator.liveCalls().size());
        noAnomalies();
    }

    @Test
    void featuresOfTheStationAndWhatTheSwitchRefuses() throws IOException {
        CallKey customer = talking(true);
        agent(1).done(new Command.SetDoNotDisturb(true));
        agent(1).done(new Command.SetDoNotDisturb(false));
        agent(1).done(new Command.SetForwarding(ForwardingType.IMMEDIATE, true, Rig.station(0)));
        agent(1).done(new Command.SetForwarding(ForwardingType.IMMEDIATE, false, ""));
        agent(1).done(new Command.SetMessageWaiting(Rig.station(0), true));
        assertEquals(RefusalReason.NO_CALL_TO_PICK_UP, agent(1).outcome(new Command.PickupCall("5003")).reason());
        assertEquals(RefusalReason.SWITCH_STATE, agent(1).outcome(new Command.GroupPickupCall()).reason());
        assertEquals(RefusalReason.DIALLING_NOT_ALLOWED,
                agent(0).outcome(new Command.ConsultationCall(customer, "00331234", Bytes.EMPTY)).reason());
        assertEquals(RefusalReason.NOT_PERMITTED, agent(0).outcome(new Command.ListenToAgent("1002")).reason());
        CallKey made = agent(1).done(new Command.MakeCall("5003", Bytes.EMPTY)).call();
        awaitState(made, 2, LocalConnectionState.ALERTING);
        agent(1).done(new Command.ClearConnection(made));
        rig.await("the call to be over", () -> rig.simulator.liveCalls().size() == 1);
        CallKey again = agent(1).done(new Command.RedialLastNumber()).call();
        awaitState(again, 2, LocalConnectionState.ALERTING);
        supervisor().done(new Command.AnswerCall(again));
        agent(1).done(new Command.ClearConnection(again));
        rig.simulator.hangUp(caller);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        noAnomalies();
    }

    @Test
    void listenJoinAndInterceptInTurnOnOneCall() throws IOException {
        CallKey customer = talking(true);
        supervisor().done(new Command.ListenToAgent("1001"));
        awaitState(customer, 2, LocalConnectionState.CONNECT);
        assertTrue(rig.server.view().calls().get(customer).isSilentAt(Rig.station(2)));
        assertEquals("1001", rig.server.view().contacts().firstEntry().getValue().service().agentId());
        supervisor().done(new Command.JoinAgent("1001"));
        rig.await("three to talk", () -> rig.server.view().calls().get(customer).isConference());
        supervisor().done(new Command.InterceptCall("1001"));
        agent(0).awaitState(AgentState.AFTER_CALL_WORK);
        supervisor().awaitState(AgentState.TALKING);
        rig.simulator.hangUp(caller);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        assertEquals(List.of("1001", "1003"),
                rig.facts(Fact.SegmentEnded.class).stream().map(Fact.SegmentEnded::agentId).toList());
        assertEquals(List.of(ObservationMode.LISTEN, ObservationMode.JOIN), agent(0).observed());
        assertEquals(List.of("your call was taken over by the supervisor"), agent(0).notices());
        rig.await("no call in the switch", () -> rig.simulator.liveCalls().isEmpty());
        noAnomalies();
    }

    @Test
    void whoOnlyListenedIsOutWhenTheAgentHasHungUp() throws IOException {
        CallKey customer = talking(false);
        supervisor().done(new Command.ListenToAgent("1001"));
        agent(0).must(agent(0).client.clearConnection(customer));
        rig.await("the supervisor to be out", () -> rig.simulator.liveCalls().isEmpty());
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        assertEquals(1, rig.facts(Fact.SegmentEnded.class).size());
        assertEquals(List.of(), agent(0).observed(), "the site does not tell");
        assertEquals(List.of(), agent(0).notices());
        noAnomalies();
    }

    @Test
    void whisperingIsHeardByTheAgentOnly() throws IOException {
        CallKey customer = talking(true);
        supervisor().done(new Command.WhisperToAgent("1001"));
        awaitState(customer, 2, LocalConnectionState.CONNECT);
        assertTrue(rig.server.view().calls().get(customer).isSilentAt(Rig.station(2)));
        supervisor().done(new Command.StopObserving());
        awaitState(customer, 2, LocalConnectionState.NULL);
        assertEquals(AgentState.TALKING, agent(0).state());
        rig.simulator.hangUp(caller);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        noAnomalies();
    }

    /** Below private data version 17 there is no service observing: he is a party whom the customer is kept from hearing, and the answer says so. */
    @Test
    void withoutServiceObservingAWhispererIsAPartyWhomTheCustomerIsKeptFromHearing() throws IOException {
        settings.put("links.private-version-max", 16);
        CallKey customer = talking(true);
        Push.RequestOutcome outcome = supervisor().done(new Command.WhisperToAgent("1001"));
        awaitState(customer, 2, LocalConnectionState.CONNECT);
        assertTrue(outcome.detail().contains("no service observing"), outcome.detail());
        assertTrue(rig.server.view().calls().get(customer).isSilentAt(Rig.station(2)));
        rig.simulator.hangUp(caller);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        awaitState(customer, 2, LocalConnectionState.NULL);
        noAnomalies();
    }

    private void eventsLate(int millis) {
        rig.simulator.faults(faults -> List.of(Rig.VDN, Rig.station(0), Rig.station(2))
                .forEach(device -> faults.delayEvents(device, millis)));
    }

    /** The switch does not keep the customer from hearing him: he is out of the call again, and is told why. */
    @Test
    void aWhispererIsTakenOutWhereTheSwitchRefusesSelectiveListening() throws IOException {
        settings.put("links.private-version-max", 16);
        CallKey customer = talking(true);
        // Single-step conference and selective listening are both escape services: the second is asked for when the events tell of the first.
        eventsLate(EVENTS_LATE_MILLIS);
        CompletableFuture<Push.RequestOutcome> asked = CompletableFuture
                .supplyAsync(() -> supervisor().outcome(new Command.WhisperToAgent("1001")));
        rig.await("the supervisor to be in the call", () -> rig.simulator.liveCalls().get(0).parties().size() == 3);
        Refusal refusal = Refusal.of(new Csta.EscapeSvc().eventType(), "", CSTAUniversalFailure.INVALID_OBJECT_STATE);
        rig.simulator.faults(faults -> faults.refuse(refusal));
        eventsLate(0);
        Push.RequestOutcome outcome = asked.orTimeout(60, TimeUnit.SECONDS).join();
        assertEquals(RefusalReason.SWITCH_STATE, outcome.reason(), outcome.toString());
        rig.await("the supervisor to be out of the call", () -> stateAt(customer, 2) == LocalConnectionState.NULL);
        assertEquals(LocalConnectionState.CONNECT, stateAt(customer, 0));
        assertEquals(AgentState.TALKING, agent(0).state());
        // Nothing stays behind: he may whisper when the switch agrees.
        rig.simulator.faults(Faults::clear);
        supervisor().done(new Command.WhisperToAgent("1001"));
        awaitState(customer, 2, LocalConnectionState.CONNECT);
        rig.simulator.hangUp(caller);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        awaitState(customer, 2, LocalConnectionState.NULL);
        noAnomalies();
    }

    @Test
    void forcedChangesAndNotices() throws IOException {
        talking(true);
        supervisor().done(new Command.ForceNotReady("1001", 5, "training"));
        supervisor().done(new Command.ForceReady("1002", ""));
        agent(1).awaitState(AgentState.READY);
        supervisor().done(new Command.SendNotice("1002", "well done"));
        rig.await("the notice", () -> agent(1).notices().equals(List.of("well done")));
        supervisor().done(new Command.ForceLogOff("1002", 0, ""));
        agent(1).awaitState(AgentState.LOGGED_OUT);
        rig.simulator.hangUp(caller);
        agent(0).awaitState(AgentState.NOT_READY);
        assertEquals("by 1003, after your call: training", agent(0).forced().get(0).text());
        noAnomalies();
    }

    @Test
    void whoSupervisesNobodyHasNoSupervisorsSession() throws IOException {
        talking(true);
        AgentClientOptions options = AgentClientOptions.builder("127.0.0.1", rig.server.agentPort())
                .user(Rig.agentId(1), Rig.PASSWORD).takeover(true).build();
        try (AgentClient client = AgentClient.supervisor(options, new AgentListener() {
        })) {
            CompletionException refused = assertThrows(CompletionException.class,
                    () -> client.established().orTimeout(30, TimeUnit.SECONDS).join());
            assertInstanceOf(SessionOverException.class, refused.getCause());
        }
        agent(1).ready();
        rig.simulator.hangUp(caller);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
    }
}
