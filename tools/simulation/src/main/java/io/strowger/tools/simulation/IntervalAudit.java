package io.strowger.tools.simulation;

import io.strowger.calllog.fold.Booking;
import io.strowger.calllog.fold.By;
import io.strowger.calllog.fold.IntervalClock;
import io.strowger.calllog.fold.IntervalItem;
import io.strowger.calllog.fold.ResumePoint;
import io.strowger.calllog.fold.WorkIntervalFold;
import io.strowger.calllog.fold.WorkIntervalRow;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AgentPeriod;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.model.AgentTime;
import io.strowger.core.model.ContactId;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.state.Agent;
import io.strowger.core.state.EngineState;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds the interval reports of skills and agents against a count of the facts one by one. Now and then a fold is thrown away and another goes on from where it was, as a reporting job
 * does that was restarted in the middle of an interval.
 */
final class IntervalAudit {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int MINUTES = 15;
    /** A fold is resumed behind the first so many facts, then behind four times as many, and so on. */
    private static final int RESUMED_FIRST = 500;
    private static final int RESUMED_NEXT = 4;
    private static final Set<IntervalItem> OUTCOMES = Set.of(IntervalItem.ACDCALLS, IntervalItem.ABNCALLS,
            IntervalItem.OUTFLOWCALLS, IntervalItem.BUSYCALLS, IntervalItem.DEQUECALLS, IntervalItem.OTHERCALLS);

    private final VirtualDisk disk;
    private final Problems problems;
    private final Map<By, WorkIntervalFold> folds = new EnumMap<>(By.class);
    private final Map<By, Map<String, long[]>> sums = new EnumMap<>(By.class);
    private final Map<IntervalItem, Long> counted = new EnumMap<>(IntervalItem.class);
    /** Of each agent and what his time counts as, from the periods that ended. */
    private final Map<String, Long> spent = new TreeMap<>();
    /** Contacts that have asked for an agent since one answered last. */
    private final Set<ContactId> asking = new HashSet<>();
    /** Parts of agents whose contacts had waited, until they end, with those of which a conference was made. */
    private final Map<ContactId, String> begun = new HashMap<>();
    private final Map<String, Boolean> waitedFor = new HashMap<>();
    private long facts;
    private long resumeAt = RESUMED_FIRST;

    IntervalAudit(VirtualDisk disk, Problems problems) {
        this.disk = disk;
        this.problems = problems;
        for (By by : By.values()) {
            folds.put(by, fold(by, ResumePoint.START));
            sums.put(by, new TreeMap<>());
        }
    }

    private static WorkIntervalFold fold(By by, ResumePoint start) {
        return new WorkIntervalFold(new IntervalClock(BERLIN, MINUTES), by, Booking.EVENT, start);
    }

    void accept(JournalledFact place, Fact fact) {
        folds.forEach((by, fold) -> fold.accept(place, fact).forEach(row -> take(by, row)));
        count(fact);
        if (++facts == resumeAt) {
            resumeAt *= RESUMED_NEXT;
            folds.replaceAll((by, fold) -> resumed(by, fold, place));
        }
    }

    /** A fold of another process that goes on where this one was. */
    private WorkIntervalFold resumed(By by, WorkIntervalFold before, JournalledFact until) {
        ResumePoint point = before.resumePoint();
        if (!disk.keeps(point.fromSequence())) {
            return before;
        }
        WorkIntervalFold after = fold(by, point);
        try (Reader<JournalledFact> reader = disk.facts(point.fromSequence())) {
            for (JournalledFact place = reader.next(); place != null; place = reader.next()) {
                if (FACT.decode(place.payload()) instanceof Decoded.Value<Fact>(Fact fact)
                        && !after.accept(place, fact).isEmpty()) {
                    problems.add("INTERVALS: a resumed fold gave rows again at " + place);
                }
                if (place.inputSequence() == until.inputSequence() && place.index() == until.index()) {
                    break;
                }
            }
        }
        if (!after.open().equals(before.open())) {
            problems.add("INTERVALS: the interval that lasts differs behind a restart: " + before.open() + " and "
                    + after.open());
        }
        return after;
    }

