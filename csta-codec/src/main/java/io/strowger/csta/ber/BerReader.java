package io.strowger.csta.ber;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A cursor over octets in BER (X.690).
 *
 * <p>The first fault sticks: from then on every reading method returns at once with an empty value, {@link #more} says
 * no, and {@link #fault} tells the first fault and its offset. So a declaration is read straight through and asked once
 * at the end. Nothing is allocated by a length that the input does not have.
 *
 * <p>Numbers and lengths may have leading zero octets; indefinite lengths are read when the reader was told to.
 */
public final class BerReader {
    /** How deeply constructed elements may be nested. */
    public static final int MAX_DEPTH = 32;
    /** Most content octets of a number. */
    public static final int MAX_NUMBER_OCTETS = 8;
    /** Most bits of a BIT STRING that is read as {@code int}. */
    public static final int MAX_BITS = 32;

    private static final int INDEFINITE = 0x80;

    private final boolean indefiniteAllowed;
    private final int[] outerLimits = new int[MAX_DEPTH];
    private final int[] afterContents = new int[MAX_DEPTH];
    private byte[] bytes;
    private int base;
    private int position;
    private int limit;
    private int depth;
    private int recordsLeft;
    private List<Trailing.Piece> trailing;
    private DecodeFault fault;
    private int faultOffset;
    private String faultDetail;
    /** Set by {@link #openIndefinite}: where the element ends, its end-of-contents octets included; otherwise 0. */
    private int indefiniteEnd;

    /** A reader that takes definite lengths only. */
    public BerReader() {
        this(false);
    }

    /** A reader that takes indefinite lengths too when {@code indefiniteAllowed}. */
    public BerReader(boolean indefiniteAllowed) {
        this.indefiniteAllowed = indefiniteAllowed;
    }

    /** Starts anew on {@code length} octets at {@code offset}; offsets of faults count from {@code offset}. */
    public BerReader reset(byte[] input, int offset, int length) {
        base = offset;
        fault = null;
        trailing = null;
        recordsLeft = 0;
        return window(input, offset, length);
    }

    /**
     * Goes to another part of the same input and keeps fault, offsets and trailing members.
     *
     * @param offset
     *            in the array
     */
    public BerReader window(byte[] input, int offset, int length) {
        bytes = input;
        position = offset;
        depth = 0;
        limit = fault == null ? offset + length : offset;
        return this;
    }

    /** Octets from the start of the input to the cursor. */
    public int offset() {
        return position - base;
    }

    /** Octets left in the element that the cursor is in. */
    public int remaining() {
        return limit - position;
    }

    /** Whether another element follows in the element that the cursor is in. */
    public boolean more() {
        return position < limit;
    }

    /** The first fault, or null. */
    public DecodeFault fault() {
        return fault;
    }

    /** Octets from the start of the input to the first fault. */
    public int faultOffset() {
        return faultOffset - base;
    }

    /** The first fault in words. */
    public String faultReason() {
        return faultDetail.isEmpty() ? fault.sentence() : fault.sentence() + ": " + faultDetail;
    }

    /** Records a fault at the cursor, unless there is one already. */
    public void fail(DecodeFault kind, String detail) {
        failAt(position, kind, detail);
    }

    private int failAt(int at, DecodeFault kind, String detail) {
        if (fault == null) {
            fault = kind;
            faultOffset = at;
            faultDetail = detail;
        }
        limit = position;
        return -1;
    }

    /** What followed the known members of the SEQUENCEs read so far. */
    public Trailing trailing() {
        if (trailing == null) {
            return Trailing.NONE;
        }
        return new Trailing(trailing.stream().map(p -> new Trailing.Piece(recordsLeft - 1 - p.fromEnd(), p.octets()))
                .sorted(Comparator.comparingInt(Trailing.Piece::fromEnd)).toList());
    }

    /** The tag at the cursor without moving it, or -1 when nothing (whole) is there. */
    public int peekTag() {
        if (position >= limit) {
            return -1;
        }
        int first = bytes[position] & 0xff;
        return (first & BerTag.HIGH_NUMBER) != BerTag.HIGH_NUMBER ? first : highTag(position);
    }

    /** A tag of several octets, or -1. */
    private int highTag(int at) {
        int tag = bytes[at] & 0xff;
        for (int i = 1; i <= 3 && at + i < limit; i++) {
            int octet = bytes[at + i] & 0xff;
            tag = tag << 8 | octet;
            if ((octet & 0x80) == 0) {
                return tag;
            }
        }
        return -1;
    }

    /** Goes into the content of a constructed element with {@code tag}. */
    public void enter(int tag) {
        indefiniteEnd = 0;
        int length = open(tag, true);
        if (length < 0) {
            return;
        }
        if (depth == MAX_DEPTH) {
            failAt(position, DecodeFault.TOO_DEEP, "at most " + MAX_DEPTH);
            return;
        }
        outerLimits[depth] = limit;
        limit = position + length;
        afterContents[depth] = indefiniteEnd > 0 ? indefiniteEnd : limit;
        depth++;
    }

    /** Leaves the constructed element last entered, whose content must have been read whole. */
    public void leave() {
        if (fault != null) {
            return;
        }
        if (position < limit) {
            failAt(position, DecodeFault.TRAILING_OCTETS, limit - position + " octets");
            return;
        }
        close();
    }

    /** Leaves the SEQUENCE last entered; elements that are left in it are kept as trailing members. */
    public void leaveRecord() {
        if (fault != null) {
            return;
        }
        if (position < limit) {
            keepTrailing();
            if (fault != null) {
                return;
            }
        }
        recordsLeft++;
        close();
    }

    private void close() {
        depth--;
        position = afterContents[depth];
        limit = outerLimits[depth];
    }

    private void keepTrailing() {
        int from = position;
        while (position < limit) {
            skip();
        }
        if (fault == null) {
            if (trailing == null) {
                trailing = new ArrayList<>();
            }
            trailing.add(new Trailing.Piece(recordsLeft, Octets.copyOf(bytes, from, position - from)));
        }
    }

    /** Skips one element, whatever it is. */
    public void skip() {
        int tag = peekTag();
        if (tag < 0 && position < limit && highTag(position) == -1 && isHigh(position)) {
            failAt(position, DecodeFault.UNEXPECTED_TAG, "identifier of more than four octets");
            return;
        }
        indefiniteEnd = 0;
        int length = open(tag, BerTag.isConstructed(tag));
        if (length >= 0) {
            position = indefiniteEnd > 0 ? indefiniteEnd : position + length;
        }
    }

    private boolean isHigh(int at) {
        return (bytes[at] & BerTag.HIGH_NUMBER) == BerTag.HIGH_NUMBER;
    }

    /** The next element whole, identifier and length included. */
    public Octets element(int max) {
        int from = position;
        skip();
        if (fault != null) {
            return Octets.EMPTY;
        }
        if (position - from > max) {
            position = from;
            failAt(from, DecodeFault.STRING_TOO_LONG, "an element of at most " + max);
            return Octets.EMPTY;
        }
        return Octets.copyOf(bytes, from, position - from);
    }

    /** INTEGER. */
    public int integer(int tag) {
        return number(tag);
    }

    /** ENUMERATED. */
    public int enumerated(int tag) {
        return number(tag);
    }

    /** Most numbers have one octet, and most of what is read are numbers. */
    private int number(int tag) {
        int at = position;
        byte[] in = bytes;
        if (limit - at >= 3 && (in[at] & 0xff) == tag && in[at + 1] == 1) {
            position = at + 3;
            return in[at + 2];
        }
        int length = open(tag, false);
        return length < 0 ? 0 : longNumber(length);
    }

    private int longNumber(int length) {
        if (length == 0 || length > MAX_NUMBER_OCTETS) {
            return zero(failAt(position, DecodeFault.VALUE_LENGTH, length + " octets for a number"));
        }
        long value = bytes[position];
        for (int i = 1; i < length; i++) {
            value = value << 8 | bytes[position + i] & 0xff;
        }
        if (value != (int) value) {
            return zero(failAt(position, DecodeFault.VALUE_RANGE, "number " + value));
        }
        position += length;
        return (int) value;
    }

    private static int zero(int ignored) {
        return 0;
    }

    /** BOOLEAN; any number but zero is true. */
    public boolean bool(int tag) {
        int length = open(tag, false);
        if (length == 1) {
            return bytes[position++] != 0;
        }
        if (length >= 0) {
            failAt(position, DecodeFault.VALUE_LENGTH, length + " octets for a boolean");
        }
        return false;
    }

    /** NULL. */
    public void nil(int tag) {
        int length = open(tag, false);
        if (length > 0) {
            failAt(position, DecodeFault.VALUE_LENGTH, length + " octets for a null");
        }
    }

    /** A character string of at most {@code max} characters, one octet each, kept as they are (ISO 8859-1). */
    public String text(int tag, int max) {
        int length = open(tag, false);
        if (length <= 0) {
            return "";
        }
        if (length > max) {
            failAt(position, DecodeFault.STRING_TOO_LONG, length + " characters, at most " + max);
            return "";
        }
        String text = new String(bytes, position, length, StandardCharsets.ISO_8859_1);
        position += length;
        return text;
    }

    /** An octet string of at most {@code max} octets. */
    public Octets octets(int tag, int max) {
        int length = open(tag, false);
        if (length <= 0) {
            return Octets.EMPTY;
        }
        if (length > max) {
            failAt(position, DecodeFault.STRING_TOO_LONG, length + " octets, at most " + max);
            return Octets.EMPTY;
        }
        Octets octets = Octets.copyOf(bytes, position, length);
        position += length;
        return octets;
    }

    /**
     * BIT STRING of {@code width} bits. Missing bits are zero; bits beyond the width are dropped.
     *
     * @return as many whole octets as the width needs, the first most significant
     */
    public int bits(int tag, int width) {
        int length = open(tag, false);
        if (length < 0) {
            return 0;
        }
        int unused = length == 0 ? -1 : bytes[position];
        if (length == 0 || length > 1 + MAX_BITS / 8 || unused < 0 || unused > 7 || unused > 0 && length == 1) {
            return zero(failAt(position, DecodeFault.VALUE_LENGTH, length + " octets for a string of bits"));
        }
        int all = 0;
        for (int i = 0; i < MAX_BITS / 8; i++) {
            all = all << 8 | (i < length - 1 ? bytes[position + 1 + i] & 0xff : 0);
        }
        position += length;
        int given = Math.min(width, (length - 1) * 8 - unused);
        return given == 0 ? 0 : (all & -1 << MAX_BITS - given) >>> MAX_BITS - (width + 7) / 8 * 8;
    }

    /** REAL in binary form (X.690 clause 8.5.7) or one of the special values. */
    public double real(int tag) {
        int length = open(tag, false);
        if (length <= 0) {
            return 0;
        }
        int end = position + length;
        double value = BerReal.read(bytes, position, length);
        if (Double.isNaN(value) && !BerReal.isNotANumber(bytes, position, length)) {
            return zero(failAt(position, DecodeFault.UNSUPPORTED_FORM, "a real number"));
        }
        position = end;
        return value;
    }

    /** Reads identifier and length; gives the content's length, or -1 after a fault. */
    private int open(int tag, boolean constructed) {
        int at = position;
        int end = limit;
        if (end - at >= 2 && (bytes[at] & 0xff) == tag) {
            int length = bytes[at + 1];
            if (length >= 0 && length <= end - at - 2) {
                position = at + 2;
                return length;
            }
        }
        return openSlowly(tag, constructed);
    }

    private int openSlowly(int tag, boolean constructed) {
        int at = position;
        if (fault != null) {
            return -1;
        }
        if (at >= limit) {
            return failAt(at, endKind(), "");
        }
        int found = peekTag();
        if (found == -1) {
            return failAt(at, endKind(), "in an identifier");
        }
        if (found != tag) {
            return failAt(at, DecodeFault.UNEXPECTED_TAG,
                    BerTag.toString(found) + " where " + BerTag.toString(tag) + " belongs");
        }
        int lengthAt = at + BerTag.length(tag);
        if (lengthAt >= limit) {
            return failAt(at, overKind(), "in a length");
        }
        int first = bytes[lengthAt] & 0xff;
        if (first == INDEFINITE) {
            return openIndefinite(lengthAt, constructed);
        }
        long length = first;
        int content = lengthAt + 1;
        if (first > INDEFINITE) {
            int count = first & 0x7f;
            if (count > limit - content) {
                return failAt(at, overKind(), "in a length");
            }
            length = 0;
            for (int i = 0; i < count && length >= 0; i++) {
                length = length > Integer.MAX_VALUE ? -1 : length << 8 | bytes[content + i] & 0xff;
            }
            content += count;
            if (length < 0 || length > Integer.MAX_VALUE) {
                return failAt(at, DecodeFault.LENGTH_TOO_LARGE, count + " length octets");
            }
        }
        if (length > limit - content) {
            return failAt(at, overKind(), length + " octets of content, " + (limit - content) + " there");
        }
        position = content;
        return (int) length;
    }

    private DecodeFault endKind() {
        return depth == 0 ? DecodeFault.TRUNCATED : DecodeFault.MISSING_MEMBER;
    }

    private DecodeFault overKind() {
        return depth == 0 ? DecodeFault.TRUNCATED : DecodeFault.OVERRUN;
    }

    private int openIndefinite(int lengthAt, boolean constructed) {
        if (!indefiniteAllowed || !constructed) {
            return failAt(position, DecodeFault.INDEFINITE_LENGTH, "");
        }
        int content = lengthAt + 1;
        int end = endOfContents(content, 0);
        if (end < 0) {
            return -1;
        }
        position = content;
        indefiniteEnd = end + 2;
        return end - content;
    }

    /** Finds the end-of-contents octets that belong to content at {@code from}; -1 after a fault. */
    private int endOfContents(int from, int nested) {
        if (depth + nested >= MAX_DEPTH) {
            return failAt(from, DecodeFault.TOO_DEEP, "at most " + MAX_DEPTH);
        }
        int at = from;
        while (limit - at >= 2 && (bytes[at] != 0 || bytes[at + 1] != 0)) {
            at = afterElement(at, nested);
            if (at < 0) {
                return -1;
            }
        }
        return limit - at >= 2 ? at : failAt(at, overKind(), "before the end of an indefinite length");
    }

    private int afterElement(int at, int nested) {
        int tag = isHigh(at) ? highTag(at) : bytes[at] & 0xff;
        int lengthAt = tag == -1 ? limit : at + BerTag.length(tag);
        if (lengthAt >= limit) {
            return failAt(at, overKind(), "in an identifier");
        }
        int first = bytes[lengthAt] & 0xff;
        if (first == INDEFINITE) {
            int end = endOfContents(lengthAt + 1, nested + 1);
            return end < 0 ? -1 : end + 2;
        }
        long length = first;
        int content = lengthAt + 1;
        if (first > INDEFINITE) {
            length = 0;
            for (int count = first & 0x7f; count > 0 && content < limit; count--) {
                length = Math.min(length << 8 | bytes[content] & 0xff, Integer.MAX_VALUE);
                content++;
            }
        }
        return length > limit - content ? failAt(at, overKind(), "in an indefinite length") : content + (int) length;
    }
}
