package io.strowger.csta;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;

/**
 * The characters that a switch means by the octets of its texts: names, account information, user-to-user data.
 *
 * <p>Texts of messages are octets, each a {@code char} from 0 to 255, and stay so inside. This turns them into text for
 * people and back. An octet that is no character in this charset becomes one of the {@code char}s {@link #OCTET} to
 * {@code OCTET + 255}, which no text for people has, so that what was made of octets becomes the same octets again.
 * Immutable; any thread.
 */
public final class TextCharset {
    /** The octet 0 where it is no character; an octet {@code n} is {@code n} further. Unpaired surrogates. */
    public static final char OCTET = '\udc00';
    /** ISO 8859-1, which means every octet. */
    public static final TextCharset LATIN_1 = new TextCharset(StandardCharsets.ISO_8859_1);

    /** Most octets of a character in the charsets that are supported. */
    private static final int CHARACTER_MAX = 4;
    private static final int ASCII_END = 0x80;

    private final Charset charset;

    private TextCharset(Charset charset) {
        this.charset = charset;
    }

    /**
     * A charset by its name, for example {@code GBK}.
     *
     * @throws IllegalArgumentException
     *             no such charset, or one whose octets below 128 are not ASCII or that switches between modes
     */
    public static TextCharset of(String name) {
        Charset charset;
        try {
            charset = Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new IllegalArgumentException("no charset " + name + " is known to this Java", unknown);
        }
        if (charset.equals(StandardCharsets.ISO_8859_1)) {
            return LATIN_1;
        }
        if (!charset.canEncode() || charset.newEncoder().maxBytesPerChar() > CHARACTER_MAX || !isAscii(charset)) {
            throw new IllegalArgumentException("charset " + name + " cannot be that of a switch: its octets below 128"
                    + " are not ASCII, or it switches between modes");
        }
        return new TextCharset(charset);
    }

    private static boolean isAscii(Charset charset) {
        byte[] ascii = new byte[ASCII_END];
        for (int i = 0; i < ASCII_END; i++) {
            ascii[i] = (byte) i;
        }
        String text = new String(ascii, charset);
        return text.equals(new String(ascii, StandardCharsets.US_ASCII))
                && Arrays.equals(ascii, text.getBytes(charset));
    }

    /** The charset's own name. */
    public String name() {
        return charset.name();
    }

    /** A text of a message, as people read it. */
    public String toPeople(String octets) {
        return isAscii(octets) || this == LATIN_1 ? octets : decode(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Octets of a message, as people read them. */
    public String toPeople(Octets octets) {
        return toPeople(new String(octets.toByteArray(), StandardCharsets.ISO_8859_1));
    }

    /**
     * A text of people as a message has it.
     *
     * @throws EncodeException
     *             a character is not in this charset
     */
    public String toMessage(String text) {
        return isAscii(text) ? text : new String(encode(text), StandardCharsets.ISO_8859_1);
    }

    /**
     * A text of people as octets of a message.
     *
     * @throws EncodeException
     *             a character is not in this charset
     */
    public Octets toOctets(String text) {
        return Octets.of(encode(text));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII_END) {
                return false;
            }
        }
        return true;
    }

    /** Character by character; one that would be encoded to other octets is taken for octets. */
    private String decode(byte[] octets) {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        StringBuilder text = new StringBuilder(octets.length);
        int at = 0;
        while (at < octets.length) {
            int length = octets[at] >= 0 ? 1 : character(decoder, octets, at, text);
            if (octets[at] >= 0) {
                text.append((char) octets[at]);
            } else if (length == 0) {
                text.append((char) (OCTET + (octets[at] & 0xff)));
                length = 1;
            }
            at += length;
        }
        return text.toString();
    }

    /** Appends the character at {@code at} and gives how many octets it has; 0 when there is none. */
    private int character(CharsetDecoder decoder, byte[] octets, int at, StringBuilder text) {
        CharBuffer out = CharBuffer.allocate(CHARACTER_MAX);
        for (int length = 1; length <= CHARACTER_MAX && at + length <= octets.length; length++) {
            out.clear();
            boolean whole = !decoder.reset().decode(ByteBuffer.wrap(octets, at, length), out, true).isError()
                    && !decoder.flush(out).isError();
            String character = out.flip().toString();
            if (whole && !character.isEmpty() && character.length() == Character.charCount(character.codePointAt(0))
                    && Arrays.equals(character.getBytes(charset), Arrays.copyOfRange(octets, at, at + length))) {
                text.append(character);
                return length;
            }
        }
        return 0;
    }

    private byte[] encode(String text) {
        CharsetEncoder encoder = charset.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer out = ByteBuffer.allocate(CHARACTER_MAX * text.length());
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            char c = text.charAt(at);
            if (c >= OCTET && c <= OCTET + 0xff) {
                out.put((byte) (c - OCTET));
                continue;
            }
            int codePoint = text.codePointAt(at);
            try {
                out.put(encoder.encode(CharBuffer.wrap(Character.toChars(codePoint))));
            } catch (CharacterCodingException absent) {
                throw new EncodeException(String.format("character U+%04X at %d is not in %s", codePoint, at, name()),
                        absent);
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextCharset that && charset.equals(that.charset);
    }

    @Override
    public int hashCode() {
        return charset.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
