package io.strowger.server.watch;

import io.strowger.core.fact.Fact;
import io.strowger.core.port.JournalledFact;

/**
 * Hears the facts as the journal holds them. Called on the tail's thread, in order; may block, the engine does not wait
 * for it.
 */
@FunctionalInterface
public interface FactListener {
    /**
     * @param place of the fact; its payload is the encoded fact
     */
    void onFact(JournalledFact place, Fact fact);
}
