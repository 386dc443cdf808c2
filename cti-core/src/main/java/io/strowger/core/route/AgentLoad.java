package io.strowger.core.route;

import java.util.ArrayList;
import java.util.List;

/**
 * What an agent has done lately, as far as agents are chosen by it. Nothing of it changes while he is idle, so that idle agents keep their order.
 *
 * @param occupancy key of his occupancy over all skills; 0 = he was never busy
 * @param contacts that he has answered since he logged on
 * @param workNanos engine time that the works of the shares are of
 * @param shares by skill, those for which something is counted, in the order of their names
 */
public record AgentLoad(long occupancy, int contacts, long workNanos, List<Share> shares) {
    public static final AgentLoad NONE = new AgentLoad(0, 0, 0, List.of());

    /**
     * What he has had of one skill.
     *
     * @param given key of the contacts that he was chosen for, each counting less as time goes on; 0 = none
     * @param workMillis time that he worked for them, likewise
     */
    public record Share(String skill, long given, long workMillis) {}

    /** He was ringing, talking, holding or in after-call work: {@code O' = O * r + (1 - r)}, where r is what remains of 1 after that time. */
    public AgentLoad busy(long fromNanos, long untilNanos) {
        double remaining = Decay.remaining(untilNanos - fromNanos);
        double now = Decay.amount(occupancy, fromNanos) * remaining + (1 - remaining);
        return new AgentLoad(Decay.key(now, untilNanos), contacts, workNanos, shares);
    }

    /** He was not ready for so long: his occupancy stood still. */
    public AgentLoad away(long nanos) {
        return occupancy == Decay.NOTHING
                ? this
                : new AgentLoad(occupancy + nanos / Decay.UNIT_NANOS, contacts, workNanos, shares);
    }

    /** Logged on: the contacts are counted anew. */
    public AgentLoad loggedOn() {
        return contacts == 0 ? this : new AgentLoad(occupancy, 0, workNanos, shares);
    }

    public AgentLoad answered() {
        return new AgentLoad(occupancy, contacts + 1, workNanos, shares);
    }

    /** He was chosen for a contact of the skill. */
    public AgentLoad given(String skill, long nanos) {
        Share share = share(skill);
        long key = Decay.key(Decay.amount(share.given, nanos) + 1, nanos);
        return with(new Share(skill, key, share.workMillis), workNanos);
    }

    /** He has worked for the skill for so long, up to the given moment. */
    public AgentLoad worked(String skill, long millis, long nanos) {
        double remaining = workNanos == 0 ? 0 : Decay.remaining(nanos - workNanos);
        List<Share> aged = new ArrayList<>(shares.size());
        for (Share share : shares) {
            aged.add(new Share(share.skill, share.given, (long) StrictMath.rint(share.workMillis * remaining)));
        }
        AgentLoad now = new AgentLoad(occupancy, contacts, nanos, aged);
        Share share = now.share(skill);
        return now.with(new Share(skill, share.given, share.workMillis + millis), nanos);
    }

    /** Of the skill; nothing where nothing is counted. */
    public Share share(String skill) {
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i).skill.equals(skill)) {
                return shares.get(i);
            }
        }
        return new Share(skill, 0, 0);
    }

    /** Of all skills. */
    public long workMillis() {
        long sum = 0;
        for (int i = 0; i < shares.size(); i++) {
            sum += shares.get(i).workMillis;
        }
        return sum;
    }

    /** Occupancy at a time, in parts of 10,000; for people. */
    public int occupancyParts(long nanos) {
        return (int) Math.min(10_000, StrictMath.rint(Decay.amount(occupancy, nanos) * 10_000));
    }

    /** A key as it is at a time: 2^20 times the logarithm, to base 2, of the amount. The least number for nothing at all. */
    public static long at(long key, long nanos) {
        return key <= Decay.NOTHING ? Long.MIN_VALUE : key - nanos / Decay.UNIT_NANOS;
    }

    private AgentLoad with(Share changed, long worksAt) {
        List<Share> list = new ArrayList<>(shares.size() + 1);
        boolean placed = false;
        for (Share share : shares) {
            if (!placed && share.skill.compareTo(changed.skill) >= 0) {
                list.add(changed);
                placed = true;
            }
            if (!share.skill.equals(changed.skill)) {
                list.add(share);
            }
        }
        if (!placed) {
            list.add(changed);
        }
        return new AgentLoad(occupancy, contacts, worksAt, List.copyOf(list));
    }
}
