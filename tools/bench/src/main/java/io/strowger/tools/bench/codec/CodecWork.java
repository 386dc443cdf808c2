package io.strowger.tools.bench.codec;

import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * The four things that are measured, on the octets of one frame. Both decoders give the event and its private data as
 * records; theirs is given body and item already found and cut out of the frame, ours the whole frame. Ours encodes
 * records to a frame, theirs trees that stand ready to two pieces of BER. Confined to a thread.
 */
public final class CodecWork {
    private final byte[] bytes;
    private final byte[] body;
    private final byte[] item;
    private final TsapiFrame frame;
    private final ASN1Primitive bodyTree;
    private final ASN1Primitive itemTree;
    /** What was made last; keeps the compiler from leaving the work out. */
    private Object made;
    private Object alsoMade;

    /** Checks that both sides say the same. */
    public CodecWork() throws IOException {
        bytes = SampleFrame.bytes();
        body = SampleFrame.body(bytes);
        item = SampleFrame.item(bytes);
        frame = SampleFrame.delivered();
        bodyTree = ASN1Primitive.fromByteArray(body);
        itemTree = ASN1Primitive.fromByteArray(item);
        PrivateData.Avaya privateData = (PrivateData.Avaya) frame.privateData();
        boolean agreed = TsapiCodec.decode(bytes, 0, bytes.length).orElseThrow().equals(frame)
                && TreeFrames.delivered(bodyTree).equals(frame.message())
                && TreeFrames.item(itemTree).equals(privateData.message()) && Arrays.equals(body, bodyTree.getEncoded())
                && Arrays.equals(item, itemTree.getEncoded());
        if (!agreed) {
            throw new IllegalStateException("the two sides do not agree on the sample");
        }
    }

    /** Octets of the frame. */
    public int octets() {
        return bytes.length;
    }

    void decode() {
        made = TsapiCodec.decode(bytes, 0, bytes.length);
    }

    void decodeBaseline() {
        try {
            made = TreeFrames.delivered(ASN1Primitive.fromByteArray(body));
            alsoMade = TreeFrames.item(ASN1Primitive.fromByteArray(item));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void encode() {
        made = TsapiCodec.encode(frame);
    }

    void encodeBaseline() {
        try {
            made = bodyTree.getEncoded();
            alsoMade = itemTree.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What was made last, for whoever wants to look at it. */
    public Object last() {
        return alsoMade == null ? made : alsoMade;
    }
}
