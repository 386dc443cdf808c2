package io.strowger.csta.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays what coverage-guided fuzzing found: a small corpus that reaches everything it reached, and every input that
 * once broke something. {@code tools/strowger fuzz tsapi} looks for more.
 */
class TsapiFuzzTest {
    private static final Path CORPUS = Path.of("src/test/resources/corpus/tsapi");

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void shouldHoldWhateverWasFound(Path file) throws IOException {
        byte[] input = Files.readAllBytes(file);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> TsapiFuzz.fuzzerTestOneInput(input));
    }

    @Test
    void shouldHaveACorpus() throws IOException {
        assertTrue(corpus().size() > 100, "only " + corpus().size() + " files in " + CORPUS);
    }
}
