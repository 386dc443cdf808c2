package io.strowger.calllog;

/**
 * Settings of a journal.
 *
 * @param durability what an append has survived when it returns
 * @param blockBytes bytes by which a queue file grows; the file is sparse, so that an idle day costs a few pages only
 * @param freeBytesMin bytes that must stay free on the disk; below that appends are refused
 */
public record JournalSettings(Durability durability, int blockBytes, long freeBytesMin) {

    /** Survives the death of the process, grows by 16 MiB, keeps 256 MiB free. */
    public static final JournalSettings DEFAULT = new JournalSettings(Durability.WRITTEN, JournalLimits.BLOCK_BYTES_MIN,
            256L * 1024 * 1024);

    /** Refuses values outside {@link JournalLimits}. */
    public JournalSettings {
        if (durability == null) {
            throw new IllegalArgumentException("durability is missing");
        }
        if (blockBytes < JournalLimits.BLOCK_BYTES_MIN || blockBytes > JournalLimits.BLOCK_BYTES_MAX) {
            throw new IllegalArgumentException("blockBytes must lie between " + JournalLimits.BLOCK_BYTES_MIN + " and "
                    + JournalLimits.BLOCK_BYTES_MAX + ": " + blockBytes);
        }
        if (freeBytesMin < JournalLimits.FREE_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "freeBytesMin must be at least " + JournalLimits.FREE_BYTES_MIN + ": " + freeBytesMin);
        }
    }

    /** The same with another durability. */
    public JournalSettings withDurability(Durability other) {
        return new JournalSettings(other, blockBytes, freeBytesMin);
    }
}
