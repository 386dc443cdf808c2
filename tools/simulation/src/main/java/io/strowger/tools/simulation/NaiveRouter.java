package io.strowger.tools.simulation;

import io.strowger.core.engine.Applied;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.LinkState;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.Site;
import io.strowger.core.state.Callback;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The slow and obviously right router. It knows who waits and who is ready from the facts alone, in plain maps without an index, and looks through all of them at
 * every choice: nobody who came earlier and could be reached may be passed over, and no better agent may be left out without a reason.
 */
final class NaiveRouter {
    /**
     * @param skills asked for by now, by the plan that it waits by
     * @param plan as it was when it began to wait, whatever has become of the configuration
     * @param steps of it that have been looked at
     */
    private record Place(List<String> skills, int priority, long sinceNanos, RoutePlan plan, int steps) {
        /** The only one who may take it; empty = whoever has the skills. */
        String direct() {
            return plan == null ? "" : plan.directAgent();
        }

        /** When the next step is to be looked at; Long.MAX_VALUE = there is none. */
        long nextStepNanos() {
            return plan == null || steps >= plan.steps().size()
                    ? Long.MAX_VALUE
                    : sinceNanos + plan.steps().get(steps).afterMillis() * VirtualTime.NANOS_PER_MILLI;
        }

        boolean asksFor(String skill) {
            return skills.contains(skill);
        }

        /** A step of its plan has been looked at. */
        Place after(RoutePlan.Step step, boolean begun) {
            List<String> all = new ArrayList<>(begun && step.instead() ? List.of() : skills);
            if (begun) {
                step.skills().stream().map(RoutePlan.SkillNeed::skill).filter(skill -> !all.contains(skill))
                        .forEach(all::add);
            }
            return new Place(List.copyOf(all), priority, sinceNanos, plan, steps + 1);
        }

        boolean isBefore(Place other) {
            return priority != other.priority ? priority < other.priority : sinceNanos < other.sinceNanos;
        }
    }

    /** Those of the site that is in force now. */
    private final Map<String, AgentSite> agents = new HashMap<>();
    /** Skills that a supervisor gave somebody in place of the configuration's. */
    private final Map<String, List<SkillLevel>> given = new HashMap<>();
    private final Map<String, Integer> overloads = new HashMap<>();
    /** Since when those have waited who were sent elsewhere and may ask again. */
    private final Map<ContactId, Long> away = new HashMap<>();
    /** After which a step that is due and was not looked at is late. */
    private static final long LATE_NANOS = VirtualTime.NANOS_PER_SECOND;
    private final Problems problems;
    private final ContactPlans plans;
    /** Kept over rings that nobody answers; who waits again keeps the time since when. */
    private final Map<ContactId, Place> places = new HashMap<>();
    /** What those asked for at last whom somebody answered: who is passed on and waits again asks for that, if its plan goes on. */
    private final Map<ContactId, Place> answered = new HashMap<>();
    private final Set<ContactId> waiting = new LinkedHashSet<>();
    /** When they were asked to wait last; what is due by then is due at once. */
    private final Map<ContactId, Long> queuedNanos = new HashMap<>();
    /** Of contacts that end in the present input. */
    private final List<Place> inherited = new ArrayList<>();
    /** What rules had made of the plans of such contacts. */
    private final List<RoutePlan> ruledOfEnded = new ArrayList<>();
    private final Map<String, Long> readySince = new LinkedHashMap<>();
    private final Map<ContactId, String> agentOfItem = new HashMap<>();
    /** Callbacks whose beginning was looked at. */
    private final Set<ContactId> calledBack = new HashSet<>();
    /** No step of anybody is due before. */
    private long stepDueNanos = Long.MAX_VALUE;
    private long epoch;
    /** What was due while there was no server is due then. */
    private long startedNanos;
    private long choices;

    NaiveRouter(Site site, ContactPlans plans, Problems problems) {
        configured(site);
        this.problems = problems;
        this.plans = plans;
    }

