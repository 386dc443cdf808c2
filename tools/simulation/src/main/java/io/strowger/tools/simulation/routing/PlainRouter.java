package io.strowger.tools.simulation.routing;

import io.strowger.core.route.AgentLoad;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.route.Router;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;

/**
 * The slow and obviously right router: it has no index and no queue, looks at everybody at every choice, and orders them by the definitions as they are written. Times
 * are milliseconds, so that fractions compare in plain numbers.
 */
final class PlainRouter {
    static final class Skill {
        final String name;
        final AgentSelection policy;
        final long objectiveMillis;
        final long nextAgentMillis;
        int medium;
        boolean prefersLocation;
        int overload;
        String turn = "";

        Skill(String name, AgentSelection policy, long objectiveMillis, long nextAgentMillis) {
            this.name = name;
            this.policy = policy;
            this.objectiveMillis = objectiveMillis;
            this.nextAgentMillis = nextAgentMillis;
        }
    }

    static final class Person {
        final String id;
        final ContactSelection selection;
        final Map<Skill, Terms> terms = new TreeMap<>(Comparator.comparing(skill -> skill.name));
        /** Nothing but what he has keeps him from contacts. */
        boolean open;
        /** How many contacts of each medium he has, and how many he may have. */
        int[] has = {0};
        int[] atMost = {1};
        /** What those of each medium weigh, one by one. */
        List<List<Integer>> weights = List.of(new ArrayList<>());
        int switchNumber;
        String location = "";
        long idleMillis;
        AgentLoad load = AgentLoad.NONE;

        Person(String id, ContactSelection selection) {
            this.id = id;
            this.selection = selection;
        }
    }

    record Need(Skill skill, int worstLevel, boolean isLocal) {}

    /** A kind of contacts: how much of an agent one takes, and which others are offered as if it were not there. */
    record Medium(int weight, List<Integer> interruptedBy) {}

    static final class Job {
        final int number;
        final long sinceMillis;
        int priority;
        long ageingMillis;
        boolean reachable = true;
        boolean exclusive;
        List<Need> needs = List.of();
        Person direct;
        List<Person> preferred = List.of();
        int medium;
        /** Where it is more than that of its medium; 0 = it is not. */
        int weight;
        int switchNumber;
        String location = "";

        Job(int number, long sinceMillis) {
            this.number = number;
            this.sinceMillis = sinceMillis;
        }
    }

    /** A way for an agent to a contact: a skill of his, or null where the contact names him. */
    private record Way(Job job, Skill skill) {}

    final List<Person> people = new ArrayList<>();
    final List<Job> jobs = new ArrayList<>();
    List<Medium> media = List.of(new Medium(100, List.of()));
    long nowMillis;
    private final BiPredicate<Job, Person> canTake;
    private final ToIntBiFunction<Job, Person> cost;

    PlainRouter(BiPredicate<Job, Person> canTake, ToIntBiFunction<Job, Person> cost) {
        this.canTake = canTake;
        this.cost = cost;
    }

