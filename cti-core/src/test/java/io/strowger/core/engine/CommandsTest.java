package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.CallCompletionFeature;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.ForwardingRule;
import io.strowger.core.model.ForwardingType;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.DiallingForms;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every command of an agent: what leaves, what is refused before anything leaves, and the one outcome. */
class CommandsTest {
    /** How the switch's words come; {@link OverTwoLinksTest} tells them over two links. */
    Interleaving interleaving() {
        return Interleaving.ONE_LINK;
    }

    private final Talk talk = new Talk(interleaving(), 1, 2).begin();
    private final World world = talk.world;
    private final CallKey customer = talk.key(55);

    @AfterEach
    void replays() {
        talk.settle();
    }

    private void done(long id, Class<? extends PbxCommand> sent) {
        assertNull(world.outcome(0, id), "under way until the switch answers");
        talk.confirm(sent);
        assertEquals(RefusalReason.NONE, talk.reason(0, id));
    }

    // --- one call

    @Test
    void aCallIsHeldAndRetrieved() {
        talk.refused(RefusalReason.WRONG_CALL_STATE, 0, new Command.RetrieveCall(customer));
        done(talk.ask(0, new Command.HoldCall(customer)), PbxCommand.HoldCall.class);
        talk.held(55, "5001");
        talk.refused(RefusalReason.WRONG_CALL_STATE, 0, new Command.HoldCall(customer));
        done(talk.ask(0, new Command.RetrieveCall(customer)), PbxCommand.RetrieveCall.class);
    }

    @Test
    void aCallIsEndedForOneOrForAll() {
        done(talk.ask(0, new Command.ClearCall(customer)), PbxCommand.ClearCall.class);
        done(talk.ask(0, new Command.ClearConnection(customer)), PbxCommand.ClearConnection.class);
        talk.refused(RefusalReason.CALL_UNKNOWN, 0, new Command.ClearCall(new CallKey(World.CM, 77, 1)));
        talk.refused(RefusalReason.CALL_UNKNOWN, 0, new Command.ClearCall(null));
    }

    @Test
    void whoIsNotThereCanDoNothing() {
        talk.world.login(1);
        talk.refused(RefusalReason.CALL_UNKNOWN, 1, new Command.HoldCall(customer));
        world.request(1, new Command.LogOff(0));
        talk.refused(RefusalReason.NOT_LOGGED_ON, 1, new Command.HoldCall(customer));
        talk.refused(RefusalReason.NOT_LOGGED_ON, 1, new Command.GroupPickupCall());
        world.linkLost();
        talk.refused(RefusalReason.LINK_DOWN, 0, new Command.HoldCall(customer));
    }

