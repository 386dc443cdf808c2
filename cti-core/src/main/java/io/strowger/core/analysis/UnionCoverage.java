package io.strowger.core.analysis;

import io.strowger.core.analysis.Expression.And;
import io.strowger.core.analysis.Expression.Between;
import io.strowger.core.analysis.Expression.Compare;
import io.strowger.core.analysis.Expression.Constant;
import io.strowger.core.analysis.Expression.Not;
import io.strowger.core.analysis.Expression.OneOf;
import io.strowger.core.analysis.Expression.Or;
import io.strowger.core.analysis.Expression.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether several conditions together hold wherever another one does. What is tested against constants is tried with every value that makes a difference: each
 * constant, its neighbours, and a text that is none of them; every other test is tried as true and as false, as if it depended on nothing else. So what it says is
 * certain, and for conditions that test values against constants by equality and by ranges it says all there is to say, as long as it takes at most
 * {@link #CASES_MAX} cases.
 */
public final class UnionCoverage {
    /** Combinations of values that are tried for one condition; what takes more is not decided. */
    public static final int CASES_MAX = 4_096;
    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int WEEKDAYS = 7;
    /** No text of a configuration has such a character. */
    private static final Text OTHER = new Text("\0");

    /** In the order in which they were met; no more than conditions have parts. */
    private final List<Tested> tests = new ArrayList<>();

    /** Something that conditions test. */
    private static final class Tested {
        private final Expression of;
        /** Every value that makes a difference. */
        private List<Expression> values = List.of();
        private Expression tried;

        private Tested(Expression of) {
            this.of = of;
        }
    }

    private UnionCoverage() {}

    /** What is tested by this expression; null = it is not. */
    private Tested find(Expression of) {
        for (Tested test : tests) {
            if (test.of.equals(of)) {
                return test;
            }
        }
        return null;
    }

    private Tested findOrMake(Expression of) {
        Tested known = find(of);
        if (known != null) {
            return known;
        }
        Tested made = new Tested(of);
        tests.add(made);
        return made;
    }

    private Expression tried(Expression of) {
        return find(of).tried;
    }

    /** Whether one of the wide conditions certainly holds wherever the narrow one does; null = always. */
    public static boolean covers(List<Expression> wide, Expression condition) {
        Expression narrow = condition == null ? Constant.TRUE : condition;
        List<Expression> possible = new ArrayList<>();
        for (Expression each : wide) {
            if (Coverage.covers(each, narrow)) {
                return true;
            }
            if (each != null && !Coverage.isNever(new And(List.of(narrow, each)))) {
                possible.add(each);
            }
        }
        return decided(possible, narrow) || decided(ofItsOwn(possible, narrow), narrow);
    }

    /** The conditions that test nothing but what the narrow one tests. */
    private static List<Expression> ofItsOwn(List<Expression> wide, Expression narrow) {
        UnionCoverage own = new UnionCoverage();
        own.look(narrow);
        List<Expression> list = new ArrayList<>();
        for (Expression each : wide) {
            UnionCoverage others = new UnionCoverage();
            others.look(each);
            if (others.tests.stream().allMatch(test -> own.find(test.of) != null)) {
                list.add(each);
            }
        }
        return list;
    }

    private static boolean decided(List<Expression> wide, Expression narrow) {
        UnionCoverage union = new UnionCoverage();
        union.look(narrow);
        wide.forEach(union::look);
        long cases = 1;
        for (Tested each : union.tests) {
            cases *= each.values.size();
            if (cases > CASES_MAX) {
                return false;
            }
        }
        return union.holds(0, wide, narrow);
    }

    /** In every case of what has not been tried yet. */
    private boolean holds(int at, List<Expression> wide, Expression narrow) {
        if (at == tests.size()) {
            return !isTrue(narrow) || wide.stream().anyMatch(this::isTrue);
        }
        Tested test = tests.get(at);
        for (Expression value : test.values) {
            test.tried = value;
            if (!holds(at + 1, wide, narrow)) {
                return false;
            }
        }
        return true;
    }

    // --- what makes a difference

    private void look(Expression condition) {
        switch (condition) {
            case And and -> and.parts().forEach(this::look);
            case Or or -> or.parts().forEach(this::look);
            case Not not -> look(not.of());
            case Constant constant -> {
                // The same in every case.
            }
            case OneOf one -> test(one.of(), one.values());
            case Between between -> test(between.of(), List.of(new Constant(between.of().type(), between.first()),
                    new Constant(between.of().type(), between.last())));
            case Compare compare when isFixed(compare.right()) -> test(compare.left(), List.of(compare.right()));
            default -> findOrMake(condition).values = List.of(Constant.TRUE, new Constant(Type.FLAG, 0));
        }
    }

    private static boolean isFixed(Expression expression) {
        return expression instanceof Text || expression instanceof Constant;
    }

    private void test(Expression of, List<Expression> constants) {
        Tested test = findOrMake(of);
        List<Expression> all = new ArrayList<>(test.values);
        if (of.type() == Type.TEXT) {
            constants.forEach(constant -> add(all, constant));
            test.values = withOther(all);
            return;
        }
        if (of.type() == Type.FLAG) {
            add(all, Constant.TRUE);
            add(all, new Constant(Type.FLAG, 0));
        } else {
            for (Expression constant : constants) {
                long value = ((Constant) constant).value();
                for (long near = value == Long.MIN_VALUE ? value : value - 1; near <= value; near++) {
                    add(all, of.type(), near);
                }
                add(all, of.type(), value == Long.MAX_VALUE ? value : value + 1);
            }
        }
        test.values = List.copyOf(all);
    }

    private static void add(List<Expression> all, Expression value) {
        if (!all.contains(value)) {
            all.add(value);
        }
    }

    private static void add(List<Expression> all, Type type, long value) {
        boolean isPossible = switch (type) {
            case TIME -> value >= 0 && value < MINUTES_OF_DAY;
            case WEEKDAY -> value >= 1 && value <= WEEKDAYS;
            default -> true;
        };
        if (isPossible) {
            add(all, new Constant(type, value));
        }
    }

    /** With one text that is none of the others, the last. */
    private static List<Expression> withOther(List<Expression> texts) {
        List<Expression> list = new ArrayList<>(texts);
        list.remove(OTHER);
        list.add(OTHER);
        return List.copyOf(list);
    }

    // --- one case

    private boolean isTrue(Expression condition) {
        return switch (condition) {
            case And and -> and.parts().stream().allMatch(this::isTrue);
            case Or or -> or.parts().stream().anyMatch(this::isTrue);
            case Not not -> !isTrue(not.of());
            case Constant constant -> constant.value() != 0;
            case OneOf one -> new OneOf(tried(one.of()), one.values()).isTrue(null);
            case Between between -> new Between(tried(between.of()), between.first(), between.last()).isTrue(null);
            case Compare compare when isFixed(compare.right()) ->
                new Compare(compare.how(), tried(compare.left()), compare.right()).isTrue(null);
            default -> ((Constant) tried(condition)).value() != 0;
        };
    }
}
