package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiFrames.HEADER_LENGTH;
import static io.strowger.csta.tsapi.TsapiFrames.PRIVATE_HEADER;
import static io.strowger.csta.tsapi.TsapiFrames.VENDOR_LENGTH;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.EncodeException;
import io.strowger.csta.Octets;
import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.BerWriter;
import io.strowger.csta.codec.Codec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Frames to octets and back. Any thread.
 *
 * <p>Decoding and encoding again gives the same octets if the sender used the shortest lengths and numbers, full-width
 * bit strings, 0xff for true, zeros after a vendor name and the event class that belongs to the message. Other
 * spellings are understood and become these.
 */
public final class TsapiCodec {
    /** The first two octets of an item of Avaya private data. */
    private static final int ITEM = 0x0002;
    /** Octets before the body of an item. */
    private static final int ITEM_HEADER = 4;

    private static final byte[] ECS = vendor(PrivateData.ECS);
    private static final byte[] DEFINITY = vendor(PrivateData.DEFINITY);
    private static final byte[] NO_BYTES = {};

    /** By number; an element is null where there is no message, or until its message is used for the first time. */
    private static final Codec<?>[] ACS = new Codec<?>[MessageType.MAX_EVENT_TYPE + 1];
    private static final Codec<?>[] CSTA = new Codec<?>[MessageType.MAX_EVENT_TYPE + 1];
    private static final Codec<?>[] ATT = new Codec<?>[AttType.MAX_NUMBER + 1];
    private static final Class<?>[] ACS_TYPES = new Class<?>[ACS.length];
    private static final Class<?>[] CSTA_TYPES = new Class<?>[CSTA.length];
    private static final Class<?>[] ATT_TYPES = new Class<?>[ATT.length];
    private static final ThreadLocal<BerReader> READER = ThreadLocal.withInitial(BerReader::new);
    private static final ThreadLocal<BerWriter> WRITER = ThreadLocal.withInitial(BerWriter::new);

    static {
        MessageType.acs().forEach(message -> ACS_TYPES[message.eventType()] = message.type());
        MessageType.csta().forEach(message -> CSTA_TYPES[message.eventType()] = message.type());
        AttType.values().forEach(item -> ATT_TYPES[item.number()] = item.type());
    }

    private TsapiCodec() {}

    /**
     * Compiles all declarations, which otherwise happens to each when it is first used and then takes milliseconds; for
     * a program that would rather wait at its start.
     */
    public static void compileAll() {
        for (int number = 0; number < ATT.length; number++) {
            codec(ATT, ATT_TYPES, number);
        }
        for (int number = 0; number < CSTA.length; number++) {
            codec(ACS, ACS_TYPES, number);
            codec(CSTA, CSTA_TYPES, number);
        }
    }

    /** Null when the number is not known. Threads may race: a declaration is compiled once whoever asks. */
    private static Codec<?> codec(Codec<?>[] codecs, Class<?>[] types, int number) {
        if (number >= codecs.length) {
            return null;
        }
        Codec<?> codec = codecs[number];
        if (codec == null && types[number] != null) {
            codec = Codec.of(types[number]);
            codecs[number] = codec;
        }
        return codec;
    }

    /**
     * Decodes one whole frame.
     *
     * @param length
     *            the frame's octets, as {@link TsapiFrames#scan} found them
     * @return the frame, or a fault whose offset counts from {@code offset}
     */
    public static Decoded<TsapiFrame> decode(byte[] bytes, int offset, int length) {
        return decode(bytes, offset, length, true);
    }

    /**
     * Decodes one whole frame and reads over its private-data block, which is {@link PrivateData.Absent} then: for a
     * receiver that would rather have the message alone than nothing when the block cannot be read.
     *
     * @param length
     *            as in {@link #decode(byte[], int, int)}
     * @return the frame, or a fault of its header or its body
     */
    public static Decoded<TsapiFrame> decodeWithoutPrivateData(byte[] bytes, int offset, int length) {
        return decode(bytes, offset, length, false);
    }

