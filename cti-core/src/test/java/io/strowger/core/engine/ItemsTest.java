package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ItemState;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.output.ItemView;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.MediumSite.Capacity;
import io.strowger.core.state.Agent;
import io.strowger.core.state.EngineState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Items of work beside calls: how they come, whom they are offered to, what he may do with them and what takes them from him. */
class ItemsTest {
    private final ItemDesk desk = new ItemDesk(2);
    private final World world = desk.world;

    private List<ItemView> shown(int agent) {
        return world.pushes(agent).stream().filter(Push.ItemChanged.class::isInstance)
                .map(push -> ((Push.ItemChanged) push).item()).toList();
    }

    private String agentOf(ContactId id) {
        return desk.contact(id).service().agentId();
    }

    @Test
    void anItemIsOfferedAcceptedAndCompletedAndLoggedAsSegment() {
        world.ready(0);
        ContactId id = desk.item("chats", "c-1");
        assertEquals(ContactState.RINGING, desk.contact(id).state());
        assertEquals(ItemState.OFFERED, desk.row(id).state());
        ItemView offered = shown(0).getLast();
        assertEquals("ada@example.org", offered.from());
        assertEquals("chat", offered.medium());
        assertEquals(Map.of("case", "17"), offered.data());
        assertEquals(AgentState.READY, world.state(0));
        world.advance(3_000);
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.AcceptItem(id)));
        world.advance(60_000);
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.SetWrapUp(id, "", "well")));
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.CompleteItem(id)));
        assertNull(desk.contact(id));
        assertNull(desk.row(id));
        assertEquals(List.of(), world.agentOf(0).items());
        Fact.SegmentEnded ended = world.facts(Fact.SegmentEnded.class).getLast();
        assertEquals(SegmentDisposition.ANSWERED, ended.disposition());
        assertEquals(3_000, ended.ringMillis());
        assertEquals(60_000, ended.talkMillis());
        assertEquals("chat", world.facts(Fact.ItemSubmitted.class).getLast().medium());
        assertEquals(ContactDisposition.ANSWERED, world.facts(Fact.ContactEnded.class).getLast().disposition());
        List<ItemState> told = desk.told().stream().filter(Push.ItemChanged.class::isInstance)
                .map(push -> ((Push.ItemChanged) push).item().state()).toList();
        assertEquals(List.of(ItemState.OFFERED, ItemState.ACCEPTED, ItemState.ENDED), told);
    }

    @Test
    void anAgentHasAsManyAsHisCapacityAndTheRestWaitInOrder() {
        world.ready(0);
        ContactId first = desk.item("chats", "c-1");
        desk.item("chats", "c-2");
        desk.item("chats", "c-3");
        ContactId fourth = desk.item("chats", "c-4");
        assertEquals(3, world.agentOf(0).items().size());
        assertEquals(ContactState.WAITING, desk.contact(fourth).state());
        assertEquals(1, world.engine.state().indexes().staff().waitingFor("chats"));
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.AcceptItem(first)));
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.CompleteItem(first)));
        assertEquals(ContactState.RINGING, desk.contact(fourth).state());
    }

    @Test
    void anItemThatWeighsMoreWaitsUntilHeHasRoomForItAndLighterOnesPassIt() {
        world.ready(0);
        ContactId first = desk.heavy("chats", "c-1", 60);
        assertEquals(60, world.agentOf(0).items().get(0).weight());
        ContactId heavy = desk.heavy("chats", "c-2", 50);
        assertEquals(ContactState.WAITING, desk.contact(heavy).state(), "60 and 50 are more than he is");
        ContactId light = desk.item("chats", "c-3");
        assertEquals(ContactState.RINGING, desk.contact(light).state(), "60 and 30 are not");
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.AcceptItem(light)));
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.CompleteItem(light)));
        assertEquals(ContactState.WAITING, desk.contact(heavy).state());
        assertTrue(why(heavy).contains("has no room"), why(heavy));
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.AcceptItem(first)));
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.ParkItem(first)));
        assertEquals(ContactState.RINGING, desk.contact(heavy).state(), "what is parked weighs nothing");
        assertEquals(RefusalReason.CAPACITY_FULL, desk.agent(0, new Command.ResumeItem(first)));
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.AcceptItem(heavy)));
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.CompleteItem(heavy)));
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.ResumeItem(first)));
    }

    @Test
    void whoeverHasRoomForAHeavyItemTakesItThoughAnotherIsMoreIdle() {
        world.ready(0);
        ContactId first = desk.heavy("chats", "c-1", 60);
        desk.agent(0, new Command.AcceptItem(first));
        world.advance(1_000);
        world.ready(1);
        ContactId chat = desk.item("chats", "c-2");
        assertEquals("1001", agentOf(chat), "the more idle has room for a light one");
        ContactId heavy = desk.heavy("chats", "c-3", 100);
        assertEquals("1002", agentOf(heavy));
    }

    @Test
    void theWeightOfAnItemIsThatOfItsMediumAtLeast() {
        Push.RequestOutcome low = desk.asks(new Command.SubmitItem("chats", 5, "c", "", "", Map.of(), 29));
        assertEquals(RefusalReason.BAD_ARGUMENT, low.reason());
        assertEquals("weight 30, that of chat, to 100; or 0 for that", low.detail());
        assertEquals(RefusalReason.BAD_ARGUMENT,
                desk.asks(new Command.SubmitItem("chats", 5, "c", "", "", Map.of(), 101)).reason());
        desk.heavy("chats", "a", 30);
        desk.heavy("chats", "b", 100);
        Engine restored = Engine.restore(world.engine.snapshot());
        assertEquals(world.engine.hash(), restored.hash());
        ContactId heavy = world.engine.state().indexes().itemOf("b");
        assertEquals(100, restored.state().indexes().contacts().waiting(heavy).origin().weight());
    }

    @Test
    void aCallWaitsForNoItemsThoughTheirWaitMayBeAskedFor() {
        assertEquals(RefusalReason.NONE, desk.asks(new Command.RegisterPorts(World.CM, List.of("5901"))).reason());
        world.arrives(55);
        world.rings(55, "5901");
        world.answers(55, "5901");
        assertEquals(RefusalReason.SKILL_NOT_FOR_CALLS,
                desk.asks(new Command.RequestAgent("5901", "chats", 5)).reason());
        assertEquals(RefusalReason.SKILL_NOT_FOR_CALLS, desk.asks(
                new Command.RequestCallback("5901", "030123", "chats", 5, 0, 0)).reason());
        assertEquals(RefusalReason.NONE, desk.asks(new Command.QueryQueue("5901", "chats", 5)).reason());
    }

    private String why(ContactId id) {
        return ContactWhy.of(world.engine.view(), id).toString();
    }

    @Test
    void theMostIdleAgentHasTheNextItem() {
        world.ready(0);
        world.advance(1_000);
        world.ready(1);
        world.advance(1_000);
        assertEquals("1001", agentOf(desk.item("chats", "c-1")));
        world.advance(1_000);
        assertEquals("1002", agentOf(desk.item("chats", "c-2")));
    }

    @Test
    void aChatKeepsCallsAwayAndACallKeepsItemsAway() {
        world.ready(0);
        ContactId chat = desk.item("chats", "c-1");
        world.arrivesAndAsks(1);
        assertEquals(ContactState.WAITING, voice().state());
        assertEquals(Exclusion.CAPACITY, Eligibility.exclusion(look(), voice(), world.agentOf(0)));
        desk.agent(0, new Command.AcceptItem(chat));
        desk.agent(0, new Command.CompleteItem(chat));
        assertEquals(ContactState.SELECTED, voice().state());
        ContactId mail = desk.item("mails", "m-1");
        assertEquals(ContactState.WAITING, desk.contact(mail).state());
    }

    @Test
    void aMailIsInterruptedByCallsAndChats() {
        world.ready(0);
        ContactId mail = desk.item("mails", "m-1");
        desk.agent(0, new Command.AcceptItem(mail));
        ContactId chat = desk.item("chats", "c-1");
        assertEquals(ContactState.RINGING, desk.contact(chat).state());
        desk.agent(0, new Command.AcceptItem(chat));
        desk.agent(0, new Command.CompleteItem(chat));
        world.arrivesAndAsks(1);
        assertEquals(ContactState.SELECTED, voice().state());
        assertEquals(ItemState.ACCEPTED, world.agentOf(0).item(mail).state());
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.CompleteItem(mail)));
    }

    private io.strowger.core.state.Contact voice() {
        return world.engine.state().contacts().rows().stream().filter(contact -> !contact.handle().isItem())
                .findFirst().orElseThrow();
    }

    private Decision look() {
        Decision look = new Decision(world.engine.state());
        look.begin();
        return look;
    }

    @Test
    void capacityOfAnAgentStandsBeforeThatOfTheMedium() {
        world.configure(site -> site.withAgents(site.agents().stream()
                .map(agent -> agent.withCapacity(List.of(new Capacity("chat", 1), new Capacity("voice", 0))))
                .toList()));
        world.ready(0);
        desk.item("chats", "c-1");
        assertEquals(ContactState.WAITING, desk.contact(desk.item("chats", "c-2")).state());
        world.arrivesAndAsks(1);
        assertEquals(ContactState.WAITING, voice().state());
    }

    @Test
    void whoRefusesIsNotAskedAgainBeforeTheTimeAndAnotherIs() {
        world.ready(0);
        ContactId id = desk.item("chats", "c-1");
        long queued = desk.contact(id).demand().queuedNanos();
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.RejectItem(id)));
        assertEquals(ContactState.WAITING, desk.contact(id).state());
        assertEquals(queued, desk.contact(id).demand().queuedNanos());
        assertEquals(SegmentDisposition.REDIRECTED, world.facts(Fact.SegmentEnded.class).getLast().disposition());
        world.advance(Items.AGAIN_MILLIS - 1);
        assertEquals(ContactState.WAITING, desk.contact(id).state());
        world.advance(1);
        assertEquals("1001", agentOf(id));
        desk.agent(0, new Command.RejectItem(id));
        world.ready(1);
        assertEquals("1002", agentOf(id));
    }

    @Test
    void anOfferWithoutAnswerMakesTheAgentNotReady() {
        world.ready(0);
        ContactId id = desk.item("chats", "c-1");
        world.advance(19_999);
        assertEquals(ContactState.RINGING, desk.contact(id).state());
        world.advance(1);
        assertEquals(ContactState.WAITING, desk.contact(id).state());
        assertEquals(AgentState.NOT_READY, world.state(0));
        assertEquals(ReasonCode.CALL_NOT_ANSWERED, world.agentOf(0).work().reasonCode());
        assertEquals(SegmentDisposition.NO_ANSWER, world.facts(Fact.SegmentEnded.class).getLast().disposition());
    }

    @Test
    void aParkedItemLeavesRoomAndIsTakenUpAgainWhereThereIsSome() {
        world.ready(0);
        ContactId first = desk.item("chats", "c-1");
        desk.agent(0, new Command.AcceptItem(first));
        desk.item("chats", "c-2");
        desk.item("chats", "c-3");
        ContactId fourth = desk.item("chats", "c-4");
        world.advance(1_000);
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.ParkItem(first)));
        assertEquals(ContactState.RINGING, desk.contact(fourth).state());
        assertEquals(RefusalReason.CAPACITY_FULL, desk.agent(0, new Command.ResumeItem(first)));
        world.advance(4_000);
        desk.agent(0, new Command.RejectItem(fourth));
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.ResumeItem(first)));
        world.advance(2_000);
        desk.agent(0, new Command.CompleteItem(first));
        Fact.SegmentEnded ended = world.facts(Fact.SegmentEnded.class).getLast();
        assertEquals(4_000, ended.holdMillis());
        assertEquals(3_000, ended.talkMillis());
    }

    @Test
    void whatIsParkedForTooLongGoesBackToTheQueue() {
        world.ready(0);
        ContactId id = desk.item("chats", "c-1");
        desk.agent(0, new Command.AcceptItem(id));
        desk.agent(0, new Command.ParkItem(id));
        world.request(0, new Command.SetNotReady(2));
        world.advance(600_000);
        assertEquals(ContactState.WAITING, desk.contact(id).state());
        assertEquals(world.now, desk.contact(id).demand().queuedNanos());
        assertEquals(List.of(), world.agentOf(0).items());
    }

    @Test
    void whoLogsOffLeavesHisItemsToOthers() {
        world.ready(0);
        ContactId taken = desk.item("chats", "c-1");
        desk.agent(0, new Command.AcceptItem(taken));
        ContactId offered = desk.item("mails", "m-1");
        world.ready(1);
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.LogOff(0)));
        assertEquals("1002", agentOf(taken));
        assertEquals("1002", agentOf(offered));
        assertEquals(List.of(), world.agentOf(0).items());
    }

    @Test
    void whoBroughtItMayEndItWhereverItIs() {
        world.ready(0);
        ContactId offered = desk.item("chats", "c-1");
        assertEquals(RefusalReason.NONE, desk.asks(new Command.EndItem(offered)).reason());
        assertNull(desk.contact(offered));
        assertEquals(ItemState.ENDED, shown(0).getLast().state());
        assertEquals(ContactDisposition.ABANDONED, world.facts(Fact.ContactEnded.class).getLast().disposition());
        assertEquals(RefusalReason.ITEM_UNKNOWN, desk.asks(new Command.EndItem(offered)).reason());
    }

    @Test
    void anItemIsTransferredToAnotherSkillOfItsMedium() {
        world.configure(site -> {
            var skills = new java.util.ArrayList<>(site.skills());
            skills.add(ItemDesk.skill("second", "chat"));
            return site.withSkills(skills);
        });
        world.ready(0);
        ContactId id = desk.item("chats", "c-1");
        assertEquals(RefusalReason.ITEM_STATE, desk.agent(0, new Command.TransferItem(id, "second", 3)));
        desk.agent(0, new Command.AcceptItem(id));
        assertEquals(RefusalReason.SKILL_NOT_FOR_ITEMS, desk.agent(0, new Command.TransferItem(id, "mails", 3)));
        assertEquals(RefusalReason.SKILL_UNKNOWN, desk.agent(0, new Command.TransferItem(id, "none", 3)));
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.TransferItem(id, "second", 3)));
        assertEquals("second", desk.contact(id).demand().skill());
        assertEquals(1, world.engine.state().indexes().staff().waitingFor("second"));
    }

    @Test
    void whatIsNoItemIsRefused() {
        assertEquals(RefusalReason.SKILL_NOT_FOR_ITEMS, desk.submit("support", "x").reason());
        assertEquals(RefusalReason.SKILL_UNKNOWN, desk.submit("none", "x").reason());
        assertEquals(RefusalReason.BAD_ARGUMENT, desk.submit("chats", "").reason());
        String longest = "r".repeat(ItemCommands.REFERENCE_CHARACTERS_MAX);
        assertEquals(RefusalReason.BAD_ARGUMENT, desk.submit("chats", longest + "r").reason());
        ContactId id = desk.item("chats", longest);
        Push.RequestOutcome again = desk.submit("chats", longest);
        assertEquals(RefusalReason.ITEM_EXISTS, again.reason());
        assertEquals(id.toString(), again.detail());
        assertEquals(RefusalReason.DATA_TOO_LARGE, desk.asks(new Command.SubmitItem("chats", 5, "big", "", "",
                Map.of("k", "v".repeat(ItemCommands.DATA_BYTES_MAX)))).reason());
        assertEquals(RefusalReason.NONE, desk.asks(new Command.SubmitItem("chats", 5, "fits", "", "",
                Map.of("k", "v".repeat(ItemCommands.DATA_BYTES_MAX - 1)))).reason());
        assertEquals(RefusalReason.BAD_ARGUMENT, desk.asks(new Command.SubmitItem("chats", 5, "t", "",
                "t".repeat(ItemCommands.TEXT_CHARACTERS_MAX + 1), Map.of())).reason());
        world.ready(0);
        world.ready(1);
        assertEquals(RefusalReason.NOT_PERMITTED,
                desk.agent(0, new Command.SubmitItem("chats", 5, "a", "", "", Map.of())));
        assertEquals(RefusalReason.NOT_PERMITTED, desk.asks(new Command.AcceptItem(id)).reason());
        int other = agentOf(id).equals("1001") ? 1 : 0;
        assertEquals(RefusalReason.ITEM_NOT_YOURS, desk.agent(other, new Command.AcceptItem(id)));
        assertEquals(RefusalReason.ITEM_STATE, desk.agent(1 - other, new Command.ParkItem(id)));
        assertEquals(RefusalReason.BAD_ARGUMENT, desk.agent(0, new Command.AcceptItem(null)));
    }

    @Test
    void anAgentKeepsNoMoreItemsThanTheLimit() {
        world.ready(0);
        for (int i = 0; i < Agent.ITEMS_MAX; i++) {
            ContactId id = desk.item("mails", "m-" + i);
            assertEquals(RefusalReason.NONE, desk.agent(0, new Command.AcceptItem(id)));
            assertEquals(RefusalReason.NONE, desk.agent(0, new Command.ParkItem(id)));
        }
        ContactId more = desk.item("mails", "more");
        assertEquals(ContactState.WAITING, desk.contact(more).state());
        ContactId one = world.agentOf(0).items().get(0).contact();
        assertEquals(RefusalReason.NONE, desk.agent(0, new Command.ResumeItem(one)));
        desk.agent(0, new Command.CompleteItem(one));
        assertEquals(ContactState.RINGING, desk.contact(more).state());
    }

    @Test
    void itemsCountForOccupancyAndForTheSkill() {
        world.ready(0);
        ContactId id = desk.item("chats", "c-1");
        desk.agent(0, new Command.AcceptItem(id));
        world.advance(1_800_000);
        desk.agent(0, new Command.CompleteItem(id));
        assertEquals(5_000, world.agentOf(0).load().occupancyParts(world.now));
        assertEquals(1, world.agentOf(0).load().contacts());
        assertEquals(1_800_000, world.engine.state().skills().get("chats").pace().handledMillis());
    }

    @Test
    void theTopicOfAnAgentShowsHisItems() {
        world.ready(0);
        ContactId id = desk.item("chats", "c-1");
        TopicState.AgentView view = world.outputs.stream().filter(Output.TopicUpdated.class::isInstance)
                .map(Output.TopicUpdated.class::cast).filter(topic -> topic.topic().equals("agent/1001"))
                .map(topic -> (TopicState.AgentView) topic.state()).toList().getLast();
        assertEquals(List.of(id), view.items().stream().map(ItemView::contact).toList());
        assertEquals(Map.of("case", "17"), view.items().get(0).data());
    }

    @Test
    void itemsOutliveARestartAndALostLinkDoesNotTouchThem() {
        world.ready(0);
        ContactId taken = desk.item("chats", "c-1");
        desk.agent(0, new Command.AcceptItem(taken));
        world.linkLost();
        ContactId waiting = desk.item("chats", "c-2");
        assertEquals(ContactState.RINGING, desk.contact(waiting).state());
        EngineState restored = EngineState.restore(world.engine.state().snapshot());
        assertEquals(world.engine.state().hash(), restored.hash());
        assertEquals(taken, restored.indexes().itemOf("c-1"));
        assertTrue(restored.site().media().hasRoom(restored.agents().get("1001"), "chat"));
        assertFalse(restored.site().media().hasRoom(restored.agents().get("1001"), "voice"));
        world.epoch++;
        world.apply(new Input.EpochStarted(world.epoch, world.now / 1_000_000, world.now / 1_000_000));
        assertEquals(ItemState.ACCEPTED, desk.row(taken).state());
        assertEquals(RefusalReason.ITEM_EXISTS, desk.submit("chats", "c-1").reason());
    }

    @Test
    void requestsSentTwiceHandInOneItem() {
        Command.SubmitItem command = new Command.SubmitItem("chats", 5, "c-1", "", "", Map.of());
        world.apply(new Input.SessionRequested("desk-1", 1, command));
        world.apply(new Input.SessionRequested("desk-1", 1, command));
        assertEquals(1, world.engine.state().items().size());
    }

    @Test
    void whyAnItemWaitsAndWhyAnAgentIsOfferedNoCallIsSaid() {
        world.ready(0);
        for (int i = 0; i < 3; i++) {
            desk.item("chats", "c-" + i);
        }
        ContactId waiting = desk.item("chats", "c-3");
        world.advance(1_000);
        ContactWhy why = ContactWhy.of(world.engine.view(), waiting);
        assertEquals(List.of(), why.obstacles());
        assertEquals("has no room for it beside what he has", why.skills().get(0).agents().get(0).reason());
        assertEquals("is not logged on", why.skills().get(0).agents().get(1).reason());
        AgentWhy agent = AgentWhy.of(world.engine.view(), "1001");
        assertFalse(agent.offerable());
        assertTrue(agent.reasons().get(0).contains("3 items of work"), agent.reasons().toString());
        desk.agent(0, new Command.SetNotReady(2));
        assertTrue(ContactWhy.of(world.engine.view(), waiting).skills().get(0).agents().get(0).reason()
                .startsWith("NOT_READY"));
    }
}
