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
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.VectorStep;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a centre does for its callers besides finding agents for them. It is drawn apart from everything else, so that a centre without it is what it was before.
 *
 * @param callbacks how customers are called back; {@link CallbackSite#NONE} = nobody is
 */
record Services(CallbackSite callbacks) {
    static final Services NONE = new Services(CallbackSite.NONE);
    /** Its callers are called back when they have waited for a while. */
    static final String CALLBACK_VDN = "6007";
    /** Takes leave of them. */
    static final String GOODBYE_VDN = "6009";
    /** As the switch dials; the numbers of its callers are read by it, too. */
    static final NumberPlan NUMBERS = new NumberPlan("9", "011", "1", "1", "", 4);
    private static final String CALLED_BACK = "called back";
    private static final String OUTSIDE = "outside";
    private static final String HOURS = "hours";
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
        return new Services(draw.nextInt(3) == 0 ? CallbackSite.NONE : callbacks(draw));
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
        return callbacks.calendar().isEmpty()
                || Math.floorMod(Math.floorDiv(millis, 60_000L), HOURS_MINUTES) < HOURS_MINUTES / 2;
    }

    /** VDNs that are called from outside, beside the usual ones. */
    List<String> vdns() {
        return callsBack() ? List.of(CALLBACK_VDN) : List.of();
    }

    /** VDNs that vectors and treatments send callers to, with their vectors. */
    List<VdnPlan> furtherVdns() {
        return callsBack()
                ? List.of(new VdnPlan(GOODBYE_VDN, "Goodbye", List.of(new VectorStep.Disconnect(""))))
                : List.of();
    }

    /** The configuration of a centre with all of it. */
    Site of(Site site) {
        return callsBack() ? withCallbacks(site) : site;
    }

    private Site withCallbacks(Site site) {
        List<SwitchSite> switches = site.switches().stream()
                .map(pbx -> new SwitchSite(pbx.name(), pbx.links(), NUMBERS)).toList();
        List<VdnSite> vdns = new ArrayList<>(site.vdns());
        vdns.add(VdnSite.planned(Centre.SWITCH, CALLBACK_VDN, "Callbacks", CALLED_BACK));
        List<RoutePlan> plans = new ArrayList<>(site.plans());
        plans.add(new RoutePlan(CALLED_BACK, PRIORITY, 0, "", List.of(), 0,
                List.of(new Step(0, 0, false, List.of(new SkillNeed(Centre.SKILL, SkillNeed.LEVEL_WORST)))),
                List.of(new Treatment(Condition.WAITED, PATIENCE_MILLIS, Target.CALLBACK, GOODBYE_VDN))));
        return new Site(switches, site.devices(), vdns, site.skills(), site.agents(), site.settings(),
                List.of(new RestrictionClass(OUTSIDE, List.of(), true, true, true, List.of())), List.of())
                .withMedia(site.media()).withPlans(plans)
                .withAnalysis(site.analysis().withCalendars("", List.of(hours())))
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
