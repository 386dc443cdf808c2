package io.strowger.csta.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.Decoded;
import io.strowger.csta.EncodeException;
import io.strowger.csta.TextCharset;
import io.strowger.csta.codec.TextStyle;
import io.strowger.csta.phase3.Phase3Codec;
import io.strowger.csta.phase3.Phase3Message;
import io.strowger.csta.trace.TraceLine;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.csta.tsapi.TsapiText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What must hold whatever the octets are: what a fuzzer calls, and what replays its findings. The first octet chooses what
 * the others are taken for.
 */
public final class TsapiFuzz {
    private static final List<TextStyle> STYLES = List.of(TextStyle.WHOLE,
            new TextStyle(TextCharset.of("GBK"), true), new TextStyle(TextCharset.of("UTF-8"), true));
    private static final byte[] ECS = Arrays.copyOf(new byte[]{'E', 'C', 'S'}, TsapiFrames.VENDOR_LENGTH);
    private static final byte[] NOTHING = {};
    private static final byte[] NULL_BODY = {0x30, 2, 5, 0};
    private static final int KINDS = 6;

    private TsapiFuzz() {}

    /** The entry point of the fuzzer; throws when something does not hold. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        switch ((input[0] & 0xff) % KINDS) {
            case 0 -> stream(rest);
            case 1 -> body(rest);
            case 2 -> item(rest);
            case 3 -> text(new String(rest, StandardCharsets.UTF_8));
            case 4 -> trace(new String(rest, StandardCharsets.UTF_8));
            default -> phase3(rest);
        }
    }

    private static void stream(byte[] bytes) {
        switch (TsapiFrames.scan(bytes, 0, bytes.length)) {
            case TsapiFrames.Scan.Frame frame -> {
                assertTrue(frame.length() >= TsapiFrames.HEADER_LENGTH && frame.length() <= bytes.length);
                decode(Arrays.copyOf(bytes, frame.length()));
            }
            case TsapiFrames.Scan.NeedMore more -> assertTrue(more.missing() > 0);
            case TsapiFrames.Scan.Fault fault -> assertTrue(fault.offset() >= 0 && fault.offset() <= bytes.length);
        }
        decode(bytes);
    }

    /** Class, type and body, so that a fuzzer need not guess lengths. */
    private static void body(byte[] bytes) {
        if (bytes.length >= 2) {
            decode(frame(bytes[0] & 7, bytes[1] & 0xff, Arrays.copyOfRange(bytes, 2, bytes.length), NOTHING));
        }
    }

    /** Number and body of a private item. */
    private static void item(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > TsapiFrames.MAX_PRIVATE / 2) {
            return;
        }
        int data = 3 + bytes.length; // 02 00, number, 00, and the input behind its first octet
        ByteBuffer block = ByteBuffer.allocate(TsapiFrames.PRIVATE_HEADER + data).order(ByteOrder.LITTLE_ENDIAN);
        block.put(ECS).putShort((short) data).putShort((short) 2).put(bytes[0]).put((byte) 0).put(bytes, 1,
                bytes.length - 1);
        decode(frame(4, 94, NULL_BODY, block.array()));
    }

    private static byte[] frame(int eventClass, int eventType, byte[] body, byte[] block) {
        int bodyLength = Math.min(body.length, TsapiFrames.MAX_BODY);
        ByteBuffer frame = ByteBuffer.allocate(TsapiFrames.HEADER_LENGTH + bodyLength + block.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(frame.capacity() - TsapiFrames.LENGTH_FIELD).putShort((short) TsapiFrames.VERSION).putInt(1)
                .putInt(2).putShort((short) eventClass).putShort((short) eventType).putShort((short) bodyLength)
                .putShort((short) block.length).put(body, 0, bodyLength).put(block);
        return frame.array();
    }

    private static void decode(byte[] bytes) {
        switch (TsapiCodec.decode(bytes, 0, bytes.length)) {
            case Decoded.Fault<TsapiFrame> fault ->
                assertTrue(fault.offset() >= 0 && fault.offset() <= bytes.length && !fault.reason().isEmpty());
            case Decoded.Value<TsapiFrame> value -> {
                encode(value.value());
                for (TextStyle style : STYLES) {
                    String text = TsapiText.print(value.value(), style);
                    assertEquals(value.value(), TsapiText.parse(text, style).orElseThrow());
                }
            }
        }
    }

    /** From its first encoding on a frame is what it is. */
    private static void encode(TsapiFrame frame) {
        byte[] once;
        try {
            once = TsapiCodec.encode(frame);
        } catch (EncodeException tooLarge) {
            // More private data is received than is sent.
            assertTrue(!(frame.privateData() instanceof PrivateData.Absent), tooLarge.getMessage());
            assertTrue(tooLarge.getMessage().startsWith("private data of "), tooLarge.getMessage());
            return;
        }
        TsapiFrame again = TsapiCodec.decode(once, 0, once.length).orElseThrow();
        assertEquals(frame, again);
        assertArrayEquals(once, TsapiCodec.encode(again));
    }

    /** What people write is a fault or a frame; a frame has a canonical text, or a member beyond its limit. */
    private static void text(String text) {
        for (TextStyle style : STYLES) {
            switch (TsapiText.parse(text, style)) {
                case Decoded.Fault<TsapiFrame> fault ->
                    assertTrue(fault.offset() >= 0 && fault.offset() <= text.length(), fault::reason);
                case Decoded.Value<TsapiFrame> value -> {
                    String canonical = TsapiText.print(value.value(), style);
                    assertEquals(value.value(), TsapiText.parse(canonical, style).orElseThrow());
                    try {
                        TsapiCodec.encode(value.value());
                    } catch (EncodeException beyond) {
                        assertTrue(!beyond.getMessage().isEmpty());
                    }
                }
            }
        }
    }

    private static void trace(String text) {
        if (TraceLine.parse(text) instanceof Decoded.Value<TraceLine> line) {
            assertEquals(line.value(), TraceLine.parse(line.value().print()).orElseThrow());
        }
    }

    private static void phase3(byte[] bytes) {
        if (Phase3Codec.decode(bytes, 0, bytes.length) instanceof Decoded.Value<Phase3Message> value) {
            byte[] once = Phase3Codec.encode(value.value());
            assertEquals(value.value(), Phase3Codec.decode(once, 0, once.length).orElseThrow());
            assertTrue(!Phase3Codec.print(value.value()).isEmpty());
        }
    }
}
