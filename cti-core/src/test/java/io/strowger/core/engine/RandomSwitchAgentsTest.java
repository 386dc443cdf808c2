package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.CallDetails;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.AgentMode;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceType;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.ExtensionClass;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.state.EngineState;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A switch with agents of its own, at random: they log on and off at phones and desktops, change modes with and without an event, take calls from queues or let
 * them ring; links are lost and answers refused or never given. Events may be missing altogether. In the end the switch is asked, and what is believed of each
 * agent must be what the switch says.
 */
class RandomSwitchAgentsTest {
    private static final int AGENTS = 3;
    private static final int STEPS = 1_000;

    /** An agent as the switch has him. */
    private static final class SwitchAgent {
        String station = "";
        WorkMode mode = WorkMode.LOGGED_OUT;
        int reason;
    }

    private static final class SwitchCall {
        String queue = "";
        int agent = -1;
        boolean answered;
    }

    private final SwitchAgent[] agents = {new SwitchAgent(), new SwitchAgent(), new SwitchAgent()};
    private final TreeMap<Integer, SwitchCall> calls = new TreeMap<>();
    private final ArrayDeque<Output.PbxRequest> requests = new ArrayDeque<>();
    private World world;
    private Random random;
    private boolean linkUp = true;
    private int read;
    private int nextCall = 1;
    private long connections = 10_000;

