package io.strowger.calllog.export;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.calllog.fold.IntervalClock;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import java.nio.file.Path;
import java.time.ZoneId;

/** The time zone of the site whose journal it is. */
public final class SiteZone {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);

    private SiteZone() {}

    /** As the last configuration says that came into force; UTC where none says anything. Reads all facts. */
    public static ZoneId of(Path journal) {
        String zone = "";
        try (Reader<JournalledFact> facts = ReadOnlyJournal.of(journal).facts(0)) {
            for (JournalledFact place = facts.next(); place != null; place = facts.next()) {
                if (FACT.decode(place.payload()) instanceof Decoded.Value<Fact>(Fact fact)
                        && fact instanceof Fact.ConfigurationChanged changed) {
                    zone = changed.timeZone();
                }
            }
        }
        return zone.isEmpty() ? IntervalClock.UTC : ZoneId.of(zone);
    }
}
