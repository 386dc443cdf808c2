package io.strowger.server.conf;

import io.strowger.core.route.Media;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.MediumSite.Capacity;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VdnSite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks the media of a site, and that skills, plans, VDNs and agents fit together in them. */
final class MediaChecker {
    private final Site site;
    private final MultiSiteChecker.Report report;
    private final Map<String, SkillSite> skills = new HashMap<>();
    private final Set<String> media = new TreeSet<>(Set.of(MediumSite.VOICE));

    private MediaChecker(Site site, MultiSiteChecker.Report report) {
        this.site = site;
        this.report = report;
        site.skills().forEach(skill -> skills.put(skill.name(), skill));
        site.media().forEach(medium -> media.add(medium.name()));
    }

    static void check(Site site, MultiSiteChecker.Report report) {
        MediaChecker checker = new MediaChecker(site, report);
        checker.media();
        for (int i = 0; i < site.skills().size(); i++) {
            checker.skill(site.skills().get(i), "skills[" + i + "]");
        }
        for (int i = 0; i < site.plans().size(); i++) {
            checker.oneMedium(site.plans().get(i), "plans[" + i + "]");
        }
        for (int i = 0; i < site.vdns().size(); i++) {
            checker.vdn(site.vdns().get(i), "vdns[" + i + "]");
        }
        for (int i = 0; i < site.agents().size(); i++) {
            checker.capacity(site.agents().get(i), "agents[" + i + "]");
        }
    }

    private void add(ProblemKind kind, String path, String text) {
        report.add(kind, path, text);
    }

    private void range(int value, int min, int max, String what, String path) {
        if (value < min || value > max) {
            add(ProblemKind.ILL_TYPED, path, what + " must lie between " + min + " and " + max);
        }
    }

    private void media() {
        if (media.size() > Media.COUNT_MAX) {
            add(ProblemKind.LIMIT, "media[0]", media.size() + " media, " + MediumSite.VOICE + " among them, at most "
                    + Media.COUNT_MAX);
        }
        Set<String> taken = new TreeSet<>();
        for (int i = 0; i < site.media().size(); i++) {
            MediumSite medium = site.media().get(i);
            String path = "media[" + i + "]";
            if (!taken.add(medium.name())) {
                add(ProblemKind.DUPLICATE, path, "medium " + medium.name() + " is there already");
            }
            if (medium.name().length() > SiteChecker.ID_CHARS_MAX) {
                add(ProblemKind.ILL_TYPED, path,
                        "the name of a medium has at most " + SiteChecker.ID_CHARS_MAX + " characters");
            }
            medium(medium, path);
        }
    }

    private void medium(MediumSite medium, String path) {
        String whose = " of medium " + medium.name();
        range(medium.weight(), 1, Media.WEIGHT_ALL, "weight" + whose, path);
        range(medium.atMost(), 0, medium.isVoice() ? 1 : MediumSite.AT_MOST_MAX, "at-most" + whose, path);
        if (medium.offerMillis() < SiteChecker.RING_MILLIS_MIN || medium.parkMillis() < SiteChecker.RING_MILLIS_MIN) {
            add(ProblemKind.ILL_TYPED, path, "offer-time and park-time" + whose + " must be at least "
                    + SiteChecker.RING_MILLIS_MIN + " ms");
        }
        if (medium.isVoice() && !medium.interruptedBy().isEmpty()) {
            add(ProblemKind.CONTRADICTION, path, "a call is not interrupted; leave interrupted-by of "
                    + MediumSite.VOICE + " out, and give it a smaller weight where agents do other work meanwhile");
        }
        for (String by : medium.interruptedBy()) {
            mediumKnown(by, path, "medium " + medium.name() + " is interrupted by " + by);
            if (by.equals(medium.name())) {
                add(ProblemKind.CONTRADICTION, path, "medium " + by + " interrupts itself; at-most says how many there "
                        + "may be at once");
            }
        }
    }

    private void mediumKnown(String medium, String path, String text) {
        if (!media.contains(medium)) {
            add(ProblemKind.UNKNOWN_REFERENCE, path, text + ", which is not configured"
                    + Names.proposal(medium, media));
        }
    }

    private String mediumOf(String skill) {
        SkillSite known = skills.get(skill);
        return known == null ? MediumSite.VOICE : known.medium();
    }