    private static Decoded<TsapiFrame> decode(byte[] bytes, int offset, int length, boolean whole) {
        switch (TsapiFrames.scan(bytes, offset, length)) {
            case TsapiFrames.Scan.Fault bad -> {
                return new Decoded.Fault<>(bad.offset(), bad.fault(), bad.reason());
            }
            case TsapiFrames.Scan.NeedMore more -> {
                return new Decoded.Fault<>(length, DecodeFault.TRUNCATED,
                        DecodeFault.TRUNCATED.sentence() + ": " + more.missing() + " octets missing");
            }
            case TsapiFrames.Scan.Frame frame -> {
                if (frame.length() < length) {
                    return new Decoded.Fault<>(frame.length(), DecodeFault.TRAILING_OCTETS,
                            DecodeFault.TRAILING_OCTETS.sentence());
                }
            }
        }
        BerReader in = READER.get();
        in.reset(bytes, offset, length);
        TsapiMessage message = message(in, bytes, offset);
        int privateAt = offset + HEADER_LENGTH + TsapiFrames.int16(bytes, offset + TsapiFrames.PDU_LENGTH_AT);
        PrivateData privateData = whole
                ? privateData(in, bytes, privateAt, offset + length - privateAt)
                : PrivateData.ABSENT;
        Decoded<TsapiFrame> decoded = in.fault() != null
                ? new Decoded.Fault<>(in.faultOffset(), in.fault(), in.faultReason())
                : new Decoded.Value<>(new TsapiFrame(TsapiFrames.int32(bytes, offset + TsapiFrames.INVOKE_ID_AT),
                        TsapiFrames.int32(bytes, offset + TsapiFrames.MONITOR_AT), message, privateData,
                        in.trailing()), length);
        in.reset(NO_BYTES, 0, 0);
        return decoded;
    }

    private static TsapiMessage message(BerReader in, byte[] bytes, int offset) {
        int eventClass = TsapiFrames.int16(bytes, offset + TsapiFrames.CLASS_AT);
        int eventType = TsapiFrames.int16(bytes, offset + TsapiFrames.TYPE_AT);
        int length = TsapiFrames.int16(bytes, offset + TsapiFrames.PDU_LENGTH_AT);
        Codec<?> codec = codec(eventClass, eventType);
        if (codec == null) {
            return new UnknownMessage(eventClass, eventType, Octets.copyOf(bytes, offset + HEADER_LENGTH, length));
        }
        in.window(bytes, offset + HEADER_LENGTH, length);
        TsapiMessage message = (TsapiMessage) codec.read(in);
        checkEnd(in);
        return message;
    }

    private static Codec<?> codec(int eventClass, int eventType) {
        if (EventClass.isAcs(eventClass)) {
            return codec(ACS, ACS_TYPES, eventType);
        }
        return EventClass.isCsta(eventClass) ? codec(CSTA, CSTA_TYPES, eventType) : null;
    }

    private static void checkEnd(BerReader in) {
        if (in.more()) {
            in.fail(DecodeFault.TRAILING_OCTETS, in.remaining() + " octets");
        }
    }

    private static PrivateData privateData(BerReader in, byte[] bytes, int at, int length) {
        if (length == 0 || in.fault() != null) {
            return PrivateData.ABSENT;
        }
        in.window(bytes, at, length);
        if (length < PRIVATE_HEADER) {
            in.fail(DecodeFault.PRIVATE_BLOCK, length + " octets, at least " + PRIVATE_HEADER);
            return PrivateData.ABSENT;
        }
        int data = TsapiFrames.int16(bytes, at + VENDOR_LENGTH);
        if (PRIVATE_HEADER + data != length) {
            in.fail(DecodeFault.PRIVATE_BLOCK, "block " + length + " is not " + PRIVATE_HEADER + " + data " + data);
            return PrivateData.ABSENT;
        }
        String vendor = vendor(in, bytes, at);
        int from = at + PRIVATE_HEADER;
        if (data < ITEM_HEADER || TsapiFrames.int16(bytes, from) != ITEM || !PrivateData.isAvaya(vendor)) {
            return new PrivateData.Vendor(vendor, Octets.copyOf(bytes, from, data));
        }
        int number = TsapiFrames.int16(bytes, from + 2);
        Codec<?> codec = codec(ATT, ATT_TYPES, number);
        if (codec == null) {
            return new PrivateData.UnknownAvaya(vendor, number,
                    Octets.copyOf(bytes, from + ITEM_HEADER, data - ITEM_HEADER));
        }
        in.window(bytes, from + ITEM_HEADER, data - ITEM_HEADER);
        AttMessage message = (AttMessage) codec.read(in);
        checkEnd(in);
        return new PrivateData.Avaya(vendor, message);
    }

