package io.strowger.tools.bench.jmh;

import com.google.protobuf.InvalidProtocolBufferException;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import strowger.bench.Samples.FactRouteDecided;
import strowger.bench.Samples.InputRouteRequested;

/**
 * The record codec beside the stock protobuf runtime and the classes that its compiler made of our schema. The baseline has it easier: its messages are built
 * beforehand and remember their length, and its texts stay octets until somebody asks for them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordCodecBenchmark {
    private static final RecordCodec<Input.RouteRequested> INPUT = RecordCodec.of(Input.RouteRequested.class);
    private static final RecordCodec<Fact.RouteDecided> FACT = RecordCodec.of(Fact.RouteDecided.class);

    private Input.RouteRequested input;
    private Fact.RouteDecided fact;
    private byte[] inputBytes;
    private byte[] factBytes;
    private InputRouteRequested stockInput;
    private FactRouteDecided stockFact;

    /** Both sides must say the same. */
    @Setup
    public void prepare() throws InvalidProtocolBufferException {
        input = SampleRecords.input();
        fact = SampleRecords.fact();
        inputBytes = INPUT.encode(input);
        factBytes = FACT.encode(fact);
        stockInput = InputRouteRequested.parseFrom(inputBytes);
        stockFact = FactRouteDecided.parseFrom(factBytes);
        if (!Arrays.equals(inputBytes, stockInput.toByteArray()) || !Arrays.equals(factBytes, stockFact.toByteArray())
                || !INPUT.decode(inputBytes).equals(new Decoded.Value<>(input))
                || !FACT.decode(factBytes).equals(new Decoded.Value<>(fact))) {
            throw new IllegalStateException("the two sides do not agree on the samples");
        }
    }

    @Benchmark
    public byte[] encodeInput() {
        return INPUT.encode(input);
    }

    @Benchmark
    public byte[] encodeInputBaseline() {
        return stockInput.toByteArray();
    }

    @Benchmark
    public Decoded<Input.RouteRequested> decodeInput() {
        return INPUT.decode(inputBytes);
    }

    @Benchmark
    public InputRouteRequested decodeInputBaseline() throws InvalidProtocolBufferException {
        return InputRouteRequested.parseFrom(inputBytes);
    }

    @Benchmark
    public byte[] encodeFact() {
        return FACT.encode(fact);
    }

    @Benchmark
    public byte[] encodeFactBaseline() {
        return stockFact.toByteArray();
    }

    @Benchmark
    public Decoded<Fact.RouteDecided> decodeFact() {
        return FACT.decode(factBytes);
    }

    @Benchmark
    public FactRouteDecided decodeFactBaseline() throws InvalidProtocolBufferException {
        return FactRouteDecided.parseFrom(factBytes);
    }
}
