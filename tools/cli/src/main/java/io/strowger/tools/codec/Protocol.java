package io.strowger.tools.codec;

import io.strowger.csta.Decoded;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.csta.tsapi.TsapiText;

/** The wire protocols whose frames can be decoded by hand. */
public enum Protocol {
    tsapi(TsapiFrames.MAX_FRAME) {
        @Override
        String print(byte[] frame) throws Undecodable {
            return switch (TsapiCodec.decode(frame, 0, frame.length)) {
                case Decoded.Value<TsapiFrame> value -> TsapiText.print(value.value());
                case Decoded.Fault<TsapiFrame> fault ->
                    throw new Undecodable(fault.offset(), fault.fault() + ", " + fault.reason());
            };
        }
    };

    private final int frameBytesMax;

    Protocol(int frameBytesMax) {
        this.frameBytesMax = frameBytesMax;
    }

    /** Octets of the longest frame. */
    int frameBytesMax() {
        return frameBytesMax;
    }

    /** The frame as one line of text. */
    abstract String print(byte[] frame) throws Undecodable;

    /** A frame that is none: where in it, and why. */
    static final class Undecodable extends Exception {
        private static final long serialVersionUID = 1L;
        private final int offset;

        Undecodable(int offset, String reason) {
            super(reason);
            this.offset = offset;
        }

        int offset() {
            return offset;
        }
    }
}
