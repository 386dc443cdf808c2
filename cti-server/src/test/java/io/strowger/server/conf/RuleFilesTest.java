package io.strowger.server.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import io.strowger.core.analysis.CalendarClock;
import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.CalendarSite.Holiday;
import io.strowger.core.site.CalendarSite.Hours;
import io.strowger.core.site.LookUpSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.VdnSite;
import io.strowger.core.site.VariableSite;
import io.strowger.core.site.VariableType;
import io.strowger.server.TestSites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and what they read, in files: what is right is read, what is wrong is told with its place. */
class RuleFilesTest {
    private static final String SKILL = "skills = [ { name = support }, { name = sales } ]\n";
    private static final String HASH = "0123456789abcdef".repeat(4);

    @TempDir
    private Path directory;

    private SiteFiles load(String text) throws IOException {
        Files.writeString(directory.resolve("rules.conf"), text);
        return SiteLoader.load(directory);
    }

    private AnalysisSite read(String text) throws IOException {
        SiteFiles files = load(text);
        assertEquals(List.of(), files.problems());
        return files.site().analysis();
    }

    private void only(ProblemKind kind, int line, String part, String text) throws IOException {
        List<Problem> found = load(text).problems();
        assertEquals(1, found.size(), () -> found.toString());
        assertEquals(kind, found.get(0).kind(), () -> found.toString());
        assertTrue(found.get(0).where().endsWith("rules.conf:" + line), () -> found.toString());
        assertTrue(found.get(0).text().contains(part), () -> found.toString());
    }

    @Test
    void everythingIsReadAsItIsWritten() throws IOException {
        AnalysisSite site = read(
                SKILL + """
                        rules-calendar = office
                        rules = [
                          { name = vip, when = "caller.vip >= 2 and open", priority = 5, language = "caller.language",
                            skills = [ { skill = sales, worst-level = 8 } ], preferred = [ { agent = "data.agent", score = 90 } ],
                            preferred-from-profile = true, preferred-time = 20s, direct-agent = "data.agent",
                            data { segment = "'gold'" } }
                          { name = default, priority-by = -5 }
                        ]
                        calendars = [ { name = office, zone = "Europe/Berlin",
                          hours = [ { days = [monday, friday], from = "08:00", to = "18:00" } ],
                          holidays = [ { name = Christmas, date = "12-25" },
                                       { name = Half, date = "2027-12-24", from = "09:00", to = "12:00" } ] } ]
                        variables = [ { name = ring, type = duration, default = 15s, set-by = [north], expiry = 8h } ]
                        number-tables = [ { name = area, prefixes = "HASH" } ]
                        callers = [ { numbers = ["+4930."], vip = 3, language = de, attributes { tier = a } } ]
                        look-ups = [ { name = crm, key = "number", fields { segment = none }, deadline = 800ms, profile = true,
                          http { url = "https://crm.example/customers/{key}", credential = crm } } ]
                        """
                        .replace("HASH", HASH));
        assertEquals(new RuleSite("vip", "caller.vip >= 2 and open", "",
                new RuleSite.Changes(5, 0, "caller.language", List.of(new RuleSite.AddedSkill("sales", 8)),
                        "data.agent",
                        List.of(new RuleSite.Preferred("data.agent", 90)), true, 20_000,
                        Map.of("segment", "'gold'"))),
                site.rules().get(0));
        assertEquals(-5, site.rules().get(1).changes().priorityBy());
        assertEquals(-1, site.rules().get(1).changes().preferredMillis());
        assertEquals(List.of(new Hours(1, 480, 1_080), new Hours(5, 480, 1_080)), site.calendars().get(0).hours());
        assertEquals(List.of(new Holiday("Christmas", 0, 12, 25, 0, 0), new Holiday("Half", 2027, 12, 24, 540, 720)),
                site.calendars().get(0).holidays());
        assertEquals(new VariableSite("ring", VariableType.DURATION, "15s", List.of("north"), 28_800_000),
                site.variables().get(0));
        assertEquals(new LookUpSite("crm", "number", List.of(new LookUpSite.Field("segment", "none")), 800, true,
                new LookUpSite.Source("", "", "https://crm.example/customers/{key}", "crm")), site.lookUps().get(0));
        assertEquals("a", site.callers().get(0).attributes().get("tier"));
    }

