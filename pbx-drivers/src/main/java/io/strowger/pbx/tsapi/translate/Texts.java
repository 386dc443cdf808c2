package io.strowger.pbx.tsapi.translate;

import io.strowger.csta.TextCharset;

/** Texts of a switch that people read, in the switch's charset. Immutable; any thread. */
public final class Texts {
    private static final int OCTETS = 256;
    private static final char REPLACEMENT = '\uFFFD';

    private final TextCharset charset;

    /** For one switch. */
    public Texts(TextCharset charset) {
        this.charset = charset;
    }

    /** The characters of a text. An octet that is none becomes U+FFFD: half a surrogate pair belongs into no journal. */
    String of(String octets) {
        String text = charset.toPeople(octets);
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= TextCharset.OCTET && c < TextCharset.OCTET + OCTETS
                    && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean == null ? text : clean.toString();
    }
}
