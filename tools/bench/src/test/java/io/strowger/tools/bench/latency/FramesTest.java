package io.strowger.tools.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiMessage;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static TsapiMessage message(byte[] frame) {
        return TsapiCodec.decode(frame, 0, frame.length).orElseThrow().message();
    }

    @Test
    void theFramesAreWhatTheySayAndBelongTogether() {
        Csta.RouteRequestExt request = assertInstanceOf(Csta.RouteRequestExt.class, message(Frames.routeRequest()));
        Csta.RouteSelectInvRequest select = assertInstanceOf(Csta.RouteSelectInvRequest.class,
                message(Frames.routeSelect()));
        assertEquals(request.routingCrossRefID(), select.routingCrossRefID());
    }
}
