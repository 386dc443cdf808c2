package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.fact.Fact.RepairCause;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.HandleState;
import io.strowger.core.state.Device;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Timer;
import java.util.ArrayList;
import java.util.List;

/** What a switch says of a station, or of another device, when it is asked becomes what is believed of it, connection by connection. */
final class StationSnapshots {
    private StationSnapshots() {}

    static void deviceSnapshot(Decision d, String link, Purpose.DeviceSnapshot purpose, PbxReply reply) {
        Device device = d.draft.devices.get(purpose.device());
        if (device == null) {
            return;
        }
        if (!(reply instanceof PbxReply.DeviceSnapshot snapshot)) {
            long millis = reply instanceof PbxReply.Refused ? Calls.CHECK_MILLIS : Recovery.STATION_AGAIN_MILLIS;
            d.timer(Timer.Kind.STATION_DOUBT, device.key().toString(), millis);
            return;
        }
        if (device.lastEventSequence() > purpose.sequence()) {
            if (purpose.attempt() < Recovery.ATTEMPTS_MAX) {
                Recovery.snapshot(d, device.key(), Links.isUp(d, device.key().switchName(), link) ? link : "",
                        purpose.attempt() + 1, purpose.decides());
            } else {
                d.timer(Timer.Kind.STATION_DOUBT, device.key().toString(), Recovery.STATION_AGAIN_MILLIS);
            }
            return;
        }
        if (!purpose.decides() && isAhead(d, device.key(), snapshot, link)) {
            d.timer(Timer.Kind.STATION_DOUBT, device.key().toString(), OwedEvents.UNCONFIRMED_LOOK_MILLIS);
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
        Call seen = CallSnapshots.isOpen(call) ? call : call.seen(d.now);
        Recovery.proved(d, call);
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
            CallSnapshots.identify(d, seen, false);
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
        Calls.end(d, call, CallSnapshots.OTHER_CALL, call.life().seenNanos());
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
            Recovery.snapshot(d, without, 1);
        } else if (call.contact() == null && call.calling().number().isEmpty()) {
            // Known by this station's snapshot alone: who else is in it was never told, and may be in it still.
            Recovery.snapshot(d, call, 1);
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
}
