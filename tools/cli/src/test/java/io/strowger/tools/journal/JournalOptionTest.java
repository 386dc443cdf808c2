package io.strowger.tools.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.tools.Misuse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalOptionTest {
    @TempDir
    Path directory;

    private Path journal(String name, long writtenMillis) throws IOException {
        Path journal = directory.resolve(name).resolve("journal");
        Path file = Files.writeString(Files.createDirectories(journal.resolve("inputs")).resolve("20260101F.cq4"), "");
        Files.setLastModifiedTime(file, FileTime.fromMillis(writtenMillis));
        return journal;
    }

    @Test
    void theJournalWrittenToLastIsTheDefault() throws IOException {
        Path server = journal("data", 2_000);
        journal("strowger-demo-1", 1_000);
        assertEquals(server, JournalOption.newest(directory, List.of(server)));
        Path newer = journal("strowger-demo-2", 3_000);
        assertEquals(newer, JournalOption.newest(directory, List.of(server)));
    }

    @Test
    void withoutAnyItSaysWhatToGive() {
        assertThrows(Misuse.class, () -> JournalOption.newest(directory, List.of(directory.resolve("none"))));
    }
}
