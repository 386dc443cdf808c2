package io.strowger.simulator.model;

import java.util.List;
import java.util.Locale;

import io.strowger.simulator.model.VectorCondition.Comparison;
import io.strowger.simulator.model.VectorCondition.CountedCalls;
import io.strowger.simulator.model.VectorCondition.FewerTimesThan;
import io.strowger.simulator.model.VectorCondition.Measure;
import io.strowger.simulator.model.VectorCondition.NumberIs;
import io.strowger.simulator.model.VectorCondition.QueueFail;
import io.strowger.simulator.model.VectorCondition.SkillIs;
import io.strowger.simulator.model.VectorCondition.Source;
import io.strowger.simulator.model.VectorCondition.TimeOfDay;
import io.strowger.simulator.model.VectorCondition.Unconditionally;
import io.strowger.simulator.model.VectorCondition.WeekTime;
import io.strowger.simulator.model.VectorStep.Priority;

/** Conditions in the words of a vector form. */
final class VectorConditions {
    private static final List<String> DAYS = List.of("all", "mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int MAX_COUNT = 9_999;
    private static final int MINUTES_OF_HOUR = 60;

    private final VectorWords words;

    VectorConditions(VectorWords words) {
        this.words = words;
    }

    /** Any condition of a goto step. */
    VectorCondition any() {
        String subject = words.next("a condition");
        return switch (subject) {
            case "unconditionally" -> new Unconditionally();
            case "queue-fail" -> new QueueFail();
            case "branches" -> {
                words.expect("<");
                yield new FewerTimesThan(words.number("a number of branches", 0, MAX_COUNT));
            }
            case "time-of-day" -> timeOfDay();
            case "ani", "digits", "digit" -> number(subject);
            case "counted-calls" -> counted();
            case "expected-wait" -> expectedWait();
            case "calls-queued", "oldest-call-wait", "available-agents", "staffed-agents" -> {
                words.expect("in");
                yield compare(measure(subject), words.skill());
            }
            default -> throw unknown(subject);
        };
    }

    /** A condition of a check step, which is about the step's own skill. */
    VectorCondition ofSkill(String skill, Priority priority) {
        String subject = words.next("a condition");
        return switch (subject) {
            case "unconditionally" -> new Unconditionally();
            case "calls-queued", "oldest-call-wait", "available-agents", "staffed-agents", "expected-wait" ->
                new SkillIs(measure(subject), skill, priority, comparison(), count());
            default -> throw unknown(subject);
        };
    }

    /** A condition of a route-to step. */
    VectorCondition ofNumber() {
        String subject = words.next("a condition");
        return switch (subject) {
            case "unconditionally" -> new Unconditionally();
            case "digit", "digits" -> number(subject);
            default -> throw unknown(subject);
        };
    }

    private static VectorWords.Misread unknown(String subject) {
        return new VectorWords.Misread("'" + subject + "' is no condition of this step");
    }

    private static Measure measure(String subject) {
        return Measure.valueOf(subject.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private Comparison comparison() {
        String sign = words.oneOf("<", ">", "<=", ">=", "=", "<>");
        for (Comparison comparison : Comparison.values()) {
            if (comparison.sign().equals(sign)) {
                return comparison;
            }
        }
        throw new IllegalStateException(sign);
    }

    private int count() {
        return words.number("a number", 0, MAX_COUNT);
    }

    /** Agents have no priority; what is counted of calls may have one. */
    private VectorCondition compare(Measure measure, String skill) {
        Priority priority = words.skip("pri") ? words.priorityLetter() : Priority.LOW;
        return new SkillIs(measure, skill, priority, comparison(), count());
    }

    private VectorCondition expectedWait() {
        words.expect("for");
        if (words.skip("call")) {
            return new SkillIs(Measure.EXPECTED_WAIT, "", Priority.LOW, comparison(), count());
        }
        return compare(Measure.EXPECTED_WAIT, words.skill());
    }

    private VectorCondition counted() {
        words.expect("to");
        words.expect("vdn");
        return new CountedCalls(words.extension(), comparison(), count());
    }

    private VectorCondition number(String subject) {
        Comparison comparison = comparison();
        String pattern = words.pattern();
        boolean whole = pattern.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!whole && comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
            throw new VectorWords.Misread("wildcards go with = and <> only");
        }
        return new NumberIs(subject.equals("ani") ? Source.ANI : Source.DIGITS, comparison, pattern);
    }

    private VectorCondition timeOfDay() {
        words.expect("is");
        WeekTime from = weekTime();
        words.expect("to");
        WeekTime until = weekTime();
        if ((from.day() == WeekTime.EVERY_DAY) != (until.day() == WeekTime.EVERY_DAY)) {
            throw new VectorWords.Misread("'all' goes with 'all' only");
        }
        return new TimeOfDay(from, until);
    }

    private WeekTime weekTime() {
        int day = DAYS.indexOf(words.oneOf(DAYS.toArray(String[]::new)));
        String time = words.next("a time of day");
        if (!time.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw new VectorWords.Misread("'" + time + "' is not a time of day from 00:00 to 23:59");
        }
        return new WeekTime(day,
                Integer.parseInt(time.substring(0, 2)) * MINUTES_OF_HOUR + Integer.parseInt(time.substring(3)));
    }

    // --- writing -----------------------------------------------------------------------------------------------------

    /** A condition as it is read, with or without the skill that a check step names already. */
    static String write(VectorCondition condition, boolean namesSkill) {
        return switch (condition) {
            case Unconditionally c -> "unconditionally";
            case QueueFail c -> "queue-fail";
            case FewerTimesThan c -> "branches < " + c.times();
            case CountedCalls c -> "counted-calls to vdn " + c.vdn() + " " + c.comparison().sign() + " " + c.value();
            case NumberIs c -> VectorWords.lower(c.source()) + " " + c.comparison().sign() + " " + c.pattern();
            case TimeOfDay c -> "time-of-day is " + write(c.from()) + " to " + write(c.until());
            case SkillIs c -> VectorWords.lower(c.measure()).replace('_', '-')
                    + (namesSkill ? skill(c) : "") + " " + c.comparison().sign() + " " + c.value();
        };
    }

    private static String skill(SkillIs condition) {
        if (condition.skill().isEmpty()) {
            return " for call";
        }
        boolean agents = condition.measure() == Measure.AVAILABLE_AGENTS
                || condition.measure() == Measure.STAFFED_AGENTS;
        return (condition.measure() == Measure.EXPECTED_WAIT ? " for" : " in") + " skill " + condition.skill()
                + (agents ? "" : " pri " + VectorWords.letter(condition.priority()));
    }

    private static String write(WeekTime time) {
        return DAYS.get(time.day()) + String.format(Locale.ROOT, " %02d:%02d", time.minute() / MINUTES_OF_HOUR,
                time.minute() % MINUTES_OF_HOUR);
    }
}
