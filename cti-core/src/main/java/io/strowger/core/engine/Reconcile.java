package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.fact.Fact.RepairCause;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.DeviceState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.output.TopicState;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Device;
import io.strowger.core.state.Link;
import io.strowger.core.state.LinkTruth;
import io.strowger.core.state.LinkTruth.Counts;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Reconciliation;
import io.strowger.core.state.Reconciliation.Stage;
import io.strowger.core.state.SwitchView;
import io.strowger.core.state.SwitchView.Difference;
import io.strowger.core.state.SwitchView.Said;
import io.strowger.core.state.SwitchView.Suspicion;
import io.strowger.core.state.Timer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Slowly and always, every device is compared with what the switch says of it. A description that an event has overtaken is void; a difference counts when
 * two descriptions agree with no event in between; repair goes connection by connection. What it costs is a set part of the link's rate, and how long a
 * difference may go unfound follows from that.
 */
final class Reconcile {
    /** Questions without an answer yet, for each switch; beyond, its turn passes: a link that is slow is not asked for more. */
    static final int OPEN_MAX = 8;
    /** A description that differs is asked for once more after so long. */
    static final long AGAIN_MILLIS = 2_000;
    /** Requests a second of a link whose rate is not configured. */
    static final int RATE_DEFAULT = 200;
    /** Rows looked at for the next one to ask after. */
    private static final int LOOKED_AT_MAX = 256;
    private static final int PERCENT = 100;
    private static final int MILLIS_PER_SECOND = 1_000;

    private Reconcile() {}

    // --- rounds

    /** The switch can be asked again. */
    static void begin(Decision d, String switchName) {
        d.draft.reconciliations.put(withBound(d, Reconciliation.begun(switchName, d.sequence, d.now)));
        arm(d, switchName);
    }

    static void end(Decision d, String switchName) {
        d.cancel(Timer.Kind.RECONCILE, switchName);
    }

    /** The configuration may give it another part of the rate; links are looked up in the one that is in force by then. */
    static void reconfigured(Decision d) {
        for (Reconciliation row : d.draft.reconciliations.all()) {
            if (Links.isUp(d, row.switchName())) {
                d.timer(Timer.Kind.RECONCILE, row.switchName(), MILLIS_PER_SECOND);
            }
        }
    }

    private static void arm(Decision d, String switchName) {
        Reconciliation row = d.draft.reconciliations.get(switchName);
        long pause = pauseMillis(d, row);
        if (pause > 0) {
            d.timer(Timer.Kind.RECONCILE, switchName, pause);
        }
    }

    /** Between two questions; 0 = none is asked. */
    private static long pauseMillis(Decision d, Reconciliation row) {
        int percent = d.site().site().settings().reconcile().percent();
        if (percent == 0) {
            return 0;
        }
        long byRate = (long) MILLIS_PER_SECOND * PERCENT / Math.max(1, (long) rate(d, row.switchName()) * percent);
        return Math.max(Math.max(1, byRate), d.site().site().settings().reconcile().roundMillis() / items(d, row));
    }

    private static int rate(Decision d, String switchName) {
        int rate = d.site().linkRate(switchName, Links.preferred(d, switchName));
        return rate > 0 ? rate : RATE_DEFAULT;
    }

    /** How many a round asks after: as many as the last one did. */
    private static int items(Decision d, Reconciliation row) {
        int last = row.round().lastAsked();
        return Math.max(1, last > 0 ? last : d.draft.devices.committed().size());
    }

    private static Reconciliation withBound(Decision d, Reconciliation row) {
        long pause = pauseMillis(d, row);
        return row.withBound(pause == 0 ? 0 : pause * items(d, row) + AGAIN_MILLIS);
    }

    /** The turn of the next one. */
    static void due(Decision d, String switchName) {
        Reconciliation known = d.draft.reconciliations.get(switchName);
        if (known == null || !Links.isUp(d, switchName)) {
            return;
        }
        // The configuration may be another than when the round began.
        Reconciliation row = withBound(d, known);
        d.draft.reconciliations.put(row);
        if (row.boundMillis() > 0 && row.open() < OPEN_MAX && !RecoveryTurns.areLeft(d, switchName)) {
            next(d, row);
        }
        arm(d, switchName);
    }

    private static void next(Decision d, Reconciliation row) {
        switch (row.stage()) {
            case DEVICES -> nextDevice(d, row);
            case CALLS -> nextCall(d, row);
            case AGENTS -> nextAgent(d, row);
        }
    }

