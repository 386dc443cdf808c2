package io.strowger.server.conf;

import io.strowger.core.analysis.CompiledRule;
import io.strowger.core.analysis.Expression;
import io.strowger.core.analysis.Expression.Compare;
import io.strowger.core.analysis.Expression.OneOf;
import io.strowger.core.analysis.Expression.Reading;
import io.strowger.core.analysis.Expression.Text;
import io.strowger.core.analysis.Name;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.Site;
import io.strowger.core.state.Inquiry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Texts in rules with which the name of something configured is compared: one that nothing is called is a mistake, and its rule would never hold. Where there are none at all, nothing is said. */
final class RuleTextChecker {
    private final MultiSiteChecker.Report report;
    private final Map<Name, TreeSet<String>> known = new EnumMap<>(Name.class);

    private RuleTextChecker(Site site, MultiSiteChecker.Report report) {
        this.report = report;
        TreeSet<String> vdns = names(Name.VDN);
        site.vdns().forEach(vdn -> vdns.add(vdn.deviceId()));
        known.put(Name.VDN_OF_ORIGIN, vdns);
        site.switches().forEach(pbx -> names(Name.SWITCH).add(pbx.name()));
        site.skills().forEach(skill -> names(Name.ASKED_SKILL).add(skill.name()));
        names(Name.ASKED_BY).addAll(List.of(Inquiry.BY_VDN, Inquiry.BY_IVR, Inquiry.BY_ITEM));
        names(Name.MEDIUM).add(MediumSite.VOICE);
        site.media().forEach(medium -> names(Name.MEDIUM).add(medium.name()));
    }

    private TreeSet<String> names(Name name) {
        return known.computeIfAbsent(name, key -> new TreeSet<>());
    }

    /** @param rules null stands for one that could not be compiled */
    static void check(Site site, List<CompiledRule> rules, MultiSiteChecker.Report report) {
        RuleTextChecker checker = new RuleTextChecker(site, report);
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            if (rule != null && rule.when() != null) {
                checker.look(rule.when(), rule.rule().name(), "rules[" + i + "].when");
            }
        }
    }

    private void look(Expression expression, String rule, String path) {
        switch (expression) {
            case Compare compare when compare.right() instanceof Text text -> text(compare.left(), text, rule, path);
            case OneOf one -> one.values().forEach(value -> {
                if (value instanceof Text text) {
                    text(one.of(), text, rule, path);
                }
            });
            default -> expression.parts().forEach(part -> look(part, rule, path));
        }
    }

    private void text(Expression of, Text text, String rule, String path) {
        TreeSet<String> names = of instanceof Reading reading ? known.get(reading.read().name()) : null;
        if (names != null && !names.isEmpty() && !text.value().isEmpty() && !names.contains(text.value())) {
            report.add(ProblemKind.UNKNOWN_REFERENCE, path, "rule " + rule + " asks whether "
                    + ((Reading) of).read() + " is " + text.value() + ", which is not configured"
                    + Names.proposal(text.value(), names));
        }
    }
}
