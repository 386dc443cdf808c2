package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.CollectCodeType;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.RedirectType;
import io.strowger.csta.tsapi.SpecificEvent;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.UserCollectCode;
import io.strowger.csta.tsapi.UserProvidedCode;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.csta.tsapi.WorkMode;
import io.strowger.simulator.model.AgentChange;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.IncomingCall;

/** Agents' modes and entered digits on the wire, and which versions know them. */
class AgentEventsTest {
    private static final ExtendedDeviceID STATION = ExtendedDeviceID.of("5001");
    private static final Csta.SetAgentState LOG_IN = new Csta.SetAgentState("5001",
            io.strowger.csta.tsapi.AgentMode.AM_LOG_IN, "1001", "", "");
    private static final Csta.SetAgentState NOT_READY = new Csta.SetAgentState("5001",
            io.strowger.csta.tsapi.AgentMode.AM_NOT_READY, "", "", "");

    private static AttMessage item(TsapiFrame frame) {
        return frame.privateData() instanceof PrivateData.Avaya avaya ? avaya.message() : null;
    }

    private static TestStream opened(int version, MonitorFilter filter) {
        TestStream stream = new TestStream(Servers.encoding(18));
        stream.open(version);
        stream.ask(new Csta.MonitorDevice("5001", filter));
        return stream;
    }

    @Test
    void shouldTellModesWithReasonsFromVersion13On() {
        TestStream stream = opened(13, MonitorFilter.NONE);
        List<TsapiFrame> in = stream.ask(LOG_IN, new Att.SetAgentState(WorkMode.WM_MANUAL_IN, 0, false));
        assertEquals(List.of(new Csta.SetAgentStateConf(), new Csta.Ready(STATION, "1001")),
                TestStream.messages(in));
        assertEquals(new Att.V13AgentModeChange(0, WorkMode.WM_NONE, 0), item(in.get(1)));
        stream.after(() -> stream.server.theSwitch().outside().offer(IncomingCall.of("9155551212", "5001")));
        List<TsapiFrame> pending = stream.ask(NOT_READY, new Att.SetAgentState(WorkMode.WM_NONE, 3, true));
        assertEquals(List.of(new Csta.SetAgentStateConf(), new Csta.Ready(STATION, "1001")),
                TestStream.messages(pending));
        assertEquals(new Att.SetAgentStateConf(true), item(pending.get(0)));
        assertEquals(new Att.V13AgentModeChange(0, WorkMode.WM_AUX_WORK, 3), item(pending.get(1)));
        stream.after(() -> stream.server.theSwitch().users().answers("5001"));
        List<TsapiFrame> over = stream.after(() -> stream.server.theSwitch().users().hangsUp("5001"));
        assertEquals(new Csta.NotReady(STATION, "1001"), over.get(over.size() - 1).message());
        assertEquals(new Att.V13AgentModeChange(3, WorkMode.WM_NONE, 0), item(over.get(over.size() - 1)));
    }

    @Test
    void shouldSayNothingOfModesBelowVersion13() {
        TestStream stream = opened(12, MonitorFilter.NONE);
        assertEquals(List.of(new Csta.SetAgentStateConf()), TestStream
                .messages(stream.ask(LOG_IN, new Att.SetAgentState(WorkMode.WM_AUTO_IN, 0, false))));
        assertEquals(List.of(new Csta.SetAgentStateConf()), TestStream
                .messages(stream.ask(NOT_READY, new Att.SetAgentState(WorkMode.WM_NONE, 3, false))));
    }

    @Test
    void shouldLetAFilterSuppressModes() {
        TestStream stream = opened(13, new MonitorFilter(0, 0, FilterBits.NOT_READY, 0, 0));
        assertEquals(2, stream.ask(LOG_IN, new Att.SetAgentState(WorkMode.WM_AUTO_IN, 0, false)).size());
        assertEquals(1, stream.ask(NOT_READY, new Att.SetAgentState(WorkMode.WM_NONE, 3, false)).size());
    }

    private static Att.RouteSelect wishes(String split, UserCollectCode collect) {
        return new Att.RouteSelect("", split, false, "", collect, UserProvidedCode.NONE, UserToUserInfo.NONE,
                RedirectType.of(0));
    }

    private static UserCollectCode detector(int digits, int timeout) {
        return new UserCollectCode(CollectCodeType.UC_TONE_DETECTOR, digits, timeout, ConnectionID.NONE,
                SpecificEvent.SE_ANSWER);
    }

    @Test
    void shouldRouteToOneAgentOfASkillAndTellTheDigitsOfTheCaller() {
        TestStream stream = opened(8, MonitorFilter.NONE);
        stream.ask(new Csta.MonitorCallsViaDevice("6001", MonitorFilter.NONE));
        stream.ask(new Csta.RouteRegisterReq("6001"));
        stream.server.theSwitch().setAgentState(new AgentChange("5001", AgentChange.Mode.LOG_IN, "1001", "",
                io.strowger.simulator.model.WorkMode.AUTO_IN, 0, false));
        CallHandle[] call = new CallHandle[1];
        stream.after(() -> call[0] = stream.server.theSwitch().outside().offer(IncomingCall.of("9155551212", "6001")));
        Csta.RouteSelectInvRequest select = new Csta.RouteSelectInvRequest(1, 1, "1001", -1,
                io.strowger.csta.Octets.EMPTY, false);
        assertEquals(List.of(new Csta.UniversalFailureConf(CSTAUniversalFailure.of(3))),
                TestStream.messages(stream.ask(select, wishes("8001", detector(25, 10)))), "too many digits");
        List<TsapiFrame> routed = stream.ask(select, wishes("8001", detector(2, 10)));
        Att.Delivered delivered = (Att.Delivered) routed.stream().map(AgentEventsTest::item)
                .filter(Att.Delivered.class::isInstance).findFirst().orElseThrow();
        assertEquals("8001", delivered.split());
        List<TsapiFrame> digits = stream.after(() -> stream.server.theSwitch().outside().callerEnters(call[0], "42"));
        assertEquals(List.of(new Csta.PrivateStatus()), TestStream.messages(digits));
        assertEquals("42", ((Att.EnteredDigits) Objects.requireNonNull(item(digits.get(0)))).digits());
    }

    @Test
    void shouldGiveEachServerALinkOfItsOwn() {
        SwitchServer server = new SwitchServer(Servers.encoding().theSwitch(),
                List.of(LinkSettings.of("a", "b"), LinkSettings.of("a", "b")));
        assertEquals(List.of(1, 2), server.servers().stream().map(AesServer::link).toList());
    }
}
