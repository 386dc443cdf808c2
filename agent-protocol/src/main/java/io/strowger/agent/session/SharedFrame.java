package io.strowger.agent.session;

import java.util.function.Function;

/** A frame that many connections send: its octets, and the form in which their transport sends them, made once. Any thread. */
public final class SharedFrame {
    private final byte[] bytes;
    private volatile Object carrier;

    SharedFrame(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The whole frame with its length. Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** What a transport sends, made by the first that asks; all that send the frame are of one kind. */
    @SuppressWarnings("unchecked")
    public <T> T carrier(Function<byte[], T> maker) {
        Object made = carrier;
        if (made == null) {
            made = maker.apply(bytes);
            carrier = made;
        }
        return (T) made;
    }
}
