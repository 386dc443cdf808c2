package io.strowger.calllog.fold;

import io.strowger.calllog.fold.Journey.Asked;
import io.strowger.calllog.fold.Journey.Booked;
import io.strowger.calllog.fold.Journey.Part;
import io.strowger.calllog.fold.Journey.Visit;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.Fact.SegmentMark;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.model.AgentTime;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.ServiceLevel;
import io.strowger.core.model.WorkMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts and times of skills, agents, or agents in their skills by interval. Items of contacts and calls are booked as {@link Booking} says; the times of agents who are logged on always in
 * the interval in which they pass, also in one in which nothing happens.
 */
public final class WorkIntervalFold
        extends
            CountingFold<WorkIntervalFold.Key, WorkIntervalFold.Counts, WorkIntervalRow> {
    private static final int ITEMS = IntervalItem.values().length;

    /** Whose row; empty where rows are not of any. */
    record Key(String agentId, String skill) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int agents = agentId.compareTo(other.agentId);
            return agents == 0 ? skill.compareTo(other.skill) : agents;
        }
    }

    /** What was counted. */
    static final class Counts {
        private final long[] items = new long[ITEMS];
        private final TreeMap<Integer, Long> auxMillis = new TreeMap<>();
    }

    private final By by;
    private final Booking booking;
    private final OpenThings<ContactId, Journey> journeys = new OpenThings<>(FoldLimits.OPEN_CONTACTS_MAX);
    private final OpenThings<String, StaffedAgent> agents = new OpenThings<>(FoldLimits.AGENTS_MAX);
    /** Calls of agents whose items are booked at their end. */
    private final OpenThings<CallKey, Journey> calls = new OpenThings<>(FoldLimits.OPEN_CALLS_MAX);
    private final Map<DeviceKey, StaffedAgent> atStation = new HashMap<>();
    private final Levels waiting = new Levels();
    private final Levels staffed = new Levels();

    /** A fold that goes on from a resume point, or {@link ResumePoint#START}. */
    public WorkIntervalFold(IntervalClock clock, By by, Booking booking, ResumePoint start) {
        super(clock, new TreeMap<>(), start);
        this.by = by;
        this.booking = booking;
    }

    @Override
    void beginInput(List<WorkIntervalRow> rows) {
        journeys.beginInput();
        agents.beginInput();
        calls.beginInput();
        super.beginInput(rows);
    }

    @Override
    void fold(Fact fact, List<WorkIntervalRow> rows) {
        switch (fact) {
            case Fact.ContactStarted f -> journey(f.contact());
            case Fact.CallbackChanged f -> calledBack(f);
            case Fact.ContactQueued f -> queued(f);
            case Fact.RequestWithdrawn f -> withdrawn(f);
            case Fact.PlanStepReached f -> stepped(f);
            case Fact.TreatmentApplied f -> treated(f);
            case Fact.ContactCrossed f -> crossed(f);
            case Fact.RouteDecided f -> chosen(f.witness());
            case Fact.SegmentStarted f -> segmentStarted(f);
            case Fact.SegmentAnswered f -> segmentAnswered(f);
            case Fact.WaitEnded f -> waitEnded(f);
            case Fact.SegmentMarked f -> marked(f);
            case Fact.SegmentEnded f -> segmentEnded(f);
            case Fact.ContactEnded f -> contactEnded(f);
            case Fact.AgentLoggedOn f -> loggedOn(f);
            case Fact.AgentServes f -> serves(f);
            case Fact.AgentStateChanged f -> changed(f);
            case Fact.AgentLoggedOff f -> loggedOff(f);
            case Fact.AgentCalled f -> placed(f);
            case Fact.CallAnswered f -> answered(f);
            case Fact.CallEnded f -> callEnded(f);
            case Fact.HelpRequested f -> add(f.agentId(), "", IntervalItem.ASSISTS, 1, sequence());
            default -> {
            }
        }
    }

    // --- where a contact waits

    private Journey journey(ContactId id) {
        return opened(journeys, id);
    }

    /** The journey of a contact or of a call, which may begin here. */
    private <K> Journey opened(OpenThings<K, Journey> things, K key) {
        Journey journey = things.get(key);
        if (journey == null) {
            journey = new Journey(sequence());
            Journey pushedOut = things.put(key, journey, sequence());
            if (pushedOut != null) {
                over(pushedOut, IntervalItem.OTHERCALLS);
            }
        }
        return journey;
    }

    /** Who goes on where the agent logged on learns of it with what is offered to him. */
    private void calledBack(Fact.CallbackChanged f) {
        Journey journey = f.agentId().isEmpty() ? journeys.get(f.callback()) : journey(f.callback());
        if (journey != null) {
            journey.callback = true;
        }
    }

    private void queued(Fact.ContactQueued f) {
        List<String> skills = f.skills().isEmpty() ? List.of(f.skill()) : f.skills();
        asks(journey(f.contact()), f.skill(), new Asked(skills, f.objectiveMillis(), false));
    }

    /** What it asks for first counts as one that came in. */
    private void asks(Journey journey, String first, Asked asked) {
        int came = journey.asked ? 0 : 1;
        visits(journey, asked);
        book(journey, "", first, IntervalItem.INCALLS, came);
    }

    private void withdrawn(Fact.RequestWithdrawn f) {
        Journey journey = journeys.get(f.contact());
        if (journey != null) {
            leaveAll(journey, "", IntervalItem.DEQUECALLS);
            // Whatever it asks for next is its first again.
            journey.asked = false;
        }
    }

    private void stepped(Fact.PlanStepReached f) {
        Journey journey = journeys.get(f.contact());
        if (journey != null && f.begun() && journey.asked) {
            visits(journey, new Asked(f.skills(), f.objectiveMillis(), true));
        }
    }

    /** It waits for these skills from now on, and for no others. */
    private void visits(Journey journey, Asked asked) {
        List<String> skills = asked.skills();
        journey.awayMillis = Long.MAX_VALUE;
        boolean fromOthers = !journey.visits.isEmpty();
        for (String skill : List.copyOf(journey.visits.keySet())) {
            if (!skills.contains(skill) && !journey.isOfferedFor(skill)) {
                leave(journey, skill, IntervalItem.OUTFLOWCALLS);
            }
        }
        for (int i = 0; i < skills.size(); i++) {
            String skill = skills.get(i);
            if (!journey.visits.containsKey(skill)) {
                journey.visits.put(skill, new Visit(asked.later(), now(), asked.objective(i)));
                waits(journey, skill, journey.ringing ? 0 : 1);
                book(journey, "", skill, IntervalItem.CALLSOFFERED, 1);
                book(journey, "", skill, IntervalItem.INFLOWCALLS, fromOthers ? 1 : 0);
            }
        }
        journey.asked = true;
    }

    private void leave(Journey journey, String skill, IntervalItem how) {
        Visit visit = journey.visits.remove(skill);
        if (visit != null) {
            waits(journey, skill, journey.ringing ? 0 : -1);
            book(journey, "", skill, how, 1);
            if (how == IntervalItem.OUTFLOWCALLS && visit.objectiveMillis() >= 0) {
                long waited = Math.min(now(), journey.awayMillis) - visit.sinceMillis();
                book(journey, "", skill, IntervalItem.SLVLOUTFLOWS,
                        ServiceLevel.isAcceptable(waited, visit.objectiveMillis()) ? 1 : 0);
            }
        }
    }

    /** It waits no more: the one skill has it as said, the others by the way. */
    private void leaveAll(Journey journey, String one, IntervalItem how) {
        leave(journey, one, how);
        for (String skill : List.copyOf(journey.visits.keySet())) {
            leave(journey, skill, IntervalItem.DEQUECALLS);
        }
    }

    private void ringing(Journey journey, boolean rings) {
        if (journey.ringing != rings) {
            journey.ringing = rings;
            journey.visits.keySet().forEach(skill -> waits(journey, skill, rings ? -1 : 1));
        }
    }

    private void waits(Journey journey, String skill, int more) {
        if (more != 0 && by == By.SKILL) {
            add("", skill, IntervalItem.MAXINQUEUE, waiting.change(skill, more), journey.since);
        }
    }

    private void treated(Fact.TreatmentApplied f) {
        Journey journey = journeys.get(f.contact());
        if (journey == null) {
            return;
        }
        switch (f.what().target()) {
            case BUSY -> journey.busy = true;
            case EXTERNAL_NUMBER -> {
                journey.awayMillis = now();
                book(journey, "", journey.first(), IntervalItem.INTERFLOWCALLS, 1);
            }
            case VDN, IVR -> journey.awayMillis = now();
            case SKILL, PLAN, CALLBACK -> {
                // Its place stays, or it asks for others next.
            }
        }
    }

    private void crossed(Fact.ContactCrossed f) {
        Journey journey = journeys.get(f.contact());
        if (journey != null) {
            book(journey, "", journey.first(), IntervalItem.LOOKFLOWCALLS, 1);
        }
    }

    // --- a contact and its agents

    private void segmentStarted(Fact.SegmentStarted f) {
        Journey journey = journey(f.contact());
        queuedBySwitch(journey, f.skill());
        Part part = new Part(f.agentId(), f.skill(), !journey.visits.containsKey(f.skill()));
        journey.parts.put(f.segment(), part);
        journey.chosenFor = "";
        ringing(journey, true);
        if (!part.taken) {
            book(journey, part.agentId, part.skill, IntervalItem.RINGCALLS, 1);
        }
        StaffedAgent agent = counted(f.agentId());
        if (agent != null) {
            agent.segmentStarted(f);
        }
    }

    /** A switch that distributes calls does not say that one waits: it has chosen an agent, or the caller has given up. */
    private void queuedBySwitch(Journey journey, String skill) {
        if (!journey.asked && !skill.isEmpty()) {
            asks(journey, skill, new Asked(List.of(skill), List.of(), false));
        }
    }

    private void chosen(RouteWitness witness) {
        Journey journey = journeys.get(witness.contact());
        if (journey != null) {
            journey.chosenFor = witness.chosen().isEmpty() ? "" : witness.skill();
        }
        StaffedAgent agent = counted(witness.chosen());
        if (agent != null) {
            agent.chosenFor(witness.skill());
        }
    }

    private void segmentAnswered(Fact.SegmentAnswered f) {
        Journey journey = journeys.get(f.contact());
        Part part = journey == null ? null : journey.parts.get(f.segment());
        if (part == null) {
            return;
        }
        part.answered = true;
        part.taken |= !journey.visits.containsKey(part.skill);
        journey.answeredBy = part.taken ? "" : part.agentId;
        if (part.taken) {
            book(journey, part.agentId, part.skill, IntervalItem.TAKENCALLS, 1);
            leaveAll(journey, "", IntervalItem.DEQUECALLS);
            return;
        }
        book(journey, part.agentId, part.skill, IntervalItem.RINGTIME, f.ringMillis());
        boolean later = journey.visits.get(part.skill).later();
        if (part.skill.isEmpty()) {
            book(journey, part.agentId, "", IntervalItem.DA_ACDCALLS, 1);
        } else {
            book(journey, part.agentId, part.skill, IntervalItem.BACKUPCALLS, later ? 1 : 0);
            book(journey, part.agentId, part.skill, IntervalItem.O_ACDCALLS, journey.callback ? 1 : 0);
        }
        journey.visits.remove(part.skill);
        book(journey, part.agentId, part.skill, IntervalItem.ACDCALLS, part.skill.isEmpty() ? 0 : 1);
        leaveAll(journey, "", IntervalItem.DEQUECALLS);
    }

    private void waitEnded(Fact.WaitEnded f) {
        Journey journey = journeys.get(f.contact());
        if (journey == null || f.answered() && journey.answeredBy.isEmpty()) {
            return;
        }
        if (!f.answered()) {
            queuedBySwitch(journey, f.skill());
            if (journey.visits.isEmpty()) {
                // One agent has passed it on to another, who did not answer, so that it waited once more.
                visits(journey, new Asked(List.of(f.skill()), List.of(f.objectiveMillis()), true));
            }
        }
        // A plan may have left the skill that its contact counted for; the caller gave up where he waited.
        String skill = f.answered() || journey.visits.containsKey(f.skill()) ? f.skill() : journey.first();
        boolean acceptable = ServiceLevel.isAcceptable(f.waitedMillis(), f.objectiveMillis());
        String agentId = f.answered() ? journey.answeredBy : "";
        book(journey, agentId, skill, f.answered() ? IntervalItem.ANSTIME : IntervalItem.ABNTIME,
                f.waitedMillis());
        book(journey, agentId, skill, f.answered() ? IntervalItem.ACCEPTABLE : IntervalItem.SLVLABNS,
                acceptable ? 1 : 0);
        book(journey, "", skill, IntervalItem.MAXOCWTIME, f.waitedMillis());
        book(journey, "", skill, IntervalItem.SERVICELEVEL, f.objectiveMillis());
        if (!f.answered()) {
            leaveAll(journey, skill, IntervalItem.ABNCALLS);
        }
    }

    private void marked(Fact.SegmentMarked f) {
        Journey journey = journeys.get(f.contact());
        Part part = journey == null ? null : journey.parts.get(f.segment());
        if (part == null || part.taken || f.mark() == null) {
            return;
        }
        boolean again = f.mark() == SegmentMark.CONFERENCED && part.conferenced;
        part.conferenced |= f.mark() == SegmentMark.CONFERENCED;
        book(journey, part.agentId, part.skill, switch (f.mark()) {
            case TRANSFERRED -> IntervalItem.TRANSFERRED;
            case CONFERENCED -> IntervalItem.CONFERENCE;
            case ABANDONED_ON_HOLD -> IntervalItem.HOLDABNCALLS;
            case PHANTOM_ABANDON -> IntervalItem.PHANTOMABNS;
        }, again ? 0 : 1);
    }

    private void segmentEnded(Fact.SegmentEnded f) {
        StaffedAgent agent = counted(f.agentId());
        if (agent != null) {
            agent.segmentEnded(f, now());
        }
        Journey journey = journeys.get(f.contact());
        Part part = journey == null ? null : journey.parts.remove(f.segment());
        if (part == null) {
            return;
        }
        ringing(journey, false);
        if (part.taken) {
            book(journey, part.agentId, part.skill, IntervalItem.TAKENTIME,
                    part.answered ? f.talkMillis() + f.holdMillis() : 0);
        } else if (part.answered) {
            book(journey, part.agentId, part.skill,
                    part.skill.isEmpty() ? IntervalItem.DA_ACDTIME : IntervalItem.ACDTIME, f.talkMillis());
            book(journey, part.agentId, part.skill, IntervalItem.HOLDTIME, f.holdMillis());
            book(journey, part.agentId, part.skill, IntervalItem.HOLDCALLS, f.holdMillis() > 0 ? 1 : 0);
        } else {
            book(journey, part.agentId, part.skill, IntervalItem.RINGTIME, f.ringMillis());
            book(journey, part.agentId, part.skill, IntervalItem.NOANSREDIR,
                    f.disposition() == SegmentDisposition.NO_ANSWER ? 1 : 0);
            book(journey, part.agentId, part.skill, IntervalItem.ABNRINGCALLS,
                    f.disposition() == SegmentDisposition.ABANDONED ? 1 : 0);
        }
    }

    private void contactEnded(Fact.ContactEnded f) {
        Journey journey = journeys.remove(f.contact());
        if (journey != null) {
            over(journey, switch (f.disposition()) {
                case OUTFLOW -> journey.busy ? IntervalItem.BUSYCALLS : IntervalItem.OUTFLOWCALLS;
                // Who gave up while he waited has left already, with the end of his wait; of others the IVR has withdrawn its request.
                case ABANDONED, ANSWERED, UNKNOWN, NOT_REACHED -> IntervalItem.OTHERCALLS;
            });
        }
    }

    /** Nothing more comes of it. */
    private void over(Journey journey, IntervalItem how) {
        ringing(journey, false);
        leaveAll(journey, journey.first(), how);
        journey.booked.forEach(each -> add(each.agentId(), each.skill(), each.item(), each.amount(), journey.since));
    }

    // --- agents

    private void loggedOn(Fact.AgentLoggedOn f) {
        begin(new StaffedAgent(f.agentId(), new DeviceKey(f.switchName(), f.station()), sequence(), now()));
    }

    private void begin(StaffedAgent agent) {
        StaffedAgent pushedOut = agents.put(agent.agentId, agent, agent.since);
        if (agent.station != null) {
            atStation.put(agent.station, agent);
        }
        if (pushedOut != null) {
            end(pushedOut);
        }
    }

    private void serves(Fact.AgentServes f) {
        StaffedAgent agent = counted(f.agentId());
        if (agent != null) {
            agent.skills.forEach(skill -> staffed(agent, skill, -1));
            agent.skills = f.skills();
            agent.skills.forEach(skill -> staffed(agent, skill, 1));
        }
    }

    private void staffed(StaffedAgent agent, String skill, int more) {
        if (by == By.SKILL) {
            add("", skill, IntervalItem.MAXSTAFFED, staffed.change(skill, more), agent.since);
        }
    }

    private void changed(Fact.AgentStateChanged f) {
        StaffedAgent agent = counted(f.agentId());
        if (agent == null && f.workMode() != WorkMode.LOGGED_OUT) {
            // His log-on lies before what is read.
            agent = new StaffedAgent(f.agentId(), null, sequence(), now());
            begin(agent);
        }
        if (agent != null) {
            agent.changed(f, now(), calls(agent));
        }
    }

    private void loggedOff(Fact.AgentLoggedOff f) {
        StaffedAgent agent = counted(f.agentId());
        if (agent != null) {
            agents.remove(f.agentId());
            end(agent);
        }
    }

    private void end(StaffedAgent agent) {
        count(agent, now());
        agent.workOver(calls(agent));
        agent.skills.forEach(skill -> staffed(agent, skill, -1));
        if (agent.station != null) {
            atStation.remove(agent.station, agent);
        }
    }

    /** The agent, with his time counted up to now; null when he is not logged on. */
    private StaffedAgent counted(String agentId) {
        StaffedAgent agent = agents.get(agentId);
        if (agent != null) {
            count(agent, now());
        }
        return agent;
    }

    /** In rows of agents his time counts once, in the others in each of his skills. */
    private void count(StaffedAgent agent, long millis) {
        long passed = agent.count(millis, (skill, item, amount) -> {
            if (skill.isEmpty() == (by == By.AGENT)) {
                add(agent.agentId, skill, item, amount, agent.since);
            }
        });
        if (passed > 0 && agent.time() == AgentTime.INAUX) {
            for (String skill : by == By.AGENT ? List.of("") : agent.skills) {
                aux(agent, skill, passed);
            }
        }
    }

    private void aux(StaffedAgent agent, String skill, long millis) {
        Key key = key(agent.agentId, skill);
        if (by != By.SKILL && key != null) {
            counting(agent.since).computeIfAbsent(key, any -> new Counts()).auxMillis.merge(agent.reasonCode(), millis,
                    Long::sum);
        }
    }

    private StaffedAgent.Counter calls(StaffedAgent agent) {
        return (skill, item, amount) -> add(agent.agentId, skill, item, amount, agent.since);
    }

    // --- calls of agents that are no contacts

    private void placed(Fact.AgentCalled f) {
        StaffedAgent agent = agents.get(f.agentId());
        Journey journey = f.contact() == null ? null : journeys.get(f.contact());
        if (agent != null && (journey == null || !journey.callback)) {
            own(agent, f.call(), IntervalItem.EXTOUTCALLS, IntervalItem.AUXOUTCALLS, IntervalItem.ACWOUTCALLS);
        }
    }

    private void answered(Fact.CallAnswered f) {
        StaffedAgent agent = atStation.get(new DeviceKey(f.call().switchName(), f.answering()));
        if (agent != null) {
            own(agent, f.call(), IntervalItem.EXTINCALLS, IntervalItem.AUXINCALLS, IntervalItem.ACWINCALLS);
        }
    }

    private void own(StaffedAgent agent, CallKey key, IntervalItem all, IntervalItem inAux, IntervalItem inWork) {
        Journey call = booking == Booking.EVENT ? new Journey(agent.since) : opened(calls, key);
        book(call, agent.agentId, "", all, 1);
        book(call, agent.agentId, "", inAux, agent.mode() == WorkMode.AUX ? 1 : 0);
        book(call, agent.agentId, "", inWork, agent.mode() == WorkMode.ACW ? 1 : 0);
    }

    private void callEnded(Fact.CallEnded f) {
        Journey call = calls.remove(f.call());
        if (call != null) {
            over(call, IntervalItem.OTHERCALLS);
        }
    }

    // --- the book

    private void book(Journey journey, String agentId, String skill, IntervalItem item, long amount) {
        if (amount == 0) {
            return;
        }
        if (booking == Booking.EVENT) {
            add(agentId, skill, item, amount, journey.since);
        } else if (item.isOf(by)) {
            journey.booked.add(new Booked(agentId, skill, item, amount));
        }
    }

    private void add(String agentId, String skill, IntervalItem item, long amount, long needs) {
        Key key = item.isOf(by) && amount != 0 ? key(agentId, skill) : null;
        if (key != null) {
            long[] items = counting(needs).computeIfAbsent(key, any -> new Counts()).items;
            items[item.ordinal()] = item.together(items[item.ordinal()], amount);
        }
    }

    /** Whose row; null where nobody's. */
    private Key key(String agentId, String skill) {
        return switch (by) {
            case SKILL -> skill.isEmpty() ? null : new Key("", skill);
            case AGENT -> agentId.isEmpty() ? null : new Key(agentId, "");
            case AGENT_SKILL -> agentId.isEmpty() || skill.isEmpty() ? null : new Key(agentId, skill);
        };
    }

    // --- intervals

    @Override
    void atEnd(long millis) {
        agents.values().forEach(agent -> count(agent, millis));
    }

    @Override
    boolean lasts() {
        return agents.size() > 0 || waiting.any();
    }

    @Override
    void atBeginning() {
        if (by == By.SKILL) {
            waiting.forEach((skill, level) -> add("", skill, IntervalItem.MAXINQUEUE, level, Long.MAX_VALUE));
            staffed.forEach((skill, level) -> add("", skill, IntervalItem.MAXSTAFFED, level, Long.MAX_VALUE));
        }
    }

    @Override
    WorkIntervalRow row(Key key, Counts counts, Interval of, boolean complete) {
        return new WorkIntervalRow(key.agentId(), key.skill(), of.startMillis(), of.minutes(), booking,
                Arrays.stream(counts.items).boxed().toList(), new TreeMap<>(counts.auxMillis), complete);
    }

    /** With the times of agents up to the last fact. */
    @Override
    public List<WorkIntervalRow> open() {
        agents.values().forEach(agent -> count(agent, now()));
        return super.open();
    }

    @Override
    long oldestUncounted(long otherwise) {
        return Math.min(agents.oldest(otherwise), Math.min(journeys.oldest(otherwise), calls.oldest(otherwise)));
    }

    /** How many agents of a skill, or of all where it is empty, are counted as what now: what a board shows. */
    public Map<AgentTime, Integer> present(String skill) {
        Map<AgentTime, Integer> present = new TreeMap<>();
        List<StaffedAgent> all = new ArrayList<>(agents.values());
        all.removeIf(agent -> !skill.isEmpty() && !agent.skills.contains(skill));
        all.forEach(agent -> present.merge(agent.time(), 1, Integer::sum));
        return present;
    }

    /** How many contacts wait for the skill now; counted by folds of skills only. */
    public int inQueue(String skill) {
        return waiting.of(skill);
    }
}
