package io.strowger.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.core.analysis.NumberTable;
import io.strowger.core.analysis.NumberTables;
import io.strowger.core.analysis.NumberTableWriter;
import io.strowger.core.fact.Fact;
import io.strowger.core.runtime.TableDirectory;
import io.strowger.server.conf.ServerSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Technicians show, compare, apply and bring back configurations, and set variables, over HTTP. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AdministrationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIRST = "# the first\nskills = [ { name = support } ]\n"
            + "variables = [ { name = night, type = flag, default = false } ]\n";
    private static final String SECOND = FIRST + "rules = [ { name = all, priority = 3 } ]\n";

    @TempDir
    private Path directory;
    private final Map<String, Object> values = new HashMap<>(Map.of("agents.port", 0, "http.port", 0,
            "data.directory", "data", "server.drain", "1s", "authentication.argon2.memory-kib", 64,
            "data.free-space-min", "64 MiB", "http.technicians",
            List.of(Map.of("user", "tech", "password-hash", TestSites.HASH))));
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Fact> facts = new LinkedBlockingQueue<>();
    private Server server;

    @BeforeEach
    void start() throws IOException {
        Path site = Files.createDirectories(directory.resolve("site"));
        Files.writeString(site.resolve("10.conf"), FIRST);
        begin();
    }

    private void begin() throws IOException {
        server = Server.start(ServerSettings.of(directory, values));
        server.onFact((position, fact) -> facts.add(fact));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> send(String path, String body, String password) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.httpPort() + path));
        if (password != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                    ("tech:" + password).getBytes(StandardCharsets.UTF_8)));
        }
        return client.send(body == null
                ? request.GET().build()
                : request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode ok(String path, String body) throws Exception {
        HttpResponse<String> response = send(path, body, TestSites.PASSWORD);
        assertEquals(200, response.statusCode(), response.body());
        return JSON.readTree(response.body());
    }

    private static String files(String text, String more) throws IOException {
        return "{\"files\": {\"10.conf\": " + JSON.writeValueAsString(text) + "}" + more + "}";
    }

    @Test
    void nobodyElseGetsIn() throws Exception {
        assertEquals(401, send("/config/history", null, null).statusCode());
        assertEquals(401, send("/config/history", null, "wrong").statusCode());
        assertEquals(401, send("/config/apply", files(SECOND, ""), null).statusCode());
        assertEquals(405, send("/config/apply", null, TestSites.PASSWORD).statusCode());
        assertEquals(200, send("/config/history", null, TestSites.PASSWORD).statusCode());
        assertEquals(1, server.view().reign().configurationVersion());
    }

    @Test
    void withoutTechniciansNothingIsChanged() throws Exception {
        server.close();
        values.remove("http.technicians");
        begin();
        HttpResponse<String> refused = send("/config/apply", files(SECOND, ""), TestSites.PASSWORD);
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("there is no technician"), refused.body());
    }

    @Test
    void aConfigurationIsComparedAppliedShownAndBroughtBack() throws Exception {
        assertEquals("[\"+ analysis.rules all\"]", ok("/config/diff", files(SECOND, "")).path("changes").toString());
        assertEquals(1, server.view().reign().configurationVersion());
        JsonNode applied = ok("/config/apply", files(SECOND, ", \"comment\": \"rules\", \"basedOn\": 1"));
        assertEquals(2, applied.path("version").asInt());
        assertEquals("all", server.view().site().site().analysis().rules().get(0).name());
        assertEquals(SECOND, ok("/config/show", null).path("files").path("10.conf").textValue());
        assertEquals(FIRST, ok("/config/show?version=1", null).path("files").path("10.conf").textValue());
        assertEquals(404, send("/config/show?version=9", null, TestSites.PASSWORD).statusCode());
        assertTrue(server.health().siteDiffers(), "the files still say the first");
        JsonNode back = ok("/config/rollback", "{\"version\": 1, \"comment\": \"back\"}");
        assertEquals("[\"- analysis.rules all\"]", back.path("changes").toString());
        assertFalse(server.health().siteDiffers());
        JsonNode versions = ok("/config/history", null).path("versions");
        assertEquals(3, versions.size());
        assertEquals("seed", versions.get(0).path("appliedBy").textValue());
        assertEquals("tech", versions.get(1).path("appliedBy").textValue());
        assertEquals("rules", versions.get(1).path("comment").textValue());
        assertEquals(1, versions.get(2).path("restores").asInt());
        assertEquals(FIRST, ok("/config/show", null).path("files").path("10.conf").textValue());
        server.close();
        begin();
        assertEquals(3, server.view().reign().configurationVersion());
        assertEquals(3, ok("/config/history", null).path("versions").size());
    }

    @Test
    void whatIsWrongIsToldWholeAndTheOldStays() throws Exception {
        String wrong = FIRST
                + "rules = [\n  { name = a, when = \"vdn = '1'\" },\n  { name = b, skills = [ { skill = sales } ] } ]\n";
        HttpResponse<String> refused = send("/config/apply", files(wrong, ""), TestSites.PASSWORD);
        assertEquals(422, refused.statusCode());
        JsonNode problems = JSON.readTree(refused.body()).path("problems");
        assertEquals(2, problems.size(), refused.body());
        assertEquals("10.conf:5", problems.get(0).path("where").textValue());
        assertEquals(9, problems.get(0).path("number").asInt());
        assertEquals("10.conf:6", problems.get(1).path("where").textValue());
        assertTrue(problems.get(1).path("text").textValue().contains("sales"), refused.body());
        String table = FIRST + "number-tables = [ { name = area, prefixes = \"" + "ab".repeat(32) + "\" } ]";
        assertTrue(send("/config/apply", files(table, ""), TestSites.PASSWORD).body().contains("is missing"));
        String included = "include \"/etc/passwd\"\n" + FIRST;
        assertTrue(send("/config/apply", files(included, ""), TestSites.PASSWORD).body().contains("not allowed here"));
        assertEquals(400, send("/config/apply", "{\"fils\": {}}", TestSites.PASSWORD).statusCode());
        assertEquals(422, send("/config/apply", "{}", TestSites.PASSWORD).statusCode());
        assertEquals(400, send("/config/apply", files(SECOND, ", \"effective\": \"tomorrow\""), TestSites.PASSWORD)
                .statusCode());
        HttpResponse<String> stale = send("/config/apply", files(SECOND, ", \"basedOn\": 7"), TestSites.PASSWORD);
        assertEquals(409, stale.statusCode());
        assertEquals(409, send("/config/rollback", "{\"version\": 9}", TestSites.PASSWORD).statusCode());
        assertEquals(1, server.view().reign().configurationVersion());
    }

    @Test
    void aConfigurationIsPlannedAndWithdrawn() throws Exception {
        long ahead = server.view().reign().timeNanos() / 1_000_000 + 3_600_000;
        JsonNode planned = ok("/config/apply",
                files(SECOND, ", \"effective\": \"" + Instant.ofEpochMilli(ahead) + "\""));
        assertEquals(2, planned.path("version").asInt());
        assertEquals(Instant.ofEpochMilli(ahead).toString(), planned.path("effective").textValue());
        assertEquals(1, server.view().reign().configurationVersion());
        assertEquals("tech", ok("/config/history", null).path("planned").path("appliedBy").textValue());
        ok("/config/withdraw", "{}");
        assertTrue(ok("/config/history", null).path("planned").isNull());
        assertEquals(409, send("/config/withdraw", "{}", TestSites.PASSWORD).statusCode());
    }

    @Test
    void aVariableIsSetAndReset() throws Exception {
        ok("/variables/set", "{\"name\": \"night\", \"value\": \"true\", \"forMillis\": 60000}");
        Fact.VariableSet set = null;
        while (set == null) {
            Fact fact = facts.poll(30, TimeUnit.SECONDS);
            set = fact instanceof Fact.VariableSet found ? found : null;
        }
        assertEquals("tech", set.by());
        assertEquals("true", set.value());
        assertEquals(409,
                send("/variables/set", "{\"name\": \"night\", \"value\": \"5\"}", TestSites.PASSWORD).statusCode());
        assertEquals(409,
                send("/variables/set", "{\"name\": \"nigt\", \"value\": \"true\"}", TestSites.PASSWORD).statusCode());
        ok("/variables/reset", "{\"name\": \"night\"}");
        assertEquals("night", ok("/variables", null).get(0).path("name").textValue());
    }

    @Test
    void aNumberTableIsNeededWhereverItsConfigurationIs() throws Exception {
        NumberTableWriter writer = new NumberTableWriter(NumberTable.Kind.PREFIXES);
        assertEquals("", writer.add("4930", "berlin"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(bytes);
        String hash = TableDirectory.hash(ByteBuffer.wrap(bytes.toByteArray()));
        Path file = Files.createDirectories(directory.resolve("data/tables")).resolve(hash + TableDirectory.SUFFIX);
        Files.write(file, bytes.toByteArray());
        String site = FIRST + "number-tables = [ { name = area, prefixes = \"" + hash + "\" } ]\n"
                + "rules = [ { name = berlin, when = \"area == 'berlin'\", priority = 3 }, { name = default } ]";
        ok("/config/apply", files(site, ""));
        assertEquals("berlin", server.view().site().rules().tableValue("area", "+493012"));
        assertTrue(send("/config/apply", files(site.replace("prefixes", "ported = \"" + hash + "\", prefixes"), ""),
                TestSites.PASSWORD).body().contains("holds PREFIXES and must hold WHOLE"));
        server.close();
        begin();
        assertEquals("berlin", server.view().site().rules().tableValue("area", "+493012"));
        server.close();
        Files.delete(file);
        NumberTables.MissingTableException missing = assertThrows(NumberTables.MissingTableException.class,
                this::begin);
        assertTrue(missing.getMessage().contains(hash), missing.getMessage());
    }
}
