package io.strowger.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.IncomingCall;

/** The order of frames on the wire is what the transcript says. */
class WireTranscriptTest {
    private final SwitchServer server = Servers.encoding();
    private final TestStream stream = new TestStream(server);
    private CallHandle call;

    @Test
    void shouldSendWhatTheTranscriptSays() throws IOException, URISyntaxException {
        Path file = Path.of(
                WireTranscriptTest.class.getResource("/wire-transcripts/t1-routed-answered-caller-clears.txt").toURI());
        stream.open(8);
        List<String> waiting = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            switch (line.charAt(0)) {
                case '>' -> {
                    assertEquals(List.of(), waiting, "unexpected before line " + number);
                    perform(line.substring(2).split(" ")).forEach(frame -> waiting.add(text(frame)));
                }
                case '<' -> {
                    assertEquals(line.substring(2), waiting.isEmpty() ? "nothing" : waiting.get(0), "line " + number);
                    waiting.remove(0);
                }
                default -> assertEquals('#', line.charAt(0));
            }
        }
        assertEquals(List.of(), waiting, "unexpected at the end");
    }

    private List<TsapiFrame> perform(String[] words) {
        return switch (words[0]) {
            case "monitor-calls-via-device" -> stream.ask(new Csta.MonitorCallsViaDevice(words[1], MonitorFilter.NONE));
            case "monitor-device" -> stream.ask(new Csta.MonitorDevice(words[1], MonitorFilter.NONE));
            case "register" -> stream.ask(new Csta.RouteRegisterReq(words[1]));
            case "call" ->
                stream.after(() -> call = server.theSwitch().outside().offer(IncomingCall.of(words[1], words[2])));
            case "select" -> stream.ask(new Csta.RouteSelectInvRequest(1, 1, words[1], -2, Octets.EMPTY, true));
            case "answer" -> stream.ask(new Csta.AnswerCall(ConnectionID.of(call.callId(), words[1])));
            case "caller-hangs-up" -> stream.after(() -> server.theSwitch().outside().callerHangsUp(call));
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static String text(TsapiFrame frame) {
        int pdu = frame.privateData() instanceof PrivateData.Avaya avaya ? avaya.message().attType().number() : 0;
        return frame.monitorCrossRefID() + " " + frame.message().messageType().name() + " " + pdu;
    }
}
