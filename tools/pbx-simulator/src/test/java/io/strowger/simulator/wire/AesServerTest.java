package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.CSTALevel;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.EventCause;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.LinkState;
import io.strowger.csta.tsapi.LinkStatusEntry;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.SDBLevel;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.simulator.wire.LinkSettings.Licences;
import io.strowger.simulator.wire.LinkSettings.User;

/** Several servers in front of one switch, several users of one server, licences, and the link to the switch. */
class AesServerTest {
    private static final PrivateData OFFER = VersionNegotiation.offer(4, 18);

    private static TestStream opened(SwitchServer server, int aes) {
        TestStream stream = new TestStream(server, aes);
        assertInstanceOf(Acs.OpenStreamConf.class, stream.open(18).get(0).message());
        return stream;
    }

    private static TsapiMessage ask(TestStream stream, TsapiMessage request) {
        return stream.ask(request).get(0).message();
    }

    private static Acs.UniversalFailureConf acs(ACSUniversalFailure failure) {
        return new Acs.UniversalFailureConf(failure);
    }

    private static Csta.UniversalFailureConf csta(CSTAUniversalFailure failure) {
        return new Csta.UniversalFailureConf(failure);
    }

    private static List<String> names(List<TsapiFrame> frames) {
        return frames.stream().map(frame -> frame.message().getClass().getSimpleName()).toList();
    }

    // --- several servers ---------------------------------------------------------------------------------------------

    @Test
    void shouldKeepServersInFrontOfOneSwitchApart() {
        SwitchServer server = Servers.several("AES1", "AES2");
        TestStream one = opened(server, 0);
        TestStream two = opened(server, 1);
        ask(one, new Csta.MonitorDevice("5001", MonitorFilter.NONE));
        TsapiFrame second = two.ask(new Csta.MonitorDevice("5001",
                new MonitorFilter(FilterBits.ESTABLISHED, 0, 0, 0, 0))).get(0);
        int crossRef = ((Csta.MonitorConf) second.message()).monitorCrossRefID();
        List<TsapiFrame> atOne = one.after(() -> server.theSwitch().outside().offer(IncomingCall.of("1", "5001")));
        List<TsapiFrame> atTwo = two.take();
        assertEquals(List.of("Delivered"), names(atOne));
        assertEquals(List.of("Delivered"), names(atTwo));
        assertEquals(crossRef, atTwo.get(0).monitorCrossRefID());
        assertEquals(atOne.get(0).message(), atTwo.get(0).message(), "the same event");
        assertEquals(List.of("AnswerCallConf", "Established"),
                names(one.ask(new Csta.AnswerCall(ConnectionID.of(1, "5001")))));
        assertEquals(List.of(), two.take(), "its filter suppresses what the other's does not");
        assertEquals(csta(CSTAUniversalFailure.INVALID_CROSS_REF_ID), ask(one, new Csta.MonitorStop(crossRef)));
        server.aes(0).faults().goSilent(true);
        server.aes(1).cutAll();
        assertFalse(one.session.closed());
        assertTrue(two.session.closed());
        assertEquals(List.of(), one.after(() -> server.theSwitch().outside().callerHangsUp(
                server.theSwitch().liveCalls().get(0).handle())));
        server.aes(0).faults().clear();
        assertEquals(List.of("ConnectionCleared"), names(one.take()));
    }

    @Test
    void shouldTellOnlyItsOwnTlinksAndRefuseThoseOfOthers() {
        SwitchServer server = Servers.several("AES1", "AES2");
        TestStream stream = new TestStream(server, 1);
        Acs.AuthReplyTwo reply = (Acs.AuthReplyTwo) ask(stream, new Acs.KeyRequest("ctiuser"));
        Octets hidden = PasswordEncode.encode(reply.key(), "Secret1!");
        assertEquals(acs(ACSUniversalFailure.TSERVER_BAD_SERVERID), ask(stream,
                TestStream.openStream("AVAYA#CM#CSTA#AES1", "ctiuser", hidden, StreamType.ST_CSTA)));
        assertEquals(acs(ACSUniversalFailure.TSERVER_BAD_SERVERID), ask(stream,
                TestStream.openStream("AVAYA#CM#CSTA-S#AES2", "ctiuser", hidden, StreamType.ST_CSTA)),
                "that one has TLS");
        TsapiSession secure = server.aes(1).connectSecure();
        assertEquals(Acs.AuthReplyTwo.class, answers(secure, new Acs.KeyRequest("ctiuser")).get(0).getClass());
    }

