package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.simulator.model.IncomingCall;

/** What goes wrong when it is asked for, and nothing else. */
class FaultsTest {
    private static final int MAKE_CALL = 23;

    private final SwitchServer server = Servers.encoding(18);
    private final TestStream stream = new TestStream(server);
    private final Faults faults = server.aes(0).faults();

    FaultsTest() {
        stream.open(18);
    }

    private static List<String> names(List<TsapiFrame> frames) {
        return frames.stream().map(frame -> frame.message().getClass().getSimpleName()).toList();
    }

    private TsapiMessage ask(TsapiMessage request) {
        return stream.ask(request).get(0).message();
    }

    @Test
    void shouldLetConfirmationsOvertakeEachOther() {
        faults.delayConfirmations(0, 1_000);
        for (int i = 0; i < 20; i++) {
            assertEquals(List.of(), stream.ask(new Csta.ReqSysStat()).stream()
                    .filter(frame -> frame.message() instanceof Csta.MonitorConf).toList());
        }
        List<Integer> order = stream.afterMillis(1_000).stream().map(TsapiFrame::invokeID).toList();
        List<Integer> sorted = order.stream().sorted().toList();
        assertTrue(order.size() >= 18, order.toString());
        assertFalse(order.equals(sorted), "seed 1 mixes them: " + order);
        faults.delayConfirmations(0, 0);
        assertEquals(List.of("SysStatReqConf"), names(stream.ask(new Csta.ReqSysStat())));
    }

    @Test
    void shouldLetEventsOvertakeTheConfirmationOfTheirCause() {
        stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
        server.theSwitch().outside().offer(IncomingCall.of("1", "5001"));
        stream.after(() -> {});
        faults.delayConfirmations(100, 100);
        assertEquals(List.of("Established"), names(stream.ask(new Csta.AnswerCall(ConnectionID.of(1, "5001")))));
        assertEquals(List.of(), stream.afterMillis(99));
        assertEquals(List.of("AnswerCallConf"), names(stream.afterMillis(1)));
    }

    @Test
    void shouldSayEverythingTwice() {
        faults.duplicateConfirmations(1);
        List<TsapiFrame> both = stream.ask(new Csta.ReqSysStat());
        assertEquals(2, both.size());
        assertEquals(both.get(0), both.get(1));
        faults.duplicateConfirmations(0);
        assertEquals(1, stream.ask(new Csta.ReqSysStat()).size());
    }

