package io.strowger.csta.ber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.EncodeException;
import io.strowger.csta.Octets;
import io.strowger.csta.Vector;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The cursor and the writer by themselves (X.690). */
class BerTest {
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());

    private static BerReader reader(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new BerReader().reset(bytes, 0, bytes.length);
    }

    private static String written(Consumer<BerWriter> content) {
        BerWriter writer = new BerWriter().reset(Trailing.NONE);
        content.accept(writer);
        return Vector.hex(writer.toByteArray());
    }

    @Test
    void shouldWriteTheShortestNumbers() {
        assertEquals("020100", written(out -> out.integer(BerTag.INTEGER, 0)));
        assertEquals("02017f", written(out -> out.integer(BerTag.INTEGER, 127)));
        assertEquals("02020080", written(out -> out.integer(BerTag.INTEGER, 128)));
        assertEquals("020180", written(out -> out.integer(BerTag.INTEGER, -128)));
        assertEquals("0202ff7f", written(out -> out.integer(BerTag.INTEGER, -129)));
        assertEquals("0203009c40", written(out -> out.integer(BerTag.INTEGER, 40_000)));
        assertEquals("02047fffffff", written(out -> out.integer(BerTag.INTEGER, Integer.MAX_VALUE)));
        assertEquals("020480000000", written(out -> out.integer(BerTag.INTEGER, Integer.MIN_VALUE)));
        assertEquals("0a01ff", written(out -> out.enumerated(BerTag.ENUMERATED, -1)));
    }

    @Test
    void shouldWriteTheShortestLengths() {
        for (int length : List.of(0, 1, 127, 128, 255, 256, 65_535, 65_536)) {
            byte[] content = new byte[length];
            String hex = written(out -> out.octets(BerTag.OCTET_STRING, length, Octets.of(content)));
            String header = length < 128
                    ? String.format("04%02x", length)
                    : length < 256
                            ? String.format("0481%02x", length)
                            : length < 65_536 ? String.format("0482%04x", length) : String.format("0483%06x", length);
            assertTrue(hex.startsWith(header) && hex.length() == header.length() + 2 * length, header);
            BerReader in = reader(hex);
            assertEquals(Octets.of(content), in.octets(BerTag.OCTET_STRING, length));
            assertNull(in.fault());
            assertFalse(in.more());
        }
    }

    @Test
    void shouldBringBackReals() {
        Random random = new Random(SEED);
        assertEquals("0900", written(out -> out.real(BerTag.REAL, 0.0)));
        assertEquals("090380f9c0", written(out -> out.real(BerTag.REAL, 1.5)));
        assertEquals("0903c0f9c0", written(out -> out.real(BerTag.REAL, -1.5)));
        for (int round = 0; round < 20_000; round++) {
            double value = round % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextGaussian();
            checkReal(value);
        }
        for (double value : new double[]{Double.MIN_VALUE, Double.MAX_VALUE, Double.MIN_NORMAL, -0.0, Double.NaN,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            checkReal(value);
        }
    }

    private static void checkReal(double value) {
        BerReader in = reader(written(out -> out.real(BerTag.REAL, value)));
        assertEquals(value, in.real(BerTag.REAL), () -> "seed " + SEED);
        assertNull(in.fault(), () -> "seed " + SEED + " value " + value);
        assertFalse(in.more());
    }

    /** X.690 clause 8.5.7 in forms that this writer does not choose. */
    @Test
    void shouldReadRealsOfOtherBases() {
        assertEquals(1.5, reader("09 03 80 ff 03").real(BerTag.REAL));
        assertEquals(24.0, reader("09 03 88 01 03").real(BerTag.REAL), "scale factor 2");
        assertEquals(24.0, reader("09 03 90 01 03").real(BerTag.REAL), "base 8");
        assertEquals(48.0, reader("09 03 a0 01 03").real(BerTag.REAL), "base 16");
        assertEquals(6.0, reader("09 04 81 00 01 03").real(BerTag.REAL), "exponent of two octets");
        BerReader decimal = reader("09 04 03 31 2e 35");
        decimal.real(BerTag.REAL);
        assertEquals(DecodeFault.UNSUPPORTED_FORM, decimal.fault());
    }

    @Test
    void shouldReadAndWriteHighTags() {
        for (int number : List.of(31, 99, 127, 128, 16_383, 16_384, BerTag.MAX_NUMBER)) {
            int tag = BerTag.of(0x80, false, number);
            BerReader in = reader(written(out -> out.integer(tag, 5)));
            assertEquals(tag, in.peekTag());
            assertEquals(5, in.integer(tag));
            assertNull(in.fault());
        }
        assertEquals("9f630105", written(out -> out.integer(BerTag.of(0x80, false, 99), 5)));
        assertThrows(IllegalArgumentException.class, () -> BerTag.of(0x80, false, BerTag.MAX_NUMBER + 1));
    }

    @Test
    void shouldStickToTheFirstFault() {
        BerReader in = reader("30 06 02 01 05 04 01 07");
        in.enter(BerTag.SEQUENCE);
        assertEquals(5, in.integer(BerTag.INTEGER));
        assertEquals(0, in.integer(BerTag.INTEGER));
        assertEquals(DecodeFault.UNEXPECTED_TAG, in.fault());
        assertEquals(5, in.faultOffset());
        assertEquals("an element has another tag than its place demands: 04 where 02 belongs", in.faultReason());
        assertEquals(Octets.EMPTY, in.octets(BerTag.OCTET_STRING, 9));
        assertEquals("", in.text(BerTag.IA5_STRING, 9));
        in.leaveRecord();
        in.skip();
        assertFalse(in.more());
        assertEquals(5, in.faultOffset());
    }

    @Test
    void shouldNotBelieveALengthThatTheInputHasNot() {
        for (String hex : List.of("04 84 7f ff ff ff 00", "04 88 7f ff ff ff ff ff ff ff", "04 84 ff ff ff ff", "04 ff",
                "04 85 01 00 00 00 00", "04 05 00", "04", "1f", "1f ff ff", "")) {
            BerReader in = reader(hex);
            in.octets(hex.startsWith("1f") ? BerTag.of(0, false, 31) : BerTag.OCTET_STRING, Integer.MAX_VALUE);
            assertTrue(in.fault() == DecodeFault.TRUNCATED || in.fault() == DecodeFault.LENGTH_TOO_LARGE,
                    hex + " " + in.fault());
        }
    }

    @Test
    void shouldHoldNestingToItsLimit() {
        assertNull(nested(BerReader.MAX_DEPTH).fault());
        assertEquals(DecodeFault.TOO_DEEP, nested(BerReader.MAX_DEPTH + 1).fault());
        BerWriter out = new BerWriter().reset(Trailing.NONE);
        for (int i = 0; i < BerReader.MAX_DEPTH; i++) {
            out.begin();
        }
        assertThrows(EncodeException.class, out::begin);
    }

    private static BerReader nested(int depth) {
        StringBuilder hex = new StringBuilder();
        for (int i = depth - 1; i >= 0; i--) {
            hex.append(String.format("30%02x", 2 * i));
        }
        BerReader in = reader(hex.toString());
        for (int i = 0; i < depth; i++) {
            in.enter(BerTag.SEQUENCE);
        }
        return in;
    }

    /** Indefinite lengths are nested too, and looked through before anything is read. */
    @Test
    void shouldHoldIndefiniteNestingToItsLimit() {
        for (int depth : List.of(BerReader.MAX_DEPTH, BerReader.MAX_DEPTH + 1, 10_000)) {
            byte[] bytes = HexFormat.of().parseHex("3080".repeat(depth) + "0000".repeat(depth));
            BerReader in = new BerReader(true).reset(bytes, 0, bytes.length);
            in.enter(BerTag.SEQUENCE);
            assertEquals(depth == BerReader.MAX_DEPTH ? null : DecodeFault.TOO_DEEP, in.fault(), "depth " + depth);
        }
    }

    @Test
    void shouldHoldOutputToItsLimit() {
        BerWriter out = new BerWriter().reset(Trailing.NONE);
        out.raw(new byte[BerWriter.MAX_OCTETS]);
        assertEquals(BerWriter.MAX_OCTETS, out.size());
        assertThrows(EncodeException.class, () -> out.octet(0));
    }

    @Test
    void shouldKeepBitsWithinTheirWidth() {
        for (int width = 1; width <= BerReader.MAX_BITS; width++) {
            int octets = (width + 7) / 8;
            int highest = 1 << 8 * octets - 1;
            int lowest = 1 << 8 * octets - width;
            int bits = width;
            for (int value : new int[]{0, highest, lowest, highest | lowest}) {
                BerReader in = reader(written(out -> out.bits(BerTag.BIT_STRING, bits, value)));
                assertEquals(value, in.bits(BerTag.BIT_STRING, width), "width " + width);
                assertNull(in.fault());
            }
            if (lowest != 1) {
                assertThrows(EncodeException.class,
                        () -> written(out -> out.bits(BerTag.BIT_STRING, bits, lowest / 2)));
            }
        }
        assertEquals(0xf0, reader("03 02 00 ff").bits(BerTag.BIT_STRING, 4), "bits beyond the width are dropped");
        assertEquals(0, reader("03 01 00").bits(BerTag.BIT_STRING, 4));
    }
}
