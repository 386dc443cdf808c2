package io.strowger.csta.tsapi;

import io.strowger.csta.DecodeFault;

/**
 * Finds frames in a stream of octets. Lengths and header numbers are little-endian:
 *
 * <pre>
 *  0        4        6         10                  14          16         18       20
 *  +--------+--------+---------+-------------------+-----------+----------+--------+---------+------+---------+
 *  | length | version| invokeID| monitorCrossRefID | eventClass| eventType| pduLen | privLen | body | private |
 *  +--------+--------+---------+-------------------+-----------+----------+--------+---------+------+---------+
 * </pre>
 *
 * <p>{@code length} counts what follows it: 18 + pduLen + privLen.
 */
public final class TsapiFrames {
    /** Octets of the length field. */
    public static final int LENGTH_FIELD = 4;
    /** Octets from the first to the body. */
    public static final int HEADER_LENGTH = 22;
    /** What the length field says of a frame with neither body nor private data. */
    public static final int MIN_LENGTH_VALUE = HEADER_LENGTH - LENGTH_FIELD;
    /** Most octets of a body, by the width of its length. */
    public static final int MAX_BODY = 0xffff;
    /** Most octets of a private-data block that is received, by the width of its length. */
    public static final int MAX_PRIVATE = 0xffff;
    /** Most octets of a private-data block that is sent: some peers read its length as signed. */
    public static final int MAX_PRIVATE_SENT = 0x7fff;
    /** Most octets of a frame. */
    public static final int MAX_FRAME = HEADER_LENGTH + MAX_BODY + MAX_PRIVATE;
    /** The header version. */
    public static final int VERSION = 1;
    /** Octets of the vendor in a private-data block, with at least one NUL. */
    public static final int VENDOR_LENGTH = 32;
    /** Octets of a private-data block before its data. */
    public static final int PRIVATE_HEADER = VENDOR_LENGTH + 2;

    static final int VERSION_AT = 4;
    static final int INVOKE_ID_AT = 6;
    static final int MONITOR_AT = 10;
    static final int CLASS_AT = 14;
    static final int TYPE_AT = 16;
    static final int PDU_LENGTH_AT = 18;
    static final int PRIVATE_LENGTH_AT = 20;

    private TsapiFrames() {}

    /** What the first octets of a stream are. */
    public sealed interface Scan {
        /**
         * Not a whole frame yet.
         *
         * @param missing
         *            at least so many octets must arrive before it is worth looking again
         */
        record NeedMore(int missing) implements Scan {}

        /**
         * A whole frame.
         *
         * @param length
         *            its octets, header included
         */
        record Frame(int length) implements Scan {}

        /**
         * The stream is out of step: close the link.
         *
         * @param offset
         *            where in the frame
         * @param fault
         *            what kind
         * @param reason
         *            in words
         */
        record Fault(int offset, DecodeFault fault, String reason) implements Scan {}
    }

    /**
     * Looks at the stream from {@code offset} on.
     *
     * @param available
     *            octets that have arrived from there
     */
    public static Scan scan(byte[] bytes, int offset, int available) {
        if (available < LENGTH_FIELD) {
            return new Scan.NeedMore(LENGTH_FIELD - available);
        }
        long length = int32(bytes, offset) & 0xffff_ffffL;
        if (length > MAX_FRAME - LENGTH_FIELD) {
            return fault(0, DecodeFault.FRAME_TOO_LARGE, length + " octets, at most " + (MAX_FRAME - LENGTH_FIELD));
        }
        if (length < MIN_LENGTH_VALUE) {
            return fault(0, DecodeFault.FRAME_LENGTH, length + " octets, at least " + MIN_LENGTH_VALUE);
        }
        if (available >= INVOKE_ID_AT && int16(bytes, offset + VERSION_AT) != VERSION) {
            return fault(VERSION_AT, DecodeFault.FRAME_VERSION, "version " + int16(bytes, offset + VERSION_AT));
        }
        if (available >= HEADER_LENGTH) {
            int body = int16(bytes, offset + PDU_LENGTH_AT);
            int privateData = int16(bytes, offset + PRIVATE_LENGTH_AT);
            if (MIN_LENGTH_VALUE + body + privateData != length) {
                return fault(PDU_LENGTH_AT, DecodeFault.FRAME_LENGTH, "frame " + length + " is not " + MIN_LENGTH_VALUE
                        + " + body " + body + " + private data " + privateData);
            }
        }
        int whole = LENGTH_FIELD + (int) length;
        return available < whole ? new Scan.NeedMore(whole - available) : new Scan.Frame(whole);
    }

    private static Scan.Fault fault(int offset, DecodeFault fault, String particulars) {
        return new Scan.Fault(offset, fault, fault.sentence() + ": " + particulars);
    }

    static int int16(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    static int int32(byte[] bytes, int at) {
        return int16(bytes, at) | int16(bytes, at + 2) << 16;
    }

    static void putInt16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >>> 8);
    }

    static void putInt32(byte[] bytes, int at, int value) {
        putInt16(bytes, at, value);
        putInt16(bytes, at + 2, value >>> 16);
    }
}
