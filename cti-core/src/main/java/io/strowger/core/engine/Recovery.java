package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.fact.Fact.RepairCause;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.HandleState;
import io.strowger.core.state.Device;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Session;
import io.strowger.core.state.SessionKey;
import io.strowger.core.state.Timer;
import java.util.ArrayList;
import java.util.List;

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

    private static final String OTHER_CALL = "its id is another call's now";

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

    private static void snapshot(Decision d, DeviceKey device, String link, int attempt, boolean decides) {
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

    private static void snapshot(Decision d, Call call, String link, boolean endTold) {
        d.request(call.key().switchName(), link, RequestClass.SNAPSHOT, new PbxCommand.SnapshotCall(anyOf(call)),
                new Purpose.CallSnapshot(call.key(), d.sequence, 1, endTold));
    }

    /** Whichever of its connections is known. */
    static ConnectionId anyOf(Call call) {
        String deviceId = call.connections().isEmpty() ? "" : call.connections().get(0).deviceId();
        boolean dynamic = !call.connections().isEmpty() && call.connections().get(0).dynamic();
        return new ConnectionId(call.key().callId(), deviceId, dynamic);
    }

    // --- stations

    static void deviceSnapshot(Decision d, String link, Purpose.DeviceSnapshot purpose, PbxReply reply) {
        Device device = d.draft.devices.get(purpose.device());
        if (device == null) {
            return;
        }
        if (!(reply instanceof PbxReply.DeviceSnapshot snapshot)) {
            long millis = reply instanceof PbxReply.Refused ? Calls.CHECK_MILLIS : STATION_AGAIN_MILLIS;
            d.timer(Timer.Kind.STATION_DOUBT, device.key().toString(), millis);
            return;
        }
        if (device.lastEventSequence() > purpose.sequence()) {
            if (purpose.attempt() < ATTEMPTS_MAX) {
                snapshot(d, device.key(), Links.isUp(d, device.key().switchName(), link) ? link : "",
                        purpose.attempt() + 1, purpose.decides());
            } else {
                d.timer(Timer.Kind.STATION_DOUBT, device.key().toString(), STATION_AGAIN_MILLIS);
            }
            return;
        }
        if (!purpose.decides() && isAhead(d, device.key(), snapshot, link)) {
            d.timer(Timer.Kind.STATION_DOUBT, device.key().toString(), Streams.UNCONFIRMED_LOOK_MILLIS);
            return;
        }
        Reconcile.repair(d, link, device, snapshot, RepairCause.DOUBTED);
    }

    /** Whether the link is ahead of what is believed of the device: the others will tell, or the link is asked when they have not, and believed then. */
    static boolean isAhead(Decision d, DeviceKey device, PbxReply.DeviceSnapshot snapshot, String link) {
        if (d.state.leads().size() == 0) {
            return false;
        }
        List<Integer> calls = new ArrayList<>();
        snapshot.calls().forEach(reported -> calls.add(reported.connection().callId()));
        CallActivities.callsAt(d, device).forEach(call -> calls.add(call.key().callId()));
        return Streams.isUnconfirmed(d, device, calls, link);
    }

    /** What the switch says of a device becomes what is believed, connection by connection. */
    static void described(Decision d, DeviceKey device, PbxReply.DeviceSnapshot snapshot, RepairCause cause) {
        for (PbxReply.DeviceCall reported : snapshot.calls()) {
            observe(d, device, reported, cause);
        }
        for (Call call : CallActivities.callsAt(d, device)) {
            boolean known = snapshot.calls().stream()
                    .anyMatch(reported -> reported.connection().callId() == call.key().callId());
            if (!known) {
                gone(d, call, device, cause);
            }
        }
        releaseStranded(d, device);
        Quarantines.described(d, device);
    }

    /** The state of the device's own connection. */
    static LocalConnectionState ownState(PbxReply.DeviceCall reported) {
        return reported.states().isEmpty() ? LocalConnectionState.CONNECT : reported.states().get(0);
    }

    private static void repaired(Decision d, Call call, String deviceId, LocalConnectionState said, RepairCause cause) {
        LocalConnectionState believed = call.stateAt(deviceId);
        d.fact(new Fact.ConnectionRepaired(call.key(), deviceId, believed, said, cause));
        if (cause == RepairCause.RECONCILED || cause == RepairCause.DOUBTED) {
            d.anomaly(AnomalyKind.SNAPSHOT_DIFFERS, "connection " + call.key() + '/' + deviceId,
                    "we have " + believed + ", the switch " + said);
        }
    }

    /** The switch says that the device has this connection. */
    private static void observe(Decision d, DeviceKey device, PbxReply.DeviceCall reported, RepairCause cause) {
        ConnectionId id = reported.connection();
        LocalConnectionState state = ownState(reported);
        if (state == null || state == LocalConnectionState.NULL) {
            return;
        }
        Call call = callAt(d, device, id.callId(), state);
        LocalConnectionState before = call.stateAt(device.deviceId());
        // What the station has may be another call with the same id: it is asked which, in its turn.
        Call seen = isOpen(call) ? call : call.seen(d.now);
        proved(d, call);
        if (before != state) {
            repaired(d, call, device.deviceId(), state, cause);
            boolean caller = seen.connection(device.deviceId()).filter(Call.Connection::caller).isPresent();
            seen = seen.withConnection(
                    new Call.Connection(device.deviceId(), id.dynamic(), caller, state, d.now,
                            seen.isSilentAt(device.deviceId())));
            if (Observations.isUnheard(d, seen, device)) {
                seen = seen.withSilent(device.deviceId());
            }
        }
        d.draft.calls.put(seen);
        if (seen.key().generation() == d.sequence && seen.ucid().isEmpty()) {
            identify(d, seen, false);
        }
        if (before == state && cause == RepairCause.RECONCILED) {
            return;
        }
        d.touchedStations.add(device);
        consequences(d, seen, device, before, state);
    }

    /** No event has come since it was asked, so a call that has ended by then is not the one that the station has; and nobody begins to dial in one that he was in. */
    private static Call callAt(Decision d, DeviceKey device, int callId, LocalConnectionState state) {
        Call call = Calls.liveOrNew(d, device.switchName(), callId, "", true);
        LocalConnectionState before = call.stateAt(device.deviceId());
        if (state != LocalConnectionState.INITIATE || before == LocalConnectionState.NULL || before == state) {
            return call;
        }
        Calls.end(d, call, OTHER_CALL, call.life().seenNanos());
        return Calls.liveOrNew(d, device.switchName(), callId, "", true);
    }

    /** What was missed happens now, with the time of now. */
    private static void consequences(Decision d, Call call, DeviceKey device, LocalConnectionState before,
            LocalConnectionState state) {
        Contact contact = call.contact() == null ? null : d.draft.contacts.get(call.contact());
        if (state == LocalConnectionState.ALERTING) {
            if (before != state) {
                Connections.rings(d, call, device);
            } else if (contact != null && contact.state() == ContactState.RINGING) {
                NoAnswer.startNoAnswerTimer(d, contact);
            } else if (contact != null && contact.state() == ContactState.DEFLECTING) {
                NoAnswer.deflectFailed(d, contact);
            }
        } else if (state == LocalConnectionState.CONNECT || state == LocalConnectionState.HOLD) {
            boolean talked = before == LocalConnectionState.CONNECT || before == LocalConnectionState.HOLD;
            if (!call.isSilentAt(device.deviceId()) && (!talked || rings(d, contact, device))) {
                Connections.answered(d, call, device);
            }
            if (!talked) {
                Observations.connected(d, d.draft.calls.get(call.key()), device);
            }
            if (contact != null) {
                Segments.heldOrRetrieved(d, d.draft.calls.get(call.key()), device);
            }
        }
    }

    /** The contact is believed to ring at the device, whatever its connection is. */
    private static boolean rings(Decision d, Contact contact, DeviceKey device) {
        if (contact == null
                || contact.state() != ContactState.RINGING && contact.state() != ContactState.DEFLECTING) {
            return false;
        }
        Agent agent = Agents.at(d, device);
        return agent != null && agent.agentId().equals(contact.service().agentId());
    }

    /** The switch does not know a connection that we believed in. */
    private static void gone(Decision d, Call call, DeviceKey device, RepairCause cause) {
        repaired(d, call, device.deviceId(), LocalConnectionState.NULL, cause);
        Call without = call.withoutConnection(device.deviceId());
        d.draft.calls.put(without);
        d.touchedStations.add(device);
        // Whoever is left may wait, hear busy tone, or have been transferred to a station that is still to tell.
        if (!without.connections().isEmpty()) {
            Agent agent = Agents.at(d, device);
            if (without.contact() != null && agent != null) {
                Segments.agentLeft(d, without, agent);
                Segments.passOn(d, without);
            }
            Observations.left(d, without, device);
            snapshot(d, without, 1);
        } else if (call.contact() == null && call.calling().number().isEmpty()) {
            // Known by this station's snapshot alone: who else is in it was never told, and may be in it still.
            snapshot(d, call, 1);
        } else {
            Calls.end(d, call, "ended while nobody was looking", call.life().seenNanos());
        }
    }

    /** An agent who was reserved when the link was lost and whose station has no call is free again. */
    static void releaseStranded(Decision d, DeviceKey station) {
        Agent agent = Agents.at(d, station);
        if (agent == null || agent.contact() == null || !CallActivities.callsAt(d, station).isEmpty()) {
            return;
        }
        Contact contact = d.draft.contacts.get(agent.contact());
        if (contact == null) {
            Agents.contactLeft(d, agent.agentId(), agent.contact());
        } else if (contact.state() == ContactState.SELECTED && contact.handle().state() == HandleState.NONE
                && contact.course().crossing().isEmpty()
                && !d.draft.timers.contains(new Timer.Key(Timer.Kind.ARRIVAL, contact.id().toString()))) {
            RouteDialogues.strandedAfterLoss(d, contact);
        }
    }

    // --- calls

    static void callSnapshot(Decision d, Purpose.CallSnapshot purpose, PbxReply reply) {
        Call call = d.draft.calls.get(purpose.call());
        if (call == null || call.hasEnded()) {
            return;
        }
        switch (reply) {
            case PbxReply.CallSnapshot snapshot -> confirmed(d, call, snapshot.connections());
            case PbxReply.Refused refused when denies(refused.failure().code()) -> Calls.endUntold(d, call,
                    "the switch does not know the call any more",
                    purpose.endTold() || Streams.endTold(d, call.key()) != null ? d.now : call.life().seenNanos());
            default -> {
                if (purpose.attempt() < ATTEMPTS_MAX && Links.isUp(d, call.key().switchName())) {
                    snapshot(d, call, purpose.attempt() + 1);
                } else if (!call.life().proven()) {
                    // Only now: while an answer is owed, that none has come proves nothing.
                    d.timer(Timer.Kind.CALL_RECOVERY, call.key().toString(),
                            d.site().site().settings().linkRecoveryMillis());
                } else {
                    d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Calls.CHECK_MILLIS);
                }
            }
        }
    }

    /** Failures that say that there is no such call; an overloaded switch refuses too, and that says nothing of the call. */
    static boolean denies(PbxReply reply) {
        return reply instanceof PbxReply.Refused refused && denies(refused.failure().code())
                || reply instanceof PbxReply.CallSnapshot snapshot && snapshot.connections().isEmpty();
    }

    private static boolean denies(int code) {
        return switch (code) {
            case UniversalFailure.INVALID_CSTA_CALL_IDENTIFIER, UniversalFailure.INVALID_CSTA_CONNECTION_IDENTIFIER,
                    UniversalFailure.NO_ACTIVE_CALL, UniversalFailure.NO_CALL_TO_CLEAR ->
                true;
            default -> false;
        };
    }

    /** The call lives. Connections that the switch does not list are gone; those of stations are the stations' snapshots' matter. */
    private static void confirmed(Decision d, Call call, List<PbxReply.CallConnection> connections) {
        if (connections.isEmpty()) {
            Calls.endUntold(d, call, "the switch knows the call without any party", call.life().seenNanos());
            return;
        }
        boolean vouched = isOf(call, connections);
        Call seen = vouched && !isOpen(call) ? call.seen(d.now) : call;
        proved(d, call);
        if (isOpen(call)) {
            identify(d, call, vouched);
        }
        boolean callerSeen = seen.caller().isEmpty();
        for (PbxReply.CallConnection connection : connections) {
            String deviceId = connection.connection().deviceId();
            Party device = connection.device();
            boolean isCaller = seen.caller()
                    .filter(caller -> caller.deviceId().equals(deviceId) || caller.deviceId().equals(device.raw())
                            || connection.connection().dynamic() && caller.dynamic())
                    .isPresent();
            callerSeen |= isCaller;
            if (isCaller && vouched) {
                seen = Connections.withCallerId(d, seen, connection.connection());
            }
        }
        d.draft.calls.put(seen);
        if (!callerSeen && seen.connections().size() <= 1) {
            Calls.end(d, seen, "the caller is gone", call.life().seenNanos());
        } else if (!callerSeen && seen.heardParties() < seen.connections().size()) {
            // Somebody only listens, and must not be left with the agent alone.
            Call.Connection caller = seen.caller().orElseThrow();
            Connections.cleared(d, seen, new ConnectionId(call.key().callId(), caller.deviceId(), caller.dynamic()),
                    "the caller is gone");
        } else if (isUnwatched(d, seen, connections.size())) {
            askWhereSelected(d, seen);
            d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), PARKED_CHECK_MILLIS);
        } else if (seen.heardParties() < 2 && seen.connections().size() > seen.heardParties()) {
            // Somebody listens to nobody; Phantoms clears him, and looks again.
            d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Calls.DOUBT_MILLIS);
        }
    }

    private static void identify(Decision d, Call call, boolean named) {
        d.request(call.key().switchName(), "", RequestClass.SNAPSHOT, new PbxCommand.QueryUcid(anyOf(call)),
                new Purpose.CallIdentity(call.key(), call.life().seenNanos(), named));
    }

    /** Found after an outage, and which call it is can be asked. */
    static boolean isOpen(Call call) {
        return !call.life().proven() && !call.ucid().isEmpty();
    }

    /** The switch says which call has the id now. Another one begins, of which its stations tell more, and the one that there was has ended unseen. */
    static void identified(Decision d, Purpose.CallIdentity purpose, PbxReply reply) {
        Call call = d.draft.calls.get(purpose.call());
        if (call == null || call.hasEnded()) {
            return;
        }
        String ucid = reply instanceof PbxReply.UcidReported reported ? reported.ucid() : "";
        if (!ucid.isEmpty() && !call.ucid().isEmpty() && !ucid.equals(call.ucid())) {
            List<Call.Connection> connections = call.connections();
            Calls.end(d, call, OTHER_CALL, purpose.seenNanos());
            Call other = Calls.liveOrNew(d, call.key().switchName(), call.key().callId(), ucid, true);
            d.draft.calls.put(other);
            d.timer(Timer.Kind.CALL_DOUBT, other.key().toString(), Calls.DOUBT_MILLIS);
            for (Call.Connection connection : connections) {
                Device device = d.draft.devices.get(new DeviceKey(call.key().switchName(), connection.deviceId()));
                if (device != null && isAsked(device)) {
                    snapshot(d, device.key(), 1);
                }
            }
        } else if (!ucid.isEmpty() || purpose.named()) {
            d.draft.calls.put(call.withParties(ucid, Party.UNKNOWN, Party.UNKNOWN).seen(d.now));
            if (call.ucid().isEmpty()) {
                d.fact(new Fact.CallIdentified(call.key(), ucid));
            }
        }
    }

    /**
     * Whether an answer speaks of this call for certain. After an outage the switch may have given its id to another call, and the answer has no other name of it
     * than those of its parties: where it names none that we know, a call lives, but until an event says which, this one may have ended at any time since it was seen.
     */
    private static boolean isOf(Call call, List<PbxReply.CallConnection> connections) {
        return call.life().proven()
                || connections.stream().anyMatch(each -> call.isAt(each.connection().deviceId()));
    }

    /**
     * A contact's call at no station of ours and without a route dialogue, or another one of which at most one party is left: nothing that happens to it need be told
     * to us. Where it waits at a split, neither is it of that.
     *
     * @param parties whom the switch knows in it
     */
    private static boolean isUnwatched(Decision d, Call call, int parties) {
        Contact contact = call.contact() == null ? null : d.draft.contacts.get(call.contact());
        if (contact == null
                ? parties > 1 && !call.connections().isEmpty()
                : contact.handle().state() != HandleState.NONE) {
            return false;
        }
        return call.connections().stream().noneMatch(c -> {
            Device device = d.draft.devices.get(new DeviceKey(call.key().switchName(), c.deviceId()));
            return device != null && isAsked(device);
        });
    }

    /** Nobody tells any more whether a contact will still come to the agent who is reserved for it; his station does. */
    private static void askWhereSelected(Decision d, Call call) {
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
