package io.strowger.server.conf;

import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.AutoReserve;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.MediumSite.Capacity;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.PreferredAgent;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RoutingSettings;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillPolicy;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import io.strowger.core.site.SkillPolicy.LocationPreference;
import io.strowger.core.site.SkillSite.MemberLevel;
import io.strowger.core.site.VdnSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        String steps = "steps = [ { skills = [ { skill = sales, worst-level = 3 } ] },"
                + " { after = 60s, skills = [ { skill = sales } ] } ] } ]";
        for (String treatment : List.of("when = ALWAYS, to = SKILL, destination = sales",
                "when = WAITED, time = 59s, to = BUSY, destination = \"1\"")) {
            only(ProblemKind.UNREACHABLE, 4,
                    "step 2 of plan p is never reached: treatment 1 has taken the contact elsewhere",
                    "plans = [ { name = p, treatments = [ { " + treatment + " } ],", steps);
        }
        assertEquals(List.of(), problems("plans = [ { name = p, treatments = [ "
                + "{ when = WAITED, time = 60s, to = SKILL, destination = sales },"
                + " { when = NOBODY_LOGGED_ON, to = BUSY, destination = \"1\" } ],", steps));
        only(ProblemKind.UNREACHABLE, 4, "can never change anything",
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

    private static final String MEDIA = "media = [ { name = chat, weight = 30, at-most = 3, offer-time = 20s },"
            + " { name = mail, weight = 10, at-most = 5, interrupted-by = [ voice, chat ], park-time = 2h } ],"
            + " skills += { name = chats, medium = chat }, skills += { name = mails, medium = mail }";

    @Test
    void shouldReadMediaCapacitiesAndLocations() throws IOException {
        assertEquals(List.of(), problems(MEDIA,
                "skills += { name = l, policy { agents = EAD_LOA, overload-1 = 30s, location-preference = 20s } }",
                "skills += { name = q, policy { agents = PERCENT_ALLOCATION, overload-1 = 30s } }",
                "skills += { name = m, members = \"french\", member-levels = [ { when = \"french > 5\", level = 2 },",
                "  { level = 9 } ] }",
                "devices = [ { switch = s, kind = STATION, ids = [ \"5001\" ], location = north } ]",
                "vdns = [ { switch = s, id = \"6001\", skill = l, location = north } ]",
                "plans = [ { name = chatting, steps = [ { skills = [ { skill = chats } ] } ] } ]",
                "agents = [ " + agent("a", ", attributes { french = 6 }, capacity { chat = 1, voice = 0 },"
                        + " auto-reserve = ALL, skills = [ { skill = q, percent = 30 } ]") + " ]"));
        Site site = SiteLoader.load(directory).site();
        assertEquals(List.of(new MediumSite("chat", 30, 3, List.of(), 20_000, MediumSite.PARK_MILLIS),
                new MediumSite("mail", 10, 5, List.of("voice", "chat"), MediumSite.OFFER_MILLIS, 7_200_000)),
                site.media());
        assertEquals("chat", site.skills().get(4).medium());
        assertEquals(MediumSite.VOICE, site.skills().get(0).medium());
        assertEquals(new SkillPolicy(AgentSelection.EAD_LOA, 30_000, 0, new LocationPreference(20_000)),
                site.skills().get(6).policy());
        assertEquals(List.of(new MemberLevel("french > 5", 2), new MemberLevel("", 9)),
                site.skills().get(8).memberLevels());
        assertEquals("north", site.devices().get(0).location());
        assertEquals("north", site.vdns().get(0).location());
        assertEquals(List.of(new Capacity("chat", 1), new Capacity("voice", 0)), site.agents().get(0).capacity());
        assertEquals(AutoReserve.ALL, site.agents().get(0).autoReserve());
    }

    @Test
    void shouldRefuseMediaThatCannotBe() throws IOException {
        only(ProblemKind.ILL_TYPED, 3, "weight of medium c must lie between 1 and 100", "media = [ { name = c } ]");
        only(ProblemKind.DUPLICATE, 4, "medium c is there already", "media = [ { name = c, weight = 1 },",
                "{ name = c, weight = 2 } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, 3, "is interrupted by voise, which is not configured, did you mean voice?",
                "media = [ { name = c, weight = 1, interrupted-by = [ voise ] } ]");
        only(ProblemKind.CONTRADICTION, 3, "interrupts itself",
                "media = [ { name = c, weight = 1, interrupted-by = [ c ] } ]");
        only(ProblemKind.CONTRADICTION, 4, "a call is not interrupted", "media = [ { name = c, weight = 1 },",
                "{ name = voice, weight = 50, interrupted-by = [ c ] } ]");
        only(ProblemKind.ILL_TYPED, 3, "at-most of medium voice must lie between 0 and 1",
                "media = [ { name = voice, weight = 50, at-most = 2 } ]");
        only(ProblemKind.ILL_TYPED, 3, "must be at least 1000 ms",
                "media = [ { name = c, weight = 1, offer-time = 999ms } ]");
        List<String> most = new ArrayList<>();
        for (int i = 1; i < 16; i++) {
            most.add("{ name = c" + i + ", weight = 1 }");
        }
        assertEquals(List.of(), problems("media = [ " + String.join(", ", most) + " ]"));
        most.add("{ name = c16, weight = 1 }");
        only(ProblemKind.LIMIT, 3, "17 media, voice among them, at most 16",
                "media = [ " + String.join(", ", most) + " ]");
    }

    @Test
    void shouldRefuseWhatDoesNotFitItsMedium() throws IOException {
        only(ProblemKind.UNKNOWN_REFERENCE, 3, "is of medium chat, which is not configured",
                "skills += { name = x, medium = chat }");
        only(ProblemKind.CONTRADICTION, 4, "belong to calls", MEDIA,
                "skills += { name = x, medium = chat, guard-time = 1s }");
        only(ProblemKind.CONTRADICTION, 4, "asks for skills of several media: chat, voice", MEDIA,
                "plans = [ { name = p, steps = [ { skills = [ { skill = chats }, { skill = sales } ] } ] } ]");
        only(ProblemKind.CONTRADICTION, 4, "which are sent to no BUSY", MEDIA,
                "plans = [ { name = p, steps = [ { skills = [ { skill = chats } ] } ],"
                        + " treatments = [ { when = ALWAYS, to = BUSY, destination = \"1\" } ] } ]");
        only(ProblemKind.CONTRADICTION, 4, "leads to the skill sales, which is of another medium", MEDIA,
                "plans = [ { name = p, steps = [ { skills = [ { skill = chats } ] } ],"
                        + " treatments = [ { when = ALWAYS, to = SKILL, destination = sales } ] } ]");
        only(ProblemKind.CONTRADICTION, 4, "leads to the plan q, which is of another medium", MEDIA,
                "plans = [ { name = p, steps = [ { skills = [ { skill = chats } ] } ],"
                        + " treatments = [ { when = ALWAYS, to = PLAN, destination = q } ] },"
                        + " { name = q, steps = [ { skills = [ { skill = sales } ] } ] } ]");
        only(ProblemKind.CONTRADICTION, 4, "whose contacts are of medium mail and no calls", MEDIA,
                "vdns = [ { switch = s, id = \"1\", skill = mails } ]");
        only(ProblemKind.CONTRADICTION, 4, "items have no location", MEDIA,
                "skills += { name = x, medium = chat, policy { location-preference = 1s } }");
        only(ProblemKind.CONTRADICTION, 3, "no VDN or no device has a location",
                "skills += { name = x, policy { location-preference = 1s } }");
        only(ProblemKind.UNKNOWN_REFERENCE, 4, "a capacity for the medium chit, which is not configured", MEDIA,
                "agents = [ " + agent("a", ", capacity { chit = 1 }") + " ]");
        only(ProblemKind.ILL_TYPED, 4, "capacity of agent a for voice must lie between 0 and 1", MEDIA,
                "agents = [ " + agent("a", ", capacity { voice = 2 }") + " ]");
        only(ProblemKind.CONTRADICTION, 3, "but there are no media",
                "agents = [ " + agent("a", ", capacity { voice = 1 }") + " ]");
    }

    @Test
    void shouldRefuseReservesAndLevelsWithoutEffect() throws IOException {
        only(ProblemKind.CONTRADICTION, 3, "needs overload-1 in the skill's policy",
                "agents = [ " + agent("a", ", auto-reserve = ALL, skills = [ { skill = p, percent = 60 } ]") + " ]");
        only(ProblemKind.CONTRADICTION, 3, "auto-reserve of agent a has no effect",
                "agents = [ " + agent("a", ", auto-reserve = SECONDARY_ONLY, skills = [ { skill = p, percent = 60 } ]")
                        + " ]");
        only(ProblemKind.CONTRADICTION, 3, "has member-levels and no members",
                "skills += { name = x, member-levels = [ { level = 2 } ] }");
        only(ProblemKind.UNREACHABLE, 3, "is never reached",
                "skills += { name = x, members = \"level(sales)\", member-levels = [ { level = 2 }, { level = 3 } ] }");
        only(ProblemKind.ILL_TYPED, 3, "line 1, column 16: a number from 0 to 99 is expected",
                "skills += { name = x, members = \"level(sales)\", member-levels = [ { when = \"level(sales) > x\", level = 2 } ] }");
        String rule = "{ when = \"level(sales)\", level = 2 }";
        assertEquals(List.of(), problems("skills += { name = x, members = \"level(sales)\", member-levels = [ "
                + String.join(", ", Collections.nCopies(MemberLevel.RULES_MAX, rule)) + " ] }"));
        only(ProblemKind.LIMIT, 3, "17 member-levels of skill x, at most 16",
                "skills += { name = x, members = \"level(sales)\", member-levels = [ "
                        + String.join(", ", Collections.nCopies(MemberLevel.RULES_MAX + 1, rule)) + " ] }");
    }
}
