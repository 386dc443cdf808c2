package io.strowger.calllog;

import io.strowger.core.port.Journal.JournalException;
import io.strowger.core.port.Journal.StoredSnapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The snapshots of a journal, a file each: written under a temporary name, forced to the disk, then renamed, so that a
 * file of the right name is whole unless the disk changed it. All numbers are little-endian.
 *
 * <pre>
 *  byte 0        4        8                16       20
 *       +--------+--------+----------------+--------+---------
 *       | magic  | CRC32C | sequence       | length | snapshot
 *       +--------+--------+----------------+--------+---------
 * </pre>
 *
 * The checksum covers everything behind it. Any thread.
 */
final class SnapshotStore {

    /** "SWS1" in the order of the bytes. */
    private static final int MAGIC = 0x31535753;
    private static final int HEADER_BYTES = 20;
    private static final int SEQUENCE = 8;
    private static final int LENGTH = 16;
    private static final String PREFIX = "snapshot-";
    private static final String SUFFIX = ".bin";
    private static final String TEMPORARY = ".tmp";

    private final Path directory;

    SnapshotStore(Path directory) {
        this.directory = directory;
    }

    /** Removes what an earlier process did not finish. */
    synchronized void tidy() {
        try {
            Files.createDirectories(directory);
            for (Path path : list("*" + TEMPORARY)) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new JournalException("cannot tidy " + directory, e);
        }
    }

    synchronized void save(long sequence, byte[] snapshot) {
        if (snapshot.length > JournalLimits.SNAPSHOT_BYTES_MAX) {
            throw new JournalException("a snapshot of " + snapshot.length + " bytes exceeds "
                    + JournalLimits.SNAPSHOT_BYTES_MAX, null);
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, MAGIC).putLong(SEQUENCE, sequence).putInt(LENGTH, snapshot.length);
        header.putInt(4, checksum(header, snapshot, 0, snapshot.length));
        String name = name(sequence);
        Path temporary = directory.resolve(name + TEMPORARY);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                write(channel, header);
                write(channel, ByteBuffer.wrap(snapshot));
                channel.force(true);
            }
            Files.move(temporary, directory.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            QueueDirectory.sync(directory);
            prune();
        } catch (IOException e) {
            throw new JournalException("cannot keep the snapshot " + name, e);
        }
    }

    /** In the order of the sequences. */
    private static String name(long sequence) {
        return String.format(Locale.ROOT, PREFIX + "%019d", sequence);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static int checksum(ByteBuffer header, byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate().position(SEQUENCE).limit(HEADER_BYTES));
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /**
     * Keeps the newest ones. An unreadable one counts, so that damage of the disk does not delete what may be needed.
     */
    private void prune() throws IOException {
        List<Path> paths = list(PREFIX + "*" + SUFFIX);
        for (int i = 0; i < paths.size() - JournalLimits.SNAPSHOTS_KEPT; i++) {
            Files.deleteIfExists(paths.get(i));
        }
    }

    /** The newest one that can be read; the others are told to {@code findings}. */
    synchronized Optional<StoredSnapshot> latest(Findings findings) {
        return latest(Long.MAX_VALUE, findings);
    }

    /** The newest one that can be read and was not taken later than after that input. */
    synchronized Optional<StoredSnapshot> latest(long sequence, Findings findings) {
        try {
            String last = name(sequence) + SUFFIX;
            List<Path> paths = list(PREFIX + "*" + SUFFIX);
            Collections.reverse(paths);
            for (Path path : paths) {
                if (path.getFileName().toString().compareTo(last) > 0) {
                    continue;
                }
                Object read = read(path);
                if (read instanceof StoredSnapshot snapshot) {
                    return Optional.of(snapshot);
                }
                findings.add(new JournalFinding(FindingKind.SNAPSHOT_UNREADABLE,
                        directory.getFileName() + "/" + path.getFileName(), -1, 0, 0, String.valueOf(read)));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new JournalException("cannot list " + directory, e);
        }
    }

    /** A snapshot, or a text that says why it is none. */
    private static Object read(Path path) {
        try {
            long size = Files.size(path);
            if (size < HEADER_BYTES || size > HEADER_BYTES + (long) JournalLimits.SNAPSHOT_BYTES_MAX) {
                return size + " bytes";
            }
            byte[] bytes = Files.readAllBytes(path);
            ByteBuffer header = ByteBuffer.wrap(bytes, 0, HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            int length = bytes.length - HEADER_BYTES;
            if (length < 0 || header.getInt(0) != MAGIC) {
                return "not a snapshot";
            }
            if (header.getInt(LENGTH) != length) {
                return "cut at " + bytes.length + " bytes";
            }
            if (header.getInt(4) != checksum(header, bytes, HEADER_BYTES, length)) {
                return "the checksum is wrong";
            }
            return new StoredSnapshot(header.getLong(SEQUENCE),
                    java.util.Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<Path> list(String pattern) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, pattern)) {
            stream.forEach(paths::add);
        } catch (NoSuchFileException e) {
            return paths;
        }
        Collections.sort(paths);
        return paths;
    }
}
