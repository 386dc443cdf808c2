package io.strowger.core.codec;

/**
 * Where the random tests of the codec begin: the same seeds in every run unless {@code -Dstrowger.test.seed} says
 * otherwise.
 */
final class Seeds {

    static long first() {
        return Long.getLong("strowger.test.seed", 1);
    }

    private Seeds() {}
}
