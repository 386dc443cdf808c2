package io.strowger.server.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.core.site.DeskSite;
import io.strowger.core.site.ScreenPopSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.WebhookSite;
import io.strowger.core.site.WebhookSite.WebhookEvent;
import io.strowger.server.TestSites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Screen pops and webhooks are read as they stand, and refused whole with their line. */
class ScreenPopFilesTest {
    @TempDir
    private Path directory;

    private SiteFiles load(String pops, String hooks) throws IOException {
        Files.writeString(directory.resolve("f.conf"),
                """
                        switches = [ { name = s } ]
                        skills = [ { name = sales } ]
                        vdns = [ { switch = s, id = "6001", skill = sales } ]
                        screen-pops = [ %s ]
                        webhooks = [ %s ]
                        """.formatted(pops, hooks));
        return SiteLoader.load(directory);
    }

    private void only(ProblemKind kind, String text, String pops, String hooks) throws IOException {
        List<Problem> problems = load(pops, hooks).problems();
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(kind, problems.get(0).kind());
        assertTrue(problems.get(0).where().matches(".*f.conf:[45]"), problems.get(0).toString());
        assertTrue(problems.get(0).text().contains(text), problems.get(0).text());
    }

    private void pop(ProblemKind kind, String text, String pops) throws IOException {
        only(kind, text, pops, "");
    }

    private void hook(ProblemKind kind, String text, String hooks) throws IOException {
        only(kind, text, "", hooks);
    }

    @Test
    void readsThem() throws IOException {
        SiteFiles files = load("""
                { url = "https://crm.example/c/{contact}{?ani,data.order%20no}" }
                { for = "skill/sales", url = "https://crm.example/sales" }
                { for = "vdn/s/6001", url = "http://crm.example:8080/{vdn}" }""", """
                { name = crm, url = "https://crm.example/hook", credential = crm }
                { name = all, for = "vdn/s/6001", url = "https://crm.example/hook", credential = crm,
                  events = [OFFER, answer, END, END], timeout = 500 ms, attempts = 1 }""");
        assertEquals(List.of(), files.problems());
        assertEquals(List.of(
                new ScreenPopSite("site", "https://crm.example/c/{contact}{?ani,data.order%20no}"),
                new ScreenPopSite("skill/sales", "https://crm.example/sales"),
                new ScreenPopSite("vdn/s/6001", "http://crm.example:8080/{vdn}")), files.site().desk().screenPops());
        assertEquals(List.of(
                new WebhookSite("crm", "site", "https://crm.example/hook", List.of(WebhookEvent.OFFER), "crm", 3_000,
                        4),
                new WebhookSite("all", "vdn/s/6001", "https://crm.example/hook",
                        List.of(WebhookEvent.OFFER, WebhookEvent.ANSWER, WebhookEvent.END), "crm", 500, 1)),
                files.site().desk().webhooks());
    }

    @Test
    void refusesTemplatesThatLeadNowhere() throws IOException {
        pop(ProblemKind.UNKNOWN_REFERENCE, "skill/sales", "{ for = \"skill/sail\", url = \"https://h.example\" }");
        pop(ProblemKind.UNKNOWN_REFERENCE, "site, skill/NAME", "{ for = \"team/x\", url = \"https://h.example\" }");
        pop(ProblemKind.UNKNOWN_REFERENCE, "did you mean ani", "{ url = \"https://h.example/{anni}\" }");
        pop(ProblemKind.UNKNOWN_REFERENCE, "data.KEY", "{ url = \"https://h.example/{account}\" }");
        pop(ProblemKind.ILL_TYPED, "not closed", "{ url = \"https://h.example/{ani\" }");
        pop(ProblemKind.ILL_TYPED, "written out", "{ url = \"https://{ani}/\" }");
        pop(ProblemKind.ILL_TYPED, "its host", "{ url = \"https://crm_x/\" }");
        pop(ProblemKind.ILL_TYPED, "https://", "{ url = \"javascript:alert(1)\" }");
        pop(ProblemKind.DUPLICATE, "site", "{ url = \"https://h.example\" }, { url = \"https://h.example\" }");
    }

    @Test
    void refusesWebhooksThatCannotBe() throws IOException {
        String rest = ", credential = crm";
        hook(ProblemKind.ILL_TYPED, "places", "{ name = a, url = \"https://h.example/{ani}\"" + rest + " }");
        hook(ProblemKind.ILL_TYPED, "OFFER",
                "{ name = a, url = \"https://h.example\", events = [OFER, END]" + rest + "}");
        hook(ProblemKind.CONTRADICTION, "nothing", "{ name = a, url = \"https://h.example\", events = []" + rest + "}");
        hook(ProblemKind.MISSING_KEY, "credential", "{ name = a, url = \"https://h.example\" }");
        hook(ProblemKind.DUPLICATE, "webhook a", "{ name = a, url = \"https://h.example\"" + rest + "}, "
                + "{ name = a, url = \"https://h.example\"" + rest + "}");
        hook(ProblemKind.ILL_TYPED, "timeout", "{ name = a, url = \"https://h.example\", timeout = 99 ms" + rest + "}");
        hook(ProblemKind.ILL_TYPED, "timeout", "{ name = a, url = \"https://h.example\", timeout = 31 s" + rest + "}");
        hook(ProblemKind.ILL_TYPED, "attempts", "{ name = a, url = \"https://h.example\", attempts = 11" + rest + "}");
    }

    @Test
    void limitsHoldAtTheLimitAndBreakOnePast() {
        WebhookSite hook = new WebhookSite("a", "site", "https://h.example", List.of(WebhookEvent.OFFER), "crm", 3_000,
                4);
        assertEquals(0, limits(DeskSite.NONE.withWebhooks(Collections.nCopies(ScreenPopChecker.WEBHOOKS_MAX, hook))));
        assertEquals(1,
                limits(DeskSite.NONE.withWebhooks(Collections.nCopies(ScreenPopChecker.WEBHOOKS_MAX + 1, hook))));
        ScreenPopSite pop = new ScreenPopSite("site", "https://h.example");
        assertEquals(0, limits(
                DeskSite.NONE.withScreenPops(Collections.nCopies(ScreenPopChecker.SCREEN_POPS_MAX, pop)),
                "screenPops"));
        // More problems than are kept: the limit is told before the duplicates.
        assertEquals(1, limits(DeskSite.NONE
                .withScreenPops(Collections.nCopies(ScreenPopChecker.SCREEN_POPS_MAX + 1, pop)), "screenPops"));
    }

    private static long limits(DeskSite desk) {
        return limits(desk, "webhooks");
    }

    private static long limits(DeskSite desk, String what) {
        Site site = TestSites.site(1).withDesk(desk);
        return SiteChecker.check(site).stream().filter(problem -> problem.kind() == ProblemKind.LIMIT)
                .filter(problem -> problem.where().equals(what)).count();
    }

    @Test
    void theSchemaKnowsThem() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(SiteSchema.text());
        JsonNode hook = schema.at("/properties/webhooks/items/properties");
        assertTrue(hook.has("events") && hook.has("timeout") && hook.has("for"), schema.toString());
        assertTrue(schema.at("/properties/screen-pops/items/properties").has("url"));
    }
}
