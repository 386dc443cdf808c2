package io.strowger.tools.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An input of a routed call through the engine: the mean over the call. It includes encoding the input, which the edge does, and decoding it; the journal and the
 * delivery of outputs are not in it. There is no baseline to divide by, so it compares builds on one machine only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {
    @Param({"20", "500"})
    private int agents;
    private RoutedCalls calls;

    @Setup
    public void prepare() {
        calls = new RoutedCalls(agents);
    }

    @Benchmark
    @OperationsPerInvocation(RoutedCalls.INPUTS_PER_CALL)
    public long input() {
        calls.call();
        return calls.engine().sequence();
    }

    /** A run in which something went wrong has measured something else. */
    @TearDown
    public void check() {
        if (calls.anomalies() > 0) {
            throw new IllegalStateException(calls.anomalies() + " anomalies");
        }
    }
}
