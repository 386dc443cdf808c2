package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.Decoded;
import io.strowger.csta.Heap;
import io.strowger.csta.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Damaged input gives a fault or a value, never an exception, and never much garbage. */
class MutationTest {
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());
    private static final int ROUNDS = 60_000;

    private static final List<Vector> FRAMES = Vector.load("tsapi-session.vec");

    @BeforeAll
    static void compile() {
        TsapiCodec.compileAll();
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at]++;
                case 3 -> bytes[at]--;
                case 4 -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
                default -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    @Test
    void shouldSurviveDamage() {
        int values = 0;
        int faults = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            Random random = new Random(seed);
            byte[] bytes = mutate(FRAMES.get(random.nextInt(FRAMES.size())).bytes(), random);
            if (random.nextInt(4) != 0) {
                repair(bytes);
            }
            Decoded<TsapiFrame> decoded = TsapiCodec.decode(bytes, 0, bytes.length);
            Heap.check(bytes, "seed " + seed);
            if (decoded instanceof Decoded.Value<TsapiFrame> value) {
                values++;
                checkAgain(value.value(), seed);
            } else if (decoded instanceof Decoded.Fault<TsapiFrame> fault) {
                faults++;
                assertTrue(fault.offset() >= 0 && fault.offset() <= bytes.length, () -> "seed " + seed);
            }
        }
        assertTrue(values > ROUNDS / 20 && faults > ROUNDS / 20, values + " values, " + faults + " faults");
    }

    /** Makes the header's frame length fit, so that damage reaches the body. */
    private static void repair(byte[] bytes) {
        if (bytes.length >= TsapiFrames.HEADER_LENGTH) {
            TsapiFrames.putInt32(bytes, 0, bytes.length - TsapiFrames.LENGTH_FIELD);
            int privateLength = TsapiFrames.int16(bytes, TsapiFrames.PRIVATE_LENGTH_AT);
            int body = bytes.length - TsapiFrames.HEADER_LENGTH - privateLength;
            if (body >= 0) {
                TsapiFrames.putInt16(bytes, TsapiFrames.PDU_LENGTH_AT, body);
            }
        }
    }

    /** What was accepted, however spelt, is stable from its first encoding on. */
    private static void checkAgain(TsapiFrame frame, long seed) {
        byte[] once = TsapiCodec.encode(frame);
        TsapiFrame again = TsapiCodec.decode(once, 0, once.length).orElseThrow();
        assertEquals(frame, again, () -> "seed " + seed);
        assertEquals(Vector.hex(once), Vector.hex(TsapiCodec.encode(again)), () -> "seed " + seed);
        TsapiText.print(frame);
    }
}
