package io.strowger.server.conf;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.strowger.server.tls.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The shipped settings are complete and true, and a wrong file is refused where it is wrong. */
class SettingsFileTest {
    private static final Path SHIPPED = Path.of("..", "conf", "strowger.conf");

    @TempDir
    private Path directory;

    private static Map<String, ConfigValue> leaves(String prefix, ConfigObject object) {
        Map<String, ConfigValue> leaves = new TreeMap<>();
        object.forEach((name, value) -> {
            if (value instanceof ConfigObject inner && !(prefix + name).equals("credentials")
                    && !(prefix + name).equals(SettingKeys.CHARSETS)) {
                leaves.putAll(leaves(prefix + name + ".", inner));
            } else {
                leaves.put(prefix + name, value);
            }
        });
        return leaves;
    }

    @Test
    void everyKeyStandsInTheShippedFileAndNoOther() {
        TreeSet<String> known = new TreeSet<>(
                List.of(SettingKeys.CREDENTIALS, SettingKeys.IVR_USERS, SettingKeys.TECHNICIANS,
                        SettingKeys.CHARSETS));
        SettingKeys.table().forEach(key -> known.add(key.path()));
        Config shipped = ConfigFactory.parseFile(SHIPPED.toFile()).resolve();
        assertEquals(known, new TreeSet<>(leaves("", shipped.root()).keySet()));
    }

    @TestFactory
    List<DynamicTest> everyKeyIsExplainedWhereItStands() {
        Config shipped = ConfigFactory.parseFile(SHIPPED.toFile()).resolve();
        return leaves("", shipped.root()).entrySet().stream()
                .map(leaf -> DynamicTest.dynamicTest(leaf.getKey(), () -> {
                    List<String> comments = leaf.getValue().origin().comments();
                    assertTrue(comments.stream().mapToInt(String::length).sum() > 10,
                            leaf.getKey() + " has no comment above it");
                })).toList();
    }

    @TestFactory
    List<DynamicTest> everyShippedValueIsTheDefault() {
        Config shipped = ConfigFactory.parseFile(SHIPPED.toFile()).resolve();
        return SettingKeys.table().stream().map(key -> DynamicTest.dynamicTest(key.path(),
                () -> assertEquals(key.fallback(), key.type().read(shipped, key.path())))).toList();
    }

    @Test
    void theShippedFileLoads() {
        ServerSettings settings = ServerSettings.load(SHIPPED);
        assertEquals("ctiuser", settings.credentials().get("aes1").login());
        assertEquals(9410, settings.agents().port());
        assertEquals(SHIPPED.toAbsolutePath().getParent().resolve("site").normalize(), settings.siteDirectory());
        assertEquals("18", settings.links().tsapiOptions().get("private-version-max"));
    }

    @Test
    void defaultsAreThoseOfTheShippedFile() {
        ServerSettings shipped = ServerSettings.load(SHIPPED);
        ServerSettings none = ServerSettings.of(SHIPPED.toAbsolutePath().getParent(), Map.of());
        assertEquals(none.agents(), shipped.agents());
        assertEquals(none.links(), shipped.links());
        assertEquals(none.data(), shipped.data());
        assertEquals(none.authentication(), shipped.authentication());
        assertEquals(none.drain(), shipped.drain());
    }

