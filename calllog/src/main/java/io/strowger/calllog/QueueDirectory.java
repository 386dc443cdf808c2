package io.strowger.calllog;

import io.strowger.core.port.Journal.JournalException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Where one queue of a journal lies: the live directory, {@code inputs} or {@code facts}, and beside it the generations
 * that were set aside for damage, {@code inputs-0001}, {@code inputs-0002} in the order of their age.
 */
final class QueueDirectory {

    private static final String QUEUE_FILES = "*.cq4";

    private final Path journal;
    private final String name;
    private final int kind;

    /** The queue of that kind of record in a journal. */
    QueueDirectory(Path journal, int kind) {
        this.journal = journal;
        this.kind = kind;
        this.name = kind == RecordView.FACT ? "facts" : "inputs";
    }

    int kind() {
        return kind;
    }

    Path live() {
        return journal.resolve(name);
    }

    String relative(Path path) {
        return journal.relativize(path).toString();
    }

    /** Generations set aside, oldest first. */
    List<Path> setAside() {
        List<Path> generations = list(journal, name + "-[0-9][0-9][0-9][0-9]");
        generations.removeIf(path -> !Files.isDirectory(path));
        return generations;
    }

    /** Queue files of a directory, oldest first; none when there is no such directory. */
    static List<Path> files(Path directory) {
        return list(directory, QUEUE_FILES);
    }

    private static List<Path> list(Path directory, String pattern) {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, pattern)) {
            stream.forEach(paths::add);
        } catch (NoSuchFileException e) {
            return paths;
        } catch (IOException e) {
            throw new JournalException("cannot list " + directory, e);
        }
        Collections.sort(paths);
        return paths;
    }

    /** Forces the newest two files of the live directory to the disk; the day may just have changed. */
    void forceNewest() {
        List<Path> files = files(live());
        try {
            for (Path file : files.subList(Math.max(0, files.size() - 2), files.size())) {
                try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
                    access.getFD().sync();
                }
            }
            sync(live());
        } catch (IOException e) {
            throw new JournalException("cannot force " + live() + " to the disk", e);
        }
    }

    /** Renames the live directory to the next generation and returns its new path. */
    Path renameAside() {
        int number = setAside().size() + 1;
        if (number > JournalLimits.GENERATIONS_MAX) {
            throw new JournalException("more than " + JournalLimits.GENERATIONS_MAX
                    + " damaged directories: replace the disk and archive them", null);
        }
        Path target = journal.resolve(String.format(Locale.ROOT, "%s-%04d", name, number));
        try {
            Files.move(live(), target, StandardCopyOption.ATOMIC_MOVE);
            sync(journal);
            return target;
        } catch (IOException e) {
            throw new JournalException("cannot rename " + live(), e);
        }
    }

    /** What tells the present live directory from one of the same name later; null while there is none. */
    Object liveIdentity() {
        try {
            return Files.readAttributes(live(), java.nio.file.attribute.BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    boolean isLive(Object identity) {
        return Objects.equals(identity, liveIdentity());
    }

    /** Makes renames and creations inside a directory survive a loss of power. */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
