package io.strowger.tools.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.strowger.csta.DecodeFault;
import io.strowger.csta.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The members of a JSON object, read by name; what nobody asked for is a fault in the end. */
final class JsonObject {
    private final JsonNode node;
    private final String place;
    private final Set<String> unread = new TreeSet<>();

    private JsonObject(JsonNode node, String place) {
        this.node = node;
        this.place = place;
        node.fieldNames().forEachRemaining(unread::add);
    }

    /** @param place where the object is, as a JSON pointer */
    static JsonObject of(JsonNode node, String place) throws LineFault {
        if (node == null || !node.isObject()) {
            throw faultAt(DecodeFault.TEXT_SYNTAX, place, "no object");
        }
        return new JsonObject(node, place);
    }

    static LineFault faultAt(DecodeFault kind, String place, String particulars) {
        return new LineFault(kind, "at " + (place.isEmpty() ? "/" : place), kind.sentence() + ": " + particulars);
    }

    LineFault fault(DecodeFault kind, String name, String particulars) {
        return faultAt(kind, place(name), particulars);
    }

    String place(String name) {
        return place + "/" + name;
    }

    boolean has(String name) {
        return node.has(name);
    }

    JsonNode member(String name) throws LineFault {
        unread.remove(name);
        JsonNode member = node.get(name);
        if (member == null) {
            throw fault(DecodeFault.TEXT_SYNTAX, name, "the member is missing");
        }
        return member;
    }

    JsonObject object(String name) throws LineFault {
        return of(member(name), place(name));
    }

    /** The objects of an array; none when the member is absent. */
    List<JsonObject> objects(String name) throws LineFault {
        List<JsonObject> objects = new ArrayList<>();
        if (has(name)) {
            for (JsonNode element : member(name)) {
                objects.add(of(element, place(name) + "/" + objects.size()));
            }
        }
        return objects;
    }

    long number(String name, long lowest, long highest) throws LineFault {
        JsonNode member = member(name);
        if (!member.canConvertToLong() || !member.isIntegralNumber() || member.longValue() < lowest
                || member.longValue() > highest) {
            throw fault(DecodeFault.TEXT_VALUE, name, "no number from " + lowest + " to " + highest);
        }
        return member.longValue();
    }

    String text(String name) throws LineFault {
        JsonNode member = member(name);
        if (!member.isTextual()) {
            throw fault(DecodeFault.TEXT_VALUE, name, "no text");
        }
        return member.textValue();
    }

    Octets octets(String name) throws LineFault {
        return octets(text(name), place(name));
    }

    static Octets octets(String digits, String place) throws LineFault {
        try {
            return Octets.fromHex(digits);
        } catch (IllegalArgumentException wrong) {
            throw faultAt(DecodeFault.TEXT_VALUE, place, "not hexadecimal digits, two an octet");
        }
    }

    void end() throws LineFault {
        if (!unread.isEmpty()) {
            String name = unread.iterator().next();
            throw fault(DecodeFault.TEXT_NAME, name, "no such member");
        }
    }
}
