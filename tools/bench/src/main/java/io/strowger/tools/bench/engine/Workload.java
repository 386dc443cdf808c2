package io.strowger.tools.bench.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A large site in virtual time: a switch with its calls, agents at their desktops, and the engine that routes between them. What it makes is the list of inputs,
 * which are recorded once and then applied as often as wanted to an engine that begins from the snapshot taken before them. Confined to a thread.
 */
public final class Workload {
    static final long SECOND = 1_000_000_000L;
    private static final long START_NANOS = 1_795_000_000L * SECOND;
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    final Places places;
    final SplittableRandom chance;
    private final Engine engine = new Engine(new EngineState());
    private final PriorityQueue<Due> due = new PriorityQueue<>(
            Comparator.comparingLong(Due::nanos).thenComparingLong(Due::number));
    private final Map<Integer, SimulatedCall> byCrossRef = new HashMap<>();
    private final Map<Integer, SimulatedCall> byCallId = new HashMap<>();
    private final Map<String, List<SimulatedCall>> atDevice = new HashMap<>();
    private final Map<Long, SimulatedCall> answering = new HashMap<>();
    private final long[] pushed;
    private final long[] acknowledged;
    private final long[] requests;
    private List<RecordedInput> recording;
    private long now = START_NANOS;
    private long dueNumber;
    private int lastCall;
    private int live;
    private long anomalies;

    private record Due(long nanos, long number, Runnable what) {}

    /** A site with everybody ready and no call. */
    public Workload(SiteSize size) {
        places = new Places(size);
        chance = new SplittableRandom(size.seed());
        pushed = new long[size.agents()];
        acknowledged = new long[size.agents()];
        requests = new long[size.agents()];
        apply(new Input.EpochStarted(1, 0, START_NANOS / 1_000_000));
        apply(new Input.ConfigurationApplied(1, "bench", places.site()));
        link(LinkState.RESYNCHRONISING);
        for (String station : places.stations()) {
            apply(new Input.MonitorStarted(Places.SWITCH, Places.LINK, station, MonitorKind.DEVICE));
        }
        for (int skill = 0; skill < size.skills(); skill++) {
            apply(new Input.MonitorStarted(Places.SWITCH, Places.LINK, Places.vdn(skill),
                    MonitorKind.CALLS_VIA_DEVICE));
            apply(new Input.RouteRegistered(Places.SWITCH, Places.LINK, Places.vdn(skill)));
        }
        link(LinkState.UP);
        for (int agent = 0; agent < size.agents(); agent++) {
            apply(new Input.SessionOpened(Places.session(agent), Places.agentId(agent), SessionRole.AGENT, Bytes.EMPTY,
                    1, agent + 1));
            request(agent, new Command.LogOn(Places.SWITCH, Places.station(agent)));
            request(agent, new Command.SetReady(false));
            acknowledge(agent);
        }
        drain();
    }

    private void link(LinkState state) {
        apply(new Input.LinkChanged(Places.SWITCH, Places.LINK, state, LinkDownCause.NONE, ""));
    }

    /** Begins calls until as many as the site's size says are under way, evenly over the time that a call takes. */
    public void fill() {
        int wanted = places.size().liveCalls();
        for (int i = 0; i < wanted; i++) {
            after(SimulatedCall.MEAN_SECONDS * SECOND * i / wanted, this::beginCall);
        }
        runUntil(now + 2 * SimulatedCall.MEAN_SECONDS * SECOND);
    }

    /** Goes on and records. */
    public List<RecordedInput> record(int count) {
        recording = new ArrayList<>(count);
        while (recording.size() < count) {
            next();
        }
        List<RecordedInput> recorded = recording;
        recording = null;
        return recorded;
    }

    private void runUntil(long nanos) {
        while (now < nanos) {
            next();
        }
    }

    private void next() {
        Due first = due.peek();
        long deadline = engine.nextDeadlineNanos();
        if (deadline <= first.nanos()) {
            now = Math.max(now, deadline);
            apply(new Input.TimeAdvanced());
            return;
        }
        due.poll();
        now = first.nanos();
        first.what().run();
    }

    /** What is due at this very moment. */
    private void drain() {
        while (!due.isEmpty() && due.peek().nanos() <= now) {
            due.poll().what().run();
        }
    }

    void after(long nanos, Runnable what) {
        due.add(new Due(now + nanos, ++dueNumber, what));
    }

    private void beginCall() {
        lastCall++;
        live++;
        SimulatedCall call = new SimulatedCall(this, lastCall, chance.nextInt(places.size().skills()));
        byCallId.put(call.callId(), call);
        call.arrives();
    }

