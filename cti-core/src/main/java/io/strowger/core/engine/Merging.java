package io.strowger.core.engine;

import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.ConnectionParty;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import java.util.List;

/** Transfer and conference: two calls become one, and the customer's contact goes on in it. */
final class Merging {
    private Merging() {}

    static void merge(Decision d, String switchName, ConnectionId primary, ConnectionId secondary,
            List<ConnectionParty> connections, CallData data) {
        Call first = Calls.find(d, switchName, primary.callId());
        Call second = secondary == null ? null : Calls.find(d, switchName, secondary.callId());
        int newCallId = connections.isEmpty() ? primary.callId() : connections.get(0).connection().callId();
        String ucid = data == null ? "" : data.ucid();
        Call target = live(first, newCallId);
        if (target == null) {
            target = live(second, newCallId);
        }
        if (target == null) {
            target = Calls.liveOrNew(d, switchName, newCallId, ucid, false);
        }
        if (target == null) {
            return;
        }
        ContactId contact = contactOf(first, second, target);
        Call merged = connected(d, target, first, second, connections).withContact(contact).seen(d.now);
        d.draft.calls.put(merged);
        absorb(d, first, merged.key());
        absorb(d, second, merged.key());
        if (contact != null) {
            follow(d, merged, contact);
        }
    }

    private static Call live(Call call, int callId) {
        return call != null && !call.hasEnded() && call.key().callId() == callId ? call : null;
    }

    /** The customer's contact is the older one when both calls had one. */
    private static ContactId contactOf(Call first, Call second, Call target) {
        ContactId contact = target.contact();
        for (Call call : new Call[]{first, second}) {
            if (call != null && call.contact() != null
                    && (contact == null || call.contact().compareTo(contact) < 0)) {
                contact = call.contact();
            }
        }
        return contact;
    }

    private static Call connected(Decision d, Call target, Call first, Call second, List<ConnectionParty> parties) {
        Call merged = target.withConnections(List.of());
        for (ConnectionParty party : parties) {
            String deviceId = party.connection().deviceId();
            d.touchedStations.add(new DeviceKey(target.key().switchName(), deviceId));
            LocalConnectionState state = stateOf(deviceId, target, first, second);
            boolean caller = isCaller(deviceId, target, first, second);
            merged = merged.withConnection(
                    new Call.Connection(deviceId, party.connection().dynamic(), caller, state, d.now));
        }
        return merged.caller().isPresent() || first == null || first.caller().isEmpty()
                ? merged
                : markCaller(merged, first.caller().get().deviceId());
    }

    /** A party that rang rings on, everybody else talks. */
    private static LocalConnectionState stateOf(String deviceId, Call... calls) {
        for (Call call : calls) {
            if (call != null && call.stateAt(deviceId) == LocalConnectionState.ALERTING) {
                return LocalConnectionState.ALERTING;
            }
        }
        return LocalConnectionState.CONNECT;
    }

    private static boolean isCaller(String deviceId, Call... calls) {
        for (Call call : calls) {
            if (call != null && call.contact() != null
                    && call.connection(deviceId).filter(Call.Connection::caller).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Call markCaller(Call call, String deviceId) {
        return call.connection(deviceId)
                .map(c -> call.withConnection(
                        new Call.Connection(c.deviceId(), c.dynamic(), true, c.state(), c.sinceNanos())))
                .orElse(call);
    }

    /** The call that is no more; its contact, if it had one, lives in the other. */
    private static void absorb(Decision d, Call call, CallKey into) {
        if (call == null || call.hasEnded() || call.key().equals(into)) {
            return;
        }
        for (Call.Connection connection : call.connections()) {
            d.touchedStations.add(new DeviceKey(call.key().switchName(), connection.deviceId()));
        }
        Calls.end(d, call.withContact(null), "TRANSFER", d.now);
    }

    private static void follow(Decision d, Call merged, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null) {
            return;
        }
        d.draft.contacts.put(contact.withCall(merged.key()));
        Agent serving = contact.service().agentId().isEmpty()
                ? null
                : d.draft.agents.get(contact.service().agentId());
        if (serving != null && serving.station() != null
                && merged.connection(serving.station().deviceId()).isEmpty()) {
            Contacts.agentLeft(d, merged, serving);
        }
        for (Call.Connection connection : merged.connections()) {
            DeviceKey device = new DeviceKey(merged.key().switchName(), connection.deviceId());
            Agent agent = Agents.at(d, device);
            boolean serves = agent != null && id.equals(agent.contact());
            if (agent == null || serves) {
                continue;
            }
            if (connection.state() == LocalConnectionState.ALERTING) {
                Contacts.alertedAtAgent(d, merged, agent);
            } else if (d.draft.contacts.get(id).service().agentId().isEmpty()) {
                Contacts.answeredByAgent(d, merged, agent);
            }
        }
    }
}
