package io.strowger.simulator.wire;

import java.util.Arrays;

import io.strowger.csta.tsapi.TsapiFrames;

/** Octets received and not yet used: at most one frame and what came with its end. */
final class FrameInput {
    /** No octets. */
    static final byte[] NOTHING = {};
    private static final int INITIAL = 4096;
    private static final int INVOKE_ID_AT = 6;
    private static final int EVENT_CLASS_AT = 14;

    private byte[] bytes = new byte[INITIAL];
    private int start;
    private int end;
    private long firstNanos;

    /** Adds what was read; a chunk is at most as long as a frame. */
    void append(byte[] chunk, int offset, int length, long nanos) {
        if (start == end) {
            start = 0;
            end = 0;
            firstNanos = nanos;
        }
        if (end + length > bytes.length) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
            if (end + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + length));
            }
        }
        System.arraycopy(chunk, offset, bytes, end, length);
        end += length;
    }

    TsapiFrames.Scan scan() {
        return TsapiFrames.scan(bytes, start, end - start);
    }

    /** Uses up a frame; the answer is where it stands in {@link #bytes}, where it stays until more is added. */
    int take(int length, long nanos) {
        int at = start;
        start += length;
        firstNanos = nanos;
        return at;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The invoke id in the header of a frame that cannot be understood otherwise. */
    static int invokeId(byte[] bytes, int at) {
        return (bytes[at + INVOKE_ID_AT] & 0xff) | (bytes[at + INVOKE_ID_AT + 1] & 0xff) << 8
                | (bytes[at + INVOKE_ID_AT + 2] & 0xff) << 16 | (bytes[at + INVOKE_ID_AT + 3] & 0xff) << 24;
    }

    /** The event class in the header of such a frame. */
    static int eventClass(byte[] bytes, int at) {
        return (bytes[at + EVENT_CLASS_AT] & 0xff) | (bytes[at + EVENT_CLASS_AT + 1] & 0xff) << 8;
    }

    /** When the first octet of the next frame was read. */
    long firstNanos() {
        return firstNanos;
    }
}