    private static String vendor(BerReader in, byte[] bytes, int at) {
        if (Arrays.equals(bytes, at, at + VENDOR_LENGTH, ECS, 0, VENDOR_LENGTH)) {
            return PrivateData.ECS;
        }
        int length = 0;
        while (length < VENDOR_LENGTH && bytes[at + length] != 0) {
            length++;
        }
        if (length == VENDOR_LENGTH) {
            in.fail(DecodeFault.PRIVATE_BLOCK, "the vendor does not end with NUL");
        }
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }

    /**
     * Encodes a frame.
     *
     * @throws EncodeException
     *             a member is beyond its limit, or the frame is too large
     */
    public static byte[] encode(TsapiFrame frame) {
        BerWriter out = WRITER.get().reset(frame.trailing());
        writePrivate(out, frame.privateData());
        int privateLength = out.size();
        if (privateLength > TsapiFrames.MAX_PRIVATE_SENT) {
            throw new EncodeException("private data of " + privateLength + " octets, at most "
                    + TsapiFrames.MAX_PRIVATE_SENT);
        }
        TsapiMessage message = frame.message();
        if (message instanceof UnknownMessage unknown) {
            out.raw(unknown.body());
        } else {
            write(out, message);
        }
        int bodyLength = out.size() - privateLength;
        if (bodyLength > TsapiFrames.MAX_BODY) {
            throw new EncodeException("a body of " + bodyLength + " octets, at most " + TsapiFrames.MAX_BODY);
        }
        byte[] bytes = new byte[HEADER_LENGTH + out.size()];
        TsapiFrames.putInt32(bytes, 0, bytes.length - TsapiFrames.LENGTH_FIELD);
        TsapiFrames.putInt16(bytes, TsapiFrames.VERSION_AT, TsapiFrames.VERSION);
        TsapiFrames.putInt32(bytes, TsapiFrames.INVOKE_ID_AT, frame.invokeID());
        TsapiFrames.putInt32(bytes, TsapiFrames.MONITOR_AT, frame.monitorCrossRefID());
        TsapiFrames.putInt16(bytes, TsapiFrames.CLASS_AT, header(message.eventClass()));
        TsapiFrames.putInt16(bytes, TsapiFrames.TYPE_AT, header(message.eventType()));
        TsapiFrames.putInt16(bytes, TsapiFrames.PDU_LENGTH_AT, bodyLength);
        TsapiFrames.putInt16(bytes, TsapiFrames.PRIVATE_LENGTH_AT, privateLength);
        out.copyTo(bytes, HEADER_LENGTH);
        return bytes;
    }

    private static int header(int number) {
        if (number < 0 || number > 0xffff) {
            throw new EncodeException("header number " + number + " is not of 16 bits");
        }
        return number;
    }

    private static void write(BerWriter out, TsapiMessage message) {
        MessageType type = message.messageType();
        write(out, codec(type.eventClass(), type.eventType()), message);
    }

    @SuppressWarnings("unchecked") // each table holds at a message's number the codec of its class
    private static <T> void write(BerWriter out, Codec<T> codec, Object message) {
        codec.write(out, (T) message);
    }

    private static void writePrivate(BerWriter out, PrivateData privateData) {
        String vendor;
        switch (privateData) {
            case PrivateData.Absent absent -> {
                return;
            }
            case PrivateData.Vendor other -> {
                out.raw(other.data());
                vendor = other.vendor();
            }
            case PrivateData.Avaya avaya -> {
                int number = avaya.message().attType().number();
                write(out, codec(ATT, ATT_TYPES, number), avaya.message());
                item(out, number);
                vendor = avaya.vendor();
            }
            case PrivateData.UnknownAvaya unknown -> {
                out.raw(unknown.body());
                item(out, header(unknown.pdu()));
                vendor = unknown.vendor();
            }
        }
        int data = out.size();
        out.octet(data >>> 8);
        out.octet(data);
        out.raw(PrivateData.ECS.equals(vendor)
                ? ECS
                : PrivateData.DEFINITY.equals(vendor) ? DEFINITY : vendor(vendor));
    }

    private static void item(BerWriter out, int number) {
        out.octet(number >>> 8);
        out.octet(number);
        out.octet(ITEM >>> 8);
        out.octet(ITEM);
    }

    private static byte[] vendor(String name) {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        if (text.length >= VENDOR_LENGTH) {
            throw new EncodeException("a vendor of " + text.length + " characters, at most " + (VENDOR_LENGTH - 1));
        }
        return Arrays.copyOf(text, VENDOR_LENGTH);
    }
}
