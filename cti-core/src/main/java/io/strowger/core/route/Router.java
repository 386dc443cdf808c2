package io.strowger.core.route;

import io.strowger.core.route.RoutedContact.Need;
import io.strowger.core.route.RoutedContact.Origin;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides. Whoever calls says in {@link Conditions} what the router does not know: whether an agent can take a contact at this moment, and how soon a skill will
 * have its next agent. An agent takes at most one contact at a time, so what is said stays true for one decision.
 */
public final class Router {
    /** Pairs that are looked at until a contact and an agent choose each other. */
    public static final int AGREEMENTS_MAX = 8;

    private final Conditions conditions;

    /** What the router asks while it decides. */
    public interface Conditions {
        /** There is no way from where the contact is to where the agents are. */
        int UNREACHABLE = Integer.MAX_VALUE;

        /** Whether nothing but skills, levels and places keeps the agent from the contact. */
        boolean canTake(RoutedContact contact, RoutedAgent agent);

        /** What it costs to bring contacts from there to agents at a place; 0 = nothing, {@link #UNREACHABLE} = they cannot be brought. */
        default int cost(Origin origin, Place place) {
            return 0;
        }

        /** Whether the agent, who is ready for the medium, has room for contacts of a weight of their own. */
        default boolean hasRoom(Origin origin, RoutedAgent agent) {
            return true;
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

    /**
     * The agent of a skill who can take the contact, or null: of those at its own location, where the skill prefers it, else of all, the first of those who cost the
     * least to bring it to. Of each place only the first who can take it is looked for.
     */
    public RoutedAgent agentFor(RoutedContact contact, Need need) {
        ReadyPool only = need.skill().only();
        Membership found = only == null ? ofSeveralPlaces(contact, need) : ofOnePlace(contact, need, only);
        return found == null ? null : found.agent;
    }

    private Membership ofOnePlace(RoutedContact contact, Need need, ReadyPool pool) {
        boolean isAsked = !pool.isEmpty() && (!need.isLocal() || contact.isAt(pool.place))
                && conditions.cost(contact.origin(), pool.place) != Conditions.UNREACHABLE;
        return isAsked ? firstOf(contact, pool, need.skill(), need.worstLevel()) : null;
    }

    private Membership ofSeveralPlaces(RoutedContact contact, Need need) {
        RoutedSkill skill = need.skill();
        Membership best = null;
        boolean bestIsLocal = false;
        int least = Conditions.UNREACHABLE;
        for (int i = 0; i < skill.pools().size(); i++) {
            ReadyPool pool = skill.pools().get(i);
            boolean local = skill.prefersLocation() && contact.isAt(pool.place);
            if (pool.isEmpty() || need.isLocal() && !local || bestIsLocal && !local) {
                continue;
            }
            int cost = conditions.cost(contact.origin(), pool.place);
            boolean isBetterPlace = local != bestIsLocal || cost < least;
            if (cost == Conditions.UNREACHABLE || best != null && !isBetterPlace && cost > least) {
                continue;
            }
            Membership first = firstOf(contact, pool, skill, need.worstLevel());
            if (first != null && (best == null || isBetterPlace || skill.isBefore(first, best))) {
                best = first;
                bestIsLocal = local;
                least = cost;
            }
        }
        return best;
    }

    private Membership firstOf(RoutedContact contact, ReadyPool pool, RoutedSkill skill, int worstLevel) {
        Membership membership = pool.next(skill, null, worstLevel);
        while (membership != null && !conditions.canTake(contact, membership.agent)) {
            membership = pool.next(skill, membership, worstLevel);
        }
        return membership;
    }

    private boolean isFree(RoutedContact contact, RoutedAgent agent) {
        return agent.isReadyFor(contact.origin().medium())
                && conditions.cost(contact.origin(), agent.place()) != Conditions.UNREACHABLE
                && conditions.canTake(contact, agent);
    }

    /**
     * Which contact the agent takes now: of those that only he may take the most urgent; else the first, by his contact selection, of those that prefer him and those
     * that wait for one of his skills. Those of his own location come before others where their skill has a location preference, but for
     * those of priority 0 where he goes by priority. Null when there is none.
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
        search.isOnlyHis = true;
        search.look(agent.direct, null);
        if (search.best != null) {
            return search.best;
        }
        search = new Search(agent, nowNanos, agent.selection(), besides);
        search.look(agent.preferring, null);
        for (int i = 0; i < agent.memberships().size(); i++) {
            Membership membership = agent.memberships().get(i);
            if (agent.isReadyFor(membership.skill.medium()) && membership.reserve() <= membership.skill.overload()) {
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
        private ContactQueue.Line bestLine;
        private long bestNanos;
        private boolean bestIsLocal;
        private Origin asked;
        private boolean isBrought;
        /** What is looked at waits for him alone, so that it makes no difference where it comes from. */
        private boolean isOnlyHis;
        /** What is looked at comes from his own location, in a skill that prefers that. */
        private boolean isLocal;

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
            for (int i = 0; i < queue.groups().size(); i++) {
                ContactQueue.Group group = queue.groups().get(i);
                if (!group.isOpen || group.isEmpty() || by != null && by.terms.level() > group.worstLevel
                        || group.isLocal && !group.isAt(agent.place()) || !isBroughtToHim(group.origin)) {
                    continue;
                }
                isLocal = by != null && by.skill.prefersLocation() && group.isAt(agent.place());
                if (by == null) {
                    group.lines.forEach(this::lookAtAll);
                } else {
                    look(group, by);
                }
            }
        }

