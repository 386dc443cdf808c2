package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.fact.Fact.VdnCounter;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.state.EngineState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A small switch with chance behind two links. Each link tells every monitor's events in the order of the switch, with a lag of its own; links are cut and
 * come back, monitors end and begin anew, requests cross. The switch knows what has really happened, and the engine's counters are held against it.
 */
class RandomTwoLinksTest {
    private static final int STEPS = 4_000;
    private static final int AGENTS = 5;
    private static final int CALLS_MAX = 9;
    private static final String VDN = "6001";
    private static final String TRUNK = "T801#3";
    /** A link tells at the latest after so long; the engine allows for three times as much. */
    private static final long LAG_MILLIS = 10_000;
    /** One of the links tells after so long. */
    private static final long PROMPT_MILLIS = 400;

    private static final class SwitchCall {
        final int callId;
        /** Links whose VDN monitor has seen it arrive; a monitor does not speak of calls that were there before it. */
        final TreeSet<String> seen = new TreeSet<>();
        final TreeMap<String, RouteDialogue> dialogues = new TreeMap<>();
        String station = "";
        boolean talking;
        boolean held;
        final CallData data;

        /** @param ucid empty where the switch sends none */
        SwitchCall(int callId, String ucid) {
            this.callId = callId;
            this.data = new CallData(ucid, Bytes.EMPTY, "", "801", "3", VDN);
        }
    }

    /** One server and its link. */
    private final class Side {
        final String link;
        final ArrayDeque<Spoken> toEngine = new ArrayDeque<>();
        final ArrayDeque<Output.PbxRequest> toSwitch = new ArrayDeque<>();
        final TreeSet<String> monitors = new TreeSet<>();
        boolean up;
        /** When the last of its monitors began. */
        long settledNanos;
        int crossRef;

        Side(String link) {
            this.link = link;
        }

        void says(Input input) {
            if (up) {
                toEngine.add(new Spoken(world.now, input));
            }
        }

        /** Tells so many of the things that it has to tell. */
        void tell(int count) {
            for (int i = 0; i < count && !toEngine.isEmpty(); i++) {
                world.apply(toEngine.poll().input());
            }
        }

        void tellWhatIsOlderThan(long nanos) {
            while (!toEngine.isEmpty() && toEngine.peek().nanos() <= nanos) {
                tell(1);
            }
        }

        boolean isWhole() {
            return up && world.now - settledNanos > (OwedEvents.LAG_MILLIS + LAG_MILLIS) * 1_000_000;
        }
    }

    private record Spoken(long nanos, Input input) {}

    /** What has really happened. */
    private static final class Truth {
        int calls;
        int rings;
        int connected;
        int holds;
    }

    private Random random;
    private World world;
    private Truth truth;
    private boolean gentle;
    private boolean hasUcids;
    private final TreeMap<Integer, SwitchCall> calls = new TreeMap<>();
    private final List<Side> sides = new ArrayList<>();
    private Side prompt;
    private int read;
    private int nextCallId = 1;

    /** Seeds 1 to 15; {@code -Dsim.first=N -Dsim.seeds=N} for others. */
    static LongStream seeds() {
        long first = Long.getLong("sim.first", 1);
        return LongStream.range(first, first + Long.getLong("sim.seeds", 15));
    }

