package io.strowger.tools.simulation;

import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Invariants;
import io.strowger.core.engine.Violation;
import io.strowger.core.state.EngineState;

/** Looks through the engine's own state for what must hold after every input. */
final class EngineCheck {
    private final Problems problems;
    private final int every;

    /**
     * @param every after so many inputs
     */
    EngineCheck(Problems problems, int every) {
        this.problems = problems;
        this.every = every;
    }

    void applied(Applied applied, EngineState state) {
        if (applied.sequence() % every != 0) {
            return;
        }
        for (Violation broken : Invariants.check(state)) {
            problems.add("INVARIANT after input " + applied.sequence() + ": " + broken.rule() + ": " + broken.entity()
                    + ' ' + broken.detail());
        }
    }
}
