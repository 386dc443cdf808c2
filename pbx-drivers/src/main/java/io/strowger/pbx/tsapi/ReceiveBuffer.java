package io.strowger.pbx.tsapi;

import io.strowger.csta.tsapi.TsapiFrames;
import java.util.Arrays;

/**
 * Bytes of a stream until they are whole frames. Holds at most one incomplete frame and what arrived with it, and
 * grows only as far as bytes have really arrived.
 */
final class ReceiveBuffer {
    private static final int INITIAL = 8_192;

    private byte[] bytes = new byte[INITIAL];
    private int start;
    private int end;
    private int stream;

    void append(byte[] source, int offset, int length) {
        if (end + length > bytes.length) {
            int kept = end - start;
            byte[] target = kept + length > bytes.length
                    ? new byte[Math.max(kept + length, 2 * bytes.length)]
                    : bytes;
            System.arraycopy(bytes, start, target, 0, kept);
            bytes = target;
            start = 0;
            end = kept;
        }
        System.arraycopy(source, offset, bytes, end, length);
        end += length;
    }

    TsapiFrames.Scan scan() {
        return TsapiFrames.scan(bytes, start, end - start);
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    void consume(int length) {
        start += length;
        if (start == end) {
            start = 0;
            end = 0;
        }
    }

    /** Bytes that are not a whole frame yet. */
    int pending() {
        return end - start;
    }

    /** Changes with every {@link #clear()}, so that a reader notices that its stream is gone. */
    int stream() {
        return stream;
    }

    void clear() {
        start = 0;
        end = 0;
        stream++;
        if (bytes.length > INITIAL) {
            bytes = Arrays.copyOf(bytes, INITIAL);
        }
    }
}
