package io.strowger.tools.technician;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a running server says of itself. */
final class HealthPage {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String PATH = "/health";

    private HealthPage() {}

    /**
     * Asks once.
     *
     * @param server where it answers HTTP
     * @throws IOException when no server answers there, or something else does
     */
    static JsonNode read(URI server) throws IOException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpRequest request = HttpRequest.newBuilder(server.resolve(PATH)).timeout(LIMIT).build();
            return new ObjectMapper().readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }
}
