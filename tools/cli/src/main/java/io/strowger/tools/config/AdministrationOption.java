package io.strowger.tools.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.HashPasswordCommand;
import io.strowger.tools.Misuse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import picocli.CommandLine.Option;

/** Which server is administered, and by whom. Asks for the password once. */
public final class AdministrationOption {
    /** The environment's variable that may hold the password. */
    static final String PASSWORD = "STROWGER_PASSWORD";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int UNAUTHORISED = 401;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://127.0.0.1:9411", description = "Where the "
            + "server answers HTTP. Default: ${DEFAULT-VALUE}.")
    private URI url;

    @Option(names = "--user", paramLabel = "NAME", required = true, description = "A technician of the server's "
            + "settings. His password is asked for, or taken from " + PASSWORD
            + " or the first line of standard input.")
    private String user;

    private String password;

    /**
     * What the server answered.
     *
     * @param isDone otherwise the body says why not
     */
    record Answer(boolean isDone, JsonNode body) {}

    /** Shows something. */
    Answer get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)).GET());
    }

    /** Changes something. */
    Answer post(String path, Object body) {
        try {
            return send(HttpRequest.newBuilder(url.resolve(path))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException impossible) {
            throw new IllegalStateException("a request is a tree of texts", impossible);
        }
    }

    private Answer send(HttpRequest.Builder request) {
        String login = user + ":" + password();
        request.timeout(LIMIT).header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() == UNAUTHORISED) {
                throw new Misuse(body.path("sentence").asText());
            }
            return new Answer(response.statusCode() == OK, body);
        } catch (IOException absent) {
            throw new Misuse("no server answers at " + url + ": " + absent);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Misuse("interrupted", stop);
        }
    }

    private String password() {
        if (password == null) {
            String given = System.getenv(PASSWORD);
            try {
                password = given == null ? HashPasswordCommand.ask() : given;
            } catch (IOException unreadable) {
                throw new Misuse("no password could be read", unreadable);
            }
        }
        return password;
    }
}
