package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.machine.ContactMachine.Cause;
import io.strowger.core.model.ContactId;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.RequestClass;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.site.NumberClass;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Contact;
import io.strowger.core.state.SkillIndex;
import io.strowger.core.state.Contact.Asked;
import io.strowger.core.state.Contact.Handle;
import io.strowger.core.state.Contact.HandleState;
import io.strowger.core.state.Contact.Treated;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Skill;
import io.strowger.core.state.Timer;
import java.util.List;

/**
 * What the plan of a waiting contact does with it besides looking for an agent: overflow, and everything that takes it elsewhere. The first treatment whose condition
 * holds, and that can be applied, is. What needs the switch waits for the vector to ask.
 */
final class Treatments {
    /** So many treatments of one contact; plans that lead to each other end here. */
    static final int APPLIED_MAX = 10;

    private Treatments() {}

    /** The contact with a plan that was not looked at. */
    static Contact anew(Contact contact) {
        Treated treated = contact.course().treated();
        return treated.equals(treated.back())
                ? contact
                : contact.withCourse(contact.course().withTreated(treated.back()));
    }

    /** It begins to wait, or its plan is another: its treatments are looked at when an agent has been looked for. */
    static void follow(Decision d, Contact contact) {
        RoutePlan plan = contact.demand().asked().plan();
        if (plan != null && !plan.treatments().isEmpty()) {
            d.follow(Step.Kind.TREAT, contact.id());
        }
    }

    /** The last agent of a skill has logged off: who waits for it may be treated for that. */
    static void staffChanged(Decision d, String skill) {
        SkillIndex index = d.state.indexes().staff().ofSkill(skill);
        if (index.waiting() > 0 && index.staff().loggedOn() == 0) {
            for (RoutedContact waiting : d.state.indexes().staff().skill(skill).queue().inOrder(d.now)) {
                follow(d, d.draft.contacts.get(waiting.id()));
            }
        }
    }

    static void look(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        Asked asked = contact == null ? Asked.NOBODY : contact.demand().asked();
        if (contact == null || !contact.isWaiting() || asked.plan() == null || asked.plan().treatments().isEmpty()
                || Quarantines.holds(d, contact)) {
            return;
        }
        Treated treated = contact.course().treated();
        int from = Math.max(0, treated.due());
        List<Treatment> treatments = asked.plan().treatments();
        Contact looked = contact.withCourse(contact.course().withTreated(treated.lookedAt()));
        d.draft.contacts.put(looked);
        for (int i = from; i < treatments.size(); i++) {
            Treatment treatment = treatments.get(i);
            if (treated.due() == i || !treated.isRefused(i) && holds(d, contact, treatment)) {
                RefusalReason refusal = apply(d, looked, i);
                if (refusal == RefusalReason.NONE) {
                    return;
                }
                d.fact(new Fact.TreatmentRefused(id, asked.plan().name(), i + 1, treatment, refusal));
            }
        }
        schedule(d, contact);
    }

    /** Sets the timer for the next treatment that is due by the time waited. */
    private static void schedule(Decision d, Contact contact) {
        long waited = Decision.millis(d.now - contact.demand().queuedNanos());
        long next = Long.MAX_VALUE;
        for (Treatment treatment : contact.demand().asked().plan().treatments()) {
            if (treatment.condition() == RoutePlan.Condition.WAITED && treatment.threshold() > waited) {
                next = Math.min(next, treatment.threshold());
            }
        }
        if (next != Long.MAX_VALUE) {
            d.timerAt(Timer.Kind.TREATMENT, contact.id().toString(),
                    contact.demand().queuedNanos() + next * Decision.NANOS_PER_MILLI);
        }
    }

    private static boolean holds(Decision d, Contact contact, Treatment treatment) {
        Asked asked = contact.demand().asked();
        boolean begins = !contact.course().treated().isLookedAt();
        return switch (treatment.condition()) {
            case ALWAYS -> begins;
            case QUEUE_LENGTH -> begins && others(d, contact) >= treatment.threshold();
            case EXPECTED_WAIT -> begins && expectedWait(d, contact) > treatment.threshold();
            case NOBODY_LOGGED_ON -> nobodyIsLoggedOn(d, asked.needs());
            case WAITED -> Decision.millis(d.now - contact.demand().queuedNanos()) >= treatment.threshold();
        };
    }

    /** The shortest of its skills; it stands in their queues already. -1 when nobody works for any. */
    private static long expectedWait(Decision d, Contact contact) {
        long shortest = -1;
        for (SkillNeed need : contact.demand().asked().needs()) {
            int ahead = d.state.indexes().staff().ahead(need.skill(), contact.demand().priority()) - 1;
            long expected = Skills.expectedWaitBehind(d, need.skill(), Math.max(0, ahead));
            if (expected >= 0 && (shortest < 0 || expected < shortest)) {
                shortest = expected;
            }
        }
        return shortest;
    }

