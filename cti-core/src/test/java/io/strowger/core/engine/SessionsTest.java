package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that do not behave: nothing of theirs grows without limit, and nobody else notices. */
class SessionsTest {
    private World world;

    @BeforeEach
    void aWorld() {
        world = World.with(1, 1);
    }

    private int pushesKept() {
        return world.engine.state().pushes().size();
    }

    private List<RefusalReason> ends() {
        return world.outputs.stream().filter(Output.SessionEnded.class::isInstance)
                .map(output -> ((Output.SessionEnded) output).reason()).toList();
    }

    private void ringsInVain(int callId) {
        world.arrives(callId);
        world.rings(callId, "5001");
        world.callerClears(callId, "5001");
    }

    @Test
    void aClientThatNeverAcknowledgesIsEndedByItsCallsAlone() {
        world.login(0);
        int call = 0;
        while (pushesKept() < Sessions.PENDING_PUSHES_MAX - 1) {
            ringsInVain(++call);
            assertEquals(List.of(), ends());
        }
        world.request(0, new Command.SetNotReady(1));
        assertEquals(Sessions.PENDING_PUSHES_MAX, pushesKept());
        world.arrives(++call);
        world.rings(call, "5001");
        assertEquals(List.of(RefusalReason.TOO_MANY_PENDING), ends());
        assertEquals(0, pushesKept());
        world.callerClears(call, "5001");
        assertEquals(AgentState.LOGGED_OUT, world.state(0));
    }

    @Test
    void whatIsAcknowledgedDoesNotCount() {
        world.login(0);
        for (int call = 1; call <= Sessions.PENDING_PUSHES_MAX; call++) {
            ringsInVain(call);
            world.apply(new Input.PushAcknowledged(world.session(0), 1 + 2L * call));
            assertEquals(0, pushesKept());
        }
        assertEquals(List.of(), ends());
    }

    @Test
    void requestsThatAreTooOldAreLimitedAsAllOthers() {
        world.login(0);
        world.apply(new Input.SessionRequested(world.session(0), 10_000, new Command.SetNotReady(1)));
        int sent = 0;
        while (ends().isEmpty() && sent < 2 * Sessions.PENDING_PUSHES_MAX) {
            world.apply(new Input.SessionRequested(world.session(0), 1 + sent % 50 - 500, new Command.SetNotReady(1)));
            sent++;
        }
        assertEquals(List.of(RefusalReason.TOO_MANY_PENDING), ends());
        assertTrue(sent <= Sessions.PENDING_PUSHES_MAX, "sent " + sent);
    }

    @Test
    void anAcknowledgementOfWhatWasNeverSentAcknowledgesNothingToCome() {
        world.login(0);
        world.apply(new Input.PushAcknowledged(world.session(0), Long.MAX_VALUE));
        world.apply(new Input.PushAcknowledged(world.session(0), Long.MIN_VALUE));
        ringsInVain(55);
        assertEquals(2, pushesKept());
    }

    @Test
    void aResumeBeyondWhatWasSentGoesOnWhereTheServerIs() {
        world.login(0);
        world.apply(new Input.SessionResumed(world.session(0), 2001, 1_000_000));
        Output.SessionAttached attached = (Output.SessionAttached) world.outputs.stream()
                .filter(o -> o instanceof Output.SessionAttached a && a.resumed()).findFirst().orElseThrow();
        assertEquals(2, attached.firstSequence());
        ringsInVain(55);
        assertTrue(world.outputs.stream()
                .anyMatch(o -> o instanceof Output.SessionPush push && push.sequence() == 2
                        && push.push() instanceof Push.CallOffered));
    }

