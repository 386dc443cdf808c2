package io.strowger.tools.simulation.routing;

import io.strowger.core.model.ContactId;
import io.strowger.core.route.Media;
import io.strowger.core.route.Membership;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.route.Place;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.route.RoutedContact.Named;
import io.strowger.core.route.RoutedContact.Origin;
import io.strowger.core.route.RoutedContact.Urgency;
import io.strowger.core.route.RoutedSkill;
import io.strowger.core.route.Router;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import io.strowger.tools.simulation.routing.PlainRouter.Job;
import io.strowger.tools.simulation.routing.PlainRouter.Need;
import io.strowger.tools.simulation.routing.PlainRouter.Person;
import io.strowger.tools.simulation.routing.PlainRouter.Skill;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A small centre to which everything happens that can, at random: agents of all policies come and go, contacts of all plans wait, ask for more and give up. Whatever
 * the router decides is asked of the slow one too, and after every event no contact may wait for an agent who could take it.
 */
final class RoutingHistory {
    /** In so many events the centre is as full as it gets; then another begins. */
    static final int EVENTS = 4_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** Engine time at the beginning, so that no key is near 0. */
    private static final long START_MILLIS = 1_800_000_000_000L;
    private static final int AGENTS_MAX = 24;
    private static final int SKILLS_MAX = 8;
    private static final int CONTACTS_MAX = 40;
    private static final int SWITCHES_MAX = 3;
    private static final int LOCATIONS_MAX = 3;
    private static final long HOUR_MILLIS = 3_600_000;

    private final long seed;
    private final SplittableRandom chance;
    private final PlainRouter plain = new PlainRouter(this::canTake,
            (job, person) -> cost(job.medium, job.switchNumber, person.switchNumber));
    private final Router router = new Router(new Conditions());
    private final List<Skill> skills = new ArrayList<>();
    private final Map<String, RoutedSkill> routedSkills = new HashMap<>();
    private final Map<String, RoutedAgent> routedAgents = new HashMap<>();
    private final Map<String, Person> persons = new HashMap<>();
    private final Map<Integer, RoutedContact> routedContacts = new HashMap<>();
    private final Map<Integer, Job> jobs = new HashMap<>();
    private final int switches;
    private final int locations;
    private final boolean[] down = new boolean[SWITCHES_MAX];
    private final boolean[][] blocked = new boolean[SWITCHES_MAX][SWITCHES_MAX];
    private Media media = Media.ONLY_CALLS;
    private int numbers;
    private long decisions;
    private long refusals;
    private long given;

    /** Whoever the contact may not go to, as if he had been tried; the same for both routers. */
    private boolean canTake(Job job, Person person) {
        int mixed = job.number * 31 + person.id.hashCode();
        return (mixed & 15) != 0;
    }

    /** Agents are at up to three switches, and so are contacts that are calls; the link of some is down. */
    private int cost(int medium, int from, int to) {
        if (medium != Media.VOICE) {
            return 0;
        }
        boolean isOpen = !down[to] && (from == to || !blocked[from][to]);
        return !isOpen ? Router.Conditions.UNREACHABLE : from == to ? 0 : 1 + (from + to) % 2;
    }

    private final class Conditions implements Router.Conditions {
        @Override
        public boolean canTake(RoutedContact contact, RoutedAgent agent) {
            Job job = jobs.get((int) contact.id().low());
            Person person = persons.get(agent.agentId());
            return RoutingHistory.this.canTake(job, person) && plain.hasRoom(job, person);
        }

        @Override
        public boolean hasRoom(Origin origin, RoutedAgent agent) {
            Job job = new Job(0, 0);
            job.medium = origin.medium();
            job.weight = origin.weight();
            return plain.hasRoom(job, persons.get(agent.agentId()));
        }

        @Override
        public int cost(Origin origin, Place place) {
            return RoutingHistory.this.cost(origin.medium(), number(origin.switchName()), number(place.switchName()));
        }

