package io.strowger.core.analysis;

/**
 * Where the engine finds number tables, which are no part of the journal: by the SHA-256 of their files, so that a replay reads the same. Confined to the core thread.
 */
public interface NumberTables {
    /** There are none. */
    NumberTables NONE = hash -> {
        throw new MissingTableException(hash, "no directory of number tables was given");
    };

    /** The table; throws {@link MissingTableException} where it is not there. */
    NumberTable get(String hash);

    /** A table that the configuration needs is not there, so that nothing can be decided as it was or should be. */
    final class MissingTableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public MissingTableException(String hash, String detail) {
            super("the number table " + hash + " is missing: " + detail
                    + "; copy the file of that name beside the journal, or build it anew from the same rows");
        }
    }
}
