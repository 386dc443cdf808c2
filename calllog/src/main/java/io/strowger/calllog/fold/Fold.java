package io.strowger.calllog.fold;

import io.strowger.core.fact.Fact;
import io.strowger.core.port.JournalledFact;
import java.util.List;

/**
 * Makes rows of facts, one fact after the other. The same facts give the same rows. Holds in memory what is open, up to
 * a limit, and nothing else.
 *
 * <p>A fold that is to go on later, in another process perhaps, keeps its {@link #resumePoint()}: a new fold made with
 * it, fed from its first sequence on, gives exactly the rows that the old one would have given next.
 *
 * @param <R> a row
 */
public interface Fold<R> {

    /**
     * Takes the next fact. One that lies before the last is ignored.
     *
     * @param place of the fact; its payload is not looked at
     * @return the rows that this fact completes, mostly none
     */
    List<R> accept(JournalledFact place, Fact fact);

    /** Rows of what is open at present, marked as not complete. The fold goes on as if it had not been asked. */
    List<R> open();

    /** Where a new fold must begin so that it goes on from here. */
    ResumePoint resumePoint();
}
