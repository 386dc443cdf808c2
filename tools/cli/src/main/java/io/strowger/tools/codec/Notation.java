package io.strowger.tools.codec;

import io.strowger.csta.TextCharset;
import io.strowger.csta.codec.TextStyle;
import io.strowger.tools.Misuse;
import picocli.CommandLine.Option;

/** How frames are written for people and programs; the options that decoding and encoding share. */
public final class Notation {
    @Option(names = "--protocol", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Protocol protocol;

    @Option(names = "--json", description = "One JSON object a line instead of text.")
    private boolean json;

    @Option(names = "--charset", paramLabel = "NAME", description = "What the octets of texts mean to the switch, for "
            + "example GBK: shown and read as characters. Octets that are none stay octets. What is printed is UTF-8.")
    private String charset;

    Protocol protocol() {
        return protocol;
    }

    boolean json() {
        return json;
    }

    /** The style of texts. */
    TextStyle style(boolean secrets) {
        try {
            return new TextStyle(charset == null ? null : TextCharset.of(charset), secrets);
        } catch (IllegalArgumentException unknown) {
            throw new Misuse(unknown.getMessage(), unknown);
        }
    }
}
