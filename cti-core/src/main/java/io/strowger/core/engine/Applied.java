package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.output.Output;
import java.util.List;

/** What became of one input. Outputs and facts are in their order; the index of each is its place. */
public record Applied(long sequence, long timeNanos, List<Output> outputs, List<Fact> facts) {}
