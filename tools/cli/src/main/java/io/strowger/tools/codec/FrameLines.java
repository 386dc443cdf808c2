package io.strowger.tools.codec;

import io.strowger.csta.DecodeFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.Arrays;

/**
 * Decodes lines of hexadecimal digits, one frame a line. Holds one line at most, and of a line never more than the
 * longest frame. One thread.
 */
final class FrameLines {
    private static final char COMMENT = '#';

    private final Protocol protocol;
    private final FrameNotation notation;
    private final PrintWriter out;
    private final byte[] frame;
    private int nibbles;
    private int line = 1;
    private int faults;
    /** Why the present line is no frame; null while it may be one. */
    private LineFault broken;
    private boolean inComment;

    FrameLines(Protocol protocol, FrameNotation notation, PrintWriter out) {
        this.protocol = protocol;
        this.notation = notation;
        this.out = out;
        this.frame = new byte[protocol.frameBytesMax()];
    }

    /** Lines that were no frame. */
    int faults() {
        return faults;
    }

    void decode(Reader in) throws IOException {
        int column = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                endOfLine();
                column = 0;
            } else {
                accept((char) c, ++column);
            }
        }
        endOfLine();
    }

    private void accept(char c, int column) {
        if (c == COMMENT) {
            inComment = true;
        }
        if (inComment || broken != null || Character.isWhitespace(c) || c == ':') {
            return;
        }
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            broken = LineFault.inColumn(DecodeFault.HEX_DIGITS, column, "not a hexadecimal digit");
        } else if (nibbles / 2 == frame.length) {
            broken = new LineFault(DecodeFault.FRAME_TOO_LARGE, "at offset " + frame.length,
                    "longer than any frame of " + protocol);
        } else {
            int at = nibbles++ / 2;
            frame[at] = (byte) (frame[at] << 4 | digit);
        }
    }

    private void endOfLine() {
        if (broken == null && nibbles % 2 != 0) {
            broken = new LineFault(DecodeFault.HEX_DIGITS, "at offset " + nibbles / 2,
                    "half an octet at the end of the line");
        }
        if (broken == null && nibbles > 0) {
            print();
        }
        if (broken != null) {
            faults++;
            out.println(notation.fault(line, broken));
        }
        // A caller who types, or a pipe, sees each answer before the next question.
        out.flush();
        line++;
        nibbles = 0;
        broken = null;
        inComment = false;
    }

    private void print() {
        try {
            out.println(notation.print(Arrays.copyOf(frame, nibbles / 2)));
        } catch (LineFault fault) {
            broken = fault;
        }
    }
}
