package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.ConnectionParty;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Consultation, transfer and conference in the words of a switch: 55 is the customer's call, 56 the consultation. */
class MergingTest {
    private static final String TRUNK = "T801#3";
    private World world;

    /** How the switch's words come; {@link OverTwoLinksTest} tells them over two links. */
    Interleaving interleaving() {
        return Interleaving.ONE_LINK;
    }

    private World with(int... levels) {
        return with(new SkillSite("support", SkillSite.NoAnswerMode.SERVER, 15_000, 0, 20_000), levels);
    }

    private World with(SkillSite skill, int... levels) {
        return World.with(interleaving(), skill, levels);
    }

    @AfterEach
    void replaysToTheSameFactsAndNothingIsLeft() {
        world.advance(30_000);
        assertEquals(List.of(), List.copyOf(world.engine.state().contacts().rows()));
        assertEquals(List.of(), List.copyOf(world.engine.state().calls().rows()));
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
        assertEquals(world.facts(Fact.ContactStarted.class).size(), world.facts(Fact.ContactEnded.class).size());
        for (var agent : world.engine.state().agents().rows()) {
            assertNull(agent.contact(), agent.toString());
            assertEquals(CallActivity.NONE, agent.activity(), agent.toString());
        }
        Engine again = new Engine(new EngineState());
        for (int i = 0; i < world.inputs.size(); i++) {
            assertEquals(world.factsByInput.get(i), again.apply(world.inputs.get(i)).facts());
        }
        assertEquals(world.engine.hash(), again.hash());
    }

    // --- the switch's words

    private static ConnectionId at(int callId, String device) {
        return new ConnectionId(callId, device, device.startsWith("T"));
    }

    private void stations(PbxEvent event, String... stations) {
        for (String station : stations) {
            world.stationEvent(station, event);
        }
    }