    private void take(By by, WorkIntervalRow row) {
        long parts;
        if (by == By.AGENT) {
            parts = row.count(IntervalItem.TI_AVAILTIME) + row.count(IntervalItem.TI_AUXTIME)
                    + row.count(IntervalItem.TI_OTHERTIME);
        } else {
            parts = row.count(IntervalItem.I_AVAILTIME) + row.count(IntervalItem.I_AUXTIME)
                    + row.count(IntervalItem.I_OTHERTIME);
        }
        parts += row.count(IntervalItem.I_RINGTIME) + row.count(IntervalItem.I_ACDTIME)
                + row.count(IntervalItem.I_ACWTIME);
        if (parts != row.count(by == By.AGENT ? IntervalItem.TI_STAFFTIME : IntervalItem.I_STAFFTIME)) {
            problems.add("INTERVALS: times do not add up to " + parts + ": " + row);
        }
        long[] all = sums.get(by).computeIfAbsent(row.agentId() + " " + row.skill(),
                any -> new long[IntervalItem.values().length]);
        for (IntervalItem item : IntervalItem.of(by)) {
            all[item.ordinal()] = item.together(all[item.ordinal()], row.count(item));
        }
    }

    // ---- one by one

    private void count(Fact fact) {
        switch (fact) {
            case Fact.ContactQueued f -> asking.add(f.contact());
            case Fact.RequestWithdrawn f -> asking.remove(f.contact());
            case Fact.SegmentStarted f -> {
                if (!f.skill().isEmpty() && !begun.containsKey(f.contact())) {
                    // A switch that distributes need not have said that it waits.
                    asking.add(f.contact());
                }
                begun.put(f.contact(), f.skill());
            }
            case Fact.ContactEnded f -> {
                asking.remove(f.contact());
                begun.remove(f.contact());
            }
            case Fact.SegmentAnswered f -> {
                counted.merge(IntervalItem.ACDCALLS, 1L, Long::sum);
                if (asking.remove(f.contact())) {
                    waitedFor.put(f.contact() + " " + f.segment(), false);
                }
            }
            case Fact.SegmentMarked f -> marked(f);
            case Fact.HelpRequested f -> counted.merge(IntervalItem.ASSISTS, 1L, Long::sum);
            case Fact.TreatmentApplied f -> counted.merge(IntervalItem.INTERFLOWCALLS,
                    f.what().target() == RoutePlan.Target.EXTERNAL_NUMBER ? 1L : 0L, Long::sum);
            case Fact.ContactCrossed f -> counted.merge(IntervalItem.LOOKFLOWCALLS, 1L, Long::sum);
            case Fact.SegmentEnded f -> {
                waitedFor.remove(f.contact() + " " + f.segment());
                if (f.disposition() == SegmentDisposition.NO_ANSWER) {
                    counted.merge(IntervalItem.NOANSREDIR, 1L, Long::sum);
                }
                counted.merge(IntervalItem.ACDTIME, f.talkMillis() + f.holdMillis(), Long::sum);
            }
            case Fact.WaitEnded f -> {
                counted.merge(f.answered() ? IntervalItem.ANSTIME : IntervalItem.ABNTIME, f.waitedMillis(), Long::sum);
                counted.merge(f.answered() ? IntervalItem.ACCEPTABLE : IntervalItem.ABNCALLS,
                        f.answered() && f.waitedMillis() > f.objectiveMillis() ? 0L : 1L, Long::sum);
            }
            case Fact.AgentStateChanged f -> {
                AgentPeriod was = f.previous();
                AgentTime time = AgentTime.of(was.workMode(), was.activity());
                long millis = was.endedNanos() / VirtualTime.NANOS_PER_MILLI
                        - was.beganNanos() / VirtualTime.NANOS_PER_MILLI;
                if (time != AgentTime.NONE && millis > 0) {
                    spent.merge(f.agentId() + " " + time, millis, Long::sum);
                }
            }
            default -> {
                // Not counted here.
            }
        }
    }

