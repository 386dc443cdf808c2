package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.ContactState;
import io.strowger.core.machine.DeviceState;
import io.strowger.core.machine.VdnState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.Link;
import io.strowger.core.state.PendingRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two links to one switch, each with its own lag, losses and returns; what a single link would tell is what comes of them. */
class TwoLinksTest {
    private static final String AES1 = World.LINK;
    private static final String AES2 = World.SECOND;
    private static final String TRUNK = "T801#3";
    private World world;

    @BeforeEach
    void twoLinks() {
        world = World.with(Interleaving.FIRST_AHEAD, new SkillSite("support", NoAnswerMode.SERVER, 15_000, 0, 20_000),
                1, 2);
    }

    @AfterEach
    void replaysAndRestores() {
        Engine again = new Engine(new EngineState());
        for (int i = 0; i < world.inputs.size(); i++) {
            assertEquals(world.factsByInput.get(i), again.apply(world.inputs.get(i)).facts());
        }
        assertEquals(world.engine.hash(), again.hash());
        assertEquals(world.engine.hash(), Engine.restore(world.engine.snapshot()).hash());
    }

    // --- the words of one link

    private void station(String link, String device, PbxEvent event) {
        world.apply(new Input.PbxEventReceived(World.CM, link, device, MonitorKind.DEVICE, event));
    }

    private void vdn(String link, PbxEvent event) {
        world.apply(new Input.PbxEventReceived(World.CM, link, "6001", MonitorKind.CALLS_VIA_DEVICE, event));
    }

    private void both(String link, String device, PbxEvent event) {
        vdn(link, event);
        station(link, device, event);
    }

    private static ConnectionId at(int callId, String device) {
        return new ConnectionId(callId, device, device.equals(TRUNK));
    }

    private static PbxEvent arrived(int callId, String vdn, CallData data) {
        return new PbxEvent.Delivered(at(callId, vdn), Party.internal(vdn), World.caller(), Party.internal("6001"),
                Party.UNKNOWN, EventCause.NEW_CALL, data);
    }

    private static PbxEvent rings(int callId, String device) {
        return rings(callId, device, World.data(callId));
    }

    private static PbxEvent rings(int callId, String device, CallData data) {
        return new PbxEvent.Delivered(at(callId, device), Party.internal(device), World.caller(),
                Party.internal("6001"), Party.internal("6001"), EventCause.NEW_CALL, data);
    }

    private static PbxEvent answered(int callId, String device) {
        return new PbxEvent.Established(at(callId, device), Party.internal(device), World.caller(),
                Party.internal("6001"), Party.internal("6001"), EventCause.NONE, World.data(callId));
    }

    private static PbxEvent held(int callId, String device) {
        return new PbxEvent.Held(at(callId, device), Party.internal(device), EventCause.NONE);
    }

    private static PbxEvent retrieved(int callId, String device) {
        return new PbxEvent.Retrieved(at(callId, device), Party.internal(device), EventCause.NONE);
    }

    private static PbxEvent diverted(int callId, String device) {
        return new PbxEvent.Diverted(at(callId, device), Party.internal(device), Party.internal("6001"),
                EventCause.REDIRECTED);
    }

    private static PbxEvent cleared(int callId, String device) {
        return new PbxEvent.ConnectionCleared(at(callId, device), Party.UNKNOWN, EventCause.NONE);
    }

    private static PbxEvent over(int callId) {
        return new PbxEvent.CallCleared(at(callId, ""), EventCause.NONE);
    }

    private void asks(String link, RouteDialogue dialogue, int callId) {
        world.apply(new Input.RouteRequested(World.CM, link, dialogue, Party.internal("6001"), World.caller(),
                at(callId, TRUNK), World.data(callId)));
    }

    private void ended(String link, RouteDialogue dialogue, int code) {
        world.apply(new Input.RouteEnded(World.CM, link, dialogue, World.failure(code)));
    }

    private void used(String link, RouteDialogue dialogue) {
        world.apply(new Input.RouteUsed(World.CM, link, dialogue, "5001"));
        ended(link, dialogue, 0);
    }

    private void talks(int agent, int callId) {
        RouteDialogue dialogue = world.arrivesAndAsks(callId);
        world.used(dialogue, World.station(agent));
        world.rings(callId, World.station(agent));
        world.answers(callId, World.station(agent));
        assertEquals(AgentState.TALKING, world.state(agent));
    }

    @Test
    void linksThatCameUpTogetherWithoutCallsAreBelievedAlike() {
        vdn(AES2, arrived(7, "6001", World.data(7)));
        assertEquals(1, world.facts(Fact.ContactStarted.class).size());
        vdn(AES2, cleared(7, TRUNK));
        vdn(AES2, over(7));
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        vdn(AES1, arrived(7, "6001", World.data(7)));
        vdn(AES1, cleared(7, TRUNK));
        vdn(AES1, over(7));
        assertEquals(1, world.facts(Fact.ContactStarted.class).size());
    }

    // --- what came of it

    private List<Output.PbxRequest> requests(Class<? extends PbxCommand> type) {
        return world.outputs.stream().filter(Output.PbxRequest.class::isInstance).map(Output.PbxRequest.class::cast)
                .filter(request -> type.isInstance(request.command())).toList();
    }

    private Output.PbxRequest last(Class<? extends PbxCommand> type) {
        List<Output.PbxRequest> all = requests(type);
        return all.get(all.size() - 1);
    }

    private long moves(String machine, String to) {
        return world.facts(Fact.Transitioned.class).stream()
                .filter(move -> move.machine().equals(machine) && move.to().equals(to)).count();
    }

    private LinkMerge merge(String link) {
        return world.engine.linkMerges().stream().filter(each -> each.link().equals(World.CM + '/' + link)).findFirst()
                .orElse(new LinkMerge(link, 0, 0, 0, 0));
    }

    private Contact contact() {
        return world.onlyContact().orElseThrow();
    }

    private void nothingIsOwed() {
        assertEquals(List.of(), List.copyOf(world.engine.state().leads().rows()));
    }

    private void noAnomalies() {
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
    }

    // --- events

