package io.strowger.agent.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.strowger.core.codec.CodecLimits;
import io.strowger.core.codec.MessageShape;
import io.strowger.core.codec.MessageShape.Cardinality;
import io.strowger.core.codec.MessageShape.Field;
import io.strowger.core.codec.RecordWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads a text and writes the message's bytes. A nested message is written to a buffer of its own, for its length. */
final class JsonToWire {
    private final JsonParser in;
    private int depth;

    private JsonToWire(JsonParser in) {
        this.in = in;
    }

    static byte[] translate(MessageShape shape, byte[] json, int from, int to) throws JsonFault {
        try (JsonParser parser = JsonMessages.JSON.createParser(json, from, to - from)) {
            JsonToWire reader = new JsonToWire(parser);
            parser.nextToken();
            byte[] bytes = reader.message(shape);
            if (parser.nextToken() != null) {
                throw reader.wrong("something follows the message");
            }
            return bytes;
        } catch (JsonProcessingException refused) {
            JsonLocation where = refused.getLocation();
            throw new JsonFault(refused.getOriginalMessage()
                    + (where == null ? "" : ", at column " + where.getColumnNr()));
        } catch (IOException | IllegalArgumentException refused) {
            throw new JsonFault(String.valueOf(refused.getMessage()));
        }
    }

    /** At a value that must be an object; goes to its end. */
    private byte[] message(MessageShape shape) throws IOException, JsonFault {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(shape.name() + " must be an object");
        }
        if (++depth > CodecLimits.NESTING_DEPTH_MAX + 1) {
            throw wrong("more than " + CodecLimits.NESTING_DEPTH_MAX + " nested messages");
        }
        RecordWriter out = new RecordWriter();
        boolean variant = false;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            Field field = shape.field(in.currentName());
            JsonToken value = in.nextToken();
            if (field == null) {
                in.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                if (shape.isOneof() && variant) {
                    throw wrong(shape.name() + " holds one variant");
                }
                variant = true;
                field(out, field);
            }
        }
        depth--;
        return out.toByteArray();
    }

    private void field(RecordWriter out, Field field) throws IOException, JsonFault {
        if (field.cardinality() == Cardinality.LIST) {
            list(out, field);
        } else if (field.cardinality() == Cardinality.MAP) {
            map(out, field);
        } else {
            single(out, field, field.number());
        }
    }

    private void list(RecordWriter out, Field field) throws IOException, JsonFault {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(field.jsonName() + " must be an array");
        }
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (++count > CodecLimits.LIST_ELEMENTS_MAX) {
                throw wrong(field.jsonName() + " has more than " + CodecLimits.LIST_ELEMENTS_MAX + " elements");
            }
            // Not packed: every reader of protobuf takes it so, too.
            single(out, field, field.number());
        }
    }

    private void map(RecordWriter out, Field field) throws IOException, JsonFault {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(field.jsonName() + " must be an object");
        }
        int count = 0;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            if (++count > CodecLimits.LIST_ELEMENTS_MAX) {
                throw wrong(field.jsonName() + " has more than " + CodecLimits.LIST_ELEMENTS_MAX + " entries");
            }
            RecordWriter entry = new RecordWriter();
            delimited(entry, 1, in.currentName().getBytes(StandardCharsets.UTF_8));
            in.nextToken();
            single(entry, field, 2);
            delimited(out, field.number(), entry.toByteArray());
        }
    }

    private void single(RecordWriter out, Field field, int number) throws IOException, JsonFault {
        switch (field.kind()) {
            case INT32 -> varint(out, number, whole(field, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT64 -> varint(out, number, whole(field, Long.MIN_VALUE, Long.MAX_VALUE));
            case BOOL -> varint(out, number, flag(field) ? 1 : 0);
            case ENUM -> {
                int value = constant(field);
                if (value >= 0) {
                    varint(out, number, value);
                }
            }
            case DOUBLE -> {
                out.writeVarint((long) number << 3 | WireCursor.FIXED64);
                out.writeFixed64(Double.doubleToRawLongBits(number(field)));
            }
            case STRING -> delimited(out, number, text(field).getBytes(StandardCharsets.UTF_8));
            case BYTES -> delimited(out, number, bytes(field));
            case MESSAGE -> delimited(out, number, message(field.element().message()));
        }
    }

    private static void varint(RecordWriter out, int number, long value) {
        out.writeVarint((long) number << 3 | WireCursor.VARINT);
        out.writeVarint(value);
    }

    private static void delimited(RecordWriter out, int number, byte[] bytes) {
        out.writeVarint((long) number << 3 | WireCursor.DELIMITED);
        out.writeVarint(bytes.length);
        out.writeBytes(bytes, 0, bytes.length);
    }

    private long whole(Field field, long min, long max) throws IOException, JsonFault {
        if (in.currentToken() != JsonToken.VALUE_STRING && !in.currentToken().isNumeric()) {
            throw wrong(field.jsonName() + " must be a whole number");
        }
        try {
            BigDecimal value = new BigDecimal(digits(field));
            // The scale first: 1e999999999 must not be written out.
            if (Math.abs((long) value.scale()) <= Long.SIZE) {
                long whole = value.longValueExact();
                if (whole >= min && whole <= max) {
                    return whole;
                }
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(field.jsonName() + " must be a whole number");
        } catch (ArithmeticException outOfRange) {
            // Told below.
        }
        throw wrong(field.jsonName() + " must be a whole number from " + min + " to " + max);
    }

    private double number(Field field) throws IOException, JsonFault {
        if (in.currentToken() != JsonToken.VALUE_STRING && !in.currentToken().isNumeric()) {
            throw wrong(field.jsonName() + " must be a number");
        }
        try {
            return Double.parseDouble(digits(field));
        } catch (NumberFormatException notANumber) {
            throw wrong(field.jsonName() + " must be a number");
        }
    }

    /** Reading a number takes more than linear time, so that its length is held first, in a string as well. */
    private String digits(Field field) throws IOException, JsonFault {
        if (in.getTextLength() > JsonMessages.NUMBER_CHARS_MAX) {
            throw wrong(field.jsonName() + " has more than " + JsonMessages.NUMBER_CHARS_MAX + " digits");
        }
        return in.getText();
    }

    private boolean flag(Field field) throws JsonFault {
        return switch (in.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrong(field.jsonName() + " must be true or false");
        };
    }

    /** The number of an enum value; -1 for a name that this build does not know, which is left out as on the wire. */
    private int constant(Field field) throws IOException, JsonFault {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return field.element().number(in.getText());
        }
        return (int) whole(field, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private String text(Field field) throws IOException, JsonFault {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong(field.jsonName() + " must be a string");
        }
        return in.getText();
    }

    /** Base64, of either alphabet, with or without padding. */
    private byte[] bytes(Field field) throws IOException, JsonFault {
        String text = text(field).replace('-', '+').replace('_', '/');
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw wrong(field.jsonName() + " must be base64");
        }
    }

    private JsonFault wrong(String what) {
        return new JsonFault(what + ", at column " + in.currentLocation().getColumnNr());
    }
}
