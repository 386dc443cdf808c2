package io.strowger.core.analysis;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of an expression into words. */
final class Lexer {
    /** What a word is. */
    enum Kind {
        TEXT, NUMBER, DURATION, TIME, DATE, NAME, SIGN, END
    }

    /**
     * @param text the word; of a text without its quotes
     * @param number of a number, duration (ms), time (minutes) or date (days)
     * @param at its place in the whole text
     */
    record Token(Kind kind, String text, long number, int at) {
        boolean is(String word) {
            return (kind == Kind.NAME || kind == Kind.SIGN) && text.equals(word);
        }
    }

    /** The text is no expression. Without a stack: it is a value that travels. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int at;

        Fault(int at, String text) {
            super(text, null, false, false);
            this.at = at;
        }

        int at() {
            return at;
        }
    }

    private static final List<String> SIGNS = List.of("==", "!=", "<=", ">=", "..", "<", ">", "(", ")", "[", "]", ",");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String source) {
        return new Lexer(source).run();
    }

    private List<Token> run() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else if (isDigit(c)) {
                number();
            } else if (isLetter(c)) {
                name();
            } else {
                sign();
            }
        }
        tokens.add(new Token(Kind.END, "the end", 0, source.length()));
        return tokens;
    }

    private void quoted(char quote) {
        int end = source.indexOf(quote, at + 1);
        if (end < 0) {
            throw new Fault(at, "the text that begins here has no closing " + quote);
        }
        tokens.add(new Token(Kind.TEXT, source.substring(at + 1, end), 0, at));
        at = end + 1;
    }

    private void name() {
        int begin = at;
        while (at < source.length() && (isLetter(source.charAt(at)) || isDigit(source.charAt(at))
                || isInner(source.charAt(at)))) {
            at++;
        }
        tokens.add(new Token(Kind.NAME, source.substring(begin, at), 0, begin));
    }

    /** A full stop or a dash within a name. */
    private boolean isInner(char c) {
        return c == '-' || c == '_'
                || c == '.' && at + 1 < source.length() && isLetter(source.charAt(at + 1));
    }

    private void number() {
        int begin = at;
        long first = digits(begin);
        if (at < source.length() && source.charAt(at) == ':') {
            at++;
            time(begin, first, digits(begin));
        } else if (at - begin == 4 && at < source.length() && source.charAt(at) == '-') {
            date(begin, first);
        } else {
            unit(begin, first);
        }
    }

    private long digits(int begin) {
        int from = at;
        long number = 0;
        while (at < source.length() && isDigit(source.charAt(at))) {
            number = number * 10 + source.charAt(at++) - '0';
            if (at - from > Expression.ToNumber.DIGITS_MAX) {
                throw new Fault(begin, "a number has at most " + Expression.ToNumber.DIGITS_MAX + " digits");
            }
        }
        if (at == from) {
            throw new Fault(begin, "digits are missing");
        }
        return number;
    }

    private void time(int begin, long hours, long minutes) {
        if (hours > 24 || minutes > 59 || hours == 24 && minutes > 0) {
            throw new Fault(begin, "a time of day lies between 00:00 and 24:00");
        }
        tokens.add(new Token(Kind.TIME, source.substring(begin, at), hours * 60 + minutes, begin));
    }

    private void date(int begin, long year) {
        at++;
        long month = digits(begin);
        if (at >= source.length() || source.charAt(at) != '-') {
            throw new Fault(begin, "a date is written 2027-01-31");
        }
        at++;
        long day = digits(begin);
        if (!Days.isDate((int) year, (int) month, (int) day)) {
            throw new Fault(begin, "there is no such date");
        }
        tokens.add(new Token(Kind.DATE, source.substring(begin, at),
                Days.epochDay((int) year, (int) month, (int) day), begin));
    }

    private void unit(int begin, long number) {
        int from = at;
        while (at < source.length() && isLetter(source.charAt(at))) {
            at++;
        }
        String unit = source.substring(from, at);
        String word = source.substring(begin, at);
        long millis = switch (unit) {
            case "" -> 0;
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> throw new Fault(begin,
                    word + " is neither a number nor a duration (ms, s, m, h); texts stand in quotes");
        };
        if (millis != 0 && number > Long.MAX_VALUE / 4 / millis) {
            throw new Fault(begin, "the duration is too long");
        }
        tokens.add(millis == 0
                ? new Token(Kind.NUMBER, word, number, begin)
                : new Token(Kind.DURATION, word, number * millis, begin));
    }

    private void sign() {
        for (String sign : SIGNS) {
            if (source.startsWith(sign, at)) {
                tokens.add(new Token(Kind.SIGN, sign, 0, at));
                at += sign.length();
                return;
            }
        }
        throw new Fault(at, "'" + source.charAt(at) + "' has no meaning here"
                + (source.charAt(at) == '=' ? "; equality is ==" : ""));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
