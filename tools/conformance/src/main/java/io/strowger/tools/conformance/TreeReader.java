package io.strowger.tools.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the canonical text form and the patterns over it. One use, one thread. */
final class TreeReader {
    /** Deepest nesting that is read. */
    static final int DEPTH_MAX = 64;

    private final String text;
    private int at;
    private int depth;

    TreeReader(String text) {
        this.text = text;
    }

    /**
     * The whole text as one value.
     *
     * @throws IllegalArgumentException
     *             it is none; says where
     */
    static Tree read(String text) {
        TreeReader reader = new TreeReader(text);
        Tree tree = reader.choice();
        reader.end();
        return tree;
    }

    /** One value, or several with a bar between them. */
    Tree choice() {
        List<Tree> choices = new ArrayList<>(List.of(value()));
        while (skip("|")) {
            choices.add(value());
        }
        return choices.size() == 1 ? choices.getFirst() : new Tree.Either(choices);
    }

    /** Whether the word comes next; it is then taken. */
    boolean word(String word) {
        blanks();
        int end = at + word.length();
        if (text.startsWith(word, at) && (end == text.length() || !isNamePart(text.charAt(end)))) {
            at = end;
            return true;
        }
        return false;
    }

    boolean atEnd() {
        blanks();
        return at == text.length();
    }

    void end() {
        if (!atEnd()) {
            throw error("nothing more");
        }
    }

    private Tree value() {
        if (++depth > DEPTH_MAX) {
            throw error("fewer than " + DEPTH_MAX + " levels");
        }
        blanks();
        Tree tree = word("not") ? new Tree.Not(value()) : plain();
        depth--;
        return skip("@") ? new Tree.OfCall(tree, value()) : tree;
    }

    private Tree plain() {
        return switch (peek()) {
            case '*' -> {
                at++;
                yield new Tree.Any();
            }
            case '?' -> {
                at++;
                yield new Tree.Capture(name());
            }
            case '$' -> {
                at++;
                yield new Tree.Variable(name());
            }
            case '{' -> node("");
            case '[' -> items();
            case '"' -> quoted();
            case '#' -> octets();
            default -> named();
        };
    }

    private Tree named() {
        int from = at;
        String name = name();
        if (peek() == '(') {
            hidden();
            return new Tree.Scalar(text.substring(from, at));
        }
        blanks();
        return peek() == '{' ? node(name) : new Tree.Scalar(name);
    }

    /** The length of a secret, all that the text of a message shows of it. */
    private void hidden() {
        do {
            at++;
        } while (Character.isDigit(peek()));
        if (peek() != ')') {
            throw error(")");
        }
        at++;
    }

    private Tree octets() {
        int from = at++;
        while (Character.digit(peek(), 16) >= 0) {
            at++;
        }
        return new Tree.Scalar(text.substring(from, at));
    }

    private Tree node(String name) {
        expect("{");
        Map<String, Tree> members = new LinkedHashMap<>();
        while (!skip("}")) {
            String member = name();
            expect("=");
            if (members.put(member, choice()) != null) {
                throw error("each member once, not " + member + " twice");
            }
            if (!skip(",") && peek() != '}') {
                throw error("a comma or }");
            }
        }
        return new Tree.Node(name, members);
    }

    private Tree items() {
        expect("[");
        if (word("has")) {
            Tree element = choice();
            expect("]");
            return new Tree.Containing(element);
        }
        List<Tree> items = new ArrayList<>();
        while (!skip("]")) {
            items.add(choice());
            if (!skip(",") && peek() != ']') {
                throw error("a comma or ]");
            }
        }
        return new Tree.Items(items);
    }

    private Tree quoted() {
        int from = at++;
        while (peek() != '"') {
            if (at >= text.length()) {
                throw error("a closing quote");
            }
            at += peek() == '\\' ? 2 : 1;
        }
        return new Tree.Scalar(text.substring(from, ++at));
    }

    private String name() {
        blanks();
        int from = at;
        while (isNamePart(peek())) {
            at++;
        }
        if (from == at) {
            throw error("a value");
        }
        return text.substring(from, at);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void blanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    private boolean skip(String token) {
        blanks();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void expect(String token) {
        if (!skip(token)) {
            throw error(token);
        }
    }

    private IllegalArgumentException error(String wanted) {
        return new IllegalArgumentException("column " + (at + 1) + ": expected " + wanted + " in: " + text);
    }
}
