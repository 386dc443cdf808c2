package io.strowger.csta.tsapi;

import io.strowger.csta.Decoded;

/** Frames to octets and back. Any thread. */
public final class TsapiCodec {
    private TsapiCodec() {}

    /** Decodes one whole frame of {@code length} octets at {@code offset}; fault offsets count from {@code offset}. */
    public static Decoded<TsapiFrame> decode(byte[] bytes, int offset, int length) {
        throw new UnsupportedOperationException("declarations are not compiled yet");
    }

    /**
     * Encodes a frame.
     *
     * @throws io.strowger.csta.EncodeException
     *             a member is beyond its limit
     */
    public static byte[] encode(TsapiFrame frame) {
        throw new UnsupportedOperationException("declarations are not compiled yet");
    }
}