    /** Each link was lost and came back while the call was there: neither's VDN monitor tells of it, and the stations' events count all the same. */
    @Test
    void aVdnMonitorOwesNothingOfCallsThatWereThereBeforeIt() {
        world.ready(0);
        RouteDialogue dialogue = new RouteDialogue(1, 900);
        vdn(AES1, arrived(55, "6001", World.data(55)));
        vdn(AES2, arrived(55, "6001", World.data(55)));
        asks(AES1, dialogue, 55);
        station(AES1, "5001", rings(55, "5001"));
        station(AES2, "5001", rings(55, "5001"));
        vdn(AES1, rings(55, "5001"));
        vdn(AES2, rings(55, "5001"));
        used(AES1, dialogue);
        world.linkLost(AES2);
        world.linkUp(AES2);
        station(AES2, "5001", answered(55, "5001"));
        both(AES1, "5001", answered(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        world.linkLost(AES1);
        world.linkUp(AES1);
        station(AES2, "5001", cleared(55, "5001"));
        station(AES1, "5001", cleared(55, "5001"));
        assertEquals(AgentState.READY, world.state(0));
    }

    private void beginsAnew(String link, String device, MonitorKind kind) {
        world.apply(new Input.MonitorStopped(World.CM, link, device, kind, null));
        world.apply(new Input.MonitorStarted(World.CM, link, device, kind));
    }

    /** What a link says of a station is later than what it has told of it; the other link's words of that are still to come. */
    @Test
    void whatALinkSaysOfAStationWaitsForTheOthersWhenItIsAheadOfThem() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        both(AES1, "5001", rings(55, "5001"));
        both(AES2, "5001", rings(55, "5001"));
        beginsAnew(AES1, "5001", MonitorKind.DEVICE);
        beginsAnew(AES1, "6001", MonitorKind.CALLS_VIA_DEVICE);
        world.request(0, new Command.AnswerCall(contact().call()));
        world.reply(last(PbxCommand.AnswerCall.class), new PbxReply.TimedOut());
        Output.PbxRequest asked = last(PbxCommand.SnapshotDevice.class);
        assertEquals(AES1, asked.link());
        station(AES1, "5001", answered(55, "5001"));
        station(AES1, "5001", cleared(55, "5001"));
        world.reply(asked, new PbxReply.DeviceSnapshot(List.of()));
        assertEquals(AgentState.ALERTING, world.state(0));
        both(AES2, "5001", answered(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        both(AES2, "5001", cleared(55, "5001"));
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(1, world.facts(Fact.SegmentStarted.class).size());
        noAnomalies();
    }

    /** Nobody waits for a link that stands still. */
    @Test
    void whatALinkSaysOfAStationCountsWhenTheOtherStandsStill() {
        world.ready(0);
        talks(0, 55);
        beginsAnew(AES1, "5001", MonitorKind.DEVICE);
        station(AES1, "5001", cleared(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        world.advance(LinkPace.DETECTED_MILLIS);
        world.request(0, new Command.HoldCall(contact().call()));
        world.reply(last(PbxCommand.HoldCall.class), new PbxReply.TimedOut());
        Output.PbxRequest asked = last(PbxCommand.SnapshotDevice.class);
        assertEquals(AES1, asked.link());
        world.reply(asked, new PbxReply.DeviceSnapshot(List.of()));
        assertEquals(AgentState.READY, world.state(0));
    }

    /** What only a monitor on probation has told takes effect with the other link's copy, when the call is over and nearly forgotten. */
    @Test
    void aCopyThatComesLongAfterTheEndBeginsNoCall() {
        world.ready(0);
        world.linkLost(AES1);
        world.linkUp(AES1);
        RouteDialogue dialogue = new RouteDialogue(1, 900);
        vdn(AES2, arrived(55, "6001", World.data(55)));
        vdn(AES1, arrived(55, "6001", World.data(55)));
        asks(AES2, dialogue, 55);
        both(AES2, "5001", rings(55, "5001"));
        both(AES1, "5001", rings(55, "5001"));
        used(AES2, dialogue);
        world.advance(OwedEvents.LAG_MILLIS - 10_000);
        vdn(AES1, answered(55, "5001"));
        vdn(AES1, cleared(55, TRUNK));
        vdn(AES1, over(55));
        station(AES2, "5001", answered(55, "5001"));
        station(AES2, "5001", cleared(55, TRUNK));
        station(AES2, "5001", cleared(55, "5001"));
        long calls = world.facts(Fact.CallEnded.class).size();
        world.advance(Calls.FORGET_MILLIS + 1_000);
        vdn(AES2, answered(55, "5001"));
        vdn(AES2, cleared(55, TRUNK));
        vdn(AES2, over(55));
        assertEquals(1, calls);
        assertEquals(List.of(), world.facts(Fact.CallStarted.class));
        assertEquals(1, world.facts(Fact.CallEnded.class).size());
    }

    @Test
    void aLaggingLinkInventsNoHold() {
        world.ready(0);
        talks(0, 55);
        both(AES1, "5001", held(55, "5001"));
        world.advance(500);
        both(AES1, "5001", retrieved(55, "5001"));
        world.advance(2_000);
        both(AES2, "5001", held(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        world.advance(100);
        both(AES2, "5001", retrieved(55, "5001"));
        assertEquals(1, moves("Connection", "HOLD"));
        nothingIsOwed();
        world.callerClears(55, "5001");
        assertEquals(500, world.facts(Fact.SegmentEnded.class).get(0).holdMillis());
        assertEquals(0, merge(AES1).merged());
        assertTrue(merge(AES2).merged() > 4);
        noAnomalies();
    }

    @Test
    void eachLinkMayBeAheadInTurn() {
        world.ready(0);
        talks(0, 55);
        station(AES1, "5001", held(55, "5001"));
        station(AES1, "5001", retrieved(55, "5001"));
        station(AES2, "5001", held(55, "5001"));
        station(AES2, "5001", retrieved(55, "5001"));
        station(AES2, "5001", held(55, "5001"));
        assertEquals(AgentState.HELD, world.state(0));
        station(AES2, "5001", retrieved(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        station(AES1, "5001", held(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        station(AES1, "5001", retrieved(55, "5001"));
        assertEquals(2, moves("Connection", "HOLD"));
        nothingIsOwed();
    }

    @Test
    void aRingThatWasSentElsewhereDoesNotRingAgain() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        both(AES1, "5001", rings(55, "5001"));
        both(AES1, "5001", diverted(55, "5001"));
        both(AES2, "5001", rings(55, "5001"));
        assertEquals(ContactState.ARRIVED, contact().state());
        both(AES2, "5001", diverted(55, "5001"));
        assertEquals(1, world.facts(Fact.SegmentStarted.class).size());
        nothingIsOwed();
    }

    @Test
    void anOutageThatIsOverIsNotToldAgain() {
        world.ready(0);
        PbxEvent out = new PbxEvent.OutOfService("5001", EventCause.NONE);
        PbxEvent back = new PbxEvent.BackInService("5001", EventCause.NONE);
        station(AES1, "5001", out);
        station(AES1, "5001", back);
        world.request(0, new Command.SetReady(false));
        station(AES2, "5001", out);
        assertEquals(AgentState.READY, world.state(0));
        station(AES2, "5001", back);
        assertEquals(1, moves("Device", "OUT_OF_SERVICE"));
        nothingIsOwed();
    }

    @Test
    void aCallIdThatIsUsedAgainWhileALinkStillTellsOfTheFormerCall() {
        RouteDialogue first = new RouteDialogue(1, 1);
        CallData noUcid = CallData.EMPTY;
        vdn(AES1, arrived(55, "6001", noUcid));
        vdn(AES1, cleared(55, TRUNK));
        vdn(AES1, over(55));
        vdn(AES1, arrived(55, "6001", noUcid));
        assertEquals(2, world.facts(Fact.ContactStarted.class).size());
        vdn(AES2, arrived(55, "6001", noUcid));
        asks(AES2, first, 55);
        ended(AES2, first, 24);
        vdn(AES2, cleared(55, TRUNK));
        vdn(AES2, over(55));
        assertEquals(2, world.facts(Fact.ContactStarted.class).size());
        assertEquals(1, world.engine.state().contacts().size());
        assertEquals(ContactState.ARRIVED, contact().state());
        vdn(AES2, arrived(55, "6001", noUcid));
        nothingIsOwed();
        assertEquals("(2,0,0,0/0,0)", world.counters());
    }

    @Test
    void theRicherCopyCompletesWhatTheFirstDidNotKnow() {
        Bytes userToUser = Bytes.of(new byte[]{1, 2});
        vdn(AES1, arrived(55, "6001", CallData.EMPTY));
        vdn(AES2, arrived(55, "6001", new CallData("00001000551700000001", userToUser, "4711", "", "", "")));
        Call call = world.engine.state().calls().rows().iterator().next();
        assertEquals("00001000551700000001", call.ucid());
        assertEquals("00001000551700000001", contact().origin().ucid());
        assertEquals(userToUser, contact().origin().userToUser());
        assertEquals("4711", contact().origin().collectedDigits());
        assertEquals("(1,0,0,0/0,0)", world.counters());
    }

    @Test
    void anEventThatOneLinkLostIsTakenFromTheOther() {
        world.ready(0);
        talks(0, 55);
        station(AES1, "5001", held(55, "5001"));
        station(AES1, "5001", retrieved(55, "5001"));
        station(AES2, "5001", retrieved(55, "5001"));
        assertEquals(1, merge(AES2).missed());
        nothingIsOwed();
        station(AES2, "5001", held(55, "5001"));
        assertEquals(AgentState.HELD, world.state(0));
    }

    @Test
    void anEventThatTheLinkAheadLostIsNotAppliedLateAndTheSwitchIsAsked() {
        world.ready(0);
        talks(0, 55);
        station(AES1, "5001", retrieved(55, "5001"));
        station(AES2, "5001", held(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        assertEquals(1, merge(AES2).withheld());
        station(AES2, "5001", retrieved(55, "5001"));
        nothingIsOwed();
        world.advance(Calls.DOUBT_MILLIS);
        assertEquals(1, world.pending(PbxCommand.SnapshotCall.class).size());
        assertEquals(1, world.pending(PbxCommand.SnapshotDevice.class).size());
    }

    @Test
    void whatIsOwedForTooLongIsLostAndTheLinkOnlyConfirmsForAWhile() {
        world.ready(0);
        talks(0, 55);
        station(AES1, "5001", held(55, "5001"));
        station(AES1, "5001", retrieved(55, "5001"));
        world.advance(OwedEvents.LAG_MILLIS + OwedEvents.LOOK_MILLIS);
        nothingIsOwed();
        assertEquals(2, merge(AES2).missed());
        station(AES2, "5001", held(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0), "a link that lags beyond the limit is not believed");
        station(AES1, "5001", held(55, "5001"));
        assertEquals(AgentState.HELD, world.state(0));
        world.advance(2 * OwedEvents.LAG_MILLIS);
        station(AES2, "5001", retrieved(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
    }

    @Test
    void aMonitorOnTheSlowLinkAloneAddsNothingOld() {
        world.apply(new Input.MonitorStopped(World.CM, AES1, "5001", MonitorKind.DEVICE, null));
        world.ready(0);
        assertEquals(AgentState.READY, world.state(0));
        talks(0, 55);
        vdn(AES1, held(55, "5001"));
        vdn(AES1, retrieved(55, "5001"));
        both(AES2, "5001", held(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        both(AES2, "5001", retrieved(55, "5001"));
        assertEquals(1, moves("Connection", "HOLD"));
    }

    // --- links, monitors, registrations

    @Test
    void oneLinkOfTwoIsLostAndNothingElseHappens() {
        world.ready(0);
        world.ready(1);
        talks(0, 55);
        world.arrivesAndAsks(56);
        int outputs = world.outputs.size();
        Applied applied = world.apply(new Input.LinkChanged(World.CM, AES2,
                io.strowger.core.model.LinkState.DOWN, io.strowger.core.model.LinkDownCause.SILENT, ""));
        assertEquals(1, applied.facts().stream().filter(fact -> !(fact instanceof Fact.StateHashed)).count());
        assertEquals(outputs, world.outputs.size());
        assertEquals(DeviceState.IN_SERVICE, world.engine.state().devices().get(world.device(0)).state());
        assertEquals(VdnState.REGISTERED, vdnState());
        assertTrue(world.engine.state().calls().rows().stream().allMatch(call -> call.life().proven()));
        world.linkUp(AES2);
        assertEquals(outputs, world.outputs.size(), "its return is no recovery either");
    }

    @Test
    void aLinkWhoseServerAsksForLessIsPassedOverWhileAnotherIsWell() {
        world.ready(0);
        talks(0, 55);
        Call call = world.engine.state().calls().rows().iterator().next();
        congested(AES1, true);
        world.request(0, new Command.HoldCall(call.key()));
        assertEquals(AES2, last(PbxCommand.HoldCall.class).link());
        congested(AES2, true);
        world.request(0, new Command.HoldCall(call.key()));
        assertEquals(AES1, last(PbxCommand.HoldCall.class).link(),
                "the first of two that are no better than each other");
        congested(AES1, false);
        congested(AES1, false);
        world.request(0, new Command.HoldCall(call.key()));
        assertEquals(AES1, last(PbxCommand.HoldCall.class).link());
        assertEquals(3, world.facts(Fact.LinkCongestionNoted.class).size(), "what is no news is no fact");
        // The loss of the link ends it; its driver tells it anew.
        world.apply(new Input.LinkChanged(World.CM, AES2, io.strowger.core.model.LinkState.DOWN,
                io.strowger.core.model.LinkDownCause.SILENT, ""));
        assertFalse(link(AES2).congested());
    }

    // --- a link that stands still

    private String linkOfNextHold(Call call) {
        world.request(0, new Command.HoldCall(call.key()));
        return last(PbxCommand.HoldCall.class).link();
    }

    private Call talking() {
        world.ready(0);
        talks(0, 55);
        return world.engine.state().calls().rows().iterator().next();
    }

    @Test
    void whatIsAskedGoesByAnotherLinkOnceTheFirstHasNotAnsweredForThreeSeconds() {
        Call call = talking();
        assertEquals(AES1, linkOfNextHold(call));
        Output.PbxRequest unanswered = last(PbxCommand.HoldCall.class);
        world.advance(LinkPace.BEHIND_MILLIS - 1);
        assertEquals(AES1, linkOfNextHold(call));
        world.advance(1);
        assertTrue(link(AES1).behind());
        assertEquals(AES2, linkOfNextHold(call));
        world.reply(unanswered, new PbxReply.Confirmed());
        assertTrue(link(AES1).behind(), "an answer that comes late proves nothing");
        assertEquals(AES2, linkOfNextHold(call));
        both(AES1, "5001", cleared(55, "5001"));
        assertFalse(link(AES1).behind(), "it tells what the other has not told yet");
        assertEquals(List.of(true, false),
                world.facts(Fact.LinkBehindNoted.class).stream().map(Fact.LinkBehindNoted::behind).toList());
    }

    @Test
    void aLinkThatDoesNotTellWhatAnotherTellsIsKnownForItWithinTheBound() {
        Call call = talking();
        station(AES2, "5001", held(55, "5001"));
        world.advance(LinkPace.DETECTED_MILLIS);
        world.request(0, new Command.RetrieveCall(call.key()));
        assertEquals(AES2, last(PbxCommand.RetrieveCall.class).link());
        // It catches up: its first word is late, its next one is not.
        station(AES1, "5001", held(55, "5001"));
        assertTrue(link(AES1).behind());
        station(AES2, "5001", retrieved(55, "5001"));
        station(AES1, "5001", retrieved(55, "5001"));
        assertFalse(link(AES1).behind());
        assertEquals(AES1, linkOfNextHold(call));
    }

    @Test
    void ofTwoLinksThatStandStillTheFirstIsAsked() {
        Call call = talking();
        assertEquals(AES1, linkOfNextHold(call));
        world.advance(LinkPace.BEHIND_MILLIS);
        assertEquals(AES2, linkOfNextHold(call));
        world.advance(LinkPace.BEHIND_MILLIS);
        assertTrue(link(AES2).behind());
        assertEquals(AES1, linkOfNextHold(call));
    }

    @Test
    void aQuietLinkIsNotBehindAndALostOneBeginsAnew() {
        world.advance(3_600_000);
        assertEquals(List.of(), world.facts(Fact.LinkBehindNoted.class));
        Call call = talking();
        assertEquals(AES1, linkOfNextHold(call));
        world.advance(LinkPace.BEHIND_MILLIS);
        assertTrue(link(AES1).behind());
        world.linkLost(AES1);
        world.linkUp(AES1);
        assertFalse(link(AES1).behind());
    }

    @Test
    void theDialogueOfALinkThatDoesNotStandStillIsAnswered() {
        Call call = talking();
        linkOfNextHold(call);
        world.arrivesAndAsks(56);
        world.advance(LinkPace.BEHIND_MILLIS);
        world.ready(1);
        assertEquals(AES2, last(PbxCommand.RouteSelect.class).link());
        ContactState state = world.engine.state().contacts().rows().stream()
                .filter(contact -> contact.call().callId() == 56).findFirst().orElseThrow().state();
        assertEquals(ContactState.SELECTED, state);
    }

    private void congested(String link, boolean congested) {
        world.apply(new Input.LinkCongestionChanged(World.CM, link, congested, "test"));
    }

    private Link link(String name) {
        return world.engine.state().links().get(Link.key(World.CM, name));
    }

    private VdnState vdnState() {
        return world.engine.state().vdns().get(new DeviceKey(World.CM, "6001")).state();
    }

    @Test
    void aDeviceIsMonitoredAndAVdnRoutedAsLongAsOneLinkDoesIt() {
        DeviceKey station = world.device(0);
        world.apply(new Input.MonitorStopped(World.CM, AES1, "5001", MonitorKind.DEVICE, World.failure(31)));
        assertEquals(DeviceState.IN_SERVICE, world.engine.state().devices().get(station).state());
        world.apply(new Input.MonitorStopped(World.CM, AES2, "5001", MonitorKind.DEVICE, null));
        assertEquals(DeviceState.UNMONITORED, world.engine.state().devices().get(station).state());
        world.apply(new Input.MonitorStarted(World.CM, AES1, "5001", MonitorKind.DEVICE));
        assertEquals(DeviceState.IN_SERVICE, world.engine.state().devices().get(station).state());
        world.apply(new Input.RouteRegistrationStopped(World.CM, AES2, "6001", World.failure(13)));
        assertEquals(VdnState.REGISTERED, vdnState());
        world.linkLost(AES1);
        assertEquals(VdnState.UNREGISTERED, vdnState());
        assertEquals(DeviceState.UNMONITORED, world.engine.state().devices().get(station).state());
        world.apply(new Input.RouteRegistered(World.CM, AES2, "6001"));
        assertEquals(VdnState.REGISTERED, vdnState());
    }

    @Test
    void aLinkThatIsLostLeavesTheOtherToTellOnFromItsOwnPlace() {
        world.ready(0);
        talks(0, 55);
        station(AES1, "5001", held(55, "5001"));
        station(AES1, "5001", retrieved(55, "5001"));
        world.linkLost(AES1);
        station(AES2, "5001", held(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        station(AES2, "5001", retrieved(55, "5001"));
        station(AES2, "5001", held(55, "5001"));
        assertEquals(AgentState.HELD, world.state(0));
        nothingIsOwed();
    }

    @Test
    void aLinkThatCameBackOnlyConfirmsUntilItsPlaceIsKnown() {
        world.ready(0);
        world.linkLost(AES1);
        talks(0, 55);
        world.linkUp(AES1);
        station(AES1, "5001", held(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        station(AES2, "5001", held(55, "5001"));
        assertEquals(AgentState.HELD, world.state(0));
        nothingIsOwed();
        world.advance(OwedEvents.LAG_MILLIS);
        station(AES1, "5001", retrieved(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        station(AES2, "5001", retrieved(55, "5001"));
        nothingIsOwed();
        assertEquals(1, moves("Connection", "HOLD"));
    }

    @Test
    void whatOnlyAReturningLinkToldIsAskedAfterWhenTheOtherIsLost() {
        world.ready(0);
        world.linkLost(AES1);
        talks(0, 55);
        world.linkUp(AES1);
        both(AES1, "5001", cleared(55, TRUNK));
        vdn(AES1, over(55));
        assertEquals(AgentState.TALKING, world.state(0));
        world.linkLost(AES2);
        world.advance(Calls.DOUBT_MILLIS);
        Output.PbxRequest snapshot = world.pending(PbxCommand.SnapshotCall.class).get(0);
        assertEquals(AES1, snapshot.link());
        world.reply(snapshot, new PbxReply.Refused(World.failure(24)));
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(0, world.engine.state().contacts().size());
    }

    @Test
    void aCallThatIsOlderThanTheMonitorsOfTheLinkThatIsLeftIsAskedAfter() {
        world.arrivesAndAsks(55);
        world.linkLost(AES1);
        world.advance(1_000);
        world.linkUp(AES1);
        world.advance(OwedEvents.LAG_MILLIS);
        world.arrives(56);
        world.linkLost(AES2);
        world.advance(Calls.DOUBT_MILLIS);
        assertEquals(List.of(55), requests(PbxCommand.SnapshotCall.class).stream()
                .map(request -> ((PbxCommand.SnapshotCall) request.command()).call().callId()).distinct().toList());
    }

    @Test
    void theLastLinkIsLostWhileTheOtherIsStillComingUp() {
        world.arrivesAndAsks(55);
        world.linkLost(AES2);
        world.apply(new Input.LinkChanged(World.CM, AES2, io.strowger.core.model.LinkState.RESYNCHRONISING,
                io.strowger.core.model.LinkDownCause.NONE, ""));
        world.apply(new Input.MonitorStarted(World.CM, AES2, "5001", MonitorKind.DEVICE));
        world.apply(new Input.RouteRegistered(World.CM, AES2, "6001"));
        RouteDialogue dialogue = new RouteDialogue(2, 77);
        asks(AES2, dialogue, 55);
        world.linkLost(AES1);
        assertEquals(DeviceState.IN_SERVICE, world.engine.state().devices().get(world.device(0)).state());
        assertEquals(DeviceState.UNMONITORED, world.engine.state().devices().get(world.device(1)).state());
        assertFalse(world.engine.state().calls().rows().iterator().next().life().proven());
        world.apply(new Input.LinkChanged(World.CM, AES2, io.strowger.core.model.LinkState.UP,
                io.strowger.core.model.LinkDownCause.NONE, ""));
        assertEquals(1, world.pending(PbxCommand.SnapshotCall.class).size());
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        world.ready(0);
        assertEquals(dialogue, ((PbxCommand.RouteSelect) last(PbxCommand.RouteSelect.class).command()).dialogue());
        assertEquals(AES2, last(PbxCommand.RouteSelect.class).link());
    }

    @Test
    void oneLinkAloneKeepsNoBooks() {
        World alone = World.with(new SkillSite("support", NoAnswerMode.SERVER, 15_000, 0, 20_000), 1);
        alone.ready(0);
        RouteDialogue dialogue = alone.arrivesAndAsks(55);
        alone.used(dialogue, "5001");
        alone.rings(55, "5001");
        alone.answers(55, "5001");
        assertEquals(0, alone.engine.state().leads().size());
        assertEquals(List.of(), alone.engine.linkMerges());
    }

    // --- route dialogues

    @Test
    void twoRequestsForACallAreOneContactAndTheOtherDialogueEnds() {
        RouteDialogue one = new RouteDialogue(1, 1);
        RouteDialogue two = new RouteDialogue(9, 1);
        world.arrives(55);
        asks(AES1, one, 55);
        asks(AES2, two, 55);
        assertEquals(1, world.engine.state().contacts().size());
        world.ready(0);
        world.ready(1);
        assertEquals(1, requests(PbxCommand.RouteSelect.class).size());
        assertEquals(AES1, last(PbxCommand.RouteSelect.class).link());
        assertEquals(AgentState.READY, world.state(1));
        ended(AES2, two, World.REDIRECTED);
        assertEquals(List.of(), contact().handle().others());
        used(AES1, one);
        world.rings(55, "5001");
        world.answers(55, "5001");
        world.callerClears(55, "5001");
        assertEquals("(1,1,1,1/1,1)", world.counters());
        assertEquals(1, requests(PbxCommand.RouteSelect.class).size());
        noAnomalies();
    }

    @Test
    void aLateRequestOfTheOtherLinkLeavesARingingContactAlone() {
        RouteDialogue one = new RouteDialogue(1, 1);
        RouteDialogue two = new RouteDialogue(1, 1);
        world.ready(0);
        world.arrives(55);
        asks(AES1, one, 55);
        used(AES1, one);
        asks(AES2, two, 55);
        assertEquals(ContactState.SELECTED, contact().state());
        world.rings(55, "5001");
        assertEquals(AgentState.ALERTING, world.state(0));
        ended(AES2, two, World.REDIRECTED);
        world.advance(10_000);
        assertEquals(AgentState.ALERTING, world.state(0));
        assertEquals(1, requests(PbxCommand.RouteSelect.class).size());
        world.answers(55, "5001");
        RouteDialogue later = new RouteDialogue(1, 2);
        asks(AES2, later, 55);
        assertEquals(AgentState.TALKING, world.state(0));
        ended(AES2, later, World.REDIRECTED);
        world.callerClears(55, "5001");
        assertEquals("(1,1,1,1/1,1)", world.counters());
        noAnomalies();
    }

    @Test
    void aRequestThatTheSwitchDoesNotEndIsANewOne() {
        RouteDialogue one = new RouteDialogue(1, 1);
        world.ready(0);
        world.arrives(55);
        asks(AES1, one, 55);
        used(AES1, one);
        world.rings(55, "5001");
        world.ready(1);
        RouteDialogue two = new RouteDialogue(1, 1);
        asks(AES2, two, 55);
        world.advance(world.engine.state().site().site().settings().renewMillis());
        assertEquals(AES2, last(PbxCommand.RouteSelect.class).link());
        assertEquals("5002",
                ((PbxCommand.RouteSelect) last(PbxCommand.RouteSelect.class).command()).routeSelected());
        assertEquals(1, world.engine.state().contacts().size());
    }

    @Test
    void aRequestThatComesWhenItsCallIsOverBeginsNoGhost() {
        RouteDialogue one = new RouteDialogue(1, 1);
        RouteDialogue two = new RouteDialogue(1, 1);
        vdn(AES1, arrived(55, "6001", World.data(55)));
        asks(AES1, one, 55);
        ended(AES1, one, 24);
        vdn(AES1, cleared(55, TRUNK));
        vdn(AES1, over(55));
        assertEquals(0, world.engine.state().contacts().size());
        vdn(AES2, arrived(55, "6001", World.data(55)));
        asks(AES2, two, 55);
        assertEquals(0, world.engine.state().contacts().size());
        ended(AES2, two, 24);
        vdn(AES2, cleared(55, TRUNK));
        vdn(AES2, over(55));
        nothingIsOwed();
        assertEquals("(1,0,1,0/0,0)", world.counters());
    }

    @Test
    void aLinkThatIsLostBeforeTheRouteIsUsedIsReplacedByTheOtherWithTheSameAgent() {
        RouteDialogue one = new RouteDialogue(1, 1);
        RouteDialogue two = new RouteDialogue(9, 5);
        world.ready(0);
        world.arrives(55);
        asks(AES1, one, 55);
        asks(AES2, two, 55);
        world.ready(1);
        world.linkLost(AES1);
        assertEquals(2, requests(PbxCommand.RouteSelect.class).size());
        Output.PbxRequest again = last(PbxCommand.RouteSelect.class);
        assertEquals(AES2, again.link());
        assertEquals(new PbxCommand.RouteSelect(two, "5001", Bytes.EMPTY), again.command());
        // The first select had won after all.
        ended(AES2, two, World.REDIRECTED);
        assertEquals(AgentState.RESERVED, world.state(0));
        both(AES2, "5001", rings(55, "5001"));
        assertEquals(AgentState.ALERTING, world.state(0));
        assertEquals(AgentState.READY, world.state(1));
        both(AES2, "5001", answered(55, "5001"));
        both(AES2, "5001", cleared(55, TRUNK));
        vdn(AES2, over(55));
        assertEquals("(1,1,1,1/1,1)", world.counters());
        assertTrue(world.engine.state().requests().rows().isEmpty());
        noAnomalies();
    }

    @Test
    void withoutAnotherDialogueTheAgentsStationTellsWhetherTheSelectCameThrough() {
        RouteDialogue one = new RouteDialogue(1, 1);
        world.ready(0);
        world.arrives(55);
        asks(AES1, one, 55);
        world.linkLost(AES1);
        assertEquals(1, requests(PbxCommand.RouteSelect.class).size());
        assertEquals(AgentState.RESERVED, world.state(0));
        both(AES2, "5001", rings(55, "5001"));
        assertEquals(AgentState.ALERTING, world.state(0));
        world.linkUp(AES1);
        world.linkLost(AES2);
        assertEquals(AgentState.ALERTING, world.state(0));
    }

    @Test
    void aLostSelectThatNeverCameThroughIsRepeatedOnTheOtherLinksNextRequest() {
        RouteDialogue one = new RouteDialogue(1, 1);
        world.ready(0);
        world.arrives(55);
        asks(AES1, one, 55);
        world.linkLost(AES1);
        world.advance(1_000);
        RouteDialogue two = new RouteDialogue(2, 2);
        asks(AES2, two, 55);
        assertEquals(new PbxCommand.RouteSelect(two, "5001", Bytes.EMPTY),
                last(PbxCommand.RouteSelect.class).command());
        assertEquals(AgentState.RESERVED, world.state(0));
    }

    @Test
    void cancelsAndRenewalsOfBothLinksInterleavedKeepThePlaceAndTheAgent() {
        RouteDialogue a1 = new RouteDialogue(1, 1);
        RouteDialogue a2 = new RouteDialogue(1, 2);
        RouteDialogue b1 = new RouteDialogue(2, 1);
        RouteDialogue b2 = new RouteDialogue(2, 2);
        world.arrives(55);
        asks(AES1, a1, 55);
        world.advance(9_000);
        ended(AES1, a1, 0);
        asks(AES2, b1, 55);
        asks(AES1, a2, 55);
        // The second link's is over too, but that is not told yet: the select for it crosses.
        world.ready(0);
        assertEquals(b1, ((PbxCommand.RouteSelect) last(PbxCommand.RouteSelect.class).command()).dialogue());
        ended(AES2, b1, 0);
        assertEquals(new PbxCommand.RouteSelect(a2, "5001", Bytes.EMPTY),
                last(PbxCommand.RouteSelect.class).command());
        asks(AES2, b2, 55);
        used(AES1, a2);
        ended(AES2, b2, World.REDIRECTED);
        world.rings(55, "5001");
        assertEquals(9_000, world.facts(Fact.SegmentStarted.class).get(0).queueMillis());
        assertEquals("(1,0,1,1/1,0)", world.counters());
        noAnomalies();
    }

    @Test
    void aRegistrationThatEndsOnOneLinkLeavesItsDialogueToTheOther() {
        RouteDialogue one = new RouteDialogue(1, 1);
        RouteDialogue two = new RouteDialogue(2, 1);
        world.arrives(55);
        asks(AES1, one, 55);
        asks(AES2, two, 55);
        world.apply(new Input.RouteRegistrationStopped(World.CM, AES1, "6001", null));
        world.ready(0);
        assertEquals(AES2, last(PbxCommand.RouteSelect.class).link());
    }

    @Test
    void enteringAFurtherVdnIsCountedOnceHoweverOftenItIsTold() {
        world.arrives(55);
        PbxEvent further = arrived(55, "6002", World.data(55));
        for (String link : List.of(AES1, AES2)) {
            vdn(link, further);
            world.apply(new Input.PbxEventReceived(World.CM, link, "6002", MonitorKind.CALLS_VIA_DEVICE, further));
        }
        vdn(AES1, arrived(55, "6001", World.data(55)));
        vdn(AES1, further);
        assertEquals(List.of("6001", "6002"),
                world.facts(Fact.VdnCounted.class).stream().map(Fact.VdnCounted::vdn).toList());
    }

    // --- requests

    @Test
    void requestsGoToTheFirstLinkAndToAnotherOnlyWhileItIsDownOrJustBack() {
        world.login(0);
        world.request(0, new Command.MakeCall("5002", Bytes.EMPTY));
        assertEquals(AES1, last(PbxCommand.MakeCall.class).link());
        world.reply(last(PbxCommand.MakeCall.class), new PbxReply.Refused(World.failure(33)));
        world.linkLost(AES1);
        world.request(0, new Command.MakeCall("5002", Bytes.EMPTY));
        assertEquals(AES2, last(PbxCommand.MakeCall.class).link());
        world.reply(last(PbxCommand.MakeCall.class), new PbxReply.Refused(World.failure(33)));
        world.linkUp(AES1);
        world.request(0, new Command.MakeCall("5002", Bytes.EMPTY));
        assertEquals(AES2, last(PbxCommand.MakeCall.class).link());
        world.reply(last(PbxCommand.MakeCall.class), new PbxReply.Refused(World.failure(33)));
        world.advance(OwedEvents.LAG_MILLIS);
        world.request(0, new Command.MakeCall("5002", Bytes.EMPTY));
        assertEquals(AES1, last(PbxCommand.MakeCall.class).link());
    }

    @Test
    void aRequestOnALostLinkIsNotSentAgainAndASnapshotTells() {
        world.login(0);
        long id = world.request(0, new Command.MakeCall("5002", Bytes.EMPTY));
        world.linkLost(AES1);
        assertEquals(1, requests(PbxCommand.MakeCall.class).size());
        assertTrue(world.pushes(0).stream().anyMatch(push -> push instanceof Push.RequestOutcome outcome
                && outcome.requestId() == id && outcome.reason() == RefusalReason.OUTCOME_UNKNOWN));
        Output.PbxRequest snapshot = world.pending(PbxCommand.SnapshotDevice.class).get(0);
        assertEquals(AES2, snapshot.link());
        assertEquals(new PbxCommand.SnapshotDevice("5001"), snapshot.command());
        world.reply(snapshot, new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(at(70, "5001"),
                List.of(io.strowger.core.model.LocalConnectionState.CONNECT)))));
        assertEquals(AgentState.TALKING, world.state(0));
    }

    @Test
    void aDeflectOnALostLinkIsSettledByTheRingingStation() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.advance(15_000);
        assertEquals(1, requests(PbxCommand.DeflectCall.class).size());
        world.linkLost(AES1);
        Output.PbxRequest snapshot = world.pending(PbxCommand.SnapshotDevice.class).get(0);
        world.reply(snapshot, new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(at(55, "5001"),
                List.of(io.strowger.core.model.LocalConnectionState.ALERTING)))));
        assertEquals(ContactState.RINGING, contact().state());
        assertEquals(1, requests(PbxCommand.DeflectCall.class).size());
    }

    // --- limits

    @Test
    void moreThanALinkMayOweOfOneCallIsGivenUpFromTheEldest() {
        for (int i = 0; i < OwedEvents.TOLD_MAX / 2; i++) {
            station(AES1, "5001", held(55, "5001"));
            station(AES1, "5001", retrieved(55, "5001"));
        }
        assertEquals(OwedEvents.TOLD_MAX, world.engine.state().leads().rows().iterator().next().told().size());
        assertEquals(0, merge(AES2).missed());
        station(AES1, "5001", held(55, "5001"));
        assertEquals(OwedEvents.TOLD_MAX, world.engine.state().leads().rows().iterator().next().told().size());
        assertEquals(1, merge(AES2).missed());
        station(AES2, "5001", held(55, "5001"));
        assertEquals(OwedEvents.TOLD_MAX + 1, moves("Connection", "HOLD") + moves("Connection", "CONNECT"));
    }

    @Test
    void moreCallsThanLinksMayOweOfAreNotRememberedAndWhoOwesIsNotBelieved() {
        world.ready(0);
        talks(0, 55);
        int ids = 100;
        // Diverted of a call that nobody knows changes nothing, so that only the books grow.
        for (int i = 0; i < OwedEvents.LEADS_MAX; i++) {
            station(AES1, "5002", diverted(ids + i, "5002"));
        }
        assertEquals(OwedEvents.LEADS_MAX, world.engine.state().leads().size());
        assertEquals(0, merge(AES2).missed());
        station(AES1, "5001", held(55, "5001"));
        assertEquals(AgentState.HELD, world.state(0));
        assertEquals(OwedEvents.LEADS_MAX, world.engine.state().leads().size());
        assertEquals(1, merge(AES2).missed());
        station(AES1, "5001", retrieved(55, "5001"));
        station(AES2, "5001", held(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
    }

    @Test
    void furtherVdnsAreRememberedUpToTheLimit() {
        Contact.Origin origin = new Contact.Origin(World.CM, "6001", "", "", "", Bytes.EMPTY, "", 0, List.of());
        for (int i = 0; i < Contact.Origin.FURTHER_VDNS_MAX; i++) {
            assertTrue(origin.isNew("7" + i));
            origin = origin.entered("7" + i);
        }
        assertEquals(Contact.Origin.FURTHER_VDNS_MAX, origin.furtherVdns().size());
        assertFalse(origin.isNew("8000"));
        assertFalse(origin.isNew("6001"));
    }

    // --- what a link that came back cannot tell

    private long trustedFrom(String link) {
        return world.engine.state().monitors().rows().stream()
                .filter(monitor -> monitor.key().link().equals(link) && monitor.key().deviceId().equals("6001"))
                .mapToLong(monitor -> monitor.trustedNanos()).max().orElseThrow();
    }

    @Test
    void aLinkThatCameBackDoesNotOweTheEndOfAnEarlierCall() {
        vdn(AES1, arrived(55, "6001", World.data(55)));
        vdn(AES2, arrived(55, "6001", World.data(55)));
        world.linkLost(AES2);
        world.advance(1);
        world.linkUp(AES2);
        // The call has ended by the first of its last events; the others speak of the same one.
        vdn(AES1, cleared(55, TRUNK));
        vdn(AES1, over(55));
        assertEquals(0, world.engine.state().leads().size());
        world.advance(3 * OwedEvents.LAG_MILLIS);
        assertTrue(trustedFrom(AES2) <= world.now, "its monitor is believed");
    }

    @Test
    void aCallThatComesBackToItsVdnIsNotOwedByTheLinkThatHasToldIt() {
        vdn(AES1, arrived(55, "6001", World.data(55)));
        vdn(AES2, arrived(55, "6001", World.data(55)));
        world.linkLost(AES2);
        world.advance(1);
        world.linkUp(AES2);
        world.advance(2 * OwedEvents.LAG_MILLIS);
        // In the VDN again, so that both monitors tell of it from now on; the first is ahead.
        for (String link : List.of(AES1, AES2)) {
            vdn(link, arrived(55, "6001", World.data(55)));
            vdn(link, cleared(55, TRUNK));
            vdn(link, over(55));
        }
        world.advance(2 * OwedEvents.LAG_MILLIS);
        assertTrue(trustedFrom(AES1) <= world.now, "it has told all that there was");
        assertTrue(trustedFrom(AES2) <= world.now);
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
    }

    @Test
    void aLinkThatHasToldLaterEventsDoesNotLag() {
        vdn(AES1, arrived(55, "6001", World.data(55)));
        world.advance(2_000);
        for (String link : List.of(AES1, AES2)) {
            vdn(link, arrived(56, "6001", World.data(56)));
        }
        world.advance(2 * OwedEvents.LAG_MILLIS);
        assertTrue(trustedFrom(AES2) <= world.now, "it has lost one event and is not behind");
    }

    @Test
    void aLinkThatTellsNothingAnyMoreIsNotBelieved() {
        vdn(AES1, arrived(55, "6001", World.data(55)));
        world.advance(OwedEvents.LAG_MILLIS + OwedEvents.LOOK_MILLIS);
        assertTrue(trustedFrom(AES2) > world.now);
    }

    @Test
    void anEndedCallIsRememberedForAsLongAsALinkThatCameUpDuringItMayLag() {
        vdn(AES1, arrived(55, "6001", World.data(55)));
        vdn(AES2, arrived(55, "6001", World.data(55)));
        world.linkLost(AES2);
        world.advance(1);
        world.linkUp(AES2);
        vdn(AES1, cleared(55, TRUNK));
        vdn(AES1, over(55));
        world.advance(Calls.FORGET_MILLIS + 6_000);
        asks(AES2, new RouteDialogue(9, 99), 55);
        assertEquals(1, world.facts(Fact.ContactStarted.class).size(), "a late request begins nothing");
        world.advance(OwedEvents.LAG_MILLIS + Calls.FORGET_MILLIS);
        assertEquals(0, world.engine.state().calls().size());
    }

    @Test
    void anEndThatNoEventToldIsRememberedForAsLongAsALinkMayLag() {
        vdn(AES1, arrived(55, "6001", World.data(55)));
        vdn(AES2, arrived(55, "6001", World.data(55)));
        world.advance(Calls.CHECK_MILLIS);
        Output.PbxRequest asked = world.pending(PbxCommand.SnapshotCall.class).get(0);
        world.apply(new Input.PbxReplied(World.CM, asked.link(), asked.requestId(),
                new PbxReply.Refused(World.failure(24))));
        assertEquals(1, world.facts(Fact.CallEnded.class).size());
        world.advance(Calls.FORGET_MILLIS + 6_000);
        asks(AES2, new RouteDialogue(9, 99), 55);
        assertEquals(1, world.facts(Fact.ContactStarted.class).size(), "a late request begins nothing");
        world.advance(OwedEvents.LAG_MILLIS + Calls.FORGET_MILLIS);
        assertEquals(0, world.engine.state().calls().size());
    }

    private boolean isAskedAfter(String station) {
        return world.engine.state().requests().rows().stream()
                .anyMatch(request -> request.purpose() instanceof PendingRequest.Purpose.DeviceSnapshot asked
                        && asked.device().deviceId().equals(station));
    }

    @Test
    void whatOnlyAnUntrustedMonitorToldIsAskedAfterWhenNobodyConfirmsIt() {
        world.ready(0);
        talks(0, 55);
        world.advance(2 * OwedEvents.LAG_MILLIS);
        world.apply(new Input.MonitorStarted(World.CM, AES2, "5001", MonitorKind.DEVICE));
        station(AES2, "5001", cleared(55, "5001"));
        assertEquals(AgentState.TALKING, world.state(0));
        world.advance(OwedEvents.LAG_MILLIS - 1);
        assertFalse(isAskedAfter("5001"), "the other may lag");
        world.advance(OwedEvents.UNCONFIRMED_LOOK_MILLIS + 1);
        assertTrue(isAskedAfter("5001"));
    }

    @Test
    void whatTheOtherLinkPassesOverIsAskedAfter() {
        world.ready(0);
        talks(0, 55);
        world.advance(2 * OwedEvents.LAG_MILLIS);
        world.apply(new Input.MonitorStarted(World.CM, AES2, "5001", MonitorKind.DEVICE));
        station(AES2, "5001", held(55, "5001"));
        station(AES2, "5001", cleared(55, TRUNK));
        station(AES1, "5001", cleared(55, TRUNK));
        world.advance(Calls.DOUBT_MILLIS);
        assertTrue(isAskedAfter("5001"));
    }

    /** What the VDN's monitor of one link owes may never come, as when the call is older than was known. */
    @Test
    void whatAllHaveToldAndNobodyIsBelievedInIsAskedAfter() {
        world.ready(0);
        talks(0, 55);
        world.advance(2 * OwedEvents.LAG_MILLIS);
        vdn(AES1, held(55, "5001"));
        world.apply(new Input.MonitorStarted(World.CM, AES1, "5001", MonitorKind.DEVICE));
        station(AES1, "5001", retrieved(55, "5001"));
        station(AES2, "5001", retrieved(55, "5001"));
        assertEquals(AgentState.HELD, world.state(0), "the second link is behind at the VDN");
        world.advance(Calls.DOUBT_MILLIS);
        assertTrue(isAskedAfter("5001"));
    }

    /** The first call is older than the VDN's monitor on the link that is behind; that the two became one is told there because of the second. */
    @Test
    void aTransferIsOwedByWhoeverTellsOfEitherCall() {
        world.ready(0);
        talks(0, 55);
        world.linkLost(AES1);
        world.advance(1);
        world.linkUp(AES1);
        world.advance(2 * OwedEvents.LAG_MILLIS);
        world.apply(new Input.MonitorStarted(World.CM, AES2, "5001", MonitorKind.DEVICE));
        station(AES2, "5001", held(55, "5001"));
        vdn(AES2, new PbxEvent.Delivered(at(56, "6001"), Party.internal("6001"), Party.internal("5001"),
                Party.internal("6001"), Party.UNKNOWN, EventCause.NEW_CALL, World.data(56)));
        vdn(AES2, new PbxEvent.Transferred(at(55, "5001"), at(56, "5001"), Party.internal("5001"), Party.UNKNOWN,
                List.of(new PbxEvent.ConnectionParty(at(55, TRUNK), World.caller(), LocalConnectionState.CONNECT)),
                EventCause.TRANSFER, PbxEvent.CallData.EMPTY));
        assertEquals(AgentState.READY, world.state(0));
        station(AES1, "5001", held(55, "5001"));
        assertEquals(AgentState.READY, world.state(0), "he held the call before he transferred it");
    }

    // --- monitors that begin anew on a link that lags

    private static CallData ucid(int number) {
        return new CallData("0000100" + number + "1700000001", Bytes.EMPTY, "", "801", "3", "6001");
    }

    private void vdnBeginsAnew(String link) {
        world.advance(1);
        world.apply(new Input.MonitorStopped(World.CM, link, "6001", MonitorKind.CALLS_VIA_DEVICE, null));
        world.apply(new Input.MonitorStarted(World.CM, link, "6001", MonitorKind.CALLS_VIA_DEVICE));
    }

    private void asksOf(String link, RouteDialogue dialogue, int callId, CallData data) {
        world.apply(new Input.RouteRequested(World.CM, link, dialogue, Party.internal("6001"), World.caller(),
                at(callId, TRUNK), data));
    }

    /** The copy of a request comes after the contact rings, and the lagging link owes nothing because its VDN monitor began anew: no proof that it has caught up. */
    @Test
    void aLateRequestOfALinkWhoseVdnMonitorBeganAnewLeavesARingingContactAlone() {
        world.ready(0);
        RouteDialogue dialogue = new RouteDialogue(1, 900);
        RouteDialogue late = new RouteDialogue(1, 901);
        vdn(AES1, arrived(55, "6001", World.data(55)));
        asks(AES1, dialogue, 55);
        both(AES1, "5001", rings(55, "5001"));
        used(AES1, dialogue);
        vdnBeginsAnew(AES2);
        world.apply(new Input.MonitorStopped(World.CM, AES2, "5001", MonitorKind.DEVICE, null));
        world.apply(new Input.MonitorStarted(World.CM, AES2, "5001", MonitorKind.DEVICE));
        asks(AES2, late, 55);
        world.advance(world.engine.state().site().site().settings().renewMillis() + 1);
        assertEquals(ContactState.RINGING, contact().state());
        ended(AES2, late, World.REDIRECTED);
        world.advance(world.engine.state().site().site().settings().renewMillis() + 1);
        assertEquals(ContactState.RINGING, contact().state());
        assertEquals(1, world.facts(Fact.SegmentStarted.class).size());
    }

    /** Only when the monitor that began anew is believed again can the request be a new one. */
    @Test
    void aRequestThatALinkWithAYoungVdnMonitorDoesNotEndIsANewOneInTheEnd() {
        world.ready(0);
        RouteDialogue dialogue = new RouteDialogue(1, 900);
        vdn(AES1, arrived(55, "6001", World.data(55)));
        asks(AES1, dialogue, 55);
        station(AES1, "5001", rings(55, "5001"));
        used(AES1, dialogue);
        vdnBeginsAnew(AES2);
        asks(AES2, new RouteDialogue(1, 901), 55);
        station(AES2, "5001", rings(55, "5001"));
        world.advance(OwedEvents.LAG_MILLIS - 1);
        int before = world.facts(Fact.SegmentEnded.class).size();
        world.advance(world.engine.state().site().site().settings().renewMillis() + 1);
        assertEquals(0, before);
        assertEquals(1, world.facts(Fact.SegmentEnded.class).size());
    }

    /** A link that only confirms has told the end of a call and asks for the next with its id: what the other still tells of the former does not end the new one. */
    @Test
    void aCallIdThatIsUsedAgainBeforeTheBelievedLinkHasToldTheEnd() {
        vdn(AES1, arrived(55, "6001", ucid(1)));
        vdn(AES2, arrived(55, "6001", ucid(1)));
        RouteDialogue first = new RouteDialogue(1, 1);
        asksOf(AES1, first, 55, ucid(1));
        vdnBeginsAnew(AES2);
        vdn(AES2, cleared(55, TRUNK));
        vdn(AES2, arrived(55, "6001", ucid(2)));
        asksOf(AES2, new RouteDialogue(1, 2), 55, ucid(2));
        assertEquals(2, world.facts(Fact.ContactStarted.class).size());
        vdn(AES1, cleared(55, TRUNK));
        vdn(AES1, over(55));
        vdn(AES1, arrived(55, "6001", ucid(2)));
        assertEquals(2, world.facts(Fact.ContactStarted.class).size());
        assertEquals(List.of(Fact.ContactDisposition.ABANDONED),
                world.facts(Fact.ContactEnded.class).stream().map(Fact.ContactEnded::disposition).toList());
        noAnomalies();
    }

    /** The end of the former call comes after the other link's request for the next one with its id, and before the link's own word of that one's arrival. */
    @Test
    void theLateEndOfAFormerCallDoesNotEndTheOneThatHasItsIdNow() {
        vdn(AES1, arrived(55, "6001", ucid(1)));
        vdn(AES2, arrived(55, "6001", ucid(1)));
        vdnBeginsAnew(AES1);
        vdn(AES2, cleared(55, TRUNK));
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        vdn(AES1, arrived(55, "6001", ucid(2)));
        asksOf(AES1, new RouteDialogue(1, 2), 55, ucid(2));
        vdn(AES2, over(55));
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        vdn(AES2, arrived(55, "6001", ucid(2)));
        asksOf(AES2, new RouteDialogue(1, 3), 55, ucid(2));
        assertEquals(2, world.facts(Fact.ContactStarted.class).size());
        assertEquals(ContactState.WAITING, contact().state());
    }

    /**
     * Neither link's VDN monitor tells of the former call. What the link that only confirms told of its end at a station, the other tells when the id is the
     * next call's, and that is not over by it.
     */
    @Test
    void theEndThatAStationsMonitorTellsLateIsOfTheFormerCall() {
        ringsAtAStationWhoseOtherMonitorBeganAnew();
        vdn(AES2, arrived(55, "6001", ucid(2)));
        asksOf(AES2, new RouteDialogue(1, 2), 55, ucid(2));
        assertEquals(2, world.facts(Fact.ContactStarted.class).size());
        station(AES1, "5001", cleared(55, TRUNK));
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        assertEquals(ContactState.WAITING, contact().state());
        vdn(AES1, arrived(55, "6001", ucid(2)));
        station(AES1, "5001", rings(55, "5001", ucid(2)));
        station(AES1, "5001", cleared(55, TRUNK));
        assertEquals(2, world.facts(Fact.ContactEnded.class).size());
    }

    /** The same when the switch denied the call before its id was used again. */
    @Test
    void theEndThatAStationsMonitorTellsAfterADenialIsOfTheFormerCall() {
        ringsAtAStationWhoseOtherMonitorBeganAnew();
        int before = requests(PbxCommand.SnapshotCall.class).size();
        vdn(AES2, over(55));
        Output.PbxRequest asked = requests(PbxCommand.SnapshotCall.class).get(before);
        world.reply(asked, new PbxReply.Refused(World.failure(11)));
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        asksOf(AES2, new RouteDialogue(1, 2), 55, ucid(2));
        assertEquals(2, world.facts(Fact.ContactStarted.class).size());
        station(AES1, "5001", cleared(55, TRUNK));
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        assertEquals(ContactState.WAITING, contact().state());
    }

    private void ringsAtAStationWhoseOtherMonitorBeganAnew() {
        vdn(AES1, arrived(55, "6001", ucid(1)));
        vdn(AES2, arrived(55, "6001", ucid(1)));
        vdnBeginsAnew(AES1);
        vdnBeginsAnew(AES2);
        station(AES1, "5001", rings(55, "5001", ucid(1)));
        station(AES2, "5001", rings(55, "5001", ucid(1)));
        world.apply(new Input.MonitorStopped(World.CM, AES2, "5001", MonitorKind.DEVICE, null));
        world.apply(new Input.MonitorStarted(World.CM, AES2, "5001", MonitorKind.DEVICE));
        station(AES2, "5001", cleared(55, TRUNK));
        assertEquals(List.of(), world.facts(Fact.ContactEnded.class));
    }

    /** An arrival that a link will never tell, because its monitor began later, is not taken for that of the next call with its id. */
    @Test
    void theArrivalOfACallIsNotTakenForThatOfAFormerOneWithItsId() {
        vdnBeginsAnew(AES1);
        vdn(AES2, arrived(1, "6001", ucid(9)));
        vdnBeginsAnew(AES1);
        vdn(AES1, arrived(55, "6001", ucid(1)));
        vdn(AES1, arrived(55, "6001", ucid(2)));
        vdn(AES2, arrived(55, "6001", ucid(2)));
        assertEquals(List.of(), world.engine.state().leads().rows().stream()
                .filter(lead -> lead.key().callId() == 55).toList());
    }

    /** The believed link stands still: what the other told is asked after on the other within the published bound, and a denial confirms the end that it told. */
    @Test
    void anEndThatOnlyAYoungMonitorTellsIsSeenWhenTheSwitchDeniesTheCall() {
        vdn(AES1, arrived(55, "6001", ucid(1)));
        vdn(AES2, arrived(55, "6001", ucid(1)));
        vdnBeginsAnew(AES2);
        vdn(AES2, arrived(55, "6001", ucid(1)));
        vdn(AES2, cleared(55, TRUNK));
        int before = requests(PbxCommand.SnapshotCall.class).size();
        world.advance(OwedEvents.LAG_MILLIS + OwedEvents.UNCONFIRMED_LOOK_MILLIS);
        List<Output.PbxRequest> asked = requests(PbxCommand.SnapshotCall.class);
        assertTrue(asked.size() > before);
        assertEquals(AES2, asked.get(before).link());
        world.reply(asked.get(before), new PbxReply.Refused(World.failure(11)));
        assertEquals(List.of(Fact.ContactDisposition.ABANDONED),
                world.facts(Fact.ContactEnded.class).stream().map(Fact.ContactEnded::disposition).toList());
    }

    /** The believed link stands still. What the other told in its last seconds on probation is asked after as soon as it is believed, and not when it has been owed for long. */
    @Test
    void whatAMonitorToldOnProbationIsAskedAfterWhenThatIsOver() {
        world.ready(0);
        talks(0, 55);
        world.advance(2 * OwedEvents.LAG_MILLIS);
        world.apply(new Input.MonitorStarted(World.CM, AES2, "5001", MonitorKind.DEVICE));
        world.advance(OwedEvents.LAG_MILLIS - LinkPace.DETECTED_MILLIS - 1_000);
        station(AES2, "5001", cleared(55, TRUNK));
        assertEquals(AgentState.TALKING, world.state(0));
        int before = requests(PbxCommand.SnapshotCall.class).size();
        world.advance(LinkPace.DETECTED_MILLIS + 999);
        assertEquals(before, requests(PbxCommand.SnapshotCall.class).size(), "it is on probation");
        world.advance(OwedEvents.UNCONFIRMED_LOOK_MILLIS + 1);
        List<Output.PbxRequest> asked = requests(PbxCommand.SnapshotCall.class);
        assertEquals(List.of(before + 1, AES2), List.of(asked.size(), asked.get(before).link()));
        world.advance(2 * OwedEvents.UNCONFIRMED_LOOK_MILLIS);
        assertEquals(before + 1, requests(PbxCommand.SnapshotCall.class).size(), "once");
        world.reply(asked.get(before), new PbxReply.Refused(World.failure(11)));
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(List.of(Fact.SegmentDisposition.ANSWERED),
                world.facts(Fact.SegmentEnded.class).stream().map(Fact.SegmentEnded::disposition).toList());
        station(AES1, "5001", cleared(55, TRUNK));
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
    }

    /** An agent whose call only the link that came up lately tells of is not thought idle for longer than the bound, although the believed link never speaks again. */
    @Test
    void anAgentOfWhoseCallOnlyAReturningLinkTellsIsFoundBusyWithinTheBound() {
        world.ready(0);
        world.linkLost(AES2);
        vdn(AES1, arrived(1, "6001", World.data(1)));
        world.linkUp(AES2);
        station(AES2, "5001", rings(55, "5001"));
        assertEquals(AgentState.READY, world.state(0));
        int before = requests(PbxCommand.SnapshotDevice.class).size();
        world.advance(OwedEvents.LAG_MILLIS + OwedEvents.UNCONFIRMED_LOOK_MILLIS);
        List<Output.PbxRequest> asked = requests(PbxCommand.SnapshotDevice.class).stream().skip(before)
                .filter(request -> request.link().equals(AES2)).toList();
        assertFalse(asked.isEmpty());
        world.reply(asked.get(0), new PbxReply.DeviceSnapshot(List.of(new PbxReply.DeviceCall(at(55, "5001"),
                List.of(LocalConnectionState.ALERTING)))));
        assertEquals(AgentState.ALERTING, world.state(0));
    }
}
