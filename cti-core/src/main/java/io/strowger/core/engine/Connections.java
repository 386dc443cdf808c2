package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.machine.ConnectionMachine;
import io.strowger.core.machine.ContactState;
import io.strowger.core.machine.DeviceMachine;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Device;
import io.strowger.core.state.Timer;

/** Connections of calls: how they move, and what follows for whoever is at their devices. */
final class Connections {
    private Connections() {}

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
        return call.withConnection(new Call.Connection(id.deviceId(), id.dynamic(), isCaller, to, d.now,
                call.isSilentAt(id.deviceId())));
    }

    /**
     * The device's monitor has spoken, of whichever party: a snapshot of it that was asked for before says nothing any more. Whether there is such a device.
     */
    static boolean told(Decision d, DeviceKey key) {
        Device device = d.draft.devices.get(key);
        if (device != null && device.lastEventSequence() != d.sequence) {
            d.draft.devices.put(device.withLastEventSequence(d.sequence));
        }
        return device != null;
    }

    static void seen(Decision d, DeviceKey key) {
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
    static void joinedUnrung(Decision d, Call call, DeviceKey device) {
        Agent agent = Agents.at(d, device);
        if (agent != null && call.contact() != null && !Segments.serves(d, call, agent)) {
            furtherParty(d, call, agent);
        }
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
                d.timer(Timer.Kind.CALL_DOUBT, left.key().toString(), Calls.DOUBT_MILLIS);
            }
            return;
        }
        if (caller) {
            Segments.callerLeaves(d, left);
        }
        DeviceKey device = new DeviceKey(call.key().switchName(), id.deviceId());
        if (!survives(d, left) || silent && left.connections().size() == 1) {
            Calls.tellEnd(d, left, device, cause);
            Calls.end(d, left, cause, d.now);
            return;
        }
        Calls.tellEnd(d, left, device, cause);
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
            d.timer(Timer.Kind.CALL_DOUBT, left.key().toString(), Calls.DOUBT_MILLIS);
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
}
