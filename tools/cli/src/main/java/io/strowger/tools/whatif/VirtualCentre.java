package io.strowger.tools.whatif;

import io.strowger.core.analysis.NumberTables;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.LookUpAnswered;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.EngineState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A contact centre in virtual time: the engine, switches that do what it says, callers and agents. Nothing here draws: what happens is given. Confined to one thread.
 */
final class VirtualCentre {
    static final long SECOND = 1_000_000_000L;
    /** An answer of outside data comes after so long. */
    private static final long LOOK_UP_NANOS = 1_000_000;
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    private final Site site;
    private final Engine engine;
    private final Figures figures = new Figures();
    private final PriorityQueue<Due> due = new PriorityQueue<>(
            Comparator.comparingLong(Due::nanos).thenComparingLong(Due::number));
    private final Map<String, VirtualCall> byDialogue = new HashMap<>();
    private final Map<Integer, VirtualCall> byCallId = new TreeMap<>();
    private final Map<String, VirtualCall> atStation = new HashMap<>();
    private final Map<String, String> agentAt = new HashMap<>();
    private final Map<String, Long> pushes = new HashMap<>();
    private final Map<String, String> sessions = new HashMap<>();
    private final Set<String> manual = new HashSet<>();
    private final BiFunction<String, String, LookUpAnswered> lookUps;
    private Listener listener = (input, applied) -> {
        // Nobody listens.
    };
    private long now;
    private long dueNumber;
    private long requests;
    private int lastCall;
    private int crossRef;
    private long anomalies;

    private record Due(long nanos, long number, Runnable what) {}

    /** Sees every input with what came of it. */
    interface Listener {
        void applied(JournalledInput input, Applied applied);
    }

    /**
     * A centre that begins at a moment.
     *
     * @param lookUps what outside data answered, by look-up and key; null = nothing
     */
    VirtualCentre(Site site, NumberTables tables, BiFunction<String, String, LookUpAnswered> lookUps, long beginNanos) {
        this.site = site;
        this.lookUps = lookUps;
        this.engine = new Engine(new EngineState(tables));
        this.now = beginNanos;
    }

    void onApplied(Listener value) {
        listener = value;
    }

    /** Brings the links up. */
    void begin() {
        apply(new Input.EpochStarted(1, 0, now / 1_000_000));
        apply(new Input.ConfigurationApplied(1, "whatif", site));
        for (SwitchSite pbx : site.switches()) {
            if (pbx.links().isEmpty()) {
                continue;
            }
            String link = link(pbx.name());
            apply(new Input.LinkChanged(pbx.name(), link, LinkState.RESYNCHRONISING, LinkDownCause.NONE, ""));
            for (DeviceSite device : site.devices()) {
                if (device.switchName().equals(pbx.name()) && device.kind() == DeviceKind.STATION) {
                    apply(new Input.MonitorStarted(pbx.name(), link, device.deviceId(), MonitorKind.DEVICE));
                }
            }
            for (VdnSite vdn : site.vdns()) {
                if (vdn.switchName().equals(pbx.name())) {
                    apply(new Input.MonitorStarted(pbx.name(), link, vdn.deviceId(), MonitorKind.CALLS_VIA_DEVICE));
                    apply(new Input.RouteRegistered(pbx.name(), link, vdn.deviceId()));
                }
            }
            apply(new Input.LinkChanged(pbx.name(), link, LinkState.UP, LinkDownCause.NONE, ""));
        }
    }

    /** The one link of a switch that is used here. */
    String link(String switchName) {
        return site.switches().stream().filter(pbx -> pbx.name().equals(switchName)).findFirst().orElseThrow()
                .links().get(0).name();
    }

    /** An agent does something at a moment. */
    void duty(String agentId, Duty.Change change) {
        at(change.atNanos(), () -> {
            switch (change.kind()) {
                case LOG_ON -> {
                    session(agentId);
                    agentAt.put(change.switchName() + "/" + change.station(), agentId);
                    request(agentId, new Command.LogOn(change.switchName(), change.station()));
                }
                case READY_AUTO -> {
                    manual.remove(agentId);
                    request(agentId, new Command.SetReady(false));
                }
                case READY_MANUAL -> {
                    manual.add(agentId);
                    request(agentId, new Command.SetReady(true));
                }
                case NOT_READY -> request(agentId, new Command.SetNotReady(Math.min(99, change.reasonCode())));
                case LOG_OFF -> request(agentId, new Command.LogOff(Math.min(99, change.reasonCode())));
            }
        });
    }

    private void session(String agentId) {
        if (sessions.putIfAbsent(agentId, "whatif-" + agentId) == null) {
            apply(new Input.SessionOpened(sessions.get(agentId), agentId, SessionRole.AGENT, Bytes.EMPTY, 1,
                    sessions.size()));
        }
    }

    /** An agent is done with the after-call work of a contact, unless he has done something else since. */
    void wrapped(String agentId) {
        Agent agent = engine.state().agents().get(agentId);
        if (agent != null && agent.state() == AgentState.AFTER_CALL_WORK) {
            request(agentId, new Command.SetReady(manual.contains(agentId)));
        }
    }

    void request(String agentId, Command command) {
        if (sessions.containsKey(agentId)) {
            apply(new Input.SessionRequested(sessions.get(agentId), ++requests, command));
            Long pushed = pushes.remove(sessions.get(agentId));
            if (pushed != null) {
                apply(new Input.PushAcknowledged(sessions.get(agentId), pushed));
            }
        }
    }

