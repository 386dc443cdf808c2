package io.strowger.tools.codec;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.EncodeException;
import io.strowger.csta.Octets;
import io.strowger.csta.codec.TextStyle;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiText;
import java.util.Arrays;

/**
 * A frame with its octets where the members do not say all of them: a sender may spell numbers, lengths and other things
 * in more than one way, and the members keep only what they mean.
 *
 * @param frame the frame
 * @param raw its octets; null when encoding the frame gives them
 */
record WholeFrame(TsapiFrame frame, Octets raw) {
    /** Decodes a frame. With hidden secrets its octets are not kept, because they would show them. */
    static WholeFrame decode(byte[] bytes, TextStyle style) throws LineFault {
        TsapiFrame frame = switch (TsapiCodec.decode(bytes, 0, bytes.length)) {
            case Decoded.Value<TsapiFrame> value -> value.value();
            case Decoded.Fault<TsapiFrame> fault -> throw LineFault.inFrame(fault);
        };
        return new WholeFrame(frame, isCanonical(frame, bytes) || hides(frame, style) ? null : Octets.of(bytes));
    }

    private static boolean isCanonical(TsapiFrame frame, byte[] bytes) {
        try {
            return Arrays.equals(bytes, TsapiCodec.encode(frame));
        } catch (EncodeException beyond) {
            return false;
        }
    }

    private static boolean hides(TsapiFrame frame, TextStyle style) {
        return !style.secrets() && !TsapiText.print(frame).equals(TsapiText.print(frame, TextStyle.WHOLE));
    }

    /** The octets. */
    byte[] encode() throws LineFault {
        if (raw == null) {
            try {
                return TsapiCodec.encode(frame);
            } catch (EncodeException beyond) {
                throw new LineFault(DecodeFault.TEXT_VALUE, "in the members", beyond.getMessage());
            }
        }
        byte[] bytes = raw.toByteArray();
        if (!decode(bytes, TextStyle.WHOLE).frame().equals(frame)) {
            throw new LineFault(DecodeFault.TEXT_VALUE, "in raw",
                    "the octets do not say what the members say; leave raw out to encode the members");
        }
        return bytes;
    }
}
