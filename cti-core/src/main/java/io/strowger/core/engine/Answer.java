package io.strowger.core.engine;

import io.strowger.core.model.CallKey;
import io.strowger.core.output.RefusalReason;

/** What a command comes to in the decision that checks it: an outcome, or {@link #UNDER_WAY} when the switch was asked and its reply will be the outcome. */
record Answer(RefusalReason reason, String detail, CallKey call) {
    /** No outcome yet. */
    static final Answer UNDER_WAY = new Answer(null, "", null);
    static final Answer DONE = of(RefusalReason.NONE);

    static Answer of(RefusalReason reason) {
        return new Answer(reason, "", null);
    }

    static Answer of(RefusalReason reason, String detail) {
        return new Answer(reason, detail, null);
    }
}
