package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.ConnectionMachine;
import io.strowger.core.machine.ContactState;
import io.strowger.core.machine.DeviceMachine;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.EventReason;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Device;
import io.strowger.core.state.Timer;
import java.util.List;

/**
 * Calls and their connections. The same event comes once for each monitor that sees it, in no specified order between monitors; it is known by the connection
 * and the state that it reports.
 */
final class Calls {
    /** An ended call is remembered so long, so that late events of it are not taken for a new call. */
    static final long FORGET_MILLIS = 10_000;
    /** After so long in a doubtful state the switch is asked whether the call lives. */
    static final long DOUBT_MILLIS = 5_000;
    /** However quiet a call is, the switch is asked after so long whether it lives; no row stays for an event that never comes. */
    static final long CHECK_MILLIS = 600_000;

    private Calls() {}

    static void event(Decision d, Input.PbxEventReceived in) {
        if (Streams.admits(d, in)) {
            happened(d, in);
        }
    }

    private static void happened(Decision d, Input.PbxEventReceived in) {
        String switchName = in.switchName();
        if (in.kind() == MonitorKind.DEVICE) {
            told(d, new DeviceKey(switchName, in.monitoredDevice()));
        }
        switch (in.event()) {
            case PbxEvent.ServiceInitiated e -> serviceInitiated(d, switchName, e);
            case PbxEvent.Originated e -> originated(d, switchName, e);
            case PbxEvent.Delivered e -> delivered(d, switchName, e);
            case PbxEvent.Established e -> established(d, switchName, e);
            case PbxEvent.Held e -> moved(d, switchName, e.connection(), ConnectionMachine.Cause.HELD);
            case PbxEvent.Retrieved e -> moved(d, switchName, e.connection(), ConnectionMachine.Cause.RETRIEVED);
            case PbxEvent.Queued e -> queued(d, switchName, e);
            case PbxEvent.Diverted e -> diverted(d, switchName, e);
            case PbxEvent.Conferenced e -> Merging.conferenced(d, switchName, e);
            case PbxEvent.Transferred e -> Merging.transferred(d, switchName, e);
            case PbxEvent.ConnectionCleared e -> {
                connectionCleared(d, switchName, e);
                goneToo(d, in, e.connection().callId());
            }
            case PbxEvent.CallCleared e -> callCleared(d, switchName, e);
            case PbxEvent.Failed e -> failed(d, switchName, e);
            case PbxEvent.NetworkReached e -> networkReached(d, switchName, e);
            case PbxEvent.BackInService e -> Links.device(d, new DeviceKey(switchName, e.deviceId()),
                    DeviceMachine.Cause.BACK_IN_SERVICE);
            case PbxEvent.OutOfService e -> Links.device(d, new DeviceKey(switchName, e.deviceId()),
                    DeviceMachine.Cause.OUT_OF_SERVICE);
            case PbxEvent.DoNotDisturb e -> DeviceFeaturesTold.doNotDisturb(d, in, e);
            case PbxEvent.Forwarding e -> DeviceFeaturesTold.forwarding(d, in, e);
            case PbxEvent.MessageWaiting e -> DeviceFeaturesTold.messageWaiting(d, in, e);
            case PbxEvent.LoggedOn e -> SwitchAgents.loggedOn(d, in, e);
            case PbxEvent.LoggedOff e -> SwitchAgents.loggedOff(d, in, e);
            case PbxEvent.AgentModeChanged e -> SwitchAgents.modeChanged(d, in, e);
            case PbxEvent.CallInformation e -> note(d, in);
            case PbxEvent.EnteredDigits e -> note(d, in);
            case PbxEvent.ChargeAdvice e -> note(d, in);
            case PbxEvent.EndpointRegistered e -> note(d, in);
            case PbxEvent.EndpointUnregistered e -> note(d, in);
            case PbxEvent.ServiceObserveState e -> note(d, in);
        }
    }