    private static void nextDevice(Decision d, Reconciliation row) {
        String switchName = row.switchName();
        String from = row.cursor().isEmpty() ? "" : row.cursor() + '\0';
        int lookedAt = 0;
        String last = row.cursor();
        for (Device device : d.draft.devices.committed().rowsFrom(new DeviceKey(switchName, from))) {
            if (!device.key().switchName().equals(switchName)) {
                break;
            }
            last = device.key().deviceId();
            if (Recovery.isAsked(device)) {
                d.draft.reconciliations.put(row.asked(last));
                ask(d, device.key());
                return;
            }
            if (++lookedAt == LOOKED_AT_MAX) {
                d.draft.reconciliations.put(row.at(Stage.DEVICES, last));
                return;
            }
        }
        nextCall(d, row.at(Stage.CALLS, ""));
    }

    private static void ask(Decision d, DeviceKey device) {
        d.request(device.switchName(), "", RequestClass.SNAPSHOT, new PbxCommand.SnapshotDevice(device.deviceId()),
                new Purpose.DeviceAudit(device, d.sequence));
    }

    private static void nextCall(Decision d, Reconciliation row) {
        String switchName = row.switchName();
        CallKey from = row.cursor().isEmpty() ? new CallKey(switchName, Integer.MIN_VALUE, 0) : after(row.cursor());
        int lookedAt = 0;
        for (Call call : d.draft.calls.committed().rowsFrom(from)) {
            if (!call.key().switchName().equals(switchName)) {
                break;
            }
            if (!call.hasEnded() && isAtNoDevice(d, call)) {
                d.draft.reconciliations.put(row.asked(call.key().toString()));
                ask(d, call, false);
                return;
            }
            if (++lookedAt == LOOKED_AT_MAX) {
                d.draft.reconciliations.put(row.at(Stage.CALLS, call.key().toString()));
                return;
            }
        }
        nextAgent(d, row.at(Stage.AGENTS, ""));
    }

    private static CallKey after(String cursor) {
        CallKey last = CallKey.parse(cursor);
        return new CallKey(last.switchName(), last.callId(), last.generation() + 1);
    }

    /** No device that is asked after vouches for it. */
    private static boolean isAtNoDevice(Decision d, Call call) {
        for (Call.Connection connection : call.connections()) {
            Device device = d.draft.devices.get(new DeviceKey(call.key().switchName(), connection.deviceId()));
            if (device != null && Recovery.isAsked(device)) {
                return false;
            }
        }
        return true;
    }

    private static void ask(Decision d, Call call, boolean again) {
        d.request(call.key().switchName(), "", RequestClass.SNAPSHOT, new PbxCommand.SnapshotCall(Recovery.anyOf(call)),
                new Purpose.CallAudit(call.key(), d.now, again));
    }

    private static void nextAgent(Decision d, Reconciliation row) {
        List<String> agents = d.site().agentsOfSwitch(row.switchName());
        int place = Collections.binarySearch(agents, row.cursor());
        for (String agentId : agents.subList(place < 0 ? -place - 1 : place + 1, agents.size())) {
            Agent agent = d.draft.agents.get(agentId);
            if (agent != null && agent.isLoggedOn()) {
                // It answers to the mirror of the agent, so it is not open here.
                d.draft.reconciliations.put(row.asked(agentId).answered());
                AgentStateQueries.ask(d, agent.agentId(), agent.station());
                return;
            }
        }
        roundOver(d, row);
    }

    private static void roundOver(Decision d, Reconciliation row) {
        unanswered(d, row);
        long took = Decision.millis(d.now - row.round().startedNanos());
        Reconciliation next = row.at(Stage.DEVICES, "").withRound(
                row.round().next(d.now, d.draft.lastRequestId()), took);
        d.draft.reconciliations.put(withBound(d, next));
        for (LinkTruth truth : d.draft.linkTruths.all()) {
            if (truth.switchName().equals(row.switchName())) {
                d.draft.linkTruths.put(truth.roundOver());
                publish(d, truth.roundOver());
            }
        }
    }

    /** A request of the round before the last that still waits: its link has forgotten it. */
    private static void unanswered(Decision d, Reconciliation row) {
        for (var request : d.draft.requests.all()) {
            if (request.requestId() > row.round().requestMark()) {
                return;
            }
            if (request.switchName().equals(row.switchName())) {
                d.anomaly(AnomalyKind.WATCHDOG, "request " + request.requestId(),
                        "no answer for two rounds: " + request.purpose());
                Replies.silent(d, request);
            }
        }
    }

    static void publish(Decision d, LinkTruth truth) {
        Reconciliation row = d.draft.reconciliations.get(truth.switchName());
        d.publish("truth/" + Link.key(truth.switchName(), truth.link()),
                new TopicState.TruthView(truth.switchName(), truth.link(), truth.score(), truth.all().checks(),
                        truth.all().differences(), row == null ? 0 : row.boundMillis()));
    }

    // --- what the switch says

