package io.strowger.tools.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for the time of a run, removed at its end. */
public final class Scratch implements AutoCloseable {
    private final Path directory;

    private Scratch(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens one.
     *
     * @param parent where it is made; null = where the system keeps temporary files
     */
    public static Scratch in(Path parent) throws IOException {
        if (parent == null) {
            return new Scratch(Files.createTempDirectory("strowger-bench"));
        }
        Files.createDirectories(parent);
        return new Scratch(Files.createTempDirectory(parent, "strowger-bench"));
    }

    public Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
