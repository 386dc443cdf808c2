package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.model.AgentState;
import io.strowger.core.output.CallView;
import io.strowger.simulator.model.CallHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A caller talks to an IVR first: the vector gives the call to a port by a converse-on step, the IVR attaches what the caller keyed in and asks for an agent, and
 * the vector asks for a route when the port leaves. Over two links, which both tell everything.
 */
@Timeout(120)
class IvrOverTwoLinksTest {
    @TempDir
    Path directory;

    @Test
    void anIvrAnswersAsksForAnAgentAndTheAgentGetsWhatWasKeyedIn() throws IOException, InterruptedException {
        Rig rig = new Rig(directory, 1, 2, VoicePort::in);
        rig.siteChange = VoicePort::in;
        VoicePort.admit(rig);
        try (rig) {
            rig.startServer();
            Rig.Desktop agent = rig.new Desktop(0);
            rig.desktops.add(agent);
            try (VoicePort port = new VoicePort(rig)) {
                CallHandle call = rig.simulator.newCall("915551212", Rig.VDN);
                assertEquals(call.ucid(), port.awaitArrival().ucid());
                rig.await("the port to have answered", () -> rig.counters().equals("(1,1,0,0/0,0)"));
                VoicePort.done(port.client.attachData(VoicePort.PORT, Map.of("customer", "4711")));
                VoicePort.done(port.client.requestAgent(VoicePort.PORT, "support", 3));
                rig.awaitFacts(Fact.ContactQueued.class, 1);
                assertEquals("(1,1,1,0/0,0)", rig.counters());
                rig.simulator.hangUp(VoicePort.PORT);
                assertEquals(call.ucid(), port.awaitLeaving().ucid());
                agent.ready();
                CallView offer = agent.awaitOffer(1);
                assertEquals(Map.of("customer", "4711"), offer.data());
                agent.must(agent.client.answer(offer.call()));
                agent.awaitState(AgentState.TALKING);
                agent.must(agent.client.clearConnection(offer.call()));
                rig.awaitFacts(Fact.ContactEnded.class, 1);
            }
            assertEquals("(1,1,1,1/1,1)", rig.counters(), "connected at the IVR, and not again at the agent");
            assertEquals(1, rig.facts(Fact.ContactStarted.class).size());
            assertEquals(ContactDisposition.ANSWERED, rig.facts(Fact.ContactEnded.class).get(0).disposition());
            assertEquals(1, rig.facts(Fact.SegmentEnded.class).size(), "the port is no segment of an agent");
            assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class));
            assertTrue(rig.server.statistics().merges().stream().allMatch(merge -> merge.merged() > 0),
                    () -> "both links tell: " + rig.server.statistics().merges());
            Path journal = rig.server.journalDirectory();
            rig.close();
            Replay.verify(journal);
        }
    }
}
