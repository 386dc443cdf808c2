package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.RecognisedBy;
import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.site.MultiSite;
import io.strowger.core.site.MultiSite.Arrival;
import io.strowger.core.site.MultiSite.TiePath;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Crossing;
import io.strowger.core.state.TieTrunks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One queue over two switches: the way there, the recognition, and everything that can cross or go wrong. */
class SitesTest {
    private static final String PATH = "CM/NY";
    private static final Party STRANGER = new Party("+4940999", "040999");
    private TwoSites sites = TwoSites.with(TwoSites.toStation());
    private World world = sites.world;

    private void use(TiePath... paths) {
        sites = TwoSites.with(paths);
        world = sites.world;
    }

    private Contact contact() {
        assertEquals(1, world.engine.state().contacts().size(), "one contact");
        return world.onlyContact().orElseThrow();
    }

    private AgentState state(String agentId) {
        return world.engine.state().agents().get(agentId).state();
    }

    private TieTrunks trunks() {
        return world.engine.state().tieTrunks().get(PATH);
    }

    private long anomalies(String words) {
        return world.facts(Fact.AnomalyRecorded.class).stream().filter(fact -> fact.detail().contains(words)).count();
    }

    /** A contact at CM for whom only agent 2001 at NY is ready; the token or nothing. */
    private Bytes sent(int callId) {
        sites.ready("2001", TwoSites.NY, "8001");
        RouteDialogue dialogue = world.arrivesAndAsks(callId);
        assertEquals(ContactState.SELECTED, contact().state());
        world.used(dialogue, sites.selected().routeSelected());
        return sites.selected().userToUser();
    }

    // --- to the station, by token

    @Test
    void aContactIsSentToAnAgentAtAnotherSwitchAndStaysOne() {
        Bytes token = sent(55);
        assertEquals("888001", sites.selected().routeSelected());
        assertTrue(token.length() <= MultiSite.TOKEN_OCTETS, token.toString());
        String serial = contact().serial();
        world.advance(2_000);
        sites.rings(70, "8001", token);
        assertEquals(AgentState.ALERTING, state("2001"));
        assertEquals(List.of("NY", 70), List.of(contact().call().switchName(), contact().call().callId()));
        sites.answers(70, "8001");
        assertEquals(ContactState.TALKING, contact().state());
        assertEquals(serial, contact().serial());
        assertEquals(1, trunks().inUse());
        Fact.ContactCrossed crossed = world.facts(Fact.ContactCrossed.class).get(0);
        assertEquals(List.of(RecognisedBy.TOKEN, false, 2_000L),
                List.of(crossed.by(), crossed.sameUcid(), crossed.millis()));
        Fact.SegmentStarted segment = world.facts(Fact.SegmentStarted.class).get(0);
        assertEquals(List.of("NY", "8001", "2001", 2_000L),
                List.of(segment.switchName(), segment.station(), segment.agentId(), segment.queueMillis()));
        sites.clears(70, "8001");
        world.callerClears(55, "");
        assertEquals(0, world.engine.state().contacts().size());
        assertEquals("(1,1,1,1/1,1)", world.counters());
        assertEquals(1, world.facts(Fact.ContactEnded.class).size());
        assertEquals(Fact.ContactDisposition.ANSWERED, world.facts(Fact.ContactEnded.class).get(0).disposition());
        assertEquals(AgentState.READY, state("2001"));
        assertEquals(0, trunks().inUse());
        assertEquals(0, world.facts(Fact.AnomalyRecorded.class).size());
        world.advance(60_000);
        assertEquals(0, world.engine.state().crossings().size());
    }

    @Test
    void anAgentOfTheOwnSwitchComesFirstHoweverLongTheOtherHasBeenIdle() {
        sites.ready("2001", TwoSites.NY, "8001");
        world.advance(60_000);
        sites.ready("1001", World.CM, "5001");
        world.arrivesAndAsks(55);
        assertEquals("5001", sites.selected().routeSelected());
    }

    @Test
    void withoutAPathNobodyIsSentAcross() {
        use();
        sites.ready("2001", TwoSites.NY, "8001");
        world.arrivesAndAsks(55);
        assertEquals(ContactState.WAITING, contact().state());
        assertEquals(0, world.sent(PbxCommand.RouteSelect.class).size());
    }