    static void deviceAudited(Decision d, String link, Purpose.DeviceAudit purpose, PbxReply reply) {
        answered(d, purpose.device().switchName());
        Device device = d.draft.devices.get(purpose.device());
        if (device == null) {
            return;
        }
        if (!(reply instanceof PbxReply.DeviceSnapshot snapshot)) {
            count(d, device.key().switchName(), link, new Counts(0, 0, 0, 1));
            return;
        }
        if (device.lastEventSequence() > purpose.sequence()
                || StationSnapshots.isAhead(d, device.key(), snapshot, link)) {
            count(d, device.key().switchName(), link, new Counts(0, 0, 1, 0));
            again(d, device, viewOf(d, device.key()).suspected(null));
            return;
        }
        compare(d, link, purpose, device, snapshot);
    }

    private static void compare(Decision d, String link, Purpose.DeviceAudit purpose, Device device,
            PbxReply.DeviceSnapshot snapshot) {
        SwitchView view = viewOf(d, device.key());
        List<Said> said = said(snapshot);
        RepairCause cause = cause(d, device, RepairCause.RECONCILED);
        if (cause == RepairCause.RECONCILED && said.equals(believed(d, device.key()))) {
            count(d, device.key().switchName(), link, new Counts(1, 0, 0, 0));
            d.draft.switchViews.put(view.agreed(link, d.now, d.sequence, said));
            StationSnapshots.releaseStranded(d, device.key());
            return;
        }
        Suspicion before = view.suspicion();
        boolean twice = before != null && before.said().equals(said) && device.lastEventSequence() <= before.sequence();
        if (cause == RepairCause.RECONCILED && !twice) {
            again(d, device, view.suspected(new Suspicion(purpose.sequence(), said)));
        } else {
            repair(d, link, device, snapshot, cause);
        }
    }

    private static void again(Decision d, Device device, SwitchView view) {
        d.draft.switchViews.put(view);
        d.timer(Timer.Kind.RECONCILE_AGAIN, device.key().toString(), AGAIN_MILLIS);
    }

    static void againDue(Decision d, DeviceKey key) {
        Reconciliation row = d.draft.reconciliations.get(key.switchName());
        if (row == null || !d.draft.devices.contains(key) || !Links.isUp(d, key.switchName())) {
            return;
        }
        if (row.open() < OPEN_MAX) {
            d.draft.reconciliations.put(row.opened());
            ask(d, key);
        } else {
            d.timer(Timer.Kind.RECONCILE_AGAIN, key.toString(), AGAIN_MILLIS);
        }
    }

    /** A description of a device that was asked for with a reason of its own: the first one that no event has overtaken counts. */
    static void repair(Decision d, String link, Device device, PbxReply.DeviceSnapshot snapshot, RepairCause why) {
        RepairCause cause = cause(d, device, why);
        List<Said> believed = believed(d, device.key());
        List<Said> said = said(snapshot);
        SwitchView view = viewOf(d, device.key());
        StationSnapshots.described(d, device.key(), snapshot, cause);
        boolean compared = cause == RepairCause.RECONCILED || cause == RepairCause.DOUBTED;
        boolean differs = !said.equals(believed);
        if (!compared) {
            d.draft.switchViews.put(view.learned(link, d.now, d.sequence, said));
            return;
        }
        count(d, device.key().switchName(), link, new Counts(1, differs ? 1 : 0, 0, 0));
        if (differs) {
            String text = "believed " + believed + ", the switch said " + said;
            d.draft.switchViews.put(view.differed(link, said, new Difference(d.now, d.sequence, text)));
            publish(d, d.draft.linkTruths.get(Link.key(device.key().switchName(), link)));
        } else {
            d.draft.switchViews.put(view.agreed(link, d.now, d.sequence, said));
        }
    }

    /** Whether what is believed can have been wrong without any link's fault. */
    private static RepairCause cause(Decision d, Device device, RepairCause otherwise) {
        Reconciliation row = d.draft.reconciliations.get(device.key().switchName());
        SwitchView view = d.draft.switchViews.get(device.key());
        if (row == null || view == null || view.saidSequence() < row.upSequence()) {
            return RepairCause.AFTER_OUTAGE;
        }
        return device.state() == DeviceState.UNMONITORED ? RepairCause.NOT_MONITORED : otherwise;
    }

    private static SwitchView viewOf(Decision d, DeviceKey key) {
        SwitchView view = d.draft.switchViews.get(key);
        return view == null ? SwitchView.of(key) : view;
    }

    private static List<Said> said(PbxReply.DeviceSnapshot snapshot) {
        List<Said> said = new ArrayList<>(snapshot.calls().size());
        for (PbxReply.DeviceCall call : snapshot.calls()) {
            LocalConnectionState state = StationSnapshots.ownState(call);
            if (state != null && state != LocalConnectionState.NULL) {
                said.add(new Said(call.connection().callId(), state));
            }
        }
        Collections.sort(said);
        return List.copyOf(said);
    }

