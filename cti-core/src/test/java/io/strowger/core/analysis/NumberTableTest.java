package io.strowger.core.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.core.analysis.NumberTable.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tables of numbers against an obviously right search. */
class NumberTableTest {
    private static byte[] bytes(Kind kind, Map<String, String> rows, Random order) throws IOException {
        NumberTableWriter writer = new NumberTableWriter(kind);
        List<String> numbers = new ArrayList<>(rows.keySet());
        Collections.shuffle(numbers, order);
        for (String number : numbers) {
            assertEquals("", writer.add(number, rows.get(number)));
        }
        assertEquals("", writer.twice());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(out);
        return out.toByteArray();
    }

    private static String digits(Random random, int min, int max, int alphabet) {
        StringBuilder digits = new StringBuilder();
        for (int k = min + random.nextInt(max - min + 1); k > 0; k--) {
            digits.append((char) ('0' + random.nextInt(alphabet)));
        }
        return digits.toString();
    }

    @Test
    void theLongestPrefixCounts() throws IOException {
        long seed = 5;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int alphabet = 2 + random.nextInt(9);
            Map<String, String> rows = new TreeMap<>();
            for (int i = random.nextInt(200); i >= 0; i--) {
                rows.put(digits(random, 1, random.nextInt(10) == 0 ? 15 : 6, alphabet), "v" + random.nextInt(400));
            }
            byte[] file = bytes(Kind.PREFIXES, rows, random);
            assertArrayEquals(file, bytes(Kind.PREFIXES, rows, random), "the order of the rows is of no meaning");
            NumberTable table = NumberTable.of(ByteBuffer.wrap(file));
            for (int i = 0; i < 300; i++) {
                String number = digits(random, 0, 17, alphabet);
                String wanted = "";
                for (int length = Math.min(number.length(), 15); length > 0 && wanted.isEmpty(); length--) {
                    wanted = rows.getOrDefault(number.substring(0, length), "");
                }
                assertEquals(wanted, table.value(number), "seed " + seed + " number " + number + " of " + rows);
                assertEquals(wanted, table.value("+" + number));
            }
        }
    }

    @Test
    void wholeNumbersCountWhole() throws IOException {
        byte[] file = bytes(Kind.WHOLE, Map.of("493012345", "carrier a", "4930", "carrier b"), new Random(1));
        NumberTable table = NumberTable.of(ByteBuffer.wrap(file));
        assertEquals("carrier a", table.value("+493012345"));
        assertEquals("carrier b", table.value("4930"));
        assertEquals("", table.value("49301"));
        assertEquals("", table.value("4930123456"));
        assertEquals("", table.value("493012345000000000"));
        assertEquals("", table.value("49x"));
        assertEquals("", table.value(""));
        assertEquals(Kind.WHOLE, table.kind());
    }

    @Test
    void whatIsNoRowIsRefused() {
        NumberTableWriter writer = new NumberTableWriter(Kind.PREFIXES);
        assertFalse(writer.add("", "x").isEmpty());
        assertFalse(writer.add("12a", "x").isEmpty());
        assertEquals("", writer.add("1".repeat(NumberTable.DIGITS_MAX), "x"));
        assertFalse(writer.add("1".repeat(NumberTable.DIGITS_MAX + 1), "x").isEmpty());
        assertEquals("", writer.add("2", "x".repeat(NumberTable.VALUE_BYTES_MAX)));
        assertFalse(writer.add("3", "x".repeat(NumberTable.VALUE_BYTES_MAX + 1)).isEmpty());
        assertFalse(writer.add("4", "").isEmpty());
        assertEquals("", writer.add("+2", "y"));
        assertEquals("2", writer.twice());
    }

    @Test
    void whatIsNoTableIsRefused() throws IOException {
        byte[] file = bytes(Kind.PREFIXES, Map.of("1", "a"), new Random(1));
        assertThrows(IllegalArgumentException.class, () -> NumberTable.of(ByteBuffer.wrap(new byte[10])));
        assertThrows(IllegalArgumentException.class, () -> NumberTable.of(ByteBuffer.wrap(new byte[100])));
        assertThrows(IllegalArgumentException.class,
                () -> NumberTable.of(ByteBuffer.wrap(Arrays.copyOf(file, file.length - 1))));
        file[12] = 0x7F;
        assertThrows(IllegalArgumentException.class, () -> NumberTable.of(ByteBuffer.wrap(file)));
    }
}
