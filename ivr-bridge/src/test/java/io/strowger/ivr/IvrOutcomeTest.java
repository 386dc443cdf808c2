package io.strowger.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import org.junit.jupiter.api.Test;

class IvrOutcomeTest {
    @Test
    void shouldSortEveryReason() {
        for (RefusalReason reason : RefusalReason.values()) {
            IvrOutcome expected = switch (reason) {
                case NONE -> new IvrOutcome.Done();
                case OUTCOME_UNKNOWN, SWITCH_SILENT -> new IvrOutcome.Unknown("d");
                default -> new IvrOutcome.Refused(reason, "d");
            };
            IvrOutcome outcome = IvrOutcome.of(new Push.RequestOutcome(1, reason, "d", null));
            assertEquals(expected, outcome);
            assertEquals(reason == RefusalReason.NONE, outcome.isDone());
        }
        assertEquals(new IvrOutcome.Refused(null, "d"), IvrOutcome.of(new Push.RequestOutcome(1, null, "d", null)));
    }
}