    /** A caller comes. */
    void arrives(VirtualCall.Plan plan) {
        at(plan.arrival().atNanos(), () -> {
            VirtualCall call = new VirtualCall(this, ++lastCall, plan);
            byCallId.put(call.callId(), call);
            call.arrives();
        });
    }

    void at(long nanos, Runnable what) {
        due.add(new Due(nanos, ++dueNumber, what));
    }

    void after(long nanos, Runnable what) {
        at(now + nanos, what);
    }

    /** Goes on until nothing is left to happen, or the moment is reached. */
    void runUntil(long nanos) {
        while (true) {
            long next = due.isEmpty() ? Long.MAX_VALUE : due.peek().nanos();
            long deadline = engine.nextDeadlineNanos();
            if (Math.min(next, deadline) > nanos) {
                now = Math.max(now, nanos);
                return;
            }
            if (deadline <= next) {
                now = Math.max(now, deadline);
                apply(new Input.TimeAdvanced());
            } else {
                now = Math.max(now, next);
                due.poll().what().run();
            }
        }
    }

    void apply(Input input) {
        JournalledInput journalled = new JournalledInput(engine.sequence() + 1, 1, now, 1,
                Bytes.owned(INPUT.encode(input)));
        Applied applied = engine.apply(journalled);
        for (Fact fact : applied.facts()) {
            figures.add(fact, applied.timeNanos());
            anomalies += fact instanceof Fact.AnomalyRecorded ? 1 : 0;
        }
        for (Output output : applied.outputs()) {
            output(output);
        }
        listener.applied(journalled, applied);
    }

    private void output(Output output) {
        switch (output) {
            case Output.PbxRequest request -> after(0, () -> requested(request));
            case Output.SessionPush push -> pushes.put(push.sessionId(), push.sequence());
            case Output.SessionEnded ended -> sessions.values().remove(ended.sessionId());
            case Output.LookUpWanted wanted -> {
                LookUpAnswered known = lookUps.apply(wanted.lookUp(), wanted.key());
                if (known != null) {
                    after(LOOK_UP_NANOS, () -> apply(new LookUpAnswered(wanted.contact(), wanted.lookUp(),
                            wanted.key(), known.outcome(), known.fields())));
                }
            }
            default -> {
                // Clients would see it.
            }
        }
    }

    private void requested(Output.PbxRequest request) {
        switch (request.command()) {
            case PbxCommand.RouteSelect select -> {
                VirtualCall call = byDialogue.remove(key(request.switchName(), select.dialogue().crossRefId()));
                if (call != null) {
                    call.selected(select.routeSelected());
                }
            }
            case PbxCommand.DeflectCall deflect -> {
                VirtualCall call = byCallId.get(deflect.connection().callId());
                boolean rings = call != null && call.ringsAt(deflect.connection().deviceId());
                reply(request, rings ? new PbxReply.Confirmed() : noCall());
                if (rings) {
                    call.deflected(deflect.calledDevice());
                }
            }
            case PbxCommand.SnapshotDevice snapshot -> {
                VirtualCall call = atStation.get(key(request.switchName(), snapshot.deviceId()));
                reply(request, new PbxReply.DeviceSnapshot(call == null ? List.of() : call.at(snapshot.deviceId())));
            }
            case PbxCommand.SnapshotCall snapshot -> {
                VirtualCall call = byCallId.get(snapshot.call().callId());
                reply(request, call == null ? noCall() : new PbxReply.CallSnapshot(call.connections()));
            }
            case PbxCommand.RouteEnd end -> byDialogue.remove(key(request.switchName(), end.dialogue().crossRefId()));
            default -> reply(request, new PbxReply.Refused(
                    new UniversalFailure(UniversalFailure.GENERIC_UNSPECIFIED, "not here")));
        }
    }

    private static PbxReply noCall() {
        return new PbxReply.Refused(new UniversalFailure(UniversalFailure.NO_ACTIVE_CALL, "noActiveCall"));
    }

    private void reply(Output.PbxRequest request, PbxReply reply) {
        apply(new Input.PbxReplied(request.switchName(), link(request.switchName()), request.requestId(), reply));
    }

    private static String key(String switchName, Object of) {
        return switchName + "/" + of;
    }

    // --- for calls

    int asks(VirtualCall call, String switchName) {
        byDialogue.put(key(switchName, ++crossRef), call);
        return crossRef;
    }

    void dialogueOver(String switchName, int reference) {
        byDialogue.remove(key(switchName, reference));
    }

    void entered(String switchName, String station, VirtualCall call) {
        atStation.put(key(switchName, station), call);
    }

    void left(String switchName, String station) {
        atStation.remove(key(switchName, station));
    }

    void over(VirtualCall call) {
        byCallId.remove(call.callId());
    }

    /** The agent at a station, or null. */
    String agentAt(String switchName, String station) {
        return agentAt.get(key(switchName, station));
    }

    boolean isVdn(String switchName, String number) {
        return site.vdns().stream()
                .anyMatch(vdn -> vdn.switchName().equals(switchName) && vdn.deviceId().equals(number));
    }

    void event(String switchName, String monitored, MonitorKind kind, PbxEvent event) {
        apply(new Input.PbxEventReceived(switchName, link(switchName), monitored, kind, event));
    }

    Figures figures() {
        return figures;
    }

    long anomalies() {
        return anomalies;
    }

    Engine engine() {
        return engine;
    }
}
