package io.strowger.csta;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.strowger.csta.tsapi.TsapiCodec;
import java.lang.management.ManagementFactory;

/** What decoding a frame takes of the heap, held against a small multiple of its octets. */
public final class Heap {
    /** Octets of heap for an octet of input at most: an unknown enumeration value of three octets is a record. */
    private static final long PER_OCTET = 24;
    /** Octets of heap for the frame itself, or for the words of a fault. */
    private static final long PER_FRAME = 3_000;
    private static final int MEASUREMENTS = 5;

    private Heap() {}

    /** Fails when decoding {@code bytes} allocates more than its share. */
    public static void check(byte[] bytes, String which) {
        long most = PER_FRAME + PER_OCTET * bytes.length;
        long least = Long.MAX_VALUE;
        // The least of some measurements: the virtual machine now and then allocates for itself while it links.
        for (int i = 0; i < MEASUREMENTS && least > most; i++) {
            least = Math.min(least, measure(bytes));
        }
        long heap = least;
        assertTrue(heap <= most, () -> which + ": " + heap + " octets of heap for " + bytes.length);
    }

    private static long measure(byte[] bytes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        TsapiCodec.decode(bytes, 0, bytes.length);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
