package io.strowger.csta.ber;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strowger.csta.Octets;
import java.io.IOException;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.Test;

/** An independent encoder makes the same octets, and its octets are read. */
class OracleTest {
    private static final long SEED = Long.getLong("strowger.seed", System.nanoTime());
    private static final int CONTEXT_1 = BerTag.of(0x80, true, 1);

    /** The values of one sequence; the enumeration is not negative because the oracle refuses such. */
    private record Sample(int number, int enumerated, boolean flag, String text, byte[] octets, int bits) {}

    private static Sample sample(Random random) {
        byte[] octets = new byte[random.nextInt(300)];
        random.nextBytes(octets);
        return new Sample(random.nextInt() >> random.nextInt(32), random.nextInt() >>> 1 + random.nextInt(31),
                random.nextBoolean(), "5".repeat(random.nextInt(200)), octets, random.nextInt(1 << 14) << 2);
    }

    private static ASN1EncodableVector members(Sample sample) {
        ASN1EncodableVector members = new ASN1EncodableVector();
        members.add(new ASN1Integer(sample.number()));
        members.add(new ASN1Enumerated(sample.enumerated()));
        members.add(ASN1Boolean.getInstance(sample.flag()));
        members.add(DERNull.INSTANCE);
        members.add(new DERIA5String(sample.text()));
        members.add(new DERTaggedObject(true, 1, new DEROctetString(sample.octets())));
        members.add(new DERBitString(bits(sample), 2));
        return members;
    }

    private static byte[] bits(Sample sample) {
        return new byte[]{(byte) (sample.bits() >>> 8), (byte) sample.bits()};
    }

    private static void check(BerReader in, byte[] bytes, Sample sample) {
        in.reset(bytes, 0, bytes.length);
        in.enter(BerTag.SEQUENCE);
        assertEquals(sample.number(), in.integer(BerTag.INTEGER));
        assertEquals(sample.enumerated(), in.enumerated(BerTag.ENUMERATED));
        assertEquals(sample.flag(), in.bool(BerTag.BOOLEAN));
        in.nil(BerTag.NULL);
        assertEquals(sample.text(), in.text(BerTag.IA5_STRING, 1000));
        in.enter(CONTEXT_1);
        assertEquals(Octets.of(sample.octets()), in.octets(BerTag.OCTET_STRING, 1000));
        in.leave();
        assertEquals(sample.bits(), in.bits(BerTag.BIT_STRING, 14));
        in.leave();
        assertNull(in.fault(), in::faultReason);
    }

    @Test
    void shouldAgreeWithTheOracle() throws IOException {
        Random random = new Random(SEED);
        BerWriter out = new BerWriter();
        for (int round = 0; round < 2_000; round++) {
            Sample sample = sample(random);
            ASN1EncodableVector members = members(sample);
            out.reset(Trailing.NONE).begin();
            out.bits(BerTag.BIT_STRING, 14, sample.bits());
            out.begin();
            out.octets(BerTag.OCTET_STRING, 1000, Octets.of(sample.octets()));
            out.end(CONTEXT_1);
            out.text(BerTag.IA5_STRING, 1000, sample.text());
            out.nil(BerTag.NULL);
            out.bool(BerTag.BOOLEAN, sample.flag());
            out.enumerated(BerTag.ENUMERATED, sample.enumerated());
            out.integer(BerTag.INTEGER, sample.number());
            out.end(BerTag.SEQUENCE);
            byte[] theirs = new DERSequence(members).getEncoded(ASN1Encoding.DER);
            assertArrayEquals(theirs, out.toByteArray(), "seed " + SEED + " round " + round);
            check(new BerReader(), theirs, sample);
            check(new BerReader(true), new BERSequence(members).getEncoded(ASN1Encoding.BER), sample);
        }
    }
}