    /**
     * The device's monitor has spoken, of whichever party: a snapshot of it that was asked for before says nothing any more. Whether there is such a device.
     */
    private static boolean told(Decision d, DeviceKey key) {
        Device device = d.draft.devices.get(key);
        if (device != null && device.lastEventSequence() != d.sequence) {
            d.draft.devices.put(device.withLastEventSequence(d.sequence));
        }
        return device != null;
    }

    /** Keeps as a fact what no state here depends on. */
    static void note(Decision d, Input.PbxEventReceived in) {
        d.fact(new Fact.PbxEventNoted(in.switchName(), in.link(), in.monitoredDevice(), in.event()));
    }

    // --- finding calls

    /** The newest call with that id, live or ended lately, or null. */
    static Call find(Decision d, String switchName, int callId) {
        CallKey key = d.state.indexes().newestCall(switchName, callId);
        Call found = key == null ? null : d.draft.calls.get(key);
        if (d.draft.calls.hasAdded()) {
            for (Call call : d.draft.calls.put()) {
                if (call.key().switchName().equals(switchName) && call.key().callId() == callId
                        && (found == null || call.key().generation() > found.key().generation())) {
                    found = call;
                }
            }
        }
        return found;
    }

    /**
     * The call that an event speaks of, begun now if it is not known. Call ids are reused: an event that begins a call, or that brings another UCID, means
     * a new one when the known one has ended, and the end of the known one when it has not.
     *
     * @param begins the event can only be the first of its call
     * @return null for a late event of an ended call
     */
    static Call liveOrNew(Decision d, String switchName, int callId, String ucid, boolean begins) {
        Call known = find(d, switchName, callId);
        if (known != null) {
            boolean differs = !ucid.isEmpty() && !known.ucid().isEmpty() && !ucid.equals(known.ucid());
            if (!known.hasEnded() && !differs) {
                return known;
            }
            boolean same = !ucid.isEmpty() && ucid.equals(known.ucid());
            if (known.hasEnded() && !differs && (!begins || same)) {
                return null;
            }
            if (differs && isFormer(d, switchName, callId, ucid)) {
                return null;
            }
            if (!known.hasEnded()) {
                reused(d, known);
            }
        }
        return begun(d, switchName, callId, ucid);
    }

    private static void reused(Decision d, Call known) {
        // What a link told of its end is confirmed by this.
        boolean told = Streams.endConfirmed(d, known);
        if (!told) {
            d.anomaly(AnomalyKind.UNEXPECTED_EVENT, "call " + known.key(), "its id was reused before its end was seen");
        }
        endUntold(d, known, "id reused", told ? d.now : known.life().seenNanos());
    }

    /** Whether a call with that universal id has ended and is remembered: what a slow link tells of it is late, whoever has the call id now. */
    static boolean isFormer(Decision d, String switchName, int callId, String ucid) {
        if (ucid.isEmpty()) {
            return false;
        }
        for (Call call : d.draft.calls.committed().rowsFrom(new CallKey(switchName, callId, Long.MIN_VALUE))) {
            if (!call.key().switchName().equals(switchName) || call.key().callId() != callId) {
                return false;
            }
            if (call.hasEnded() && ucid.equals(call.ucid())) {
                return true;
            }
        }
        return false;
    }

    /** A call that was not known; from now on it is asked after. */
    private static Call begun(Decision d, String switchName, int callId, String ucid) {
        CallKey key = new CallKey(switchName, callId, d.sequence);
        d.timer(Timer.Kind.CALL_DOUBT, key.toString(), CHECK_MILLIS);
        return new Call(key, null, ucid, Party.UNKNOWN, Party.UNKNOWN, List.of(),
                new Call.Life(d.now, 0, d.now, 0, true));
    }

    /** The call of a RouteRequest: the switch holds it now, so it lives, whatever was believed. */
    static Call ofRequest(Decision d, String switchName, int callId, String ucid) {
        Call known = liveOrNew(d, switchName, callId, ucid, true);
        return known == null ? begun(d, switchName, callId, ucid) : known;
    }

    private static Call told(Decision d, Call call, CallData data, Party calling, Party called) {
        return call.withParties(data == null ? "" : data.ucid(), calling, called).seen(d.now);
    }

    // --- connections