    private void configured(Site site) {
        agents.clear();
        site.agents().forEach(agent -> agents.put(agent.agentId(), agent));
    }

    void applied(Applied applied, EngineState state) {
        if (state.reign().epoch() != epoch) {
            epoch = state.reign().epoch();
            startedNanos = applied.timeNanos();
        }
        facts(applied, state);
        if (isLate(applied, stepDueNanos)) {
            lateSteps(applied);
        }
    }

    private void lateSteps(Applied applied) {
        stepDueNanos = Long.MAX_VALUE;
        for (Map.Entry<ContactId, Place> waits : places.entrySet()) {
            long step = waits.getValue().nextStepNanos();
            long due = step == Long.MAX_VALUE
                    ? step
                    : Math.max(step, Math.max(startedNanos, queuedNanos.getOrDefault(waits.getKey(), 0L)));
            if (isLate(applied, due)) {
                problems.add("A STEP THAT DOES NOT COME: " + waits);
            }
            stepDueNanos = Math.min(stepDueNanos, due);
        }
    }

    /** It waits at this place, for the next step too. */
    private void waitsAt(ContactId contact, Place place) {
        places.put(contact, place);
        stepDueNanos = Math.min(stepDueNanos, place.nextStepNanos());
    }

    private static boolean isLate(Applied applied, long due) {
        return due != Long.MAX_VALUE && applied.timeNanos() - due > LATE_NANOS;
    }

    private void facts(Applied applied, EngineState state) {
        inherited.clear();
        ruledOfEnded.clear();
        for (Fact fact : applied.facts()) {
            if (fact instanceof Fact.ContactEnded ended && plans.ruled(ended.contact()) != null) {
                ruledOfEnded.add(plans.ruled(ended.contact()));
            }
            if (fact instanceof Fact.ContactEnded ended && ended.disposition() == Fact.ContactDisposition.OUTFLOW
                    && places.containsKey(ended.contact())) {
                inherited.add(places.get(ended.contact()));
            }
        }
        for (Fact fact : applied.facts()) {
            switch (fact) {
                case Fact.AgentStateChanged changed -> {
                    if (changed.to() == AgentState.READY) {
                        readySince.put(changed.agentId(), applied.timeNanos());
                    } else {
                        readySince.remove(changed.agentId());
                    }
                }
                case Fact.ContactQueued queued -> {
                    waiting.add(queued.contact());
                    queued(queued, applied, state);
                }
                case Fact.ConfigurationChanged changed -> {
                    configured(state.site().site());
                    plans.configured(state.site().site());
                    given.keySet().retainAll(agents.keySet());
                }
                case Fact.AgentSkillsChanged changed -> {
                    if (changed.overridden()) {
                        given.put(changed.agentId(), changed.skills());
                    } else {
                        given.remove(changed.agentId());
                    }
                }
                case Fact.SkillOverloadChanged changed -> overloads.put(changed.skill(), changed.to());
                case Fact.TreatmentApplied treated -> {
                    plans.treated(treated);
                    Place place = places.get(treated.contact());
                    if (place != null) {
                        away.put(treated.contact(), place.sinceNanos());
                    }
                }
                case Fact.CallbackChanged callback -> calledBack(callback, applied.timeNanos(), state);
                case Fact.PlanStepReached reached -> reached(reached, applied.timeNanos());
                // He does not wait any more without having been served, as when the IVR withdraws its request.
                case Fact.Transitioned moved when moved.from().equals(ContactState.WAITING.name())
                        && moved.to().equals(ContactState.ARRIVED.name()) ->
                    places.keySet().stream()
                            .filter(contact -> moved.entity().equals("contact " + contact)).toList()
                            .forEach(this::forget);
                case Fact.ItemChanged item -> item(item, applied.timeNanos());
                case Fact.RequestWithdrawn withdrawn -> away.remove(withdrawn.contact());
                case Fact.SegmentAnswered segment -> {
                    // A wait that comes after is a new one, also of a contact that a treatment had sent elsewhere.
                    Place place = places.get(segment.contact());
                    if (place != null) {
                        answered.put(segment.contact(), place);
                    }
                    forget(segment.contact());
                    away.remove(segment.contact());
                }
                case Fact.SegmentEnded ended when ended.disposition() == Fact.SegmentDisposition.NO_ANSWER ->
                    notAnswered(ended.contact(), applied.timeNanos(), state);
                case Fact.ContactEnded ended -> {
                    forget(ended.contact());
                    answered.remove(ended.contact());
                    away.remove(ended.contact());
                    plans.ended(ended.contact());
                }
                case Fact.RouteDecided decided -> check(decided.witness(), state);
                default -> {
                    // Says nothing of who waits or is ready.
                }
            }
        }
        planned(applied, state);
    }

