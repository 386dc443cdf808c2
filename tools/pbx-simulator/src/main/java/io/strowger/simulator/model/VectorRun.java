package io.strowger.simulator.model;

import java.util.Map;
import java.util.TreeMap;

/** Where a call stands in a vector. */
final class VectorRun {
    Call call;
    final SwitchPlan.VdnPlan vdn;
    /** The step being executed or next, from 1. */
    int step = 1;
    int executed;
    /** How often each goto step has branched. */
    final Map<Integer, Integer> branched = new TreeMap<>();
    /** The running wait or announcement. */
    Deadlines.Timer pause;
    Deadlines.Timer disconnect;
    /** The question waiting for its answer, null for none. */
    RouteQuestion question;
    /** Whether the vector has come to a stop with a question or a queue still open. */
    boolean stopped;

    VectorRun(Call call, SwitchPlan.VdnPlan vdn) {
        this.call = call;
        this.vdn = vdn;
    }
}
