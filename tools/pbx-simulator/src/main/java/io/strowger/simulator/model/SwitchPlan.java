package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.List;

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
 * @param acd announcements, numbered vectors, voice ports and how distribution behaves
 */
public record SwitchPlan(
        List<StationPlan> stations,
        List<VdnPlan> vdns,
        List<SkillPlan> skills,
        List<AgentPlan> agents,
        List<TrunkGroupPlan> trunkGroups,
        Timers timers,
        AcdPlan acd) {
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
        new PlanCheck(stations, skills, acd).check(vdns, agents);
    }

    /** A plan without announcements, numbered vectors and voice ports. */
    public SwitchPlan(List<StationPlan> stations, List<VdnPlan> vdns, List<SkillPlan> skills, List<AgentPlan> agents,
            List<TrunkGroupPlan> trunkGroups, Timers timers) {
        this(stations, vdns, skills, agents, trunkGroups, timers, AcdPlan.NONE);
    }

    /** The same with other distribution. */
    public SwitchPlan withAcd(AcdPlan other) {
        return new SwitchPlan(stations, vdns, skills, agents, trunkGroups, timers, other);
    }

    static void require(boolean condition, String message) {
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
     * @param options what else is administered
     */
    public record VdnPlan(String extension, String name, List<VectorStep> vector, VdnOptions options) {
        public VdnPlan {
            vector = List.copyOf(vector);
            require(!vector.isEmpty() && vector.size() <= MAX_VECTOR_STEPS,
                    "steps of the vector of " + extension + ": " + vector.size());
        }

        /** A VDN with ordinary options. */
        public VdnPlan(String extension, String name, List<VectorStep> vector) {
            this(extension, name, vector, VdnOptions.DEFAULT);
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
                            new VectorStep.Goto(2, new VectorCondition.FewerTimesThan(rounds)),
                            new VectorStep.QueueTo(fallbackSkill, VectorStep.Priority.MEDIUM), new VectorStep.Stop()));
        }
    }

    /**
     * What else a VDN has.
     *
     * @param skills up to three skills that steps name by their place
     * @param override whether the VDN that a call is routed to from this one becomes the active one
     */
    public record VdnOptions(List<String> skills, boolean override) {
        /** No skills of its own; the last VDN is the active one. */
        public static final VdnOptions DEFAULT = new VdnOptions(List.of(), true);

        public VdnOptions {
            skills = List.copyOf(skills);
            require(skills.size() <= SkillPlaces.LIST.size(), "a VDN has at most three skills: " + skills);
        }
    }

    /**
     * A skill, or another hunt group.
     *
     * @param extension its number
     * @param name its name
     * @param noAnswerMillis after how long an unanswered call is taken from an agent, who goes to AUX; 0 never
     * @param options what else is administered
     */
    public record SkillPlan(String extension, String name, long noAnswerMillis, SkillOptions options) {
        public SkillPlan {
            require(noAnswerMillis >= 0, "skill " + extension + " has a time below zero");
        }

        /** A vector-controlled skill with ordinary options. */
        public SkillPlan(String extension, String name, long noAnswerMillis) {
            this(extension, name, noAnswerMillis, SkillOptions.DEFAULT);
        }
    }

    /**
     * What else a skill has.
     *
     * @param number the hunt group's number, by which vectors name it too; 0 for none
     * @param form whether vectors control it and how it chooses an agent
     * @param queueLimit most waiting calls; the next one finds the queue full
     * @param noAnswer what becomes of an unanswered call and its agent
     * @param timedAcwMillis how long after each call an agent in auto-in is in ACW; 0 for not at all
     * @param members stations, such as voice ports, that take its calls without an agent
     */
    public record SkillOptions(
            int number,
            Form form,
            int queueLimit,
            NoAnswer noAnswer,
            long timedAcwMillis,
            List<String> members) {
        /** Most waiting calls of a skill. */
        public static final int MAX_QUEUE = 10_000;
        /** Highest number of a hunt group. */
        public static final int MAX_NUMBER = 8_000;

        /** Vector-controlled, the most idle agent first, unanswered calls to the head of the queue. */
        public static final SkillOptions DEFAULT = new SkillOptions(0, Form.of(Method.UCD_MIA), MAX_QUEUE,
                NoAnswer.REQUEUE, 0, List.of());

        public SkillOptions {
            members = List.copyOf(members);
            require(number >= 0 && number <= MAX_NUMBER, "number of a hunt group: " + number);
            require(queueLimit >= 0 && queueLimit <= MAX_QUEUE, "waiting calls of a skill: " + queueLimit);
            require(timedAcwMillis >= 0, "a time below zero");
        }

        /** The same with a number. */
        public SkillOptions numbered(int newNumber) {
            return new SkillOptions(newNumber, form, queueLimit, noAnswer, timedAcwMillis, members);
        }

        /** The same in another form. */
        public SkillOptions formed(Form newForm) {
            return new SkillOptions(number, newForm, queueLimit, noAnswer, timedAcwMillis, members);
        }

        /** The same with another queue limit. */
        public SkillOptions limited(int newLimit) {
            return new SkillOptions(number, form, newLimit, noAnswer, timedAcwMillis, members);
        }

        /** The same with other redirection on no answer. */
        public SkillOptions redirecting(NoAnswer newNoAnswer) {
            return new SkillOptions(number, form, queueLimit, newNoAnswer, timedAcwMillis, members);
        }

        /** The same with timed work after calls. */
        public SkillOptions timed(long millis) {
            return new SkillOptions(number, form, queueLimit, noAnswer, millis, members);
        }

        /** The same with stations as members. */
        public SkillOptions staffedBy(List<String> stations) {
            return new SkillOptions(number, form, queueLimit, noAnswer, timedAcwMillis, stations);
        }
    }

    /**
     * The kind of a hunt group.
     *
     * @param vectorControlled whether only vectors bring calls; then it cannot be monitored for calls
     * @param method whom it chooses
     */
    public record Form(boolean vectorControlled, Method method) {
        /** A vector-controlled group. */
        public static Form of(Method method) {
            return new Form(true, method);
        }
    }

    /** Which free agent gets a call. */
    public enum Method {
        /** The most idle one. */
        UCD_MIA,
        /** The most idle one of those for whom the skill has the best level. */
        EAD_MIA
    }

    /**
     * What becomes of a call that an agent has let ring.
     *
     * @param vdn where it goes, empty for the head of the skill's queue
     * @param reasonCode reason of the agent's AUX
     */
    public record NoAnswer(String vdn, int reasonCode) {
        /** Back to the head of the queue, no reason. */
        public static final NoAnswer REQUEUE = new NoAnswer("", 0);

        public NoAnswer {
            require(reasonCode >= 0 && reasonCode <= AgentChange.MAX_REASON_CODE, "reason code: " + reasonCode);
        }
    }

    /**
     * An agent's login id.
     *
     * @param id the login id
     * @param name the agent's name
     * @param password what SetAgentState must bring to log in, empty for none
     * @param skills his skills with their levels
     * @param handling which of several waiting calls is his
     */
    public record AgentPlan(String id, String name, String password, List<AgentSkill> skills, Handling handling) {
        /** Most skills of an agent. */
        public static final int MAX_SKILLS = 120;

        public AgentPlan {
            skills = List.copyOf(skills);
            require(skills.size() <= MAX_SKILLS, "agent " + id + " has " + skills.size() + " skills");
        }

        /** An agent with skills in the order of their importance, each one level below the last. */
        public AgentPlan(String id, String name, String password, List<String> skills) {
            this(id, name, password, AgentSkill.inOrder(skills), Handling.SKILL_LEVEL);
        }
    }

    /**
     * A skill of an agent.
     *
     * @param skill the skill
     * @param level 1, the best, to {@link #MAX_LEVEL}
     */
    public record AgentSkill(String skill, int level) {
        /** Lowest level. */
        public static final int MAX_LEVEL = 16;

        public AgentSkill {
            require(level >= 1 && level <= MAX_LEVEL, "level of skill " + skill + ": " + level);
        }

        static List<AgentSkill> inOrder(List<String> skills) {
            List<AgentSkill> levels = new ArrayList<>();
            for (String skill : skills) {
                levels.add(new AgentSkill(skill, Math.min(levels.size() + 1, MAX_LEVEL)));
            }
            return levels;
        }
    }

    /** Which of several waiting calls a free agent gets. */
    public enum Handling {
        /** One of the skill with his best level. */
        SKILL_LEVEL,
        /** The one of highest priority that has waited longest, whatever its skill. */
        GREATEST_NEED
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