        /** Most groups come from where the one before did. */
        private boolean isBroughtToHim(Origin origin) {
            if (origin != asked) {
                asked = origin;
                isBrought = canBeBrought(origin);
            }
            return isBrought;
        }

        private boolean canBeBrought(Origin origin) {
            return agent.isReadyFor(origin.medium()) && (origin.weight() == 0 || conditions.hasRoom(origin, agent))
                    && conditions.cost(origin, agent.place()) != Conditions.UNREACHABLE;
        }

        /** First at the line whose first is the best; only when he cannot take that one, at the others. */
        private void look(ContactQueue.Group group, Membership by) {
            boolean refused = switch (selection) {
                case PRIORITY -> {
                    boolean any = false;
                    ArrayList<ContactQueue.Line> lines = group.urgent();
                    for (int i = 0; i < lines.size(); i++) {
                        any |= isRefused(lines.get(i), by);
                    }
                    yield any;
                }
                case GREATEST_NEED, SKILL_LEVEL -> isRefused(group.neediest(), by);
                case OLDEST, SERVICE_OBJECTIVE, PREDICTED_WAIT -> isRefused(group.oldest(), by);
            };
            if (refused) {
                for (int i = 0; i < group.lines.size(); i++) {
                    look(group.lines.get(i), by);
                }
            }
        }

        /** Whether its first is better than what was found, and he cannot take it. */
        private boolean isRefused(ContactQueue.Line line, Membership by) {
            if (line == null || best != null && !isBetter(line, line.firstNanos, line.first, by)) {
                return false;
            }
            if (besides.contains(line.first) || !conditions.canTake(line.first, agent)) {
                return true;
            }
            found(line, line.first, by);
            return false;
        }

        private void look(ContactQueue.Line line, Membership by) {
            if (line.first == null || best != null && !isBetter(line, line.firstNanos, line.first, by)) {
                return;
            }
            RoutedContact contact = line.first;
            while (contact != null && (best == null || isBetter(line, contact.queuedNanos(), contact, by))) {
                if (!besides.contains(contact) && conditions.canTake(contact, agent)) {
                    found(line, contact, by);
                    return;
                }
                contact = line.contacts.higher(contact);
            }
        }

        /** Contacts that name an agent may count for different skills, so that the order of a line is not that of the selection. They are few. */
        private void lookAtAll(ContactQueue.Line line) {
            for (RoutedContact contact : line.contacts) {
                isLocal = !isOnlyHis && contact.prefersLocation(agent);
                if ((best == null || isBetter(line, contact.queuedNanos(), contact, null))
                        && !besides.contains(contact) && conditions.canTake(contact, agent)) {
                    found(line, contact, null);
                }
            }
        }

        private void found(ContactQueue.Line line, RoutedContact contact, Membership by) {
            best = contact;
            bestBy = by;
            bestLine = line;
            bestNanos = contact.queuedNanos();
            bestIsLocal = isLocal;
        }

        private boolean isBetter(ContactQueue.Line line, long nanos, RoutedContact contact, Membership by) {
            if (isLocal != bestIsLocal) {
                return isBetterByPlace(line);
            }
            int order = switch (selection) {
                case PRIORITY -> Urgencies.aged(line, now - nanos, bestLine, now - bestNanos);
                case OLDEST -> 0;
                case GREATEST_NEED -> Integer.compare(line.priority, bestLine.priority);
                case SKILL_LEVEL -> byLevel(line, by);
                case SERVICE_OBJECTIVE -> byObjective(contact, nanos, by);
                case PREDICTED_WAIT -> Long.compare(predicted(best, bestNanos, bestBy), predicted(contact, nanos, by));
            };
            if (order == 0) {
                order = Long.compare(nanos, bestNanos);
            }
            return order != 0 ? order < 0 : contact.id().compareTo(best.id()) < 0;
        }

        /** One is of his location and the other is not; what is before all by its priority stays so where that counts. */
        private boolean isBetterByPlace(ContactQueue.Line line) {
            boolean byPriority = selection == ContactSelection.PRIORITY || selection == ContactSelection.GREATEST_NEED;
            return byPriority && (line.priority == 0) != (bestLine.priority == 0) ? line.priority == 0 : isLocal;
        }

        private int byLevel(ContactQueue.Line line, Membership by) {
            int order = Integer.compare(by == null ? 0 : by.terms.level(), bestBy == null ? 0 : bestBy.terms.level());
            return order != 0 ? order : Integer.compare(line.priority, bestLine.priority);
        }

        /** By wait / objective, the greater first; without an objective that is 0. */
        private int byObjective(RoutedContact contact, long nanos, Membership by) {
            long own = objective(contact, by);
            long others = objective(best, bestBy);
            return Urgencies.product(others == 0 ? 0 : now - bestNanos, Math.max(1, own), own == 0 ? 0 : now - nanos,
                    Math.max(1, others));
        }

        private long objective(RoutedContact contact, Membership by) {
            RoutedSkill skill = skillOf(contact, by);
            return skill == null ? 0 : skill.objectiveNanos();
        }

        private long predicted(RoutedContact contact, long nanos, Membership by) {
            RoutedSkill skill = skillOf(contact, by);
            return now - nanos + (skill == null ? 0 : conditions.nextAgentNanos(skill));
        }

        private RoutedSkill skillOf(RoutedContact contact, Membership by) {
            return by == null ? contact.skillFor(agent) : by.skill;
        }
    }
}
