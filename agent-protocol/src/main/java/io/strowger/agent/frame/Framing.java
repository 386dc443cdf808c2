package io.strowger.agent.frame;

import io.strowger.core.codec.CodecLimits;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.output.RefusalReason;

/**
 * Where a frame begins and ends.
 *
 * <pre>
 *  0       1       2       3       4                     4+N
 * +-------+-------+-------+-------+----------------------+
 * |  N, unsigned, big-endian      |  message, N bytes    |
 * +-------+-------+-------+-------+----------------------+
 * </pre>
 *
 * N counts the message alone and is at least 1. Pure functions, any thread.
 */
public final class Framing {
    /** Bytes of the length in front of a message. */
    public static final int LENGTH_BYTES = 4;
    /** Longest message from client to server, in bytes. */
    public static final int CLIENT_FRAME_BYTES_MAX = 64 * 1024;
    /** Longest message from server to client, in bytes. */
    public static final int SERVER_FRAME_BYTES_MAX = 1024 * 1024;
    /** A length above this is not a large frame but no frame at all, in bytes. */
    public static final int PLAUSIBLE_BYTES_MAX = CodecLimits.MESSAGE_BYTES_MAX;

    /** What the bytes so far are. */
    public sealed interface Result {}

    /** The frame is not complete; at least so many bytes more are wanted before asking again makes sense. */
    public record NeedMore(int bytes) implements Result {}

    /** A message lies at offset; the next frame begins behind it. */
    public record Frame(int offset, int length) implements Result {}

    /** The bytes are no frame that may be taken. The stream cannot be read any further. */
    public record Fault(int offset, RefusalReason reason, String detail) implements Result {}

    private Framing() {}

    /**
     * Looks at the bytes in [from, to).
     *
     * @param bytesMax longest message that is allowed
     */
    public static Result next(byte[] buffer, int from, int to, int bytesMax) {
        if (to - from < LENGTH_BYTES) {
            return new NeedMore(LENGTH_BYTES - (to - from));
        }
        long length = (buffer[from] & 0xFFL) << 24 | (buffer[from + 1] & 0xFF) << 16 | (buffer[from + 2] & 0xFF) << 8
                | buffer[from + 3] & 0xFF;
        if (length == 0) {
            return new Fault(from, RefusalReason.BAD_FRAME, "the length is 0; a message has at least one byte");
        }
        if (length > PLAUSIBLE_BYTES_MAX) {
            return new Fault(from, RefusalReason.BAD_FRAME,
                    "the length is " + length + foreign(buffer[from], buffer[from + 1]));
        }
        if (length > bytesMax) {
            return new Fault(from, RefusalReason.FRAME_TOO_LARGE,
                    "the length is " + length + ", at most " + bytesMax + " are allowed");
        }
        int have = to - from - LENGTH_BYTES;
        return have < length ? new NeedMore((int) length - have) : new Frame(from + LENGTH_BYTES, (int) length);
    }

    /** Names the two protocols that arrive at a wrong port most often. */
    private static String foreign(byte first, byte second) {
        if (first == 0x16 && second == 0x03) {
            return "; these bytes look like TLS, which this port does not speak";
        }
        if (first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z') {
            return "; these bytes look like HTTP, which this port does not speak";
        }
        return "";
    }

    /**
     * Appends the frame of a message.
     *
     * @return bytes of the message without its length, or -1 when it has more than bytesMax; nothing is appended then
     */
    public static <T> int append(RecordWriter out, RecordCodec<T> codec, T message, int bytesMax) {
        int start = out.position();
        for (int i = 0; i < LENGTH_BYTES; i++) {
            out.writeByte(0);
        }
        int length = codec.encode(message, out);
        if (length > bytesMax) {
            out.position(start);
            return -1;
        }
        byte[] array = out.array();
        array[start] = (byte) (length >>> 24);
        array[start + 1] = (byte) (length >>> 16);
        array[start + 2] = (byte) (length >>> 8);
        array[start + 3] = (byte) length;
        return length;
    }
}
