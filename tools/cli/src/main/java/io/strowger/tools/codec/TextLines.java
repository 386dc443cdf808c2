package io.strowger.tools.codec;

import io.strowger.csta.DecodeFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.HexFormat;

/**
 * Encodes lines, one frame a line; empty lines and such as begin with {@code #} are skipped. Holds one line at most, and
 * of a line never more than the longest. One thread.
 */
final class TextLines {
    private static final char COMMENT = '#';

    private final int longest;
    private final FrameNotation notation;
    private final PrintWriter out;
    private final StringBuilder text = new StringBuilder();
    private boolean tooLong;
    private int line = 1;
    private int faults;

    TextLines(Protocol protocol, FrameNotation notation, PrintWriter out) {
        longest = protocol.textMax();
        this.notation = notation;
        this.out = out;
    }

    /** Lines that were no frame. */
    int faults() {
        return faults;
    }

    void encode(Reader in) throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                endOfLine();
            } else if (text.length() == longest) {
                tooLong = true;
            } else {
                text.append((char) c);
            }
        }
        endOfLine();
    }

    private void endOfLine() {
        try {
            if (tooLong) {
                throw LineFault.inColumn(DecodeFault.TEXT_VALUE, longest + 1, "longer than any line");
            }
            String whole = text.toString().stripTrailing();
            if (!whole.isEmpty() && whole.charAt(0) != COMMENT) {
                out.println(HexFormat.of().formatHex(notation.parse(whole)));
            }
        } catch (LineFault fault) {
            faults++;
            out.println(notation.fault(line, fault));
        }
        out.flush();
        line++;
        tooLong = false;
        text.setLength(0);
    }
}
