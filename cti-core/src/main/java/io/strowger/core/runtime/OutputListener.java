package io.strowger.core.runtime;

import io.strowger.core.output.Output;

/** Takes outputs whose input is in the journal. Called on the thread that runs the core: must not block, hands over to event loops. */
@FunctionalInterface
public interface OutputListener {
    /**
     * @param sequence of the input
     * @param index of the output among the outputs of the input
     */
    void onOutput(long sequence, int index, Output output);

    /** All outputs of the input were given; called after each input that had any. */
    default void onInputDone(long sequence) {}
}
