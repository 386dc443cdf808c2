package io.strowger.calllog;

import io.strowger.core.port.Journal.JournalException;
import java.util.function.LongSupplier;

/**
 * Refuses appends before the disk is full: a mapped file that cannot be written is a fault in the middle of the process
 * and not an error that could be handled. Looks every {@link JournalLimits#FREE_SPACE_CHECK_BYTES}, and at every append
 * while space is short, so that appends go on as soon as there is room. Confined to one thread.
 */
final class FreeSpaceWatch {

    private final LongSupplier usableBytes;
    private final long freeBytesMin;
    private long unchecked = JournalLimits.FREE_SPACE_CHECK_BYTES;

    FreeSpaceWatch(LongSupplier usableBytes, long freeBytesMin) {
        this.usableBytes = usableBytes;
        this.freeBytesMin = freeBytesMin;
    }

    /** Before {@code bytes} are written; throws when too little would stay free. */
    void before(long bytes) {
        unchecked += bytes;
        if (unchecked < JournalLimits.FREE_SPACE_CHECK_BYTES) {
            return;
        }
        long usable = usableBytes.getAsLong();
        if (usable < freeBytesMin) {
            throw new JournalException("the disk has " + usable + " bytes left and " + freeBytesMin
                    + " must stay free: make room, appends then go on", null);
        }
        unchecked = 0;
    }
}
