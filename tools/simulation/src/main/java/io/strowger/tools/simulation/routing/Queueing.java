package io.strowger.tools.simulation.routing;

import io.strowger.core.model.ContactId;
import io.strowger.core.route.AgentLoad;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.route.RoutedContact.Named;
import io.strowger.core.route.RoutedContact.Need;
import io.strowger.core.route.RoutedContact.Urgency;
import io.strowger.core.route.RoutedSkill;
import io.strowger.core.route.Router;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import io.strowger.tools.simulation.routing.Erlang.Expected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** One skill in virtual time: the router brings contacts and agents together, and what comes of it is compared with a formula. */
final class Queueing {
    /** Batches whose means are compared. */
    static final int BATCHES = 40;
    /** Of Student's distribution with one degree of freedom less than batches: one interval in 10,000 does not hold the truth. */
    private static final double QUANTILE = 4.33;
    private static final double SERVICE_NANOS = 180e9;
    private static final long START_NANOS = 1_800_000_000_000_000_000L;

    private final Load load;
    private final SplittableRandom chance;
    private final RoutedSkill skill = new RoutedSkill("only");
    private final Router router = new Router(new AnyAgent());
    private final PriorityQueue<Happening> due = new PriorityQueue<>();
    private final Map<Long, RoutedContact> waiting = new HashMap<>();
    private final double[] waits = new double[BATCHES];
    private final double[] meanWait = new double[BATCHES];
    private final double[] abandons = new double[BATCHES];
    private final int perBatch;
    private long now = START_NANOS;
    private int arrivals;
    private long happenings;

    /**
     * A load.
     *
     * @param offered in units of servers
     * @param patience mean, in units of the mean service; 0 = nobody gives up
     */
    record Load(int servers, double offered, double patience) {}

    /** What was measured, with half of its interval, and what the formula says. */
    record Compared(String name, double measured, double half, double expected) {
        boolean agrees() {
            return Math.abs(measured - expected) <= half;
        }
    }

    /** An arrival where both are null. */
    private record Happening(long nanos, long order, RoutedAgent served, RoutedContact givesUp)
            implements
                Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            return nanos != other.nanos ? Long.compare(nanos, other.nanos) : Long.compare(order, other.order);
        }
    }

    private static final class AnyAgent implements Router.Conditions {
        @Override
        public boolean canTake(RoutedContact contact, RoutedAgent agent) {
            return true;
        }

        @Override
        public long nextAgentNanos(RoutedSkill skill) {
            return 0;
        }
    }

    private Queueing(Load load, int contacts, long seed) {
        this.load = load;
        this.chance = new SplittableRandom(seed);
        this.perBatch = contacts / BATCHES;
        skill.configured(AgentSelection.UCD_MIA, 0);
        for (int i = 0; i < load.servers; i++) {
            RoutedAgent agent = new RoutedAgent("a" + i, ContactSelection.PRIORITY);
            agent.has(skill, Terms.of(1 + i % Terms.LEVEL_MAX));
            agent.ready(now, AgentLoad.NONE);
        }
    }

    /** Lets so many contacts come, after as many as a batch has to warm up. */
    static List<Compared> run(Load load, int contacts, long seed) {
        Queueing queueing = new Queueing(load, contacts, seed);
        queueing.run();
        Expected expected = load.patience == 0
                ? Erlang.c(load.servers, load.offered)
                : Erlang.a(load.servers, load.offered, load.patience);
        Compared waits = compared("waits", queueing.waits, expected.waits());
        Compared wait = compared("mean wait", queueing.meanWait, expected.meanWait());
        return load.patience == 0
                ? List.of(waits, wait)
                : List.of(waits, wait, compared("gives up", queueing.abandons, expected.abandons()));
    }

    private static Compared compared(String name, double[] batches, double expected) {
        double mean = 0;
        for (double batch : batches) {
            mean += batch / batches.length;
        }
        double squares = 0;
        for (double batch : batches) {
            squares += (batch - mean) * (batch - mean);
        }
        return new Compared(name, mean,
                QUANTILE * Math.sqrt(squares / (batches.length - 1) / batches.length), expected);
    }

    private void run() {
        int all = perBatch * (BATCHES + 1);
        due.add(new Happening(now, happenings++, null, null));
        while (!due.isEmpty()) {
            Happening next = due.poll();
            now = next.nanos;
            if (next.served != null) {
                free(next.served);
            } else if (next.givesUp != null) {
                givesUp(next.givesUp);
            } else {
                arrives();
                if (arrivals < all) {
                    later(SERVICE_NANOS / load.offered, null, null);
                }
            }
        }
    }

    private void later(double meanNanos, RoutedAgent served, RoutedContact givesUp) {
        long nanos = now + Math.max(1, (long) (-Math.log(1 - chance.nextDouble()) * meanNanos));
        due.add(new Happening(nanos, happenings++, served, givesUp));
    }

    private void arrives() {
        RoutedContact contact = new RoutedContact(new ContactId(1, ++arrivals), now, new Urgency(5, 0), true, false,
                List.of(new Need(skill, Terms.LEVEL_MAX)), Named.NOBODY);
        RoutedAgent agent = router.agentFor(contact);
        if (agent != null) {
            serve(agent);
            return;
        }
        contact.enter();
        waiting.put(contact.id().low(), contact);
        tally(contact, waits, 1);
        if (load.patience != 0) {
            later(load.patience * SERVICE_NANOS, null, contact);
        }
    }

    private void serve(RoutedAgent agent) {
        agent.leave();
        later(SERVICE_NANOS, agent, null);
    }

    private void free(RoutedAgent agent) {
        agent.ready(now, AgentLoad.NONE);
        RoutedContact contact = router.contactFor(agent, now);
        if (contact != null) {
            leaves(contact);
            serve(agent);
        }
    }

    private void givesUp(RoutedContact contact) {
        if (waiting.containsKey(contact.id().low())) {
            leaves(contact);
            tally(contact, abandons, 1);
        }
    }

    private void leaves(RoutedContact contact) {
        contact.leave();
        waiting.remove(contact.id().low());
        tally(contact, meanWait, (now - contact.queuedNanos()) / SERVICE_NANOS);
    }

    /** The batch that only warms up does not count. */
    private void tally(RoutedContact contact, double[] batches, double value) {
        int batch = (int) ((contact.id().low() - 1) / perBatch) - 1;
        if (batch >= 0) {
            batches[batch] += value / perBatch;
        }
    }
}
