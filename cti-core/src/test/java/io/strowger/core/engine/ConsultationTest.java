package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.Command;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.TopicState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One contact over all the calls that are made about it, and nobody a handler who only listens. */
class ConsultationTest {
    /** How the switch's words come; {@link OverTwoLinksTest} tells them over two links. */
    Interleaving interleaving() {
        return Interleaving.ONE_LINK;
    }

    private final Talk talk = new Talk(interleaving(), 1, 2, 3);
    private final World world = talk.world;

    private TopicState.AgentView view(int agent) {
        return world.outputs.stream().filter(Output.TopicUpdated.class::isInstance).map(Output.TopicUpdated.class::cast)
                .filter(topic -> topic.topic().equals("agent/" + World.agent(agent)))
                .map(topic -> (TopicState.AgentView) topic.state()).reduce((a, b) -> b).orElseThrow();
    }

    /** Who calls hears the tone and is connected: he is told, so that he can ask to wait, to be called back, or to break in. */
    @Test
    void whoFindsTheOtherBusyIsTold() {
        talk.begin();
        talk.held(55, "5001");
        talk.dials("5002");
        assertFalse(view(0).calls().get(1).failed());
        talk.stations(new PbxEvent.Failed(Talk.at(56, "5002"), Party.internal("5002"), Party.internal("5002"),
                EventCause.BUSY), "5001");
        assertEquals(List.of(false, true), view(0).calls().stream().map(CallView::failed).toList());
        assertEquals(LocalConnectionState.CONNECT, view(0).calls().get(1).state());
        talk.consultedRings("5002");
        talk.consultedAnswers("5002");
        assertEquals(List.of(false, false), view(0).calls().stream().map(CallView::failed).toList());
    }

    /** As soon as he has dialled he is connected: that nobody has answered yet he is told by itself. */
    @Test
    void whoCallsSeesThatItRingsAndThatItWasAnswered() {
        talk.begin();
        talk.held(55, "5001");
        talk.dials("5002");
        assertFalse(view(0).calls().get(1).alerting());
        talk.consultedRings("5002");
        assertEquals(List.of(false, true), view(0).calls().stream().map(CallView::alerting).toList());
        assertEquals(LocalConnectionState.CONNECT, view(0).calls().get(1).state());
        talk.consultedAnswers("5002");
        assertEquals(List.of(false, false), view(0).calls().stream().map(CallView::alerting).toList());
    }

    @Test
    void theConsultedAgentSeesTheCustomerAndHisDataWhenItRings() {
        talk.begin();
        world.login(1);
        talk.ask(0, new Command.AttachCallData(talk.key(55), Map.of("order", "4711")));
        talk.held(55, "5001");
        talk.dials("5002");
        talk.consultedRings("5002");
        CallView popped = talk.offers(1).get(0);
        assertEquals(talk.offers(0).get(0).contact(), popped.contact());
        assertEquals(talk.offers(0).get(0).serial(), popped.serial());
        assertEquals("+493012345", popped.ani());
        assertEquals(Map.of("order", "4711"), popped.data());
        assertEquals(talk.key(55), popped.parent());
        talk.consultedAnswers("5002");
        talk.ask(1, new Command.AttachCallData(talk.key(56), Map.of("answer", "yes")));
        assertEquals(Map.of("answer", "yes", "order", "4711"), world.onlyContact().orElseThrow().data());
        assertEquals(2, view(0).calls().get(0).data().size(), "both see it at once");
        assertEquals(2, view(1).calls().get(0).data().size());
        world.advance(3_000);
        talk.transferred(Talk.TRUNK, "5002");
        assertEquals(AgentState.AFTER_CALL_WORK, world.state(0));
        assertEquals(Map.of("answer", "yes", "order", "4711"), world.onlyContact().orElseThrow().data());
        Fact.ConsultationEnded consulted = world.facts(Fact.ConsultationEnded.class).get(0);
        assertTrue(consulted.joined());
        assertEquals(3_000, consulted.millis());
        assertEquals(1, world.facts(Fact.ConsultationStarted.class).size(), "once, whoever tells of it");
        talk.clears("5002", "5002");
        assertEquals(List.of("1001", "1002"),
                world.facts(Fact.SegmentEnded.class).stream().map(Fact.SegmentEnded::agentId).toList());
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        talk.settle();
    }

