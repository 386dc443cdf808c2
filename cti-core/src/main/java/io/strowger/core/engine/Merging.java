package io.strowger.core.engine;

import io.strowger.core.fact.Fact.SegmentMark;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.ConnectionParty;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Transfer and conference: two calls become one, and the customer's contact goes on in it. */
final class Merging {
    private Merging() {}

    /** What Conferenced and Transferred say alike; parties may be empty, secondary null. */
    private record Joined(ConnectionId primary, ConnectionId secondary, List<ConnectionParty> parties, CallData data) {
        Joined withParties(List<ConnectionParty> all) {
            return new Joined(primary, secondary, all, data);
        }
    }

    static void conferenced(Decision d, String switchName, PbxEvent.Conferenced e) {
        merge(d, switchName, new Joined(e.primaryOldCall(), e.secondaryOldCall(), e.connections(), e.data()), "");
    }

    static void transferred(Decision d, String switchName, PbxEvent.Transferred e) {
        merge(d, switchName, new Joined(e.primaryOldCall(), e.secondaryOldCall(), e.connections(), e.data()),
                e.primaryOldCall().deviceId());
    }

    /** @param leaver the device that transferred; empty for a conference */
    private static void merge(Decision d, String switchName, Joined joined, String leaver) {
        ConnectionId primary = joined.primary();
        Call first = Calls.find(d, switchName, primary.callId());
        Call second = joined.secondary() == null ? null : Calls.find(d, switchName, joined.secondary().callId());
        int newCallId = joined.parties().isEmpty()
                ? primary.callId()
                : joined.parties().get(0).connection().callId();
        String ucid = joined.data() == null ? "" : joined.data().ucid();
        Call target = live(first, newCallId);
        if (target == null) {
            target = live(second, newCallId);
        }
        boolean told = first != null && first.hasEnded() || second != null && second.hasEnded();
        if (target != null && told) {
            // Another monitor told of it already; who has come or gone since is not in this list.
            return;
        }
        if (target == null) {
            target = Calls.liveOrNew(d, switchName, newCallId, ucid, false);
        }
        if (target == null || told && target.contact() != null) {
            return;
        }
        List<ConnectionParty> parties = joined.parties().isEmpty()
                ? reckoned(newCallId, leaver, first, second)
                : joined.parties();
        ContactId contact = contactOf(d, primary.deviceId(), first, second, target);
        Call merged = connected(d, target, first, second, joined.withParties(parties)).withContact(contact)
                .withParent(null)
                .withParties(ucid, Party.UNKNOWN, Party.UNKNOWN).seen(d.now);
        Contact other = otherContact(d, contact, first, second);
        d.draft.calls.put(merged);
        joined(d, first, second);
        tellWhoLeft(d, target, merged);
        moved(d, merged, first, second);
        absorb(d, first, merged);
        absorb(d, second, merged);
        if (contact != null) {
            mark(d, merged, leaver.isEmpty() ? SegmentMark.CONFERENCED : SegmentMark.TRANSFERRED,
                    primary.deviceId());
            follow(d, merged, contact, other);
        }
    }

    private static Call live(Call call, int callId) {
        return call != null && !call.hasEnded() && call.key().callId() == callId ? call : null;
    }

    /** Everybody of both calls but the one who transferred, for a switch that does not say. */
    private static List<ConnectionParty> reckoned(int callId, String leaver, Call... calls) {
        List<ConnectionParty> parties = new ArrayList<>();
        TreeSet<String> listed = new TreeSet<>();
        for (Call call : calls) {
            for (Call.Connection connection : call == null ? List.<Call.Connection>of() : call.connections()) {
                if (!connection.deviceId().equals(leaver) && listed.add(connection.deviceId())) {
                    parties.add(new ConnectionParty(
                            new ConnectionId(callId, connection.deviceId(), connection.dynamic()), Party.UNKNOWN,
                            connection.state()));
                }
            }
        }
        return parties;
    }

    /**
     * The customer's contact, where both calls had one. It is never that of the consultation: the call that is about the other, or that the controller of both has
     * begun. Of others a caller from outside counts first, then the call that the switch names first. Which of them was known first decides nothing, because the links
     * to a switch may tell the younger call before the older one. That of a call which is over is over: its id is another call's now.
     */
    private static ContactId contactOf(Decision d, String controller, Call first, Call second, Call target) {
        Call customer = null;
        for (Call call : new Call[]{first, second, target}) {
            if (call != null && !call.hasEnded() && call.contact() != null
                    && (customer == null || isBefore(d, controller, call, customer))) {
                customer = call;
            }
        }
        return customer == null ? null : customer.contact();
    }

    private static boolean isBefore(Decision d, String controller, Call call, Call other) {
        if (other.key().equals(call.parent()) || call.key().equals(other.parent())) {
            return call.key().equals(other.parent());
        }
        boolean begun = isCaller(call, controller);
        if (begun != isCaller(other, controller)) {
            return !begun;
        }
        return isFromOutside(d, call) && !isFromOutside(d, other);
    }

    private static boolean isCaller(Call call, String deviceId) {
        return call.caller().filter(caller -> caller.deviceId().equals(deviceId)).isPresent()
                || call.calling().number().equals(deviceId);
    }

    private static boolean isFromOutside(Decision d, Call call) {
        String caller = call.caller().map(Call.Connection::deviceId).orElse(call.calling().number());
        return d.site().device(new DeviceKey(call.key().switchName(), caller)) == null;
    }