    private static final String CHATS = "media = [ { name = chat, weight = 30 } ]"
            + ", skills = [ { name = support }, { name = chats, medium = chat }, { name = chats-de, medium = chat } ]\n"
            + "plans = [ { name = night, steps = [ { skills = [ { skill = support } ] } ] },"
            + " { name = chatting, steps = [ { skills = [ { skill = chats } ] } ] } ]\n";

    @Test
    void aRuleOfAnotherMediumThanItsContactsIsRefused() throws IOException {
        String end = ", { name = rest } ]";
        only(ProblemKind.CONTRADICTION, 4,
                "rule n gives contacts of medium chat the plan night, which is of medium voice;"
                        + " begin its condition with medium == 'voice' and",
                CHATS
                        + "rules = [ { name = n, when = \"caller.vip > 1\",\n plan = night }" + end);
        only(ProblemKind.CONTRADICTION, 3, "rule n gives contacts of medium voice the plan chatting", CHATS
                + "rules = [ { name = n, when = \"ani starts-with '49'\", plan = chatting }" + end);
        only(ProblemKind.CONTRADICTION, 4, "rule n gives contacts of medium voice skills of medium chat", CHATS
                + "rules = [ { name = n, when = \"caller.vip > 1\",\n skills = [ { skill = chats } ] }" + end);
        only(ProblemKind.CONTRADICTION, 3, "rule n asks for skills of several media: chat, voice", CHATS
                + "rules = [ { name = n, when = \"medium == 'voice'\", plan = night, skills = [ { skill = chats } ] }"
                + end);
        only(ProblemKind.CONTRADICTION, 3, "rule d gives contacts of medium chat the plan night", CHATS
                + "rules = [ { name = n, when = \"medium == 'chat' and caller.known\", plan = chatting }, { name = d, plan = night } ]");
    }

    @Test
    void aRuleThatOnlyItsMediumComesToIsTaken() throws IOException {
        String end = ", plan = night }, { name = rest } ]";
        for (String when : List.of("medium == 'voice' and caller.vip > 1", "asked-by == 'vdn' and caller.vip > 1",
                "asked-by in ['vdn', 'ivr']", "dnis starts-with '49'", "digits in ['1', '2'] and not caller.known",
                "not (medium == 'chat') and (ani starts-with '49' or uui contains 'x')",
                "length(digits) > 2 and vdn != ''")) {
            assertEquals(List.of(), load(CHATS + "rules = [ { name = n, when = \"" + when + "\"" + end).problems(),
                    when);
        }
        assertEquals(List.of(), load(CHATS + "rules = [ { name = c, when = \"asked-by == 'item'\", plan = chatting },"
                + " { name = d, plan = night } ]").problems());
        assertEquals(List.of(),
                load(SKILL + "plans = [ { name = night, steps = [ { skills = [ { skill = support } ] } ] } ]"
                        + ", rules = [ { name = n, when = \"caller.known\", plan = night }, { name = d } ]")
                        .problems());
    }

    @Test
    void aTextThatNothingIsCalledIsRefused() throws IOException {
        only(ProblemKind.UNKNOWN_REFERENCE, 4,
                "rule n asks whether medium is chta, which is not configured, did you mean chat?",
                CHATS + "rules = [ { name = n,\n when = \"medium == 'chta'\" }, { name = d } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, 2,
                "rule n asks whether asked-skill is suport, which is not configured, did you"
                        + " mean support?",
                SKILL + "rules = [ { name = n, when = \"caller.known or asked-skill in ['sales', 'suport']\" }, { name = d } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, 2, "rule n asks whether asked-by is ivrs", SKILL
                + "rules = [ { name = n, when = \"not (asked-by == 'ivrs')\" }, { name = d } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, 3,
                "rule n asks whether vdn.origin is 6001, which is not configured, did you mean 6002?",
                SKILL + "vdns = [ { switch = CM, id = \"6002\", skill = sales } ], switches = [ { name = CM } ]\n"
                        + "rules = [ { name = n, when = \"vdn.origin == '6001'\" }, { name = d } ]");
    }

