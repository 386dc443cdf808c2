package io.strowger.tools.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EchoTest {
    @Test
    @Timeout(60)
    void everyQuestionIsTimedOnce() throws Exception {
        try (Echo echo = Echo.open(new byte[300], new byte[7])) {
            for (int i = 0; i < 200; i++) {
                echo.ask();
            }
            long[] nanos = echo.take();
            assertEquals(200, nanos.length);
            assertTrue(Arrays.stream(nanos).allMatch(n -> n > 0), () -> Arrays.toString(nanos));
            assertEquals(0, echo.take().length);
        }
    }
}
