package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineState;
import io.strowger.core.testkit.EngineChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What earlier builds have written is read: their snapshots are restored, their inputs and facts decoded, and the engine goes on from there. A sample is never
 * changed; {@code -Dsample.write=NAME} adds that of this build.
 */
class SamplesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final RecordCodec<Journalled> INPUT = RecordCodec.of(Journalled.class);
    private static final RecordCodec<Part> PART = RecordCodec.of(Part.class);
    private static final RecordCodec<Input> IN = RecordCodec.of(Input.class);
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);

    /** An input as it stood in the journal. */
    record Journalled(long sequence, long epoch, long timeNanos, int source, Bytes payload) {}

    /**
     * A sample.
     *
     * @param snapshot the state after the first half of the inputs
     * @param contacts that were open at the end
     */
    record Part(Bytes snapshot, long snapshotSequence, List<Bytes> inputs, List<Bytes> facts, int calls, int contacts,
            int agentsLoggedOn) {}

    @Test
    void everySampleIsRestoredReadAndGoneOnFrom() throws IOException {
        if (System.getProperty("sample.write") != null) {
            Files.createDirectories(SAMPLES);
            Path file = SAMPLES.resolve(System.getProperty("sample.write") + ".bin");
            assertFalse(Files.exists(file), "a sample is never changed: " + file);
            Files.write(file, PART.encode(sample()));
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(SAMPLES)) {
            files = all.sorted().toList();
        }
        assertFalse(files.isEmpty());
        for (Path file : files) {
            check(file);
        }
    }

    private static void check(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Part part = assertInstanceOf(Decoded.Value.class, PART.decode(bytes, 0, bytes.length),
                file.toString()).value() instanceof Part value ? value : null;
        assertEquals(part.facts().size(), part.facts().stream().filter(fact -> isRead(FACT, fact)).count(),
                file + ": facts");
        Engine engine = Engine.restore(part.snapshot().toByteArray());
        assertEquals(part.snapshotSequence(), engine.sequence());
        EngineChecks.hold(engine.state());
        for (Bytes journalled : part.inputs()) {
            byte[] record = journalled.toByteArray();
            Journalled in = (Journalled) assertInstanceOf(Decoded.Value.class,
                    INPUT.decode(record, 0, record.length)).value();
            assertTrue(isRead(IN, in.payload()), file + ": input " + in.sequence());
            if (in.sequence() > engine.sequence()) {
                Applied applied = engine.apply(new JournalledInput(in.sequence(), in.epoch(), in.timeNanos(),
                        in.source(), in.payload()));
                assertTrue(applied.facts().stream().noneMatch(fact -> fact instanceof Fact.AnomalyRecorded anomaly
                        && (anomaly.kind() == Fact.AnomalyKind.DECIDE_FAILED
                                || anomaly.kind() == Fact.AnomalyKind.UNREADABLE_INPUT)),
                        file + ": " + applied.facts());
            }
        }
        EngineState state = engine.state();
        EngineChecks.hold(state);
        assertEquals(part.calls(), state.calls().rows().stream().filter(call -> !call.hasEnded()).count());
        assertEquals(part.contacts(), state.contacts().size());
        assertEquals(part.agentsLoggedOn(), state.agents().rows().stream().filter(a -> a.isLoggedOn()).count());
    }

    private static <T> boolean isRead(RecordCodec<T> codec, Bytes bytes) {
        byte[] array = bytes.toByteArray();
        return codec.decode(array, 0, array.length) instanceof Decoded.Value<T>;
    }

    /** A little of everything: talking, held, ringing, parked, reserved, a lost link, a session that is away. */
    private static Part sample() {
        World world = World.with(1, 1, 2, 3);
        for (int i = 0; i < 4; i++) {
            world.ready(i);
        }
        for (int call = 55; call < 57; call++) {
            var dialogue = world.arrivesAndAsks(call);
            world.used(dialogue, World.station(call - 55));
            world.rings(call, World.station(call - 55));
            world.advance(1_000);
        }
        world.answers(55, "5001");
        world.advance(5_000);
        world.arrivesAndAsks(57);
        byte[] snapshot = world.engine.snapshot();
        long at = world.engine.sequence();
        world.advance(20_000);
        world.arrivesAndAsks(58);
        world.linkLost();
        world.linkUp();
        world.answerSnapshots(new io.strowger.core.input.PbxReply.DeviceSnapshot(List.of()), "");
        world.arrivesAndAsks(59);
        EngineState state = world.engine.state();
        return new Part(Bytes.of(snapshot), at,
                world.inputs.stream().map(in -> Bytes.of(INPUT.encode(new Journalled(in.sequence(), in.epoch(),
                        in.timeNanos(), in.source(), in.payload())))).toList(),
                world.facts.stream().map(fact -> Bytes.of(FACT.encode(fact))).toList(),
                (int) state.calls().rows().stream().filter(call -> !call.hasEnded()).count(),
                state.contacts().size(),
                (int) state.agents().rows().stream().filter(a -> a.isLoggedOn()).count());
    }
}
