package io.strowger.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.server.conf.ServerSettings;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpEdgeTest {
    private static final int SLOW_CLIENTS = 64;

    /** Of its pages only the metrics are asked for. */
    private static HttpEdge open() throws Exception {
        return new HttpEdge(new ServerSettings.Http("127.0.0.1", 0, List.of()),
                new HttpEdge.Pages(() -> null, () -> "strowger_up 1\n", (link, trace) -> Optional.empty(),
                        () -> null, new HttpEdge.Administration(null, null, null)));
    }

    @Test
    void clientsWhoNeverEndTheirRequestsHoldNobodyUp() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (HttpEdge edge = open(); HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.port());
                socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + "/metrics")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals("strowger_up 1\n", response.body());
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void whatThereIsNotIsSaid() throws Exception {
        try (HttpEdge edge = open(); HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + "/metrics/more")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(404, response.statusCode());
        }
    }
}