    private void marked(Fact.SegmentMarked f) {
        String part = f.contact() + " " + f.segment();
        Boolean conferenced = waitedFor.get(part);
        if (conferenced == null || conferenced && f.mark() == Fact.SegmentMark.CONFERENCED) {
            return;
        }
        waitedFor.put(part, conferenced || f.mark() == Fact.SegmentMark.CONFERENCED);
        counted.merge(switch (f.mark()) {
            case TRANSFERRED -> IntervalItem.TRANSFERRED;
            case CONFERENCED -> IntervalItem.CONFERENCE;
            case ABANDONED_ON_HOLD -> IntervalItem.HOLDABNCALLS;
            case PHANTOM_ABANDON -> IntervalItem.PHANTOMABNS;
        }, 1L, Long::sum);
    }

    /** Everything is over, all has been read: the books must agree. */
    void check(EngineState state) {
        Map<By, Map<String, long[]>> kept = new EnumMap<>(By.class);
        sums.forEach((by, all) -> {
            Map<String, long[]> copy = new TreeMap<>();
            all.forEach((key, items) -> copy.put(key, items.clone()));
            kept.put(by, copy);
        });
        folds.forEach((by, fold) -> fold.open().forEach(row -> take(by, row)));
        counts();
        times();
        if (state.contacts().size() == 0) {
            offered();
        }
        board(state);
        sums.putAll(kept);
    }

    private long sum(By by, IntervalItem item) {
        return sums.get(by).values().stream().mapToLong(items -> items[item.ordinal()]).sum();
    }

    private void counts() {
        long answered = sum(By.AGENT, IntervalItem.ACDCALLS) + sum(By.AGENT, IntervalItem.TAKENCALLS)
                + sum(By.AGENT, IntervalItem.DA_ACDCALLS);
        long talked = sum(By.AGENT, IntervalItem.ACDTIME) + sum(By.AGENT, IntervalItem.HOLDTIME)
                + sum(By.AGENT, IntervalItem.TAKENTIME) + sum(By.AGENT, IntervalItem.DA_ACDTIME);
        expect("answered", counted.getOrDefault(IntervalItem.ACDCALLS, 0L), answered);
        expect("talked", counted.getOrDefault(IntervalItem.ACDTIME, 0L), talked);
        for (IntervalItem item : List.of(IntervalItem.ABNTIME, IntervalItem.ABNCALLS)) {
            expect(item.name(), counted.getOrDefault(item, 0L), sum(By.SKILL, item));
        }
        for (IntervalItem item : List.of(IntervalItem.TRANSFERRED, IntervalItem.CONFERENCE,
                IntervalItem.HOLDABNCALLS, IntervalItem.PHANTOMABNS, IntervalItem.ASSISTS)) {
            expect(item.name(), counted.getOrDefault(item, 0L), sum(By.AGENT, item));
        }
        for (IntervalItem item : List.of(IntervalItem.INTERFLOWCALLS, IntervalItem.LOOKFLOWCALLS)) {
            expect(item.name(), counted.getOrDefault(item, 0L), sum(By.SKILL, item));
        }
        if (sum(By.SKILL, IntervalItem.SLVLOUTFLOWS) > sum(By.SKILL, IntervalItem.OUTFLOWCALLS)) {
            problems.add("INTERVALS: more outflow within the objective than outflow");
        }
        for (IntervalItem item : IntervalItem.of(By.AGENT_SKILL)) {
            expect("agents of skills, " + item, sum(By.AGENT_SKILL, item), sum(By.SKILL, item));
        }
        if (sum(By.AGENT, IntervalItem.NOANSREDIR) > counted.getOrDefault(IntervalItem.NOANSREDIR, 0L)
                || sum(By.AGENT, IntervalItem.ANSTIME) > counted.getOrDefault(IntervalItem.ANSTIME, 0L)) {
            problems.add("INTERVALS: more than the facts say");
        }
    }

