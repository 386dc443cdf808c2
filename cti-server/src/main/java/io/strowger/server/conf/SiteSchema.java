package io.strowger.server.conf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON schema of site files, made from what their reader asks for, so that it cannot say anything else. A file of a directory may hold any part of it; HOCON
 * that says the same is as good as JSON.
 */
public final class SiteSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SiteSchema() {}

    /** The schema, for people and programs. */
    public static String text() {
        ObjectNode root = object(SiteLoader.shape());
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("title", "A file of a Strowger site");
        whole.setAll(root);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a schema is a tree of texts", impossible);
        }
    }

    private static ObjectNode object(Shape shape) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "object");
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Map.Entry<String, Shape.Property> entry : shape.properties().entrySet()) {
            properties.set(entry.getKey(), property(entry.getValue()));
            if (entry.getValue() instanceof Shape.Property.Value value && value.fallback() == null) {
                required.add(entry.getKey());
            }
        }
        if (!required.isEmpty()) {
            node.set("required", required);
        }
        node.put("additionalProperties", shape.isOpen());
        return node;
    }

    private static ObjectNode property(Shape.Property property) {
        return switch (property) {
            case Shape.Property.Value value -> value(value);
            case Shape.Property.Texts texts -> listOf(JsonNodeFactory.instance.objectNode().put("type", "string"));
            case Shape.Property.TextMap map -> {
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                node.put("type", "object");
                node.putObject("additionalProperties").put("type", "string");
                yield node;
            }
            case Shape.Property.Inner inner -> object(inner.shape());
            case Shape.Property.Listed listed -> listOf(object(listed.shape()));
        };
    }

    private static ObjectNode listOf(ObjectNode item) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "array");
        node.set("items", item);
        return node;
    }

    private static ObjectNode value(Shape.Property.Value value) {
        ObjectNode node = JSON.valueToTree(new TreeMap<>(value.type().schema()));
        node.put("description", value.type().allowed());
        Object fallback = value.fallback();
        if (fallback instanceof Duration duration && !duration.isNegative()) {
            node.put("default", duration.toMillis() + "ms");
        } else if (fallback != null && !(fallback instanceof Duration)) {
            node.set("default", JSON.valueToTree(fallback));
        }
        return node;
    }
}