    /** Contacts that wait for its first skill besides itself. */
    private static int others(Decision d, Contact contact) {
        String skill = contact.demand().asked().skill();
        return skill.isEmpty() ? 0 : d.state.indexes().staff().waitingFor(skill) - 1;
    }

    /** Whoever asks for one agent by name waits for him, whoever else is there. */
    private static boolean nobodyIsLoggedOn(Decision d, List<SkillNeed> needs) {
        if (needs.isEmpty()) {
            return false;
        }
        for (SkillNeed need : needs) {
            if (d.state.indexes().staff().staff(need.skill()).loggedOn() > 0) {
                return false;
            }
        }
        return true;
    }

    // --- what is done

    /** @return NONE when it was done, or will be when the vector asks */
    private static RefusalReason apply(Decision d, Contact contact, int index) {
        Asked asked = contact.demand().asked();
        Treatment treatment = asked.plan().treatments().get(index);
        if (contact.course().treated().applied() >= APPLIED_MAX) {
            d.anomaly(AnomalyKind.LIMIT, Contacts.entity(contact), "treated " + APPLIED_MAX + " times; plan "
                    + asked.plan().name() + " leads round in circles");
            return RefusalReason.TREATMENTS_EXHAUSTED;
        }
        if (!isOfItsMedium(d, contact, treatment)) {
            return RefusalReason.SKILL_NOT_FOR_ITEMS;
        }
        return switch (treatment.target()) {
            case SKILL -> d.site().skill(treatment.destination()) == null
                    ? RefusalReason.SKILL_UNKNOWN
                    : replan(d, contact, index, overflow(asked.plan(), treatment.destination(), index));
            case PLAN -> d.site().plan(treatment.destination()) == null
                    ? RefusalReason.PLAN_UNKNOWN
                    : replan(d, contact, index, d.site().plan(treatment.destination()));
            case VDN, IVR, BUSY, EXTERNAL_NUMBER -> sendAway(d, contact, index);
            case CALLBACK -> callBack(d, contact, index);
        };
    }

    /** A call goes to no skill of items; an item to none of another medium, and to no number at all. */
    private static boolean isOfItsMedium(Decision d, Contact contact, Treatment treatment) {
        String medium = Items.mediumOf(d, contact);
        SkillSite skill = treatment.target() == Target.SKILL ? d.site().skill(treatment.destination()) : null;
        RoutePlan plan = treatment.target() == Target.PLAN ? d.site().plan(treatment.destination()) : null;
        return switch (treatment.target()) {
            case SKILL -> skill == null || skill.medium().equals(medium);
            case PLAN -> plan == null || medium.equals(d.site().mediumOf(plan));
            case VDN, IVR, BUSY, EXTERNAL_NUMBER, CALLBACK -> !contact.handle().isItem();
        };
    }

    /** The same plan with another skill, and the treatments that come after. */
    private static RoutePlan overflow(RoutePlan plan, String skill, int index) {
        return new RoutePlan(plan.name(), plan.priority(), plan.ageingMillis(), "", List.of(), 0,
                List.of(new RoutePlan.Step(0, 0, false, List.of(new SkillNeed(skill, SkillNeed.LEVEL_WORST)))),
                List.copyOf(plan.treatments().subList(index + 1, plan.treatments().size())));
    }

    /** It goes on waiting with its time, elsewhere. */
    private static RefusalReason replan(Decision d, Contact contact, int index, RoutePlan plan) {
        tell(d, contact, index);
        flows(d, contact.demand().asked().skill(), plan);
        d.cancel(Timer.Kind.TREATMENT, contact.id().toString());
        Contacts.replan(d, contact.withCourse(contact.course().withTreated(contact.course().treated().once())), plan);
        return RefusalReason.NONE;
    }

    private static void flows(Decision d, String from, RoutePlan to) {
        String into = to == null || to.steps().isEmpty() || to.steps().get(0).skills().isEmpty()
                ? ""
                : to.steps().get(0).skills().get(0).skill();
        if (into.equals(from)) {
            return;
        }
        Skill left = d.draft.skills.get(from);
        if (left != null) {
            d.draft.skills.put(left.withFlow(left.flow().oneOut()));
            Skills.show(d, from);
        }
        Skill entered = d.draft.skills.get(into);
        if (entered != null) {
            d.draft.skills.put(entered.withFlow(entered.flow().oneIn()));
            Skills.show(d, into);
        }
    }

