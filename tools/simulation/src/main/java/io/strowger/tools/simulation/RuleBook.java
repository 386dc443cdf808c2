package io.strowger.tools.simulation;

import io.strowger.core.analysis.NumberTable;
import io.strowger.core.analysis.NumberTableWriter;
import io.strowger.core.analysis.NumberTables;
import io.strowger.core.runtime.TableDirectory;
import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.LookUpSite;
import io.strowger.core.site.NumberTableSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.RuleSite.AddedSkill;
import io.strowger.core.site.RuleSite.Changes;
import io.strowger.core.site.Site;
import io.strowger.core.site.VariableSite;
import io.strowger.core.site.VariableType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Rules that a technician may write, each with what its text means said a second time in Java; and what they read: a variable, outside data, a table of numbers in
 * two editions, the hours.
 */
final class RuleBook {
    static final String VARIABLE = "mood";
    static final String BUSY = "busy";
    static final String CALM = "calm";
    static final String LOOK_UP = "crm";
    static final String FIELD = "tier";
    static final String GOLD = "gold";
    /** What outside data says without an answer. */
    static final String STANDARD_TIER = "none";
    private static final String TABLE = "region";
    private static final String EAST = "east";
    private static final String WEST = "west";
    /** A plan that rules give. */
    private static final String SWIFT = "swift";
    private static final int SWIFT_PRIORITY = 2;
    private static final int DEADLINE_MIN_MILLIS = 300;
    /** Outside data may take so long. */
    static final int DEADLINE_MAX_MILLIS = 3_000;
    private static final int PRIORITY_MAX = 99;
    private static final int BY_MAX = 3;
    private static final int DIGITS = 10;
    /** Of the two editions of the table: numbers with a digit below that behind their beginning are the east. */
    private static final int[] EDITIONS = {3, 7};
    /** Beginnings of callers' numbers, as the switch gives them and in international form. */
    private static final List<String> CALLERS = List.of("91555", "1555");

    private static final Map<String, NumberTable> FILES = new TreeMap<>();
    private static final List<String> HASHES = new ArrayList<>();

    static {
        for (int edition : EDITIONS) {
            byte[] file = file(edition);
            String hash = TableDirectory.hash(ByteBuffer.wrap(file));
            FILES.put(hash, NumberTable.of(ByteBuffer.wrap(file)));
            HASHES.add(hash);
        }
    }

    /** The files of the tables. */
    static final NumberTables TABLES = hash -> {
        NumberTable table = FILES.get(hash);
        if (table == null) {
            throw new NumberTables.MissingTableException(hash, "no edition of it was written");
        }
        return table;
    };

    private RuleBook() {}

