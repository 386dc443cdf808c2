package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.ForwardingType;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.DiallingClass;
import io.strowger.core.site.NumberClass;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Classes of restriction: who may call and send on whom, refused before anything leaves. */
class RestrictionTest {
    private static final String NATIONAL = "90891234567";
    private static final String ABROAD = "900331234567";
    private final Talk talk = new Talk(1, 2).begin();
    private final World world = talk.world;
    private final CallKey customer = talk.key(55);

    @AfterEach
    void replays() {
        talk.settle();
    }

    /** The first agent, or his station, has the class. */
    private void restrict(RestrictionClass restriction, boolean station) {
        world.configure(site -> {
            List<AgentSite> agents = site.agents().stream()
                    .map(a -> a.agentId().equals("1001") && !station
                            ? a.withRights(new AgentSite.Rights("held", "", List.of()))
                            : a)
                    .toList();
            List<DeviceSite> devices = site.devices().stream()
                    .map(d -> d.deviceId().equals("5001") && station
                            ? new DeviceSite(d.switchName(), d.deviceId(), d.kind(), "held", "")
                            : d)
                    .toList();
            SwitchSite pbx = site.switches().get(0);
            return new Site(
                    List.of(new SwitchSite(pbx.name(), pbx.links(), new NumberPlan("9", "00", "0", "49", "30", 4))),
                    devices, site.vdns(), site.skills(), agents, site.settings(), List.of(restriction),
                    List.of(new DiallingClass(NumberClass.EMERGENCY, List.of("110")),
                            new DiallingClass("service", List.of("0900."))));
        });
    }

    private static RestrictionClass dials(String... classes) {
        return new RestrictionClass("held", List.of(classes), true, true, true, List.of());
    }

    private static RestrictionClass outbound(boolean outbound, boolean trunkTransfer) {
        return new RestrictionClass("held", List.of(), outbound, trunkTransfer, true, List.of());
    }

    @Test
    void whoMayDialOnlySomeClassesIsRefusedTheOthersEverywhere() {
        restrict(dials(NumberClass.INTERNAL, NumberClass.NATIONAL), false);
        RefusalReason refusal = RefusalReason.DIALLING_NOT_ALLOWED;
        for (String number : List.of(ABROAD, "90900123", "*21", "9123456")) {
            talk.refused(refusal, 0, new Command.MakeCall(number, Bytes.EMPTY));
            talk.refused(refusal, 0, new Command.ConsultationCall(customer, number, Bytes.EMPTY));
            talk.refused(refusal, 0, new Command.BlindTransferCall(customer, number));
            talk.refused(refusal, 0, new Command.SingleStepTransferCall(customer, number));
            talk.refused(refusal, 0, new Command.SingleStepConferenceCall(customer, number));
            talk.refused(refusal, 0, new Command.SetForwarding(ForwardingType.IMMEDIATE, true, number));
        }
        talk.ask(0, new Command.MakeCall(NATIONAL, Bytes.EMPTY));
        talk.ask(0, new Command.MakeCall("5002", Bytes.EMPTY));
        talk.ask(0, new Command.MakeCall("110", Bytes.EMPTY));
        assertEquals(3, world.sent(PbxCommand.MakeCall.class).size(), "what is allowed leaves, and emergency always");
    }

    @Test
    void theStationsClassCountsToo() {
        restrict(outbound(false, true), true);
        talk.refused(RefusalReason.OUTBOUND_NOT_ALLOWED, 0, new Command.MakeCall(NATIONAL, Bytes.EMPTY));
        talk.ask(0, new Command.MakeCall("5002", Bytes.EMPTY));
        talk.ask(0, new Command.MakeCall("110", Bytes.EMPTY));
        assertEquals(2, world.sent(PbxCommand.MakeCall.class).size());
    }