    @Test
    void aConsultationThatEndsIsNoPartOfTheContact() {
        talk.begin();
        world.login(1);
        talk.consults("5002");
        talk.stations(new PbxEvent.ConnectionCleared(Talk.at(56, "5002"), Party.internal("5002"), EventCause.NONE),
                "5001", "5002");
        assertFalse(world.facts(Fact.ConsultationEnded.class).get(0).joined());
        talk.stations(new PbxEvent.Retrieved(Talk.at(55, "5001"), Party.internal("5001"), EventCause.NONE), "5001");
        assertEquals(AgentState.TALKING, world.state(0));
        world.callerClears(55, "5001");
        talk.settle();
    }

    @Test
    void aCallThatIsDialledWithoutOneOnHoldIsAboutNothing() {
        world.login(0);
        talk.dials("5002");
        assertNull(talk.call(56).parent());
        assertEquals(List.of(), world.facts(Fact.ConsultationStarted.class));
        talk.settle();
    }

    @Test
    void aConsultationOfTheConsultedIsAboutTheSameCustomer() {
        talk.begin();
        world.login(1);
        world.login(2);
        talk.consults("5002");
        talk.held(56, "5002");
        talk.stations(new PbxEvent.Originated(Talk.at(57, "5002"), Party.internal("5002"), Party.internal("5003"),
                EventCause.NONE, World.data(57)), "5002");
        talk.stations(new PbxEvent.Delivered(Talk.at(57, "5003"), Party.internal("5003"), Party.internal("5002"),
                Party.internal("5003"), Party.UNKNOWN, EventCause.NEW_CALL, World.data(57)), "5002", "5003");
        assertEquals("+493012345", talk.offers(2).get(0).ani());
        assertEquals(talk.key(55), talk.offers(2).get(0).parent());
    }

    @Test
    void threeWhoTalkAreAConference() {
        talk.begin();
        world.login(1);
        talk.consults("5002");
        assertFalse(view(0).calls().get(0).conference());
        talk.conferenced(Talk.TRUNK, "5001", "5002");
        assertTrue(view(0).calls().get(0).conference());
        assertTrue(view(1).calls().get(0).conference());
        assertNull(talk.call(55).parent());
        talk.clears("5002", "5001", "5002");
        assertFalse(view(0).calls().get(0).conference());
        world.callerClears(55, "5001");
        talk.settle();
    }

    // --- further parties

    private void ringsToo(String station) {
        talk.stations(new PbxEvent.Delivered(Talk.at(55, station), Party.internal(station), World.caller(),
                Party.internal("6001"), Party.UNKNOWN, EventCause.NONE, World.data(55)), "5001", station);
    }

    private void sameData(CallView further) {
        CallView first = view(0).calls().get(0);
        assertEquals(first.contact(), further.contact());
        assertEquals(first.serial(), further.serial());
        assertEquals(first.ani(), further.ani());
        assertEquals(first.skill(), further.skill());
        assertEquals(Map.of("order", "4711"), further.data());
        assertEquals(first.data(), further.data());
    }

    @Test
    void aFurtherAgentWhoIsRungInAConferenceSeesTheSame() {
        talk.begin();
        world.login(1);
        talk.ask(0, new Command.AttachCallData(talk.key(55), Map.of("order", "4711")));
        ringsToo("5002");
        assertEquals(1, talk.offers(1).size());
        sameData(talk.offers(1).get(0));
        assertEquals(talk.key(55), talk.offers(1).get(0).call());
        talk.joins("5002", EventCause.NONE);
        assertEquals(1, talk.offers(1).size(), "once");
        sameData(view(1).calls().get(0));
        assertEquals(1, world.facts(Fact.SegmentStarted.class).size(), "the contact is still the first one's");
        assertEquals("1001", world.onlyContact().orElseThrow().service().agentId());
    }

