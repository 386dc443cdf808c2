package io.strowger.pbx.tsapi;

/** What {@link PhaseTable} says of one cause in one phase. */
public sealed interface PhaseVerdict {
    /** The link goes on to another phase. */
    record Move(Phase to) implements PhaseVerdict {}

    /** Expected; the cause is dealt with and the phase stays, because. */
    record Stay(String because) implements PhaseVerdict {}

    /** Not expected from a correct peer or caller: counted and logged, nothing else. */
    record Anomaly(String because) implements PhaseVerdict {}
}
