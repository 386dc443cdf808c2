package io.strowger.tools.simulation;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, as the checkers find it. */
final class Problems {
    private final VirtualTime time;
    private final boolean stopAtFirst;
    private final List<String> list = new ArrayList<>();

    /** Ends a run at the first thing that is wrong. */
    static final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Violation(String what) {
            super(what, null, false, false);
        }
    }

    /**
     * @param stopAtFirst whether a run ends there
     */
    Problems(VirtualTime time, boolean stopAtFirst) {
        this.time = time;
        this.stopAtFirst = stopAtFirst;
    }

    void add(String what) {
        String text = String.format("at %.3f s: %s", (double) time.now() / VirtualTime.NANOS_PER_SECOND, what);
        list.add(text);
        if (stopAtFirst) {
            throw new Violation(text);
        }
    }

    List<String> list() {
        return list;
    }
}