    /** Moves a connection by its table and notes what depends on it. */
    static Call connection(Decision d, Call call, ConnectionId id, ConnectionMachine.Cause cause, boolean caller) {
        LocalConnectionState from = call.stateAt(id.deviceId());
        LocalConnectionState to = d.ask(ConnectionMachine.TABLE,
                new Entity("connection", call.key(), id.deviceId()), from, cause).orElse(from);
        DeviceKey device = new DeviceKey(call.key().switchName(), id.deviceId());
        seen(d, device);
        if (to == from) {
            return call;
        }
        boolean isCaller = caller || call.connection(id.deviceId()).filter(Call.Connection::caller).isPresent();
        Call changed = call.withConnection(new Call.Connection(id.deviceId(), id.dynamic(), isCaller, to, d.now,
                call.isSilentAt(id.deviceId())));
        if (changed.isConference() != call.isConference()) {
            // Everybody in it sees that.
            for (Call.Connection connection : changed.connections()) {
                d.touchedStations.add(new DeviceKey(call.key().switchName(), connection.deviceId()));
            }
        }
        return changed;
    }

    private static void seen(Decision d, DeviceKey key) {
        d.touchedStations.add(key);
        if (told(d, key)) {
            Links.device(d, key, DeviceMachine.Cause.EVENT_SEEN);
        }
        if (d.draft.ports.contains(key)) {
            d.follow(Step.Kind.PUBLISH_PORT, key);
        }
    }

    /**
     * An outside caller has a connection too, although events name it only when it goes.
     *
     * @param before the call before it was told who calls: a caller known by then who has no connection has left, and late events go on naming him
     */
    static Call withCaller(Decision d, Call before, Call call, Party calling) {
        if (before.calling().isKnown() || call.caller().isPresent() || !calling.isKnown()) {
            return call;
        }
        // Called from a station of ours whose own events are still to come: its agent is on a call from now on.
        d.touchedStations.add(new DeviceKey(call.key().switchName(), calling.raw()));
        return call.withConnection(
                new Call.Connection(calling.raw(), true, true, LocalConnectionState.CONNECT, d.now));
    }

    /** Gives the caller's connection the id that the switch uses for it. */
    static Call withCallerId(Decision d, Call call, ConnectionId id) {
        if (id.deviceId().isEmpty() || call.connection(id.deviceId()).isPresent()) {
            return call;
        }
        Call without = call.caller().map(caller -> call.withoutConnection(caller.deviceId())).orElse(call);
        return without.withConnection(
                new Call.Connection(id.deviceId(), id.dynamic(), true, LocalConnectionState.CONNECT, d.now));
    }

    /** The switch confirmed a call that we asked for; events of it may have come before or come yet. */
    static CallKey confirmed(Decision d, String switchName, PbxReply.CallConfirmed made) {
        Call call = liveOrNew(d, switchName, made.newCall().callId(), made.ucid(), false);
        if (call == null) {
            return null;
        }
        Call told = call.withParties(made.ucid(), Party.internal(made.newCall().deviceId()), Party.UNKNOWN)
                .seen(d.now);
        if (told.connection(made.newCall().deviceId()).isEmpty()) {
            told = connection(d, told, made.newCall(), ConnectionMachine.Cause.SERVICE_INITIATED, true);
        }
        d.draft.calls.put(told);
        return told.key();
    }

    // --- events

    private static void serviceInitiated(Decision d, String switchName, PbxEvent.ServiceInitiated e) {
        Call call = liveOrNew(d, switchName, e.connection().callId(), ucid(e.data()), true);
        if (call != null) {
            Call told = told(d, call, e.data(), Party.UNKNOWN, Party.UNKNOWN);
            told = Consultations.began(d, told, e.connection().deviceId());
            d.draft.calls.put(connection(d, told, e.connection(), ConnectionMachine.Cause.SERVICE_INITIATED, true));
        }
    }

