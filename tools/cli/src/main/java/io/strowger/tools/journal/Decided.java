package io.strowger.tools.journal;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import java.util.List;

/**
 * A routing decision out of the journal.
 *
 * @param sequence of the input that it was made in
 * @param timeNanos engine time
 * @param started how the contact came; null when the journal begins later
 * @param after what became of it: facts of the contact's segments and end after the decision and before the next one
 */
record Decided(long sequence, long timeNanos, RouteWitness witness, Fact.ContactStarted started, List<Fact> after) {}
