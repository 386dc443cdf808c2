package io.strowger.tools.simulation;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.ContactId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Every contact begins once and ends once, and so does each of its segments. */
final class ContactEnds {
    private final Problems problems;
    /** The segment that is open, 0 for none. */
    private final Map<ContactId, Integer> live = new HashMap<>();
    /** Of contacts that are over; ids are unique for ever. Forgotten by {@link #forget()}. */
    private final Set<ContactId> over = new HashSet<>();
    /** Those that are items of work. */
    private final Set<ContactId> items = new HashSet<>();
    private long handedIn;
    private long ended;

    ContactEnds(Problems problems) {
        this.problems = problems;
    }

    void accept(Fact fact) {
        switch (fact) {
            case Fact.ContactStarted started -> {
                if (over.contains(started.contact()) || live.put(started.contact(), 0) != null) {
                    problems.add("CONTACT STARTED TWICE: " + started);
                }
            }
            case Fact.SegmentStarted started -> {
                Integer open = live.put(started.contact(), started.segment());
                if (open == null || open != 0) {
                    problems.add("SEGMENT STARTED, open is " + open + ": " + started);
                }
            }
            case Fact.SegmentEnded segment -> {
                Integer open = live.put(segment.contact(), 0);
                if (open == null || open != segment.segment()) {
                    problems.add("SEGMENT ENDED, open is " + open + ": " + segment);
                }
            }
            case Fact.ContactEnded contact -> {
                Integer open = live.remove(contact.contact());
                items.remove(contact.contact());
                over.add(contact.contact());
                ended++;
                if (open == null || open != 0) {
                    problems.add("CONTACT ENDED, " + (open == null ? "not live" : "segment open") + ": " + contact);
                }
            }
            case Fact.ItemSubmitted item -> {
                items.add(item.contact());
                handedIn++;
            }
            default -> {
                // Not of a contact's life.
            }
        }
    }

    /** All is over: none may be left but items of work, which wait until an agent does them. */
    void quiet() {
        live.keySet().stream().filter(contact -> !items.contains(contact))
                .forEach(contact -> problems.add("CONTACT NEVER ENDED: " + contact));
    }

    void forget() {
        over.clear();
    }

    /** Items of work that were handed in. */
    long items() {
        return handedIn;
    }

    long ended() {
        return ended;
    }
}
