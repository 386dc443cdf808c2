package io.strowger.server.conf;

import io.strowger.core.analysis.CompiledRule;
import io.strowger.core.analysis.Coverage;
import io.strowger.core.analysis.Expression;
import io.strowger.core.analysis.UnionCoverage;
import io.strowger.core.analysis.Name;
import io.strowger.core.analysis.Parsed;
import io.strowger.core.analysis.Parser;
import io.strowger.core.analysis.SiteVocabulary;
import io.strowger.core.analysis.Type;
import io.strowger.core.analysis.VariableValue;
import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.CalendarSite;
import io.strowger.core.site.CallerSite;
import io.strowger.core.site.DialPattern;
import io.strowger.core.site.LookUpSite;
import io.strowger.core.site.NumberTableSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VariableSite;
import io.strowger.core.site.VariableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Checks what contacts are analysed by. Confined to one thread. */
final class AnalysisChecker {
    private static final String HASH = "[0-9a-f]{64}";

    private final Site site;
    private final AnalysisSite analysis;
    private final Function<String, String> places;
    private final Problems problems;
    private final SiteVocabulary vocabulary;
    private final Set<String> skills = new TreeSet<>();
    private final Set<String> plans = new TreeSet<>();
    private final Set<String> agents = new TreeSet<>();

    AnalysisChecker(Site site, Function<String, String> places, Problems problems) {
        this.site = site;
        this.analysis = site.analysis();
        this.places = places;
        this.problems = problems;
        this.vocabulary = new SiteVocabulary(site);
        site.skills().forEach(skill -> skills.add(skill.name()));
        site.agents().forEach(agent -> agents.add(agent.agentId()));
        site.plans().forEach(plan -> plans.add(plan.name()));
    }

    void check() {
        limit("rules", analysis.rules().size(), SiteChecker.RULES_MAX);
        limit("calendars", analysis.calendars().size(), SiteChecker.CALENDARS_MAX);
        limit("variables", analysis.variables().size(), SiteChecker.VARIABLES_MAX);
        limit("numberTables", analysis.numberTables().size(), SiteChecker.NUMBER_TABLES_MAX);
        limit("callers", analysis.callers().size(), SiteChecker.CALLERS_MAX);
        limit("lookUps", analysis.lookUps().size(), SiteChecker.LOOK_UPS_MAX);
        calendars();
        variables();
        numberTables();
        callers();
        lookUps();
        ringTimes();
        OverflowChecker.check(site, (path, text) -> add(ProblemKind.CYCLE, path, text));
        rules();
    }

    private void add(ProblemKind kind, String path, String text) {
        problems.add(kind, places.apply(path), text);
    }

    private void limit(String what, int size, int max) {
        if (size > max) {
            add(ProblemKind.LIMIT, what, size + " " + what + ", at most " + max);
        }
    }

    private void unique(Set<String> taken, String name, String path, String what) {
        if (!taken.add(name)) {
            add(ProblemKind.DUPLICATE, path, what + " " + name + " is there already");
        }
    }

