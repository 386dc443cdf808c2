package io.strowger.agent.session;

import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.output.TopicState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The difference of two states of a topic, field by field of the schema: a field is the same or is replaced as a whole, whatever it holds. Pure functions, any
 * thread.
 */
public final class StateDelta {
    private static final RecordCodec<TopicState> CODEC = RecordCodec.of(TopicState.class);
    private static final int NUMBER_SHIFT = 3;
    private static final int TYPE_MASK = 7;
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final int FIXED32 = 5;

    private StateDelta() {}

    /**
     * What makes a newer state of an older one.
     *
     * @param changed fields that are not at their default replace those of the older state
     * @param cleared numbers of fields that are at their default now
     */
    public record Change(TopicState changed, List<Integer> cleared) {}

    /** The difference; null when the states are of different kinds. */
    public static Change between(TopicState older, TopicState newer) {
        Body before = Body.of(older);
        Body after = Body.of(newer);
        if (before.variant != after.variant) {
            return null;
        }
        Map<Integer, byte[]> changed = new TreeMap<>();
        after.fields.forEach((number, bytes) -> {
            if (!Arrays.equals(bytes, before.fields.get(number))) {
                changed.put(number, bytes);
            }
        });
        List<Integer> cleared = new ArrayList<>();
        before.fields.keySet().forEach(number -> {
            if (!after.fields.containsKey(number)) {
                cleared.add(number);
            }
        });
        return new Change(new Body(after.variant, changed).toState(), List.copyOf(cleared));
    }

    /** The newer state; null when the change is of another kind than the state. */
    public static TopicState apply(TopicState older, TopicState changed, List<Integer> cleared) {
        Body state = Body.of(older);
        Body change = Body.of(changed);
        if (state.variant != change.variant) {
            return null;
        }
        state.fields.putAll(change.fields);
        cleared.forEach(state.fields::remove);
        return state.toState();
    }

    /** A state as its fields, each with its tag, by number. */
    private record Body(int variant, Map<Integer, byte[]> fields) {
        static Body of(TopicState state) {
            Cursor in = new Cursor(CODEC.encode(state));
            int variant = (int) in.varint() >>> NUMBER_SHIFT;
            in.varint();
            Map<Integer, byte[]> fields = new TreeMap<>();
            while (in.at < in.bytes.length) {
                int from = in.at;
                int tag = (int) in.varint();
                in.skip(tag & TYPE_MASK);
                byte[] field = Arrays.copyOfRange(in.bytes, from, in.at);
                fields.merge(tag >>> NUMBER_SHIFT, field, Body::join);
            }
            return new Body(variant, fields);
        }

        private static byte[] join(byte[] first, byte[] second) {
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        }

        TopicState toState() {
            int length = fields.values().stream().mapToInt(bytes -> bytes.length).sum();
            RecordWriter out = new RecordWriter();
            out.writeVarint((long) variant << NUMBER_SHIFT | DELIMITED);
            out.writeVarint(length);
            fields.values().forEach(bytes -> out.writeBytes(bytes, 0, bytes.length));
            return CODEC.decode(out.array(), 0, out.position()).orThrow();
        }
    }

    /** Walks over what our own codec has written. */
    private static final class Cursor {
        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        long varint() {
            long value = 0;
            int shift = 0;
            while (true) {
                byte next = bytes[at++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
                shift += 7;
            }
        }

        void skip(int type) {
            switch (type) {
                case VARINT -> varint();
                case FIXED64 -> at += Long.BYTES;
                case DELIMITED -> {
                    int length = (int) varint();
                    at += length;
                }
                case FIXED32 -> at += Integer.BYTES;
                default -> throw new IllegalStateException("wire type " + type);
            }
        }
    }
}
