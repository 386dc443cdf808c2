package io.strowger.core.site;

import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.SkillLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Who has a computed skill: an expression over the attributes of an agent and the levels of the skills that he was given by name. Parsed once, whole; immutable.
 *
 * <pre>
 * expression := conjunction { "or" conjunction }
 * conjunction := condition { "and" condition }
 * condition  := "not" condition | "(" expression ")" | term
 * term       := attribute [ comparison number ] | "level" "(" skill ")" [ comparison number ]
 * comparison := "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * </pre>
 *
 * An attribute that an agent does not have is 0; alone it stands for {@code attribute >= 1}. A level alone stands for having the skill; nothing that is said of the
 * level of a skill is true of an agent who does not have it. Names of other characters than letters, digits, full stop, hyphen and underscore are quoted.
 */
public final class MemberExpression {
    /** Characters of an expression. */
    public static final int CHARACTERS_MAX = 4_000;
    /** Conditions in conditions. */
    public static final int DEPTH_MAX = 32;

    private final Node root;
    private final TreeSet<String> attributes = new TreeSet<>();
    private final TreeSet<String> skills = new TreeSet<>();

    private MemberExpression(String text) {
        root = new Parser(text).whole();
        names(root);
    }

    /** The expression; throws {@link Fault} where it is none. */
    public static MemberExpression parse(String text) throws Fault {
        try {
            return new MemberExpression(text);
        } catch (Unreadable unreadable) {
            throw new Fault(unreadable.line, unreadable.column, unreadable.getMessage());
        }
    }

    /** What cannot be read, and where, counted from 1. */
    public static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final int line;
        private final int column;

        Fault(int line, int column, String text) {
            super(text);
            this.line = line;
            this.column = column;
        }

        public int line() {
            return line;
        }

