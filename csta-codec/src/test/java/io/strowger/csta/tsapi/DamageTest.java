package io.strowger.csta.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.Heap;
import io.strowger.csta.Octets;
import io.strowger.csta.Outcome;
import io.strowger.csta.Vector;
import io.strowger.csta.ber.Trailing;
import io.strowger.csta.codec.TextStyle;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector, damaged in every place: a fault inside it or a frame that stays what it is, and little heap. */
class DamageTest {
    /** Lengths as their octet says them: none, off by a few, longest short form, long, indefinite, impossible. */
    private static final int[] LENGTHS = {0, 1, 2, 3, 4, 5, 8, 0x7e, 0x7f, 0x80, 0x81, 0x82, 0x84, 0x88, 0xff};

    @BeforeAll
    static void compile() {
        TsapiCodec.compileAll();
    }

    static List<Vector> frames() {
        return Vector.load("tsapi-session.vec");
    }

    private static void check(byte[] bytes, String which) {
        switch (TsapiCodec.decode(bytes, 0, bytes.length)) {
            case Decoded.Fault<TsapiFrame> fault ->
                assertTrue(fault.offset() >= 0 && fault.offset() <= bytes.length, which);
            case Decoded.Value<TsapiFrame> value -> {
                byte[] once = TsapiCodec.encode(value.value());
                assertEquals(value.value(), TsapiCodec.decode(once, 0, once.length).orElseThrow(), which);
                assertEquals(value.value(), Outcome.value(
                        TsapiText.parse(TsapiText.print(value.value(), TextStyle.WHOLE), TextStyle.WHOLE)), which);
            }
        }
        Heap.check(bytes, which);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void shouldSurviveEveryFlippedBit(Vector vector) {
        for (int bit = 0; bit < 8 * vector.bytes().length; bit++) {
            byte[] bytes = vector.bytes().clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            check(bytes, "bit " + bit);
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void shouldSurviveEveryOtherLength(Vector vector) {
        for (int at = 0; at < vector.bytes().length; at++) {
            for (int length : LENGTHS) {
                byte[] bytes = vector.bytes().clone();
                bytes[at] = (byte) length;
                check(bytes, "offset " + at + " length " + length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void shouldReadTheMessageWithoutItsPrivateData(Vector vector) {
        byte[] bytes = vector.bytes().clone();
        TsapiFrame whole = TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow();
        TsapiFrame bare = new TsapiFrame(whole.invokeID(), whole.monitorCrossRefID(), whole.message(),
                PrivateData.ABSENT);
        int block = TsapiFrames.HEADER_LENGTH + TsapiFrames.int16(bytes, TsapiFrames.PDU_LENGTH_AT);
        Arrays.fill(bytes, block, bytes.length, (byte) 0xff);
        Class<?> refused = block < bytes.length ? Decoded.Fault.class : Decoded.Value.class;
        assertInstanceOf(refused, TsapiCodec.decode(bytes, 0, bytes.length));
        assertEquals(bare, TsapiCodec.decodeWithoutPrivateData(bytes, 0, bytes.length).orElseThrow());
        bytes[TsapiFrames.HEADER_LENGTH] = 0;
        assertInstanceOf(Decoded.Fault.class, TsapiCodec.decodeWithoutPrivateData(bytes, 0, bytes.length));
    }

    /** A stream that delivers octet by octet gives each frame once, at its last octet. */
    @Test
    void shouldFindFramesFedOctetByOctet() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        frames().forEach(vector -> all.writeBytes(vector.bytes()));
        byte[] stream = all.toByteArray();
        int start = 0;
        int found = 0;
        for (int end = 1; end <= stream.length; end++) {
            TsapiFrames.Scan scan = TsapiFrames.scan(stream, start, end - start);
            if (scan instanceof TsapiFrames.Scan.Frame frame) {
                assertEquals(end - start, frame.length());
                assertEquals(Vector.hex(frames().get(found).bytes()),
                        Vector.hex(Arrays.copyOfRange(stream, start, end)));
                start = end;
                found++;
            } else {
                assertInstanceOf(TsapiFrames.Scan.NeedMore.class, scan);
            }
        }
        assertEquals(frames().size(), found);
    }

    /** The densest things there are: what has most records in fewest octets. */
    @Test
    void shouldTakeLittleHeapForManyElements() {
        int elements = 4_000;
        byte[] states = repeat("0a0163", elements);
        String connection = "3008" + "020101" + "1600" + "0a0105";
        byte[] snapshots = sequence(sequence(sequence(bytes(connection), sequence(states))));
        check(Frames.of(EventClass.CSTACONFIRMATION, 123, snapshots, new byte[0]), "states");
        String party = "3014" + connection + "3008" + "1600" + "0a0163" + "0a0163";
        byte[] conference = sequence(bytes(connection), sequence(repeat(party, 2_000)));
        check(Frames.of(EventClass.CSTACONFIRMATION, 12, conference, new byte[0]), "parties");
        TsapiFrame many = TsapiFrame.of(1, new Acs.NameSrvReply(false,
                Collections.nCopies(elements, new ACSNameAddr("", Octets.EMPTY))));
        check(TsapiCodec.encode(many), "names");
        TsapiFrame snapshot = TsapiFrame.of(1, new Csta.SnapshotDeviceConf(Collections.nCopies(2_000,
                new SnapshotDeviceResponseInfo(ConnectionID.NONE, List.of(LocalConnectionState.of(99))))));
        check(TsapiCodec.encode(snapshot), "snapshot");
        TsapiFrame trailing = new TsapiFrame(1, 0, new Csta.SnapshotDeviceConf(List.of()), PrivateData.ABSENT,
                new Trailing(List.of(new Trailing.Piece(0, Octets.of(repeat("0500", elements))))));
        check(TsapiCodec.encode(trailing), "trailing");
    }

    private static byte[] bytes(String hex) {
        return Octets.fromHex(hex).toByteArray();
    }

    private static byte[] repeat(String hex, int count) {
        return bytes(hex.repeat(count));
    }

    private static byte[] sequence(byte[]... members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = Arrays.stream(members).mapToInt(m -> m.length).sum();
        out.write(0x30);
        out.write(0x82);
        out.write(length >> 8);
        out.write(length);
        for (byte[] member : members) {
            out.writeBytes(member);
        }
        return out.toByteArray();
    }

    /** What a newer switch may add survives at every place: behind the members of every SEQUENCE of every vector. */
    @ParameterizedTest
    @MethodSource("frames")
    void shouldKeepAndShowWhatFollowsTheMembers(Vector vector) {
        TsapiFrame frame = TsapiCodec.decode(vector.bytes(), 0, vector.bytes().length).orElseThrow();
        Octets added = Octets.fromHex("0203070809");
        for (int fromEnd = 0; fromEnd < 60; fromEnd++) {
            Trailing trailing = new Trailing(List.of(new Trailing.Piece(fromEnd, added)));
            byte[] bytes = TsapiCodec.encode(new TsapiFrame(frame.invokeID(), frame.monitorCrossRefID(),
                    frame.message(), frame.privateData(), trailing));
            if (bytes.length == vector.bytes().length) {
                assertTrue(fromEnd > 0);
                return; // so many SEQUENCEs there are
            }
            TsapiFrame decoded = TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow();
            assertEquals(trailing, decoded.trailing(), "SEQUENCE " + fromEnd);
            assertEquals(frame.message(), decoded.message());
            assertEquals(frame.privateData(), decoded.privateData());
            assertEquals(Vector.hex(bytes), Vector.hex(TsapiCodec.encode(decoded)));
            String text = TsapiText.print(decoded, TextStyle.WHOLE);
            assertTrue(text.endsWith(" trailing=[" + fromEnd + ":#" + added + "]"), text);
            assertEquals(decoded, Outcome.value(TsapiText.parse(text, TextStyle.WHOLE)));
        }
        throw new AssertionError("more SEQUENCEs than expected");
    }

    /** Every enumeration's value of a newer switch survives and is shown as a number. */
    @Test
    void shouldKeepAndShowUnknownValues() {
        for (int value : new int[]{99, -77, 32_767, -32_768, 65_535, Integer.MAX_VALUE}) {
            TsapiFrame frame = new TsapiFrame(0, 1, new Csta.MonitorEnded(EventCause.of(value)),
                    new PrivateData.UnknownAvaya(PrivateData.ECS, 300, Octets.fromHex("30020500")));
            byte[] bytes = TsapiCodec.encode(frame);
            TsapiFrame decoded = TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow();
            assertEquals(frame, decoded);
            assertTrue(TsapiText.print(decoded).contains("{cause=" + value + "} private=\"ECS\" Unknown{pdu=300, "
                    + "body=#30020500}"), TsapiText.print(decoded));
        }
    }

    /** A limit of a member one past is a fault at the member. */
    @Test
    void shouldRefuseATextBeyondItsLimit() {
        String device = "16" + String.format("%02x", TsapiLimits.DEVICE_ID) + "35".repeat(TsapiLimits.DEVICE_ID);
        byte[] longest = bytes("30" + String.format("%02x", device.length() / 2) + device);
        Outcome.value(decode(longest));
        String longer = "16" + String.format("%02x", TsapiLimits.DEVICE_ID + 1)
                + "35".repeat(TsapiLimits.DEVICE_ID + 1);
        Decoded.Fault<TsapiFrame> fault = Outcome
                .fault(decode(bytes("30" + String.format("%02x", longer.length() / 2) + longer)));
        assertEquals(DecodeFault.STRING_TOO_LONG, fault.fault());
        assertEquals(TsapiFrames.HEADER_LENGTH + 4, fault.offset());
    }

    private static Decoded<TsapiFrame> decode(byte[] body) {
        byte[] frame = Frames.of(EventClass.CSTAREQUEST, 29, body, new byte[0]);
        return TsapiCodec.decode(frame, 0, frame.length);
    }
}
