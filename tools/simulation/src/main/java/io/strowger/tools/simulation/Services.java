package io.strowger.tools.simulation;

import io.strowger.core.site.CalendarSite;
import io.strowger.core.site.CalendarSite.Hours;
import io.strowger.core.site.CalendarSite.Transition;
import io.strowger.core.site.CallbackSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.Condition;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.simulator.model.AcdPlan.AnnouncementPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.VectorCondition;
import io.strowger.simulator.model.VectorStep;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a centre does for its callers besides finding agents for them. It is drawn apart from everything else, so that a centre without it is what it was before.
 *
 * @param callbacks how customers are called back; {@link CallbackSite#NONE} = nobody is
 * @param prompts whether there are VDNs whose callers hear announcements and enter digits, or speak with a voice port first, and wait for an agent then
 * @param treatments what else is done with the calls of a VDN; none = there is none
 * @param ruleSeed of the rules that say what calls ask for; 0 = there are none
 */
record Services(CallbackSite callbacks, boolean prompts, List<Treatment> treatments, long ruleSeed) {
    static final Services NONE = new Services(CallbackSite.NONE, false, List.of(), 0);
    /** Asks its callers for digits. */
    static final String PROMPT_VDN = "6010";
    /** Its callers speak with a voice port, which gives back digits. */
    static final String CONVERSE_VDN = "6011";
    static final String TREATED_VDN = "6012";
    private static final String BUSY_VDN = "6013";
    private static final String OUTSIDE_NUMBER = "912125559999";
    /** What a voice port gives back to the vector that lent it a caller. */
    static final String PORT_DIGITS = "1";
    /** What callers enter, one of them each time. */
    static final List<String> KEYS = List.of("1", "1", "2", "4711#", "12*1#", "#");
    private static final String WELCOME = "7001";
    private static final String WHICH = "7002";
    private static final int WELCOME_SECONDS = 3;
    private static final int WHICH_SECONDS = 2;
    private static final int ASK_AGAIN_SECONDS = 3;
    private static final String TREATED = "treated";
    private static final String SECOND_CHANCE = "second chance";
    /** Its callers are called back when they have waited for a while. */
    static final String CALLBACK_VDN = "6007";
    /** Takes leave of them. */
    static final String GOODBYE_VDN = "6009";
    /** As the switch dials; the numbers of its callers are read by it, too. */
    static final NumberPlan NUMBERS = new NumberPlan("9", "011", "1", "1", "", 4, 10);
    private static final String CALLED_BACK = "called back";
    private static final String OUTSIDE = "outside";
    static final String HOURS = "hours";
    private static final int PRIORITY = 5;
    private static final int MINUTES_OF_DAY = 1_440;
    private static final int DAYS_OF_WEEK = 7;
    /** Open for half of that, closed for the other half. */
    private static final int HOURS_MINUTES = 10;
    private static final int BUSY_PAUSE_MILLIS_MAX = 5_000;
    private static final int PAUSE_MILLIS_MAX = 10_000;
    private static final int RING_MIN_MILLIS = 5_000;
    private static final int RING_MAX_MILLIS = 12_000;
    private static final int EXPIRY_MIN_MILLIS = 40_000;
    private static final int EXPIRY_MAX_MILLIS = 160_000;
    private static final int ATTEMPTS_MAX = 3;
    private static final int PREVIEW_MILLIS = 2_000;
    private static final int PATIENCE_MILLIS = 6_000;
    private static final long OF_ITS_OWN = 0x5eed_0f_5e4b1ce5L;

    /** Of a seed. */
    static Services draw(long seed) {
        SplittableRandom draw = new SplittableRandom(new SplittableRandom(seed ^ OF_ITS_OWN).nextLong());
        CallbackSite callbacks = draw.nextInt(3) == 0 ? CallbackSite.NONE : callbacks(draw);
        return new Services(callbacks, draw.nextBoolean(), draw.nextBoolean() ? List.of() : treatments(draw),
                draw.nextBoolean() ? 0 : 1 + draw.nextInt(Integer.MAX_VALUE));
    }

    /** Some of them, each with its own threshold, in their order. */
    private static List<Treatment> treatments(SplittableRandom draw) {
        List<Treatment> all = List.of(
                new Treatment(Condition.QUEUE_LENGTH, 2 + draw.nextInt(4), Target.BUSY, BUSY_VDN),
                new Treatment(Condition.EXPECTED_WAIT, 5_000 + draw.nextInt(25_000), Target.VDN, Centre.SECOND_VDN),
                new Treatment(Condition.NOBODY_LOGGED_ON, 0, Target.EXTERNAL_NUMBER, OUTSIDE_NUMBER),
                new Treatment(Condition.WAITED, 2_000 + draw.nextInt(5_000), Target.SKILL, Centre.SECOND_SKILL),
                new Treatment(Condition.WAITED, 4_000 + draw.nextInt(8_000), Target.PLAN, SECOND_CHANCE),
                new Treatment(Condition.WAITED, 6_000 + draw.nextInt(12_000), Target.IVR, Centre.IVR_VDN),
                new Treatment(Condition.WAITED, 20_000 + draw.nextInt(10_000), Target.VDN, Centre.VDN));
        List<Treatment> some = new ArrayList<>();
        for (Treatment treatment : all) {
            if (draw.nextBoolean()) {
                some.add(treatment);
            }
        }
        return some;
    }

    private static CallbackSite callbacks(SplittableRandom draw) {
        return new CallbackSite(OUTSIDE, List.of(), 1 + draw.nextInt(ATTEMPTS_MAX),
                1_000 + draw.nextInt(BUSY_PAUSE_MILLIS_MAX), 1_000 + draw.nextInt(PAUSE_MILLIS_MAX),
                draw.nextInt(RING_MIN_MILLIS, RING_MAX_MILLIS), PREVIEW_MILLIS * draw.nextInt(4),
                draw.nextInt(EXPIRY_MIN_MILLIS, EXPIRY_MAX_MILLIS), draw.nextInt(4) == 0 ? HOURS : "");
    }

    boolean callsBack() {
        return !callbacks.equals(CallbackSite.NONE);
    }

    /** Whether anybody is called back at that time of the server. */
    boolean isOpen(long millis) {
        return callbacks.calendar().isEmpty() || isWithinHours(millis);
    }

    static boolean isWithinHours(long millis) {
        return Math.floorMod(Math.floorDiv(millis, 60_000L), HOURS_MINUTES) < HOURS_MINUTES / 2;
    }

    boolean hasRules() {
        return ruleSeed != 0;
    }

    /** VDNs that are called from outside, beside the usual ones. */
    List<String> vdns() {
        List<String> list = new ArrayList<>();
        if (callsBack()) {
            list.add(CALLBACK_VDN);
        }
        if (prompts) {
            list.addAll(List.of(PROMPT_VDN, CONVERSE_VDN));
        }
        if (!treatments.isEmpty()) {
            list.add(TREATED_VDN);
        }
        return list;
    }

    /** Whether the calls of the VDN hear or enter something before the vector asks where they shall go. */
    static boolean isPrompting(String vdn) {
        return vdn.equals(PROMPT_VDN) || vdn.equals(CONVERSE_VDN);
    }

    /** The vectors of these VDNs that do more than ask, and of those that callers are sent to. */
    List<VdnPlan> vectors(boolean hasPorts) {
        List<VdnPlan> plans = new ArrayList<>();
        if (callsBack()) {
            plans.add(new VdnPlan(GOODBYE_VDN, "Goodbye", List.of(new VectorStep.Disconnect(""))));
        }
        if (prompts) {
            plans.add(prompting(PROMPT_VDN, new VectorStep.Announcement(WELCOME, 0), new VectorStep.Collect(4, WHICH)));
            plans.add(prompting(CONVERSE_VDN, hasPorts
                    ? new VectorStep.ConverseOn(Centre.IVR_SKILL, VectorStep.Priority.MEDIUM, VectorStep.Passing.ANI,
                            VectorStep.Passing.NONE)
                    : new VectorStep.Announcement(WELCOME, 0), new VectorStep.Collect(1, "")));
        }
        if (!treatments.isEmpty()) {
            plans.add(new VdnPlan(BUSY_VDN, "Busy", List.of(new VectorStep.Busy())));
        }
        return plans;
    }

    private static VdnPlan prompting(String vdn, VectorStep first, VectorStep second) {
        return new VdnPlan(vdn, "VDN " + vdn, List.of(first, second, new VectorStep.AdjunctRouting(),
                new VectorStep.Wait(ASK_AGAIN_SECONDS, io.strowger.simulator.model.Treatment.MUSIC),
                new VectorStep.Goto(3, new VectorCondition.Unconditionally())));
    }

    /** What vectors play. */
    List<AnnouncementPlan> announcements() {
        return prompts
                ? List.of(new AnnouncementPlan(WELCOME, "Welcome", WELCOME_SECONDS),
                        new AnnouncementPlan(WHICH, "Which", WHICH_SECONDS))
                : List.of();
    }

    /** The configuration of a centre with all of it. */
    Site of(Site site) {
        if (isNone()) {
            return site;
        }
        Site with = callsBack() || !treatments.isEmpty() ? withNumbers(site) : site;
        List<VdnSite> vdns = new ArrayList<>(with.vdns());
        List<RoutePlan> plans = new ArrayList<>(with.plans());
        if (callsBack()) {
            vdns.add(VdnSite.planned(Centre.SWITCH, CALLBACK_VDN, "Callbacks", CALLED_BACK));
            plans.add(plan(CALLED_BACK, Centre.SKILL,
                    List.of(new Treatment(Condition.WAITED, PATIENCE_MILLIS, Target.CALLBACK, GOODBYE_VDN))));
        }
        if (prompts) {
            vdns.add(new VdnSite(Centre.SWITCH, PROMPT_VDN, "Digits", Centre.SKILL, PRIORITY));
            vdns.add(new VdnSite(Centre.SWITCH, CONVERSE_VDN, "Voice", Centre.SKILL, PRIORITY));
        }
        if (!treatments.isEmpty()) {
            vdns.add(VdnSite.planned(Centre.SWITCH, TREATED_VDN, "Treated", TREATED));
            plans.add(plan(TREATED, Centre.SKILL, treatments));
            plans.add(plan(SECOND_CHANCE, Centre.SECOND_SKILL,
                    List.of(new Treatment(Condition.WAITED, 2 * PATIENCE_MILLIS, Target.BUSY, BUSY_VDN))));
        }
        Site whole = new Site(with.switches(), with.devices(), vdns, with.skills(), with.agents(), with.settings(),
                with.restrictions(), with.diallingClasses(), plans,
                with.analysis().withCalendars("", List.of(hours())), with.multiSite(), with.service(), with.desk(),
                with.media());
        return hasRules() ? RuleBook.write(whole, new SplittableRandom(ruleSeed)) : whole;
    }

    /** Another set of rules, and the times of plans are others. */
    Site changed(Site site, SplittableRandom chance) {
        List<RoutePlan> plans = new ArrayList<>();
        for (RoutePlan plan : site.plans()) {
            boolean own = plan.name().equals(CALLED_BACK) || plan.name().equals(TREATED)
                    || plan.name().equals(SECOND_CHANCE);
            plans.add(own && chance.nextBoolean()
                    ? new RoutePlan(plan.name(), 1 + chance.nextInt(2 * PRIORITY), plan.ageingMillis(), "",
                            List.of(), 0, plan.steps(), later(plan.treatments(), chance.nextInt(PATIENCE_MILLIS)))
                    : plan);
        }
        Site with = site.withPlans(plans);
        return hasRules() ? RuleBook.write(with, chance) : with;
    }

    private static List<Treatment> later(List<Treatment> treatments, int millis) {
        return treatments.stream().map(each -> each.condition() == Condition.WAITED
                ? new Treatment(each.condition(), each.threshold() + millis, each.target(), each.destination())
                : each).toList();
    }

    private static RoutePlan plan(String name, String skill, List<Treatment> treatments) {
        return new RoutePlan(name, PRIORITY, 0, "", List.of(), 0,
                List.of(new Step(0, 0, false, List.of(new SkillNeed(skill, SkillNeed.LEVEL_WORST)))), treatments);
    }

    private boolean isNone() {
        return equals(NONE);
    }

    /** With numbers outside, and the right to call them. */
    private Site withNumbers(Site site) {
        List<SwitchSite> switches = site.switches().stream()
                .map(pbx -> new SwitchSite(pbx.name(), pbx.links(), NUMBERS)).toList();
        return new Site(switches, site.devices(), site.vdns(), site.skills(), site.agents(), site.settings(),
                List.of(new RestrictionClass(OUTSIDE, List.of(), true, true, true, List.of())), List.of())
                .withMedia(site.media()).withPlans(site.plans())
                .withService(new ServiceSite(OUTSIDE).withCallbacks(callbacks));
    }

    /** Open now and then, at every hour of the week. */
    private static CalendarSite hours() {
        List<Hours> open = new ArrayList<>();
        for (int day = 1; day <= DAYS_OF_WEEK; day++) {
            for (int minute = 0; minute < MINUTES_OF_DAY; minute += HOURS_MINUTES) {
                open.add(new Hours(day, minute, minute + HOURS_MINUTES / 2));
            }
        }
        return new CalendarSite(HOURS, "UTC", List.of(new Transition(0, 0)), open, List.of());
    }
}
