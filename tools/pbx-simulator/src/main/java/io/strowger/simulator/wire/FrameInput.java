package io.strowger.simulator.wire;

import java.util.Arrays;

import io.strowger.csta.tsapi.TsapiFrames;

/** Octets received and not yet used: at most one frame and what came with its end. */
final class FrameInput {
    private static final int INITIAL = 4096;

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

    byte[] take(int length, long nanos) {
        byte[] frame = Arrays.copyOfRange(bytes, start, start + length);
        start += length;
        firstNanos = nanos;
        return frame;
    }

    /** When the first octet of the next frame was read. */
    long firstNanos() {
        return firstNanos;
    }
}
