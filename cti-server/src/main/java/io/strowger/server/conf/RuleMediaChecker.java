package io.strowger.server.conf;

import io.strowger.core.analysis.CompiledRule;
import io.strowger.core.analysis.Coverage;
import io.strowger.core.analysis.Expression;
import io.strowger.core.analysis.Expression.And;
import io.strowger.core.analysis.Expression.OneOf;
import io.strowger.core.analysis.Expression.Reading;
import io.strowger.core.analysis.Expression.Text;
import io.strowger.core.analysis.Name;
import io.strowger.core.analysis.Read;
import io.strowger.core.analysis.Type;
import io.strowger.core.analysis.UnionCoverage;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.Site;
import io.strowger.core.state.Inquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rules that would give a contact a plan for contacts of another kind: a chat a plan of calls, or a call one of chats. Where the site has skills of items, a rule with a
 * plan or with skills must be one that contacts of other media never come to.
 */
final class RuleMediaChecker {
    /** What an item has none of, so that a rule which asks for it is none for items. */
    private static final List<Name> OF_CALLS = List.of(Name.VDN, Name.VDN_OF_ORIGIN, Name.SWITCH, Name.DNIS, Name.UUI,
            Name.DIGITS, Name.RESTRICTION);

    private final MultiSiteChecker.Report report;
    private final Map<String, String> mediumOfSkill = new TreeMap<>();
    private final Map<String, RoutePlan> plans = new TreeMap<>();
    /** Media that contacts can be of: calls, and items of every medium that has a skill. */
    private final TreeSet<String> media = new TreeSet<>(List.of(MediumSite.VOICE));

    private RuleMediaChecker(Site site, MultiSiteChecker.Report report) {
        this.report = report;
        site.skills().forEach(skill -> mediumOfSkill.put(skill.name(), skill.medium()));
        site.plans().forEach(plan -> plans.putIfAbsent(plan.name(), plan));
        media.addAll(mediumOfSkill.values());
    }

    /** @param rules null stands for one that could not be compiled */
    static void check(Site site, List<CompiledRule> rules, MultiSiteChecker.Report report) {
        RuleMediaChecker checker = new RuleMediaChecker(site, report);
        List<Expression> before = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleSite rule = site.analysis().rules().get(i);
            CompiledRule compiled = rules.get(i);
            checker.rule(rule, compiled, before, "rules[" + i + "]" + (rule.plan().isEmpty() ? ".skills" : ".plan"));
            if (compiled != null) {
                before.add(compiled.when());
            }
        }
    }

    private void rule(RuleSite rule, CompiledRule compiled, List<Expression> before, String path) {
        TreeSet<String> given = given(rule);
        if (given.size() > 1) {
            report.add(ProblemKind.CONTRADICTION, path, "rule " + rule.name() + " asks for skills of several media: "
                    + String.join(", ", given) + "; a contact is of one");
        } else if (compiled != null && !given.isEmpty()) {
            for (String medium : media) {
                if (!given.contains(medium) && comesTo(medium, compiled.when(), before)) {
                    report.add(ProblemKind.CONTRADICTION, path, "rule " + rule.name() + " gives contacts of medium "
                            + medium + (rule.plan().isEmpty() ? " skills" : " the plan " + rule.plan() + ", which is")
                            + " of medium " + given.first() + "; begin its condition with medium == '" + given.first()
                            + "' and, or let a rule before it take the others");
                    return;
                }
            }
        }
    }

    /** Media of what the rule asks for; what is not configured counts for none. */
    private TreeSet<String> given(RuleSite rule) {
        TreeSet<String> given = new TreeSet<>();
        RoutePlan plan = plans.get(rule.plan());
        if (plan != null) {
            plan.steps().forEach(step -> step.skills().forEach(need -> add(given, need.skill())));
        }
        rule.changes().skills().forEach(skill -> add(given, skill.skill()));
        return given;
    }

    private void add(TreeSet<String> given, String skill) {
        String medium = mediumOfSkill.get(skill);
        if (medium != null) {
            given.add(medium);
        }
    }

    /** Whether a contact of the medium may come as far as this rule, and its condition hold. */
    private boolean comesTo(String medium, Expression when, List<Expression> before) {
        List<Expression> all = new ArrayList<>();
        all.add(is(Name.MEDIUM, medium));
        if (medium.equals(MediumSite.VOICE)) {
            all.add(is(Name.ASKED_BY, Inquiry.BY_VDN, Inquiry.BY_IVR));
        } else {
            all.add(is(Name.ASKED_BY, Inquiry.BY_ITEM));
            for (Name name : OF_CALLS) {
                if (when != null && reads(when, name)) {
                    all.add(is(name, ""));
                }
            }
        }
        if (when != null) {
            all.add(when);
        }
        And holds = new And(List.copyOf(all));
        return !Coverage.isNever(holds) && !UnionCoverage.covers(before, holds);
    }

    private static Expression is(Name name, String... values) {
        List<Expression> texts = new ArrayList<>();
        for (String value : values) {
            texts.add(new Text(value));
        }
        return new OneOf(new Reading(new Read(name, "", Type.TEXT)), List.copyOf(texts));
    }

    private static boolean reads(Expression expression, Name name) {
        return expression instanceof Reading reading && reading.read().name() == name
                || expression.parts().stream().anyMatch(part -> reads(part, name));
    }
}
