package io.strowger.core.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Identity of one customer's journey, cradle to grave, over all its calls: 128 bits, written as 32 hexadecimal digits. The high half is the epoch in
 * which the contact began and the low half a running number within it, so that no two contacts of one site ever share an id.
 */
public record ContactId(long high, long low) implements Comparable<ContactId> {
    private static final LatestTexts<ContactId> TEXTS = new LatestTexts<>();
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    /** Digits of a half. */
    private static final int HALF = 16;

    @Override
    public int compareTo(ContactId other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    /** By hand, because look-ups are most of what the core thread does. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ContactId id && low == id.low && high == id.high;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }

    /** In one go: timers are named by it, so that it is asked for at every step of a contact. */
    @Override
    public String toString() {
        return TEXTS.of(low, this, ContactId::text);
    }

    private String text() {
        byte[] text = new byte[2 * HALF];
        for (int i = 0; i < HALF; i++) {
            int shift = Long.SIZE - 4 * (i + 1);
            text[i] = DIGITS[(int) (high >>> shift) & 0xF];
            text[HALF + i] = DIGITS[(int) (low >>> shift) & 0xF];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Reads what {@link #toString()} writes; throws IllegalArgumentException for anything else. */
    public static ContactId parse(String text) {
        if (text.length() != 32) {
            throw new IllegalArgumentException("a contact id has 32 hexadecimal digits: " + text);
        }
        return new ContactId(HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
    }
}
