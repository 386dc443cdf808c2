package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.AgentMode;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.UnknownMessage;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.csta.tsapi.WorkMode;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.UserToUser;

class TsapiSessionTest {
    private static TestStream opened(SwitchServer server) {
        TestStream stream = new TestStream(server);
        stream.open(8);
        return stream;
    }

    private static Acs.UniversalFailureConf failure(ACSUniversalFailure failure) {
        return new Acs.UniversalFailureConf(failure);
    }

    private static Csta.UniversalFailureConf failure(CSTAUniversalFailure failure) {
        return new Csta.UniversalFailureConf(failure);
    }

    private static List<? extends TsapiMessage> messages(List<TsapiFrame> frames) {
        return TestStream.messages(frames);
    }

    private static List<String> names(List<TsapiFrame> frames) {
        return frames.stream().map(frame -> frame.message().messageType().name().substring(5)).toList();
    }

    private static int pdu(TsapiFrame frame) {
        return frame.privateData() instanceof PrivateData.Avaya avaya ? avaya.message().attType().number() : 0;
    }

    // --- opening -----------------------------------------------------------------------------------------------------

    @Test
    void shouldRefuseStreamsThatCannotBeOpened() {
        SwitchServer server = Servers.encoding();
        TestStream stream = new TestStream(server);
        Octets key = Octets.fromHex("1122334455667788");
        Octets right = PasswordEncode.encode(key, "Secret1!");
        assertEquals(List.of(failure(ACSUniversalFailure.TSERVER_BAD_PASSWORD_OR_LOGIN)),
                messages(stream.ask(TestStream.openStream(Servers.TLINK, "ctiuser", right, StreamType.ST_CSTA))),
                "no key was asked for");
        stream.ask(new Acs.KeyRequest("ctiuser"));
        assertEquals(List.of(failure(ACSUniversalFailure.TSERVER_BAD_PASSWORD_OR_LOGIN)), messages(stream
                .ask(TestStream.openStream(Servers.TLINK, "ctiuser", PasswordEncode.encode(key, "secret1!"),
                        StreamType.ST_CSTA))));
        assertEquals(List.of(failure(ACSUniversalFailure.TSERVER_BAD_PASSWORD_OR_LOGIN)),
                messages(stream.ask(TestStream.openStream(Servers.TLINK, "nobody", right, StreamType.ST_CSTA))));
        assertEquals(List.of(failure(ACSUniversalFailure.TSERVER_BAD_PASSWORD_OR_LOGIN)), messages(
                stream.ask(TestStream.openStream(Servers.TLINK, "ctiuser", Octets.fromHex("00"), StreamType.ST_CSTA))));
        assertEquals(List.of(failure(ACSUniversalFailure.TSERVER_BAD_SERVERID)),
                messages(
                        stream.ask(TestStream.openStream("AVAYA#CM#CSTA#AES2", "ctiuser", right, StreamType.ST_CSTA))));
        assertEquals(List.of(failure(ACSUniversalFailure.TSERVER_BAD_STREAM_TYPE)),
                messages(stream.ask(TestStream.openStream(Servers.TLINK, "ctiuser", right, StreamType.ST_OAM))));
        assertEquals(List.of(failure(ACSUniversalFailure.TSERVER_NO_ACS_STREAM)),
                messages(stream.ask(new Csta.GetApiCaps())));
        assertEquals(List.of("OpenStreamConf"),
                stream.open(8).stream().map(frame -> frame.message().getClass().getSimpleName()).toList());
        assertEquals(List.of(failure(ACSUniversalFailure.DRIVER_DUPLICATE_ACSHANDLE)),
                messages(stream.ask(TestStream.openStream(Servers.TLINK, "ctiuser", right, StreamType.ST_CSTA))));
    }

