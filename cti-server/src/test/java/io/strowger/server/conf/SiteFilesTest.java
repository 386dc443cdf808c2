package io.strowger.server.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.model.DeviceKind;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeskSite.ReasonSite;
import io.strowger.core.site.DeskSite.ReasonUse;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.DiallingClass;
import io.strowger.core.site.DiallingForms;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SupervisionSettings;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped site is in order, and what is wrong with another is found, numbered and located. */
class SiteFilesTest {
    private static final String HASH = "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA";

    @TempDir
    private Path directory;

    @Test
    void theShippedSiteIsInOrder() {
        SiteFiles files = SiteLoader.load(Path.of("..", "conf", "site"));
        assertEquals(List.of(), files.problems());
        Site site = files.site();
        assertEquals(new LinkSite("aes1", "tsapi", "127.0.0.1", 450, "AVAYA#CM#CSTA#AES1", "aes1", 0),
                site.switches().get(0).links().get(0));
        assertEquals(List.of(new DeviceSite("CM", "5001", DeviceKind.STATION),
                new DeviceSite("CM", "5002", DeviceKind.STATION)), site.devices());
        assertEquals(List.of(new VdnSite("CM", "6001", "Support", "support", 50)), site.vdns());
        assertEquals(List.of("1001", "1002"), site.agents().stream().map(AgentSite::agentId).toList());
        assertEquals(SiteSettings.DEFAULT, site.settings());
    }

    @Test
    void theShippedSiteOfASwitchThatDistributesIsInOrder() {
        SiteFiles files = SiteLoader.load(Path.of("..", "conf", "site-eas"));
        assertEquals(List.of(), files.problems());
        Site site = files.site();
        assertEquals(List.of(SkillSite.ofSwitch("sales", 20_000, new SkillSite.Split("CM", "8001")),
                new SkillSite("support", SkillSite.NoAnswerMode.SERVER, 15_000, 10_000, 20_000).withGuard(5_000)),
                site.skills());
        assertEquals(new AgentSite.SwitchLogin("2001", ""), site.agents().get(0).switchLogin());
        assertEquals("1002", site.agents().get(1).loginId());
    }

    private static final String SPLIT = "switches = [ { name = s } ]\n"
            + "devices = [ { switch = s, kind = SPLIT, ids = [\"8001\"] } ]\n";

    @Test
    void aSkillOfTheSwitchNeedsAMonitoredSplitOfItsOwn() throws IOException {
        assertEquals(List.of(), problems(
                SPLIT + "skills = [ { name = k, distribution = SWITCH, split { switch = s, id = \"8001\" } } ]"));
        only(ProblemKind.ILL_TYPED, "f0.conf:3", "needs its split",
                SPLIT + "skills = [ { name = k, distribution = SWITCH } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, "f0.conf:3", "does not stand among the devices",
                SPLIT + "skills = [ { name = k, distribution = SWITCH, split { switch = s, id = \"8002\" } } ]");
        only(ProblemKind.DUPLICATE, "f0.conf:4", "another skill's",
                SPLIT + "skills = [ { name = k, distribution = SWITCH, split { switch = s, id = \"8001\" } },\n"
                        + "{ name = l, distribution = SWITCH, split { switch = s, id = \"8001\" } } ]");
        only(ProblemKind.ILL_TYPED, "f0.conf:3", "only distribution = SWITCH",
                SPLIT + "skills = [ { name = k, split { switch = s, id = \"8001\" } } ]");
    }

    @Test
    void whatTheSwitchTimesTheServerDoesNot() throws IOException {
        for (String key : List.of("no-answer = SERVER, ring-time = 5s", "ring-time = 5s", "after-call-work = 5s",
                "after-call-work-max = 5s", "guard-time = 5s")) {
            only(ProblemKind.ILL_TYPED, "f0.conf:3", "are the switch's", SPLIT
                    + "skills = [ { name = k, distribution = SWITCH, split { switch = s, id = \"8001\" }, " + key
                    + " } ]");
        }
    }

    @Test
    void aLoginAtTheSwitchIsOneAgents() throws IOException {
        String skills = SPLIT
                + "skills = [ { name = k, distribution = SWITCH, split { switch = s, id = \"8001\" } } ]\n";
        only(ProblemKind.DUPLICATE, "f0.conf:5", "switch-login 1 ", skills
                + "agents = [ { id = \"1\", password-hash = \"" + HASH + "\", skills = [ { skill = k } ] },\n"
                + "{ id = \"2\", switch-login = \"1\", password-hash = \"" + HASH
                + "\", skills = [ { skill = k } ] } ]");
    }

    @Test
    void guardTimesAreRead() throws IOException {
        assertEquals(List.of(),
                problems("skills = [ { name = k, guard-time = 3s } ]\nsettings { guard-time = 30s }"));
        Site site = SiteLoader.load(directory).site();
        assertEquals(3_000, site.skills().get(0).guardMillis());
        assertEquals(30_000, site.settings().guardMillis());
    }

