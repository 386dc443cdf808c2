package io.strowger.csta.tsapi;

import java.util.Arrays;

/** Builds frames of given octets. */
final class Frames {
    private Frames() {}

    static byte[] of(int eventClass, int eventType, byte[] body, byte[] privateData) {
        byte[] bytes = new byte[TsapiFrames.HEADER_LENGTH + body.length + privateData.length];
        TsapiFrames.putInt32(bytes, 0, bytes.length - TsapiFrames.LENGTH_FIELD);
        TsapiFrames.putInt16(bytes, TsapiFrames.VERSION_AT, TsapiFrames.VERSION);
        TsapiFrames.putInt16(bytes, TsapiFrames.CLASS_AT, eventClass);
        TsapiFrames.putInt16(bytes, TsapiFrames.TYPE_AT, eventType);
        TsapiFrames.putInt16(bytes, TsapiFrames.PDU_LENGTH_AT, body.length);
        TsapiFrames.putInt16(bytes, TsapiFrames.PRIVATE_LENGTH_AT, privateData.length);
        System.arraycopy(body, 0, bytes, TsapiFrames.HEADER_LENGTH, body.length);
        System.arraycopy(privateData, 0, bytes, TsapiFrames.HEADER_LENGTH + body.length, privateData.length);
        return bytes;
    }

    /** A private-data block of vendor ECS. */
    static byte[] ecs(byte[] data) {
        byte[] block = Arrays.copyOf(new byte[]{'E', 'C', 'S'}, TsapiFrames.PRIVATE_HEADER + data.length);
        TsapiFrames.putInt16(block, TsapiFrames.VENDOR_LENGTH, data.length);
        System.arraycopy(data, 0, block, TsapiFrames.PRIVATE_HEADER, data.length);
        return block;
    }
}
