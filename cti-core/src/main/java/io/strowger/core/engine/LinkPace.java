package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.LinkState;
import io.strowger.core.state.Lead;
import io.strowger.core.state.Lead.Told;
import io.strowger.core.state.Link;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.Timer;

/**
 * Which of several links to a switch stand still. A link is behind when it has left something unanswered, or untold that another link has told, for longer than
 * {@link #BEHIND_MILLIS}; what is asked from then on goes by another one. It is in step again when it answers or tells something in time. A switch with one link costs
 * nothing here.
 */
final class LinkPace {
    /** Longer than a switch takes to answer, and than healthy links differ. */
    static final long BEHIND_MILLIS = 3_000;
    /**
     * A link that stands still is known for it so long after the first thing that it owes: what it owes is looked through every {@link #BEHIND_MILLIS}, and has to be as
     * old.
     */
    static final long DETECTED_MILLIS = 2 * BEHIND_MILLIS;

    private LinkPace() {}

    /** The link owes an answer, or an event that another link has told. */
    static void owes(Decision d, String switchName, String link) {
        String key = Link.key(switchName, link);
        if (!link.isEmpty() && d.draft.timers.get(new Timer.Key(Timer.Kind.LINK_BEHIND, key)) == null) {
            d.timer(Timer.Kind.LINK_BEHIND, key, BEHIND_MILLIS);
        }
    }

    /**
     * The link has answered, or told.
     *
     * @param sinceNanos when it was asked, or when another link told the same; now, when none has
     */
    static void told(Decision d, String switchName, String link, long sinceNanos) {
        for (String key : d.state.indexes().linksOf(switchName)) {
            Link row = d.draft.links.get(key);
            if (row != null && row.behind() && row.name().equals(link)
                    && Decision.millis(d.now - sinceNanos) < BEHIND_MILLIS) {
                note(d, row, false, sinceNanos);
            }
        }
    }

    static void due(Decision d, String key) {
        Link link = d.draft.links.get(key);
        if (link == null || link.state() == LinkState.DOWN) {
            return;
        }
        long eldest = eldest(d, link);
        if (eldest == Long.MAX_VALUE) {
            return;
        }
        if (!link.behind() && Decision.millis(d.now - eldest) >= BEHIND_MILLIS) {
            note(d, link, true, eldest);
        }
        d.timer(Timer.Kind.LINK_BEHIND, key, BEHIND_MILLIS);
    }

    private static void note(Decision d, Link link, boolean behind, long sinceNanos) {
        d.draft.links.put(link.withBehind(behind));
        d.fact(new Fact.LinkBehindNoted(link.switchName(), link.name(), behind, Decision.millis(d.now - sinceNanos)));
    }

    /** Since when it owes what it owes for longest; Long.MAX_VALUE = it owes nothing. Selects are not confirmed. */
    private static long eldest(Decision d, Link link) {
        long eldest = Long.MAX_VALUE;
        for (PendingRequest request : d.draft.requests.all()) {
            if (request.link().equals(link.name()) && request.switchName().equals(link.switchName())
                    && !(request.purpose() instanceof PendingRequest.Purpose.Select)) {
                eldest = Math.min(eldest, request.askedNanos());
            }
        }
        for (Lead lead : d.draft.leads.all()) {
            if (lead.key().switchName().equals(link.switchName())) {
                for (Told told : lead.told()) {
                    eldest = told.awaits(link.name()) ? Math.min(eldest, told.nanos()) : eldest;
                }
            }
        }
        return eldest;
    }
}