    /** All skills of a plan are of one medium, and an item is sent to no number. */
    private void oneMedium(RoutePlan plan, String path) {
        Set<String> all = new TreeSet<>();
        plan.steps().forEach(step -> step.skills().forEach(need -> all.add(mediumOf(need.skill()))));
        if (all.size() > 1) {
            add(ProblemKind.CONTRADICTION, path, "plan " + plan.name() + " asks for skills of several media: "
                    + String.join(", ", all) + "; a contact is of one");
        } else if (!all.contains(MediumSite.VOICE) && !all.isEmpty()) {
            for (Treatment treatment : plan.treatments()) {
                if (treatment.target() != Target.SKILL && treatment.target() != Target.PLAN) {
                    add(ProblemKind.CONTRADICTION, path, "plan " + plan.name() + " is of items, which are sent to no "
                            + treatment.target() + "; only to a SKILL or a PLAN");
                }
            }
        }
        for (Treatment treatment : plan.treatments()) {
            Set<String> there = mediaOf(treatment);
            if (!there.isEmpty() && !all.isEmpty() && !there.equals(all)) {
                add(ProblemKind.CONTRADICTION, path, "a treatment of plan " + plan.name() + " leads to the "
                        + (treatment.target() == Target.SKILL ? "skill " : "plan ") + treatment.destination()
                        + ", which is of another medium");
            }
        }
    }

    /** Media that a treatment leads to, none where it leads to no skill. */
    private Set<String> mediaOf(Treatment treatment) {
        return switch (treatment.target()) {
            case SKILL -> skills.containsKey(treatment.destination())
                    ? Set.of(mediumOf(treatment.destination()))
                    : Set.of();
            case PLAN -> site.plans().stream().filter(plan -> plan.name().equals(treatment.destination())).limit(1)
                    .flatMap(plan -> plan.steps().stream()).flatMap(step -> step.skills().stream())
                    .map(need -> mediumOf(need.skill())).collect(Collectors.toCollection(TreeSet::new));
            case VDN, IVR, EXTERNAL_NUMBER, BUSY, CALLBACK -> Set.of();
        };
    }

    private void skill(SkillSite skill, String path) {
        mediumKnown(skill.medium(), path, "skill " + skill.name() + " is of medium " + skill.medium());
        if (!skill.isOfItems()) {
            return;
        }
        if (skill.isOfSwitch()) {
            add(ProblemKind.CONTRADICTION, path, "skill " + skill.name() + " is of items, which no switch distributes");
        }
        if (skill.afterCallWorkMillis() != 0 || skill.afterCallWorkMaxMillis() != 0 || skill.guardMillis() != 0
                || !skill.ringVariable().isEmpty()) {
            add(ProblemKind.CONTRADICTION, path, "after-call-work, after-call-work-max, guard-time and "
                    + "ring-time-variable belong to calls; leave them out of skill " + skill.name()
                    + ", whose items have the offer-time of their medium");
        }
    }

    private void vdn(VdnSite vdn, String path) {
        for (String skill : skillsOf(vdn)) {
            if (!mediumOf(skill).equals(MediumSite.VOICE)) {
                add(ProblemKind.CONTRADICTION, path, "VDN " + vdn.deviceId() + " asks for the skill " + skill
                        + ", whose contacts are of medium " + mediumOf(skill) + " and no calls");
                break;
            }
        }
    }

    private List<String> skillsOf(VdnSite vdn) {
        if (vdn.plan().isEmpty()) {
            return List.of(vdn.skill());
        }
        return site.plans().stream().filter(plan -> plan.name().equals(vdn.plan())).limit(1)
                .flatMap(plan -> plan.steps().stream()).flatMap(step -> step.skills().stream()).map(SkillNeed::skill)
                .toList();
    }

    private void capacity(AgentSite agent, String path) {
        Set<String> own = new TreeSet<>();
        for (Capacity capacity : agent.capacity()) {
            mediumKnown(capacity.medium(), path,
                    "agent " + agent.agentId() + " has a capacity for the medium " + capacity.medium());
            if (!own.add(capacity.medium())) {
                add(ProblemKind.DUPLICATE, path, "agent " + agent.agentId() + " has two capacities for "
                        + capacity.medium());
            }
            range(capacity.atMost(), 0, capacity.medium().equals(MediumSite.VOICE) ? 1 : MediumSite.AT_MOST_MAX,
                    "capacity of agent " + agent.agentId() + " for " + capacity.medium(), path);
        }
        if (site.media().isEmpty() && !agent.capacity().isEmpty()) {
            add(ProblemKind.CONTRADICTION, path,
                    "agent " + agent.agentId() + " has a capacity, but there are no media");
        }
    }
}
