package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.simulator.model.CallHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole calls over real sockets: TSAPI on one side, the agent protocol on the other, a Chronicle journal underneath. */
@Timeout(120)
class CallScenariosTest {
    @TempDir
    Path directory;
    private Rig rig;

    @AfterEach
    void theJournalReplaysToItsOwnFacts() {
        Path journal = rig.server.journalDirectory();
        rig.close();
        Replay.verify(journal);
    }

    private void noAnomalies() {
        assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class));
    }

    private int routeSelects() {
        return (int) rig.facts(Fact.OutputIssued.class).stream()
                .filter(issued -> issued.output() instanceof Output.PbxRequest request
                        && request.command() instanceof PbxCommand.RouteSelect)
                .count();
    }

    @Test
    void routedAnsweredCallerClears() throws IOException {
        rig = Rig.start(directory, 2);
        rig.desktops.get(0).ready();
        CallHandle call = rig.simulator.newCall("915551212", Rig.VDN);
        CallView offer = rig.desktops.get(0).awaitOffer(1);
        assertEquals("915551212", offer.ani());
        assertEquals(Rig.VDN, offer.dnis());
        assertEquals(call.ucid(), offer.ucid());
        rig.desktops.get(0).must(rig.desktops.get(0).client.answer(offer.call()));
        rig.desktops.get(0).awaitState(AgentState.TALKING);
        assertTrue(rig.simulator.hangUp(call));
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        rig.desktops.get(0).awaitState(AgentState.READY);
        assertEquals("(1,1,1,1/1,1)", rig.counters());
        assertEquals(ContactDisposition.ANSWERED, rig.facts(Fact.ContactEnded.class).get(0).disposition());
        assertEquals(1, rig.facts(Fact.SegmentEnded.class).size());
        assertEquals(1, rig.desktops.get(0).offers().size());
        noAnomalies();
    }

    @Test
    void aWaitingCallKeepsItsPlaceOverTheRequestsThatTheVectorRenews() throws IOException {
        rig = Rig.start(directory, 1);
        CallHandle first = rig.simulator.newCall("915550001", Rig.VDN);
        rig.awaitFacts(Fact.ContactQueued.class, 1);
        CallHandle second = rig.simulator.newCall("915550002", Rig.VDN);
        rig.awaitFacts(Fact.ContactQueued.class, 2);
        rig.await("the vector to ask a third time", () -> rig.server.view().contacts().values().stream()
                .anyMatch(contact -> contact.handle().dialogue() != null
                        && contact.handle().dialogue().crossRefId() >= 5));
        rig.desktops.get(0).ready();
        CallView offer = rig.desktops.get(0).awaitOffer(1);
        assertEquals("915550001", offer.ani());
        assertTrue(offer.queueMillis() >= 1_000, "waited " + offer.queueMillis());
        rig.awaitFacts(Fact.SegmentStarted.class, 1);
        assertEquals(1, routeSelects());
        assertEquals(2, rig.facts(Fact.ContactStarted.class).size());
        rig.simulator.hangUp(first);
        assertEquals("915550002", rig.desktops.get(0).awaitOffer(2).ani());
        rig.simulator.hangUp(second);
        rig.awaitFacts(Fact.ContactEnded.class, 2);
        noAnomalies();
    }

    @Test
    void aSelectThatCrossesTheRenewalIsRepeatedForTheSameAgent() throws IOException {
        rig = Rig.start(directory, 2);
        CallHandle call = rig.simulator.newCall("915551212", Rig.VDN);
        rig.awaitFacts(Fact.ContactQueued.class, 1);
        rig.simulator.faults(faults -> faults.holdNextRouteEnd(400));
        // The vector asks again after a second; its cancel is held back, so that the select below crosses it on most runs.
        rig.await("the request to be old", () -> rig.server.view().contacts().values().stream()
                .anyMatch(contact -> System.currentTimeMillis() - contact.demand().queuedNanos() / 1_000_000 > 1_100));
        rig.desktops.get(0).ready();
        CallView offer = rig.desktops.get(0).awaitOffer(1);
        rig.desktops.get(0).must(rig.desktops.get(0).client.answer(offer.call()));
        rig.simulator.hangUp(call);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        assertEquals("(1,1,1,1/1,1)", rig.counters());
    }

    @Test
    void anUnansweredCallGoesToTheNextAgentAndTheFirstIsNotReady() throws IOException {
        rig = Rig.start(directory, 2);
        rig.desktops.get(0).ready();
        rig.desktops.get(1).ready();
        CallHandle call = rig.simulator.newCall("915551212", Rig.VDN);
        rig.desktops.get(0).awaitOffer(1);
        CallView second = rig.desktops.get(1).awaitOffer(1);
        rig.desktops.get(0).awaitState(AgentState.NOT_READY);
        rig.await("the notice to the first agent", () -> rig.desktops.get(0).forced().size() == 1);
        rig.desktops.get(1).must(rig.desktops.get(1).client.answer(second.call()));
        rig.desktops.get(1).awaitState(AgentState.TALKING);
        rig.desktops.get(1).must(rig.desktops.get(1).client.clearConnection(second.call()));
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        assertEquals(List.of(SegmentDisposition.NO_ANSWER, SegmentDisposition.ANSWERED),
                rig.facts(Fact.SegmentEnded.class).stream().map(Fact.SegmentEnded::disposition).toList());
        assertTrue(rig.facts(Fact.SegmentEnded.class).get(0).ringMillis() >= Rig.RING_MILLIS);
        assertEquals("(1,1,1,1/2,1)", rig.counters());
        assertEquals(0, rig.simulator.liveCalls().size());
        assertTrue(call.serial() > 0);
        noAnomalies();
    }

    @Test
    void abandonedWhileParkedAndWhileRinging() throws IOException {
        rig = Rig.start(directory, 1);
        CallHandle parked = rig.simulator.newCall("915550001", Rig.VDN);
        rig.awaitFacts(Fact.ContactQueued.class, 1);
        rig.simulator.hangUp(parked);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        assertEquals("(1,0,1,0/0,0)", rig.counters());
        rig.desktops.get(0).ready();
        CallHandle ringing = rig.simulator.newCall("915550002", Rig.VDN);
        rig.desktops.get(0).awaitOffer(1);
        rig.simulator.hangUp(ringing);
        rig.awaitFacts(Fact.ContactEnded.class, 2);
        rig.desktops.get(0).awaitState(AgentState.READY);
        assertEquals("(2,0,2,1/1,0)", rig.counters());
        assertEquals(List.of(ContactDisposition.ABANDONED, ContactDisposition.ABANDONED),
                rig.facts(Fact.ContactEnded.class).stream().map(Fact.ContactEnded::disposition).toList());
        assertEquals(List.of(SegmentDisposition.ABANDONED),
                rig.facts(Fact.SegmentEnded.class).stream().map(Fact.SegmentEnded::disposition).toList());
        assertEquals(List.of(), rig.desktops.get(0).forced());
        noAnomalies();
    }

    @Test
    void queueingAbandonmentNoAnswerAndALogoutInMidQueue() throws IOException {
        rig = Rig.start(directory, 2);
        CallHandle first = rig.simulator.newCall("915550001", Rig.VDN);
        rig.awaitFacts(Fact.ContactQueued.class, 1);
        CallHandle second = rig.simulator.newCall("915550002", Rig.VDN);
        rig.awaitFacts(Fact.ContactQueued.class, 2);
        CallHandle third = rig.simulator.newCall("915550003", Rig.VDN);
        rig.awaitFacts(Fact.ContactQueued.class, 3);
        rig.simulator.hangUp(second);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        rig.desktops.get(0).ready();
        rig.desktops.get(0).awaitOffer(1);
        rig.desktops.get(1).must(rig.desktops.get(1).client.logOff(0));
        // Nobody else is there: the unanswered call goes back to its vector, before the one that came later.
        rig.await("the notice of not ready", () -> rig.desktops.get(0).forced().size() == 1);
        rig.desktops.get(0).ready();
        CallView again = rig.desktops.get(0).awaitOffer(2);
        assertEquals("915550001", again.ani());
        rig.desktops.get(0).must(rig.desktops.get(0).client.answer(again.call()));
        rig.simulator.hangUp(first);
        assertEquals("915550003", rig.desktops.get(0).awaitOffer(3).ani());
        rig.simulator.hangUp(third);
        rig.awaitFacts(Fact.ContactEnded.class, 3);
        noAnomalies();
    }

    @Test
    void afterALinkLossTalkingAndParkedCallsAreFoundAndAnEndedOneIsClosed() throws IOException {
        rig = Rig.start(directory, 2);
        rig.desktops.get(0).ready();
        CallHandle talking = rig.simulator.newCall("915550001", Rig.VDN);
        CallView one = rig.desktops.get(0).awaitOffer(1);
        rig.desktops.get(0).must(rig.desktops.get(0).client.answer(one.call()));
        rig.desktops.get(1).ready();
        CallHandle ends = rig.simulator.newCall("915550002", Rig.VDN);
        CallView two = rig.desktops.get(1).awaitOffer(1);
        rig.desktops.get(1).must(rig.desktops.get(1).client.answer(two.call()));
        rig.desktops.get(1).must(rig.desktops.get(1).client.notReady(3));
        CallHandle parked = rig.simulator.newCall("915550003", Rig.VDN);
        rig.awaitFacts(Fact.ContactQueued.class, 3);
        rig.simulator.linkDown();
        rig.awaitLink(LinkState.DOWN);
        rig.simulator.hangUp(ends);
        rig.simulator.linkUp();
        rig.awaitLink(LinkState.UP);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        Fact.ContactEnded ended = rig.facts(Fact.ContactEnded.class).get(0);
        assertTrue(ended.earliestEndMillis() < ended.latestEndMillis());
        rig.desktops.get(1).awaitState(AgentState.NOT_READY);
        assertEquals(AgentState.TALKING, rig.desktops.get(0).state());
        rig.desktops.get(1).ready();
        assertEquals("915550003", rig.desktops.get(1).awaitOffer(2).ani());
        rig.simulator.hangUp(talking);
        rig.simulator.hangUp(parked);
        rig.awaitFacts(Fact.ContactEnded.class, 3);
        assertEquals(3, rig.facts(Fact.ContactStarted.class).size());
        rig.await("an engine without calls", () -> rig.server.view().contacts().isEmpty());
        rig.desktops.get(0).awaitState(AgentState.READY);
    }
}
