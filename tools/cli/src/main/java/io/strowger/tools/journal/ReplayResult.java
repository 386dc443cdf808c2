package io.strowger.tools.journal;

import io.strowger.core.state.EngineState;

/**
 * What a replay found.
 *
 * @param counts what was read and compared
 * @param first the first difference; null = none
 * @param stopped why the replay ended before the end of the journal; empty = it did not
 * @param hash of the state at the end
 * @param state at the end; belongs to the caller
 */
public record ReplayResult(Counts counts, Difference first, String stopped, long hash, EngineState state) {

    /**
     * @param inputs applied
     * @param factsCompared made again and compared with the journal
     * @param differing of those
     * @param hashesCompared of the facts compared, those that are hashes of the whole state
     * @param factsOfOtherVersions in the journal, made by other versions of the engine and therefore not compared
     * @param factsNotJournalled made again, where the journal's facts end before its inputs: a server that was
     * killed, or is still writing
     */
    public record Counts(long inputs, long factsCompared, long differing, long hashesCompared,
            long factsOfOtherVersions, long factsNotJournalled) {}

    /** Every fact of this engine's version is as it was, over the whole of the journal. */
    public boolean isFaithful() {
        return first == null && stopped.isEmpty();
    }
}
