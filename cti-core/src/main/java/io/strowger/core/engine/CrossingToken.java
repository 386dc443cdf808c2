package io.strowger.core.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.model.ContactId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a contact that is sent to another switch is known by there: {@code ST1}, the contact's id and the number of the crossing with a full stop between, and eight
 * octets of their HMAC-SHA256, all to the base of 36. At most 32 octets as long as epochs stay below 36^4 and the contacts of one below 36^7. Printable, so
 * that trunks which carry text only carry it.
 */
final class CrossingToken {
    private static final String PREFIX = "ST1";
    private static final char END = ';';
    private static final int RADIX = 36;
    private static final String ALGORITHM = "HmacSHA256";

    private CrossingToken() {}

    static String of(ContactId contact, int crossing, String key) {
        String id = Long.toString(contact.high(), RADIX) + '.' + Long.toString(contact.low(), RADIX) + '.'
                + Integer.toString(crossing, RADIX);
        return PREFIX + id + '.' + Long.toUnsignedString(signature(id, key), RADIX);
    }

    private static long signature(String id, String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            // An empty key is none: nothing is then told to any trunk.
            mac.init(new SecretKeySpec((PREFIX + key).getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return ByteBuffer.wrap(mac.doFinal(id.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** The token, and behind it what was there before when both fit. */
    static Bytes told(String token, Bytes before, int octetsMax) {
        byte[] own = token.getBytes(StandardCharsets.US_ASCII);
        if (before.isEmpty() || own.length + 1 + before.length() > octetsMax) {
            return Bytes.owned(own);
        }
        byte[] all = new byte[own.length + 1 + before.length()];
        System.arraycopy(own, 0, all, 0, own.length);
        all[own.length] = END;
        before.copyTo(all, own.length + 1);
        return Bytes.owned(all);
    }

    /** The token that stands at the beginning of what is told of a call, or empty. */
    static String in(CallData data) {
        Bytes told = data == null ? Bytes.EMPTY : data.userToUser();
        for (int i = 0; i < PREFIX.length(); i++) {
            if (i >= told.length() || told.byteAt(i) != PREFIX.charAt(i)) {
                return "";
            }
        }
        String text = new String(told.toByteArray(), StandardCharsets.US_ASCII);
        int end = text.indexOf(END);
        return end < 0 ? text : text.substring(0, end);
    }
}
