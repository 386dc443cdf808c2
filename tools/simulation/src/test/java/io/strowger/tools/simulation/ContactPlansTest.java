package io.strowger.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.Condition;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactPlansTest {
    private static final ContactId ONE = new ContactId(1, 1);
    private static final ContactId TWO = new ContactId(1, 2);
    private static final Treatment FIRST = new Treatment(Condition.WAITED, 1_000, Target.SKILL, Centre.SKILL);
    private static final Treatment SECOND = new Treatment(Condition.WAITED, 2_000, Target.PLAN, "other");
    private static final RoutePlan PLAN = plan("plan", "sales", FIRST, SECOND);
    private static final RoutePlan OTHER = plan("other", "sales");
    /** What the first treatment makes of it. */
    private static final RoutePlan TREATED = plan("plan", Centre.SKILL, SECOND);

    private final Problems problems = new Problems(new VirtualTime(), false);
    private final Site first = Centre.of(4, 1).site().withPlans(List.of(PLAN, OTHER));
    private final ContactPlans plans = new ContactPlans(first, problems);

    private static RoutePlan plan(String name, String skill, Treatment... treatments) {
        return new RoutePlan(name, 4, 0, "", List.of(), 0,
                List.of(new Step(0, 0, false, List.of(new SkillNeed(skill, SkillNeed.LEVEL_WORST)))),
                List.of(treatments));
    }

    private static Fact.TreatmentApplied applied(ContactId contact, int number, Treatment what) {
        return new Fact.TreatmentApplied(contact, "plan", number, what, "sales", 1_000, 0, 0);
    }

    private void waits(ContactId contact, RoutePlan plan) {
        plans.waits(contact, plan, List.of());
    }

    private void wrong(int count) {
        assertEquals(count, problems.list().size(), problems.list().toString());
        assertTrue(problems.list().stream().allMatch(each -> each.contains("NOT CONFIGURED")));
    }

    @Test
    void aPlanThatWasNeverConfiguredIsWrongAndOneMadeForAContactIsNot() {
        waits(ONE, PLAN);
        waits(TWO, plan("", "sales"));
        wrong(0);
        waits(TWO, plan("another", "sales"));
        wrong(1);
    }

    @Test
    void aContactKeepsItsPlanWhateverIsConfiguredLaterAndOthersAreNotGivenIt() {
        waits(ONE, PLAN);
        plans.configured(first.withPlans(List.of(OTHER)));
        waits(ONE, PLAN);
        wrong(0);
        waits(TWO, PLAN);
        wrong(1);
        plans.ended(ONE);
        waits(ONE, PLAN);
        wrong(2);
    }

    @Test
    void whatATreatmentMakesOfAPlanIsKeptAndOnlyThat() {
        waits(ONE, PLAN);
        plans.treated(applied(ONE, 1, FIRST));
        waits(ONE, TREATED);
        waits(ONE, TREATED);
        wrong(0);
        waits(TWO, TREATED);
        wrong(1);
    }

    @Test
    void aTreatmentThatComesWithTheFirstWaitIsOfTheConfiguredPlan() {
        plans.treated(applied(ONE, 1, FIRST));
        waits(ONE, TREATED);
        plans.configured(first.withPlans(List.of(PLAN)));
        waits(ONE, OTHER);
        wrong(1);
    }

    @Test
    void aTreatmentMayGiveAnotherPlan() {
        waits(ONE, PLAN);
        plans.treated(applied(ONE, 2, SECOND));
        plans.configured(first.withPlans(List.of(PLAN)));
        waits(ONE, OTHER);
        wrong(0);
    }

    @Test
    void whoTakesAPlaceMayHaveItsPlan() {
        plans.waits(ONE, TREATED, List.of(TREATED));
        wrong(0);
    }
}
