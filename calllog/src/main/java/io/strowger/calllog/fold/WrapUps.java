package io.strowger.calllog.fold;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ContactId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which contacts wait for their agents' after-call work. An agent is through with a contact when he leaves it, has another contact, or the input is over in which his
 * part ended and he has not gone into after-call work. Facts of one input may come in any order.
 */
final class WrapUps {
    /** The contact of each agent whose part in it was over last, until he is through with it. */
    private final Map<String, ContactId> parts = new HashMap<>();
    /** Of so many agents a contact is one of those. */
    private final Map<ContactId, Integer> awaited = new HashMap<>();
    /** Agents whose part was over, and agents who went into after-call work, in the present input. */
    private final Set<String> ended = new HashSet<>();
    private final Set<String> entered = new HashSet<>();

    /** The next input begins: who has not gone into after-call work with the end of his part is through. */
    void beginInput() {
        ended.removeAll(entered);
        ended.forEach(this::over);
        ended.clear();
        entered.clear();
    }

    boolean isAwaited(ContactId contact) {
        return awaited.containsKey(contact);
    }

    /** An agent's part is over; gives the contact that he is through with by that, or null. */
    ContactId ended(Fact.SegmentEnded fact) {
        if (fact.disposition() != SegmentDisposition.ANSWERED) {
            return null;
        }
        ContactId before = over(fact.agentId());
        parts.put(fact.agentId(), fact.contact());
        awaited.merge(fact.contact(), 1, Integer::sum);
        ended.add(fact.agentId());
        return before;
    }

    /** An agent's state changed; gives the contact that he is through with by that, or null. */
    ContactId changed(Fact.AgentStateChanged fact) {
        if (fact.to() == AgentState.AFTER_CALL_WORK) {
            entered.add(fact.agentId());
            return null;
        }
        entered.remove(fact.agentId());
        return over(fact.agentId());
    }

    /** An agent is through with what he had; gives the contact, or null. */
    ContactId over(String agentId) {
        ContactId contact = parts.remove(agentId);
        if (contact != null) {
            awaited.computeIfPresent(contact, (id, count) -> count == 1 ? null : count - 1);
        }
        return contact;
    }
}
