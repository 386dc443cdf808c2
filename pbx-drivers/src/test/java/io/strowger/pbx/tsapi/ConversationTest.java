package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConversationTest {
    @TestFactory
    Stream<DynamicTest> conversations() throws IOException, URISyntaxException {
        Path directory = Path.of(Objects.requireNonNull(getClass().getResource("/conversations")).toURI());
        List<Path> scripts;
        try (Stream<Path> files = Files.list(directory)) {
            scripts = files.filter(f -> f.toString().endsWith(".script")).sorted().toList();
        }
        assertFalse(scripts.isEmpty());
        return scripts.stream()
                .map(script -> DynamicTest.dynamicTest(script.getFileName().toString(),
                        () -> Conversation.play(script.getFileName().toString(), included(script))));
    }

    /** {@code include NAME} stands for the lines of another file. */
    private static List<String> included(Path script) throws IOException {
        return Files.readAllLines(script).stream().flatMap(line -> {
            if (!line.startsWith("include ")) {
                return Stream.of(line);
            }
            try {
                return Files.readAllLines(script.resolveSibling(line.substring("include ".length()).strip())).stream();
            } catch (IOException missing) {
                throw new IllegalStateException(missing);
            }
        }).toList();
    }
}