    @Test
    void theLimitOfPhantomAbandonsIsReadUpToTenSeconds() throws IOException {
        assertEquals(List.of(), problems("settings { phantom-abandon = 10s }"));
        assertEquals(10_000, SiteLoader.load(directory).site().settings().phantomAbandonMillis());
        assertEquals(1, problems("settings { phantom-abandon = 10001ms }").size());
    }

    @Test
    void theZoneOfReportsIsReadAndMustBeOne() throws IOException {
        assertEquals(List.of(), problems("settings { time-zone = \"Europe/Berlin\" }"));
        assertEquals("Europe/Berlin", SiteLoader.load(directory).site().settings().timeZone());
        only(ProblemKind.ILL_TYPED, "settings", "write a name as in", "settings { time-zone = \"Europe/Nowhere\" }");
    }

    private List<Problem> problems(String... files) throws IOException {
        for (int i = 0; i < files.length; i++) {
            Files.writeString(directory.resolve("f" + i + ".conf"), files[i]);
        }
        return SiteLoader.load(directory).problems();
    }

    private void only(ProblemKind kind, String where, String text, String... files) throws IOException {
        List<Problem> problems = problems(files);
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(kind, problems.get(0).kind());
        assertTrue(problems.get(0).where().endsWith(where), problems.get(0).where());
        assertTrue(problems.get(0).text().contains(text), problems.get(0).text());
    }

    @Test
    void listsOfSeveralFilesAreJoinedInTheOrderOfTheirNames() throws IOException {
        assertEquals(List.of(), problems("skills = [ { name = b } ]", "skills = [ { name = a } ]"));
        assertEquals(List.of("b", "a"),
                SiteLoader.load(directory).site().skills().stream().map(SkillSite::name).toList());
    }

    @Test
    void idsKeepTheirLeadingZeros() throws IOException {
        assertEquals(List.of(),
                problems(
                        "switches = [ { name = s } ]\n"
                                + "devices = [ { switch = s, kind = STATION, ids = [0123, \"007\"] } ]"));
        assertEquals(List.of("0123", "007"),
                SiteLoader.load(directory).site().devices().stream().map(DeviceSite::deviceId).toList());
    }

    @Test
    void aSkillThatIsNotConfiguredIsFoundWhereItIsNamed() throws IOException {
        only(ProblemKind.UNKNOWN_REFERENCE, "f1.conf:3", "did you mean support?",
                "switches = [ { name = s } ]\nskills = [ { name = support } ]",
                "vdns = [\n  { switch = s,\n    id = 6001, skill = suport } ]");
    }

    @Test
    void aSwitchThatIsNotConfiguredIsFound() throws IOException {
        only(ProblemKind.UNKNOWN_REFERENCE, "f0.conf:1", "which is not configured",
                "devices = [ { switch = s, kind = STATION, ids = [\"1\"] } ]");
    }

    @Test
    void aDeviceAndAVdnOfOneNumberAreADuplicate() throws IOException {
        only(ProblemKind.DUPLICATE, "f0.conf:4", "6001",
                "switches = [ { name = s } ]\nskills = [ { name = k } ]\n"
                        + "devices = [ { switch = s, kind = STATION, ids = [\"6001\"] } ]\n"
                        + "vdns = [ { switch = s, id = \"6001\", skill = k } ]");
    }

    @Test
    void agentsAreCheckedWithTheirSkills() throws IOException {
        List<Problem> problems = problems("skills = [ { name = k } ]\nagents = [\n"
                + "{ id = a, password-hash = plain }\n" + "{ id = a, password-hash = \"" + HASH + "\" }\n"
                + "{ id = b, password-hash = \"" + HASH + "\",\n skills = [ { skill = k, level = 17 }, { skill = k },"
                + " { skill = x } ] }\n]");
        assertEquals(
                List.of(ProblemKind.ILL_TYPED, ProblemKind.ILL_TYPED, ProblemKind.DUPLICATE, ProblemKind.DUPLICATE,
                        ProblemKind.UNKNOWN_REFERENCE),
                problems.stream().map(Problem::kind).toList(), problems.toString());
    }

    @Test
    void unknownAndMissingKeysAreFound() throws IOException {
        only(ProblemKind.UNKNOWN_KEY, "f0.conf:2", "did you mean ring-time?",
                "skills = [ { name = k,\n ring-tim = 5s } ]");
        only(ProblemKind.MISSING_KEY, "f0.conf:1", "skills[0].name is missing", "skills = [ { ring-time = 5s } ]");
    }

    @Test
    void settingsStandInOneFileOnly() throws IOException {
        only(ProblemKind.DUPLICATE, "f1.conf:1", "another file", "settings { }", "settings { }");
    }

