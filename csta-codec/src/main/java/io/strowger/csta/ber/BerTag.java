package io.strowger.csta.ber;

import java.util.HexFormat;

/**
 * Identifier octets (X.690 clause 8.1.2) as {@code int}: the single octet, or for tag numbers above 30 all octets, the
 * first most significant.
 */
public final class BerTag {
    /** BOOLEAN. */
    public static final int BOOLEAN = 0x01;
    /** INTEGER. */
    public static final int INTEGER = 0x02;
    /** BIT STRING, primitive. */
    public static final int BIT_STRING = 0x03;
    /** OCTET STRING, primitive. */
    public static final int OCTET_STRING = 0x04;
    /** NULL. */
    public static final int NULL = 0x05;
    /** OBJECT IDENTIFIER. */
    public static final int OBJECT_IDENTIFIER = 0x06;
    /** REAL. */
    public static final int REAL = 0x09;
    /** ENUMERATED. */
    public static final int ENUMERATED = 0x0a;
    /** IA5String, primitive. */
    public static final int IA5_STRING = 0x16;
    /** GeneralizedTime, primitive. */
    public static final int GENERALIZED_TIME = 0x18;
    /** SEQUENCE and SEQUENCE OF. */
    public static final int SEQUENCE = 0x30;
    /** The bit of constructed encoding. */
    public static final int CONSTRUCTED = 0x20;
    /** The tag number that says that more identifier octets follow. */
    public static final int HIGH_NUMBER = 0x1f;
    /** The largest tag number: more do not fit an {@code int} of identifier octets. */
    public static final int MAX_NUMBER = (1 << 21) - 1;

    private BerTag() {}

    /**
     * The identifier octets of a tag.
     *
     * @param classBits
     *            the two class bits in place, 0x00 to 0xc0
     * @param number
     *            0 to {@link #MAX_NUMBER}
     */
    public static int of(int classBits, boolean constructed, int number) {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("tag number " + number + " is beyond " + MAX_NUMBER);
        }
        int first = classBits | (constructed ? CONSTRUCTED : 0);
        if (number < HIGH_NUMBER) {
            return first | number;
        }
        int tag = first | HIGH_NUMBER;
        boolean started = false;
        for (int shift = 14; shift >= 0; shift -= 7) {
            int seven = number >>> shift & 0x7f;
            if (seven != 0 || started || shift == 0) {
                tag = tag << 8 | seven | (shift == 0 ? 0 : 0x80);
                started = true;
            }
        }
        return tag;
    }

    /** How many identifier octets {@code tag} has. */
    public static int length(int tag) {
        return (tag & 0xff00_0000) != 0 ? 4 : tag > 0xffff ? 3 : tag > 0xff ? 2 : 1;
    }

    /** Whether the encoding is constructed. */
    public static boolean isConstructed(int tag) {
        return (tag >>> 8 * (length(tag) - 1) & CONSTRUCTED) != 0;
    }

    /** The identifier octets in hexadecimal. */
    public static String toString(int tag) {
        return HexFormat.of().toHexDigits(tag, 2 * length(tag));
    }
}
