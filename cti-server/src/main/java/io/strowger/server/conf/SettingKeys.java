package io.strowger.server.conf;

import io.strowger.agent.session.ProtocolLimits;
import io.strowger.agent.session.RateLimit;
import io.strowger.calllog.Durability;
import io.strowger.calllog.JournalLimits;
import io.strowger.pbx.tsapi.TsapiOptions.NameServerTls;
import io.strowger.server.tls.TlsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The one table of keys of the static settings, in the order of the shipped file, which documents each. */
final class SettingKeys {
    private static final List<SettingKey<?>> TABLE = new ArrayList<>();
    private static final int MIB = 1024 * 1024;
    private static final int MANY = 1_000_000;
    /** Origins of web pages that may connect. */
    static final int ORIGINS_MAX = 100;
    private static final Duration HOUR = Duration.ofHours(1);

    static final SettingKey<String> SERVER_NAME = key("server.name", ValueType.text(), "strowger");
    static final SettingKey<Duration> SERVER_DRAIN = key("server.drain", millis(0, 300_000), Duration.ofSeconds(5));
    static final SettingKey<Duration> STALL_LIMIT = key("server.stall-limit", millis(100, 600_000),
            Duration.ofSeconds(5));
    static final SettingKey<Path> LOG_DIRECTORY = key("server.log-directory", ValueType.path(), Path.of("../log"));

    static final SettingKey<Path> DATA_DIRECTORY = key("data.directory", ValueType.path(), Path.of("../data"));
    static final SettingKey<Durability> DURABILITY = key("data.durability", ValueType.constant(Durability.class),
            Durability.WRITTEN);
    static final SettingKey<Long> BLOCK_SIZE = key("data.block-size",
            ValueType.bytes(JournalLimits.BLOCK_BYTES_MIN, JournalLimits.BLOCK_BYTES_MAX), 16L * MIB);
    static final SettingKey<Long> FREE_SPACE_MIN = key("data.free-space-min",
            ValueType.bytes(JournalLimits.FREE_BYTES_MIN, Long.MAX_VALUE), 256L * MIB);

    static final SettingKey<Path> SITE_DIRECTORY = key("site.directory", ValueType.path(), Path.of("site"));

    static final SettingKey<String> AGENTS_HOST = key("agents.host", ValueType.text(), "127.0.0.1");
    static final SettingKey<Integer> AGENTS_PORT = key("agents.port", ValueType.number(0, 65_535), 9410);
    static final SettingKey<Boolean> PLAIN_TEXT = key("agents.plain-text-allowed", ValueType.flag(), false);
    static final SettingKey<String> TLS_CERTIFICATE = key("agents.tls.certificate", ValueType.optionalText(), "");
    static final SettingKey<String> TLS_KEY = key("agents.tls.key", ValueType.optionalText(), "");
    static final SettingKey<TlsSettings.Algorithms> TLS_ALGORITHMS = key("agents.tls.algorithms",
            ValueType.constant(TlsSettings.Algorithms.class), TlsSettings.Algorithms.STANDARD);
    static final SettingKey<TlsSettings.Version> TLS_VERSION_MIN = key("agents.tls.version-min",
            ValueType.constant(TlsSettings.Version.class), TlsSettings.Version.TLS_1_3);
    static final SettingKey<String> TLS_CLIENT_AUTHORITIES = key("agents.tls.client-authorities",
            ValueType.optionalText(), "");
    static final SettingKey<Boolean> TLS_CLIENT_REQUIRED = key("agents.tls.client-certificate-required",
            ValueType.flag(), false);
    static final SettingKey<TlsSettings.UserField> TLS_CLIENT_USER = key("agents.tls.client-user",
            ValueType.constant(TlsSettings.UserField.class), TlsSettings.UserField.COMMON_NAME);
    static final SettingKey<Boolean> WEB_ENABLED = key("agents.web.enabled", ValueType.flag(), true);
    static final SettingKey<List<String>> WEB_ORIGINS = key("agents.web.origins", ValueType.texts(ORIGINS_MAX),
            List.of());
    static final SettingKey<Boolean> WEB_SOFTPHONE = key("agents.web.softphone", ValueType.flag(), true);
    static final SettingKey<Integer> AGENTS_THREADS = key("agents.threads", ValueType.number(1, 64), 1);
    static final SettingKey<Integer> SESSIONS_MAX = key("agents.sessions-max", ValueType.number(1, MANY), 5_000);
    static final SettingKey<Integer> CONNECTIONS_MAX = key("agents.connections-max", ValueType.number(1, MANY), 10_000);
    static final SettingKey<Integer> ADDRESS_CONNECTIONS_MAX = key("agents.connections-per-address-max",
            ValueType.number(1, MANY), 1_000);
    static final SettingKey<Integer> ADDRESS_RATE = key("agents.connects-per-address.per-second",
            ValueType.number(1, MANY), 50);
    static final SettingKey<Integer> ADDRESS_BURST = key("agents.connects-per-address.burst",
            ValueType.number(1, MANY), 500);
    static final SettingKey<Duration> HEARTBEAT = key("agents.heartbeat",
            millis(ProtocolLimits.HEARTBEAT_MILLIS_MIN, ProtocolLimits.HEARTBEAT_MILLIS_MAX), Duration.ofSeconds(10));
    static final SettingKey<Integer> AGENT_RATE = key("agents.rate.per-second", ValueType.number(1, MANY),
            RateLimit.AGENT.messagesPerSecond());
    static final SettingKey<Integer> AGENT_BURST = key("agents.rate.burst", ValueType.number(1, MANY),
            RateLimit.AGENT.burstMessages());
    static final SettingKey<Long> WAITING_BYTES = key("agents.waiting-bytes-max", ValueType.bytes(65_536, 64L * MIB),
            2L * MIB);
    static final SettingKey<Integer> WAITING_TOPICS = key("agents.waiting-topics-max", ValueType.number(1, MANY),
            4_096);
    static final SettingKey<Integer> GATEWAY_QUOTA = key("agents.input-quota", ValueType.number(1, MANY), 4_096);