    @Test
    void aDirectoryWithoutFilesIsUnreadable() throws IOException {
        assertEquals(ProblemKind.UNREADABLE, SiteLoader.load(directory).problems().get(0).kind());
        assertEquals(ProblemKind.UNREADABLE, SiteLoader.load(directory.resolve("x")).problems().get(0).kind());
        Files.writeString(directory.resolve("bad.conf"), "skills = [ {");
        assertTrue(SiteLoader.load(directory).problems().get(0).text().contains("bad.conf"));
    }

    private static Site site(List<SwitchSite> switches, List<AgentSite> agents, List<SkillSite> skills) {
        return new Site(switches, List.of(), List.of(), skills, agents, SiteSettings.DEFAULT);
    }

    private static SkillSite skill(String name) {
        return new SkillSite(name, SkillSite.NoAnswerMode.SERVER, 15_000, 0, 20_000);
    }

    @Test
    void limitsHoldAtTheirValueAndNotOnePast() {
        List<SkillSite> skills = new ArrayList<>();
        List<AgentSite.SkillLevel> levels = new ArrayList<>();
        for (int i = 0; i <= SiteChecker.AGENT_SKILLS_MAX; i++) {
            skills.add(skill("k" + i));
            levels.add(new AgentSite.SkillLevel("k" + i, 1));
        }
        assertEquals(List.of(), SiteChecker.check(site(List.of(),
                List.of(new AgentSite("a", "", HASH, levels.subList(0, SiteChecker.AGENT_SKILLS_MAX))), skills)));
        assertEquals(ProblemKind.LIMIT, SiteChecker
                .check(site(List.of(), List.of(new AgentSite("a", "", HASH, levels)), skills)).get(0).kind());
        List<SwitchSite> switches = new ArrayList<>();
        for (int i = 0; i <= SiteChecker.SWITCHES_MAX; i++) {
            switches.add(new SwitchSite("s" + i, List.of(), NumberPlan.NONE));
        }
        assertEquals(List.of(),
                SiteChecker.check(site(switches.subList(0, SiteChecker.SWITCHES_MAX), List.of(), List.of())));
        assertEquals(ProblemKind.LIMIT, SiteChecker.check(site(switches, List.of(), List.of())).get(0).kind());
    }

