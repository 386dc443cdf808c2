package io.strowger.simulator.model;

import java.util.Arrays;
import java.util.Locale;

import io.strowger.simulator.model.VectorStep.Passing;
import io.strowger.simulator.model.VectorStep.Priority;

/** The words of one line of a vector form, read from left to right. */
final class VectorWords {
    private static final int MAX_EXTENSION = 16;
    private static final int MAX_DIGITS_OF_NUMBER = 6;

    /** A line that cannot be understood; the message says why. */
    static final class Misread extends RuntimeException {
        private static final long serialVersionUID = 1;

        Misread(String reason) {
            super(reason, null, false, false);
        }
    }

    private final String[] words;
    private int at;

    VectorWords(String line) {
        words = line.strip().toLowerCase(Locale.ROOT).replaceAll("(<>|<=|>=|[<>=])", " $1 ").strip().split("\\s+");
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static char letter(Priority priority) {
        return Character.toLowerCase(priority.name().charAt(0));
    }

    /** The number that people write before a step. */
    void stepNumber(int position) {
        if (isNumber(words[0])) {
            int written = Integer.parseInt(words[0]);
            if (written != position) {
                throw new Misread("this is step " + position + " and is numbered " + written);
            }
            at++;
        }
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.length() <= MAX_DIGITS_OF_NUMBER
                && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    String next(String wanted) {
        if (at == words.length) {
            throw new Misread("the line ends where " + wanted + " belongs");
        }
        return words[at++];
    }

    boolean skip(String word) {
        boolean there = at < words.length && words[at].equals(word);
        at += there ? 1 : 0;
        return there;
    }

    void expect(String word) {
        String found = next("'" + word + "'");
        if (!found.equals(word)) {
            throw new Misread("'" + word + "' belongs where '" + found + "' is");
        }
    }

    String oneOf(String... choices) {
        String wanted = "one of " + String.join(", ", choices);
        String found = next(wanted);
        if (!Arrays.asList(choices).contains(found)) {
            throw new Misread("'" + found + "' is not " + wanted);
        }
        return found;
    }

    int number(String what, int min, int max) {
        String word = next(what);
        if (!isNumber(word) || Integer.parseInt(word) < min || Integer.parseInt(word) > max) {
            throw new Misread("'" + word + "' is not " + what + " from " + min + " to " + max);
        }
        return Integer.parseInt(word);
    }

    String extension() {
        String word = next("an extension");
        if (word.length() > MAX_EXTENSION || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Misread("'" + word + "' is not an extension");
        }
        return word;
    }

    String pattern() {
        String word = next("digits");
        if (word.length() > VectorCondition.NumberIs.MAX_PATTERN || !word.matches("[0-9*#?+]+")) {
            throw new Misread("'" + word + "' is not digits with wildcards");
        }
        return word;
    }

    /** {@code skill 1}, or {@code main split 1} and {@code backup split 1} as older forms say. */
    String skill() {
        if (!skip("main")) {
            skip("backup");
        }
        oneOf("skill", "split");
        return skillName();
    }

    String skillName() {
        return isPlace(words, at) ? words[at++] : extension();
    }

    private static boolean isPlace(String[] words, int at) {
        return at < words.length && SkillPlaces.LIST.contains(words[at]);
    }

    Priority priority() {
        expect("pri");
        return priorityLetter();
    }

    Priority priorityLetter() {
        return switch (oneOf("l", "m", "h", "t")) {
            case "l" -> Priority.LOW;
            case "m" -> Priority.MEDIUM;
            case "h" -> Priority.HIGH;
            default -> Priority.TOP;
        };
    }

    Passing passing() {
        return Passing.valueOf(oneOf("none", "ani", "digits", "vdn", "qpos", "wait").toUpperCase(Locale.ROOT));
    }

    /** {@code after announcement 3001}; empty when there is none. */
    String afterAnnouncement() {
        if (!skip("after")) {
            return "";
        }
        expect("announcement");
        return skip("none") ? "" : extension();
    }

    void end() {
        if (at < words.length) {
            throw new Misread("'" + words[at] + "' does not belong here");
        }
    }
}
