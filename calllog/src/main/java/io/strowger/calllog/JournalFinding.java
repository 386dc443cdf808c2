package io.strowger.calllog;

/**
 * One thing that the verifier found.
 *
 * @param file file or directory, relative to the journal
 * @param offset bytes from the start of the file, or -1
 * @param fromSequence first input sequence concerned, 0 when not known
 * @param toSequence last input sequence concerned, 0 when not known
 * @param detail particulars for people, may be empty
 */
public record JournalFinding(FindingKind kind, String file, long offset, long fromSequence, long toSequence,
        String detail) {

    /** One line for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("J").append(kind.number()).append(' ').append(kind).append(' ')
                .append(file);
        if (offset >= 0) {
            text.append(" at byte ").append(offset);
        }
        if (toSequence > 0) {
            text.append(", sequences ").append(fromSequence).append(" to ").append(toSequence);
        }
        text.append(": ").append(kind.sentence());
        return detail.isEmpty() ? text.toString() : text.append(" (").append(detail).append(')').toString();
    }
}