    private static List<? extends TsapiMessage> answers(TsapiSession session, TsapiMessage request) {
        byte[] bytes = TsapiCodec.encode(TsapiFrame.of(1, request));
        session.onBytes(bytes, 0, bytes.length, 0);
        return TestStream.messages(TestStream.frames(session.takeOutput()));
    }

    @Test
    void shouldNameTlinksWithAndWithoutTlsInPartsUntilThereAreNoMore() {
        AesServer aes = Servers.several("AES1").aes(0);
        NameServerSession both = aes.connectNameServer(new InetSocketAddress("127.0.0.1", 1050),
                new InetSocketAddress("127.0.0.1", 1066));
        assertEquals(List.of("AVAYA#CM#CSTA#AES1", "AVAYA#CM#CSTA-S#AES1"), tlinks(both, false));
        List<NameServerSession.Tlink> many = new ArrayList<>();
        for (int i = 0; i <= NameServerSession.MAX_TLINKS_OF_REPLY; i++) {
            many.add(new NameServerSession.Tlink("AVAYA#CM#CSTA#S" + i, new InetSocketAddress("127.0.0.1", 1050 + i)));
        }
        NameServerSession parts = new NameServerSession(many);
        assertEquals(NameServerSession.MAX_TLINKS_OF_REPLY, tlinks(parts, true).size());
        assertEquals(List.of("AVAYA#CM#CSTA#S4"), tlinks(parts, false));
        assertEquals(NameServerSession.MAX_TLINKS_OF_REPLY, tlinks(parts, true).size(), "and from the beginning");
        aes.faults().hideTlinks(true);
        assertEquals(List.of(), tlinks(aes.connectNameServer(new InetSocketAddress("127.0.0.1", 1050)), false));
    }

    @Test
    void shouldTellAnAddressOfVersion6InItsOwnForm() {
        NameServerSession session = Servers.several("AES1").aes(0)
                .connectNameServer(new InetSocketAddress("2001:db8::7", 1066));
        byte[] ask = TsapiCodec.encode(TsapiFrame.of(1, new Acs.NameSrvRequest(StreamType.ST_CSTA)));
        session.onBytes(ask, 0, ask.length);
        byte[] answer = session.takeOutput();
        Acs.NameSrvReply reply = (Acs.NameSrvReply) TsapiCodec.decode(answer, 0, answer.length).orElseThrow().message();
        assertEquals("0a00042a0000000020010db800000000000000000000000700000000",
                java.util.HexFormat.of().formatHex(reply.list().get(0).serverAddr().toByteArray()));
    }

    private static List<String> tlinks(NameServerSession session, boolean more) {
        byte[] bytes = TsapiCodec.encode(TsapiFrame.of(1, new Acs.NameSrvRequest(StreamType.ST_CSTA)));
        session.onBytes(bytes, 0, bytes.length);
        Acs.NameSrvReply reply = (Acs.NameSrvReply) TestStream.frames(session.takeOutput()).get(0).message();
        assertEquals(more, reply.more());
        return reply.list().stream().map(each -> each.serverName()).toList();
    }

    @Test
    void shouldHaveOneToEightServersOfDifferentLinks() {
        List<LinkSettings> most = Collections.nCopies(SwitchServer.MAX_SERVERS, Servers.settings());
        assertEquals(SwitchServer.MAX_SERVERS, new SwitchServer(Servers.theSwitch(), most).servers().size());
        List<LinkSettings> tooMany = Collections.nCopies(SwitchServer.MAX_SERVERS + 1, Servers.settings());
        assertThrows(IllegalArgumentException.class, () -> new SwitchServer(Servers.theSwitch(), tooMany));
        assertThrows(IllegalArgumentException.class, () -> new SwitchServer(Servers.theSwitch(), List.of()));
        SwitchServer two = Servers.several("AES1", "AES2");
        assertEquals(2, two.aes("aes2").orElseThrow().link());
    }

