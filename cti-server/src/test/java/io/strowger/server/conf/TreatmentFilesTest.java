package io.strowger.server.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.core.site.CallbackSite;
import io.strowger.core.site.RoutePlan.Condition;
import io.strowger.core.site.RoutePlan.Target;
import io.strowger.core.site.RoutePlan.Treatment;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.ServiceSite.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Treatments are read as they stand, and refused whole with their line. */
class TreatmentFilesTest {
    @TempDir
    private Path directory;

    private SiteFiles load(String more, String... treatments) throws IOException {
        Files.writeString(directory.resolve("f.conf"),
                """
                        switches = [ { name = s } ]
                        skills = [ { name = sales } ]
                        plans = [ { name = night, priority = 5, steps = [ { skills = [ { skill = sales } ] } ]
                            treatments = [ %s ] }, { name = day, priority = 5, steps = [ { skills = [ { skill = sales } ] } ] } ]
                        %s
                        """
                        .formatted(String.join(", ", treatments), more));
        return SiteLoader.load(directory);
    }

    private void only(ProblemKind kind, String text, String... treatments) throws IOException {
        List<Problem> problems = load("", treatments).problems();
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(kind, problems.get(0).kind());
        assertTrue(problems.get(0).where().matches(".*f.conf:[34]"), problems.get(0).toString());
        assertTrue(problems.get(0).text().contains(text), problems.get(0).text());
    }

    @Test
    void shouldReadEveryCondition() throws IOException {
        SiteFiles files = load("service { treatment-restriction = r }\nrestrictions = [ { name = r } ]",
                "{ when = QUEUE_LENGTH, contacts = 20, to = SKILL, destination = sales }",
                "{ when = EXPECTED_WAIT, time = 5m, to = PLAN, destination = day }",
                "{ when = NOBODY_LOGGED_ON, to = VDN, destination = \"6002\" }",
                "{ when = WAITED, time = 10m, to = BUSY, destination = \"6009\" }",
                "{ when = ALWAYS, to = EXTERNAL_NUMBER, destination = \"90304711\" }");
        assertEquals(List.of(), files.problems());
        assertEquals("r", files.site().service().restriction());
        assertEquals(List.of(new Treatment(Condition.QUEUE_LENGTH, 20, Target.SKILL, "sales"),
                new Treatment(Condition.EXPECTED_WAIT, 300_000, Target.PLAN, "day"),
                new Treatment(Condition.NOBODY_LOGGED_ON, 0, Target.VDN, "6002"),
                new Treatment(Condition.WAITED, 600_000, Target.BUSY, "6009"),
                new Treatment(Condition.ALWAYS, 0, Target.EXTERNAL_NUMBER, "90304711")),
                files.site().plans().get(0).treatments());
    }

    @Test
    void shouldRefuseWhatLeadsNowhereOrRound() throws IOException {
        only(ProblemKind.UNKNOWN_REFERENCE, "sails", "{ when = ALWAYS, to = SKILL, destination = sails }");
        only(ProblemKind.UNKNOWN_REFERENCE, "dusk", "{ when = ALWAYS, to = PLAN, destination = dusk }");
        only(ProblemKind.CYCLE, "night to night", "{ when = ALWAYS, to = PLAN, destination = night }");
        only(ProblemKind.ILL_TYPED, "number", "{ when = ALWAYS, to = VDN, destination = night }");
        only(ProblemKind.MISSING_KEY, "treatment-restriction",
                "{ when = ALWAYS, to = EXTERNAL_NUMBER, destination = \"90304711\" }");
        only(ProblemKind.MISSING_KEY, "service.callbacks",
                "{ when = ALWAYS, to = CALLBACK, destination = \"6009\" }");
        only(ProblemKind.MISSING_KEY, "contacts", "{ when = QUEUE_LENGTH, to = SKILL, destination = sales }");
        only(ProblemKind.MISSING_KEY, "time", "{ when = WAITED, to = SKILL, destination = sales }");
        only(ProblemKind.UNKNOWN_KEY, "time", "{ when = ALWAYS, time = 1s, to = SKILL, destination = sales }");
        only(ProblemKind.UNREACHABLE, "never reached", "{ when = ALWAYS, to = SKILL, destination = sales }",
                "{ when = WAITED, time = 1s, to = SKILL, destination = sales }");
    }

    @Test
    void shouldReadCallbacksAndSurveys() throws IOException {
        SiteFiles files = load("""
                vdns = [ { switch = s, id = "6005", skill = sales } ]
                restrictions = [ { name = r } ]
                calendars = [ { name = office, zone = "Europe/Berlin" } ]
                service {
                  callbacks { restriction = r, blocked = ["0190."], attempts = 5, busy-pause = 1m, pause = 10m,
                    ring-time = 20s, preview-time = 0s, expiry = 2h, calendar = office }
                  surveys = [ { skill = sales, switch = s, vdn = "6005" } ]
                }
                """);
        assertEquals(List.of(), files.problems());
        assertEquals(new CallbackSite("r", List.of("0190."), 5, 60_000, 600_000, 20_000, 0, 7_200_000, "office"),
                files.site().service().callbacks());
        assertEquals(List.of(new Survey("sales", "s", "6005")), files.site().service().surveys());
        assertEquals(ServiceSite.DEFAULT, load("").site().service());
    }

    @Test
    void shouldRefuseCallbacksAndSurveysThatCannotBe() throws IOException {
        serviceOnly(ProblemKind.UNKNOWN_REFERENCE, "class of restriction r", "callbacks { restriction = r }");
        serviceOnly(ProblemKind.MISSING_KEY, "restriction", "callbacks { }");
        serviceOnly(ProblemKind.UNKNOWN_REFERENCE, "class of restriction r", "treatment-restriction = r");
        serviceOnly(ProblemKind.UNKNOWN_REFERENCE, "calendar office",
                "callbacks { restriction = \"\", calendar = office }");
        serviceOnly(ProblemKind.ILL_TYPED, "attempts", "callbacks { restriction = \"\", attempts = 21 }");
        serviceOnly(ProblemKind.UNKNOWN_REFERENCE, "no VDN",
                "surveys = [ { skill = sales, switch = s, vdn = \"6005\" } ]");
    }

    private void serviceOnly(ProblemKind kind, String text, String service) throws IOException {
        List<Problem> problems = load("service { " + service + " }").problems();
        assertTrue(problems.stream().anyMatch(problem -> problem.kind() == kind && problem.text().contains(text)
                && problem.where().endsWith("f.conf:5")), problems.toString());
    }

    @Test
    void shouldStandInTheSchemaWithEveryKey() throws IOException {
        JsonNode keys = new ObjectMapper().readTree(SiteSchema.text())
                .at("/properties/plans/items/properties/treatments"
                        + "/items/properties");
        for (String key : List.of("when", "contacts", "time", "to", "destination")) {
            assertTrue(keys.has(key), key + " in " + keys);
        }
    }

    @Test
    void shouldHoldTheLimit() throws IOException {
        String one = "{ when = WAITED, time = 1s, to = SKILL, destination = sales }";
        assertEquals(List.of(), load("", Collections.nCopies(10, one).toArray(new String[0])).problems());
        only(ProblemKind.LIMIT, "at most 10", Collections.nCopies(11, one).toArray(new String[0]));
    }
}
