package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.Feature;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.ForwardingInfo;
import io.strowger.csta.tsapi.ForwardingType;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.ServiceObserveConnState;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.UUIProtocolType;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.simulator.model.Cause;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.Endpoint;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.SwitchEvent;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.VectorStep;

/** Feature services on the wire: who is told, in which form, and what is refused. */
class FeatureServicesTest {
    private final SwitchServer server = Servers.encoding(18);
    private final TestStream stream = opened(18);

    private TestStream opened(int version) {
        TestStream opened = new TestStream(server);
        opened.open(version);
        return opened;
    }

    private static List<String> names(List<TsapiFrame> frames) {
        return frames.stream().map(frame -> frame.message().messageType().name().substring(5) + " " + pdu(frame))
                .toList();
    }

    private static int pdu(TsapiFrame frame) {
        return frame.privateData() instanceof PrivateData.Avaya avaya ? avaya.message().attType().number() : 0;
    }

    private static AttMessage item(TsapiFrame frame) {
        return ((PrivateData.Avaya) frame.privateData()).message();
    }

    private static List<TsapiMessage> refusal(CSTAUniversalFailure failure) {
        return List.of(new Csta.UniversalFailureConf(failure));
    }

    private List<TsapiFrame> escape(AttMessage request) {
        return stream.ask(new Csta.EscapeSvc(), request);
    }

