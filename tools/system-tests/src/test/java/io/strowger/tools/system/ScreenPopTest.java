package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.strowger.calllog.export.CallLogExport;
import io.strowger.calllog.export.ExportFormat;
import io.strowger.calllog.export.ExportRequest;
import io.strowger.calllog.export.ExportTable;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.model.AgentState;
import io.strowger.core.output.CallView;
import io.strowger.core.site.DeskSite;
import io.strowger.core.site.ScreenPopSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.WebhookSite;
import io.strowger.core.site.WebhookSite.WebhookEvent;
import io.strowger.simulator.model.CallHandle;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A call is offered with the page that the desktop is to open, the colleague who is consulted gets the same page, and a service hears of offers, answers and ends by
 * HTTP; a server that starts again on the same journal tells it nothing twice.
 */
@Timeout(120)
class ScreenPopTest {
    private static final long WAIT_SECONDS = 30;

    @TempDir
    Path directory;
    private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();

    private HttpServer service() throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/hook", exchange -> {
            heard.add(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        service.start();
        return service;
    }

    private Site popped(Site site, int port) {
        return site.withDesk(DeskSite.NONE
                .withScreenPops(List.of(new ScreenPopSite("site",
                        "https://crm.example/{contact}{?ani,skill,data.order}")))
                .withWebhooks(List.of(new WebhookSite("crm", "vdn/CM/" + Rig.VDN, "http://127.0.0.1:" + port + "/hook",
                        List.of(WebhookEvent.values()), "aes1", 3_000, 2))));
    }

    private JsonNode next(String event, String agent, boolean consulted) throws InterruptedException {
        JsonNode one = heard.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        assertNotNull(one, event);
        assertEquals(List.of(event, agent, consulted), List.of(one.get("event").asText(),
                one.at("/agent/id").asText(), one.at("/agent/consulted").asBoolean()), one.toString());
        return one;
    }

    @Test
    void bothDesktopsOpenTheSamePageAndAServiceHearsOfIt() throws Exception {
        HttpServer service = service();
        Rig rig = new Rig(directory, 2);
        rig.siteChange = site -> popped(site, service.getAddress().getPort());
        try (rig) {
            rig.startServer();
            Rig.Desktop agent = rig.new Desktop(0);
            rig.desktops.add(agent);
            Rig.Desktop colleague = rig.new Desktop(1);
            rig.desktops.add(colleague);
            agent.ready();
            rig.simulator.newCall("915551212", Rig.VDN);
            CallView offer = agent.awaitOffer(1);
            assertEquals("https://crm.example/" + offer.contact() + "?ani=" + offer.ani() + "&skill=support",
                    offer.screenPopUrl());
            JsonNode first = next("OFFER", Rig.agentId(0), false);
            assertEquals(offer.screenPopUrl(), first.get("url").asText());
            agent.must(agent.client.answer(offer.call()));
            agent.awaitState(AgentState.TALKING);
            next("ANSWER", Rig.agentId(0), false);
            agent.done(new Command.AttachCallData(offer.call(), Map.of("order", "47/11")));
            agent.done(new Command.ConsultationCall(offer.call(), Rig.station(1), Bytes.EMPTY));
            CallView consulted = colleague.awaitOffer(1);
            assertEquals(offer.screenPopUrl() + "&data.order=47%2F11", consulted.screenPopUrl());
            assertEquals(consulted.screenPopUrl(), next("OFFER", Rig.agentId(1), true).get("url").asText());
            colleague.must(colleague.client.answer(consulted.call()));
            colleague.awaitState(AgentState.TALKING);
            agent.done(new Command.TransferCall(offer.call(), consulted.call()));
            assertEquals("ANSWERED", next("END", Rig.agentId(0), false).at("/agent/disposition").asText());
            next("OFFER", Rig.agentId(1), false);
            next("ANSWER", Rig.agentId(1), false);
            colleague.done(new Command.SetWrapUp(offer.contact(), "solved", "sent the second one"));
            rig.simulator.hangUp(Rig.station(1));
            next("END", Rig.agentId(1), false);
            String metrics = metrics(rig);
            assertTrue(metrics.contains("strowger_webhooks_total{outcome=\"DELIVERED\",webhook=\"crm\"} 7.0"), metrics);
            assertTrue(metrics.contains("strowger_webhook_dead_letters_total{webhook=\"crm\"} 0.0"), metrics);
            rig.server.close();
            StringWriter segments = new StringWriter();
            CallLogExport.export(rig.server.journalDirectory(),
                    ExportRequest.of(ExportTable.SEGMENTS, ExportFormat.CSV), segments);
            List<String> rows = segments.toString().lines().toList();
            assertTrue(rows.get(1).endsWith(",,,TRANSFERRED") && rows.get(2).endsWith(",solved,sent the second one,"),
                    segments.toString());
            rig.startServer();
            assertTrue(rig.server.view().reign().epoch() > 1);
            assertTrue(heard.isEmpty(), "the journal is read again, and nobody is told again");
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aServiceHearsOfACallerWhoGaveUpWhileNobodyWasFree() throws Exception {
        HttpServer service = service();
        Rig rig = new Rig(directory, 1);
        rig.siteChange = site -> popped(site, service.getAddress().getPort());
        try (rig) {
            rig.startServer();
            CallHandle call = rig.simulator.newCall("915551212", Rig.VDN);
            rig.await("the call to wait",
                    () -> rig.server.view().contacts().values().stream().anyMatch(contact -> contact.isWaiting()));
            rig.simulator.hangUp(call);
            JsonNode told = heard.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            assertNotNull(told);
            assertEquals("ABANDON", told.get("event").asText());
            assertEquals("support", told.at("/call/skill").asText());
            assertTrue(told.at("/call/ani").asText().endsWith("15551212") && !told.has("agent"), told::toString);
        } finally {
            service.stop(0);
        }
    }

    private static String metrics(Rig rig) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rig.server.httpPort()
                    + "/metrics")).build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
