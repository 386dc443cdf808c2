package io.strowger.server.conf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.strowger.core.analysis.Parser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * How a value is read and what it may be.
 *
 * @param allowed what may stand there, for people
 * @param reader reads the value at a path of a configuration; throws ConfigException for a value of another type
 * @param check whether a value of the right type is allowed
 * @param schema the same in the words of JSON schema
 */
public record ValueType<T>(String allowed, BiFunction<Config, String, T> reader, Predicate<T> check,
        Map<String, Object> schema) {
    /** Longest text, in characters. */
    static final int TEXT_CHARS_MAX = 256;
    private static final String DURATION_PATTERN = "^ *[0-9]+(\\.[0-9]+)? *[a-z]* *$";

    /** A type of which a schema says only that it is a text. */
    public ValueType(String allowed, BiFunction<Config, String, T> reader, Predicate<T> check) {
        this(allowed, reader, check, Map.of("type", "string"));
    }

    /** The value; throws {@link ConfigException} or {@link IllegalArgumentException}. */
    T read(Config config, String path) {
        T value = reader.apply(config, path);
        if (!check.test(value)) {
            throw new IllegalArgumentException("not allowed");
        }
        return value;
    }

    static ValueType<String> text() {
        return new ValueType<>("a text of 1 to " + TEXT_CHARS_MAX + " characters", Config::getString,
                value -> !value.isBlank() && value.length() <= TEXT_CHARS_MAX,
                Map.of("type", "string", "minLength", 1, "maxLength", TEXT_CHARS_MAX));
    }

    /** An expression in the language of rules; what is wrong in it is told when the whole site is known. */
    static ValueType<String> expression() {
        return expression(Parser.CHARACTERS_MAX);
    }

    static ValueType<String> optionalText() {
        return new ValueType<>("a text of at most " + TEXT_CHARS_MAX + " characters", Config::getString,
                value -> value.length() <= TEXT_CHARS_MAX, Map.of("type", "string", "maxLength", TEXT_CHARS_MAX));
    }

    static ValueType<List<String>> texts(int max) {
        return new ValueType<>("a list in brackets of at most " + max + " texts", Config::getStringList,
                value -> value.size() <= max && value.stream()
                        .allMatch(text -> !text.isBlank() && text.length() <= TEXT_CHARS_MAX));
    }

    /** A whole number in a range. */
    public static ValueType<Integer> number(int min, int max) {
        return new ValueType<>("a whole number from " + min + " to " + max, Config::getInt,
                value -> value >= min && value <= max, Map.of("type", "integer", "minimum", min, "maximum", max));
    }

    static ValueType<Long> bytes(long min, long max) {
        return new ValueType<>("a size from " + min + " to " + max + " bytes, as in 64 KiB", Config::getBytes,
                value -> value >= min && value <= max);
    }

    /** A duration in a range. */
    public static ValueType<Duration> duration(Duration min, Duration max) {
        return new ValueType<>("a duration from " + text(min) + " to " + text(max) + ", as in 500ms, 10s, 5m",
                Config::getDuration, value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0,
                Map.of("type", List.of("string", "integer"), "pattern", DURATION_PATTERN));
    }

    /** True or false. */
    public static ValueType<Boolean> flag() {
        return new ValueType<>("true or false", Config::getBoolean, value -> true,
                Map.of("type", "boolean"));
    }

    /** A constant, in any case. */
    public static <E extends Enum<E>> ValueType<E> constant(Class<E> type) {
        return new ValueType<>("one of " + Arrays.toString(type.getEnumConstants()),
                (config, path) -> Enum.valueOf(type, config.getString(path).toUpperCase(Locale.ROOT).replace('-', '_')),
                value -> true, Map.of("type", "string", "enum", words(type)));
    }

    /** The names of the constants, and the same in small letters with dashes. */
    private static <E extends Enum<E>> List<String> words(Class<E> type) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            words.add(constant.name());
        }
        for (E constant : type.getEnumConstants()) {
            words.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return words;
    }

    /** How far something is true: yes is 1, no is 0. */
    static ValueType<Integer> grade(int max) {
        return new ValueType<>("true, false, or a whole number from 0 to " + max, (config, path) -> {
            Object value = config.getAnyRef(path);
            return value instanceof Boolean isTrue ? Integer.valueOf(isTrue ? 1 : 0) : config.getInt(path);
        }, value -> value >= 0 && value <= max,
                Map.of("type", List.of("boolean", "integer"), "minimum", 0, "maximum", max));
    }

    /** An expression over several lines, as it is written. */
    static ValueType<String> expression(int max) {
        return new ValueType<>("an expression of at most " + max + " characters", Config::getString,
                value -> value.length() <= max, Map.of("type", "string", "maxLength", max));
    }

    static ValueType<Path> path() {
        return new ValueType<>("a path; a relative one starts at the directory of the file",
                (config, path) -> Path.of(config.getString(path)), value -> true);
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
