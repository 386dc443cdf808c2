package io.strowger.core.engine;

import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Device;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Session;
import io.strowger.core.state.SessionKey;
import io.strowger.core.state.Timer;

/**
 * Finding the truth again after a link or the server was lost. Stations are asked by SnapshotDevice, parked calls by SnapshotCall and their next
 * RouteRequest; what the switch does not know any more is closed with the earliest and latest moment at which it can have ended.
 */
final class Recovery {
    /** A snapshot voided by events in between is asked for again so many times. */
    static final int ATTEMPTS_MAX = 5;
    /** A station whose snapshot could not be had is asked again after so long. */
    static final long STATION_AGAIN_MILLIS = 30_000;
    /**
     * A call that is parked without a RouteRequest is asked after so often: a monitor of a VDN does not speak of calls that were there before it, so the
     * caller's going may never be told.
     */
    static final long PARKED_CHECK_MILLIS = 20_000;

    /** A contact that was deflected must have left within this time, whatever the switch said of the request. */
    static final long DEFLECTION_MILLIS = 60_000;

    private Recovery() {}

    /** Every call of the switch is unproven, every request and dialogue void. */
    static void switchLost(Decision d, String switchName) {
        RecoveryTurns.end(d, switchName);
        Reconcile.end(d, switchName);
        for (Call call : d.draft.calls.all()) {
            if (call.key().switchName().equals(switchName) && !call.hasEnded()) {
                d.draft.calls.put(call.unproven());
                d.cancel(Timer.Kind.CALL_DOUBT, call.key().toString());
                d.cancel(Timer.Kind.CALL_RECOVERY, call.key().toString());
            }
        }
        for (Contact contact : d.draft.contacts.all()) {
            if (contact.switchName().equals(switchName)) {
                RouteDialogues.switchLost(d, contact);
            }
        }
        for (PendingRequest request : d.draft.requests.all()) {
            if (request.switchName().equals(switchName)) {
                d.draft.requests.remove(request.requestId());
                Replies.lost(d, request);
            }
        }
    }