    @Test
    void itMayArriveBeforeTheOriginTellsTheEndOfItsDialogue() {
        sites.ready("2001", TwoSites.NY, "8001");
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        sites.rings(70, "8001", sites.selected().userToUser());
        assertEquals(ContactState.RINGING, contact().state());
        world.used(dialogue, "888001");
        assertEquals(ContactState.RINGING, contact().state());
        sites.answers(70, "8001");
        world.advance(60_000);
        assertEquals(ContactState.TALKING, contact().state());
        assertEquals(0, world.facts(Fact.AnomalyRecorded.class).size());
    }

    @Test
    void theFarEndOfTheTrunkIsNobodyWhoAnswered() {
        Bytes token = sent(55);
        world.answers(55, "T801#9");
        assertEquals(ContactState.SELECTED, contact().state());
        assertEquals("(1,0,1,0/0,0)", world.counters());
        sites.rings(70, "8001", token);
        sites.answers(70, "8001");
        assertEquals("(1,1,1,1/1,1)", world.counters());
    }

    @Test
    void aTokenCountsOnceAndTheSecondCallerIsServedAsWhatHeIs() {
        Bytes token = sent(55);
        sites.rings(70, "8001", token);
        sites.answers(70, "8001");
        sites.arrives(71, "7900", token, STRANGER);
        sites.asks(71, "7900", token, STRANGER);
        assertEquals(2, world.engine.state().contacts().size(), "nobody is dropped");
        assertTrue(anomalies("which has arrived") > 0);
        assertEquals(ContactState.TALKING, world.onlyContact().orElseThrow().state());
    }

    @Test
    void aMadeUpTokenOpensNothing() {
        sent(55);
        ContactId id = contact().id();
        String forged = CrossingToken.of(id, 1, "another key of sixteen");
        sites.rings(70, "8002", Bytes.of(forged.getBytes(StandardCharsets.US_ASCII)));
        assertEquals(ContactState.SELECTED, contact().state());
        assertEquals(0, world.facts(Fact.ContactCrossed.class).size());
    }

    @Test
    void whoNeverArrivesIsBackInItsPlaceAndTheAgentFree() {
        sent(55);
        long queued = contact().demand().queuedNanos();
        RouteDialogue behind = world.arrivesAndAsks(56);
        world.advance(9_999);
        assertEquals(AgentState.RESERVED, state("2001"));
        world.advance(1);
        assertEquals(1, anomalies("never arrived"));
        Contact first = world.onlyContact().orElseThrow();
        assertEquals(List.of(ContactState.WAITING, queued, 5),
                List.of(first.state(), first.demand().queuedNanos(), first.demand().priority()));
        assertEquals(List.of(), first.demand().tried(), "it was not his fault");
        assertEquals(AgentState.READY, state("2001"));
        assertEquals(List.of(0, 1), List.of(trunks().inUse(), trunks().failures()));
        // The vector asks again; the path rests, so the local agent who comes serves the first, not the one behind it.
        world.asks(55);
        sites.ready("1001", World.CM, "5001");
        assertEquals("5001", sites.selected().routeSelected());
        assertEquals(ContactState.SELECTED, world.onlyContact().orElseThrow().state());
        assertNotEquals(behind, sites.selected().dialogue());
    }

    @Test
    void whoArrivesLateIsKnownAllTheSame() {
        Bytes token = sent(55);
        world.advance(10_000);
        assertEquals(ContactState.WAITING, contact().state());
        world.advance(3_000);
        sites.rings(70, "8001", token);
        assertEquals(ContactState.RINGING, contact().state());
        assertEquals("NY", contact().switchName());
        assertEquals(13_000, world.facts(Fact.ContactCrossed.class).get(0).millis());
        assertEquals(List.of(1, 0), List.of(trunks().inUse(), trunks().failures()));
    }