    @Test
    void aFurtherAgentWhoIsPutThroughWithoutARingSeesTheSame() {
        talk.begin();
        world.login(1);
        talk.ask(0, new Command.AttachCallData(talk.key(55), Map.of("order", "4711")));
        talk.joins("5002", EventCause.NONE);
        assertEquals(1, talk.offers(1).size());
        sameData(talk.offers(1).get(0));
        world.login(2);
        talk.joins("5003", EventCause.SILENT_MONITOR);
        assertTrue(talk.offers(2).isEmpty(), "who only listens is offered nothing");
    }

    @Test
    void whoeverTheConsultedAgentConsultsSeesTheCustomerToo() {
        talk.begin();
        world.login(1);
        world.login(2);
        talk.ask(0, new Command.AttachCallData(talk.key(55), Map.of("order", "4711")));
        talk.consults("5002");
        talk.stations(new PbxEvent.Held(Talk.at(56, "5002"), Party.internal("5002"), EventCause.NONE), "5001", "5002");
        talk.stations(new PbxEvent.ServiceInitiated(Talk.at(57, "5002"), EventCause.NONE, World.data(57)), "5002");
        talk.stations(new PbxEvent.Originated(Talk.at(57, "5002"), Party.internal("5002"), Party.internal("5003"),
                EventCause.NONE, World.data(57)), "5002");
        talk.stations(new PbxEvent.Delivered(Talk.at(57, "5003"), Party.internal("5003"), Party.internal("5002"),
                Party.internal("5003"), Party.UNKNOWN, EventCause.NEW_CALL, World.data(57)), "5002", "5003");
        assertEquals(1, talk.offers(2).size());
        sameData(talk.offers(2).get(0));
        assertEquals(talk.key(55), talk.offers(2).get(0).parent());
        talk.ask(0, new Command.AttachCallData(talk.key(55), Map.of("answer", "yes")));
        assertEquals(Map.of("answer", "yes", "order", "4711"), view(2).calls().get(0).data(), "at once");
    }

    // --- who listens

    @Test
    void aRecorderIsNeitherHandlerNorConference() {
        talk.begin();
        world.login(1);
        talk.joins("5002", EventCause.SILENT_MONITOR);
        assertFalse(talk.call(55).isConference());
        assertEquals(2, talk.call(55).heardParties());
        talk.joins("5003", EventCause.ACTIVE_MONITOR);
        assertTrue(talk.call(55).isConference());
        talk.clears("5003", "5001", "5003");
        talk.clears("5001", "5001", "5002");
        assertEquals("", world.onlyContact().orElseThrow().service().agentId(), "the recorder takes nothing over");
        assertEquals(1, world.facts(Fact.SegmentStarted.class).size());
        world.advance(Calls.DOUBT_MILLIS);
        assertEquals(Talk.at(55, "5002"), talk.only(PbxCommand.ClearConnection.class).connection());
        talk.clears("5002", "5002");
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        talk.settle(AnomalyKind.PHANTOM_SILENT_PARTY);
    }

    @Test
    void aRecorderStaysOneThroughATransfer() {
        talk.begin();
        world.login(1);
        talk.joins("5901", EventCause.SILENT_MONITOR);
        talk.consults("5002");
        talk.transferred(Talk.TRUNK, "5901", "5002");
        assertTrue(talk.call(55).isSilentAt("5901"));
        assertEquals("1002", world.onlyContact().orElseThrow().service().agentId());
    }

    // --- other ways of a call

