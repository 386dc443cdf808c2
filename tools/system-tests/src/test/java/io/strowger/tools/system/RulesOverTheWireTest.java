package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.model.AgentState;
import io.strowger.core.site.Site;
import io.strowger.server.conf.SiteLoader;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.UserToUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules and plans as people write them decide about calls on the real wire, also when they are changed while calls wait. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RulesOverTheWireTest {
    private static final String FILE = "site.conf";
    private static final String TECHNICIAN = "tech1";
    private static final String PLANS = """
            plans = [
              { name = gold, priority = 1, steps = [ { skills = [ { skill = support } ] } ] }
              { name = invoices, priority = 50, steps = [ { skills = [ { skill = billing } ] } ] }
              { name = main, priority = 50, steps = [
                { skills = [ { skill = support } ] }, { after = %s, skills = [ { skill = billing } ] } ] }
            ]
            """;
    private static final String RULES = """
            rules = [
              { name = vip, when = "ani starts-with '0800'", plan = gold, data { segment = "'gold'" } }
              { name = invoice, when = "digits == '2'", plan = invoices }
              { name = default, plan = main }
            ]
            """;

    @TempDir
    Path directory;

    /** The first agent has support, the second one billing. */
    private static String text(Site site, String secondStepAfter) {
        return SiteText.of(site)
                .replace("{ name = support, ", "{ name = billing }, { name = support, ")
                .replace("{ skill = support, level = 2 }", "{ skill = billing, level = 1 }")
                + PLANS.formatted(secondStepAfter) + RULES;
    }

    private Rig open(String secondStepAfter) throws IOException {
        Rig rig = new Rig(directory, 2);
        String text = text(rig.site(), secondStepAfter);
        rig.siteChange = site -> SiteLoader.load(Map.of(FILE, text)).orThrow();
        rig.more.put("http.technicians", List.of(Map.of("user", TECHNICIAN, "password-hash",
                rig.site().agents().get(0).passwordHash())));
        rig.startServer();
        rig.desktops.add(rig.new Desktop(0));
        rig.desktops.add(rig.new Desktop(1));
        return rig;
    }

    private static RouteWitness decided(Rig rig, int index) {
        rig.awaitFacts(Fact.RouteDecided.class, index + 1);
        return rig.facts(Fact.RouteDecided.class).get(index).witness();
    }

    private static void serve(Rig rig, int agent) {
        rig.simulator.answer(Rig.station(agent));
        rig.desktops.get(agent).awaitState(AgentState.TALKING);
        rig.simulator.hangUp(Rig.station(agent));
    }

    private static void end(Rig rig, int contacts) {
        rig.awaitFacts(Fact.ContactEnded.class, contacts);
        assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class));
        Path journal = rig.server.journalDirectory();
        rig.close();
        Replay.verify(journal);
    }

    @Test
    void aPlanAsksForMoreAgentsWhenItsTimeHasCome() throws IOException {
        try (Rig rig = open("1500ms")) {
            rig.desktops.get(1).ready();
            rig.simulator.newCall("030111", Rig.VDN);
            rig.desktops.get(1).awaitOffer(1);
            RouteWitness witness = decided(rig, 0);
            assertEquals(List.of("main", 2, "billing"),
                    List.of(witness.asked().plan(), witness.asked().step(), witness.skill()));
            assertTrue(witness.queueMillis() >= 1_500, "waited " + witness.queueMillis());
            serve(rig, 1);
            end(rig, 1);
        }
    }

    @Test
    void numbersAndDigitsDecideWhatIsAskedFor() throws IOException {
        try (Rig rig = open("1h")) {
            rig.simulator.newCall("030111", Rig.VDN);
            rig.awaitFacts(Fact.ContactStarted.class, 1);
            rig.simulator.newCall("0800222", Rig.VDN);
            rig.awaitFacts(Fact.ContactStarted.class, 2);
            rig.simulator.newCall(new IncomingCall("030333", Rig.VDN, UserToUser.NONE, "2"));
            rig.desktops.get(1).ready();
            assertEquals("030333", rig.desktops.get(1).awaitOffer(1).ani());
            assertEquals("invoices", decided(rig, 0).asked().plan());
            serve(rig, 1);
            rig.desktops.get(0).ready();
            assertEquals(Map.of("segment", "gold"), rig.desktops.get(0).awaitOffer(1).data());
            assertEquals("gold", decided(rig, 1).asked().plan());
            serve(rig, 0);
            assertEquals("030111", rig.desktops.get(0).awaitOffer(2).ani());
            serve(rig, 0);
            end(rig, 3);
        }
    }

    @Test
    void rulesAreChangedWhileCallsWaitAndNobodyLosesHisPlace() throws Exception {
        try (Rig rig = open("1h"); HttpClient client = HttpClient.newHttpClient()) {
            rig.simulator.newCall("030111", Rig.VDN);
            rig.awaitFacts(Fact.ContactStarted.class, 1);
            rig.simulator.newCall("030222", Rig.VDN);
            rig.awaitFacts(Fact.ContactStarted.class, 2);
            String wrong = text(rig.site(), "1h").replace("plan = invoices", "plan = receipts");
            assertEquals(422, apply(rig, client, wrong).statusCode());
            String other = text(rig.site(), "1h").replace("ani starts-with '0800'", "ani starts-with '030'");
            assertEquals(200, apply(rig, client, other).statusCode());
            rig.simulator.newCall("040333", Rig.VDN);
            rig.awaitFacts(Fact.ContactStarted.class, 3);
            Rig.Desktop agent = rig.desktops.get(0);
            agent.ready();
            for (int call = 1; call <= 3; call++) {
                assertEquals(List.of("030111", "030222", "040333").get(call - 1), agent.awaitOffer(call).ani());
                serve(rig, 0);
            }
            assertEquals("main", decided(rig, 0).asked().plan());
            end(rig, 3);
        }
    }

    private static HttpResponse<String> apply(Rig rig, HttpClient client, String text) throws Exception {
        String credentials = Base64.getEncoder()
                .encodeToString((TECHNICIAN + ":" + Rig.PASSWORD).getBytes(StandardCharsets.UTF_8));
        String body = new ObjectMapper().writeValueAsString(Map.of("files", Map.of(FILE, text)));
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rig.server.httpPort() + "/config/apply"))
                        .header("Authorization", "Basic " + credentials).POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