    static final SettingKey<Integer> IVR_RATE = key("ivr.rate.per-second", ValueType.number(1, MANY),
            RateLimit.IVR.messagesPerSecond());
    static final SettingKey<Integer> IVR_BURST = key("ivr.rate.burst", ValueType.number(1, MANY),
            RateLimit.IVR.burstMessages());

    static final SettingKey<Integer> HASH_THREADS = key("authentication.threads", ValueType.number(1, 64), 2);
    static final SettingKey<Integer> HASH_QUEUE = key("authentication.queue-max", ValueType.number(1, 10_000), 256);
    static final SettingKey<Integer> HASH_MEMORY = key("authentication.argon2.memory-kib",
            ValueType.number(8, 1024 * 1024), 19_456);
    static final SettingKey<Integer> HASH_PASSES = key("authentication.argon2.passes", ValueType.number(1, 64), 2);
    static final SettingKey<Integer> HASH_LANES = key("authentication.argon2.lanes", ValueType.number(1, 16), 1);
    static final SettingKey<Integer> FAILURES_USER = key("authentication.failures-per-user",
            ValueType.number(1, MANY), 5);
    static final SettingKey<Integer> FAILURES_ADDRESS = key("authentication.failures-per-address",
            ValueType.number(1, MANY), 100);
    static final SettingKey<Duration> FAILURE_WINDOW = key("authentication.failure-window", millis(1_000, 86_400_000),
            Duration.ofMinutes(5));
    static final SettingKey<Duration> LOCK_TIME = key("authentication.lock-time", millis(1_000, 86_400_000),
            Duration.ofMinutes(1));

    static final SettingKey<String> TOKEN_SECRET = key("authentication.tokens.secret-file", ValueType.optionalText(),
            "");
    static final SettingKey<String> TOKEN_KEY = key("authentication.tokens.public-key-file", ValueType.optionalText(),
            "");
    static final SettingKey<String> TOKEN_AUDIENCE = key("authentication.tokens.audience", ValueType.text(),
            "strowger");
    static final SettingKey<Duration> TOKEN_LIFE = key("authentication.tokens.lifetime-max",
            millis(1_000, 86_400_000), Duration.ofMinutes(10));

    static final SettingKey<String> HTTP_HOST = key("http.host", ValueType.text(), "127.0.0.1");
    static final SettingKey<Integer> HTTP_PORT = key("http.port", ValueType.number(0, 65_535), 9411);

