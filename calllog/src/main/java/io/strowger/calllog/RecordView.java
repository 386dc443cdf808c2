package io.strowger.calllog;

import io.strowger.core.codec.Bytes;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * One record of the journal as it lies in a queue: written into a buffer, or read from one. All numbers are
 * little-endian.
 *
 * <pre>
 *  byte   0        4        8        12       16               24               32       36       40       44
 *         +--------+--------+--------+--------+----------------+----------------+--------+--------+--------+---------
 *  input  | magic  | length | CRC32C | kind 1 | sequence       | engine time ns | epoch           | source | payload
 *  fact   | magic  | length | CRC32C | kind 2 | input sequence | engine time ns | index  | engine | 0      | payload
 *  bridge | magic  | length | CRC32C | kind 3 | sequence       | engine time ns | epoch           | 0      |
 *         +--------+--------+--------+--------+----------------+----------------+--------+--------+--------+---------
 * </pre>
 *
 * The length counts the whole record. The checksum covers everything but itself. A bridge opens a generation of inputs
 * that began because the one before was damaged; it holds the place of the last input known to have been journalled.
 *
 * <p>Mutable, confined to one thread.
 */
final class RecordView {

    /** "SWJ1" in the order of the bytes. */
    static final int MAGIC = 0x314A5753;
    static final int HEADER_BYTES = 44;
    static final int RECORD_BYTES_MAX = HEADER_BYTES
            + Math.max(JournalLimits.INPUT_BYTES_MAX, JournalLimits.FACT_BYTES_MAX);

    static final int INPUT = 1;
    static final int FACT = 2;
    static final int BRIDGE = 3;

    private static final int LENGTH = 4;
    private static final int CHECKSUM = 8;
    private static final int KIND = 12;
    private static final int SEQUENCE = 16;
    private static final int TIME = 24;
    private static final int EPOCH = 32;
    private static final int INDEX = 32;
    private static final int ENGINE_VERSION = 36;
    private static final int SOURCE = 40;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final CRC32C crc = new CRC32C();
    private byte[] buffer = new byte[0];
    private int offset;
    private int length;

    /** Reads the record at {@code at}; null when it is sound, and then the accessors answer for it. */
    RecordFault wrap(byte[] bytes, int at, int available) {
        if (available < HEADER_BYTES) {
            return RecordFault.CUT;
        }
        if ((int) INTS.get(bytes, at) != MAGIC) {
            return RecordFault.NO_MAGIC;
        }
        int recordLength = (int) INTS.get(bytes, at + LENGTH);
        if (recordLength < HEADER_BYTES || recordLength > RECORD_BYTES_MAX) {
            return RecordFault.LENGTH_OUT_OF_RANGE;
        }
        if (recordLength > available) {
            return RecordFault.CUT;
        }
        if ((int) INTS.get(bytes, at + CHECKSUM) != checksum(bytes, at, recordLength)) {
            return RecordFault.CRC_MISMATCH;
        }
        int kind = (int) INTS.get(bytes, at + KIND);
        if (kind < INPUT || kind > BRIDGE) {
            return RecordFault.UNKNOWN_KIND;
        }
        buffer = bytes;
        offset = at;
        length = recordLength;
        return null;
    }

    private int checksum(byte[] bytes, int at, int recordLength) {
        crc.reset();
        crc.update(bytes, at, CHECKSUM);
        crc.update(bytes, at + KIND, recordLength - KIND);
        return (int) crc.getValue();
    }

    /** The length that the bytes claim, without looking at anything else; they must be at least eight. */
    static int claimedLength(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at + LENGTH);
    }

    int length() {
        return length;
    }

    int kind() {
        return (int) INTS.get(buffer, offset + KIND);
    }

    /** Sequence of the input, or of the input that the fact was made of. */
    long sequence() {
        return (long) LONGS.get(buffer, offset + SEQUENCE);
    }

    long timeNanos() {
        return (long) LONGS.get(buffer, offset + TIME);
    }

    /** Epoch of an input or of a bridge; without meaning for a fact. */
    long epoch() {
        return (long) LONGS.get(buffer, offset + EPOCH);
    }

    /** Index of a fact within its input; 0 for the other kinds. */
    int index() {
        return kind() == FACT ? (int) INTS.get(buffer, offset + INDEX) : 0;
    }

    JournalledInput toInput() {
        return new JournalledInput(sequence(), epoch(), timeNanos(),
                (int) INTS.get(buffer, offset + SOURCE), payload());
    }

    JournalledFact toFact() {
        return new JournalledFact(sequence(), index(), timeNanos(), (int) INTS.get(buffer, offset + ENGINE_VERSION),
                payload());
    }

    /** Copies the record to the start of {@code target} and returns its length. */
    int copyTo(byte[] target) {
        System.arraycopy(buffer, offset, target, 0, length);
        return length;
    }

    private Bytes payload() {
        return Bytes.copyOf(buffer, offset + HEADER_BYTES, length - HEADER_BYTES);
    }

    /** Writes an input to the start of {@code target} and returns the length of the record. */
    int writeInput(byte[] target, JournalledInput input) {
        LONGS.set(target, EPOCH, input.epoch());
        INTS.set(target, SOURCE, input.source());
        return finish(target, INPUT, input.sequence(), input.timeNanos(), input.payload());
    }

    /** Writes a fact to the start of {@code target} and returns the length of the record. */
    int writeFact(byte[] target, JournalledFact fact) {
        INTS.set(target, INDEX, fact.index());
        INTS.set(target, ENGINE_VERSION, fact.engineVersion());
        INTS.set(target, SOURCE, 0);
        return finish(target, FACT, fact.inputSequence(), fact.timeNanos(), fact.payload());
    }

    /** Writes a bridge to the start of {@code target} and returns the length of the record. */
    int writeBridge(byte[] target, JournalledInput last) {
        LONGS.set(target, EPOCH, last.epoch());
        INTS.set(target, SOURCE, 0);
        return finish(target, BRIDGE, last.sequence(), last.timeNanos(), Bytes.EMPTY);
    }

    private int finish(byte[] target, int kind, long sequence, long timeNanos, Bytes payload) {
        int recordLength = HEADER_BYTES + payload.length();
        INTS.set(target, 0, MAGIC);
        INTS.set(target, LENGTH, recordLength);
        INTS.set(target, KIND, kind);
        LONGS.set(target, SEQUENCE, sequence);
        LONGS.set(target, TIME, timeNanos);
        payload.copyTo(target, HEADER_BYTES);
        INTS.set(target, CHECKSUM, checksum(target, 0, recordLength));
        return recordLength;
    }
}
