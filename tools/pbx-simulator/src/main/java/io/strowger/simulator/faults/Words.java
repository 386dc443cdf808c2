package io.strowger.simulator.faults;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.strowger.csta.Enumerated;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.EventClass;
import io.strowger.csta.tsapi.MessageType;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.simulator.wire.Refusal;

/** The words of a command after its name, taken one by one. */
final class Words {
    private static final Pattern DURATION = Pattern.compile("(-?)(\\d{1,9})(ms|s|m|h)");
    private static final String EVERY = "*";
    private static final String OF_THE_SERVER = "acs:";
    private static final String OF_THE_SWITCH = "csta:";
    private static final String OFF = "off";
    private static final int LAST_FAILURE = 1_100;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long SECONDS_PER_MINUTE = 60;

    private final List<String> words;
    private int next;

    Words(List<String> words) {
        this.words = words;
    }

    boolean more() {
        return next < words.size();
    }

    String word() {
        if (!more()) {
            throw new CommandException(Problem.WRONG_NUMBER_OF_WORDS, "A word is missing");
        }
        return words.get(next++);
    }

    /** Everything that has not been taken. */
    String rest() {
        String rest = String.join(" ", words.subList(next, words.size()));
        next = words.size();
        return rest;
    }

    void end() {
        if (more()) {
            throw new CommandException(Problem.WRONG_NUMBER_OF_WORDS, "Too many words, from " + words.get(next));
        }
    }

    private static CommandException bad(String word, String wanted) {
        return new CommandException(Problem.BAD_VALUE, word + " is not " + wanted);
    }

    boolean onOrOff() {
        String word = word();
        if (word.equals("on") || word.equals(OFF)) {
            return word.equals("on");
        }
        throw bad(word, "on or off");
    }

    /** A number, or 0 for {@code off}. */
    int numberOrOff() {
        String word = word();
        return word.equals(OFF) ? 0 : number(word);
    }

    int number() {
        return number(word());
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw bad(word, "a number");
        }
    }

    double probability() {
        String word = word();
        try {
            double value = Double.parseDouble(word);
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The same answer as for a number out of range.
        }
        throw bad(word, "a probability from 0 to 1");
    }

    /** Milliseconds of a time such as 500ms, 10s, 2m; not below zero. */
    long duration() {
        String word = word();
        long millis = millis(word);
        if (millis < 0) {
            throw bad(word, "a time of 0ms or more");
        }
        return millis;
    }

    /** Milliseconds of a time that may be below zero. */
    long signedDuration() {
        return millis(word());
    }

    private static long millis(String word) {
        Matcher matcher = DURATION.matcher(word);
        if (!matcher.matches()) {
            throw bad(word, "a time such as 500ms, 10s, 2m or 1h");
        }
        long value = Long.parseLong(matcher.group(2));
        long millis = switch (matcher.group(3)) {
            case "ms" -> value;
            case "s" -> value * MILLIS_PER_SECOND;
            case "m" -> value * MILLIS_PER_SECOND * SECONDS_PER_MINUTE;
            default -> value * MILLIS_PER_SECOND * SECONDS_PER_MINUTE * SECONDS_PER_MINUTE;
        };
        return matcher.group(1).isEmpty() ? millis : -millis;
    }

    <E extends Enum<E>> E constant(Class<E> type) {
        String word = word();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(word.replace('-', '_'))) {
                return constant;
            }
        }
        throw bad(word, "one of " + List.of(type.getEnumConstants()));
    }

    /** The number of a CSTA request by name or number; {@code *} for every one. */
    int request() {
        String word = word();
        if (word.equals(EVERY)) {
            return Refusal.ANY;
        }
        for (MessageType type : MessageType.csta()) {
            String name = type.name().substring(type.name().indexOf('.') + 1);
            if (type.eventClass() == EventClass.CSTAREQUEST
                    && (name.equalsIgnoreCase(word) || Integer.toString(type.eventType()).equals(word))) {
                return type.eventType();
            }
        }
        throw bad(word, "a request, such as MakeCall or 23");
    }

    /** A device, empty for {@code *}. */
    String deviceOrEvery() {
        String word = word();
        return word.equals(EVERY) ? "" : word;
    }

    /** A universal failure, such as csta:33, csta:RESOURCE_BUSY or acs:TSERVER_DRIVER_CONGESTION. */
    TsapiMessage failure() {
        String word = word();
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith(OF_THE_SWITCH)) {
            return new Csta.UniversalFailureConf(
                    named(word.substring(OF_THE_SWITCH.length()), LAST_FAILURE, CSTAUniversalFailure::of));
        }
        if (lower.startsWith(OF_THE_SERVER)) {
            return new Acs.UniversalFailureConf(
                    named(word.substring(OF_THE_SERVER.length()), LAST_FAILURE, ACSUniversalFailure::of));
        }
        throw bad(word, "a failure, such as csta:33, csta:RESOURCE_BUSY or acs:73");
    }

    /** A failure of the server by name or number, null for {@code off}. */
    ACSUniversalFailure serverFailureOrOff() {
        String word = word();
        return word.equals(OFF) ? null : named(word, LAST_FAILURE, ACSUniversalFailure::of);
    }

    ACSUniversalFailure serverFailure() {
        return named(word(), LAST_FAILURE, ACSUniversalFailure::of);
    }

    SystemStatus systemStatus() {
        return named(word(), SystemStatus.SS_OVERLOAD_RELIEVED.value(), SystemStatus::of);
    }

    private static <T extends Enumerated> T named(String word, int last, IntFunction<T> values) {
        for (int number = 0; number <= last; number++) {
            T value = values.apply(number);
            if (value.name().equalsIgnoreCase(word) || Integer.toString(number).equals(word)) {
                return value;
            }
        }
        throw bad(word, "a name or number of the list");
    }
}
