package io.strowger.csta.codec;

import io.strowger.csta.TextCharset;

/**
 * How values are shown and read as text.
 *
 * @param charset
 *            what the octets of texts mean; null = they are shown as octets wherever they are not ASCII, and octet
 *            strings always are
 * @param secrets
 *            whether passwords are shown; otherwise only their length is, and the text cannot be read back
 */
public record TextStyle(TextCharset charset, boolean secrets) {
    /** Octets and no secrets: what logs and traces are written in. */
    public static final TextStyle PLAIN = new TextStyle(null, false);
    /** Octets and secrets: for whoever reads the text back. */
    public static final TextStyle WHOLE = new TextStyle(null, true);
}
