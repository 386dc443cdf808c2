package io.strowger.tools.bench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final int INPUTS = 5_000;

    @Test
    void theSiteIsServedWithoutAnAnomalyAndItsInputsGiveTheSameStateAgain() {
        Workload workload = new Workload(new SiteSize(100, 8, 40, 1));
        workload.fill();
        assertEquals(40, workload.live());
        byte[] snapshot = workload.engine().snapshot();
        List<RecordedInput> recorded = workload.record(INPUTS);
        assertTrue(recorded.size() >= INPUTS);
        assertEquals(0, workload.anomalies());
        Applying applying = new Applying(snapshot, recorded);
        while (!applying.isAtEnd()) {
            applying.apply();
        }
        assertEquals(0, applying.anomalies());
        assertEquals(workload.engine().hash(), applying.engine().hash());
        assertTrue(applying.factsPerInput() > 1);
    }
}