    @Test
    void anOutsideCallerIsNotSentOutside() {
        restrict(outbound(true, false), false);
        RefusalReason refusal = RefusalReason.TRUNK_TRANSFER_NOT_ALLOWED;
        talk.refused(refusal, 0, new Command.BlindTransferCall(customer, NATIONAL));
        talk.refused(refusal, 0, new Command.SingleStepTransferCall(customer, "+33123456"));
        talk.refused(refusal, 0, new Command.SetForwarding(ForwardingType.IMMEDIATE, true, NATIONAL));
        talk.ask(0, new Command.BlindTransferCall(customer, "5002"));
        talk.only(PbxCommand.ConsultationCall.class);
        talk.ask(0, new Command.ConsultationCall(customer, NATIONAL, Bytes.EMPTY));
        assertEquals(2, world.sent(PbxCommand.ConsultationCall.class).size(), "asking somebody outside is no transfer");
    }

    @Test
    void twoOutsidePartiesAreNotJoinedByTransfer() {
        restrict(outbound(true, false), false);
        talk.held(55, "5001");
        talk.dials(NATIONAL);
        talk.stations(new io.strowger.core.input.PbxEvent.NetworkReached(Talk.at(56, "T802#1"),
                io.strowger.core.input.PbxEvent.Party.UNKNOWN,
                new io.strowger.core.input.PbxEvent.Party("+49891234567", NATIONAL), EventCause.NONE), "5001");
        talk.refused(RefusalReason.TRUNK_TRANSFER_NOT_ALLOWED, 0,
                new Command.TransferCall(customer, talk.key(56)));
        talk.ask(0, new Command.ConferenceCall(customer, talk.key(56)));
        talk.only(PbxCommand.ConferenceCall.class);
    }

    /** The customer, the first agent and somebody outside whom he asked. */
    private void conferenceWithOutside() {
        talk.held(55, "5001");
        talk.dials(NATIONAL);
        talk.stations(new io.strowger.core.input.PbxEvent.NetworkReached(Talk.at(56, "T802#1"),
                io.strowger.core.input.PbxEvent.Party.UNKNOWN,
                new io.strowger.core.input.PbxEvent.Party("+49891234567", NATIONAL), EventCause.NONE), "5001");
        talk.conferenced(Talk.TRUNK, "5001", "T802#1");
    }

    @Test
    void partiesOutsideAreNotLeftAloneInAConference() {
        restrict(outbound(true, false), false);
        conferenceWithOutside();
        talk.refused(RefusalReason.TRUNK_TRANSFER_NOT_ALLOWED, 0, new Command.ClearConnection(customer));
        talk.ask(0, new Command.ClearCall(customer));
        talk.only(PbxCommand.ClearCall.class);
    }

    @Test
    void whoHangsUpAtTheTelephoneLeavesNoPartiesOutsideBehind() {
        restrict(outbound(true, false), false);
        conferenceWithOutside();
        talk.clears("5001", "5001");
        talk.only(PbxCommand.ClearCall.class);
    }

    @Test
    void whoMayTransferOutsideMayLeaveAConferenceToo() {
        restrict(outbound(true, true), false);
        conferenceWithOutside();
        talk.ask(0, new Command.ClearConnection(customer));
        talk.only(PbxCommand.ClearConnection.class);
        talk.clears("5001", "5001");
        assertEquals(0, world.sent(PbxCommand.ClearCall.class).size());
    }

    @Test
    void aColleagueInTheConferenceMakesItHisMatter() {
        restrict(outbound(true, false), false);
        talk.held(55, "5001");
        talk.consults("5002");
        talk.conferenced(Talk.TRUNK, "5001", "5002");
        talk.ask(0, new Command.ClearConnection(customer));
        talk.only(PbxCommand.ClearConnection.class);
    }

    @Test
    void whoHasNoClassMayDoWhatHeAlwaysMight() {
        talk.ask(0, new Command.MakeCall(ABROAD, Bytes.EMPTY));
        talk.ask(0, new Command.BlindTransferCall(customer, ABROAD));
        talk.only(PbxCommand.MakeCall.class);
        talk.only(PbxCommand.ConsultationCall.class);
    }
}
