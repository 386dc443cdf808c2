package io.strowger.core.analysis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An immutable table from numbers to texts over the bytes of its file, which may be mapped. Of several prefixes of a number the longest counts. Reading allocates nothing
 * but the text, once each. Any thread.
 *
 * <p>File, big endian: magic (8 octets), kind, rows, values, octets of a value's number, octets of all texts, mask of lengths (4 octets each), 28 octets of
 * zeroes; then keys in order (8 octets each), the first row of each beginning (4 octets each), numbers of values, ends of texts (4 octets each), texts in UTF-8. A key has the digits
 * of its number in 15 half octets, each one more than the digit, the first at the top; what is left is zero.
 */
public final class NumberTable {
    static final long MAGIC = 0x5354524F574E5542L; // STROWNUB
    static final int HEADER_BYTES = 64;
    static final int LAST_HEADER_FIELDS = 32;
    /** Digits of a number; longer ones have no value of their own. */
    public static final int DIGITS_MAX = 15;
    /** Rows of a table. */
    public static final int ROWS_MAX = 50_000_000;
    /** Different texts of a table. */
    public static final int VALUES_MAX = 1_000_000;
    /** Octets of a text. */
    public static final int VALUE_BYTES_MAX = 256;
    /** Beginnings that the rows are indexed by: the first four digits. */
    static final int BEGINNINGS = 1 << 16;
    private static final int BEGINNING_SHIFT = 4 * DIGITS_MAX - 16;

    private final ByteBuffer bytes;
    private final boolean whole;
    private final int rows;
    private final int width;
    private final int lengths;
    private final int firstRows;
    private final int numbers;
    private final int ends;
    private final int texts;
    private final String[] values;

    private NumberTable(ByteBuffer bytes) {
        this.bytes = bytes;
        whole = bytes.getInt(8) == Kind.WHOLE.ordinal();
        rows = bytes.getInt(12);
        values = new String[bytes.getInt(16)];
        width = bytes.getInt(20);
        lengths = bytes.getInt(28);
        firstRows = HEADER_BYTES + 8 * rows;
        numbers = firstRows + 4 * (BEGINNINGS + 1);
        ends = numbers + width * rows;
        texts = ends + 4 * values.length;
    }

    /** What the rows are. Constants are only appended. */
    public enum Kind {
        /** Beginnings of numbers. */
        PREFIXES,
        /** Numbers as a whole. */
        WHOLE
    }

    /** The table in these bytes; throws IllegalArgumentException, saying why, when they are none. */
    public static NumberTable of(ByteBuffer bytes) {
        if (bytes.limit() < HEADER_BYTES || bytes.getLong(0) != MAGIC) {
            throw new IllegalArgumentException("this is no number table");
        }
        long rows = bytes.getInt(12);
        long values = bytes.getInt(16);
        long width = bytes.getInt(20);
        long size = HEADER_BYTES + 8 * rows + 4L * (BEGINNINGS + 1) + width * rows + 4 * values + bytes.getInt(24);
        if (rows < 0 || rows > ROWS_MAX || values < 0 || values > VALUES_MAX || width < 1 || width > 4
                || size != bytes.limit()) {
            throw new IllegalArgumentException("the number table is damaged: it should have " + size
                    + " octets and has " + bytes.limit());
        }
        return new NumberTable(bytes);
    }

    public int rows() {
        return rows;
    }

    public Kind kind() {
        return whole ? Kind.WHOLE : Kind.PREFIXES;
    }

    /** The text of the longest prefix of the number, or of the whole number; empty without one. A plus in front does not count. */
    public String value(String number) {
        int from = number.startsWith("+") ? 1 : 0;
        int digits = number.length() - from;
        if (digits == 0 || whole && digits > DIGITS_MAX) {
            return "";
        }
        long key = key(number, from, Math.min(digits, DIGITS_MAX));
        int row = key < 0 ? -1 : whole ? exact(key) : longest(key, Math.min(digits, DIGITS_MAX));
        return row < 0 ? "" : text(row);
    }

    /** The key of so many digits; -1 when there is something else. */
    static long key(String number, int from, int digits) {
        long key = 0;
        for (int i = 0; i < digits; i++) {
            int digit = number.charAt(from + i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            key |= (long) (digit + 1) << 4 * (DIGITS_MAX - 1 - i);
        }
        return key;
    }

    private int exact(long key) {
        int row = floor(key);
        return row >= 0 && keyOf(row) == key ? row : -1;
    }

    /**
     * The last row at or before the key is either a prefix of it or shares fewer digits with it than any prefix of it that is a row can have, so that the search goes on
     * with those digits only.
     */
    private int longest(long key, int digits) {
        long wanted = key;
        int left = digits;
        while (left > 0) {
            int row = floor(wanted);
            if (row < 0) {
                return -1;
            }
            long found = keyOf(row);
            if (found == wanted) {
                return row;
            }
            int common = Math.min(commonDigits(found, wanted), left);
            if (common == digits(found)) {
                return row;
            }
            // Only lengths that occur are worth a search.
            int shorter = lengths & (1 << common + 1) - 1;
            left = shorter == 0 ? 0 : 31 - Integer.numberOfLeadingZeros(shorter);
            wanted = left == 0 ? 0 : key & -1L << 4 * (DIGITS_MAX - left);
        }
        return -1;
    }

    private static int commonDigits(long one, long other) {
        return (Long.numberOfLeadingZeros(one ^ other) - (Long.SIZE - 4 * DIGITS_MAX)) / 4;
    }

    private static int digits(long key) {
        return DIGITS_MAX - Long.numberOfTrailingZeros(key) / 4;
    }

    /** The last row whose key is at most this one, -1 without one. */
    private int floor(long key) {
        int beginning = (int) (key >>> BEGINNING_SHIFT);
        int low = bytes.getInt(firstRows + 4 * beginning);
        int high = bytes.getInt(firstRows + 4 * (beginning + 1)) - 1;
        int last = low - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (keyOf(middle) <= key) {
                last = middle;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return last;
    }

    static int beginning(long key) {
        return (int) (key >>> BEGINNING_SHIFT);
    }

    private long keyOf(int row) {
        return bytes.getLong(HEADER_BYTES + 8 * row);
    }

    private String text(int row) {
        int at = numbers + width * row;
        int value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | bytes.get(at + i) & 0xFF;
        }
        String known = values[value];
        if (known == null) {
            int from = value == 0 ? 0 : bytes.getInt(ends + 4 * (value - 1));
            byte[] text = new byte[bytes.getInt(ends + 4 * value) - from];
            bytes.get(texts + from, text);
            known = new String(text, StandardCharsets.UTF_8);
            values[value] = known;
        }
        return known;
    }
}
