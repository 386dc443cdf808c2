package io.strowger.agent.json;

/** Reads protobuf's wire format from an array. Confined to one thread. */
final class WireCursor {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final int VARINT_BYTES_MAX = 10;

    private final byte[] bytes;
    private int at;
    private int end;

    WireCursor(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    boolean more() {
        return at < end;
    }

    byte[] array() {
        return bytes;
    }

    int position() {
        return at;
    }

    int end() {
        return end;
    }

    long varint() throws JsonFault {
        long value = 0;
        for (int i = 0; i < VARINT_BYTES_MAX; i++) {
            if (at >= end) {
                throw wrong("a number is cut");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << 7 * i;
            if (next >= 0) {
                return value;
            }
        }
        throw wrong("a number has more than " + VARINT_BYTES_MAX + " bytes");
    }

    long fixed64() throws JsonFault {
        need(Long.BYTES);
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value |= (bytes[at++] & 0xFFL) << Byte.SIZE * i;
        }
        return value;
    }

    /** The next length-delimited value as a cursor of its own; this one goes on behind it. */
    WireCursor delimited() throws JsonFault {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw wrong("a length of " + length + " is larger than what is left");
        }
        WireCursor inner = new WireCursor(bytes, at, at + (int) length);
        at += (int) length;
        return inner;
    }

    void skip(int wireType) throws JsonFault {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> fixed64();
            case DELIMITED -> delimited();
            case FIXED32 -> {
                need(Integer.BYTES);
                at += Integer.BYTES;
            }
            default -> throw wrong("wire type " + wireType);
        }
    }

    private void need(int count) throws JsonFault {
        if (end - at < count) {
            throw wrong("a value is cut");
        }
    }

    private JsonFault wrong(String what) {
        return new JsonFault(what + " at byte " + at);
    }
}
