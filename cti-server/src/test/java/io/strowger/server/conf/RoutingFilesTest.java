package io.strowger.server.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.PreferredAgent;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RoutingSettings;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillPolicy;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import io.strowger.core.site.VdnSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What routing goes by is read as it stands, and refused whole with its line. */
class RoutingFilesTest {
    private static final String HASH = "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA";
    private static final String BASE = "switches = [ { name = s } ]\n"
            + "skills = [ { name = sales }, { name = backup }, { name = w, policy { agents = WEIGHTED } },"
            + " { name = p, policy { agents = percent-allocation } } ]\n";

    @TempDir
    private Path directory;

    private List<Problem> problems(String... lines) throws IOException {
        Files.writeString(directory.resolve("f.conf"), BASE + String.join("\n", lines));
        return SiteLoader.load(directory).problems();
    }

    private void only(ProblemKind kind, int line, String text, String... lines) throws IOException {
        List<Problem> problems = problems(lines);
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(kind, problems.get(0).kind());
        assertTrue(problems.get(0).where().endsWith("f.conf:" + line), problems.get(0).toString());
        assertTrue(problems.get(0).text().contains(text), problems.get(0).text());
    }

    private static String agent(String id, String more) {
        return "{ id = \"" + id + "\", password-hash = \"" + HASH + "\" " + more + " }";
    }

    @Test
    void shouldReadPlansPoliciesAndAttributes() throws IOException {
        assertEquals(List.of(), problems(
                """
                        skills += { name = gold, members = \"""french >= 7
                          and not level(sales) > 2\""", policy { agents = UCD_LOA, overload-1 = 30s, overload-2 = 60s } }
                        plans = [ {
                          name = vip, priority = 3, ageing-time = 60s, preferred-time = 10s
                          preferred = [ { agent = a, score = 90 }, { agent = b } ]
                          steps = [
                            { skills = [ { skill = sales, worst-level = 4 } ] }
                            { after = 20s, if-wait-over = 45s, instead = true, skills = [ { skill = gold }, { skill = backup } ] }
                          ]
                        } ]
                        vdns = [ { switch = s, id = "6001", plan = vip }, { switch = s, id = "6002", skill = sales } ]
                        settings { routing { contacts = service-objective, counts-after-call-work = false } }
                        agents = [
                        """
                        + agent("a", ", attributes { french = 7, vip = true, b = false }, contacts = OLDEST,"
                                + " skills = [ { skill = gold, reserve = 2 }, { skill = w, weight = 3 }, { skill = p, percent = 60 } ]")
                        + ", " + agent("b", "") + "]"));
        Site site = SiteLoader.load(directory).site();
        assertEquals(List.of(new RoutePlan("vip", 3, 60_000, "",
                List.of(new PreferredAgent("a", 90), new PreferredAgent("b", 1)), 10_000,
                List.of(new Step(0, 0, false, List.of(new SkillNeed("sales", 4))), new Step(20_000, 45_000, true,
                        List.of(new SkillNeed("gold", 16), new SkillNeed("backup", 16)))),
                List.of())), site.plans());
        assertEquals(new SkillPolicy(AgentSelection.UCD_LOA, 30_000, 60_000), site.skills().get(4).policy());
        assertEquals(List.of(new VdnSite("s", "6001", "", "", 0, "vip"), new VdnSite("s", "6002", "", "sales", 50)),
                site.vdns());
        assertEquals(new RoutingSettings(ContactSelection.SERVICE_OBJECTIVE, false), site.settings().routing());
        AgentSite a = site.agents().get(0);
        assertEquals(List.of(new Attribute("b", 0), new Attribute("french", 7), new Attribute("vip", 1)),
                a.attributes());
        assertEquals(ContactSelection.OLDEST, a.selection());
        assertEquals(List.of(new SkillLevel("gold", 1, 2, 1, 0), new SkillLevel("w", 1, 0, 3, 0),
                new SkillLevel("p", 1, 0, 1, 60)), a.skills());
    }

