package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.tsapi.Att;
import io.strowger.pbx.LinkContext;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockCheckTest {
    private final ClockCheck check = new ClockCheck(new LinkContext.NanoClock() {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public Instant wall() {
            return Instant.parse("2026-11-27T01:30:00Z");
        }
    }, new TsapiOptions.Clock(0, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(ints = {2026, 26, 126})
    void aYearIsUnderstoodHoweverItIsCounted(int year) {
        assertTrue(check.answered(new Att.QueryTodConf(year, 11, 27, 1, 30, 7), 0));
        assertEquals(7, check.status().skewSeconds());
    }

    @Test
    void whatIsNoTimeIsNotBelieved() {
        assertFalse(check.answered(new Att.QueryTodConf(2026, 13, 27, 1, 30, 7), 0));
        assertFalse(check.status().known());
    }
}