    @Test
    void shouldRefuseTheStreamAfterTheLastLicence() {
        SwitchServer server = Servers.encoding();
        for (int i = 0; i < AesServer.MAX_STREAMS; i++) {
            assertInstanceOf(Acs.OpenStreamConf.class, new TestStream(server).open(8).get(0).message());
        }
        TestStream next = new TestStream(server);
        assertEquals(List.of(failure(ACSUniversalFailure.TSERVER_USER_LICENSES_EXCEEDED)), messages(next.open(8)));
        server.aes(0).sessions().get(0).close();
        assertInstanceOf(Acs.OpenStreamConf.class, next.open(8).get(0).message());
    }

    @Test
    void shouldCloseTheConnectionAfterTheLast() {
        SwitchServer server = Servers.encoding();
        for (int i = 0; i < AesServer.MAX_CONNECTIONS; i++) {
            assertFalse(server.aes(0).connect().closed());
        }
        assertTrue(server.aes(0).connect().closed());
    }

    @Test
    void shouldSendHeartbeatsOnlyIntoSilence() {
        TestStream stream = opened(Servers.encoding());
        assertEquals(List.of(), stream.afterMillis(19_999));
        assertEquals(List.of(new Acs.ClientHeartbeatEvent()), messages(stream.afterMillis(1)));
        stream.afterMillis(10_000);
        stream.ask(new Csta.ReqSysStat());
        assertEquals(List.of(), stream.afterMillis(19_999));
        assertEquals(List.of(new Acs.ClientHeartbeatEvent()), messages(stream.afterMillis(1)));
        assertEquals(List.of(failure(ACSUniversalFailure.TSERVER_INVALID_HEARTBEAT_INTERVAL)),
                messages(stream.ask(new Acs.SetHeartbeatInterval(LinkSettings.MIN_HEARTBEAT_SECONDS - 1))));
        assertEquals(List.of(failure(ACSUniversalFailure.TSERVER_INVALID_HEARTBEAT_INTERVAL)),
                messages(stream.ask(new Acs.SetHeartbeatInterval(LinkSettings.MAX_HEARTBEAT_SECONDS + 1))));
        assertEquals(List.of(new Acs.SetHeartbeatIntervalConf(60)),
                messages(stream.ask(new Acs.SetHeartbeatInterval(60))));
        assertEquals(List.of(new Acs.SetHeartbeatIntervalConf(5)),
                messages(stream.ask(new Acs.SetHeartbeatInterval(5))));
        assertEquals(3, stream.afterMillis(15_000).size());
    }

    @Test
    void shouldCloseInOrderAndOnAbort() {
        SwitchServer server = Servers.encoding();
        TestStream orderly = opened(server);
        assertEquals(List.of(new Acs.CloseStreamConf()), messages(orderly.ask(new Acs.CloseStream())));
        assertTrue(orderly.session.closed());
        TestStream abrupt = opened(server);
        assertEquals(List.of(), abrupt.ask(new Acs.AbortStream()));
        assertTrue(abrupt.session.closed());
        assertEquals(List.of(), server.aes(0).sessions());
    }

    // --- bad input ---------------------------------------------------------------------------------------------------

    @Test
    void shouldRefuseWhatItDoesNotKnowAndGoOn() {
        TestStream stream = opened(Servers.encoding());
        assertEquals(List.of(failure(CSTAUniversalFailure.UNRECOGNIZED_OPERATION_REJECTION)),
                messages(stream.ask(new UnknownMessage(3, 999, Octets.fromHex("30020500")))));
        assertEquals(List.of(failure(CSTAUniversalFailure.UNRECOGNIZED_OPERATION_REJECTION)),
                messages(stream.ask(new Csta.SendPrivate())));
        byte[] frame = TsapiCodec.encode(TsapiFrame.of(77, new Csta.AnswerCall(ConnectionID.of(1, "5001"))));
        frame[frame.length - 1] = 0x7f;
        frame[22] = 0x31;
        stream.bytes(frame);
        List<TsapiFrame> refusal = stream.take();
        assertEquals(77, refusal.get(0).invokeID());
        assertEquals(List.of(failure(CSTAUniversalFailure.MISTYPED_ARGUMENT_REJECTION)), messages(refusal));
        assertFalse(stream.session.closed());
        assertEquals(List.of("SysStatReqConf"), names(stream.ask(new Csta.ReqSysStat())));
    }

