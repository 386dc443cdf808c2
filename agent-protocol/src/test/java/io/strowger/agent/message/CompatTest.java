package io.strowger.agent.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.testkit.RecordText;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.CanonicalText;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Command;
import io.strowger.core.output.Push;
import io.strowger.core.output.TopicState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What version 1 looks like on the wire stays what it was: every build reads and writes the kept messages alike. */
class CompatTest {
    static final Path MESSAGES = Path.of("src/test/resources/compat/v1/messages.txt");

    /** A kept message. */
    record Kept(boolean fromClient, String text, byte[] bytes) {
        Class<?> type() {
            return fromClient ? ClientMessage.class : ServerMessage.class;
        }
    }

    static List<Kept> kept() throws IOException {
        List<String> lines = Files.readAllLines(MESSAGES).stream().filter(line -> !line.startsWith("#")).toList();
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            kept.add(new Kept(lines.get(i).startsWith("C "), lines.get(i).substring(2),
                    Bytes.fromHex(lines.get(i + 1).strip()).toByteArray()));
        }
        return kept;
    }

    @Test
    void shouldReadWhatWasKept() throws IOException {
        for (Kept kept : kept()) {
            assertEquals(kept.text(), CanonicalText.print(RecordCodec.of(kept.type()).decode(kept.bytes()).orThrow()));
        }
    }

    @Test
    void shouldWriteWhatWasKept() throws IOException {
        for (Kept kept : kept()) {
            byte[] written = kept.fromClient()
                    ? RecordCodec.of(ClientMessage.class).encode(RecordText.parse(ClientMessage.class, kept.text()))
                    : RecordCodec.of(ServerMessage.class).encode(RecordText.parse(ServerMessage.class, kept.text()));
            assertEquals(Bytes.of(kept.bytes()), Bytes.of(written), kept.text());
        }
    }

    @Test
    void shouldHaveKeptEveryKind() throws IOException {
        String all = kept().stream().map(Kept::text).collect(Collectors.joining("\n"));
        TreeSet<String> missing = new TreeSet<>();
        for (Class<?> sealed : List.of(ClientMessage.class, ServerMessage.class, Command.class, Push.class,
                TopicState.class)) {
            for (Class<?> variant : sealed.getPermittedSubclasses()) {
                if (!all.contains(variant.getSimpleName() + "{")) {
                    missing.add(variant.getSimpleName());
                }
            }
        }
        assertTrue(missing.isEmpty(), "add a line for each of " + missing + " to " + MESSAGES);
    }

    @Test
    void shouldNotThrowWhereverAKeptMessageIsCut() throws IOException {
        for (Kept kept : kept()) {
            RecordCodec<?> codec = RecordCodec.of(kept.type());
            for (int length = 0; length < kept.bytes().length; length++) {
                // A prefix may be a message of its own, or a fault, but nothing is thrown.
                Decoded<?> decoded = codec.decode(kept.bytes(), 0, length);
                if (length < 2) {
                    assertInstanceOf(Decoded.Fault.class, decoded);
                }
            }
        }
    }
}
