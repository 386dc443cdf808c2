package io.strowger.pbx.tsapi;

import io.strowger.csta.Decoded;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiText;
import io.strowger.pbx.LinkTrace;
import io.strowger.pbx.link.LinkEffect;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes frames, and shows those of both directions to whoever traces the link. One thread. */
final class FrameOutput {
    private static final Logger LOG = LoggerFactory.getLogger(FrameOutput.class);

    private final LinkParts parts;
    private final Map<LinkTrace, FrameTracer> traces = new LinkedHashMap<>();

    FrameOutput(LinkParts parts) {
        this.parts = parts;
    }

    /** @throws io.strowger.csta.EncodeException a member is too long for the wire */
    void send(TsapiFrame frame) {
        byte[] bytes = TsapiCodec.encode(frame);
        if (LOG.isTraceEnabled()) {
            LOG.trace("link={} sent {}", parts.reports, TsapiText.print(frame));
        }
        if (!traces.isEmpty()) {
            show(true, bytes, 0, bytes.length, new Decoded.Value<>(frame, bytes.length));
        }
        parts.counters.framesSent++;
        parts.counters.bytesSent += bytes.length;
        parts.effects.add(new LinkEffect.Send(bytes));
    }

    /** A frame has come. */
    void received(byte[] bytes, int offset, int length, Decoded<TsapiFrame> decoded) {
        if (LOG.isTraceEnabled() && decoded instanceof Decoded.Value<TsapiFrame> value) {
            LOG.trace("link={} received {}", parts.reports, TsapiText.print(value.value()));
        }
        if (!traces.isEmpty()) {
            show(false, bytes, offset, length, decoded);
        }
    }

    private void show(boolean sent, byte[] bytes, int offset, int length, Decoded<TsapiFrame> decoded) {
        Instant time = parts.context.environment().clock().wall();
        traces.values().forEach(tracer -> tracer.frame(time, sent, bytes, offset, length, decoded));
    }

    void trace(LinkTrace trace, boolean on) {
        if (on) {
            traces.put(trace, new FrameTracer(trace, parts.reports.toString(), parts.options.local().charset()));
        } else {
            traces.remove(trace);
        }
    }
}
