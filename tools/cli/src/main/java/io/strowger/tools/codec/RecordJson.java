package io.strowger.tools.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strowger.csta.DecodeFault;
import io.strowger.csta.EncodeException;
import io.strowger.csta.Enumerated;
import io.strowger.csta.Octets;
import io.strowger.csta.TextCharset;
import io.strowger.csta.codec.Bits;
import io.strowger.csta.codec.Secret;
import io.strowger.csta.codec.TextStyle;
import io.strowger.csta.codec.Wrapper;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Declared records as JSON, by reflection over their components.
 *
 * <p>Texts are strings, or {@code {"octets":"c4e3ff"}} where an octet is no character of the charset. Octet strings are
 * strings of hexadecimal digits, or {@code {"text":"..."}} where a charset is given and all of them are printable. Bit
 * strings are {@code "0x80"}, enumerations names or numbers, and a hidden secret is {@code {"secret":8}}.
 */
final class RecordJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String OCTETS = "octets";
    private static final String TEXT = "text";
    private static final String SECRET = "secret";
    private static final int HEXADECIMAL = 16;

    private final TextStyle style;
    private final TextCharset charset;

    RecordJson(TextStyle style) {
        this.style = style;
        charset = style.charset() == null ? TextCharset.LATIN_1 : style.charset();
    }

    JsonNode write(Object record) {
        try {
            RecordComponent[] components = record.getClass().getRecordComponents();
            if (record.getClass().isAnnotationPresent(Wrapper.class)) {
                return value(components[0].getAccessor().invoke(record), components[0].getAnnotatedType());
            }
            ObjectNode node = NODES.objectNode();
            for (RecordComponent component : components) {
                Object member = component.getAccessor().invoke(record);
                if (member != null) {
                    node.set(component.getName(), value(member, component.getAnnotatedType()));
                }
            }
            return node;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonNode value(Object value, AnnotatedType use) {
        boolean hidden = use.isAnnotationPresent(Secret.class) && !style.secrets();
        return switch (value) {
            case String text when hidden -> NODES.objectNode().put(SECRET, text.length());
            case Octets octets when hidden -> NODES.objectNode().put(SECRET, octets.length());
            case String text -> text(text);
            case Octets octets -> octets(octets, use.isAnnotationPresent(Secret.class));
            case Integer number when use.isAnnotationPresent(Bits.class) ->
                NODES.textNode("0x" + Integer.toHexString(number));
            case Integer number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case Double number -> NODES.numberNode(number);
            case Enumerated constant when constant.name().equals(Integer.toString(constant.value())) ->
                NODES.numberNode(constant.value());
            case Enumerated constant -> NODES.textNode(constant.name());
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                AnnotatedType element = element(use);
                list.forEach(one -> array.add(value(one, element)));
                yield array;
            }
            default -> write(value);
        };
    }

    private JsonNode text(String octets) {
        String people = charset.toPeople(octets);
        if (people.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return NODES.objectNode().put(OCTETS,
                    Octets.of(octets.getBytes(StandardCharsets.ISO_8859_1)).toString());
        }
        return NODES.textNode(people);
    }

    private JsonNode octets(Octets octets, boolean secret) {
        if (style.charset() != null && !octets.isEmpty() && !secret) {
            String people = charset.toPeople(octets);
            if (people.codePoints().allMatch(c -> c >= ' ' && Character.isDefined(c) && !Character.isISOControl(c)
                    && Character.getType(c) != Character.SURROGATE)) {
                return NODES.objectNode().put(TEXT, people);
            }
        }
        return NODES.textNode(octets.toString());
    }

    private static AnnotatedType element(AnnotatedType list) {
        return ((AnnotatedParameterizedType) list).getAnnotatedActualTypeArguments()[0];
    }

    private static Class<?> raw(AnnotatedType use) {
        return (Class<?>) (use.getType() instanceof ParameterizedType generic ? generic.getRawType() : use.getType());
    }

    /** @param place where the record is, as a JSON pointer */
    Object read(JsonNode node, Class<?> type, String place) throws LineFault {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        boolean wraps = type.isAnnotationPresent(Wrapper.class);
        JsonObject in = wraps ? null : JsonObject.of(node, place);
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String name = components[i].getName();
            values[i] = value(wraps ? node : in.member(name), components[i].getAnnotatedType(),
                    wraps ? place : in.place(name));
        }
        if (in != null) {
            in.end();
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Object value(JsonNode node, AnnotatedType use, String place) throws LineFault {
        Class<?> type = raw(use);
        if (node.has(SECRET)) {
            throw wrong(place, "this secret is not shown, so it cannot be encoded");
        }
        if (type == String.class) {
            return node.has(OCTETS)
                    ? new String(JsonObject.of(node, place).octets(OCTETS).toByteArray(), StandardCharsets.ISO_8859_1)
                    : toMessage(textual(node, place), place);
        }
        if (type == Octets.class) {
            return node.has(TEXT)
                    ? Octets.of(toMessage(textual(node.get(TEXT), place), place).getBytes(StandardCharsets.ISO_8859_1))
                    : JsonObject.octets(textual(node, place), place);
        }
        if (type == List.class) {
            return list(node, element(use), place);
        }
        if (Enumerated.class.isAssignableFrom(type)) {
            return enumerated(node, type, place);
        }
        if (type == boolean.class || type == Boolean.class) {
            if (!node.isBoolean()) {
                throw wrong(place, "neither true nor false");
            }
            return node.booleanValue();
        }
        if (type == double.class) {
            return real(node, place);
        }
        if (type == int.class || type == Integer.class) {
            return use.isAnnotationPresent(Bits.class) ? bits(textual(node, place), place) : number(node, place);
        }
        return read(node, type, place);
    }

    private static LineFault wrong(String place, String particulars) {
        return JsonObject.faultAt(DecodeFault.TEXT_VALUE, place, particulars);
    }

    private static String textual(JsonNode node, String place) throws LineFault {
        if (!node.isTextual()) {
            throw wrong(place, "no text");
        }
        return node.textValue();
    }

    private String toMessage(String people, String place) throws LineFault {
        try {
            return charset.toMessage(people);
        } catch (EncodeException absent) {
            throw wrong(place, absent.getMessage());
        }
    }

    private List<Object> list(JsonNode node, AnnotatedType element, String place) throws LineFault {
        if (!node.isArray()) {
            throw wrong(place, "no array");
        }
        List<Object> list = new ArrayList<>();
        for (JsonNode one : node) {
            list.add(value(one, element, place + "/" + list.size()));
        }
        return list;
    }

    private static int number(JsonNode node, String place) throws LineFault {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw wrong(place, "no number of 32 bits");
        }
        return node.intValue();
    }

    private static int bits(String text, String place) throws LineFault {
        try {
            if (text.startsWith("0x")) {
                return Integer.parseUnsignedInt(text, 2, text.length(), HEXADECIMAL);
            }
        } catch (NumberFormatException malformed) {
            // said below
        }
        throw wrong(place, "no 0x with up to 8 hexadecimal digits");
    }

    /** Infinities and what is no number are texts in JSON. */
    private static double real(JsonNode node, String place) throws LineFault {
        try {
            return node.isNumber() ? node.doubleValue() : Double.parseDouble(textual(node, place));
        } catch (NumberFormatException malformed) {
            throw wrong(place, "no real number");
        }
    }

    private static Object enumerated(JsonNode node, Class<?> type, String place) throws LineFault {
        try {
            if (node.isTextual()) {
                for (Field field : type.getDeclaredFields()) {
                    if (Modifier.isPublic(field.getModifiers()) && field.getName().equals(node.textValue())) {
                        return field.get(null);
                    }
                }
                throw JsonObject.faultAt(DecodeFault.TEXT_NAME, place, node.textValue());
            }
            return type.getMethod("of", int.class).invoke(null, number(node, place));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
