package io.strowger.core.analysis;

import io.strowger.core.analysis.NumberTable.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Makes the file of a number table. The same rows in any order give the same bytes. Confined to one thread. */
public final class NumberTableWriter {
    private static final int BUFFER_BYTES = 1 << 16;
    private final Kind kind;
    private final TreeMap<String, Integer> values = new TreeMap<>();
    private long[] keys = new long[1_024];
    private int[] valueOf = new int[1_024];
    private int rows;

    public NumberTableWriter(Kind kind) {
        this.kind = kind;
    }

    /** Adds a row; what is wrong with it, empty = nothing. */
    public String add(String number, String value) {
        int from = number.startsWith("+") ? 1 : 0;
        int digits = number.length() - from;
        long key = digits < 1 || digits > NumberTable.DIGITS_MAX ? -1 : NumberTable.key(number, from, digits);
        if (key < 0) {
            return "a number has 1 to " + NumberTable.DIGITS_MAX + " digits and perhaps a plus before them";
        }
        if (value.isEmpty() || value.getBytes(StandardCharsets.UTF_8).length > NumberTable.VALUE_BYTES_MAX) {
            return "a value has 1 to " + NumberTable.VALUE_BYTES_MAX + " octets in UTF-8";
        }
        if (rows == NumberTable.ROWS_MAX) {
            return "a table has at most " + NumberTable.ROWS_MAX + " rows";
        }
        Integer known = values.get(value);
        if (known == null) {
            if (values.size() == NumberTable.VALUES_MAX) {
                return "a table has at most " + NumberTable.VALUES_MAX + " different values";
            }
            known = values.size();
            values.put(value, known);
        }
        if (rows == keys.length) {
            keys = Arrays.copyOf(keys, rows * 2);
            valueOf = Arrays.copyOf(valueOf, rows * 2);
        }
        keys[rows] = key;
        valueOf[rows++] = known;
        return "";
    }

    public int rows() {
        return rows;
    }

    /** A number that stands twice, empty when none does. To be asked before {@link #write}. */
    public String twice() {
        long[] sorted = sorted();
        for (int i = 1; i < rows; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return text(sorted[i]);
            }
        }
        return "";
    }

    private static String text(long key) {
        StringBuilder digits = new StringBuilder();
        for (int i = NumberTable.DIGITS_MAX - 1; i >= 0; i--) {
            int digit = (int) (key >>> 4 * i & 0xF);
            if (digit > 0) {
                digits.append((char) ('0' + digit - 1));
            }
        }
        return digits.toString();
    }

    private long[] sorted() {
        long[] sorted = Arrays.copyOf(keys, rows);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Writes the file; no number may stand twice. */
    public void write(OutputStream out) throws IOException {
        long[] sorted = sorted();
        int[] places = places();
        int[] value = new int[rows];
        int lengths = 0;
        for (int i = 0; i < rows; i++) {
            value[Arrays.binarySearch(sorted, keys[i])] = places[valueOf[i]];
            lengths |= 1 << NumberTable.DIGITS_MAX - Long.numberOfTrailingZeros(keys[i]) / 4;
        }
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        List<Integer> ends = new ArrayList<>();
        for (String each : values.keySet()) {
            texts.writeBytes(each.getBytes(StandardCharsets.UTF_8));
            ends.add(texts.size());
        }
        int width = values.size() <= 1 << 8 ? 1 : values.size() <= 1 << 16 ? 2 : 4;
        Sink sink = new Sink(out);
        sink.number(NumberTable.MAGIC, 8);
        for (int field : new int[]{kind.ordinal(), rows, values.size(), width, texts.size(), lengths}) {
            sink.number(field, 4);
        }
        for (int i = NumberTable.LAST_HEADER_FIELDS; i < NumberTable.HEADER_BYTES; i++) {
            sink.number(0, 1);
        }
        for (long key : sorted) {
            sink.number(key, 8);
        }
        beginnings(sorted, sink);
        for (int each : value) {
            sink.number(each, width);
        }
        for (int end : ends) {
            sink.number(end, 4);
        }
        sink.flush();
        texts.writeTo(out);
    }

    /** Values are numbered in the order of their texts, not as they came. */
    private int[] places() {
        int[] places = new int[values.size()];
        int next = 0;
        for (int cameAs : values.values()) {
            places[cameAs] = next++;
        }
        return places;
    }

    private static void beginnings(long[] sorted, Sink sink) throws IOException {
        int row = 0;
        for (int beginning = 0; beginning <= NumberTable.BEGINNINGS; beginning++) {
            while (row < sorted.length && NumberTable.beginning(sorted[row]) < beginning) {
                row++;
            }
            sink.number(row, 4);
        }
    }

    /** Numbers of any width, big endian. */
    private static final class Sink {
        private final OutputStream out;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

        Sink(OutputStream out) {
            this.out = out;
        }

        void number(long value, int octets) throws IOException {
            if (buffer.remaining() < octets) {
                flush();
            }
            for (int i = octets - 1; i >= 0; i--) {
                buffer.put((byte) (value >>> 8 * i));
            }
        }

        void flush() throws IOException {
            out.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
    }
}