    /** The contact that is not the customer's: an agent who consulted by way of a VDN began it. Null = none. */
    private static Contact otherContact(Decision d, ContactId customer, Call... calls) {
        for (Call call : calls) {
            if (call != null && call.contact() != null && !call.contact().equals(customer)) {
                return d.draft.contacts.get(call.contact());
            }
        }
        return null;
    }

    private static Call connected(Decision d, Call target, Call first, Call second, Joined joined) {
        Call merged = target.withConnections(List.of());
        String controller = joined.primary().deviceId();
        ContactId customer = contactOf(d, controller, first, second, target);
        for (ConnectionParty party : joined.parties()) {
            String deviceId = party.connection().deviceId();
            d.touchedStations.add(new DeviceKey(target.key().switchName(), deviceId));
            LocalConnectionState state = stateOf(party, controller, target, first, second);
            boolean caller = isCaller(customer, deviceId, target, first, second);
            merged = merged.withConnection(new Call.Connection(deviceId, party.connection().dynamic(), caller, state,
                    d.now, isSilent(deviceId, target, first, second)));
        }
        if (merged.caller().isPresent()) {
            return merged;
        }
        // The caller's own connection id was not known yet: he is the party outside whom neither call knew.
        for (Call.Connection connection : merged.connections()) {
            if (connection.dynamic() && !knows(first, connection) && !knows(second, connection)) {
                return merged.withConnection(new Call.Connection(connection.deviceId(), true, true,
                        connection.state(), connection.sinceNanos(), connection.silent()));
            }
        }
        return merged;
    }

    private static boolean knows(Call call, Call.Connection connection) {
        return call != null && call.connection(connection.deviceId()).isPresent();
    }

    /** A party that rang rings on, and one that held its only call holds on unless it is the one that brought the calls together; everybody else talks. */
    private static LocalConnectionState stateOf(ConnectionParty party, String controller, Call... calls) {
        String deviceId = party.connection().deviceId();
        boolean holds = false;
        boolean talks = deviceId.equals(controller);
        for (Call call : calls) {
            LocalConnectionState state = call == null ? LocalConnectionState.NULL : call.stateAt(deviceId);
            if (state == LocalConnectionState.ALERTING) {
                return state;
            }
            holds |= state == LocalConnectionState.HOLD;
            talks |= state == LocalConnectionState.CONNECT;
        }
        return holds && !talks ? LocalConnectionState.HOLD : LocalConnectionState.CONNECT;
    }

    private static boolean isSilent(String deviceId, Call... calls) {
        for (Call call : calls) {
            if (call != null && call.isSilentAt(deviceId)) {
                return true;
            }
        }
        return false;
    }

    /** Whoever called in one of the customer's calls; an agent who consulted called too, but is not the customer. */
    private static boolean isCaller(ContactId customer, String deviceId, Call... calls) {
        for (Call call : calls) {
            if (call != null && customer != null && customer.equals(call.contact())
                    && call.connection(deviceId).filter(Call.Connection::caller).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The surviving call is over for whoever is not in it any more. */
    private static void tellWhoLeft(Decision d, Call before, Call merged) {
        for (Call.Connection connection : before.connections()) {
            if (merged.connection(connection.deviceId()).isEmpty()) {
                DeviceKey device = new DeviceKey(before.key().switchName(), connection.deviceId());
                d.touchedStations.add(device);
                Calls.tellEnd(d, merged, device, "TRANSFER");
            }
        }
    }

    /** The call that is no more; its contact, if it had one, lives in the other. */
    private static void absorb(Decision d, Call call, Call into) {
        if (call == null || call.hasEnded() || call.key().equals(into.key())) {
            return;
        }
        Calls.absorbed(d, call.withContact(null).withParent(null), into.contact());
        d.draft.calls.put(d.draft.calls.get(call.key()).withParent(into.key()));
    }

    /** A consultation among the two is over: it has become part of the other. */
    private static void joined(Decision d, Call... calls) {
        for (Call call : calls) {
            if (call != null && !call.hasEnded()) {
                Consultations.over(d, call, true);
            }
        }
    }

    /** Supervisors go with the call. */
    private static void moved(Decision d, Call merged, Call... calls) {
        for (Call call : calls) {
            if (call != null) {
                Observations.merged(d, call.key(), merged);
            }
        }
    }

    private static void mark(Decision d, Call merged, SegmentMark how, String controller) {
        Contact contact = d.draft.contacts.get(merged.contact());
        Agent agent = Agents.at(d, new DeviceKey(merged.key().switchName(), controller));
        if (contact != null && agent != null) {
            Segments.joinedBy(d, contact, agent, how);
        }
    }

    private static void follow(Decision d, Call merged, ContactId id, Contact other) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null) {
            return;
        }
        d.draft.contacts.put(contact.withCall(merged.key()));
        Agent serving = contact.service().agentId().isEmpty()
                ? null
                : d.draft.agents.get(contact.service().agentId());
        if (serving != null && serving.station() != null) {
            if (merged.connection(serving.station().deviceId()).isEmpty()) {
                Segments.agentLeft(d, merged, serving);
            } else {
                Segments.heldOrRetrieved(d, merged, serving.station());
            }
        }
        if (other != null) {
            Contacts.joined(d, id, other);
        }
        for (Call.Connection connection : merged.connections()) {
            Agent agent = Agents.at(d, new DeviceKey(merged.key().switchName(), connection.deviceId()));
            if (agent != null && connection.state() == LocalConnectionState.ALERTING) {
                Segments.alertedAtAgent(d, merged, agent);
            }
        }
        Segments.passOn(d, merged);
    }
}
