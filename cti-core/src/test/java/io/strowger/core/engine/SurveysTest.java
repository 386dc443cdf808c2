package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.input.Command;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.ConnectionParty;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.ServiceSite.Survey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An agent who hangs up sends his customer to the survey first. */
class SurveysTest {
    private final Talk talk = new Talk(1, 1);
    private final World world = talk.world;
    private long hangsUp;

    private void begin() {
        world.configure(site -> site.withService(
                ServiceSite.DEFAULT.withSurveys(List.of(new Survey("support", World.CM, "6002")))));
        talk.begin();
        world.advance(30_000);
    }

    private void hangsUp() {
        hangsUp = world.request(0, new Command.ClearConnection(talk.key(55)));
    }

    private RefusalReason outcome() {
        return world.outcome(0, hangsUp) == null ? null : world.outcome(0, hangsUp).reason();
    }

    private Output.PbxRequest asked() {
        return world.pending(PbxCommand.SingleStepTransferCall.class).get(0);
    }

    private void transferred() {
        PbxEvent event = new PbxEvent.Transferred(Talk.at(55, "5001"), null, Party.internal("5001"),
                Party.internal("6002"), List.of(new ConnectionParty(Talk.at(55, Talk.TRUNK), World.caller(),
                        LocalConnectionState.CONNECT)),
                EventCause.TRANSFER, CallData.EMPTY);
        world.vdn(event);
        talk.stations(event, "5001");
    }

    @Test
    void theCustomerGoesToTheSurveyAndTheAgentHasLeft() {
        begin();
        hangsUp();
        assertEquals("6002", ((PbxCommand.SingleStepTransferCall) asked().command()).transferredTo());
        assertNull(outcome());
        world.reply(asked(), new PbxReply.CallConfirmed(Talk.at(55, "6002"), ""));
        assertEquals(RefusalReason.NONE, outcome());
        transferred();
        assertEquals(AgentState.AFTER_CALL_WORK, world.state(0));
        assertEquals(ContactState.ARRIVED, world.onlyContact().orElseThrow().state());
        Fact.SegmentEnded segment = world.facts(Fact.SegmentEnded.class).get(0);
        assertEquals(List.of(Fact.SegmentDisposition.ANSWERED, 30_000L),
                List.of(segment.disposition(), segment.talkMillis()));
        assertEquals("6002", world.facts(Fact.SentToSurvey.class).get(0).vdn());
        world.rings(55, "5901");
        world.answers(55, "5901");
        world.callerClears(55, "5901");
        assertEquals(ContactDisposition.ANSWERED, world.facts(Fact.ContactEnded.class).get(0).disposition());
        assertEquals("(1,1,1,1/1,1)", world.counters());
        assertEquals(1, world.facts(Fact.ContactStarted.class).size());
        assertEquals(0, world.sent(PbxCommand.ClearConnection.class).size());
    }

    @Test
    void whateverKeepsHimFromItTheAgentLeaves() {
        for (PbxReply reply : List.of(new PbxReply.Refused(World.failure(33)), new PbxReply.TimedOut(),
                new PbxReply.NotPossible(NotPossibleReason.values()[0], "no such service"))) {
            SurveysTest other = new SurveysTest();
            other.begin();
            other.hangsUp();
            other.world.reply(other.asked(), reply);
            assertNull(other.outcome(), reply.toString());
            other.world.reply(other.world.pending(PbxCommand.ClearConnection.class).get(0), new PbxReply.Confirmed());
            assertEquals(RefusalReason.NONE, other.outcome());
        }
    }

    @Test
    void silenceIsDoneWhenTheEventsShowIt() {
        begin();
        hangsUp();
        transferred();
        world.reply(asked(), new PbxReply.TimedOut());
        assertEquals(RefusalReason.NONE, outcome());
        assertEquals(0, world.sent(PbxCommand.ClearConnection.class).size());
    }

    @Test
    void theCallerMayWinTheRace() {
        begin();
        hangsUp();
        Output.PbxRequest asked = asked();
        world.callerClears(55, "5001");
        world.reply(asked, new PbxReply.Refused(World.failure(24)));
        assertEquals(RefusalReason.NONE, outcome(), "he has left");
        assertEquals(0, world.facts(Fact.SentToSurvey.class).size());
    }

    @Test
    void anotherSkillAnOwnCallAndAConferenceHaveNoSurvey() {
        talk.begin();
        hangsUp();
        assertEquals(0, world.sent(PbxCommand.SingleStepTransferCall.class).size(), "no survey is configured");
        SurveysTest own = new SurveysTest();
        own.begin();
        own.world.callerClears(55, "5001");
        own.world.request(0, new Command.MakeCall("5002", Bytes.EMPTY));
        own.talk.stations(new PbxEvent.Originated(Talk.at(60, "5001"), Party.internal("5001"), Party.internal("5002"),
                EventCause.NEW_CALL, null), "5001");
        own.world.request(0, new Command.ClearConnection(own.talk.key(60)));
        assertEquals(0, own.world.sent(PbxCommand.SingleStepTransferCall.class).size());
        SurveysTest three = new SurveysTest();
        three.begin();
        three.talk.stations(new PbxEvent.Established(Talk.at(55, "5002"), Party.internal("5002"), World.caller(),
                Party.internal("5002"), Party.UNKNOWN, EventCause.ACTIVE_MONITOR, CallData.EMPTY), "5002");
        three.hangsUp();
        assertEquals(0, three.world.sent(PbxCommand.SingleStepTransferCall.class).size(), "others talk on with him");
    }
}