        public int column() {
            return column;
        }
    }

    /** Attributes that it looks at. */
    public List<String> attributes() {
        return List.copyOf(attributes);
    }

    /** Skills whose levels it looks at. */
    public List<String> skills() {
        return List.copyOf(skills);
    }

    public boolean holds(AgentSite agent) {
        return root.holds(agent);
    }

    private void names(Node node) {
        switch (node) {
            case AnyOf any -> any.parts.forEach(this::names);
            case AllOf all -> all.parts.forEach(this::names);
            case Not not -> names(not.part);
            case OfAttribute of -> attributes.add(of.name);
            case OfLevel of -> skills.add(of.skill);
        }
    }

    private sealed interface Node {
        boolean holds(AgentSite agent);
    }

    private record AnyOf(List<Node> parts) implements Node {
        @Override
        public boolean holds(AgentSite agent) {
            return parts.stream().anyMatch(part -> part.holds(agent));
        }
    }

    private record AllOf(List<Node> parts) implements Node {
        @Override
        public boolean holds(AgentSite agent) {
            return parts.stream().allMatch(part -> part.holds(agent));
        }
    }

    private record Not(Node part) implements Node {
        @Override
        public boolean holds(AgentSite agent) {
            return !part.holds(agent);
        }
    }

    private record OfAttribute(String name, Comparison comparison, int value) implements Node {
        @Override
        public boolean holds(AgentSite agent) {
            for (Attribute attribute : agent.attributes()) {
                if (attribute.name().equals(name)) {
                    return comparison.holds(attribute.value(), value);
                }
            }
            return comparison.holds(0, value);
        }
    }

    private record OfLevel(String skill, Comparison comparison, int value) implements Node {
        @Override
        public boolean holds(AgentSite agent) {
            for (SkillLevel level : agent.skills()) {
                if (level.skill().equals(skill)) {
                    return comparison.holds(level.level(), value);
                }
            }
            return false;
        }
    }

    private enum Comparison {
        EQUAL("="), UNEQUAL("!="), LESS("<"), LESS_OR_EQUAL("<="), GREATER(">"), GREATER_OR_EQUAL(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(int left, int right) {
            return switch (this) {
                case EQUAL -> left == right;
                case UNEQUAL -> left != right;
                case LESS -> left < right;
                case LESS_OR_EQUAL -> left <= right;
                case GREATER -> left > right;
                case GREATER_OR_EQUAL -> left >= right;
            };
        }

        /** The comparison with this sign, or null. */
        static Comparison of(String sign) {
            for (Comparison comparison : values()) {
                if (comparison.sign.equals(sign)) {
                    return comparison;
                }
            }
            return null;
        }
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int line;
        private final int column;

        Unreadable(int line, int column, String text) {
            super(text);
            this.line = line;
            this.column = column;
        }
    }

    /** Reads from left to right; the token is the next that was not taken. */
    private static final class Parser {
        private final String text;
        private int at;
        private int tokenAt;
        /** Empty at the end. */
        private String token = "";
        private boolean isQuoted;

        Parser(String text) {
            this.text = text;
            if (text.length() > CHARACTERS_MAX) {
                throw fault("it has " + text.length() + " characters, at most " + CHARACTERS_MAX);
            }
            advance();
        }

        Node whole() {
            Node node = anyOf(0);
            if (!isEnd()) {
                throw fault("nothing is expected behind the expression, but there is " + shown());
            }
            return node;
        }

        private Node anyOf(int depth) {
            if (depth > DEPTH_MAX) {
                throw fault("conditions in conditions, at most " + DEPTH_MAX + " deep");
            }
            List<Node> parts = new ArrayList<>(List.of(allOf(depth)));
            while (take("or")) {
                parts.add(allOf(depth));
            }
            return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
        }

        private Node allOf(int depth) {
            List<Node> parts = new ArrayList<>(List.of(condition(depth)));
            while (take("and")) {
                parts.add(condition(depth));
            }
            return parts.size() == 1 ? parts.get(0) : new AllOf(parts);
        }

        private Node condition(int depth) {
            if (depth > DEPTH_MAX) {
                throw fault("conditions in conditions, at most " + DEPTH_MAX + " deep");
            }
            if (take("not")) {
                return new Not(condition(depth + 1));
            }
            if (take("(")) {
                Node node = anyOf(depth + 1);
                expect(")");
                return node;
            }
            return term();
        }

        private Node term() {
            boolean named = isQuoted;
            String name = name("an attribute or level(...)");
            if (!named && name.equals("level") && take("(")) {
                String skill = name("a skill");
                expect(")");
                Comparison comparison = comparison();
                return comparison == null
                        ? new OfLevel(skill, Comparison.GREATER_OR_EQUAL, 0)
                        : new OfLevel(skill, comparison, number());
            }
            Comparison comparison = comparison();
            return comparison == null
                    ? new OfAttribute(name, Comparison.GREATER_OR_EQUAL, 1)
                    : new OfAttribute(name, comparison, number());
        }

        private Comparison comparison() {
            Comparison comparison = isQuoted ? null : Comparison.of(token);
            if (comparison != null) {
                advance();
            }
            return comparison;
        }

        private int number() {
            if (isQuoted || token.isEmpty() || token.length() > 2 || !token.chars().allMatch(Character::isDigit)) {
                throw fault("a number from 0 to 99 is expected, but there is " + shown());
            }
            int value = Integer.parseInt(token);
            advance();
            return value;
        }

        private String name(String what) {
            boolean isName = isQuoted || !token.isEmpty() && Character.isLetter(token.charAt(0))
                    && !List.of("and", "or", "not").contains(token);
            if (!isName) {
                throw fault(what + " is expected, but there is " + shown());
            }
            String name = token;
            advance();
            return name;
        }

        private boolean take(String word) {
            if (isQuoted || !token.equals(word)) {
                return false;
            }
            advance();
            return true;
        }

        private void expect(String word) {
            if (!take(word)) {
                throw fault(word + " is expected, but there is " + shown());
            }
        }

        private boolean isEnd() {
            return token.isEmpty() && !isQuoted;
        }

        private String shown() {
            return isEnd() ? "the end" : "'" + token + "'";
        }

        private void advance() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            tokenAt = at;
            isQuoted = false;
            if (at == text.length()) {
                token = "";
            } else if (text.charAt(at) == '"') {
                quoted();
            } else if (isWord(text.charAt(at))) {
                while (at < text.length() && isWord(text.charAt(at))) {
                    at++;
                }
                token = text.substring(tokenAt, at);
            } else {
                sign();
            }
        }

        private void quoted() {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw fault("the quotation mark is not closed");
            }
            token = text.substring(at + 1, end);
            isQuoted = true;
            at = end + 1;
        }

        private void sign() {
            int length = at + 1 < text.length() && text.charAt(at + 1) == '=' && "!<>".indexOf(text.charAt(at)) >= 0
                    ? 2
                    : 1;
            token = text.substring(at, at + length);
            if (Comparison.of(token) == null && !token.equals("(") && !token.equals(")")) {
                throw fault("'" + token + "' means nothing here; comparisons are = != < <= > >=");
            }
            at += length;
        }

        private static boolean isWord(char c) {
            return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
        }

        private Unreadable fault(String what) {
            int line = 1;
            int column = 1;
            for (int i = 0; i < tokenAt; i++) {
                boolean ends = text.charAt(i) == '\n';
                line += ends ? 1 : 0;
                column = ends ? 1 : column + 1;
            }
            return new Unreadable(line, column, what);
        }
    }
}