    /** Who takes it, or null. */
    Person agentFor(Job job) {
        if (job.direct != null) {
            return isFree(job, job.direct) ? job.direct : null;
        }
        for (Person person : job.preferred) {
            if (isFree(job, person)) {
                return person;
            }
        }
        if (job.exclusive) {
            return null;
        }
        for (Need need : job.needs) {
            Person best = null;
            for (Person person : people) {
                if (isFree(job, person) && meets(job, person, need)
                        && (best == null || isCheaperOrFirst(job, need.skill, person, best))) {
                    best = person;
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private boolean isCheaperOrFirst(Job job, Skill skill, Person person, Person other) {
        int order = skill.prefersLocation ? Boolean.compare(isLocal(job, other), isLocal(job, person)) : 0;
        if (order == 0) {
            order = Integer.compare(cost.applyAsInt(job, person), cost.applyAsInt(job, other));
        }
        return order != 0 ? order < 0 : compare(skill, person, other) < 0;
    }

    private static boolean isLocal(Job job, Person person) {
        return !job.location.isEmpty() && job.location.equals(person.location);
    }

    /** Whether nothing but skills keeps him from it. */
    boolean isFree(Job job, Person person) {
        return isOffered(person, job.medium) && hasRoom(job, person)
                && cost.applyAsInt(job, person) != Router.Conditions.UNREACHABLE
                && canTake.test(job, person);
    }

    /** Whether he has room for one more of the medium. */
    boolean isOffered(Person person, int medium) {
        return person.open && person.has[medium] < person.atMost[medium]
                && media.get(medium).weight <= room(person, medium);
    }

    /** Whether it fits beside what he has. */
    boolean hasRoom(Job job, Person person) {
        return job.weight <= room(person, job.medium);
    }

    private int room(Person person, int medium) {
        int room = 100;
        for (int other = 0; other < media.size(); other++) {
            if (!media.get(other).interruptedBy.contains(medium)) {
                room -= person.weights.get(other).stream().mapToInt(Integer::intValue).sum();
            }
        }
        return room;
    }

    boolean isOfferedAnything(Person person) {
        return IntStream.range(0, media.size()).anyMatch(medium -> isOffered(person, medium));
    }

    static boolean meets(Job job, Person person, Need need) {
        return (!need.isLocal || isLocal(job, person)) && takesPart(person, need.skill, need.worstLevel);
    }

    private static boolean takesPart(Person person, Skill skill, int worstLevel) {
        Terms terms = person.terms.get(skill);
        return terms != null && terms.level() <= worstLevel && reserve(skill, person) <= skill.overload;
    }

    /** As he was given it, or the first level where the skill has had more than its part of his time. */
    private static int reserve(Skill skill, Person person) {
        Terms terms = person.terms.get(skill);
        boolean over = terms.autoReserve() && aboveShare(skill, person) > 0;
        return over ? Math.max(1, terms.reserve()) : terms.reserve();
    }

    /** Who of two comes first in a skill. */
    static int compare(Skill skill, Person a, Person b) {
        Terms left = a.terms.get(skill);
        Terms right = b.terms.get(skill);
        int order = Integer.compare(reserve(skill, a), reserve(skill, b));
        if (order == 0 && (skill.policy == AgentSelection.EAD_MIA || skill.policy == AgentSelection.EAD_LOA)) {
            order = Integer.compare(left.level(), right.level());
        }
        if (order == 0 && skill.policy == AgentSelection.ROUND_ROBIN) {
            boolean leftIsBehind = skill.turn.isEmpty() || a.id.compareTo(skill.turn) > 0;
            boolean rightIsBehind = skill.turn.isEmpty() || b.id.compareTo(skill.turn) > 0;
            order = Boolean.compare(rightIsBehind, leftIsBehind);
            return order != 0 ? order : a.id.compareTo(b.id);
        }
        if (order == 0) {
            order = Long.compare(score(skill, a), score(skill, b));
        }
        if (order == 0) {
            order = Long.compare(a.idleMillis, b.idleMillis);
        }
        return order != 0 ? order : a.id.compareTo(b.id);
    }

    private static long score(Skill skill, Person person) {
        Terms terms = person.terms.get(skill);
        AgentLoad.Share share = person.load.share(skill.name);
        return switch (skill.policy) {
            case EAD_MIA, UCD_MIA, ROUND_ROBIN -> 0;
            case EAD_LOA, UCD_LOA -> person.load.occupancy();
            case FEWEST_CALLS -> person.load.contacts();
            case WEIGHTED -> share.given() == 0
                    ? Long.MIN_VALUE
                    : share.given() - (long) StrictMath.rint(
                            StrictMath.log(terms.weight()) / StrictMath.log(2) * (1 << 20));
            case PERCENT_ALLOCATION -> aboveShare(skill, person);
        };
    }

    private static long aboveShare(Skill skill, Person person) {
        long all = person.load.workMillis();
        long share = all == 0 ? 0 : (person.load.share(skill.name).workMillis() << 20) / all;
        return share - ((long) person.terms.get(skill).percent() << 20) / 100;
    }

    /** Which contact he takes, or null. */
    Job contactFor(Person person) {
        Way best = null;
        for (Job job : jobs) {
            if (job.direct == person && job.reachable && isFree(job, person)) {
                Way way = new Way(job, null);
                best = best == null || compare(ContactSelection.PRIORITY, person, way, best) < 0 ? way : best;
            }
        }
        if (best != null) {
            return best.job;
        }
        for (Job job : jobs) {
            if (!job.reachable || !isFree(job, person)) {
                continue;
            }
            for (Way way : ways(job, person)) {
                best = best == null || isTakenBefore(person, way, best) ? way : best;
            }
        }
        return best == null ? null : best.job;
    }

    private boolean isTakenBefore(Person person, Way way, Way other) {
        boolean byPriority = person.selection == ContactSelection.PRIORITY
                || person.selection == ContactSelection.GREATEST_NEED;
        int order = byPriority ? Boolean.compare(other.job.priority == 0, way.job.priority == 0) : 0;
        if (order == 0) {
            order = Boolean.compare(isPreferredThere(person, other), isPreferredThere(person, way));
        }
        return order != 0 ? order < 0 : compare(person.selection, person, way, other) < 0;
    }

    /** Whether it comes before others for him because it comes from where he is. */
    static boolean isPreferredThere(Job job, Person person) {
        return ways(job, person).stream().anyMatch(way -> isPreferredThere(person, way));
    }

    /** Whether it comes from where he is, and what it counts for prefers that. */
    private static boolean isPreferredThere(Person person, Way way) {
        Skill skill = skill(person, way);
        return skill != null && skill.prefersLocation && isLocal(way.job, person);
    }

    private static List<Way> ways(Job job, Person person) {
        List<Way> ways = new ArrayList<>();
        if (job.preferred.contains(person)) {
            ways.add(new Way(job, null));
        }
        if (job.direct == null && !job.exclusive) {
            for (Need need : job.needs) {
                if (meets(job, person, need)) {
                    ways.add(new Way(job, need.skill));
                }
            }
        }
        return ways;
    }

    private int compare(ContactSelection selection, Person person, Way a, Way b) {
        int order = switch (selection) {
            case PRIORITY -> aged(a.job, b.job);
            case OLDEST -> 0;
            case GREATEST_NEED -> Integer.compare(a.job.priority, b.job.priority);
            case SKILL_LEVEL -> {
                int levels = Integer.compare(level(person, a), level(person, b));
                yield levels != 0 ? levels : Integer.compare(a.job.priority, b.job.priority);
            }
            case SERVICE_OBJECTIVE -> byObjective(person, a, b);
            case PREDICTED_WAIT -> Long.compare(predicted(person, b), predicted(person, a));
        };
        if (order == 0) {
            order = Long.compare(a.job.sinceMillis, b.job.sinceMillis);
        }
        return order != 0 ? order : Integer.compare(a.job.number, b.job.number);
    }

    /** Priority less wait in units of the ageing time; one of priority 0 is before all. */
    int aged(Job a, Job b) {
        if (a.priority == 0 || b.priority == 0) {
            return Integer.compare(a.priority, b.priority);
        }
        long slopeA = Math.max(1, a.ageingMillis);
        long slopeB = Math.max(1, b.ageingMillis);
        long pointsA = a.priority * slopeA - (a.ageingMillis == 0 ? 0 : nowMillis - a.sinceMillis);
        long pointsB = b.priority * slopeB - (b.ageingMillis == 0 ? 0 : nowMillis - b.sinceMillis);
        return Long.compare(Math.multiplyExact(pointsA, slopeB), Math.multiplyExact(pointsB, slopeA));
    }

    private static int level(Person person, Way way) {
        return way.skill == null ? 0 : person.terms.get(way.skill).level();
    }

    private int byObjective(Person person, Way a, Way b) {
        long objectiveA = objective(person, a);
        long objectiveB = objective(person, b);
        long waitA = objectiveA == 0 ? 0 : nowMillis - a.job.sinceMillis;
        long waitB = objectiveB == 0 ? 0 : nowMillis - b.job.sinceMillis;
        return Long.compare(waitB * Math.max(1, objectiveA), waitA * Math.max(1, objectiveB));
    }

    private long objective(Person person, Way way) {
        Skill skill = skill(person, way);
        return skill == null ? 0 : skill.objectiveMillis;
    }

    private long predicted(Person person, Way way) {
        Skill skill = skill(person, way);
        return nowMillis - way.job.sinceMillis + (skill == null ? 0 : skill.nextAgentMillis);
    }

    /** What a contact counts for that names the agent: the first need that he meets, or its first. */
    private static Skill skill(Person person, Way way) {
        if (way.skill != null) {
            return way.skill;
        }
        for (Need need : way.job.needs) {
            if (meets(way.job, person, need)) {
                return need.skill;
            }
        }
        return way.job.needs.isEmpty() ? null : way.job.needs.get(0).skill;
    }

    /** Everybody who takes part in a skill down to a level, in order. */
    List<Person> inOrder(Skill skill, int worstLevel) {
        return people.stream()
                .filter(person -> isOffered(person, skill.medium) && takesPart(person, skill, worstLevel))
                .sorted((a, b) -> compare(skill, a, b)).toList();
    }
}
