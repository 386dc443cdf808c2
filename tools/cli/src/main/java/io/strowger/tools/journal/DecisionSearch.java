package io.strowger.tools.journal;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.ContactId;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Walks the facts of a journal for routing decisions. Holds how the open contacts came, and the decisions that are
 * wanted. One thread.
 */
final class DecisionSearch {
    /** Contacts whose beginning is remembered; beyond that the oldest is forgotten and its origin not shown. */
    static final int CONTACTS_MAX = 200_000;
    /** Decisions of one search; of more the newest are kept. */
    static final int DECISIONS_MAX = 100;

    private final Predicate<Fact.RouteDecided> wanted;
    private final boolean onlyLast;
    private final Map<ContactId, Fact.ContactStarted> started = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContactId, Fact.ContactStarted> eldest) {
            return size() > CONTACTS_MAX;
        }
    };
    private final List<Decided> found = new ArrayList<>();

    private DecisionSearch(Predicate<Fact.RouteDecided> wanted, boolean onlyLast) {
        this.wanted = wanted;
        this.onlyLast = onlyLast;
    }

    /** The newest decision that is wanted. */
    static Optional<Decided> last(Reader<JournalledFact> facts, Predicate<Fact.RouteDecided> wanted) {
        return new DecisionSearch(wanted, true).run(facts).stream().findFirst();
    }

    /** Every decision that is wanted, in order. */
    static List<Decided> all(Reader<JournalledFact> facts, Predicate<Fact.RouteDecided> wanted) {
        return new DecisionSearch(wanted, false).run(facts);
    }

    private List<Decided> run(Reader<JournalledFact> facts) {
        for (JournalledFact next = facts.next(); next != null; next = facts.next()) {
            Optional<Fact> fact = Journals.read(next);
            if (fact.isPresent()) {
                accept(next, fact.get());
            }
        }
        return List.copyOf(found);
    }

    private void accept(JournalledFact place, Fact fact) {
        switch (fact) {
            case Fact.ContactStarted start -> started.put(start.contact(), start);
            case Fact.RouteDecided decided when wanted.test(decided) -> add(place, decided);
            case Fact.SegmentStarted segment -> after(segment.contact(), fact);
            case Fact.SegmentAnswered segment -> after(segment.contact(), fact);
            case Fact.SegmentEnded segment -> after(segment.contact(), fact);
            case Fact.ContactEnded ended -> {
                after(ended.contact(), fact);
                started.remove(ended.contact());
            }
            default -> {
            }
        }
    }

    private void add(JournalledFact place, Fact.RouteDecided decided) {
        if (onlyLast) {
            found.clear();
        } else if (found.size() == DECISIONS_MAX) {
            found.remove(0);
        }
        found.add(new Decided(place.inputSequence(), place.timeNanos(), decided.witness(),
                started.get(decided.witness().contact()), new ArrayList<>()));
    }

    private void after(ContactId contact, Fact fact) {
        for (int i = found.size() - 1; i >= 0; i--) {
            if (found.get(i).witness().contact().equals(contact)) {
                found.get(i).after().add(fact);
                return;
            }
        }
    }
}
