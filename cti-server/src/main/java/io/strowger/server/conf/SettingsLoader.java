package io.strowger.server.conf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import io.strowger.agent.session.RateLimit;
import io.strowger.agent.transport.HttpEntrance;
import io.strowger.calllog.JournalSettings;
import io.strowger.pbx.Credential;
import io.strowger.pbx.tsapi.TsapiOptions;
import io.strowger.server.conf.ServerSettings.AddressLimits;
import io.strowger.server.conf.ServerSettings.Agents;
import io.strowger.server.conf.ServerSettings.Data;
import io.strowger.server.conf.ServerSettings.Http;
import io.strowger.server.conf.ServerSettings.Ivr;
import io.strowger.server.conf.ServerSettings.IvrUser;
import io.strowger.server.conf.ServerSettings.Links;
import io.strowger.server.conf.ServerSettings.Technician;
import io.strowger.server.conf.ServerSettings.Web;
import io.strowger.server.links.LinkManager;
import io.strowger.server.security.AuthenticationSettings;
import io.strowger.server.security.AuthenticationSettings.Lockout;
import io.strowger.server.security.LoginTokens;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.tls.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Reads static settings strictly: unknown keys, wrong types and contradictions are found in one pass. Confined to one
 * thread.
 */
final class SettingsLoader {
    /** Credentials and IVR users, each. */
    static final int ENTRIES_MAX = 1_000;
    /** Longest password of a link, in characters. */
    static final int PASSWORD_CHARS_MAX = 256;

    private static final Pattern ORIGIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#\\s]+");

    private final Path base;
    private final Problems problems = new Problems();
    private Config config;

    SettingsLoader(Path base) {
        this.base = base;
    }

