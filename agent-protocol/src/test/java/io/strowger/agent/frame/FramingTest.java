package io.strowger.agent.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.output.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramingTest {
    private static final int BYTES_MAX = 300;

    private static final class Collected implements FrameReader.Sink {
        private final List<String> messages = new ArrayList<>();
        private final List<Long> offsets = new ArrayList<>();
        private RefusalReason fault;
        private long faultOffset;

        @Override
        public boolean onMessage(byte[] array, int offset, int length, long streamOffset) {
            messages.add(Bytes.copyOf(array, offset, length).toString());
            offsets.add(streamOffset);
            return true;
        }

        @Override
        public void onFault(RefusalReason reason, long streamOffset, String detail) {
            assertEquals(null, fault, "a second fault");
            fault = reason;
            faultOffset = streamOffset;
        }
    }

    private static byte[] hex(String hex) {
        return Bytes.fromHex(hex.replace(" ", "")).toByteArray();
    }

    @Test
    void shouldTellWhatIsWanted() {
        assertEquals(new Framing.NeedMore(4), Framing.next(new byte[0], 0, 0, BYTES_MAX));
        assertEquals(new Framing.NeedMore(1), Framing.next(hex("000000"), 0, 3, BYTES_MAX));
        assertEquals(new Framing.NeedMore(2), Framing.next(hex("00000002"), 0, 4, BYTES_MAX));
        assertEquals(new Framing.Frame(4, 2), Framing.next(hex("00000002 aabb cc"), 0, 7, BYTES_MAX));
        assertEquals(new Framing.Frame(5, 1), Framing.next(hex("ff 00000001 aa"), 1, 6, BYTES_MAX));
    }

    @Test
    void shouldHoldLengthsToTheirLimits() {
        assertEquals(new Framing.NeedMore(BYTES_MAX), Framing.next(hex("0000012c"), 0, 4, BYTES_MAX));
        assertFault(RefusalReason.FRAME_TOO_LARGE, "0000012d");
        assertFault(RefusalReason.FRAME_TOO_LARGE, "01000000");
        assertFault(RefusalReason.BAD_FRAME, "01000001");
        assertFault(RefusalReason.BAD_FRAME, "80000000");
        assertFault(RefusalReason.BAD_FRAME, "00000000");
    }

    private static void assertFault(RefusalReason reason, String hex) {
        Framing.Fault fault = assertInstanceOf(Framing.Fault.class, Framing.next(hex(hex), 0, 4, BYTES_MAX));
        assertEquals(reason, fault.reason(), hex);
    }

    @Test
    void shouldReadTheSameWhereverTheStreamIsCut() {
        byte[] stream = hex("00000001 aa 00000003 bbccdd 00000002 eeff 00000000");
        for (int i = 0; i <= stream.length; i++) {
            for (int j = i; j <= stream.length; j++) {
                Collected collected = new Collected();
                FrameReader reader = new FrameReader(BYTES_MAX);
                reader.feed(stream, 0, i, collected);
                reader.feed(stream, i, j - i, collected);
                reader.feed(stream, j, stream.length - j, collected);
                assertEquals(List.of("aa", "bbccdd", "eeff"), collected.messages);
                assertEquals(List.of(4L, 9L, 16L), collected.offsets);
                assertEquals(RefusalReason.BAD_FRAME, collected.fault);
                assertEquals(18, collected.faultOffset);
            }
        }
    }

    @Test
    void shouldNotTakeAnythingBehindAFault() {
        Collected collected = new Collected();
        FrameReader reader = new FrameReader(BYTES_MAX);
        reader.feed(hex("00000000 00000001 aa"), 0, 9, collected);
        reader.feed(hex("00000001 aa"), 0, 5, collected);
        assertTrue(collected.messages.isEmpty());
    }

    @Test
    void shouldKeepNoMoreThanHasArrived() {
        Collected collected = new Collected();
        FrameReader reader = new FrameReader(Framing.SERVER_FRAME_BYTES_MAX);
        // A length of one megabyte and ten bytes of it.
        reader.feed(hex("00100000 00000000000000000000"), 0, 14, collected);
        assertEquals(14, reader.bufferedBytes());
    }

    @Test
    void shouldReadFramesUpToTheLimitInAnyPieces() {
        long seed = Long.getLong("strowger.test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            int length = run == 0 ? Framing.CLIENT_FRAME_BYTES_MAX : 1 + random.nextInt(6_000);
            byte[] frame = new byte[length + 4];
            random.nextBytes(frame);
            frame[0] = 0;
            frame[1] = (byte) (length >>> 16);
            frame[2] = (byte) (length >>> 8);
            frame[3] = (byte) length;
            Collected collected = new Collected();
            FrameReader reader = new FrameReader(Framing.CLIENT_FRAME_BYTES_MAX);
            for (int at = 0; at < frame.length;) {
                int piece = Math.min(frame.length - at, 1 + random.nextInt(2_000));
                reader.feed(frame, at, piece, collected);
                at += piece;
            }
            assertEquals(List.of(Bytes.copyOf(frame, 4, length).toString()), collected.messages, "seed " + seed);
            assertEquals(0, reader.bufferedBytes());
        }
    }
}
