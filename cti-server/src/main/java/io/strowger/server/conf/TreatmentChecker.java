package io.strowger.server.conf;

import io.strowger.core.site.DialPattern;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.Condition;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.Site;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks what plans do with contacts besides looking for agents. Stateless. */
final class TreatmentChecker {
    /** Longest queue that a treatment can wait for. */
    static final int CONTACTS_MAX = 100_000;

    private TreatmentChecker() {}

    static void check(Site site, RoutePlan plan, String path, MultiSiteChecker.Report report) {
        if (plan.treatments().size() > RoutePlan.TREATMENTS_MAX) {
            report.add(ProblemKind.LIMIT, path, plan.treatments().size() + " treatments of plan " + plan.name()
                    + ", at most " + RoutePlan.TREATMENTS_MAX);
        }
        boolean certain = false;
        for (int i = 0; i < plan.treatments().size(); i++) {
            Treatment treatment = plan.treatments().get(i);
            String which = "treatment " + (i + 1) + " of plan " + plan.name();
            if (certain) {
                report.add(ProblemKind.UNREACHABLE, path,
                        which + " is never reached: one before it holds in any case");
            }
            destination(site, treatment, which, path, report);
            certain |= treatment.condition() == Condition.ALWAYS && treatment.target() != Target.EXTERNAL_NUMBER;
        }
        for (int i = 1; i < plan.steps().size(); i++) {
            stepIsReached(plan, i, path, report);
        }
    }

    /** Before a step begins, no treatment may have taken the contact away in any case. */
    private static void stepIsReached(RoutePlan plan, int step, String path, MultiSiteChecker.Report report) {
        int after = plan.steps().get(step).afterMillis();
        for (int i = 0; i < plan.treatments().size(); i++) {
            Treatment treatment = plan.treatments().get(i);
            boolean isBefore = treatment.condition() == Condition.ALWAYS
                    || treatment.condition() == Condition.WAITED && treatment.threshold() < after;
            boolean takesAway = treatment.target() != Target.EXTERNAL_NUMBER && treatment.target() != Target.CALLBACK;
            if (isBefore && takesAway) {
                report.add(ProblemKind.UNREACHABLE, path + ".steps[" + step + "]", "step " + (step + 1) + " of plan "
                        + plan.name() + " is never reached: treatment " + (i + 1)
                        + " has taken the contact elsewhere before " + after + " ms have passed");
                return;
            }
        }
    }

    private static void destination(Site site, Treatment treatment, String which, String path,
            MultiSiteChecker.Report report) {
        String name = treatment.destination();
        switch (treatment.target()) {
            case SKILL -> known(site.skills().stream().map(skill -> skill.name()).collect(Collectors.toSet()), name,
                    which + " leads to the skill " + name, path, report);
            case PLAN -> known(site.plans().stream().map(RoutePlan::name).collect(Collectors.toSet()), name,
                    which + " leads to the plan " + name, path, report);
            case VDN, IVR, BUSY, EXTERNAL_NUMBER, CALLBACK -> {
                if (name.isEmpty() || !name.chars().allMatch(DialPattern::isDialable)) {
                    report.add(ProblemKind.ILL_TYPED, path, which + " needs a number as its destination");
                }
                if (treatment.target() == Target.CALLBACK && site.service().callbacks().restriction().isEmpty()) {
                    report.add(ProblemKind.MISSING_KEY, path,
                            which + " calls back, which needs service.callbacks with its restriction");
                }
                if (treatment.target() == Target.EXTERNAL_NUMBER && site.service().restriction().isEmpty()) {
                    report.add(ProblemKind.MISSING_KEY, path, which
                            + " leads outside, which needs service.treatment-restriction: the class that says where to");
                }
            }
        }
    }

    private static void known(Set<String> names, String name, String text, String path,
            MultiSiteChecker.Report report) {
        if (!names.contains(name)) {
            report.add(ProblemKind.UNKNOWN_REFERENCE, path,
                    text + ", which is not configured" + Names.proposal(name, new TreeSet<>(names)));
        }
    }

    /** Plans that lead to each other: whoever has waited long enough for one would go round. */
    static void circles(Site site, MultiSiteChecker.Report report) {
        Map<String, RoutePlan> plans = new HashMap<>();
        site.plans().forEach(plan -> plans.put(plan.name(), plan));
        Set<String> done = new TreeSet<>();
        for (int i = 0; i < site.plans().size(); i++) {
            String circle = circle(plans, site.plans().get(i).name(), new LinkedHashSet<>(), done);
            if (circle != null) {
                report.add(ProblemKind.CYCLE, "plans[" + i + "]",
                        "treatments lead round in a circle: " + circle);
            }
        }
    }

    /** The circle that the plan leads into, as text, or null. Each circle is told once. */
    private static String circle(Map<String, RoutePlan> plans, String name, LinkedHashSet<String> way,
            Set<String> done) {
        if (!way.add(name)) {
            return way.stream().dropWhile(each -> !each.equals(name)).collect(Collectors.joining(" to ")) + " to "
                    + name;
        }
        RoutePlan plan = plans.get(name);
        String found = null;
        if (plan != null && done.add(name)) {
            for (Treatment treatment : plan.treatments()) {
                if (treatment.target() == Target.PLAN && found == null) {
                    found = circle(plans, treatment.destination(), way, done);
                }
            }
        }
        way.remove(name);
        return found;
    }
}
