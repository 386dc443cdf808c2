package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.calllog.export.CallLogExport;
import io.strowger.calllog.export.ExportFormat;
import io.strowger.calllog.export.ExportRequest;
import io.strowger.calllog.export.ExportTable;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.model.AgentState;
import io.strowger.core.output.CallView;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.ServiceSite.Survey;
import io.strowger.core.site.Site;
import io.strowger.core.site.VdnSite;
import io.strowger.ivr.IvrClient;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.VectorStep;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the IVR to the survey: a port answers, asks for an agent and tells the caller his place; he waits, talks, and when the agent hangs up he goes to the survey's
 * VDN, where a port answers again and hears how he was served. One contact, on the wire.
 */
@Timeout(120)
class SurveyTest {
    private static final String SURVEY_VDN = "6005";
    private static final long WAIT_SECONDS = 30;

    @TempDir
    Path directory;

    private static SwitchPlan withSurvey(SwitchPlan plan) {
        return VoicePort.in(plan, new VdnPlan(SURVEY_VDN, "Survey",
                List.of(VoicePort.converse(), new VectorStep.Stop())));
    }

    private static Site withSurvey(Site site) {
        Site at = VoicePort.in(site);
        List<VdnSite> vdns = new ArrayList<>(at.vdns());
        vdns.add(new VdnSite("CM", SURVEY_VDN, "Survey", "support", 5));
        return new Site(at.switches(), at.devices(), vdns, at.skills(), at.agents(), at.settings())
                .withService(ServiceSite.DEFAULT.withSurveys(List.of(new Survey("support", "CM", SURVEY_VDN))));
    }

    @Test
    void theCallerTellsAfterTheAgentHasHungUpHowHeWasServed() throws IOException, InterruptedException {
        Rig rig = new Rig(directory, 1, 1, SurveyTest::withSurvey);
        rig.siteChange = SurveyTest::withSurvey;
        VoicePort.admit(rig);
        try (rig) {
            rig.startServer();
            Rig.Desktop agent = rig.new Desktop(0);
            rig.desktops.add(agent);
            try (VoicePort port = new VoicePort(rig)) {
                CallHandle call = rig.simulator.newCall("915551212", Rig.VDN);
                CallView first = port.awaitArrival();
                rig.await("the port to have answered", () -> counters(rig).equals("(1,1,0,0/0,0)"));
                VoicePort.done(port.client.requestAgent(VoicePort.PORT, "support", 3));
                IvrClient.QueueAnswer place = port.client.queryQueue(VoicePort.PORT, "", 0)
                        .orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
                assertEquals(List.of(1, -1L),
                        List.of(place.report().position(), place.report().expectedWaitMillis()), "nobody works yet");
                rig.simulator.hangUp(VoicePort.PORT);
                agent.ready();
                CallView offer = agent.awaitOffer(1);
                agent.must(agent.client.answer(offer.call()));
                agent.awaitState(AgentState.TALKING);
                agent.must(agent.client.clearConnection(offer.call()));
                CallView again = port.awaitArrival();
                assertEquals(List.of(first.contact(), first.serial()), List.of(again.contact(), again.serial()));
                agent.awaitState(AgentState.READY);
                VoicePort.done(port.client.setRating(VoicePort.PORT, "friendliness", 5));
                assertTrue(rig.simulator.hangUp(call));
                rig.awaitFacts(Fact.ContactEnded.class, 1);
            }
            assertEquals("(1,1,1,1/1,1)", counters(rig), "connected at the IVR, and not again");
            assertEquals(SURVEY_VDN, rig.facts(Fact.SentToSurvey.class).get(0).vdn());
            assertEquals(ContactDisposition.ANSWERED, rig.facts(Fact.ContactEnded.class).get(0).disposition());
            assertEquals(1, rig.facts(Fact.ContactStarted.class).size());
            assertEquals(1, rig.facts(Fact.SegmentEnded.class).size());
            Fact.ContactStarted began = rig.facts(Fact.ContactStarted.class).get(0);
            assertEquals(List.of(new Fact.ContactRated(began.contact(), began.serial(), 1, "1001", "friendliness", 5)),
                    rig.facts(Fact.ContactRated.class), "tied to contact, serial, agent and his part");
            assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class));
            assertEquals(List.of(), rig.simulator.liveCalls());
            Path journal = rig.server.journalDirectory();
            rig.close();
            Replay.verify(journal);
            inReports(journal, began);
        }
    }

    /** In the row of the contact and in the trace of the agent. */
    private static void inReports(Path journal, Fact.ContactStarted began) throws IOException {
        String calls = export(journal, ExportTable.CALLS);
        assertTrue(calls.contains(",friendliness=5 by 1001,"), calls);
        String trace = export(journal, ExportTable.AGENT_TRACE);
        assertTrue(trace.contains("rated,1001,") && trace.contains("contact " + began.serial() + " friendliness=5"),
                trace);
    }

    private static String export(Path journal, ExportTable table) throws IOException {
        StringWriter out = new StringWriter();
        CallLogExport.export(journal, ExportRequest.of(table, ExportFormat.CSV), out);
        return out.toString();
    }

    /** Of the VDN that the caller came by. */
    private static String counters(Rig rig) {
        int[] counts = new int[Fact.VdnCounter.values().length];
        rig.facts(Fact.VdnCounted.class).stream().filter(fact -> fact.vdn().equals(Rig.VDN))
                .forEach(fact -> counts[fact.counter().ordinal()]++);
        return "(" + counts[0] + "," + counts[1] + "," + counts[2] + "," + counts[3] + "/" + counts[4] + ","
                + counts[5] + ")";
    }
}
