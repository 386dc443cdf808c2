package io.strowger.tools.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.strowger.tools.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a technician sees of the links, and what the exit code says. */
class LinksCommandTest {
    private static final String WELL = """
            {"link":"CM/aes1","state":"UP","agreement":{"behind":false,"standstills":0,"lagMillis":3,"merged":41,"missed":0,
            "withheld":0,"truthMillionths":999500,"checks":2000,"differences":1}}""";
    private static final String BEHIND = """
            {"link":"CM/aes2","state":"UP","agreement":{"behind":true,"standstills":2,"lagMillis":4100,"merged":40,
            "missed":7,"withheld":1,"truthMillionths":1000000,"checks":0,"differences":0}}""";
    private static final String NOT_MADE = """
            {"link":"CM/aes3","state":"DOWN","agreement":null}""";

    private static CommandRun links(String health, String... more) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> {
            byte[] body = health.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            List<String> command = new java.util.ArrayList<>(List.of("links", "--server",
                    "http://127.0.0.1:" + server.getAddress().getPort()));
            command.addAll(List.of(more));
            return CommandRun.of(command.toArray(String[]::new));
        } finally {
            server.stop(0);
        }
    }

    private static String health(String... links) {
        return "{\"status\":\"UP\",\"reasons\":[\"link CM/aes2 stands still\",\"the journal was damaged\"],\"links\":["
                + String.join(",", links) + "]}";
    }

    @Test
    void linksThatAreWellAreShownWithTheirAgreement() throws IOException {
        CommandRun run = links(health(WELL));
        assertEquals(0, run.exitCode(), run.toString());
        List<String> lines = run.out().lines().toList();
        assertEquals("LINK STATE BEHIND LAG ms MERGED MISSED WITHHELD TRUTH % CHECKS DIFFERENCES STANDSTILLS",
                lines.get(0).replaceAll(" +", " "));
        assertEquals("CM/aes1 UP no 3 41 0 0 99.9500 2000 1 0", lines.get(1).replaceAll(" +", " "));
    }

    @Test
    void oneThatStandsStillOrIsDownIsFound() throws IOException {
        CommandRun run = links(health(WELL, BEHIND));
        assertEquals(1, run.exitCode(), run.toString());
        assertEquals("CM/aes2 UP yes 4100 40 7 1 - 0 0 2",
                run.out().lines().toList().get(2).replaceAll(" +", " "));
        assertTrue(run.out().contains("link CM/aes2 stands still"), run.out());
        assertTrue(!run.out().contains("journal"), "it is of no link");
        assertEquals(1, links(health(NOT_MADE)).exitCode());
        assertTrue(links(health(BEHIND), "--json").out().contains("\"behind\" : true"));
    }

    @Test
    void nobodyThere() {
        assertEquals(2, CommandRun.of("links", "--server", "http://127.0.0.1:1").exitCode());
    }
}