    @Test
    void aSiteThatDoesNotFitIntoOneInputIsRefused() {
        List<AgentSite> agents = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            agents.add(new AgentSite("agent" + i, "name".repeat(10), HASH, List.of()));
        }
        List<Problem> problems = SiteChecker.check(site(List.of(), agents, List.of()));
        assertEquals(List.of(ProblemKind.LIMIT), problems.stream().map(Problem::kind).toList(), problems.toString());
        assertEquals(List.of(), SiteChecker.check(site(List.of(), agents.subList(0, 10_000), List.of())));
    }

    // --- restrictions, areas, supervisors

    private static final String AGENT = "agents = [ { id = a, password-hash = \"" + HASH + "\"";

    @Test
    void restrictionsAreasAndSupervisorsAreRead() throws IOException {
        assertEquals(List.of(),
                problems(
                        """
                                switches = [ { name = s, dialling { account-code = "*5{code}{number}", park = "*7{station}" } } ]
                                dialling-classes = [ { name = emergency, patterns = ["110"] }, { name = service, patterns = ["0900."] } ]
                                restrictions = [
                                  { name = floor, dials = [internal, service], outbound = false, trunk-transfer = false,
                                    observable = false, observes = [boss] },
                                  { name = boss } ]
                                devices = [ { switch = s, kind = STATION, ids = ["1"], restriction = floor, area = north } ]
                                settings { tell-observed-agents = false, forced-changes-wait = false, phantom-call = 1h }
                                """
                                + AGENT + ", restriction = boss, area = south, supervises = [north, \"*\"] } ]"));
        Site site = SiteLoader.load(directory).site();
        assertEquals(List.of(
                new RestrictionClass("floor", List.of("internal", "service"), false, false, false, List.of("boss")),
                new RestrictionClass("boss", List.of(), true, true, true, List.of())), site.restrictions());
        assertEquals(List.of(new DiallingClass("emergency", List.of("110")),
                new DiallingClass("service", List.of("0900."))), site.diallingClasses());
        assertEquals(new DeviceSite("s", "1", DeviceKind.STATION, "floor", "north"), site.devices().get(0));
        assertEquals(new DiallingForms("*5{code}{number}", "", "*7{station}", ""),
                site.switches().get(0).dialling());
        assertEquals(new SupervisionSettings(false, false, 3_600_000), site.settings().supervision());
        AgentSite agent = site.agents().get(0);
        assertEquals("boss", agent.restriction());
        assertEquals("south", agent.area());
        assertEquals(List.of("north", "*"), agent.rights().supervises());
    }

    @Test
    void aClassThatIsNotThereIsFoundWhereItIsNamed() throws IOException {
        only(ProblemKind.UNKNOWN_REFERENCE, "f0.conf:2", "did you mean floor?",
                "restrictions = [ { name = floor } ]\n" + AGENT + ", restriction = flor } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, "f0.conf:3", "restriction x", "switches = [ { name = s } ]\n"
                + "devices = [\n { switch = s, kind = STATION, ids = [\"1\"], restriction = x } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, "f0.conf:2", "did you mean national?",
                "restrictions = [\n { name = floor, dials = [natonal] } ]");
        only(ProblemKind.UNKNOWN_REFERENCE, "f0.conf:1", "observes y",
                "restrictions = [ { name = floor, observes = [y] } ]");
        only(ProblemKind.DUPLICATE, "f0.conf:2", "floor",
                "restrictions = [ { name = floor },\n { name = floor } ]");
    }

    @Test
    void diallingClassesAndFormsAreChecked() throws IOException {
        only(ProblemKind.ILL_TYPED, "f0.conf:1", "pattern 09a",
                "dialling-classes = [ { name = x, patterns = [\"09a\"] } ]");
        only(ProblemKind.DUPLICATE, "f0.conf:1", "internal",
                "dialling-classes = [ { name = internal, patterns = [\"1\"] } ]");
        only(ProblemKind.ILL_TYPED, "f0.conf:1", "no place {number}",
                "switches = [ { name = s, dialling { account-code = \"*5{code}\" } } ]");
        only(ProblemKind.ILL_TYPED, "f0.conf:1", "dialling.park",
                "switches = [ { name = s, dialling { park = \"park {station}\" } } ]");
        only(ProblemKind.ILL_TYPED, "f0.conf:1", "stands for all", AGENT + ", area = \"*\" } ]");
    }

    @Test
    void namesOfReasonCodesAreReadAndChecked() throws IOException {
        only(ProblemKind.DUPLICATE, "f0.conf:2", "NOT_READY has a name already",
                "reasons = [ { code = 1, name = Lunch },\n { code = 1, name = Break } ]");
        only(ProblemKind.ILL_TYPED, "f0.conf:1", "between 0 and 99", "reasons = [ { name = Lunch } ]");
        only(ProblemKind.ILL_TYPED, "f0.conf:1", "1 to 64 characters",
                "reasons = [ { code = 99, name = \"" + "x".repeat(SiteChecker.CODE_CHARS_MAX + 1) + "\" } ]");
        assertEquals(List.of(), problems("reasons = [ { code = 1, name = Lunch }, { code = 1, use = LOG_OFF, name = \""
                + "x".repeat(SiteChecker.CODE_CHARS_MAX) + "\" } ]"));
        assertEquals(List.of(new ReasonSite(ReasonUse.NOT_READY, 1, "Lunch"),
                new ReasonSite(ReasonUse.LOG_OFF, 1, "x".repeat(SiteChecker.CODE_CHARS_MAX))),
                SiteLoader.load(directory).site().desk().reasons());
    }

    @Test
    void listsOfRestrictionsHaveLimits() {
        List<DiallingClass> classes = new ArrayList<>();
        List<RestrictionClass> restrictions = new ArrayList<>();
        for (int i = 0; i < SiteChecker.DIALLING_CLASSES_MAX; i++) {
            classes.add(new DiallingClass("d" + i, List.of()));
        }
        for (int i = 0; i < SiteChecker.RESTRICTIONS_MAX; i++) {
            restrictions.add(new RestrictionClass("r" + i, List.of(), true, true, true, List.of()));
        }
        assertEquals(List.of(), SiteChecker.check(restricted(restrictions, classes)));
        classes.add(new DiallingClass("one more", List.of()));
        restrictions.add(new RestrictionClass("one more", List.of(), true, true, true, List.of()));
        assertEquals(List.of(ProblemKind.LIMIT, ProblemKind.LIMIT), SiteChecker.check(restricted(restrictions, classes))
                .stream().map(Problem::kind).toList());
        List<String> patterns = new ArrayList<>(java.util.Collections.nCopies(SiteChecker.PATTERNS_MAX, "1"));
        assertEquals(List.of(),
                SiteChecker.check(restricted(List.of(), List.of(new DiallingClass("d", List.copyOf(patterns))))));
        patterns.add("1");
        assertEquals(ProblemKind.LIMIT,
                SiteChecker.check(restricted(List.of(), List.of(new DiallingClass("d", patterns)))).get(0).kind());
    }

    private static Site restricted(List<RestrictionClass> restrictions, List<DiallingClass> classes) {
        return new Site(List.of(), List.of(), List.of(), List.of(), List.of(), SiteSettings.DEFAULT, restrictions,
                classes);
    }
}