    /** Looked at when all of an input has happened: the state knows the last plan only, and a treatment may have given it. */
    private void planned(Applied applied, EngineState state) {
        List<RoutePlan> handed = new ArrayList<>(ruledOfEnded);
        inherited.stream().map(Place::plan).forEach(handed::add);
        for (Fact fact : applied.facts()) {
            Contact contact = fact instanceof Fact.ContactQueued queued ? state.contacts().get(queued.contact()) : null;
            if (contact != null && contact.demand().asked().plan() != null) {
                plans.waits(contact.id(), contact.demand().asked().plan(), handed);
            }
        }
    }

    private void queued(Fact.ContactQueued queued, Applied applied, EngineState state) {
        long now = applied.timeNanos();
        Place before = places.get(queued.contact());
        Contact contact = state.contacts().get(queued.contact());
        // The state knows the last plan of an input only.
        boolean isLast = isLast(queued, applied);
        RoutePlan plan = contact == null || !isLast ? null : contact.demand().asked().plan();
        int steps = plan == null ? 0 : contact.demand().asked().steps() - stepsAfter(queued, applied);
        Place last = before == null ? answered.get(queued.contact()) : before;
        boolean goesOn = before != null || last != null && last.steps() == steps && Objects.equals(last.plan(), plan);
        boolean same = isLast && goesOn && Objects.equals(last.plan(), plan) && last.asksFor(queued.skill());
        long since = before != null ? before.sinceNanos() : began(queued, now);
        Callback callback = state.callbacks().get(queued.contact());
        if (callback != null) {
            since = callback.wish().placeNanos() != 0
                    ? callback.wish().placeNanos()
                    : Math.max(callback.wish().notBeforeNanos(), contact.origin().startedNanos());
        }
        Place place = new Place(same ? last.skills() : asked(queued, plan, steps), queued.priority(), since, plan,
                steps);
        if (!Set.copyOf(place.skills()).equals(Set.copyOf(queued.skills()))) {
            problems.add("IT WAITS FOR SOMETHING ELSE than " + place + ": " + queued);
        }
        waitsAt(queued.contact(), place);
        queuedNanos.put(queued.contact(), now);
    }

    private static boolean isLast(Fact.ContactQueued queued, Applied applied) {
        Fact last = queued;
        for (Fact fact : applied.facts()) {
            last = fact instanceof Fact.ContactQueued later && later.contact().equals(queued.contact()) ? later : last;
        }
        return last == queued;
    }

    /** Steps of its plan that the same input comes to when it waits: who was sent elsewhere and comes back has waited long. */
    private static int stepsAfter(Fact.ContactQueued queued, Applied applied) {
        boolean waits = false;
        int steps = 0;
        for (Fact fact : applied.facts()) {
            waits |= fact == queued;
            steps += waits && fact instanceof Fact.PlanStepReached step && step.contact().equals(queued.contact())
                    ? 1
                    : 0;
        }
        return steps;
    }

