package io.strowger.core.runtime;

/** Hears how long choices of an agent took. Called on the core thread: must not block. */
@FunctionalInterface
public interface DecisionListener {
    /** Hears nothing. */
    DecisionListener NONE = nanos -> {
        // Nobody asked.
    };

    /**
     * An input in which an agent was chosen for a contact was journalled, decided and committed, and its outputs were handed over.
     *
     * @param nanos that all of it took
     */
    void onDecision(long nanos);
}
