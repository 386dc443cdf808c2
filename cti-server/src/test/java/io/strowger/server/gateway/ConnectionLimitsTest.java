package io.strowger.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.session.RateLimit;
import io.strowger.core.output.RefusalReason;
import io.strowger.server.conf.ServerSettings.AddressLimits;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connections in all, of one address, and how fast they come. */
class ConnectionLimitsTest {
    @Test
    void shouldStopAtTheLimitOfAnAddressAndLetOthersIn() {
        ConnectionLimits limits = new ConnectionLimits(100, new AddressLimits(2, new RateLimit(100, 100)));
        assertEquals(RefusalReason.NONE, limits.enter("a", 0));
        assertEquals(RefusalReason.NONE, limits.enter("a", 0));
        assertEquals(RefusalReason.SERVER_FULL, limits.enter("a", 0));
        assertEquals(RefusalReason.NONE, limits.enter("b", 0));
        limits.leave("a");
        limits.leave("a");
        assertEquals(RefusalReason.NONE, limits.enter("a", 0));
        assertEquals(3, limits.total());
    }

    @Test
    void shouldStopAtTheLimitOfAll() {
        ConnectionLimits limits = new ConnectionLimits(2, new AddressLimits(10, new RateLimit(100, 100)));
        limits.enter("a", 0);
        limits.enter("b", 0);
        assertFalse(limits.isFlooded());
        assertEquals(RefusalReason.SERVER_FULL, limits.enter("c", 0));
        assertTrue(limits.isFlooded());
        limits.leave("c");
        assertFalse(limits.isFlooded());
    }

    @Test
    void shouldLetABurstInAndThenTheRate() {
        ConnectionLimits limits = new ConnectionLimits(100, new AddressLimits(100, new RateLimit(2, 3)));
        for (int i = 0; i < 3; i++) {
            assertEquals(RefusalReason.NONE, limits.enter("a", 0));
        }
        assertEquals(RefusalReason.RATE_EXCEEDED, limits.enter("a", 0));
        assertEquals(RefusalReason.NONE, limits.enter("b", 0));
        long half = TimeUnit.MILLISECONDS.toNanos(500);
        assertEquals(RefusalReason.NONE, limits.enter("a", half));
        assertEquals(RefusalReason.RATE_EXCEEDED, limits.enter("a", half));
    }
}
