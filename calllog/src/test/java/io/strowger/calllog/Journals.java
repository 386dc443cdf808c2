package io.strowger.calllog;

import io.strowger.core.codec.Bytes;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the tests of the journal share. */
final class Journals {

    static final long DAY_MILLIS = 86_400_000L;
    /** 2026-01-05T00:00:00Z. */
    static final long MONDAY_MILLIS = 1_767_571_200_000L;

    private Journals() {}

    /** A machine whose disk and clock the test moves. */
    static final class Machine {
        long usableBytes = Long.MAX_VALUE;
        long wallMillis = MONDAY_MILLIS;

        ChronicleJournal open(Path directory) {
            try {
                return ChronicleJournal.open(directory, JournalSettings.DEFAULT,
                        new JournalEnvironment(() -> usableBytes, () -> wallMillis));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    static JournalledInput input(long sequence, int payloadBytes) {
        byte[] payload = new byte[payloadBytes];
        new Random(sequence).nextBytes(payload);
        return new JournalledInput(sequence, 1, 1_000 * sequence, (int) sequence % 7, Bytes.of(payload));
    }

    static JournalledFact fact(long sequence, int index, int payloadBytes) {
        byte[] payload = new byte[payloadBytes];
        new Random(31 * sequence + index).nextBytes(payload);
        return new JournalledFact(sequence, index, 1_000 * sequence, 3, Bytes.of(payload));
    }

    /** Appends inputs of 100 bytes and two facts for each. */
    static void append(Journal journal, long from, long to) {
        for (long sequence = from; sequence <= to; sequence++) {
            journal.appendInput(input(sequence, 100));
            journal.appendFact(fact(sequence, 0, 50));
            journal.appendFact(fact(sequence, 1, 60));
        }
    }

    /** Sequences of the inputs that a reader has; those that are lost must have their places all the same. */
    static List<Long> sequences(Journal.Reader<JournalledInput> reader) {
        List<JournalledInput> inputs = drain(reader);
        for (int i = 1; i < inputs.size(); i++) {
            if (inputs.get(i).sequence() != inputs.get(i - 1).sequence() + 1) {
                throw new AssertionError(inputs.get(i).sequence() + " after " + inputs.get(i - 1).sequence());
            }
            if (inputs.get(i).timeNanos() < inputs.get(i - 1).timeNanos()) {
                throw new AssertionError("time goes back at " + inputs.get(i).sequence());
            }
        }
        return inputs.stream().filter(input -> !input.payload().isEmpty()).map(JournalledInput::sequence).toList();
    }

    static <T> List<T> drain(Journal.Reader<T> reader) {
        try (reader) {
            List<T> all = new ArrayList<>();
            for (T next = reader.next(); next != null; next = reader.next()) {
                all.add(next);
            }
            return all;
        }
    }

    static List<Long> range(long from, long to) {
        List<Long> all = new ArrayList<>();
        for (long sequence = from; sequence <= to; sequence++) {
            all.add(sequence);
        }
        return all;
    }

    /** The only queue file of a queue. */
    static Path onlyFile(Path directory) {
        List<Path> files = QueueDirectory.files(directory);
        if (files.size() != 1) {
            throw new AssertionError(files);
        }
        return files.get(0);
    }

    /** Byte offset at which the record of a place begins. */
    static long recordOffset(Path file, long sequence, int index) {
        RecordView view = new RecordView();
        try (QueueFileScanner scanner = new QueueFileScanner(file, (kind, offset, detail) -> {})) {
            while (scanner.next(view)) {
                if (view.sequence() == sequence && view.index() == index) {
                    return scanner.recordAt() + 4;
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no record " + sequence + '.' + index);
    }

    static void flip(Path file, long offset) {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(offset);
            int old = access.read();
            access.seek(offset);
            access.write(old ^ 0x10);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static void zero(Path file, long offset, int length) {
        overwrite(file, offset, new byte[length]);
    }

    static void overwrite(Path file, long offset, byte[] bytes) {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(offset);
            access.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] word(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    static void truncate(Path file, long length) {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static boolean exists(Path directory, String name) {
        return Files.exists(directory.resolve(name));
    }
}