    /** The call has a connection at the device from now on. */
    void at(String device, SimulatedCall call) {
        atDevice.computeIfAbsent(device, key -> new ArrayList<>()).add(call);
    }

    /** And now none. */
    void left(String device, SimulatedCall call) {
        List<SimulatedCall> calls = atDevice.get(device);
        if (calls != null) {
            calls.remove(call);
        }
    }

    /** The call is known by another id from now on. */
    void transferred(SimulatedCall call, int callId) {
        byCallId.remove(call.callId(), call);
        byCallId.put(callId, call);
    }

    /** A call is over; another begins in its place. */
    void ended(SimulatedCall call) {
        live--;
        byCallId.remove(call.callId(), call);
        byCallId.remove(call.consultId(), call);
        beginCall();
    }

    // --- what goes into the engine

    void ofVdn(int skill, PbxEvent event) {
        apply(new Input.PbxEventReceived(Places.SWITCH, Places.LINK, Places.vdn(skill), MonitorKind.CALLS_VIA_DEVICE,
                event));
    }

    void ofStation(String station, PbxEvent event) {
        apply(new Input.PbxEventReceived(Places.SWITCH, Places.LINK, station, MonitorKind.DEVICE, event));
    }

    void request(int agent, Command command) {
        apply(new Input.SessionRequested(Places.session(agent), ++requests[agent], command));
    }

    /** An agent's desktop asks to answer the call; the switch does it when the engine asks. */
    void requestAnswer(int agent, SimulatedCall call) {
        answering.put((long) call.callId(), call);
        request(agent, new Command.AnswerCall(engine.state().indexes().calls().newest(Places.SWITCH, call.callId())));
    }

    void acknowledge(int agent) {
        if (pushed[agent] > acknowledged[agent]) {
            acknowledged[agent] = pushed[agent];
            apply(new Input.PushAcknowledged(Places.session(agent), pushed[agent]));
        }
    }

    void routeRequested(SimulatedCall call, int crossRef, Input input) {
        byCrossRef.put(crossRef, call);
        apply(input);
    }

    void apply(Input input) {
        Bytes payload = Bytes.owned(INPUT.encode(input));
        if (recording != null) {
            recording.add(new RecordedInput(now, payload));
        }
        Applied applied = engine.apply(new JournalledInput(engine.sequence() + 1, 1, now, 1, payload));
        for (Output output : applied.outputs()) {
            switch (output) {
                case Output.PbxRequest request -> after(0, () -> requested(request));
                case Output.SessionPush push -> pushed[Places.agentOfSession(push.sessionId())] = push.sequence();
                default -> {
                    // The edges would send it.
                }
            }
        }
        for (Fact fact : applied.facts()) {
            if (fact instanceof Fact.AnomalyRecorded) {
                anomalies++;
            }
        }
    }

    private void requested(Output.PbxRequest request) {
        switch (request.command()) {
            case PbxCommand.RouteSelect select ->
                byCrossRef.remove(select.dialogue().crossRefId()).selected(select.routeSelected());
            case PbxCommand.AnswerCall answer -> {
                reply(request, new PbxReply.Confirmed());
                answering.remove((long) answer.connection().callId()).answered();
            }
            case PbxCommand.SnapshotDevice snapshot -> reply(request, new PbxReply.DeviceSnapshot(
                    atDevice.getOrDefault(snapshot.deviceId(), List.of()).stream()
                            .flatMap(call -> call.callsAt(snapshot.deviceId()).stream()).toList()));
            case PbxCommand.SnapshotCall snapshot -> {
                SimulatedCall call = byCallId.get(snapshot.call().callId());
                reply(request, call == null
                        ? new PbxReply.Refused(new UniversalFailure(UniversalFailure.NO_ACTIVE_CALL, "noActiveCall"))
                        : new PbxReply.CallSnapshot(call.connections(snapshot.call().callId())));
            }
            default -> throw new IllegalStateException("nobody here answers " + request.command());
        }
    }

    private void reply(Output.PbxRequest request, PbxReply reply) {
        apply(new Input.PbxReplied(Places.SWITCH, Places.LINK, request.requestId(), reply));
    }

    static ConnectionId at(int callId, String device) {
        return new ConnectionId(callId, device, false);
    }

    /** The engine as it is now. */
    public Engine engine() {
        return engine;
    }

    public int live() {
        return live;
    }

    public long anomalies() {
        return anomalies;
    }
}
