package io.strowger.csta.ber;

import io.strowger.csta.EncodeException;
import io.strowger.csta.Octets;
import java.util.Arrays;

/**
 * Writes BER from the last octet to the first, so that every length is known when it is written: what comes last on
 * the wire is written first. Lengths and numbers are of the shortest form.
 */
public final class BerWriter {
    /** Most octets of one output. */
    public static final int MAX_OCTETS = 1 << 20;

    private static final int FIRST_SIZE = 512;

    private final int[] ends = new int[BerReader.MAX_DEPTH];
    private byte[] buffer = new byte[FIRST_SIZE];
    /** The output is what is in the buffer from here on. */
    private int start = FIRST_SIZE;
    private int depth;
    private Trailing trailing = Trailing.NONE;
    private int nextPiece;
    private int recordsEnded;

    /** Starts anew; {@code again} are the trailing members that came with the value when it was decoded. */
    public BerWriter reset(Trailing again) {
        start = buffer.length;
        depth = 0;
        trailing = again;
        nextPiece = 0;
        recordsEnded = 0;
        return this;
    }

    /** Octets written. */
    public int size() {
        return buffer.length - start;
    }

    /** A copy of the output. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(buffer, start, buffer.length);
    }

    /** Copies the output to {@code target} at {@code offset}. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(buffer, start, target, offset, size());
    }

    /** Begins the content of a constructed element: at its end. */
    public void begin() {
        if (depth == ends.length) {
            throw new EncodeException("constructed elements are nested deeper than " + ends.length);
        }
        ends[depth++] = size();
    }

    /** Begins the content of a SEQUENCE of known members, with what trailed it when it was decoded. */
    public void beginRecord() {
        begin();
        if (nextPiece < trailing.pieces().size()) {
            Trailing.Piece piece = trailing.pieces().get(nextPiece);
            if (piece.fromEnd() == recordsEnded) {
                nextPiece++;
                raw(piece.octets());
            }
        }
        recordsEnded++;
    }

    /** Ends the constructed element last begun: writes its length and tag. */
    public void end(int tag) {
        header(tag, size() - ends[--depth]);
    }

    /** INTEGER. */
    public void integer(int tag, int value) {
        if (value == (byte) value) {
            room(4);
            buffer[--start] = (byte) value;
            buffer[--start] = 1;
            tag(tag);
            return;
        }
        int end = size();
        int rest = value;
        do {
            octet(rest);
            rest >>= 8;
        } while (rest != (buffer[start] >> 7));
        header(tag, size() - end);
    }

    /** ENUMERATED. */
    public void enumerated(int tag, int value) {
        integer(tag, value);
    }

    /** BOOLEAN. */
    public void bool(int tag, boolean value) {
        octet(value ? 0xff : 0);
        header(tag, 1);
    }

    /** NULL. */
    public void nil(int tag) {
        header(tag, 0);
    }

    /** A character string of at most {@code max} characters of ISO 8859-1. */
    public void text(int tag, int max, String value) {
        int length = value.length();
        if (length > max) {
            throw new EncodeException("a text of " + length + " characters, at most " + max);
        }
        room(length);
        int at = start - length;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c > 0xff) {
                throw new EncodeException("character " + (int) c + " at " + i + " is no IA5 character");
            }
            buffer[at + i] = (byte) c;
        }
        start = at;
        header(tag, length);
    }

    /** An octet string of at most {@code max} octets. */
    public void octets(int tag, int max, Octets value) {
        if (value.length() > max) {
            throw new EncodeException("a string of " + value.length() + " octets, at most " + max);
        }
        raw(value);
        header(tag, value.length());
    }

    /** BIT STRING of {@code width} bits, given as {@link BerReader#bits} gives it; other bits are an error. */
    public void bits(int tag, int width, int value) {
        int octets = (width + 7) / 8;
        int unused = octets * 8 - width;
        int allowed = (octets == 4 ? -1 : (1 << octets * 8) - 1) & -1 << unused;
        if ((value & ~allowed) != 0) {
            throw new EncodeException("bits " + Integer.toHexString(value) + " beyond a width of " + width);
        }
        for (int i = 0; i < octets; i++) {
            octet(value >>> 8 * i);
        }
        octet(unused);
        header(tag, octets + 1);
    }

    /** REAL, base 2. */
    public void real(int tag, double value) {
        int end = size();
        BerReal.write(this, value);
        header(tag, size() - end);
    }

    /** Octets as they are: whole elements. */
    public void raw(Octets value) {
        room(value.length());
        start -= value.length();
        value.copyTo(buffer, start);
    }

    /** Octets as they are. */
    public void raw(byte[] value) {
        room(value.length);
        start -= value.length;
        System.arraycopy(value, 0, buffer, start, value.length);
    }

    /** One octet. */
    public void octet(int value) {
        room(1);
        buffer[--start] = (byte) value;
    }

    private void header(int tag, int length) {
        room(9);
        if (length < 0x80) {
            buffer[--start] = (byte) length;
        } else {
            int count = 0;
            for (int rest = length; rest != 0; rest >>>= 8) {
                buffer[--start] = (byte) rest;
                count++;
            }
            buffer[--start] = (byte) (0x80 | count);
        }
        tag(tag);
    }

    private void tag(int tag) {
        if ((tag & ~0xff) == 0) {
            buffer[--start] = (byte) tag;
            return;
        }
        for (int rest = tag; rest != 0; rest >>>= 8) {
            octet(rest);
        }
    }

    private void room(int octets) {
        if (octets <= start) {
            return;
        }
        int size = size();
        long wanted = (long) size + octets;
        if (wanted > MAX_OCTETS) {
            throw new EncodeException("more than " + MAX_OCTETS + " octets");
        }
        byte[] larger = new byte[(int) Math.min(MAX_OCTETS, Math.max(2L * buffer.length, wanted))];
        System.arraycopy(buffer, start, larger, larger.length - size, size);
        start = larger.length - size;
        buffer = larger;
    }
}
