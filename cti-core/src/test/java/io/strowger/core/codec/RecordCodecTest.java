package io.strowger.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.TestRecords.Cleared;
import io.strowger.core.codec.TestRecords.Delivered;
import io.strowger.core.codec.TestRecords.DoNotDisturb;
import io.strowger.core.codec.TestRecords.Event;
import io.strowger.core.codec.TestRecords.Forwarding;
import io.strowger.core.codec.TestRecords.Id;
import io.strowger.core.codec.TestRecords.Lists;
import io.strowger.core.codec.TestRecords.Maps;
import io.strowger.core.codec.TestRecords.Nested;
import io.strowger.core.codec.TestRecords.Nothing;
import io.strowger.core.codec.TestRecords.Positive;
import io.strowger.core.codec.TestRecords.Renumbered;
import io.strowger.core.codec.TestRecords.Scalars;
import io.strowger.core.codec.TestRecords.State;
import io.strowger.core.codec.TestRecords.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private static final Scalars NO_SCALARS = new Scalars(0, 0, false, 0, "", null, Bytes.EMPTY);
    private static final Lists NO_LISTS = new Lists(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), List.of());

    private static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }

    private static <T> void assertGolden(Class<T> type, T value, String hex) {
        RecordCodec<T> codec = RecordCodec.of(type);
        assertEquals(Bytes.of(hex(hex)), Bytes.of(codec.encode(value)));
        assertEquals(new Decoded.Value<>(value), codec.decode(hex(hex)));
    }

    private static <T> T decoded(Class<T> type, String hex) {
        return RecordCodec.of(type).decode(hex(hex)).orThrow();
    }

    private static void assertFault(Class<?> type, String hex, int offset, DecodeFault fault) {
        Decoded.Fault<?> found = assertInstanceOf(Decoded.Fault.class, RecordCodec.of(type).decode(hex(hex)));
        assertEquals(fault + "@" + offset, found.fault() + "@" + found.offset(), found.detail());
    }

    @Test
    void shouldWriteNothingForAbsentValues() {
        assertGolden(Scalars.class, NO_SCALARS, "");
        assertGolden(Lists.class, NO_LISTS, "");
        assertGolden(Maps.class, new Maps(Map.of(), new TreeMap<>(), Map.of()), "");
        assertGolden(Nested.class, new Nested(null, null, null, null), "");
        assertGolden(Nothing.class, new Nothing(), "");
    }

    @Test
    void shouldWriteScalars() {
        assertGolden(Scalars.class, new Scalars(150, 1L << 35, true, 1.0, "testing", State.NULL, Bytes.fromHex("00ff")),
                "08 96 01  10 80 80 80 80 80 01  18 01  21 00 00 00 00 00 00 f0 3f  2a 07 74 65 73 74 69 6e 67  30 01"
                        + "3a 02 00 ff");
        assertGolden(Scalars.class, new Scalars(-1, Long.MIN_VALUE, false, -0.0, "", null, Bytes.EMPTY),
                "08 ff ff ff ff ff ff ff ff ff 01  10 80 80 80 80 80 80 80 80 80 01  21 00 00 00 00 00 00 00 80");
    }

    @Test
    void shouldWriteTextAsUtf8() {
        assertGolden(Forwarding.class, new Forwarding("a\u00E4\u20AC\uD83D\uDE00\uFFFD"),
                "0a 0d 61 c3 a4 e2 82 ac f0 9f 98 80 ef bf bd");
        String longText = "\u20AC".repeat(43);
        assertGolden(Forwarding.class, new Forwarding(longText), "0a 81 01" + "e282ac".repeat(43));
        assertGolden(Forwarding.class, new Forwarding("7".repeat(127)), "0a 7f" + "37".repeat(127));
        assertGolden(Forwarding.class, new Forwarding("7".repeat(128)), "0a 80 01" + "37".repeat(128));
    }

    @Test
    void shouldWriteALoneSurrogateAsQuestionMark() {
        RecordCodec<Forwarding> codec = RecordCodec.of(Forwarding.class);
        assertEquals("0a053f613f623f", Bytes.of(codec.encode(new Forwarding("\uDE00a\uD83Db\uD83D"))).toString());
        byte[] bytes = codec.encode(new Forwarding("x".repeat(60) + "\uD83D"));
        assertEquals("x".repeat(60) + "?", codec.decode(bytes).orThrow().to());
    }

    @Test
    void shouldWriteNestedRecordsWithTheirLength() {
        assertGolden(Nested.class, new Nested(new Id(1, 0), new Nothing(), null, null), "0a 02 08 01  12 00");
        Scalars longer = new Scalars(0, 0, false, 0, "7".repeat(126), null, Bytes.EMPTY);
        assertGolden(Nested.class, new Nested(null, null, longer, null), "1a 80 01 2a 7e" + "37".repeat(126));
    }

    @Test
    void shouldWriteSealedInterfacesAsOneofs() {
        assertGolden(Event.class, new Cleared(), "7a 00");
        assertGolden(Event.class, new Forwarding("12"), "82 01 04 0a 02 31 32");
        assertGolden(Event.class, new DoNotDisturb(true), "e2 12 02 08 01");
        assertGolden(Delivered.class, new Delivered(null, "", List.of(new Cleared(), new DoNotDisturb(false))),
                "1a 02 7a 00  1a 03 e2 12 00");
    }

    @Test
    void shouldPackNumbersAndRepeatTheRest() {
        Lists lists = new Lists(List.of(3, 270, 86942), List.of(-1L), List.of(true, false), List.of(1.0),
                List.of("", "a"), List.of(State.CONNECTED, State.NULL), List.of(Bytes.EMPTY), List.of(new Id(0, 0)),
                List.of());
        assertGolden(Lists.class, lists, "0a 06 03 8e 02 9e a7 05  12 0a ff ff ff ff ff ff ff ff ff 01  1a 02 01 00"
                + "22 08 00 00 00 00 00 00 f0 3f  2a 00 2a 01 61  32 02 04 01  3a 00  42 00");
    }

    @Test
    void shouldReadNumbersPackedUnpackedAndInPieces() {
        assertEquals(List.of(3, 270, 86942), decoded(Lists.class, "08 03  0a 02 8e 02  0a 00  08 9e a7 05").counts());
        assertEquals(List.of(1.0), decoded(Lists.class, "21 00 00 00 00 00 00 f0 3f").ratios());
        assertEquals(List.of(State.NULL), decoded(Lists.class, "30 01").states());
    }

    @Test
    void shouldWriteMapsInTheOrderOfTheirKeys() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("b", "");
        texts.put("", "1");
        texts.put("a", "2");
        SortedMap<String, Id> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.put("x", new Id(1, 0));
        backwards.put("y", new Id(0, 0));
        assertGolden(Maps.class, new Maps(texts, backwards, Map.of("e", new Cleared())),
                "0a 05 0a 00 12 01 31  0a 06 0a 01 61 12 01 32  0a 05 0a 01 62 12 00"
                        + "12 07 0a 01 78 12 02 08 01  12 05 0a 01 79 12 00  1a 07 0a 01 65 12 02 7a 00");
    }

    @Test
    void shouldReadMapEntriesOfAnyShape() {
        Maps maps = decoded(Maps.class, "0a 04 12 02 31 32  0a 03 0a 01 61  0a 00  12 00  12 05 18 07 0a 01 6b"
                + "1a 00  1a 05 12 03 a2 06 00");
        assertEquals(Map.of("", "", "a", ""), maps.texts());
        assertEquals(Map.of("", new Id(0, 0), "k", new Id(0, 0)), maps.ids());
        assertEquals(Map.of(), maps.events());
        assertEquals(Map.of("a", "2"), decoded(Maps.class, "0a 06 0a 01 61 12 01 31 0a 06 12 01 32 0a 01 61").texts());
    }

    @Test
    void shouldUseTheNumbersOfTags() {
        assertGolden(Renumbered.class, new Renumbered(3, "2", 1), "08 01  82 01 01 32  80 7d 03");
    }

    @Test
    void shouldSkipWhatItDoesNotKnow() {
        assertEquals(new Id(1, 2), decoded(Id.class, "18 96 01  08 01  21 01 02 03 04 05 06 07 08  2a 02 ff ff"
                + "35 01 02 03 04  10 02  f8 ff ff ff 0f 00"));
        assertNull(decoded(Scalars.class, "30 05").state());
        assertNull(decoded(Scalars.class, "30 02 30 ff ff ff ff ff ff ff ff ff 01").state());
        assertNull(decoded(Nested.class, "22 03 a2 06 00").event());
        assertNull(decoded(Nested.class, "22 00").event());
        assertEquals(List.of(State.NULL), decoded(Lists.class, "32 03 00 01 05").states());
        assertEquals(List.of(new Cleared()), decoded(Lists.class, "4a 03 a2 06 00 4a 02 7a 00").events());
    }

    @Test
    void shouldTakeTheLastOfARepeatedSingularField() {
        assertEquals(new Id(2, 0), decoded(Id.class, "08 01 08 02"));
        assertEquals(new Id(0, 0), decoded(Id.class, "08 01 08 00"));
        assertEquals(new Forwarding("b"), decoded(Event.class, "7a 00 82 01 03 0a 01 62"));
        assertEquals(new Id(0, 5), decoded(Nested.class, "0a 02 08 01 0a 02 10 05").id());
    }

    @Test
    void shouldDropTheUpperHalfOfALongVarintInAnInt() {
        assertEquals(1, decoded(Scalars.class, "08 81 80 80 80 10").count());
        assertTrue(decoded(Scalars.class, "18 80 80 80 80 10").flag());
    }

    @Test
    void shouldNameTheFaultAndItsPlace() {
        assertFault(Id.class, "08", 1, DecodeFault.TRUNCATED);
        assertFault(Id.class, "08 01 10 80", 3, DecodeFault.TRUNCATED);
        assertFault(Id.class, "80", 0, DecodeFault.TRUNCATED);
        assertFault(Scalars.class, "21 00 00 00 00 00 00 00", 1, DecodeFault.TRUNCATED);
        assertFault(Id.class, "1d 00 00 00", 1, DecodeFault.TRUNCATED);
        assertFault(Nested.class, "0a 01 08 01", 3, DecodeFault.TRUNCATED);
        assertFault(Id.class, "08 01 0a 00", 2, DecodeFault.BAD_WIRE_TYPE);
        assertFault(Scalars.class, "28 00", 0, DecodeFault.BAD_WIRE_TYPE);
        assertFault(Lists.class, "28 00", 0, DecodeFault.BAD_WIRE_TYPE);
        assertFault(Lists.class, "0d 00 00 00 00", 0, DecodeFault.BAD_WIRE_TYPE);
        assertFault(Maps.class, "08 00", 0, DecodeFault.BAD_WIRE_TYPE);
        assertFault(Maps.class, "0a 02 08 00", 2, DecodeFault.BAD_WIRE_TYPE);
        assertFault(Event.class, "78 00", 0, DecodeFault.BAD_WIRE_TYPE);
        assertFault(Id.class, "1b 1c", 0, DecodeFault.BAD_WIRE_TYPE);
        assertFault(Id.class, "1e", 0, DecodeFault.BAD_WIRE_TYPE);
        assertFault(Id.class, "08 80 80 80 80 80 80 80 80 80 02", 1, DecodeFault.VARINT_TOO_LONG);
        assertFault(Id.class, "08 80 80 80 80 80 80 80 80 80 80 00", 1, DecodeFault.VARINT_TOO_LONG);
        assertFault(Forwarding.class, "0a 02 31", 1, DecodeFault.LENGTH_OUT_OF_RANGE);
        assertFault(Forwarding.class, "0a ff ff ff ff 07", 1, DecodeFault.LENGTH_OUT_OF_RANGE);
        assertFault(Forwarding.class, "0a ff ff ff ff ff ff ff ff ff 01", 1, DecodeFault.LENGTH_OUT_OF_RANGE);
        assertFault(Nested.class, "0a 02 1a 01 00 00", 3, DecodeFault.LENGTH_OUT_OF_RANGE);
        assertFault(Lists.class, "0a 02 01", 1, DecodeFault.LENGTH_OUT_OF_RANGE);
        assertFault(Forwarding.class, "0a 03 31 c3 28", 3, DecodeFault.BAD_UTF8);
        assertFault(Forwarding.class, "0a 02 31 c3", 3, DecodeFault.BAD_UTF8);
        assertFault(Forwarding.class, "0a 03 ed a0 80", 2, DecodeFault.BAD_UTF8);
        assertFault(Forwarding.class, "0a 02 c0 80", 2, DecodeFault.BAD_UTF8);
        assertFault(Event.class, "", 0, DecodeFault.NO_VARIANT);
        assertFault(Event.class, "a2 06 00", 0, DecodeFault.NO_VARIANT);
        assertFault(Id.class, "00 00", 0, DecodeFault.BAD_FIELD_NUMBER);
        assertFault(Id.class, "07", 0, DecodeFault.BAD_FIELD_NUMBER);
        assertFault(Id.class, "08 01 80 80 80 80 10 00", 2, DecodeFault.BAD_FIELD_NUMBER);
    }

    @Test
    void shouldGiveTheFaultWhenTheRecordRefusesItsValues() {
        assertEquals(new Positive(5), decoded(Positive.class, "08 05"));
        assertFault(Positive.class, "", 0, DecodeFault.CONSTRUCTOR_REFUSED);
        Decoded.Fault<?> fault = assertInstanceOf(Decoded.Fault.class,
                RecordCodec.of(Positive.class).decode(hex("08 00")));
        assertTrue(fault.detail().contains("Positive") && fault.detail().contains("value 0"), fault.detail());
        // The reader of this thread is used again after a fault.
        assertEquals(new Tree("a", null, List.of()), decoded(Tree.class, "0a 01 61"));
    }

    @Test
    void shouldDecodePartOfAnArrayAndCountOffsetsFromItsStart() {
        RecordCodec<Id> codec = RecordCodec.of(Id.class);
        assertEquals(new Decoded.Value<>(new Id(1, 2)), codec.decode(hex("ff 08 01 10 02 ff"), 1, 4));
        Decoded.Fault<?> fault = assertInstanceOf(Decoded.Fault.class, codec.decode(hex("ff 08 01 10 02"), 1, 3));
        assertEquals(3, fault.offset());
        assertThrows(IndexOutOfBoundsException.class, () -> codec.decode(new byte[3], 2, 2));
        assertThrows(IllegalStateException.class, fault::orThrow);
    }

    @Test
    void shouldRefuseNullAndLeaveTheWriterAsItWas() {
        RecordWriter out = new RecordWriter();
        out.writeByte(7);
        NullPointerException text = assertThrows(NullPointerException.class,
                () -> RecordCodec.of(Scalars.class).encode(new Scalars(1, 1, true, 1, null, null, Bytes.EMPTY), out));
        assertTrue(text.getMessage().contains("Scalars.calledDevice"), text.getMessage());
        NullPointerException map = assertThrows(NullPointerException.class,
                () -> RecordCodec.of(Maps.class).encode(new Maps(null, null, null), out));
        assertTrue(map.getMessage().contains("Maps.texts"), map.getMessage());
        Map<String, String> holdsNull = new TreeMap<>();
        holdsNull.put("a", null);
        assertThrows(NullPointerException.class,
                () -> RecordCodec.of(Maps.class).encode(new Maps(holdsNull, new TreeMap<>(), Map.of()), out));
        assertThrows(NullPointerException.class, () -> RecordCodec.of(Id.class).encode(null, out));
        assertEquals("07", Bytes.of(out.toByteArray()).toString());
        assertEquals(2, RecordCodec.of(Id.class).encode(new Id(1, 0), out));
        assertEquals("070801", Bytes.of(out.toByteArray()).toString());
    }

    @Test
    void shouldDecodeToValuesThatCannotBeChanged() {
        Lists lists = decoded(Lists.class, "0a 01 01");
        assertThrows(UnsupportedOperationException.class, () -> lists.counts().add(1));
        assertSame(lists.counts(), List.copyOf(lists.counts()));
        Maps maps = decoded(Maps.class, "0a 03 0a 01 61  12 03 0a 01 62");
        assertThrows(UnsupportedOperationException.class, () -> maps.texts().put("x", "y"));
        assertThrows(UnsupportedOperationException.class, () -> maps.ids().clear());
        assertThrows(UnsupportedOperationException.class, () -> maps.events().clear());
        assertThrows(UnsupportedOperationException.class, () -> maps.events().put("x", new Cleared()));
    }

    @Test
    void shouldGiveTheSameCodecEveryTime() {
        assertSame(RecordCodec.of(Event.class), RecordCodec.of(Event.class));
        assertEquals(Event.class, RecordCodec.of(Event.class).type());
    }

    /** Carries a record inside bytes and looks into them in its constructor and its accessor. */
    record Envelope(Bytes content, String device) {

        Envelope {
            RecordCodec.of(Id.class).decode(content.toByteArray()).orThrow();
        }

        @Override
        public String device() {
            return Bytes.of(RecordCodec.of(Id.class).encode(new Id(9, 9))) + device;
        }
    }

    record Envelopes(int before, List<Envelope> envelopes, int behind) {}

    @Test
    void shouldWorkInsideAConstructorAndAnAccessor() {
        Envelope envelope = new Envelope(Bytes.fromHex("0801"), "x");
        byte[] bytes = RecordCodec.of(Envelope.class).encode(envelope);
        byte[] device = "08091009x".getBytes(StandardCharsets.US_ASCII);
        assertEquals("0a020801" + "1209" + HexFormat.of().formatHex(device), Bytes.of(bytes).toString());
        Envelope back = RecordCodec.of(Envelope.class).decode(bytes).orThrow();
        assertEquals(envelope.content(), back.content());
        RecordCodec<Envelopes> several = RecordCodec.of(Envelopes.class);
        Envelopes read = several.decode(hex("08 05  12 04 0a 02 08 01  12 04 0a 02 08 02  18 06")).orThrow();
        assertEquals("5 0801 0802 6", read.before() + " " + read.envelopes().get(0).content() + " "
                + read.envelopes().get(1).content() + " " + read.behind());
    }
}
