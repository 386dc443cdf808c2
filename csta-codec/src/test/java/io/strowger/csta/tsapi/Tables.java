package io.strowger.csta.tsapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the interface's definitions say, as tab-separated tables made of them by a separate program. */
final class Tables {
    private Tables() {}

    /** The lines of a resource in {@code tables/}, cut into cells. */
    static List<String[]> load(String file) {
        return read("/tables/" + file);
    }

    /** The lines of a resource, cut into cells. */
    static List<String[]> read(String path) {
        try (InputStream in = Tables.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().filter(l -> !l.startsWith("#"))
                    .map(line -> line.split("\t", -1)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
