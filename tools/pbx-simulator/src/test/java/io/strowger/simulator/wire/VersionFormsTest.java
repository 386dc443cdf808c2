package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.IncomingCall;

/** Every event and confirmation carries the newest private data that the agreed version knows, and no newer one. */
class VersionFormsTest {
    /** The first version of each form, and the form's number; 0 for none. */
    private static final Map<String, String> FORMS = new LinkedHashMap<>();

    static {
        FORMS.put("Delivered", "4:60 5:80 6:117 7:128 13:159");
        FORMS.put("Established", "4:61 5:81 6:118 7:129 13:160");
        FORMS.put("Originated", "4:47 6:119 9:145 15:177");
        FORMS.put("ServiceInitiated", "4:0 5:95 9:147");
        FORMS.put("Held", "4:0 9:146");
        FORMS.put("Retrieved", "4:0");
        FORMS.put("Queued", "4:0 7:130 17:201");
        FORMS.put("Diverted", "4:0 7:135 12:157");
        FORMS.put("Failed", "4:0 7:137 8:141");
        FORMS.put("ConnectionCleared", "4:36 6:115 7:134");
        FORMS.put("CallCleared", "4:34");
        FORMS.put("Transferred", "4:62 5:82 6:106 7:132");
        FORMS.put("Conferenced", "4:59 5:78 6:107 7:133");
        FORMS.put("NetworkReached", "4:40 5:101 7:136");
        FORMS.put("MessageWaiting", "4:21");
        FORMS.put("DoNotDisturb", "4:0");
        FORMS.put("Forwarding", "4:0");
        FORMS.put("GetApiCapsConf", "4:64 5:97 7:127 11:152 14:176 18:210");
        FORMS.put("MakeCallConf", "4:0 5:85");
        FORMS.put("ConsultationCallConf", "4:0 5:84");
        FORMS.put("ConferenceCallConf", "4:0 5:90");
        FORMS.put("TransferCallConf", "4:0 5:91");
        FORMS.put("SnapshotDeviceConf", "4:28 5:72");
        FORMS.put("SnapshotCallConf", "4:0 7:138");
        FORMS.put("QueryMwiConf", "4:21");
        FORMS.put("QueryAgentStateConf", "4:17 5:88 6:104");
        FORMS.put("QueryDeviceInfoConf", "4:20 5:98");
        FORMS.put("QueryTod", "4:25");
        FORMS.put("QueryAcdSplit", "4:12 17:199");
        FORMS.put("QueryCallClassifier", "4:19 17:200");
        FORMS.put("QueryStationStatus", "4:23 10:151");
        FORMS.put("QueryDeviceName", "4:50 5:89 7:125");
        FORMS.put("QueryTg", "4:27");
    }

    private final Map<String, Integer> seen = new TreeMap<>();

    private static int expected(String forms, int version) {
        int number = 0;
        for (String form : forms.split(" ")) {
            String[] parts = form.split(":");
            number = Integer.parseInt(parts[0]) <= version ? Integer.parseInt(parts[1]) : number;
        }
        return number;
    }

    private List<TsapiFrame> note(List<TsapiFrame> frames) {
        for (TsapiFrame frame : frames) {
            note(frame.message().messageType().name().substring(5), frame);
        }
        return frames;
    }

    private void note(String name, TsapiFrame frame) {
        int number = frame.privateData() instanceof PrivateData.Avaya avaya ? avaya.message().attType().number() : 0;
        Integer before = seen.put(name, number);
        assertEquals(before == null ? number : before, number, name);
    }

    private void escape(TestStream stream, AttMessage request) {
        note(request.getClass().getSimpleName(), stream.ask(new Csta.EscapeSvc(), request).get(0));
    }

    private static ConnectionID at(int call, String device) {
        return ConnectionID.of(call, device);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18})
    void shouldUseTheFormsOfTheAgreedVersion(int version) {
        SwitchServer server = Servers.encoding(version);
        TestStream stream = new TestStream(server);
        stream.open(18);
        for (String station : List.of("5001", "5002", "5003")) {
            stream.ask(new Csta.MonitorDevice(station, MonitorFilter.NONE));
        }
        stream.ask(new Csta.MonitorCallsViaDevice("6002", MonitorFilter.NONE));
        consultations(stream);
        calls(stream, server);
        for (CstaMessage request : List.of(new Csta.GetApiCaps(), new Csta.SetMwi("5001", true),
                new Csta.QueryMwi("5001"), new Csta.SetDnd("5001", true), new Csta.QueryAgentState("5001"),
                new Csta.QueryDeviceInfo("5001"), new Csta.SetFwd("5001", new io.strowger.csta.tsapi.ForwardingInfo(
                        io.strowger.csta.tsapi.ForwardingType.FWD_IMMEDIATE, true, "5002")))) {
            note(stream.ask(request));
        }
        for (AttMessage request : List.of(new Att.QueryTod(), new Att.QueryAcdSplit("8001"),
                new Att.QueryCallClassifier(), new Att.QueryStationStatus("5001"), new Att.QueryDeviceName("5001"),
                new Att.QueryTg("801"))) {
            escape(stream, request);
        }
        FORMS.forEach((name, forms) -> assertEquals(expected(forms, version), seen.getOrDefault(name, -1),
                name + " of version " + version));
    }

    private void consultations(TestStream stream) {
        note(stream.ask(new Csta.MakeCall("5001", "5002")));
        note(stream.ask(new Csta.AnswerCall(at(1, "5002"))));
        note(stream.ask(new Csta.SnapshotDevice("5001")));
        note(stream.ask(new Csta.SnapshotCall(at(1, ""))));
        note(stream.ask(new Csta.ConsultationCall(at(1, "5001"), "5003")));
        note(stream.ask(new Csta.AnswerCall(at(2, "5003"))));
        note(stream.ask(new Csta.AlternateCall(at(2, "5001"), at(1, "5001"))));
        note(stream.ask(new Csta.TransferCall(at(2, "5001"), at(1, "5001"))));
        note(stream.ask(new Csta.ClearConnection(at(2, "5002"))));
        note(stream.ask(new Csta.MakeCall("5001", "5002")));
        note(stream.ask(new Csta.AnswerCall(at(3, "5002"))));
        note(stream.ask(new Csta.ConsultationCall(at(3, "5001"), "5003")));
        note(stream.ask(new Csta.AnswerCall(at(4, "5003"))));
        note(stream.ask(new Csta.ConferenceCall(at(3, "5001"), at(4, "5001"))));
        note(stream.ask(new Csta.ClearCall(at(3, ""))));
    }

    private void calls(TestStream stream, SwitchServer server) {
        CallHandle[] call = new CallHandle[2];
        note(stream.after(() -> call[0] = server.theSwitch().outside().offer(IncomingCall.of("9155551212", "6002"))));
        note(stream.after(() -> server.theSwitch().outside().callerHangsUp(call[0])));
        note(stream.after(() -> call[1] = server.theSwitch().outside().offer(IncomingCall.of("9155551212", "5001"))));
        note(stream.ask(new Csta.MakeCall("5003", "5001")));
        note(stream.ask(new Csta.ClearConnection(at(call[1].callId() + 1, "5003"))));
        note(stream.ask(new Csta.DeflectCall(at(call[1].callId(), "5001"), "5002")));
        note(stream.after(() -> server.theSwitch().outside().callerHangsUp(call[1])));
        note(stream.ask(new Csta.MakeCall("5001", "95551212")));
        note(stream.ask(new Csta.ClearCall(at(call[1].callId() + 2, ""))));
    }
}
