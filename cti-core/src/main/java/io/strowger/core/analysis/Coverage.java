package io.strowger.core.analysis;

import io.strowger.core.analysis.Expression.And;
import io.strowger.core.analysis.Expression.Between;
import io.strowger.core.analysis.Expression.Compare;
import io.strowger.core.analysis.Expression.Comparison;
import io.strowger.core.analysis.Expression.Constant;
import io.strowger.core.analysis.Expression.Like;
import io.strowger.core.analysis.Expression.Not;
import io.strowger.core.analysis.Expression.OneOf;
import io.strowger.core.analysis.Expression.Or;
import io.strowger.core.analysis.Expression.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Which conditions can be seen to contain others, so that a rule behind is never reached. What it says is certain; that it says nothing proves nothing. It works on the
 * conditions as written, with at most {@link #STEPS_MAX} comparisons a pair.
 */
public final class Coverage {
    /** Comparisons of one question; what takes more is not decided. */
    public static final int STEPS_MAX = 20_000;

    private int steps;

    private Coverage() {}

    /** Whether the wide condition certainly holds wherever the narrow one does; null = always. */
    public static boolean covers(Expression wide, Expression narrow) {
        if (wide == null) {
            return true;
        }
        return narrow != null && new Coverage().implies(narrow, wide);
    }

    /** Whether the condition certainly never holds. */
    public static boolean isNever(Expression condition) {
        return condition != null && new Coverage().never(condition);
    }

    private boolean implies(Expression narrow, Expression wide) {
        if (++steps > STEPS_MAX) {
            return false;
        }
        if (narrow.equals(wide) || isConstant(wide, true) || isConstant(narrow, false)) {
            return true;
        }
        if (wide instanceof And and) {
            return and.parts().stream().allMatch(part -> implies(narrow, part));
        }
        if (narrow instanceof Or or) {
            return or.parts().stream().allMatch(part -> implies(part, wide));
        }
        if (wide instanceof Or or && or.parts().stream().anyMatch(part -> implies(narrow, part))) {
            return true;
        }
        if (narrow instanceof And and) {
            return and.parts().stream().anyMatch(part -> implies(part, wide)) || never(narrow);
        }
        if (narrow instanceof Not left && wide instanceof Not right) {
            return implies(right.of(), left.of());
        }
        if (wide instanceof Not not) {
            return excludes(narrow, not.of());
        }
        return testImplies(narrow, wide);
    }

    private static boolean isConstant(Expression expression, boolean value) {
        return expression instanceof Constant constant && constant.type() == Type.FLAG
                && (constant.value() != 0) == value;
    }

    private boolean never(Expression condition) {
        if (++steps > STEPS_MAX) {
            return false;
        }
        return switch (condition) {
            case Constant constant -> isConstant(constant, false);
            case Or or -> or.parts().stream().allMatch(this::never);
            case And and -> neverTogether(flattened(and));
            default -> false;
        };
    }

    private static List<Expression> flattened(And and) {
        List<Expression> all = new ArrayList<>();
        for (Expression part : and.parts()) {
            if (part instanceof And inner) {
                all.addAll(flattened(inner));
            } else {
                all.add(part);
            }
        }
        return all;
    }

    private boolean neverTogether(List<Expression> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (never(parts.get(i))) {
                return true;
            }
            for (int j = i + 1; j < parts.size(); j++) {
                if (excludes(parts.get(i), parts.get(j)) || excludes(parts.get(j), parts.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the second certainly does not hold where the first does. */
    private boolean excludes(Expression first, Expression second) {
        if (++steps > STEPS_MAX) {
            return false;
        }
        if (second instanceof Not not) {
            return implies(first, not.of());
        }
        if (first instanceof Not not) {
            return not.of().equals(second) || implies(second, not.of());
        }
        if (first instanceof And and) {
            return and.parts().stream().anyMatch(part -> excludes(part, second));
        }
        if (second instanceof And and) {
            return and.parts().stream().anyMatch(part -> excludes(first, part));
        }
        if (second instanceof Or or) {
            return or.parts().stream().allMatch(part -> excludes(first, part));
        }
        Tested one = Tested.of(first);
        Tested other = Tested.of(second);
        if (one == null || other == null || !one.of.equals(other.of)) {
            return false;
        }
        if (one.values != null) {
            return one.values.stream().noneMatch(other::holds);
        }
        if (other.values != null) {
            return other.values.stream().noneMatch(one::holds);
        }
        return one.isRange && other.isRange && (one.last < other.first || other.last < one.first);
    }

    private static boolean testImplies(Expression narrow, Expression wide) {
        Tested left = Tested.of(narrow);
        Tested right = Tested.of(wide);
        if (left == null || right == null || !left.of.equals(right.of)) {
            return false;
        }
        if (left.values != null) {
            return left.values.stream().allMatch(right::holds);
        }
        if (left.isRange && right.isRange) {
            return left.first >= right.first && left.last <= right.last;
        }
        if (narrow instanceof Like inner && wide instanceof Like outer) {
            return likeImplies(inner, outer);
        }
        return narrow instanceof Compare unequal && unequal.how() == Comparison.NOT_EQUAL && narrow.equals(wide);
    }

    private static boolean likeImplies(Like inner, Like outer) {
        return switch (outer.how()) {
            case STARTS_WITH -> switch (inner.how()) {
                case STARTS_WITH -> inner.pattern().startsWith(outer.pattern());
                case MATCHES -> literal(inner.pattern()).startsWith(outer.pattern());
                default -> false;
            };
            case ENDS_WITH -> inner.how() == outer.how() && inner.pattern().endsWith(outer.pattern());
            case CONTAINS -> inner.how() != Expression.Likeness.MATCHES
                    ? inner.pattern().contains(outer.pattern())
                    : literal(inner.pattern()).contains(outer.pattern());
            case MATCHES -> inner.how() == outer.how() && patternImplies(inner.pattern(), outer.pattern());
        };
    }

    /** What stands before the first place of a pattern that may be several characters. */
    private static String literal(String pattern) {
        int end = 0;
        while (end < pattern.length() && pattern.charAt(end) != 'X' && pattern.charAt(end) != '.') {
            end++;
        }
        return pattern.substring(0, end);
    }

    private static boolean patternImplies(String inner, String outer) {
        boolean open = outer.endsWith(".");
        int length = open ? outer.length() - 1 : outer.length();
        int own = inner.endsWith(".") ? inner.length() - 1 : inner.length();
        if (own < length || !open && (inner.endsWith(".") || own != length)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char wanted = outer.charAt(i);
            char given = inner.charAt(i);
            boolean fits = wanted == 'X' ? given == 'X' || given >= '0' && given <= '9' : given == wanted;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** A test of one value against constants: the values that pass where they can be listed, or a range. */
    private static final class Tested {
        private final Expression test;
        private final Expression of;
        private List<Expression> values;
        private boolean isRange;
        private long first = Long.MIN_VALUE;
        private long last = Long.MAX_VALUE;

        private Tested(Expression test, Expression of) {
            this.test = test;
            this.of = of;
        }

        static Tested of(Expression test) {
            return switch (test) {
                case OneOf one -> {
                    Tested tested = new Tested(test, one.of());
                    tested.values = one.values();
                    yield tested;
                }
                case Between between -> {
                    Tested tested = new Tested(test, between.of());
                    if (between.first() <= between.last()) {
                        tested.range(between.first(),
                                between.of().type() == Type.TIME ? between.last() - 1 : between.last());
                    }
                    yield tested;
                }
                case Like like -> new Tested(test, like.of());
                case Compare compare when isFixed(compare.right()) -> ofCompare(compare);
                default -> flag(test);
            };
        }

        /** A flag that is read is true. */
        private static Tested flag(Expression test) {
            if (!(test instanceof Expression.Reading) || test.type() != Type.FLAG) {
                return null;
            }
            Tested tested = new Tested(test, test);
            tested.values = List.of(Constant.TRUE);
            return tested;
        }

        private static boolean isFixed(Expression expression) {
            return expression instanceof Text || expression instanceof Constant;
        }

        private static Tested ofCompare(Compare compare) {
            Tested tested = new Tested(compare, compare.left());
            if (compare.how() == Comparison.EQUAL) {
                tested.values = List.of(compare.right());
            } else if (compare.right() instanceof Constant constant) {
                switch (compare.how()) {
                    case LESS -> tested.range(Long.MIN_VALUE, constant.value() - 1);
                    case AT_MOST -> tested.range(Long.MIN_VALUE, constant.value());
                    case MORE -> tested.range(constant.value() + 1, Long.MAX_VALUE);
                    case AT_LEAST -> tested.range(constant.value(), Long.MAX_VALUE);
                    default -> {
                        // Unequal: neither a list nor a range.
                    }
                }
            }
            return tested;
        }

        private void range(long from, long to) {
            isRange = true;
            first = from;
            last = to;
        }

        /** Whether the test holds for a value. */
        boolean holds(Expression value) {
            return switch (test) {
                case OneOf one -> one.values().contains(value);
                case Between between -> value instanceof Constant constant
                        && between.holds(constant.type(), constant.value());
                case Like like -> value instanceof Text text && like.how().holds(text.value(), like.pattern());
                case Compare compare -> new Compare(compare.how(), value, compare.right()).isTrue(null);
                default -> isConstant(value, true);
            };
        }
    }
}
