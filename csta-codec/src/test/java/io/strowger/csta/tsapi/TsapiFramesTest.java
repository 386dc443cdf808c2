package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Vector;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames are found in any stream, and a stream out of step is noticed as early as it can be. */
class TsapiFramesTest {
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());

    private static TsapiFrames.Scan scan(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return TsapiFrames.scan(bytes, 0, bytes.length);
    }

    private static DecodeFault fault(String hex) {
        return assertInstanceOf(TsapiFrames.Scan.Fault.class, scan(hex)).fault();
    }

    @Test
    void shouldSayHowMuchIsMissing() {
        assertEquals(new TsapiFrames.Scan.NeedMore(4), scan(""));
        assertEquals(new TsapiFrames.Scan.NeedMore(1), scan("16 00 00"));
        assertEquals(new TsapiFrames.Scan.NeedMore(22), scan("16 00 00 00"));
        assertEquals(new TsapiFrames.Scan.NeedMore(20), scan("16 00 00 00 01 00"));
    }

    @Test
    void shouldTakeLengthsFromTheSmallestToTheLargest() {
        String rest = " 01 00" + " 00".repeat(12);
        assertEquals(new TsapiFrames.Scan.Frame(22), scan("12 00 00 00" + rest + " 00 00 00 00"));
        assertEquals(DecodeFault.FRAME_LENGTH, fault("11 00 00 00"));
        assertEquals(DecodeFault.FRAME_LENGTH, fault("00 00 00 00"));
        assertEquals(new TsapiFrames.Scan.NeedMore(131_070), scan("10 00 02 00" + rest + " ff ff ff ff"));
        assertEquals(DecodeFault.FRAME_TOO_LARGE, fault("11 00 02 00"));
        assertEquals(DecodeFault.FRAME_TOO_LARGE, fault("ff ff ff ff"));
        assertEquals(131_092, TsapiFrames.MAX_FRAME);
    }

    @Test
    void shouldRefuseAnotherVersionAsSoonAsItIsThere() {
        assertEquals(new TsapiFrames.Scan.NeedMore(21), scan("16 00 00 00 02"));
        assertEquals(DecodeFault.FRAME_VERSION, fault("16 00 00 00 02 00"));
        assertEquals(DecodeFault.FRAME_VERSION, fault("16 00 00 00 00 00"));
        assertEquals(DecodeFault.FRAME_VERSION, fault("16 00 00 00 01 01"));
    }

    @Test
    void shouldRefuseLengthsThatDoNotAddUp() {
        String head = "16 00 00 00 01 00" + " 00".repeat(12);
        assertEquals(new TsapiFrames.Scan.NeedMore(4), scan(head + " 04 00 00 00"));
        assertEquals(new TsapiFrames.Scan.NeedMore(4), scan(head + " 00 00 04 00"));
        assertEquals(DecodeFault.FRAME_LENGTH, fault(head + " 05 00 00 00"));
        assertEquals(DecodeFault.FRAME_LENGTH, fault(head + " 04 00 01 00"));
        assertEquals(DecodeFault.FRAME_LENGTH, fault(head + " ff ff ff ff"));
    }

    /** All frames of a session in one stream, delivered in random pieces and then octet by octet. */
    @Test
    void shouldFindEveryFrameInAStreamOfAnyPieces() {
        List<Vector> vectors = Vector.load("tsapi-session.vec");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        vectors.forEach(vector -> stream.writeBytes(vector.bytes()));
        byte[] bytes = stream.toByteArray();
        for (int most : List.of(1, 7, 64, 5000)) {
            Random random = new Random(SEED);
            List<String> texts = new ArrayList<>();
            int from = 0;
            int arrived = 0;
            while (arrived < bytes.length) {
                arrived = Math.min(bytes.length, arrived + 1 + random.nextInt(most));
                while (TsapiFrames.scan(bytes, from, arrived - from) instanceof TsapiFrames.Scan.Frame frame) {
                    texts.add(TsapiText.print(TsapiCodec.decode(bytes, from, frame.length()).orElseThrow()));
                    from += frame.length();
                }
            }
            assertEquals(bytes.length, from, "nothing is left over, seed " + SEED);
            assertEquals(vectors.stream().map(Vector::text).toList(), texts);
        }
    }
}
