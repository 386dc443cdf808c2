package io.strowger.core.route;

import io.strowger.core.route.Membership.Terms;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import java.util.ArrayList;
import java.util.List;

/**
 * A skill as the router knows it: its ready agents in the order of its policy, its queue, and its overload. Agents stand in groups, one for each level and each
 * level of reserve, so that levels which are not asked for and reserves which do not take part are never looked at.
 */
public final class RoutedSkill {
    private static final int LEVELS = Terms.LEVEL_MAX;
    private static final int GROUPS = LEVELS * (Terms.RESERVE_MAX + 1);

    private final String name;
    private AgentSelection policy = AgentSelection.EAD_MIA;
    private long objectiveNanos;
    private int overload;
    /** Behind whom the next turn begins; null = with the first. */
    private Membership turn;
    private final List<SortedList<Membership>> groups = new ArrayList<>();
    /** The first of each group, and beside it the rank of each, so that comparing groups touches no agents. */
    private final Membership[] firsts = new Membership[GROUPS];
    private final long[] firstRanks = new long[GROUPS];
    /** A bit for each group that is not empty. */
    private long filled;
    private int ready;
    private final ContactQueue queue = new ContactQueue();

    public RoutedSkill(String name) {
        this.name = name;
        for (int i = 0; i < GROUPS; i++) {
            groups.add(null);
        }
    }

    public String name() {
        return name;
    }

    /** Its policy and the objective of its service level, 0 = none; nobody may be ready. */
    public void configured(AgentSelection selection, long serviceObjectiveNanos) {
        policy = selection;
        objectiveNanos = serviceObjectiveNanos;
    }

    /** Reserves up to this level take part. */
    public void overloaded(int level) {
        overload = level;
    }

    /** The agent who had the last turn, empty = nobody yet. */
    public void turn(String agentId) {
        turn = agentId.isEmpty() ? null : Membership.placeOf(agentId);
    }

    public AgentSelection policy() {
        return policy;
    }

    public long objectiveNanos() {
        return objectiveNanos;
    }

    public int overload() {
        return overload;
    }

    public ContactQueue queue() {
        return queue;
    }

    /** Ready agents, reserves among them whether they take part or not. */
    public int ready() {
        return ready;
    }

    private static int group(Terms terms) {
        return terms.reserve() * LEVELS + terms.level() - 1;
    }

    void join(Membership membership, long idleNanos, AgentLoad load) {
        membership.ready(policy, idleNanos, load);
        int group = group(membership.terms);
        SortedList<Membership> list = groups.get(group);
        if (list == null) {
            list = new SortedList<>();
            groups.set(group, list);
        }
        list.add(membership);
        ready++;
        changed(group, list);
    }

    void leave(Membership membership) {
        int group = group(membership.terms);
        SortedList<Membership> list = groups.get(group);
        if (list.remove(membership)) {
            ready--;
            changed(group, list);
        }
    }

    private void changed(int group, SortedList<Membership> list) {
        Membership first = list.first();
        firsts[group] = first;
        if (first == null) {
            filled &= ~(1L << group);
        } else {
            filled |= 1L << group;
            firstRanks[group] = first.rank();
        }
    }

    /** Whether he takes part in what asks for agents down to this level. */
    boolean admits(Membership membership, int worstLevel) {
        return membership.terms.level() <= worstLevel && membership.terms.reserve() <= overload;
    }

    /**
     * The ready agents who take part, down to a level, in the order of the policy. Those who always take part come first, then the reserves.
     *
     * @param after the one before; null = from the first on
     * @return the next, or null
     */
    public Membership next(Membership after, int worstLevel) {
        if (filled == 0) {
            return null;
        }
        Membership before = after;
        for (int reserve = after == null ? 0 : after.terms.reserve(); reserve <= overload; reserve++) {
            long levels = filled >>> reserve * LEVELS & (1L << worstLevel) - 1;
            if (levels != 0) {
                Membership found = switch (policy) {
                    case EAD_MIA, EAD_LOA -> byLevel(reserve, levels, before);
                    case ROUND_ROBIN -> inTurn(reserve, levels, before);
                    case UCD_MIA, UCD_LOA, FEWEST_CALLS, WEIGHTED, PERCENT_ALLOCATION ->
                        before == null ? first(reserve, levels) : higher(reserve, levels, before);
                };
                if (found != null) {
                    return found;
                }
            }
            before = null;
        }
        return null;
    }

    private Membership byLevel(int reserve, long levels, Membership before) {
        long rest = levels;
        if (before != null) {
            int level = before.terms.level() - 1;
            Membership next = (levels & 1L << level) == 0 ? null : groups.get(reserve * LEVELS + level).higher(before);
            if (next != null) {
                return next;
            }
            rest = levels & -(2L << level);
        }
        return rest == 0 ? null : firsts[reserve * LEVELS + Long.numberOfTrailingZeros(rest)];
    }

    private Membership first(int reserve, long levels) {
        int best = -1;
        for (long rest = levels; rest != 0; rest &= rest - 1) {
            int group = reserve * LEVELS + Long.numberOfTrailingZeros(rest);
            if (best < 0 || firstRanks[group] < firstRanks[best]
                    || firstRanks[group] == firstRanks[best] && firsts[group].compareTo(firsts[best]) < 0) {
                best = group;
            }
        }
        return best < 0 ? null : firsts[best];
    }

    private Membership higher(int reserve, long levels, Membership before) {
        Membership best = null;
        for (long rest = levels; rest != 0; rest &= rest - 1) {
            Membership next = groups.get(reserve * LEVELS + Long.numberOfTrailingZeros(rest)).higher(before);
            if (next != null && (best == null || next.compareTo(best) < 0)) {
                best = next;
            }
        }
        return best;
    }

    /** By agent id from behind the last turn to the end, then from the beginning up to the last turn. */
    private Membership inTurn(int reserve, long levels, Membership before) {
        if (turn == null) {
            return before == null ? first(reserve, levels) : higher(reserve, levels, before);
        }
        if (before != null && before.compareTo(turn) <= 0) {
            return upToTurn(higher(reserve, levels, before));
        }
        Membership next = higher(reserve, levels, before == null ? turn : before);
        return next != null ? next : upToTurn(first(reserve, levels));
    }

    private Membership upToTurn(Membership membership) {
        return membership == null || membership.compareTo(turn) > 0 ? null : membership;
    }
}
