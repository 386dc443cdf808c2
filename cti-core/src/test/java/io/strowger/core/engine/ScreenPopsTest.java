package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Output;
import io.strowger.core.output.Output.WebhookWanted;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.DeskSite;
import io.strowger.core.site.ScreenPopSite;
import io.strowger.core.site.UrlTemplate;
import io.strowger.core.site.WebhookSite;
import io.strowger.core.site.WebhookSite.WebhookEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** URLs for desktops and webhooks: 1001 talks with the customer, 1002 is consulted and takes him over. */
class ScreenPopsTest {
    private static final List<WebhookEvent> ALL = List.of(WebhookEvent.values());

    private final Talk talk = new Talk(1, 2, 3);
    private final World world = talk.world;

    private void configure(DeskSite desk) {
        world.configure(site -> site.withDesk(desk));
    }

    private void pops(String... targetsAndTemplates) {
        List<ScreenPopSite> pops = new java.util.ArrayList<>();
        for (int i = 0; i < targetsAndTemplates.length; i += 2) {
            pops.add(new ScreenPopSite(targetsAndTemplates[i], targetsAndTemplates[i + 1]));
        }
        configure(DeskSite.NONE.withScreenPops(pops));
    }

    private List<WebhookWanted> wanted() {
        return world.outputs.stream().filter(WebhookWanted.class::isInstance).map(WebhookWanted.class::cast).toList();
    }

    private String shown(int agent) {
        return world.outputs.stream().filter(Output.TopicUpdated.class::isInstance).map(Output.TopicUpdated.class::cast)
                .filter(topic -> topic.topic().equals("agent/" + World.agent(agent)))
                .map(topic -> (TopicState.AgentView) topic.state()).reduce((a, b) -> b).orElseThrow().calls().get(0)
                .screenPopUrl();
    }

    @Test
    void theOfferBringsTheUrlOfTheContactsData() {
        pops("site", "https://crm.example/{contact}{?ani,dnis,ucid,agent,station,switch,skill,vdn,serial,data.order}");
        talk.begin();
        CallView offer = talk.offers(0).get(0);
        assertEquals("https://crm.example/" + offer.contact() + "?ani=%2B493012345&dnis=" + offer.dnis() + "&ucid="
                + offer.ucid() + "&agent=1001&station=5001&switch=CM&skill=support&vdn=6001&serial=" + offer.serial(),
                offer.screenPopUrl());
        assertTrue(!offer.dnis().isEmpty() && !offer.ucid().isEmpty());
    }

    @Test
    void theVdnGoesBeforeTheSkillAndThatBeforeTheSite() {
        pops("site", "https://h/site");
        talk.begin();
        assertEquals("https://h/site", talk.offers(0).get(0).screenPopUrl());
        pops("site", "https://h/site", "skill/support", "https://h/skill");
        assertEquals("https://h/skill", shown(0));
        pops("site", "https://h/site", "skill/support", "https://h/skill", "vdn/CM/6001", "https://h/vdn");
        assertEquals("https://h/vdn", shown(0));
        pops("vdn/CM/6002", "https://h/vdn", "skill/sales", "https://h/skill");
        assertEquals("", shown(0));
    }

    @Test
    void theConsultedAgentOpensTheSameCustomerAndSeesDataThatIsAttachedMeanwhile() {
        pops("site", "https://crm.example/{contact}{?ani,data.order%20no}");
        talk.begin();
        world.login(1);
        talk.ask(0, new Command.AttachCallData(talk.key(55), Map.of("order no", "47/11")));
        talk.held(55, "5001");
        talk.dials("5002");
        talk.consultedRings("5002");
        CallView consulted = talk.offers(1).get(0);
        assertEquals(talk.offers(0).get(0).contact(), consulted.contact());
        assertEquals("https://crm.example/" + consulted.contact() + "?ani=%2B493012345&data.order%20no=47%2F11",
                consulted.screenPopUrl());
        assertEquals(consulted.screenPopUrl(), shown(0));
        assertEquals(consulted.screenPopUrl(), shown(1));
    }

