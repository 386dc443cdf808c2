package io.strowger.core.codec;

import io.strowger.core.codec.ElementType.Kind;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;

/**
 * One component of a record, compiled.
 *
 * @param component the declaration
 * @param index its position in the constructor, from 0
 * @param number its field number
 * @param shape singular, list or map
 * @param element what it holds
 */
record FieldPlan(RecordComponent component, int index, int number, Shape shape, ElementType element) {

    /** How many of the element a field holds. */
    enum Shape {
        SINGULAR, LIST, MAP
    }

    private static final int ENTRY_KEY_TAG = 1 << 3 | WireType.LENGTH_DELIMITED;
    private static final int ENTRY_VALUE_TAG = 2 << 3 | WireType.LENGTH_DELIMITED;

    String path() {
        return component.getDeclaringRecord().getName() + "." + component.getName();
    }

    int tag() {
        boolean delimited = shape != Shape.SINGULAR;
        return number << 3 | (delimited ? WireType.LENGTH_DELIMITED : element.kind().wireType);
    }

    // Writers. PlanCompiler binds the first argument and joins them to one handle a record.

    static void writeInt(FieldPlan field, RecordWriter out, int value) {
        if (value != 0) {
            out.varintField(field.tag(), value);
        }
    }

    static void writeLong(FieldPlan field, RecordWriter out, long value) {
        if (value != 0) {
            out.varintField(field.tag(), value);
        }
    }

    static void writeBoolean(FieldPlan field, RecordWriter out, boolean value) {
        if (value) {
            out.varintField(field.tag(), 1);
        }
    }

    static void writeDouble(FieldPlan field, RecordWriter out, double value) {
        // Negative zero is a value; only the pattern of all zero bits is absent.
        long bits = Double.doubleToRawLongBits(value);
        if (bits != 0) {
            out.fixed64Field(field.tag(), bits);
        }
    }

    static void writeString(FieldPlan field, RecordWriter out, String value) {
        if (!field.present(value).isEmpty()) {
            out.stringField(field.tag(), value);
        }
    }

    static void writeBytes(FieldPlan field, RecordWriter out, Bytes value) {
        if (!field.present(value).isEmpty()) {
            out.bytesField(field.tag(), value);
        }
    }

    static void writeEnum(FieldPlan field, RecordWriter out, Enum<?> value) {
        if (value != null) {
            out.varintField(field.tag(), value.ordinal() + 1);
        }
    }

    static void writeMessage(FieldPlan field, RecordWriter out, Object value) {
        if (value != null) {
            field.element.message().writeField(out, field.tag(), value);
        }
    }

    static void writeList(FieldPlan field, RecordWriter out, List<?> value) {
        int size = field.present(value).size();
        if (size == 0) {
            return;
        }
        field.checkSize(size);
        if (!field.element.kind().packed()) {
            for (int i = 0; i < size; i++) {
                field.writeDelimited(out, field.tag(), field.element(value.get(i)));
            }
            return;
        }
        int start = out.beginField(field.tag());
        for (int i = 0; i < size; i++) {
            field.writePacked(out, field.element(value.get(i)));
        }
        out.endField(start);
    }

    static void writeMap(FieldPlan field, RecordWriter out, Map<?, ?> value) {
        if (field.present(value).isEmpty()) {
            return;
        }
        field.checkSize(value.size());
        for (Map.Entry<?, ?> entry : MapOrder.sorted(value).entrySet()) {
            int start = out.beginMessage(field.tag());
            out.stringField(ENTRY_KEY_TAG, (String) field.element(entry.getKey()));
            field.writeDelimited(out, ENTRY_VALUE_TAG, field.element(entry.getValue()));
            out.endMessage(start);
        }
    }

    private void writePacked(RecordWriter out, Object value) {
        switch (element.kind()) {
            case INT32 -> out.rawVarint((Integer) value);
            case INT64 -> out.rawVarint((Long) value);
            case BOOL -> out.rawVarint((Boolean) value ? 1 : 0);
            case DOUBLE -> out.rawFixed64(Double.doubleToRawLongBits((Double) value));
            case ENUM -> out.rawVarint(((Enum<?>) value).ordinal() + 1);
            case STRING, BYTES, MESSAGE -> throw new IllegalStateException(path());
        }
    }

    private void writeDelimited(RecordWriter out, int tag, Object value) {
        switch (element.kind()) {
            case STRING -> out.stringField(tag, (String) value);
            case BYTES -> out.bytesField(tag, (Bytes) value);
            case MESSAGE -> element.message().writeField(out, tag, value);
            case INT32, INT64, BOOL, DOUBLE, ENUM -> throw new IllegalStateException(path());
        }
    }

