package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.output.PbxCommand;
import io.strowger.csta.tsapi.TsapiFrame;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every service of {@code services.txt} in every version of private data over a whole link session. */
class ServicesTest {
    private static final int VERSION_MIN = 4;
    private static final int VERSION_MAX = 18;
    /** Versions in which every service is asked; besides them those in which its own forms begin and end. */
    private static final List<Integer> VERSIONS = List.of(4, 6, 8, 13, 18);
    private static final Pattern CONNECTION = Pattern.compile("(\\d+)@([\\w#]+)(!?)");
    /** The first invoke id of a request of the engine, after the opening and a monitor. */
    private static final int FIRST_INVOKE_ID = 6;

    /** One line of the table that holds for some versions. */
    private record Line(int from, int to, char kind, String text) {
        static Line parse(String line) {
            String[] parts = line.split(" ", 2);
            if (!Character.isDigit(parts[0].charAt(0))) {
                return new Line(VERSION_MIN, VERSION_MAX, parts[0].charAt(0), parts[1]);
            }
            String[] range = parts[0].split("-");
            return new Line(Integer.parseInt(range[0]), Integer.parseInt(range[range.length - 1]), parts[1].charAt(0),
                    parts[1].substring(2));
        }
    }

    private static final class Service {
        private final String command;
        private final List<Line> lines = new ArrayList<>();
        private int needs = VERSION_MIN;

        private Service(String command) {
            this.command = command;
        }

        List<String> lines(char kind, int version) {
            return lines.stream()
                    .filter(l -> l.kind() == kind && version >= l.from() && version <= l.to())
                    .map(Line::text)
                    .toList();
        }

        Set<Integer> versions() {
            Set<Integer> versions = new TreeSet<>(VERSIONS);
            lines.forEach(line -> versions.addAll(List.of(line.from(), line.to())));
            versions.addAll(List.of(needs, Math.max(VERSION_MIN, needs - 1)));
            return versions;
        }

        String line(char kind, int version) {
            List<String> found = lines(kind, version);
            assertEquals(1, found.size(), command + ": lines " + kind + " for version " + version);
            return found.get(0);
        }
    }

