package io.strowger.tools.pbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.server.conf.ConfigurationException;
import io.strowger.server.conf.Problem;
import io.strowger.server.conf.Problems;
import io.strowger.simulator.AesConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.faults.FaultCommands;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.Endpoint;
import io.strowger.simulator.model.Features;
import io.strowger.simulator.model.ForwardingType;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.wire.LinkSettings;
import io.strowger.simulator.wire.SwitchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PbxSettingsTest {
    private static final Path SHIPPED = Path.of("..", "..", "conf", "pbxsim.conf");
    private static final String SERVER = "servers = [{ tlink = \"AVAYA#CM#CSTA#AES1\", users = [{ login = cti }] }]\n";

    @TempDir
    private Path directory;

    private PbxSettings read(String text) throws IOException {
        return PbxSettings.load(Files.writeString(directory.resolve("pbxsim.conf"), text));
    }

    private List<Integer> problems(String text) {
        ConfigurationException refused = assertThrows(ConfigurationException.class, () -> read(text));
        return refused.problems().stream().map(Problem::kind).map(kind -> kind.number()).toList();
    }

    @Test
    void theShippedFileCanBeRun() throws IOException {
        PbxSettings settings = PbxSettings.load(SHIPPED);
        assertEquals(12, settings.configuration().plan().stations().size());
        assertEquals(10, settings.configuration().plan().agents().size());
        assertNull(settings.load());
        SwitchServer server = new SwitchServer(new Switch(settings.configuration().plan(), 0),
                settings.configuration().servers().stream().map(AesConfiguration::link).toList());
        for (String command : settings.faults()) {
            assertEquals(200, new FaultCommands(server).execute(command).number(), command);
        }
        server.startTraffic(settings.traffic());
        server.advanceTo(600_000);
        assertTrue(server.theSwitch().statistics().answered() > 0, server.theSwitch().statistics().toString());
    }

    @Test
    void theShippedFileNamesEveryKeyAndNoOther() {
        Map<String, Set<String>> named = new TreeMap<>();
        collect("", ConfigFactory.parseFile(SHIPPED.toFile()).root(), named);
        assertEquals(PbxSettings.keys(SHIPPED), named);
    }

    private static void collect(String path, ConfigObject object, Map<String, Set<String>> into) {
        Set<String> keys = into.computeIfAbsent(path, key -> new TreeSet<>());
        object.forEach((key, value) -> {
            keys.add(key);
            inner(path.isEmpty() ? key : path + "." + key, value, into);
        });
    }

    private static void inner(String path, ConfigValue value, Map<String, Set<String>> into) {
        if (value instanceof ConfigObject object) {
            collect(path, object, into);
        } else if (value instanceof ConfigList list) {
            list.forEach(each -> inner(path, each, into));
        }
    }

    @Test
    void everyKeyOfTheShippedFileIsExplained() throws IOException {
        List<String> lines = Files.readAllLines(SHIPPED);
        boolean explained = false;
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("#")) {
                explained = true;
            } else if (text.isEmpty() || text.equals("{") || text.startsWith("}") || text.startsWith("]")) {
                explained = false;
            } else if (text.matches("[a-z-]+( =.*| \\{)")) {
                assertTrue(explained, "no comment above: " + line);
            }
        }
    }

    @Test
    void aShortFileIsEnough() throws IOException {
        PbxSettings settings = read(SERVER);
        AesConfiguration server = settings.configuration().servers().get(0);
        assertEquals(AesConfiguration.Ports.PLAIN, server.ports());
        assertEquals(LinkSettings.Versions.NEWEST, server.link().versions());
        assertEquals(20, server.link().heartbeatSeconds());
        assertEquals("127.0.0.1", settings.configuration().bindAddress().getHostAddress());
        try (SwitchSimulator simulator = new SwitchSimulator(settings.configuration())) {
            simulator.start();
            String screen = new StartScreen(settings.configuration(), simulator).text();
            assertTrue(screen.contains("nc 127.0.0.1 " + simulator.controlPort()), screen);
            assertTrue(screen.contains("port " + simulator.nameServerPort()), screen);
        }
    }

    @Test
    void rowsAreCountedUpwards() throws IOException {
        PbxSettings settings = read(SERVER + """
                stations = [{ extension = 5001, count = 3, answer = AUTO }, { extension = 5900, name = Door }]
                hunt-groups = [{ extension = 8001 }]
                agents = [{ id = 1001, count = 2, skills = ["8001:2"] }]
                load { messages-per-second = 100 }
                """);
        assertEquals(List.of("5001", "5002", "5003", "5900"), settings.load().stations());
        assertEquals("Station 5002", settings.configuration().plan().stations().get(1).name());
        assertEquals("Door", settings.configuration().plan().stations().get(3).name());
        assertEquals(AnswerMode.AUTO, settings.configuration().plan().stations().get(2).answerMode());
        assertEquals(2, settings.configuration().plan().agents().get(1).skills().get(0).level());
    }

    @Test
    void stationsHaveWhatIsSetAtThem() throws IOException {
        PbxSettings settings = read(SERVER + """
                stations = [
                  { extension = 5001, count = 2, coverage { after = 5s, to = "5003" }, pickup-group = 7 }
                  { extension = 5003, do-not-disturb = true, in-service = false, message-waiting = [voice, LWC]
                    forwarding = [{ on = NO_ANSWER, to = "5001" }, { to = "915551212" }]
                    telephones = [{ address = "192.0.2.9", signaling = SIP }, { dependency = DEPENDENT }] }
                  { extension = 5004, telephones = [] }
                ]
                outside-numbers = [{ number = "915551212", party = SIT_VACANT_CODE }]
                trunk-groups = [{ group = "801", members = 1 }]
                """);
        Switch made = new Switch(settings.configuration().plan(), 0);
        settings.setup().forEach(deed -> assertTrue(deed.on(made)));
        Features features = done(made.stationFeatures().query("5003"));
        assertTrue(features.doNotDisturb());
        assertEquals(0x0a, features.messageApplications());
        assertEquals(Map.of(ForwardingType.NO_ANSWER, "5001", ForwardingType.IMMEDIATE, "915551212"),
                features.forwardings());
        assertEquals(false, done(made.station("5003")).inService());
        assertEquals(List.of(new Endpoint(0, "192.0.2.9", Endpoint.Dependency.MAIN, Endpoint.Signaling.SIP),
                new Endpoint(1, "192.0.2.1", Endpoint.Dependency.DEPENDENT, Endpoint.Signaling.H323)),
                done(made.endpoints().query("5003")));
        assertEquals(List.of(), done(made.endpoints().query("5004")));
        assertEquals(1, done(made.endpoints().query("5001")).size());
        // The same group: what rings at the one is taken by the other.
        made.outside().offer(IncomingCall.of("9155500000", "5001"));
        assertTrue(made.pickup().groupPickup(ConnectionId.NONE, "5002") instanceof Answer.Done<?>);
    }

    private static <T> T done(Answer<T> answer) {
        return ((Answer.Done<T>) answer).value();
    }

    @Test
    void whatASwitchDoesNotTakeIsRefusedWithItsLine() {
        int contradiction = 8;
        assertEquals(List.of(contradiction),
                problems(SERVER + "stations = [{ extension = 5001, coverage { to = \"7777\" } }]"));
        assertEquals(List.of(contradiction),
                problems(SERVER + "stations = [{ extension = 5001, coverage { after = 10m, to = \"5001\" } }]"));
        assertEquals(List.of(contradiction),
                problems(SERVER + "stations = [{ extension = 5001, forwarding = [{ to = \"5001\" }] }]"));
        assertEquals(List.of(contradiction),
                problems(SERVER + "stations = [{ extension = 5001, message-waiting = [EVERYBODY] }]"));
        assertEquals(List.of(contradiction),
                problems(SERVER + "stations = [{ extension = 5001, telephones = [{}, {}, {}, {}] }]"));
        assertEquals(List.of(4), problems(SERVER + "stations = [{ extension = 5001, pickup-group = 10000 }]"));
        assertEquals(List.of(4), problems(SERVER + "outside-numbers = [{ number = \"9155\", party = ILL }]"));
        assertEquals(List.of(2),
                problems(SERVER + "stations = [{ extension = 5001, telephones = [{ colour = red }] }]"));
    }

    @Test
    void usersHaveTheirLists() throws IOException {
        PbxSettings settings = read("""
                servers = [{ tlink = "AVAYA#CM#CSTA#AES1", users = [
                  { login = one, password = a, restricted = true, control = ["5001"], calls-at-all = false }
                  { login = two, barred = TSERVER_ACCT_LOCKED_OUT }
                  { login = three, barred = "118" } ] }]
                """);
        List<LinkSettings.User> users = settings.configuration().link().users();
        assertEquals(Set.of("5001"), users.get(0).permissions().control());
        assertEquals(false, users.get(1).permissions().checked());
        assertEquals(ACSUniversalFailure.TSERVER_ACCT_LOCKED_OUT, users.get(1).barred());
        assertEquals(ACSUniversalFailure.TSERVER_PASSWORD_EXPIRED, users.get(2).barred());
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        ConfigurationException refused = assertThrows(ConfigurationException.class,
                () -> read(SERVER + "\nstations = [\n  { extension = 5001, colour = red }\n]\n"));
        assertEquals(1, refused.problems().size());
        assertTrue(refused.problems().get(0).where().endsWith("pbxsim.conf:4"), refused.getMessage());
        assertTrue(refused.getMessage().contains("stations[0].colour is unknown"),
                refused.getMessage());
    }

    @Test
    void everythingThatCannotBeIsRefused() {
        int unknown = 2;
        int missing = 3;
        int illTyped = 4;
        int contradiction = 8;
        assertEquals(List.of(unknown), problems(SERVER + "color = red"));
        assertEquals(List.of(unknown), problems(SERVER + "faults { evry = 1s }"));
        assertEquals(List.of(illTyped), problems(SERVER + "control-port = many"));
        assertEquals(List.of(illTyped), problems(SERVER + "control-port = 65536"));
        assertEquals(List.of(illTyped), problems(SERVER + "traffic { patience = [2s, 1s] }"));
        assertEquals(List.of(illTyped), problems(SERVER + "traffic { patience = 1s }"));
        assertEquals(List.of(illTyped), problems(SERVER + "stations = 5"));
        assertEquals(List.of(illTyped), problems(SERVER + "switch = 5"));
        assertEquals(List.of(illTyped), problems(SERVER + "stations = [{ extension = 5001, answer = PERHAPS }]"));
        assertEquals(List.of(missing), problems(SERVER + "trunk-groups = [{ members = 3 }]"));
        assertEquals(List.of(contradiction), problems("bind = \"127.0.0.1\""), "no server");
        assertEquals(List.of(contradiction), problems(SERVER + "bind = \"not an address\""));
        assertEquals(List.of(contradiction),
                problems(SERVER + "stations = [{ extension = 5001 }, { extension = 5001 }]"));
        assertEquals(List.of(contradiction),
                problems(SERVER + "vdns = [{ extension = 6001, vector = \"sing a song\" }]"));
        assertEquals(List.of(contradiction), problems(SERVER + "agents = [{ id = 1, skills = [\"8001:x\"] }]"));
        assertEquals(List.of(contradiction), problems(SERVER + "load { messages-per-second = 1, stations = [\"1\"] }"));
        assertEquals(List.of(contradiction), problems(SERVER + "traffic { calls-per-second = 1 }"));
        assertEquals(List.of(contradiction), problems(
                "servers = [{ tlink = \"AVAYA#CM#CSTA#AES1\", secure-tlink-port = 0, users = [{ login = a }] }]"));
        assertEquals(List.of(contradiction), problems("servers = [{ tlink = \"AES1\", users = [{ login = a }] }]"));
        assertEquals(List.of(contradiction), problems("servers = [{ tlink = \"AVAYA#CM#CSTA#AES1\" }]"));
        assertEquals(List.of(contradiction), problems(
                "servers = [{ tlink = \"AVAYA#CM#CSTA#AES1\", users = [{ login = a, barred = BAD }] }]"));
        assertEquals(List.of(contradiction), problems("servers = [{ tlink = \"AVAYA#CM#CSTA#AES1\", "
                + "users = [{ login = a }], tls { certificate = none.pem, key = none.pem } }]"));
        assertEquals(List.of(1), problems("stations = ["));
    }

    @Test
    void rubbishDoesNotFillTheScreen() {
        StringBuilder text = new StringBuilder(SERVER);
        for (int i = 0; i < Problems.PROBLEMS_MAX + 1; i++) {
            text.append("key").append(i).append(" = 1\n");
        }
        assertEquals(Problems.PROBLEMS_MAX, problems(text.toString()).size());
    }
}