    private static void originated(Decision d, String switchName, PbxEvent.Originated e) {
        Call call = liveOrNew(d, switchName, e.connection().callId(), ucid(e.data()), false);
        if (call != null) {
            Call told = told(d, call, e.data(), e.callingDevice(), e.calledDevice());
            told = Consultations.began(d, told, e.connection().deviceId());
            Call placed = connection(d, told, e.connection(), ConnectionMachine.Cause.ORIGINATED, true);
            placed = Callbacks.placed(d, placed, new DeviceKey(switchName, e.connection().deviceId()));
            d.draft.calls.put(placed);
            if (placed != told && placed.stateAt(e.connection().deviceId()) == LocalConnectionState.CONNECT) {
                placed(d, placed, new DeviceKey(switchName, e.connection().deviceId()));
            }
        }
    }

    /** A station has dialled: its agent placed a call, for himself, about a contact, or to a customer who is called back. */
    private static void placed(Decision d, Call call, DeviceKey station) {
        Agent agent = Agents.at(d, station);
        if (agent != null) {
            Call about = call.parent() == null ? null : d.draft.calls.get(call.parent());
            d.fact(new Fact.AgentCalled(agent.agentId(), call.key(), call.called().number(),
                    call.contact() != null ? call.contact() : about == null ? null : about.contact()));
        }
    }

    private static void delivered(Decision d, String switchName, PbxEvent.Delivered e) {
        DeviceKey alerting = new DeviceKey(switchName, e.alertingDevice().number());
        boolean atVdn = d.site().vdn(alerting) != null;
        boolean begins = e.cause() == EventCause.NEW_CALL && atVdn;
        Call call = liveOrNew(d, switchName, e.connection().callId(), ucid(e.data()), begins);
        if (call == null) {
            return;
        }
        Call told = withCaller(d, call, told(d, call, e.data(), e.callingDevice(), e.calledDevice()),
                e.callingDevice());
        if (atVdn) {
            Contacts.arrived(d, told, alerting, e.data());
            return;
        }
        boolean rang = told.stateAt(e.connection().deviceId()) == LocalConnectionState.ALERTING;
        told = connection(d, told, e.connection(), ConnectionMachine.Cause.DELIVERED, false);
        told = Sites.recognised(d, told, alerting, e.data());
        if (!rang) {
            told = outOfQueues(d, told, new DeviceKey(switchName, e.connection().deviceId()), e.data());
        }
        d.draft.calls.put(told);
        if (!rang && told.stateAt(e.connection().deviceId()) == LocalConnectionState.ALERTING) {
            rings(d, told, new DeviceKey(switchName, e.connection().deviceId()));
        }
    }

    /**
     * The call is at an agent: it is in no queue of the switch any more, which says so of none of them. Where the switch names the skill that it gave the call
     * for, the call is one of that skill.
     */
    private static Call outOfQueues(Decision d, Call call, DeviceKey device, CallData data) {
        if (Agents.at(d, device) == null) {
            return call;
        }
        Call out = call;
        for (Call.Connection connection : call.connections()) {
            if (connection.state() == LocalConnectionState.QUEUED) {
                out = out.withoutConnection(connection.deviceId());
            }
        }
        String split = data == null || data.details() == null ? "" : data.details().split();
        SkillSite skill = split.isEmpty()
                ? null
                : d.site().skillOfSplit(new DeviceKey(device.switchName(), split));
        if (skill == null) {
            return out;
        }
        d.draft.calls.put(out);
        Contacts.chosenBySwitch(d, out, skill);
        return d.draft.calls.get(out.key());
    }

    /** A call began to ring at a device; a contact's segment begins, a desktop pops its screen. */
    static void rings(Decision d, Call call, DeviceKey device) {
        Agent agent = Agents.at(d, device);
        if (agent == null) {
            return;
        }
        if (call.contact() == null) {
            ScreenPops.offered(d, call, agent);
        } else if (Segments.alertedAtAgent(d, call, agent)) {
            furtherParty(d, d.draft.calls.get(call.key()), agent);
        }
    }

    /** A further party of a contact has the same on his screen as the first; an observer looks at the other's. */
    private static void furtherParty(Decision d, Call call, Agent agent) {
        if (!Observations.isOf(d, call, agent.station())) {
            ScreenPops.offered(d, call, agent);
        }
    }