    @Test
    void whoComesBackDuringTheCallThatOutlastedHisGraceStaysLoggedOn() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        world.apply(new Input.SessionDetached(world.session(0), 1001, "connection lost"));
        world.advance(60_000);
        assertEquals(ReasonCode.DESKTOP_LOST, world.agentOf(0).work().pendingReasonCode());
        world.apply(new Input.SessionOpened("session-again", World.agent(0), SessionRole.AGENT, Bytes.EMPTY, 1, 3001));
        assertNull(world.agentOf(0).work().pending());
        world.callerClears(55, "5001");
        assertEquals(AgentState.READY, world.state(0));
    }

    private void opens(String session, long connection, boolean takeover, String former) {
        world.apply(new Input.SessionOpened(session, World.agent(0), SessionRole.AGENT, Bytes.EMPTY, 1, connection,
                takeover, former));
    }

    private <T extends Output> List<T> outputs(Class<T> type) {
        return world.outputs.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void ofALoginAndATakeoverAtTheSameMomentTheTakeoverWinsWhicheverIsJournalledFirst() {
        opens("plain", 11, false, "");
        opens("takeover", 12, true, "");
        assertEquals("takeover", world.agentOf(0).sessionId());
        assertEquals(List.of("plain SESSION_REPLACED"), outputs(Output.SessionEnded.class).stream()
                .map(ended -> ended.sessionId() + " " + ended.reason()).toList());
        world.outputs.clear();
        opens("plain again", 13, false, "");
        assertEquals(List.of(new Output.SessionRefused("plain again", 13, RefusalReason.ALREADY_LOGGED_ON)),
                outputs(Output.SessionRefused.class));
        assertEquals("takeover", world.agentOf(0).sessionId());
        assertTrue(outputs(Output.SessionEnded.class).isEmpty() && outputs(Output.SessionAttached.class).isEmpty());
    }

    @Test
    void aLoginReplacesASessionWhoseClientIsGoneWhetherThatWasJournalledOrNot() {
        opens("first", 11, false, "");
        opens("second", 12, false, "first");
        assertEquals("second", world.agentOf(0).sessionId());
        world.apply(new Input.SessionDetached("first", 11, "connection lost"));
        assertTrue(world.engine.state().sessions().get("second").isAttached());
        world.apply(new Input.SessionDetached("second", 12, "connection lost"));
        opens("third", 13, false, "");
        assertEquals("third", world.agentOf(0).sessionId());
        opens("fourth", 14, false, "second");
        assertEquals("third", world.agentOf(0).sessionId(), "another one was first");
    }

    private RefusalReason ivr(long id, Command command) {
        world.apply(new Input.SessionRequested("ivr-1", id, command));
        return world.outputs.stream()
                .filter(o -> o instanceof Output.SessionPush push && push.sessionId().equals("ivr-1"))
                .map(o -> ((Output.SessionPush) o).push())
                .filter(push -> push instanceof Push.RequestOutcome outcome && outcome.requestId() == id)
                .map(push -> ((Push.RequestOutcome) push).reason()).findFirst().orElseThrow();
    }

    @Test
    void anIvrSpeaksForPortsAndAnAgentSitsAtAStation() {
        world.apply(new Input.SessionOpened("ivr-1", "ivr", SessionRole.IVR, Bytes.EMPTY, 1, 7));
        assertEquals(RefusalReason.PORT_UNKNOWN, ivr(1, new Command.RegisterPorts(World.CM, List.of("5001"))));
        assertEquals(RefusalReason.NONE, ivr(2, new Command.RegisterPorts(World.CM, List.of("5901"))));
        assertEquals(RefusalReason.CONTACT_UNKNOWN, ivr(3, new Command.AttachData("5901", Map.of("a", "b"))));
        world.login(0);
        world.request(0, new Command.LogOff(0));
        world.request(0, new Command.LogOn(World.CM, "5901"));
        assertFalse(world.agentOf(0).isLoggedOn());
    }

    @Test
    void aPortThatAsksForAnotherAgentDuringAConversationFreesTheOneWhoHasIt() {
        world.apply(new Input.SessionOpened("ivr-1", "ivr", SessionRole.IVR, Bytes.EMPTY, 1, 7));
        ivr(1, new Command.RegisterPorts(World.CM, List.of("5901")));
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.answers(55, "5001");
        world.answers(55, "5901");
        assertEquals(RefusalReason.NONE, ivr(2, new Command.RequestAgent("5901", "support", 3)));
        assertNull(world.agentOf(0).contact());
        assertEquals(1, world.facts(Fact.SegmentEnded.class).size());
        world.vdn(new io.strowger.core.input.PbxEvent.CallCleared(
                new io.strowger.core.model.ConnectionId(55, "", false), io.strowger.core.model.EventCause.NONE));
        assertEquals(AgentState.READY, world.state(0));
    }
}