    private Problem only(String text) throws IOException {
        Path file = directory.resolve("t.conf");
        Files.writeString(file, text);
        List<Problem> problems = assertThrows(ConfigurationException.class, () -> ServerSettings.load(file)).problems();
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0);
    }

    @Test
    void anUnknownKeyIsRefusedWithItsLineAndTheNearestName() throws IOException {
        Problem problem = only("server.name = x\n\nagents {\n  hots = \"127.0.0.1\"\n}\n");
        assertEquals(ProblemKind.UNKNOWN_KEY, problem.kind());
        assertTrue(problem.where().endsWith("t.conf:4"), problem.where());
        assertTrue(problem.text().contains("did you mean agents.host?"), problem.text());
    }

    @Test
    void aGroupThatIsNoGroupIsUnknown() throws IOException {
        assertEquals(ProblemKind.UNKNOWN_KEY, only("agents = 5\n").kind());
    }

    @Test
    void anIllTypedValueIsRefusedWithItsLine() throws IOException {
        Problem problem = only("agents {\n  port = many\n}\n");
        assertEquals(ProblemKind.ILL_TYPED, problem.kind());
        assertTrue(problem.where().endsWith("t.conf:2"), problem.where());
        assertTrue(problem.text().contains("0 to 65535"), problem.text());
    }

    @Test
    void rangesEndWhereTheySay() throws IOException {
        assertEquals(65_535, ServerSettings.of(directory, Map.of("agents.port", 65_535)).agents().port());
        assertEquals(ProblemKind.ILL_TYPED, only("agents.port = 65536\n").kind());
        assertEquals(Duration.ofMinutes(5), ServerSettings.of(directory, Map.of("server.drain", "5m")).drain());
        assertEquals(ProblemKind.ILL_TYPED, only("server.drain = 300001ms\n").kind());
        assertEquals(ProblemKind.ILL_TYPED, only("data.durability = MAYBE\n").kind());
    }

    @Test
    void everythingWrongIsFoundInOnePass() throws IOException {
        Path file = directory.resolve("t.conf");
        Files.writeString(file, "agents.port = -1\nhttp.port = -1\nlinks.backof-min = 1s\n");
        List<Problem> problems = assertThrows(ConfigurationException.class, () -> ServerSettings.load(file)).problems();
        assertEquals(3, problems.size(), problems.toString());
    }

    @Test
    void contradictionsAreFound() throws IOException {
        assertEquals(ProblemKind.CONTRADICTION, only("links.backoff-min = 61s\n").kind());
        assertEquals(ProblemKind.CONTRADICTION,
                only("links { private-version-min = 8, private-version-max = 7 }\n").kind());
        assertEquals(ProblemKind.CONTRADICTION, only("agents.tls.key = x\n").kind());
        assertEquals(ProblemKind.CONTRADICTION,
                only("authentication.argon2 { memory-kib = 15, lanes = 2 }\n").kind());
        assertEquals(ProblemKind.CONTRADICTION, only("credentials.a { login = x }\n").kind());
    }

    @Test
    void credentialsAreReadStrictly() throws IOException {
        Problem missing = only("credentials {\n a { password = x }\n}\n");
        assertEquals(ProblemKind.MISSING_KEY, missing.kind());
        assertTrue(missing.text().contains("credentials.a.login"), missing.text());
        Problem unknown = only("credentials {\n a { login = l, password = x,\n pasword-file = y }\n}\n");
        assertTrue(unknown.where().endsWith("t.conf:3"), unknown.where());
        assertTrue(unknown.text().contains("did you mean password-file?"), unknown.text());
    }

    @Test
    void aPasswordMayStandInAFileOfItsOwn() throws IOException {
        Files.writeString(directory.resolve("secret"), "s3cret\n");
        Path file = directory.resolve("t.conf");
        Files.writeString(file, "credentials.a { login = l, password-file = secret }\n");
        assertEquals("s3cret", ServerSettings.load(file).credentials().get("a").password());
        assertEquals(ProblemKind.UNREADABLE, only("credentials.a { login = l, password-file = nowhere }\n").kind());
        Files.writeString(directory.resolve("long"), "x".repeat(SettingsLoader.PASSWORD_CHARS_MAX + 1));
        assertEquals(ProblemKind.UNREADABLE, only("credentials.a { login = l, password-file = long }\n").kind());
    }

    @Test
    void aPasswordMayComeFromTheEnvironmentAndMustBeThereThen() throws IOException {
        Path file = directory.resolve("t.conf");
        Files.writeString(file, "credentials.a { login = l, password = ${PATH} }\nserver.name = x\n");
        String path = System.getenv("PATH");
        assertEquals(path.length() <= ValueType.TEXT_CHARS_MAX, problemsOf(file).isEmpty());
        Problem unset = only("credentials.a { login = l,\n password = ${STROWGER_NOT_SET} }\n");
        assertEquals(ProblemKind.UNREADABLE, unset.kind());
        assertTrue(unset.text().contains("STROWGER_NOT_SET"), unset.text());
    }

    private static List<Problem> problemsOf(Path file) {
        try {
            ServerSettings.load(file);
            return List.of();
        } catch (ConfigurationException wrong) {
            return wrong.problems();
        }
    }

    @Test
    void storesOfLinksMustBeReadableAndZonesKnown() throws IOException {
        assertEquals(ProblemKind.UNREADABLE, only("links.tls.trust-store = nowhere.pem\n").kind());
        assertEquals(ProblemKind.ILL_TYPED, only("links.switch-time-zone = Mars\n").kind());
        assertEquals(ProblemKind.ILL_TYPED, only("links.charset = UTF-16\n").kind());
        Problem charset = only("links.charsets {\n CM1 = GBK\n CM2 = UTF-16\n}\n");
        assertEquals(ProblemKind.ILL_TYPED, charset.kind());
        assertTrue(charset.where().endsWith("t.conf:3"), charset.where());
        assertEquals(ProblemKind.ILL_TYPED, only("links.charsets = GBK\n").kind());
        Files.writeString(directory.resolve("ca.pem"), "x");
        Map<String, String> options = ServerSettings.of(directory, Map.of("links.tls.trust-store", "ca.pem",
                "links.switch-time-zone", "Asia/Shanghai")).links().tsapiOptions();
        assertEquals(directory.resolve("ca.pem").toString(), options.get("tls-trust-store"));
        assertEquals("Asia/Shanghai", options.get("switch-time-zone"));
    }

    @Test
    void secretsAreNotPrinted() {
        String text = ServerSettings
                .of(directory, Map.of("credentials.a.login", "l", "credentials.a.password", "s3cret",
                        "links.tls.key-store-password", "s3cret"))
                .toString();
        assertFalse(text.contains("s3cret"), text);
    }

    @Test
    void ivrUsersNeedAHashThatCanBeChecked() throws IOException {
        assertEquals(ProblemKind.ILL_TYPED, only("ivr.users = [ { user = i, password-hash = plain } ]\n").kind());
        assertEquals(ProblemKind.ILL_TYPED, only("ivr.users = 5\n").kind());
    }

    @Test
    void aFileThatIsNotThereOrNotHoconIsUnreadable() throws IOException {
        assertAll(
                () -> assertEquals(ProblemKind.UNREADABLE, problemsOf(directory.resolve("nowhere")).get(0).kind()),
                () -> assertEquals(ProblemKind.UNREADABLE, only("agents { port = \n").kind()));
    }

    @Test
    void contradictionsOfTheListenersTlsAreFound() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("agents.tls.certificate", "a.pem"),
                Map.of("agents.tls.client-authorities", "ca.pem"),
                Map.of("agents.tls.client-certificate-required", true),
                Map.of("agents.tls.algorithms", "ROT13"), Map.of("agents.tls.version-min", "TLS_1_1"))) {
            assertThrows(ConfigurationException.class, () -> ServerSettings.of(directory, wrong), wrong.toString());
        }
        ServerSettings right = ServerSettings.of(directory, Map.of("agents.tls.certificate", "a.pem", "agents.tls.key",
                "a.key", "agents.tls.client-authorities", "ca.pem", "agents.tls.client-user", "email"));
        assertEquals(directory.resolve("ca.pem"), right.agents().tls().clients().authorities());
        assertEquals(TlsSettings.UserField.EMAIL, right.agents().tls().clients().user());
    }

    @Test
    void originsAreOrigins() {
        for (String wrong : List.of("crm.example.com", "https://crm.example.com/", "https://", "")) {
            assertThrows(ConfigurationException.class,
                    () -> ServerSettings.of(directory, Map.of("agents.web.origins", List.of(wrong))), wrong);
        }
        List<String> most = IntStream.range(0, SettingKeys.ORIGINS_MAX).mapToObj(i -> "https://h" + i).toList();
        assertEquals(SettingKeys.ORIGINS_MAX, ServerSettings.of(directory, Map.of("agents.web.origins", most))
                .agents().web().origins().size());
        List<String> more = IntStream.rangeClosed(0, SettingKeys.ORIGINS_MAX).mapToObj(i -> "https://h" + i).toList();
        assertThrows(ConfigurationException.class,
                () -> ServerSettings.of(directory, Map.of("agents.web.origins", more)));
        assertEquals(Set.of("https://crm.example.com:8443", "*"),
                ServerSettings.of(directory, Map.of("agents.web.origins", List.of("HTTPS://CRM.example.com:8443", "*")))
                        .agents().web().origins());
    }
}
