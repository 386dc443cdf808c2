package io.strowger.core.analysis;

import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.CalendarSite;
import io.strowger.core.site.CallerSite;
import io.strowger.core.site.DialPattern;
import io.strowger.core.site.LookUpSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.NumberTableSite;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.VariableSite;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The rules of a configuration, compiled, with everything that they read of it. Immutable. */
public final class Rules {
    private final List<CompiledRule> rules = new ArrayList<>();
    private final TreeMap<String, CalendarClock> calendars = new TreeMap<>();
    private final TreeMap<String, VariableSite> variables = new TreeMap<>();
    private final TreeMap<String, NumberTable> prefixes = new TreeMap<>();
    private final TreeMap<String, NumberTable> ported = new TreeMap<>();
    private final TreeMap<String, CallerSite> callers = new TreeMap<>();
    private final List<CallerSite> callersByPattern = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private boolean readsLastAgent;

    /** A look-up and what it asks for. */
    public record Question(LookUpSite site, Expression key) {}

    /** Compiles a configuration that was checked; throws {@link NumberTables.MissingTableException}. */
    public Rules(Site site, NumberTables tables) {
        AnalysisSite analysis = site.analysis();
        Vocabulary vocabulary = new SiteVocabulary(site);
        List<CompiledRule.Problem> problems = new ArrayList<>();
        for (RuleSite rule : analysis.rules()) {
            CompiledRule compiled = CompiledRule.of(rule, vocabulary, problems);
            rules.add(compiled);
            readsLastAgent |= rule.changes().profilePreferred()
                    || compiled.expressions().stream().anyMatch(Rules::readsLastAgent);
        }
        for (CalendarSite calendar : analysis.calendars()) {
            calendars.put(calendar.name(), new CalendarClock(calendar));
        }
        analysis.variables().forEach(variable -> variables.put(variable.name(), variable));
        for (NumberTableSite table : analysis.numberTables()) {
            prefixes.put(table.name(), tables.get(table.prefixes()));
            if (!table.ported().isEmpty()) {
                ported.put(table.name(), tables.get(table.ported()));
            }
        }
        analysis.callers().forEach(this::add);
        for (LookUpSite lookUp : analysis.lookUps()) {
            Parsed key = Parser.parse(lookUp.key(), Type.TEXT, vocabulary);
            questions.add(new Question(lookUp,
                    key instanceof Parsed.Value value ? value.expression() : new Expression.Text("")));
        }
    }

    private void add(CallerSite caller) {
        for (String pattern : caller.numbers()) {
            if (pattern.indexOf('X') >= 0 || pattern.endsWith(".")) {
                if (!callersByPattern.contains(caller)) {
                    callersByPattern.add(caller);
                }
            } else {
                callers.putIfAbsent(pattern, caller);
            }
        }
    }

    /** Whether a rule asks who spoke with the caller last. */
    public boolean readsLastAgent() {
        return readsLastAgent;
    }

    private static boolean readsLastAgent(Expression expression) {
        return expression instanceof Expression.Reading reading && reading.read().name() == Name.CALLER_LAST_AGENT
                || expression.parts().stream().anyMatch(Rules::readsLastAgent);
    }

    /** All, in their order. */
    public List<CompiledRule> list() {
        return rules;
    }

    public List<Question> questions() {
        return questions;
    }

    /** The variable, or null. */
    public VariableSite variable(String name) {
        return variables.get(name);
    }

    /** The calendar, or null. */
    public CalendarClock calendar(String name) {
        return calendars.get(name);
    }

    /** What a number has in a number table: as a ported number, else by its longest prefix; empty without either. */
    public String tableValue(String table, String number) {
        NumberTable moved = ported.get(table);
        String value = moved == null ? "" : moved.value(number);
        NumberTable rest = value.isEmpty() ? prefixes.get(table) : null;
        return rest == null ? value : rest.value(number);
    }

    /** What is known of a caller, by whole number first and then by the first pattern that fits; {@link CallerSite#NONE} without either. */
    public CallerSite caller(String ani, String international) {
        CallerSite known = callers.get(international);
        if (known == null) {
            known = callers.get(ani);
        }
        for (int i = 0; known == null && i < callersByPattern.size(); i++) {
            CallerSite caller = callersByPattern.get(i);
            for (String pattern : caller.numbers()) {
                if (DialPattern.matches(pattern, international) || DialPattern.matches(pattern, ani)) {
                    known = caller;
                }
            }
        }
        return known == null ? CallerSite.NONE : known;
    }

    /** A caller's number in international form with plus, as far as the plan tells; otherwise as it came. */
    public static String international(NumberPlan plan, String ani) {
        if (ani.startsWith("+") || plan.countryCode().isEmpty() || ani.length() <= plan.internalDigits()) {
            return ani;
        }
        String abroad = plan.internationalPrefix();
        if (!abroad.isEmpty() && ani.startsWith(abroad)) {
            return "+" + ani.substring(abroad.length());
        }
        String national = plan.nationalPrefix();
        return !national.isEmpty() && ani.startsWith(national)
                ? "+" + plan.countryCode() + ani.substring(national.length())
                : ani;
    }
}
