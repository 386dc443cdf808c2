package io.strowger.tools.demo;

import io.strowger.core.fact.Fact;
import io.strowger.core.port.JournalledFact;
import io.strowger.tools.journal.Durations;
import io.strowger.tools.journal.WitnessText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last routing decisions, out of the journalled facts. Written by the thread that reads the journal, read by any.
 */
final class RecentChoices {
    /** Decisions kept. */
    static final int KEPT_MAX = 12;

    private final Deque<String> lines = new ArrayDeque<>();
    private long count;

    synchronized void onFact(JournalledFact place, Fact fact) {
        if (fact instanceof Fact.RouteDecided decided) {
            count++;
            if (lines.size() == KEPT_MAX) {
                lines.removeLast();
            }
            lines.addFirst(Durations.moment(place.timeNanos()).substring(11, 23) + "  " + decided.witness().serial()
                    + "  " + WitnessText.brief(decided.witness()));
        }
    }

    /** Newest first. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    synchronized long count() {
        return count;
    }
}