    private static void monitor(TestStream stream, int privateFilter) {
        stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE), new Att.MonitorFilter(privateFilter));
    }

    private List<TsapiFrame> register(TestStream seeing, int instance) {
        Endpoint endpoint = new Endpoint(instance, "192.0.2.9", Endpoint.Dependency.MAIN, Endpoint.Signaling.SIP);
        return seeing.after(() -> server.theSwitch().endpoints().register("5001", endpoint));
    }

    @Test
    void shouldTellOfTelephonesFromVersion11OnUnlessFiltered() {
        TestStream old = opened(10);
        TestStream filtered = opened(11);
        monitor(stream, 0);
        monitor(old, 0);
        monitor(filtered, 0x20);
        assertEquals(List.of("PrivateStatus 155"), names(register(stream, 1)));
        assertEquals(List.of(), old.take());
        assertEquals(List.of(), filtered.take());
        List<TsapiFrame> gone = filtered.after(
                () -> server.theSwitch().endpoints().unregister("5001", 1, Endpoint.Reason.FORCE_LOGIN));
        assertEquals(List.of("PrivateStatus 156"), names(gone));
        assertEquals(3, ((Att.EndpointUnregistered) item(gone.get(0))).reason().value());
        Att.QueryEndpointRegistrationInfoConf info = (Att.QueryEndpointRegistrationInfoConf) item(
                escape(new Att.QueryEndpointRegistrationInfo("5001")).getLast());
        assertEquals(1, info.registeredEndpoints().size());
        assertEquals(refusal(CSTAUniversalFailure.INVALID_OBJECT_TYPE),
                TestStream.messages(escape(new Att.QueryEndpointRegistrationInfo("6001"))));
    }

    @Test
    void shouldNotTellPrivateEventsToAMonitorWhoseOwnFilterSuppressesThem() {
        stream.ask(new Csta.MonitorDevice("5001", new MonitorFilter(0, 0, 0, 0, 1)));
        assertEquals(List.of(), register(stream, 1));
    }

    @Test
    void shouldObserveServiceFromVersion17On() {
        stream.ask(new Csta.MonitorDevice("5003", MonitorFilter.NONE));
        Att.ServiceObserveActivate activate = new Att.ServiceObserveActivate("5003", "5001",
                ServiceObserveConnState.of(4), false, 7);
        assertEquals(List.of("EscapeSvcConf 0", "PrivateStatus 202"), names(escape(activate)));
        server.theSwitch().outside().offer(IncomingCall.of("9155551212", "5001"));
        stream.ask(new Csta.AnswerCall(ConnectionID.of(1, "5001")));
        List<TsapiFrame> joined = stream.afterMillis(0);
        assertEquals(List.of("Established 160"), names(joined));
        assertEquals(12, ((Att.V13Established) item(joined.get(0))).reason().value());
        assertEquals(List.of("EscapeSvcConf 0", "PrivateStatus 202"), names(
                escape(new Att.ServiceObserveSetConnectionMode("5003", ServiceObserveConnState.of(6)))));
        Att.QueryServiceObserveInfoConf info = (Att.QueryServiceObserveInfoConf) item(
                escape(new Att.QueryServiceObserveInfo("5003")).get(0));
        assertEquals(List.of(1, 6, 7),
                List.of(info.activeCallID(), info.observerConnStatus().value(), info.observeeLocation()));
        assertEquals(List.of("EscapeSvcConf 0", "ConnectionCleared 134", "PrivateStatus 202"),
                names(escape(new Att.ServiceObserveDeactivate("5003"))));
        assertEquals(refusal(CSTAUniversalFailure.INVALID_OBJECT_STATE),
                TestStream.messages(escape(new Att.ServiceObserveDeactivate("5003"))));
    }

    @Test
    void shouldRefuseARequestNewerThanTheAgreedVersion() {
        TestStream old = opened(16);
        Att.ServiceObserveDeactivate request = new Att.ServiceObserveDeactivate("5003");
        assertEquals(refusal(CSTAUniversalFailure.INVALID_FEATURE),
                TestStream.messages(old.ask(new Csta.EscapeSvc(), request)));
    }

    @Test
    void shouldAdviseOfChargesOnlyWhoAsked() {
        TestStream other = opened(18);
        for (TestStream one : List.of(stream, other)) {
            one.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
        }
        assertEquals(List.of("EscapeSvcConf 100"), names(escape(new Att.SetAdviceOfCharge(true))));
        stream.ask(new Csta.MakeCall("5001", "95551212"));
        stream.afterMillis(15_000);
        other.take();
        assertEquals(List.of("ClearConnectionConf 0", "PrivateStatus 96", "ConnectionCleared 134"),
                names(stream.ask(new Csta.ClearConnection(ConnectionID.of(1, "5001")))));
        assertEquals(List.of("ConnectionCleared 134"), names(other.take()));
        assertEquals(List.of("EscapeSvcConf 100"), names(escape(new Att.SetAdviceOfCharge(false))));
    }

    @Test
    void shouldStopAMonitorOnOneCall() {
        stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
        stream.after(() -> server.theSwitch().outside().offer(IncomingCall.of("9155551212", "5001")));
        assertEquals(List.of("EscapeSvcConf 32"), names(escape(new Att.MonitorStopOnCall(1, ConnectionID.of(1, "")))));
        assertEquals(List.of("AnswerCallConf 0"), names(stream.ask(new Csta.AnswerCall(ConnectionID.of(1, "5001")))));
        assertEquals(refusal(CSTAUniversalFailure.INVALID_CROSS_REF_ID),
                TestStream.messages(escape(new Att.MonitorStopOnCall(2, ConnectionID.of(1, "")))));
        stream.ask(new Csta.MonitorCall(ConnectionID.of(1, ""), MonitorFilter.NONE));
        assertEquals(refusal(CSTAUniversalFailure.REQUEST_INCOMPATIBLE_WITH_OBJECT),
                TestStream.messages(escape(new Att.MonitorStopOnCall(2, ConnectionID.of(1, "")))));
    }

    @Test
    void shouldShowPredictiveCallsFromTheirBeginningToWhoAsked() {
        TestStream other = opened(18);
        stream.ask(new Csta.MonitorCallsViaDevice("6002", MonitorFilter.NONE), new Att.MonitorCallsViaDevice(0, true));
        other.ask(new Csta.MonitorCallsViaDevice("6002", MonitorFilter.NONE), new Att.MonitorCallsViaDevice(0, false));
        Csta.MakePredictiveCall request = new Csta.MakePredictiveCall("6002", "95551212",
                io.strowger.csta.tsapi.AllocationState.of(1));
        assertEquals(List.of("MakePredictiveCallConf 86", "NetworkReached 136"), names(stream.ask(request)));
        assertEquals(List.of(), other.take());
        assertEquals(List.of("Established 160", "Delivered 159", "Queued 201"), names(stream.afterMillis(3_000)));
        assertEquals(List.of("Delivered 159", "Queued 201"), names(other.take()));
        assertEquals(refusal(CSTAUniversalFailure.INVALID_ALLOCATION_STATE),
                TestStream.messages(stream.ask(new Csta.MakePredictiveCall("6002", "95551212",
                        io.strowger.csta.tsapi.AllocationState.of(2)))));
    }

    @Test
    void shouldCarryUserDataOfTheLengthThatTheVersionAllows() {
        TestStream five = opened(5);
        Att.V5MakeCall longest = new Att.V5MakeCall("", false, data(32));
        assertEquals("MakeCallConf 85", names(five.ask(new Csta.MakeCall("5001", "5002"), longest)).get(0));
        assertEquals(refusal(CSTAUniversalFailure.VALUE_OUT_OF_RANGE),
                TestStream.messages(
                        five.ask(new Csta.MakeCall("5003", "5002"), new Att.V5MakeCall("", false, data(33)))));
    }

    private static UserToUserInfo data(int length) {
        return new UserToUserInfo(UUIProtocolType.UUI_IA5_ASCII, Octets.of(new byte[length]));
    }

    @Test
    void shouldKeepWhatUsersSetAndSaySo() {
        stream.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
        ForwardingInfo busy = new ForwardingInfo(ForwardingType.FWD_BUSY, true, "5002");
        assertEquals(List.of("SetFwdConf 0", "Forwarding 0"), names(stream.ask(new Csta.SetFwd("5001", busy))));
        ForwardingInfo none = new ForwardingInfo(ForwardingType.FWD_IMMEDIATE, false, "");
        assertEquals(List.of(new Csta.QueryFwdConf(List.of(none, busy))),
                TestStream.messages(stream.ask(new Csta.QueryFwd("5001"))));
        assertEquals(refusal(CSTAUniversalFailure.INVALID_FEATURE), TestStream.messages(
                stream.ask(new Csta.SetFwd("5001", new ForwardingInfo(ForwardingType.of(7), true, "5002")))));
        assertEquals(refusal(CSTAUniversalFailure.INVALID_FORWARDING_DESTINATION), TestStream.messages(
                stream.ask(new Csta.SetFwd("5001", new ForwardingInfo(ForwardingType.FWD_BUSY, true, "5001")))));
        stream.ask(new Csta.ChangeMonitorFilter(1, new MonitorFilter(0, FilterBits.DO_NOT_DISTURB, 0, 0, 0)));
        assertEquals(List.of("SetDndConf 0"), names(stream.ask(new Csta.SetDnd("5001", true))));
        assertEquals(List.of(new Csta.QueryDndConf(true)), TestStream.messages(stream.ask(new Csta.QueryDnd("5001"))));
        stream.ask(new Csta.MakeCall("5001", "5003"));
        assertEquals(List.of(new Csta.QueryLastNumberConf("5003")),
                TestStream.messages(stream.ask(new Csta.QueryLastNumber("5001"))));
        assertEquals(refusal(CSTAUniversalFailure.INVALID_FEATURE), TestStream
                .messages(stream.ask(new Csta.CallCompletion(Feature.of(3), ConnectionID.of(1, "5001")))));
        assertEquals(refusal(CSTAUniversalFailure.NO_CALL_TO_COMPLETE), TestStream
                .messages(stream.ask(new Csta.CallCompletion(Feature.of(0), ConnectionID.of(1, "5001")))));
    }

    @Test
    void shouldConfirmACallThatIsOverBeforeItsConfirmation() {
        SwitchPlan plan = Servers.plan();
        VdnPlan disconnecting = new VdnPlan("6009", "", List.of(new VectorStep.Disconnect()));
        Switch theSwitch = new Switch(new SwitchPlan(plan.stations(), List.of(disconnecting), plan.skills(),
                plan.agents(), plan.trunkGroups(), plan.timers()), Servers.START);
        TestStream caller = new TestStream(
                new SwitchServer(theSwitch, Servers.settings(), () -> Octets.fromHex("1122334455667788")));
        caller.open(18);
        assertEquals(List.of("MakeCallConf 0"), names(caller.ask(new Csta.MakeCall("5001", "6009"))));
    }

    @Test
    void shouldSuppressEnteredDigitsByEitherPrivateFilter() {
        SwitchEvent event = new SwitchEvent.EnteredDigits(new ConnectionId(7, "T801#1", true), "427", Cause.NONE,
                null);
        assertTrue(Events.passes(MonitorFilter.NONE, FilterBits.CHARGE_ADVICE, event));
        assertFalse(Events.passes(MonitorFilter.NONE, FilterBits.ENTERED_DIGITS, event));
        assertFalse(Events.passes(new MonitorFilter(0, 0, 0, 0, 1), 0, event));
    }
}
