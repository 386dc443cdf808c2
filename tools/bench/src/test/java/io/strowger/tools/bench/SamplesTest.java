package io.strowger.tools.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void percentilesAreValuesThatWereMeasured() {
        long[] values = LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray();
        assertEquals(50, Samples.percentile(values, 0.5));
        assertEquals(99, Samples.percentile(values, 0.99));
        assertEquals(100, Samples.percentile(values, 1));
        assertEquals(1, Samples.percentile(values, 0));
    }

    @Test
    void allAreKept() {
        Samples samples = new Samples();
        long[] many = LongStream.range(0, 5_000).toArray();
        samples.addAll(many);
        assertArrayEquals(many, samples.toArray());
        samples.clear();
        assertEquals(0, samples.count());
        assertEquals("nothing", Samples.micros(samples.toArray()));
    }
}
