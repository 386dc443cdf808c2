package io.strowger.tools.bench.jmh;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.EngineState;
import io.strowger.tools.bench.SampleInputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An engine with agents who are ready, and calls that are routed, rung, answered and cleared one after the other, told in the words of a switch with monitors at
 * the VDN and at the stations. A call leaves the state as it found it, but for counters. Confined to a thread.
 */
final class RoutedCalls {
    /** Inputs of one call. */
    static final int INPUTS_PER_CALL = 12;
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final long START_NANOS = 1_795_000_000_000_000_000L;
    private static final long STEP_NANOS = 1_000_000;
    private static final int CALL_IDS = 9_999;
    private static final String SKILL = "support";

    private final Engine engine = new Engine(new EngineState());
    private final Map<String, Long> pushed = new HashMap<>();
    private final Map<String, String> sessions = new HashMap<>();
    private final List<Long> snapshots = new ArrayList<>();
    private long now = START_NANOS;
    private int call;
    private long anomalies;
    private long callInputs;
    private String selected;

    RoutedCalls(int agents) {
        apply(new Input.EpochStarted(1, 0, START_NANOS / STEP_NANOS));
        apply(new Input.ConfigurationApplied(1, "bench", site(agents)));
        apply(new Input.LinkChanged(SampleInputs.SWITCH, SampleInputs.LINK, LinkState.RESYNCHRONISING,
                LinkDownCause.NONE, ""));
        for (int i = 0; i < agents; i++) {
            apply(new Input.MonitorStarted(SampleInputs.SWITCH, SampleInputs.LINK, station(i), MonitorKind.DEVICE));
        }
        apply(new Input.RouteRegistered(SampleInputs.SWITCH, SampleInputs.LINK, SampleInputs.VDN));
        apply(new Input.LinkChanged(SampleInputs.SWITCH, SampleInputs.LINK, LinkState.UP, LinkDownCause.NONE, ""));
        answerSnapshots();
        for (int i = 0; i < agents; i++) {
            String session = String.format("%032x", i);
            sessions.put(station(i), session);
            apply(new Input.SessionOpened(session, String.valueOf(1001 + i), SessionRole.AGENT, Bytes.EMPTY, 1, i + 1));
            apply(new Input.SessionRequested(session, 1, new Command.LogOn(SampleInputs.SWITCH, station(i))));
            apply(new Input.SessionRequested(session, 2, new Command.SetReady(false)));
            acknowledge(session);
        }
        answerSnapshots();
    }

    private static String station(int i) {
        return String.valueOf(5001 + i);
    }

    private static Site site(int agents) {
        List<DeviceSite> devices = new ArrayList<>();
        List<AgentSite> people = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            devices.add(new DeviceSite(SampleInputs.SWITCH, station(i), DeviceKind.STATION));
            people.add(new AgentSite(String.valueOf(1001 + i), "Agent " + i, "", List.of(new SkillLevel(SKILL, 1))));
        }
        return new Site(List.of(new SwitchSite(SampleInputs.SWITCH, List.of(), NumberPlan.NONE)), devices,
                List.of(new VdnSite(SampleInputs.SWITCH, SampleInputs.VDN, "Support", SKILL, 5)),
                List.of(new SkillSite(SKILL, NoAnswerMode.SERVER, 15_000, 0, 20_000)), people, SiteSettings.DEFAULT);
    }

    /** One call from its arrival to the agent's last acknowledgement; {@link #INPUTS_PER_CALL} inputs, and those of timers that came due. */
    void call() {
        call++;
        long before = engine.sequence();
        int id = 1 + call % CALL_IDS;
        RouteDialogue dialogue = new RouteDialogue(1, call);
        selected = null;
        apply(SampleInputs.ofVdn(SampleInputs.arrived(id)));
        apply(SampleInputs.routeRequested(id, dialogue));
        if (selected == null) {
            throw new IllegalStateException("call " + call + " was not routed");
        }
        String station = selected;
        apply(new Input.RouteUsed(SampleInputs.SWITCH, SampleInputs.LINK, dialogue, station));
        apply(new Input.RouteEnded(SampleInputs.SWITCH, SampleInputs.LINK, dialogue, new UniversalFailure(0, "")));
        both(station, SampleInputs.rings(id, station));
        both(station, SampleInputs.answered(id, station));
        both(station, SampleInputs.callerCleared(id));
        apply(SampleInputs.ofVdn(SampleInputs.callCleared(id)));
        acknowledge(sessions.get(station));
        callInputs += engine.sequence() - before;
        while (engine.nextDeadlineNanos() <= now) {
            apply(new Input.TimeAdvanced());
            answerSnapshots();
        }
    }

    private void both(String station, PbxEvent event) {
        apply(SampleInputs.ofVdn(event));
        apply(SampleInputs.ofStation(station, event));
    }

    private void acknowledge(String session) {
        apply(new Input.PushAcknowledged(session, pushed.getOrDefault(session, 0L)));
    }

    private void apply(Input input) {
        now += STEP_NANOS;
        Applied applied = engine.apply(
                new JournalledInput(engine.sequence() + 1, 1, now, 1, Bytes.of(INPUT.encode(input))));
        for (Output output : applied.outputs()) {
            switch (output) {
                case Output.PbxRequest request -> requested(request);
                case Output.SessionPush push -> pushed.put(push.sessionId(), push.sequence());
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
            case PbxCommand.RouteSelect select -> selected = select.routeSelected();
            case PbxCommand.SnapshotDevice snapshot -> snapshots.add(request.requestId());
            default -> throw new IllegalStateException("nobody here answers " + request.command());
        }
    }

    /** Every station is without a call whenever it is asked for. */
    private void answerSnapshots() {
        while (!snapshots.isEmpty()) {
            apply(new Input.PbxReplied(SampleInputs.SWITCH, SampleInputs.LINK, snapshots.removeLast(),
                    new PbxReply.DeviceSnapshot(List.of())));
        }
    }

    Engine engine() {
        return engine;
    }

    long anomalies() {
        return anomalies;
    }

    /** Inputs of the calls; those of timers and of the beginning are not counted. */
    long callInputs() {
        return callInputs;
    }
}