    @Test
    void aBusyTrunkIsTheWaysFaultAndTheWayRestsLongerEachTime() {
        sites.ready("2001", TwoSites.NY, "8001");
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        for (int failures = 1; failures <= 8; failures++) {
            world.ended(dialogue, World.failure(UniversalFailure.RESOURCE_BUSY));
            assertEquals(ContactState.WAITING, contact().state());
            assertEquals(failures, trunks().failures());
            dialogue = world.asks(55);
            long rest = Math.min(Trunks.REST_MAX_MILLIS, Trunks.REST_MILLIS << failures - 1);
            world.advance(rest - 1);
            assertEquals(ContactState.WAITING, contact().state(), "rests " + rest);
            world.advance(1);
            assertEquals(ContactState.SELECTED, contact().state(), "tried again after " + rest);
        }
        world.used(dialogue, "888001");
        sites.rings(70, "8001", sites.selected().userToUser());
        assertEquals(0, trunks().failures());
    }

    @Test
    void whoGivesUpOnTheWayIsAbandonedOnceAndHisEmptyCallIsNoNewContact() {
        Bytes token = sent(55);
        world.callerClears(55, "");
        assertEquals(0, world.engine.state().contacts().size());
        assertEquals(AgentState.READY, state("2001"));
        sites.arrives(70, "7900", token, World.caller());
        sites.asks(70, "7900", token, World.caller());
        assertEquals(0, world.engine.state().contacts().size());
        assertEquals(1, world.sent(PbxCommand.RouteEnd.class).size(), "its vector goes on");
        assertEquals(1, world.facts(Fact.ContactStarted.class).size());
        assertEquals(0, trunks().inUse());
    }

    @Test
    void theLinkOfTheOriginMayBeLostMeanwhile() {
        Bytes token = sent(55);
        world.linkLost();
        assertEquals(ContactState.SELECTED, contact().state());
        sites.rings(70, "8001", token);
        sites.answers(70, "8001");
        assertEquals(ContactState.TALKING, contact().state());
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        world.advance(60_000);
        assertEquals(ContactState.TALKING, contact().state(), "what becomes of the first call does not matter");
        sites.clears(70, "8001");
        assertEquals(0, world.engine.state().contacts().size());
    }

    @Test
    void theLinkOfTheOriginIsLostAndItNeverArrives() {
        sent(55);
        world.linkLost();
        world.advance(10_000);
        assertEquals(ContactState.WAITING, contact().state());
        assertEquals(AgentState.READY, state("2001"));
    }

    @Test
    void aRestartOnTheWayLosesNothing() {
        Bytes token = sent(55);
        world.epoch = 2;
        world.apply(new Input.EpochStarted(2, world.now / 1_000_000, world.now / 1_000_000));
        world.linkUp();
        sites.up(TwoSites.NY, TwoSites.NY_LINK);
        sites.rings(70, "8001", token);
        assertEquals("NY", contact().switchName());
        assertEquals(1, world.facts(Fact.ContactCrossed.class).size());
    }

    @Test
    void aPathCarriesNoMoreThanItsCapacity() {
        TiePath one = new TiePath(World.CM, TwoSites.NY, 0, "88", 10, 1, Arrival.STATION, 32, "7900", null);
        use(one);
        Bytes token = sent(55);
        sites.ready("2002", TwoSites.NY, "8002");
        world.arrivesAndAsks(56);
        assertEquals(1, world.sent(PbxCommand.RouteSelect.class).size(), "the one trunk is taken");
        sites.rings(70, "8001", token);
        sites.answers(70, "8001");
        assertEquals(1, trunks().inUse());
        sites.callerClears(70, "8001");
        assertEquals(2, world.sent(PbxCommand.RouteSelect.class).size(), "the trunk is free, and the next is sent");
    }

    @Test
    void whatTheContactCameWithGoesAlongWhereItFits() {
        Bytes own = Bytes.of("order 4711".getBytes(StandardCharsets.US_ASCII));
        Bytes told = CrossingToken.told("ST11.9.1.abc", own, 96);
        assertEquals("ST11.9.1.abc;order 4711", new String(told.toByteArray(), StandardCharsets.US_ASCII));
        assertEquals("ST11.9.1.abc", CrossingToken.in(TwoSites.data(1, told)));
        assertEquals(12, CrossingToken.told("ST11.9.1.abc", own, 22).length(), "one octet too much");
        assertEquals(23, CrossingToken.told("ST11.9.1.abc", own, 23).length());
        assertEquals("", CrossingToken.in(TwoSites.data(1, own)));
        String longest = CrossingToken.of(new ContactId(1_679_615, 78_364_164_095L), 3, TwoSites.KEY);
        assertTrue(longest.length() <= MultiSite.TOKEN_OCTETS, longest);
    }