        private static int number(String switchName) {
            return switchName.isEmpty() ? 0 : Integer.parseInt(switchName);
        }

        @Override
        public long nextAgentNanos(RoutedSkill skill) {
            for (Skill each : skills) {
                if (each.name.equals(skill.name())) {
                    return each.nextAgentMillis * NANOS_PER_MILLI;
                }
            }
            throw new IllegalStateException(skill.name());
        }
    }

    RoutingHistory(long seed) {
        this.seed = seed;
        this.chance = new SplittableRandom(seed);
        plain.nowMillis = START_MILLIS;
        switches = seed % 2 == 0 ? 1 : SWITCHES_MAX;
        locations = chance.nextBoolean() ? 0 : 1 + chance.nextInt(LOCATIONS_MAX);
        media(chance.nextBoolean() ? 1 : 2 + chance.nextInt(2));
        AgentSelection[] policies = AgentSelection.values();
        int count = 1 + chance.nextInt(SKILLS_MAX);
        for (int i = 0; i < count; i++) {
            Skill skill = new Skill("s" + i, policies[chance.nextInt(policies.length)],
                    chance.nextInt(3) == 0 ? 0 : 1_000 * (1 + chance.nextInt(60)), chance.nextInt(90_000));
            skills.add(skill);
            RoutedSkill routed = new RoutedSkill(skill.name);
            skill.medium = chance.nextInt(plain.media.size());
            skill.prefersLocation = chance.nextBoolean();
            routed.configured(skill.policy, skill.objectiveMillis * NANOS_PER_MILLI);
            routed.serves(skill.medium, skill.prefersLocation);
            routedSkills.put(skill.name, routed);
        }
        ContactSelection[] selections = ContactSelection.values();
        int agents = 1 + chance.nextInt(AGENTS_MAX);
        ContactSelection usual = selections[chance.nextInt(selections.length)];
        for (int i = 0; i < agents; i++) {
            person("a" + i, chance.nextInt(4) == 0 ? selections[chance.nextInt(selections.length)] : usual);
        }
    }

