package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is administered in a switch. Checked as a whole when built: a number twice, a vector that points outside itself
 * or a skill
 * that does not exist is refused with an {@link IllegalArgumentException}.
 *
 * @param stations the stations
 * @param vdns the VDNs with their vectors
 * @param skills the skills
 * @param agents the agents' login ids
 * @param trunkGroups the trunk groups
 * @param timers the administered times and limits
 */
public record SwitchPlan(
        List<StationPlan> stations,
        List<VdnPlan> vdns,
        List<SkillPlan> skills,
        List<AgentPlan> agents,
        List<TrunkGroupPlan> trunkGroups,
        Timers timers) {
    /** Most devices of one kind. */
    public static final int MAX_DEVICES = 50_000;
    /** Most characters of a name. */
    public static final int MAX_NAME = 64;
    /** Most steps of one vector. */
    public static final int MAX_VECTOR_STEPS = 99;

    public SwitchPlan {
        stations = List.copyOf(stations);
        vdns = List.copyOf(vdns);
        skills = List.copyOf(skills);
        agents = List.copyOf(agents);
        trunkGroups = List.copyOf(trunkGroups);
        Set<String> numbers = new LinkedHashSet<>();
        for (String number : numbers(stations, vdns, skills, agents)) {
            require(!number.isEmpty() && number.length() <= 16 && number.chars().allMatch(c -> c >= '0' && c <= '9'),
                    "not an extension: " + number);
            require(numbers.add(number), "number used twice: " + number);
        }
        require(Math.max(stations.size(), Math.max(vdns.size(), agents.size())) <= MAX_DEVICES,
                "more than " + MAX_DEVICES + " devices");
        for (String name : names(stations, vdns, skills, agents)) {
            require(name.length() <= MAX_NAME, "name too long: " + name);
        }
        Set<String> skillNumbers = new LinkedHashSet<>();
        skills.forEach(skill -> skillNumbers.add(skill.extension()));
        for (AgentPlan agent : agents) {
            require(skillNumbers.containsAll(agent.skills()),
                    "agent " + agent.id() + " has a skill that does not exist");
        }
        for (VdnPlan vdn : vdns) {
            vdn.check(skillNumbers);
        }
    }

    private static List<String> numbers(List<StationPlan> stations, List<VdnPlan> vdns, List<SkillPlan> skills,
            List<AgentPlan> agents) {
        List<String> numbers = new ArrayList<>();
        stations.forEach(station -> numbers.add(station.extension()));
        vdns.forEach(vdn -> numbers.add(vdn.extension()));
        skills.forEach(skill -> numbers.add(skill.extension()));
        agents.forEach(agent -> numbers.add(agent.id()));
        return numbers;
    }

    private static List<String> names(List<StationPlan> stations, List<VdnPlan> vdns, List<SkillPlan> skills,
            List<AgentPlan> agents) {
        List<String> names = new ArrayList<>();
        stations.forEach(station -> names.add(station.name()));
        vdns.forEach(vdn -> names.add(vdn.name()));
        skills.forEach(skill -> names.add(skill.name()));
        agents.forEach(agent -> names.add(agent.name()));
        return names;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * A station.
     *
     * @param extension its number
     * @param name its user's name
     * @param appearances calls it can have at once, own calls included
     * @param incomingAppearances of these, the ones an arriving call may take; with one of them taken by a call the
     * next is busy
     * @param answerMode who answers it
     */
    public record StationPlan(
            String extension, String name, int appearances, int incomingAppearances, AnswerMode answerMode) {
        /** Appearances of an ordinary station. */
        public static final int DEFAULT_APPEARANCES = 3;
        /** Most appearances of a station. */
        public static final int MAX_APPEARANCES = 10;

        public StationPlan {
            require(appearances >= 1 && appearances <= MAX_APPEARANCES,
                    "appearances of " + extension + ": " + appearances);
            require(incomingAppearances >= 1 && incomingAppearances <= appearances,
                    "incoming appearances of " + extension + ": " + incomingAppearances);
        }

        /** A station with three appearances of which one takes arriving calls. */
        public static StationPlan of(String extension, AnswerMode answerMode) {
            return new StationPlan(extension, "Station " + extension, DEFAULT_APPEARANCES, 1, answerMode);
        }
    }

    /**
     * A VDN and its vector.
     *
     * @param extension its number
     * @param name its name
     * @param vector the steps, the first is step 1
     */
    public record VdnPlan(String extension, String name, List<VectorStep> vector) {
        public VdnPlan {
            vector = List.copyOf(vector);
            require(!vector.isEmpty() && vector.size() <= MAX_VECTOR_STEPS,
                    "steps of the vector of " + extension + ": " + vector.size());
        }

        /**
         * The vector under which an application distributes calls: ask, wait hearing music, ask again; after a number
         * of rounds
         * without an answer queue to the fallback skill.
         *
         * @param waitSeconds time between two questions
         * @param rounds how often the question is asked again
         * @param fallbackSkill the skill that takes the call at last
         */
        public static VdnPlan adjunctRouted(String extension, int waitSeconds, int rounds, String fallbackSkill) {
            return new VdnPlan(extension, "VDN " + extension,
                    List.of(new VectorStep.Wait(0, Treatment.RINGBACK), new VectorStep.AdjunctRouting(),
                            new VectorStep.Wait(waitSeconds, Treatment.MUSIC),
                            new VectorStep.Goto(2, new VectorStep.Condition.FewerTimesThan(rounds)),
                            new VectorStep.QueueTo(fallbackSkill, VectorStep.Priority.MEDIUM), new VectorStep.Stop()));
        }

        private void check(Set<String> skills) {
            for (VectorStep step : vector) {
                if (step instanceof VectorStep.Goto jump) {
                    require(jump.step() >= 1 && jump.step() <= vector.size(),
                            "vector of " + extension + " goes to step " + jump.step());
                }
                if (step instanceof VectorStep.QueueTo queue) {
                    require(skills.contains(queue.skill()),
                            "vector of " + extension + " queues to unknown " + queue.skill());
                }
                if (step instanceof VectorStep.Wait wait) {
                    require(wait.seconds() >= 0, "vector of " + extension + " waits " + wait.seconds() + " s");
                }
            }
        }
    }

    /**
     * A skill (a vector-controlled hunt group).
     *
     * @param extension its number
     * @param name its name
     * @param noAnswerMillis after how long an unanswered call goes back to the queue and the agent to AUX; 0 never
     */
    public record SkillPlan(String extension, String name, long noAnswerMillis) {}

    /**
     * An agent's login id.
     *
     * @param id the login id
     * @param name the agent's name
     * @param password what SetAgentState must bring to log in, empty for none
     * @param skills the skills, most important first
     */
    public record AgentPlan(String id, String name, String password, List<String> skills) {
        public AgentPlan {
            skills = List.copyOf(skills);
        }
    }

    /**
     * A trunk group.
     *
     * @param group its number, such as {@code 801}
     * @param members circuits in it
     */
    public record TrunkGroupPlan(String group, int members) {
        /** Most circuits of a group. */
        public static final int MAX_MEMBERS = 9_999;

        public TrunkGroupPlan {
            require(members >= 1 && members <= MAX_MEMBERS, "circuits of group " + group + ": " + members);
        }
    }

    /**
     * Administered times and limits.
     *
     * @param busyToneMillis how long a caller hears busy before the switch drops him
     * @param vectorDisconnectMillis how long a call may be in vectoring; 0 for ever
     * @param callIdLimit highest call id; ids are handed out in a circle, so a small limit makes reuse come early
     * @param externalAnswerMillis after how long an outside party that was called answers
     */
    public record Timers(long busyToneMillis, long vectorDisconnectMillis, int callIdLimit, long externalAnswerMillis) {
        /** Highest call id, and so most calls at once. */
        public static final int MAX_CALL_ID = 65_535;

        public Timers {
            require(callIdLimit >= 1 && callIdLimit <= MAX_CALL_ID, "highest call id: " + callIdLimit);
            require(busyToneMillis >= 0 && vectorDisconnectMillis >= 0 && externalAnswerMillis >= 0,
                    "a time below zero");
        }

        /** Ordinary administration. */
        public static final Timers DEFAULT = new Timers(10_000, 0, 16_383, 3_000);
    }
}