    // --- to a number of the pool

    @Test
    void withoutTokensAContactIsKnownByTheNumberThatOnlyItWasSentTo() {
        use(TwoSites.toPool());
        assertEquals(Bytes.EMPTY, sent(55));
        assertEquals("887901", sites.selected().routeSelected());
        sites.arrives(70, "7901", Bytes.EMPTY, World.caller());
        assertEquals(ContactState.SELECTED, contact().state());
        assertEquals("NY", contact().switchName());
        RouteDialogue there = sites.asks(70, "7901", Bytes.EMPTY, World.caller());
        assertEquals(List.of("NY", "8001", there),
                List.of(sites.selectedAt(), sites.selected().routeSelected(), sites.selected().dialogue()));
        sites.rings(70, "8001", Bytes.EMPTY);
        sites.answers(70, "8001");
        assertEquals(ContactState.TALKING, contact().state());
        assertEquals(RecognisedBy.NUMBER, world.facts(Fact.ContactCrossed.class).get(0).by());
        assertEquals("(1,1,1,1/1,1)", countersOfOrigin());
        sites.clears(70, "8001");
        world.callerClears(55, "");
        assertEquals(0, world.engine.state().contacts().size());
        // The number rests: the next contact gets the other one, and the first again after the quarantine.
        world.arrivesAndAsks(56);
        assertEquals("887902", sites.selected().routeSelected());
        world.advance(60_000);
        assertNull(world.engine.state().indexes().crossings().of(new io.strowger.core.model.DeviceKey("NY", "7901")));
    }

    private String countersOfOrigin() {
        int[] counts = new int[Fact.VdnCounter.values().length];
        world.facts(Fact.VdnCounted.class).stream().filter(fact -> fact.vdn().equals("6001"))
                .forEach(fact -> counts[fact.counter().ordinal()]++);
        return "(" + counts[0] + "," + counts[1] + "," + counts[2] + "," + counts[3] + "/" + counts[4] + ","
                + counts[5] + ")";
    }

    @Test
    void theVdnMayAskBeforeItsMonitorTells() {
        use(TwoSites.toPool());
        sent(55);
        sites.asks(70, "7901", Bytes.EMPTY, World.caller());
        sites.arrives(70, "7901", Bytes.EMPTY, World.caller());
        assertEquals(List.of("NY", "8001"), List.of(sites.selectedAt(), sites.selected().routeSelected()));
        assertEquals(ContactState.SELECTED, contact().state());
    }

    @Test
    void anotherCallerWhoDialsTheNumberIsHimself() {
        use(TwoSites.toPool());
        sent(55);
        sites.arrives(70, "7901", Bytes.EMPTY, STRANGER);
        sites.asks(70, "7901", Bytes.EMPTY, STRANGER);
        assertEquals(2, world.engine.state().contacts().size());
        assertEquals("CM", world.onlyContact().orElseThrow().switchName());
        sites.arrives(71, "7901", Bytes.EMPTY, World.caller());
        assertEquals("NY", world.onlyContact().orElseThrow().switchName(), "the number is still its own");
    }

    @Test
    void whereTokensAreCarriedANumberAloneProvesNothing() {
        use(new TiePath(World.CM, TwoSites.NY, 0, "88", 10, 4, Arrival.POOL, 96, "", null));
        Bytes token = sent(55);
        assertFalse(token.isEmpty());
        sites.arrives(70, "7901", Bytes.EMPTY, World.caller());
        assertEquals(2, world.engine.state().contacts().size());
        sites.arrives(71, "7901", token, World.caller());
        assertEquals(RecognisedBy.TOKEN, world.facts(Fact.ContactCrossed.class).get(0).by());
    }