    /** One link at a time is cut or loses its monitors, while the other stands: nothing is lost, doubled or invented. */
    @ParameterizedTest
    @MethodSource("seeds")
    void oneLinkAtATime(long seed) {
        gentle = true;
        run(seed, () -> {
            assertEquals(truth.calls, world.facts(Fact.ContactStarted.class).size(), "contacts");
            assertEquals(truth.calls, world.facts(Fact.CallEnded.class).size(), "calls");
            assertEquals(truth.calls, counted(VdnCounter.IN), "in");
            assertEquals(truth.rings, counted(VdnCounter.RINGS), "rings");
            assertEquals(truth.connected, counted(VdnCounter.CONNECTED), "connected");
            assertEquals(truth.connected, counted(VdnCounter.ANSWERED_BY_AGENT), "answered by agent");
            assertEquals(truth.holds, holds(), "holds");
            assertEquals(0, world.facts(Fact.ContactEnded.class).stream()
                    .filter(end -> end.disposition() == Fact.ContactDisposition.UNKNOWN).count(), "ends unseen");
            assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class).stream()
                    .filter(anomaly -> anomaly.kind() == AnomalyKind.UNEXPECTED_EVENT).toList());
        });
    }

    /** Both links and the server may be lost at once, and events in between: nothing is stuck or left. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anythingAtAnyTime(long seed) {
        gentle = false;
        run(seed, () -> assertTrue(world.facts(Fact.ContactStarted.class).size() > truth.calls / 2));
    }

    private void run(long seed, Runnable check) {
        random = new Random(seed);
        hasUcids = random.nextBoolean();
        truth = new Truth();
        world = World.with(Interleaving.FIRST_AHEAD, new SkillSite("support", NoAnswerMode.SERVER, 12_000, 0, 20_000),
                1,
                1, 2, 2, 3);
        try {
            for (String link : List.of(World.LINK, World.SECOND)) {
                Side side = new Side(link);
                side.up = true;
                side.settledNanos = world.now - OwedEvents.LAG_MILLIS * 2_000_000;
                devices().forEach(side.monitors::add);
                sides.add(side);
            }
            prompt = sides.get(0);
            for (int i = 0; i < AGENTS; i++) {
                world.ready(i);
            }
            read = world.outputs.size();
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            quieten();
            verifyQuiet();
            check.run();
            replay();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + " after " + world.inputs.size() + " inputs: " + e, e);
        }
    }

    private static List<String> devices() {
        List<String> devices = new ArrayList<>(List.of(VDN));
        for (int i = 0; i < AGENTS; i++) {
            devices.add(World.station(i));
        }
        return devices;
    }

    private Side any() {
        return sides.get(random.nextInt(sides.size()));
    }

    private Side other(Side side) {
        return sides.get(1 - sides.indexOf(side));
    }

    // --- steps

    private void step() {
        collect();
        int what = random.nextInt(100);
        if (what < 30) {
            any().tell(random.nextInt(6));
        } else if (what < 38) {
            time();
        } else if (what < 45 && calls.size() < CALLS_MAX) {
            arrive();
        } else if (what < 55) {
            Side side = any();
            if (!side.toSwitch.isEmpty()) {
                serve(side, side.toSwitch.poll());
            }
        } else if (what < 80) {
            progress(pick());
        } else if (what < 84) {
            renew(pick());
        } else if (what < 86) {
            callerGoes(pick());
        } else if (what < 93) {
            agentDoes(random.nextInt(AGENTS));
        } else if (what < 95) {
            monitorBeginsAnew(any());
        } else if (random.nextInt(5) == 0) {
            mishap();
        }
    }

    /** Time goes by; one of the links is prompt, the other may lag for long, and now and then they change places. */
    private void time() {
        for (Side side : sides) {
            while (!side.toSwitch.isEmpty() && random.nextInt(4) > 0) {
                serve(side, side.toSwitch.poll());
            }
        }
        if (random.nextInt(10) == 0 || !prompt.up) {
            Side next = any();
            prompt = next.isWhole() || !prompt.up && next.up ? next : prompt;
        }
        prompt.tellWhatIsOlderThan(world.now - PROMPT_MILLIS * 1_000_000);
        world.advance(random.nextInt(1_000));
        prompt.tellWhatIsOlderThan(world.now - PROMPT_MILLIS * 1_000_000);
        sides.forEach(side -> side.tellWhatIsOlderThan(world.now - LAG_MILLIS * 1_000_000));
    }

    private void collect() {
        for (; read < world.outputs.size(); read++) {
            if (world.outputs.get(read) instanceof Output.PbxRequest request) {
                sides.stream().filter(side -> side.up && side.link.equals(request.link()))
                        .forEach(side -> side.toSwitch.add(request));
            }
        }
    }

    private SwitchCall pick() {
        List<SwitchCall> list = new ArrayList<>(calls.values());
        return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
    }

    private void mishap() {
        Side side = any();
        if (!side.up) {
            linkUp(side);
        } else if (!gentle && random.nextInt(4) == 0) {
            restart();
        } else if (!gentle && random.nextInt(2) == 0) {
            loses(side);
        } else if (!gentle || other(side).isWhole()) {
            linkLost(side);
        }
    }

    /** Events get lost without a trace; of a reply that is lost the link says after a while that none came. */
    private static void loses(Side side) {
        Spoken lost = side.toEngine.poll();
        if (lost != null && lost.input() instanceof Input.PbxReplied replied) {
            side.toEngine.addFirst(new Spoken(lost.nanos(), new Input.PbxReplied(World.CM, side.link,
                    replied.requestId(), new PbxReply.TimedOut())));
        }
    }

    // --- the links

    private void linkLost(Side side) {
        collect();
        // What the switch had received it does, and the answer is lost.
        for (int i = random.nextInt(3); i > 0 && !side.toSwitch.isEmpty(); i--) {
            serve(side, side.toSwitch.poll());
        }
        side.toSwitch.clear();
        side.tell(random.nextInt(4));
        side.toEngine.clear();
        side.up = false;
        side.monitors.clear();
        calls.values().forEach(call -> {
            call.seen.remove(side.link);
            call.dialogues.remove(side.link);
        });
        world.apply(new Input.LinkChanged(World.CM, side.link, LinkState.DOWN, LinkDownCause.CLOSED_BY_PEER, ""));
    }

    private void linkUp(Side side) {
        side.up = true;
        side.says(new Input.LinkChanged(World.CM, side.link, LinkState.RESYNCHRONISING, LinkDownCause.NONE, ""));
        devices().forEach(device -> monitor(side, device));
        side.says(new Input.RouteRegistered(World.CM, side.link, VDN));
        side.says(new Input.LinkChanged(World.CM, side.link, LinkState.UP, LinkDownCause.NONE, ""));
    }

    private static MonitorKind kind(String device) {
        return device.equals(VDN) ? MonitorKind.CALLS_VIA_DEVICE : MonitorKind.DEVICE;
    }

    private void monitor(Side side, String device) {
        side.monitors.add(device);
        side.settledNanos = world.now;
        side.says(new Input.MonitorStarted(World.CM, side.link, device, kind(device)));
    }

    private void monitorBeginsAnew(Side side) {
        List<String> devices = devices();
        String device = devices.get(random.nextInt(devices.size()));
        if (!side.up || gentle && !other(side).isWhole()) {
            return;
        }
        side.monitors.remove(device);
        if (device.equals(VDN)) {
            calls.values().forEach(call -> call.seen.remove(side.link));
        }
        side.says(new Input.MonitorStopped(World.CM, side.link, device, kind(device), null));
        monitor(side, device);
    }

    private void restart() {
        sides.forEach(side -> {
            side.toSwitch.clear();
            side.toEngine.clear();
            side.up = false;
            side.monitors.clear();
        });
        calls.values().forEach(call -> {
            call.seen.clear();
            call.dialogues.clear();
        });
        world.epoch++;
        world.apply(new Input.EpochStarted(world.epoch, world.now / 1_000_000, world.now / 1_000_000));
        for (int i = 0; i < AGENTS; i++) {
            world.apply(new Input.SessionResumed(world.session(i), 50_000 + world.epoch, 0));
        }
        read = world.outputs.size();
    }

    // --- the switch

    private void event(SwitchCall call, String station, PbxEvent event) {
        for (Side side : sides) {
            List<String> monitored = new ArrayList<>();
            if (side.monitors.contains(VDN) && call.seen.contains(side.link)) {
                monitored.add(VDN);
            }
            if (side.monitors.contains(station) && !(event instanceof PbxEvent.CallCleared)) {
                monitored.add(random.nextInt(monitored.size() + 1), station);
            }
            for (String device : monitored) {
                side.says(new Input.PbxEventReceived(World.CM, side.link, device, kind(device), event));
            }
        }
    }

    private static ConnectionId at(SwitchCall call, String device) {
        return new ConnectionId(call.callId, device, device.equals(TRUNK));
    }

    private void arrive() {
        // Few ids, so that they are used again soon.
        int id = nextCallId;
        nextCallId = nextCallId % 25 + 1;
        if (calls.containsKey(id) || gentle && sides.stream().noneMatch(side -> side.up)) {
            return;
        }
        SwitchCall call = new SwitchCall(id, hasUcids ? "00001" + (10_000 + truth.calls) + "1700000001" : "");
        calls.put(id, call);
        truth.calls++;
        enters(call);
    }

    private void enters(SwitchCall call) {
        for (Side side : sides) {
            if (side.monitors.contains(VDN)) {
                call.seen.add(side.link);
            }
        }
        event(call, "", new PbxEvent.Delivered(at(call, VDN), Party.internal(VDN), World.caller(),
                Party.internal(VDN), Party.UNKNOWN, EventCause.NEW_CALL, call.data));
        asks(call);
    }

    private void asks(SwitchCall call) {
        for (Side side : sides) {
            if (side.up) {
                RouteDialogue dialogue = new RouteDialogue(1, ++side.crossRef);
                call.dialogues.put(side.link, dialogue);
                side.says(new Input.RouteRequested(World.CM, side.link, dialogue, Party.internal(VDN),
                        World.caller(), at(call, TRUNK), call.data));
            }
        }
    }

    private void endDialogues(SwitchCall call, String except, int code) {
        for (Side side : sides) {
            RouteDialogue dialogue = call.dialogues.get(side.link);
            if (dialogue != null && !side.link.equals(except)) {
                side.says(new Input.RouteEnded(World.CM, side.link, dialogue, World.failure(code)));
            }
        }
        call.dialogues.clear();
    }

    private boolean isIdle(String station) {
        return calls.values().stream().noneMatch(call -> call.station.equals(station));
    }

    private void rings(SwitchCall call, String station) {
        call.station = station;
        truth.rings++;
        event(call, station, new PbxEvent.Delivered(at(call, station), Party.internal(station), World.caller(),
                Party.internal(VDN), Party.internal(VDN), EventCause.NEW_CALL, call.data));
    }

    private void progress(SwitchCall call) {
        if (call == null || call.station.isEmpty()) {
            return;
        }
        String station = call.station;
        int what = random.nextInt(10);
        if (!call.talking) {
            if (what < 4) {
                call.talking = true;
                truth.connected++;
                event(call, station, new PbxEvent.Established(at(call, station), Party.internal(station),
                        World.caller(), Party.internal(VDN), Party.internal(VDN), EventCause.NONE,
                        call.data));
            }
        } else if (call.held) {
            call.held = false;
            event(call, station, new PbxEvent.Retrieved(at(call, station), Party.internal(station), EventCause.NONE));
        } else if (what < 7) {
            call.held = true;
            truth.holds++;
            event(call, station, new PbxEvent.Held(at(call, station), Party.internal(station), EventCause.NONE));
        } else {
            clears(call, station);
        }
    }

    private void clears(SwitchCall call, String device) {
        calls.remove(call.callId);
        event(call, call.station, new PbxEvent.ConnectionCleared(at(call, device), Party.UNKNOWN, EventCause.NONE));
        event(call, call.station, new PbxEvent.CallCleared(at(call, ""), EventCause.NONE));
    }

    private void renew(SwitchCall call) {
        if (call != null && call.station.isEmpty()) {
            endDialogues(call, "", 0);
            asks(call);
        }
    }

    private void callerGoes(SwitchCall call) {
        if (call != null) {
            endDialogues(call, "", UniversalFailure.NO_ACTIVE_CALL);
            clears(call, TRUNK);
        }
    }

    private void agentDoes(int i) {
        switch (random.nextInt(12)) {
            case 0 -> world.request(i, new Command.SetNotReady(2));
            case 1 -> world.request(i, new Command.LogOff(1));
            default -> {
                world.request(i, new Command.LogOn(World.CM, World.station(i)));
                world.request(i, new Command.SetReady(false));
            }
        }
    }

    // --- requests

    private void serve(Side side, Output.PbxRequest request) {
        switch (request.command()) {
            case PbxCommand.RouteSelect select -> select(side, request, select);
            case PbxCommand.DeflectCall deflect -> deflect(side, request, deflect);
            case PbxCommand.SnapshotDevice snapshot -> snapshotDevice(side, request, snapshot);
            case PbxCommand.SnapshotCall snapshot -> snapshotCall(side, request, snapshot);
            case PbxCommand.QueryUcid asked -> reply(side, request, ucid(asked));
            default -> reply(side, request, new PbxReply.Confirmed());
        }
    }

    private void reply(Side side, Output.PbxRequest request, PbxReply reply) {
        side.says(new Input.PbxReplied(World.CM, side.link, request.requestId(), reply));
    }

    private void select(Side side, Output.PbxRequest request, PbxCommand.RouteSelect select) {
        for (SwitchCall call : calls.values()) {
            RouteDialogue dialogue = call.dialogues.get(side.link);
            if (!select.dialogue().equals(dialogue)) {
                continue;
            }
            if (!isIdle(select.routeSelected())) {
                endDialogues(call, "", UniversalFailure.RESOURCE_BUSY);
                clears(call, TRUNK);
                return;
            }
            endDialogues(call, side.link, World.REDIRECTED);
            side.says(new Input.RouteUsed(World.CM, side.link, dialogue, select.routeSelected()));
            side.says(new Input.RouteEnded(World.CM, side.link, dialogue, World.failure(0)));
            rings(call, select.routeSelected());
            return;
        }
        reply(side, request, new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CROSS_REF_ID)));
    }

    private void deflect(Side side, Output.PbxRequest request, PbxCommand.DeflectCall deflect) {
        SwitchCall call = calls.get(deflect.connection().callId());
        String from = deflect.connection().deviceId();
        boolean toVdn = deflect.calledDevice().equals(VDN);
        if (call == null || call.talking || !call.station.equals(from) || !toVdn && !isIdle(deflect.calledDevice())) {
            reply(side, request, new PbxReply.Refused(World.failure(22)));
            return;
        }
        reply(side, request, new PbxReply.Confirmed());
        event(call, from, new PbxEvent.Diverted(at(call, from), Party.internal(from),
                Party.internal(deflect.calledDevice()), EventCause.REDIRECTED));
        call.station = "";
        if (toVdn) {
            enters(call);
        } else {
            rings(call, deflect.calledDevice());
        }
    }

    private static LocalConnectionState state(SwitchCall call) {
        if (!call.talking) {
            return LocalConnectionState.ALERTING;
        }
        return call.held ? LocalConnectionState.HOLD : LocalConnectionState.CONNECT;
    }

    private void snapshotDevice(Side side, Output.PbxRequest request, PbxCommand.SnapshotDevice snapshot) {
        reply(side, request, new PbxReply.DeviceSnapshot(calls.values().stream()
                .filter(call -> call.station.equals(snapshot.deviceId()))
                .map(call -> new PbxReply.DeviceCall(at(call, call.station), List.of(state(call)))).toList()));
    }

    private void snapshotCall(Side side, Output.PbxRequest request, PbxCommand.SnapshotCall snapshot) {
        SwitchCall call = calls.get(snapshot.call().callId());
        if (call == null) {
            reply(side, request,
                    new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER)));
            return;
        }
        List<PbxReply.CallConnection> list = new ArrayList<>();
        list.add(new PbxReply.CallConnection(at(call, TRUNK), World.caller(), LocalConnectionState.CONNECT));
        if (!call.station.isEmpty()) {
            list.add(new PbxReply.CallConnection(at(call, call.station), Party.internal(call.station), state(call)));
        }
        reply(side, request, new PbxReply.CallSnapshot(list));
    }

    private PbxReply ucid(PbxCommand.QueryUcid asked) {
        SwitchCall call = calls.get(asked.call().callId());
        return call == null
                ? new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER))
                : new PbxReply.UcidReported(call.data.ucid());
    }

    // --- the end

    private void settle() {
        collect();
        for (Side side : sides) {
            if (!side.up) {
                linkUp(side);
            }
            while (!side.toSwitch.isEmpty()) {
                serve(side, side.toSwitch.poll());
            }
            side.tell(Integer.MAX_VALUE);
        }
        collect();
    }

    private void quieten() {
        for (int round = 0; round < 200; round++) {
            settle();
            callerGoes(pick());
            world.advance(1_000);
        }
        for (int round = 0; round < 10; round++) {
            settle();
            world.advance(Calls.CHECK_MILLIS / 5);
        }
    }

    /** Told by an event, or seen in a station's description before the event that tells it. */
    private long holds() {
        long told = world.facts(Fact.Transitioned.class).stream()
                .filter(move -> move.machine().equals("Connection") && move.to().equals("HOLD")).count();
        return told + world.facts(Fact.ConnectionRepaired.class).stream()
                .filter(repair -> repair.said() == LocalConnectionState.HOLD).count();
    }

    private long counted(VdnCounter counter) {
        return world.facts(Fact.VdnCounted.class).stream().filter(count -> count.counter() == counter).count();
    }

    private void verifyQuiet() {
        EngineState state = world.engine.state();
        assertEquals(List.of(), List.copyOf(state.contacts().rows()));
        assertEquals(List.of(), List.copyOf(state.calls().rows()));
        assertEquals(List.of(), List.copyOf(state.requests().rows()));
        assertEquals(List.of(), List.copyOf(state.leads().rows()));
        assertEquals(List.of(), state.timers().rows().stream()
                .filter(timer -> !World.isOfTheEngineItself(timer)).toList());
        for (int i = 0; i < AGENTS; i++) {
            AgentState now = world.state(i);
            assertTrue(now == AgentState.READY || now == AgentState.NOT_READY || now == AgentState.LOGGED_OUT,
                    "agent " + i + " is " + now);
        }
        List<Fact.ContactEnded> ended = world.facts(Fact.ContactEnded.class);
        assertEquals(world.facts(Fact.ContactStarted.class).size(), ended.size());
        assertEquals(ended.size(), ended.stream().map(Fact.ContactEnded::contact).distinct().count());
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class).stream()
                .filter(anomaly -> anomaly.kind() == AnomalyKind.DECIDE_FAILED).toList());
        assertTrue(truth.connected > 20, "too little happened");
    }

    private void replay() {
        Engine again = new Engine(new EngineState());
        for (int i = 0; i < world.inputs.size(); i++) {
            assertEquals(world.factsByInput.get(i), again.apply(world.inputs.get(i)).facts());
        }
        assertEquals(world.engine.hash(), again.hash());
    }
}
