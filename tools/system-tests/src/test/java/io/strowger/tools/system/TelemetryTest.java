package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** No library of ours reports to its vendor. */
class TelemetryTest {
    @Test
    void chroniclesAnalyticsAreNotThere() {
        assertThrows(ClassNotFoundException.class,
                () -> Class.forName("net.openhft.chronicle.analytics.Analytics"));
    }
}
