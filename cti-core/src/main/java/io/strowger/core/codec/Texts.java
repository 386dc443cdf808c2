package io.strowger.core.codec;

import java.nio.charset.StandardCharsets;

/**
 * Short texts that were decoded lately. The same few thousand names and numbers come again and again; each is then one object, which costs no garbage and is equal
 * to itself at a glance. A text that is not here is made and takes the place of another. One thread at a time.
 */
final class Texts {
    /** As many as fit in a long, so that a text is known without looking at it. */
    static final int BYTES_MAX = Long.BYTES;
    private static final int PLACES_BITS = 13;
    /** Texts that are remembered. */
    static final int PLACES = 1 << PLACES_BITS;
    /** 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long SIGNS = 0x8080808080808080L;

    private final long[] keys = new long[PLACES];
    private final String[] texts = new String[PLACES];

    /** The text of some bytes, or null where they are more than {@link #BYTES_MAX}, none at all, or not all ASCII. */
    String of(byte[] bytes, int offset, int length) {
        if (length > BYTES_MAX || length == 0 || bytes[offset] == 0) {
            return null;
        }
        long key = 0;
        for (int i = offset; i < offset + length; i++) {
            key = key << Byte.SIZE | bytes[i] & 0xFF;
        }
        if ((key & SIGNS) != 0) {
            return null;
        }
        int place = (int) (key * SPREAD >>> Long.SIZE - PLACES_BITS);
        if (keys[place] == key) {
            return texts[place];
        }
        String made = new String(bytes, offset, length, StandardCharsets.US_ASCII);
        keys[place] = key;
        texts[place] = made;
        return made;
    }
}
