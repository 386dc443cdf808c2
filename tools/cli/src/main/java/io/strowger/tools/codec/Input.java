package io.strowger.tools.codec;

import io.strowger.tools.Misuse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where lines come from. */
final class Input {
    private Input() {}

    /** A file, or standard input when it is null; UTF-8, and what is not becomes a replacement character. */
    static Reader open(Path file) {
        try {
            return new BufferedReader(new InputStreamReader(file == null ? System.in : Files.newInputStream(file),
                    StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Misuse("cannot read " + file + ": " + e, e);
        }
    }
}