    /** Whoever begins to wait asks for the skills of the first step. */
    private static List<String> asked(Fact.ContactQueued queued, RoutePlan plan, int steps) {
        return plan == null || steps != 1
                ? queued.skills()
                : plan.steps().get(0).skills().stream().map(RoutePlan.SkillNeed::skill).toList();
    }

    /** Who was passed on to an agent who let it ring waits since then, also where it is on its way to the next and stands in no queue. */
    private void notAnswered(ContactId id, long now, EngineState state) {
        Place last = places.containsKey(id) ? null : answered.get(id);
        Contact contact = last == null ? null : state.contacts().get(id);
        if (contact != null && Objects.equals(contact.demand().asked().plan(), last.plan())) {
            waitsAt(id, new Place(last.skills(), contact.demand().priority(), now, last.plan(), last.steps()));
        }
    }

    /** A step begins when the contact has waited for its time and not sooner, and asks for what its plan says. */
    private void reached(Fact.PlanStepReached reached, long now) {
        Place place = places.get(reached.contact());
        if (place == null || place.plan() == null || !place.plan().name().equals(reached.plan())
                || reached.step() != place.steps() + 1) {
            problems.add("A STEP OF NO PLAN, of " + place + ": " + reached);
            return;
        }
        RoutePlan.Step step = place.plan().steps().get(reached.step() - 1);
        if (now - place.sinceNanos() < step.afterMillis() * VirtualTime.NANOS_PER_MILLI) {
            problems.add("A STEP TOO EARLY, it waits since " + place.sinceNanos() + ": " + reached);
        }
        Place after = place.after(step, reached.begun());
        if (!Set.copyOf(after.skills()).equals(Set.copyOf(reached.skills()))) {
            problems.add("A STEP THAT ASKS FOR SOMETHING ELSE than " + after + ": " + reached);
        }
        waitsAt(reached.contact(), after);
    }

    /** Who asks to be called back instead of waiting keeps his place, and the plan that he waits by. */
    private void calledBack(Fact.CallbackChanged changed, long now, EngineState state) {
        Callback callback = state.callbacks().get(changed.callback());
        if (callback == null || changed.first() == null || !calledBack.add(changed.callback())) {
            return;
        }
        plans.calledBack(changed.callback(), changed.first());
        Place place = places.get(changed.first());
        long due = callback.wish().placeNanos();
        if (due != 0 && due != now && (place == null || due != place.sinceNanos())) {
            problems.add("CALLED BACK IN ANOTHER PLACE " + due + " than " + place + ": " + changed);
        }
    }

    /**
     * Since when it waits that did not wait before. A consultation that waited gives its place to the customer whom it was for, and ends in the same moment; whoever
     * was sent elsewhere by a treatment keeps his own time.
     */
    private long began(Fact.ContactQueued queued, long now) {
        Long sent = away.get(queued.contact());
        return sent != null
                ? sent
                : inherited.stream().filter(place -> place.asksFor(queued.skill())).mapToLong(Place::sinceNanos).min()
                        .orElse(now);
    }

    /** Who was offered something, or is done with it, is the last who became idle. */
    private void item(Fact.ItemChanged item, long now) {
        String had = item.agentId().isEmpty() ? agentOfItem.remove(item.contact()) : item.agentId();
        if (!item.agentId().isEmpty()) {
            agentOfItem.put(item.contact(), had);
        }
        if (had != null) {
            readySince.computeIfPresent(had, (agent, since) -> now);
        }
    }

    private void forget(ContactId contact) {
        places.remove(contact);
        queuedNanos.remove(contact);
        waiting.remove(contact);
    }

    private void check(RouteWitness witness, EngineState state) {
        choices++;
        waiting.remove(witness.contact());
        if (!readySince.containsKey(witness.chosen())) {
            problems.add("ROUTED TO AN AGENT WHO IS NOT READY: " + witness);
        }
        passedOver(witness, state);
        leftOut(witness);
    }

