package io.strowger.core.runtime;

import io.strowger.core.engine.LinkMerge;
import java.util.List;

/**
 * Numbers of the runtime, read without stopping it.
 *
 * @param inputs applied in this run
 * @param facts made in this run
 * @param outputs issued in this run
 * @param anomalies recorded in this run
 * @param offered inputs offered and not yet applied, all sources
 * @param factsWaiting inputs whose facts are not yet in the journal
 * @param applyNanosMax longest time that one input took from its turn to its last output
 * @param idleSinceNanos monotonic time at which the core thread last completed a turn; stands still when it stalls
 * @param failure why the core thread stopped, empty while it runs
 * @param merges what became of the events of each link where several to one switch are merged
 */
public record Statistics(long inputs, long facts, long outputs, long anomalies, long offered, long factsWaiting,
        long applyNanosMax, long idleSinceNanos, String failure, List<LinkMerge> merges) {}
