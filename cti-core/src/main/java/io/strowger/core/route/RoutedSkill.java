package io.strowger.core.route;

import io.strowger.core.site.SkillPolicy.AgentSelection;
import java.util.ArrayList;

/** A skill as the router knows it: its ready agents by place and in the order of its policy, its queue, and its overload. */
public final class RoutedSkill {
    private final String name;
    private AgentSelection policy = AgentSelection.EAD_MIA;
    private long objectiveNanos;
    private int medium = Media.VOICE;
    private boolean prefersLocation;
    private int overload;
    /** Behind whom the next turn begins; null = with the first. */
    private Membership turn;
    /** One for each place where an agent of the skill has been ready; some may be empty. */
    private final ArrayList<ReadyPool> pools = new ArrayList<>(1);
    /** That of a skill whose agents are all at one place; null where they are at several, or none has been ready. */
    private ReadyPool only;
    private final ContactQueue queue = new ContactQueue();

    public RoutedSkill(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Its policy and the objective of its service level, 0 = none; nobody may be ready. */
    public void configured(AgentSelection selection, long serviceObjectiveNanos) {
        policy = selection;
        objectiveNanos = serviceObjectiveNanos;
        pools.clear();
        only = null;
    }

    /**
     * Which contacts are its; nobody may be ready and none wait.
     *
     * @param contactsMedium number of their medium
     * @param byLocation agents of a contact's own location come before others, and contacts of an agent's own
     */
    public void serves(int contactsMedium, boolean byLocation) {
        medium = contactsMedium;
        prefersLocation = byLocation;
        queue.serves(byLocation);
    }

    /** Reserves up to this level take part. */
    public void overloaded(int level) {
        overload = level;
    }

    /** The agent who had the last turn, empty = nobody yet. */
    public void turn(String agentId) {
        turn = agentId.isEmpty() ? null : Membership.placeOf(agentId);
    }

    Membership turn() {
        return turn;
    }

    public AgentSelection policy() {
        return policy;
    }

    public long objectiveNanos() {
        return objectiveNanos;
    }

    /** Number of the medium of its contacts. */
    public int medium() {
        return medium;
    }

    /** Whether agents of a contact's own location come before others, and contacts of an agent's own. */
    public boolean prefersLocation() {
        return prefersLocation;
    }

    public int overload() {
        return overload;
    }

    public ContactQueue queue() {
        return queue;
    }

    /** Ready agents, reserves among them whether they take part or not. */
    public int ready() {
        int ready = 0;
        for (int i = 0; i < pools.size(); i++) {
            ready += pools.get(i).ready();
        }
        return ready;
    }

    ArrayList<ReadyPool> pools() {
        return pools;
    }

    ReadyPool only() {
        return only;
    }

    /** Where those stand who are at that place. */
    ReadyPool pool(Place place) {
        for (int i = 0; i < pools.size(); i++) {
            if (pools.get(i).place.equals(place)) {
                return pools.get(i);
            }
        }
        ReadyPool pool = new ReadyPool(place, policy);
        pools.add(pool);
        only = pools.size() == 1 ? pool : null;
        return pool;
    }

    /** Whether he takes part in what asks for agents down to this level. */
    boolean admits(Membership membership, int worstLevel) {
        return membership.terms.level() <= worstLevel && membership.reserve() <= overload;
    }

    /**
     * The ready agents who take part, down to a level, in the order of the policy, wherever they are. Those who always take part come first, then the reserves.
     *
     * @param after the one before; null = from the first on
     * @return the next, or null
     */
    public Membership next(Membership after, int worstLevel) {
        if (only != null) {
            return only.next(this, after, worstLevel);
        }
        Membership best = null;
        for (int i = 0; i < pools.size(); i++) {
            Membership next = pools.get(i).isEmpty() ? null : pools.get(i).next(this, after, worstLevel);
            best = next != null && (best == null || isBefore(next, best)) ? next : best;
        }
        return best;
    }

    /** Whether one of two comes first by the policy. */
    boolean isBefore(Membership one, Membership other) {
        if (one.reserve() != other.reserve()) {
            return one.reserve() < other.reserve();
        }
        boolean byLevel = policy == AgentSelection.EAD_MIA || policy == AgentSelection.EAD_LOA;
        if (byLevel && one.terms.level() != other.terms.level()) {
            return one.terms.level() < other.terms.level();
        }
        if (policy == AgentSelection.ROUND_ROBIN && turn != null) {
            boolean oneIsBehind = one.compareTo(turn) > 0;
            if (oneIsBehind != other.compareTo(turn) > 0) {
                return oneIsBehind;
            }
        }
        return one.compareTo(other) < 0;
    }
}
