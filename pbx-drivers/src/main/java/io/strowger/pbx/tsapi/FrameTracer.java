package io.strowger.pbx.tsapi;

import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.TextCharset;
import io.strowger.csta.codec.TextStyle;
import io.strowger.csta.trace.TraceLine;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiText;
import io.strowger.pbx.LinkTrace;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives one trace its frames. A frame concerns a device or call when it names it; so do the answer to a request that
 * does, the events of a monitor that was asked for it, and the rest of a route dialogue that began with it. One thread.
 */
final class FrameTracer {
    /** Most requests, monitors and dialogues, each, that are remembered as concerned; the oldest is forgotten first. */
    static final int REMEMBERED_MAX = 10_000;
    private static final Pattern DIALOGUE = Pattern.compile("routeRegisterReqID=(\\d+), routingCrossRefID=(\\d+)");
    private static final Pattern MONITOR = Pattern.compile("Csta\\.MonitorConf\\{monitorCrossRefID=(\\d+)");

    private final LinkTrace trace;
    private final String link;
    private final TextStyle style;
    private final String quotedDevice;
    private final Pattern call;
    private final Set<Integer> requests = remembered();
    private final Set<Integer> monitors = remembered();
    private final Set<String> dialogues = remembered();

    FrameTracer(LinkTrace trace, String link, TextCharset charset) {
        this.trace = trace;
        this.link = link;
        this.style = new TextStyle(charset, false);
        this.quotedDevice = '"' + trace.device() + '"';
        this.call = Pattern.compile("\\bcallID=" + Pattern.quote(trace.call()) + "\\b");
    }

    private static <E> Set<E> remembered() {
        return Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<E, Boolean> eldest) {
                return size() > REMEMBERED_MAX;
            }
        });
    }

    /** A frame passes. */
    void frame(Instant time, boolean sent, byte[] bytes, int offset, int length, Decoded<TsapiFrame> decoded) {
        switch (decoded) {
            case Decoded.Value<TsapiFrame> value -> {
                String text = TsapiText.print(value.value(), style);
                if (concerns(value.value(), text, sent)) {
                    give(time, sent, FrameMask.masked(bytes, offset, length, value.value()), text);
                }
            }
            case Decoded.Fault<TsapiFrame> fault -> {
                if (isWhole()) {
                    give(time, sent, FrameMask.masked(bytes, offset, length),
                            "cannot be read at offset " + fault.offset() + ": " + fault.reason());
                }
            }
        }
    }

    private boolean isWhole() {
        return trace.device().isEmpty() && trace.call().isEmpty();
    }

    private boolean concerns(TsapiFrame frame, String text, boolean sent) {
        if (isWhole()) {
            return true;
        }
        boolean named = !trace.device().isEmpty() && text.contains(quotedDevice)
                || !trace.call().isEmpty() && call.matcher(text).find();
        boolean answers = !sent && frame.invokeID() != 0 && requests.remove(frame.invokeID());
        boolean watched = !sent && frame.monitorCrossRefID() != 0 && monitors.contains(frame.monitorCrossRefID());
        Matcher dialogue = DIALOGUE.matcher(text);
        boolean inDialogue = dialogue.find();
        boolean routed = inDialogue && dialogues.contains(dialogue.group());
        boolean concerned = named || answers || watched || routed;
        if (concerned) {
            if (sent) {
                requests.add(frame.invokeID());
            }
            if (inDialogue) {
                dialogues.add(dialogue.group());
            }
            Matcher monitor = MONITOR.matcher(text);
            if (answers && monitor.find() && !trace.device().isEmpty()) {
                monitors.add(Integer.parseInt(monitor.group(1)));
            }
        }
        return concerned;
    }

    private void give(Instant time, boolean sent, byte[] masked, String text) {
        TraceLine line = new TraceLine(time, link, sent, Octets.of(masked));
        trace.sink().accept(new LinkTrace.Entry(line.time(), sent, line.print(), text));
    }
}
