package io.strowger.tools.bench.jmh;

import io.strowger.csta.Decoded;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.tools.bench.codec.SampleFrame;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1Primitive;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * A Delivered event with private data, octets to records and back. The baseline is a general ASN.1 library over the same BER, which gives a tree of values and no
 * records: what would make records of the tree comes on top of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TsapiFrameBenchmark {
    private TsapiFrame frame;
    private byte[] bytes;
    private byte[] body;
    private byte[] item;
    private ASN1Primitive bodyTree;
    private ASN1Primitive itemTree;

    /** Both sides must say the same. */
    @Setup
    public void prepare() throws IOException {
        frame = SampleFrame.delivered();
        bytes = SampleFrame.bytes();
        body = SampleFrame.body(bytes);
        item = SampleFrame.item(bytes);
        bodyTree = ASN1Primitive.fromByteArray(body);
        itemTree = ASN1Primitive.fromByteArray(item);
        if (!Arrays.equals(body, bodyTree.getEncoded()) || !Arrays.equals(item, itemTree.getEncoded())
                || !TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow().equals(frame)) {
            throw new IllegalStateException("the two sides do not agree on the sample");
        }
    }

    @Benchmark
    public Decoded<TsapiFrame> decode() {
        return TsapiCodec.decode(bytes, 0, bytes.length);
    }

    @Benchmark
    public void decodeTreeBaseline(Blackhole into) throws IOException {
        into.consume(ASN1Primitive.fromByteArray(body));
        into.consume(ASN1Primitive.fromByteArray(item));
    }

    @Benchmark
    public byte[] encode() {
        return TsapiCodec.encode(frame);
    }

    @Benchmark
    public void encodeTreeBaseline(Blackhole into) throws IOException {
        into.consume(bodyTree.getEncoded());
        into.consume(itemTree.getEncoded());
    }
}
