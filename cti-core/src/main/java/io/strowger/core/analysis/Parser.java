package io.strowger.core.analysis;

import io.strowger.core.analysis.Expression.Comparison;
import io.strowger.core.analysis.Expression.Likeness;
import io.strowger.core.analysis.Lexer.Fault;
import io.strowger.core.analysis.Lexer.Kind;
import io.strowger.core.analysis.Lexer.Token;
import io.strowger.core.site.DialPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles the text of an expression, checking every type and name.
 *
 * <pre>
 * or      = and { "or" and }
 * and     = not { "and" not }
 * not     = "not" not | test
 * test    = value [ ( "==" | "!=" | "&lt;" | "&lt;=" | ">" | ">=" ) value
 *                 | "in" "[" constant { "," constant } "]" | "in" constant ".." constant
 *                 | ( "matches" | "starts-with" | "ends-with" | "contains" ) text ]
 * value   = "(" or ")" | constant | name [ "(" text ")" ] | "table" "(" text "," value ")" | "length" "(" value ")" | "number" "(" value ")"
 * </pre>
 */
public final class Parser {
    /** Characters of an expression. */
    public static final int CHARACTERS_MAX = 4_096;
    /** Nodes of an expression: the steps of an evaluation. */
    public static final int NODES_MAX = 500;
    /** Levels of parentheses and negations. */
    public static final int DEPTH_MAX = 32;
    private static final List<String> WEEKDAYS = List.of("monday", "tuesday", "wednesday", "thursday", "friday",
            "saturday", "sunday");

    private final List<Token> tokens;
    private final Vocabulary vocabulary;
    private int next;
    private int depth;

    private Parser(List<Token> tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    /** Compiles an expression of the wanted type. */
    public static Parsed parse(String source, Type wanted, Vocabulary vocabulary) {
        if (source.length() > CHARACTERS_MAX) {
            return new Parsed.Fault(1, CHARACTERS_MAX + 1, "an expression has at most " + CHARACTERS_MAX
                    + " characters");
        }
        try {
            Parser parser = new Parser(Lexer.tokens(source), vocabulary);
            Expression expression = parser.or();
            Token rest = parser.peek();
            if (rest.kind() != Kind.END) {
                throw new Fault(rest.at(), "'" + rest.text()
                        + "' does not go on from what stands before it; and, or, or the end may stand here");
            }
            if (expression.type() != wanted) {
                throw new Fault(0, "the whole is " + article(expression.type()) + " and must be " + article(wanted));
            }
            if (Expression.size(expression) > NODES_MAX) {
                throw new Fault(0, "the expression has " + Expression.size(expression) + " parts, at most "
                        + NODES_MAX);
            }
            return new Parsed.Value(expression);
        } catch (Fault fault) {
            return place(source, fault);
        }
    }

    private static Parsed.Fault place(String source, Fault fault) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < fault.at() && i < source.length(); i++) {
            column++;
            if (source.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        return new Parsed.Fault(line, column, fault.getMessage());
    }

    private static String article(Type type) {
        return switch (type) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case FLAG -> "true or false";
            case DURATION -> "a duration";
            case TIME -> "a time of day";
            case WEEKDAY -> "a weekday";
            case DATE -> "a date";
        };
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        next += token.kind() == Kind.END ? 0 : 1;
        return token;
    }

    private boolean taken(String word) {
        boolean is = peek().is(word);
        next += is ? 1 : 0;
        return is;
    }

    private void expect(String sign) {
        if (!taken(sign)) {
            throw new Fault(peek().at(), "'" + sign + "' is missing before " + shown(peek()));
        }
    }

    private static String shown(Token token) {
        return token.kind() == Kind.END ? token.text() : "'" + token.text() + "'";
    }

    private void deeper(int at) {
        if (++depth > DEPTH_MAX) {
            throw new Fault(at, "more than " + DEPTH_MAX + " levels");
        }
    }

    private Expression or() {
        return joined("or", this::and, Expression.Or::new);
    }

    private Expression and() {
        return joined("and", this::not, Expression.And::new);
    }

    /** Operands of one operator. */
    private interface Operand {
        Expression parse();
    }

    private interface Joint {
        Expression of(List<Expression> parts);
    }

    private Expression joined(String word, Operand operand, Joint joint) {
        int at = peek().at();
        Expression first = operand.parse();
        if (!peek().is(word)) {
            return first;
        }
        List<Expression> parts = new ArrayList<>();
        parts.add(flag(first, at));
        while (taken(word)) {
            int begin = peek().at();
            parts.add(flag(operand.parse(), begin));
        }
        return joint.of(List.copyOf(parts));
    }

