package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.client.AgentClientOptions;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.output.CallView;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.ServiceSite.Survey;
import io.strowger.core.site.Site;
import io.strowger.core.site.VdnSite;
import io.strowger.ivr.IvrClient;
import io.strowger.ivr.IvrListener;
import io.strowger.ivr.IvrOutcome;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.simulator.model.AcdPlan;
import io.strowger.simulator.model.AcdSettings;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.SkillOptions;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.Treatment;
import io.strowger.simulator.model.VectorCondition;
import io.strowger.simulator.model.VectorStep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
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
    private static final String PORT = "5901";
    private static final String SURVEY_VDN = "6005";
    private static final int PORTS_SKILL = 2;
    private static final long WAIT_SECONDS = 30;

    @TempDir
    Path directory;
    private final LinkedBlockingQueue<CallView> arrived = new LinkedBlockingQueue<>();

    private static VectorStep toPort() {
        return new VectorStep.ConverseOn(String.valueOf(PORTS_SKILL), VectorStep.Priority.MEDIUM,
                VectorStep.Passing.ANI, VectorStep.Passing.NONE);
    }

    private static SwitchPlan withSurvey(SwitchPlan plan) {
        List<StationPlan> stations = new ArrayList<>(plan.stations());
        stations.add(StationPlan.of(PORT, AnswerMode.MANUAL));
        List<SkillPlan> skills = new ArrayList<>(plan.skills());
        skills.add(new SkillPlan("8002", "Ports", 0,
                SkillOptions.DEFAULT.numbered(PORTS_SKILL).staffedBy(List.of(PORT))));
        VdnPlan vdn = new VdnPlan(Rig.VDN, "Support",
                List.of(toPort(), new VectorStep.AdjunctRouting(), new VectorStep.Wait(1, Treatment.MUSIC),
                        new VectorStep.Goto(2, new VectorCondition.FewerTimesThan(1_000)), new VectorStep.Stop()));
        VdnPlan survey = new VdnPlan(SURVEY_VDN, "Survey", List.of(toPort(), new VectorStep.Stop()));
        return new SwitchPlan(stations, List.of(vdn, survey), skills, plan.agents(), plan.trunkGroups(), plan.timers(),
                new AcdPlan(List.of(), List.of(), List.of(new AcdPlan.PortPlan(PORT, 100, 60_000, "", "")),
                        AcdSettings.DEFAULT));
    }

    private static Site withSurvey(Site site) {
        List<DeviceSite> devices = new ArrayList<>(site.devices());
        devices.add(new DeviceSite("CM", PORT, DeviceKind.VOICE_PORT));
        List<VdnSite> vdns = new ArrayList<>(site.vdns());
        vdns.add(new VdnSite("CM", SURVEY_VDN, "Survey", "support", 5));
        return new Site(site.switches(), devices, vdns, site.skills(), site.agents(), site.settings())
                .withService(ServiceSite.DEFAULT.withSurveys(List.of(new Survey("support", "CM", SURVEY_VDN))));
    }

    private IvrClient ivr(Rig rig) {
        return IvrClient.connect(AgentClientOptions.builder("127.0.0.1", rig.server.agentPort())
                .user("ivr1", Rig.PASSWORD).heartbeatMillis(2_000).reconnectMillis(50, 200).build(),
                new IvrListener() {
                    @Override
                    public void onCallArrived(String port, CallView call) {
                        arrived.add(call);
                    }
                });
    }

    private static void done(CompletableFuture<IvrOutcome> request) {
        IvrOutcome outcome = request.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
        assertTrue(outcome.isDone(), outcome.toString());
    }

    @Test
    void theCallerTellsAfterTheAgentHasHungUpHowHeWasServed() throws IOException, InterruptedException {
        Rig rig = new Rig(directory, 1, 1, SurveyTest::withSurvey);
        rig.siteChange = SurveyTest::withSurvey;
        rig.more.put("ivr.users", List.of(Map.of("user", "ivr1", "password-hash",
                new PasswordHasher().hash(Rig.PASSWORD, new PasswordHash.Cost(64, 1, 1)))));
        try (rig) {
            rig.startServer();
            Rig.Desktop agent = rig.new Desktop(0);
            rig.desktops.add(agent);
            try (IvrClient ivr = ivr(rig)) {
                ivr.established().orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
                done(ivr.registerPorts("CM", List.of(PORT)));
                CallHandle call = rig.simulator.newCall("915551212", Rig.VDN);
                CallView first = arrived.poll(WAIT_SECONDS, TimeUnit.SECONDS);
                assertNotNull(first, "the IVR hears of its call");
                rig.await("the port to have answered", () -> counters(rig).equals("(1,1,0,0/0,0)"));
                done(ivr.requestAgent(PORT, "support", 3));
                IvrClient.QueueAnswer place = ivr.queryQueue(PORT, "", 0)
                        .orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
                assertEquals(List.of(1, -1L),
                        List.of(place.report().position(), place.report().expectedWaitMillis()), "nobody works yet");
                rig.simulator.hangUp(PORT);
                agent.ready();
                CallView offer = agent.awaitOffer(1);
                agent.must(agent.client.answer(offer.call()));
                agent.awaitState(AgentState.TALKING);
                agent.must(agent.client.clearConnection(offer.call()));
                CallView again = arrived.poll(WAIT_SECONDS, TimeUnit.SECONDS);
                assertNotNull(again, "the IVR has the caller again");
                assertEquals(List.of(first.contact(), first.serial()), List.of(again.contact(), again.serial()));
                agent.awaitState(AgentState.READY);
                done(ivr.attachData(PORT, Map.of("rating", "5")));
                assertTrue(rig.simulator.hangUp(call));
                rig.awaitFacts(Fact.ContactEnded.class, 1);
            }
            assertEquals("(1,1,1,1/1,1)", counters(rig), "connected at the IVR, and not again");
            assertEquals(SURVEY_VDN, rig.facts(Fact.SentToSurvey.class).get(0).vdn());
            assertEquals(ContactDisposition.ANSWERED, rig.facts(Fact.ContactEnded.class).get(0).disposition());
            assertEquals(1, rig.facts(Fact.ContactStarted.class).size());
            assertEquals(1, rig.facts(Fact.SegmentEnded.class).size());
            assertEquals(Map.of("rating", "5"), rig.facts(Fact.DataAttached.class).get(0).data());
            assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class));
            assertEquals(List.of(), rig.simulator.liveCalls());
            Path journal = rig.server.journalDirectory();
            rig.close();
            Replay.verify(journal);
        }
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
