package io.strowger.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.pbx.LinkTrace;
import io.strowger.server.administration.Technicians;
import io.strowger.server.conf.ServerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TracePageTest {
    private final LinkedBlockingQueue<LinkTrace> begun = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpEdge edge;

    @BeforeEach
    void listen() throws IOException {
        edge = new HttpEdge(new ServerSettings.Http("127.0.0.1", 0), new HttpEdge.Pages(() -> null, () -> "",
                (link, trace) -> {
                    if (!link.equals("CM/AES1")) {
                        return Optional.empty();
                    }
                    begun.add(trace);
                    return Optional.of(() -> ended.complete(null));
                }, () -> null, new HttpEdge.Administration(null, null, new Technicians(null, List.of()))));
    }

    @AfterEach
    void close() {
        edge.close();
        client.close();
    }

    private HttpRequest request(String query) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + "/trace?" + query)).build();
    }

    private int status(String query) throws IOException, InterruptedException {
        return client.send(request(query), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static LinkTrace.Entry entry(int number) {
        return new LinkTrace.Entry(Instant.EPOCH, true, "line " + number, "text " + number);
    }

    @Test
    void framesComeAsTheyPassUntilTheBytesAreOver() throws Exception {
        var answer = client.sendAsync(request("link=CM%2FAES1&device=5001&call=7&seconds=3600&bytes=100"),
                HttpResponse.BodyHandlers.ofInputStream());
        LinkTrace trace = begun.poll(30, TimeUnit.SECONDS);
        assertEquals("5001", trace.device());
        assertEquals("7", trace.call());
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(answer.get().body(), StandardCharsets.UTF_8))) {
            assertTrue(lines.readLine().startsWith("# trace of CM/AES1"));
            trace.sink().accept(entry(1));
            assertEquals("line 1", next(lines));
            assertEquals("#   text 1", lines.readLine());
            for (int i = 2; i < 10; i++) {
                trace.sink().accept(entry(i));
            }
            List<String> rest = lines.lines().toList();
            assertEquals("# end: 100 bytes are reached", rest.get(rest.size() - 1));
        }
        ended.get(30, TimeUnit.SECONDS);
    }

    /** The line that only shows that the server lives is no frame. */
    private static String next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line.equals("#")) {
            line = lines.readLine();
        }
        return line;
    }

    @Test
    void aClientThatGoesEndsItsTrace() throws Exception {
        var answer = client.sendAsync(request("link=CM/AES1&seconds=3600"), HttpResponse.BodyHandlers.ofInputStream());
        begun.poll(30, TimeUnit.SECONDS);
        answer.get().body().close();
        ended.get(30, TimeUnit.SECONDS);
    }

    @Test
    void moreTracesThanAllowedAreRefused() throws Exception {
        List<HttpResponse<InputStream>> running = new ArrayList<>();
        for (int i = 0; i < TracePage.TRACES_MAX; i++) {
            running.add(client.send(request("link=CM/AES1"), HttpResponse.BodyHandlers.ofInputStream()));
        }
        assertEquals(503, status("link=CM/AES1"));
        for (HttpResponse<InputStream> one : running) {
            one.body().close();
        }
    }

    @Test
    void whatCannotBeIsRefused() throws Exception {
        assertEquals(404, status("link=CM/AES2"));
        assertEquals(400, status("device=5001"));
        assertEquals(400, status("link=CM/AES1&seconds=0"));
        assertEquals(400, status("link=CM/AES1&colour=red"));
        assertEquals(3_600, TracePage.Wish.parse("link=x&seconds=3600").seconds());
        assertThrows(IllegalArgumentException.class, () -> TracePage.Wish.parse("link=x&seconds=3601"));
        assertEquals(TracePage.BYTES_MAX, TracePage.Wish.parse("link=x&bytes=" + TracePage.BYTES_MAX).bytes());
        assertThrows(IllegalArgumentException.class,
                () -> TracePage.Wish.parse("link=x&bytes=" + (TracePage.BYTES_MAX + 1)));
    }
}
