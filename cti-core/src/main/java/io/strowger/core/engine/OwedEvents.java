package io.strowger.core.engine;

import io.strowger.core.model.CallKey;
import io.strowger.core.state.Lead;
import io.strowger.core.state.Lead.Told;
import io.strowger.core.state.Monitor;
import io.strowger.core.state.Timer;
import java.util.ArrayList;
import java.util.List;

/** Events that one link has told and others of its switch have not: kept until they have, or until they have owed them for too long. */
final class OwedEvents {
    /** Links to one switch may differ by so much. What one owes for longer it has lost. */
    static final long LAG_MILLIS = 30_000;
    /** Pause between two looks at what is owed. */
    static final long LOOK_MILLIS = LAG_MILLIS / 2;
    /** The same while something waits to be confirmed, and agents may be thought idle meanwhile who are not. */
    static final long UNCONFIRMED_LOOK_MILLIS = 3_000;
    /** Rows over all switches; beyond, what comes is not remembered and the links that owe it are not trusted. */
    static final int LEADS_MAX = 65_536;
    /** Events of one row that links owe; beyond, the eldest is given up. */
    static final int TOLD_MAX = 256;

    private OwedEvents() {}

    /** The link owes nothing any more; what only untrusted monitors have told is not known to be true, so it is asked after. */
    static void linkLost(Decision d, String switchName, String link) {
        for (Lead lead : d.draft.leads.all()) {
            if (lead.key().switchName().equals(switchName)) {
                relieve(d, lead, link);
            }
        }
    }

    /** The link owes nothing of the row any more. */
    static void relieve(Decision d, Lead lead, String link) {
        List<Told> left = new ArrayList<>(lead.told().size());
        for (Told told : lead.told()) {
            Told without = told.without(link);
            if (!without.awaiting().isEmpty()) {
                left.add(without);
            } else {
                unconfirmed(d, lead.key(), told);
            }
        }
        put(d, lead.withTold(left));
    }

    /** It was told, and the links that it says are awaited owe it; lead null = none owed anything of the row. */
    static void remember(Decision d, Lead.Key key, Lead lead, Told told) {
        if (lead == null && d.state.leads().size() >= LEADS_MAX) {
            told.awaiting().forEach(link -> lost(d, key, told, link));
            return;
        }
        List<Told> all = new ArrayList<>(lead == null ? List.of() : lead.told());
        all.add(told);
        if (all.size() > TOLD_MAX) {
            Told given = all.remove(0);
            given.awaiting().forEach(link -> lost(d, key, given, link));
        }
        put(d, new Lead(key, List.copyOf(all)));
        told.awaiting().forEach(link -> LinkPace.owes(d, key.switchName(), link));
        look(d, key.switchName(), told.applied() ? LOOK_MILLIS : UNCONFIRMED_LOOK_MILLIS);
    }

    /** What is owed is looked through after so long at the latest. */
    private static void look(Decision d, String switchName, long millis) {
        Timer due = d.draft.timers.get(new Timer.Key(Timer.Kind.LINK_LAG, switchName));
        if (due == null || due.deadlineNanos() > d.now + millis * Decision.NANOS_PER_MILLI) {
            d.timer(Timer.Kind.LINK_LAG, switchName, millis);
        }
    }

    /** A row of which nothing is owed is not kept. */
    static void put(Decision d, Lead lead) {
        if (!lead.told().isEmpty()) {
            d.draft.leads.put(lead);
        } else if (d.draft.leads.contains(lead.key())) {
            d.draft.leads.remove(lead.key());
        }
    }

    /** It is time to look at what the links of the switch owe. */
    static void lagDue(Decision d, String switchName) {
        long before = d.now - LAG_MILLIS * Decision.NANOS_PER_MILLI;
        for (Lead lead : d.draft.leads.all()) {
            if (lead.key().switchName().equals(switchName)) {
                probationOver(d, lead);
            }
            if (lead.key().switchName().equals(switchName) && expire(d, lead, before)) {
                boolean applied = d.draft.leads.get(lead.key()).told().stream().allMatch(Told::applied);
                look(d, switchName, applied ? LOOK_MILLIS : UNCONFIRMED_LOOK_MILLIS);
            }
        }
    }

    /**
     * A monitor is trusted since the last look. What it told before it tells no second time, and what it tells now may follow from that: where those who have not
     * confirmed it stand still, the switch is asked. They still owe it.
     */
    private static void probationOver(Decision d, Lead lead) {
        Lead.Key key = lead.key();
        long look = d.now - UNCONFIRMED_LOOK_MILLIS * Decision.NANOS_PER_MILLI;
        for (Told told : lead.told()) {
            Monitor teller = told.applied()
                    ? null
                    : d.draft.monitors.get(
                            new Monitor.Key(key.switchName(), key.deviceId(), key.kind(), told.by().link()));
            if (teller != null && teller.trustedNanos() <= d.now && teller.trustedNanos() > look
                    && told.nanos() < teller.trustedNanos() && !Streams.isExpected(d, teller.key().device(), told)) {
                ask(d, key, told, told.deviceId());
            }
        }
    }

    /** @return whether something is left */
    private static boolean expire(Decision d, Lead lead, long before) {
        List<Told> left = new ArrayList<>(lead.told().size());
        for (Told told : lead.told()) {
            if (told.nanos() > before) {
                left.add(told);
            } else {
                told.awaiting().forEach(link -> lost(d, lead.key(), told, link));
            }
        }
        if (left.size() != lead.told().size()) {
            put(d, lead.withTold(left));
        }
        return !left.isEmpty();
    }

    /** The link has not told it and will not: either it has lost it, or it lags more than it may, and then it must not be believed. */
    private static void lost(Decision d, Lead.Key key, Told told, String link) {
        if (!told.applied()) {
            unconfirmed(d, key, told);
            ask(d, key, told, told.deviceId());
            return;
        }
        d.tally(key.switchName(), link).missed++;
        if (key.callId() != Lead.NO_CALL) {
            Monitors.distrust(d, new Monitor.Key(key.switchName(), key.deviceId(), key.kind(), link), told);
        }
    }

    /** What only an untrusted monitor has told, and a link that should have confirmed it has not: it may be true all the same. */
    static void unconfirmed(Decision d, Lead.Key key, Told told) {
        if (!told.applied()) {
            Recovery.doubt(d, key.switchName(), key.callId(), told.deviceId());
        }
    }

    /** The link that told it is asked at once: where the others stand still, the preferred one may be among them. */
    static void ask(Decision d, Lead.Key key, Told told, String deviceId) {
        if (key.callId() != Lead.NO_CALL && Links.isUp(d, key.switchName(), told.by().link())) {
            Recovery.unconfirmed(d, new CallKey(key.switchName(), key.callId(), told.sequence()), deviceId,
                    told.by().link(), Streams.isEnd(told));
        }
    }
}
