package io.strowger.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.TestRecords.Forwarding;
import io.strowger.core.codec.TestRecords.Lists;
import io.strowger.core.codec.TestRecords.Maps;
import io.strowger.core.codec.TestRecords.Tree;
import io.strowger.core.codec.testkit.RecordGenerator;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Every limit at its value and one past. */
class CodecLimitsTest {

    private static <T> void assertFault(RecordCodec<T> codec, byte[] bytes, DecodeFault fault) {
        Decoded.Fault<?> found = assertInstanceOf(Decoded.Fault.class, codec.decode(bytes));
        assertEquals(fault, found.fault(), found.detail());
    }

    private static Tree chain(int levels) {
        Tree tree = new Tree("leaf", null, List.of());
        for (int i = 0; i < levels; i++) {
            tree = i % 2 == 0 ? new Tree("", tree, List.of()) : new Tree("", null, List.of(tree));
        }
        return tree;
    }

    /** The encoded tree that has the encoded tree {@code inner} on its left. */
    private static byte[] around(byte[] inner) {
        RecordWriter out = new RecordWriter();
        out.writeByte(0x12);
        out.writeVarint(inner.length);
        out.writeBytes(inner, 0, inner.length);
        return out.toByteArray();
    }

    @Test
    void shouldLimitTheDepthOfNesting() {
        RecordCodec<Tree> codec = RecordCodec.of(Tree.class);
        Tree deepest = chain(CodecLimits.NESTING_DEPTH_MAX);
        byte[] bytes = codec.encode(deepest);
        assertEquals(deepest, codec.decode(bytes).orThrow());
        assertThrows(IllegalArgumentException.class, () -> codec.encode(chain(CodecLimits.NESTING_DEPTH_MAX + 1)));
        assertFault(codec, around(bytes), DecodeFault.TOO_DEEP);
        // The depth of a failed message does not burden the next one.
        assertEquals(deepest, codec.decode(codec.encode(deepest)).orThrow());
    }

    @Test
    void shouldForgetTheDepthOfWhatItRefused() {
        RecordCodec<Tree> codec = RecordCodec.of(Tree.class);
        RecordWriter out = new RecordWriter();
        assertThrows(IllegalArgumentException.class, () -> codec.encode(chain(CodecLimits.NESTING_DEPTH_MAX + 1), out));
        Tree deepest = chain(CodecLimits.NESTING_DEPTH_MAX);
        int length = codec.encode(deepest, out);
        assertEquals(deepest, codec.decode(out.array(), 0, length).orThrow());
    }

    @Test
    void shouldKeepWaitingValuesWhenTheSlotsGrow() throws Exception {
        RecordCodec<Tree> codec = RecordCodec.of(Tree.class);
        Tree deepest = chain(CodecLimits.NESTING_DEPTH_MAX);
        byte[] bytes = codec.encode(deepest);
        // A thread of its own has a reader that has not grown yet.
        FutureTask<Tree> task = new FutureTask<>(() -> codec.decode(bytes).orThrow());
        Thread thread = new Thread(task, "codec-slots");
        thread.start();
        assertEquals(deepest, task.get());
        thread.join();
    }

    private static Lists counts(int size) {
        return new Lists(Collections.nCopies(size, 1), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of());
    }

    private static Lists texts(int size) {
        return new Lists(List.of(), List.of(), List.of(), List.of(), Collections.nCopies(size, ""), List.of(),
                List.of(), List.of(), List.of());
    }

    private static byte[] with(byte[] bytes, int... more) {
        byte[] result = Arrays.copyOf(bytes, bytes.length + more.length);
        for (int i = 0; i < more.length; i++) {
            result[bytes.length + i] = (byte) more[i];
        }
        return result;
    }

