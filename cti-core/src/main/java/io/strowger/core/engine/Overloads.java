package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.site.SkillPolicy;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Skill;
import io.strowger.core.state.SkillIndex;

/**
 * Whether a skill needs its reserves. A level of overload begins when the expected wait, with those who take part below that level, reaches the level's threshold; it
 * ends when both that wait and the longest wait are below it.
 */
final class Overloads {
    private Overloads() {}

    static void look(Decision d, String name) {
        SkillSite site = d.site().skill(name);
        Skill skill = d.draft.skills.get(name);
        if (site == null || skill == null) {
            return;
        }
        int before = skill.choice().overload();
        int now = 0;
        for (int level = 1; level <= Terms.RESERVE_MAX; level++) {
            if (isOver(d, name, level, before)) {
                now = level;
            }
        }
        if (now == before) {
            return;
        }
        d.draft.skills.put(skill.withChoice(new Skill.Choice(now, skill.choice().turn())));
        d.fact(new Fact.SkillOverloadChanged(name, before, now, Skills.expectedWaitWith(d, name, before)));
        if (now > before) {
            d.follow(Step.Kind.MATCH, name);
        }
    }

    private static boolean isOver(Decision d, String name, int level, int before) {
        int threshold = threshold(d.site().skill(name).policy(), level);
        if (threshold == 0) {
            return false;
        }
        long expected = Skills.expectedWaitWith(d, name, level - 1);
        if (expected < 0 || expected >= threshold) {
            return true;
        }
        long oldest = d.state.indexes().staff().longestWaiting(name);
        return before >= level && oldest != 0 && Decision.millis(d.now - oldest) >= threshold;
    }

    private static int threshold(SkillPolicy policy, int level) {
        return level == 1 ? policy.overload1Millis() : policy.overload2Millis();
    }

    /** Whether reserves may join there, or have to leave. */
    static boolean isWatched(SkillIndex index) {
        return index.hasOverloads() || index.isOverloaded();
    }
}