    @Test
    void shouldReportLateForOneDeviceOnly() {
        stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
        stream.ask(new Csta.MonitorDevice("5002", MonitorFilter.NONE));
        faults.delayEvents("5001", 400);
        assertEquals(List.of(), stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("1", "5001"))));
        stream.afterMillis(100);
        assertEquals(List.of("AnswerCallConf"), names(stream.ask(new Csta.AnswerCall(ConnectionID.of(1, "5001")))));
        assertEquals(List.of("Delivered"),
                names(stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("1", "5002")))));
        assertEquals(List.of("Delivered"), names(stream.afterMillis(300)));
        faults.delayEvents("5001", 0);
        assertEquals(List.of(), stream.after(() -> server.theSwitch().users().hangsUp("5001")),
                "what comes in time stays behind what is late, if it is of the same monitor");
        assertEquals(List.of("Established", "ConnectionCleared"), names(stream.afterMillis(100)));
    }

    @Test
    void shouldLoseEventsButNotConfirmations() {
        stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
        faults.loseEvents(1);
        assertEquals(List.of(), stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("1", "5001"))));
        assertEquals(List.of("AnswerCallConf"), names(stream.ask(new Csta.AnswerCall(ConnectionID.of(1, "5001")))));
    }

    @Test
    void shouldOmitHeartbeats() {
        faults.omitHeartbeats(true);
        assertEquals(List.of(), stream.afterMillis(300_000));
        faults.omitHeartbeats(false);
        assertEquals(List.of("ClientHeartbeatEvent"), names(stream.afterMillis(20_000)));
    }

    @Test
    void shouldTellAWrongTime() {
        Att.QueryTodConf right = timeOfDay();
        faults.skewClock(-3_600_000);
        Att.QueryTodConf wrong = timeOfDay();
        assertEquals(new Att.QueryTodConf(right.year(), right.month(), right.day(), right.hour() - 1, right.minute(),
                right.second()), wrong);
    }

    private Att.QueryTodConf timeOfDay() {
        TsapiFrame frame = stream.ask(new Csta.EscapeSvc(), new Att.QueryTod()).get(0);
        return (Att.QueryTodConf) ((PrivateData.Avaya) frame.privateData()).message();
    }

    @Test
    void shouldRefuseByRequestDeviceAndChance() {
        faults.refuse(Refusal.of(MAKE_CALL, "5001", CSTAUniversalFailure.RESOURCE_BUSY));
        assertEquals(new Csta.UniversalFailureConf(CSTAUniversalFailure.RESOURCE_BUSY),
                ask(new Csta.MakeCall("5001", "5003")));
        assertInstanceOf(Csta.MakeCallConf.class, ask(new Csta.MakeCall("5002", "5003")));
        faults.refuse(Refusal.of(Refusal.ANY, "", ACSUniversalFailure.TSERVER_DRIVER_CONGESTION));
        assertEquals(new Acs.UniversalFailureConf(ACSUniversalFailure.TSERVER_DRIVER_CONGESTION),
                ask(new Csta.ReqSysStat()));
        faults.acceptAll();
        faults.refuse(new Refusal(Refusal.ANY, "", 0.5,
                new Csta.UniversalFailureConf(CSTAUniversalFailure.SERVICE_BUSY)));
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            refused += ask(new Csta.ReqSysStat()) instanceof Csta.UniversalFailureConf ? 1 : 0;
        }
        assertTrue(refused > 400 && refused < 600, refused + " of 1000, seed 1");
        assertThrows(IllegalArgumentException.class, () -> new Refusal(0, "", 0, new Acs.UniversalFailureConf(
                ACSUniversalFailure.TSERVER_NO_MEMORY)));
        assertThrows(IllegalArgumentException.class, () -> new Refusal(0, "", 1, new Csta.ReqSysStat()));
    }

    @Test
    void shouldLimitWhatIsRefusedAndLate() {
        for (int i = 1; i <= Faults.MAX_REFUSALS; i++) {
            faults.refuse(Refusal.of(i, "", CSTAUniversalFailure.SERVICE_BUSY));
        }
        assertThrows(IllegalArgumentException.class,
                () -> faults.refuse(Refusal.of(Faults.MAX_REFUSALS + 1, "", CSTAUniversalFailure.SERVICE_BUSY)));
        faults.refuse(Refusal.of(7, "", CSTAUniversalFailure.GENERIC_OPERATION));
        for (int i = 0; i < Faults.MAX_LATE_DEVICES; i++) {
            faults.delayEvents("5" + i, 1);
        }
        assertThrows(IllegalArgumentException.class, () -> faults.delayEvents("one more", 1));
        faults.delayEvents("50", Faults.MAX_DELAY_MILLIS);
        assertThrows(IllegalArgumentException.class, () -> faults.delayEvents("50", Faults.MAX_DELAY_MILLIS + 1));
        assertThrows(IllegalArgumentException.class, () -> faults.loseEvents(1.01));
        assertThrows(IllegalArgumentException.class, () -> faults.delayConfirmations(2, 1));
        assertThrows(IllegalArgumentException.class, () -> faults.congestAbove(-1));
    }

    @Test
    void shouldBeCongestedAndSaySo() {
        stream.ask(new Csta.SysStatStart(0));
        stream.afterMillis(2_000);
        faults.congestAbove(3);
        for (int i = 0; i < 3; i++) {
            assertEquals(List.of("SysStatReqConf"), names(stream.ask(new Csta.ReqSysStat())));
        }
        assertEquals(List.of(new Csta.SysStat(SystemStatus.SS_OVERLOAD_REACHED),
                new Acs.UniversalFailureConf(ACSUniversalFailure.TSERVER_DRIVER_CONGESTION)),
                TestStream.messages(stream.ask(new Csta.ReqSysStat())));
        assertEquals(List.of("UniversalFailureConf"), names(stream.ask(new Csta.ReqSysStat())));
        assertEquals(List.of(), stream.afterMillis(1_999));
        assertEquals(List.of(new Csta.SysStat(SystemStatus.SS_OVERLOAD_RELIEVED),
                new Csta.SysStatReqConf(SystemStatus.SS_OVERLOAD_RELIEVED)),
                TestStream.messages(after(1, new Csta.ReqSysStat())));
    }

    private List<TsapiFrame> after(long millis, TsapiMessage request) {
        stream.afterMillis(millis);
        return stream.ask(request);
    }

    @Test
    void shouldWantItsSocketsLeftUnread() {
        assertTrue(stream.session.reading());
        faults.stopReading(true);
        assertFalse(stream.session.reading());
    }

    @Test
    void shouldBeDownForATime() {
        AesServer aes = server.aes(0);
        aes.goDown();
        assertTrue(stream.session.closed());
        assertFalse(aes.listening());
        assertTrue(aes.connect().closed(), "nobody is there");
        aes.comeUp();
        assertFalse(aes.connect().closed());
    }

    @Test
    void shouldDoNothingWrongAfterClear() {
        faults.delayAnswers(5);
        faults.delayConfirmations(5, 5);
        faults.duplicateConfirmations(1);
        faults.delayEvents("5001", 5);
        faults.loseEvents(1);
        faults.omitHeartbeats(true);
        faults.goSilent(true);
        faults.cutNextFrame();
        faults.skewClock(5);
        faults.stopReading(true);
        faults.delayRouteSelects(5);
        faults.holdNextRouteEnd(5);
        faults.refuse(Refusal.of(Refusal.ANY, "", CSTAUniversalFailure.SERVICE_BUSY));
        faults.refuseLogin(ACSUniversalFailure.TSERVER_NO_MEMORY);
        faults.limitLicences(new LinkSettings.Licences(0, 0, 0));
        faults.congestAbove(1);
        faults.hideTlinks(true);
        faults.clear();
        stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
        assertEquals(List.of("Delivered"),
                names(stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("1", "5001")))));
        assertEquals(List.of("SysStatReqConf"), names(stream.ask(new Csta.ReqSysStat())));
        assertTrue(stream.session.reading());
        assertInstanceOf(Acs.OpenStreamConf.class, new TestStream(server).open(8).get(0).message());
        assertEquals(List.of("ClientHeartbeatEvent"), names(stream.afterMillis(20_000)));
    }
}
