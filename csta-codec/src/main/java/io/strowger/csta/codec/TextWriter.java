package io.strowger.csta.codec;

import io.strowger.csta.EncodeException;
import io.strowger.csta.Octets;

/** Where the text form of values goes; what {@link TextReader} reads. One thread. */
public final class TextWriter {
    private static final int FIRST_SIZE = 256;

    private final StringBuilder out;
    private final TextStyle style;

    /** A writer of its own. */
    public TextWriter(TextStyle style) {
        this(new StringBuilder(FIRST_SIZE), style);
    }

    /** A writer that appends to {@code out}. */
    public TextWriter(StringBuilder out, TextStyle style) {
        this.out = out;
        this.style = style;
    }

    /** Appends as it is. */
    public TextWriter plain(Object part) {
        out.append(part);
        return this;
    }

    /** Appends a text of a message in quotes. */
    public TextWriter text(String octets) {
        out.append('"');
        if (style.charset() == null) {
            for (int i = 0; i < octets.length(); i++) {
                octet(octets.charAt(i));
            }
        } else {
            people(style.charset().toPeople(octets));
        }
        out.append('"');
        return this;
    }

    /** Appends octets: hexadecimal after {@code #}, or as a text where a charset is given and all of them are shown. */
    public TextWriter octets(Octets octets) {
        if (style.charset() != null && !octets.isEmpty()) {
            String people = style.charset().toPeople(octets);
            if (people.codePoints().allMatch(TextWriter::isShown)) {
                out.append('"');
                people(people);
                out.append('"');
                return this;
            }
        }
        out.append('#').append(octets);
        return this;
    }

    /** Appends a text of people in quotes, which end the mark, when characters are shown and all of these can be. */
    boolean shown(String mark, String people) {
        boolean shown = style.charset() != null && people.codePoints().allMatch(TextWriter::isShown);
        if (shown) {
            out.append(mark).append(people.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        return shown;
    }

    /** Appends a text that is secret. */
    TextWriter secret(String octets) {
        return style.secrets() ? text(octets) : hidden(octets.length());
    }

    /** Appends octets that are secret; as octets always. */
    TextWriter secret(Octets octets) {
        return style.secrets() ? plain('#').plain(octets) : hidden(octets.length());
    }

    private TextWriter hidden(int length) {
        out.append("secret(").append(length).append(')');
        return this;
    }

    private void octet(char c) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else if (c < ' ' || c > '~') {
            hex(c);
        } else {
            out.append(c);
        }
    }

    private void hex(int octet) {
        out.append("\\x").append(Character.forDigit(octet >>> 4, 16)).append(Character.forDigit(octet & 0xf, 16));
    }

    private void people(String text) {
        text.codePoints().forEach(c -> {
            if (c < 0x80) {
                octet((char) c);
            } else if (isShown(c)) {
                out.appendCodePoint(c);
            } else {
                unshown(c);
            }
        });
    }

    /** A character that a line does not show, or an octet that is no character: its octets. */
    private void unshown(int codePoint) {
        Octets octets;
        try {
            octets = style.charset().toOctets(new String(Character.toChars(codePoint)));
        } catch (EncodeException impossible) {
            throw new IllegalStateException(impossible);
        }
        for (int i = 0; i < octets.length(); i++) {
            hex(octets.at(i) & 0xff);
        }
    }

    private static boolean isShown(int c) {
        return c >= ' ' && switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
