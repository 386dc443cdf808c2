package io.strowger.core.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cursor over one message and the stack of component values that are waiting for their record's constructor.
 * Primitive values wait in {@code longs}, others in {@code refs}, at the same index, so that nothing is boxed. One
 * thread at a time.
 */
final class RecordReader {

    private static final int INITIAL_SLOTS = 64;
    private static final int VARINT_BYTES_MAX = 10;
    private static final int SPARE_LISTS_MAX = 8;
    private static final int SPARE_LIST_ELEMENTS_MAX = 1024;
    private static final char REPLACEMENT = '\uFFFD';

    /** Ends a decode; carries its fault to the one place that catches it, without a stack trace. */
    static final class FaultSignal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        final transient Decoded.Fault<?> fault;

        FaultSignal(Decoded.Fault<?> fault) {
            super(null, null, false, false);
            this.fault = fault;
        }
    }

    long[] longs = new long[INITIAL_SLOTS];
    Object[] refs = new Object[INITIAL_SLOTS];
    /** The first slot of the record that is being constructed; what the constructor's argument handles read from. */
    int frame;
    /** Where the field that is being read begins, in the array. */
    int fieldStart;
    /** The last variant number that a sealed interface did not know, 0 for none. */
    int unknownVariant;
    boolean busy;

    private final Texts texts = new Texts();
    private final List<ArrayList<Object>> spareLists = new ArrayList<>(SPARE_LISTS_MAX);
    private byte[] buffer;
    private int start;
    private int position;
    private int top;
    private int depth;

    void open(byte[] bytes, int offset) {
        busy = true;
        buffer = bytes;
        start = offset;
        position = offset;
        fieldStart = offset;
        unknownVariant = 0;
        top = 0;
        depth = 0;
    }

    void close() {
        buffer = null;
        if (top != 0) {
            Arrays.fill(refs, null);
        }
        busy = false;
    }

    int position() {
        return position;
    }

    FaultSignal fault(DecodeFault fault, int at, String detail) {
        return new FaultSignal(new Decoded.Fault<>(at - start, fault, detail));
    }

    /** Takes {@code slots} cleared slots and returns the first. */
    int push(int slots) {
        int first = top;
        int next = first + slots;
        if (next > longs.length) {
            int capacity = Math.max(next, 2 * longs.length);
            longs = Arrays.copyOf(longs, capacity);
            refs = Arrays.copyOf(refs, capacity);
        }
        for (int i = first; i < next; i++) {
            longs[i] = 0;
        }
        top = next;
        return first;
    }

    void pop(int first) {
        for (int i = first; i < top; i++) {
            refs[i] = null;
        }
        top = first;
    }

    int tag(int end) {
        fieldStart = position;
        long tag = varint(end);
        if (tag >>> Integer.SIZE != 0 || tag >>> 3 == 0) {
            throw fault(DecodeFault.BAD_FIELD_NUMBER, fieldStart, "tag " + Long.toUnsignedString(tag));
        }
        return (int) tag;
    }

    long varint(int end) {
        int at = position;
        if (at < end) {
            byte first = buffer[at];
            if (first >= 0) {
                position = at + 1;
                return first;
            }
        }
        return longVarint(end);
    }

    private long longVarint(int end) {
        int at = position;
        long value = 0;
        for (int i = 0; i < VARINT_BYTES_MAX; i++) {
            if (at + i >= end) {
                throw fault(DecodeFault.TRUNCATED, at, "a varint is cut after " + i + " bytes");
            }
            byte next = buffer[at + i];
            value |= (long) (next & 0x7F) << 7 * i;
            if (next >= 0) {
                if (i == VARINT_BYTES_MAX - 1 && next > 1) {
                    break;
                }
                position = at + i + 1;
                return value;
            }
        }
        throw fault(DecodeFault.VARINT_TOO_LONG, at, DecodeFault.VARINT_TOO_LONG.sentence());
    }

    long fixed64(int end) {
        int at = position;
        advance(Long.BYTES, end);
        long value = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            value = value << Byte.SIZE | buffer[at + i] & 0xFF;
        }
        return value;
    }

    private void advance(int bytes, int end) {
        if (bytes > end - position) {
            throw fault(DecodeFault.TRUNCATED, position, bytes + " bytes wanted, " + (end - position) + " left");
        }
        position += bytes;
    }

    /** Reads a length and returns where what it measures ends, never behind {@code end}. */
    int limit(int end) {
        int at = position;
        long length = varint(end);
        if (length < 0 || length > end - position) {
            throw fault(DecodeFault.LENGTH_OUT_OF_RANGE, at,
                    "length " + Long.toUnsignedString(length) + ", " + (end - position) + " left");
        }
        return position + (int) length;
    }

    Bytes bytes(int end) {
        int stop = limit(end);
        Bytes value = Bytes.copyOf(buffer, position, stop - position);
        position = stop;
        return value;
    }

    String string(int end) {
        int stop = limit(end);
        String known = texts.of(buffer, position, stop - position);
        if (known != null) {
            position = stop;
            return known;
        }
        String value = new String(buffer, position, stop - position, StandardCharsets.UTF_8);
        // The JDK's decoder replaces what is malformed; only a text that shows a replacement is looked at twice.
        if (value.indexOf(REPLACEMENT) >= 0) {
            checkUtf8(position, stop);
        }
        position = stop;
        return value;
    }

    private void checkUtf8(int from, int stop) {
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(buffer, from, stop - from);
        CoderResult result = strict.decode(input, CharBuffer.allocate(stop - from), true);
        if (result.isError()) {
            throw fault(DecodeFault.BAD_UTF8, input.position(), DecodeFault.BAD_UTF8.sentence());
        }
    }

    /** Reads a length and the message that it measures; null where a sealed interface has no known variant. */
    Object message(MessagePlan plan, int end) {
        int stop = limit(end);
        enter();
        Object value = plan.read(this, stop);
        depth--;
        return value;
    }

    /** The message that an absent value stands for. */
    Object emptyMessage(MessagePlan plan) {
        enter();
        Object value = plan.read(this, position);
        depth--;
        return value;
    }

    void enter() {
        if (++depth > CodecLimits.NESTING_DEPTH_MAX) {
            throw fault(DecodeFault.TOO_DEEP, fieldStart, "more than " + CodecLimits.NESTING_DEPTH_MAX + " levels");
        }
    }

    void leave() {
        depth--;
    }

    void skip(int tag, int end) {
        switch (tag & 7) {
            case WireType.VARINT -> varint(end);
            case WireType.FIXED64 -> advance(Long.BYTES, end);
            case WireType.LENGTH_DELIMITED -> position = limit(end);
            case WireType.FIXED32 -> advance(Integer.BYTES, end);
            default -> throw fault(DecodeFault.BAD_WIRE_TYPE, fieldStart,
                    "field " + (tag >>> 3) + " has wire type " + (tag & 7));
        }
    }

    /** The list that is being filled in a slot. */
    @SuppressWarnings("unchecked")
    ArrayList<Object> listIn(int slot) {
        if (refs[slot] == null) {
            refs[slot] = spareLists.isEmpty() ? new ArrayList<>() : spareLists.removeLast();
        }
        return (ArrayList<Object>) refs[slot];
    }

    /** The map that is being filled in a slot. */
    @SuppressWarnings("unchecked")
    TreeMap<String, Object> mapIn(int slot) {
        if (refs[slot] == null) {
            refs[slot] = new TreeMap<String, Object>();
        }
        return (TreeMap<String, Object>) refs[slot];
    }

    // What a record's constructor takes its arguments from; bound to method handles by PlanCompiler.

    static int intAt(int component, RecordReader in) {
        return (int) in.longs[in.frame + component];
    }

    static long longAt(int component, RecordReader in) {
        return in.longs[in.frame + component];
    }

    static boolean booleanAt(int component, RecordReader in) {
        return in.longs[in.frame + component] != 0;
    }

    static double doubleAt(int component, RecordReader in) {
        return Double.longBitsToDouble(in.longs[in.frame + component]);
    }

    static Object referenceAt(int component, RecordReader in) {
        return in.refs[in.frame + component];
    }

    static String stringAt(int component, RecordReader in) {
        Object value = in.refs[in.frame + component];
        return value == null ? "" : (String) value;
    }

    static Bytes bytesAt(int component, RecordReader in) {
        Object value = in.refs[in.frame + component];
        return value == null ? Bytes.EMPTY : (Bytes) value;
    }

    static List<?> listAt(int component, RecordReader in) {
        if (in.refs[in.frame + component] == null) {
            return List.of();
        }
        ArrayList<Object> filled = in.listIn(in.frame + component);
        List<?> value = List.copyOf(filled);
        if (in.spareLists.size() < SPARE_LISTS_MAX && filled.size() <= SPARE_LIST_ELEMENTS_MAX) {
            filled.clear();
            in.spareLists.add(filled);
        }
        return value;
    }

    static Map<String, ?> mapAt(int component, RecordReader in) {
        return in.refs[in.frame + component] == null
                ? Collections.emptyNavigableMap()
                : Collections.unmodifiableNavigableMap(in.mapIn(in.frame + component));
    }
}