    private void talkingWith(int agent) {
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, World.station(agent));
        world.rings(55, World.station(agent));
        world.answers(55, World.station(agent));
    }

    private void holdsAndDials(String to) {
        PbxEvent held = new PbxEvent.Held(at(55, "5001"), Party.internal("5001"), EventCause.NONE);
        world.vdn(held);
        stations(held, "5001");
        stations(new PbxEvent.ServiceInitiated(at(56, "5001"), EventCause.NONE, World.data(56)), "5001");
        stations(new PbxEvent.Originated(at(56, "5001"), Party.internal("5001"), Party.internal(to), EventCause.NONE,
                World.data(56)), "5001");
    }

    private void consults(String to) {
        holdsAndDials(to);
        stations(new PbxEvent.Delivered(at(56, to), Party.internal(to), Party.internal("5001"), Party.internal(to),
                Party.UNKNOWN, EventCause.NEW_CALL, World.data(56)), "5001", to);
    }

    private void consultedAnswers(String station) {
        stations(new PbxEvent.Established(at(56, station), Party.internal(station), Party.internal("5001"),
                Party.internal(station), Party.UNKNOWN, EventCause.NONE, World.data(56)), "5001", station);
    }

    private static List<ConnectionParty> parties(String... devices) {
        List<ConnectionParty> list = new ArrayList<>();
        for (String device : devices) {
            list.add(new ConnectionParty(at(55, device),
                    device.startsWith("T") ? World.caller() : Party.internal(device), LocalConnectionState.CONNECT));
        }
        return list;
    }

    private static PbxEvent transferred(String... devices) {
        return new PbxEvent.Transferred(at(55, "5001"), at(56, "5001"), Party.internal("5001"), Party.UNKNOWN,
                parties(devices), EventCause.TRANSFER, CallData.EMPTY);
    }

    private static PbxEvent conferenced(String... devices) {
        return new PbxEvent.Conferenced(at(55, "5001"), at(56, "5001"), Party.internal("5001"), Party.UNKNOWN,
                parties(devices), EventCause.CONFERENCE, CallData.EMPTY);
    }

    private void clears(String device, String... stations) {
        PbxEvent cleared = new PbxEvent.ConnectionCleared(at(55, device), Party.UNKNOWN, EventCause.NONE);
        world.vdn(cleared);
        stations(cleared, stations);
    }

    private void callCleared() {
        world.vdn(new PbxEvent.CallCleared(at(55, ""), EventCause.NONE));
    }

    private List<CallView> offers(int agent) {
        return world.pushes(agent).stream().filter(Push.CallOffered.class::isInstance)
                .map(push -> ((Push.CallOffered) push).call()).toList();
    }

    private List<Integer> endedCalls(int agent) {
        return world.pushes(agent).stream().filter(Push.CallEnded.class::isInstance)
                .map(push -> ((Push.CallEnded) push).call().callId()).toList();
    }

    private Call only() {
        return world.engine.state().calls().rows().stream().filter(call -> !call.hasEnded()).findFirst().orElseThrow();
    }

    // --- transfer

    @Test
    void consultationTransfer() {
        world = with(new SkillSite("support", SkillSite.NoAnswerMode.SERVER, 15_000, 20_000, 20_000), 1, 2);
        world.ready(0);
        world.ready(1);
        talkingWith(0);
        world.advance(10_000);
        consults("5002");
        assertEquals(CallActivity.CONSULT, world.agentOf(0).activity());
        world.advance(2_000);
        consultedAnswers("5002");
        world.advance(3_000);
        PbxEvent transferred = transferred(TRUNK, "5002");
        world.vdn(transferred);
        assertEquals(AgentState.AFTER_CALL_WORK, world.state(0));
        assertEquals(AgentState.TALKING, world.state(1));
        assertEquals(CallActivity.ACD_IN, world.agentOf(1).activity());
        stations(transferred, "5001", "5002");
        stations(new PbxEvent.Established(at(56, "5002"), Party.internal("5002"), Party.internal("5001"),
                Party.internal("5002"), Party.UNKNOWN, EventCause.NONE, World.data(56)), "5002");
        CallView popped = offers(1).get(offers(1).size() - 1);
        assertEquals(offers(0).get(0).contact(), popped.contact());
        assertEquals("+493012345", popped.ani());
        assertEquals(List.of(55, 56), endedCalls(0), "both calls are over for the one who transferred");
        world.advance(20_000);
        assertEquals(AgentState.READY, world.state(0), "after-call work began at the transfer");
        clears("5002", "5002");
        callCleared();
        assertEquals(1, world.facts(Fact.ContactStarted.class).size());
        assertEquals("(1,1,1,1/1,1)", world.counters());
        List<Fact.SegmentEnded> segments = world.facts(Fact.SegmentEnded.class);
        assertEquals(List.of("1001", "1002"), segments.stream().map(Fact.SegmentEnded::agentId).toList());
        assertEquals(List.of(SegmentDisposition.ANSWERED, SegmentDisposition.ANSWERED),
                segments.stream().map(Fact.SegmentEnded::disposition).toList());
        assertEquals(10_000, segments.get(0).talkMillis());
        assertEquals(5_000, segments.get(0).holdMillis());
        assertEquals(20_000, segments.get(1).talkMillis());
        assertEquals(0, world.facts(Fact.SegmentStarted.class).get(1).queueMillis(), "a conversation is no waiting");
        assertEquals(ContactDisposition.ANSWERED, world.facts(Fact.ContactEnded.class).get(0).disposition());
        assertEquals(2, world.facts(Fact.CallEnded.class).size());
        assertEquals(List.of("1 TRANSFERRED"), marks());
    }

    /** Each once, although several monitors tell of it. */
    private List<String> marks() {
        return world.facts(Fact.SegmentMarked.class).stream().map(f -> f.segment() + " " + f.mark()).toList();
    }

    /** The first agent passes the customer on to the second, who lets it ring; it is back at its VDN. */
    private void passedOnAndNotAnswered() {
        consults("5002");
        PbxEvent transferred = transferred(TRUNK, "5002");
        world.vdn(transferred);
        stations(transferred, "5001", "5002");
        world.request(0, new Command.SetNotReady(2));
        world.advance(15_000);
        world.pending(PbxCommand.DeflectCall.class).forEach(request -> world.reply(request,
                new PbxReply.Confirmed()));
        world.diverted(55, "5002", "6001");
        world.asks(55);
    }

    @Test
    void whoIsPassedOnAndNotAnsweredWaitsFromThenOn() {
        world = with(1, 1, 1);
        world.ready(0);
        talkingWith(0);
        world.advance(60_000);
        world.ready(1);
        world.advance(1_000);
        passedOnAndNotAnswered();
        world.advance(2_000);
        world.ready(2);
        List<Fact.RouteDecided> decided = world.facts(Fact.RouteDecided.class);
        assertEquals(2_000, decided.get(decided.size() - 1).witness().queueMillis());
        clears(TRUNK);
        callCleared();
    }

    /** The step of its plan that asks for agents of the second level comes in the wait after the one that was answered. */
    @Test
    void whoIsPassedOnAndNotAnsweredGoesOnWithHisPlan() {
        world = with(1, 1, 2);
        RoutePlan plan = new RoutePlan("p", 5, 0, "", List.of(), 0,
                List.of(new RoutePlan.Step(0, 0, false, List.of(new SkillNeed("support", 1))),
                        new RoutePlan.Step(10_000, 0, false, List.of(new SkillNeed("support", 2)))),
                List.of());
        world.configure(site -> new Site(site.switches(), site.devices(),
                List.of(VdnSite.planned(World.CM, "6001", "Support", plan.name())), site.skills(), site.agents(),
                site.settings()).withPlans(List.of(plan)));
        world.ready(0);
        talkingWith(0);
        world.ready(1);
        passedOnAndNotAnswered();
        world.ready(2);
        world.advance(9_999);
        assertEquals(List.of(), world.facts(Fact.PlanStepReached.class));
        world.advance(1);
        assertEquals(1, world.facts(Fact.PlanStepReached.class).size());
        List<Fact.RouteDecided> decided = world.facts(Fact.RouteDecided.class);
        assertEquals("1003", decided.get(decided.size() - 1).witness().chosen());
        clears(TRUNK);
        callCleared();
    }

    @Test
    void aTransferWhileItRingsBecomesARingOfTheCustomersCall() {
        world = with(1, 2);
        world.ready(0);
        world.ready(1);
        talkingWith(0);
        consults("5002");
        PbxEvent transferred = transferred(TRUNK, "5002");
        stations(transferred, "5002", "5001");
        world.vdn(transferred);
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(AgentState.ALERTING, world.state(1));
        assertEquals("+493012345", offers(1).get(offers(1).size() - 1).ani());
        world.answers(55, "5002");
        assertEquals(CallActivity.ACD_IN, world.agentOf(1).activity());
        world.callerClears(55, "5002");
        assertEquals("(1,1,1,1/2,1)", world.counters());
        assertEquals(2, world.facts(Fact.SegmentEnded.class).size());
    }

    /** He presses the button of what he was shown, which is another call by then. */
    @Test
    void whatRangBeforeATransferIsAnsweredAfterIt() {
        world = with(1, 2);
        world.ready(0);
        world.ready(1);
        talkingWith(0);
        consults("5002");
        CallKey shown = offers(1).get(0).call();
        assertEquals(56, shown.callId());
        PbxEvent transferred = transferred(TRUNK, "5002");
        stations(transferred, "5002", "5001");
        world.vdn(transferred);
        world.request(1, new Command.AnswerCall(shown));
        assertEquals(List.of(at(55, "5002")), world.pending(PbxCommand.AnswerCall.class).stream()
                .map(asked -> ((PbxCommand.AnswerCall) asked.command()).connection()).toList());
        world.answers(55, "5002");
        assertEquals(RefusalReason.CALL_UNKNOWN,
                world.outcome(1, world.request(1, new Command.AnswerCall(shown))).reason(), "it rings no more");
        world.callerClears(55, "5002");
    }

    @Test
    void aLateTransferredOfAnotherMonitorChangesNothing() {
        world = with(1, 2);
        world.ready(0);
        world.ready(1);
        talkingWith(0);
        consults("5002");
        consultedAnswers("5002");
        PbxEvent transferred = transferred(TRUNK, "5002");
        stations(transferred, "5002");
        stations(new PbxEvent.Held(at(55, "5002"), Party.internal("5002"), EventCause.NONE), "5002");
        world.vdn(transferred);
        stations(transferred, "5001");
        assertEquals(LocalConnectionState.HOLD, only().stateAt("5002"));
        assertEquals(AgentState.HELD, world.state(1));
        world.callerClears(55, "5002");
    }

    @Test
    void theUniversalCallIdThatATransferLeavesIsTheCallsFromThenOn() {
        world = with(1, 2);
        world.ready(0);
        talkingWith(0);
        world.login(1);
        consults("5002");
        consultedAnswers("5002");
        world.vdn(new PbxEvent.Transferred(at(55, "5001"), at(56, "5001"), Party.internal("5001"), Party.UNKNOWN,
                parties(TRUNK, "5002"), EventCause.TRANSFER, World.data(56)));
        stations(new PbxEvent.Established(at(55, "5002"), Party.internal("5002"), World.caller(),
                Party.internal("5002"), Party.UNKNOWN, EventCause.NONE, World.data(56)), "5002");
        assertEquals(AgentState.TALKING, world.state(1));
        world.callerClears(55, "5002");
        assertEquals(2, world.facts(Fact.SegmentEnded.class).size());
    }

    @Test
    void theContactOfACallThatIsOverIsNotTakenUpByAnotherWithItsId() {
        world = with(1, 2);
        world.login(0);
        world.arrivesAndAsks(55);
        world.callerClears(55, "");
        // The id is another call's, of which nothing was told, and which an agent transfers to the queue.
        RouteDialogue dialogue = consultsTheQueue();
        PbxEvent transferred = new PbxEvent.Transferred(at(55, "5001"), at(56, "5001"), Party.internal("5001"),
                Party.UNKNOWN, parties(TRUNK), EventCause.TRANSFER, World.data(57));
        world.vdn(transferred);
        stations(transferred, "5001");
        assertEquals(55, world.onlyContact().orElseThrow().call().callId());
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        world.ended(dialogue, World.failure(0));
        world.callerClears(55, "");
        assertEquals(2, world.facts(Fact.ContactEnded.class).size());
    }

    @Test
    void aTransferredWithoutItsListOfPartiesIsReckonedFromBothCalls() {
        world = with(1, 2);
        world.ready(0);
        world.ready(1);
        talkingWith(0);
        consults("5002");
        consultedAnswers("5002");
        world.vdn(new PbxEvent.Transferred(at(55, "5001"), at(56, "5001"), Party.internal("5001"), Party.UNKNOWN,
                List.of(), EventCause.TRANSFER, CallData.EMPTY));
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(CallActivity.ACD_IN, world.agentOf(1).activity());
        world.callerClears(55, "5002");
    }

    // --- by way of the queue: the consultation is a contact of its own until it is joined

    private RouteDialogue consultsTheQueue() {
        holdsAndDials("6001");
        PbxEvent arrived = new PbxEvent.Delivered(at(56, "6001"), Party.internal("6001"), Party.internal("5001"),
                Party.internal("6001"), Party.UNKNOWN, EventCause.NEW_CALL, World.data(56));
        world.vdn(arrived);
        RouteDialogue dialogue = new RouteDialogue(1, 900);
        world.says(link -> new Input.RouteRequested(World.CM, link, dialogue, Party.internal("6001"),
                Party.internal("5001"), at(56, "5001"), World.data(56)));
        return dialogue;
    }

    private void queuedCallRings(int callId, String station) {
        PbxEvent event = new PbxEvent.Delivered(at(callId, station), Party.internal(station), Party.internal("5001"),
                Party.internal("6001"), Party.internal("6001"), EventCause.NEW_CALL, CallData.EMPTY);
        world.vdn(event);
        stations(event, station);
    }

    private void queuedCallAnswered(int callId, String station) {
        PbxEvent event = new PbxEvent.Established(at(callId, station), Party.internal(station),
                Party.internal("5001"), Party.internal("6001"), Party.internal("6001"), EventCause.NONE,
                CallData.EMPTY);
        world.vdn(event);
        stations(event, station);
    }

    @Test
    void aTransferToAnAgentWhomTheQueueFoundLeavesOneContactAndNobodyStuck() {
        world = with(1, 2);
        world.ready(0);
        talkingWith(0);
        RouteDialogue dialogue = consultsTheQueue();
        world.ready(1);
        world.used(dialogue, "5002");
        queuedCallRings(56, "5002");
        queuedCallAnswered(56, "5002");
        assertEquals(2, world.engine.state().contacts().size());
        PbxEvent transferred = transferred(TRUNK, "5002");
        world.vdn(transferred);
        stations(transferred, "5001", "5002");
        Contact left = world.onlyContact().orElseThrow();
        assertEquals(1, world.engine.state().contacts().size());
        assertEquals("+493012345", left.origin().ani());
        assertEquals(left.id(), world.agentOf(1).contact());
        assertEquals(AgentState.READY, world.state(0));
        world.callerClears(55, "5002");
        assertEquals(AgentState.READY, world.state(1));
    }

    @Test
    void aTransferIntoTheQueueTakesTheConsultationsPlace() {
        world = with(1, 2);
        world.ready(0);
        talkingWith(0);
        world.advance(60_000);
        RouteDialogue dialogue = consultsTheQueue();
        world.advance(500);
        PbxEvent transferred = transferred(TRUNK);
        world.vdn(transferred);
        stations(transferred, "5001");
        // The transferring agent himself is ready again and the next for it.
        assertEquals(AgentState.RESERVED, world.state(0));
        List<PbxCommand.RouteSelect> selects = world.sent(PbxCommand.RouteSelect.class);
        assertEquals(dialogue, selects.get(selects.size() - 1).dialogue());
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        assertEquals(AgentState.TALKING, world.state(0));
        assertEquals(500, world.facts(Fact.SegmentStarted.class).get(1).queueMillis());
        world.callerClears(55, "5001");
        assertEquals(List.of(ContactDisposition.OUTFLOW, ContactDisposition.ANSWERED),
                world.facts(Fact.ContactEnded.class).stream().map(Fact.ContactEnded::disposition).toList());
    }

    /** A voice port passes its caller on by way of the queue, and the link that tells of the consultation is ahead of the one that tells of the caller. */
    private void aPortPassesOnACallerWhoIsKnownAfterItsConsultation(boolean toldWhoBegan) {
        world = with(1, 2);
        RouteDialogue dialogue = new RouteDialogue(1, 900);
        world.says(link -> new Input.RouteRequested(World.CM, link, dialogue, Party.internal("6001"),
                Party.internal("5901"), at(56, "5901"), World.data(56)));
        world.arrives(55);
        world.rings(55, "5901");
        world.answers(55, "5901");
        PbxEvent held = new PbxEvent.Held(at(55, "5901"), Party.internal("5901"), EventCause.NONE);
        world.vdn(held);
        stations(held, "5901");
        if (toldWhoBegan) {
            stations(new PbxEvent.ServiceInitiated(at(56, "5901"), EventCause.NONE, World.data(56)), "5901");
        }
        PbxEvent transferred = new PbxEvent.Transferred(at(55, "5901"), at(56, "5901"), Party.internal("5901"),
                Party.UNKNOWN, parties(TRUNK), EventCause.TRANSFER, CallData.EMPTY);
        world.vdn(transferred);
        stations(transferred, "5901");
        Contact left = world.onlyContact().orElseThrow();
        assertEquals(1, world.engine.state().contacts().size());
        assertEquals("+493012345", left.origin().ani());
        assertEquals(55, left.call().callId());
        assertEquals(List.of(left.call()), world.facts(Fact.ContactStarted.class).stream()
                .filter(started -> started.contact().equals(left.id())).map(Fact.ContactStarted::call).toList());
        assertEquals(List.of(ContactDisposition.OUTFLOW),
                world.facts(Fact.ContactEnded.class).stream().map(Fact.ContactEnded::disposition).toList());
        world.ready(0);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        assertEquals(left.id(), world.agentOf(0).contact());
        world.callerClears(55, "5001");
    }

    @Test
    void theCustomersContactGoesOnThoughTheConsultationWasKnownBefore() {
        aPortPassesOnACallerWhoIsKnownAfterItsConsultation(true);
    }

    @Test
    void theCustomersContactGoesOnThoughNobodyToldWhatTheConsultationWasAbout() {
        aPortPassesOnACallerWhoIsKnownAfterItsConsultation(false);
    }

    /** Two customers of one agent, of whom the switch names the younger one first. */
    @Test
    void ofTwoCustomersTheOneWhomTheSwitchNamesFirstGoesOn() {
        world = with(1, 2);
        world.ready(0);
        talkingWith(0);
        PbxEvent held = new PbxEvent.Held(at(55, "5001"), Party.internal("5001"), EventCause.NONE);
        world.vdn(held);
        stations(held, "5001");
        world.arrives(56);
        world.rings(56, "5001");
        world.answers(56, "5001");
        List<ConnectionParty> all = List.of(
                new ConnectionParty(at(56, "5001"), Party.internal("5001"), LocalConnectionState.CONNECT),
                new ConnectionParty(at(56, TRUNK), World.caller(), LocalConnectionState.CONNECT),
                new ConnectionParty(at(56, "T801#4"), World.caller(), LocalConnectionState.CONNECT));
        PbxEvent conferenced = new PbxEvent.Conferenced(at(56, "5001"), at(55, "5001"), Party.internal("5001"),
                Party.UNKNOWN, all, EventCause.CONFERENCE, CallData.EMPTY);
        world.vdn(conferenced);
        stations(conferenced, "5001");
        assertEquals(world.facts(Fact.ContactStarted.class).get(1).contact(),
                world.onlyContact().orElseThrow().id());
        PbxEvent cleared = new PbxEvent.CallCleared(at(56, ""), EventCause.NONE);
        world.vdn(cleared);
    }

    @Test
    void aTransferWhileTheQueuesAgentIsOnHisWayKeepsHim() {
        world = with(1, 2);
        world.ready(0);
        talkingWith(0);
        RouteDialogue dialogue = consultsTheQueue();
        world.ready(1);
        assertEquals(AgentState.RESERVED, world.state(1));
        PbxEvent transferred = transferred(TRUNK);
        world.vdn(transferred);
        stations(transferred, "5001");
        assertEquals(AgentState.RESERVED, world.state(1));
        world.used(dialogue, "5002");
        world.rings(55, "5002");
        world.answers(55, "5002");
        assertEquals(AgentState.TALKING, world.state(1));
        world.callerClears(55, "5002");
        assertTrue(world.engine.state().requests().rows().isEmpty(), "no request is left waiting for a reply");
    }

    /** He put the consultation on hold himself; the transfer does not take him back. */
    @Test
    void whoHoldsTheCallThatBecomesHisByATransferHoldsOn() {
        world = with(1, 2);
        world.ready(0);
        world.ready(1);
        talkingWith(0);
        consults("5002");
        consultedAnswers("5002");
        stations(new PbxEvent.Held(at(56, "5002"), Party.internal("5002"), EventCause.NONE), "5001", "5002");
        PbxEvent transferred = transferred(TRUNK, "5002");
        world.vdn(transferred);
        stations(transferred, "5001", "5002");
        assertEquals(CallActivity.HELD, world.agentOf(1).activity());
        world.advance(5_000);
        stations(new PbxEvent.Retrieved(at(55, "5002"), Party.internal("5002"), EventCause.NONE), "5002");
        assertEquals(CallActivity.ACD_IN, world.agentOf(1).activity());
        world.advance(3_000);
        clears("5002", "5002");
        callCleared();
        Fact.SegmentEnded segment = world.facts(Fact.SegmentEnded.class).get(1);
        assertEquals(5_000, segment.holdMillis());
        assertEquals(3_000, segment.talkMillis());
    }

    // --- conference

    private void conference() {
        world.ready(0);
        world.ready(1);
        talkingWith(0);
        consults("5002");
        consultedAnswers("5002");
        PbxEvent conferenced = conferenced("5001", TRUNK, "5002");
        world.vdn(conferenced);
        stations(conferenced, "5001", "5002");
        assertEquals(CallActivity.ACD_IN, world.agentOf(0).activity());
        assertEquals(AgentState.TALKING, world.state(1));
    }

    @Test
    void whoStaysInAConferenceHasTheContactWhenItsAgentLeaves() {
        world = with(1, 2);
        conference();
        world.advance(5_000);
        clears("5001", "5001", "5002");
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(CallActivity.ACD_IN, world.agentOf(1).activity());
        world.advance(7_000);
        clears("5002", "5002");
        callCleared();
        List<Fact.SegmentEnded> segments = world.facts(Fact.SegmentEnded.class);
        assertEquals(List.of("1001", "1002"), segments.stream().map(Fact.SegmentEnded::agentId).toList());
        assertEquals(5_000, segments.get(0).talkMillis());
        assertEquals(0, segments.get(0).holdMillis());
        assertEquals(List.of("1 CONFERENCED"), marks());
        assertEquals(7_000, segments.get(1).talkMillis());
        assertEquals("(1,1,1,1/1,1)", world.counters());
    }

    /** He alternated first, so that the consultation is held and its call is what the switch keeps. He called in it, and is no customer for that. */
    @Test
    void theContactOutlivesItsAgentInTheCallOfTheConsultationToo() {
        world = with(1, 2);
        world.ready(0);
        world.ready(1);
        talkingWith(0);
        consults("5002");
        consultedAnswers("5002");
        stations(new PbxEvent.Held(at(56, "5001"), Party.internal("5001"), EventCause.NONE), "5001", "5002");
        PbxEvent retrieved = new PbxEvent.Retrieved(at(55, "5001"), Party.internal("5001"), EventCause.NONE);
        world.vdn(retrieved);
        stations(retrieved, "5001");
        List<ConnectionParty> all = List.of(
                new ConnectionParty(at(56, "5001"), Party.internal("5001"), LocalConnectionState.CONNECT),
                new ConnectionParty(at(56, TRUNK), World.caller(), LocalConnectionState.CONNECT),
                new ConnectionParty(at(56, "5002"), Party.internal("5002"), LocalConnectionState.CONNECT));
        PbxEvent conferenced = new PbxEvent.Conferenced(at(56, "5001"), at(55, "5001"), Party.internal("5001"),
                Party.UNKNOWN, all, EventCause.CONFERENCE, CallData.EMPTY);
        world.vdn(conferenced);
        stations(conferenced, "5001", "5002");
        assertEquals(CallActivity.ACD_IN, world.agentOf(0).activity());
        PbxEvent cleared = new PbxEvent.ConnectionCleared(at(56, "5001"), Party.UNKNOWN, EventCause.NONE);
        world.vdn(cleared);
        stations(cleared, "5001", "5002");
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(CallActivity.ACD_IN, world.agentOf(1).activity());
        world.callerClears(56, "5002");
    }

    @Test
    void aConferenceWithAnAgentWhomTheQueueFoundIsTheCustomersContactAlone() {
        world = with(1, 2);
        world.ready(0);
        talkingWith(0);
        RouteDialogue dialogue = consultsTheQueue();
        world.ready(1);
        world.used(dialogue, "5002");
        queuedCallRings(56, "5002");
        queuedCallAnswered(56, "5002");
        PbxEvent conferenced = conferenced("5001", TRUNK, "5002");
        world.vdn(conferenced);
        stations(conferenced, "5001", "5002");
        assertEquals(1, world.engine.state().contacts().size());
        clears("5001", "5001", "5002");
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(CallActivity.ACD_IN, world.agentOf(1).activity());
        world.callerClears(55, "5002");
    }

    @Test
    void aLateConferencedDoesNotBringBackWhoHasLeft() {
        world = with(1, 2);
        world.ready(0);
        world.ready(1);
        talkingWith(0);
        consults("5002");
        consultedAnswers("5002");
        PbxEvent conferenced = conferenced("5001", TRUNK, "5002");
        stations(conferenced, "5001", "5002");
        stations(new PbxEvent.ConnectionCleared(at(55, "5002"), Party.UNKNOWN, EventCause.NONE), "5002", "5001");
        assertEquals(AgentState.READY, world.state(1));
        world.vdn(conferenced);
        assertEquals(AgentState.READY, world.state(1));
        clears(TRUNK, "5001");
        callCleared();
    }

    @Test
    void theContactEndsWithTheCallerEvenIfTheAgentsTalkOn() {
        world = with(1, 2);
        conference();
        clears(TRUNK, "5001", "5002");
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        assertEquals(CallActivity.EXTENSION_IN, world.agentOf(0).activity());
        world.advance(60_000);
        clears("5002", "5001", "5002");
        callCleared();
        assertEquals(AgentState.READY, world.state(0));
    }

    @Test
    void aFurtherPartyThatRingsInAConversationDoesNotEndItsSegment() {
        world = with(1, 2);
        world.ready(0);
        world.ready(1);
        talkingWith(0);
        world.rings(55, "5002");
        assertEquals(AgentState.TALKING, world.state(0));
        assertEquals(CallActivity.ACD_IN, world.agentOf(0).activity());
        assertEquals(0, world.facts(Fact.SegmentEnded.class).size());
        world.callerClears(55, "5001");
    }

    @Test
    void whoTransferredHisOwnCallIsNotBroughtBackByEventsThatNameHim() {
        world = with(1, 2, 3);
        stations(new PbxEvent.ServiceInitiated(at(55, "5001"), EventCause.NONE, World.data(55)), "5001");
        stations(new PbxEvent.Originated(at(55, "5001"), Party.internal("5001"), Party.internal("5002"),
                EventCause.NONE, World.data(55)), "5001");
        stations(new PbxEvent.Established(at(55, "5002"), Party.internal("5002"), Party.internal("5001"),
                Party.internal("5002"), Party.UNKNOWN, EventCause.NONE, World.data(55)), "5001", "5002");
        stations(new PbxEvent.Held(at(55, "5001"), Party.internal("5001"), EventCause.NONE), "5001", "5002");
        stations(new PbxEvent.ServiceInitiated(at(56, "5001"), EventCause.NONE, World.data(56)), "5001");
        stations(new PbxEvent.Delivered(at(56, "5003"), Party.internal("5003"), Party.internal("5001"),
                Party.internal("5003"), Party.UNKNOWN, EventCause.NEW_CALL, World.data(56)), "5001", "5003");
        stations(transferred("5002", "5003"), "5001", "5002", "5003");
        stations(new PbxEvent.Established(at(55, "5003"), Party.internal("5003"), Party.internal("5001"),
                Party.internal("5002"), Party.UNKNOWN, EventCause.NONE, World.data(55)), "5002", "5003");
        assertEquals(List.of("5002", "5003"), world.engine.state().calls().rows().stream()
                .filter(call -> call.key().callId() == 55 && !call.hasEnded())
                .flatMap(call -> call.connections().stream()).map(connection -> connection.deviceId()).sorted()
                .toList());
        stations(new PbxEvent.ConnectionCleared(at(55, "5003"), Party.internal("5003"), EventCause.NONE), "5002",
                "5003");
    }
}
