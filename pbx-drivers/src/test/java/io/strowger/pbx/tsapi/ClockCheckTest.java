package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.tsapi.Att;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockCheckTest {
    private static final long SECOND = 1_000_000_000L;

    private final ClockCheck check = new ClockCheck(new LinkContext.NanoClock() {
        @Override
        public long nanos() {
            throw new AssertionError("only the time of day is wanted");
        }

        @Override
        public Instant wall() {
            return Instant.parse("2027-01-15T08:00:10Z");
        }
    }, new TsapiOptions.Clock(0, ZoneOffset.UTC));

    /** The answer was two seconds on its way there and back, so the switch spoke one second ago. */
    @ParameterizedTest
    @ValueSource(ints = {2027, 27, 127})
    void shouldReadEveryWayOfWritingTheYear(int year) {
        assertTrue(check.answered(new Att.QueryTodConf(year, 1, 15, 8, 0, 4), 2 * SECOND));
        assertEquals(new LinkStatus.Clock(true, -5), check.status());
    }

    @Test
    void shouldNotBelieveATimeThatCannotBe() {
        assertFalse(check.answered(new Att.QueryTodConf(200, 1, 15, 8, 0, 0), 0));
        assertFalse(check.answered(new Att.QueryTodConf(1969, 12, 31, 8, 0, 0), 0));
        assertFalse(check.answered(new Att.QueryTodConf(2201, 1, 1, 8, 0, 0), 0));
        assertFalse(check.answered(new Att.QueryTodConf(27, 2, 30, 8, 0, 0), 0));
        assertEquals(LinkStatus.Clock.UNKNOWN, check.status());
    }
}
