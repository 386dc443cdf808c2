package io.strowger.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.codec.TestRecords.Event;
import io.strowger.core.codec.TestRecords.Lists;
import io.strowger.core.codec.TestRecords.Maps;
import io.strowger.core.codec.TestRecords.Nested;
import io.strowger.core.codec.TestRecords.Positive;
import io.strowger.core.codec.TestRecords.Renumbered;
import io.strowger.core.codec.TestRecords.Scalars;
import io.strowger.core.codec.TestRecords.Tree;
import io.strowger.core.codec.testkit.RecordGenerator;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecPropertyTest {

    private static final int VALUES = 300;
    private static final int MUTATIONS = 60;
    private static final int LONGEST_CUT_THROUGH_BYTES = 400;

    static Stream<Class<?>> types() {
        return Stream.of(Scalars.class, Nested.class, Lists.class, Maps.class, Tree.class, Renumbered.class,
                Event.class, Positive.class);
    }

    private interface Property<T> {
        void check(RecordCodec<T> codec, T value, Random random);
    }

    private static <T> void forAll(Class<T> type, Property<T> property) {
        RecordCodec<T> codec = RecordCodec.of(type);
        long first = Seeds.first();
        for (long seed = first; seed < first + VALUES; seed++) {
            RecordGenerator generator = new RecordGenerator(seed).with(Positive.class,
                    g -> new Positive(g.random().nextInt(1, Integer.MAX_VALUE)));
            try {
                property.check(codec, generator.next(type), new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(type.getSimpleName() + " seed " + seed, e);
            }
        }
    }

    /** Whatever the bytes are: a fault within them, or a value that is written and read again as itself. */
    private static <T> void assertHarmless(RecordCodec<T> codec, byte[] bytes) {
        switch (codec.decode(bytes)) {
            case Decoded.Fault<T> fault -> {
                if (fault.offset() < 0 || fault.offset() > bytes.length || fault.detail().isEmpty()) {
                    throw new AssertionError(fault + " for " + Bytes.of(bytes));
                }
            }
            case Decoded.Value<T> value -> {
                byte[] again = codec.encode(value.value());
                // Not the record's own equality: it takes all patterns of NaN for one.
                assertEquals(Bytes.of(again), Bytes.of(codec.encode(codec.decode(again).orThrow())));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldReadWhatItWrote(Class<T> type) {
        forAll(type, (codec, value, random) -> {
            byte[] bytes = codec.encode(value);
            T back = codec.decode(bytes).orThrow();
            assertEquals(value, back);
            assertEquals(Bytes.of(bytes), Bytes.of(codec.encode(back)));
            assertEquals(CanonicalText.print(value), CanonicalText.print(back));
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldAppendTheSameBytesWhereverTheWriterStands(Class<T> type) {
        RecordWriter out = new RecordWriter(0, 1 << 20);
        forAll(type, (codec, value, random) -> {
            out.reset();
            int before = random.nextInt(300);
            out.writeBytes(new byte[before], 0, before);
            int length = codec.encode(value, out);
            assertEquals(before + length, out.position());
            byte[] bytes = Arrays.copyOfRange(out.array(), before, out.position());
            assertEquals(Bytes.of(codec.encode(value)), Bytes.of(bytes));
            assertEquals(value, codec.decode(out.array(), before, length).orThrow());
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldSurviveACutAtEveryByte(Class<T> type) {
        forAll(type, (codec, value, random) -> {
            byte[] bytes = codec.encode(value);
            for (int length = 0; length <= Math.min(bytes.length, LONGEST_CUT_THROUGH_BYTES); length++) {
                assertHarmless(codec, Arrays.copyOf(bytes, length));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldSurviveMutations(Class<T> type) {
        forAll(type, (codec, value, random) -> {
            byte[] bytes = codec.encode(value);
            for (int i = 0; i < MUTATIONS; i++) {
                assertHarmless(codec, mutated(bytes, random));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    <T> void shouldSurviveNoise(Class<T> type) {
        forAll(type, (codec, value, random) -> {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            assertHarmless(codec, noise);
            for (int i = 0; i < noise.length; i++) {
                // Small bytes make valid tags and lengths more often.
                noise[i] = (byte) (noise[i] & 0x1F);
            }
            assertHarmless(codec, noise);
        });
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] mutated = bytes.clone();
        for (int i = random.nextInt(3); i >= 0 && mutated.length > 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(5)) {
                case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> mutated[at] = (byte) random.nextInt();
                case 2 -> mutated[at] += random.nextBoolean() ? (byte) 1 : (byte) -1;
                case 3 -> mutated = spliced(mutated, at, new byte[0], Math.min(1, mutated.length - at));
                default -> {
                    int end = at + random.nextInt(mutated.length - at + 1);
                    mutated = spliced(mutated, random.nextInt(mutated.length), Arrays.copyOfRange(mutated, at, end), 0);
                }
            }
        }
        return mutated;
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] inserted, int removed) {
        byte[] result = new byte[bytes.length + inserted.length - removed];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at + removed, result, at + inserted.length, bytes.length - at - removed);
        return result;
    }
}
