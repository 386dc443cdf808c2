package io.strowger.calllog;

import io.strowger.core.port.Sequencer;

/** The bounds of the journal. */
public final class JournalLimits {

    /** Bytes of the payload of one input. */
    public static final int INPUT_BYTES_MAX = Sequencer.INPUT_BYTES_MAX;

    /** Bytes of the payload of one fact. */
    public static final int FACT_BYTES_MAX = 1024 * 1024;

    /** Bytes of one snapshot. */
    public static final int SNAPSHOT_BYTES_MAX = 64 * 1024 * 1024;

    /** Snapshots that are kept; the oldest is removed when there are more. */
    public static final int SNAPSHOTS_KEPT = 3;

    /**
     * Smallest block that a queue file grows by, in bytes. A record must fit into the quarter of a block by which
     * neighbouring blocks overlap.
     */
    public static final int BLOCK_BYTES_MIN = 16 * 1024 * 1024;

    /** Largest block, in bytes. */
    public static final int BLOCK_BYTES_MAX = 256 * 1024 * 1024;

    /**
     * Least free space, in bytes, that a setting may ask for: room for a block of either queue and for the snapshots'
     * growth.
     */
    public static final long FREE_BYTES_MIN = 4L * BLOCK_BYTES_MIN;

    /** Bytes appended to one queue between two looks at the free space of the disk. */
    public static final int FREE_SPACE_CHECK_BYTES = 1024 * 1024;

    /** Findings that a report keeps; further ones are counted. */
    public static final int FINDINGS_MAX = 1_000;

    /** Directories of one queue that may have been set aside for damage; one more and the journal does not open. */
    public static final int GENERATIONS_MAX = 1_000;

    private JournalLimits() {}
}