    private static List<Service> services() throws IOException, URISyntaxException {
        List<Service> services = new ArrayList<>();
        for (String line : Files.readAllLines(
                Path.of(Objects.requireNonNull(ServicesTest.class.getResource("/services.txt")).toURI()))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("service ")) {
                services.add(new Service(line.substring("service ".length())));
            } else if (line.startsWith("needs ")) {
                services.get(services.size() - 1).needs = Integer.parseInt(line.substring("needs ".length()));
            } else {
                services.get(services.size() - 1).lines.add(Line.parse(line));
            }
        }
        return services;
    }

    @TestFactory
    Stream<DynamicTest> services_in_all_versions() throws IOException, URISyntaxException {
        return services().stream()
                .flatMap(service -> service.versions().stream()
                        .map(version -> DynamicTest.dynamicTest(service.command + " at version " + version,
                                () -> Conversation.play(service.command + " at version " + version,
                                        script(service, version)))));
    }

    /** No service is left out of the table but those that have no confirmation. */
    @Test
    void shouldHaveEveryServiceInTheTable() throws IOException, URISyntaxException {
        Set<String> missing = new TreeSet<>();
        for (Class<?> command : PbxCommand.class.getDeclaredClasses()) {
            if (command.isRecord() && PbxCommand.class.isAssignableFrom(command)) {
                missing.add(command.getSimpleName());
            }
        }
        services().forEach(service -> missing.remove(service.command.split(" ")[0]));
        // What stops the monitor of a call cannot be asked twice; a conversation of its own plays it.
        assertEquals(Set.of("RouteEnd", "RouteSelect", "MonitorStop"), missing);
    }

    /** The table for people says what the code does; written anew with {@code -Dservices.write=true}. */
    @Test
    void shouldPrintTheTableOfServices() throws IOException, URISyntaxException {
        Path document = Path.of("SERVICES.md");
        String text = ServicesDocument.print(services().stream().map(ServicesTest::sample).toList());
        if (Boolean.getBoolean("services.write")) {
            Files.writeString(document, text);
        }
        assertEquals(text, Files.readString(document), "the table differs; write it with -Dservices.write=true");
    }

    private static ServicesDocument.Sample sample(Service service) {
        List<TsapiFrame> confirmations = new ArrayList<>();
        Set<String> replies = new TreeSet<>();
        for (int version = service.needs; version <= VERSION_MAX; version++) {
            confirmations.add(FrameText.frame(frameText(service.lines('<', version).get(0))));
            replies.add(service.line('=', version).replaceFirst("\\[.*", ""));
        }
        return new ServicesDocument.Sample(CommandText.command(service.command), service.needs, confirmations,
                replies);
    }

    private static List<String> script(Service service, int version) {
        List<String> s = opening(version);
        if (version < service.needs) {
            s.add("submit 1 CALL_CONTROL " + service.command);
            s.add("brief PbxReplied[requestId=1, reply=NotPossible[reason=NEEDS_PRIVATE_DATA_VERSION, detail=* needs"
                    + " private data version " + service.needs + ", the link has " + version + "]]");
            s.add("nothing");
            return s;
        }
        String reply = service.line('=', version);
        ask(s, service, version, 1);
        confirm(s, service, version, 1);
        s.addAll(service.lines('+', version));
        s.add("brief PbxReplied[requestId=1, reply=" + reply + "]");
        ask(s, service, version, 2);
        s.add("< invokeID=" + invokeId(2) + " Csta.UniversalFailureConf{error=GENERIC_OPERATION}");
        s.add("brief PbxReplied[requestId=2, reply=Refused[failure=UniversalFailure[code=1, name=GENERIC_OPERATION]]]");
        ask(s, service, version, 3);
        s.add("< invokeID=" + invokeId(3) + " Acs.UniversalFailureConf{error=TSERVER_DEVICE_NOT_ON_LIST}");
        s.add("brief PbxReplied[requestId=3, reply=Refused[failure=UniversalFailure[code=19,"
                + " name=TSERVER_DEVICE_NOT_ON_LIST]]]");
        ask(s, service, version, 4);
        s.add("< invokeID=" + invokeId(4) + " Csta.RouteRegisterCancelConf{}");
        s.add("nothing");
        s.add("status anomalies=1,");
        s.add("advance 15s");
        s.add("brief PbxReplied[requestId=4, reply=TimedOut[]]");
        confirm(s, service, version, 4);
        s.add("brief PbxReplied[requestId=4, reply=Late[reply=" + reply + "]]");
        s.add("nothing");
        // The same once more belongs to nothing.
        confirm(s, service, version, 4);
        s.add("nothing");
        return s;
    }

    /** A link that is up with a monitor of 5001; the next invoke id is 6. */
    static List<String> opening(int version) {
        StringBuilder hex = new StringBuilder();
        for (char digit : String.valueOf(version).toCharArray()) {
            hex.append('3').append(digit);
        }
        return new ArrayList<>(List.of("setting heartbeat-seconds 0", "setting private-version-max 18",
                "monitor device 5001", "start", "connect aes:450", "connected", "> invokeID=1 * Acs.NameSrvRequest{*",
                "< invokeID=1 Acs.NameSrvReply{list=[{serverName=\"AVAYA#CM#CSTA#AES1\","
                        + " serverAddr=#0200041a7f0000010000000000000000}]}",
                "> invokeID=2 * Acs.AbortStream{}", "disconnect", "connect aes:1050", "connected",
                "> invokeID=1 * Acs.KeyRequest{*", "< invokeID=1 Acs.AuthReplyTwo{key=#1122334455667788}",
                "> invokeID=2 * Acs.OpenStream{*",
                "< invokeID=2 Acs.OpenStreamConf{apiVer=\"ST2\"} private=\"ECS\" #00" + hex + "00",
                "input LinkChanged[state=RESYNCHRONISING, *", "> invokeID=3 * Csta.GetApiCaps{}",
                "< invokeID=3 Csta.GetApiCapsConf{}", "> invokeID=4 * Csta.GetDeviceList{*",
                "< invokeID=4 Csta.GetDeviceListConf{index=-1}", "> invokeID=5 * Csta.MonitorDevice{*",
                "< invokeID=5 Csta.MonitorConf{monitorCrossRefID=101}", "input MonitorStarted[*",
                "input LinkChanged[state=UP, *"));
    }

    private static int invokeId(int request) {
        return FIRST_INVOKE_ID + request - 1;
    }

    private static void ask(List<String> script, Service service, int version, int request) {
        script.add("submit " + request + " CALL_CONTROL " + service.command);
        script.add("> invokeID=" + invokeId(request) + " monitorCrossRefID=0 "
                + printed(service.line('>', version)));
    }

    private static void confirm(List<String> script, Service service, int version, int request) {
        String invokeId = "invokeID=" + invokeId(request) + " ";
        for (String line : service.lines('<', version)) {
            script.add("< " + invokeId + frameText(line));
            invokeId = "";
        }
    }

    /** As {@link FrameText} reads it. */
    private static String frameText(String text) {
        return CONNECTION.matcher(text).replaceAll("$1@\"$2\"$3");
    }

    /** As the canonical text prints it. */
    private static String printed(String text) {
        return CONNECTION.matcher(text)
                .replaceAll(m -> connection(m.group(1), m.group(2), m.group(3).isEmpty() ? "STATIC_ID" : "DYNAMIC_ID"))
                .replace("NO-CONNECTION", connection("0", "", "STATIC_ID"))
                .replace("NO-UUI", "{type=UUI_NONE, data=#}");
    }

    private static String connection(String call, String device, String type) {
        return "{callID=" + call + ", deviceID=\"" + device + "\", devIDType=" + type + "}";
    }
}
