package io.strowger.csta.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.EncodeException;
import io.strowger.csta.Octets;
import io.strowger.csta.Outcome;
import io.strowger.csta.RandomRecords;
import io.strowger.csta.Vector;
import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.Trailing;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a declaration can say, on declarations made for it. */
class CodecTest {
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());

    public sealed interface Colour {
        @Tagged(0)
        @Wrapper
        record Grey(int level) implements Colour {}

        @Tagged(value = 1, explicit = true)
        @Wrapper
        record Named(@Max(5) String name) implements Colour {}

        @Tagged(2)
        record Mixed(int red, @OptionalMember Integer green) implements Colour {}

        @Wrapper
        record Transparent() implements Colour {}
    }

    public record Tags(@Tagged(0) int implicit, @Tagged(value = 1, explicit = true) int explicit,
            @Tagged(2) Colour choice, @Tagged(value = 40, tagClass = TagClass.PRIVATE) List<@Tagged(0) Integer> list,
            @Bits(3) int bits, double real) {}

    public record Options(@OptionalMember @Tagged(0) Integer number, @OptionalMember String text,
            @OptionalMember Colour colour, @OptionalMember List<String> list, @OptionalMember @AnyElement Octets any) {}

    public record Limited(@Max(3) List<@Max(2) String> texts, @Secret @Max(4) Octets secret) {}

    @Wrapper
    public record Numbers(List<Integer> numbers) {}

    public record Holder(Numbers first, @Tagged(5) Numbers second) {}

    public record Class1(Object what) {}

    private static <T> T decode(Class<T> type, String hex) {
        return Outcome.value(decoded(type, hex));
    }

    private static <T> Decoded<T> decoded(Class<T> type, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return Codec.of(type).decode(new BerReader(), bytes, 0, bytes.length);
    }

    private static <T> String encode(Class<T> type, T value) {
        return Vector.hex(Codec.of(type).encode(value, Trailing.NONE));
    }

    private static <T> void bothWays(Class<T> type, String hex, T value) {
        assertEquals(value, decode(type, hex));
        assertEquals(hex.replace(" ", ""), encode(type, value));
    }

    @Test
    void shouldPutTagsWhereTheyAreDeclared() {
        bothWays(Tags.class, "30 22 80 01 07 a1 03 02 01 08 a2 06 a1 04 16 02 6162 ff28 06 80 01 01 80 01 02"
                + " 03 02 05 a0 09 03 80 f9 c0",
                new Tags(7, 8, new Colour.Named("ab"), List.of(1, 2), 0xa0, 1.5));
    }

    @Test
    void shouldChooseAlternativesByTag() {
        bothWays(Colour.class, "80 01 05", new Colour.Grey(5));
        bothWays(Colour.class, "a1 03 16 01 61", new Colour.Named("a"));
        bothWays(Colour.class, "a2 03 02 01 01", new Colour.Mixed(1, null));
        bothWays(Colour.class, "a2 06 02 01 01 02 01 02", new Colour.Mixed(1, 2));
        bothWays(Colour.class, "05 00", new Colour.Transparent());
        Decoded.Fault<Colour> other = Outcome.fault(decoded(Colour.class, "83 01 05"));
        assertEquals(DecodeFault.NO_ALTERNATIVE, other.fault());
        assertEquals(DecodeFault.TRUNCATED, Outcome.fault(decoded(Colour.class, "")).fault());
    }

    @Test
    void shouldTellAbsentMembersByTag() {
        bothWays(Options.class, "30 00", new Options(null, null, null, null, null));
        bothWays(Options.class, "30 03 80 01 01", new Options(1, null, null, null, null));
        bothWays(Options.class, "30 02 05 00", new Options(null, null, new Colour.Transparent(), null, null));
        bothWays(Options.class, "30 02 30 00", new Options(null, null, null, List.of(), null));
        bothWays(Options.class, "30 03 16 01 61", new Options(null, "a", null, null, null));
        bothWays(Options.class, "30 06 16 01 61 0a 01 03",
                new Options(null, "a", null, null, Octets.fromHex("0a0103")));
    }

    @Test
    void shouldWrapWithoutASequence() {
        bothWays(Numbers.class, "30 06 02 01 01 02 01 02", new Numbers(List.of(1, 2)));
        bothWays(Holder.class, "30 0a 30 03 02 01 01 a5 03 02 01 02",
                new Holder(new Numbers(List.of(1)), new Numbers(List.of(2))));
    }

    @Test
    void shouldHoldElementsToTheirOwnLimits() {
        bothWays(Limited.class, "30 0c 30 06 16 00 16 00 16 00 04 02 01 02",
                new Limited(Collections.nCopies(3, ""), Octets.of((byte) 1, (byte) 2)));
        assertThrows(EncodeException.class,
                () -> encode(Limited.class, new Limited(Collections.nCopies(4, ""), Octets.EMPTY)));
        assertThrows(EncodeException.class, () -> encode(Limited.class, new Limited(List.of("abc"), Octets.EMPTY)));
        Decoded.Fault<Limited> fault = Outcome.fault(decoded(Limited.class, "30 09 30 05 16 03 61 62 63 04 00"));
        assertEquals(DecodeFault.STRING_TOO_LONG, fault.fault());
        assertEquals(6, fault.offset());
        assertEquals(DecodeFault.TOO_MANY_ELEMENTS, Outcome
                .fault(decoded(Limited.class, "30 0c 30 08 16 00 16 00 16 00 16 00 04 00")).fault());
    }

    @Test
    void shouldHoldUnlimitedListsToTheDefault() {
        String zero = "020100";
        int most = Compiler.DEFAULT_LIST;
        String header = "30" + String.format("82%04x", 3 * most);
        assertEquals(most, decode(Numbers.class, header + zero.repeat(most)).numbers().size());
        header = "30" + String.format("82%04x", 3 * (most + 1));
        assertEquals(DecodeFault.TOO_MANY_ELEMENTS,
                Outcome.fault(decoded(Numbers.class, header + zero.repeat(most + 1))).fault());
    }

    @Test
    void shouldBringBackRandomValues() {
        for (int round = 0; round < 500; round++) {
            RandomRecords random = new RandomRecords(SEED + round);
            checkRandom(Tags.class, random.of(Tags.class), SEED + round);
            checkRandom(Colour.class, random.of(Colour.class), SEED + round);
            checkRandom(Holder.class, random.of(Holder.class), SEED + round);
        }
    }

    private static <T> void checkRandom(Class<T> type, T value, long seed) {
        assertEquals(value, decode(type, encode(type, value)), () -> "seed " + seed);
    }

    @Test
    void shouldPrintWhatIsThere() {
        StringBuilder out = new StringBuilder();
        Codec.of(Options.class).print(out, new Options(1, null, new Colour.Mixed(2, null), List.of("a\"\\\n"), null));
        assertEquals("{number=1, colour=Mixed{red=2}, list=[\"a\\\"\\\\\\x0a\"]}", out.toString());
        out.setLength(0);
        Codec.of(Limited.class).print(out, new Limited(List.of(), Octets.of((byte) 1)));
        assertEquals("{texts=[], secret=secret(1)}", out.toString());
    }

    @Test
    void shouldCompileOnceAndRefuseWhatCannotBeDeclared() {
        assertSame(Codec.of(Tags.class), Codec.of(Tags.class));
        assertThrows(IllegalArgumentException.class, () -> Codec.of(Class1.class));
        assertThrows(IllegalArgumentException.class, () -> Codec.of(String.class.getClass()));
    }

    @Test
    void shouldKeepTrailingMembersOfEveryRecord() {
        String hex = "30 11 80 01 07 a2 09 02 01 01 02 01 02 04 01 09 13 01 78";
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        BerReader in = new BerReader();
        Options value = Outcome.value(Codec.of(Options.class).decode(in, bytes, 0, bytes.length));
        assertEquals(new Options(7, null, new Colour.Mixed(1, 2), null, Octets.fromHex("130178")), value);
        assertEquals(List.of(new Trailing.Piece(1, Octets.fromHex("040109"))), in.trailing().pieces());
        assertEquals(Vector.hex(bytes), Vector.hex(Codec.of(Options.class).encode(value, in.trailing())));
        assertTrue(encode(Options.class, value).length() < hex.length());
    }
}
