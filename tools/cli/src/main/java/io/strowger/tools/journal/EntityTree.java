package io.strowger.tools.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.strowger.core.codec.Bytes;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A row of the state as a tree: JSON for programs, indented lines for people. */
final class EntityTree {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new SimpleModule()
            .addSerializer(new Written<>(Bytes.class)).addSerializer(new Written<>(CallKey.class))
            .addSerializer(new Written<>(ContactId.class)).addSerializer(new Written<>(DeviceKey.class)));
    /** Engine times of any real server lie beyond. */
    private static final long MOMENT_MIN_NANOS = 1_000_000_000_000_000_000L;
    private static final String STEP = "  ";

    private EntityTree() {}

    /** Keys are shown as they are written everywhere else. */
    private static final class Written<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        Written(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    static JsonNode json(Record row) {
        return MAPPER.valueToTree(row);
    }

    static String write(JsonNode node) {
        return node.toPrettyString();
    }

    /** What says nothing (empty, null, 0) is left out; moments of engine time are shown as such. */
    static List<String> lines(Record row, String indent) {
        List<String> lines = new ArrayList<>();
        add(lines, json(row), indent);
        return lines;
    }

    private static void add(List<String> lines, JsonNode object, String indent) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            if (value.isObject() && !value.isEmpty()) {
                lines.add(indent + field.getKey() + ":");
                add(lines, value, indent + STEP);
            } else if (value.isArray() && !value.isEmpty()) {
                lines.add(indent + field.getKey() + ":");
                value.forEach(each -> element(lines, each, indent + STEP));
            } else if (says(value)) {
                lines.add(indent + field.getKey() + ": " + text(field.getKey(), value));
            }
        }
    }

    private static void element(List<String> lines, JsonNode value, String indent) {
        if (!value.isObject()) {
            lines.add(indent + "- " + value.asText());
            return;
        }
        int first = lines.size();
        add(lines, value, indent + STEP);
        if (lines.size() > first) {
            lines.set(first, indent + "- " + lines.get(first).strip());
        }
    }

    private static boolean says(JsonNode value) {
        return !(value.isContainerNode() || value.isNull() || value.isTextual() && value.asText().isEmpty()
                || value.isNumber() && value.asLong() == 0 || value.isBoolean() && !value.asBoolean());
    }

    private static String text(String name, JsonNode value) {
        boolean moment = (name.endsWith("Nanos") || name.equals("nanos")) && value.isNumber()
                && value.asLong() >= MOMENT_MIN_NANOS;
        return moment ? Durations.moment(value.asLong()) : value.asText();
    }
}