    @Test
    void shouldLimitTheElementsOfAList() {
        RecordCodec<Lists> codec = RecordCodec.of(Lists.class);
        byte[] packed = codec.encode(counts(CodecLimits.LIST_ELEMENTS_MAX));
        assertEquals(CodecLimits.LIST_ELEMENTS_MAX, codec.decode(packed).orThrow().counts().size());
        assertThrows(IllegalArgumentException.class, () -> codec.encode(counts(CodecLimits.LIST_ELEMENTS_MAX + 1)));
        assertFault(codec, with(packed, 0x08, 1), DecodeFault.TOO_MANY_ELEMENTS);
        assertFault(codec, with(packed, 0x0a, 1, 1), DecodeFault.TOO_MANY_ELEMENTS);
        byte[] repeated = codec.encode(texts(CodecLimits.LIST_ELEMENTS_MAX));
        assertEquals(CodecLimits.LIST_ELEMENTS_MAX, codec.decode(repeated).orThrow().texts().size());
        assertThrows(IllegalArgumentException.class, () -> codec.encode(texts(CodecLimits.LIST_ELEMENTS_MAX + 1)));
        assertFault(codec, with(repeated, 0x2a, 0), DecodeFault.TOO_MANY_ELEMENTS);
    }

    private static Maps entries(int size) {
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            texts.put(Integer.toString(i), "");
        }
        return new Maps(texts, new TreeMap<>(), Map.of());
    }

    @Test
    void shouldLimitTheEntriesOfAMap() {
        RecordCodec<Maps> codec = RecordCodec.of(Maps.class);
        Maps largest = entries(CodecLimits.LIST_ELEMENTS_MAX);
        byte[] bytes = codec.encode(largest);
        assertEquals(largest, codec.decode(bytes).orThrow());
        assertThrows(IllegalArgumentException.class, () -> codec.encode(entries(CodecLimits.LIST_ELEMENTS_MAX + 1)));
        assertFault(codec, with(bytes, 0x0a, 3, 0x0a, 1, 'x'), DecodeFault.TOO_MANY_ELEMENTS);
        // A key that is there already is no further entry.
        assertEquals("y", codec.decode(with(bytes, 0x0a, 6, 0x0a, 1, '7', 0x12, 1, 'y')).orThrow().texts().get("7"));
    }

    @Test
    void shouldLimitTheBytesOfAMessage() {
        RecordCodec<Forwarding> codec = RecordCodec.of(Forwarding.class);
        int text = CodecLimits.MESSAGE_BYTES_MAX - 1 - RecordWriter.varintBytes(CodecLimits.MESSAGE_BYTES_MAX);
        Forwarding largest = new Forwarding("7".repeat(text));
        byte[] bytes = codec.encode(largest);
        assertEquals(CodecLimits.MESSAGE_BYTES_MAX, bytes.length);
        assertEquals(largest, codec.decode(bytes).orThrow());
        Forwarding tooLarge = new Forwarding("7".repeat(text + 1));
        assertThrows(IllegalArgumentException.class, () -> codec.encode(tooLarge));
        RecordWriter roomy = new RecordWriter(64, 2 * CodecLimits.MESSAGE_BYTES_MAX);
        assertThrows(IllegalArgumentException.class, () -> codec.encode(tooLarge, roomy));
        assertEquals(0, roomy.position());
        assertFault(codec, new byte[CodecLimits.MESSAGE_BYTES_MAX + 1], DecodeFault.LENGTH_OUT_OF_RANGE);
    }

    @Test
    void shouldHoldTheLimitOfTheWriter() {
        RecordCodec<Forwarding> codec = RecordCodec.of(Forwarding.class);
        for (int size : new int[]{5, 42, 43, 300, 3000}) {
            Forwarding value = new Forwarding("7".repeat(size));
            int length = codec.encode(value).length;
            assertEquals(length, codec.encode(value, new RecordWriter(0, length)));
            RecordWriter narrow = new RecordWriter(0, length - 1);
            assertThrows(IllegalArgumentException.class, () -> codec.encode(value, narrow), "size " + size);
            assertEquals(0, narrow.position());
        }
    }

    @Test
    void shouldLimitFieldNumbers() {
        assertEquals(new HighestNumber(5),
                RecordCodec.of(HighestNumber.class).decode(RecordCodec.of(HighestNumber.class).encode(
                        new HighestNumber(5))).orThrow());
        assertRefused(NumberTooHigh.class);
        assertRefused(NumberZero.class);
    }

    private static void assertRefused(Class<?> type) {
        String message = assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(type)).getMessage();
        assertTrue(message.contains(type.getSimpleName()), message);
    }

    record HighestNumber(@Tag(CodecLimits.FIELD_NUMBER_MAX) int value) {}

    record NumberTooHigh(@Tag(CodecLimits.FIELD_NUMBER_MAX + 1) int value) {}

    record NumberZero(@Tag(0) int value) {}

    @Test
    void shouldLimitTheComponentsOfARecord() {
        RecordCodec<Widest> codec = RecordCodec.of(Widest.class);
        Widest widest = new RecordGenerator(Seeds.first()).next(Widest.class);
        assertEquals(CodecLimits.COMPONENTS_MAX, Widest.class.getRecordComponents().length);
        assertEquals(widest, codec.decode(codec.encode(widest)).orThrow());
        assertEquals(CodecLimits.COMPONENTS_MAX + 1, TooWide.class.getRecordComponents().length);
        assertRefused(TooWide.class);
    }

    /** Longs, because they take two argument slots each. */
    record Widest(long c0, long c1, long c2, long c3, long c4, long c5, long c6, long c7, long c8, long c9,
            long c10, long c11, long c12, long c13, long c14, long c15, long c16, long c17, long c18, long c19,
            long c20, long c21, long c22, long c23, long c24, long c25, long c26, long c27, long c28, long c29,
            long c30, long c31, long c32, long c33, long c34, long c35, long c36, long c37, long c38, long c39,
            long c40, long c41, long c42, long c43, long c44, long c45, long c46, long c47, long c48, long c49,
            long c50, long c51, long c52, long c53, long c54, long c55, long c56, long c57, long c58, long c59,
            long c60, long c61, long c62, long c63, long c64, long c65, long c66, long c67, long c68, long c69,
            long c70, long c71, long c72, long c73, long c74, long c75, long c76, long c77, long c78, long c79,
            long c80, long c81, long c82, long c83, long c84, long c85, long c86, long c87, long c88, long c89,
            long c90, long c91, long c92, long c93, long c94, long c95, long c96, long c97, long c98, long c99,
            long c100, long c101, long c102, long c103, long c104, long c105, long c106, long c107, long c108,
            long c109,
            long c110, long c111, long c112, long c113, long c114, long c115, long c116, long c117, long c118,
            long c119) {}

    record TooWide(long c0, long c1, long c2, long c3, long c4, long c5, long c6, long c7, long c8, long c9,
            long c10, long c11, long c12, long c13, long c14, long c15, long c16, long c17, long c18, long c19,
            long c20, long c21, long c22, long c23, long c24, long c25, long c26, long c27, long c28, long c29,
            long c30, long c31, long c32, long c33, long c34, long c35, long c36, long c37, long c38, long c39,
            long c40, long c41, long c42, long c43, long c44, long c45, long c46, long c47, long c48, long c49,
            long c50, long c51, long c52, long c53, long c54, long c55, long c56, long c57, long c58, long c59,
            long c60, long c61, long c62, long c63, long c64, long c65, long c66, long c67, long c68, long c69,
            long c70, long c71, long c72, long c73, long c74, long c75, long c76, long c77, long c78, long c79,
            long c80, long c81, long c82, long c83, long c84, long c85, long c86, long c87, long c88, long c89,
            long c90, long c91, long c92, long c93, long c94, long c95, long c96, long c97, long c98, long c99,
            long c100, long c101, long c102, long c103, long c104, long c105, long c106, long c107, long c108,
            long c109,
            long c110, long c111, long c112, long c113, long c114, long c115, long c116, long c117, long c118,
            long c119,
            long c120) {}
}
