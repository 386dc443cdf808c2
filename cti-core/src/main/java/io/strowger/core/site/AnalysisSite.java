package io.strowger.core.site;

import java.util.List;

/**
 * How contacts are analysed before they wait: rules in their order, and what rules read.
 *
 * @param calendar that of rules which name none; empty = there is none
 * @param rules the first whose condition holds decides; without any a contact asks for what its VDN or IVR says
 */
public record AnalysisSite(String calendar, List<RuleSite> rules, List<CalendarSite> calendars,
        List<VariableSite> variables, List<NumberTableSite> numberTables, List<CallerSite> callers,
        List<LookUpSite> lookUps) {
    public static final AnalysisSite NONE = new AnalysisSite("", List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of());

    public AnalysisSite withRules(List<RuleSite> value) {
        return new AnalysisSite(calendar, value, calendars, variables, numberTables, callers, lookUps);
    }

    public AnalysisSite withCalendars(String ofRules, List<CalendarSite> value) {
        return new AnalysisSite(ofRules, rules, value, variables, numberTables, callers, lookUps);
    }

    public AnalysisSite withVariables(List<VariableSite> value) {
        return new AnalysisSite(calendar, rules, calendars, value, numberTables, callers, lookUps);
    }

    public AnalysisSite withNumberTables(List<NumberTableSite> value) {
        return new AnalysisSite(calendar, rules, calendars, variables, value, callers, lookUps);
    }

    public AnalysisSite withCallers(List<CallerSite> value) {
        return new AnalysisSite(calendar, rules, calendars, variables, numberTables, value, lookUps);
    }

    public AnalysisSite withLookUps(List<LookUpSite> value) {
        return new AnalysisSite(calendar, rules, calendars, variables, numberTables, callers, value);
    }
}
