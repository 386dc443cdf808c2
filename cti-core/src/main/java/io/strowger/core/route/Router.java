package io.strowger.core.route;

import io.strowger.core.route.RoutedContact.Need;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import java.util.List;

/**
 * Decides. Whoever calls says in {@link Conditions} what the router does not know: whether an agent can take a contact at this moment, and how soon a skill will
 * have its next agent. An agent takes at most one contact at a time, so what is said stays true for one decision.
 */
public final class Router {
    private final Conditions conditions;

    /** What the router asks while it decides. */
    public interface Conditions {
        /** Whether nothing but skills and levels keeps the agent from the contact. */
        boolean canTake(RoutedContact contact, RoutedAgent agent);

        /** What it costs to bring the contact to an agent who can take it; 0 = nothing. */
        default int cost(RoutedContact contact, RoutedAgent agent) {
            return 0;
        }

        /** In how long the skill will probably have its next agent. */
        long nextAgentNanos(RoutedSkill skill);
    }

    public Router(Conditions conditions) {
        this.conditions = conditions;
    }

    /**
     * Who takes the contact now: its direct agent; else the first preferred agent; else the first agent of the first skill it asks for, in the order of that skill's
     * policy, then of the next skill. Null when nobody can.
     */
    public RoutedAgent agentFor(RoutedContact contact) {
        RoutedAgent direct = contact.named().direct();
        if (direct != null) {
            return isFree(contact, direct) ? direct : null;
        }
        for (int i = 0; i < contact.named().preferred().size(); i++) {
            RoutedAgent preferred = contact.named().preferred().get(i);
            if (isFree(contact, preferred)) {
                return preferred;
            }
        }
        if (contact.isExclusive()) {
            return null;
        }
        for (int i = 0; i < contact.needs().size(); i++) {
            RoutedAgent agent = agentFor(contact, contact.needs().get(i));
            if (agent != null) {
                return agent;
            }
        }
        return null;
    }

    /** The first agent of a skill who can take the contact and costs the least, or null. One who costs nothing ends the search. */
    public RoutedAgent agentFor(RoutedContact contact, Need need) {
        RoutedAgent best = null;
        int least = Integer.MAX_VALUE;
        Membership membership = need.skill().next(null, need.worstLevel());
        while (membership != null && least > 0) {
            if (conditions.canTake(contact, membership.agent)) {
                int cost = conditions.cost(contact, membership.agent);
                if (cost < least) {
                    best = membership.agent;
                    least = cost;
                }
            }
            membership = least == 0 ? membership : need.skill().next(membership, need.worstLevel());
        }
        return best;
    }

    private boolean isFree(RoutedContact contact, RoutedAgent agent) {
        return agent.isReady() && conditions.canTake(contact, agent);
    }

    /**
     * Which contact the agent takes now: of those that only he may take the most urgent; else the first, by his contact selection, of those that prefer him and those
     * that wait for one of his skills. Null when there is none.
     */
    public RoutedContact contactFor(RoutedAgent agent, long nowNanos) {
        return contactFor(agent, nowNanos, List.of());
    }

    /** The same, leaving out some contacts. */
    public RoutedContact contactFor(RoutedAgent agent, long nowNanos, List<RoutedContact> besides) {
        if (!agent.isReady()) {
            return null;
        }
        Search search = new Search(agent, nowNanos, ContactSelection.PRIORITY, besides);
        search.look(agent.direct, null);
        if (search.best != null) {
            return search.best;
        }
        search = new Search(agent, nowNanos, agent.selection(), besides);
        search.look(agent.preferring, null);
        for (int i = 0; i < agent.memberships().size(); i++) {
            Membership membership = agent.memberships().get(i);
            if (membership.terms.reserve() <= membership.skill.overload()) {
                search.look(membership.skill.queue(), membership);
            }
        }
        return search.best;
    }

    /** The best contact found so far; the first of each line are compared, and asked after only when they are better. */
    private final class Search {
        private final RoutedAgent agent;
        private final long now;
        private final ContactSelection selection;
        private final List<RoutedContact> besides;
        private RoutedContact best;
        private Membership bestBy;

        Search(RoutedAgent agent, long now, ContactSelection selection, List<RoutedContact> besides) {
            this.besides = besides;
            this.agent = agent;
            this.now = now;
            this.selection = selection;
        }

        /** @param by his place in the skill whose queue it is; null = the contacts wait for him by name */
        void look(ContactQueue queue, Membership by) {
            if (queue.size() == 0) {
                return;
            }
            int level = by == null ? 0 : by.terms.level();
            for (int i = 0; i < queue.lines().size(); i++) {
                ContactQueue.Line line = queue.lines().get(i);
                if (line.isOpen && level <= line.worstLevel) {
                    look(line, by);
                }
            }
        }

        private void look(ContactQueue.Line line, Membership by) {
            RoutedContact contact = line.contacts.first();
            while (contact != null && (best == null || isBetter(contact, by))) {
                if (!besides.contains(contact) && conditions.canTake(contact, agent)) {
                    best = contact;
                    bestBy = by;
                    return;
                }
                contact = line.contacts.higher(contact);
            }
        }

        private boolean isBetter(RoutedContact contact, Membership by) {
            int order = switch (selection) {
                case PRIORITY -> Urgencies.compare(contact, best, now);
                case OLDEST -> 0;
                case GREATEST_NEED -> byNeed(contact);
                case SKILL_LEVEL -> byLevel(contact, by);
                case SERVICE_OBJECTIVE -> Urgencies.product(now - best.queuedNanos(), objective(contact, by),
                        now - contact.queuedNanos(), objective(best, bestBy));
                case PREDICTED_WAIT -> Long.compare(predicted(best, bestBy), predicted(contact, by));
            };
            return order != 0 ? order < 0 : contact.compareTo(best) < 0;
        }

        private int byNeed(RoutedContact contact) {
            return Integer.compare(contact.urgency().priority(), best.urgency().priority());
        }

        private int byLevel(RoutedContact contact, Membership by) {
            int order = Integer.compare(by == null ? 0 : by.terms.level(), bestBy == null ? 0 : bestBy.terms.level());
            return order != 0 ? order : byNeed(contact);
        }

        /** A skill without an objective comes after all that have one. */
        private long objective(RoutedContact contact, Membership by) {
            RoutedSkill skill = skillOf(contact, by);
            return skill == null || skill.objectiveNanos() == 0 ? Long.MAX_VALUE : skill.objectiveNanos();
        }

        private long predicted(RoutedContact contact, Membership by) {
            RoutedSkill skill = skillOf(contact, by);
            return now - contact.queuedNanos() + (skill == null ? 0 : conditions.nextAgentNanos(skill));
        }

        private RoutedSkill skillOf(RoutedContact contact, Membership by) {
            return by == null ? contact.skillFor(agent) : by.skill;
        }
    }
}
