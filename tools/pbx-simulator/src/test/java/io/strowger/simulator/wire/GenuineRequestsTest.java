package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.EventClass;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiText;
import io.strowger.simulator.model.AgentChange;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.CallOptions;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.WorkMode;

/** The octets that a genuine client's encoder writes for each service, with a switch in a state where they make sense. */
class GenuineRequestsTest {
    private static final int CALL = 1234;
    private static final int HEADER = 22;
    private static final int VENDOR = 32;
    private static final int INVOKE_ID = 7;
    private static final String STATION = "5001";

    private final SwitchServer server = server();
    private final Switch theSwitch = server.theSwitch();
    private final TestStream stream = new TestStream(server);

    private static SwitchServer server() {
        List<StationPlan> stations = IntStream.rangeClosed(5001, 5009)
                .mapToObj(number -> StationPlan.of(Integer.toString(number), AnswerMode.MANUAL)).toList();
        SwitchPlan plan = new SwitchPlan(stations, List.of(VdnPlan.adjunctRouted("6001", 10, 100, "5900")),
                List.of(new SkillPlan("5900", "Sales", 0)),
                List.of(new AgentPlan("7001", "Ada", "1234", List.of("5900"))),
                List.of(new TrunkGroupPlan("701", 2)), SwitchPlan.Timers.DEFAULT);
        return new SwitchServer(new Switch(plan, Servers.START), Servers.settings(),
                () -> Octets.fromHex("1122334455667788"));
    }

    static List<String> requests() throws IOException, URISyntaxException {
        Path file = Path.of(GenuineRequestsTest.class.getResource("/frames/genuine-requests.txt").toURI());
        return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
    }

    /** Brings about call 1234 at station 5001, which is monitored then. */
    private void prepare(String state) {
        for (int id = 1; id < CALL; id++) {
            theSwitch.makeCall("5008", "5009", CallOptions.NONE);
            theSwitch.clearCall(new ConnectionId(id, "", false));
        }
        ConnectionId own = new ConnectionId(CALL, STATION, false);
        boolean call = !state.equals("idle") && !state.equals("agent");
        if (call) {
            theSwitch.outside().offer(IncomingCall.of("9155551212", STATION));
        }
        if (call && !state.equals("ringing")) {
            theSwitch.answerCall(own);
        }
        switch (state) {
            case "held" -> theSwitch.holdCall(own);
            case "consulting" -> {
                theSwitch.consultationCall(own, "5002", CallOptions.NONE);
                theSwitch.answerCall(new ConnectionId(CALL + 1, "5002", false));
            }
            case "swapped" -> {
                theSwitch.consultationCall(own, "5002", CallOptions.NONE);
                theSwitch.answerCall(new ConnectionId(CALL + 1, "5002", false));
                theSwitch.alternateCall(new ConnectionId(CALL + 1, STATION, false), own);
            }
            case "agent" -> theSwitch.setAgentState(new AgentChange(STATION, AgentChange.Mode.LOG_IN, "7001", "1234",
                    WorkMode.AUX_WORK, 0, false));
            default -> {
            }
        }
        stream.open(18);
        stream.ask(new Csta.MonitorDevice(STATION, MonitorFilter.NONE));
    }

    private static byte[] frame(int type, String body, String privateData) {
        byte[] pdu = HexFormat.of().parseHex(body.replace(" ", ""));
        byte[] item = HexFormat.of().parseHex(privateData.replace(" ", ""));
        int block = item.length == 0 ? 0 : VENDOR + 2 + item.length;
        ByteBuffer frame = ByteBuffer.allocate(HEADER + pdu.length + block).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(HEADER - 4 + pdu.length + block).putShort((short) 1).putInt(INVOKE_ID).putInt(0)
                .putShort((short) EventClass.CSTAREQUEST).putShort((short) type).putShort((short) pdu.length)
                .putShort((short) block).put(pdu);
        if (block > 0) {
            byte[] vendor = new byte[VENDOR];
            System.arraycopy("ECS".getBytes(StandardCharsets.US_ASCII), 0, vendor, 0, 3);
            frame.put(vendor).putShort((short) item.length).put(item);
        }
        return frame.array();
    }

    /** A confirmation in full; of an event its monitor, its name and the number of its private data. */
    private static String text(TsapiFrame frame) {
        if (frame.invokeID() == INVOKE_ID) {
            return TsapiText.print(frame).replace("invokeID=" + INVOKE_ID + " monitorCrossRefID=0 ", "")
                    .replaceAll("ucid=\"[0-9]{10,}\"", "ucid=UCID");
        }
        int form = frame.privateData() instanceof PrivateData.Avaya avaya ? avaya.message().attType().number() : 0;
        return frame.monitorCrossRefID() + " " + frame.message().messageType().name() + " " + form;
    }

    @ParameterizedTest
    @MethodSource("requests")
    void shouldUnderstandTheRequest(String line) {
        String[] parts = line.split(" \\| ", -1);
        prepare(parts[0]);
        stream.bytes(frame(Integer.parseInt(parts[1]), parts[2], parts[3].strip()));
        String answer = stream.take().stream().map(GenuineRequestsTest::text).collect(Collectors.joining(" ; "));
        assertEquals(parts[4], answer, line);
    }
}
