package io.strowger.tools.simulation;

import io.strowger.core.engine.Applied;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.Site;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The slow and obviously right router. It knows who waits and who is ready from the facts alone, in plain maps without an index, and looks through all of them at
 * every choice: nobody who came earlier and could be reached may be passed over, and no better agent may be left out without a reason.
 */
final class NaiveRouter {
    /** @param skills asked for by now, by the plan that it waits by */
    private record Place(List<String> skills, int priority, long sinceNanos) {
        boolean asksFor(String skill) {
            return skills.contains(skill);
        }

        /** A step of its plan has begun. */
        Place after(RoutePlan.Step step) {
            List<String> all = new ArrayList<>(step.instead() ? List.of() : skills);
            step.skills().stream().map(RoutePlan.SkillNeed::skill).filter(skill -> !all.contains(skill))
                    .forEach(all::add);
            return new Place(List.copyOf(all), priority, sinceNanos);
        }

        boolean isBefore(Place other) {
            return priority != other.priority ? priority < other.priority : sinceNanos < other.sinceNanos;
        }
    }

    private final Site site;
    private final Problems problems;
    /** Kept over rings that nobody answers; who waits again keeps the time since when. */
    private final Map<ContactId, Place> places = new HashMap<>();
    private final Set<ContactId> waiting = new LinkedHashSet<>();
    /** Of contacts that end in the present input. */
    private final List<Place> inherited = new ArrayList<>();
    private final Map<String, Long> readySince = new LinkedHashMap<>();
    private final Map<ContactId, String> agentOfItem = new HashMap<>();
    private long choices;

    NaiveRouter(Site site, Problems problems) {
        this.site = site;
        this.problems = problems;
    }

    void applied(Applied applied, EngineState state) {
        inherited.clear();
        for (Fact fact : applied.facts()) {
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
                    Place before = places.get(queued.contact());
                    boolean same = before != null && before.asksFor(queued.skill());
                    places.put(queued.contact(), new Place(same ? before.skills() : List.of(queued.skill()),
                            queued.priority(),
                            before == null ? since(queued, applied.timeNanos()) : before.sinceNanos()));
                }
                case Fact.PlanStepReached reached -> reached(reached, applied.timeNanos());
                // He does not wait any more without having been served, as when the IVR withdraws its request.
                case Fact.Transitioned moved when moved.from().equals(ContactState.WAITING.name())
                        && moved.to().equals(ContactState.ARRIVED.name()) ->
                    places.keySet().stream()
                            .filter(contact -> moved.entity().equals("contact " + contact)).toList()
                            .forEach(this::forget);
                case Fact.ItemChanged item -> item(item, applied.timeNanos());
                case Fact.SegmentAnswered answered -> forget(answered.contact());
                case Fact.ContactEnded ended -> forget(ended.contact());
                case Fact.RouteDecided decided -> check(decided.witness(), state);
                default -> {
                    // Says nothing of who waits or is ready.
                }
            }
        }
    }

    /** A step begins when the contact has waited for its time and not sooner, and asks for what the configuration says. That it is not late is not looked at: a restart may lie between. */
    private void reached(Fact.PlanStepReached reached, long now) {
        Place place = places.get(reached.contact());
        RoutePlan plan = site.plans().stream().filter(one -> one.name().equals(reached.plan())).findFirst()
                .orElse(null);
        if (place == null || plan == null) {
            problems.add("A STEP OF NO PLAN: " + reached);
            return;
        }
        RoutePlan.Step step = plan.steps().get(reached.step() - 1);
        if (now - place.sinceNanos() < step.afterMillis() * VirtualTime.NANOS_PER_MILLI) {
            problems.add("A STEP TOO EARLY, it waits since " + place.sinceNanos() + ": " + reached);
        }
        Place after = reached.begun() ? place.after(step) : place;
        if (!Set.copyOf(after.skills()).equals(Set.copyOf(reached.skills()))) {
            problems.add("A STEP THAT ASKS FOR SOMETHING ELSE than " + after + ": " + reached);
        }
        places.put(reached.contact(), after);
    }

    /** A consultation that waited gives its place to the customer whom it was for, and ends in the same moment. */
    private long since(Fact.ContactQueued queued, long now) {
        return inherited.stream().filter(place -> place.asksFor(queued.skill())).mapToLong(Place::sinceNanos)
                .min().orElse(now);
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
        waiting.forEach(other -> {
            Place place = places.get(other);
            Contact contact = state.contacts().get(other);
            boolean reachable = contact != null && contact.isWaiting()
                    && (contact.handle().state() == Contact.HandleState.OUTSTANDING || contact.handle().isItem())
                    && !contact.demand().tried().contains(witness.chosen());
            if (reachable && place.asksFor(witness.skill()) && place.isBefore(own)) {
                problems.add("PASSED OVER " + other + " " + place + ": " + witness + " " + own);
            }
        });
    }

    private void leftOut(RouteWitness witness) {
        if (witness.candidateCount() > witness.candidates().size()) {
            return;
        }
        int level = levelOf(witness.chosen(), witness.skill());
        long since = readySince.getOrDefault(witness.chosen(), Long.MAX_VALUE);
        readySince.forEach((agent, ready) -> {
            int other = levelOf(agent, witness.skill());
            boolean better = other > 0 && (other < level || other == level && ready < since);
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

    /** 0 when he does not have the skill. */
    private int levelOf(String agentId, String skill) {
        for (AgentSite agent : site.agents()) {
            if (agent.agentId().equals(agentId)) {
                for (SkillLevel one : agent.skills()) {
                    if (one.skill().equals(skill)) {
                        return one.level();
                    }
                }
            }
        }
        return 0;
    }

    /** Choices that were looked at. */
    long choices() {
        return choices;
    }
}
