package io.strowger.core.runtime;

import io.strowger.core.analysis.NumberTable;
import io.strowger.core.analysis.NumberTables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Number tables as files named {@code HASH.numbers} in a directory beside the journal. A file is mapped and held against its name when it is first asked for, which takes
 * as long as reading it: whoever is about to apply a configuration asks first, so that the core thread need not wait. Any thread.
 */
public final class TableDirectory implements NumberTables {
    /** End of the name of a table's file. */
    public static final String SUFFIX = ".numbers";

    private final Path directory;
    private final Map<String, NumberTable> tables = new ConcurrentHashMap<>();

    public TableDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public NumberTable get(String hash) {
        NumberTable known = tables.get(hash);
        if (known == null) {
            known = open(hash);
            tables.put(hash, known);
        }
        return known;
    }

    private NumberTable open(String hash) {
        Path file = directory.resolve(hash + SUFFIX);
        if (!Files.isRegularFile(file)) {
            throw new MissingTableException(hash, "there is no file " + file);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            if (!hash(bytes.duplicate()).equals(hash)) {
                throw new MissingTableException(hash, "the content of " + file + " is not what its name says");
            }
            return NumberTable.of(bytes);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new MissingTableException(hash, file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** The name of a content. */
    public static String hash(ByteBuffer content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