    /** A name that expressions write without quotes. */
    private void word(String name, String path, String what) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_-]*") || name.length() > SiteChecker.ID_CHARS_MAX) {
            add(ProblemKind.ILL_TYPED, path,
                    "the name of a " + what + " is a letter and then letters, digits, - and _, at most "
                            + SiteChecker.ID_CHARS_MAX + " in all; " + name + " is not");
        }
    }

    private void known(Set<String> names, String name, String path, String text) {
        if (!names.contains(name)) {
            add(ProblemKind.UNKNOWN_REFERENCE, path, text + ", which is not configured"
                    + Names.proposal(name, names));
        }
    }

    private void calendars() {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < analysis.calendars().size(); i++) {
            CalendarSite calendar = analysis.calendars().get(i);
            String path = "calendars[" + i + "]";
            unique(names, calendar.name(), path, "calendar");
            limit(path + ".hours", calendar.hours().size(), SiteChecker.CALENDAR_ENTRIES_MAX);
            limit(path + ".holidays", calendar.holidays().size(), SiteChecker.CALENDAR_ENTRIES_MAX);
        }
        if (!analysis.calendar().isEmpty()) {
            known(names, analysis.calendar(), "rulesCalendar", "rules-calendar is " + analysis.calendar());
        }
    }

    private void variables() {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < analysis.variables().size(); i++) {
            VariableSite variable = analysis.variables().get(i);
            String path = "variables[" + i + "]";
            unique(names, variable.name(), path, "variable");
            word(variable.name(), path, "variable");
            String problem = VariableValue.problem(variable.type(), variable.standard());
            if (!problem.isEmpty()) {
                add(ProblemKind.ILL_TYPED, path + ".default", "default of variable " + variable.name() + " is "
                        + variable.standard() + "; " + problem);
            }
            limit(path + ".set-by", variable.setBy().size(), SiteChecker.NAMES_MAX);
        }
    }

    private void ringTimes() {
        for (int i = 0; i < site.skills().size(); i++) {
            SkillSite skill = site.skills().get(i);
            String name = skill.ringVariable();
            if (name.isEmpty()) {
                continue;
            }
            VariableSite found = analysis.variables().stream().filter(each -> each.name().equals(name)).findFirst()
                    .orElse(null);
            if (found == null) {
                add(ProblemKind.UNKNOWN_REFERENCE, "skills[" + i + "]", "ring-time-variable of skill " + skill.name()
                        + " is " + name + ", which is not configured"
                        + Names.proposal(name, vocabulary.known(Name.Argument.VARIABLE)));
            } else if (found.type() != VariableType.DURATION) {
                add(ProblemKind.ILL_TYPED, "skills[" + i + "]", "ring-time-variable of skill " + skill.name() + " is "
                        + name + ", which is a " + found.type() + " and must be a DURATION");
            }
        }
    }

    private void numberTables() {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < analysis.numberTables().size(); i++) {
            NumberTableSite table = analysis.numberTables().get(i);
            String path = "numberTables[" + i + "]";
            unique(names, table.name(), path, "number table");
            if (!table.prefixes().matches(HASH) || !table.ported().isEmpty() && !table.ported().matches(HASH)) {
                add(ProblemKind.ILL_TYPED, path, "prefixes and ported of number table " + table.name()
                        + " are names of files as table build gives them, 64 hexadecimal digits");
            }
        }
    }

    private void callers() {
        for (int i = 0; i < analysis.callers().size(); i++) {
            CallerSite caller = analysis.callers().get(i);
            String path = "callers[" + i + "]";
            if (caller.numbers().isEmpty()) {
                add(ProblemKind.MISSING_KEY, path, "a caller needs numbers");
            }
            limit(path + ".numbers", caller.numbers().size(), SiteChecker.PATTERNS_MAX);
            limit(path + ".preferred", caller.preferred().size(), RoutePlan.PREFERRED_MAX);
            for (String pattern : caller.numbers()) {
                if (!DialPattern.isValid(pattern)) {
                    add(ProblemKind.ILL_TYPED, path, "number " + pattern
                            + " must be digits, +, *, #, X for one digit, and a full stop at the end for the rest");
                }
            }
            for (RoutePlan.PreferredAgent agent : caller.preferred()) {
                known(agents, agent.agentId(), path, "a caller prefers agent " + agent.agentId());
            }
            if (!caller.lastAgent().isEmpty()) {
                known(agents, caller.lastAgent(), path, "last-agent of a caller is " + caller.lastAgent());
            }
        }
    }

    private void lookUps() {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < analysis.lookUps().size(); i++) {
            LookUpSite lookUp = analysis.lookUps().get(i);
            String path = "lookUps[" + i + "]";
            unique(names, lookUp.name(), path, "look-up");
            word(lookUp.name(), path, "look-up");
            limit(path + ".fields", lookUp.fields().size(), SiteChecker.FIELDS_MAX);
            lookUp.fields().forEach(field -> word(field.name(), path, "field"));
            if (!lookUp.source().url().isEmpty() && !isUrl(lookUp.source().url())) {
                add(ProblemKind.ILL_TYPED, path, "url of look-up " + lookUp.name()
                        + " must begin with http:// or https:// and hold the place {key}");
            }
            Expression key = parsed(lookUp.key(), Type.TEXT, path + ".key", "key of look-up " + lookUp.name());
            if (key != null && reads(key, Name.LOOK_UP)) {
                add(ProblemKind.CYCLE, path + ".key", "key of look-up " + lookUp.name()
                        + " reads a look-up; all are asked at once");
            }
        }
    }

    private static boolean isUrl(String url) {
        return (url.startsWith("http://") || url.startsWith("https://")) && url.contains("{key}");
    }

    private static boolean reads(Expression expression, Name name) {
        return expression instanceof Expression.Reading reading
                && (reading.read().name() == name || reading.read().name().word().startsWith("caller"))
                || expression.parts().stream().anyMatch(part -> reads(part, name));
    }

    private Expression parsed(String source, Type type, String path, String what) {
        return switch (Parser.parse(source, type, vocabulary)) {
            case Parsed.Value value -> value.expression();
            case Parsed.Fault fault -> {
                fault(path, what, source, fault);
                yield null;
            }
        };
    }

    /** A text of several lines is placed where it ends. */
    private void fault(String path, String what, String source, Parsed.Fault fault) {
        int lines = (int) source.chars().filter(c -> c == '\n').count();
        problems.add(ProblemKind.EXPRESSION, Problems.below(places.apply(path), fault.line() - 1 - lines),
                what + ", column " + fault.column() + ": " + fault.text());
    }

    private void rules() {
        if (analysis.rules().isEmpty()) {
            return;
        }
        Set<String> names = new TreeSet<>();
        List<CompiledRule> compiled = new ArrayList<>();
        int nodes = 0;
        for (int i = 0; i < analysis.rules().size(); i++) {
            RuleSite rule = analysis.rules().get(i);
            String path = "rules[" + i + "]";
            unique(names, rule.name(), path, "rule");
            references(rule, path);
            List<CompiledRule.Problem> wrong = new ArrayList<>();
            CompiledRule each = CompiledRule.of(rule, vocabulary, wrong);
            for (CompiledRule.Problem problem : wrong) {
                String key = problem.what().startsWith("data.") ? "data" : problem.what();
                fault(path + "." + key, problem.what() + " of rule " + rule.name(), problem.text(), problem.fault());
            }
            compiled.add(wrong.isEmpty() ? each : null);
            nodes += each.expressions().stream().mapToInt(Expression::size).sum();
        }
        if (nodes > SiteChecker.RULE_NODES_MAX) {
            add(ProblemKind.LIMIT, "rules", "the expressions of all rules have " + nodes + " parts, at most "
                    + SiteChecker.RULE_NODES_MAX);
        }
        RuleSite last = analysis.rules().get(analysis.rules().size() - 1);
        if (!last.when().isEmpty()) {
            add(ProblemKind.MISSING_KEY, "rules[" + (analysis.rules().size() - 1) + "]", "the last rule, " + last.name()
                    + ", has a condition; a rule without one must follow, so that every contact finds a rule");
        }
        reach(compiled);
        RuleMediaChecker.check(site, compiled, this::add);
        RuleTextChecker.check(site, compiled, this::add);
    }

    private void references(RuleSite rule, String path) {
        if (!rule.plan().isEmpty()) {
            known(plans, rule.plan(), path + ".plan", "rule " + rule.name() + " gives the plan " + rule.plan());
        }
        for (RuleSite.AddedSkill skill : rule.changes().skills()) {
            known(skills, skill.skill(), path + ".skills", "rule " + rule.name() + " asks for the skill "
                    + skill.skill());
        }
        limit(path + ".preferred", rule.changes().preferred().size(), RoutePlan.PREFERRED_MAX);
        limit(path + ".skills", rule.changes().skills().size(), RoutePlan.SKILLS_MAX);
        limit(path + ".data", rule.changes().data().size(), SiteChecker.FIELDS_MAX);
        if (rule.changes().priority() != 0 && rule.changes().priorityBy() != 0) {
            add(ProblemKind.CONTRADICTION, path, "rule " + rule.name() + " has both priority and priority-by");
        }
    }

    /** Rules that nothing comes to; null stands for one that could not be compiled. */
    private void reach(List<CompiledRule> compiled) {
        for (int i = 0; i < compiled.size(); i++) {
            CompiledRule rule = compiled.get(i);
            String path = "rules[" + i + "].when";
            if (rule == null) {
                continue;
            }
            if (Coverage.isNever(rule.when())) {
                add(ProblemKind.UNREACHABLE, path, "the condition of rule " + rule.rule().name()
                        + " contradicts itself");
                continue;
            }
            covered(compiled, i, path);
        }
    }

    private void covered(List<CompiledRule> compiled, int index, String path) {
        CompiledRule rule = compiled.get(index);
        List<Expression> together = new ArrayList<>();
        for (int before = 0; before < index; before++) {
            CompiledRule earlier = compiled.get(before);
            if (earlier != null && Coverage.covers(earlier.when(), rule.when())) {
                add(ProblemKind.UNREACHABLE, path, "rule " + rule.rule().name() + " is never reached: rule "
                        + earlier.rule().name() + " (" + places.apply("rules[" + before + "]")
                        + ") holds whenever its condition does");
                return;
            }
            if (earlier != null) {
                together.add(earlier.when());
            }
        }
        if (UnionCoverage.covers(together, rule.when())) {
            add(ProblemKind.UNREACHABLE, path, "rule " + rule.rule().name() + " is never reached: whenever its "
                    + "condition holds, that of one of the rules before it does");
        }
    }
}
