package io.strowger.core.site;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A URL with places for values, by RFC 6570: the simple expression of level 1 with one or more names, {@code {ani}}, and of level 3 the forms for paths,
 * {@code {/vdn,skill}}, and for queries, {@code {?ani,dnis}} and {@code {&ucid}}. The forms that let a value through as it is ({@code +}, {@code #}) are left out: what a
 * caller sends must not change where the URL leads. So are {@code .}, {@code ;} and the modifiers of level 4. Parsed once, whole; immutable.
 *
 * <p>A value that is empty or not known is undefined in the words of RFC 6570, section 3.2.1, and its name is left out with it.
 */
public final class UrlTemplate {
    /** Characters of a template. */
    public static final int CHARACTERS_MAX = 2_048;
    /** Characters of an expanded URL; what common browsers and servers take. */
    public static final int EXPANDED_CHARACTERS_MAX = 8_000;
    /** Names in a template. */
    public static final int NAMES_MAX = 64;

    private static final String UNRESERVED = "-._~";
    private static final String RESERVED = ":/?#[]@!$&'()*+,;=";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final List<Part> parts;
    private final List<String> names;

    private UrlTemplate(List<Part> parts, List<String> names) {
        this.parts = List.copyOf(parts);
        this.names = List.copyOf(names);
    }

    /** What stands between braces, or between expressions. */
    private sealed interface Part {
        /** Encoded already. */
        record Literal(String text) implements Part {}

        record Expression(Form form, List<String> names) implements Part {}
    }

    /** RFC 6570, appendix A: what stands before the first value, between two, and whether each has its name. */
    private enum Form {
        SIMPLE("", ",", false), PATH("/", "/", false), QUERY("?", "&", true), QUERY_GOES_ON("&", "&", true);

        private final String first;
        private final String between;
        private final boolean named;

        Form(String first, String between, boolean named) {
            this.first = first;
            this.between = between;
            this.named = named;
        }
    }

    /** What is wrong with a template, a sentence without its full stop. */
    public static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        Fault(String text) {
            super(text);
        }
    }

    /** The template; throws {@link Fault} where it is none, or not one of an absolute URL whose host is the same for all values. */
    public static UrlTemplate parse(String text) throws Fault {
        if (text.length() > CHARACTERS_MAX) {
            throw new Fault("it has " + text.length() + " characters, at most " + CHARACTERS_MAX);
        }
        authority(text);
        List<Part> parts = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int end = open < 0 ? text.length() : open;
            if (end > at) {
                parts.add(new Part.Literal(literal(text.substring(at, end))));
            }
            if (open < 0) {
                break;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new Fault("the brace at character " + (open + 1) + " is not closed");
            }
            Part.Expression expression = expression(text.substring(open + 1, close));
            names.addAll(expression.names());
            parts.add(expression);
            at = close + 1;
        }
        if (names.size() > NAMES_MAX) {
            throw new Fault("it has " + names.size() + " names, at most " + NAMES_MAX);
        }
        return new UrlTemplate(parts, List.copyOf(names));
    }

    /** Scheme and host are literal, and end before the first value. */
    private static void authority(String text) throws Fault {
        String scheme = text.startsWith("https://") ? "https://" : "http://";
        if (!text.startsWith(scheme)) {
            throw new Fault("it must begin with https:// or http://");
        }
        int end = scheme.length();
        while (end < text.length() && "/?#{".indexOf(text.charAt(end)) < 0) {
            char c = text.charAt(end);
            if (!isUnreserved(c) && c != ':' && c != '[' && c != ']') {
                throw new Fault("its host must not hold the character " + c);
            }
            end++;
        }
        boolean open = text.startsWith("{", end) && !text.startsWith("{/", end) && !text.startsWith("{?", end);
        if (end == scheme.length() || open) {
            throw new Fault("its host must be written out, with a slash before the first value");
        }
    }

    private static String literal(String text) throws Fault {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
                    throw new Fault("% must be followed by two hexadecimal digits");
                }
                out.append(c);
            } else if (c <= ' ' || c == 0x7F || "\"<>\\^`|}".indexOf(c) >= 0) {
                throw new Fault("the character " + (c <= ' ' ? "U+" + Integer.toHexString(c) : String.valueOf(c))
                        + " must be written with % and two hexadecimal digits");
            } else if (isUnreserved(c) || RESERVED.indexOf(c) >= 0) {
                out.append(c);
            } else {
                int pair = Character.isHighSurrogate(c) && i + 1 < text.length() ? 2 : 1;
                encode(text.substring(i, i + pair), out);
                i += pair - 1;
            }
        }
        return out.toString();
    }

    private static Part.Expression expression(String text) throws Fault {
        Form form = switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '/' -> Form.PATH;
            case '?' -> Form.QUERY;
            case '&' -> Form.QUERY_GOES_ON;
            default -> Form.SIMPLE;
        };
        String list = form == Form.SIMPLE ? text : text.substring(1);
        List<String> names = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            if (!isName(name)) {
                throw new Fault("{" + text + "} must hold names, with commas between them, after nothing, / or ? or &");
            }
            names.add(name);
        }
        return new Part.Expression(form, List.copyOf(names));
    }

    /** RFC 6570, section 2.3. */
    private static boolean isName(String name) {
        if (name.isEmpty() || name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean encoded = c == '%' && i + 2 < name.length() && isHex(name.charAt(i + 1))
                    && isHex(name.charAt(i + 2));
            if (!isLetterOrDigit(c) && c != '_' && c != '.' && !encoded) {
                return false;
            }
        }
        return true;
    }

    /** Names that it has places for, sorted. */
    public List<String> names() {
        return names;
    }

    /** The URL, in ASCII; null when it would be longer than {@link #EXPANDED_CHARACTERS_MAX}. A value that is null or empty is left out. */
    public String expand(Function<String, String> values) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal literal -> out.append(literal.text());
                case Part.Expression expression -> expand(expression, values, out);
            }
            if (out.length() > EXPANDED_CHARACTERS_MAX) {
                return null;
            }
        }
        return out.toString();
    }

    private static void expand(Part.Expression expression, Function<String, String> values, StringBuilder out) {
        String before = expression.form().first;
        for (String name : expression.names()) {
            String value = values.apply(name);
            if (value != null && !value.isEmpty() && out.length() <= EXPANDED_CHARACTERS_MAX) {
                out.append(before);
                if (expression.form().named) {
                    out.append(name).append('=');
                }
                encode(value, out);
                before = expression.form().between;
            }
        }
    }

    /** What a name of a template says whose octets of UTF-8 are written with % and two digits. */
    public static String decoded(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%') {
                octets.write(Integer.parseInt(name, i + 1, i + 3, 16));
                i += 2;
            } else {
                octets.write(name.charAt(i));
            }
        }
        return octets.toString(StandardCharsets.UTF_8);
    }

    private static void encode(String value, StringBuilder out) {
        ByteBuffer bytes = utf8(value);
        while (bytes.hasRemaining()) {
            int octet = bytes.get() & 0xFF;
            if (octet < 0x80 && isUnreserved((char) octet)) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX[octet >> 4]).append(HEX[octet & 0xF]);
            }
        }
    }

    /** Half of a pair of surrogates becomes the replacement character, as a browser has it. */
    private static ByteBuffer utf8(String value) {
        try {
            return StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(new byte[]{(byte) 0xEF, (byte) 0xBF, (byte) 0xBD}).encode(CharBuffer.wrap(value));
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isUnreserved(char c) {
        return isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
