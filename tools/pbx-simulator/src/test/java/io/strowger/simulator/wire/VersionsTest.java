package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.AgentMode;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.Interflow;
import io.strowger.csta.tsapi.LookaheadInfo;
import io.strowger.csta.tsapi.MessageType;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.Priority;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.PrivateVersions;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.Unicode;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.csta.tsapi.WorkMode;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.Lookahead;
import io.strowger.simulator.model.UserToUser;
import io.strowger.simulator.model.VectorStep;

/** What goes with which agreed version: private data 4 to 18 and API versions 1 and 2. */
class VersionsTest {
    /** A row an event: the version from which a number is used, and the number. */
    private static final Map<String, int[][]> NEWEST = new LinkedHashMap<>();

    static {
        NEWEST.put("RouteRequestExt", new int[][]{{4, 42}, {5, 83}, {6, 105}, {7, 131}, {15, 184}, {16, 198}});
        NEWEST.put("RouteUsedExt", new int[][]{{4, 44}});
        NEWEST.put("Delivered", new int[][]{{4, 60}, {5, 80}, {6, 117}, {7, 128}, {13, 159}});
        NEWEST.put("Established", new int[][]{{4, 61}, {5, 81}, {6, 118}, {7, 129}, {13, 160}});
        NEWEST.put("Originated", new int[][]{{4, 47}, {6, 119}, {9, 145}, {15, 177}});
        NEWEST.put("ServiceInitiated", new int[][]{{4, 0}, {5, 95}, {9, 147}});
        NEWEST.put("Held", new int[][]{{4, 0}, {9, 146}});
        NEWEST.put("Retrieved", new int[][]{{4, 0}});
        NEWEST.put("Queued", new int[][]{{4, 0}, {7, 130}, {17, 201}});
        NEWEST.put("Diverted", new int[][]{{4, 0}, {7, 135}, {12, 157}});
        NEWEST.put("Failed", new int[][]{{4, 0}, {7, 137}, {8, 141}});
        NEWEST.put("ConnectionCleared", new int[][]{{4, 36}, {6, 115}, {7, 134}});
        NEWEST.put("CallCleared", new int[][]{{4, 34}});
        NEWEST.put("Transferred", new int[][]{{4, 62}, {5, 82}, {6, 106}, {7, 132}});
        NEWEST.put("Conferenced", new int[][]{{4, 59}, {5, 78}, {6, 107}, {7, 133}});
        NEWEST.put("NetworkReached", new int[][]{{4, 40}, {5, 101}, {7, 136}});
        NEWEST.put("LoggedOn", new int[][]{{4, 48}, {15, 193}});
        NEWEST.put("LoggedOff", new int[][]{{4, 0}, {5, 79}});
        NEWEST.put("Private", new int[][]{{4, 15}, {15, 194}});
        NEWEST.put("QueryAgentStateConf", new int[][]{{4, 17}, {5, 88}, {6, 104}});
        NEWEST.put("QueryDeviceInfoConf", new int[][]{{4, 20}, {5, 98}});
    }

    private static int newest(String name, int version) {
        int number = -1;
        for (int[] from : NEWEST.get(name)) {
            number = version >= from[0] ? from[1] : number;
        }
        return number;
    }

