package io.strowger.agent.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.strowger.core.codec.CodecLimits;
import io.strowger.core.codec.MessageShape;
import io.strowger.core.codec.MessageShape.Cardinality;
import io.strowger.core.codec.MessageShape.Field;
import io.strowger.core.codec.MessageShape.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints a message's bytes. Values are gathered by field first: the wire may bring them in any order. */
final class WireToJson {
    private final JsonGenerator out;
    private int depth;

    private WireToJson(JsonGenerator out) {
        this.out = out;
    }

    static byte[] translate(MessageShape shape, byte[] bytes, int from, int to) throws JsonFault {
        ByteArrayOutputStream text = new ByteArrayOutputStream(2 * (to - from) + 64);
        try (JsonGenerator generator = JsonMessages.JSON.createGenerator(text)) {
            new WireToJson(generator).message(shape, new WireCursor(bytes, from, to));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toByteArray();
    }

    private void message(MessageShape shape, WireCursor in) throws IOException, JsonFault {
        if (++depth > CodecLimits.NESTING_DEPTH_MAX + 1) {
            throw new JsonFault("more than " + CodecLimits.NESTING_DEPTH_MAX + " nested messages");
        }
        Object[] values = new Object[shape.fields().size()];
        int lastVariant = -1;
        while (in.more()) {
            long tag = in.varint();
            Field field = shape.field((int) (tag >>> 3));
            if (field == null) {
                in.skip((int) tag & 7);
            } else {
                gather(values, field, (int) tag & 7, in);
                lastVariant = field.index();
            }
        }
        out.writeStartObject();
        for (Field field : shape.fields()) {
            Object value = values[field.index()];
            if (value != null && (!shape.isOneof() || field.index() == lastVariant)) {
                print(field, value);
            }
        }
        out.writeEndObject();
        depth--;
    }

    private static void gather(Object[] values, Field field, int wireType, WireCursor in) throws JsonFault {
        switch (field.cardinality()) {
            case ONE -> values[field.index()] = single(field, wireType, in);
            case LIST -> {
                List<Object> list = values[field.index()] instanceof ListOfValues known ? known : new ListOfValues();
                values[field.index()] = list;
                if (field.isPacked() && wireType == WireCursor.DELIMITED) {
                    for (WireCursor run = in.delimited(); run.more();) {
                        list.add(single(field, field.wireType(), run));
                    }
                } else {
                    list.add(single(field, wireType, in));
                }
            }
            case MAP -> {
                Map<String, Object> map = values[field.index()] instanceof MapOfValues known
                        ? known
                        : new MapOfValues();
                values[field.index()] = map;
                entry(field, map, in.delimited());
            }
        }
    }

    private static void entry(Field field, Map<String, Object> map, WireCursor in) throws JsonFault {
        String key = "";
        Object value = field.kind() == Kind.STRING ? "" : new WireCursor(new byte[0], 0, 0);
        while (in.more()) {
            long tag = in.varint();
            switch ((int) (tag >>> 3)) {
                case 1 -> key = text(in.delimited());
                case 2 -> value = single(field, (int) tag & 7, in);
                default -> in.skip((int) tag & 7);
            }
        }
        map.put(key, value);
    }

    private static Object single(Field field, int wireType, WireCursor in) throws JsonFault {
        if (wireType != field.wireType()) {
            throw new JsonFault("field " + field.name() + " has wire type " + wireType);
        }
        return switch (field.kind()) {
            case INT32, ENUM -> (int) in.varint();
            case INT64 -> in.varint();
            case BOOL -> in.varint() != 0;
            case DOUBLE -> Double.longBitsToDouble(in.fixed64());
            case STRING -> text(in.delimited());
            case BYTES, MESSAGE -> in.delimited();
        };
    }

    private static String text(WireCursor bytes) {
        return new String(bytes.array(), bytes.position(), bytes.end() - bytes.position(), StandardCharsets.UTF_8);
    }

    private void print(Field field, Object value) throws IOException, JsonFault {
        if (field.cardinality() == Cardinality.ONE && isDefault(value)) {
            return;
        }
        out.writeFieldName(field.jsonName());
        switch (value) {
            case ListOfValues list -> {
                out.writeStartArray();
                for (Object element : list) {
                    printSingle(field, element);
                }
                out.writeEndArray();
            }
            case MapOfValues map -> {
                out.writeStartObject();
                for (Map.Entry<String, Object> entry : map.entrySet()) {
                    out.writeFieldName(entry.getKey());
                    printSingle(field, entry.getValue());
                }
                out.writeEndObject();
            }
            default -> printSingle(field, value);
        }
    }

    private static boolean isDefault(Object value) {
        return switch (value) {
            case Integer number -> number == 0;
            case Long number -> number == 0;
            case Boolean flag -> !flag;
            case Double number -> Double.doubleToRawLongBits(number) == 0;
            case String text -> text.isEmpty();
            default -> false;
        };
    }

    private void printSingle(Field field, Object value) throws IOException, JsonFault {
        switch (field.kind()) {
            case INT32 -> out.writeNumber((Integer) value);
            case INT64 -> out.writeString(value.toString());
            case BOOL -> out.writeBoolean((Boolean) value);
            case DOUBLE -> out.writeNumber((Double) value);
            case STRING -> out.writeString((String) value);
            case ENUM -> {
                String name = field.element().constant((Integer) value);
                if (name == null) {
                    out.writeNumber((Integer) value);
                } else {
                    out.writeString(name);
                }
            }
            case BYTES -> {
                WireCursor bytes = (WireCursor) value;
                out.writeBinary(bytes.array(), bytes.position(), bytes.end() - bytes.position());
            }
            case MESSAGE -> message(field.element().message(), (WireCursor) value);
        }
    }

    /** The values of a list, told from a single value by its type. */
    private static final class ListOfValues extends ArrayList<Object> {
        private static final long serialVersionUID = 1;
    }

    /** The entries of a map, in the order of the wire. */
    private static final class MapOfValues extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1;
    }
}