    private static Expression flag(Expression expression, int at) {
        if (expression.type() != Type.FLAG) {
            throw new Fault(at,
                    article(expression.type()) + " stands where true or false is needed; compare it with something");
        }
        return expression;
    }

    private Expression not() {
        int at = peek().at();
        if (taken("not")) {
            deeper(at);
            Expression of = flag(not(), at);
            depth--;
            return new Expression.Not(of);
        }
        return test();
    }

    private Expression test() {
        int at = peek().at();
        Expression left = value();
        for (Comparison how : Comparison.values()) {
            if (taken(how.sign())) {
                return compare(how, left, at);
            }
        }
        if (taken("in")) {
            return within(left);
        }
        for (Likeness how : Likeness.values()) {
            if (taken(how.word())) {
                return like(how, left, at);
            }
        }
        return left;
    }

    private Expression compare(Comparison how, Expression left, int at) {
        int rightAt = peek().at();
        Expression right = value();
        same(left.type(), right.type(), rightAt);
        if (how != Comparison.EQUAL && how != Comparison.NOT_EQUAL && !left.type().isOrdered()) {
            throw new Fault(at, article(left.type()) + " has no order; only == and != can be asked");
        }
        return new Expression.Compare(how, left, right);
    }

    private static void same(Type wanted, Type found, int at) {
        if (wanted != found) {
            throw new Fault(at, article(found) + " cannot be compared with " + article(wanted) + "; here must stand "
                    + wanted.allowed());
        }
    }

    private Expression within(Expression of) {
        int at = peek().at();
        if (!taken("[")) {
            long first = bound(of.type());
            expect("..");
            long last = bound(of.type());
            if (first > last && of.type() != Type.TIME && of.type() != Type.WEEKDAY) {
                throw new Fault(at, "the range ends before it begins");
            }
            return new Expression.Between(of, first, last);
        }
        List<Expression> values = new ArrayList<>();
        do {
            int begin = peek().at();
            Expression value = value();
            if (!(value instanceof Expression.Text) && !(value instanceof Expression.Constant)) {
                throw new Fault(begin, "only constants may stand in a list");
            }
            same(of.type(), value.type(), begin);
            values.add(value);
        } while (taken(","));
        expect("]");
        return new Expression.OneOf(of, List.copyOf(values));
    }

    private long bound(Type type) {
        int at = peek().at();
        if (!type.isOrdered()) {
            throw new Fault(at, article(type) + " has no order; write a list in brackets");
        }
        Expression bound = value();
        if (!(bound instanceof Expression.Constant constant)) {
            throw new Fault(at, "only constants may bound a range");
        }
        same(type, constant.type(), at);
        return constant.value();
    }

    private Expression like(Likeness how, Expression of, int at) {
        Token pattern = take();
        if (of.type() != Type.TEXT) {
            throw new Fault(at, how.word() + " is asked of texts, and this is " + article(of.type()));
        }
        if (pattern.kind() != Kind.TEXT) {
            throw new Fault(pattern.at(), "a text in quotes must follow " + how.word());
        }
        if (how == Likeness.MATCHES && !DialPattern.isValid(pattern.text())) {
            throw new Fault(pattern.at(),
                    "a pattern is digits, +, *, #, X for one digit, and a full stop at the end for the rest");
        }
        return new Expression.Like(how, of, pattern.text());
    }

    private Expression value() {
        Token token = take();
        return switch (token.kind()) {
            case TEXT -> new Expression.Text(token.text());
            case NUMBER -> new Expression.Constant(Type.NUMBER, token.number());
            case DURATION -> new Expression.Constant(Type.DURATION, token.number());
            case TIME -> new Expression.Constant(Type.TIME, token.number());
            case DATE -> new Expression.Constant(Type.DATE, token.number());
            case NAME -> named(token);
            case SIGN -> {
                if (!token.text().equals("(")) {
                    throw new Fault(token.at(), "a value is missing before '" + token.text() + "'");
                }
                deeper(token.at());
                Expression inner = or();
                expect(")");
                depth--;
                yield inner;
            }
            case END -> throw new Fault(token.at(), "a value is missing at the end");
        };
    }

