package io.strowger.server.conf;

import io.strowger.core.analysis.Days;
import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.CalendarSite;
import io.strowger.core.site.CalendarSite.Holiday;
import io.strowger.core.site.CalendarSite.Hours;
import io.strowger.core.site.CallerSite;
import io.strowger.core.site.LookUpSite;
import io.strowger.core.site.NumberTableSite;
import io.strowger.core.site.RoutePlan.PreferredAgent;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.VariableSite;
import io.strowger.core.site.VariableType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parts of a site by which contacts are analysed. Confined to one thread. */
final class AnalysisReader {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{2})");
    private static final Pattern DATE = Pattern.compile("(?:([0-9]{4})-)?([0-9]{1,2})-([0-9]{1,2})");
    private static final int DAY_MINUTES = 1_440;
    private static final int MINUTES = 60;
    private static final int VIP_MAX = 9;
    private static final int SCORE_MAX = 100;

    /** Lists of a file, and what checks call them. */
    private static final Map<String, String> LISTS = Map.of("rules", "rules", "calendars", "calendars", "variables",
            "variables", "number-tables", "numberTables", "callers", "callers", "look-ups", "lookUps");

    private final Places places;
    private final Problems problems;
    private final List<RuleSite> rules = new ArrayList<>();
    private final List<CalendarSite> calendars = new ArrayList<>();
    private final List<VariableSite> variables = new ArrayList<>();
    private final List<NumberTableSite> tables = new ArrayList<>();
    private final List<CallerSite> callers = new ArrayList<>();
    private final List<LookUpSite> lookUps = new ArrayList<>();
    private String calendar = "";

    /** Where the n-th of a list stands. */
    interface Places {
        void put(String path, String where);
    }

    /** Names of weekdays in files. */
    enum Weekday {
        MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY
    }

    AnalysisReader(Places places, Problems problems) {
        this.places = places;
        this.problems = problems;
    }

    AnalysisSite site() {
        return new AnalysisSite(calendar, List.copyOf(rules), List.copyOf(calendars), List.copyOf(variables),
                List.copyOf(tables), List.copyOf(callers), List.copyOf(lookUps));
    }

    void read(Node file) {
        String named = file.get("rules-calendar", ValueType.optionalText(), "");
        if (!named.isEmpty()) {
            places.put("rulesCalendar", file.where("rules-calendar"));
            calendar = named;
        }
        LISTS.forEach((key, path) -> {
            if (file.has(key)) {
                places.put(path, file.where(key));
            }
        });
        file.objects("rules", node -> rules.add(rule(node)));
        file.objects("calendars", node -> calendars.add(calendar(node)));
        file.objects("variables", node -> variables.add(variable(node)));
        file.objects("number-tables", node -> {
            places.put("numberTables[" + tables.size() + "]", node.where("name"));
            return tables.add(new NumberTableSite(node.text("name"), node.text("prefixes"),
                    node.get("ported", ValueType.optionalText(), "")));
        });
        file.objects("callers", node -> callers.add(caller(node)));
        file.objects("look-ups", node -> lookUps.add(lookUp(node)));
    }

    private RuleSite rule(Node node) {
        String path = "rules[" + rules.size() + "]";
        places.put(path, node.where("name"));
        for (String key : List.of("when", "plan", "language", "direct-agent", "preferred", "skills", "data")) {
            places.put(path + "." + key, node.where(key));
        }
        List<RuleSite.AddedSkill> skills = node.objects("skills",
                skill -> new RuleSite.AddedSkill(skill.text("skill"), skill.get("worst-level",
                        ValueType.number(SiteChecker.LEVEL_MIN, SiteChecker.LEVEL_MAX), SkillNeed.LEVEL_WORST)));
        List<RuleSite.Preferred> preferred = node.objects("preferred",
                agent -> new RuleSite.Preferred(agent.get("agent", ValueType.expression(), null),
                        agent.get("score", ValueType.number(1, SCORE_MAX), SCORE_MAX)));
        Duration only = node.get("preferred-time", ValueType.duration(Duration.ZERO, SiteChecker.DURATION_MAX),
                NOT_GIVEN);
        return new RuleSite(node.text("name"), node.get("when", ValueType.expression(), ""),
                node.get("plan", ValueType.optionalText(), ""),
                new RuleSite.Changes(node.get("priority", ValueType.number(0, SiteChecker.PRIORITY_MAX), 0),
                        node.get("priority-by",
                                ValueType.number(-SiteChecker.PRIORITY_MAX, SiteChecker.PRIORITY_MAX), 0),
                        node.get("language", ValueType.expression(), ""), skills,
                        node.get("direct-agent", ValueType.expression(), ""), preferred,
                        node.get("preferred-from-profile", ValueType.flag(), false),
                        only == NOT_GIVEN ? -1 : Math.toIntExact(only.toMillis()), node.textMap("data")));
    }

    /** Told from every value that can be given by being this very object. */
    private static final Duration NOT_GIVEN = Duration.ofMillis(-1);

    private CalendarSite calendar(Node node) {
        places.put("calendars[" + calendars.size() + "]", node.where("name"));
        String zone = node.text("zone");
        List<Hours> hours = new ArrayList<>();
        node.objects("hours", open -> {
            int from = minutes(open, "from", 0);
            int to = minutes(open, "to", DAY_MINUTES);
            if (from >= to) {
                problems.add(ProblemKind.ILL_TYPED, open.where("from"),
                        "hours end after they begin; what passes midnight is written as two entries");
            }
            for (String day : open.texts("days")) {
                weekday(open, day, hours, from, to);
            }
            return null;
        });
        List<Holiday> holidays = new ArrayList<>();
        node.objects("holidays", day -> {
            holiday(day, holidays);
            return null;
        });
        return new CalendarSite(node.text("name"), zone, transitions(node, zone), List.copyOf(hours),
                List.copyOf(holidays));
    }

    private List<CalendarSite.Transition> transitions(Node node, String zone) {
        if (zone.isEmpty()) {
            return List.of();
        }
        try {
            return ZoneTransitions.of(ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            problems.add(ProblemKind.ILL_TYPED, node.where("zone"),
                    "zone " + zone + " is none; write a name as in Europe/Berlin");
            return List.of();
        }
    }

    private void weekday(Node node, String day, List<Hours> hours, int from, int to) {
        for (Weekday each : Weekday.values()) {
            if (each.name().equalsIgnoreCase(day)) {
                hours.add(new Hours(each.ordinal() + 1, from, to));
                return;
            }
        }
        problems.add(ProblemKind.ILL_TYPED, node.where("days"), day + " is no weekday, monday to sunday");
    }

    private int minutes(Node node, String key, int fallback) {
        String text = node.get(key, ValueType.optionalText(), "");
        if (text.isEmpty()) {
            return fallback;
        }
        Matcher time = TIME.matcher(text);
        int minutes = time.matches()
                ? Integer.parseInt(time.group(1)) * MINUTES + Integer.parseInt(time.group(2))
                : Integer.MAX_VALUE;
        if (minutes > DAY_MINUTES || Integer.parseInt(time.group(2)) >= MINUTES) {
            problems.add(ProblemKind.ILL_TYPED, node.where(key), key + " must be a time of day, as in 08:30");
            return fallback;
        }
        return minutes;
    }

    private void holiday(Node node, List<Holiday> holidays) {
        String text = node.text("date");
        Matcher date = DATE.matcher(text);
        int from = minutes(node, "from", 0);
        int to = minutes(node, "to", 0);
        String name = node.text("name");
        if (text.isEmpty()) {
            return;
        }
        boolean matches = date.matches();
        int year = matches && date.group(1) != null ? Integer.parseInt(date.group(1)) : 0;
        int month = matches ? Integer.parseInt(date.group(2)) : 0;
        int day = matches ? Integer.parseInt(date.group(3)) : 0;
        // A leap year, so that every day of any year may be meant.
        if (!Days.isDate(year == 0 ? 2_000 : year, month, day)) {
            problems.add(ProblemKind.ILL_TYPED, node.where("date"),
                    "date " + text + " is none; write 2027-04-05, or 12-25 for every year");
        } else if (from > to) {
            problems.add(ProblemKind.ILL_TYPED, node.where("from"), "hours end after they begin");
        } else {
            holidays.add(new Holiday(name, year, month, day, from, to));
        }
    }

    private VariableSite variable(Node node) {
        places.put("variables[" + variables.size() + "]", node.where("name"));
        places.put("variables[" + variables.size() + "].default", node.where("default"));
        VariableType type = node.get("type", ValueType.constant(VariableType.class), null);
        return new VariableSite(node.text("name"), type == null ? VariableType.TEXT : type,
                node.get("default", ValueType.optionalText(), ""), node.texts("set-by"),
                node.get("expiry", ValueType.duration(Duration.ZERO, SiteChecker.EXPIRY_MAX), Duration.ZERO)
                        .toMillis());
    }

    private CallerSite caller(Node node) {
        places.put("callers[" + callers.size() + "]", node.where("numbers"));
        List<PreferredAgent> preferred = node.objects("preferred", agent -> new PreferredAgent(agent.text("agent"),
                agent.get("score", ValueType.number(1, SCORE_MAX), SCORE_MAX)));
        Map<String, String> attributes = node.textMap("attributes");
        return new CallerSite(node.texts("numbers"), node.get("vip", ValueType.number(0, VIP_MAX), 0),
                node.get("blacklisted", ValueType.flag(), false),
                node.get("language", ValueType.optionalText(), ""),
                node.get("last-agent", ValueType.optionalText(), ""), preferred, attributes);
    }

    private LookUpSite lookUp(Node node) {
        String path = "lookUps[" + lookUps.size() + "]";
        places.put(path, node.where("name"));
        places.put(path + ".key", node.where("key"));
        List<LookUpSite.Field> fields = new ArrayList<>();
        node.textMap("fields").forEach((name, standard) -> fields.add(new LookUpSite.Field(name, standard)));
        String[] csv = node.object("csv", file -> new String[]{file.text("file"), file.text("column")});
        String[] http = node.object("http", service -> new String[]{service.text("url"),
            service.get("credential", ValueType.optionalText(), "")});
        if (csv == null == (http == null)) {
            problems.add(ProblemKind.CONTRADICTION, node.where("name"), "a look-up has either csv or http");
        }
        Duration deadline = node.get("deadline",
                ValueType.duration(SiteChecker.DEADLINE_MIN, SiteChecker.DEADLINE_MAX), Duration.ofSeconds(1));
        return new LookUpSite(node.text("name"), node.get("key", ValueType.expression(), "number"),
                List.copyOf(fields), Math.toIntExact(deadline.toMillis()),
                node.get("profile", ValueType.flag(), false),
                new LookUpSite.Source(csv == null ? "" : csv[0], csv == null ? "" : csv[1],
                        http == null ? "" : http[0], http == null ? "" : http[1]));
    }
}