    @Test
    void aUrlThatWouldBeTooLongIsLeftOutAndToldOnceAnOffer() {
        pops("site", "https://crm.example/{data.order}");
        talk.begin();
        world.login(1);
        talk.ask(0, new Command.AttachCallData(talk.key(55),
                Map.of("order", "x".repeat(UrlTemplate.EXPANDED_CHARACTERS_MAX))));
        assertEquals("", shown(0));
        assertEquals(0, anomalies());
        talk.held(55, "5001");
        talk.dials("5002");
        talk.consultedRings("5002");
        assertEquals("", talk.offers(1).get(0).screenPopUrl());
        assertEquals(1, anomalies());
    }

    private long anomalies() {
        return world.facts(Fact.AnomalyRecorded.class).stream().filter(a -> a.kind() == AnomalyKind.LIMIT).count();
    }

    @Test
    void webhooksAreToldOfOfferAnswerAndEnd() {
        configure(DeskSite.NONE.withWebhooks(List.of(
                new WebhookSite("crm", "site", "https://h/hook", ALL, "crm", 3_000, 4),
                new WebhookSite("offers", "skill/support", "https://h/o", List.of(WebhookEvent.OFFER), "crm", 3_000, 4),
                new WebhookSite("other", "vdn/CM/6002", "https://h/x", ALL, "crm", 3_000, 4))));
        talk.begin();
        world.login(1);
        talk.held(55, "5001");
        talk.dials("5002");
        talk.consultedRings("5002");
        talk.consultedAnswers("5002");
        world.advance(3_000);
        talk.transferred(Talk.TRUNK, "5002");
        talk.clears("5002", "5002");
        List<String> told = wanted().stream().filter(each -> each.webhook().equals("crm"))
                .map(each -> each.event() + " " + each.part().agentId() + " " + each.part().segment() + " "
                        + each.part().disposition())
                .toList();
        assertEquals(List.of("OFFER 1001 1 ", "ANSWER 1001 1 ", "OFFER 1002 0 ", "END 1001 1 ANSWERED",
                "OFFER 1002 2 ", "ANSWER 1002 2 ", "END 1002 2 ANSWERED"), told);
        assertEquals(List.of(1, 0, 2), wanted().stream().filter(each -> each.webhook().equals("offers"))
                .map(each -> each.part().segment()).toList());
        assertEquals(0, wanted().stream().filter(each -> each.webhook().equals("other")).count());
        WebhookWanted end = wanted().stream().filter(each -> each.event() == WebhookEvent.END).findFirst()
                .orElseThrow();
        assertEquals("+493012345", end.call().ani());
        assertNull(end.call().state());
        assertTrue(end.part().talkMillis() + end.part().holdMillis() >= 3_000);
        talk.settle();
    }

    @Test
    void webhooksAreToldOfWhoGivesUpWhileHeWaitsAndWhileItRings() {
        configure(DeskSite.NONE.withWebhooks(List.of(
                new WebhookSite("crm", "skill/support", "https://h/hook", ALL, "crm", 3_000, 4))));
        world.arrivesAndAsks(55);
        world.advance(4_000);
        world.callerClears(55, "");
        WebhookWanted waited = wanted().get(0);
        assertEquals(1, wanted().size());
        assertEquals(WebhookEvent.ABANDON, waited.event());
        assertNull(waited.part());
        assertEquals(List.of("+493012345", "support", 4_000L),
                List.of(waited.call().ani(), waited.call().skill(), waited.call().queueMillis()));
        world.outputs.clear();
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(57);
        world.used(dialogue, "5001");
        world.rings(57, "5001");
        world.callerClears(57, "5001");
        assertEquals(List.of(WebhookEvent.OFFER, WebhookEvent.END, WebhookEvent.ABANDON),
                wanted().stream().map(WebhookWanted::event).toList());
        assertEquals("ABANDONED", wanted().get(1).part().disposition());
    }

    @Test
    void whoWasAnsweredHasNotGivenUp() {
        configure(DeskSite.NONE.withWebhooks(List.of(
                new WebhookSite("crm", "site", "https://h/hook", ALL, "crm", 3_000, 4))));
        talk.begin();
        world.callerClears(55, "5001");
        assertEquals(List.of(WebhookEvent.OFFER, WebhookEvent.ANSWER, WebhookEvent.END),
                wanted().stream().map(WebhookWanted::event).toList());
    }
}
