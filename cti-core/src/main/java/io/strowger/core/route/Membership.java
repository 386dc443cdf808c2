package io.strowger.core.route;

import io.strowger.core.site.SkillPolicy.AgentSelection;

/** An agent in one skill, with the place that the skill's policy gives him while he is ready: by a key, then the most idle, then by agent id. */
public final class Membership implements SortedList.Ranked<Membership> {
    /** Shares of time are whole numbers of this part. */
    private static final long SHARE_ONE = 1L << 20;
    private static final int PERCENT_ALL = 100;

    final RoutedAgent agent;
    final RoutedSkill skill;
    final Terms terms;
    private final String agentId;
    private final long weightKey;
    private long key;
    private long idleNanos;
    private int reserve;
    /** Where he stands, or stood last. */
    private ReadyPool pool;
    /** The key, or where that is the same for all, the idle time. */
    private long rank;

    /**
     * The terms on which an agent has a skill.
     *
     * @param level 1 is the most expert, 16 the least
     * @param reserve 0 = always takes part, 1 or 2 = from that level of overload on
     * @param weight for {@link AgentSelection#WEIGHTED}, at least 1
     * @param percent of his time that the skill should have
     * @param autoReserve he is a reserve of the first level as long as the skill has had more of his time than that
     */
    public record Terms(int level, int reserve, int weight, int percent, boolean autoReserve) {
        public static final int LEVEL_MAX = 16;
        public static final int RESERVE_MAX = 2;
        /** The level of reserve of who has had more than his share. */
        public static final int RESERVE_AUTO = 1;

        /** Without auto-reserve. */
        public Terms(int level, int reserve, int weight, int percent) {
            this(level, reserve, weight, percent, false);
        }

        /** The level of reserve that what he has done lately makes of him. */
        public int reserve(String skillName, AgentLoad load) {
            boolean over = autoReserve && share(skillName, load) > percent * SHARE_ONE / PERCENT_ALL;
            return over ? Math.max(reserve, RESERVE_AUTO) : reserve;
        }

        /** Takes part always. */
        public static Terms of(int level) {
            return new Terms(level, 0, 1, 0);
        }
    }

    Membership(RoutedAgent agent, RoutedSkill skill, Terms terms) {
        this.agent = agent;
        this.skill = skill;
        this.terms = terms;
        this.agentId = agent.agentId();
        this.reserve = terms.reserve;
        this.weightKey = terms.weight <= 1 ? 0 : Decay.key(terms.weight, 0);
    }

    /** Only a place in the order of agent ids. */
    private Membership(String agentId) {
        this.agent = null;
        this.skill = null;
        this.terms = null;
        this.agentId = agentId;
        this.weightKey = 0;
    }

    static Membership placeOf(String agentId) {
        return new Membership(agentId);
    }

    /** He joins those who are ready at his place. */
    void join(Place place, long idleSinceNanos, AgentLoad load) {
        if (pool == null || pool.place != place) {
            pool = skill.pool(place);
        }
        pool.join(this, idleSinceNanos, load);
    }

    void leave() {
        pool.leave(this);
    }

    /** He becomes ready; his place in the order does not change until he is not any more. */
    void ready(AgentSelection policy, long idleSinceNanos, AgentLoad load) {
        idleNanos = policy == AgentSelection.ROUND_ROBIN ? 0 : idleSinceNanos;
        key = switch (policy) {
            case EAD_MIA, UCD_MIA, ROUND_ROBIN -> 0;
            case EAD_LOA, UCD_LOA -> load.occupancy();
            case FEWEST_CALLS -> load.contacts();
            case WEIGHTED -> weighted(load.share(skill.name()).given());
            case PERCENT_ALLOCATION -> share(skill.name(), load) - terms.percent * SHARE_ONE / PERCENT_ALL;
        };
        reserve = reserve(load);
        rank = policy == AgentSelection.EAD_MIA || policy == AgentSelection.UCD_MIA ? idleNanos : key;
    }

    /** The level of reserve that the load makes of him. */
    public int reserve(AgentLoad load) {
        return terms.reserve(skill.name(), load);
    }

    /** The key of the contacts given to him, divided by his weight. */
    private long weighted(long given) {
        return given == Decay.NOTHING ? Long.MIN_VALUE : given - weightKey;
    }

    /** The part of his work that the skill has had. */
    private static long share(String skillName, AgentLoad load) {
        long all = load.workMillis();
        return all == 0 ? 0 : load.share(skillName).workMillis() * SHARE_ONE / all;
    }

    /** What he is ordered by: see the policies; the smaller comes first. */
    public long key() {
        return key;
    }

    public long idleNanos() {
        return idleNanos;
    }

    public RoutedAgent agent() {
        return agent;
    }

    public RoutedSkill skill() {
        return skill;
    }

    public Terms terms() {
        return terms;
    }

    /** The level of reserve that he has, since he became ready last. */
    public int reserve() {
        return reserve;
    }

    @Override
    public long rank() {
        return rank;
    }

    @Override
    public int compareTo(Membership other) {
        if (key != other.key) {
            return key < other.key ? -1 : 1;
        }
        if (idleNanos != other.idleNanos) {
            return idleNanos < other.idleNanos ? -1 : 1;
        }
        return agentId.compareTo(other.agentId);
    }
}
