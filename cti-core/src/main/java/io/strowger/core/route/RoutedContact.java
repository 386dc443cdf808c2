package io.strowger.core.route;

import io.strowger.core.model.ContactId;
import java.util.List;

/**
 * A contact that waits, as the router knows it. Immutable: what changes makes another. In the order of the wait.
 *
 * @param queuedNanos since when it waits
 * @param urgency its priority and how it ages
 * @param isReachable its call can be sent somewhere
 * @param isExclusive only preferred agents may take it yet
 * @param needs whom it asks for, in order: of agents who are ready at once those of an earlier skill come first
 * @param named agents it asks for by name
 * @param origin where it comes from
 */
public record RoutedContact(ContactId id, long queuedNanos, Urgency urgency, boolean isReachable, boolean isExclusive,
        List<Need> needs, Named named, Origin origin) implements SortedList.Ranked<RoutedContact> {

    /** A call that comes from nowhere in particular. */
    public RoutedContact(ContactId id, long queuedNanos, Urgency urgency, boolean isReachable, boolean isExclusive,
            List<Need> needs, Named named) {
        this(id, queuedNanos, urgency, isReachable, isExclusive, needs, named, Origin.ANYWHERE);
    }

    /**
     * Where a contact comes from: contacts of one origin can be brought to the same places.
     *
     * @param medium its number
     * @param switchName where its call is; empty = it has none that must be brought anywhere
     * @param staysThere its call is not sent to other switches any more
     * @param location of the caller, empty = none
     * @param weight how much of an agent each takes, where that is more than its medium says; 0 = as it says
     */
    public record Origin(int medium, String switchName, boolean staysThere, String location, int weight) {
        public static final Origin ANYWHERE = new Origin(Media.VOICE, "", false, "");

        /** Contacts that weigh what their medium says. */
        public Origin(int medium, String switchName, boolean staysThere, String location) {
            this(medium, switchName, staysThere, location, 0);
        }
    }

    /**
     * How urgent it is. Its priority as it has aged is {@code priority - wait / ageing}, an exact fraction; one of priority 0 is before all others and does not age.
     *
     * @param priority 0 is before all others, then 1 and so on
     * @param ageingNanos it counts as one point of priority better for each such time that it waits; 0 = it does not age
     */
    public record Urgency(int priority, long ageingNanos) {
        public Urgency {
            ageingNanos = priority == 0 ? 0 : ageingNanos;
        }
    }

    /**
     * A skill with the worst level that is asked for.
     *
     * @param isLocal only agents at the contact's own location are asked yet
     */
    public record Need(RoutedSkill skill, int worstLevel, boolean isLocal) {
        /** Wherever the agents are. */
        public Need(RoutedSkill skill, int worstLevel) {
            this(skill, worstLevel, false);
        }
    }

    /**
     * Agents by name.
     *
     * @param direct only he may take it; null = whoever fits
     * @param preferred they come before others, in this order
     */
    public record Named(RoutedAgent direct, List<RoutedAgent> preferred) {
        public static final Named NOBODY = new Named(null, List.of());
    }

    /** Whether agents who have a skill, and are not named, may take it. */
    public boolean isOpen() {
        return isReachable && !isExclusive && named.direct == null;
    }

    /** Whether the agent is where it comes from; never where that is not known. */
    public boolean isAtLocationOf(RoutedAgent agent) {
        return isAt(agent.place());
    }

    boolean isAt(Place place) {
        return !origin.location.isEmpty() && origin.location.equals(place.location());
    }

    /** Whether it comes before others for this agent because he is where it comes from, and a skill that it counts for prefers that. */
    public boolean isPreferredAt(RoutedAgent agent) {
        if (!isAtLocationOf(agent)) {
            return false;
        }
        for (int i = 0; i < needs.size(); i++) {
            if (needs.get(i).skill.prefersLocation() && isMet(needs.get(i), agent)) {
                return true;
            }
        }
        return prefersLocation(agent);
    }

    /** Whether the skill that it counts for with this agent prefers agents where it comes from, and he is there. */
    boolean prefersLocation(RoutedAgent agent) {
        RoutedSkill skill = isAtLocationOf(agent) ? skillFor(agent) : null;
        return skill != null && skill.prefersLocation();
    }

    private boolean isMet(Need need, RoutedAgent agent) {
        Membership membership = agent.in(need.skill);
        boolean isThere = !need.isLocal || isAtLocationOf(agent);
        return membership != null && isThere && need.skill.admits(membership, need.worstLevel);
    }

    /** The first need that the agent meets, or null. */
    public Need needMetBy(RoutedAgent agent) {
        for (int i = 0; i < needs.size(); i++) {
            if (isMet(needs.get(i), agent)) {
                return needs.get(i);
            }
        }
        return null;
    }

    /** The skill that it counts for when this agent takes it: the first that he has on its terms, or the first it asks for; null when it asks for none. */
    public RoutedSkill skillFor(RoutedAgent agent) {
        Need met = needMetBy(agent);
        if (met != null) {
            return met.skill;
        }
        return needs.isEmpty() ? null : needs.get(0).skill;
    }

    /** It stands in the queues from now on. */
    public void enter() {
        for (int i = 0; i < needs.size(); i++) {
            needs.get(i).skill.queue().enter(this, needs.get(i).worstLevel, isOpen(), needs.get(i).isLocal);
        }
        if (named.direct != null) {
            named.direct.direct.enter(this, Membership.Terms.LEVEL_MAX, isReachable, false);
        }
        for (int i = 0; i < named.preferred.size(); i++) {
            named.preferred.get(i).preferring.enter(this, Membership.Terms.LEVEL_MAX, isReachable, false);
        }
    }

    /** It leaves the queues. */
    public void leave() {
        for (int i = 0; i < needs.size(); i++) {
            needs.get(i).skill.queue().leave(this, needs.get(i).worstLevel, isOpen(), needs.get(i).isLocal);
        }
        if (named.direct != null) {
            named.direct.direct.leave(this, Membership.Terms.LEVEL_MAX, isReachable, false);
        }
        for (int i = 0; i < named.preferred.size(); i++) {
            named.preferred.get(i).preferring.leave(this, Membership.Terms.LEVEL_MAX, isReachable, false);
        }
    }

    @Override
    public long rank() {
        return queuedNanos;
    }

    @Override
    public int compareTo(RoutedContact other) {
        return queuedNanos != other.queuedNanos
                ? Long.compare(queuedNanos, other.queuedNanos)
                : id.compareTo(other.id);
    }

    /** By its id alone: two pictures of one contact are the same contact. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RoutedContact that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
