package io.strowger.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole days go by. The short version of {@code strowger sim --days}. */
class DaysTest {
    @Test
    void theBooksAgreeEveryNight() {
        Days.Result result = Days.run(new DaysOptions(3, 6, 20, 1), done -> {}, Trace.NONE);
        assertEquals(List.of(), result.problems());
        assertTrue(result.calls().answered() > 200, () -> result.calls().toString());
        assertTrue(result.work().seconds() > 2 * 86_400, () -> result.work().toString());
    }

    @Test
    void oneBeyondALimitIsRefused() {
        new DaysOptions(DaysOptions.DAYS_MAX, DaysOptions.AGENTS_MAX, DaysOptions.CALLS_MAX, 1);
        assertThrows(IllegalArgumentException.class, () -> new DaysOptions(DaysOptions.DAYS_MAX + 1, 2, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DaysOptions(1, DaysOptions.AGENTS_MAX + 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DaysOptions(1, 2, DaysOptions.CALLS_MAX + 1, 1));
    }
}