    /**
     * One link of several is lost. What the others have seen from its beginning is not doubted, because they tell everything of it; a call that is older than
     * their monitors is asked after, because a monitor of a VDN does not speak of calls that were there before it. What was under way on the lost link is
     * settled: a call that we acted on is looked at, a question is asked again.
     */
    static void linkLost(Decision d, String switchName, String link) {
        for (PendingRequest request : d.draft.requests.all()) {
            if (request.switchName().equals(switchName) && request.link().equals(link)) {
                d.draft.requests.remove(request.requestId());
                Replies.lost(d, request);
                settle(d, switchName, request.purpose());
            }
        }
        for (Contact contact : d.draft.contacts.all()) {
            if (contact.switchName().equals(switchName)) {
                RouteDialogues.linkLost(d, contact, link);
            }
        }
        long upNanos = Links.upSince(d, switchName);
        for (Call call : d.draft.calls.all()) {
            if (call.key().switchName().equals(switchName) && !call.hasEnded()
                    && call.life().startedNanos() < upNanos) {
                d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Calls.DOUBT_MILLIS);
            }
        }
    }

    private static void settle(Decision d, String switchName, Purpose purpose) {
        switch (purpose) {
            case Purpose.Select select -> {
                // The contact's dialogue says how it goes on.
            }
            case Purpose.Deflect deflect -> {
                Contact contact = d.draft.contacts.get(deflect.contact());
                snapshotOf(d, contact == null ? null : d.draft.agents.get(contact.service().agentId()));
            }
            case Purpose.ForSession session -> settle(d, session.request());
            case Purpose.LastNumber last -> {
                // Nothing was changed by asking.
            }
            case Purpose.AgentChange change -> AgentStateQueries.askAgain(d, switchName, change);
            case Purpose.ForcedChange forced -> AgentStateQueries.askAgain(d, switchName, forced);
            case Purpose.AgentMode asked -> AgentStateQueries.askAgain(d, switchName, asked);
            case Purpose.AgentPlace asked -> AgentStateQueries.askAgain(d, switchName, asked);
            case Purpose.AgentAtStation asked -> AgentStateQueries.askAgain(d, switchName, asked);
            case Purpose.BlindTransfer transfer -> settle(d, transfer.request());
            case Purpose.Consultation consultation -> settle(d, consultation.request());
            case Purpose.Observe observe -> snapshot(d, observe.observer(), 1);
            case Purpose.DeviceSnapshot snapshot -> snapshot(d, snapshot.device(), snapshot.attempt());
            case Purpose.Survey survey -> settle(d, survey.request());
            case Purpose.CallBack made -> {
                // Whether anybody answers, the time that it may ring will tell.
            }
            case Purpose.TrunkGroup asked -> {
                // It is asked again in its turn.
            }
            case Purpose.DeviceAudit audit -> {
                // The next round asks again.
            }
            case Purpose.CallAudit audit -> {
                // The next round asks again.
            }
            case Purpose.CallIdentity identity -> {
                Call call = d.draft.calls.get(identity.call());
                if (call != null && !call.hasEnded()) {
                    snapshot(d, call, 1);
                }
            }
            case Purpose.CallSnapshot snapshot -> {
                Call call = d.draft.calls.get(snapshot.call());
                if (call != null && !call.hasEnded()) {
                    snapshot(d, call, snapshot.attempt());
                }
            }
        }
    }

    private static void settle(Decision d, SessionKey request) {
        Session asking = d.draft.sessions.get(request.sessionId());
        snapshotOf(d, asking == null ? null : d.draft.agents.get(asking.userId()));
    }

    private static void snapshotOf(Decision d, Agent agent) {
        if (agent != null && agent.station() != null) {
            snapshot(d, agent.station(), 1);
        }
    }

    /** The links tell a call differently: it is asked after soon, and so is the station whose connection they differ about. */
    static void doubt(Decision d, String switchName, int callId, String deviceId) {
        Call call = Calls.find(d, switchName, callId);
        if (call != null && !call.hasEnded()) {
            d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Calls.DOUBT_MILLIS);
        }
        Device device = d.draft.devices.get(new DeviceKey(switchName, deviceId));
        if (device != null && isAsked(device)) {
            d.timer(Timer.Kind.STATION_DOUBT, device.key().toString(), Calls.DOUBT_MILLIS);
        }
    }

    /** Devices of which a snapshot tells all their calls. */
    static boolean isAsked(Device device) {
        return device.kind() == DeviceKind.STATION || device.kind() == DeviceKind.VOICE_PORT;
    }

    /** The switch can be asked again: stations first, then calls that no station vouches for. */
    static void begin(Decision d, String switchName) {
        Reconcile.begin(d, switchName);
        RecoveryTurns turns = new RecoveryTurns(d);
        for (Device device : d.draft.devices.all()) {
            if (isAsked(device) && device.key().switchName().equals(switchName)) {
                turns.station(device.key());
            }
        }
        for (Call call : d.draft.calls.all()) {
            if (!call.key().switchName().equals(switchName) || call.hasEnded()) {
                continue;
            }
            if (call.life().proven()) {
                d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Calls.CHECK_MILLIS);
            } else {
                turns.call(call);
            }
        }
    }

    /** The switch has vouched for the call: no recovery is due any more, only the ordinary check. */
    static void proved(Decision d, Call call) {
        d.cancel(Timer.Kind.CALL_RECOVERY, call.key().toString());
        d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Calls.CHECK_MILLIS);
        Quarantines.proved(d, call);
    }

    static void snapshot(Decision d, DeviceKey device, int attempt) {
        snapshot(d, device, "", attempt);
    }

    /** @param link that is asked; empty for the preferred one */
    static void snapshot(Decision d, DeviceKey device, String link, int attempt) {
        snapshot(d, device, link, attempt, false);
    }

    static void snapshot(Decision d, DeviceKey device, String link, int attempt, boolean decides) {
        d.request(device.switchName(), link, RequestClass.SNAPSHOT, new PbxCommand.SnapshotDevice(device.deviceId()),
                new Purpose.DeviceSnapshot(device, d.sequence, attempt, decides));
    }

    /** Asks for a call by its id and whichever of its connections is known. */
    static void snapshot(Decision d, Call call, int attempt) {
        d.request(call.key().switchName(), "", RequestClass.SNAPSHOT, new PbxCommand.SnapshotCall(anyOf(call)),
                new Purpose.CallSnapshot(call.key(), d.sequence, attempt));
    }

    /**
     * A link has told what no other will confirm: the switch is asked on that link, because the others may stand still.
     *
     * @param about the call, with the input that told it in place of its generation
     * @param deviceId whose connection is asked after; empty for none
     * @param end whether it says that a party left, or that the call is over: then the call is asked after too
     */
    static void unconfirmed(Decision d, CallKey about, String deviceId, String link, boolean end) {
        Device device = d.draft.devices.get(new DeviceKey(about.switchName(), deviceId));
        if (device != null && isAsked(device)) {
            snapshot(d, device.key(), link, 1, true);
        }
        Call call = end ? Calls.find(d, about.switchName(), about.callId()) : null;
        if (call != null && !call.hasEnded() && call.key().generation() < about.generation()) {
            snapshot(d, call, link, true);
        }
    }

    static void snapshot(Decision d, Call call, String link, boolean endTold) {
        d.request(call.key().switchName(), link, RequestClass.SNAPSHOT, new PbxCommand.SnapshotCall(anyOf(call)),
                new Purpose.CallSnapshot(call.key(), d.sequence, 1, endTold));
    }

    /** Whichever of its connections is known. */
    static ConnectionId anyOf(Call call) {
        String deviceId = call.connections().isEmpty() ? "" : call.connections().get(0).deviceId();
        boolean dynamic = !call.connections().isEmpty() && call.connections().get(0).dynamic();
        return new ConnectionId(call.key().callId(), deviceId, dynamic);
    }

    /** Nobody tells any more whether a contact will still come to the agent who is reserved for it; his station does. */
    static void askWhereSelected(Decision d, Call call) {
        Contact contact = call.contact() == null ? null : d.draft.contacts.get(call.contact());
        if (contact != null && contact.state() == ContactState.SELECTED) {
            snapshotOf(d, d.draft.agents.get(contact.service().agentId()));
        }
    }

    static void recoveryDue(Decision d, CallKey key) {
        Call call = d.draft.calls.get(key);
        if (call == null || call.hasEnded()) {
            return;
        }
        if (call.life().proven()) {
            proved(d, call);
        } else if (RecoveryTurns.areLeft(d, key.switchName())) {
            d.timer(Timer.Kind.CALL_RECOVERY, key.toString(), d.site().site().settings().linkRecoveryMillis());
        } else {
            Calls.end(d, call, "not proved after the link came back", call.life().seenNanos());
        }
    }

    /** Whether a call lives is asked while the link is up; when it comes up, every call is asked after anyway. */
    static void doubtDue(Decision d, CallKey key) {
        Call call = d.draft.calls.get(key);
        if (call == null || call.hasEnded()) {
            return;
        }
        if (Links.isUp(d, key.switchName())) {
            snapshot(d, call, 1);
        } else {
            d.timer(Timer.Kind.CALL_DOUBT, key.toString(), Calls.CHECK_MILLIS);
        }
    }

    /** A deflected contact may ring on: its agent's station tells. */
    static void deflectionDue(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact != null && contact.state() == ContactState.DEFLECTING) {
            d.anomaly(AnomalyKind.WATCHDOG, "contact " + id,
                    "deflected and never left agent " + contact.service().agentId());
            snapshotOf(d, d.draft.agents.get(contact.service().agentId()));
        }
    }

    static void stationDoubtDue(Decision d, DeviceKey key) {
        if (d.draft.devices.contains(key) && Links.isUp(d, key.switchName())) {
            snapshot(d, key, 1);
        }
    }
}