    @Test
    void shouldRefusePlansThatCannotBe() throws IOException {
        only(ProblemKind.UNKNOWN_REFERENCE, 4, "asks for the skill sale, which is not configured, did you mean sales?",
                "plans = [ { name = p, steps = [", "{ skills = [ { skill = sale } ] } ] } ]");
        only(ProblemKind.MISSING_KEY, 3, "asks for nobody", "plans = [ { name = p } ]");
        only(ProblemKind.MISSING_KEY, 3, "asks for no skill", "plans = [ { name = p, steps = [ { } ] } ]");
        only(ProblemKind.ILL_TYPED, 3, "begins at once",
                "plans = [ { name = p, steps = [ { after = 1s, skills = [ { skill = sales } ] } ] } ]");
        only(ProblemKind.ILL_TYPED, 5, "order of their times",
                "plans = [ { name = p, steps = [ { skills = [ { skill = sales, worst-level = 2 } ] }",
                "{ after = 20s, skills = [ { skill = sales, worst-level = 3 } ] }",
                "{ after = 10s, skills = [ { skill = backup } ] } ] } ]");
        only(ProblemKind.CONTRADICTION, 4, "can never change anything",
                "plans = [ { name = p, steps = [ { skills = [ { skill = sales }, { skill = backup } ] }",
                "{ after = 10s, skills = [ { skill = backup, worst-level = 5 } ] } ] } ]");
        only(ProblemKind.ILL_TYPED, 3, "from 1 to 16",
                "plans = [ { name = p, steps = [ { skills = [ { skill = sales, worst-level = 17 } ] } ] } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, 3, "names agent 7, who is not configured",
                "plans = [ { name = p, direct-agent = \"7\", steps = [ { skills = [ { skill = sales } ] } ] } ]");
        only(ProblemKind.CONTRADICTION, 3, "nobody whom it prefers",
                "plans = [ { name = p, preferred-time = 1s, steps = [ { skills = [ { skill = sales } ] } ] } ]");
        only(ProblemKind.DUPLICATE, 4, "plan p is there already",
                "plans = [ { name = p, steps = [ { skills = [ { skill = sales } ] } ] }",
                "{ name = p, steps = [ { skills = [ { skill = backup } ] } ] } ]");
        only(ProblemKind.ILL_TYPED, 3, "ageing-time of plan p must be 0s or at least 1000 ms",
                "plans = [ { name = p, ageing-time = 999ms, steps = [ { skills = [ { skill = sales } ] } ] } ]");
    }

    @Test
    void shouldHoldPlansToTheirLimits() throws IOException {
        String skill = "{ skill = sales, worst-level = ";
        String step = "{ skills = [ " + skill + "1 } ] }";
        List<String> steps = new ArrayList<>(List.of(step));
        for (int i = 2; i <= RoutePlan.STEPS_MAX; i++) {
            steps.add("{ after = " + i + "s, skills = [ " + skill + i + " } ] }");
        }
        assertEquals(List.of(), problems("plans = [ { name = p, steps = [ " + String.join(", ", steps) + " ] } ]"));
        steps.add("{ after = 20s, skills = [ { skill = backup } ] }");
        only(ProblemKind.LIMIT, 3, "11 steps of plan p, at most 10",
                "plans = [ { name = p, steps = [ " + String.join(", ", steps) + " ] } ]");
        String preferred = "{ agent = a }";
        List<Problem> found = problems("agents = [ " + agent("a", "") + " ]", "plans = [ { name = p, preferred = [ "
                + String.join(", ", Collections.nCopies(17, preferred)) + " ], steps = [ " + step + " ] } ]");
        assertEquals(ProblemKind.LIMIT, found.get(0).kind());
        assertEquals(16, found.stream().filter(problem -> problem.kind() == ProblemKind.DUPLICATE).count());
    }

    @Test
    void shouldRefuseAVdnOfTwoMinds() throws IOException {
        String plan = "plans = [ { name = p, steps = [ { skills = [ { skill = sales } ] } ] } ]";
        only(ProblemKind.CONTRADICTION, 4, "both a plan and a skill", plan,
                "vdns = [ { switch = s, id = \"1\", plan = p, skill = sales } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, 4, "has the plan q", plan,
                "vdns = [ { switch = s, id = \"1\", plan = q } ]");
        only(ProblemKind.UNKNOWN_KEY, 4, "priority is unknown", plan,
                "vdns = [ { switch = s, id = \"1\", plan = p, priority = 1 } ]");
    }

    @Test
    void shouldRefuseMembersWithTheirLineAndColumn() throws IOException {
        only(ProblemKind.ILL_TYPED, 3, "line 1, column 12: a number from 0 to 99 is expected, but there is 'seven'",
                "skills += { name = x, members = \"level(w) = seven\" }");
        only(ProblemKind.UNKNOWN_REFERENCE, 3, "which no agent has", "skills += { name = x, members = \"frensh\" }");
        only(ProblemKind.UNKNOWN_REFERENCE, 3, "level of the skill sale",
                "skills += { name = x, members = \"level(sale)\" }");
        only(ProblemKind.CONTRADICTION, 4, "computed itself", "skills += { name = x, members = \"level(sales)\" }",
                "skills += { name = y, members = \"level(x)\" }");
    }

    @Test
    void shouldRefuseTermsThatNothingUses() throws IOException {
        for (String terms : List.of("reserve = 1", "reserve = 2", "weight = 2", "percent = 5")) {
            only(ProblemKind.CONTRADICTION, 4, "in the skill's policy", "agents = [",
                    agent("a", ", skills = [ { skill = sales, " + terms + " } ]") + "]");
        }
        only(ProblemKind.CONTRADICTION, 4, "110 per cent",
                "skills += { name = q, policy { agents = PERCENT_ALLOCATION } }",
                "agents = [ " + agent("a", ", skills = [ { skill = p, percent = 60 }, { skill = q, percent = 50 } ]")
                        + "]");
        only(ProblemKind.CONTRADICTION, 3, "must not be below overload-1",
                "skills += { name = q, policy { overload-1 = 60s, overload-2 = 59s } }");
        only(ProblemKind.ILL_TYPED, 3, "true, false, or a whole number from 0 to 10",
                "agents = [ " + agent("a", ", attributes { french = 11 }") + "]");
    }
}
