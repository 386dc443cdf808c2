package io.strowger.tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.server.Server;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.tools.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands around configurations, against a running server where one is needed. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConfigCommandTest {
    private static final String SITE = "skills = [ { name = support } ]\n"
            + "variables = [ { name = night, type = flag, default = false } ]\n";

    @TempDir
    private Path directory;

    private Path site(String name, String text) throws IOException {
        Path site = Files.createDirectories(directory.resolve(name));
        Files.writeString(site.resolve("site.conf"), text);
        return site;
    }

    @Test
    void aDirectoryIsCheckedWithoutAServer() throws IOException {
        CommandRun right = CommandRun.of("config", "check", site("a", SITE).toString());
        assertEquals(0, right.exitCode(), right.out());
        CommandRun wrong = CommandRun.of("config", "check",
                site("b", SITE + "rules = [ { name = x, when = \"vdn = 1\" }, { name = y } ]").toString());
        assertEquals(1, wrong.exitCode());
        assertTrue(wrong.out().contains("site.conf:3: C9 when of rule x, column 5"), wrong.out());
    }

    @Test
    void theSchemaIsJson() throws IOException {
        CommandRun run = CommandRun.of("config", "schema");
        assertEquals(0, run.exitCode());
        assertTrue(new ObjectMapper().readTree(run.out()).path("properties").has("rules"));
    }

    @Test
    void aTableIsBuiltAndRead() throws IOException {
        Path csv = directory.resolve("areas.csv");
        Files.writeString(csv, "49,germany\n+4930,\"berlin, city\"\n");
        Path out = directory.resolve("tables");
        CommandRun built = CommandRun.of("table", "build", csv.toString(), "--out", out.toString());
        assertEquals(0, built.exitCode(), built.err());
        String name = built.out().strip().split(" ")[0];
        Path file = out.resolve(name + ".numbers");
        assertTrue(built.out().contains("2 rows"), built.out());
        assertEquals("berlin, city", CommandRun.of("table", "look", file.toString(), "+493099").out().strip());
        assertEquals("germany", CommandRun.of("table", "look", file.toString(), "4940").out().strip());
        assertEquals(1, CommandRun.of("table", "look", file.toString(), "33").exitCode());
        assertTrue(CommandRun.of("table", "time", "--rows", "20000").out().startsWith("20000 rows: "));
        Files.writeString(csv, "49,germany\n+49,berlin\n");
        assertTrue(CommandRun.of("table", "build", csv.toString(), "--out", out.toString()).err()
                .contains("the number 49 stands twice"));
        Files.writeString(csv, "4x,germany\n");
        assertTrue(CommandRun.of("table", "build", csv.toString(), "--out", out.toString()).err()
                .contains("1 to 15 digits"));
        Files.write(file, new byte[]{1}, StandardOpenOption.APPEND);
        CommandRun damaged = CommandRun.of("table", "look", file.toString(), "49");
        assertEquals(2, damaged.exitCode());
        assertTrue(damaged.err().contains("not what its name says"), damaged.err());
    }

    private CommandRun by(Server server, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--user", "tech", "--url", "http://127.0.0.1:" + server.httpPort()));
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("secret\n".getBytes(StandardCharsets.UTF_8)));
        try {
            return CommandRun.of(all.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aConfigurationIsAppliedAndBroughtBack() throws IOException {
        site("site", SITE);
        String hash = new PasswordHasher().hash("secret", new PasswordHash.Cost(64, 1, 1));
        Path next = site("next", SITE + "rules = [ { name = all, priority = 3 } ]\n");
        try (Server server = Server.start(ServerSettings.of(directory, Map.of("agents.port", 0, "http.port", 0,
                "data.directory", "data", "server.drain", "1s", "authentication.argon2.memory-kib", 64,
                "data.free-space-min", "64 MiB",
                "http.technicians", List.of(Map.of("user", "tech", "password-hash", hash)))))) {
            assertTrue(by(server, "config", "diff", next.toString()).out().contains("+ analysis.rules all"));
            CommandRun applied = by(server, "config", "apply", next.toString(), "--comment", "rules");
            assertEquals(0, applied.exitCode(), applied.err());
            assertTrue(applied.out().contains("version 2 is in force"), applied.out());
            assertEquals(1, by(server, "config", "apply", next.toString(), "--based-on", "1").exitCode());
            assertTrue(by(server, "config", "show").out().contains("priority = 3"));
            assertTrue(by(server, "config", "rollback", "1").out().contains("version 3 is in force"));
            CommandRun history = by(server, "config", "history");
            assertEquals(3, history.out().lines().count(), history.out());
            assertTrue(history.out().contains("tech  rules"), history.out());
            assertTrue(history.out().contains("restores 1"), history.out());
            Path wrong = site("wrong", "skills = [ { name = support, colour = red } ]");
            CommandRun refused = by(server, "config", "apply", wrong.toString());
            assertEquals(1, refused.exitCode());
            assertTrue(refused.err().contains("site.conf:1: C2 skills[0].colour is unknown"), refused.err());
            assertEquals(0, by(server, "variable", "set", "night", "true", "--for", "30m").exitCode());
            assertEquals(1, by(server, "variable", "set", "night", "often").exitCode());
            assertTrue(by(server, "variable", "list").out().startsWith("night = "));
            assertEquals(0, by(server, "variable", "reset", "night").exitCode());
        }
    }
}