    private static int pdu(TsapiFrame frame) {
        return frame.privateData() instanceof PrivateData.Avaya avaya ? avaya.message().attType().number() : 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18})
    void shouldUseTheNewestFormsOfTheAgreedVersion(int version) {
        SwitchServer server = Servers.encoding(LinkSettings.MAX_PRIVATE_DATA_VERSION);
        TestStream stream = new TestStream(server);
        String chosen = Integer.toString(version);
        PrivateData.Vendor answer = (PrivateData.Vendor) stream.open(version).get(0).privateData();
        assertEquals("\0" + chosen + "\0",
                new String(answer.data().toByteArray(), StandardCharsets.ISO_8859_1));
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (TsapiFrame frame : everything(server, stream, version)) {
            String name = frame.message().getClass().getSimpleName();
            if (NEWEST.containsKey(name)) {
                seen.put(name, pdu(frame));
            }
        }
        Map<String, Integer> wanted = new LinkedHashMap<>();
        seen.forEach((name, number) -> wanted.put(name, newest(name, version)));
        assertEquals(wanted, seen);
        assertEquals(NEWEST.keySet(), new java.util.LinkedHashSet<>(NEWEST.keySet().stream().filter(seen::containsKey)
                .toList()), "every kind was seen");
    }

    /** Makes every kind of event happen. */
    private static List<TsapiFrame> everything(SwitchServer server, TestStream stream, int version) {
        List<TsapiFrame> all = new ArrayList<>();
        MonitorFilter none = MonitorFilter.NONE;
        for (String station : List.of("5001", "5002", "5003", "8001")) {
            all.addAll(stream.ask(new Csta.MonitorDevice(station, none)));
        }
        all.addAll(stream.ask(new Csta.MonitorCallsViaDevice("6002", none)));
        all.addAll(stream.ask(new Csta.RouteRegisterReq("6001")));
        String uui = "x".repeat(version < 6 ? 32 : 128);
        IncomingCall routed = new IncomingCall("9155551212", "6001", UserToUser.ascii(uui), "4711");
        all.addAll(stream.after(() -> server.theSwitch().outside().offer(routed)));
        all.addAll(stream.ask(new Csta.RouteSelectInvRequest(1, 1, "5001", -2, Octets.EMPTY, true)));
        all.addAll(stream.ask(new Csta.AnswerCall(ConnectionID.of(1, "5001"))));
        all.addAll(stream.ask(new Csta.HoldCall(ConnectionID.of(1, "5001"), false)));
        all.addAll(stream.ask(new Csta.RetrieveCall(ConnectionID.of(1, "5001"))));
        all.addAll(stream.ask(new Csta.ConsultationCall(ConnectionID.of(1, "5001"), "5002")));
        all.addAll(stream.ask(new Csta.AnswerCall(ConnectionID.of(2, "5002"))));
        all.addAll(stream.ask(new Csta.ConferenceCall(ConnectionID.of(1, "5001"), ConnectionID.of(2, "5001"))));
        all.addAll(stream.ask(new Csta.ConsultationCall(ConnectionID.of(1, "5001"), "5003")));
        all.addAll(stream.ask(new Csta.AnswerCall(ConnectionID.of(3, "5003"))));
        all.addAll(stream.ask(new Csta.TransferCall(ConnectionID.of(1, "5001"), ConnectionID.of(3, "5001"))));
        all.addAll(stream.ask(new Csta.MonitorCall(ConnectionID.of(1, ""), none)));
        all.addAll(stream.ask(new Csta.ClearCall(ConnectionID.of(1, ""))));
        all.addAll(stream.ask(new Csta.MakeCall("5001", "95551234")));
        all.addAll(stream.ask(new Csta.ClearConnection(ConnectionID.of(4, "5001"))));
        all.addAll(stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("9155551212", "5001"))));
        all.addAll(stream.ask(new Csta.DeflectCall(ConnectionID.of(5, "5001"), "5002")));
        all.addAll(stream.ask(new Csta.SetDnd("5003", true)));
        all.addAll(stream.ask(new Csta.MakeCall("5001", "5003")));
        all.addAll(stream.ask(new Csta.SetAgentState("5003", AgentMode.AM_LOG_IN, "1001", "", "")));
        all.addAll(stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("9155551213", "6002"))));
        all.addAll(stream.ask(new Csta.EscapeSvc(), new Att.QueryAgentLogin("8001")));
        all.addAll(stream.ask(new Csta.QueryAgentState("5003")));
        all.addAll(stream.ask(new Csta.SetAgentState("5003", AgentMode.AM_LOG_OUT, "1001", "", "")));
        all.addAll(stream.ask(new Csta.QueryDeviceInfo("5001")));
        return all;
    }

    @Test
    void shouldAnswerOffersThatCannotBeReadWithNoPrivateData() {
        for (String text : new String[]{"", "ECS#4-8", "\0ECS\0", "\0ECS#x\0", "\0ECS#8-4\0", "\0ECS#1-3:19\0",
            "\0SOMEBODY#4-18\0", "\0#4-18\0"}) {
            TestStream stream = new TestStream(Servers.encoding(18));
            PrivateData offer = new PrivateData.Vendor(VersionNegotiation.OFFER_VENDOR,
                    Octets.of(text.getBytes(StandardCharsets.ISO_8859_1)));
            assertEquals(PrivateData.ABSENT, stream.openAs("ctiuser", "Secret1!", offer).get(0).privateData(), text);
            assertEquals(PrivateData.ABSENT, stream.ask(new Csta.GetApiCaps()).get(0).privateData(), text);
        }
    }

    @ParameterizedTest
    @CsvSource({"ECS#4-18#AT&T Definity G3#4-18, ECS, 18", "AT&T Definity G3#4-13#ECS#4-18, AT&T Definity G3, 13",
        "AT&T Definity G3#5:7:9, AT&T Definity G3, 9", "ECS#3-4, ECS, 4", "ECS#18-99, ECS, 18"})
    void shouldTakeEitherNameOfTheVendor(String text, String vendor, int version) {
        TestStream stream = new TestStream(Servers.encoding(18));
        PrivateData offer = new PrivateData.Vendor(VersionNegotiation.OFFER_VENDOR,
                Octets.of(("\0" + text + "\0").getBytes(StandardCharsets.ISO_8859_1)));
        PrivateData answer = stream.openAs("ctiuser", "Secret1!", offer).get(0).privateData();
        assertEquals(VersionNegotiation.chosen(vendor, version), answer);
        PrivateData later = stream.ask(new Csta.GetApiCaps()).get(0).privateData();
        assertEquals(vendor, ((PrivateData.Avaya) later).vendor());
    }

    @Test
    void shouldHaveNoPrivateDataWhenTheServerHasNone() {
        SwitchServer server = new SwitchServer(Servers.theSwitch(),
                Servers.settings().withVersions(new LinkSettings.Versions(0, 2)));
        TestStream stream = new TestStream(server);
        assertEquals(PrivateData.ABSENT, stream.open(18).get(0).privateData());
    }

    @ParameterizedTest
    @CsvSource({"TS1:2, 2, ST2", "TS1-2, 2, ST2", "TS2, 2, ST2", "TS1-9, 2, ST2", "TS1, 2, 1", "TS1:2, 1, 1",
        "V1.6, 2, 1", "TS1-2, 1, 1"})
    void shouldAgreeToAnApiVersion(String asked, int highest, String answer) {
        assertEquals(new Acs.OpenStreamConf(answer, "AES8.1.3", "8.1.3", "8.1.3"), openAsking(asked, highest));
    }

    @ParameterizedTest
    @CsvSource({"TS3, 2", "TS2, 1", "TS, 2", "TS2-1, 2", "2, 2", "'', 2", "TSx, 2", "TS1a, 2"})
    void shouldRefuseApiVersionsThatItHasNot(String asked, int highest) {
        assertEquals(new Acs.UniversalFailureConf(ACSUniversalFailure.TSERVER_VERSION_MISMATCH),
                openAsking(asked, highest));
    }

    private static Object openAsking(String asked, int highest) {
        TestStream stream = new TestStream(server(highest));
        return open(stream, asked).message();
    }

    private static SwitchServer server(int api) {
        return new SwitchServer(Servers.theSwitch(),
                Servers.settings().withVersions(new LinkSettings.Versions(8, api)));
    }

    private static TsapiFrame open(TestStream stream, String asked) {
        Acs.AuthReplyTwo reply = (Acs.AuthReplyTwo) stream.ask(new Acs.KeyRequest("ctiuser")).get(0).message();
        return stream.ask(new Acs.OpenStream(StreamType.ST_CSTA, Servers.TLINK, "ctiuser",
                PasswordEncode.encode(reply.key(), "Secret1!"), "test", io.strowger.csta.tsapi.Level.of(1), asked,
                "1", ""), VersionNegotiation.offer(4, 8)).get(0);
    }

    @Test
    void shouldRouteInTheOldFormsOfTheFirstApiVersion() {
        SwitchServer server = server(1);
        TestStream stream = new TestStream(server);
        open(stream, "TS1:2");
        stream.ask(new Csta.RouteRegisterReq("6001"));
        TsapiFrame request = stream
                .after(() -> server.theSwitch().outside().offer(IncomingCall.of("9155551212", "6001"))).get(0);
        Csta.RouteRequest question = assertInstanceOf(Csta.RouteRequest.class, request.message());
        assertEquals("6001", question.currentRoute());
        assertEquals("9155551212", question.callingDevice());
        assertEquals(131, pdu(request));
        List<TsapiFrame> routed = stream
                .ask(new Csta.RouteSelectRequest(1, question.routingCrossRefID(), "5001", -2, Octets.EMPTY, true));
        assertEquals(new Csta.RouteUsed(1, question.routingCrossRefID(), "5001", "9155551212", false),
                routed.get(0).message());
        assertInstanceOf(Csta.RouteEnd.class, routed.get(1).message());
    }

    @Test
    void shouldSendUserDataToOldVersionsOnlyWhenItFits() {
        for (int length : new int[]{32, 33}) {
            SwitchServer server = Servers.encoding(18);
            TestStream stream = new TestStream(server);
            stream.open(5);
            stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
            IncomingCall call = new IncomingCall("1", "5001", UserToUser.ascii("x".repeat(length)), "");
            TsapiFrame frame = stream.after(() -> server.theSwitch().outside().offer(call)).get(0);
            Att.V5Delivered form = (Att.V5Delivered) ((PrivateData.Avaya) frame.privateData()).message();
            assertEquals(length > 32, form.userInfo().equals(UserToUserInfo.NONE), length + " octets");
        }
    }

    /** In every form of every version, also of the call that a consultation is about. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 12, 13, 14, 15, 16, 18})
    void shouldTellWhereACallWaitedBeforeItCameFromAnotherSwitch(int version) {
        SwitchServer server = Servers.encoding(18);
        TestStream stream = new TestStream(server);
        stream.open(version);
        stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
        stream.ask(new Csta.MonitorDevice("5002", MonitorFilter.NONE));
        stream.ask(new Csta.RouteRegisterReq("6001"));
        Lookahead lookahead = new Lookahead(Lookahead.Interflow.VECTORING, VectorStep.Priority.HIGH, 3_723, "7001");
        LookaheadInfo told = new LookaheadInfo(Interflow.LAI_VECTORING_INTERFLOW, Priority.LAI_HIGH, 1, 2, 3, "7001",
                Unicode.EMPTY);
        TsapiFrame request = stream.after(() -> server.theSwitch()
                .outside().offer(new IncomingCall("9155551212", "6001", UserToUser.NONE, "", lookahead))).get(0);
        assertEquals(told, ((Att.V16RouteRequest) newest(request)).lookaheadInfo());
        Csta.RouteRequestExt question = (Csta.RouteRequestExt) request.message();
        List<TsapiFrame> rung = stream.ask(new Csta.RouteSelectInvRequest(1, question.routingCrossRefID(), "5001", -2,
                Octets.EMPTY, false));
        assertEquals(told, ((Att.V13Delivered) newest(rung.get(0))).lookaheadInfo());
        List<TsapiFrame> answered = stream.ask(new Csta.AnswerCall(ConnectionID.of(1, "5001")));
        assertEquals(told, ((Att.V13Established) newest(answered.get(1))).lookaheadInfo());
        Att.V13Delivered consulted = stream.ask(new Csta.ConsultationCall(ConnectionID.of(1, "5001"), "5002")).stream()
                .filter(frame -> frame.message() instanceof Csta.Delivered).map(VersionsTest::newest)
                .map(Att.V13Delivered.class::cast).findFirst().orElseThrow();
        assertEquals(LookaheadInfo.NONE, consulted.lookaheadInfo());
        assertEquals(told, consulted.originalCallInfo().lookaheadInfo());
    }

    private static AttMessage newest(TsapiFrame frame) {
        return PrivateVersions.newest(MessageType.of(frame.message().getClass()).eventType(),
                ((PrivateData.Avaya) frame.privateData()).message());
    }

    @Test
    void shouldTellTheWorkModeOfALogIn() {
        SwitchServer server = Servers.encoding(18);
        TestStream stream = new TestStream(server);
        stream.open(18);
        stream.ask(new Csta.MonitorDevice("8001", MonitorFilter.NONE));
        List<TsapiFrame> in = stream.ask(new Csta.SetAgentState("5001", AgentMode.AM_LOG_IN, "1001", "", ""));
        assertEquals(new Att.V15LoggedOn(WorkMode.WM_AUX_WORK),
                ((PrivateData.Avaya) in.get(1).privateData()).message());
    }
}