    private Expression named(Token token) {
        String word = token.text();
        if (word.equals("true") || word.equals("false")) {
            return new Expression.Constant(Type.FLAG, word.equals("true") ? 1 : 0);
        }
        if (WEEKDAYS.contains(word)) {
            return new Expression.Constant(Type.WEEKDAY, WEEKDAYS.indexOf(word) + 1);
        }
        if (peek().is("(")) {
            return called(token);
        }
        for (Name name : Name.values()) {
            if (name.argument() == Name.Argument.NONE && name.word().equals(word)) {
                known(name == Name.AREA && !vocabulary.isTable("area"), token,
                        "area needs a number table named area");
                return new Expression.Reading(new Read(name, "", name.type()));
            }
            if (name.argument() == Name.Argument.CALENDAR && name.word().equals(word)) {
                known(vocabulary.calendar().isEmpty(), token,
                        word + " needs a calendar: name it, as in " + word + "(\"office\"), or set rules-calendar");
                return new Expression.Reading(new Read(name, vocabulary.calendar(), name.type()));
            }
        }
        return dotted(token);
    }

    private static void known(boolean wrong, Token token, String text) {
        if (wrong) {
            throw new Fault(token.at(), text);
        }
    }

    private Expression dotted(Token token) {
        int stop = token.text().indexOf('.');
        String word = stop < 0 ? token.text() : token.text().substring(0, stop);
        String rest = stop < 0 ? "" : token.text().substring(stop + 1);
        for (Name name : Name.values()) {
            if (!rest.isEmpty() && name.word().equals(word)) {
                switch (name.argument()) {
                    case KEY -> {
                        return new Expression.Reading(new Read(name, rest, name.type()));
                    }
                    case VARIABLE -> {
                        Type type = vocabulary.variable(rest);
                        known(type == null, token,
                                "there is no variable " + rest + proposal(rest, Name.Argument.VARIABLE));
                        return new Expression.Reading(new Read(name, rest, type));
                    }
                    case FIELD -> {
                        int second = rest.indexOf('.');
                        known(second < 0 || !vocabulary.isField(rest.substring(0, Math.max(0, second)),
                                rest.substring(second + 1)), token, "there is no look-up with the field " + rest
                                        + "; write lookup.NAME.FIELD" + proposal(rest, Name.Argument.FIELD));
                        return new Expression.Reading(new Read(name, rest, name.type()));
                    }
                    default -> {
                        // Takes another kind of argument.
                    }
                }
            }
        }
        List<String> words = new ArrayList<>();
        for (Name name : Name.values()) {
            words.add(name.word());
        }
        throw new Fault(token.at(), "there is no name " + token.text() + Nearest.proposal(token.text(), words)
                + "; a text stands in quotes");
    }

    private String proposal(String wrong, Name.Argument kind) {
        return Nearest.proposal(wrong, vocabulary.known(kind));
    }

    private Expression called(Token token) {
        expect("(");
        deeper(token.at());
        Expression made = switch (token.text()) {
            case "table" -> {
                Token table = argument("the name of a number table");
                known(!vocabulary.isTable(table.text()), table, "there is no number table " + table.text());
                expect(",");
                yield new Expression.TableValue(table.text(), textArgument("table"));
            }
            case "length" -> new Expression.Length(textArgument("length"));
            case "number" -> new Expression.ToNumber(textArgument("number"));
            default -> reading(token);
        };
        expect(")");
        depth--;
        return made;
    }

    private Expression textArgument(String function) {
        int at = peek().at();
        Expression of = or();
        if (of.type() != Type.TEXT) {
            throw new Fault(at, function + " takes a text, and this is " + article(of.type()));
        }
        return of;
    }

    private Token argument(String what) {
        Token token = take();
        if (token.kind() != Kind.TEXT) {
            throw new Fault(token.at(), what + " must stand here, in quotes");
        }
        return token;
    }

    private Expression reading(Token token) {
        for (Name name : Name.values()) {
            if (!name.word().equals(token.text())) {
                continue;
            }
            if (name.argument() == Name.Argument.CALENDAR) {
                Token calendar = argument("the name of a calendar");
                known(!vocabulary.isCalendar(calendar.text()), calendar, "there is no calendar " + calendar.text()
                        + proposal(calendar.text(), name.argument()));
                return new Expression.Reading(new Read(name, calendar.text(), name.type()));
            }
            if (name.argument() == Name.Argument.SKILL) {
                Token skill = argument("the name of a skill");
                known(!vocabulary.isSkill(skill.text()), skill, "there is no skill " + skill.text()
                        + proposal(skill.text(), name.argument()));
                return new Expression.Reading(new Read(name, skill.text(), name.type()));
            }
        }
        throw new Fault(token.at(), token.text() + " takes nothing in parentheses");
    }
}
