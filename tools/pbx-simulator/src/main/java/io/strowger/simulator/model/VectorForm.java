package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.strowger.simulator.model.VectorStep.Passing;

/**
 * Vectors in the words of the switch's own forms, one step a line:
 *
 * <pre>
 * wait-time 10 secs hearing music
 * adjunct routing link 1
 * goto step 2 if expected-wait for skill 1 pri m &gt; 30
 * </pre>
 *
 * Empty lines and lines that begin with {@code #} are skipped; a step may begin with its number, which must be right.
 * Words are not case-sensitive.
 */
public final class VectorForm {
    /** Longest line in characters. */
    public static final int MAX_LINE = 200;

    /** What is wrong with a line, from 1. */
    public record Problem(int line, String reason) {
        @Override
        public String toString() {
            return "line " + line + ": " + reason;
        }
    }

    /** The steps that could be read, and what is wrong with the lines that could not. */
    public record Form(List<VectorStep> steps, List<Problem> problems) {
        public Form {
            steps = List.copyOf(steps);
            problems = List.copyOf(problems);
        }

        /**
         * The steps of a form without problems.
         *
         * @throws IllegalArgumentException there are problems; the message names each
         */
        public List<VectorStep> orThrow() {
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(
                        String.join("; ", problems.stream().map(Problem::toString).toList()));
            }
            return steps;
        }
    }

    private VectorForm() {}

    /** Reads a form. Whether the numbers in it exist is the plan's matter; that its steps exist is checked here. */
    public static Form read(String text) {
        List<VectorStep> steps = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            lines.add(number);
            try {
                steps.add(step(line, lines.size()));
            } catch (VectorWords.Misread e) {
                problems.add(new Problem(number, e.getMessage()));
            }
        }
        if (lines.size() > SwitchPlan.MAX_VECTOR_STEPS) {
            problems.add(new Problem(lines.get(SwitchPlan.MAX_VECTOR_STEPS),
                    "a vector has at most " + SwitchPlan.MAX_VECTOR_STEPS + " steps"));
        }
        if (problems.isEmpty()) {
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i) instanceof VectorStep.Goto jump && jump.step() > steps.size()) {
                    problems.add(new Problem(lines.get(i),
                            "there is no step " + jump.step() + ", the last one is " + steps.size()));
                }
            }
        }
        return new Form(steps, problems);
    }

    private static VectorStep step(String line, int position) {
        if (line.length() > MAX_LINE) {
            throw new VectorWords.Misread("longer than " + MAX_LINE + " characters");
        }
        VectorWords words = new VectorWords(line);
        words.stepNumber(position);
        String command = words.next("a step");
        VectorStep step = switch (command) {
            case "wait-time" -> wait(words);
            case "announcement" -> new VectorStep.Announcement(words.extension(), 0);
            case "collect" -> collect(words);
            case "adjunct" -> adjunct(words);
            case "queue-to" -> new VectorStep.QueueTo(words.skill(), words.priority());
            case "check" -> check(words);
            case "converse-on" -> converse(words);
            case "messaging" -> messaging(words);
            case "route-to" -> routeTo(words);
            case "goto" -> jump(words);
            case "disconnect" -> new VectorStep.Disconnect(words.afterAnnouncement());
            case "busy" -> new VectorStep.Busy();
            case "stop" -> new VectorStep.Stop();
            default -> throw new VectorWords.Misread("no step is called '" + command + "'");
        };
        words.end();
        return step;
    }

    private static VectorStep wait(VectorWords words) {
        int amount = words.number("a time", 0, VectorStep.MAX_WAIT_SECONDS);
        int seconds = switch (words.oneOf("secs", "mins", "hrs")) {
            case "mins" -> 60;
            case "hrs" -> 3_600;
            default -> 1;
        };
        if ((long) amount * seconds > VectorStep.MAX_WAIT_SECONDS) {
            throw new VectorWords.Misread("a wait is at most " + VectorStep.MAX_WAIT_SECONDS + " secs");
        }
        words.expect("hearing");
        Treatment hearing = Treatment.valueOf(words.oneOf("silence", "ringback", "music").toUpperCase(Locale.ROOT));
        return new VectorStep.Wait(amount * seconds, hearing);
    }

    private static VectorStep collect(VectorWords words) {
        int digits = words.number("a number of digits", 1, VectorStep.MAX_COLLECTED);
        words.expect("digits");
        String announcement = words.afterAnnouncement();
        if (words.skip("for")) {
            words.expect("none");
        }
        return new VectorStep.Collect(digits, announcement);
    }

    private static VectorStep adjunct(VectorWords words) {
        words.expect("routing");
        return new VectorStep.AdjunctRouting(
                words.skip("link") ? words.number("a link", 1, Application.MAX_LINK) : 0);
    }

    private static VectorStep check(VectorWords words) {
        String skill = words.skill();
        VectorStep.Priority priority = words.priority();
        words.expect("if");
        return new VectorStep.Check(skill, priority, new VectorConditions(words).ofSkill(skill, priority));
    }

    private static VectorStep converse(VectorWords words) {
        String skill = words.skill();
        VectorStep.Priority priority = words.priority();
        words.expect("passing");
        Passing first = words.passing();
        words.expect("and");
        return new VectorStep.ConverseOn(skill, priority, first, words.passing());
    }

    private static VectorStep messaging(VectorWords words) {
        String skill = words.skill();
        words.expect("for");
        words.expect("extension");
        return new VectorStep.Messaging(skill, words.extension());
    }

    private static VectorStep routeTo(VectorWords words) {
        boolean number = words.oneOf("number", "digits").equals("number");
        String destination = number ? words.extension() : VectorStep.RouteTo.DIGITS;
        words.expect("with");
        words.oneOf("cov", "coverage");
        boolean coverage = words.oneOf("y", "n").equals("y");
        VectorCondition condition = words.skip("if")
                ? new VectorConditions(words).ofNumber()
                : new VectorCondition.Unconditionally();
        return new VectorStep.RouteTo(destination, coverage, condition);
    }

    private static VectorStep jump(VectorWords words) {
        boolean here = words.oneOf("step", "vector").equals("step");
        int target = words.number(here ? "a step" : "a vector", 1,
                here ? SwitchPlan.MAX_VECTOR_STEPS : AcdPlan.MAX_VECTOR);
        int step = !here && words.skip("@step") ? words.number("a step", 1, SwitchPlan.MAX_VECTOR_STEPS) : 1;
        words.expect("if");
        VectorCondition condition = new VectorConditions(words).any();
        return here ? new VectorStep.Goto(target, condition) : new VectorStep.GotoVector(target, step, condition);
    }

    // --- writing -----------------------------------------------------------------------------------------------------

    /** Writes a vector as a form that {@link #read} understands; lengths of announcements are not part of a form. */
    public static String write(List<VectorStep> steps) {
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> text.append(line(step)).append('\n'));
        return text.toString();
    }

    private static String line(VectorStep step) {
        return switch (step) {
            case VectorStep.Wait s -> "wait-time " + s.seconds() + " secs hearing " + VectorWords.lower(s.hearing());
            case VectorStep.Announcement s -> "announcement " + s.extension();
            case VectorStep.Collect s -> "collect " + s.digits() + " digits after announcement " + orNone(
                    s.announcement());
            case VectorStep.AdjunctRouting s -> "adjunct routing" + (s.link() == 0 ? "" : " link " + s.link());
            case VectorStep.QueueTo s -> "queue-to" + skill(s.skill(), s.priority());
            case VectorStep.Check s -> "check" + skill(s.skill(), s.priority()) + " if "
                    + VectorConditions.write(s.condition(), false);
            case VectorStep.ConverseOn s -> "converse-on" + skill(s.skill(), s.priority()) + " passing "
                    + VectorWords.lower(s.first()) + " and " + VectorWords.lower(s.second());
            case VectorStep.Messaging s -> "messaging skill " + s.skill() + " for extension " + s.extension();
            case VectorStep.RouteTo s -> "route-to "
                    + (s.destination().equals(VectorStep.RouteTo.DIGITS) ? "digits" : "number " + s.destination())
                    + " with cov " + (s.coverage() ? "y" : "n") + " if " + VectorConditions.write(s.condition(), true);
            case VectorStep.Goto s -> "goto step " + s.step() + " if " + VectorConditions.write(s.condition(), true);
            case VectorStep.GotoVector s -> "goto vector " + s.vector() + " @step " + s.step() + " if "
                    + VectorConditions.write(s.condition(), true);
            case VectorStep.Disconnect s -> "disconnect after announcement " + orNone(s.announcement());
            case VectorStep.Busy s -> "busy";
            case VectorStep.Stop s -> "stop";
        };
    }

    private static String skill(String skill, VectorStep.Priority priority) {
        return " skill " + skill + " pri " + VectorWords.letter(priority);
    }

    private static String orNone(String extension) {
        return extension.isEmpty() ? "none" : extension;
    }
}
