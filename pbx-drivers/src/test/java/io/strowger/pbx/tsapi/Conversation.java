package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.SwitchSite;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiText;
import io.strowger.pbx.Credential;
import io.strowger.pbx.InputSink;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.link.LinkEffect;
import io.strowger.pbx.link.LinkSession;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Plays a scripted conversation with a link session. One step a line; {@code #} begins a comment, an indented line
 * goes on with the one above, {@code *} in what is expected stands for anything.
 *
 * <pre>
 * setting NAME VALUE       option of the driver, or rate, seed, plan; before the first step
 * monitor device|calls ID  wanted from the start; route ID likewise
 * start | stop | connected | connect-failed WHY | connect-refused CAUSE WHY | disconnected WHY | paused | resumed | overflow WHAT
 * devices device:ID calls:ID route:ID ...      replaces what is wanted
 * submit ID CLASS COMMAND ARGUMENTS            a request of the engine
 * advance 20s              time goes on, stopping at every deadline
 * &lt; TEXT | &lt;hex HEX        a frame, or bytes, from the server
 * &gt; TEXT | &gt;hex HEX        the next thing the link does is to send this frame, or exactly these bytes
 * connect TEXT | disconnect | input TEXT | stopped    the next thing the link does is this
 * nothing                  the link does nothing now
 * status TEXT              the status as text contains this
 * </pre>
 */
final class Conversation {
    private static final long SECOND = 1_000_000_000L;
    private static final int DEADLINES_MAX = 100_000;

    private final String name;
    private final Map<String, String> settings = new HashMap<>();
    private final List<LinkDevices.Monitor> monitors = new ArrayList<>();
    private final List<String> routes = new ArrayList<>();
    private final ArrayDeque<LinkEffect> done = new ArrayDeque<>();
    private TsapiLinkSession session;
    private long now = 1_000 * SECOND;
    private int line;

    private Conversation(String name) {
        this.name = name;
    }

    /** Plays all lines and demands that nothing is left unexpected. */
    static void play(String name, List<String> lines) {
        Conversation conversation = new Conversation(name);
        int number = 0;
        List<String> steps = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (String text : lines) {
            number++;
            boolean goesOn = text.startsWith(" ") && !text.isBlank() && !steps.isEmpty();
            if (goesOn) {
                steps.set(steps.size() - 1, steps.get(steps.size() - 1) + " " + text.strip());
            } else if (!text.isBlank() && !text.startsWith("#")) {
                steps.add(text.strip());
                numbers.add(number);
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            conversation.line = numbers.get(i);
            conversation.step(steps.get(i));
        }
        conversation.nothing();
    }

    private String where() {
        return name + ":" + line;
    }

    private void step(String text) {
        int blank = text.indexOf(' ');
        String verb = blank < 0 ? text : text.substring(0, blank);
        String rest = blank < 0 ? "" : text.substring(blank + 1).strip();
        switch (verb) {
            case "setting" -> settings.put(rest.substring(0, rest.indexOf(' ')),
                    rest.substring(rest.indexOf(' ') + 1).strip());
            case "monitor" -> monitors.add(monitor(rest.split(" ")[0], rest.split(" ")[1]));
            case "route" -> routes.add(rest);
            default -> {
                if (session == null) {
                    session = session();
                }
                act(verb, rest);
                collect();
            }
        }
    }

    private void act(String verb, String rest) {
        switch (verb) {
            case "start" -> session.start(now);
            case "stop" -> session.stop(now);
            case "connected" -> session.onConnected(now);
            case "connect-failed" -> session.onConnectFailed(now, LinkDownCause.CONNECT_FAILED, rest);
            case "connect-refused" -> session.onConnectFailed(now, LinkDownCause.valueOf(rest.split(" ", 2)[0]),
                    rest.split(" ", 2)[1]);
            case "disconnected" -> session.onDisconnected(now,
                    rest.isEmpty() ? LinkDownCause.CLOSED_BY_PEER : LinkDownCause.IO_ERROR, rest);
            case "overflow" -> session.onOverflow(now, rest);
            case "paused" -> session.onReadingPaused(now);
            case "resumed" -> session.onReadingResumed(now);
            case "devices" -> session.updateDevices(now, devices(rest));
            case "submit" -> session.submit(now, request(rest.split(" ")));
            case "advance" -> advance((long) (Double.parseDouble(rest.replace("s", "")) * SECOND));
            case "<" -> receive(TsapiCodec.encode(FrameText.frame(rest)));
            case "<hex" -> receive(hex(rest));
            default -> check(verb, rest);
        }
    }

    private void check(String verb, String rest) {
        switch (verb) {
            case ">" -> {
                byte[] sent = next(LinkEffect.Send.class, rest).bytes();
                matches(rest, TsapiText.print(TsapiCodec.decode(sent, 0, sent.length).orElseThrow()));
            }
            case ">hex" -> assertEquals(HexFormat.of().formatHex(hex(rest)),
                    HexFormat.of().formatHex(next(LinkEffect.Send.class, rest).bytes()), where());
            case "connect" -> {
                LinkEffect.Connect c = next(LinkEffect.Connect.class, rest);
                matches(rest, c.host() + ":" + c.port() + (c.secure() ? " secure" : ""));
            }
            case "disconnect" -> next(LinkEffect.Disconnect.class, rest);
            case "stopped" -> next(LinkEffect.Stopped.class, rest);
            case "input" -> matches(rest, next(LinkEffect.Offer.class, rest).input()
                    .toString()
                    .replace("switchName=CM, link=AES1, ", ""));
            case "nothing" -> nothing();
            case "status" -> {
                String status = session.status().toString();
                assertTrue(pattern("*" + rest + "*").matcher(status).matches(),
                        where() + ": " + rest + " in " + status);
            }
            default -> fail(where() + ": no such step: " + verb);
        }
    }

    private void nothing() {
        assertNull(done.peek(), () -> where() + ": did " + describe(done.peek()));
    }

    private <E> E next(Class<E> type, String wanted) {
        LinkEffect effect = done.poll();
        if (!type.isInstance(effect)) {
            fail(where() + ": wanted " + type.getSimpleName() + " " + wanted + ", got " + describe(effect));
        }
        return type.cast(effect);
    }

    private static String describe(LinkEffect effect) {
        return effect instanceof LinkEffect.Send send
                ? TsapiText.print(TsapiCodec.decode(send.bytes(), 0, send.bytes().length).orElseThrow())
                : String.valueOf(effect);
    }

    private void matches(String wanted, String got) {
        if (!pattern(wanted).matcher(got).matches()) {
            assertEquals(wanted, got, where());
        }
    }

    private static Pattern pattern(String wanted) {
        StringBuilder regex = new StringBuilder();
        for (String part : wanted.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString());
    }

    private void receive(byte[] bytes) {
        session.onBytes(now, bytes, 0, bytes.length);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("(hdr|body|priv|plen|data)|\\s", ""));
    }

    /** Nothing happens between deadlines, so time may jump from one to the next. */
    private void advance(long nanos) {
        long target = now + nanos;
        for (int i = 0; session.nextDeadline() <= target; i++) {
            assertTrue(i < DEADLINES_MAX, where() + ": a deadline that does not go away");
            now = Math.max(now, session.nextDeadline());
            session.onTime(now);
        }
        now = target;
    }

    private void collect() {
        for (LinkEffect effect = session.poll(); effect != null; effect = session.poll()) {
            done.add(effect);
        }
        assertTrue(session.nextDeadline() > now || session.nextDeadline() == LinkSession.NO_DEADLINE
                || overdueIsDone(), where() + ": a deadline is in the past");
    }

    private boolean overdueIsDone() {
        session.onTime(now);
        for (LinkEffect effect = session.poll(); effect != null; effect = session.poll()) {
            done.add(effect);
        }
        return session.nextDeadline() > now;
    }

    private TsapiLinkSession session() {
        String plan = settings.remove("plan");
        String[] p = plan == null ? null : plan.split(",", -1);
        NumberPlan numbers = p == null
                ? NumberPlan.NONE
                : new NumberPlan(p[0], p[1], p[2], p[3], p[4], Integer.parseInt(p[5]));
        String rate = settings.remove("rate");
        String service = settings.remove("service");
        LinkSite link = new LinkSite("AES1", "tsapi", "aes", 450, service == null ? "AVAYA#CM#CSTA#AES1" : service, "c",
                rate == null ? 0 : Integer.parseInt(rate));
        String seed = settings.remove("seed");
        return new TsapiLinkSession(new LinkContext(new SwitchSite("CM", List.of(link), numbers), link,
                new Credential("ctiuser", "Secret1!"), new LinkDevices(monitors, routes),
                new LinkContext.Environment(Unused.SINK, clock(), seed == null ? 1 : Long.parseLong(seed), settings)));
    }

    /** Every conversation begins at eight o'clock in the morning of 2027-01-15, in UTC. */
    private LinkContext.NanoClock clock() {
        Instant eight = Instant.ofEpochSecond(1_800_000_000);
        long start = now;
        return new LinkContext.NanoClock() {
            @Override
            public long nanos() {
                throw new AssertionError("a session is told the time");
            }

            @Override
            public Instant wall() {
                return eight.plusNanos(now - start);
            }
        };
    }

    private static final class Unused {
        static final InputSink SINK = new InputSink() {
            @Override
            public Offer offer(io.strowger.core.input.Input input) {
                throw new AssertionError("a session offers nothing itself");
            }

            @Override
            public void onRoom(Runnable listener) {
                throw new AssertionError("a session offers nothing itself");
            }
        };
    }

    private static LinkDevices devices(String text) {
        List<LinkDevices.Monitor> monitors = new ArrayList<>();
        List<String> routes = new ArrayList<>();
        for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
            String[] parts = word.split(":");
            if (parts[0].equals("route")) {
                routes.add(parts[1]);
            } else {
                monitors.add(monitor(parts[0], parts[1]));
            }
        }
        return new LinkDevices(monitors, routes);
    }

    private static LinkDevices.Monitor monitor(String kind, String device) {
        return new LinkDevices.Monitor(device, switch (kind) {
            case "device" -> MonitorKind.DEVICE;
            case "calls" -> MonitorKind.CALLS_VIA_DEVICE;
            default -> throw new IllegalArgumentException(kind);
        });
    }

    private static Output.PbxRequest request(String[] w) {
        PbxCommand command = switch (w[2]) {
            case "RouteSelect" -> new PbxCommand.RouteSelect(
                    new RouteDialogue(Integer.parseInt(w[3]), Integer.parseInt(w[4])), w[5],
                    w.length > 6 ? Bytes.fromHex(w[6]) : Bytes.EMPTY);
            case "RouteEnd" -> new PbxCommand.RouteEnd(
                    new RouteDialogue(Integer.parseInt(w[3]), Integer.parseInt(w[4])), Integer.parseInt(w[5]));
            case "AnswerCall" -> new PbxCommand.AnswerCall(connection(w[3]));
            case "HoldCall" -> new PbxCommand.HoldCall(connection(w[3]));
            case "RetrieveCall" -> new PbxCommand.RetrieveCall(connection(w[3]));
            case "ClearConnection" -> new PbxCommand.ClearConnection(connection(w[3]));
            case "DeflectCall" -> new PbxCommand.DeflectCall(connection(w[3]), w[4]);
            case "MakeCall" ->
                new PbxCommand.MakeCall(w[3], w[4], w.length > 5 ? Bytes.fromHex(w[5]) : Bytes.EMPTY);
            case "SnapshotDevice" -> new PbxCommand.SnapshotDevice(w[3]);
            case "SnapshotCall" -> new PbxCommand.SnapshotCall(connection(w[3]));
            case "QueryAgentState" -> new PbxCommand.QueryAgentState(w[3]);
            case "SetAgentState" ->
                new PbxCommand.SetAgentState(w[3], "", WorkMode.valueOf(w[4]), Integer.parseInt(w[5]));
            default -> throw new IllegalArgumentException(w[2]);
        };
        return new Output.PbxRequest("CM", "AES1", Long.parseLong(w[0]), RequestClass.valueOf(w[1]), command);
    }

    private static ConnectionId connection(String text) {
        String[] parts = text.split("@");
        boolean dynamic = parts[1].endsWith("!");
        return new ConnectionId(Integer.parseInt(parts[0]), dynamic
                ? parts[1].substring(0, parts[1].length() - 1)
                : parts[1], dynamic);
    }
}