    @Test
    void shouldEndAStreamThatIsOutOfStep() {
        SwitchServer server = Servers.encoding();
        TestStream stream = opened(server);
        byte[] frame = TsapiCodec.encode(TsapiFrame.of(1, new Csta.ReqSysStat()));
        frame[4] = 9;
        stream.bytes(frame);
        assertEquals(List.of(new Acs.UniversalFailureEvent(ACSUniversalFailure.TSERVER_BAD_PACKET)),
                messages(stream.take()));
        assertTrue(stream.session.closed());
        assertEquals(List.of(), server.aes(0).sessions());
    }

    @Test
    void shouldDropAPeerThatDoesNotReadAtTheBound() {
        SwitchServer server = Servers.encoding();
        TestStream stream = opened(server);
        byte[] request = TsapiCodec.encode(TsapiFrame.of(1, new Csta.GetApiCaps()));
        int reply = request(stream, request);
        int fitting = FrameOutput.MAX_WAITING_BYTES / reply;
        for (int i = 0; i < fitting; i++) {
            stream.bytes(request);
        }
        stream.session.checkBound();
        assertFalse(stream.session.closed());
        stream.bytes(request);
        stream.session.checkBound();
        assertTrue(stream.session.closed());
    }

    private static int request(TestStream stream, byte[] request) {
        stream.bytes(request);
        return stream.session.takeOutput().length;
    }

