package io.strowger.calllog.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.AgentTime;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.CallbackState;
import io.strowger.core.model.WorkMode;
import io.strowger.core.site.RoutePlan;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** What is counted of skills and agents, held against counts that are made the slow and obvious way. */
public class WorkIntervalFoldTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** So that the hours that follow have the hour that comes twice among them. */
    private static final String BEFORE_THE_CHANGE = "2026-10-24T21:17:00Z";

    private final long seed = Long.getLong("strowger.seed", System.nanoTime());
    private final List<FactScript.Step> steps = Centre.random(new Random(seed), BEFORE_THE_CHANGE, 500);

    private static WorkIntervalFold fold(int minutes, By by, Booking booking, ResumePoint start) {
        return new WorkIntervalFold(new IntervalClock(BERLIN, minutes), by, booking, start);
    }

    private List<WorkIntervalRow> rows(int minutes, By by, Booking booking) {
        WorkIntervalFold fold = fold(minutes, by, booking, ResumePoint.START);
        List<WorkIntervalRow> rows = new ArrayList<>(FactScript.fold(fold, steps));
        rows.addAll(fold.open());
        return rows;
    }

    private static long sum(List<WorkIntervalRow> rows, IntervalItem item) {
        return rows.stream().mapToLong(row -> row.count(item)).sum();
    }

    private String at() {
        return "seed " + seed;
    }

    @Test
    void shouldAddUpTheTimesOfAnAgentToTheTimeHeWasLoggedOn() {
        for (WorkIntervalRow row : rows(15, By.AGENT, Booking.EVENT)) {
            assertEquals(row.count(IntervalItem.TI_STAFFTIME), row.count(IntervalItem.TI_AVAILTIME)
                    + row.count(IntervalItem.I_RINGTIME) + row.count(IntervalItem.I_ACDTIME)
                    + row.count(IntervalItem.I_ACWTIME) + row.count(IntervalItem.TI_AUXTIME)
                    + row.count(IntervalItem.TI_OTHERTIME), at() + " " + row);
            assertEquals(row.count(IntervalItem.TI_AUXTIME),
                    row.auxMillis().values().stream().mapToLong(Long::longValue).sum(), at());
            assertTrue(row.count(IntervalItem.TI_STAFFTIME) <= row.minutes() * 60_000L, at() + " " + row);
        }
        for (By by : List.of(By.SKILL, By.AGENT_SKILL)) {
            for (WorkIntervalRow row : rows(15, by, Booking.EVENT)) {
                assertEquals(row.count(IntervalItem.I_STAFFTIME), row.count(IntervalItem.I_AVAILTIME)
                        + row.count(IntervalItem.I_RINGTIME) + row.count(IntervalItem.I_ACDTIME)
                        + row.count(IntervalItem.I_ACWTIME) + row.count(IntervalItem.I_AUXTIME)
                        + row.count(IntervalItem.I_OTHERTIME), at() + " " + row);
            }
        }
    }

    /** The slow way: each millisecond range of each period is put into the interval that it lies in. */
    @Test
    void shouldPutEachPeriodIntoTheIntervalsThatItLiesIn() {
        Map<String, Long> wanted = new TreeMap<>();
        IntervalClock clock = new IntervalClock(BERLIN, 30);
        long last = millis(steps.getLast());
        Map<String, FactScript.Step> open = new TreeMap<>();
        for (FactScript.Step step : steps) {
            if (step.fact() instanceof Fact.AgentStateChanged f) {
                period(clock, open.put(f.agentId(), step), millis(step), wanted);
            }
        }
        open.values().forEach(step -> period(clock, step, last, wanted));
        Map<String, Long> got = new TreeMap<>();
        for (WorkIntervalRow row : rows(30, By.AGENT, Booking.EVENT)) {
            put(got, row, AgentTime.AVAILABLE, IntervalItem.TI_AVAILTIME);
            put(got, row, AgentTime.AGINRING, IntervalItem.I_RINGTIME);
            put(got, row, AgentTime.ONACD, IntervalItem.I_ACDTIME);
            put(got, row, AgentTime.INACW, IntervalItem.I_ACWTIME);
            put(got, row, AgentTime.INAUX, IntervalItem.TI_AUXTIME);
            put(got, row, AgentTime.OTHER, IntervalItem.TI_OTHERTIME);
        }
        assertEquals(wanted, got, at());
        assertTrue(wanted.size() > 50, at());
    }

    private static long millis(FactScript.Step step) {
        return step.place().timeNanos() / 1_000_000;
    }

    private static void put(Map<String, Long> got, WorkIntervalRow row, AgentTime time, IntervalItem item) {
        if (row.count(item) != 0) {
            got.put(row.agentId() + " " + row.startMillis() + " " + time, row.count(item));
        }
    }

    private static void period(IntervalClock clock, FactScript.Step began, long until, Map<String, Long> wanted) {
        if (began == null) {
            return;
        }
        Fact.AgentStateChanged f = (Fact.AgentStateChanged) began.fact();
        AgentTime time = AgentTime.of(f.workMode(), f.activity());
        for (long at = millis(began); time != AgentTime.NONE && at < until;) {
            Interval interval = clock.at(at);
            long end = Math.min(until, interval.endMillis());
            wanted.merge(f.agentId() + " " + interval.startMillis() + " " + time, end - at, Long::sum);
            at = end;
        }
    }

    /** The next step of its plan asks for another skill instead, while it rings at an agent of the first, who answers: it has not left the first. */
    @Test
    void shouldCountWhatIsAnsweredForASkillThatItsPlanHasLeftMeanwhile() {
        FactScript script = new FactScript(BEFORE_THE_CHANGE).arrives(1).asks(1).after(1_000)
                .rings(1, 1, "1001", "5001", 1_000).after(1_000)
                .input(new Fact.PlanStepReached(FactScript.contact(1), "plan", 2, true, 2, List.of("backup")))
                .answers(1, 1, "1001", 1_000).after(5_000);
        script.input(FactScript.segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 1_000, 5_000, 0),
                script.ended(1, ContactDisposition.ANSWERED, 1_000));
        WorkIntervalFold fold = fold(30, By.SKILL, Booking.EVENT, ResumePoint.START);
        List<WorkIntervalRow> rows = new ArrayList<>(script.fold(fold));
        rows.addAll(fold.open());
        List<WorkIntervalRow> sales = rows.stream().filter(row -> row.skill().equals(FactScript.SKILL)).toList();
        List<WorkIntervalRow> backup = rows.stream().filter(row -> row.skill().equals("backup")).toList();
        assertEquals(List.of(1L, 0L, 0L, 1L),
                List.of(sum(sales, IntervalItem.CALLSOFFERED), sum(sales, IntervalItem.INFLOWCALLS),
                        sum(sales, IntervalItem.OUTFLOWCALLS), sum(sales, IntervalItem.ACDCALLS)));
        assertEquals(List.of(1L, 1L),
                List.of(sum(backup, IntervalItem.CALLSOFFERED), sum(backup, IntervalItem.DEQUECALLS)));
    }

    /** Likewise, where its plan goes on while it is on its way to the agent. */
    @Test
    void shouldCountWhatIsAnsweredForASkillThatItsPlanHasLeftOnTheWay() {
        FactScript script = new FactScript(BEFORE_THE_CHANGE).arrives(1).asks(1).after(1_000)
                .input(new Fact.RouteDecided(chosen("1001")),
                        new Fact.PlanStepReached(FactScript.contact(1), "plan", 2, true, 2, List.of("backup")))
                .after(1_000).rings(1, 1, "1001", "5001", 1_000).after(1_000).answers(1, 1, "1001", 1_000)
                .after(5_000);
        script.input(FactScript.segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 1_000, 5_000, 0),
                script.ended(1, ContactDisposition.ANSWERED, 1_000));
        WorkIntervalFold fold = fold(30, By.SKILL, Booking.EVENT, ResumePoint.START);
        List<WorkIntervalRow> rows = new ArrayList<>(script.fold(fold));
        rows.addAll(fold.open());
        List<WorkIntervalRow> sales = rows.stream().filter(row -> row.skill().equals(FactScript.SKILL)).toList();
        assertEquals(List.of(0L, 0L, 1L), List.of(sum(sales, IntervalItem.OUTFLOWCALLS),
                sum(sales, IntervalItem.TAKENCALLS), sum(sales, IntervalItem.ACDCALLS)));
    }

    private static RouteWitness chosen(String agentId) {
        return new RouteWitness(FactScript.contact(1), "1", FactScript.SKILL, "EAD_MIA", 1, 1_000, 1,
                agentId, "", 1, List.of());
    }

    /** A switch that distributes calls has not said that it waits before its caller gives up. */
    @Test
    void shouldCountWhatASwitchHasQueuedAndItsCallerGivesUp() {
        FactScript script = new FactScript(BEFORE_THE_CHANGE).arrives(1).after(1_000);
        script.input(new Fact.WaitEnded(FactScript.contact(1), FactScript.SKILL, false, 1_000, 20_000),
                script.ended(1, ContactDisposition.ABANDONED, 1_000));
        assertEquals(List.of(1L, 1L, 1L, 1_000L), abandoned(script));
    }

    /** An agent passes it on to another, who does not answer; the next one lets it ring until the caller gives up. */
    @Test
    void shouldCountAWaitAfterAnAnswerOnceMore() {
        FactScript script = new FactScript(BEFORE_THE_CHANGE).arrives(1).asks(1).after(1_000)
                .rings(1, 1, "1001", "5001", 1_000).after(1_000).answers(1, 1, "1001", 1_000).after(5_000);
        script.input(FactScript.segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 1_000, 5_000, 0));
        script.rings(1, 2, "1002", "5002", 0).after(3_000);
        script.input(new Fact.WaitEnded(FactScript.contact(1), FactScript.SKILL, false, 3_000, 20_000),
                script.ended(1, ContactDisposition.ANSWERED, 1_000));
        assertEquals(List.of(1L, 2L, 1L, 3_000L), abandoned(script));
    }

    private static List<Long> abandoned(FactScript script) {
        WorkIntervalFold fold = fold(30, By.SKILL, Booking.EVENT, ResumePoint.START);
        List<WorkIntervalRow> rows = new ArrayList<>(script.fold(fold));
        rows.addAll(fold.open());
        return List.of(sum(rows, IntervalItem.INCALLS), sum(rows, IntervalItem.CALLSOFFERED),
                sum(rows, IntervalItem.ABNCALLS), sum(rows, IntervalItem.ABNTIME));
    }

    // --- items one by one

    private static final long LATE = 20_001;

    private static Map<IntervalItem, Long> counts(FactScript script, By by, String of) {
        WorkIntervalFold fold = fold(30, by, Booking.EVENT, ResumePoint.START);
        List<WorkIntervalRow> rows = new ArrayList<>(script.fold(fold));
        rows.addAll(fold.open());
        List<WorkIntervalRow> its = rows.stream().filter(row -> (row.agentId() + row.skill()).equals(of)).toList();
        Map<IntervalItem, Long> counts = new EnumMap<>(IntervalItem.class);
        for (IntervalItem item : IntervalItem.of(by)) {
            if (sum(its, item) != 0) {
                counts.put(item, sum(its, item));
            }
        }
        return counts;
    }

    private static FactScript script() {
        return new FactScript(BEFORE_THE_CHANGE);
    }

    /** Asks for a skill whose service objective is 20 s. */
    private static Fact queued(int number, String skill) {
        return new Fact.ContactQueued(FactScript.contact(number), skill, 5, List.of(skill), List.of(20_000L));
    }

    private static Fact treated(int number, RoutePlan.Target target) {
        return new Fact.TreatmentApplied(FactScript.contact(number), "plan", 1, new RoutePlan.Treatment(
                RoutePlan.Condition.ALWAYS, 0, target, "7000"), FactScript.SKILL, 0, 0, 0);
    }

    private static FactScript talks(int number) {
        return script().arrives(number).input(queued(number, FactScript.SKILL)).after(1_000)
                .rings(number, 1, "1001", "5001", 1_000).after(1_000).answers(number, 1, "1001", 1_000).after(5_000);
    }

    private static FactScript talkEnds(FactScript script, int number) {
        return script.input(FactScript.segmentEnded(number, 1, "1001", SegmentDisposition.ANSWERED, 1_000, 5_000, 0),
                script.ended(number, ContactDisposition.ANSWERED, 1_000));
    }

    @Test
    void shouldCountWhatItsPlanCameToLaterAsBackup() {
        FactScript script = script().arrives(1).input(queued(1, FactScript.SKILL)).after(1_000)
                .input(new Fact.PlanStepReached(FactScript.contact(1), "plan", 2, true, 2,
                        List.of(FactScript.SKILL, "backup")));
        script.input(new Fact.SegmentStarted(FactScript.contact(1), 1, FactScript.call(1), "1001", "S", "5001",
                "backup", 1_000)).after(1_000).answers(1, 1, "1001", 1_000);
        talkEnds(script.after(5_000), 1);
        for (By by : List.of(By.SKILL, By.AGENT_SKILL)) {
            Map<IntervalItem, Long> backup = counts(script, by, by == By.SKILL ? "backup" : "1001backup");
            assertEquals(List.of(1L, 1L), List.of(backup.get(IntervalItem.ACDCALLS),
                    backup.get(IntervalItem.BACKUPCALLS)));
        }
        assertEquals(null, counts(talkEnds(talks(1), 1), By.SKILL, FactScript.SKILL).get(IntervalItem.BACKUPCALLS));
    }

    @Test
    void shouldCountWhatIsSentOutsideAsInterflow() {
        for (RoutePlan.Target target : List.of(RoutePlan.Target.EXTERNAL_NUMBER, RoutePlan.Target.VDN)) {
            FactScript script = script().arrives(1).input(queued(1, FactScript.SKILL)).after(1_000)
                    .input(treated(1, target)).after(60_000);
            script.input(script.ended(1, ContactDisposition.OUTFLOW, 1_000));
            Map<IntervalItem, Long> sales = counts(script, By.SKILL, FactScript.SKILL);
            assertEquals(1, sales.get(IntervalItem.OUTFLOWCALLS));
            assertEquals(target == RoutePlan.Target.VDN ? null : 1L, sales.get(IntervalItem.INTERFLOWCALLS));
            assertEquals(1, sales.get(IntervalItem.SLVLOUTFLOWS), "sent after a second, whatever followed");
        }
    }

    /** At the limit and one past it, by the end of the contact and by a step of its plan. */
    @Test
    void shouldCountOutflowWithinTheServiceObjective() {
        for (long waited : new long[]{LATE - 1, LATE}) {
            Long wanted = waited == LATE ? null : 1L;
            FactScript ends = script().arrives(1).input(queued(1, FactScript.SKILL)).after(waited);
            ends.input(ends.ended(1, ContactDisposition.OUTFLOW, waited));
            FactScript steps = script().arrives(1).input(queued(1, FactScript.SKILL)).after(waited)
                    .input(new Fact.PlanStepReached(FactScript.contact(1), "plan", 2, true, 2, List.of("backup"),
                            List.of(5_000L)));
            for (FactScript script : List.of(ends, steps)) {
                Map<IntervalItem, Long> sales = counts(script, By.SKILL, FactScript.SKILL);
                assertEquals(1, sales.get(IntervalItem.OUTFLOWCALLS));
                assertEquals(wanted, sales.get(IntervalItem.SLVLOUTFLOWS));
            }
        }
        FactScript unknown = script().arrives(1).asks(1).after(1);
        unknown.input(unknown.ended(1, ContactDisposition.OUTFLOW, 1));
        assertEquals(null, counts(unknown, By.SKILL, FactScript.SKILL).get(IntervalItem.SLVLOUTFLOWS),
                "a fact of an earlier build names no objective");
    }

    @Test
    void shouldCountWhatArrivedAtAnotherSwitch() {
        FactScript script = script().arrives(1).input(queued(1, FactScript.SKILL)).after(1_000)
                .input(new Fact.ContactCrossed(FactScript.contact(1), FactScript.call(1), FactScript.call(2),
                        Fact.RecognisedBy.TOKEN, true, 500));
        assertEquals(1, counts(script, By.SKILL, FactScript.SKILL).get(IntervalItem.LOOKFLOWCALLS));
    }

    @Test
    void shouldCountTheBusyToneAsBusyAndNotAsOutflow() {
        FactScript script = script().arrives(1).input(queued(1, FactScript.SKILL), treated(1, RoutePlan.Target.BUSY))
                .after(1_000);
        script.input(script.ended(1, ContactDisposition.OUTFLOW, 0));
        Map<IntervalItem, Long> sales = counts(script, By.SKILL, FactScript.SKILL);
        assertEquals(1, sales.get(IntervalItem.BUSYCALLS));
        assertEquals(null, sales.get(IntervalItem.OUTFLOWCALLS));
        assertEquals(null, sales.get(IntervalItem.SLVLOUTFLOWS));
    }

    @Test
    void shouldCountACallbackAsOneThatTheAgentPlaced() {
        FactScript script = script().arrives(1).input(queued(1, FactScript.SKILL),
                new Fact.CallbackChanged(FactScript.contact(1), null, "0555", CallbackState.WAITING, 0, null, ""))
                .after(1_000).rings(1, 1, "1001", "5001", 1_000).after(1_000).answers(1, 1, "1001", 1_000)
                .after(5_000);
        talkEnds(script, 1);
        for (By by : By.values()) {
            Map<IntervalItem, Long> counts = counts(script, by,
                    (by == By.SKILL ? "" : "1001") + (by == By.AGENT ? "" : FactScript.SKILL));
            assertEquals(List.of(1L, 1L),
                    List.of(counts.get(IntervalItem.ACDCALLS), counts.get(IntervalItem.O_ACDCALLS)), by.toString());
        }
    }

    @Test
    void shouldCountWhoAskedForOneAgentForHimAndForNoSkill() {
        FactScript script = script().arrives(1).input(new Fact.ContactQueued(FactScript.contact(1), "", 5,
                List.of(""))).after(1_000);
        script.input(new Fact.SegmentStarted(FactScript.contact(1), 1, FactScript.call(1), "1001", "S", "5001", "",
                1_000)).after(1_000).answers(1, 1, "1001", 1_000);
        talkEnds(script.after(5_000), 1);
        Map<IntervalItem, Long> agent = counts(script, By.AGENT, "1001");
        assertEquals(List.of(1L, 5_000L),
                List.of(agent.get(IntervalItem.DA_ACDCALLS), agent.get(IntervalItem.DA_ACDTIME)));
        assertEquals(null, agent.get(IntervalItem.ACDCALLS));
        assertEquals(Map.of(), counts(script, By.SKILL, ""));
    }

    @Test
    void shouldCountEachTimeThatAnAgentAskedForHelp() {
        FactScript script = script().input(new Fact.HelpRequested("1001", null, "", 2)).after(1)
                .input(new Fact.HelpRequested("1001", null, "", 0)).input(new Fact.HelpRequested("1002", null, "", 1));
        assertEquals(Map.of(IntervalItem.ASSISTS, 2L), counts(script, By.AGENT, "1001"));
        assertEquals(Map.of(IntervalItem.ASSISTS, 1L), counts(script, By.AGENT, "1002"));
    }

    /** Each once for a part of an agent, whatever it was told of it. */
    @Test
    void shouldCountWhatPartsOfAgentsAreMarkedWith() {
        Map<Fact.SegmentMark, IntervalItem> items = Map.of(Fact.SegmentMark.TRANSFERRED, IntervalItem.TRANSFERRED,
                Fact.SegmentMark.CONFERENCED, IntervalItem.CONFERENCE, Fact.SegmentMark.ABANDONED_ON_HOLD,
                IntervalItem.HOLDABNCALLS, Fact.SegmentMark.PHANTOM_ABANDON, IntervalItem.PHANTOMABNS);
        for (Fact.SegmentMark mark : Fact.SegmentMark.values()) {
            Fact marked = new Fact.SegmentMarked(FactScript.contact(1), 1, "1001", mark);
            FactScript script = talks(1).input(marked);
            if (mark == Fact.SegmentMark.CONFERENCED) {
                script.input(marked);
            }
            talkEnds(script, 1);
            for (By by : By.values()) {
                Map<IntervalItem, Long> counts = counts(script, by,
                        (by == By.SKILL ? "" : "1001") + (by == By.AGENT ? "" : FactScript.SKILL));
                for (Fact.SegmentMark other : Fact.SegmentMark.values()) {
                    assertEquals(other == mark ? 1L : null, counts.get(items.get(other)), mark + " " + by);
                }
            }
        }
    }

    @Test
    void shouldNotCountMarksOfWhatAnAgentTookWithoutItsHavingWaited() {
        FactScript taken = talks(3);
        taken.input(FactScript.segmentEnded(3, 1, "1001", SegmentDisposition.ANSWERED, 1_000, 5_000, 0))
                .rings(3, 2, "1002", "5002", 0).answers(3, 2, "1002", 0)
                .input(new Fact.SegmentMarked(FactScript.contact(3), 2, "1002", Fact.SegmentMark.TRANSFERRED));
        Map<IntervalItem, Long> second = counts(taken, By.AGENT, "1002");
        assertEquals(1, second.get(IntervalItem.TAKENCALLS));
        assertEquals(null, second.get(IntervalItem.TRANSFERRED));
    }

    @Test
    void shouldCountEachContactThatWasOfferedOnceMore() {
        for (Booking booking : Booking.values()) {
            List<WorkIntervalRow> skills = rows(30, By.SKILL, booking);
            for (String skill : List.of("sales", "support", "backup")) {
                List<WorkIntervalRow> rows = skills.stream().filter(row -> row.skill().equals(skill)).toList();
                long outcomes = 0;
                for (IntervalItem item : List.of(IntervalItem.ACDCALLS, IntervalItem.ABNCALLS,
                        IntervalItem.OUTFLOWCALLS, IntervalItem.BUSYCALLS, IntervalItem.DEQUECALLS,
                        IntervalItem.OTHERCALLS)) {
                    outcomes += sum(rows, item);
                }
                long open = booking == Booking.EVENT ? openVisits(skill) : 0;
                assertEquals(sum(rows, IntervalItem.CALLSOFFERED), outcomes + open, at() + " " + skill);
            }
        }
    }

    /** Contacts that wait for a skill in the end, found by reading backwards. */
    private long openVisits(String skill) {
        Map<Object, List<String>> asked = new TreeMap<>(Comparator.comparing(Object::toString));
        for (FactScript.Step step : steps) {
            switch (step.fact()) {
                case Fact.ContactQueued f -> asked.put(f.contact(), f.skills());
                case Fact.PlanStepReached f -> asked.put(f.contact(), f.skills());
                case Fact.SegmentAnswered f -> asked.remove(f.contact());
                case Fact.ContactEnded f -> asked.remove(f.contact());
                default -> {
                }
            }
        }
        return asked.values().stream().filter(skills -> skills.contains(skill)).count();
    }

    @Test
    void shouldCountWhatTheFactsSayOneByOne() {
        Map<IntervalItem, Long> wanted = new EnumMap<>(IntervalItem.class);
        for (FactScript.Step step : steps) {
            switch (step.fact()) {
                case Fact.SegmentStarted f -> wanted.merge(IntervalItem.RINGCALLS, 1L, Long::sum);
                case Fact.SegmentAnswered f -> wanted.merge(IntervalItem.ACDCALLS, 1L, Long::sum);
                case Fact.WaitEnded f -> {
                    wanted.merge(f.answered() ? IntervalItem.ANSTIME : IntervalItem.ABNTIME, f.waitedMillis(),
                            Long::sum);
                    wanted.merge(f.answered() ? IntervalItem.ACCEPTABLE : IntervalItem.SLVLABNS,
                            f.waitedMillis() <= Centre.OBJECTIVE ? 1L : 0, Long::sum);
                }
                case Fact.SegmentEnded f -> {
                    wanted.merge(IntervalItem.NOANSREDIR, f.disposition() == SegmentDisposition.NO_ANSWER ? 1L : 0,
                            Long::sum);
                    wanted.merge(IntervalItem.ACDTIME, f.talkMillis(), Long::sum);
                    wanted.merge(IntervalItem.HOLDTIME, f.holdMillis(), Long::sum);
                }
                default -> {
                }
            }
        }
        List<WorkIntervalRow> skills = rows(15, By.SKILL, Booking.EVENT);
        wanted.forEach((item, count) -> assertEquals(count, sum(skills, item), at() + " " + item));
        List<WorkIntervalRow> agents = rows(15, By.AGENT, Booking.EVENT);
        wanted.keySet().stream().filter(item -> item.isOf(By.AGENT))
                .forEach(item -> assertEquals(wanted.get(item), sum(agents, item), at() + " " + item));
    }

    /** Rows of skills are those of their agents together. */
    @Test
    void shouldAddUpTheAgentsOfASkillToTheSkill() {
        for (Booking booking : Booking.values()) {
            Map<String, long[]> parts = byPlace(rows(30, By.AGENT_SKILL, booking));
            Map<String, long[]> wholes = byPlace(rows(30, By.SKILL, booking));
            for (IntervalItem item : IntervalItem.of(By.AGENT_SKILL)) {
                wholes.forEach((place, items) -> assertEquals(items[item.ordinal()],
                        parts.getOrDefault(place, new long[items.length])[item.ordinal()], at() + " " + item + place));
            }
        }
    }

    private static Map<String, long[]> byPlace(List<WorkIntervalRow> rows) {
        return together(rows, row -> row.skill() + " " + row.startMillis());
    }

    private static Map<String, long[]> together(List<WorkIntervalRow> rows, Function<WorkIntervalRow, String> place) {
        Map<String, long[]> all = new TreeMap<>();
        for (WorkIntervalRow row : rows) {
            long[] sums = all.computeIfAbsent(place.apply(row), any -> new long[IntervalItem.values().length]);
            for (IntervalItem item : IntervalItem.values()) {
                sums[item.ordinal()] = item.together(sums[item.ordinal()], row.count(item));
            }
        }
        return all;
    }

    @Test
    void shouldAddUpTheIntervalsOfADayToTheDay() {
        IntervalClock days = new IntervalClock(BERLIN, IntervalClock.DAY);
        for (By by : By.values()) {
            for (Booking booking : Booking.values()) {
                Map<String, long[]> wanted = together(rows(15, by, booking),
                        row -> row.agentId() + row.skill() + days.at(row.startMillis()));
                Map<String, long[]> got = together(rows(IntervalClock.DAY, by, booking),
                        row -> row.agentId() + row.skill() + days.at(row.startMillis()));
                assertEquals(wanted.keySet(), got.keySet(), at());
                wanted.forEach((place, items) -> assertEquals(toText(items), toText(got.get(place)), at() + place));
            }
        }
    }

    private static String toText(long[] items) {
        return java.util.Arrays.toString(items);
    }

    @Test
    void shouldGoOnWhereverItIsCut() {
        List<FactScript.Step> some = steps.subList(0, Math.min(steps.size(), 350));
        for (By by : By.values()) {
            for (Booking booking : Booking.values()) {
                List<WorkIntervalRow> whole = FactScript.fold(fold(15, by, booking, ResumePoint.START), some);
                for (int cut = 0; cut <= some.size(); cut += 3) {
                    WorkIntervalFold first = fold(15, by, booking, ResumePoint.START);
                    List<WorkIntervalRow> rows = new ArrayList<>(FactScript.fold(first, some.subList(0, cut)));
                    ResumePoint point = first.resumePoint();
                    WorkIntervalFold second = fold(15, by, booking, point);
                    rows.addAll(FactScript.fold(second, some.stream()
                            .filter(step -> step.place().inputSequence() >= point.fromSequence()).toList()));
                    assertEquals(whole, rows, at() + " " + by + " " + booking + " cut at " + cut);
                }
            }
        }
    }

    /** The contact for which the agent was reserved began before he logged on, and is over without having rung: a fold that goes on from his log-on knows nothing of it. */
    @Test
    void shouldGoOnWithTheTimeForWhichAnAgentWasReserved() {
        FactScript script = new FactScript(BEFORE_THE_CHANGE).arrives(1).asks(1).after(1_000);
        script.input(new Fact.AgentLoggedOn("1001", FactScript.SWITCH, "5001"),
                new Fact.AgentServes("1001", List.of(FactScript.SKILL, "backup")), becomes(CallActivity.NONE))
                .after(1_000).input(new Fact.RouteDecided(chosen("1001")), becomes(CallActivity.RESERVED)).after(700);
        script.input(new Fact.WaitEnded(FactScript.contact(1), FactScript.SKILL, false, 2_700, 20_000),
                script.ended(1, ContactDisposition.ABANDONED, 2_700), becomes(CallActivity.NONE)).after(1_000)
                .input(becomes(CallActivity.NONE));
        assertGoesOn(script);
        assertEquals(700, counts(script, By.AGENT_SKILL, "1001" + FactScript.SKILL).get(IntervalItem.I_RINGTIME));
        assertEquals(700, counts(script, By.AGENT_SKILL, "1001backup").get(IntervalItem.I_OTHERTIME));
    }

    /** An item that began before he logged on is no call of his, also for a fold that does not know it; nor does it end that he is reserved for a call. */
    @Test
    void shouldGoOnWithAnAgentWhoWasGivenAnItem() {
        FactScript script = new FactScript(BEFORE_THE_CHANGE).arrives(1).asks(1)
                .input(new Fact.ItemSubmitted(FactScript.contact(2), "chat", "chat-17", "desk"),
                        new Fact.ContactQueued(FactScript.contact(2), "chats", 2))
                .after(1_000);
        script.input(new Fact.AgentLoggedOn("1001", FactScript.SWITCH, "5001"),
                new Fact.AgentServes("1001", List.of(FactScript.SKILL, "chats")), becomes(CallActivity.NONE))
                .after(1_000).input(new Fact.RouteDecided(chosen("1001")), becomes(CallActivity.RESERVED)).after(700)
                .input(new Fact.RouteDecided(new RouteWitness(FactScript.contact(2), "2", "chats", "EAD_MIA", 1, 1_000,
                        1, "1001", "", 1, List.of())),
                        new Fact.SegmentStarted(FactScript.contact(2), 1, new CallKey("", 0, 3), "1001",
                                FactScript.SWITCH, "5001", "chats", 2_700))
                .after(300);
        script.input(script.ended(2, ContactDisposition.UNKNOWN, 0), script.ended(1, ContactDisposition.UNKNOWN, 0),
                becomes(CallActivity.NONE)).after(1_000).input(becomes(CallActivity.NONE));
        assertGoesOn(script);
        assertEquals(1_000, counts(script, By.AGENT_SKILL, "1001" + FactScript.SKILL).get(IntervalItem.I_RINGTIME));
        assertEquals(1_000, counts(script, By.AGENT_SKILL, "1001chats").get(IntervalItem.I_OTHERTIME));
    }

    private static Fact becomes(CallActivity activity) {
        return new Fact.AgentStateChanged("1001", AgentState.READY, AgentState.READY, WorkMode.AUTO_IN, 0, 0, "",
                activity, null);
    }

    /** Wherever a fold of agents in their skills is cut, the interval that lasts is the same. */
    private static void assertGoesOn(FactScript script) {
        for (int cut = 1; cut <= script.steps.size(); cut++) {
            List<FactScript.Step> some = script.steps.subList(0, cut);
            WorkIntervalFold first = fold(15, By.AGENT_SKILL, Booking.EVENT, ResumePoint.START);
            FactScript.fold(first, some);
            ResumePoint point = first.resumePoint();
            WorkIntervalFold second = fold(15, By.AGENT_SKILL, Booking.EVENT, point);
            FactScript.fold(second, some.stream()
                    .filter(step -> step.place().inputSequence() >= point.fromSequence()).toList());
            assertEquals(first.open(), second.open(), "cut at " + cut);
        }
    }

    /** Whoever looks at a board when an interval ends sees the people whose time is counted on. */
    @Test
    void shouldAgreeWithWhatABoardShows() {
        WorkIntervalFold fold = fold(15, By.SKILL, Booking.EVENT, ResumePoint.START);
        Map<String, AgentTime> wanted = new TreeMap<>();
        for (FactScript.Step step : steps) {
            fold.accept(step.place(), step.fact());
            if (step.fact() instanceof Fact.AgentStateChanged f) {
                wanted.put(f.agentId(), AgentTime.of(f.workMode(), f.activity()));
                wanted.values().removeIf(time -> time == AgentTime.NONE);
                Map<AgentTime, Integer> counts = new TreeMap<>();
                wanted.values().forEach(time -> counts.merge(time, 1, Integer::sum));
                assertEquals(counts, fold.present(""), at());
            }
        }
    }

    @Test
    void shouldBookTheTimeOfAnAgentToWhomNothingHappens() {
        FactScript script = new FactScript("2026-01-05T09:50:00Z");
        script.input(new Fact.AgentLoggedOn("1001", "S", "5001"), state(WorkMode.AUX, CallActivity.NONE),
                new Fact.AgentServes("1001", List.of("sales")));
        script.at("2026-01-05T11:05:00Z").input(new Fact.StateHashed(1));
        List<WorkIntervalRow> rows = script.fold(
                new WorkIntervalFold(IntervalClock.utc(30), By.AGENT, Booking.EVENT, ResumePoint.START));
        assertEquals(List.of(600_000L, 1_800_000L, 1_800_000L),
                rows.stream().map(row -> row.count(IntervalItem.TI_AUXTIME)).toList());
        assertEquals(Map.of(3, 600_000L), rows.get(0).auxMillis());
        assertTrue(rows.stream().allMatch(WorkIntervalRow::complete));
    }

    private static Fact state(WorkMode mode, CallActivity activity) {
        return new Fact.AgentStateChanged("1001", null, null, mode, mode == WorkMode.AUX ? 3 : 0, 0, "", activity,
                null);
    }

    /** T10: in and asked 09:59:50, rings 10:00:02, answered 10:00:05, ends 10:31, and a minute of after-call work. */
    @Test
    void shouldBookACallOverTheBoundaries() {
        assertEquals(List.of("09:30 offered 1 rings 0 answered 0 talk 0 onAcd 0 work 0",
                "10:00 offered 0 rings 1 answered 1 talk 0 onAcd 1795 work 0",
                "10:30 offered 0 rings 0 answered 0 talk 1855 onAcd 60 work 60"), overTheBoundaries(Booking.EVENT));
        assertEquals(List.of("09:30 offered 0 rings 0 answered 0 talk 0 onAcd 0 work 0",
                "10:00 offered 0 rings 0 answered 0 talk 0 onAcd 1795 work 0",
                "10:30 offered 1 rings 1 answered 1 talk 1855 onAcd 60 work 60"),
                overTheBoundaries(Booking.CALL_END));
    }

    private static List<String> overTheBoundaries(Booking booking) {
        FactScript script = new FactScript("2026-01-05T09:59:40Z");
        script.input(new Fact.AgentLoggedOn("1001", "S", "5001"), state(WorkMode.MANUAL_IN, CallActivity.NONE),
                new Fact.AgentServes("1001", List.of(FactScript.SKILL)));
        script.at("2026-01-05T09:59:50Z").arrives(1).asks(1).at("2026-01-05T10:00:02Z")
                .rings(1, 1, "1001", "5001", 12_000).input(state(WorkMode.MANUAL_IN, CallActivity.RINGING))
                .at("2026-01-05T10:00:05Z").answers(1, 1, "1001", 3_000)
                .input(state(WorkMode.MANUAL_IN, CallActivity.ACD_IN)).at("2026-01-05T10:31:00Z");
        script.input(FactScript.segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 3_000, 1_855_000, 0),
                script.ended(1, Fact.ContactDisposition.ANSWERED, 12_000), state(WorkMode.ACW, CallActivity.NONE));
        script.after(60_000).input(state(WorkMode.MANUAL_IN, CallActivity.NONE)).at("2026-01-05T11:00:00Z")
                .input(new Fact.StateHashed(1));
        return script.fold(new WorkIntervalFold(IntervalClock.utc(30), By.SKILL, booking, ResumePoint.START)).stream()
                .map(row -> FactScriptText.time(row.startMillis()) + text(row)).toList();
    }

    private static String text(WorkIntervalRow row) {
        ToLongFunction<IntervalItem> seconds = item -> row.count(item) / 1_000;
        return " offered " + row.count(IntervalItem.CALLSOFFERED) + " rings " + row.count(IntervalItem.RINGCALLS)
                + " answered " + row.count(IntervalItem.ACDCALLS) + " talk " + seconds.applyAsLong(IntervalItem.ACDTIME)
                + " onAcd " + seconds.applyAsLong(IntervalItem.I_ACDTIME) + " work "
                + seconds.applyAsLong(IntervalItem.ACWTIME);
    }

    private static final class FactScriptText {
        static String time(long millis) {
            return java.time.Instant.ofEpochMilli(millis).toString().substring(11, 16);
        }
    }
}
