package io.strowger.core.engine;

import io.strowger.core.analysis.Rules;
import io.strowger.core.state.Contact;
import io.strowger.core.state.LastAgent;

/** Remembers who spoke last with a caller, as long as a rule asks for it; of too many callers the eldest are forgotten. */
final class LastAgents {
    /** Callers who are remembered. */
    static final int CALLERS_MAX = 100_000;

    private LastAgents() {}

    /** The agent has answered the contact. */
    static void answered(Decision d, Contact contact, String agentId) {
        String ani = contact.origin().ani();
        if (ani.isEmpty() || !d.site().rules().readsLastAgent() || d.draft.lastAgentPlaces.contains(d.sequence)) {
            return;
        }
        String number = Rules.international(d.site().numberPlan(contact.origin().switchName()), ani);
        LastAgent before = d.draft.lastAgents.get(number);
        if (before != null) {
            d.draft.lastAgentPlaces.remove(before.place());
        } else if (d.draft.lastAgents.committed().size() >= CALLERS_MAX) {
            LastAgent.Place eldest = d.draft.lastAgentPlaces.committed().rowsFrom(Long.MIN_VALUE).iterator().next();
            d.draft.lastAgentPlaces.remove(eldest.place());
            d.draft.lastAgents.remove(eldest.number());
        }
        d.draft.lastAgents.put(new LastAgent(number, agentId, d.sequence));
        d.draft.lastAgentPlaces.put(new LastAgent.Place(d.sequence, number));
    }

    /** Who spoke last with the caller of a number in international form; empty when nobody is remembered. */
    static String of(Decision d, String number) {
        LastAgent last = d.draft.lastAgents.get(number);
        return last == null ? "" : last.agentId();
    }
}