    @Test
    void tonesAreSentIntoACall() {
        done(talk.ask(0, new Command.SendDtmfTone(customer, "12*#AD")), PbxCommand.SendDtmfTone.class);
        assertEquals("12*#AD", talk.only(PbxCommand.SendDtmfTone.class).tones());
        String most = "1".repeat(CallCommands.TONES_MAX);
        done(talk.ask(0, new Command.SendDtmfTone(customer, most)), PbxCommand.SendDtmfTone.class);
        talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.SendDtmfTone(customer, most + "1"));
        talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.SendDtmfTone(customer, "1E"));
        talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.SendDtmfTone(customer, ""));
    }

    @Test
    void aCallToABusyStationIsCompleted() {
        done(talk.ask(0, new Command.CallCompletion(customer, CallCompletionFeature.CAMP_ON)),
                PbxCommand.CallCompletion.class);
        talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.CallCompletion(customer, null));
    }

    @Test
    void aRingingCallIsDeflected() {
        talk.refused(RefusalReason.WRONG_CALL_STATE, 0, new Command.DeflectCall(customer, "5002"));
        world.login(1);
        world.rings(57, "5002");
        long id = talk.ask(1, new Command.DeflectCall(talk.key(57), "5001"));
        talk.confirm(PbxCommand.DeflectCall.class);
        assertEquals(RefusalReason.NONE, talk.reason(1, id));
    }

    // --- two calls

    @Test
    void aConsultationIsMadeFromACallAndNamesTheNewOne() {
        long id = talk.ask(0, new Command.ConsultationCall(customer, "5002", Bytes.EMPTY));
        PbxCommand.ConsultationCall sent = talk.only(PbxCommand.ConsultationCall.class);
        assertEquals("5002", sent.calledDevice());
        assertEquals(Talk.at(55, "5001"), sent.activeCall());
        talk.reply(PbxCommand.ConsultationCall.class, new PbxReply.CallConfirmed(Talk.at(56, "5001"), ""));
        assertEquals(talk.key(56), world.outcome(0, id).call());
        assertEquals(customer, talk.call(56).parent());
        assertEquals(1, world.facts(Fact.ConsultationStarted.class).size());
    }

    @Test
    void heldAndActiveAreAlternatedReconnectedConferencedAndTransferred() {
        talk.consults("5002");
        CallKey consultation = talk.key(56);
        talk.refused(RefusalReason.WRONG_CALL_STATE, 0, new Command.AlternateCall(customer, consultation));
        done(talk.ask(0, new Command.AlternateCall(consultation, customer)), PbxCommand.AlternateCall.class);
        assertEquals(Talk.at(56, "5001"), talk.only(PbxCommand.AlternateCall.class).activeCall());
        done(talk.ask(0, new Command.ReconnectCall(consultation, customer)), PbxCommand.ReconnectCall.class);
        assertEquals(Talk.at(55, "5001"), talk.only(PbxCommand.ReconnectCall.class).heldCall());
        done(talk.ask(0, new Command.ConferenceCall(customer, consultation)), PbxCommand.ConferenceCall.class);
        long id = talk.ask(0, new Command.TransferCall(customer, consultation));
        assertEquals(Talk.at(55, "5001"), talk.only(PbxCommand.TransferCall.class).heldCall());
        talk.reply(PbxCommand.TransferCall.class, new PbxReply.CallsJoined(Talk.at(55, "5002"), "", List.of()));
        assertEquals(customer, world.outcome(0, id).call());
    }

    @Test
    void aBlindTransferConsultsAndTransfersAtOnce() {
        long id = talk.ask(0, new Command.BlindTransferCall(customer, "5002"));
        talk.reply(PbxCommand.ConsultationCall.class, new PbxReply.CallConfirmed(Talk.at(56, "5001"), ""));
        assertNull(world.outcome(0, id));
        assertEquals(Talk.at(56, "5001"), talk.only(PbxCommand.TransferCall.class).activeCall());
        talk.reply(PbxCommand.TransferCall.class, new PbxReply.CallsJoined(Talk.at(55, "5002"), "", List.of()));
        assertEquals(RefusalReason.NONE, talk.reason(0, id));
    }

    @Test
    void aBlindTransferThatIsRefusedHalfWaySaysSo() {
        long id = talk.ask(0, new Command.BlindTransferCall(customer, "5002"));
        talk.reply(PbxCommand.ConsultationCall.class, new PbxReply.CallConfirmed(Talk.at(56, "5001"), ""));
        talk.reply(PbxCommand.TransferCall.class, new PbxReply.Refused(World.failure(22)));
        assertEquals(RefusalReason.NOT_TRANSFERRED, talk.reason(0, id));
        assertTrue(world.outcome(0, id).detail().contains("SWITCH_STATE"), world.outcome(0, id).detail());
        assertEquals(talk.key(56), world.outcome(0, id).call());
        long second = talk.ask(0, new Command.BlindTransferCall(customer, "5009"));
        talk.reply(PbxCommand.ConsultationCall.class, new PbxReply.Refused(World.failure(6)));
        assertEquals(RefusalReason.DESTINATION_INVALID, talk.reason(0, second));
    }

    @Test
    void transferAndConferenceInOneStep() {
        long transfer = talk.ask(0, new Command.SingleStepTransferCall(customer, "5002"));
        talk.reply(PbxCommand.SingleStepTransferCall.class, new PbxReply.CallConfirmed(Talk.at(55, "5002"), ""));
        assertEquals(RefusalReason.NONE, talk.reason(0, transfer));
        assertEquals(LocalConnectionState.NULL, talk.stateAt(55, "5002"), "the event tells where it rings");
        long conference = talk.ask(0, new Command.SingleStepConferenceCall(customer, "5002"));
        assertTrue(talk.only(PbxCommand.SingleStepConferenceCall.class).alertDestination());
        talk.reply(PbxCommand.SingleStepConferenceCall.class, new PbxReply.NotPossible(
                NotPossibleReason.NEEDS_PRIVATE_DATA_VERSION, "needs 5"));
        assertEquals(RefusalReason.NOT_POSSIBLE_ON_LINK, talk.reason(0, conference));
        assertTrue(world.outcome(0, conference).detail().startsWith("needs 5"));
    }

    @Test
    void aSeventhPartyIsRefused() {
        for (int i = 0; i < 4; i++) {
            talk.joins("590" + i, EventCause.ACTIVE_MONITOR);
        }
        assertEquals(Supervision.PARTIES_MAX, talk.call(55).connections().size());
        talk.refused(RefusalReason.CALL_FULL, 0, new Command.SingleStepConferenceCall(customer, "5002"));
        talk.clears("5900", "5001");
        talk.ask(0, new Command.SingleStepConferenceCall(customer, "5002"));
        talk.only(PbxCommand.SingleStepConferenceCall.class);
    }

    // --- fetching calls

    @Test
    void aCallIsPickedUpWhereItRings() {
        world.login(1);
        talk.refused(RefusalReason.NO_CALL_TO_PICK_UP, 1, new Command.PickupCall("5001"));
        talk.refused(RefusalReason.NO_CALL_TO_PICK_UP, 1, new Command.RetrieveParkedCall("5001"));
        world.rings(57, "5001");
        long id = talk.ask(1, new Command.PickupCall("5001"));
        assertEquals(Talk.at(57, "5001"), talk.only(PbxCommand.PickupCall.class).alertingCall());
        assertEquals("5002", talk.only(PbxCommand.PickupCall.class).calledDevice());
        talk.confirm(PbxCommand.PickupCall.class);
        assertEquals(RefusalReason.NONE, talk.reason(1, id));
        long group = talk.ask(1, new Command.GroupPickupCall());
        talk.reply(PbxCommand.GroupPickupCall.class, new PbxReply.Refused(World.failure(28)));
        assertEquals(RefusalReason.CALL_GONE, talk.reason(1, group));
    }

    private static Site withForms(Site site, DiallingForms forms) {
        SwitchSite pbx = site.switches().get(0);
        return new Site(List.of(new SwitchSite(pbx.name(), pbx.links(), pbx.numberPlan(), forms)), site.devices(),
                site.vdns(), site.skills(), site.agents(), site.settings());
    }

    @Test
    void whatTheLinkHasNoServiceForIsDialled() {
        talk.refused(RefusalReason.FEATURE_NOT_CONFIGURED, 0, new Command.ParkCall(customer));
        talk.refused(RefusalReason.FEATURE_NOT_CONFIGURED, 0, new Command.MakeCall("5002", Bytes.EMPTY, "77", ""));
        world.configure(site -> withForms(site,
                new DiallingForms("*5{code}{number}", "*6{code}{number}", "*7{station}", "*8{station}")));
        talk.ask(0, new Command.MakeCall("5002", Bytes.EMPTY, "77", ""));
        talk.ask(0, new Command.MakeCall("5002", Bytes.EMPTY, "", "88"));
        assertEquals(List.of("*5775002", "*6885002"),
                world.sent(PbxCommand.MakeCall.class).stream().map(PbxCommand.MakeCall::calledDevice).toList());
        talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.MakeCall("5002", Bytes.EMPTY, "77", "88"));
        String longest = "1".repeat(Dialling.CODE_DIGITS_MAX);
        talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.MakeCall("5002", Bytes.EMPTY, longest + "1", ""));
        talk.ask(0, new Command.ParkCall(customer));
        assertEquals("*75001", talk.only(PbxCommand.ConsultationCall.class).calledDevice());
        world.login(1);
        talk.ask(1, new Command.RetrieveParkedCall("5009"));
        assertEquals("*85009", world.sent(PbxCommand.MakeCall.class).get(2).calledDevice());
    }

    @Test
    void aParkedCallIsTakenByAnotherAgentWithItsContact() {
        world.login(1);
        world.request(1, new Command.SetReady(false));
        talk.stations(new PbxEvent.Held(Talk.at(55, "5001"), Party.internal("5001"), EventCause.PARK), "5001");
        long id = talk.ask(1, new Command.RetrieveParkedCall("5001"));
        talk.confirm(PbxCommand.PickupCall.class);
        assertEquals(RefusalReason.NONE, talk.reason(1, id));
        talk.joins("5002", EventCause.CALL_PICKUP);
        talk.clears("5001", "5001", "5002");
        assertEquals(World.agent(1), world.onlyContact().orElseThrow().service().agentId());
        assertEquals(talk.offers(0).get(0).contact(), talk.offers(1).get(0).contact());
        world.callerClears(55, "5002");
        assertEquals(2, world.facts(Fact.SegmentEnded.class).size());
    }

    // --- dialling

    @Test
    void numbersAreDialableAndNotTooLong() {
        String longest = "1".repeat(Dialling.DESTINATION_DIGITS_MAX);
        talk.ask(0, new Command.MakeCall(longest, Bytes.EMPTY));
        talk.only(PbxCommand.MakeCall.class);
        for (String bad : List.of(longest + "1", "", "50a1", "5 1")) {
            talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.MakeCall(bad, Bytes.EMPTY));
            talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.ConsultationCall(customer, bad, Bytes.EMPTY));
            talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.BlindTransferCall(customer, bad));
            talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.SingleStepTransferCall(customer, bad));
            talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.SingleStepConferenceCall(customer, bad));
        }
    }

    @Test
    void theLastNumberIsCalledAgain() {
        long id = talk.ask(0, new Command.RedialLastNumber());
        talk.reply(PbxCommand.QueryLastNumber.class,
                new PbxReply.LastNumberReported(new Party("+4930777", "9030777")));
        assertEquals("9030777", talk.only(PbxCommand.MakeCall.class).calledDevice());
        talk.reply(PbxCommand.MakeCall.class, new PbxReply.CallConfirmed(Talk.at(58, "5001"), ""));
        assertEquals(talk.key(58), world.outcome(0, id).call());
        long none = talk.ask(0, new Command.RedialLastNumber());
        talk.reply(PbxCommand.QueryLastNumber.class, new PbxReply.LastNumberReported(Party.UNKNOWN));
        assertEquals(RefusalReason.NO_LAST_NUMBER, talk.reason(0, none));
    }

    // --- features of the station

    @Test
    void featuresOfTheStation() {
        done(talk.ask(0, new Command.SetDoNotDisturb(true)), PbxCommand.SetDoNotDisturb.class);
        assertEquals(new PbxCommand.SetDoNotDisturb("5001", true), talk.only(PbxCommand.SetDoNotDisturb.class));
        done(talk.ask(0, new Command.SetForwarding(ForwardingType.BUSY, true, "5002")), PbxCommand.SetForwarding.class);
        assertEquals(new ForwardingRule(ForwardingType.BUSY, true, "5002"),
                talk.only(PbxCommand.SetForwarding.class).rule());
        done(talk.ask(0, new Command.SetForwarding(ForwardingType.BUSY, false, "")), PbxCommand.SetForwarding.class);
        talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.SetForwarding(ForwardingType.BUSY, true, ""));
        talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.SetForwarding(ForwardingType.UNKNOWN, true, "5002"));
        talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.SetForwarding(null, true, "5002"));
        done(talk.ask(0, new Command.SetMessageWaiting("5002", true)), PbxCommand.SetMessageWaiting.class);
        talk.refused(RefusalReason.STATION_UNKNOWN, 0, new Command.SetMessageWaiting("5999", true));
    }

    // --- outcomes

    @Test
    void whatTheSwitchRefusesIsToldInWordsForPeople() {
        Map<Integer, RefusalReason> expected = Map.of(6, RefusalReason.DESTINATION_INVALID, 9,
                RefusalReason.SWITCH_PRIVILEGE, 13, RefusalReason.CALL_GONE, 22, RefusalReason.SWITCH_STATE, 33,
                RefusalReason.DESTINATION_BUSY, 34, RefusalReason.DESTINATION_OUT_OF_SERVICE, 38,
                RefusalReason.CALL_FULL, 44, RefusalReason.SWITCH_BUSY, 15, RefusalReason.NOT_SUPPORTED, 0,
                RefusalReason.SWITCH_REFUSED);
        expected.forEach((code, reason) -> {
            long id = talk.ask(0, new Command.HoldCall(customer));
            talk.reply(PbxCommand.HoldCall.class, new PbxReply.Refused(World.failure(code)));
            assertEquals(reason, talk.reason(0, id));
            assertEquals("FAILURE_" + code + " (" + code + ")", world.outcome(0, id).detail());
        });
    }

    @Test
    void theEngineGivesUpWhatItsLinkForgets() {
        long id = talk.ask(0, new Command.HoldCall(customer));
        world.advance(Requester.REPLY_MILLIS - 1);
        assertNull(world.outcome(0, id));
        world.advance(1);
        assertEquals(RefusalReason.SWITCH_SILENT, talk.reason(0, id));
        assertEquals("the connection is CONNECT now", world.outcome(0, id).detail());
        assertEquals(0, world.pending(PbxCommand.HoldCall.class).size());
        assertEquals(1, world.pending(PbxCommand.SnapshotDevice.class).size(), "and asks what is true");
    }

    @Test
    void aConsultationThatIsNotAnsweredSaysWhatTheCallIsNow() {
        long id = talk.ask(0, new Command.ConsultationCall(customer, "5002", Bytes.EMPTY));
        talk.held(55, "5001");
        world.advance(Requester.REPLY_MILLIS);
        assertEquals(RefusalReason.SWITCH_SILENT, talk.reason(0, id));
        assertEquals("the connection is HOLD now", world.outcome(0, id).detail());
        assertEquals(customer, world.outcome(0, id).call());
        assertEquals(1, world.pending(PbxCommand.SnapshotDevice.class).size());
    }

    @Test
    void aSilentSwitchThatDidItIsNoFailure() {
        long id = talk.ask(0, new Command.HoldCall(customer));
        talk.held(55, "5001");
        talk.reply(PbxCommand.HoldCall.class, new PbxReply.TimedOut());
        assertEquals(RefusalReason.NONE, talk.reason(0, id));
        world.advance(Requester.REPLY_MILLIS);
        assertEquals(RefusalReason.NONE, talk.reason(0, id), "one outcome");
    }

    @Test
    void aReplyInTimeStopsTheClock() {
        long id = talk.ask(0, new Command.HoldCall(customer));
        talk.confirm(PbxCommand.HoldCall.class);
        world.advance(2 * Requester.REPLY_MILLIS);
        assertEquals(RefusalReason.NONE, talk.reason(0, id));
    }

    @Test
    void whatIsUnderWayWhenTheLinkIsLostIsUnknown() {
        long hold = talk.ask(0, new Command.HoldCall(customer));
        long blind = talk.ask(0, new Command.BlindTransferCall(customer, "5002"));
        long redial = talk.ask(0, new Command.RedialLastNumber());
        world.linkLost();
        for (long id : List.of(hold, blind, redial)) {
            assertEquals(RefusalReason.OUTCOME_UNKNOWN, talk.reason(0, id));
        }
        world.advance(2 * Requester.REPLY_MILLIS);
        assertEquals(RefusalReason.OUTCOME_UNKNOWN, talk.reason(0, hold));
    }

    @Test
    void aRepeatAfterARestartGetsTheFirstOutcomeAndNothingIsSentAgain() {
        long id = talk.ask(0, new Command.HoldCall(customer));
        world.epoch = 2;
        world.apply(new Input.EpochStarted(2, world.now / 1_000_000, world.now / 1_000_000));
        world.apply(new Input.SessionResumed(world.session(0), 4_000, 1_000));
        world.apply(new Input.SessionRequested(world.session(0), id, new Command.HoldCall(customer)));
        List<RefusalReason> outcomes = world.pushes(0).stream()
                .filter(push -> push instanceof io.strowger.core.output.Push.RequestOutcome o && o.requestId() == id)
                .map(push -> ((io.strowger.core.output.Push.RequestOutcome) push).reason()).distinct().toList();
        assertEquals(List.of(RefusalReason.OUTCOME_UNKNOWN), outcomes);
        assertEquals(1, world.sent(PbxCommand.HoldCall.class).size());
    }

    @Test
    void whatLeavesTheWindowUnansweredIsAnsweredFirst() {
        long id = talk.ask(0, new Command.HoldCall(customer));
        for (int i = 1; i < Sessions.OUTCOMES_MAX; i++) {
            world.apply(new Input.SessionRequested(world.session(0), id + i, new Command.SetNotReady(1)));
            world.apply(new Input.PushAcknowledged(world.session(0), 10_000));
        }
        assertNull(world.outcome(0, id), "still in the window");
        world.apply(new Input.SessionRequested(world.session(0), id + Sessions.OUTCOMES_MAX,
                new Command.SetNotReady(1)));
        assertEquals(RefusalReason.OUTCOME_UNKNOWN, talk.reason(0, id));
        talk.confirm(PbxCommand.HoldCall.class);
        assertEquals(RefusalReason.OUTCOME_UNKNOWN, talk.reason(0, id), "the first outcome stays");
    }

    // --- the contact

    @Test
    void dataIsAttachedUpToTheLimitAndOneOctetPastIsRefused() {
        String umlauts = "\u00fc".repeat(ContactData.DATA_BYTES_MAX / 4);
        assertEquals(RefusalReason.NONE, talk.reason(0, talk.ask(0, new Command.AttachCallData(customer,
                Map.of("a", umlauts)))));
        String rest = "x".repeat(ContactData.DATA_BYTES_MAX / 2 - 2);
        assertEquals(RefusalReason.NONE, talk.reason(0, talk.ask(0, new Command.AttachCallData(customer,
                Map.of("b", rest)))));
        talk.refused(RefusalReason.DATA_TOO_LARGE, 0, new Command.AttachCallData(customer, Map.of("b", rest + "x")));
        assertEquals(RefusalReason.NONE, talk.reason(0, talk.ask(0, new Command.AttachCallData(customer,
                Map.of("a", "")))));
        assertEquals(Map.of("b", rest), world.onlyContact().orElseThrow().data());
        assertEquals(3, world.facts(Fact.DataAttached.class).size());
        talk.refused(RefusalReason.CALL_UNKNOWN, 0, new Command.AttachCallData(null, Map.of("a", "1")));
    }

    @Test
    void theAgentSaysWhatBecameOfItDuringTheCallAndAfter() {
        var contact = world.onlyContact().orElseThrow().id();
        assertEquals(RefusalReason.NONE, talk.reason(0, talk.ask(0, new Command.SetWrapUp(contact, "sold", "one"))));
        world.callerClears(55, "5001");
        String notes = "n".repeat(ContactData.NOTES_CHARACTERS_MAX);
        assertEquals(RefusalReason.NONE, talk.reason(0, talk.ask(0, new Command.SetWrapUp(contact, "sold", notes))));
        talk.refused(RefusalReason.BAD_ARGUMENT, 0, new Command.SetWrapUp(contact, "sold", notes + "n"));
        talk.refused(RefusalReason.BAD_ARGUMENT, 0,
                new Command.SetWrapUp(contact, "c".repeat(ContactData.CODE_CHARACTERS_MAX + 1), ""));
        world.login(1);
        talk.refused(RefusalReason.CONTACT_NOT_YOURS, 1, new Command.SetWrapUp(contact, "sold", ""));
        List<Fact.WrappedUp> facts = world.facts(Fact.WrappedUp.class);
        assertEquals(List.of(1, 1), facts.stream().map(Fact.WrappedUp::segment).toList());
    }

    // --- roles

    @Test
    void anAgentIsNoSupervisor() {
        talk.refused(RefusalReason.NOT_PERMITTED, 0, new Command.ListenToAgent("1002"));
        talk.refused(RefusalReason.NOT_PERMITTED, 0, new Command.ForceLogOff("1002", 0, ""));
        talk.refused(RefusalReason.NOT_PERMITTED, 0, new Command.AttachData("5901", Map.of()));
    }
}
