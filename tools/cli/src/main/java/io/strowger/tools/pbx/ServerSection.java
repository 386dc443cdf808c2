package io.strowger.tools.pbx;

import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.simulator.AesConfiguration;
import io.strowger.simulator.AesConfiguration.Ports;
import io.strowger.simulator.TlsSettings;
import io.strowger.simulator.wire.AesServer;
import io.strowger.simulator.wire.LinkSettings;
import io.strowger.simulator.wire.LinkSettings.Licences;
import io.strowger.simulator.wire.LinkSettings.User;
import io.strowger.simulator.wire.LinkSettings.Versions;
import io.strowger.simulator.wire.Permissions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The AE Services servers of a settings file. */
final class ServerSection {
    private static final int DEFAULT_HEARTBEAT_SECONDS = 20;
    private static final int LAST_FAILURE = 1_008;

    private final Path base;

    /** Relative paths start at {@code base}. */
    ServerSection(Path base) {
        this.base = base;
    }

    /** The servers; null when something is wrong with one of them. */
    List<AesConfiguration> servers(SettingsSection root) {
        List<AesConfiguration> servers = new ArrayList<>();
        boolean right = true;
        for (SettingsSection section : root.sections("servers")) {
            AesConfiguration server = server(section);
            right &= server != null;
            servers.add(server);
        }
        return right ? servers : null;
    }

    private AesConfiguration server(SettingsSection section) {
        LinkSettings link = link(section);
        Ports ports = new Ports(port(section, "name-server-port", 0), port(section, "tlink-port", 0),
                port(section, "secure-name-server-port", AesConfiguration.NONE),
                port(section, "secure-tlink-port", AesConfiguration.NONE));
        TlsSettings tls = tls(section.section("tls"));
        section.end();
        return link == null ? null : PbxSettings.of(section, () -> new AesConfiguration(link, ports, tls));
    }

    private static int port(SettingsSection section, String key, int fallback) {
        return section.number(key, fallback, AesConfiguration.NONE, AesConfiguration.MAX_PORT);
    }

    private static LinkSettings link(SettingsSection section) {
        String tlink = section.required("tlink");
        List<User> users = new ArrayList<>();
        section.sections("users").forEach(user -> users.add(user(user)));
        LinkSettings.KeyReply keyReply = section.constant("key-reply", LinkSettings.KeyReply.ENCODE);
        int privateData = section.number("private-version", LinkSettings.MAX_PRIVATE_DATA_VERSION, 0,
                LinkSettings.MAX_PRIVATE_DATA_VERSION);
        int api = section.number("api-version", 2, 1, 2);
        long heartbeat = section.millis("heartbeat", Duration.ofSeconds(DEFAULT_HEARTBEAT_SECONDS).toMillis(),
                Duration.ofSeconds(LinkSettings.MAX_HEARTBEAT_SECONDS));
        Licences licences = licences(section.section("licences"));
        long seed = section.seed("seed");
        return users.contains(null) || licences == null
                ? null
                : PbxSettings.of(section, () -> new LinkSettings(tlink, users, keyReply,
                        new Versions(privateData, api), (int) Duration.ofMillis(heartbeat).toSeconds(), licences,
                        seed));
    }

    private static Licences licences(SettingsSection section) {
        int streams = section.number("streams", AesServer.MAX_STREAMS, 0, AesServer.MAX_STREAMS);
        int devices = section.number("devices", Permissions.MAX_DEVICES, 0, Integer.MAX_VALUE);
        long fetch = section.millis("fetch", 0, Duration.ofMillis(Licences.MAX_FETCH_MILLIS));
        section.end();
        return new Licences(streams, devices, fetch);
    }

    private static User user(SettingsSection section) {
        String login = section.required("login");
        String password = section.text("password", "");
        ACSUniversalFailure barred = failure(section);
        boolean checked = section.flag("restricted", false);
        Set<String> control = Set.copyOf(section.texts("control", List.of()));
        Permissions lists = new Permissions(checked, control, devices(section, "device-monitors"),
                devices(section, "call-monitors"), devices(section, "routing"),
                section.flag("calls-at-all", true));
        section.end();
        return PbxSettings.of(section,
                () -> new User(login, password, checked ? lists : Permissions.EVERYTHING, barred));
    }

    private static Set<String> devices(SettingsSection section, String key) {
        return new java.util.LinkedHashSet<>(section.texts(key, List.of()));
    }

    /** The failure that a barred user meets, by name or number; null for none. */
    private static ACSUniversalFailure failure(SettingsSection section) {
        String name = section.text("barred", "");
        if (name.isEmpty()) {
            return null;
        }
        for (int number = 0; number <= LAST_FAILURE; number++) {
            ACSUniversalFailure failure = ACSUniversalFailure.of(number);
            if (failure.name().equalsIgnoreCase(name) || Integer.toString(number).equals(name)) {
                return failure;
            }
        }
        section.contradiction("barred is not the name or number of a universal failure: " + name);
        return null;
    }

    private TlsSettings tls(SettingsSection section) {
        String certificate = section.text("certificate", "");
        String key = section.text("key", "");
        String authorities = section.text("client-authorities", "");
        section.end();
        if (certificate.isEmpty() && key.isEmpty()) {
            return null;
        }
        try {
            return TlsSettings.ofFiles(base.resolve(certificate), base.resolve(key),
                    authorities.isEmpty() ? null : base.resolve(authorities));
        } catch (IOException e) {
            section.contradiction("the certificates cannot be used: " + e.getMessage());
            return null;
        }
    }
}
