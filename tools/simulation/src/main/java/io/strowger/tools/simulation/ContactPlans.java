package io.strowger.tools.simulation;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which plan each contact has by right: one that was configured when it was given it, or what a treatment makes of that. It keeps it until it ends, also when it
 * waits again after somebody has answered, and whatever is configured by then.
 */
final class ContactPlans {
    private final Map<ContactId, RoutePlan> plans = new HashMap<>();
    /** What a rule made of a plan last. */
    private final Map<ContactId, RoutePlan> ruled = new HashMap<>();
    /** What treatments have left of plans since it was looked at last. */
    private final Map<ContactId, List<RoutePlan>> handed = new HashMap<>();
    private final Problems problems;
    /** In force now. */
    private Site site;

    ContactPlans(Site site, Problems problems) {
        this.site = site;
        this.problems = problems;
    }

    void configured(Site now) {
        site = now;
    }

    /** A treatment that leaves it waiting gives it a plan: another one, or its own with another skill and the treatments that are left. */
    void treated(Fact.TreatmentApplied treated) {
        RoutePlan.Treatment what = treated.what();
        ContactId contact = treated.contact();
        if (what.target() == RoutePlan.Target.PLAN) {
            plans.put(contact, named(what.destination()));
        } else if (what.target() == RoutePlan.Target.SKILL) {
            // It may have come back to its VDN, or have been given a plan by a rule, within the same input.
            Stream.of(plans.get(contact), ruled.get(contact), named(treated.plan()))
                    .filter(had -> had != null && isOf(had, treated))
                    .forEach(had -> handed.computeIfAbsent(contact, any -> new ArrayList<>()).add(rest(had, treated)));
        }
    }

    /** The plan with another skill, and the treatments that are left. */
    private static RoutePlan rest(RoutePlan had, Fact.TreatmentApplied treated) {
        return new RoutePlan(had.name(), had.priority(), had.ageingMillis(), "", List.of(), 0,
                List.of(new RoutePlan.Step(0, 0, false,
                        List.of(new SkillNeed(treated.what().destination(), SkillNeed.LEVEL_WORST)))),
                had.treatments().subList(treated.treatment(), had.treatments().size()));
    }

    private static boolean isOf(RoutePlan plan, Fact.TreatmentApplied treated) {
        return treated.treatment() <= plan.treatments().size()
                && plan.treatments().get(treated.treatment() - 1).equals(treated.what());
    }

    /** A rule has made a plan for it, which it gets unless it keeps the one that it has. */
    void analysed(ContactId contact, RoutePlan plan) {
        ruled.put(contact, plan);
    }

    /** What a rule made of its plan, or null. */
    RoutePlan ruled(ContactId contact) {
        return ruled.get(contact);
    }

    /** Somebody is called back for what he waits for. */
    void calledBack(ContactId callback, ContactId first) {
        if (plans.containsKey(first)) {
            plans.put(callback, plans.get(first));
        }
        if (ruled.containsKey(first)) {
            ruled.put(callback, ruled.get(first));
        }
    }

    /**
     * It waits by a plan.
     *
     * @param inherited those of consultations that have just given their places away
     */
    void waits(ContactId contact, RoutePlan plan, List<RoutePlan> inherited) {
        // Without a name it was made for one contact.
        if (!plan.name().isEmpty() && !site.plans().contains(plan) && !plan.equals(plans.get(contact))
                && !plan.equals(ruled.get(contact)) && !inherited.contains(plan)
                && !handed.getOrDefault(contact, List.of()).contains(plan)) {
            problems.add("A PLAN THAT IS NOT CONFIGURED: " + plan + ", contact " + contact + " had "
                    + plans.get(contact));
        }
        plans.put(contact, plan);
        handed.remove(contact);
    }

    void ended(ContactId contact) {
        plans.remove(contact);
        ruled.remove(contact);
        handed.remove(contact);
    }

    private RoutePlan named(String name) {
        return site.plans().stream().filter(plan -> plan.name().equals(name)).findFirst().orElse(null);
    }
}
