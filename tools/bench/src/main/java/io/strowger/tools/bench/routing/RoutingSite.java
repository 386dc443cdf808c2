package io.strowger.tools.bench.routing;

import io.strowger.core.model.ContactId;
import io.strowger.core.route.AgentLoad;
import io.strowger.core.route.Membership;
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
import io.strowger.tools.bench.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A site in which decisions never end. In one half of its skills all agents are busy and contacts wait: whoever becomes ready takes one, and another comes. In the
 * other half agents are idle: whoever calls is given one, and another becomes ready. Skills have all policies, agents all contact selections, contacts one to three
 * skills, priorities and ageing.
 */
final class RoutingSite {
    private static final long START_NANOS = 1_800_000_000_000_000_000L;
    private static final long STEP_NANOS = 1_000_000;
    private static final long BUSY_NANOS = 180_000_000_000L;
    private static final int PRIORITIES = 10;
    private static final int AGEING_SECONDS = 60;

    private final Size size;
    private final SplittableRandom chance;
    private final Router router = new Router(new Free());
    private final List<RoutedSkill> skills = new ArrayList<>();
    private final List<RoutedAgent> allHot = new ArrayList<>();
    private final List<RoutedAgent> allCold = new ArrayList<>();
    private final List<RoutedAgent> busyCold = new ArrayList<>();
    private final Map<String, Idle> idleAgents = new HashMap<>();
    private final Samples found = new Samples();
    private final Samples taken = new Samples();
    private AgentLoad load = AgentLoad.NONE;
    private long now = START_NANOS;
    private long numbers;
    private int waiting;

    /**
     * How large it is.
     *
     * @param perAgent skills of an agent at most
     */
    record Size(int agents, int skills, int perAgent, int waiting, long seed) {}

    private record Idle(long nanos, AgentLoad load) {}

    /** Nothing else keeps agents from contacts. */
    private static final class Free implements Router.Conditions {
        @Override
        public boolean canTake(RoutedContact contact, RoutedAgent agent) {
            return true;
        }

        @Override
        public long nextAgentNanos(RoutedSkill skill) {
            return BUSY_NANOS / (1 + skill.ready());
        }
    }

    RoutingSite(Size size) {
        this.size = size;
        this.chance = new SplittableRandom(size.seed);
        AgentSelection[] policies = AgentSelection.values();
        for (int i = 0; i < size.skills; i++) {
            RoutedSkill skill = new RoutedSkill("skill-" + i);
            skill.configured(policies[i / 2 % policies.length], 20_000_000_000L * (1 + i % 3));
            skills.add(skill);
        }
        for (int i = 0; i < size.agents; i++) {
            agent(i);
        }
        while (waiting < size.waiting) {
            arrives();
        }
    }

    /** Even skills are those in which contacts wait; an agent has skills of one kind. */
    private void agent(int number) {
        boolean hot = number % 2 == 0;
        ContactSelection[] selections = ContactSelection.values();
        RoutedAgent agent = new RoutedAgent("agent-" + number, selections[number / 2 % selections.length]);
        int count = Math.min(1 + chance.nextInt(size.perAgent), size.skills / 2);
        List<Integer> own = new ArrayList<>();
        while (own.size() < count) {
            int skill = skillOf(hot);
            if (!own.contains(skill)) {
                own.add(skill);
                agent.has(skills.get(skill), new Terms(1 + chance.nextInt(Terms.LEVEL_MAX), 0, 1 + chance.nextInt(5),
                        chance.nextInt(50)));
            }
        }
        (hot ? allHot : allCold).add(agent);
        if (hot) {
            return;
        }
        if (chance.nextInt(3) == 0) {
            busyCold.add(agent);
        } else {
            idles(agent);
        }
    }

    private void idles(RoutedAgent agent) {
        Idle idle = new Idle(later(), loaded());
        idleAgents.put(agent.agentId(), idle);
        agent.ready(idle.nanos, idle.load);
    }

    private int skillOf(boolean hot) {
        return 2 * chance.nextInt(size.skills / 2) + (hot ? 0 : 1);
    }

    private long later() {
        now += STEP_NANOS;
        return now;
    }