    ServerSettings load(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no such file");
            }
            return read(ConfigFactory.parseFile(file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve());
        } catch (IOException | ConfigException unreadable) {
            problems.add(ProblemKind.UNREADABLE, file.toString(), unreadable.getMessage());
            throw new ConfigurationException(problems.list());
        }
    }

    ServerSettings of(Map<String, ?> values) {
        return read(ConfigFactory.parseMap(values, "the given settings"));
    }

    private ServerSettings read(Config whole) {
        config = whole;
        refuseUnknown("", config.root());
        Map<String, Credential> credentials = credentials();
        Ivr ivr = new Ivr(users(SettingKeys.IVR_USERS, "IVR user", IvrUser::new));
        List<Technician> technicians = users(SettingKeys.TECHNICIANS, "technician", Technician::new);
        ServerSettings settings = new ServerSettings(get(SettingKeys.SERVER_NAME), get(SettingKeys.SERVER_DRAIN),
                get(SettingKeys.STALL_LIMIT), path(SettingKeys.LOG_DIRECTORY), data(), path(SettingKeys.SITE_DIRECTORY),
                agents(), ivr, authentication(),
                new Http(get(SettingKeys.HTTP_HOST), get(SettingKeys.HTTP_PORT), technicians),
                links(), credentials);
        problems.throwIfAny();
        return settings;
    }

    // ---- keys

    /** Every path in the file must be a key, or lead to one. */
    private void refuseUnknown(String prefix, ConfigObject object) {
        Set<String> known = new TreeSet<>();
        SettingKeys.table().forEach(key -> known.add(key.path()));
        known.add(SettingKeys.CREDENTIALS);
        known.add(SettingKeys.IVR_USERS);
        known.add(SettingKeys.TECHNICIANS);
        known.add(SettingKeys.CHARSETS);
        for (String name : new TreeSet<>(object.keySet())) {
            String path = prefix + name;
            ConfigValue value = object.get(name);
            if (known.contains(path)) {
                continue;
            }
            if (value instanceof ConfigObject inner && known.stream().anyMatch(key -> key.startsWith(path + "."))) {
                refuseUnknown(path + ".", inner);
            } else {
                problems.add(ProblemKind.UNKNOWN_KEY, value.origin(),
                        path + " is unknown" + Names.proposal(path, known));
            }
        }
    }

    private <T> T get(SettingKey<T> key) {
        if (!config.hasPath(key.path())) {
            return key.fallback();
        }
        try {
            return key.type().read(config, key.path());
        } catch (ConfigException | IllegalArgumentException refused) {
            illTyped(key.path(), key.type().allowed());
            return key.fallback();
        }
    }

    private void illTyped(String path, String allowed) {
        problems.add(ProblemKind.ILL_TYPED, config.getValue(path).origin(), path + " must be " + allowed);
    }

    private Path path(SettingKey<Path> key) {
        return base.resolve(get(key)).normalize();
    }

    private Path optionalPath(SettingKey<String> key) {
        String value = get(key);
        return value.isEmpty() ? null : base.resolve(value).normalize();
    }

    private String where(String path) {
        return config.hasPath(path) ? Problems.where(config.getValue(path).origin()) : path;
    }

    // ---- groups

    private Data data() {
        JournalSettings journal = new JournalSettings(get(SettingKeys.DURABILITY),
                Math.toIntExact(get(SettingKeys.BLOCK_SIZE)), get(SettingKeys.FREE_SPACE_MIN));
        return new Data(path(SettingKeys.DATA_DIRECTORY), journal);
    }

    private Agents agents() {
        var protocol = new io.strowger.agent.session.ServerSettings(get(SettingKeys.SERVER_NAME),
                Math.toIntExact(get(SettingKeys.HEARTBEAT).toMillis()),
                new RateLimit(get(SettingKeys.AGENT_RATE), get(SettingKeys.AGENT_BURST)),
                new RateLimit(get(SettingKeys.IVR_RATE), get(SettingKeys.IVR_BURST)),
                Math.toIntExact(get(SettingKeys.WAITING_BYTES)), get(SettingKeys.WAITING_TOPICS));
        AddressLimits address = new AddressLimits(get(SettingKeys.ADDRESS_CONNECTIONS_MAX),
                new RateLimit(get(SettingKeys.ADDRESS_RATE), get(SettingKeys.ADDRESS_BURST)));
        return new Agents(get(SettingKeys.AGENTS_HOST), get(SettingKeys.AGENTS_PORT), get(SettingKeys.PLAIN_TEXT),
                listenerTls(), web(), get(SettingKeys.AGENTS_THREADS), get(SettingKeys.SESSIONS_MAX),
                get(SettingKeys.CONNECTIONS_MAX), address, protocol, get(SettingKeys.GATEWAY_QUOTA));
    }

    private TlsSettings listenerTls() {
        Path certificate = optionalPath(SettingKeys.TLS_CERTIFICATE);
        Path key = optionalPath(SettingKeys.TLS_KEY);
        if ((certificate == null) != (key == null)) {
            problems.add(ProblemKind.CONTRADICTION, where("agents.tls"), "agents.tls needs a certificate and a key");
        }
        Path authorities = optionalPath(SettingKeys.TLS_CLIENT_AUTHORITIES);
        if (authorities != null && certificate == null) {
            problems.add(ProblemKind.CONTRADICTION, where(SettingKeys.TLS_CLIENT_AUTHORITIES.path()),
                    "agents.tls.client-authorities wants a certificate and a key of the server, too");
        }
        if (authorities == null && get(SettingKeys.TLS_CLIENT_REQUIRED)) {
            problems.add(ProblemKind.CONTRADICTION, where(SettingKeys.TLS_CLIENT_REQUIRED.path()),
                    "agents.tls.client-certificate-required wants agents.tls.client-authorities");
        }
        // Before it is known whether they matter, so that what is wrong in them is told in any case.
        TlsSettings.Algorithms algorithms = get(SettingKeys.TLS_ALGORITHMS);
        TlsSettings.Version versionMin = get(SettingKeys.TLS_VERSION_MIN);
        TlsSettings.Clients clients = new TlsSettings.Clients(authorities, get(SettingKeys.TLS_CLIENT_REQUIRED),
                get(SettingKeys.TLS_CLIENT_USER));
        return certificate == null || key == null
                ? null
                : new TlsSettings(certificate, key, algorithms, versionMin, clients);
    }

    private Web web() {
        Set<String> origins = new TreeSet<>();
        for (String origin : get(SettingKeys.WEB_ORIGINS)) {
            if (!origin.equals(HttpEntrance.ANY_ORIGIN) && !ORIGIN.matcher(origin).matches()) {
                illTyped(SettingKeys.WEB_ORIGINS.path(), "origins as in https://crm.example.com, without a path, or *");
            }
            origins.add(origin.toLowerCase(Locale.ROOT));
        }
        return new Web(get(SettingKeys.WEB_ENABLED), origins, get(SettingKeys.WEB_SOFTPHONE));
    }

    private AuthenticationSettings authentication() {
        PasswordHash.Cost cost = new PasswordHash.Cost(get(SettingKeys.HASH_MEMORY), get(SettingKeys.HASH_PASSES),
                get(SettingKeys.HASH_LANES));
        cost.problem().ifPresent(problem -> problems.add(ProblemKind.CONTRADICTION,
                where(SettingKeys.HASH_MEMORY.path()), "authentication.argon2: " + problem));
        Lockout lockout = new Lockout(get(SettingKeys.FAILURES_USER), get(SettingKeys.FAILURES_ADDRESS),
                get(SettingKeys.FAILURE_WINDOW), get(SettingKeys.LOCK_TIME));
        return new AuthenticationSettings(get(SettingKeys.HASH_THREADS), get(SettingKeys.HASH_QUEUE), cost, lockout,
                tokens());
    }

    private LoginTokens.Settings tokens() {
        Path secret = optionalPath(SettingKeys.TOKEN_SECRET);
        Path key = optionalPath(SettingKeys.TOKEN_KEY);
        if (secret != null && key != null) {
            problems.add(ProblemKind.CONTRADICTION, where(SettingKeys.TOKEN_KEY.path()),
                    "give either authentication.tokens.secret-file or public-key-file");
        }
        return new LoginTokens.Settings(secret, key, get(SettingKeys.TOKEN_AUDIENCE), get(SettingKeys.TOKEN_LIFE));
    }

    private Links links() {
        if (get(SettingKeys.PRIVATE_MIN) > get(SettingKeys.PRIVATE_MAX)) {
            problems.add(ProblemKind.CONTRADICTION, where(SettingKeys.PRIVATE_MIN.path()),
                    "links.private-version-min is above links.private-version-max");
        }
        if (get(SettingKeys.BACKOFF_MIN).compareTo(get(SettingKeys.BACKOFF_MAX)) > 0) {
            problems.add(ProblemKind.CONTRADICTION, where(SettingKeys.BACKOFF_MIN.path()),
                    "links.backoff-min is above links.backoff-max");
        }
        Map<String, String> options = new TreeMap<>();
        options.put("private-version-min", String.valueOf(get(SettingKeys.PRIVATE_MIN)));
        options.put("private-version-max", String.valueOf(get(SettingKeys.PRIVATE_MAX)));
        options.put("application-name", get(SettingKeys.APPLICATION));
        options.put("use-advertised-address", String.valueOf(get(SettingKeys.ADVERTISED)));
        options.put("heartbeat-seconds", String.valueOf(get(SettingKeys.LINK_HEARTBEAT)));
        options.put("monitor-window", String.valueOf(get(SettingKeys.MONITOR_WINDOW)));
        options.put("agent-poll-share", String.valueOf(get(SettingKeys.POLL_SHARE)));
        options.put("switch-time-zone", zone());
        options.put("charset", charset());
        charsets(options);
        tls(options);
        for (SettingKey<Duration> key : List.of(SettingKeys.CONNECT_TIMEOUT, SettingKeys.HANDSHAKE_TIMEOUT,
                SettingKeys.REQUEST_TIMEOUT, SettingKeys.CONTROL_TIMEOUT, SettingKeys.PROBE_IDLE,
                SettingKeys.BACKOFF_MIN, SettingKeys.BACKOFF_MAX, SettingKeys.POLL_PERIOD, SettingKeys.CLOCK_CHECK)) {
            options.put(key.path().substring("links.".length()), String.valueOf(get(key).toMillis()));
        }
        return new Links(get(SettingKeys.LINK_THREADS), get(SettingKeys.LINK_QUOTA), options);
    }

    private String zone() {
        String zone = get(SettingKeys.SWITCH_ZONE);
        try {
            return zone.isEmpty() ? "" : ZoneId.of(zone).getId();
        } catch (DateTimeException unknown) {
            illTyped(SettingKeys.SWITCH_ZONE.path(), "a time zone as in Asia/Shanghai, or empty");
            return "";
        }
    }

    private String charset() {
        String charset = get(SettingKeys.LINK_CHARSET);
        if (!TsapiOptions.isCharset(charset)) {
            illTyped(SettingKeys.LINK_CHARSET.path(), "a charset whose octets below 128 are ASCII, as in GBK");
            return SettingKeys.LINK_CHARSET.fallback();
        }
        return charset;
    }

    /** The charsets of single switches, by the switch's name. */
    private void charsets(Map<String, String> options) {
        if (!config.hasPath(SettingKeys.CHARSETS)) {
            return;
        }
        if (!(config.getValue(SettingKeys.CHARSETS) instanceof ConfigObject all)) {
            illTyped(SettingKeys.CHARSETS, "an object in braces, with a charset for each switch");
            return;
        }
        limit(SettingKeys.CHARSETS, all.size());
        for (String switchName : new TreeSet<>(all.keySet())) {
            String charset = String.valueOf(all.get(switchName).unwrapped());
            if (TsapiOptions.isCharset(charset)) {
                options.put("charset" + LinkManager.OF_SWITCH + switchName, charset);
            } else {
                problems.add(ProblemKind.ILL_TYPED, all.get(switchName).origin(), SettingKeys.CHARSETS + "."
                        + switchName + " must be a charset whose octets below 128 are ASCII, as in GBK");
            }
        }
    }

    private void tls(Map<String, String> options) {
        options.put("name-server-tls", get(SettingKeys.NAME_SERVER_TLS).name());
        options.put("tls-trust-store", store(SettingKeys.LINK_TRUST_STORE));
        options.put("tls-trust-store-password", get(SettingKeys.LINK_TRUST_PASSWORD));
        options.put("tls-key-store", store(SettingKeys.LINK_KEY_STORE));
        options.put("tls-key-store-password", get(SettingKeys.LINK_KEY_PASSWORD));
        options.put("tls-verify-host-name", String.valueOf(get(SettingKeys.LINK_VERIFY_NAME)));
        options.put("tls-strict-key-usage", String.valueOf(get(SettingKeys.LINK_STRICT_USAGE)));
        options.put("tls-handshake-timeout", String.valueOf(get(SettingKeys.LINK_TLS_TIMEOUT).toMillis()));
    }

    private String store(SettingKey<String> key) {
        Path file = optionalPath(key);
        if (file != null && !Files.isReadable(file)) {
            problems.add(ProblemKind.UNREADABLE, where(key.path()), file + " cannot be read");
        }
        return file == null ? "" : file.toString();
    }

    // ---- credentials and IVR users

    private Map<String, Credential> credentials() {
        Map<String, Credential> read = new LinkedHashMap<>();
        if (!config.hasPath(SettingKeys.CREDENTIALS)) {
            return read;
        }
        if (!(config.getValue(SettingKeys.CREDENTIALS) instanceof ConfigObject all)) {
            illTyped(SettingKeys.CREDENTIALS, "an object in braces");
            return read;
        }
        limit(SettingKeys.CREDENTIALS, all.size());
        Node node = new Node(all, SettingKeys.CREDENTIALS, problems);
        for (String name : new TreeSet<>(all.keySet())) {
            Credential credential = node.object(name, this::credential);
            if (credential != null) {
                read.put(name, credential);
            }
        }
        return read;
    }

    private Credential credential(Node node) {
        String login = node.text("login");
        String password = node.get("password", ValueType.optionalText(), "");
        String file = node.get("password-file", ValueType.optionalText(), "");
        if (password.isEmpty() == file.isEmpty()) {
            problems.add(ProblemKind.CONTRADICTION, node.origin(), "give either password or password-file");
        }
        if (file.isEmpty()) {
            return new Credential(login, password);
        }
        Path path = base.resolve(file);
        try {
            String read = Files.size(path) > 4L * PASSWORD_CHARS_MAX ? null : Files.readString(path).strip();
            if (read == null || read.isEmpty() || read.length() > PASSWORD_CHARS_MAX) {
                throw new IOException("it must hold a password of 1 to " + PASSWORD_CHARS_MAX + " characters");
            }
            return new Credential(login, read);
        } catch (IOException unreadable) {
            problems.add(ProblemKind.UNREADABLE, node.where("password-file"), path + ": " + unreadable.getMessage());
            return new Credential(login, "");
        }
    }

    /** Users with the hashes of their passwords. */
    private <T> List<T> users(String path, String what, BiFunction<String, String, T> user) {
        if (!config.hasPath(path)) {
            return List.of();
        }
        int dot = path.lastIndexOf('.');
        Node wrapper = new Node(ConfigFactory.empty().root().withValue(path.substring(dot + 1),
                config.getValue(path)), path.substring(0, dot), problems);
        Set<String> names = new HashSet<>();
        List<T> users = new ArrayList<>(wrapper.objects(path.substring(dot + 1), node -> {
            String name = node.text("user");
            String hash = node.text("password-hash");
            if (!names.add(name)) {
                problems.add(ProblemKind.DUPLICATE, node.where("user"), "the " + what + " " + name
                        + " is there already");
            }
            PasswordHash.problem(hash).ifPresent(
                    problem -> problems.add(ProblemKind.ILL_TYPED, node.where("password-hash"), problem));
            return user.apply(name, hash);
        }));
        limit(path, users.size());
        return users;
    }

    private void limit(String path, int size) {
        if (size > ENTRIES_MAX) {
            problems.add(ProblemKind.LIMIT, where(path), path + " has " + size + " entries, at most " + ENTRIES_MAX);
        }
    }
}
