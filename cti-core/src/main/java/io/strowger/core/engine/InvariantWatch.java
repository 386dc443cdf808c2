package io.strowger.core.engine;

import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Timer;
import java.util.List;

/**
 * Holds a few rows at a time against the invariants while the server runs. Where it is, is the entity of its timer. What contradicts itself is an anomaly, and
 * whatever can be derived anew is.
 */
final class InvariantWatch {
    static final long PAUSE_MILLIS = 10_000;
    /** Rows of a table in one turn. */
    static final int ROWS = 64;
    private static final String AGENTS = "agents/";
    private static final String CONTACTS = "contacts/";
    private static final String CALLS = "calls/";
    private static final String SKILLS = "skills/";

    private InvariantWatch() {}

    /** Begins anew with the first agent. */
    static void begin(Decision d) {
        String last = "";
        for (Timer timer : d.draft.timers.committed().rowsFrom(new Timer.Key(Timer.Kind.INVARIANTS, ""))) {
            if (timer.key().kind() == Timer.Kind.INVARIANTS) {
                last = timer.key().entity();
                d.cancel(Timer.Kind.INVARIANTS, last);
            }
        }
        d.timer(Timer.Kind.INVARIANTS, AGENTS, PAUSE_MILLIS);
    }

    static void due(Decision d, String place) {
        Invariants check = new Invariants(d);
        String next = next(d, check, place);
        check.found().forEach(violation -> broken(d, violation));
        d.timer(Timer.Kind.INVARIANTS, next, PAUSE_MILLIS);
    }

    private static String next(Decision d, Invariants check, String place) {
        if (place.startsWith(AGENTS)) {
            return agents(d, check, place.substring(AGENTS.length()));
        }
        if (place.startsWith(CONTACTS)) {
            return contacts(d, check, place.substring(CONTACTS.length()));
        }
        if (place.startsWith(CALLS)) {
            return calls(d, check, place.substring(CALLS.length()));
        }
        return skills(d, check, place.substring(SKILLS.length()));
    }

    private static String agents(Decision d, Invariants check, String from) {
        int rows = 0;
        for (Agent agent : d.state.agents().rowsFrom(from)) {
            if (rows++ == ROWS) {
                return AGENTS + agent.agentId();
            }
            check.agent(agent);
        }
        return CONTACTS;
    }

    private static String contacts(Decision d, Invariants check, String from) {
        int rows = 0;
        ContactId first = from.isEmpty() ? new ContactId(0, 0) : ContactId.parse(from);
        for (Contact contact : d.state.contacts().rowsFrom(first)) {
            if (rows++ == ROWS) {
                return CONTACTS + contact.id();
            }
            check.contact(contact);
        }
        return CALLS;
    }

    private static String calls(Decision d, Invariants check, String from) {
        int rows = 0;
        CallKey first = from.isEmpty() ? new CallKey("", Integer.MIN_VALUE, 0) : CallKey.parse(from);
        for (Call call : d.state.calls().rowsFrom(first)) {
            if (rows++ == ROWS) {
                return CALLS + call.key();
            }
            check.call(call);
        }
        return SKILLS + 0;
    }

    private static String skills(Decision d, Invariants check, String from) {
        List<SkillSite> skills = d.site().site().skills();
        int first = Integer.parseInt(from);
        for (int at = first; at < skills.size(); at++) {
            if (at == first + ROWS) {
                return SKILLS + at;
            }
            check.skill(skills.get(at).name());
        }
        return AGENTS;
    }

    private static void broken(Decision d, Violation violation) {
        d.anomaly(AnomalyKind.INVARIANT, violation.entity(), violation.rule() + ": " + violation.detail());
        String id = violation.entity().substring(violation.entity().indexOf(' ') + 1);
        switch (violation.rule()) {
            case WORK_CONSERVED -> {
                Contact contact = d.draft.contacts.get(ContactId.parse(id));
                d.follow(Step.Kind.MATCH_CONTACT, contact.id());
            }
            case ACTIVITY_OBSERVED -> d.touchedStations.add(d.draft.agents.get(id).station());
            case ONE_RESERVATION -> {
                Agent agent = d.draft.agents.get(id);
                if (agent.contact() != null && !d.draft.contacts.contains(agent.contact())) {
                    Agents.contactLeft(d, id, agent.contact());
                }
            }
            case WATCHED, NO_ORPHAN_CONNECTION -> askAfter(d, violation.entity(), id);
            case CONTACT_IN_LIVE_CALL, SERVED_BY_SOMEBODY, NOTHING_WHILE_LOGGED_OUT, TIMES_IN_ORDER -> {
                // Nothing of it can be derived from the rest.
            }
        }
    }

    private static void askAfter(Decision d, String entity, String id) {
        Contact contact = entity.startsWith("contact ") ? d.draft.contacts.get(ContactId.parse(id)) : null;
        CallKey key = entity.startsWith("call ") ? CallKey.parse(id) : contact == null ? null : contact.call();
        Call call = key == null ? null : d.draft.calls.get(key);
        if (call != null && call.hasEnded()) {
            d.timer(Timer.Kind.CALL_FORGOTTEN, key.toString(), Calls.FORGET_MILLIS);
        } else if (call != null) {
            d.timer(Timer.Kind.CALL_DOUBT, key.toString(), Calls.DOUBT_MILLIS);
        }
    }
}
