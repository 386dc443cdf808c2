package io.strowger.calllog.fold;

/**
 * Where a fold goes on.
 *
 * @param fromSequence input sequence from which on facts must be fed again: the oldest thing that is open began there
 * @param afterSequence input sequence of the last fact whose rows were given
 * @param afterIndex index of that fact
 */
public record ResumePoint(long fromSequence, long afterSequence, int afterIndex) {

    /** From the beginning. */
    public static final ResumePoint START = new ResumePoint(0, Long.MIN_VALUE, 0);

    /** Rows from the facts of an input on; what began earlier comes as not complete. */
    public static ResumePoint from(long sequence) {
        return new ResumePoint(sequence, Long.MIN_VALUE, 0);
    }

    /** Whether a fold that begins here knows all that its rows are made of. */
    boolean isWhole() {
        return fromSequence <= 1 || afterSequence != Long.MIN_VALUE;
    }

    boolean covers(long sequence, int index) {
        return sequence < afterSequence || sequence == afterSequence && index <= afterIndex;
    }
}