    // --- users -------------------------------------------------------------------------------------------------------

    private static SwitchServer withUsers(User... users) {
        return new SwitchServer(Servers.theSwitch(), Servers.settings().withUsers(List.of(users)));
    }

    @Test
    void shouldLetEachUserIn() {
        SwitchServer server = withUsers(User.of("ann", "a-secret"), User.of("ben", "b-secret"),
                new User("eve", "e-secret", Permissions.EVERYTHING, ACSUniversalFailure.TSERVER_ACCT_LOCKED_OUT));
        TestStream ann = new TestStream(server);
        TestStream ben = new TestStream(server);
        assertInstanceOf(Acs.OpenStreamConf.class, ann.openAs("ann", "a-secret", OFFER).get(0).message());
        assertEquals(acs(ACSUniversalFailure.TSERVER_BAD_PASSWORD_OR_LOGIN),
                ben.openAs("ben", "a-secret", OFFER).get(0).message());
        assertInstanceOf(Acs.OpenStreamConf.class, ben.openAs("ben", "b-secret", OFFER).get(0).message());
        TestStream eve = new TestStream(server);
        assertEquals(acs(ACSUniversalFailure.TSERVER_BAD_PASSWORD_OR_LOGIN),
                eve.openAs("eve", "guess", OFFER).get(0).message(), "who guesses does not learn of the lock");
        assertEquals(acs(ACSUniversalFailure.TSERVER_ACCT_LOCKED_OUT),
                eve.openAs("eve", "e-secret", OFFER).get(0).message());
    }

    @Test
    void shouldRefuseWhatTheSecurityDatabaseDoesNotAllow() {
        Permissions lists = new Permissions(true, Set.of("5001"), Set.of("5002"), Set.of("6001"), Set.of("6001"),
                false);
        SwitchServer server = withUsers(new User("ctiuser", "Secret1!", lists, null), User.of("admin", "x"));
        TestStream stream = opened(server, 0);
        assertInstanceOf(Csta.MakeCallConf.class, ask(stream, new Csta.MakeCall("5001", "5003")));
        assertEquals(acs(ACSUniversalFailure.TSERVER_DEVICE_NOT_ON_CALL_CONTROL_LIST),
                ask(stream, new Csta.MakeCall("5002", "5003")));
        assertEquals(acs(ACSUniversalFailure.TSERVER_DEVICE_NOT_ON_CALL_CONTROL_LIST),
                ask(stream, new Csta.AnswerCall(ConnectionID.of(1, "5003"))));
        assertEquals(acs(ACSUniversalFailure.TSERVER_DEVICE_NOT_ON_CALL_CONTROL_LIST),
                stream.ask(new Csta.EscapeSvc(), new Att.SingleStepTransferCall(ConnectionID.of(1, "5003"), "5002"))
                        .get(0).message());
        assertInstanceOf(Csta.MonitorConf.class, ask(stream, new Csta.MonitorDevice("5002", MonitorFilter.NONE)));
        assertEquals(acs(ACSUniversalFailure.TSERVER_DEVICE_NOT_ON_MONITOR_DEVICE_LIST),
                ask(stream, new Csta.MonitorDevice("5001", MonitorFilter.NONE)));
        assertEquals(acs(ACSUniversalFailure.TSERVER_DEVICE_NOT_ON_MONITOR_CALL_DEVICE_LIST),
                ask(stream, new Csta.MonitorCallsViaDevice("6002", MonitorFilter.NONE)));
        assertEquals(acs(ACSUniversalFailure.TSERVER_NO_CALL_CALL_MONITOR_PERMISSION),
                ask(stream, new Csta.MonitorCall(ConnectionID.of(1, ""), MonitorFilter.NONE)));
        assertEquals(new Csta.QueryCallMonitorConf(false), ask(stream, new Csta.QueryCallMonitor()));
        assertEquals(acs(ACSUniversalFailure.TSERVER_DEVICE_NOT_ON_ROUTE_LIST),
                ask(stream, new Csta.RouteRegisterReq("6002")));
        assertInstanceOf(Csta.RouteRegisterReqConf.class, ask(stream, new Csta.RouteRegisterReq("6001")));
        TestStream admin = new TestStream(server);
        admin.openAs("admin", "x", OFFER);
        assertInstanceOf(Csta.MonitorConf.class, ask(admin, new Csta.MonitorDevice("5001", MonitorFilter.NONE)));
        assertEquals(new Csta.QueryCallMonitorConf(true), ask(admin, new Csta.QueryCallMonitor()));
    }