    /** Somebody is put through to a contact without a ring. */
    private static void joinedUnrung(Decision d, Call call, DeviceKey device) {
        Agent agent = Agents.at(d, device);
        if (agent != null && call.contact() != null && !Segments.serves(d, call, agent)) {
            furtherParty(d, call, agent);
        }
    }

    private static void established(Decision d, String switchName, PbxEvent.Established e) {
        Call call = liveOrNew(d, switchName, e.connection().callId(), ucid(e.data()), false);
        if (call == null) {
            return;
        }
        Call told = withCaller(d, call, told(d, call, e.data(), e.callingDevice(), e.calledDevice()),
                e.callingDevice());
        boolean was = told.stateAt(e.connection().deviceId()) == LocalConnectionState.CONNECT;
        boolean unrung = told.stateAt(e.connection().deviceId()) == LocalConnectionState.NULL;
        DeviceKey device = new DeviceKey(switchName, e.connection().deviceId());
        told = connection(d, told, e.connection(), ConnectionMachine.Cause.ESTABLISHED, false);
        if (!was) {
            told = Sites.recognised(d, told, device, e.data());
            told = outOfQueues(d, told, device, e.data());
        }
        if (isSilent(e) || Observations.isUnheard(d, told, device)) {
            told = told.withSilent(device.deviceId());
        }
        d.draft.calls.put(told);
        if (was && Callbacks.isDialling(d, told)) {
            // It has reached the network before, which is not the customer.
            answered(d, told, device);
        }
        if (!was && told.stateAt(device.deviceId()) == LocalConnectionState.CONNECT) {
            if (!told.isSilentAt(device.deviceId())) {
                answered(d, told, device);
                if (unrung) {
                    joinedUnrung(d, d.draft.calls.get(told.key()), device);
                }
            }
            Observations.connected(d, d.draft.calls.get(told.key()), device);
        }
    }

    /** Somebody who only listens has not answered anything. */
    private static boolean isSilent(PbxEvent.Established e) {
        return e.cause() == EventCause.SILENT_MONITOR || e.data() != null && e.data().details() != null
                && e.data().details().reason() == EventReason.SERVICE_OBSERVER;
    }

    /** A device answered. */
    static void answered(Decision d, Call call, DeviceKey device) {
        Call answered = call.answered(d.now);
        d.draft.calls.put(answered);
        Agent agent = Agents.at(d, device);
        if (call.contact() != null && Callbacks.answered(d, answered, device)) {
            return;
        }
        if (call.contact() == null) {
            if (call.life().answeredNanos() == 0) {
                d.fact(new Fact.CallAnswered(call.key(), device.deviceId()));
            }
        } else if (agent != null) {
            Segments.answeredByAgent(d, answered, agent);
        } else {
            Segments.answeredElsewhere(d, answered);
        }
    }

    private static void moved(Decision d, String switchName, ConnectionId id, ConnectionMachine.Cause cause) {
        Call call = liveOrNew(d, switchName, id.callId(), "", false);
        if (call == null) {
            return;
        }
        LocalConnectionState before = call.stateAt(id.deviceId());
        Call told = connection(d, call.seen(d.now), id, cause, false);
        d.draft.calls.put(told);
        DeviceKey device = new DeviceKey(switchName, id.deviceId());
        LocalConnectionState now = told.stateAt(id.deviceId());
        boolean talks = now == LocalConnectionState.CONNECT || now == LocalConnectionState.HOLD;
        if (talks && before != LocalConnectionState.CONNECT && before != LocalConnectionState.HOLD) {
            // Nobody holds or retrieves what was not answered: that event was lost.
            answered(d, told, device);
        }
        if (now != before && told.contact() != null) {
            Segments.heldOrRetrieved(d, d.draft.calls.get(told.key()), device);
        }
    }