    private void passedOver(RouteWitness witness, EngineState state) {
        Place own = places.get(witness.contact());
        if (own == null) {
            return;
        }
        // Before a link is up calls go to nobody, and items do.
        boolean linked = state.links().rows().stream().anyMatch(link -> link.state() == LinkState.UP);
        waiting.forEach(other -> {
            Place place = places.get(other);
            Contact contact = state.contacts().get(other);
            boolean reachable = contact != null && contact.isWaiting()
                    && (contact.handle().isItem() || linked && (contact.handle().isToBeCalled()
                            || contact.handle().state() == Contact.HandleState.OUTSTANDING))
                    && !contact.demand().tried().contains(witness.chosen());
            boolean wanted = place.direct().isEmpty()
                    ? own.direct().isEmpty() && place.asksFor(witness.skill()) && place.isBefore(own)
                    : place.direct().equals(witness.chosen()) && (own.direct().isEmpty() || place.isBefore(own));
            if (reachable && wanted) {
                problems.add("PASSED OVER " + other + " " + place + ": " + witness + " " + own);
            }
        });
    }

    private void leftOut(RouteWitness witness) {
        Place own = places.get(witness.contact());
        if (own != null && !own.direct().isEmpty()) {
            if (!own.direct().equals(witness.chosen())) {
                problems.add("SOMEBODY ELSE'S CONTACT, it is for " + own.direct() + ": " + witness);
            }
            return;
        }
        SkillLevel taken = skillOf(witness.chosen(), witness.skill());
        int overload = overloads.getOrDefault(witness.skill(), 0);
        if (taken == null || taken.reserve() > overload) {
            problems.add("NOT HIS TO TAKE, overload " + overload + ", " + taken + ": " + witness);
            return;
        }
        if (witness.candidateCount() > witness.candidates().size()) {
            return;
        }
        int level = levelOf(taken, witness.policy());
        long since = readySince.getOrDefault(witness.chosen(), Long.MAX_VALUE);
        readySince.forEach((agent, ready) -> {
            SkillLevel his = skillOf(agent, witness.skill());
            int other = his == null ? 0 : levelOf(his, witness.policy());
            boolean takesPart = other > 0 && his.reserve() <= overload;
            boolean same = his != null && his.reserve() == taken.reserve();
            boolean better = takesPart && (his.reserve() < taken.reserve() || same && other < level
                    || same && other == level && ready < since && isByIdleness(witness.policy()));
            if (better && !isExcluded(witness, agent)) {
                problems.add("LEFT OUT agent " + agent + " level " + other + " ready since " + ready + ", chosen since "
                        + since + ": " + witness);
            }
        });
    }

    private static boolean isExcluded(RouteWitness witness, String agent) {
        for (RouteWitness.Candidate candidate : witness.candidates()) {
            if (candidate.agentId().equals(agent)) {
                return candidate.exclusion() != RouteWitness.Exclusion.NONE;
            }
        }
        return false;
    }

    /** What counts first; under policies that do not look at levels all are alike. */
    private static int levelOf(SkillLevel his, String policy) {
        return policy.startsWith("EAD_") ? his.level() : 1;
    }

    /** The others are held against a slow model by {@code RoutingCheck}. */
    private static boolean isByIdleness(String policy) {
        return policy.endsWith("_MIA");
    }

    /** Null when he does not have the skill. */
    private SkillLevel skillOf(String agentId, String skill) {
        AgentSite agent = agents.get(agentId);
        if (agent == null) {
            return null;
        }
        for (SkillLevel one : given.getOrDefault(agentId, agent.skills())) {
            if (one.skill().equals(skill)) {
                return one;
            }
        }
        return Variety.isMember(agent, skill) ? new SkillLevel(skill, 1) : null;
    }

    /** Choices that were looked at. */
    long choices() {
        return choices;
    }
}
