package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.SwitchSite;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSNameAddr;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.EventCause;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.pbx.Credential;
import io.strowger.pbx.InputSink;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.link.LinkEffect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A link against a server that answers, refuses, delays, mistakes, falls silent, sends rubbish and hangs up, by
 * chance. Whatever it does: nothing throws, no deadline stays behind, the engine hears of states in their order, and
 * each of its requests has one fate.
 */
class ChaosTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int STEPS = 4_000;

    private SplittableRandom random;
    private TsapiLinkSession session;
    private long now = SECOND;
    private boolean connecting;
    private boolean connected;
    private boolean stopped;
    private int streams;
    private int ups;
    private int reference;
    private long requests;
    private LinkState state = LinkState.DOWN;
    private final ArrayDeque<TsapiFrame> unanswered = new ArrayDeque<>();
    private final Map<Long, PbxReply> first = new HashMap<>();
    private final Set<Long> late = new HashSet<>();
    private final Map<Long, Boolean> confirmedKind = new HashMap<>();
    private final List<Long> openOnStream = new ArrayList<>();
    private final Set<Long> lost = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void shouldGiveEveryRequestOneFate(long offset) {
        long seed = Long.getLong("seed", 4_711) + offset;
        try {
            play(seed);
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("seed " + (seed - offset) + " (-Dseed), offset " + offset, failure);
        }
    }

    private void play(long seed) {
        random = new SplittableRandom(seed);
        LinkSite link = new LinkSite("L", "tsapi", "h", 450, "T", "c", 0);
        session = new TsapiLinkSession(new LinkContext(new SwitchSite("CM", List.of(link), NumberPlan.NONE), link,
                new Credential("u", "p"), devices(),
                new LinkContext.Environment(noSink(), () -> now, seed, Map.of("backoff-max", "2000"))));
        session.start(now);
        for (int i = 0; i < STEPS; i++) {
            step();
            carryOut();
        }
        session.onReadingResumed(now);
        session.stop(now);
        carryOut();
        for (int i = 0; i < 100 && !stopped; i++) {
            now += SECOND;
            session.onTime(now);
            carryOut();
        }
        assertTrue(stopped, "it never stopped: " + session.status());
        assertEquals(LinkState.DOWN, state);
        for (long id = 0; id < requests; id++) {
            boolean answered = first.containsKey(id);
            assertTrue(answered || !confirmedKind.get(id) || lost.contains(id),
                    "request " + id + " has no fate: " + session.status());
        }
        assertTrue(ups > 0 && streams > 2, "the play was too dull: " + ups + " times up, " + streams + " streams");
    }

    private void step() {
        switch (random.nextInt(40)) {
            case 0 -> hangUp();
            case 1 -> bytes(rubbish());
            case 2 -> session.updateDevices(now, devices());
            case 3 -> pass(random.nextLong(70 * SECOND));
            case 4 -> pause();
            case 5, 6, 7, 8, 9 -> submit();
            case 10, 11 -> event();
            case 12, 13, 14, 15 -> pass(random.nextLong(SECOND));
            default -> {
                if (connecting) {
                    connect();
                } else if (connected && !unanswered.isEmpty()) {
                    answer(unanswered.poll());
                } else {
                    pass(random.nextLong(2 * SECOND));
                }
            }
        }
    }

    private LinkDevices devices() {
        List<LinkDevices.Monitor> monitors = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            if (random.nextInt(3) > 0) {
                monitors.add(new LinkDevices.Monitor("500" + i, MonitorKind.DEVICE));
            }
        }
        monitors.add(new LinkDevices.Monitor("6001", MonitorKind.CALLS_VIA_DEVICE));
        return new LinkDevices(monitors, random.nextBoolean() ? List.of("6001") : List.of());
    }

    private void connect() {
        connecting = false;
        if (random.nextInt(10) == 0) {
            session.onConnectFailed(now, LinkDownCause.CONNECT_FAILED, "refused");
        } else {
            connected = true;
            streams++;
            unanswered.clear();
            session.onConnected(now);
        }
    }

    private void hangUp() {
        if (connected && random.nextInt(4) == 0) {
            connected = false;
            boolean reset = random.nextBoolean();
            session.onDisconnected(now, reset ? LinkDownCause.IO_ERROR : LinkDownCause.CLOSED_BY_PEER,
                    reset ? "reset" : "");
        }
    }

    private void pause() {
        session.onReadingPaused(now);
        pass(random.nextLong(100 * SECOND));
        session.onReadingResumed(now);
    }

    private void pass(long nanos) {
        long target = now + nanos;
        for (int i = 0; session.nextDeadline() <= target; i++) {
            assertTrue(i < 10_000, "a deadline stays behind: " + session.status());
            now = Math.max(now, session.nextDeadline());
            session.onTime(now);
            carryOut();
        }
        now = target;
    }

    private void submit() {
        ConnectionId connection = new ConnectionId(7, "5001", false);
        PbxCommand command = switch (random.nextInt(5)) {
            case 0 -> new PbxCommand.RouteSelect(new Input.RouteDialogue(1, 1), "5001", Bytes.of((byte) 65));
            case 1 -> new PbxCommand.MakeCall("5001", "5002", Bytes.EMPTY);
            case 2 -> new PbxCommand.SnapshotDevice("5001");
            case 3 -> new PbxCommand.SnapshotCall(connection);
            default -> new PbxCommand.AnswerCall(connection);
        };
        long id = requests++;
        confirmedKind.put(id, !(command instanceof PbxCommand.RouteSelect));
        if (state != LinkState.DOWN) {
            openOnStream.add(id);
        }
        session.submit(now, new Output.PbxRequest("CM", "L", id,
                RequestClass.values()[random.nextInt(RequestClass.values().length)], command));
    }

    private void event() {
        int crossRef = random.nextInt(reference + 2);
        TsapiMessage message = switch (random.nextInt(5)) {
            case 0 -> new Csta.MonitorEnded(EventCause.EC_NONE);
            case 1 -> new Csta.RouteRegisterAbort(crossRef);
            case 2 -> new Acs.ClientHeartbeatEvent();
            case 3 -> new Csta.OutOfService("5001", EventCause.EC_NONE);
            default -> new Csta.RouteEnd(1, 1, CSTAUniversalFailure.of(0));
        };
        bytes(TsapiCodec.encode(new TsapiFrame(0, crossRef, message, PrivateData.ABSENT)));
    }

    /** Mostly what was asked for, now and then a refusal, another's answer, the same twice, or nothing. */
    private void answer(TsapiFrame asked) {
        if (random.nextInt(30) == 0) {
            return;
        }
        int invokeId = random.nextInt(50) == 0 ? random.nextInt(1, 40) : asked.invokeID();
        TsapiMessage answer = random.nextInt(40) == 0 ? refusal(asked.message()) : confirmation(asked.message());
        if (answer == null) {
            return;
        }
        PrivateData chosen = answer instanceof Acs.OpenStreamConf
                ? VersionNegotiation.chosen("ECS", 8)
                : PrivateData.ABSENT;
        byte[] frame = TsapiCodec.encode(new TsapiFrame(invokeId, 0, answer, chosen));
        bytes(frame);
        if (random.nextInt(50) == 0) {
            bytes(frame);
        }
    }

    private TsapiMessage refusal(TsapiMessage asked) {
        return asked.eventClass() == 0 || random.nextInt(4) == 0
                ? new Acs.UniversalFailureConf(ACSUniversalFailure.of(random.nextInt(129)))
                : new Csta.UniversalFailureConf(CSTAUniversalFailure.of(random.nextInt(91)));
    }

    private TsapiMessage confirmation(TsapiMessage asked) {
        return switch (asked) {
            case Acs.NameSrvRequest r -> new Acs.NameSrvReply(false,
                    List.of(new ACSNameAddr("T", Octets.fromHex("0200041a7f000001"))));
            case Acs.KeyRequest r -> new Acs.KeyReply(1, Octets.fromHex("0102030405060708"));
            case Acs.OpenStream r -> new Acs.OpenStreamConf("ST2", "", "", "");
            case Acs.SetHeartbeatInterval r -> new Acs.SetHeartbeatIntervalConf(r.heartbeatInterval());
            case Csta.GetApiCaps r -> new Csta.UniversalFailureConf(CSTAUniversalFailure.of(0));
            case Csta.GetDeviceList r ->
                new Csta.GetDeviceListConf(io.strowger.csta.tsapi.SDBLevel.of(-1), r.level(), -1, List.of());
            case Csta.MonitorDevice r -> new Csta.MonitorConf(++reference, MonitorFilter.NONE);
            case Csta.MonitorCallsViaDevice r -> new Csta.MonitorConf(++reference, MonitorFilter.NONE);
            case Csta.MonitorStop r -> new Csta.MonitorStopConf();
            case Csta.RouteRegisterReq r -> new Csta.RouteRegisterReqConf(++reference);
            case Csta.RouteRegisterCancel r -> new Csta.RouteRegisterCancelConf(r.routeRegisterReqID());
            case Csta.SnapshotDevice r -> new Csta.SnapshotDeviceConf(List.of());
            case Csta.SnapshotCall r -> new Csta.SnapshotCallConf(List.of());
            case Csta.MakeCall r -> new Csta.MakeCallConf(io.strowger.csta.tsapi.ConnectionID.of(1, "5001"));
            case Csta.AnswerCall r -> new Csta.AnswerCallConf();
            case Csta.ReqSysStat r -> new Csta.SysStatReqConf(io.strowger.csta.tsapi.SystemStatus.SS_NORMAL);
            default -> null;
        };
    }

    private byte[] rubbish() {
        byte[] bytes = TsapiCodec.encode(TsapiFrame.of(1, new Csta.MonitorConf(1, MonitorFilter.NONE)));
        if (random.nextInt(3) == 0) {
            // The header too; otherwise only the body, which leaves the stream in step.
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        bytes[22 + random.nextInt(bytes.length - 22)] = (byte) random.nextInt();
        return bytes;
    }

    private void bytes(byte[] bytes) {
        if (connected) {
            int cut = random.nextInt(bytes.length);
            session.onBytes(now, bytes, 0, cut);
            carryOut();
            if (connected) {
                session.onBytes(now, bytes, cut, bytes.length - cut);
            }
        }
    }

    private void carryOut() {
        for (LinkEffect effect = session.poll(); effect != null; effect = session.poll()) {
            switch (effect) {
                case LinkEffect.Connect c -> {
                    assertTrue(!connecting && !connected, "two connections");
                    connecting = true;
                }
                case LinkEffect.Disconnect d -> {
                    assertTrue(connecting || connected, "nothing to disconnect");
                    connecting = false;
                    connected = false;
                }
                case LinkEffect.Send send -> {
                    assertTrue(connected, "sends without a connection");
                    unanswered.add(TsapiCodec.decode(send.bytes(), 0, send.bytes().length).orElseThrow());
                }
                case LinkEffect.Offer offer -> hear(offer.input());
                case LinkEffect.Stopped s -> stopped = true;
            }
        }
    }

    private void hear(Input input) {
        switch (input) {
            case Input.LinkChanged changed -> {
                assertTrue(switch (changed.state()) {
                    case DOWN -> true;
                    case RESYNCHRONISING -> state == LinkState.DOWN;
                    case UP -> state == LinkState.RESYNCHRONISING;
                }, state + " to " + changed.state());
                state = changed.state();
                ups += state == LinkState.UP ? 1 : 0;
                if (state == LinkState.DOWN) {
                    lost.addAll(openOnStream);
                    openOnStream.clear();
                }
            }
            case Input.PbxReplied replied -> {
                long id = replied.requestId();
                if (replied.reply() instanceof PbxReply.Late) {
                    assertTrue(first.get(id) instanceof PbxReply.TimedOut, "late without a time-out: " + id);
                    assertTrue(late.add(id), "late twice: " + id);
                } else {
                    PbxReply before = first.put(id, replied.reply());
                    assertTrue(before == null, () -> id + " answered twice: " + before + ", " + replied.reply());
                }
            }
            case Input.MonitorStarted started -> assertTrue(state != LinkState.DOWN, "an event of a link that is down");
            case Input.PbxEventReceived event -> assertTrue(state != LinkState.DOWN, "an event of a link that is down");
            default -> assertNotNull(input);
        }
    }

    private static InputSink noSink() {
        return new InputSink() {
            @Override
            public Offer offer(Input input) {
                throw new AssertionError("a session offers nothing itself");
            }

            @Override
            public void onRoom(Runnable listener) {
                throw new AssertionError("a session offers nothing itself");
            }
        };
    }
}
