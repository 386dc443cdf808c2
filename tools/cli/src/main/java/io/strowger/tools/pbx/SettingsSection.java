package io.strowger.tools.pbx;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import io.strowger.server.conf.Node;
import io.strowger.server.conf.Problem;
import io.strowger.server.conf.ProblemKind;
import io.strowger.server.conf.Problems;
import io.strowger.server.conf.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A section of a switch's settings: the values that a simulated switch has, read as strictly as the server's own files. */
final class SettingsSection {
    /** Longest text in characters; a vector is the longest. */
    static final int TEXT_CHARS_MAX = 32_000;
    /** Most elements of a list. */
    static final int LIST_MAX = 50_000;

    /** What all sections of a file share: what is wrong, and which keys each kind of section has. */
    static final class Findings {
        private final Problems problems = new Problems();
        private final Map<String, Set<String>> keys = new TreeMap<>();

        void add(ProblemKind kind, String where, String text) {
            problems.add(kind, where, text);
        }

        List<Problem> problems() {
            return problems.list();
        }

        /** Keys that were asked for, by the path of their section without the numbers of list elements. */
        Map<String, Set<String>> keys() {
            return keys;
        }
    }

    private final Node node;
    private final String path;
    private final Findings findings;
    private final Set<String> asked;

    SettingsSection(ConfigObject root, Findings findings) {
        this(new Node(root, "", findings.problems), "", findings);
    }

    private SettingsSection(Node node, String path, Findings findings) {
        this.node = node;
        this.path = path;
        this.findings = findings;
        this.asked = findings.keys.computeIfAbsent(path, key -> new TreeSet<>());
    }

    // --- values

    private <T> T get(String key, ValueType<T> type, T fallback) {
        asked.add(key);
        return node.get(key, type, fallback);
    }

    private static ValueType<String> text() {
        return new ValueType<>("a text of at most " + TEXT_CHARS_MAX + " characters", Config::getString,
                value -> value.length() <= TEXT_CHARS_MAX);
    }

    String text(String key, String fallback) {
        return get(key, text(), fallback);
    }

    /** A text that must be there. */
    String required(String key) {
        String value = get(key, text(), null);
        return value == null ? "" : value;
    }

    int number(String key, int fallback, int min, int max) {
        return get(key, ValueType.number(min, max), fallback);
    }

    long seed(String key) {
        return get(key, new ValueType<>("a whole number", Config::getLong, value -> true), 1L);
    }

    double real(String key, double fallback, double max) {
        return get(key, new ValueType<>("a number from 0 to " + max, Config::getDouble,
                value -> value >= 0 && value <= max), fallback);
    }

    boolean flag(String key, boolean fallback) {
        return get(key, ValueType.flag(), fallback);
    }

    /** Milliseconds of a duration. */
    long millis(String key, long fallback, Duration max) {
        return get(key, ValueType.duration(Duration.ZERO, max), Duration.ofMillis(fallback)).toMillis();
    }

    /** Two durations, the shortest and the longest, in milliseconds. */
    List<Long> range(String key, List<Long> fallback, Duration max) {
        ValueType<List<Duration>> type = new ValueType<>(
                "two durations from 0s to " + max.toSeconds() + "s, the shorter first, as in [1s, 4s]",
                Config::getDurationList, value -> value.size() == 2 && !value.get(0).isNegative()
                        && value.get(0).compareTo(value.get(1)) <= 0 && value.get(1).compareTo(max) <= 0);
        return get(key, type, fallback.stream().map(Duration::ofMillis).toList()).stream().map(Duration::toMillis)
                .toList();
    }

    <E extends Enum<E>> E constant(String key, E fallback) {
        return get(key, ValueType.constant(fallback.getDeclaringClass()), fallback);
    }

    List<String> texts(String key, List<String> fallback) {
        return get(key, new ValueType<>("a list of at most " + LIST_MAX + " texts", Config::getStringList,
                value -> value.size() <= LIST_MAX), fallback);
    }

    /** Whether the key is there. */
    boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    // --- sections in it

    /** A section; empty when it is not there. */
    SettingsSection section(String key) {
        asked.add(key);
        Node inner = node.node(key);
        return new SettingsSection(
                inner == null ? new Node(ConfigFactory.empty().root(), full(key), findings.problems) : inner,
                full(key), findings);
    }

    /** The sections of a list. */
    List<SettingsSection> sections(String key) {
        asked.add(key);
        List<SettingsSection> sections = new ArrayList<>();
        List<Node> nodes = node.nodes(key);
        if (nodes.size() > LIST_MAX) {
            findings.problems.add(ProblemKind.LIMIT, node.origin(),
                    full(key) + " has more than " + LIST_MAX + " elements");
            return sections;
        }
        nodes.forEach(each -> sections.add(new SettingsSection(each, full(key), findings)));
        return sections;
    }

    /** Refuses what was not asked for; to be called when everything was. */
    void end() {
        node.refuseUnknown();
    }

    /** Something is wrong with the section as a whole. */
    void contradiction(String text) {
        findings.problems.add(ProblemKind.CONTRADICTION, node.origin(), text);
    }

    private String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
