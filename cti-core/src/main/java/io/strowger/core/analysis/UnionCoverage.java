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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Every value that makes a difference, by what is tested. */
    private final Map<Expression, List<Expression>> values = new LinkedHashMap<>();
    private final Map<Expression, Expression> tried = new LinkedHashMap<>();

    private UnionCoverage() {}

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
            if (own.values.keySet().containsAll(others.values.keySet())) {
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
        for (List<Expression> each : union.values.values()) {
            cases *= each.size();
            if (cases > CASES_MAX) {
                return false;
            }
        }
        return union.holds(List.copyOf(union.values.keySet()), 0, wide, narrow);
    }

    /** In every case of what has not been tried yet. */
    private boolean holds(List<Expression> left, int at, List<Expression> wide, Expression narrow) {
        if (at == left.size()) {
            return !isTrue(narrow) || wide.stream().anyMatch(this::isTrue);
        }
        for (Expression value : values.get(left.get(at))) {
            tried.put(left.get(at), value);
            if (!holds(left, at + 1, wide, narrow)) {
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
            default -> values.put(condition, List.of(Constant.TRUE, new Constant(Type.FLAG, 0)));
        }
    }

    private static boolean isFixed(Expression expression) {
        return expression instanceof Text || expression instanceof Constant;
    }

    private void test(Expression of, List<Expression> constants) {
        Set<Expression> all = new LinkedHashSet<>(values.getOrDefault(of, List.of()));
        if (of.type() == Type.TEXT) {
            all.addAll(constants);
            values.put(of, withOther(all));
            return;
        }
        if (of.type() == Type.FLAG) {
            all.add(Constant.TRUE);
            all.add(new Constant(Type.FLAG, 0));
        } else {
            for (Expression constant : constants) {
                long value = ((Constant) constant).value();
                for (long near = value == Long.MIN_VALUE ? value : value - 1; near <= value; near++) {
                    add(all, of.type(), near);
                }
                add(all, of.type(), value == Long.MAX_VALUE ? value : value + 1);
            }
        }
        values.put(of, List.copyOf(all));
    }

    private static void add(Set<Expression> all, Type type, long value) {
        boolean isPossible = switch (type) {
            case TIME -> value >= 0 && value < MINUTES_OF_DAY;
            case WEEKDAY -> value >= 1 && value <= WEEKDAYS;
            default -> true;
        };
        if (isPossible) {
            all.add(new Constant(type, value));
        }
    }

    /** With one text that is none of the others, the last. */
    private static List<Expression> withOther(Set<Expression> texts) {
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
            case OneOf one -> new OneOf(tried.get(one.of()), one.values()).isTrue(null);
            case Between between -> new Between(tried.get(between.of()), between.first(), between.last()).isTrue(null);
            case Compare compare when isFixed(compare.right()) ->
                new Compare(compare.how(), tried.get(compare.left()), compare.right()).isTrue(null);
            default -> ((Constant) tried.get(condition)).value() != 0;
        };
    }
}
