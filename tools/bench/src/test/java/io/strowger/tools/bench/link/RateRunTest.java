package io.strowger.tools.bench.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.tsapi.TsapiFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rate counts is what it says: whole calls, routed and served, and nothing unexpected in them. */
class RateRunTest {
    @TempDir
    private Path directory;

    @Test
    void everyMessageOfEveryCallIsApplied() throws IOException {
        ArrayBlockingQueue<byte[]> sample = new ArrayBlockingQueue<>(1_000);
        try (RateRun run = new RateRun(directory.resolve("journal"), new RateRun.Shape(2, 3, 2), sample)) {
            RateRun.Rate rate = run.run(1);
            assertTrue(rate.messages() > 0);
            assertEquals(0, rate.messages() % CallFrames.PER_CALL);
            assertEquals(0, rate.anomalies());
            assertTrue(rate.inputs() >= rate.messages());
            assertTrue(rate.facts() > rate.messages() / CallFrames.PER_CALL);
        }
        for (byte[] frame : sample) {
            List<TsapiFrame> whole = ServerSide.frames(frame);
            assertEquals(1, whole.size());
        }
    }
}
