package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a call stands in a vector. */
final class VectorRun {
    Call call;
    final SwitchPlan.VdnPlan vdn;
    /** The vector being executed: the VDN's own until a step goes to another. */
    List<VectorStep> steps;
    /** Number of that vector, 0 for the VDN's own. */
    int vector;
    /** The step being executed or next, from 1. */
    int step = 1;
    int executed;
    /** How often each goto step has branched, by vector and step. */
    final Map<Integer, Integer> branched = new TreeMap<>();
    /** The running wait, announcement or patience for digits. */
    Deadlines.Timer pause;
    Deadlines.Timer disconnect;
    /** The questions waiting for their answers. */
    final List<RouteQuestion> questions = new ArrayList<>(1);
    /** Whether the last step was an adjunct step, so that the next one asks beside it and not again. */
    boolean asking;
    /** The digits being collected, null when none are. */
    Digits.Collection collection;
    /** Whether the vector waits for a voice port to have, and give back, the call. */
    boolean conversing;
    /** The voice port's connection, null as long as it has none. */
    Connection port;
    /** What the port is told when it answers. */
    VectorStep.ConverseOn converse;
    /** Whether the last attempt to queue has failed. */
    boolean queueFailed;
    /** Whether the vector has come to a stop with a question or a queue still open. */
    boolean stopped;

    VectorRun(Call call, SwitchPlan.VdnPlan vdn) {
        this.call = call;
        this.vdn = vdn;
        this.steps = vdn.vector();
    }

    /** Whether the next step can be executed now. */
    boolean ready() {
        return call.vector == this && !stopped && pause == null && !conversing;
    }

    Device vdnDevice() {
        return new Device(vdn.extension(), Device.Kind.VDN);
    }
}