    /** Something that differs from agent to agent. */
    private AgentLoad loaded() {
        if (chance.nextInt(8) == 0) {
            String skill = skills.get(chance.nextInt(skills.size())).name();
            load = new AgentLoad(load.occupancy(), chance.nextInt(100), 0, List.of())
                    .busy(now - chance.nextLong(1, BUSY_NANOS), now).given(skill, now).worked(skill, 1_000, now);
        }
        return load;
    }

    private RoutedContact contact(boolean hot) {
        List<Need> needs = new ArrayList<>();
        for (int i = 0; i <= chance.nextInt(3); i++) {
            Membership asked = anybody(hot).memberships().get(0);
            if (needs.stream().noneMatch(need -> need.skill() == asked.skill())) {
                int level = asked.terms().level();
                needs.add(new Need(asked.skill(), chance.nextInt(4) == 0 ? Math.max(level, 8) : Terms.LEVEL_MAX));
            }
        }
        long ageing = chance.nextInt(3) == 0 ? AGEING_SECONDS * 1_000_000_000L : 0;
        return new RoutedContact(new ContactId(1, ++numbers), later(),
                new Urgency(1 + chance.nextInt(PRIORITIES), ageing), true, false, needs, Named.NOBODY);
    }

    /** Skills are asked for as often as agents have them, so that everybody is served some time. */
    private RoutedAgent anybody(boolean hot) {
        List<RoutedAgent> all = hot ? allHot : allCold;
        return all.get(chance.nextInt(all.size()));
    }

    private void arrives() {
        contact(true).enter();
        waiting++;
    }

    /** Lets so many agents become ready and so many contacts come; what is timed are the decisions with all changes of the order that they make. */
    void run(int times) {
        for (int i = 0; i < times; i++) {
            oneBecomesReady();
            oneCalls();
        }
    }

    private void oneBecomesReady() {
        RoutedAgent agent = anybody(true);
        Idle idle = new Idle(later(), loaded());
        long begun = System.nanoTime();
        RoutedContact contact = take(agent, idle);
        taken.add(System.nanoTime() - begun);
        if (contact != null) {
            waiting--;
            arrives();
        }
    }

    private void oneCalls() {
        RoutedContact contact = contact(false);
        long begun = System.nanoTime();
        RoutedAgent agent = router.agentFor(contact);
        if (agent != null) {
            agent.leave();
        }
        found.add(System.nanoTime() - begun);
        if (agent != null) {
            busyCold.add(agent);
        }
        if (!busyCold.isEmpty()) {
            int at = chance.nextInt(busyCold.size());
            RoutedAgent other = busyCold.get(at);
            busyCold.set(at, busyCold.get(busyCold.size() - 1));
            busyCold.remove(busyCold.size() - 1);
            idles(other);
        }
    }

    /**
     * The same decisions, each repeated on what it found, so that what it touches is near: what is left is the search itself.
     *
     * @return for each the middle of its repetitions, a contact that finds an agent and an agent who takes a contact together
     */
    long[] again(int times, int repetitions) {
        long[] middles = new long[times];
        long[] nanos = new long[repetitions];
        for (int i = 0; i < times; i++) {
            RoutedAgent agent = anybody(true);
            Idle idle = new Idle(later(), loaded());
            RoutedContact contact = contact(false);
            for (int k = 0; k < repetitions; k++) {
                long begun = System.nanoTime();
                RoutedContact taken = take(agent, idle);
                RoutedAgent found = router.agentFor(contact);
                if (found != null) {
                    found.leave();
                }
                nanos[k] = System.nanoTime() - begun;
                if (taken != null) {
                    taken.enter();
                }
                if (found != null) {
                    Idle before = idleAgents.get(found.agentId());
                    found.ready(before.nanos, before.load);
                }
            }
            middles[i] = Samples.percentile(nanos, 0.5);
        }
        return middles;
    }

    private RoutedContact take(RoutedAgent agent, Idle idle) {
        agent.ready(idle.nanos, idle.load);
        RoutedContact contact = router.contactFor(agent, now);
        if (contact != null) {
            contact.leave();
        }
        agent.leave();
        return contact;
    }

    void forget() {
        found.clear();
        taken.clear();
    }

    /** Times of contacts that found an agent. */
    long[] found() {
        return found.toArray();
    }

    /** Times of agents who took a contact. */
    long[] taken() {
        return taken.toArray();
    }
}