    @Test
    void aZoneIsAListOfItsTransitions() throws IOException {
        AnalysisSite site = read("calendars = [ { name = c, zone = \"America/New_York\" } ]");
        CalendarClock clock = new CalendarClock(site.calendars().get(0));
        ZonedDateTime moment = ZonedDateTime.of(2025, 1, 1, 0, 30, 0, 0, ZoneId.of("America/New_York"));
        for (int hours = 0; hours < 24 * 800; hours += 7) {
            ZonedDateTime at = moment.plusHours(hours);
            assertEquals(new CalendarClock.Local(at.toLocalDate().toEpochDay(), at.getHour() * 60 + at.getMinute()),
                    clock.at(at.toInstant().toEpochMilli()), () -> at.toString());
        }
    }

    @Test
    void plainJsonIsAsGood() throws IOException {
        Files.writeString(directory.resolve("vendor.json"),
                "{\"rules\": [{\"name\": \"all\", \"when\": \"\", \"priority\": 3}]}");
        SiteFiles files = SiteLoader.load(directory);
        assertEquals(List.of(), files.problems());
        assertEquals("all", files.site().analysis().rules().get(0).name());
    }

    @Test
    void anExpressionIsToldWithLineAndColumn() throws IOException {
        only(ProblemKind.EXPRESSION, 4, "when of rule a, column 8: a number cannot be compared with a text", SKILL
                + "rules = [\n  { name = a,\n    when = \"vdn == 6001\" },\n  { name = b } ]");
        only(ProblemKind.EXPRESSION, 5, "column 5: there is no name vdnn, did you mean vdn?", SKILL
                + "rules = [\n  { name = a,\n    when = \"\"\"open(\"o\")\nand vdnn == '1'\"\"\" },\n  { name = b } ]\n"
                + "calendars = [ { name = o, zone = UTC } ]");
        only(ProblemKind.EXPRESSION, 3, "data.x of rule a, column 1: the whole is a number and must be a text",
                "rules = [\n  { name = a,\n    data { x = \"caller.vip\" } } ]");
        only(ProblemKind.EXPRESSION, 1, "key of look-up crm, column 1: the whole is true or false",
                "look-ups = [ { name = crm, key = \"true\", csv { file = f, column = c } } ]");
    }

    @Test
    void aRuleThatCanNeverBeReachedIsRefused() throws IOException {
        only(ProblemKind.UNREACHABLE, 3, "rule narrow is never reached: rule wide (", SKILL
                + "rules = [ { name = wide, when = \"vdn in ['1', '2']\" },\n"
                + "  { name = narrow, when = \"vdn == '2' and ani == ''\" }, { name = default } ]");
        only(ProblemKind.UNREACHABLE, 2, "rule late is never reached: rule default",
                "rules = [ { name = default },\n { name = late } ]");
        only(ProblemKind.UNREACHABLE, 1, "contradicts itself",
                "rules = [ { name = a, when = \"vdn == '1' and vdn == '2'\" }, { name = default } ]");
    }

    @Test
    void aDefaultIsRequired() throws IOException {
        only(ProblemKind.MISSING_KEY, 1, "a rule without one must follow",
                "rules = [ { name = a, when = \"vdn == '1'\" } ]");
    }

