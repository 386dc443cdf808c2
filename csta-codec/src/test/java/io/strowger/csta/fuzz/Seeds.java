package io.strowger.csta.fuzz;

import io.strowger.csta.Vector;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes the vectors as inputs of {@link TsapiFuzz}, for a fuzzer to begin with. */
public final class Seeds {
    private Seeds() {}

    /** Writes into the directory that is the only argument. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        int number = 0;
        for (Vector vector : Vector.load("tsapi-session.vec")) {
            write(directory, number++, 0, vector.bytes());
            String text = TsapiText.print(TsapiCodec.decode(vector.bytes(), 0, vector.bytes().length).orElseThrow());
            write(directory, number++, 3, text.getBytes(StandardCharsets.UTF_8));
        }
        for (Vector vector : Vector.load("tsapi-bodies.vec")) {
            String[] kind = vector.kind().split(" ");
            write(directory, number++, 1, prefixed(vector.bytes(), Integer.parseInt(kind[1]),
                    Integer.parseInt(kind[2])));
        }
        for (Vector vector : Vector.load("tsapi-private.vec")) {
            byte[] bytes = vector.bytes();
            byte[] body = Arrays.copyOfRange(bytes, 4, bytes.length);
            write(directory, number++, 2, prefixed(body, bytes[2]));
        }
        for (Vector vector : Vector.load("csta-phase3.vec")) {
            write(directory, number++, 5, vector.bytes());
        }
        write(directory, number, 4,
                "2026-11-26T12:00:00.123456Z link=aes1 <- 16000000".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] prefixed(byte[] bytes, int... prefix) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int octet : prefix) {
            out.write(octet);
        }
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    private static void write(Path directory, int number, int kind, byte[] bytes) throws IOException {
        Files.write(directory.resolve("vector-" + number), prefixed(bytes, kind));
    }
}
