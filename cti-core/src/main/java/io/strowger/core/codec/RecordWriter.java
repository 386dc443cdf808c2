package io.strowger.core.codec;

import java.util.Arrays;

/**
 * A growing, reusable buffer that records are encoded into. The bytes are {@code array()[0 .. position())}. A caller
 * may put its own header before a record and may set the position back to overwrite. Not thread-safe: one owner at a
 * time.
 *
 * <p>A nested message is written in place after one reserved byte for its length; a body of 128 bytes or more is
 * moved up to make room for a longer length. Most bodies are shorter, so that nothing is measured beforehand and
 * nothing moves.
 */
public final class RecordWriter {

    private static final int INITIAL_CAPACITY_BYTES = 256;
    /** Small values are written first and held against the limit afterwards; this is how far they may run over. */
    private static final int SLACK_BYTES = 256;
    /** Longest tag and longest varint together. */
    private static final int SCALAR_FIELD_BYTES_MAX = 15;
    /** Strings up to this many chars have at most 127 bytes: their length takes one byte whatever they contain. */
    private static final int SHORT_STRING_CHARS = 42;
    private static final int CONTINUE = 0x80;

    private final int limit;
    private byte[] buffer;
    private int position;
    private int depth;

    /** A writer that holds one message of the largest size. */
    public RecordWriter() {
        this(INITIAL_CAPACITY_BYTES, CodecLimits.MESSAGE_BYTES_MAX);
    }

    /**
     * @param initialCapacity bytes to start with
     * @param limit bytes that the writer may hold at most; more is refused with an {@link IllegalArgumentException}
     */
    public RecordWriter(int initialCapacity, int limit) {
        if (initialCapacity < 0 || limit < 0 || limit > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("capacity " + initialCapacity + ", limit " + limit);
        }
        this.limit = limit;
        this.buffer = new byte[Math.max(SCALAR_FIELD_BYTES_MAX, Math.min(initialCapacity, limit))];
    }

    /** The buffer itself, valid up to {@link #position()} until the next write, which may replace it. */
    public byte[] array() {
        return buffer;
    }

    /** How many bytes were written, and where the next one goes. */
    public int position() {
        return position;
    }

    /** Bytes that the writer may hold. */
    public int limit() {
        return limit;
    }

    /** Goes back to an earlier position and forgets what was behind it. */
    public void position(int earlier) {
        if (earlier < 0 || earlier > position) {
            throw new IllegalArgumentException("position " + earlier + " is not within 0 to " + position);
        }
        position = earlier;
        depth = 0;
    }

