package io.strowger.core.route;

/**
 * Amounts that halve in every half-life, kept so that time need not touch them. With the half-life H and U = H / 2^20, an amount A at time t is kept as
 * {@code key = t / U + 2^20 * log2(A)}, rounded to a whole number. As A halves, log2(A) falls by one while t / U rises by 2^20: the key stands still, and two keys
 * compare as their amounts do, at every later time. StrictMath: the same bits on every machine.
 */
final class Decay {
    /** Engine time of one unit of a key; 2^20 of them, the half-life, are 30 minutes. */
    static final long UNIT_NANOS = 1_716_614;
    /** The half-life. */
    static final long HALF_LIFE_NANOS = UNIT_NANOS << 20;
    /** The key of nothing at all; every amount has a greater one. */
    static final long NOTHING = 0;
    private static final double ONE = 1 << 20;
    private static final double LN_2 = StrictMath.log(2);

    private Decay() {}

    /** What is left at a time of the amount that the key stands for. */
    static double amount(long key, long nanos) {
        return key == NOTHING ? 0 : StrictMath.pow(2, (key - nanos / UNIT_NANOS) / ONE);
    }

    /** The key of an amount at a time. */
    static long key(double amount, long nanos) {
        return amount <= 0
                ? NOTHING
                : Math.max(1, nanos / UNIT_NANOS + (long) StrictMath.rint(StrictMath.log(amount) / LN_2 * ONE));
    }

    /** What remains of 1 after a time. */
    static double remaining(long nanos) {
        return StrictMath.pow(2, -(nanos / UNIT_NANOS) / ONE);
    }
}
