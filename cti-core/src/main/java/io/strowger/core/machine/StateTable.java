package io.strowger.core.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * A complete table of state x cause. Building it fails when a cell is missing or given twice, so a class that holds one does not load with a gap.
 */
public final class StateTable<S extends Enum<S>, C extends Enum<C>> {
    private final String name;
    private final S[] states;
    private final C[] causes;
    private final Verdict<S>[][] cells;

    private StateTable(Builder<S, C> builder) {
        this.name = builder.name;
        this.states = builder.states;
        this.causes = builder.causes;
        this.cells = builder.cells;
    }

    public static <S extends Enum<S>, C extends Enum<C>> Builder<S, C> of(String name, Class<S> states,
            Class<C> causes) {
        return new Builder<>(name, states, causes);
    }

    public String name() {
        return name;
    }

    public Verdict<S> verdict(S state, C cause) {
        return cells[state.ordinal()][cause.ordinal()];
    }

    /** The states that causes lead to from here, in the order of the causes. */
    public List<S> moves(S state) {
        List<S> next = new ArrayList<>();
        for (C cause : causes) {
            if (verdict(state, cause) instanceof Verdict.Move<S> move) {
                next.add(move.to());
            }
        }
        return next;
    }

    /** The reason of every cell. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        for (S state : states) {
            for (C cause : causes) {
                reasons.add(verdict(state, cause).because());
            }
        }
        return reasons;
    }

    /** The reasons of the cells in which nothing changes, expected or not. */
    public List<String> stays() {
        List<String> reasons = new ArrayList<>();
        for (S state : states) {
            for (C cause : causes) {
                if (!(verdict(state, cause) instanceof Verdict.Move<S>)) {
                    reasons.add(verdict(state, cause).because());
                }
            }
        }
        return reasons;
    }

    /** Whether the cause leads out of the state. */
    public boolean isMove(S state, C cause) {
        return verdict(state, cause) instanceof Verdict.Move<S>;
    }

    /** The table in Markdown: a row for each state and cause. */
    public String print() {
        StringBuilder out = new StringBuilder("## ").append(name)
                .append("\n\n| state | cause | verdict | because |\n|---|---|---|---|\n");
        for (S state : states) {
            for (C cause : causes) {
                Verdict<S> verdict = verdict(state, cause);
                String word = switch (verdict) {
                    case Verdict.Move<S> move -> "**" + move.to() + "**";
                    case Verdict.Stay<S> stay -> "stay";
                    case Verdict.Anomaly<S> anomaly -> "anomaly";
                };
                out.append("| ").append(state).append(" | ").append(cause).append(" | ").append(word).append(" | ")
                        .append(verdict.because()).append(" |\n");
            }
        }
        return out.append('\n').toString();
    }

    /** Collects the cells; confined to the class initialiser that uses it. */
    public static final class Builder<S extends Enum<S>, C extends Enum<C>> {
        private final String name;
        private final S[] states;
        private final C[] causes;
        private final Verdict<S>[][] cells;

        @SuppressWarnings({"unchecked", "rawtypes"})
        private Builder(String name, Class<S> states, Class<C> causes) {
            this.name = name;
            this.states = states.getEnumConstants();
            this.causes = causes.getEnumConstants();
            this.cells = new Verdict[this.states.length][this.causes.length];
        }

        public Builder<S, C> move(S state, C cause, S to, String because) {
            return put(state, cause, new Verdict.Move<>(to, because));
        }

        public Builder<S, C> stay(S state, C cause, String because) {
            return put(state, cause, new Verdict.Stay<>(because));
        }

        public Builder<S, C> anomaly(S state, C cause, String because) {
            return put(state, cause, new Verdict.Anomaly<>(because));
        }

        private Builder<S, C> put(S state, C cause, Verdict<S> verdict) {
            if (cells[state.ordinal()][cause.ordinal()] != null) {
                throw new IllegalStateException(name + ": given twice: " + state + " x " + cause);
            }
            cells[state.ordinal()][cause.ordinal()] = verdict;
            return this;
        }

        public StateTable<S, C> build() {
            for (S state : states) {
                for (C cause : causes) {
                    if (cells[state.ordinal()][cause.ordinal()] == null) {
                        throw new IllegalStateException(name + ": missing: " + state + " x " + cause);
                    }
                }
            }
            return new StateTable<>(this);
        }
    }
}
