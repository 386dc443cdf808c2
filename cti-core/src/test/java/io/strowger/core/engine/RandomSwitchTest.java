package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.LocalConnectionState;
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
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A small switch with chance: callers give up, agents are slow, answers cross requests, the link and the server are lost in mid-call. The invariants hold
 * after every input, and when all is quiet nothing is left: no call, no contact, no agent stuck, every contact ended once.
 */
class RandomSwitchTest {
    private static final int STEPS = 3_000;
    private static final int AGENTS = 6;

    private static final class SwitchCall {
        final int callId;
        RouteDialogue dialogue;
        String station = "";
        boolean talking;

        SwitchCall(int callId) {
            this.callId = callId;
        }
    }

    private Random random;
    private World world;
    private final TreeMap<Integer, SwitchCall> calls = new TreeMap<>();
    private final ArrayDeque<Output.PbxRequest> requests = new ArrayDeque<>();
    private int read;
    private int nextCallId = 1;
    private boolean linkUp = true;
    private long connection = 50_000;

    /** Seeds 1 to 20; {@code -Dsim.first=N -Dsim.seeds=N} for others. */
    static LongStream seeds() {
        long first = Long.getLong("sim.first", 1);
        return LongStream.range(first, first + Long.getLong("sim.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsEverStuck(long seed) {
        random = new Random(seed);
        int work = random.nextBoolean() ? 0 : 2_000;
        world = World.with(new SkillSite("support", NoAnswerMode.SERVER, 8_000, work, 20_000), 1, 1, 2, 2, 3, 3);
        for (int i = 0; i < AGENTS; i++) {
            world.ready(i);
        }
        try {
            for (int step = 0; step < STEPS; step++) {
                collect();
                step();
            }
            quieten();
            verifyQuiet();
            assertTrue(Accounting.check(world.facts) > 0, "nobody logged off in the whole run");
            replay();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + " after " + world.inputs.size() + " inputs: " + e, e);
        }
    }

    private void collect() {
        for (; read < world.outputs.size(); read++) {
            if (world.outputs.get(read) instanceof Output.PbxRequest request && linkUp) {
                requests.add(request);
            }
        }
    }

    private void step() {
        world.advance(random.nextInt(700));
        int what = random.nextInt(100);
        if (what < 12 && calls.size() < 12) {
            arrive();
        } else if (what < 55 && !requests.isEmpty()) {
            serve(requests.poll());
        } else if (what < 70) {
            pick().ifPresent(this::progress);
        } else if (what < 76) {
            pick().ifPresent(this::renew);
        } else if (what < 84) {
            pick().filter(call -> random.nextInt(3) == 0 || call.talking).ifPresent(this::callerGoes);
        } else if (what < 90) {
            agentDoes(random.nextInt(AGENTS));
        } else if (what < 92) {
            desktopFlaps(random.nextInt(AGENTS));
        } else if (what == 99 && random.nextInt(6) == 0) {
            disaster();
        }
    }

    private java.util.Optional<SwitchCall> pick() {
        if (calls.isEmpty()) {
            return java.util.Optional.empty();
        }
        List<SwitchCall> list = new ArrayList<>(calls.values());
        return java.util.Optional.of(list.get(random.nextInt(list.size())));
    }

    private void arrive() {
        // Few ids, so that they are reused soon.
        int id = nextCallId;
        nextCallId = nextCallId % 40 + 1;
        if (calls.containsKey(id)) {
            return;
        }
        SwitchCall call = new SwitchCall(id);
        calls.put(id, call);
        if (linkUp) {
            world.arrives(id);
            call.dialogue = world.asks(id);
        }
    }

    private boolean isIdle(String station) {
        return calls.values().stream().noneMatch(call -> call.station.equals(station));
    }

    private void serve(Output.PbxRequest request) {
        if (!linkUp) {
            return;
        }
        switch (request.command()) {
            case PbxCommand.RouteSelect select -> select(request, select);
            case PbxCommand.DeflectCall deflect -> deflect(request, deflect);
            case PbxCommand.SnapshotDevice snapshot -> snapshotDevice(request, snapshot);
            case PbxCommand.SnapshotCall snapshot -> snapshotCall(request, snapshot);
            case PbxCommand.QueryUcid asked -> world.reply(request, World.ucid(asked));
            default -> world.reply(request, new PbxReply.Confirmed());
        }
    }

    private void select(Output.PbxRequest request, PbxCommand.RouteSelect select) {
        for (SwitchCall call : calls.values()) {
            if (select.dialogue().equals(call.dialogue)) {
                RouteDialogue dialogue = call.dialogue;
                call.dialogue = null;
                if (!isIdle(select.routeSelected())) {
                    world.apply(new Input.RouteEnded(World.CM, World.LINK, dialogue,
                            World.failure(UniversalFailure.RESOURCE_BUSY)));
                    calls.remove(call.callId);
                    world.callerClears(call.callId, "");
                    return;
                }
                world.used(dialogue, select.routeSelected());
                call.station = select.routeSelected();
                world.rings(call.callId, call.station);
                return;
            }
        }
        world.reply(request, new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CROSS_REF_ID)));
    }

    private void deflect(Output.PbxRequest request, PbxCommand.DeflectCall deflect) {
        SwitchCall call = calls.get(deflect.connection().callId());
        boolean rings = call != null && !call.talking && call.station.equals(deflect.connection().deviceId());
        boolean toVdn = deflect.calledDevice().equals("6001");
        if (!rings || !toVdn && !isIdle(deflect.calledDevice()) || random.nextInt(8) == 0) {
            world.reply(request, new PbxReply.Refused(World.failure(22)));
            return;
        }
        String from = call.station;
        boolean confirmedFirst = random.nextBoolean();
        if (confirmedFirst) {
            world.reply(request, new PbxReply.Confirmed());
        }
        world.diverted(call.callId, from, deflect.calledDevice());
        if (toVdn) {
            call.station = "";
            world.arrives(call.callId);
            call.dialogue = world.asks(call.callId);
        } else {
            call.station = deflect.calledDevice();
            world.rings(call.callId, call.station);
        }
        if (!confirmedFirst) {
            world.reply(request, new PbxReply.Confirmed());
        }
    }

    private void snapshotDevice(Output.PbxRequest request, PbxCommand.SnapshotDevice snapshot) {
        List<PbxReply.DeviceCall> list = new ArrayList<>();
        for (SwitchCall call : calls.values()) {
            if (call.station.equals(snapshot.deviceId())) {
                list.add(new PbxReply.DeviceCall(new ConnectionId(call.callId, call.station, false),
                        List.of(call.talking ? LocalConnectionState.CONNECT : LocalConnectionState.ALERTING,
                                LocalConnectionState.CONNECT)));
            }
        }
        world.reply(request, new PbxReply.DeviceSnapshot(list));
    }

    private void snapshotCall(Output.PbxRequest request, PbxCommand.SnapshotCall snapshot) {
        SwitchCall call = calls.get(snapshot.call().callId());
        if (call == null) {
            world.reply(request,
                    new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER)));
            return;
        }
        List<PbxReply.CallConnection> list = new ArrayList<>();
        list.add(new PbxReply.CallConnection(new ConnectionId(call.callId, "T801#3", true), World.caller(),
                LocalConnectionState.CONNECT));
        if (!call.station.isEmpty()) {
            list.add(new PbxReply.CallConnection(new ConnectionId(call.callId, call.station, false),
                    PbxEvent.Party.internal(call.station),
                    call.talking ? LocalConnectionState.CONNECT : LocalConnectionState.ALERTING));
        }
        world.reply(request, new PbxReply.CallSnapshot(list));
    }

    private void progress(SwitchCall call) {
        if (call.station.isEmpty()) {
            return;
        }
        if (!call.talking) {
            call.talking = true;
            if (linkUp) {
                world.answers(call.callId, call.station);
            }
        } else {
            calls.remove(call.callId);
            if (linkUp) {
                PbxEvent cleared = new PbxEvent.ConnectionCleared(
                        new ConnectionId(call.callId, call.station, false), PbxEvent.Party.internal(call.station),
                        EventCause.NONE);
                world.vdn(cleared);
                world.stationEvent(call.station, cleared);
                world.vdn(new PbxEvent.CallCleared(new ConnectionId(call.callId, "", false), EventCause.NONE));
            }
        }
    }

    private void renew(SwitchCall call) {
        if (linkUp && call.station.isEmpty() && call.dialogue != null) {
            world.cancelled(call.dialogue);
            world.advance(random.nextInt(50));
            call.dialogue = world.asks(call.callId);
        }
    }

    private void callerGoes(SwitchCall call) {
        calls.remove(call.callId);
        if (linkUp) {
            if (call.dialogue != null) {
                world.apply(new Input.RouteEnded(World.CM, World.LINK, call.dialogue,
                        World.failure(UniversalFailure.NO_ACTIVE_CALL)));
            }
            world.callerClears(call.callId, call.station);
        }
    }

    private void agentDoes(int i) {
        switch (random.nextInt(5)) {
            case 0 -> world.request(i, new Command.SetNotReady(2));
            case 1 -> world.request(i, new Command.SetAfterCallWork());
            case 2 -> world.request(i, new Command.LogOff(1));
            default -> {
                world.request(i, new Command.LogOn(World.CM, World.station(i)));
                world.request(i, new Command.SetReady(random.nextInt(4) == 0));
            }
        }
    }

    private void desktopFlaps(int i) {
        long former = world.engine.state().sessions().get(world.session(i)) == null
                ? 0
                : world.engine.state().sessions().get(world.session(i)).connection();
        world.apply(new Input.SessionDetached(world.session(i), former, "lost"));
        world.advance(random.nextInt(3_000));
        world.apply(new Input.SessionResumed(world.session(i), ++connection, 0));
    }

    /** The link is lost for a while, or the server with it; calls go on unseen. */
    private void disaster() {
        if (!linkUp) {
            return;
        }
        boolean restart = random.nextBoolean();
        if (restart) {
            world.epoch++;
            world.apply(new Input.EpochStarted(world.epoch, world.now / 1_000_000, world.now / 1_000_000));
            for (int i = 0; i < AGENTS; i++) {
                world.apply(new Input.SessionResumed(world.session(i), ++connection, 0));
            }
        } else {
            world.apply(
                    new Input.LinkChanged(World.CM, World.LINK, LinkState.DOWN, LinkDownCause.CLOSED_BY_PEER, ""));
        }
        linkUp = false;
        requests.clear();
        calls.values().forEach(call -> call.dialogue = null);
        for (int unseen = random.nextInt(12); unseen > 0; unseen--) {
            world.advance(random.nextInt(2_000));
            int what = random.nextInt(3);
            if (what == 0) {
                arrive();
            } else {
                pick().ifPresent(what == 1 ? this::progress : this::callerGoes);
            }
        }
        read = world.outputs.size();
        linkUp = true;
        world.linkUp();
        for (SwitchCall call : calls.values()) {
            if (call.station.isEmpty()) {
                call.dialogue = world.asks(call.callId);
            }
        }
    }

    private void quieten() {
        for (int round = 0; round < 400; round++) {
            collect();
            while (!requests.isEmpty()) {
                serve(requests.poll());
                collect();
            }
            pick().ifPresent(this::callerGoes);
            world.advance(1_000);
        }
        world.advance(120_000);
        collect();
        while (!requests.isEmpty()) {
            serve(requests.poll());
            collect();
        }
        world.advance(120_000);
    }

    private void verifyQuiet() {
        assertEquals(List.of(), List.copyOf(world.engine.state().contacts().rows()));
        assertEquals(List.of(), List.copyOf(world.engine.state().calls().rows()));
        assertEquals(List.of(), List.copyOf(world.engine.state().requests().rows()));
        for (int i = 0; i < AGENTS; i++) {
            AgentState state = world.state(i);
            assertTrue(state == AgentState.READY || state == AgentState.NOT_READY || state == AgentState.LOGGED_OUT
                    || state == AgentState.AFTER_CALL_WORK, "agent " + i + " is " + state);
        }
        List<Fact.ContactStarted> started = world.facts(Fact.ContactStarted.class);
        List<Fact.ContactEnded> ended = world.facts(Fact.ContactEnded.class);
        assertEquals(started.size(), ended.stream().map(Fact.ContactEnded::contact).distinct().count());
        assertEquals(started.size(), ended.size());
        List<Fact.AnomalyRecorded> failures = world.facts(Fact.AnomalyRecorded.class).stream()
                .filter(anomaly -> anomaly.kind() == Fact.AnomalyKind.DECIDE_FAILED).toList();
        assertEquals(List.of(), failures);
        assertTrue(ended.stream().filter(e -> e.disposition() == Fact.ContactDisposition.ANSWERED).count() > 20);
    }

    private void replay() {
        Engine again = new Engine(new EngineState());
        for (int i = 0; i < world.inputs.size(); i++) {
            assertEquals(world.factsByInput.get(i), again.apply(world.inputs.get(i)).facts());
        }
        assertEquals(world.engine.hash(), again.hash());
    }
}
