package io.strowger.core.machine;

/** What a table says of a cause in a state. */
public sealed interface Verdict<S extends Enum<S>> {
    /** One sentence for people. */
    String because();

    /** The state changes. */
    record Move<S extends Enum<S>>(S to, String because) implements Verdict<S> {}

    /** Expected, and nothing changes. */
    record Stay<S extends Enum<S>>(String because) implements Verdict<S> {}

    /** Not expected: nothing changes, it is counted and the entity is checked with the switch. */
    record Anomaly<S extends Enum<S>>(String because) implements Verdict<S> {}
}
