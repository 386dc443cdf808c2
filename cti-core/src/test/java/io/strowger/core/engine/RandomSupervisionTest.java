package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.model.ParticipationType;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.Site;
import io.strowger.core.state.EngineState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A supervisor with chance, on a small switch that refuses, forgets to reply and loses its link. Every request has one outcome, nobody who only listens is left
 * with a caller, and when all is quiet no observation is left.
 */
class RandomSupervisionTest {
    private static final int STEPS = 1_500;
    private static final int AGENTS = 3;
    private static final int BOSS = AGENTS;
    private static final String BOSS_STATION = World.station(BOSS);

    /** Parties of a call in the switch: silent or not. */
    private final TreeMap<Integer, TreeMap<String, Boolean>> calls = new TreeMap<>();
    private final ArrayDeque<Output.PbxRequest> requests = new ArrayDeque<>();
    private final List<long[]> asked = new ArrayList<>();
    private Random random;
    private World world;
    private boolean hasServiceObserving;
    private boolean linkUp = true;
    private int read;
    private int nextCallId;

    /** Seeds 1 to 20; {@code -Dsim.first=N -Dsim.seeds=N} for others. */
    static LongStream seeds() {
        long first = Long.getLong("sim.first", 1);
        return LongStream.range(first, first + Long.getLong("sim.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsLeftListening(long seed) {
        random = new Random(seed);
        hasServiceObserving = random.nextBoolean();
        world = World.with(1, 1, 1, 1);
        world.configure(RandomSupervisionTest::withSupervisor);
        for (int i = 0; i < AGENTS; i++) {
            world.login(i);
        }
        world.supervisor(BOSS);
        try {
            for (int step = 0; step < STEPS; step++) {
                step();
                world.apply(new io.strowger.core.input.Input.PushAcknowledged(world.session(BOSS), Long.MAX_VALUE));
                for (int i = 0; i < AGENTS; i++) {
                    world.apply(new io.strowger.core.input.Input.PushAcknowledged(world.session(i), Long.MAX_VALUE));
                }
                if (step % 100 == 99) {
                    quiet();
                }
            }
            end();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + " after " + world.inputs.size() + " inputs: " + e, e);
        }
    }

    private static Site withSupervisor(Site site) {
        List<AgentSite> agents = site.agents().stream()
                .map(a -> a.withRights(new AgentSite.Rights("", "",
                        a.agentId().equals(World.agent(BOSS)) ? List.of("*") : List.of())))
                .toList();
        return new Site(site.switches(), site.devices(), site.vdns(), site.skills(), agents, site.settings());
    }

    private void step() {
        world.advance(random.nextInt(400));
        collect();
        int what = random.nextInt(100);
        if (what < 12) {
            arrive(World.station(random.nextInt(AGENTS)));
        } else if (what < 32) {
            command();
        } else if (what < 75 && !requests.isEmpty() && linkUp) {
            serve(requests.poll());
        } else if (what < 82) {
            leave(anyCall(), World.station(random.nextInt(AGENTS)));
        } else if (what < 86) {
            leave(anyCall(), Talk.TRUNK);
        } else if (what < 88) {
            leave(anyCall(), BOSS_STATION);
        } else if (what == 99 && linkUp) {
            flap();
        }
    }

    private void collect() {
        for (; read < world.outputs.size(); read++) {
            if (world.outputs.get(read) instanceof Output.PbxRequest request && linkUp) {
                requests.add(request);
            }
        }
    }

    private void command() {
        String agent = World.agent(random.nextInt(AGENTS));
        Command command = switch (random.nextInt(6)) {
            case 0, 1 -> new Command.ListenToAgent(agent);
            case 2 -> new Command.WhisperToAgent(agent);
            case 3 -> new Command.JoinAgent(agent);
            case 4 -> new Command.InterceptCall(agent);
            default -> new Command.StopObserving();
        };
        asked.add(new long[]{BOSS, world.request(BOSS, command)});
    }

    // --- the switch

    private int anyCall() {
        return calls.isEmpty() ? 0 : new ArrayList<>(calls.keySet()).get(random.nextInt(calls.size()));
    }

    private boolean isIdle(String station) {
        return calls.values().stream().noneMatch(parties -> parties.containsKey(station));
    }

    private void arrive(String station) {
        if (!isIdle(station) || calls.size() >= AGENTS) {
            return;
        }
        int id = ++nextCallId;
        calls.put(id, new TreeMap<>(Map.of(Talk.TRUNK, false, station, false)));
        if (linkUp) {
            world.arrives(id);
            world.rings(id, station);
            world.answers(id, station);
        }
    }

    private static ConnectionId id(int callId, String device) {
        return new ConnectionId(callId, device, device.startsWith("T"));
    }

    /** Tells the monitors of the VDN and of the stations in the call. */
    private void tell(int callId, PbxEvent event, String also) {
        if (!linkUp) {
            return;
        }
        world.vdn(event);
        List<String> stations = new ArrayList<>(calls.getOrDefault(callId, new TreeMap<>()).keySet());
        if (!also.isEmpty() && !stations.contains(also)) {
            stations.add(also);
        }
        stations.stream().filter(station -> !station.startsWith("T"))
                .forEach(station -> world.stationEvent(station, event));
    }

    private boolean leave(int callId, String device) {
        TreeMap<String, Boolean> parties = calls.get(callId);
        if (parties == null || parties.remove(device) == null) {
            return false;
        }
        tell(callId, new PbxEvent.ConnectionCleared(id(callId, device), Party.UNKNOWN, EventCause.NONE),
                device.startsWith("T") ? "" : device);
        if (parties.size() < 2) {
            calls.remove(callId);
            if (linkUp) {
                world.vdn(new PbxEvent.CallCleared(id(callId, ""), EventCause.NONE));
            }
        }
        return true;
    }

    private void join(int callId, String device, boolean silent, EventCause cause) {
        calls.get(callId).put(device, silent);
        tell(callId, new PbxEvent.Established(id(callId, device), Party.internal(device), World.caller(),
                Party.internal("6001"), Party.UNKNOWN, cause, World.data(callId)), "");
    }

    /** Replies before or after what is done, or not at all, or refuses. */
    private void carryOut(Output.PbxRequest request, PbxReply done, Runnable effect) {
        switch (random.nextInt(10)) {
            case 0 -> world.reply(request, new PbxReply.Refused(World.failure(21)));
            case 1 -> world.reply(request, new PbxReply.TimedOut());
            case 2 -> {
                effect.run();
                world.reply(request, new PbxReply.TimedOut());
            }
            case 3 -> effect.run();
            case 4, 5 -> {
                effect.run();
                world.reply(request, done);
            }
            default -> {
                world.reply(request, done);
                effect.run();
            }
        }
    }

    private void serve(Output.PbxRequest request) {
        switch (request.command()) {
            case PbxCommand.SingleStepConferenceCall c -> conference(request, c);
            case PbxCommand.ServiceObserveActivate c -> activate(request, c);
            case PbxCommand.ServiceObserveDeactivate c -> carryOut(request, new PbxReply.Confirmed(),
                    () -> new ArrayList<>(calls.keySet()).forEach(call -> leave(call, c.observerDevice())));
            case PbxCommand.ClearConnection c -> {
                int call = c.connection().callId();
                if (calls.getOrDefault(call, new TreeMap<>()).containsKey(c.connection().deviceId())) {
                    carryOut(request, new PbxReply.Confirmed(), () -> leave(call, c.connection().deviceId()));
                } else {
                    world.reply(request, new PbxReply.Refused(World.failure(13)));
                }
            }
            case PbxCommand.SnapshotDevice c -> world.reply(request, device(c.deviceId()));
            case PbxCommand.SnapshotCall c -> world.reply(request, call(c.call().callId()));
            case PbxCommand.QueryUcid c -> world.reply(request, World.ucid(c));
            default -> carryOut(request, new PbxReply.Confirmed(), () -> {});
        }
    }

    private void conference(Output.PbxRequest request, PbxCommand.SingleStepConferenceCall c) {
        int call = c.activeCall().callId();
        boolean there = calls.getOrDefault(call, new TreeMap<>()).containsKey(c.activeCall().deviceId());
        if (!there || !isIdle(c.deviceToJoin())) {
            world.reply(request, new PbxReply.Refused(World.failure(there ? 33 : 13)));
            return;
        }
        boolean silent = c.participation() == ParticipationType.SILENT;
        carryOut(request, new PbxReply.CallsJoined(id(call, c.deviceToJoin()), "", List.of()),
                () -> join(call, c.deviceToJoin(), silent,
                        silent ? EventCause.SILENT_MONITOR : EventCause.ACTIVE_MONITOR));
    }

    private void activate(Output.PbxRequest request, PbxCommand.ServiceObserveActivate c) {
        if (!hasServiceObserving) {
            world.reply(request,
                    new PbxReply.NotPossible(NotPossibleReason.NEEDS_PRIVATE_DATA_VERSION, "needs 17"));
            return;
        }
        carryOut(request, new PbxReply.Confirmed(), () -> {
            for (int call : new ArrayList<>(calls.keySet())) {
                if (calls.get(call).containsKey(c.observeeDevice()) && isIdle(c.observerDevice())) {
                    join(call, c.observerDevice(), true, EventCause.SILENT_MONITOR);
                }
            }
        });
    }

    private PbxReply device(String device) {
        List<PbxReply.DeviceCall> list = new ArrayList<>();
        calls.forEach((call, parties) -> {
            if (parties.containsKey(device)) {
                list.add(new PbxReply.DeviceCall(id(call, device), List.of(LocalConnectionState.CONNECT)));
            }
        });
        return new PbxReply.DeviceSnapshot(list);
    }

    private PbxReply call(int callId) {
        if (!calls.containsKey(callId)) {
            return new PbxReply.Refused(World.failure(UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER));
        }
        List<PbxReply.CallConnection> list = new ArrayList<>();
        calls.get(callId).keySet().forEach(device -> list.add(new PbxReply.CallConnection(id(callId, device),
                device.startsWith("T") ? World.caller() : Party.internal(device), LocalConnectionState.CONNECT)));
        return new PbxReply.CallSnapshot(list);
    }

    private void flap() {
        collect();
        linkUp = false;
        requests.clear();
        world.linkLost();
        for (int unseen = random.nextInt(6); unseen > 0; unseen--) {
            world.advance(random.nextInt(2_000));
            leave(anyCall(), random.nextBoolean() ? Talk.TRUNK : World.station(random.nextInt(AGENTS + 1)));
        }
        read = world.outputs.size();
        linkUp = true;
        world.linkUp();
    }

    // --- what must hold

    /** Everything is served and nothing else happens: whoever listens listens to two. */
    private void quiet() {
        for (int round = 0; round < 60; round++) {
            collect();
            while (!requests.isEmpty()) {
                serve(requests.poll());
                collect();
            }
            world.advance(1_000);
        }
        calls.forEach((call, parties) -> {
            long heard = parties.values().stream().filter(silent -> !silent).count();
            if (parties.containsValue(true) && heard < 2) {
                throw new AssertionError("call " + call + " has a listener and nobody who talks: " + parties);
            }
        });
        for (long[] request : asked) {
            if (world.outcome((int) request[0], request[1]) == null) {
                throw new AssertionError("no outcome of request " + request[1]);
            }
        }
    }

    private void end() {
        quiet();
        for (int call : new ArrayList<>(calls.keySet())) {
            for (String device : new ArrayList<>(calls.get(call).keySet())) {
                leave(call, device);
            }
        }
        quiet();
        world.advance(600_000);
        quiet();
        assertEquals(List.of(), List.copyOf(world.engine.state().observations().rows()));
        assertEquals(List.of(), List.copyOf(world.engine.state().contacts().rows()));
        assertEquals(List.of(), List.copyOf(world.engine.state().requests().rows()));
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class).stream()
                .filter(anomaly -> anomaly.kind() == Fact.AnomalyKind.DECIDE_FAILED).toList());
        Engine again = new Engine(new EngineState());
        for (int i = 0; i < world.inputs.size(); i++) {
            assertEquals(world.factsByInput.get(i), again.apply(world.inputs.get(i)).facts());
        }
        assertEquals(world.engine.hash(), again.hash());
    }
}
