package io.strowger.calllog;

import io.strowger.core.port.Journal.JournalException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * What a journal asks of the machine.
 *
 * @param usableBytes free space of the disk for this user
 * @param wallMillis the wall clock, which only chooses the file that a record goes to
 */
record JournalEnvironment(LongSupplier usableBytes, LongSupplier wallMillis) {

    /** The disk under {@code directory}, which exists, and the system's clock. */
    static JournalEnvironment of(Path directory) throws IOException {
        FileStore store = Files.getFileStore(directory);
        return new JournalEnvironment(() -> usable(store), System::currentTimeMillis);
    }

    private static long usable(FileStore store) {
        try {
            return store.getUsableSpace();
        } catch (IOException e) {
            throw new JournalException("cannot ask for the free space of " + store, e);
        }
    }
}
