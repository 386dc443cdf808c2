package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.input.Input;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.SwitchSite;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.pbx.Credential;
import io.strowger.pbx.InputSink;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.LinkStep;
import io.strowger.pbx.link.LinkEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How long a large link takes to come up, in virtual time over the real session, against a server of whom two things
 * are known: how long an answer is on its way, and how long the licence of a monitor takes, one after the other.
 */
class LinkUpTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final int STATIONS = 10_000;
    private static final int VDNS = 200;
    private static final int RATE = 2_000;

    private final PriorityQueue<Answer> answers = new PriorityQueue<>();
    private TsapiLinkSession session;
    private long now = SECOND;
    private long wayMicros;
    private long licenceMicros;
    private long busyUntil;
    private int reference;
    private int outstanding;
    private int outstandingMost;
    private int congestedEvery;
    private int monitorsAsked;
    private long upAt;
    private int controlSnapshots;
    private final List<Long> sent = new ArrayList<>();

    private record Answer(long at, int order, TsapiFrame frame) implements Comparable<Answer> {
        @Override
        public int compareTo(Answer other) {
            return at != other.at ? Long.compare(at, other.at) : Integer.compare(order, other.order);
        }
    }

    private void make(int stations, int rate, Map<String, String> options) {
        List<LinkDevices.Monitor> monitors = new ArrayList<>();
        List<String> vdns = new ArrayList<>();
        for (int i = 0; i < stations; i++) {
            monitors.add(new LinkDevices.Monitor(String.valueOf(100_000 + i), MonitorKind.DEVICE));
        }
        for (int i = 0; i < VDNS; i++) {
            monitors.add(new LinkDevices.Monitor(String.valueOf(60_000 + i), MonitorKind.CALLS_VIA_DEVICE));
            vdns.add(String.valueOf(60_000 + i));
        }
        LinkSite link = new LinkSite("L", "tsapi", "h", 450, "T", "c", rate);
        InputSink none = new InputSink() {
            @Override
            public Offer offer(Input input) {
                throw new AssertionError("a session offers nothing itself");
            }

            @Override
            public void onRoom(Runnable listener) {
                throw new AssertionError("a session offers nothing itself");
            }
        };
        session = new TsapiLinkSession(new LinkContext(new SwitchSite("CM", List.of(link), NumberPlan.NONE), link,
                new Credential("u", "p"), new LinkDevices(monitors, vdns),
                new LinkContext.Environment(none, () -> now, 1, options)));
        session.start(now);
        carryOut();
    }

    private void carryOut() {
        for (LinkEffect effect = session.poll(); effect != null; effect = session.poll()) {
            switch (effect) {
                case LinkEffect.Connect c -> session.onConnected(now);
                case LinkEffect.Send send -> receive(
                        TsapiCodec.decode(send.bytes(), 0, send.bytes().length).orElseThrow());
                case LinkEffect.Offer offer -> {
                    if (offer.input() instanceof Input.LinkChanged changed && changed.state() == LinkState.UP) {
                        upAt = now;
                    } else if (offer.input() instanceof Input.PbxReplied) {
                        controlSnapshots++;
                    }
                }
                default -> {
                }
            }
        }
    }

    private void receive(TsapiFrame frame) {
        sent.add(now);
        switch (frame.message()) {
            case Acs.NameSrvRequest r -> text(frame,
                    "Acs.NameSrvReply{list=[{serverName=\"T\", serverAddr=#0200041a7f0000010000000000000000}]}", 0);
            case Acs.KeyRequest r -> text(frame, "Acs.AuthReplyTwo{key=#1122334455667788}", 0);
            case Acs.OpenStream r ->
                text(frame, "Acs.OpenStreamConf{apiVer=\"ST2\"} private=\"ECS\" #00313800", 0);
            case Csta.GetApiCaps r -> text(frame, "Csta.GetApiCapsConf{}", 0);
            case Csta.GetDeviceList r -> text(frame, "Csta.GetDeviceListConf{index=-1}", 0);
            case Csta.MonitorDevice r -> monitor(frame);
            case Csta.MonitorCallsViaDevice r -> monitor(frame);
            case Csta.RouteRegisterReq r -> answer(frame, new Csta.RouteRegisterReqConf(++reference), 0);
            case Csta.SnapshotDevice r -> text(frame, "Csta.SnapshotDeviceConf{}", 0);
            default -> {
            }
        }
    }

    private void monitor(TsapiFrame frame) {
        outstandingMost = Math.max(outstandingMost, ++outstanding);
        if (congestedEvery > 0 && ++monitorsAsked % congestedEvery == 0) {
            answer(frame, new Csta.UniversalFailureConf(CSTAUniversalFailure.RESOURCE_LIMITATION_REJECTION), 0);
        } else {
            answer(frame, new Csta.MonitorConf(++reference, MonitorFilter.NONE), licenceMicros);
        }
    }

    private void text(TsapiFrame request, String message, long licence) {
        TsapiFrame read = FrameText.frame("invokeID=" + request.invokeID() + " " + message);
        later(read, licence);
    }

    private void answer(TsapiFrame request, TsapiMessage message, long licence) {
        later(new TsapiFrame(request.invokeID(), 0, message, PrivateData.ABSENT), licence);
    }

    /** The licences come one by one; the way there and back is the same for all. */
    private void later(TsapiFrame frame, long licence) {
        long ready = now + wayMicros * 1_000 / 2;
        if (licence > 0) {
            busyUntil = Math.max(busyUntil, ready) + licence * 1_000;
            ready = busyUntil;
        }
        answers.add(new Answer(ready + wayMicros * 1_000 / 2, answers.size() + reference, frame));
    }

    /** Time goes on to whatever is next; false when nothing is, or it is too late. */
    private boolean step(long until) {
        long next = session.nextDeadline();
        if (!answers.isEmpty() && answers.peek().at() <= next) {
            now = Math.max(now, answers.peek().at());
            if (now > until) {
                return false;
            }
            Answer answer = answers.poll();
            outstanding -= answer.frame().message() instanceof Csta.MonitorConf
                    || answer.frame().message() instanceof Csta.UniversalFailureConf ? 1 : 0;
            byte[] bytes = TsapiCodec.encode(answer.frame());
            session.onBytes(now, bytes, 0, bytes.length);
        } else if (next > until) {
            return false;
        } else {
            now = Math.max(now, next);
            session.onTime(now);
        }
        carryOut();
        return true;
    }

    private void untilUp(long limit) {
        long end = now + limit;
        while (upAt == 0) {
            assertTrue(step(end), "not up after " + limit / SECOND + " s: " + session.status());
        }
    }

    /** Whatever the way and the licences: at most a tenth longer than what the link cannot do without. */
    @ParameterizedTest
    @CsvSource({"200,0", "1000,0", "20000,0", "100000,0", "1000000,0", "1000,300", "1000,2000", "1000,10000",
        "100000,10000", "1000,50000", "1000000,20000"})
    void shouldComeUpInTheTimeOfTheLinkItself(long way, long licence) {
        wayMicros = way;
        licenceMicros = licence;
        make(STATIONS, RATE, Map.of("heartbeat-seconds", "0"));
        long started = now;
        untilUp(3_600 * SECOND);
        long requests = STATIONS + 2L * VDNS;
        // Five answers must be waited for, one after the other, before the first monitor.
        long floor = 5 * way * 1_000 + Math.max(requests * SECOND / RATE + way * 1_000,
                (STATIONS + VDNS) * licence * 1_000 + way * 1_000);
        long took = upAt - started;
        assertTrue(took <= floor + floor / 10, "took " + took / MILLI + " ms, the floor is " + floor / MILLI + " ms: "
                + session.status());
        assertTrue(took >= floor * 9 / 10, "the floor is wrong: " + took / MILLI + " of " + floor / MILLI + " ms");
        LinkStatus.Step monitors = step(LinkStep.MONITORS);
        assertEquals(LinkStatus.StepState.DONE, monitors.state());
        assertEquals(STATIONS + VDNS, monitors.done());
        assertEquals(VDNS, step(LinkStep.REGISTRATIONS).done());
        assertEquals(0, session.status().counters().requestsTimedOut());
        neverAboveTheRate();
    }

    private void neverAboveTheRate() {
        int burst = RATE / 10;
        for (int i = RATE + burst + 10; i < sent.size(); i++) {
            assertTrue(sent.get(i) - sent.get(i - RATE - burst) >= SECOND - MILLI,
                    "more than the rate in the second before " + sent.get(i));
        }
    }

    private LinkStatus.Step step(LinkStep step) {
        return session.status().work().steps().stream().filter(s -> s.step() == step).findFirst().orElseThrow();
    }

    /** A server that answers one by one does not get thousands of monitors to hold, behind which a call would wait. */
    @Test
    void shouldNotPileUpAtAServerThatFetchesLicencesOneByOne() {
        wayMicros = 1_000;
        licenceMicros = 50_000;
        make(STATIONS, RATE, Map.of("heartbeat-seconds", "0"));
        for (int i = 0; i < 20_000 && upAt == 0 && now < 60 * SECOND; i++) {
            step(Long.MAX_VALUE);
        }
        outstandingMost = outstanding;
        while (now < 120 * SECOND) {
            step(Long.MAX_VALUE);
        }
        assertTrue(outstandingMost <= 300, outstandingMost + " monitors wait at the server: " + session.status());
    }

    /** While monitors come, a call's request leaves at once and is not behind them. */
    @Test
    void shouldSendCallControlFirst() {
        wayMicros = 1_000;
        make(STATIONS, RATE, Map.of("heartbeat-seconds", "0"));
        while (now < 3 * SECOND) {
            step(Long.MAX_VALUE);
        }
        int before = sent.size();
        session.submit(now, new Output.PbxRequest("CM", "L", 1, RequestClass.CALL_CONTROL,
                new PbxCommand.AnswerCall(new ConnectionId(1, "100000", false))));
        carryOut();
        while (sent.size() == before) {
            step(Long.MAX_VALUE);
        }
        LinkStatus.ClassLoad control = session.status().work().classes().get(0);
        assertEquals(RequestClass.CALL_CONTROL, control.requestClass());
        assertEquals(1, control.sent());
        assertTrue(control.waitMaxMicros() <= SECOND / RATE / 1_000 + 1, control.toString());
    }

    /** One of ten monitors meets congestion: all stand in the end, the rate is lower meanwhile and whole again later. */
    @Test
    void shouldComeUpThroughCongestion() {
        wayMicros = 1_000;
        congestedEvery = 10;
        make(1_000, RATE, Map.of("heartbeat-seconds", "0"));
        untilUp(600 * SECOND);
        assertEquals(1_000 + VDNS, step(LinkStep.MONITORS).done());
        assertEquals(0, session.status().work().refusals().count());
        LinkStatus.Rate rate = session.status().work().rate();
        assertTrue(rate.perSecondNow() < RATE && rate.congestions() > 0, rate.toString());
        assertNotNull(rate.reason());
        session.submit(now + 60 * SECOND, new Output.PbxRequest("CM", "L", 1, RequestClass.SNAPSHOT,
                new PbxCommand.SnapshotDevice("100000")));
        assertEquals(RATE, session.status().work().rate().perSecondNow());
    }

    /** Thousands of snapshots at once are neither refused nor timed out, and take no longer than the link needs. */
    @Test
    void shouldAnswerTenThousandSnapshotsAtTheRateOfTheLink() {
        wayMicros = 20_000;
        make(100, RATE, Map.of("heartbeat-seconds", "0"));
        untilUp(60 * SECOND);
        long began = now;
        for (int i = 0; i < STATIONS; i++) {
            session.submit(now, new Output.PbxRequest("CM", "L", i, RequestClass.SNAPSHOT,
                    new PbxCommand.SnapshotDevice(String.valueOf(100_000 + i))));
        }
        carryOut();
        while (controlSnapshots < STATIONS) {
            assertTrue(step(began + 60 * SECOND), controlSnapshots + " answered: " + session.status());
        }
        long floor = STATIONS * SECOND / RATE + wayMicros * 1_000;
        assertTrue(now - began <= floor + floor / 10, "took " + (now - began) / MILLI + " ms");
        LinkStatus.Step snapshots = step(LinkStep.SNAPSHOTS);
        assertEquals(STATIONS, snapshots.done());
        assertEquals(LinkStatus.StepState.DONE, snapshots.state());
        assertEquals(0, session.status().counters().requestsNotSent());
    }
}
