package io.strowger.calllog.export;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.codec.CanonicalText;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Follows the facts of a journal, a line each: {@code 2026-01-05T10:00:00.000Z 42.0 ContactStarted{...}}. Waits for
 * nothing: whoever calls {@link #poll} decides when to look again. Confined to one thread.
 */
public final class CallLogTail implements AutoCloseable {

    /** Begins behind the last fact there is. */
    public static final long FROM_END = -1;

    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);

    private final Reader<JournalledFact> reader;
    private final Appendable out;

    /**
     * Opens a journal for following.
     *
     * @param journal its directory
     * @param fromSequence first input sequence, or {@link #FROM_END}
     */
    public CallLogTail(Path journal, long fromSequence, Appendable out) {
        ReadOnlyJournal source = ReadOnlyJournal.of(journal);
        this.reader = source.facts(fromSequence == FROM_END ? source.lastFactSequence() + 1 : fromSequence);
        this.out = out;
    }

    /**
     * Writes the facts that are there, at most {@code max} of them.
     *
     * @return how many; fewer than max when there are no more now
     */
    public int poll(int max) throws IOException {
        int count = 0;
        while (count < max) {
            JournalledFact place = reader.next();
            if (place == null) {
                return count;
            }
            out.append(TextTime.ofNanos(place.timeNanos())).append(' ').append(Long.toString(place.inputSequence()))
                    .append('.').append(Integer.toString(place.index())).append(' ').append(text(place)).append('\n');
            count++;
        }
        return count;
    }

    private static String text(JournalledFact place) {
        return switch (FACT.decode(place.payload())) {
            case Decoded.Value<Fact>(Fact fact) -> CanonicalText.print(Redaction.of((Record) fact));
            case Decoded.Fault<Fact> fault -> "UNREADABLE " + CallLogExport.text(fault);
        };
    }

    @Override
    public void close() {
        reader.close();
    }
}