    private static List<Said> believed(Decision d, DeviceKey key) {
        List<Said> believed = new ArrayList<>();
        for (Call call : CallActivities.callsAt(d, key)) {
            believed.add(new Said(call.key().callId(), call.stateAt(key.deviceId())));
        }
        Collections.sort(believed);
        return believed;
    }

    /** One question is open no more: it was answered, or its link was lost and nobody will. */
    static void answered(Decision d, String switchName) {
        Reconciliation row = d.draft.reconciliations.get(switchName);
        if (row != null) {
            d.draft.reconciliations.put(row.answered());
        }
    }

    private static void count(Decision d, String switchName, String link, Counts counts) {
        LinkTruth truth = d.draft.linkTruths.get(Link.key(switchName, link));
        d.draft.linkTruths.put((truth == null ? LinkTruth.of(switchName, link) : truth).plus(counts));
    }

    // --- calls at no device

    static void callAudited(Decision d, String link, Purpose.CallAudit purpose, PbxReply reply) {
        String switchName = purpose.call().switchName();
        answered(d, switchName);
        Call call = d.draft.calls.get(purpose.call());
        if (call == null || call.hasEnded()) {
            return;
        }
        if (call.life().seenNanos() > purpose.nanos()) {
            count(d, switchName, link, new Counts(0, 0, 1, 0));
        } else if (reply instanceof PbxReply.CallSnapshot snapshot && !snapshot.connections().isEmpty()) {
            count(d, switchName, link, new Counts(1, 0, 0, 0));
            CallSnapshots.callSnapshot(d, new Purpose.CallSnapshot(call.key(), d.sequence, 1), reply);
        } else if (!CallSnapshots.denies(reply)) {
            count(d, switchName, link, new Counts(0, 0, 0, 1));
        } else if (purpose.again() || !call.life().proven()) {
            denied(d, link, call);
        } else {
            d.timer(Timer.Kind.CALL_DENIED, call.key().toString(), AGAIN_MILLIS);
        }
    }

    /** The switch has said twice that there is no such call, which is a difference where a monitor would have told its end. */
    private static void denied(Decision d, String link, Call call) {
        RepairCause cause = !call.life().proven()
                ? RepairCause.AFTER_OUTAGE
                : isTold(d, call) ? RepairCause.RECONCILED : RepairCause.NOT_MONITORED;
        if (cause == RepairCause.RECONCILED) {
            String text = "believed call " + call.key().callId() + ", the switch does not know it";
            d.anomaly(AnomalyKind.SNAPSHOT_DIFFERS, "call " + call.key(), text);
            count(d, call.key().switchName(), link, new Counts(1, 1, 0, 0));
            Contact contact = call.contact() == null ? null : d.draft.contacts.get(call.contact());
            DeviceKey vdn = contact == null
                    ? null
                    : new DeviceKey(contact.origin().switchName(), contact.origin().vdn());
            if (vdn != null && d.draft.devices.contains(vdn)) {
                d.draft.switchViews.put(
                        viewOf(d, vdn).differed(link, List.of(), new Difference(d.now, d.sequence, text)));
            }
            publish(d, d.draft.linkTruths.get(Link.key(call.key().switchName(), link)));
        }
        for (Call.Connection connection : call.connections()) {
            d.fact(new Fact.ConnectionRepaired(call.key(), connection.deviceId(), connection.state(),
                    LocalConnectionState.NULL, cause));
        }
        Calls.endUntold(d, call, "the switch does not know the call any more", call.life().seenNanos());
    }

    /** Whether a monitor tells of the call: one of a VDN does not speak of calls that were there before it, one of a station does. */
    private static boolean isTold(Decision d, Call call) {
        String switchName = call.key().switchName();
        return call.life().startedNanos() >= Links.upSince(d, switchName)
                || call.connections().stream().map(
                        connection -> d.draft.devices.get(new DeviceKey(switchName, connection.deviceId())))
                        .anyMatch(device -> device != null && Recovery.isAsked(device)
                                && device.state() != DeviceState.UNMONITORED);
    }

    static void deniedDue(Decision d, CallKey key) {
        Call call = d.draft.calls.get(key);
        Reconciliation row = d.draft.reconciliations.get(key.switchName());
        if (call == null || call.hasEnded() || row == null || !Links.isUp(d, key.switchName())
                || Decision.millis(d.now - call.life().seenNanos()) <= AGAIN_MILLIS) {
            return;
        }
        d.draft.reconciliations.put(row.opened());
        ask(d, call, true);
    }
}
