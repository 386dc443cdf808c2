package io.strowger.calllog;

/**
 * What the verifier can find in a journal; the number is what people see and search for. Constants are only appended.
 */
public enum FindingKind {
    /** A record was changed after it was written. */
    CRC_MISMATCH(1, true, "the checksum of a record is wrong; the record is lost"),
    /** A document of the queue that holds no record. */
    NOT_A_RECORD(2, true, "a document of the queue holds no readable record"),
    /** The queue ends, to its own reading, before records that are there. */
    QUIET_END(3, true, "the chain of the queue breaks off before records that are still readable"),
    /** The index counts more records than the file has: cut or zeroed at the end. */
    INDEX_BEYOND_END(4, true, "the index of the queue counts more records than the file holds"),
    /** Sequences are missing. */
    GAP(5, true, "records between these sequences are missing"),
    /** A record comes after one of a later place. */
    OUT_OF_ORDER(6, true, "a record lies after one of a later sequence; readers leave it out"),
    /** The operating system refuses to read the file. */
    FILE_UNREADABLE(7, true, "the file cannot be read; check the disk"),
    /** The store itself refuses the directory. */
    QUEUE_UNUSABLE(8, true, "the queue cannot be opened"),
    /** A snapshot is cut, changed or unreadable; an older one is used. */
    SNAPSHOT_UNREADABLE(9, false, "the snapshot is not readable; an older one is used"),
    /** A write that the death of the process cut short; it was never acknowledged. */
    TORN_RECORD(10, false, "a record was cut short before it was acknowledged; nothing is lost"),
    /** A damaged directory was renamed and a fresh one begun. */
    SET_ASIDE(11, false, "the damaged directory was renamed; what is readable in it stays readable"),
    /** Inputs after the last readable one were journalled and are lost. */
    INPUTS_LOST(12, true, "inputs that were journalled are lost; numbering goes on after them");

    private final int number;
    private final boolean damage;
    private final String sentence;

    FindingKind(int number, boolean damage, String sentence) {
        this.number = number;
        this.damage = damage;
        this.sentence = sentence;
    }

    public int number() {
        return number;
    }

    /** Whether records were lost or can no longer be reached in the usual way. */
    public boolean isDamage() {
        return damage;
    }

    /** What it means, one sentence. */
    public String sentence() {
        return sentence;
    }
}
