package io.strowger.tools.bench.codec;

import io.strowger.csta.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/** Walks the members of a SEQUENCE that Bouncy Castle has parsed, one after the other. */
final class TreeReader {
    private final ASN1Sequence sequence;
    private int next;

    TreeReader(ASN1Encodable tree) {
        sequence = (ASN1Sequence) tree;
    }

    private ASN1Encodable member() {
        return sequence.getObjectAt(next++);
    }

    int integer() {
        return ((ASN1Integer) member()).intValueExact();
    }

    int enumerated() {
        return ((ASN1Enumerated) member()).intValueExact();
    }

    boolean bool() {
        return ((ASN1Boolean) member()).isTrue();
    }

    String text() {
        return ((ASN1IA5String) member()).getString();
    }

    Octets octets() {
        return Octets.of(((ASN1OctetString) member()).getOctets());
    }

    TreeReader record() {
        return new TreeReader(member());
    }

    <T> List<T> list(Function<ASN1Encodable, T> element) {
        ASN1Sequence elements = (ASN1Sequence) member();
        List<T> list = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            list.add(element.apply(elements.getObjectAt(i)));
        }
        return list;
    }
}
