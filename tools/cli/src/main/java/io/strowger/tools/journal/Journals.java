package io.strowger.tools.journal;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.analysis.NumberTables;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.runtime.TableDirectory;
import io.strowger.tools.Misuse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens journals for reading. */
public final class Journals {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);

    private Journals() {}

    /** The journal of a directory; throws {@link Misuse} when the directory holds none. */
    public static ReadOnlyJournal open(Path directory) {
        if (!Files.isDirectory(directory.resolve("inputs"))) {
            throw new Misuse(directory + " holds no journal: it has no directory 'inputs'");
        }
        return ReadOnlyJournal.of(directory);
    }

    /** The number tables beside a journal. */
    public static NumberTables tables(Path directory) {
        return new TableDirectory(directory.toAbsolutePath().resolveSibling("tables"));
    }

    /** What a record of the journal says; empty for one that this build cannot read. */
    public static Optional<Fact> read(JournalledFact journalled) {
        return FACT.decode(journalled.payload()) instanceof Decoded.Value<Fact>(Fact fact)
                ? Optional.of(fact)
                : Optional.empty();
    }
}
