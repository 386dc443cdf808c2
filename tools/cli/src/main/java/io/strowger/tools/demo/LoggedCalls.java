package io.strowger.tools.demo;

import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.tools.journal.Journals;
import java.nio.file.Path;

/** What the journal says after the server has stopped. */
record LoggedCalls(long contactsEnded, long anomalies) {
    static LoggedCalls in(Path journal) {
        long contacts = 0;
        long anomalies = 0;
        try (Reader<JournalledFact> facts = Journals.open(journal).facts(1)) {
            for (JournalledFact next = facts.next(); next != null; next = facts.next()) {
                Fact fact = Journals.read(next).orElse(null);
                if (fact instanceof Fact.ContactEnded) {
                    contacts++;
                } else if (fact instanceof Fact.AnomalyRecorded) {
                    anomalies++;
                }
            }
        }
        return new LoggedCalls(contacts, anomalies);
    }
}
