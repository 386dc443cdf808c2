package io.strowger.core.site;

/**
 * Patterns of dialled numbers: digits, {@code +}, {@code *} and {@code #} stand for themselves, {@code X} for one digit, and a full stop at the end for
 * whatever follows, also nothing.
 */
public final class DialPattern {
    /** Characters of a pattern. */
    public static final int CHARACTERS_MAX = 32;

    private DialPattern() {}

    /** Whether it is a pattern. */
    public static boolean isValid(String pattern) {
        int stop = pattern.indexOf('.');
        if (pattern.isEmpty() || pattern.length() > CHARACTERS_MAX || stop >= 0 && stop < pattern.length() - 1) {
            return false;
        }
        return pattern.chars().allMatch(c -> c == '.' || c == 'X' || isDialable(c));
    }

    /** Whether the number may be dialled at all: a digit, plus, star or hash each. */
    public static boolean isDialable(int c) {
        return c >= '0' && c <= '9' || c == '+' || c == '*' || c == '#';
    }

    public static boolean matches(String pattern, String number) {
        boolean open = pattern.endsWith(".");
        int length = open ? pattern.length() - 1 : pattern.length();
        if (number.length() < length || !open && number.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char wanted = pattern.charAt(i);
            char dialled = number.charAt(i);
            if (wanted == 'X' ? dialled < '0' || dialled > '9' : wanted != dialled) {
                return false;
            }
        }
        return true;
    }
}