    private <V> V present(V value) {
        if (value == null) {
            throw new NullPointerException(path() + " is null; texts, lists and maps are empty, never null");
        }
        return value;
    }

    private Object element(Object value) {
        if (value == null) {
            throw new NullPointerException(path() + " holds null");
        }
        return value;
    }

    private void checkSize(int size) {
        if (size > CodecLimits.LIST_ELEMENTS_MAX) {
            throw new IllegalArgumentException(
                    path() + " has " + size + " elements; " + CodecLimits.LIST_ELEMENTS_MAX + " are allowed");
        }
    }

    // Reading. Values wait in the reader's slots until the record's last field was seen.

    void read(RecordReader in, int frame, int tag, int end) {
        switch (shape) {
            case SINGULAR -> {
                requireWireType(in, tag, element.kind().wireType);
                readSingular(in, frame + index, end);
            }
            case LIST -> readElements(in, frame + index, tag, end);
            case MAP -> {
                requireWireType(in, tag, WireType.LENGTH_DELIMITED);
                readEntry(in, frame + index, end);
            }
        }
    }

    private void requireWireType(RecordReader in, int tag, int wireType) {
        if ((tag & 7) != wireType) {
            throw in.fault(DecodeFault.BAD_WIRE_TYPE, in.fieldStart,
                    path() + " has wire type " + (tag & 7) + " instead of " + wireType);
        }
    }

    private void readSingular(RecordReader in, int slot, int end) {
        Kind kind = element.kind();
        switch (kind) {
            case INT32, INT64, BOOL -> in.longs[slot] = in.varint(end);
            case DOUBLE -> in.longs[slot] = in.fixed64(end);
            case STRING, BYTES, ENUM, MESSAGE -> {
                // Reading may replace the array of slots, hence first the value and then the array.
                Object value = readReference(in, end);
                in.refs[slot] = value;
            }
        }
    }

    private Object readReference(RecordReader in, int end) {
        return switch (element.kind()) {
            case INT32 -> (int) in.varint(end);
            case INT64 -> in.varint(end);
            case BOOL -> in.varint(end) != 0;
            case DOUBLE -> Double.longBitsToDouble(in.fixed64(end));
            case STRING -> in.string(end);
            case BYTES -> in.bytes(end);
            case ENUM -> element.constant(in.varint(end));
            case MESSAGE -> in.message(element.message(), end);
        };
    }

    private void readElements(RecordReader in, int slot, int tag, int end) {
        Kind kind = element.kind();
        if ((tag & 7) == WireType.LENGTH_DELIMITED && kind.packed()) {
            int stop = in.limit(end);
            while (in.position() < stop) {
                addElement(in, slot, stop);
            }
        } else {
            requireWireType(in, tag, kind.wireType);
            addElement(in, slot, end);
        }
    }

    private void addElement(RecordReader in, int slot, int end) {
        int at = in.position();
        Object value = readReference(in, end);
        if (value == null) {
            return;
        }
        List<Object> list = in.listIn(slot);
        if (list.size() == CodecLimits.LIST_ELEMENTS_MAX) {
            throw tooMany(in, at);
        }
        list.add(value);
    }

    private RecordReader.FaultSignal tooMany(RecordReader in, int at) {
        return in.fault(DecodeFault.TOO_MANY_ELEMENTS, at,
                path() + " has more than " + CodecLimits.LIST_ELEMENTS_MAX + " elements");
    }

    private void readEntry(RecordReader in, int slot, int end) {
        int at = in.position();
        int stop = in.limit(end);
        String key = "";
        Object value = null;
        boolean valueSeen = false;
        in.enter();
        while (in.position() < stop) {
            int tag = in.tag(stop);
            if (tag == ENTRY_KEY_TAG) {
                key = in.string(stop);
            } else if (tag == ENTRY_VALUE_TAG) {
                value = readReference(in, stop);
                valueSeen = true;
            } else if (tag >>> 3 > 2) {
                in.skip(tag, stop);
            } else {
                requireWireType(in, tag, WireType.LENGTH_DELIMITED);
            }
        }
        if (!valueSeen) {
            value = absentValue(in);
        }
        in.leave();
        if (value == null) {
            return;
        }
        Map<String, Object> map = in.mapIn(slot);
        if (map.size() == CodecLimits.LIST_ELEMENTS_MAX && !map.containsKey(key)) {
            throw tooMany(in, at);
        }
        map.put(key, value);
    }

    private Object absentValue(RecordReader in) {
        return element.kind() == Kind.STRING ? "" : in.emptyMessage(element.message());
    }
}
