package io.strowger.pbx.netty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * How a file is, as far as that tells whether it is another one than before. Links are followed: what replaces a file by
 * turning a link to another one changes it too.
 *
 * @param modified
 *            null for a file that is not there
 * @param key
 *            of the file in its file system; null where there is none
 */
public record FileStamp(FileTime modified, long size, Object key) {
    private static final FileStamp ABSENT = new FileStamp(null, 0, null);

    /** Of a file; null is one that is not there. */
    public static FileStamp of(Path file) {
        if (file == null) {
            return ABSENT;
        }
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(now.lastModifiedTime(), now.size(), now.fileKey());
        } catch (IOException unreadable) {
            return ABSENT;
        }
    }
}
