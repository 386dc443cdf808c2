package io.strowger.core.engine;

import io.strowger.core.site.RoutePlan;
import io.strowger.core.state.Inquiry.Asked;

/** Where plans come from. */
final class Plans {
    private Plans() {}

    /** What the VDN or the IVR asks for. */
    static RoutePlan of(Decision d, Asked asked) {
        return RoutePlan.of(asked.skill(), asked.priority());
    }

    /** A plan of the configuration. */
    static RoutePlan named(Decision d, String name) {
        return RoutePlan.of(name, 50);
    }

    static String firstSkill(RoutePlan plan) {
        return plan.steps().get(0).skills().get(0).skill();
    }
}
