package io.strowger.tools.journal;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which journal to read. */
public final class JournalOption {
    @Option(names = "--journal", paramLabel = "DIR", required = true, description = "The journal's directory; the server and the demo print it when they start.")
    private Path directory;

    /** The directory as given. */
    public Path directory() {
        return directory;
    }
}
