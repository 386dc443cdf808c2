package io.strowger.csta.phase3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.Outcome;
import io.strowger.csta.Vector;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Context and application tags, CHOICE and OPTIONAL, on octets of switches and of an independent compiler. */
class Phase3VectorTest {
    static List<Vector> vectors() {
        return Vector.load("csta-phase3.vec");
    }

    private static Decoded<Phase3Message> decode(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return Phase3Codec.decode(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldDecodeToTheText(Vector vector) {
        Phase3Message message = Outcome.value(Phase3Codec.decode(vector.bytes(), 0, vector.bytes().length));
        assertEquals(vector.text(), Phase3Codec.print(message));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldEncodeToTheSameOctets(Vector vector) {
        Phase3Message message = Outcome.value(Phase3Codec.decode(vector.bytes(), 0, vector.bytes().length));
        assertTrue(message.trailing().isEmpty());
        assertEquals(Vector.hex(vector.bytes()), Vector.hex(Phase3Codec.encode(message)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldRefuseEveryProperPrefix(Vector vector) {
        for (int length = 0; length < vector.bytes().length; length++) {
            Decoded.Fault<Phase3Message> fault = Outcome.fault(Phase3Codec.decode(vector.bytes(), 0, length));
            assertTrue(fault.offset() >= 0 && fault.offset() <= length);
            assertEquals(DecodeFault.TRUNCATED, fault.fault());
        }
    }

    /** Some switches send indefinite and needlessly long lengths (X.690 clause 8.1.3). */
    @Test
    void shouldAcceptEveryFormOfLength() {
        String plain = "a10c020101020200d330030a0102";
        Phase3Message expected = Outcome.value(decode(plain));
        for (String hex : List.of("a182000e020101020200d3308200030a0102", "a1840000000c020101020200d330030a0102",
                "a180020101020200d330030a01020000")) {
            Phase3Message message = Outcome.value(decode(hex));
            assertEquals(((Rose.Invoke) expected.rose()).operationValue(),
                    ((Rose.Invoke) message.rose()).operationValue());
        }
        assertEquals(expected, Outcome.value(decode("a180020101020200d330030a01020000")));
    }

    @Test
    void shouldReadMembersInsideIndefiniteLengths() {
        Phase3Message definite = Outcome.value(decode("a11a02010602010930126b10300e80021234a1083006800432303031"));
        Phase3Message indefinite = Outcome.value(decode(
                "a18002010602010930806b80308080021234a180308080043230303100000000000000000000" + "0000"));
        assertEquals(definite, indefinite);
    }

    @Test
    void shouldRefuseAnIndefiniteLengthWithoutItsEnd() {
        assertEquals(DecodeFault.TRUNCATED, Outcome.fault(decode("a180020101020200d330800a01020000")).fault());
    }

    @Test
    void shouldKeepAnUnknownOperation() {
        String hex = "a10b020101020203e730020500";
        Phase3Message message = Outcome.value(decode(hex));
        assertEquals(new Rose.Invoke(1, null, 999, Octets.fromHex("30020500")), message.rose());
        assertEquals(hex, Vector.hex(Phase3Codec.encode(message)));
    }

    @Test
    void shouldKeepAnUnknownEvent() {
        String hex = "a11b02016c0201153013550401020304a00ba1096b04800212340a0130";
        Phase3Message message = Outcome.value(decode(hex));
        assertEquals("Invoke{invokeID=108, operationValue=21} EventReport{crossRefIdentifier=#01020304, "
                + "eventSpecificInfo=CallControlEvents(OtherCallControlEvent(#a1096b04800212340a0130))}",
                Phase3Codec.print(message));
        assertEquals(hex, Vector.hex(Phase3Codec.encode(message)));
    }

    /** A newer edition adds members at the end; they are skipped and kept. */
    @Test
    void shouldKeepAnUnknownTrailingMember() {
        String hex = "a12202010102010a301a3006800432303031300c800a303330313233343536379f630100";
        Phase3Message message = Outcome.value(decode(hex));
        assertEquals(Octets.fromHex("9f630100"), message.trailing().pieces().get(0).octets());
        assertEquals(hex, Vector.hex(Phase3Codec.encode(message)));
    }

    @Test
    void shouldSayWhichMemberIsMissing() {
        Decoded.Fault<Phase3Message> fault = Outcome.fault(decode("a11002010102010a30083006800432303031"));
        assertEquals(DecodeFault.MISSING_MEMBER, fault.fault());
        assertEquals(18, fault.offset());
    }

    @Test
    void shouldRefuseAnIdentifierOfAnotherPhase() {
        Decoded.Fault<Phase3Message> fault = Outcome
                .fault(decode("a11a02010102010a3012800432303031800a30333031323334353637"));
        assertEquals(DecodeFault.UNEXPECTED_TAG, fault.fault());
        assertEquals(10, fault.offset());
    }

    @Test
    void shouldDecodeRejectsAndErrors() {
        for (String hex : List.of("a406020107810102", "a4050500800100", "a406020109820100",
                "a30b020101020101a0030a010c",
                "a30a020109020101a7020500")) {
            assertEquals(hex, Vector.hex(Phase3Codec.encode(Outcome.value(decode(hex)))));
        }
        assertEquals(new Rose.Reject(new Rose.RejectedID.Unknown(), new Rose.Problem.General(0)),
                Outcome.value(decode("a4050500800100")).rose());
        assertEquals(DecodeFault.NO_ALTERNATIVE, Outcome.fault(decode("a503020101")).fault());
    }

    @Test
    void shouldTakeAnyInvokeIdentifierOfAnInteger() {
        for (String hex : List.of("a10c020100020200d330030a0102", "a10c0201ff020200d330030a0102",
                "a10f02047fffffff020200d330030a0102", "a10f020101800105020200d330030a0102")) {
            assertEquals(hex, Vector.hex(Phase3Codec.encode(Outcome.value(decode(hex)))));
        }
    }

    @Test
    void shouldRefuseOctetsAfterTheApdu() {
        Decoded.Fault<Phase3Message> fault = Outcome.fault(decode("a10c020101020200d330030a0102ffff"));
        assertEquals(DecodeFault.TRAILING_OCTETS, fault.fault());
        assertEquals(14, fault.offset());
    }
}