    @Test
    void anExhaustedPoolSendsNobody() {
        use(TwoSites.toPool());
        sites.ready("2001", TwoSites.NY, "8001");
        for (int callId = 55; callId <= 57; callId++) {
            world.arrivesAndAsks(callId);
            world.callerClears(callId, "");
        }
        assertEquals(2, world.sent(PbxCommand.RouteSelect.class).size());
        assertEquals(2, world.engine.state().crossings().size());
        assertTrue(world.engine.state().crossings().rows().stream()
                .allMatch(crossing -> crossing.state() == Crossing.State.OVER));
        world.arrivesAndAsks(58);
        assertEquals(ContactState.WAITING, contact().state());
        world.advance(60_000);
        assertEquals(ContactState.SELECTED, contact().state(), "a number has rested enough");
    }

    @Test
    void anUnansweredContactGoesBackToTheVdnOfTheSwitchThatItIsAt() {
        use(TwoSites.toPool());
        sent(55);
        sites.arrives(70, "7901", Bytes.EMPTY, World.caller());
        sites.asks(70, "7901", Bytes.EMPTY, World.caller());
        sites.rings(70, "8001", Bytes.EMPTY);
        world.advance(15_000);
        PbxCommand.DeflectCall deflect = world.sent(PbxCommand.DeflectCall.class).get(0);
        assertEquals(List.of("8001", "7901"), List.of(deflect.connection().deviceId(), deflect.calledDevice()));
    }

    // --- what the switch says of its trunks

    @Test
    void nobodyIsSentWhileTheSwitchSaysThatNoTrunkIsFree() {
        use(new TiePath(World.CM, TwoSites.NY, 0, "88", 10, 4, Arrival.STATION, 96, "7900",
                new MultiSite.TrunkGroup("#88", 10_000)));
        world.advance(0);
        trunkGroup(0, 30);
        sites.ready("2001", TwoSites.NY, "8001");
        world.arrivesAndAsks(55);
        assertEquals(ContactState.WAITING, contact().state());
        assertEquals(0, trunks().idleTrunks());
        world.advance(10_000);
        trunkGroup(1, 29);
        assertEquals(ContactState.SELECTED, contact().state());
        assertEquals(0, trunks().idleTrunks(), "the one is taken by it");
        world.advance(10_000);
        world.apply(new Input.PbxReplied(World.CM, World.LINK, asked().requestId(),
                new PbxReply.Refused(World.failure(UniversalFailure.GENERIC_UNSPECIFIED))));
        assertEquals(-1, trunks().idleTrunks(), "not known");
    }

    private io.strowger.core.output.Output.PbxRequest asked() {
        return world.pending(PbxCommand.QueryTrunkGroup.class).get(0);
    }

    private void trunkGroup(int idle, int used) {
        world.reply(asked(), new PbxReply.TrunkGroupReported(idle, used));
    }

    // --- there and back

    @Test
    void aContactIsSentAcrossNoMoreThanSoOften() {
        TiePath back = new TiePath(TwoSites.NY, World.CM, 0, "99", 10, 9, Arrival.STATION, 96, "6001", null);
        use(TwoSites.toPool(), back);
        sent(55);
        sites.arrives(70, "7901", Bytes.EMPTY, World.caller());
        sites.asks(70, "7901", Bytes.EMPTY, World.caller());
        assertEquals(1, contact().course().crossings());
        world.advance(5_000 + 10_000);
        assertEquals(List.of("2001"), contact().demand().tried(), "he never rang");
        sites.request("2001", new Command.SetNotReady(1));
        sites.ready("1001", World.CM, "5001");
        sites.asks(70, "7901", Bytes.EMPTY, World.caller());
        assertEquals(List.of("NY", "995001"), List.of(sites.selectedAt(), sites.selected().routeSelected()));
        world.rings(56, "5001", sites.selected().userToUser());
        assertEquals(List.of("CM", 2), List.of(contact().switchName(), contact().course().crossings()));
        assertEquals(List.of(Exclusion.NONE, Exclusion.OTHER_SWITCH),
                List.of(exclusionAfter(Sites.CROSSINGS_MAX - 1), exclusionAfter(Sites.CROSSINGS_MAX)));
    }

    private Exclusion exclusionAfter(int crossings) {
        Decision look = new Decision(world.engine.state());
        look.begin();
        Contact contact = contact();
        return Sites.exclusion(look,
                contact.withCourse(new Contact.Course("", 0, "", crossings, crossings, "", Contact.Treated.NONE)),
                TwoSites.NY);
    }
}
