package io.strowger.tools.pbx;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import io.strowger.server.conf.Problem;
import io.strowger.server.conf.ProblemKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * One object of a settings file, read strictly: a value that is not allowed and a key that nobody asked for are
 * problems, and reading goes on.
 */
final class SettingsSection {
    /** Longest text in characters; a vector is the longest. */
    static final int TEXT_CHARS_MAX = 32_000;
    /** Most elements of a list. */
    static final int LIST_MAX = 50_000;
    /** Problems that are kept; a file of rubbish must not fill the screen. */
    static final int PROBLEMS_MAX = 200;

    /** What all sections of a file share: what is wrong, and which keys each kind of section has. */
    static final class Findings {
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, Set<String>> keys = new TreeMap<>();

        void add(ProblemKind kind, String where, String text) {
            if (problems.size() < PROBLEMS_MAX) {
                problems.add(new Problem(kind, where, text));
            }
        }

        List<Problem> problems() {
            return List.copyOf(problems);
        }

        /** Keys that were asked for, by the path of their section without the numbers of list elements. */
        Map<String, Set<String>> keys() {
            return keys;
        }
    }

    private final ConfigObject object;
    private final Config config;
    private final String path;
    private final Findings findings;
    private final Set<String> asked;

    SettingsSection(ConfigObject object, String path, Findings findings) {
        this.object = object;
        this.config = object.toConfig();
        this.path = path;
        this.findings = findings;
        this.asked = findings.keys.computeIfAbsent(path, key -> new TreeSet<>());
    }

    // --- values

    String text(String key, String fallback) {
        return read(key, fallback, "a text of at most " + TEXT_CHARS_MAX + " characters", Config::getString,
                value -> value.length() <= TEXT_CHARS_MAX);
    }

    /** A text that must be there. */
    String required(String key) {
        asked.add(key);
        if (!config.hasPath(key)) {
            findings.add(ProblemKind.MISSING_KEY, where(), path + "." + key + " is missing");
            return "";
        }
        return text(key, "");
    }

    int number(String key, int fallback, int min, int max) {
        return read(key, fallback, "a whole number from " + min + " to " + max, Config::getInt,
                value -> value >= min && value <= max);
    }

    long seed(String key) {
        return read(key, 1L, "a whole number", Config::getLong, value -> true);
    }

    double real(String key, double fallback, double max) {
        return read(key, fallback, "a number from 0 to " + max, Config::getDouble, value -> value >= 0 && value <= max);
    }

    boolean flag(String key, boolean fallback) {
        return read(key, fallback, "true or false", Config::getBoolean, value -> true);
    }

    /** Milliseconds of a duration. */
    long millis(String key, long fallback, Duration max) {
        return read(key, Duration.ofMillis(fallback), "a duration from 0s to " + max.toSeconds()
                + "s, as in 500ms, 10s, 5m", Config::getDuration,
                value -> !value.isNegative() && value.compareTo(max) <= 0).toMillis();
    }

    /** Two durations, the shortest and the longest, in milliseconds. */
    List<Long> range(String key, List<Long> fallback, Duration max) {
        List<Duration> ends = read(key, fallback.stream().map(Duration::ofMillis).toList(),
                "two durations from 0s to " + max.toSeconds() + "s, the shorter first, as in [1s, 4s]",
                Config::getDurationList, value -> value.size() == 2 && !value.get(0).isNegative()
                        && value.get(0).compareTo(value.get(1)) <= 0 && value.get(1).compareTo(max) <= 0);
        return ends.stream().map(Duration::toMillis).toList();
    }

    <E extends Enum<E>> E constant(String key, E fallback) {
        Class<E> type = fallback.getDeclaringClass();
        return read(key, fallback, "one of " + Arrays.toString(type.getEnumConstants()), (values, name) -> Enum
                .valueOf(type, values.getString(name).toUpperCase(Locale.ROOT).replace('-', '_')), value -> true);
    }

    List<String> texts(String key, List<String> fallback) {
        return read(key, fallback, "a list of at most " + LIST_MAX + " texts", Config::getStringList,
                value -> value.size() <= LIST_MAX);
    }

    private <T> T read(String key, T fallback, String allowed, BiFunction<Config, String, T> reader,
            java.util.function.Predicate<T> check) {
        asked.add(key);
        if (!config.hasPath(key)) {
            return fallback;
        }
        try {
            T value = reader.apply(config, key);
            if (check.test(value)) {
                return value;
            }
        } catch (ConfigException | IllegalArgumentException wrongType) {
            // Said below, as for a value out of range.
        }
        findings.add(ProblemKind.ILL_TYPED, where(config.getValue(key).origin()), full(key) + " must be " + allowed);
        return fallback;
    }

    // --- sections in it

    /** A section; empty when it is not there. */
    SettingsSection section(String key) {
        asked.add(key);
        if (config.hasPath(key) && config.getValue(key) instanceof ConfigObject inner) {
            return new SettingsSection(inner, full(key), findings);
        }
        if (config.hasPath(key)) {
            findings.add(ProblemKind.ILL_TYPED, where(config.getValue(key).origin()),
                    full(key) + " must be an object in braces");
        }
        return new SettingsSection(com.typesafe.config.ConfigFactory.empty().root(), full(key), findings);
    }

    /** The sections of a list. */
    List<SettingsSection> sections(String key) {
        asked.add(key);
        List<SettingsSection> sections = new ArrayList<>();
        if (!config.hasPath(key)) {
            return sections;
        }
        try {
            List<? extends ConfigObject> objects = config.getObjectList(key);
            if (objects.size() > LIST_MAX) {
                findings.add(ProblemKind.LIMIT, where(config.getValue(key).origin()),
                        full(key) + " has more than " + LIST_MAX + " elements");
                return sections;
            }
            objects.forEach(each -> sections.add(new SettingsSection(each, full(key), findings)));
        } catch (ConfigException wrongType) {
            findings.add(ProblemKind.ILL_TYPED, where(config.getValue(key).origin()),
                    full(key) + " must be a list of objects in braces");
        }
        return sections;
    }

    boolean has(String key) {
        asked.add(key);
        return config.hasPath(key);
    }

    /** Refuses what was not asked for; to be called when everything was. */
    void end() {
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(object).entrySet()) {
            if (!asked.contains(entry.getKey())) {
                findings.add(ProblemKind.UNKNOWN_KEY, where(entry.getValue().origin()),
                        full(entry.getKey()) + " is unknown; known are " + String.join(", ", asked));
            }
        }
    }

    /** Something is wrong with the section as a whole. */
    void contradiction(String text) {
        findings.add(ProblemKind.CONTRADICTION, where(), text);
    }

    private String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String where() {
        return where(object.origin());
    }

    private static String where(ConfigOrigin origin) {
        String file = origin.filename() == null ? origin.description() : origin.filename();
        return origin.lineNumber() > 0 && origin.filename() != null ? file + ":" + origin.lineNumber() : file;
    }
}
