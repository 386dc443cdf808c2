package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.Decoded;
import io.strowger.csta.TextCharset;
import io.strowger.csta.trace.TraceLine;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.pbx.LinkTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTracerTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_800_000_000);

    private final List<LinkTrace.Entry> entries = new ArrayList<>();

    private FrameTracer tracer(String device, String call) {
        return new FrameTracer(new LinkTrace(device, call, entries::add), "CM/AES1", TextCharset.LATIN_1);
    }

    private static void pass(FrameTracer tracer, boolean sent, String text) {
        TsapiFrame frame = FrameText.frame(text);
        byte[] bytes = TsapiCodec.encode(frame);
        tracer.frame(TIME, sent, bytes, 0, bytes.length, new Decoded.Value<>(frame, bytes.length));
    }

    private List<String> messages() {
        return entries.stream().map(e -> e.text().replaceAll(".*? (Csta|Acs)\\.(\\w+)\\{.*", "$2")).toList();
    }

    @Test
    void shouldShowNeitherPasswordsNorWhatTheyAreMadeOf() {
        FrameTracer tracer = tracer("", "");
        pass(tracer, true,
                "invokeID=2 Acs.OpenStream{serverID=\"T\", loginID=\"ctiuser\", cryptPass=#e6d86146bb5cca7a}");
        pass(tracer, true, "invokeID=3 Csta.SetAgentState{device=\"5001\", agentPassword=\"s3cret\"}");
        pass(tracer, false, "monitorCrossRefID=1 Csta.LoggedOn{agentID=\"1001\", password=\"s3cret\"}");
        assertEquals(3, entries.size());
        for (LinkTrace.Entry entry : entries) {
            assertFalse(entry.line().contains("e6d86146bb5cca7a"), entry.line());
            assertFalse(entry.line().contains(HexFormat.of().formatHex("s3cret".getBytes())), entry.line());
            assertFalse(entry.text().contains("s3cret") || entry.text().contains("e6d861"), entry.text());
            TraceLine line = TraceLine.parse(entry.line()).orElseThrow();
            assertEquals("CM/AES1", line.link());
            assertEquals(entry.sent(), line.sent());
            TsapiCodec.decode(line.octets().toByteArray(), 0, line.octets().length()).orElseThrow();
        }
        assertTrue(entries.get(0).text().contains("ctiuser"));
    }

    @Test
    void shouldHideAllOfAnOpenRequestThatCannotBeRead() {
        byte[] bytes = TsapiCodec.encode(FrameText.frame("Acs.OpenStream{cryptPass=#e6d86146bb5cca7a}"));
        tracer("", "").frame(TIME, true, bytes, 0, bytes.length,
                TsapiCodec.decode(new byte[]{1, 2, 3}, 0, 3));
        assertFalse(entries.get(0).line().contains("e6d86146"), entries.get(0).line());
        assertTrue(entries.get(0).line().endsWith("2a2a2a"), entries.get(0).line());
        assertTrue(entries.get(0).text().startsWith("cannot be read at offset"), entries.get(0).text());
    }

    @Test
    void shouldFollowADevice() {
        FrameTracer tracer = tracer("5001", "");
        pass(tracer, true, "invokeID=6 Csta.MonitorDevice{deviceID=\"5001\"}");
        pass(tracer, true, "invokeID=7 Csta.MonitorDevice{deviceID=\"5002\"}");
        pass(tracer, false, "invokeID=7 Csta.MonitorConf{monitorCrossRefID=102}");
        pass(tracer, false, "invokeID=6 Csta.MonitorConf{monitorCrossRefID=101}");
        pass(tracer, false, "monitorCrossRefID=102 Csta.Queued{queue=\"8001\"}");
        pass(tracer, false, "monitorCrossRefID=101 Csta.Queued{queue=\"8001\"}");
        pass(tracer, false, "monitorCrossRefID=102 Csta.Queued{queue=\"5001\"}");
        pass(tracer, false, "monitorCrossRefID=102 Csta.Queued{queue=\"50011\"}");
        assertEquals(List.of("MonitorDevice", "MonitorConf", "Queued", "Queued"), messages());
    }

    @Test
    void shouldFollowACallThroughItsRouteDialogue() {
        FrameTracer tracer = tracer("", "55");
        pass(tracer, false,
                "Csta.RouteRequestExt{routeRegisterReqID=1, routingCrossRefID=7, routedCall=55@\"T801#3\"!}");
        pass(tracer, false,
                "Csta.RouteRequestExt{routeRegisterReqID=1, routingCrossRefID=8, routedCall=155@\"T801#4\"!}");
        pass(tracer, true, "invokeID=9 Csta.RouteSelectInvRequest{routeRegisterReqID=1, routingCrossRefID=8}");
        pass(tracer, true, "invokeID=10 Csta.RouteSelectInvRequest{routeRegisterReqID=1, routingCrossRefID=7}");
        pass(tracer, false, "invokeID=9 Csta.UniversalFailureConf{error=GENERIC_OPERATION}");
        pass(tracer, false, "invokeID=10 Csta.UniversalFailureConf{error=GENERIC_OPERATION}");
        pass(tracer, true, "invokeID=11 Csta.AnswerCall{alertingCall=55@\"5001\"}");
        pass(tracer, false, "invokeID=11 Csta.AnswerCallConf{}");
        pass(tracer, false, "invokeID=11 Csta.AnswerCallConf{}");
        assertEquals(List.of("RouteRequestExt", "RouteSelectInvRequest", "UniversalFailureConf", "AnswerCall",
                "AnswerCallConf"), messages());
    }
}