    private static byte[] file(int edition) {
        NumberTableWriter writer = new NumberTableWriter(NumberTable.Kind.PREFIXES);
        for (String beginning : CALLERS) {
            for (int digit = 0; digit < DIGITS; digit++) {
                writer.add(beginning + digit, digit < edition ? EAST : WEST);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            writer.write(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /**
     * What can be known of a contact when its rules are looked at.
     *
     * @param vdn that it came in by
     * @param tier what outside data has said, or the standard
     * @param nanos engine time
     */
    record Known(String ani, String vdn, String digits, Map<String, String> data, String mood, String tier,
            long nanos) {}

    /** What a rule asks. The name of a rule begins with that of its question. */
    private enum Question {
        ALWAYS(""), LAST_DIGIT("ani ends-with '7'"), DIGITS("digits == '1'"),
        ORIGIN("vdn.origin == '" + Centre.VDN + "'"),
        SAID("data.said != ''"), MOOD("var." + VARIABLE + " == '" + BUSY + "'"),
        TIER("lookup." + LOOK_UP + "." + FIELD + " == '" + GOLD + "'"),
        EASTERN("table('" + TABLE + "', ani) == '" + EAST + "'"), OPEN("open('" + Services.HOURS + "')");

        private final String text;

        Question(String text) {
            this.text = text;
        }

        boolean holds(Known known, int edition) {
            return switch (this) {
                case ALWAYS -> true;
                case LAST_DIGIT -> known.ani.endsWith("7");
                case DIGITS -> known.digits.equals("1");
                case ORIGIN -> known.vdn.equals(Centre.VDN);
                case SAID -> !known.data.getOrDefault("said", "").isEmpty();
                case MOOD -> known.mood.equals(BUSY);
                case TIER -> known.tier.equals(GOLD);
                case EASTERN -> isEastern(known.ani.startsWith("+") ? known.ani.substring(1) : known.ani, edition);
                case OPEN -> Services.isWithinHours(known.nanos / VirtualTime.NANOS_PER_MILLI);
            };
        }
    }

    private static boolean isEastern(String digits, int edition) {
        for (String beginning : CALLERS) {
            if (digits.startsWith(beginning) && digits.length() > beginning.length()) {
                return digits.charAt(beginning.length()) - '0' < edition;
            }
        }
        return false;
    }

    // ---- what the technician writes

    /** The site with a draw of rules and of all that they read. */
    static Site write(Site site, SplittableRandom chance) {
        List<RuleSite> rules = new ArrayList<>();
        for (Question question : Question.values()) {
            for (boolean negated : new boolean[]{false, true}) {
                if (chance.nextInt(4) == 0 && question != Question.ALWAYS) {
                    rules.add(chance.nextInt(rules.size() + 1), rule(question, negated, chance));
                }
            }
        }
        if (chance.nextBoolean()) {
            rules.add(rule(Question.ALWAYS, false, chance));
        }
        String standard = chance.nextBoolean() ? BUSY : CALM;
        AnalysisSite analysis = site.analysis().withRules(rules)
                .withVariables(List.of(new VariableSite(VARIABLE, VariableType.TEXT, standard, List.of(), 0)))
                .withLookUps(List.of(new LookUpSite(LOOK_UP, "ani", List.of(new LookUpSite.Field(FIELD, STANDARD_TIER)),
                        chance.nextInt(DEADLINE_MIN_MILLIS, DEADLINE_MAX_MILLIS), false,
                        new LookUpSite.Source("crm.csv", "number", "", ""))))
                .withNumberTables(List.of(
                        new NumberTableSite(TABLE, HASHES.get(chance.nextInt(HASHES.size())), "")));
        List<RoutePlan> plans = new ArrayList<>(site.plans());
        plans.removeIf(plan -> plan.name().equals(SWIFT));
        plans.add(new RoutePlan(SWIFT, SWIFT_PRIORITY + chance.nextInt(BY_MAX), 0, "", List.of(), 0,
                List.of(new Step(0, 0, false, List.of(need(Centre.SKILL), need(Centre.SECOND_SKILL)))), List.of()));
        return site.withAnalysis(analysis).withPlans(plans);
    }

    private static SkillNeed need(String skill) {
        return new SkillNeed(skill, SkillNeed.LEVEL_WORST);
    }

    private static RuleSite rule(Question question, boolean negated, SplittableRandom chance) {
        String text = question.text;
        Changes changes = new Changes(chance.nextInt(3) == 0 ? 1 + chance.nextInt(PRIORITY_MAX) : 0,
                chance.nextInt(2 * BY_MAX + 1) - BY_MAX, "",
                chance.nextInt(4) == 0
                        ? List.of(new AddedSkill(Centre.SECOND_SKILL, SkillNeed.LEVEL_WORST))
                        : List.of(),
                "", List.of(), false, -1, chance.nextInt(4) == 0 ? Map.of("rule", "'" + question + "'") : Map.of());
        return new RuleSite(question + (negated ? " not" : ""), negated ? "not (" + text + ")" : text,
                chance.nextInt(3) == 0 ? SWIFT : "", changes);
    }

    // ---- what it means

    /** The first rule that holds, or null. */
    static RuleSite decides(Site site, Known known) {
        if (site.analysis().rules().isEmpty()) {
            return null;
        }
        int edition = EDITIONS[HASHES.indexOf(site.analysis().numberTables().get(0).prefixes())];
        for (RuleSite rule : site.analysis().rules()) {
            boolean negated = !rule.name().equals(kind(rule.name()));
            if (Question.valueOf(kind(rule.name())).holds(known, edition) != negated) {
                return rule;
            }
        }
        return null;
    }

    /** What a rule asks, by its name. */
    static String kind(String rule) {
        return rule.split(" ")[0];
    }

    /** What the plan becomes by the rule. */
    static RoutePlan changed(RoutePlan plan, Changes by) {
        int priority = (by.priority() == 0 ? plan.priority() : by.priority()) + by.priorityBy();
        List<Step> steps = new ArrayList<>(plan.steps());
        if (!steps.isEmpty() && !by.skills().isEmpty()) {
            List<SkillNeed> needs = new ArrayList<>(steps.get(0).skills());
            by.skills().stream().filter(one -> needs.stream().noneMatch(need -> need.skill().equals(one.skill())))
                    .forEach(one -> needs.add(new SkillNeed(one.skill(), one.worstLevel())));
            steps.set(0, new Step(steps.get(0).afterMillis(), steps.get(0).ifWaitOverMillis(),
                    steps.get(0).instead(), needs));
        }
        return new RoutePlan(plan.name(), Math.max(1, Math.min(PRIORITY_MAX, priority)), plan.ageingMillis(),
                plan.directAgent(), plan.preferred(), plan.preferredMillis(), steps, plan.treatments());
    }
}
