package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.Decoded;
import io.strowger.csta.Outcome;
import io.strowger.csta.Vector;
import io.strowger.csta.codec.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Octets of real clients mean what their text says, and come back unchanged. */
class VectorTest {
    static List<Vector> frames() {
        return Vector.load("tsapi-session.vec");
    }

    static List<Vector> bodies() {
        return Vector.load("tsapi-bodies.vec");
    }

    static List<Vector> items() {
        return Vector.load("tsapi-private.vec");
    }

    static Stream<Vector> all() {
        return Stream.of(frames(), bodies(), items()).flatMap(List::stream);
    }

    /** The whole of a vector as a frame. */
    static byte[] frame(Vector vector) {
        return frame(vector, 0);
    }

    private static byte[] frame(Vector vector, int cut) {
        String[] kind = vector.kind().split(" ");
        byte[] bytes = Arrays.copyOf(vector.bytes(), vector.bytes().length - cut);
        return switch (kind[0]) {
            case "frame" -> bytes;
            case "body" -> Frames.of(Integer.parseInt(kind[1]), Integer.parseInt(kind[2]), bytes, new byte[0]);
            case "private" -> Frames.of(EventClass.CSTAREQUEST, 89, new byte[]{0x30, 2, 5, 0}, Frames.ecs(bytes));
            default -> throw new IllegalArgumentException(vector.kind());
        };
    }

    private static String text(Vector vector, TsapiFrame frame) {
        return switch (vector.kind().split(" ")[0]) {
            case "frame" -> TsapiText.print(frame);
            case "body" -> TsapiText.print(frame.message());
            default -> TsapiText.print(assertInstanceOf(PrivateData.Avaya.class, frame.privateData()).message());
        };
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldDecodeToTheText(Vector vector) {
        byte[] bytes = frame(vector, 0);
        assertEquals(vector.text(), text(vector, Outcome.value(TsapiCodec.decode(bytes, 0, bytes.length))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldEncodeToTheSameOctets(Vector vector) {
        byte[] bytes = frame(vector, 0);
        TsapiFrame frame = TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow();
        assertTrue(frame.trailing().isEmpty());
        assertEquals(Vector.hex(bytes), Vector.hex(TsapiCodec.encode(frame)));
    }

    /** The text alone, with its secrets, makes the same octets. */
    @ParameterizedTest
    @MethodSource("all")
    void shouldEncodeTheTextToTheSameOctets(Vector vector) {
        byte[] bytes = frame(vector, 0);
        String text = TsapiText.print(TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow(), TextStyle.WHOLE);
        assertEquals(Vector.hex(bytes), Vector
                .hex(TsapiCodec.encode(Outcome.value(TsapiText.parse(text, TextStyle.WHOLE)))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldDecodeAtAnyOffset(Vector vector) {
        byte[] bytes = frame(vector, 0);
        byte[] shifted = new byte[bytes.length + 7];
        Arrays.fill(shifted, (byte) 0x30);
        System.arraycopy(bytes, 0, shifted, 4, bytes.length);
        assertEquals(TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow(),
                TsapiCodec.decode(shifted, 4, bytes.length).orElseThrow());
    }

    /** A stream delivers a frame in any pieces; each piece says how much is missing and no piece is taken for whole. */
    @ParameterizedTest
    @MethodSource("frames")
    void shouldAskForMoreAtEveryCut(Vector vector) {
        byte[] bytes = vector.bytes();
        for (int cut = 0; cut < bytes.length; cut++) {
            TsapiFrames.Scan.NeedMore more = assertInstanceOf(TsapiFrames.Scan.NeedMore.class,
                    TsapiFrames.scan(bytes, 0, cut));
            assertTrue(more.missing() > 0 && more.missing() <= bytes.length - cut);
            Decoded.Fault<TsapiFrame> fault = Outcome.fault(TsapiCodec.decode(bytes, 0, cut));
            assertEquals(cut, fault.offset());
        }
        assertEquals(new TsapiFrames.Scan.Frame(bytes.length), TsapiFrames.scan(bytes, 0, bytes.length));
    }

    /** A body or item that was cut but framed again is a fault, and the offset lies in what is there. */
    @ParameterizedTest
    @MethodSource("cuttable")
    void shouldRefuseEveryProperPrefix(Vector vector) {
        for (int cut = 1; cut <= vector.bytes().length; cut++) {
            if (vector.kind().equals("private") && vector.bytes().length - cut < 4) {
                continue; // without vendor item header it is another vendor's data, kept as octets
            }
            byte[] bytes = frame(vector, cut);
            Decoded.Fault<TsapiFrame> fault = Outcome.fault(TsapiCodec.decode(bytes, 0, bytes.length));
            assertTrue(fault.offset() >= TsapiFrames.HEADER_LENGTH && fault.offset() <= bytes.length);
        }
    }

    static Stream<Vector> cuttable() {
        return Stream.of(bodies(), items()).flatMap(List::stream);
    }
}