    /** Seeds 1 to 20; {@code -Dsim.first=N -Dsim.seeds=N} for others. */
    static LongStream seeds() {
        long first = Long.getLong("sim.first", 1);
        return LongStream.range(first, first + Long.getLong("sim.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsBelievedOfAgentsIsInTheEndWhatTheSwitchSays(long seed) {
        random = new Random(seed);
        world = World.of(Interleaving.ONE_LINK, SwitchAgentsTest::site);
        try {
            for (int i = 0; i < AGENTS; i++) {
                connect(i);
            }
            for (int step = 0; step < STEPS; step++) {
                collect();
                step();
            }
            quieten();
            verify();
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

    private void connect(int i) {
        world.apply(new Input.SessionOpened(world.session(i), World.agent(i), SessionRole.AGENT, Bytes.EMPTY, 1,
                ++connections));
    }

    private void step() {
        world.advance(random.nextInt(900));
        int i = random.nextInt(AGENTS);
        switch (random.nextInt(21)) {
            case 0, 1, 2, 3, 4, 5 -> {
                if (!requests.isEmpty()) {
                    serve(requests.poll());
                }
            }
            case 6 -> atThePhone(i);
            case 7, 8, 9 -> atTheDesktop(i);
            case 10, 19 -> newCall();
            case 11, 12, 13 -> distribute();
            case 14 -> answer();
            case 15 -> takeBack();
            case 16 -> callerGoes();
            case 17 -> desktopFlaps(i);
            case 18 -> {
                if (!linkUp || random.nextInt(12) == 0) {
                    linkFlaps();
                }
            }
            default -> world.advance(5_000);
        }
    }

    // --- agents

    private static String login(int i) {
        return String.valueOf(2001 + i);
    }

    private boolean hasCall(int i) {
        return calls.values().stream().anyMatch(call -> call.agent == i);
    }

    /** The switch's own change, told unless the link is down or the event is lost. */
    private void become(int i, WorkMode mode, int reason) {
        SwitchAgent agent = agents[i];
        boolean on = agent.mode != WorkMode.LOGGED_OUT;
        boolean told = linkUp && random.nextInt(10) != 0;
        if (!on) {
            agent.station = World.station(i);
        }
        agent.mode = mode;
        agent.reason = mode == WorkMode.AUX ? reason : 0;
        if (!told) {
            return;
        }
        Party station = Party.internal(agent.station);
        if (!on) {
            for (String split : List.of("8001", "8002")) {
                world.stationEvent(split, new PbxEvent.LoggedOn(station, login(i), split,
                        random.nextBoolean() ? mode : null));
            }
        }
        world.stationEvent(agent.station, new PbxEvent.AgentModeChanged(station, random.nextInt(4) == 0 ? "" : login(i),
                switch (mode) {
                    case AUX -> AgentMode.NOT_READY;
                    case ACW -> AgentMode.WORK_NOT_READY;
                    default -> AgentMode.READY;
                }, agent.reason));
    }

    private void leave(int i, int reason) {
        SwitchAgent agent = agents[i];
        Party station = Party.internal(agent.station);
        agent.mode = WorkMode.LOGGED_OUT;
        agent.station = "";
        agent.reason = 0;
        if (linkUp && random.nextInt(10) != 0) {
            for (String split : List.of("8001", "8002")) {
                world.stationEvent(split, new PbxEvent.LoggedOff(station, login(i), split, reason));
            }
        }
    }

    private WorkMode anyMode() {
        return List.of(WorkMode.AUX, WorkMode.ACW, WorkMode.AUTO_IN, WorkMode.AUTO_IN).get(random.nextInt(4));
    }

    private void atThePhone(int i) {
        if (agents[i].mode != WorkMode.LOGGED_OUT && random.nextInt(3) == 0 && !hasCall(i)) {
            leave(i, 0);
        } else {
            become(i, anyMode(), random.nextInt(5));
        }
    }

    private void atTheDesktop(int i) {
        if (world.engine.state().sessions().get(world.session(i)) == null) {
            connect(i);
        }
        world.request(i, switch (random.nextInt(6)) {
            case 0 -> new Command.LogOn(World.CM, World.station(i));
            case 1 -> new Command.LogOff(1);
            case 2 -> new Command.SetNotReady(random.nextInt(9));
            case 3 -> new Command.SetAfterCallWork();
            default -> new Command.SetReady(random.nextInt(4) == 0);
        });
    }

    private void desktopFlaps(int i) {
        var session = world.engine.state().sessions().get(world.session(i));
        if (session == null) {
            connect(i);
        } else if (session.isAttached()) {
            world.apply(new Input.SessionDetached(world.session(i), session.connection(), "gone"));
        } else {
            world.apply(new Input.SessionResumed(world.session(i), ++connections, 0));
        }
    }

    private void linkFlaps() {
        if (linkUp) {
            linkUp = false;
            requests.clear();
            world.linkLost();
        } else {
            linkUp();
        }
    }

    private void linkUp() {
        linkUp = true;
        read = world.outputs.size();
        world.linkUp();
        collect();
    }

    /** The switch does what it was asked, or refuses, or says nothing. */
    private void serve(Output.PbxRequest request) {
        if (world.engine.state().requests().get(request.requestId()) == null) {
            return;
        }
        int chance = random.nextInt(12);
        if (chance == 0) {
            world.reply(request, new PbxReply.TimedOut());
        } else if (chance == 1) {
            world.reply(request, new PbxReply.Refused(World.failure(22)));
        } else {
            obey(request);
        }
    }

    private void obey(Output.PbxRequest request) {
        switch (request.command()) {
            case PbxCommand.SetAgentState c -> {
                int i = Integer.parseInt(c.agentId()) - 2001;
                boolean possible = c.logIn() == (agents[i].mode == WorkMode.LOGGED_OUT) && !hasCall(i);
                if (!possible) {
                    world.reply(request, new PbxReply.Refused(World.failure(22)));
                    return;
                }
                if (c.workMode() == WorkMode.LOGGED_OUT) {
                    leave(i, c.reasonCode());
                } else {
                    become(i, c.workMode(), c.reasonCode());
                }
                world.reply(request, new PbxReply.AgentStateSet(false));
            }
            case PbxCommand.QueryDeviceInfo c -> world.reply(request, new PbxReply.DeviceInfoReported(c.deviceId(),
                    DeviceType.OTHER, List.of(), ExtensionClass.LOGICAL_AGENT, null, associated(c.deviceId())));
            case PbxCommand.QueryAgentState c -> world.reply(request, state(c.deviceId()));
            case PbxCommand.SnapshotDevice c ->
                world.reply(request, new PbxReply.DeviceSnapshot(callsAt(c.deviceId())));
            case PbxCommand.SnapshotCall c -> world.reply(request, snapshot(c.call().callId()));
            case PbxCommand.QueryUcid c -> world.reply(request, World.ucid(c));
            default -> world.reply(request, new PbxReply.Confirmed());
        }
    }

    private String associated(String device) {
        for (int i = 0; i < AGENTS; i++) {
            if (login(i).equals(device)) {
                return agents[i].station;
            }
            if (agents[i].station.equals(device)) {
                return login(i);
            }
        }
        return "";
    }

    private PbxReply state(String station) {
        for (SwitchAgent agent : agents) {
            if (agent.station.equals(station)) {
                return new PbxReply.AgentStateReported(true, null, agent.reason, agent.mode, false, null, 0);
            }
        }
        return new PbxReply.AgentStateReported(false, null, 0);
    }

    // --- calls

    private void newCall() {
        int id = nextCall++;
        calls.put(id, new SwitchCall());
        if (linkUp) {
            world.arrives(id);
        }
    }

    private static CallData data(int callId, String split) {
        CallData plain = World.data(callId);
        return new CallData(plain.ucid(), Bytes.EMPTY, "", "801", "3", "6001", new CallDetails(null, null, null, null,
                split, "6001", null, null, false, List.of(), null, null, "", List.of(), null));
    }

    private void distribute() {
        for (var entry : calls.entrySet()) {
            SwitchCall call = entry.getValue();
            if (call.agent >= 0) {
                continue;
            }
            for (int i = 0; i < AGENTS; i++) {
                if (agents[i].mode == WorkMode.AUTO_IN && !hasCall(i)) {
                    call.agent = i;
                    String split = call.queue.isEmpty() ? "8001" : call.queue;
                    call.queue = "";
                    tell(entry.getKey(), i, new PbxEvent.Delivered(at(entry.getKey(), i),
                            Party.internal(World.station(i)), World.caller(), Party.internal("6001"), Party.UNKNOWN,
                            EventCause.NEW_CALL, data(entry.getKey(), split)));
                    return;
                }
            }
            if (call.queue.isEmpty()) {
                queue(entry.getKey(), call);
            }
        }
    }

    private void queue(int id, SwitchCall call) {
        call.queue = random.nextBoolean() ? "8001" : "8002";
        if (linkUp) {
            world.vdn(new PbxEvent.Queued(new ConnectionId(id, call.queue, false), Party.internal(call.queue),
                    World.caller(), Party.internal("6001"), 1, EventCause.NONE));
        }
    }

    private static ConnectionId at(int callId, int i) {
        return new ConnectionId(callId, World.station(i), false);
    }

    private void tell(int callId, int i, PbxEvent event) {
        if (linkUp) {
            world.vdn(event);
            world.stationEvent(World.station(i), event);
        }
    }

    private void answer() {
        calls.forEach((id, call) -> {
            if (call.agent >= 0 && !call.answered) {
                call.answered = true;
                tell(id, call.agent, new PbxEvent.Established(at(id, call.agent),
                        Party.internal(World.station(call.agent)), World.caller(), Party.internal("6001"),
                        Party.UNKNOWN, EventCause.NONE, data(id, "8001")));
            }
        });
    }

    private void takeBack() {
        calls.forEach((id, call) -> {
            if (call.agent >= 0 && !call.answered) {
                int i = call.agent;
                call.agent = -1;
                become(i, WorkMode.AUX, 9);
                if (linkUp) {
                    world.stationEvent(World.station(i), new PbxEvent.Diverted(at(id, i),
                            Party.internal(World.station(i)), Party.internal("8001"),
                            EventCause.CALL_FORWARD_NO_ANSWER));
                }
                queue(id, call);
            }
        });
    }

    private void callerGoes() {
        if (calls.isEmpty()) {
            return;
        }
        int id = calls.firstKey();
        SwitchCall call = calls.remove(id);
        if (linkUp) {
            world.callerClears(id, call.agent < 0 ? "" : World.station(call.agent));
        }
    }

    private List<PbxReply.DeviceCall> callsAt(String station) {
        return calls.entrySet().stream()
                .filter(entry -> entry.getValue().agent >= 0 && World.station(entry.getValue().agent).equals(station))
                .map(entry -> new PbxReply.DeviceCall(at(entry.getKey(), entry.getValue().agent),
                        List.of(stateOf(entry.getValue()))))
                .toList();
    }

    private static io.strowger.core.model.LocalConnectionState stateOf(SwitchCall call) {
        return call.answered
                ? io.strowger.core.model.LocalConnectionState.CONNECT
                : io.strowger.core.model.LocalConnectionState.ALERTING;
    }

    private PbxReply snapshot(int id) {
        SwitchCall call = calls.get(id);
        if (call == null) {
            return new PbxReply.Refused(World.failure(11));
        }
        var caller = new PbxReply.CallConnection(new ConnectionId(id, "T801#3", true), World.caller(),
                io.strowger.core.model.LocalConnectionState.CONNECT);
        return new PbxReply.CallSnapshot(call.agent < 0
                ? List.of(caller)
                : List.of(caller, new PbxReply.CallConnection(at(id, call.agent),
                        Party.internal(World.station(call.agent)), stateOf(call))));
    }

    // --- the end

    private void quieten() {
        if (!linkUp) {
            linkUp();
        }
        while (!calls.isEmpty()) {
            callerGoes();
        }
        // Twice the time of a round among the agents: the first may still have been under way.
        for (int round = 0; round < 2; round++) {
            world.advance(AgentStateQueries.SWEEP_MILLIS);
            answerAll();
        }
        world.advance(2 * Calls.CHECK_MILLIS);
        answerAll();
        world.advance(Calls.FORGET_MILLIS + 60_000);
        answerAll();
    }

    private void answerAll() {
        collect();
        while (!requests.isEmpty()) {
            Output.PbxRequest request = requests.poll();
            if (world.engine.state().requests().get(request.requestId()) != null) {
                obey(request);
            }
            collect();
        }
    }

    private void verify() {
        for (int i = 0; i < AGENTS; i++) {
            var believed = world.agentOf(i);
            assertEquals(agents[i].mode + " at " + agents[i].station, believed.work().mode() + " at "
                    + (believed.station() == null ? "" : believed.station().deviceId()), "agent " + i);
        }
        assertEquals(List.of(), List.copyOf(world.engine.state().contacts().rows()));
        assertEquals(List.of(), List.copyOf(world.engine.state().requests().rows()));
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class).stream()
                .filter(anomaly -> anomaly.kind() == AnomalyKind.DECIDE_FAILED).toList());
        assertEquals(List.of(), world.sent(PbxCommand.DeflectCall.class));
        long started = world.facts(Fact.ContactStarted.class).size();
        assertEquals(started, world.facts(Fact.ContactEnded.class).size());
        assertTrue(world.facts(Fact.SegmentStarted.class).size() > 3, "hardly a call was distributed");
        assertTrue(world.facts(Fact.AgentLoggedOn.class).size() > 0, "nobody ever logged on");
        Accounting.check(world.facts);
        Engine again = new Engine(new EngineState());
        for (int i = 0; i < world.inputs.size(); i++) {
            assertEquals(world.factsByInput.get(i), again.apply(world.inputs.get(i)).facts());
        }
        assertEquals(world.engine.hash(), again.hash());
    }
}
