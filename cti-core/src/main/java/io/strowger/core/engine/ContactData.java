package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Worked;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is known of a customer besides his calls: data attached on the way, and the agent's notes at the end. */
final class ContactData {
    /** Attached data of a contact: octets of all keys and values in UTF-8. */
    static final int DATA_BYTES_MAX = 64 * 1024;
    /** Characters of a wrap-up code. */
    static final int CODE_CHARACTERS_MAX = 64;
    /** Characters of an agent's notes of a contact. */
    static final int NOTES_CHARACTERS_MAX = 4_096;

    private ContactData() {}

    /** The contact that a call is about: its own, or that of the call that is consulted about. Null = none. */
    static Contact about(Decision d, Call call) {
        Call parent = call.parent() == null ? null : d.draft.calls.get(call.parent());
        if (parent != null && parent.contact() != null) {
            return d.draft.contacts.get(parent.contact());
        }
        return call.contact() == null ? null : d.draft.contacts.get(call.contact());
    }

    static Answer attach(Decision d, Requester by, Command.AttachCallData c) {
        Call call = c.call() == null ? null : d.draft.calls.get(c.call());
        boolean here = call != null && by.agent() != null && by.agent().station() != null
                && call.key().switchName().equals(by.station().switchName())
                && call.connection(by.deviceId()).isPresent();
        if (!here) {
            return new Answer(RefusalReason.CALL_UNKNOWN, "", c.call());
        }
        Contact contact = about(d, call);
        return contact == null
                ? new Answer(RefusalReason.CONTACT_UNKNOWN, "", c.call())
                : new Answer(attach(d, contact, c.data()), "", c.call());
    }

    static RefusalReason attach(Decision d, Contact contact, Map<String, String> more) {
        TreeMap<String, String> data = new TreeMap<>(contact.data());
        more.forEach((name, value) -> {
            if (value.isEmpty()) {
                data.remove(name);
            } else {
                data.put(name, value);
            }
        });
        if (bytes(data) > DATA_BYTES_MAX) {
            return RefusalReason.DATA_TOO_LARGE;
        }
        Contact now = contact.withData(data);
        d.draft.contacts.put(now);
        d.fact(new Fact.DataAttached(now.id(), now.data()));
        show(d, d.draft.calls.get(contact.call()));
        return RefusalReason.NONE;
    }

    /** Octets of keys and values in UTF-8. */
    static long bytes(Map<String, String> data) {
        long size = 0;
        for (var entry : data.entrySet()) {
            size += bytes(entry.getKey()) + bytes(entry.getValue());
        }
        return size;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whoever has the contact on his screen sees the change: those in the call, those who are consulted about it, and whom they consult in their turn. */
    private static void show(Decision d, Call call) {
        if (call == null) {
            return;
        }
        TreeSet<String> seen = new TreeSet<>();
        ArrayDeque<String> devices = new ArrayDeque<>();
        call.connections().forEach(connection -> devices.add(connection.deviceId()));
        while (!devices.isEmpty()) {
            DeviceKey device = new DeviceKey(call.key().switchName(), devices.poll());
            if (!seen.add(device.deviceId())) {
                continue;
            }
            d.touchedStations.add(device);
            for (Call other : CallActivities.callsAt(d, device)) {
                if (call.key().equals(other.parent())) {
                    other.connections().forEach(connection -> devices.add(connection.deviceId()));
                }
            }
        }
    }

    /** A segment that an agent answered is over; he may still note what became of it. */
    static void worked(Decision d, String agentId, Contact contact) {
        d.draft.worked.put(new Worked(agentId, contact.id(), contact.service().segment(),
                contact.demand().skill()));
    }

    static Answer wrapUp(Decision d, Agent agent, Command.SetWrapUp c) {
        if (c.code().length() > CODE_CHARACTERS_MAX || c.notes().length() > NOTES_CHARACTERS_MAX
                || c.contact() == null) {
            return Answer.of(RefusalReason.BAD_ARGUMENT);
        }
        Contact contact = d.draft.contacts.get(c.contact());
        Worked worked = d.draft.worked.get(agent.agentId());
        Worked spoken;
        if (contact != null && contact.service().agentId().equals(agent.agentId())
                && contact.service().answeredNanos() != 0) {
            spoken = new Worked(agent.agentId(), contact.id(), contact.service().segment(), contact.demand().skill());
        } else if (worked != null && worked.contact().equals(c.contact())) {
            spoken = worked;
        } else {
            return Answer.of(RefusalReason.CONTACT_NOT_YOURS);
        }
        List<String> codes = d.site().desk().wrapUpCodes(spoken.skill());
        if (!codes.isEmpty() && !codes.contains(c.code())) {
            return Answer.of(RefusalReason.WRAP_UP_CODE_UNKNOWN, String.join(", ", codes));
        }
        d.fact(new Fact.WrappedUp(c.contact(), spoken.segment(), agent.agentId(), c.code(), c.notes()));
        return Answer.DONE;
    }

    /** The rating is for the agent who speaks with the customer, or spoke with him last. */
    static void rated(Decision d, Contact contact, Command.SetRating c) {
        Contact.Service service = contact.service();
        Worked last = service.answeredNanos() != 0 && !service.agentId().isEmpty()
                ? new Worked(service.agentId(), contact.id(), service.segment(), "")
                : d.state.indexes().lastWorkedOn(contact.id());
        d.fact(new Fact.ContactRated(contact.id(), contact.serial(), last == null ? 0 : last.segment(),
                last == null ? "" : last.agentId(), c.question(), c.rating()));
    }
}