    private void times() {
        Map<String, Long> got = new TreeMap<>();
        sums.get(By.AGENT).forEach((agent, items) -> {
            for (AgentTime time : AgentTime.values()) {
                long millis = time == AgentTime.NONE ? 0 : items[item(time).ordinal()];
                if (millis > 0) {
                    got.put(agent.trim() + " " + time, millis);
                }
            }
        });
        // What lasts is in no period yet: each agent has one such time at most.
        Set<String> all = new TreeSet<>(got.keySet());
        all.addAll(spent.keySet());
        Map<String, Integer> lasting = new TreeMap<>();
        for (String key : all) {
            long more = got.getOrDefault(key, 0L) - spent.getOrDefault(key, 0L);
            if (more < 0 || more > 0 && lasting.merge(key.split(" ")[0], 1, Integer::sum) > 1) {
                problems.add("INTERVALS: time of " + key + ": " + got.get(key) + ", the periods are "
                        + spent.get(key));
            }
        }
    }

    private static IntervalItem item(AgentTime time) {
        return switch (time) {
            case NONE -> throw new IllegalArgumentException("nobody's time");
            case AVAILABLE -> IntervalItem.TI_AVAILTIME;
            case AGINRING -> IntervalItem.I_RINGTIME;
            case ONACD -> IntervalItem.I_ACDTIME;
            case INACW -> IntervalItem.I_ACWTIME;
            case INAUX -> IntervalItem.TI_AUXTIME;
            case OTHER -> IntervalItem.TI_OTHERTIME;
        };
    }

    private void offered() {
        sums.get(By.SKILL).forEach((skill, items) -> {
            long over = OUTCOMES.stream().mapToLong(item -> items[item.ordinal()]).sum();
            expect("CALLSOFFERED of" + skill + " and their ends", items[IntervalItem.CALLSOFFERED.ordinal()], over);
        });
    }

    /** What a board of everybody would show, and the people whose time is counted on. */
    private void board(EngineState state) {
        Map<AgentTime, Integer> shown = new TreeMap<>();
        for (Agent agent : state.agents().rows()) {
            if (agent.isLoggedOn()) {
                shown.merge(agent.time(), 1, Integer::sum);
            }
        }
        folds.forEach((by, fold) -> expect("a board and the fold by " + by, shown, fold.present("")));
        List<String> skills = new ArrayList<>();
        state.skills().rows().forEach(skill -> skills.add(skill.name()));
        for (String skill : skills) {
            var staff = state.indexes().staff().staff(skill);
            Map<AgentTime, Integer> now = folds.get(By.SKILL).present(skill);
            expect("the board of " + skill, List.of(staff.ready(), staff.ringing(), staff.onCalls(),
                    staff.afterCallWork(), staff.notReady(), staff.other(), state.indexes().staff().waitingFor(skill)),
                    List.of(now.getOrDefault(AgentTime.AVAILABLE, 0), now.getOrDefault(AgentTime.AGINRING, 0),
                            now.getOrDefault(AgentTime.ONACD, 0), now.getOrDefault(AgentTime.INACW, 0),
                            now.getOrDefault(AgentTime.INAUX, 0), now.getOrDefault(AgentTime.OTHER, 0),
                            folds.get(By.SKILL).inQueue(skill)));
        }
    }

    private void expect(String what, Object wanted, Object got) {
        if (!wanted.equals(got)) {
            problems.add("INTERVALS: " + what + ": " + wanted + " wanted, " + got + " counted");
        }
    }
}
