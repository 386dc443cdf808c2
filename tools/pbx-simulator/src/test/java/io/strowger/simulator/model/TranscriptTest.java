package io.strowger.simulator.model;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of events is what the transcripts say, no more and no less. */
class TranscriptTest {
    static List<String> transcripts() throws IOException, URISyntaxException {
        Path directory = Path.of(TranscriptTest.class.getResource("/transcripts").toURI());
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt")).sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void shouldBehaveAsTheTranscriptSays(String name) throws IOException, URISyntaxException {
        Path file = Path.of(TranscriptTest.class.getResource("/transcripts/" + name).toURI());
        List<String> lines = Files.readAllLines(file);
        new TranscriptRunner(PlanText.read(lines)).play(lines);
    }
}
