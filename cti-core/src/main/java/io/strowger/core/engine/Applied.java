package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.output.Output;
import io.strowger.core.state.HashMark;
import io.strowger.core.state.StateHash;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one input. Outputs and facts are in their order; the index of each is its place.
 *
 * @param facts without the hash of the state
 * @param mark what the hash of the state is brought up to date with, where one is due; null otherwise
 */
public record Applied(long sequence, long timeNanos, List<Output> outputs, List<Fact> facts, HashMark mark) {
    /** The facts with the hash of the state at their end, where it is due. The hash is carried by the caller over all inputs, none left out. */
    public List<Fact> facts(StateHash hash) {
        if (mark == null) {
            return facts;
        }
        List<Fact> all = new ArrayList<>(facts);
        all.add(new Fact.StateHashed(hash.fold(mark)));
        return all;
    }
}
