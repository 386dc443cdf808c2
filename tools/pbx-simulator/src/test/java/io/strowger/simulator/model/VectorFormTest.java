package io.strowger.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.strowger.simulator.model.VectorCondition.Comparison;
import io.strowger.simulator.model.VectorCondition.Measure;
import io.strowger.simulator.model.VectorCondition.NumberIs;
import io.strowger.simulator.model.VectorCondition.SkillIs;
import io.strowger.simulator.model.VectorCondition.Source;
import io.strowger.simulator.model.VectorCondition.TimeOfDay;
import io.strowger.simulator.model.VectorCondition.Unconditionally;
import io.strowger.simulator.model.VectorCondition.WeekTime;
import io.strowger.simulator.model.VectorStep.Passing;
import io.strowger.simulator.model.VectorStep.Priority;

/** Vectors as people write them. */
class VectorFormTest {
    private static final Unconditionally ALWAYS = new Unconditionally();

    @Test
    void shouldReadWhatPeopleWrite() {
        String form = """
                # Sales, weekdays

                01 wait-time    2   secs hearing ringback
                02 goto step 12 if time-of-day is mon 08:00 to fri 17:00
                   collect 5 digits after announcement 3001 for none
                goto step 7 if Expected-Wait for skill 1 pri m>30
                goto vector 12 @step 3 if ani = 415+
                route-to number 5001 with cov n if unconditionally
                check main split 2 pri h if expected-wait < 30
                converse-on skill 1st pri l passing ani and none
                adjunct routing link 1
                disconnect after announcement none
                route-to digits with coverage y
                stop
                """;
        SkillIs wait = new SkillIs(Measure.EXPECTED_WAIT, "1", Priority.MEDIUM, Comparison.GREATER, 30);
        SkillIs check = new SkillIs(Measure.EXPECTED_WAIT, "2", Priority.HIGH, Comparison.LESS, 30);
        List<VectorStep> expected = List.of(new VectorStep.Wait(2, Treatment.RINGBACK),
                new VectorStep.Goto(12, new TimeOfDay(new WeekTime(1, 480), new WeekTime(5, 1020))),
                new VectorStep.Collect(5, "3001"), new VectorStep.Goto(7, wait),
                new VectorStep.GotoVector(12, 3, new NumberIs(Source.ANI, Comparison.EQUAL, "415+")),
                new VectorStep.RouteTo("5001", false, ALWAYS), new VectorStep.Check("2", Priority.HIGH, check),
                new VectorStep.ConverseOn("1st", Priority.LOW, Passing.ANI, Passing.NONE),
                new VectorStep.AdjunctRouting(1), new VectorStep.Disconnect(),
                new VectorStep.RouteTo(VectorStep.RouteTo.DIGITS, true, ALWAYS), new VectorStep.Stop());
        assertEquals(expected, VectorForm.read(form).orThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wait-time 10 secs             | the line ends where 'hearing' belongs
            wait-time ten secs hearing music | 'ten' is not a time from 0 to 28800
            wait-time 9 hrs hearing music | a wait is at most 28800 secs
            wait-time 1 secs hearing jazz | 'jazz' is not one of silence, ringback, music
            queue-to skill 1 pri x        | 'x' is not one of l, m, h, t
            queue-to skill x pri m        | 'x' is not an extension
            goto step 2                   | the line ends where 'if' belongs
            goto step 99 if queue-fail    | there is no step 99, the last one is 1
            goto step 100 if queue-fail   | '100' is not a step from 1 to 99
            goto step 1 if it rains       | 'it' is no condition of this step
            goto step 1 if ani > 41?      | wildcards go with = and <> only
            goto step 1 if time-of-day is mon 08:00 to all 17:00 | 'all' goes with 'all' only
            goto step 1 if time-of-day is mon 24:00 to fri 17:00 | '24:00' is not a time of day from 00:00 to 23:59
            check skill 1 pri m if ani = 4 | 'ani' is no condition of this step
            collect 17 digits after announcement 3001 | '17' is not a number of digits from 1 to 16
            adjunct routing link 65       | '65' is not a link from 1 to 64
            busy now                      | 'now' does not belong here
            07 busy                       | this is step 1 and is numbered 7
            sing                          | no step is called 'sing'
            """)
    void shouldSayWhatIsWrongWithALine(String line, String reason) {
        VectorForm.Form form = VectorForm.read("# a remark\n" + line + "\n");
        assertEquals(List.of(new VectorForm.Problem(2, reason)), form.problems());
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, form::orThrow);
        assertEquals("line 2: " + reason, refused.getMessage());
    }

    @Test
    void shouldNameEveryWrongLine() {
        List<VectorForm.Problem> problems = VectorForm.read("bussy\nstop\n\ngoto\n").problems();
        assertEquals(List.of(1, 4), problems.stream().map(VectorForm.Problem::line).toList());
    }

    @Test
    void shouldReadTheLongestVectorAndTheLongestLineAndNoMore() {
        String longest = "stop\n".repeat(SwitchPlan.MAX_VECTOR_STEPS);
        assertEquals(SwitchPlan.MAX_VECTOR_STEPS, VectorForm.read(longest).orThrow().size());
        assertEquals(SwitchPlan.MAX_VECTOR_STEPS + 1, VectorForm.read(longest + "stop").problems().get(0).line());
        String wide = "stop" + " ".repeat(VectorForm.MAX_LINE - 4);
        assertEquals(List.of(new VectorStep.Stop()), VectorForm.read(wide).orThrow());
        assertEquals("longer than 200 characters", VectorForm.read(wide + " ").problems().get(0).reason());
    }

    /** Whatever can be written is read as the same. */
    @Test
    void shouldReadWhatItWrites() {
        long seed = 20;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            List<VectorStep> steps = new ArrayList<>();
            int size = 1 + random.nextInt(SwitchPlan.MAX_VECTOR_STEPS);
            for (int i = 0; i < size; i++) {
                steps.add(step(random, size));
            }
            String text = VectorForm.write(steps);
            assertEquals(steps, VectorForm.read(text).orThrow(), "seed " + seed + "\n" + text);
        }
    }

    /** Whatever is written over it, reading ends with steps or with reasons. */
    @Test
    void shouldReadNoiseWithoutFailing() {
        long seed = 21;
        SplittableRandom random = new SplittableRandom(seed);
        String[] words = {"goto", "step", "if", "skill", "1", "pri", "m", "<", ">=", "all", "08:00", "to", "queue-to",
            "expected-wait", "for", "99999999999", "-1", "\u00e9", "+", "check", "with", "cov", "in", "="};
        for (int round = 0; round < 20_000; round++) {
            StringBuilder line = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                line.append(words[random.nextInt(words.length)]).append(' ');
            }
            VectorForm.Form form = VectorForm.read(line.toString());
            assertEquals(1, form.steps().size() + form.problems().size(), "seed " + seed + ": " + line);
            assertTrue(form.problems().stream().noneMatch(problem -> problem.reason().isBlank()), line.toString());
        }
    }

    private static VectorStep step(SplittableRandom random, int size) {
        Priority priority = pick(random, Priority.values());
        String skill = pick(random, "1", "8001", "2nd");
        return switch (random.nextInt(14)) {
            case 0 -> new VectorStep.Wait(random.nextInt(VectorStep.MAX_WAIT_SECONDS + 1),
                    pick(random, Treatment.values()));
            case 1 -> new VectorStep.Announcement("3001", 0);
            case 2 -> new VectorStep.Collect(1 + random.nextInt(VectorStep.MAX_COLLECTED), pick(random, "", "3001"));
            case 3 -> new VectorStep.AdjunctRouting(random.nextInt(Application.MAX_LINK + 1));
            case 4 -> new VectorStep.QueueTo(skill, priority);
            case 5 -> new VectorStep.Check(skill, priority, random.nextBoolean()
                    ? ALWAYS
                    : new SkillIs(pick(random, Measure.values()), skill, priority, comparison(random),
                            random.nextInt(10_000)));
            case 6 -> new VectorStep.ConverseOn(skill, priority, pick(random, Passing.values()),
                    pick(random, Passing.values()));
            case 7 -> new VectorStep.Messaging(skill, "5001");
            case 8 -> new VectorStep.RouteTo(pick(random, "5001", VectorStep.RouteTo.DIGITS), random.nextBoolean(),
                    random.nextBoolean() ? ALWAYS : new NumberIs(Source.DIGITS, Comparison.NOT_EQUAL, "4?"));
            case 9 -> new VectorStep.Goto(1 + random.nextInt(size), condition(random));
            case 10 -> new VectorStep.GotoVector(1 + random.nextInt(AcdPlan.MAX_VECTOR),
                    1 + random.nextInt(SwitchPlan.MAX_VECTOR_STEPS), condition(random));
            case 11 -> new VectorStep.Disconnect(pick(random, "", "3001"));
            case 12 -> new VectorStep.Busy();
            default -> new VectorStep.Stop();
        };
    }

    private static VectorCondition condition(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> ALWAYS;
            case 1 -> new VectorCondition.QueueFail();
            case 2 -> new VectorCondition.FewerTimesThan(random.nextInt(10_000));
            case 3 -> new VectorCondition.CountedCalls("6001", comparison(random), random.nextInt(10_000));
            case 4 -> new NumberIs(pick(random, Source.values()), comparison(random), "4711");
            case 5 -> new SkillIs(Measure.EXPECTED_WAIT, "", Priority.LOW, comparison(random), 30);
            case 6 -> {
                Measure measure = pick(random, Measure.values());
                boolean calls = measure != Measure.AVAILABLE_AGENTS && measure != Measure.STAFFED_AGENTS;
                yield new SkillIs(measure, "8001", calls ? pick(random, Priority.values()) : Priority.LOW,
                        comparison(random), random.nextInt(100));
            }
            default -> {
                int day = random.nextInt(2);
                yield new TimeOfDay(time(random, day), time(random, day));
            }
        };
    }

    private static WeekTime time(SplittableRandom random, int weekly) {
        return new WeekTime(weekly == 0 ? WeekTime.EVERY_DAY : 1 + random.nextInt(7),
                random.nextInt(WeekTime.MINUTES_OF_DAY));
    }

    private static Comparison comparison(SplittableRandom random) {
        return pick(random, Comparison.values());
    }

    @SafeVarargs
    private static <T> T pick(SplittableRandom random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
