package io.strowger.csta;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A test vector: octets and the canonical text of what they mean. A file holds several, separated by empty lines, each
 * with the lines {@code name:}, {@code kind:}, {@code provenance:}, {@code hex:} (digits on indented lines) and
 * {@code text:}.
 */
public record Vector(String name, String kind, String provenance, byte[] bytes, String text) {
    /** The vectors of a resource in {@code vectors/}. */
    public static List<Vector> load(String file) {
        List<Vector> vectors = new ArrayList<>();
        for (String block : read("/vectors/" + file).split("\n\n")) {
            vectors.add(parse(file, block));
        }
        return vectors;
    }

    private static String read(String path) {
        try (InputStream in = Vector.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Vector parse(String file, String block) {
        String name = "";
        String kind = "";
        String provenance = "";
        String text = "";
        StringBuilder digits = new StringBuilder();
        for (String line : block.split("\n")) {
            int colon = line.indexOf(": ");
            if (line.startsWith("    ")) {
                digits.append(line.replace(" ", ""));
            } else if (!line.equals("hex:") && colon < 0) {
                throw new IllegalArgumentException(file + ": " + line);
            } else if (colon > 0) {
                String value = line.substring(colon + 2);
                switch (line.substring(0, colon)) {
                    case "name" -> name = value;
                    case "kind" -> kind = value;
                    case "provenance" -> provenance = value;
                    case "text" -> text = value;
                    default -> throw new IllegalArgumentException(file + ": " + line);
                }
            }
        }
        if (name.isEmpty() || kind.isEmpty() || provenance.isEmpty() || text.isEmpty() || digits.isEmpty()) {
            throw new IllegalArgumentException(file + ": incomplete vector " + block);
        }
        return new Vector(name, kind, provenance, HexFormat.of().parseHex(digits), text);
    }

    /** Lower case hexadecimal digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
