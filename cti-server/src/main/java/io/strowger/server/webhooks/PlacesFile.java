package io.strowger.server.webhooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** From which place of the journal on services are still to be told, in a file that is whole at any time, also when the power is lost. */
final class PlacesFile {
    /** A name of at most 100 webhooks, and their places, are far less. */
    static final int BYTES_MAX = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    PlacesFile(Path file) {
        this.file = file;
    }

    /**
     * What is kept.
     *
     * @param read everything before this place has been told, or is before the place of the webhook that it is for
     * @param webhooks the first thing that is still to be told, for those that have such
     */
    record Places(Place read, Map<String, Place> webhooks) {
        /** Nothing is told from behind the end of the journal: where it ends earlier than these say, what they knew is lost. */
        Places within(Place end) {
            Map<String, Place> map = new TreeMap<>();
            webhooks.forEach((name, place) -> map.put(name, Place.earlier(place, end)));
            return new Places(Place.earlier(read, end), map);
        }

        Place first() {
            return webhooks.values().stream().reduce(read, Place::earlier);
        }
    }

    /** How a place is written. */
    private record Written(long sequence, int index) {
        static Written of(Place place) {
            return new Written(place.sequence(), place.index());
        }

        Place place() {
            return new Place(sequence, index);
        }
    }

    private record Content(Written read, Map<String, Written> webhooks) {}

    /**
     * What was kept last, or null where nothing was.
     *
     * @throws IOException when the file is there and is no such file
     */
    Places load() throws IOException {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new IOException(file + " is larger than " + BYTES_MAX + " octets");
            }
            Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
            if (content.read() == null || content.webhooks() == null || content.webhooks().containsValue(null)) {
                throw new IOException(file + " does not hold the places of webhooks");
            }
            Map<String, Place> map = new TreeMap<>();
            content.webhooks().forEach((name, written) -> map.put(name, written.place()));
            return new Places(content.read().place(), map);
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    void save(Places places) throws IOException {
        Map<String, Written> map = new TreeMap<>();
        places.webhooks().forEach((name, place) -> map.put(name, Written.of(place)));
        byte[] bytes = JSON.writeValueAsBytes(new Content(Written.of(places.read()), map));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