    private static void queued(Decision d, String switchName, PbxEvent.Queued e) {
        Call call = liveOrNew(d, switchName, e.connection().callId(), "", false);
        if (call != null) {
            Call told = withCaller(d, call, told(d, call, null, e.callingDevice(), e.calledDevice()),
                    e.callingDevice());
            SkillSite skill = d.site().skillOfSplit(new DeviceKey(switchName,
                    e.queue().isKnown() ? e.queue().number() : e.connection().deviceId()));
            Contact contact = told.contact() == null ? null : d.draft.contacts.get(told.contact());
            if (skill != null && contact != null && contact.state() == ContactState.TALKING) {
                // A late copy of another monitor: the call has left that queue.
                d.draft.calls.put(told);
                return;
            }
            LocalConnectionState before = told.stateAt(e.connection().deviceId());
            Call queued = connection(d, told, e.connection(), ConnectionMachine.Cause.QUEUED, false);
            d.draft.calls.put(queued);
            if (skill != null && before != queued.stateAt(e.connection().deviceId())) {
                Contacts.queuedBySwitch(d, queued, skill);
            }
        }
    }

    private static void diverted(Decision d, String switchName, PbxEvent.Diverted e) {
        Call call = find(d, switchName, e.connection().callId());
        DeviceKey device = new DeviceKey(switchName, e.connection().deviceId());
        if (call == null || call.hasEnded() || d.site().vdn(device) != null) {
            return;
        }
        boolean was = call.stateAt(device.deviceId()) == LocalConnectionState.ALERTING;
        Call told = connection(d, call.seen(d.now), e.connection(), ConnectionMachine.Cause.DIVERTED, false);
        d.draft.calls.put(told);
        if (!was) {
            return;
        }
        tellEnd(d, told, device, e.cause().name());
        if (told.contact() != null) {
            NoAnswer.diverted(d, told, device, e.cause());
        }
    }