    @Test
    void shouldSayWhichListIsEmpty() {
        Permissions nothing = new Permissions(true, Set.of(), Set.of(), Set.of(), Set.of(), false);
        TestStream stream = opened(withUsers(new User("ctiuser", "Secret1!", nothing, null)), 0);
        assertEquals(acs(ACSUniversalFailure.TSERVER_CALL_CONTROL_LIST_EMPTY),
                ask(stream, new Csta.MakeCall("5001", "5003")));
        assertEquals(acs(ACSUniversalFailure.TSERVER_MONITOR_DEVICE_LIST_EMPTY),
                ask(stream, new Csta.MonitorDevice("5001", MonitorFilter.NONE)));
        assertEquals(acs(ACSUniversalFailure.TSERVER_MONITOR_CALL_DEVICE_LIST_EMPTY),
                ask(stream, new Csta.MonitorCallsViaDevice("6001", MonitorFilter.NONE)));
        assertEquals(acs(ACSUniversalFailure.TSERVER_ROUTE_LIST_EMPTY),
                ask(stream, new Csta.RouteRegisterReq("6001")));
    }

    @Test
    void shouldListTheDevicesOfAUserTwentyAtATime() {
        List<String> devices = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            devices.add(Integer.toString(5001 + i));
        }
        TestStream stream = opened(withUsers(new User("ctiuser", "Secret1!", Permissions.of(devices), null)), 0);
        List<String> told = new ArrayList<>();
        int index = -1;
        List<Integer> indexes = new ArrayList<>();
        do {
            Csta.GetDeviceListConf part = (Csta.GetDeviceListConf) ask(stream,
                    new Csta.GetDeviceList(index, CSTALevel.CSTA_CALL_CONTROL));
            assertEquals(SDBLevel.ACS_AND_CSTA_CHECKING, part.driverSdbLevel());
            told.addAll(part.devList());
            index = part.index();
            indexes.add(index);
        } while (index != -1);
        assertEquals(devices, told);
        assertEquals(List.of(20, 40, -1), indexes);
        assertEquals(csta(CSTAUniversalFailure.VALUE_OUT_OF_RANGE),
                ask(stream, new Csta.GetDeviceList(42, CSTALevel.CSTA_CALL_CONTROL)));
    }

    @Test
    void shouldLimitTheDevicesOfAList() {
        Set<String> most = new java.util.LinkedHashSet<>();
        for (int i = 0; i < Permissions.MAX_DEVICES; i++) {
            most.add(Integer.toString(i));
        }
        assertEquals(Permissions.MAX_DEVICES, Permissions.of(most).control().size());
        most.add("one more");
        assertThrows(IllegalArgumentException.class, () -> Permissions.of(most));
    }

    @Test
    void shouldRefuseSettingsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new Licences(AesServer.MAX_STREAMS + 1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Licences(0, 0, Licences.MAX_FETCH_MILLIS + 1));
        assertThrows(IllegalArgumentException.class, () -> new Licences(-1, 0, 0));
        assertEquals(Licences.MAX_FETCH_MILLIS, new Licences(AesServer.MAX_STREAMS, 0, Licences.MAX_FETCH_MILLIS)
                .fetchMillis());
        assertThrows(IllegalArgumentException.class, () -> User.of("x".repeat(User.MAX_LOGIN + 1), ""));
        assertThrows(IllegalArgumentException.class, () -> User.of("x", "y".repeat(User.MAX_PASSWORD + 1)));
        assertEquals("x", User.of("x", "y".repeat(User.MAX_PASSWORD)).login());
        assertThrows(IllegalArgumentException.class, () -> Servers.settings().withUsers(List.of()));
        assertThrows(IllegalArgumentException.class,
                () -> Servers.settings().withUsers(List.of(User.of("a", "1"), User.of("a", "2"))));
        assertThrows(IllegalArgumentException.class, () -> Servers.settings().named("x".repeat(40)));
        assertThrows(IllegalArgumentException.class, () -> new LinkSettings("AVAYA#CM#AES1", "a", "b",
                LinkSettings.KeyReply.ENCODE, 8, 20, 1));
        assertThrows(IllegalArgumentException.class, () -> new LinkSettings.Versions(3, 2));
        assertThrows(IllegalArgumentException.class, () -> new LinkSettings.Versions(19, 2));
        assertThrows(IllegalArgumentException.class, () -> new LinkSettings.Versions(8, 3));
        assertFalse(User.of("a", "geheim").toString().contains("geheim"));
    }

    // --- private filters ---------------------------------------------------------------------------------------------

    @Test
    void shouldConfirmThePrivateFilterInForce() {
        TestStream stream = opened(Servers.encoding(18), 0);
        TsapiFrame confirmed = stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE),
                new Att.V18MonitorFilter(FilterBits.ENTERED_DIGITS, false)).get(0);
        assertEquals(new Att.MonitorConf(FilterBits.ENTERED_DIGITS),
                ((PrivateData.Avaya) confirmed.privateData()).message());
        TsapiFrame plain = stream.ask(new Csta.MonitorDevice("5002", MonitorFilter.NONE)).get(0);
        assertEquals(PrivateData.ABSENT, plain.privateData(), "nothing was asked, nothing is said");
    }

    // --- licences ----------------------------------------------------------------------------------------------------

    @Test
    void shouldRefuseTheDeviceAfterTheLastLicence() {
        SwitchServer server = new SwitchServer(Servers.theSwitch(),
                Servers.settings().withLicences(new Licences(2, 1, 0)));
        TestStream one = opened(server, 0);
        TestStream two = opened(server, 0);
        assertEquals(acs(ACSUniversalFailure.TSERVER_USER_LICENSES_EXCEEDED),
                new TestStream(server).open(8).get(0).message());
        assertInstanceOf(Csta.MonitorConf.class, ask(one, new Csta.MonitorDevice("5001", MonitorFilter.NONE)));
        assertInstanceOf(Csta.MonitorConf.class, ask(two, new Csta.MonitorDevice("5001", MonitorFilter.NONE)),
                "a licence is a device's, not a monitor's");
        Csta.UniversalFailureConf none = csta(CSTAUniversalFailure.GENERIC_SUBSCRIBED_RESOURCE_AVAILABILITY);
        assertEquals(none, ask(two, new Csta.MonitorDevice("5002", MonitorFilter.NONE)));
        one.session.close();
        assertEquals(none, ask(two, new Csta.MonitorDevice("5002", MonitorFilter.NONE)), "the other has it still");
        ask(two, new Csta.MonitorStop(2));
        assertInstanceOf(Csta.MonitorConf.class, ask(two, new Csta.MonitorDevice("5002", MonitorFilter.NONE)));
    }

    @Test
    void shouldFetchLicencesOneByOneWhileOtherRequestsGoOn() {
        SwitchServer server = new SwitchServer(Servers.theSwitch(),
                Servers.settings().withLicences(new Licences(1, 100, 50)));
        TestStream stream = opened(server, 0);
        assertEquals(List.of(), stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE)));
        assertEquals(List.of(), stream.ask(new Csta.MonitorDevice("5002", MonitorFilter.NONE)));
        assertEquals(List.of("SysStatReqConf"), names(stream.ask(new Csta.ReqSysStat())));
        assertEquals(List.of(), stream.afterMillis(49));
        assertEquals(List.of("MonitorConf"), names(stream.afterMillis(1)));
        assertEquals(List.of(), stream.afterMillis(49));
        assertEquals(List.of("MonitorConf"), names(stream.afterMillis(1)));
        assertEquals(List.of("MonitorConf"), names(stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE))),
                "that device has one");
    }

    // --- the link to the switch --------------------------------------------------------------------------------------

    @Test
    void shouldKeepStreamsWhileTheLinkToTheSwitchIsLost() {
        SwitchServer server = Servers.encoding(18);
        TestStream stream = opened(server, 0);
        stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
        stream.ask(new Csta.RouteRegisterReq("6001"));
        stream.ask(new Csta.SysStatStart(0), new Att.SysStat(true));
        List<TsapiFrame> lost = stream.after(server.aes(0)::loseSwitch);
        assertEquals(List.of(new Csta.MonitorEnded(EventCause.EC_NETWORK_NOT_OBTAINABLE),
                new Csta.RouteRegisterAbort(1), new Csta.SysStat(SystemStatus.SS_DISABLED)),
                TestStream.messages(lost));
        assertEquals(new Att.LinkStatus(List.of(new LinkStatusEntry(1, LinkState.LS_LINK_DOWN))),
                ((PrivateData.Avaya) lost.get(2).privateData()).message());
        assertEquals(csta(CSTAUniversalFailure.RESOURCE_OUT_OF_SERVICE),
                ask(stream, new Csta.MakeCall("5001", "5002")));
        assertEquals(new Csta.SysStatReqConf(SystemStatus.SS_DISABLED), ask(stream, new Csta.ReqSysStat()));
        server.theSwitch().outside().offer(IncomingCall.of("1", "5001"));
        assertEquals(List.of("SysStat"), names(stream.after(server.aes(0)::regainSwitch)), "the event was lost");
        assertInstanceOf(Csta.MonitorConf.class, ask(stream, new Csta.MonitorDevice("5001", MonitorFilter.NONE)));
        assertInstanceOf(Csta.RouteRegisterReqConf.class, ask(stream, new Csta.RouteRegisterReq("6001")));
        assertEquals(1, ((Csta.SnapshotDeviceConf) ask(stream, new Csta.SnapshotDevice("5001"))).snapshotData().size(),
                "the call lives");
    }

    @Test
    void shouldRestartTheSwitchWithItsStateOrWithoutIt() {
        for (boolean keep : new boolean[]{true, false}) {
            SwitchServer server = Servers.encoding(18);
            TestStream stream = opened(server, 0);
            server.theSwitch().outside().offer(IncomingCall.of("1", "5001"));
            server.restart(keep, 500);
            assertEquals(csta(CSTAUniversalFailure.RESOURCE_OUT_OF_SERVICE),
                    ask(stream, new Csta.SnapshotDevice("5001")));
            stream.afterMillis(500);
            assertEquals(keep ? 1 : 0,
                    ((Csta.SnapshotDeviceConf) ask(stream, new Csta.SnapshotDevice("5001"))).snapshotData().size());
            stream.ask(new Csta.MonitorDevice("5002", MonitorFilter.NONE));
            assertEquals(List.of("Delivered"),
                    names(stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("1", "5002")))));
        }
    }

    @Test
    void shouldGoOnBeingCalledAfterARestart() {
        SwitchServer server = Servers.encoding(18);
        server.startTraffic(TrafficProfile.ordinary(10, 1, "6001"));
        server.advanceTo(Servers.START + 10_000);
        long before = server.theSwitch().statistics().offered();
        server.restart(false, 500);
        server.advanceTo(Servers.START + 20_000);
        long after = server.theSwitch().statistics().offered();
        assertTrue(before > 0 && after > 0, before + " and " + after);
        server.stopTraffic();
        server.restart(false, 0);
        server.advanceTo(Servers.START + 30_000);
        assertEquals(0, server.theSwitch().statistics().offered());
    }

    @Test
    void shouldSuppressTheStatesThatTheFilterNames() {
        SwitchServer server = Servers.encoding(18);
        TestStream stream = opened(server, 0);
        stream.ask(new Csta.SysStatStart(FilterBits.OVERLOAD_REACHED));
        AesServer aes = server.aes(0);
        assertEquals(List.of(), stream.after(() -> aes.reportSystemStatus(SystemStatus.SS_OVERLOAD_REACHED)));
        assertEquals(List.of("SysStat"),
                names(stream.after(() -> aes.reportSystemStatus(SystemStatus.SS_OVERLOAD_RELIEVED))));
        stream.ask(new Csta.ChangeSysStatFilter(0));
        assertEquals(List.of("SysStat"),
                names(stream.after(() -> aes.reportSystemStatus(SystemStatus.SS_OVERLOAD_REACHED))));
        stream.ask(new Csta.SysStatStop());
        assertEquals(List.of(), stream.after(() -> aes.reportSystemStatus(SystemStatus.SS_NORMAL)));
    }
}
