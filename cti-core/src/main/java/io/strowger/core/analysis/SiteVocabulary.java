package io.strowger.core.analysis;

import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.LookUpSite;
import io.strowger.core.site.Site;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names of a configuration. Immutable. */
public final class SiteVocabulary implements Vocabulary {
    private final String calendar;
    private final TreeMap<String, Type> variables = new TreeMap<>();
    private final TreeSet<String> calendars = new TreeSet<>();
    private final TreeSet<String> skills = new TreeSet<>();
    private final TreeSet<String> tables = new TreeSet<>();
    private final TreeSet<String> fields = new TreeSet<>();

    public SiteVocabulary(Site site) {
        AnalysisSite analysis = site.analysis();
        calendar = analysis.calendar();
        analysis.variables().forEach(each -> variables.put(each.name(), VariableValue.type(each.type())));
        analysis.calendars().forEach(each -> calendars.add(each.name()));
        site.skills().forEach(each -> skills.add(each.name()));
        analysis.numberTables().forEach(each -> tables.add(each.name()));
        for (LookUpSite lookUp : analysis.lookUps()) {
            lookUp.fields().forEach(field -> fields.add(lookUp.name() + "." + field.name()));
        }
    }

    @Override
    public Type variable(String name) {
        return variables.get(name);
    }

    @Override
    public boolean isCalendar(String name) {
        return calendars.contains(name);
    }

    @Override
    public String calendar() {
        return calendar;
    }

    @Override
    public boolean isSkill(String name) {
        return skills.contains(name);
    }

    @Override
    public boolean isTable(String name) {
        return tables.contains(name);
    }

    @Override
    public boolean isField(String lookUp, String field) {
        return fields.contains(lookUp + "." + field);
    }

    @Override
    public Collection<String> known(Name.Argument kind) {
        return switch (kind) {
            case VARIABLE -> variables.keySet();
            case CALENDAR -> calendars;
            case SKILL -> skills;
            case FIELD -> fields;
            case NONE, KEY -> List.of();
        };
    }
}