    @Test
    void shouldSurviveAnyOctets() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(42);
        for (int round = 0; round < 300; round++) {
            SwitchServer server = Servers.encoding();
            TestStream stream = opened(server);
            byte[] frame = TsapiCodec
                    .encode(new TsapiFrame(5, 0, new Csta.MakeCall("5001", "5002"), new PrivateData.Avaya("ECS",
                            new Att.MakeCall("", false, UserToUserInfo.NONE))));
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt();
            }
            int seedRound = round;
            org.junit.jupiter.api.Assertions.assertDoesNotThrow(() -> stream.bytes(frame),
                    () -> "seed 42, round " + seedRound);
        }
    }

    // --- versions ----------------------------------------------------------------------------------------------------

    @Test
    void shouldSendNoPrivateDataWhenNoneWasOffered() {
        SwitchServer server = Servers.encoding();
        TestStream stream = new TestStream(server);
        assertEquals(PrivateData.ABSENT, stream.open(0).get(0).privateData());
        stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
        List<TsapiFrame> ringing = stream
                .after(() -> server.theSwitch().outside().offer(IncomingCall.of("9155551212", "5001")));
        assertEquals(List.of("Delivered"), names(ringing));
        assertEquals(PrivateData.ABSENT, ringing.get(0).privateData());
        assertEquals(PrivateData.ABSENT, stream.ask(new Csta.GetApiCaps()).get(0).privateData());
    }

    @Test
    void shouldCarryTheCallsDataInTheRouteRequest() {
        SwitchServer server = Servers.encoding();
        TestStream stream = opened(server);
        stream.ask(new Csta.RouteRegisterReq("6001"));
        IncomingCall call = new IncomingCall("9155551212", "6001", UserToUser.ascii("order 7"), "4711");
        TsapiFrame frame = stream.after(() -> server.theSwitch().outside().offer(call)).get(0);
        Att.RouteRequest form = (Att.RouteRequest) ((PrivateData.Avaya) frame.privateData()).message();
        assertEquals("801", form.trunkGroup());
        assertEquals("1", form.trunkMember());
        assertEquals("4711", form.userEnteredCode().data());
        assertEquals("6001", form.userEnteredCode().collectVDN());
        assertEquals("order 7",
                new String(form.userInfo().data().toByteArray(), java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals(20, form.ucid().length());
    }

    // --- routing -----------------------------------------------------------------------------------------------------

    @Test
    void shouldRefuseASelectOfAQuestionThatIsOverOnlyInTheFormThatCanBeRefused() {
        TestStream stream = opened(Servers.encoding());
        assertEquals(List.of(failure(CSTAUniversalFailure.INVALID_CROSS_REF_ID)),
                messages(stream.ask(new Csta.RouteSelectInvRequest(1, 99, "5001", -2, Octets.EMPTY, false))));
        assertEquals(List.of(failure(CSTAUniversalFailure.INVALID_CROSS_REF_ID)),
                messages(stream.ask(new Csta.RouteEndInvRequest(1, 99, CSTAUniversalFailure.GENERIC_UNSPECIFIED))));
        assertEquals(List.of(), stream.ask(new Csta.RouteSelectRequest(1, 99, "5001", -2, Octets.EMPTY, false)));
        assertEquals(List.of(), stream.ask(new Csta.RouteEndRequest(1, 99, CSTAUniversalFailure.GENERIC_UNSPECIFIED)));
    }

    @Test
    void shouldKeepRegistrationsOfOtherStreamsApart() {
        SwitchServer server = Servers.encoding();
        TestStream one = opened(server);
        TestStream two = opened(server);
        one.ask(new Csta.RouteRegisterReq("6001"));
        assertEquals(List.of(failure(CSTAUniversalFailure.OUTSTANDING_REQUEST_LIMIT_EXCEEDED)),
                messages(two.ask(new Csta.RouteRegisterReq("6001"))));
        assertEquals(List.of(failure(CSTAUniversalFailure.INVALID_CROSS_REF_ID)),
                messages(two.ask(new Csta.RouteRegisterCancel(1))));
        one.session.close();
        assertEquals(List.of(new Csta.RouteRegisterReqConf(2)), messages(two.ask(new Csta.RouteRegisterReq("6001"))));
        assertEquals(List.of(new Csta.RouteRegisterAbort(2)),
                messages(two.after(() -> server.theSwitch().routing().abort("6001"))));
    }

    @Test
    void shouldLetASelectCrossTheEndOfItsQuestion() {
        SwitchServer server = Servers.encoding();
        TestStream stream = opened(server);
        stream.ask(new Csta.RouteRegisterReq("6001"));
        stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("9155551212", "6001")));
        server.aes(0).faults().holdNextRouteEnd(500);
        assertEquals(List.of(), stream.afterMillis(10_000), "the end is on its way");
        assertEquals(List.of(), stream.ask(new Csta.RouteSelectInvRequest(1, 1, "5001", -2, Octets.EMPTY, false)));
        List<TsapiFrame> arrived = stream.afterMillis(500);
        assertEquals(List.of("RouteEnd", "RouteRequestExt", "UniversalFailureConf"), names(arrived));
        assertEquals(2, ((Csta.RouteRequestExt) arrived.get(1).message()).routingCrossRefID());
        assertEquals(List.of("RouteEnd"),
                names(stream.ask(new Csta.RouteSelectInvRequest(1, 2, "5001", -2, Octets.EMPTY, false))));
    }

    @Test
    void shouldActOnALateSelectLate() {
        SwitchServer server = Servers.encoding();
        TestStream stream = opened(server);
        stream.ask(new Csta.RouteRegisterReq("6001"));
        stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("9155551212", "6001")));
        server.aes(0).faults().delayRouteSelects(700);
        assertEquals(List.of(), stream.ask(new Csta.RouteSelectInvRequest(1, 1, "5001", -2, Octets.EMPTY, true)));
        assertEquals(List.of(), stream.afterMillis(699));
        assertEquals(List.of("RouteUsedExt", "RouteEnd"), names(stream.afterMillis(1)));
    }

    // --- monitors ----------------------------------------------------------------------------------------------------

    @Test
    void shouldSuppressWhatTheFilterNames() {
        SwitchServer server = Servers.encoding();
        TestStream stream = opened(server);
        MonitorFilter noDelivered = new MonitorFilter(FilterBits.DELIVERED, 0, 0, 0, 0);
        stream.ask(new Csta.MonitorDevice("5001", noDelivered));
        assertEquals(List.of(),
                stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("9155551212", "5001"))));
        MonitorFilter noEstablished = new MonitorFilter(FilterBits.ESTABLISHED, 0, 0, 0, 0);
        assertEquals(List.of(new Csta.ChangeMonitorFilterConf(noEstablished)),
                messages(stream.ask(new Csta.ChangeMonitorFilter(1, noEstablished))));
        assertEquals(List.of("AnswerCallConf"), names(stream.ask(new Csta.AnswerCall(ConnectionID.of(1, "5001")))));
        assertEquals(List.of("ClearCallConf", "ConnectionCleared"),
                names(stream.ask(new Csta.ClearCall(ConnectionID.of(1, "5001")))));
        assertEquals(List.of("MonitorStopConf"), names(stream.ask(new Csta.MonitorStop(1))));
        assertEquals(List.of(failure(CSTAUniversalFailure.INVALID_CROSS_REF_ID)),
                messages(stream.ask(new Csta.MonitorStop(1))));
        assertEquals(List.of(failure(CSTAUniversalFailure.INVALID_CROSS_REF_ID)),
                messages(stream.ask(new Csta.ChangeMonitorFilter(1, noEstablished))));
        assertEquals(List.of(),
                stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("9155551212", "5001"))));
    }

    @Test
    void shouldMonitorACallUntilItEnds() {
        SwitchServer server = Servers.encoding();
        TestStream stream = opened(server);
        server.theSwitch().outside().offer(IncomingCall.of("9155551212", "5001"));
        TsapiFrame confirmation = stream.ask(new Csta.MonitorCall(ConnectionID.of(1, ""), MonitorFilter.NONE)).get(0);
        Att.MonitorCallConf form = (Att.MonitorCallConf) ((PrivateData.Avaya) confirmation.privateData()).message();
        assertEquals(2, form.snapshotCall().size());
        List<TsapiFrame> end = stream.ask(new Csta.ClearCall(ConnectionID.of(1, "")));
        assertEquals(List.of("ClearCallConf", "ConnectionCleared", "CallCleared", "MonitorEnded"), names(end));
        assertEquals(1, end.get(3).monitorCrossRefID());
    }

    @Test
    void shouldRefuseMonitorsOfTheWrongKindOrOnDemand() {
        SwitchServer server = Servers.encoding();
        TestStream stream = opened(server);
        MonitorFilter all = MonitorFilter.NONE;
        assertEquals(List.of(failure(CSTAUniversalFailure.REQUEST_INCOMPATIBLE_WITH_OBJECT)),
                messages(stream.ask(new Csta.MonitorDevice("6001", all))));
        assertEquals(List.of(failure(CSTAUniversalFailure.REQUEST_INCOMPATIBLE_WITH_OBJECT)),
                messages(stream.ask(new Csta.MonitorCallsViaDevice("8001", all))), "vectors control it");
        assertEquals(List.of(failure(CSTAUniversalFailure.INVALID_CSTA_DEVICE_IDENTIFIER)),
                messages(stream.ask(new Csta.MonitorDevice("4444", all))));
        server.aes(0).faults().refuseMonitor("5001", CSTAUniversalFailure.OBJECT_MONITOR_LIMIT_EXCEEDED);
        assertEquals(List.of(failure(CSTAUniversalFailure.OBJECT_MONITOR_LIMIT_EXCEEDED)),
                messages(stream.ask(new Csta.MonitorDevice("5001", all))));
        server.aes(0).faults().clear();
        assertEquals(List.of("MonitorConf"), names(stream.ask(new Csta.MonitorDevice("5001", all))));
    }

    // --- agents ------------------------------------------------------------------------------------------------------

    @Test
    void shouldLogInTellTheSkillsMonitorAndListTheStations() {
        SwitchServer server = Servers.encoding();
        TestStream stream = opened(server);
        stream.ask(new Csta.MonitorDevice("8001", MonitorFilter.NONE));
        List<TsapiFrame> in = stream.ask(new Csta.SetAgentState("5001", AgentMode.AM_LOG_IN, "1002", "", "7"),
                new Att.SetAgentState(WorkMode.WM_AUTO_IN, 0, false));
        assertEquals(List.of("SetAgentStateConf", "LoggedOn"), names(in));
        assertEquals(48, pdu(in.get(1)));
        List<TsapiFrame> list = stream.ask(new Csta.EscapeSvc(), new Att.QueryAgentLogin("8001"));
        assertEquals(List.of("EscapeSvcConf", "Private", "Private"), names(list));
        assertEquals(List.of("5001"), resp(list.get(1)).devices());
        assertEquals(List.of(), resp(list.get(2)).devices());
        assertEquals(List.of(failure(CSTAUniversalFailure.INVALID_CSTA_DEVICE_IDENTIFIER)),
                messages(stream.ask(new Csta.EscapeSvc(), new Att.QueryAgentLogin("5001"))), "a station has no list");
        stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("9155551212", "5001")));
        TsapiFrame waiting = stream.ask(new Csta.SetAgentState("5001", AgentMode.AM_NOT_READY, "", "", ""),
                new Att.SetAgentState(WorkMode.WM_NONE, 4, true)).get(0);
        assertEquals(new Att.SetAgentStateConf(true), ((PrivateData.Avaya) waiting.privateData()).message());
        AttMessage state = ((PrivateData.Avaya) stream.ask(new Csta.QueryAgentState("5001")).get(0).privateData())
                .message();
        assertEquals(WorkMode.WM_AUX_WORK, ((Att.QueryAgentStateConf) state).pendingWorkMode());
        assertEquals(4, ((Att.QueryAgentStateConf) state).pendingReasonCode());
    }

    private static Att.QueryAgentLoginResp resp(TsapiFrame frame) {
        return (Att.QueryAgentLoginResp) ((PrivateData.Avaya) frame.privateData()).message();
    }

    // --- faults ------------------------------------------------------------------------------------------------------

    @Test
    void shouldRefuseAnswerLateFallSilentAndBreakOffOnDemand() {
        SwitchServer server = Servers.encoding();
        TestStream stream = opened(server);
        server.theSwitch().outside().offer(IncomingCall.of("9155551212", "5001"));
        server.aes(0).faults().refuseDeflect(CSTAUniversalFailure.GENERIC_OPERATION);
        assertEquals(List.of(failure(CSTAUniversalFailure.GENERIC_OPERATION)),
                messages(stream.ask(new Csta.DeflectCall(ConnectionID.of(1, "5001"), "5002"))));
        server.aes(0).faults().delayAnswers(250);
        assertEquals(List.of(), stream.ask(new Csta.ReqSysStat()));
        assertEquals(List.of(), stream.afterMillis(249));
        assertEquals(List.of("SysStatReqConf"), names(stream.afterMillis(1)));
        server.aes(0).faults().clear();
        server.aes(0).faults().goSilent(true);
        assertEquals(List.of(), stream.ask(new Csta.ReqSysStat()));
        assertEquals(List.of(), stream.afterMillis(60_000));
        server.aes(0).faults().goSilent(false);
        assertEquals("SysStatReqConf", names(stream.take()).get(0).substring(0));
        server.aes(0).faults().cutNextFrame();
        byte[] whole = TsapiCodec
                .encode(TsapiFrame.of(0, new Csta.SysStatReqConf(io.strowger.csta.tsapi.SystemStatus.SS_NORMAL)));
        stream.bytes(TsapiCodec.encode(TsapiFrame.of(0, new Csta.ReqSysStat())));
        assertArrayEquals(Arrays.copyOf(whole, whole.length / 2), stream.session.takeOutput());
        assertTrue(stream.session.closed());
        server.aes(0).faults().refuseLogin(ACSUniversalFailure.TSERVER_DRIVER_UNREGISTERED);
        assertEquals(List.of(failure(ACSUniversalFailure.TSERVER_DRIVER_UNREGISTERED)),
                messages(new TestStream(server).open(8)));
    }

    @Test
    void shouldMeasureFromTheRequestWrittenToTheSelectRead() {
        SwitchServer server = Servers.encoding();
        TestStream stream = opened(server);
        stream.ask(new Csta.RouteRegisterReq("6001"));
        stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("9155551212", "6001")));
        stream.session.onWritten(1_000);
        byte[] select = TsapiCodec
                .encode(TsapiFrame.of(9, new Csta.RouteSelectInvRequest(1, 1, "5001", -2, Octets.EMPTY, false)));
        stream.session.onBytes(select, 0, 10, 41_000);
        stream.session.onBytes(select, 10, select.length - 10, 99_000);
        assertArrayEquals(new long[]{40_000}, server.aes(0).latency().nanos(), "from the select's first octet");
        server.aes(0).latency().reset();
        assertEquals(0, server.aes(0).latency().count());
    }

    // --- capabilities ------------------------------------------------------------------------------------------------

    @Test
    void shouldDoWhatItsCapabilitiesSayAndNothingElse() {
        TestStream stream = opened(Servers.encoding());
        Csta.GetApiCapsConf caps = Capabilities.services(8);
        ConnectionID nobody = ConnectionID.of(9, "5001");
        List<Integer> said = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        List<TsapiMessage> requests = List.of(new Csta.AlternateCall(nobody, nobody), new Csta.AnswerCall(nobody),
                new Csta.CallCompletion(io.strowger.csta.tsapi.Feature.of(0), nobody), new Csta.ClearCall(nobody),
                new Csta.ClearConnection(nobody), new Csta.ConferenceCall(nobody, nobody),
                new Csta.ConsultationCall(nobody, "5002"),
                new Csta.DeflectCall(nobody, "5002"), new Csta.PickupCall(nobody, "5002"),
                new Csta.GroupPickupCall(nobody, "5002"),
                new Csta.HoldCall(nobody, false), new Csta.QueryLastNumber("5001"),
                new Csta.ReconnectCall(nobody, nobody),
                new Csta.RetrieveCall(nobody), new Csta.TransferCall(nobody, nobody), new Csta.QueryMwi("5001"),
                new Csta.QueryDnd("5001"), new Csta.QueryFwd("5001"), new Csta.SetMwi("5001", true),
                new Csta.SetDnd("5001", true));
        said.addAll(List.of(caps.alternateCall(), caps.answerCall(), caps.callCompletion(), caps.clearCall(),
                caps.clearConnection(),
                caps.conferenceCall(), caps.consultationCall(), caps.deflectCall(), caps.pickupCall(),
                caps.groupPickupCall(),
                caps.holdCall(), caps.queryLastNumber(), caps.reconnectCall(), caps.retrieveCall(), caps.transferCall(),
                caps.queryMwi(), caps.queryDnd(), caps.queryFwd(), caps.setMwi(), caps.setDnd()));
        for (TsapiMessage request : requests) {
            TsapiMessage answer = stream.ask(request).get(0).message();
            done.add(answer.equals(failure(CSTAUniversalFailure.UNRECOGNIZED_OPERATION_REJECTION)) ? 0 : 1);
        }
        assertEquals(said, done);
    }

    @Test
    void shouldRefuseSettingsOutOfRange() {
        for (int version : new int[]{LinkSettings.MIN_PRIVATE_DATA_VERSION - 1,
            LinkSettings.MAX_PRIVATE_DATA_VERSION + 1}) {
            assertThrows(IllegalArgumentException.class,
                    () -> new LinkSettings(Servers.TLINK, "a", "b", LinkSettings.KeyReply.ENCODE, version, 20, 1));
        }
        for (int period : new int[]{LinkSettings.MIN_HEARTBEAT_SECONDS - 1, LinkSettings.MAX_HEARTBEAT_SECONDS + 1}) {
            assertThrows(IllegalArgumentException.class,
                    () -> new LinkSettings(Servers.TLINK, "a", "b", LinkSettings.KeyReply.ENCODE, 8, period, 1));
        }
        assertFalse(LinkSettings.of("a", "geheim").toString().contains("geheim"));
    }
}