    /** It leaves its queue for a number; with its time, should it come to wait again. */
    private static RefusalReason sendAway(Decision d, Contact contact, int index) {
        Treatment treatment = contact.demand().asked().plan().treatments().get(index);
        RefusalReason refusal = mayGo(d, contact, treatment);
        if (refusal != RefusalReason.NONE) {
            return refusal;
        }
        Handle handle = contact.handle();
        if (handle.state() != HandleState.OUTSTANDING) {
            // Its call can be sent nowhere now; the vector asks.
            d.draft.contacts.put(contact.withCourse(
                    contact.course().withTreated(contact.course().treated().dueIs(index))));
            return RefusalReason.NONE;
        }
        return leaves(d, contact, index);
    }

    private static RefusalReason leaves(Decision d, Contact contact, int index) {
        Treatment treatment = contact.demand().asked().plan().treatments().get(index);
        Handle handle = contact.handle();
        tell(d, contact, index);
        flows(d, contact.demand().asked().skill(), null);
        long id = d.request(contact.switchName(), handle.link(), RequestClass.CALL_CONTROL,
                new PbxCommand.RouteSelect(handle.dialogue(), treatment.destination(), contact.origin().userToUser()),
                new Purpose.Select(contact.id()));
        gone(d, contact, handle.selectSent(id), index);
        return RefusalReason.NONE;
    }

    private static void gone(Decision d, Contact contact, Handle handle, int index) {
        Contacts.move(d, contact, Cause.SENT_ELSEWHERE).ifPresent(away -> d.draft.contacts
                .put(away.withHandle(handle).withCourse(
                        contact.course().withTreated(contact.course().treated().away(index, d.now)))));
        d.cancel(Timer.Kind.TREATMENT, contact.id().toString());
        d.cancel(Timer.Kind.PLAN_STEP, contact.id().toString());
        Skills.touched(d, contact);
    }

    /** Its place stays in the queue and its caller need not: he is sent where he is told so. */
    private static RefusalReason callBack(Decision d, Contact contact, int index) {
        Treatment treatment = contact.demand().asked().plan().treatments().get(index);
        RefusalReason may = mayGo(d, contact, treatment);
        if (may != RefusalReason.NONE) {
            return may;
        }
        if (contact.handle().state() != HandleState.OUTSTANDING) {
            d.draft.contacts.put(contact.withCourse(
                    contact.course().withTreated(contact.course().treated().dueIs(index))));
            return RefusalReason.NONE;
        }
        RefusalReason refusal = Callbacks.isOf(d, contact)
                ? RefusalReason.NONE
                : Callbacks.instead(d, contact, contact.origin().ani());
        return refusal != RefusalReason.NONE ? refusal : leaves(d, contact, index);
    }

    /** The switch did not send it where a treatment wanted it: it is back in its place when the vector asks. Nothing is put. */
    static Contact notTaken(Decision d, Contact contact, String why, boolean leadsNowhere) {
        Treated treated = contact.course().treated();
        RoutePlan plan = contact.demand().asked().plan();
        if (!treated.isAway() || plan == null || treated.due() < 0) {
            return contact;
        }
        Callbacks.takenBack(d, contact);
        if (!leadsNowhere) {
            return contact.withCourse(contact.course().withTreated(treated.crossed()));
        }
        d.anomaly(AnomalyKind.UNEXPECTED_EVENT, Contacts.entity(contact), "treatment " + (treated.due() + 1)
                + " of plan " + plan.name() + " leads nowhere: " + why);
        return contact.withCourse(contact.course().withTreated(treated.notTaken()));
    }

    /** No treatment sends a caller to a number outside by mistake, or one outside that the site's class does not allow. */
    private static RefusalReason mayGo(Decision d, Contact contact, Treatment treatment) {
        String number = treatment.destination();
        if (!Dialling.isDialable(number)) {
            return RefusalReason.BAD_ARGUMENT;
        }
        NumberClass kind = d.site().numberClass(contact.switchName(), number);
        if (treatment.target() != Target.EXTERNAL_NUMBER) {
            return kind.outside() ? RefusalReason.OUTBOUND_NOT_ALLOWED : RefusalReason.NONE;
        }
        String name = d.site().site().service().restriction();
        RestrictionClass restriction = d.site().restriction(name);
        if (name.isEmpty() || kind.outside() && !restriction.outbound()) {
            return RefusalReason.OUTBOUND_NOT_ALLOWED;
        }
        if (kind.outside() && !restriction.trunkTransfer()) {
            return RefusalReason.TRUNK_TRANSFER_NOT_ALLOWED;
        }
        return restriction.mayDial(kind.name()) ? RefusalReason.NONE : RefusalReason.DIALLING_NOT_ALLOWED;
    }

    private static void tell(Decision d, Contact contact, int index) {
        Asked asked = contact.demand().asked();
        d.fact(new Fact.TreatmentApplied(contact.id(), asked.plan().name(), index + 1,
                asked.plan().treatments().get(index), asked.skill(),
                Decision.millis(d.now - contact.demand().queuedNanos()), others(d, contact),
                expectedWait(d, contact)));
    }
}
