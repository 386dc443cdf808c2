package io.strowger.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.testkit.RecordGenerator;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.output.Output;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine reads, issues and records is written and read again without loss, and has a schema. */
class VocabularyTest {

    private static final int VALUES = 1000;

    @ParameterizedTest
    @ValueSource(classes = {Input.class, Output.class, Fact.class})
    <T> void shouldReadWhatItWrote(Class<T> type) {
        RecordCodec<T> codec = RecordCodec.of(type);
        long first = Seeds.first();
        for (long seed = first; seed < first + VALUES; seed++) {
            T value = new RecordGenerator(seed).next(type);
            assertEquals(value, codec.decode(codec.encode(value)).orThrow(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Input.class, Output.class, Fact.class})
    void shouldHaveASchema(Class<?> type) {
        String schema = ProtoSchema.print("strowger.core", type);
        assertTrue(schema.contains("message " + type.getSimpleName() + " {\n  oneof variant {\n"), schema);
    }
}
