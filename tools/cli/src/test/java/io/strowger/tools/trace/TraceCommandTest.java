package io.strowger.tools.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.strowger.tools.CommandRun;
import io.strowger.tools.Strowger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandTest {
    private static final String LINES = """
            # trace of CM/AES1 for 5 s
            2026-11-26T12:00:00.125000Z link=CM/AES1 -> 160000000100030000000000000003007c000400000030020500
            #   invokeID=3 monitorCrossRefID=0 Csta.GetApiCaps{}
            #
            2026-11-26T12:00:00.225000Z link=CM/AES1 <- 160000000100000000000000000001001000040000003002 0500
            # end: the time is over
            """;
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int HEADERS = 14 + 20 + 20;

    private final AtomicReference<String> asked = new AtomicReference<>();
    private HttpServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        server.createContext("/trace", exchange -> {
            asked.set(exchange.getRequestURI().getRawQuery());
            boolean known = asked.get().startsWith("link=CM%2FAES1&");
            byte[] body = (known ? LINES : "there is no such link\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void framesAreShownAndCaptured() throws IOException {
        Path file = directory.resolve("t.pcap");
        CommandRun run = CommandRun.of("trace", "CM/AES1", "--device", "5001", "--seconds", "5", "--pcap",
                file.toString(), "--server", url());
        assertEquals(0, run.exitCode(), run.err());
        assertEquals("link=CM%2FAES1&device=5001&call=&seconds=5&bytes=16777216", asked.get());
        assertTrue(run.out().contains("Csta.GetApiCaps{}"), run.out());
        byte[] written = Files.readAllBytes(file);
        // The opening of the connection in three packets, then one for each frame of 26 octets.
        assertEquals(FILE_HEADER + 5 * (PACKET_HEADER + HEADERS) + 2 * 26, written.length);
    }

    @Test
    void whatCannotBeIsRefused() {
        CommandRun unknown = CommandRun.of("trace", "CM/AES2", "--server", url());
        assertEquals(Strowger.MISUSED, unknown.exitCode());
        assertTrue(unknown.err().contains("there is no such link"), unknown.err());
        server.stop(0);
        CommandRun nobody = CommandRun.of("trace", "CM/AES1", "--server", url());
        assertEquals(Strowger.MISUSED, nobody.exitCode());
        assertTrue(nobody.err().contains("no server answers at"), nobody.err());
    }
}