    @Test
    void whatIsNamedMustBeThere() throws IOException {
        only(ProblemKind.UNKNOWN_REFERENCE, 1, "gives the plan gold", "rules = [ { name = a, plan = gold } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, 2, "did you mean sales?", SKILL
                + "rules = [ { name = a, skills = [ { skill = sale } ] } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, 1, "rules-calendar is home", "rules-calendar = home");
        only(ProblemKind.UNKNOWN_REFERENCE, 1, "ring-time-variable of skill s is ring",
                "skills = [ { name = s, ring-time-variable = ring } ]");
        only(ProblemKind.ILL_TYPED, 1, "must be a DURATION",
                "skills = [ { name = s, ring-time-variable = ring } ]\n"
                        + "variables = [ { name = ring, type = number, default = 5 } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, 1, "a caller prefers agent 7",
                "callers = [ { numbers = [\"1\"], preferred = [ { agent = \"7\" } ] } ]");
    }

    @Test
    void valuesOfTheWrongTypeAreRefused() throws IOException {
        only(ProblemKind.ILL_TYPED, 1, "here must stand true or false",
                "variables = [ { name = a, type = flag, default = \"yes\" } ]");
        only(ProblemKind.ILL_TYPED, 1, "as in Europe/Berlin", "calendars = [ { name = a, zone = \"Mars/North\" } ]");
        only(ProblemKind.ILL_TYPED, 1, "no weekday",
                "calendars = [ { name = a, zone = UTC, hours = [ { days = [moonday] } ] } ]");
        only(ProblemKind.ILL_TYPED, 1, "hours end after they begin",
                "calendars = [ { name = a, zone = UTC, hours = [ { days = [monday], from = \"18:00\", to = \"08:00\" } ] } ]");
        only(ProblemKind.ILL_TYPED, 1, "must be a time of day",
                "calendars = [ { name = a, zone = UTC, hours = [ { days = [monday], from = \"8h\" } ] } ]");
        only(ProblemKind.ILL_TYPED, 1, "write 2027-04-05",
                "calendars = [ { name = a, zone = UTC, holidays = [ { name = x, date = \"2027-02-29\" } ] } ]");
        only(ProblemKind.ILL_TYPED, 1, "64 hexadecimal digits", "number-tables = [ { name = area, prefixes = abc } ]");
        only(ProblemKind.ILL_TYPED, 1, "digits, +, *, #", "callers = [ { numbers = [\"a\"] } ]");
        only(ProblemKind.ILL_TYPED, 1, "hold the place {key}",
                "look-ups = [ { name = crm, http { url = \"https://crm.example/\" } } ]");
        only(ProblemKind.CONTRADICTION, 1, "either csv or http", "look-ups = [ { name = crm } ]");
        only(ProblemKind.CYCLE, 1, "reads a look-up",
                "look-ups = [ { name = crm, key = \"lookup.crm.x\", fields { x = \"\" }, csv { file = f, column = c } } ]");
        only(ProblemKind.CONTRADICTION, 1, "both priority and priority-by",
                "rules = [ { name = a, priority = 1, priority-by = 2 } ]");
    }

    @Test
    void limitsHoldAtTheLimitAndOnePast() throws IOException {
        assertEquals(List.of(), load(rules(SiteChecker.RULES_MAX)).problems());
        only(ProblemKind.LIMIT, 1, "at most " + SiteChecker.RULES_MAX, rules(SiteChecker.RULES_MAX + 1));
        only(ProblemKind.ILL_TYPED, 1, "deadline must be a duration",
                "look-ups = [ { name = crm, deadline = 11s, csv { file = f, column = c } } ]");
    }

    private static String rules(int count) {
        StringBuilder text = new StringBuilder("rules = [");
        for (int i = 1; i < count; i++) {
            text.append("{ name = r").append(i).append(", when = \"vdn == '").append(i).append("'\" },");
        }
        return text.append("{ name = default } ]").toString();
    }

    @Test
    void theSchemaDeclaresWhatTheShippedSiteUsesAndNothingElseIsAllowed() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(SiteSchema.text());
        for (String key : List.of("switches", "devices", "vdns", "skills", "agents", "restrictions",
                "dialling-classes", "settings", "rules", "calendars", "variables", "number-tables", "callers",
                "look-ups")) {
            assertTrue(schema.path("properties").has(key), key);
        }
        assertEquals(false, schema.path("additionalProperties").booleanValue());
        JsonNode rule = schema.path("properties").path("rules").path("items");
        assertEquals("integer", rule.path("properties").path("priority").path("type").textValue());
        assertEquals(99, rule.path("properties").path("priority").path("maximum").intValue());
        assertEquals("[\"name\"]", rule.path("required").toString());
        JsonNode variable = schema.path("properties").path("variables").path("items").path("properties");
        assertTrue(variable.path("type").path("enum").toString().contains("\"duration\""));
        List<String> shipped = new ArrayList<>();
        for (String directoryName : List.of("site", "site-eas")) {
            try (var files = Files.list(Path.of("..", "conf", directoryName))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".conf")).toList()) {
                    unknown(schema, ConfigFactory.parseFile(file.toFile()).root(), shipped, "");
                }
            }
        }
        assertEquals(List.of(), shipped, "keys that are read and not in the schema");
    }

    private static void unknown(JsonNode schema, ConfigObject object, List<String> found,
            String path) {
        for (String key : new TreeSet<>(object.keySet())) {
            JsonNode property = schema.path("properties").path(key);
            if (property.isMissingNode()) {
                found.add(path + key);
            }
            if (object.get(key) instanceof ConfigObject inner) {
                unknown(property, inner, found, path + key + ".");
            } else if (object.get(key) instanceof ConfigList list) {
                list.stream().filter(ConfigObject.class::isInstance)
                        .forEach(item -> unknown(property.path("items"), (ConfigObject) item, found,
                                path + key + "[]."));
            }
        }
    }

    @Test
    void theShippedExamplesAreInOrder() throws IOException {
        StringBuilder text = new StringBuilder("skills = [ { name = support } ]\n"
                + "plans = [ { name = reject, steps = [ { skills = [ { skill = support } ] } ] },"
                + "{ name = night, steps = [ { skills = [ { skill = support } ] } ] },"
                + "{ name = overflow, steps = [ { skills = [ { skill = support } ] } ] },"
                + "{ name = gold, steps = [ { skills = [ { skill = support } ] } ] } ]\n"
                + "agents = [ { id = \"1001\", password-hash = \"" + TestSites.HASH + "\" } ]\n");
        boolean within = false;
        int examples = 0;
        for (String line : Files.readAllLines(Path.of("..", "conf", "site", "25-rules.conf"))) {
            String plain = line.startsWith("# ") ? line.substring(2) : "";
            boolean begins = plain
                    .matches("(rules-calendar|rules|calendars|variables|number-tables|callers|look-ups) = .*");
            examples += begins ? 1 : 0;
            within |= begins;
            if (within) {
                text.append(plain.replace("64 hexadecimal digits", HASH)).append('\n');
            }
            within &= !plain.endsWith("]") || plain.startsWith(" ");
            within &= !plain.startsWith("rules-calendar");
        }
        assertEquals(7, examples);
        AnalysisSite site = read(text.toString());
        assertEquals(6, site.rules().size());
        assertEquals(4, site.variables().size());
        assertEquals(2, site.lookUps().size());
    }

    private static RoutePlan plan(String name, RoutePlan.Target target, String destination) {
        RoutePlan usual = RoutePlan.of("support", 50);
        return new RoutePlan(name, 50, 0, "", List.of(), 0, usual.steps(), target == null
                ? List.of()
                : List.of(new RoutePlan.Treatment(RoutePlan.Condition.WAITED, 1_000, target, destination)));
    }

    @Test
    void vdnsThatOverflowInACircleAreRefused() {
        Site site = TestSites.site(1);
        List<VdnSite> vdns = List.of(VdnSite.planned("CM", "6001", "", "a"), VdnSite.planned("CM", "6002", "", "b"),
                VdnSite.planned("CM", "6003", "", "c"));
        Site round = new Site(site.switches(), site.devices(), vdns, site.skills(), site.agents(), site.settings())
                .withPlans(List.of(plan("a", RoutePlan.Target.PLAN, "d"), plan("d", RoutePlan.Target.VDN, "6002"),
                        plan("b", RoutePlan.Target.VDN, "6001"), plan("c", RoutePlan.Target.VDN, "6001")));
        List<Problem> cycles = SiteChecker.check(round).stream().filter(each -> each.kind() == ProblemKind.CYCLE)
                .toList();
        assertEquals(1, cycles.size(), cycles::toString);
        assertTrue(cycles.get(0).text().contains("6001 to 6002 to 6001"), cycles::toString);
        Site straight = round.withPlans(List.of(plan("a", RoutePlan.Target.VDN, "6002"), plan("b", null, ""),
                plan("c", RoutePlan.Target.VDN, "6001")));
        assertEquals(List.of(), SiteChecker.check(straight).stream().filter(each -> each.kind() == ProblemKind.CYCLE)
                .toList());
    }
}