    /** Forgets everything and keeps the buffer. */
    public void reset() {
        position = 0;
        depth = 0;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, position);
    }

    /** Appends one byte. */
    public void writeByte(int value) {
        reserve(1);
        buffer[position++] = (byte) value;
        checkLimit();
    }

    /** Appends bytes as they are. */
    public void writeBytes(byte[] bytes, int offset, int length) {
        rawBytes(bytes, offset, length);
        checkLimit();
    }

    /** Appends 32 bits, the least significant byte first. */
    public void writeFixed32(int value) {
        reserve(Integer.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            buffer[position++] = (byte) (value >>> shift);
        }
        checkLimit();
    }

    /** Appends 64 bits, the least significant byte first. */
    public void writeFixed64(long value) {
        reserve(Long.BYTES);
        fixed64(value);
        checkLimit();
    }

    /** Appends an unsigned varint of one to ten bytes. */
    public void writeVarint(long value) {
        reserve(SCALAR_FIELD_BYTES_MAX);
        varint(value);
        checkLimit();
    }

    /** How many bytes a value takes as a varint. */
    static int varintBytes(long value) {
        return (Long.SIZE + 6 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    void varintField(int tag, long value) {
        reserve(SCALAR_FIELD_BYTES_MAX);
        varint(tag);
        varint(value);
    }

    void fixed64Field(int tag, long value) {
        reserve(SCALAR_FIELD_BYTES_MAX);
        varint(tag);
        fixed64(value);
    }

    void rawVarint(long value) {
        reserve(SCALAR_FIELD_BYTES_MAX);
        varint(value);
    }

    void rawFixed64(long value) {
        reserve(SCALAR_FIELD_BYTES_MAX);
        fixed64(value);
    }

    void bytesField(int tag, Bytes bytes) {
        varintField(tag, bytes.length());
        reserve(bytes.length());
        bytes.copyTo(buffer, position);
        position += bytes.length();
    }

    /** A lone surrogate is written as '?', as every encoder of the JDK does. */
    void stringField(int tag, String value) {
        int chars = value.length();
        if (chars <= SHORT_STRING_CHARS) {
            reserve(SCALAR_FIELD_BYTES_MAX + 3 * SHORT_STRING_CHARS);
            varint(tag);
            int start = ++position;
            utf8(value);
            buffer[start - 1] = (byte) (position - start);
        } else {
            long bytes = utf8Bytes(value);
            if (bytes > limit - position) {
                throw overLimit();
            }
            reserve(SCALAR_FIELD_BYTES_MAX + (int) bytes);
            varint(tag);
            varint(bytes);
            utf8(value);
        }
    }

    /** Starts a length-delimited field; the result goes to {@link #endField}. */
    int beginField(int tag) {
        reserve(SCALAR_FIELD_BYTES_MAX);
        varint(tag);
        return ++position;
    }

    void endField(int start) {
        int length = position - start;
        if (length < CONTINUE) {
            buffer[start - 1] = (byte) length;
            return;
        }
        int more = varintBytes(length) - 1;
        reserve(more);
        System.arraycopy(buffer, start, buffer, start + more, length);
        position = start - 1;
        varint(length);
        position += length;
    }

    /** As {@link #beginField} for a field that is a message. */
    int beginMessage(int tag) {
        if (++depth > CodecLimits.NESTING_DEPTH_MAX) {
            throw new IllegalArgumentException("more than " + CodecLimits.NESTING_DEPTH_MAX + " nested messages");
        }
        return beginField(tag);
    }

    void endMessage(int start) {
        depth--;
        endField(start);
    }

    void checkLimit() {
        if (position > limit) {
            throw overLimit();
        }
    }

    private IllegalArgumentException overLimit() {
        return new IllegalArgumentException("more than " + limit + " bytes");
    }

    private void rawBytes(byte[] bytes, int offset, int length) {
        reserve(length);
        System.arraycopy(bytes, offset, buffer, position, length);
        position += length;
    }

    private void reserve(int bytes) {
        if (bytes > buffer.length - position) {
            grow(bytes);
        }
    }

    private void grow(int bytes) {
        long needed = (long) position + bytes;
        long most = (long) limit + SLACK_BYTES;
        if (needed > most) {
            throw overLimit();
        }
        buffer = Arrays.copyOf(buffer, (int) Math.min(most, Math.max(needed, 2L * buffer.length)));
    }

    private void varint(long value) {
        byte[] target = buffer;
        int at = position;
        long rest = value;
        while ((rest & -CONTINUE) != 0) {
            target[at++] = (byte) (rest | CONTINUE);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        position = at;
    }

    private void fixed64(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            buffer[position++] = (byte) (value >>> shift);
        }
    }

    private static long utf8Bytes(String value) {
        long bytes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (startsPair(value, i)) {
                bytes += 4;
                i++;
            } else {
                bytes++;
            }
        }
        return bytes;
    }

    private static boolean startsPair(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i)) && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
    }

    private void utf8(String value) {
        byte[] target = buffer;
        int at = position;
        int chars = value.length();
        int i = 0;
        for (char c; i < chars && (c = value.charAt(i)) < 0x80; i++) {
            target[at++] = (byte) c;
        }
        position = at;
        if (i < chars) {
            utf8Rest(value, i);
        }
    }

    private void utf8Rest(String value, int from) {
        byte[] target = buffer;
        int at = position;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                target[at++] = (byte) c;
            } else if (c < 0x800) {
                target[at++] = (byte) (0xC0 | c >> 6);
                target[at++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                target[at++] = (byte) (0xE0 | c >> 12);
                target[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                target[at++] = (byte) (0x80 | c & 0x3F);
            } else if (startsPair(value, i)) {
                int point = Character.toCodePoint(c, value.charAt(++i));
                target[at++] = (byte) (0xF0 | point >> 18);
                target[at++] = (byte) (0x80 | point >> 12 & 0x3F);
                target[at++] = (byte) (0x80 | point >> 6 & 0x3F);
                target[at++] = (byte) (0x80 | point & 0x3F);
            } else {
                target[at++] = '?';
            }
        }
        position = at;
    }
}
