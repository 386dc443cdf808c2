package io.strowger.core.route;

import io.strowger.core.route.Membership.Terms;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import java.util.ArrayList;
import java.util.List;

/**
 * Ready agents of a skill who are at one place, in the order of its policy. They stand in groups, one for each level and each level of reserve, so that levels which are
 * not asked for and reserves which do not take part are never looked at.
 */
final class ReadyPool {
    private static final int LEVELS = Terms.LEVEL_MAX;
    private static final int GROUPS = LEVELS * (Terms.RESERVE_MAX + 1);

    final Place place;
    private final AgentSelection policy;
    private int ready;
    private final List<SortedList<Membership>> groups = new ArrayList<>();
    /** The first of each group, and beside it the rank of each, so that comparing groups touches no agents. */
    private final Membership[] firsts = new Membership[GROUPS];
    private final long[] firstRanks = new long[GROUPS];
    /** A bit for each group that is not empty. */
    private long filled;

    ReadyPool(Place place, AgentSelection policy) {
        this.place = place;
        this.policy = policy;
        for (int i = 0; i < GROUPS; i++) {
            groups.add(null);
        }
    }

    private static int group(Membership membership) {
        return membership.reserve() * LEVELS + membership.terms.level() - 1;
    }

    boolean isEmpty() {
        return filled == 0;
    }

    /** Agents who are ready, reserves among them whether they take part or not. */
    int ready() {
        return ready;
    }

    /** He becomes ready, with the given load and idle since then. */
    void join(Membership membership, long idleNanos, AgentLoad load) {
        membership.ready(policy, idleNanos, load);
        int group = group(membership);
        SortedList<Membership> list = groups.get(group);
        if (list == null) {
            list = new SortedList<>();
            groups.set(group, list);
        }
        list.add(membership);
        ready++;
        changed(group, list);
    }

    /** He is not ready any more. */
    void leave(Membership membership) {
        int group = group(membership);
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

    /** The first of those who come after one of the skill, be he of this place or not; null = from the first on. Null when there is none. */
    Membership next(RoutedSkill skill, Membership after, int worstLevel) {
        if (filled == 0) {
            return null;
        }
        Membership before = after;
        for (int reserve = after == null ? 0 : after.reserve(); reserve <= skill.overload(); reserve++) {
            long levels = filled >>> reserve * LEVELS & (1L << worstLevel) - 1;
            if (levels != 0) {
                Membership found = switch (policy) {
                    case EAD_MIA, EAD_LOA -> byLevel(reserve, levels, before);
                    case ROUND_ROBIN -> inTurn(skill.turn(), reserve, levels, before);
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
    private Membership inTurn(Membership turn, int reserve, long levels, Membership before) {
        if (turn == null) {
            return before == null ? first(reserve, levels) : higher(reserve, levels, before);
        }
        if (before != null && before.compareTo(turn) <= 0) {
            return upToTurn(turn, higher(reserve, levels, before));
        }
        Membership next = higher(reserve, levels, before == null ? turn : before);
        return next != null ? next : upToTurn(turn, first(reserve, levels));
    }

    private static Membership upToTurn(Membership turn, Membership membership) {
        return membership == null || membership.compareTo(turn) > 0 ? null : membership;
    }
}
