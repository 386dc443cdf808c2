package io.strowger.tools.journal;

import io.strowger.calllog.export.Redaction;
import io.strowger.core.codec.CanonicalText;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineView;
import io.strowger.tools.Misuse;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Prints one entity of a state as one line of canonical text. */
final class EntityText {
    /** How an entity is named on the command line. */
    static final List<String> KINDS = List.of("agent:ID", "contact:ID|SERIAL", "call:SWITCH:CALLID:GENERATION",
            "vdn:[SWITCH/]ID", "device:[SWITCH/]ID", "link:[SWITCH/]NAME", "session:ID");

    private EntityText() {}

    /** The entities of that name: none, one, or for a name without its switch one for each switch that has it. */
    static List<String> print(EngineView view, String name) {
        int colon = name.indexOf(':');
        String kind = colon < 0 ? name : name.substring(0, colon);
        String id = colon < 0 ? "" : name.substring(colon + 1);
        if (id.isEmpty()) {
            throw new Misuse("an entity is one of " + String.join(", ", KINDS) + ": " + name);
        }
        return switch (kind) {
            case "agent" -> one(view.agents().get(id));
            case "session" -> one(view.sessions().get(id));
            case "call" -> one(view.calls().get(callKey(id)));
            case "contact" -> contacts(view, id);
            case "vdn" -> devices(view.vdns(), id);
            case "device" -> devices(view.devices(), id);
            case "link" -> links(view, id);
            default -> throw new Misuse("an entity is one of " + String.join(", ", KINDS) + ": " + name);
        };
    }

    /** Hashes of tokens and passwords stay where they are. */
    private static String text(Record entity) {
        return CanonicalText.print(Redaction.of(entity));
    }

    private static CallKey callKey(String text) {
        try {
            return CallKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Misuse("a call is SWITCH:CALLID:GENERATION: " + text, e);
        }
    }

    private static List<String> one(Record entity) {
        return entity == null ? List.of() : List.of(text(entity));
    }

    private static List<String> contacts(EngineView view, String id) {
        return view.contacts().values().stream().filter(contact -> isNamed(contact, id)).map(EntityText::text)
                .toList();
    }

    private static boolean isNamed(Contact contact, String id) {
        return contact.serial().equals(id) || contact.id().toString().equalsIgnoreCase(id);
    }

    private static List<String> devices(NavigableMap<DeviceKey, ? extends Record> table, String id) {
        return table.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(id) || entry.getKey().deviceId().equals(id))
                .map(Map.Entry::getValue).map(EntityText::text).toList();
    }

    private static List<String> links(EngineView view, String id) {
        return view.links().entrySet().stream()
                .filter(entry -> entry.getKey().equals(id) || entry.getValue().name().equals(id))
                .map(Map.Entry::getValue).map(EntityText::text).toList();
    }
}