    static final SettingKey<Integer> LINK_THREADS = key("links.threads", ValueType.number(0, 64), 1);
    static final SettingKey<Integer> LINK_QUOTA = key("links.input-quota", ValueType.number(1, MANY), 10_000);
    static final SettingKey<Integer> PRIVATE_MIN = key("links.private-version-min", ValueType.number(4, 18), 4);
    static final SettingKey<Integer> PRIVATE_MAX = key("links.private-version-max", ValueType.number(4, 18), 18);
    static final SettingKey<String> APPLICATION = key("links.application-name", ValueType.text(), "Strowger");
    static final SettingKey<Boolean> ADVERTISED = key("links.use-advertised-address", ValueType.flag(), false);
    static final SettingKey<Duration> CONNECT_TIMEOUT = key("links.connect-timeout", upToAnHour(), sec(10));
    static final SettingKey<Duration> HANDSHAKE_TIMEOUT = key("links.handshake-timeout", upToAnHour(), sec(10));
    static final SettingKey<Duration> REQUEST_TIMEOUT = key("links.request-timeout", upToAnHour(), sec(60));
    static final SettingKey<Duration> CONTROL_TIMEOUT = key("links.call-control-timeout", upToAnHour(), sec(15));
    static final SettingKey<Integer> LINK_HEARTBEAT = key("links.heartbeat-seconds", ValueType.number(0, 60), 20);
    static final SettingKey<Duration> PROBE_IDLE = key("links.probe-idle", upToAnHour(), sec(30));
    static final SettingKey<Integer> MONITOR_WINDOW = key("links.monitor-window", ValueType.number(1, 4_096), 4_096);
    static final SettingKey<Duration> POLL_PERIOD = key("links.agent-poll-period", millis(0, 3_600_000), sec(5));
    static final SettingKey<Integer> POLL_SHARE = key("links.agent-poll-share", ValueType.number(1, 90), 25);
    static final SettingKey<Duration> CLOCK_CHECK = key("links.clock-check", millis(0, 86_400_000), HOUR);
    static final SettingKey<String> SWITCH_ZONE = key("links.switch-time-zone", ValueType.optionalText(), "");
    static final SettingKey<String> LINK_CHARSET = key("links.charset", ValueType.text(), "ISO-8859-1");
    static final SettingKey<NameServerTls> NAME_SERVER_TLS = key("links.tls.name-server",
            ValueType.constant(NameServerTls.class), NameServerTls.AUTO);
    static final SettingKey<String> LINK_TRUST_STORE = key("links.tls.trust-store", ValueType.optionalText(), "");
    static final SettingKey<String> LINK_TRUST_PASSWORD = key("links.tls.trust-store-password",
            ValueType.optionalText(), "");
    static final SettingKey<String> LINK_KEY_STORE = key("links.tls.key-store", ValueType.optionalText(), "");
    static final SettingKey<String> LINK_KEY_PASSWORD = key("links.tls.key-store-password", ValueType.optionalText(),
            "");
    static final SettingKey<Boolean> LINK_VERIFY_NAME = key("links.tls.verify-host-name", ValueType.flag(), true);
    static final SettingKey<Boolean> LINK_STRICT_USAGE = key("links.tls.strict-key-usage", ValueType.flag(), false);
    static final SettingKey<Duration> LINK_TLS_TIMEOUT = key("links.tls.handshake-timeout", millis(1, 60_000),
            sec(5));
    static final SettingKey<Duration> BACKOFF_MIN = key("links.backoff-min", upToAnHour(), sec(1));
    static final SettingKey<Duration> BACKOFF_MAX = key("links.backoff-max", upToAnHour(), sec(60));

    /** Keys whose values are objects or lists, read by their own code. */
    static final String CREDENTIALS = "credentials";
    static final String IVR_USERS = "ivr.users";
    static final String TECHNICIANS = "http.technicians";
    static final String CHARSETS = "links.charsets";

    private SettingKeys() {}

    /** All plain keys in the order of the shipped file. */
    static List<SettingKey<?>> table() {
        return Collections.unmodifiableList(TABLE);
    }

    private static <T> SettingKey<T> key(String path, ValueType<T> type, T fallback) {
        SettingKey<T> key = new SettingKey<>(path, type, fallback);
        TABLE.add(key);
        return key;
    }

    private static ValueType<Duration> millis(long min, long max) {
        return ValueType.duration(Duration.ofMillis(min), Duration.ofMillis(max));
    }

    private static ValueType<Duration> upToAnHour() {
        return ValueType.duration(Duration.ofMillis(1), HOUR);
    }

    private static Duration sec(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
