package io.strowger.server.administration;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.core.runtime.TableDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * What configurations were written as, comments and all: files beside the journal that are named by their SHA-256 and never changed. Nothing depends on them but that
 * people see again what they wrote.
 */
public final class SiteSources {
    /** Octets of the texts of a configuration. */
    public static final int TEXTS_BYTES_MAX = 8 * 1024 * 1024;
    private static final String SUFFIX = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    public SiteSources(Path directory) {
        this.directory = directory;
    }

    /** Keeps the texts and names them; empty when there are none. */
    public String keep(Map<String, String> texts) throws IOException {
        if (texts.isEmpty()) {
            return "";
        }
        byte[] content = JSON.writeValueAsBytes(new TreeMap<>(texts));
        String name = TableDirectory.hash(ByteBuffer.wrap(content));
        Path file = directory.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            Files.createDirectories(directory);
            Path part = Files.createTempFile(directory, "new", ".part");
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return name;
    }

    /** The texts by their files' names; empty when they were not kept or are damaged. */
    public Map<String, String> texts(String name) {
        Path file = directory.resolve(name + SUFFIX);
        try {
            if (name.isEmpty() || !Files.isRegularFile(file)) {
                return Map.of();
            }
            byte[] content = Files.readAllBytes(file);
            return TableDirectory.hash(ByteBuffer.wrap(content)).equals(name)
                    ? JSON.readValue(content, new TypeReference<TreeMap<String, String>>() {
                    })
                    : Map.of();
        } catch (IOException unreadable) {
            return Map.of();
        }
    }
}
