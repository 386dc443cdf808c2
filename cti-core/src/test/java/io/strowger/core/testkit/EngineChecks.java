package io.strowger.core.testkit;

import io.strowger.core.engine.Invariants;
import io.strowger.core.engine.Violation;
import io.strowger.core.state.EngineState;
import java.util.List;

/** The invariants of the state as an assertion. */
public final class EngineChecks {
    private EngineChecks() {}

    /** Fails, with everything that does not hold. Walks the whole state. */
    public static void hold(EngineState state) {
        List<Violation> found = Invariants.check(state);
        if (!found.isEmpty()) {
            throw new AssertionError("after input " + state.reign().sequence() + ": " + found);
        }
    }
}
