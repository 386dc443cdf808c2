package io.strowger.csta.codec;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.EncodeException;
import io.strowger.csta.Octets;
import io.strowger.csta.TextCharset;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over the text form of values, as {@link TextWriter} writes it; spaces between parts are free. As in
 * {@link io.strowger.csta.ber.BerReader} the first fault sticks, and offsets are columns from 0. One thread.
 */
public final class TextReader {
    private final String text;
    private final TextStyle style;
    private int position;
    private DecodeFault fault;
    private int faultOffset;
    private String faultDetail = "";

    /** At the start of {@code text}. */
    public TextReader(String text, TextStyle style) {
        this.text = text;
        this.style = style;
    }

    /** The first fault, or null. */
    public DecodeFault fault() {
        return fault;
    }

    /** The first fault as a result of decoding. */
    public <T> Decoded.Fault<T> asFault() {
        return new Decoded.Fault<>(faultOffset, fault, fault.sentence() + ": " + faultDetail);
    }

    /** Records a fault at the cursor, unless there is one already. */
    public void fail(DecodeFault kind, String detail) {
        failAt(position, kind, detail);
    }

    /** Records a fault at a column, unless there is one already. */
    public void failAt(int column, DecodeFault kind, String detail) {
        if (fault == null) {
            fault = kind;
            faultOffset = column;
            faultDetail = detail;
        }
        position = text.length();
    }

    /** The column of the next part. */
    public int column() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
        return position;
    }

    /** Whether anything but spaces follows. */
    public boolean more() {
        return column() < text.length();
    }

    /** Goes past {@code part} if that is next. */
    public boolean take(String part) {
        boolean next = text.startsWith(part, column());
        if (next) {
            position += part.length();
        }
        return next;
    }

    /** Goes past {@code part}, which must be next. */
    public void expect(String part) {
        if (!take(part)) {
            fail(DecodeFault.TEXT_SYNTAX, part + " is missing");
        }
    }

    /** Letters, digits, dots, underscores and signs; empty when none is next. */
    public String word() {
        int from = column();
        while (position < text.length() && isWord(text.charAt(position))) {
            position++;
        }
        return text.substring(from, position);
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-'
                || c == '+';
    }

    /** A decimal number between two limits. */
    public long number(long lowest, long highest) {
        int at = column();
        String digits = word();
        try {
            long value = Long.parseLong(digits);
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException wrong) {
            // said below
        }
        failAt(at, DecodeFault.TEXT_VALUE, "no number from " + lowest + " to " + highest + ": " + digits);
        return 0;
    }

    /** {@code 0x} and hexadecimal digits: a string of {@code width} bits, as {@link io.strowger.csta.ber.BerReader}. */
    public int bits(int width) {
        int at = column();
        String digits = word();
        try {
            int value = digits.startsWith("0x") ? Integer.parseUnsignedInt(digits, 2, digits.length(), 16) : -1;
            int octets = (width + 7) / 8 * 8;
            long allowed = (1L << octets) - (1L << octets - width);
            if (digits.startsWith("0x") && (Integer.toUnsignedLong(value) & ~allowed) == 0) {
                return value;
            }
        } catch (NumberFormatException wrong) {
            // said below
        }
        failAt(at, DecodeFault.TEXT_VALUE, "no 0x with hexadecimal digits of " + width + " bits: " + digits);
        return 0;
    }

    /** A text of a message in quotes. */
    public String text() {
        int at = column();
        if (refuseHidden()) {
            return "";
        }
        expect("\"");
        StringBuilder octets = new StringBuilder();
        int from = position;
        while (position < text.length() && text.charAt(position) != '"') {
            if (text.charAt(position) == '\\') {
                people(octets, from);
                escape(octets);
                from = position;
            } else {
                position++;
            }
        }
        people(octets, from);
        if (position >= text.length()) {
            failAt(at, DecodeFault.TEXT_SYNTAX, "the quotes are not closed");
            return "";
        }
        position++;
        return octets.toString();
    }

    /** Appends the octets of what lies between {@code from} and the cursor. */
    private void people(StringBuilder octets, int from) {
        if (from >= position || fault != null) {
            return;
        }
        TextCharset charset = style.charset() == null ? TextCharset.LATIN_1 : style.charset();
        try {
            octets.append(charset.toMessage(text.substring(from, position)));
        } catch (EncodeException absent) {
            failAt(from, DecodeFault.TEXT_VALUE, absent.getMessage());
        }
    }

    private void escape(StringBuilder octets) {
        char c = position + 1 < text.length() ? text.charAt(position + 1) : ' ';
        if (c == '"' || c == '\\') {
            octets.append(c);
            position += 2;
            return;
        }
        int end = position + 4;
        int high = c == 'x' && end <= text.length() ? Character.digit(text.charAt(position + 2), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(position + 3), 16);
        if (low < 0) {
            fail(DecodeFault.TEXT_SYNTAX, "after \\ stands \", \\ or x with two hexadecimal digits");
            return;
        }
        octets.append((char) (high << 4 | low));
        position = end;
    }

    /** Octets: hexadecimal digits after {@code #}, or a text in quotes. */
    public Octets octets() {
        int at = column();
        if (refuseHidden()) {
            return Octets.EMPTY;
        }
        if (!take("#")) {
            return Octets.of(text().getBytes(StandardCharsets.ISO_8859_1));
        }
        String digits = word();
        try {
            return Octets.fromHex(digits);
        } catch (IllegalArgumentException wrong) {
            failAt(at, DecodeFault.TEXT_VALUE, "not hexadecimal digits, two an octet");
            return Octets.EMPTY;
        }
    }

    private boolean refuseHidden() {
        if (text.startsWith("secret(", column())) {
            fail(DecodeFault.TEXT_VALUE, "the text does not show this secret, so it cannot be encoded");
        }
        return fault != null;
    }
}