    private static void failed(Decision d, String switchName, PbxEvent.Failed e) {
        Call call = find(d, switchName, e.connection().callId());
        if (call != null && !call.hasEnded()) {
            d.draft.calls.put(
                    connection(d, call.seen(d.now), e.connection(), ConnectionMachine.Cause.FAILED, false));
            Sites.callFailed(d, call, e.cause().name());
            Callbacks.callFailed(d, call, e.cause());
            d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), DOUBT_MILLIS);
        }
    }

    private static void networkReached(Decision d, String switchName, PbxEvent.NetworkReached e) {
        Call call = liveOrNew(d, switchName, e.connection().callId(), "", false);
        if (call != null) {
            Call told = told(d, call, null, Party.UNKNOWN, e.calledDevice());
            d.draft.calls.put(connection(d, told, e.connection(), ConnectionMachine.Cause.NETWORK_REACHED, false));
        }
    }

    private static void connectionCleared(Decision d, String switchName, PbxEvent.ConnectionCleared e) {
        Call call = find(d, switchName, e.connection().callId());
        if (call == null || call.hasEnded()) {
            return;
        }
        Call seen = call.seen(d.now);
        String deviceId = e.connection().deviceId();
        if (seen.connection(deviceId).isEmpty() && seen.caller().filter(Call.Connection::dynamic).isPresent()
                && Agents.at(d, new DeviceKey(switchName, deviceId)) == null
                && d.site().device(new DeviceKey(switchName, deviceId)) == null) {
            seen = withCallerId(d, seen, e.connection());
        }
        cleared(d, seen, e.connection(), e.cause().name());
    }

    /** The monitored device is out of the call as well, says the event, and is believed in it: the call is asked after at once. */
    private static void goneToo(Decision d, Input.PbxEventReceived in, int callId) {
        Call call = in.localConnectionInfo() == LocalConnectionState.NULL ? find(d, in.switchName(), callId) : null;
        if (call != null && !call.hasEnded() && in.kind() == MonitorKind.DEVICE && call.isAt(in.monitoredDevice())) {
            d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), 0);
        }
    }

    /** A connection is gone: the call goes on without it, or ends with it. */
    static void cleared(Decision d, Call call, ConnectionId id, String cause) {
        boolean wasThere = call.connection(id.deviceId()).isPresent();
        boolean caller = call.connection(id.deviceId()).filter(Call.Connection::caller).isPresent();
        boolean silent = call.isSilentAt(id.deviceId());
        Call left = connection(d, call, id, ConnectionMachine.Cause.CLEARED, false);
        d.draft.calls.put(left);
        if (!wasThere) {
            if (left.connections().size() == 1) {
                // Whoever left was known to the switch only, as after a station's snapshot: perhaps he was the last but one.
                d.timer(Timer.Kind.CALL_DOUBT, left.key().toString(), DOUBT_MILLIS);
            }
            return;
        }
        DeviceKey device = new DeviceKey(call.key().switchName(), id.deviceId());
        if (!survives(d, left) || silent && left.connections().size() == 1) {
            tellEnd(d, left, device, cause);
            end(d, left, cause, d.now);
            return;
        }
        tellEnd(d, left, device, cause);
        Agent agent = Agents.at(d, device);
        if (agent != null && !silent && Restriction.leaves(d, agent, left) != RefusalReason.NONE) {
            // At the telephone nobody is refused; his parties outside do not talk on at his expense.
            Phantoms.leftOutside(d, left);
        }
        if (left.contact() != null && caller) {
            Contacts.callerLeft(d, left);
        } else if (left.contact() != null && agent != null) {
            Segments.agentLeft(d, left, agent);
            Contacts.waitsAgain(d, left);
            Segments.passOn(d, left);
        }
        Observations.left(d, left, device);
        if (left.heardParties() < 2) {
            d.timer(Timer.Kind.CALL_DOUBT, left.key().toString(), DOUBT_MILLIS);
        }
    }

    /** A call with two parties left goes on; one with a single party only if that party is a caller whom the switch itself keeps. */
    private static boolean survives(Decision d, Call call) {
        if (parties(call) > 1) {
            return true;
        }
        if (call.contact() == null || call.caller().isEmpty()) {
            return false;
        }
        Contact contact = d.draft.contacts.get(call.contact());
        return contact != null && contact.state() != ContactState.TALKING;
    }

    /** Who holds the call up. A place in a queue is the caller's, and goes with him. */
    private static int parties(Call call) {
        int all = call.connections().size();
        if (all < 2 || call.caller().isPresent()) {
            return all;
        }
        int queued = 0;
        for (Call.Connection connection : call.connections()) {
            queued += connection.state() == LocalConnectionState.QUEUED ? 1 : 0;
        }
        return all - queued;
    }

    private static void callCleared(Decision d, String switchName, PbxEvent.CallCleared e) {
        Call call = find(d, switchName, e.call().callId());
        if (call != null && !call.hasEnded()) {
            end(d, call.seen(d.now), e.cause().name(), d.now);
        }
    }

    /** Tells the desktop at the device that the call is over for it. */
    static void tellEnd(Decision d, Call call, DeviceKey device, String cause) {
        Agent agent = Agents.at(d, device);
        if (agent != null) {
            d.push(agent.sessionId(), new Push.CallEnded(call.key(), cause));
        }
    }

    /**
     * Ends a call.
     *
     * @param earliestNanos when it may have ended at the earliest; now, when its end was seen
     */
    static void end(Decision d, Call call, String cause, long earliestNanos) {
        over(d, call, call.contact(), cause, earliestNanos);
        if (call.contact() != null) {
            Contacts.callEnded(d, call, earliestNanos);
        }
        Observations.callEnded(d, call.key());
    }

    /** It is known to be over although no event that counts has told so; events that do may come yet. */
    static void endUntold(Decision d, Call call, String cause, long earliestNanos) {
        Streams.settled(d, call);
        end(d, call, cause, earliestNanos);
    }

    /** A call has become part of another, and so has its contact, if it had one. */
    static void absorbed(Decision d, Call call, ContactId contact) {
        over(d, call, contact, "TRANSFER", d.now);
        Observations.callEnded(d, call.key());
    }

    private static void over(Decision d, Call call, ContactId contact, String cause, long earliestNanos) {
        for (Call.Connection connection : call.connections()) {
            DeviceKey device = new DeviceKey(call.key().switchName(), connection.deviceId());
            tellEnd(d, call, device, cause);
            seen(d, device);
        }
        Consultations.over(d, call, false);
        d.draft.calls.put(call.ended(d.now));
        String entity = call.key().toString();
        d.cancel(Timer.Kind.CALL_DOUBT, entity);
        d.cancel(Timer.Kind.CALL_RECOVERY, entity);
        Sites.callOver(d, call.key());
        d.timer(Timer.Kind.CALL_FORGOTTEN, entity, forgetMillis(d, call, earliestNanos < d.now));
        d.fact(new Fact.CallEnded(call.key(), contact, cause, Decision.millis(earliestNanos), d.nowMillis()));
    }

    /**
     * A link that came up during the call owes nothing of it and may tell of it all the same, until its lag is over; nor does any link owe an end that no event told, and
     * the vector's last request may still be on its way on the slower one.
     */
    private static long forgetMillis(Decision d, Call call, boolean unseen) {
        String switchName = call.key().switchName();
        boolean late = d.site().links(switchName).size() > 1
                && (unseen || Links.cameUpSince(d, switchName, call.life().startedNanos()));
        return late ? Streams.LAG_MILLIS + FORGET_MILLIS : FORGET_MILLIS;
    }

    /** An ended call is remembered as long as a link owes events of it: a late copy may be the first that counts, and would begin the call anew. */
    static void forgetDue(Decision d, CallKey key) {
        if (Streams.isOwedOf(d, key)) {
            d.timer(Timer.Kind.CALL_FORGOTTEN, key.toString(), FORGET_MILLIS);
        } else {
            d.draft.calls.remove(key);
        }
    }

    /** Announces ordinary calls that began in this decision, and those that are made to call somebody back: each attempt is a call, whoever it reaches. */
    static void settle(Decision d) {
        if (!d.draft.calls.hasAdded()) {
            return;
        }
        for (Call call : d.draft.calls.put()) {
            if ((call.contact() == null || Callbacks.isDialling(d, call))
                    && d.draft.calls.committed().get(call.key()) == null) {
                d.fact(new Fact.CallStarted(call.key(), call.calling().number(), call.called().number(),
                        call.ucid()));
            }
        }
    }

    /**
     * A copy of an event that another link told before: it may know more, when that link has negotiated a higher version of private data.
     *
     * @param toldSequence input that first told the event; a call of a later generation has only the id in common
     */
    static void completed(Decision d, String switchName, PbxEvent event, long toldSequence) {
        switch (event) {
            case PbxEvent.Originated e ->
                complete(d, switchName, new Details(e.connection(), e.callingDevice(), e.calledDevice(), e.data()),
                        toldSequence);
            case PbxEvent.Delivered e ->
                complete(d, switchName, new Details(e.connection(), e.callingDevice(), e.calledDevice(), e.data()),
                        toldSequence);
            case PbxEvent.Established e ->
                complete(d, switchName, new Details(e.connection(), e.callingDevice(), e.calledDevice(), e.data()),
                        toldSequence);
            default -> {
                // The others bring nothing that the call keeps.
            }
        }
    }

    /** What an event says of a call besides what happened. */
    private record Details(ConnectionId connection, Party calling, Party called, CallData data) {}

    private static void complete(Decision d, String switchName, Details details, long toldSequence) {
        Call call = find(d, switchName, details.connection().callId());
        if (call == null || call.hasEnded() || call.key().generation() > toldSequence) {
            return;
        }
        CallData data = details.data() == null ? CallData.EMPTY : details.data();
        Call complete = call.withParties(call.ucid().isEmpty() ? data.ucid() : "",
                call.calling().isKnown() ? Party.UNKNOWN : details.calling(), details.called());
        boolean learned = Contacts.completed(d, complete, data);
        if (learned || !complete.equals(call)) {
            d.draft.calls.put(complete);
            complete.connections().forEach(
                    connection -> d.touchedStations.add(new DeviceKey(switchName, connection.deviceId())));
        }
    }

    private static String ucid(CallData data) {
        return data == null ? "" : data.ucid();
    }
}
