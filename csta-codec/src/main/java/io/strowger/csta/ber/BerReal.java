package io.strowger.csta.ber;

/** REAL contents (X.690 clause 8.5): base 2, 8 and 16 are read, base 2 is written. */
final class BerReal {
    private static final int BINARY = 0x80;
    private static final int NEGATIVE = 0x40;
    private static final int PLUS_INFINITY = 0x40;
    private static final int MINUS_INFINITY = 0x41;
    private static final int NOT_A_NUMBER = 0x42;
    private static final int MINUS_ZERO = 0x43;
    private static final int MANTISSA_BITS = 52;

    private BerReal() {}

    static boolean isNotANumber(byte[] bytes, int at, int length) {
        return length == 1 && bytes[at] == NOT_A_NUMBER;
    }

    /** The value, or NaN when the form is not known. */
    static double read(byte[] bytes, int at, int length) {
        int first = bytes[at] & 0xff;
        if ((first & BINARY) == 0) {
            return length != 1 ? Double.NaN : special(first);
        }
        int exponentLength = (first & 3) + 1;
        int mantissaAt = at + 1 + exponentLength;
        int mantissaLength = at + length - mantissaAt;
        int base = first >>> 4 & 3;
        if (exponentLength > 2 || base == 3 || mantissaLength < 1 || mantissaLength > 7) {
            return Double.NaN;
        }
        int exponent = exponentLength == 1 ? bytes[at + 1] : bytes[at + 1] << 8 | bytes[at + 2] & 0xff;
        long mantissa = 0;
        for (int i = 0; i < mantissaLength; i++) {
            mantissa = mantissa << 8 | bytes[mantissaAt + i] & 0xff;
        }
        int bitsOfBase = base == 0 ? 1 : base == 1 ? 3 : 4;
        double value = Math.scalb((double) mantissa, exponent * bitsOfBase + (first >>> 2 & 3));
        return (first & NEGATIVE) == 0 ? value : -value;
    }

    private static double special(int octet) {
        return switch (octet) {
            case PLUS_INFINITY -> Double.POSITIVE_INFINITY;
            case MINUS_INFINITY -> Double.NEGATIVE_INFINITY;
            case MINUS_ZERO -> -0.0;
            default -> Double.NaN;
        };
    }

    /** Base 2, the mantissa with its highest bit at the top of an octet and without zero octets at its end. */
    static void write(BerWriter out, double value) {
        if (value == 0 && 1 / value > 0) {
            return;
        }
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            out.octet(Double.isNaN(value)
                    ? NOT_A_NUMBER
                    : value == 0 ? MINUS_ZERO : value > 0 ? PLUS_INFINITY : MINUS_INFINITY);
            return;
        }
        long bits = Double.doubleToRawLongBits(value);
        int exponent = Math.getExponent(value);
        long fraction = bits & (1L << MANTISSA_BITS) - 1;
        long mantissa = exponent < Double.MIN_EXPONENT ? fraction : fraction | 1L << MANTISSA_BITS;
        int scale = Math.max(exponent, Double.MIN_EXPONENT) - MANTISSA_BITS;
        int shift = Long.numberOfLeadingZeros(mantissa) & 7;
        mantissa <<= shift;
        scale -= shift;
        while ((mantissa & 0xff) == 0) {
            mantissa >>>= 8;
            scale += 8;
        }
        for (long rest = mantissa; rest != 0; rest >>>= 8) {
            out.octet((int) rest);
        }
        boolean one = scale == (byte) scale;
        out.octet(scale);
        if (!one) {
            out.octet(scale >> 8);
        }
        out.octet(BINARY | (bits < 0 ? NEGATIVE : 0) | (one ? 0 : 1));
    }
}
