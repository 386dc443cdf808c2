package io.strowger.tools.journal;

import io.strowger.core.codec.CanonicalText;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.EngineView;
import io.strowger.calllog.export.Redaction;
import io.strowger.tools.Misuse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Finds an entity of a state by the name that people give it, with what belongs to it. */
final class EntityText {
    /** How an entity is named on the command line. */
    static final List<String> KINDS = List.of("agent:ID", "contact:ID|SERIAL", "call:CALLID|SWITCH:CALLID[:GENERATION]",
            "vdn:[SWITCH/]ID", "skill:NAME", "device:[SWITCH/]ID", "link:[SWITCH/]NAME", "session:ID");

    private EntityText() {}

    /** The entities of that name as canonical text: none, one, or for a name without its switch one for each switch that has it. */
    static List<String> print(EngineView view, String name) {
        return find(view, name).stream().map(entity -> CanonicalText.print(Redaction.of(entity))).toList();
    }

    /** The entities of that name. */
    static List<Record> find(EngineView view, String name) {
        int colon = name.indexOf(':');
        String kind = colon < 0 ? name : name.substring(0, colon);
        String id = colon < 0 ? "" : name.substring(colon + 1);
        if (id.isEmpty()) {
            throw new Misuse("an entity is one of " + String.join(", ", KINDS) + ": " + name);
        }
        return switch (kind) {
            case "agent" -> one(view.agents().get(id));
            case "session" -> one(view.sessions().get(id));
            case "skill" -> one(view.skills().get(id));
            case "call" -> calls(view, id);
            case "contact" -> List.copyOf(view.contacts().values().stream().filter(each -> isNamed(each, id)).toList());
            case "vdn" -> devices(view.vdns(), id);
            case "device" -> devices(view.devices(), id);
            case "link" -> List.copyOf(view.links().entrySet().stream()
                    .filter(entry -> entry.getKey().equals(id) || entry.getValue().name().equals(id))
                    .map(Map.Entry::getValue).toList());
            default -> throw new Misuse("an entity is one of " + String.join(", ", KINDS) + ": " + name);
        };
    }

    /** What belongs to an entity, for people: its calls, who serves it, what watches it. */
    static Map<String, Record> related(EngineState state, EngineView view, Record entity) {
        Map<String, Record> related = new LinkedHashMap<>();
        switch (entity) {
            case Agent agent -> {
                if (agent.contact() != null) {
                    put(related, "contact", view.contacts().get(agent.contact()));
                }
                if (agent.station() != null) {
                    put(related, "station", view.devices().get(agent.station()));
                    put(related, "as the switch said", state.switchViews().get(agent.station()));
                    callsAt(view, agent.station(), related);
                }
            }
            case Contact contact -> {
                put(related, "call", view.calls().get(contact.call()));
                put(related, "agent", view.agents().get(contact.service().agentId()));
            }
            case Call call -> {
                if (call.contact() != null) {
                    put(related, "contact", view.contacts().get(call.contact()));
                }
            }
            case io.strowger.core.state.Device device -> {
                put(related, "as the switch said", state.switchViews().get(device.key()));
                callsAt(view, device.key(), related);
            }
            default -> {
                // Nothing else belongs to it.
            }
        }
        timers(state, entity, related);
        return related;
    }

    private static void callsAt(EngineView view, DeviceKey device, Map<String, Record> related) {
        for (Call call : view.calls().values()) {
            if (call.key().switchName().equals(device.switchName())
                    && call.connection(device.deviceId()).isPresent()) {
                put(related, "call " + call.key(), call);
            }
        }
    }

    private static void timers(EngineState state, Record entity, Map<String, Record> related) {
        String key = switch (entity) {
            case Agent agent -> agent.agentId();
            case Contact contact -> contact.id().toString();
            case Call call -> call.key().toString();
            case io.strowger.core.state.Device device -> device.key().toString();
            default -> "";
        };
        state.timers().rows().stream().filter(timer -> !key.isEmpty() && timer.key().entity().equals(key))
                .forEach(timer -> related.put("timer " + timer.key().kind(), timer));
    }

    private static void put(Map<String, Record> related, String name, Record row) {
        if (row != null) {
            related.put(name, row);
        }
    }

    /** By its whole key, or the newest of that call id in each switch. */
    private static List<Record> calls(EngineView view, String id) {
        if (id.chars().filter(c -> c == ':').count() >= 2) {
            try {
                return one(view.calls().get(CallKey.parse(id)));
            } catch (IllegalArgumentException e) {
                throw new Misuse("a call is CALLID, SWITCH:CALLID or SWITCH:CALLID:GENERATION: " + id, e);
            }
        }
        Map<String, Record> newest = new LinkedHashMap<>();
        for (Call call : view.calls().values()) {
            String callId = Integer.toString(call.key().callId());
            if (id.equals(callId) || id.equals(call.key().switchName() + ':' + callId)) {
                newest.put(call.key().switchName(), call);
            }
        }
        return new ArrayList<>(newest.values());
    }

    private static List<Record> one(Record entity) {
        return entity == null ? List.of() : List.of(entity);
    }

    private static boolean isNamed(Contact contact, String id) {
        return contact.serial().equals(id) || contact.id().toString().equalsIgnoreCase(id);
    }

    private static List<Record> devices(NavigableMap<DeviceKey, ? extends Record> table, String id) {
        return List.copyOf(table.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(id) || entry.getKey().deviceId().equals(id))
                .map(Map.Entry::getValue).toList());
    }
}
