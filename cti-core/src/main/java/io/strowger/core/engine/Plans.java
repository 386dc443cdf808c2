package io.strowger.core.engine;

import io.strowger.core.engine.Step.Kind;
import io.strowger.core.fact.Fact;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.Asked;
import io.strowger.core.state.Contact.Demand;
import io.strowger.core.state.Timer;
import java.util.List;

/** Lets the plans of waiting contacts go on: steps begin by time and expected wait, and the time of preferred agents ends. */
final class Plans {
    private Plans() {}

    /** Sets the timer for the next moment of the contact's plan, counted from when it began to wait. */
    static void schedule(Decision d, Contact contact) {
        Demand demand = contact.demand();
        Asked asked = demand.asked();
        RoutePlan.Step next = asked.next();
        long millis = next == null ? Long.MAX_VALUE : next.afterMillis();
        if (asked.exclusive()) {
            millis = Math.min(millis, asked.plan().preferredMillis());
        }
        millis = Math.min(millis, goesElsewhere(d, contact, asked));
        if (millis == Long.MAX_VALUE) {
            d.cancel(Timer.Kind.PLAN_STEP, contact.id().toString());
        } else {
            d.timerAt(Timer.Kind.PLAN_STEP, contact.id().toString(),
                    demand.queuedNanos() + millis * Decision.NANOS_PER_MILLI);
        }
    }

    /** Looks at all steps that are due. While the contact rings at an agent its plan goes on too, for the case that it comes back. */
    static void due(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null || contact.state() == ContactState.TALKING || contact.demand().queuedNanos() == 0
                || contact.demand().asked().plan() == null) {
            return;
        }
        Demand demand = contact.demand();
        long waited = Decision.millis(d.now - demand.queuedNanos());
        Asked asked = demand.asked();
        if (asked.exclusive() && waited >= asked.plan().preferredMillis()) {
            asked = asked.toAll();
        }
        asked = local(d, contact, asked, waited);
        while (asked.next() != null && waited >= asked.next().afterMillis()) {
            asked = step(d, contact, asked);
        }
        Contact now = contact.withDemand(
                contact.isWaiting() ? demand.withAsked(asked).back() : demand.withAsked(asked));
        d.draft.contacts.put(now);
        schedule(d, now);
        if (contact.isWaiting()) {
            Skills.touched(d, contact);
            Skills.touched(d, now);
            d.follow(Kind.MATCH_CONTACT, id);
        }
    }

    /** When agents elsewhere than at its location are asked next, in milliseconds of its wait; the greatest number when that is not to come. */
    private static long goesElsewhere(Decision d, Contact contact, Asked asked) {
        long next = Long.MAX_VALUE;
        for (SkillNeed need : asked.needs()) {
            if (d.state.indexes().contacts().isLocal(contact, need.skill(), asked.localMillis())) {
                next = Math.min(next, d.site().skill(need.skill()).policy().location().onlyMillis());
            }
        }
        return next;
    }

    /** With the times of its location that have passed. */
    private static Asked local(Decision d, Contact contact, Asked asked, long waited) {
        Asked now = asked;
        long next = goesElsewhere(d, contact, now);
        while (next <= waited) {
            now = now.localFor((int) next);
            next = goesElsewhere(d, contact, now);
        }
        return now;
    }

    private static Asked step(Decision d, Contact contact, Asked before) {
        long expected = expectedWait(d, before.needs(), contact.demand().priority());
        int least = before.next().ifWaitOverMillis();
        boolean begins = least == 0 || expected < 0 || expected > least;
        Asked after = begins ? before.begun() : before.passedOver();
        List<String> skills = after.needs().stream().map(SkillNeed::skill).toList();
        d.fact(new Fact.PlanStepReached(contact.id(), before.plan().name(), after.steps(), begins, expected, skills,
                Skills.objectives(d, skills)));
        return after;
    }

    /** The shortest of the skills; -1 when nobody works for any. */
    static long expectedWait(Decision d, List<SkillNeed> needs, int priority) {
        long shortest = -1;
        for (SkillNeed need : needs) {
            long expected = Skills.expectedWait(d, need.skill(), priority);
            if (expected >= 0 && (shortest < 0 || expected < shortest)) {
                shortest = expected;
            }
        }
        return shortest;
    }
}