    @Test
    void anUnansweredTransferThatIsRecalledIsTheSameContactAtTheFirstAgent() {
        talk.begin();
        world.login(1);
        talk.held(55, "5001");
        talk.dials("5002");
        talk.consultedRings("5002");
        talk.transferred(Talk.TRUNK, "5002");
        world.request(0, new Command.SetReady(false));
        world.diverted(55, "5002", "5001");
        PbxEvent recalled = new PbxEvent.Delivered(Talk.at(55, "5001"), Party.internal("5001"), World.caller(),
                Party.internal("6001"), Party.internal("5002"), EventCause.RECALL, World.data(55));
        talk.stations(recalled, "5001");
        assertEquals(AgentState.ALERTING, world.state(0));
        assertEquals(talk.offers(0).get(0).contact(), talk.offers(0).get(1).contact());
        world.answers(55, "5001");
        world.callerClears(55, "5001");
        assertEquals(1, world.facts(Fact.ContactStarted.class).size());
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
    }

    @Test
    void aCallPickedUpIsThePickersAndAnsweredOnce() {
        world.ready(0);
        world.login(1);
        var dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        talk.stations(new PbxEvent.Diverted(Talk.at(55, "5001"), Party.internal("5001"), Party.internal("5002"),
                EventCause.CALL_PICKUP), "5001");
        talk.stations(new PbxEvent.Established(Talk.at(55, "5002"), Party.internal("5002"), World.caller(),
                Party.internal("6001"), Party.internal("5001"), EventCause.CALL_PICKUP, World.data(55)), "5002");
        assertEquals("1002", world.onlyContact().orElseThrow().service().agentId());
        assertEquals(AgentState.READY, world.state(0));
        world.callerClears(55, "5002");
        assertEquals(List.of(Fact.SegmentDisposition.REDIRECTED, Fact.SegmentDisposition.ANSWERED),
                world.facts(Fact.SegmentEnded.class).stream().map(Fact.SegmentEnded::disposition).toList());
        talk.settle();
    }

    @Test
    void aBridgedAppearanceThatAnswersTakesTheContactFromTheOneThatRang() {
        world.ready(0);
        world.login(1);
        var dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.rings(55, "5002");
        world.answers(55, "5002");
        assertEquals(LocalConnectionState.ALERTING, talk.stateAt(55, "5001"));
        talk.stations(new PbxEvent.Diverted(Talk.at(55, "5001"), Party.internal("5001"), Party.internal("5002"),
                EventCause.REDIRECTED), "5001");
        assertEquals("1002", world.onlyContact().orElseThrow().service().agentId());
        world.callerClears(55, "5002");
        assertEquals(AgentState.READY, world.state(0));
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        talk.settle();
    }

    // --- phantoms

    @Test
    void aCallThatNobodyEndsIsClearedAtItsAge() {
        talk.begin();
        int max = world.engine.state().site().site().settings().supervision().phantomMillis();
        long step = Calls.CHECK_MILLIS;
        for (long age = step; age < max; age += step) {
            world.advance(step);
            confirmAlive();
        }
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class));
        world.advance(step);
        assertEquals(new ConnectionId(55, Talk.TRUNK, true), talk.only(PbxCommand.ClearCall.class).call());
        talk.callCleared();
        talk.settle(AnomalyKind.PHANTOM_STATION_CALL);
    }

    private void confirmAlive() {
        for (Output.PbxRequest request : world.pending(PbxCommand.SnapshotCall.class)) {
            world.reply(request, new io.strowger.core.input.PbxReply.CallSnapshot(List.of(
                    new io.strowger.core.input.PbxReply.CallConnection(new ConnectionId(55, Talk.TRUNK, true),
                            World.caller(), LocalConnectionState.CONNECT),
                    new io.strowger.core.input.PbxReply.CallConnection(Talk.at(55, "5001"), Party.internal("5001"),
                            LocalConnectionState.CONNECT))));
        }
    }
}
