package io.strowger.core.analysis;

import io.strowger.core.site.DialPattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * A compiled expression: an immutable tree without loops, so that an evaluation takes at most one step for each of its nodes. Every expression has a value, whatever
 * is known.
 */
public sealed interface Expression {
    Type type();

    /** Value of an expression that is no text; flags are 0 and 1. */
    default long number(Scope scope) {
        throw new IllegalStateException("a text is no number");
    }

    /** Value of an expression that is a text. */
    default String text(Scope scope) {
        throw new IllegalStateException("no text");
    }

    default boolean isTrue(Scope scope) {
        return number(scope) != 0;
    }

    /** Expressions directly below. */
    default List<Expression> parts() {
        return List.of();
    }

    /** Nodes of the tree. */
    static int size(Expression expression) {
        int size = 1;
        for (Expression part : expression.parts()) {
            size += size(part);
        }
        return size;
    }

    record Text(String value) implements Expression {
        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public String text(Scope scope) {
            return value;
        }
    }

    /** A constant that is no text. */
    record Constant(Type type, long value) implements Expression {
        static final Constant TRUE = new Constant(Type.FLAG, 1);

        @Override
        public long number(Scope scope) {
            return value;
        }
    }

    record Reading(Read read) implements Expression {
        @Override
        public Type type() {
            return read.type();
        }

        @Override
        public long number(Scope scope) {
            return scope.number(read);
        }

        @Override
        public String text(Scope scope) {
            return scope.text(read);
        }
    }

    record Not(Expression of) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }

        @Override
        public long number(Scope scope) {
            return of.isTrue(scope) ? 0 : 1;
        }

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    record And(List<Expression> parts) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }

        @Override
        public long number(Scope scope) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).isTrue(scope)) {
                    return 0;
                }
            }
            return 1;
        }
    }

    record Or(List<Expression> parts) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }

        @Override
        public long number(Scope scope) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).isTrue(scope)) {
                    return 1;
                }
            }
            return 0;
        }
    }

    /** How two values are compared. */
    enum Comparison {
        EQUAL("=="), NOT_EQUAL("!="), LESS("<"), AT_MOST("<="), MORE(">"), AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    record Compare(Comparison how, Expression left, Expression right) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }

        @Override
        public long number(Scope scope) {
            int order = left.type() == Type.TEXT
                    ? left.text(scope).compareTo(right.text(scope))
                    : Long.compare(left.number(scope), right.number(scope));
            return how.holds(order) ? 1 : 0;
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** Whether a value is one of several constants. */
    record OneOf(Expression of, List<Expression> values) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }

        @Override
        public long number(Scope scope) {
            if (of.type() == Type.TEXT) {
                String text = of.text(scope);
                for (int i = 0; i < values.size(); i++) {
                    if (values.get(i).text(scope).equals(text)) {
                        return 1;
                    }
                }
                return 0;
            }
            long number = of.number(scope);
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i).number(scope) == number) {
                    return 1;
                }
            }
            return 0;
        }

        @Override
        public List<Expression> parts() {
            return Stream.concat(Stream.of(of), values.stream()).toList();
        }
    }

    /** Whether a value lies between two constants. A time of day is before the end, and the range may pass midnight; all others may be the end too. */
    record Between(Expression of, long first, long last) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }

        @Override
        public long number(Scope scope) {
            return holds(of.type(), of.number(scope)) ? 1 : 0;
        }

        boolean holds(Type ofType, long value) {
            if (ofType == Type.TIME || ofType == Type.WEEKDAY) {
                boolean before = ofType == Type.TIME ? value < last : value <= last;
                return first <= last ? value >= first && before : value >= first || before;
            }
            return value >= first && value <= last;
        }

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    /** How a text is held against another. */
    enum Likeness {
        MATCHES("matches"), STARTS_WITH("starts-with"), ENDS_WITH("ends-with"), CONTAINS("contains");

        private final String word;

        Likeness(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        boolean holds(String text, String pattern) {
            return switch (this) {
                case MATCHES -> DialPattern.matches(pattern, text);
                case STARTS_WITH -> text.startsWith(pattern);
                case ENDS_WITH -> text.endsWith(pattern);
                case CONTAINS -> text.contains(pattern);
            };
        }
    }

    record Like(Likeness how, Expression of, String pattern) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }

        @Override
        public long number(Scope scope) {
            return how.holds(of.text(scope), pattern) ? 1 : 0;
        }

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    /** Characters of a text. */
    record Length(Expression of) implements Expression {
        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public long number(Scope scope) {
            return of.text(scope).length();
        }

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    /** A text of digits as a number; 0 for any other text. */
    record ToNumber(Expression of) implements Expression {
        /** More digits are no number. */
        static final int DIGITS_MAX = 18;

        @Override
        public Type type() {
            return Type.NUMBER;
        }

        @Override
        public long number(Scope scope) {
            String text = of.text(scope);
            if (text.isEmpty() || text.length() > DIGITS_MAX) {
                return 0;
            }
            long number = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < '0' || c > '9') {
                    return 0;
                }
                number = number * 10 + c - '0';
            }
            return number;
        }

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    /** The value of a number in a number table. */
    record TableValue(String table, Expression of) implements Expression {
        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public String text(Scope scope) {
            return scope.tableValue(table, of.text(scope));
        }

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }
}