    /** Calls take all of an agent, or half; items take less, and are interrupted or not. */
    private void media(int count) {
        List<PlainRouter.Medium> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Integer> by = new ArrayList<>();
            for (int other = 0; other < count && i > 0; other++) {
                if (other != i && chance.nextInt(3) == 0) {
                    by.add(other);
                }
            }
            list.add(new PlainRouter.Medium(
                    count == 1 ? 100 : i == 0 ? 50 * (1 + chance.nextInt(2)) : 10 * (1 + chance.nextInt(10)), by));
        }
        plain.media = list;
        media = new Media(list.stream().map(medium -> new Media.Medium(medium.weight(),
                medium.interruptedBy().stream().mapToLong(by -> 1L << by).sum())).toList());
    }

    private String location() {
        return locations == 0 || chance.nextInt(4) == 0 ? "" : "l" + chance.nextInt(locations);
    }

    private void person(String id, ContactSelection selection) {
        Person person = new Person(id, selection);
        person.has = new int[plain.media.size()];
        person.atMost = new int[plain.media.size()];
        person.weights = plain.media.stream().<List<Integer>>map(medium -> new ArrayList<>()).toList();
        for (int medium = 0; medium < person.atMost.length; medium++) {
            person.atMost[medium] = medium == Media.VOICE ? 1 : chance.nextInt(5);
        }
        person.switchNumber = chance.nextInt(switches);
        person.location = location();
        RoutedAgent agent = new RoutedAgent(id, selection);
        for (Skill skill : skills) {
            if (chance.nextInt(3) != 0) {
                int level = 1 + (chance.nextBoolean() ? chance.nextInt(3) : chance.nextInt(Terms.LEVEL_MAX));
                Terms terms = new Terms(level, chance.nextInt(4) == 0 ? 1 + chance.nextInt(2) : 0,
                        1 + chance.nextInt(5), chance.nextInt(100), chance.nextInt(3) == 0);
                person.terms.put(skill, terms);
                agent.has(routedSkills.get(skill.name), terms);
            }
        }
        plain.people.add(person);
        persons.put(id, person);
        routedAgents.put(id, agent);
    }

    /** Lets things happen; throws AssertionError, with the seed, at the first disagreement. */
    void run(long decisionsMax) {
        for (int event = 0; event < EVENTS && decisions < decisionsMax; event++) {
            plain.nowMillis += chance.nextInt(4) == 0
                    ? 0
                    : chance.nextInt(1, chance.nextInt(20) == 0 ? 600_000 : 3_000);
            happens();
            settle();
            if (event % 16 == 0) {
                compareOrders();
            }
        }
    }

    private void happens() {
        switch (chance.nextInt(11)) {
            case 0, 1, 2 -> arrives();
            case 3, 4, 5 -> comesOrGoes(plain.people.get(chance.nextInt(plain.people.size())));
            case 6 -> changes();
            case 7 -> leaves();
            case 10 -> ways();
            case 8 -> overload(skills.get(chance.nextInt(skills.size())));
            default -> resort(plain.people.get(chance.nextInt(plain.people.size())));
        }
    }

    // --- agents

    /** One of his contacts is over, or he comes, or goes. */
    private void comesOrGoes(Person person) {
        int medium = chance.nextInt(person.has.length);
        if (person.has[medium] > 0) {
            person.has[medium]--;
            person.weights.get(medium).remove(chance.nextInt(person.weights.get(medium).size()));
            worked(person);
            person.idleMillis = plain.nowMillis - (chance.nextInt(5) == 0 ? chance.nextInt(60_000) : 0);
        } else {
            person.open = !person.open;
            if (person.open) {
                worked(person);
                person.idleMillis = plain.nowMillis - (chance.nextInt(5) == 0 ? chance.nextInt(60_000) : 0);
            }
        }
        isOffered(person);
    }

    /** The fast router is told what he can be offered from now on. */
    private void isOffered(Person person) {
        long offered = person.open
                ? media.free(person.atMost, person.has,
                        person.weights.stream().mapToInt(all -> all.stream().mapToInt(Integer::intValue).sum())
                                .toArray())
                : 0;
        RoutedAgent agent = routedAgents.get(person.id);
        if (offered == 0) {
            agent.leave();
        } else {
            agent.ready(offered, new Place(String.valueOf(person.switchNumber), person.location),
                    person.idleMillis * NANOS_PER_MILLI, person.load);
        }
    }

    /** A link or a path is lost, or back. */
    private void ways() {
        int from = chance.nextInt(switches);
        int to = chance.nextInt(switches);
        if (from == to) {
            down[to] = !down[to] && switches > 1 && chance.nextBoolean();
        } else {
            blocked[from][to] = !blocked[from][to] && chance.nextBoolean();
        }
    }

    /** He has been busy, or away, since some time. */
    private void worked(Person person) {
        long now = plain.nowMillis * NANOS_PER_MILLI;
        long since = now - chance.nextLong(1, HOUR_MILLIS) * NANOS_PER_MILLI;
        if (chance.nextInt(3) == 0) {
            person.load = person.load.away(now - since);
        } else if (chance.nextInt(4) != 0) {
            Skill skill = skills.get(chance.nextInt(skills.size()));
            person.load = person.load.busy(since, now).answered().worked(skill.name,
                    (now - since) / NANOS_PER_MILLI, now);
        }
    }

    /** Something of a ready agent changes that he is ordered by. */
    private void resort(Person person) {
        if (person.open) {
            worked(person);
            isOffered(person);
        }
    }

    private void overload(Skill skill) {
        skill.overload = chance.nextInt(Terms.RESERVE_MAX + 1);
        routedSkills.get(skill.name).overloaded(skill.overload);
    }

    // --- contacts

    private void arrives() {
        if (plain.jobs.size() == CONTACTS_MAX) {
            return;
        }
        Job job = new Job(++numbers, plain.nowMillis - (chance.nextInt(4) == 0 ? chance.nextInt(300_000) : 0));
        job.priority = chance.nextInt(20) == 0 ? 0 : 1 + chance.nextInt(chance.nextBoolean() ? 3 : 99);
        job.ageingMillis = chance.nextBoolean() ? 0 : 1_000L * (1 + chance.nextInt(chance.nextBoolean() ? 2 : 120));
        if (chance.nextInt(15) == 0) {
            job.direct = plain.people.get(chance.nextInt(plain.people.size()));
        } else if (chance.nextInt(5) == 0) {
            job.preferred = somebody();
            job.exclusive = chance.nextBoolean();
        }
        job.switchNumber = chance.nextInt(switches);
        job.location = location();
        Skill first = skills.get(chance.nextInt(skills.size()));
        job.medium = first.medium;
        int least = plain.media.get(job.medium).weight();
        job.weight = job.medium == Media.VOICE || chance.nextInt(3) != 0 ? 0 : least + chance.nextInt(101 - least);
        job.needs = needs(job, 1 + chance.nextInt(3));
        job.reachable = chance.nextInt(10) != 0;
        plain.jobs.add(job);
        jobs.put(job.number, job);
        enter(job);
    }

    private List<Person> somebody() {
        List<Person> list = new ArrayList<>();
        for (int i = 0; i <= chance.nextInt(3); i++) {
            Person person = plain.people.get(chance.nextInt(plain.people.size()));
            if (!list.contains(person)) {
                list.add(person);
            }
        }
        return list;
    }

    /** Of its medium. */
    private List<Need> needs(Job job, int count) {
        List<Skill> fitting = skills.stream().filter(skill -> skill.medium == job.medium).toList();
        List<Need> needs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Skill skill = fitting.get(chance.nextInt(fitting.size()));
            if (needs.stream().noneMatch(need -> need.skill() == skill)) {
                boolean local = skill.prefersLocation && !job.location.isEmpty() && chance.nextBoolean();
                needs.add(new Need(skill, chance.nextBoolean() ? Terms.LEVEL_MAX : 1 + chance.nextInt(16), local));
            }
        }
        return needs;
    }

    private void enter(Job job) {
        Named named = new Named(job.direct == null ? null : routedAgents.get(job.direct.id),
                job.preferred.stream().map(person -> routedAgents.get(person.id)).toList());
        RoutedContact contact = new RoutedContact(new ContactId(1, job.number), job.sinceMillis * NANOS_PER_MILLI,
                new Urgency(job.priority, job.ageingMillis * NANOS_PER_MILLI), job.reachable, job.exclusive,
                job.needs.stream().map(need -> new RoutedContact.Need(routedSkills.get(need.skill().name),
                        need.worstLevel(), need.isLocal())).toList(),
                named, new Origin(job.medium, String.valueOf(job.switchNumber), false, job.location, job.weight));
        routedContacts.put(job.number, contact);
        contact.enter();
    }

    /** A step begins, a request is renewed, or the time of preferred agents is over. */
    private void changes() {
        if (plain.jobs.isEmpty()) {
            return;
        }
        Job job = plain.jobs.get(chance.nextInt(plain.jobs.size()));
        routedContacts.remove(job.number).leave();
        switch (chance.nextInt(4)) {
            case 0 -> job.reachable = !job.reachable;
            case 1 -> job.exclusive = false;
            case 2 -> job.priority = 0;
            default -> job.needs = needs(job, 1 + chance.nextInt(4));
        }
        enter(job);
    }

    private void leaves() {
        if (!plain.jobs.isEmpty()) {
            gone(plain.jobs.get(chance.nextInt(plain.jobs.size())));
        }
    }

    private void gone(Job job) {
        plain.jobs.remove(job);
        routedContacts.remove(job.number).leave();
    }

    // --- decisions

    /** As the engine does it: whoever can be brought together is, one pair a decision, until both routers say of everybody who waits or is ready that nobody can. */
    private void settle() {
        boolean any = true;
        while (any) {
            any = false;
            int first = plain.jobs.isEmpty() ? 0 : chance.nextInt(plain.jobs.size());
            for (int i = 0; i < plain.jobs.size() && !any; i++) {
                Job job = plain.jobs.get((first + i) % plain.jobs.size());
                any = job.reachable && byContact(job);
            }
            first = chance.nextInt(plain.people.size());
            for (int i = 0; i < plain.people.size() && !any; i++) {
                any = byAgent(plain.people.get((first + i) % plain.people.size()));
            }
        }
    }

    private boolean byContact(Job job) {
        Person person = agentFor(job);
        if (person == null) {
            return false;
        }
        Job taken = contactFor(person);
        require(taken != null, "agent " + person.id + " has no contact, and contact " + job.number + " has him");
        if (taken == job) {
            give(job, person, null);
        } else {
            agree(taken, person);
        }
        return true;
    }

    /** Until a contact and an agent choose each other, as the engine does it. */
    private void agree(Job first, Person chooser) {
        Job job = first;
        Person person = agentFor(job);
        Job his = person == chooser ? job : contactFor(person);
        for (int i = 0; i < Router.AGREEMENTS_MAX && his != job; i++) {
            job = his;
            person = agentFor(job);
            his = contactFor(person);
        }
        give(his, person, person);
    }

    private boolean byAgent(Person person) {
        Job job = contactFor(person);
        if (job == null) {
            return false;
        }
        agree(job, person);
        return true;
    }

    private void count(Object answer) {
        decisions += answer == null ? 0 : 1;
        refusals += answer == null ? 1 : 0;
    }

    private Person agentFor(Job job) {
        Person expected = plain.agentFor(job);
        count(expected);
        RoutedAgent found = router.agentFor(routedContacts.get(job.number));
        require((expected == null ? "" : expected.id).equals(found == null ? "" : found.agentId()),
                "contact " + job.number + ": the slow router says " + (expected == null ? "nobody" : expected.id)
                        + ", the fast one " + (found == null ? "nobody" : found.agentId()));
        return expected;
    }

    private Job contactFor(Person person) {
        Job expected = plain.contactFor(person);
        count(expected);
        RoutedContact found = router.contactFor(routedAgents.get(person.id), plain.nowMillis * NANOS_PER_MILLI);
        require((expected == null ? 0 : expected.number) == (found == null ? 0 : found.id().low()),
                "agent " + person.id + " by " + person.selection + ": the slow router says contact "
                        + (expected == null ? 0 : expected.number) + ", the fast one "
                        + (found == null ? 0 : found.id().low()));
        return expected;
    }

    /** @param chooser who took the contact of all that he could; null when the contact found its agent */
    private void give(Job job, Person person, Person chooser) {
        require(person != null, "contact " + job.number + " was taken and nobody takes it");
        fair(job, person);
        if (chooser != null && chooser.selection == ContactSelection.PRIORITY && job.direct == null) {
            notStarved(job, chooser);
        }
        given++;
        long now = plain.nowMillis * NANOS_PER_MILLI;
        for (Need need : job.needs) {
            if (PlainRouter.meets(job, person, need)) {
                if (need.skill().policy == AgentSelection.WEIGHTED) {
                    person.load = person.load.given(need.skill().name, now);
                } else if (need.skill().policy == AgentSelection.ROUND_ROBIN) {
                    need.skill().turn = person.id;
                    routedSkills.get(need.skill().name).turn(person.id);
                }
                break;
            }
        }
        gone(job);
        person.has[job.medium]++;
        person.weights.get(job.medium).add(Math.max(job.weight, plain.media.get(job.medium).weight()));
        isOffered(person);
    }

    // --- what must always be true

    /** Nobody is passed over who came earlier and asks for the same. */
    private void fair(Job job, Person person) {
        for (Job other : plain.jobs) {
            boolean same = other.reachable == job.reachable && other.priority == job.priority
                    && other.ageingMillis == job.ageingMillis && other.needs.equals(job.needs)
                    && other.direct == job.direct && other.preferred.equals(job.preferred)
                    && other.exclusive == job.exclusive && other.switchNumber == job.switchNumber
                    && other.location.equals(job.location) && other.medium == job.medium
                    && other.weight == job.weight;
            require(!same || other.sinceMillis >= job.sinceMillis || !canTake(other, person),
                    "contact " + job.number + " overtook its like " + other.number);
        }
    }

    /**
     * Nobody passes a contact that ages, but those before all others, when that has waited for as many ageing times as its priority, and the other does not age; or
     * when the other came so much later and ages no faster; unless the other comes from where he is, and its skill prefers that.
     */
    private void notStarved(Job job, Person person) {
        for (Job other : plain.jobs) {
            long bound = other.priority * other.ageingMillis;
            boolean aged = bound != 0 && (job.ageingMillis == 0
                    ? plain.nowMillis - other.sinceMillis >= bound
                    : job.ageingMillis >= other.ageingMillis && job.sinceMillis - other.sinceMillis >= bound);
            boolean isNearer = PlainRouter.isPreferredThere(job, person)
                    && !PlainRouter.isPreferredThere(other, person);
            boolean couldHave = !isNearer && other.reachable && other.direct == null && !other.exclusive
                    && plain.isFree(other, person)
                    && other.needs.stream().anyMatch(need -> PlainRouter.meets(other, person, need));
            require(!aged || job.priority == 0 || !couldHave, "contact " + job.number + " passed " + other.number
                    + ", which had waited for longer than its priority");
        }
    }

    /** The whole order of agents, and what is counted of queues. */
    private void compareOrders() {
        Skill skill = skills.get(chance.nextInt(skills.size()));
        RoutedSkill routed = routedSkills.get(skill.name);
        int worst = 1 + chance.nextInt(Terms.LEVEL_MAX);
        List<String> fast = new ArrayList<>();
        for (Membership next = routed.next(null, worst); next != null; next = routed.next(next, worst)) {
            fast.add(next.agent().agentId());
        }
        List<String> slow = plain.inOrder(skill, worst).stream().map(person -> person.id).toList();
        require(fast.equals(slow), "order of agents in " + skill.policy + ": " + slow + " and " + fast);
        List<Job> waiting = plain.jobs.stream()
                .filter(job -> job.needs.stream().anyMatch(need -> need.skill() == skill)).toList();
        require(routed.queue().size() == waiting.size(), "length of the queue");
        require(routed.queue().longestNanos() == NANOS_PER_MILLI
                * waiting.stream().mapToLong(job -> job.sinceMillis).min().orElse(0), "longest wait");
        int priority = chance.nextInt(100);
        require(routed.queue().ahead(priority) == waiting.stream().filter(job -> job.priority <= priority).count(),
                "contacts ahead of priority " + priority);
        List<Integer> order = new ArrayList<>();
        routed.queue().inOrder(plain.nowMillis * NANOS_PER_MILLI).forEach(each -> order.add((int) each.id().low()));
        List<Integer> sorted = waiting.stream().sorted((a, b) -> {
            int aged = plain.aged(a, b);
            int since = aged != 0 ? aged : Long.compare(a.sinceMillis, b.sinceMillis);
            return since != 0 ? since : Integer.compare(a.number, b.number);
        }).map(job -> job.number).toList();
        require(order.equals(sorted), "order of the queue: " + sorted + " and " + order);
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("seed " + seed + ", decision " + decisions + ": " + what);
        }
    }

    /** Choices that both routers made. */
    long decisions() {
        return decisions;
    }

    /** Questions to which both said that there is nobody. */
    long refusals() {
        return refusals;
    }

    /** Contacts that were given to an agent. */
    long given() {
        return given;
    }
}
