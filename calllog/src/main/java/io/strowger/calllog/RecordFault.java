package io.strowger.calllog;

/** Why bytes are not a record of the journal. */
enum RecordFault {
    /** Fewer bytes than a header, or than the length says. */
    CUT,
    /** The first four bytes are others. */
    NO_MAGIC,
    /** The length is less than a header or more than the limit. */
    LENGTH_OUT_OF_RANGE,
    /** The checksum differs. */
    CRC_MISMATCH,
    /** The checksum agrees and the kind is not known: written by a newer build. */
    UNKNOWN_KIND
}
