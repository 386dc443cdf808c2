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
import io.strowger.core.site.Site;
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
 * A caller talks to an IVR first: the vector gives the call to a port by a converse-on step, the IVR attaches what the caller keyed in and asks for an agent, and
 * the vector asks for a route when the port leaves. Over two links, which both tell everything.
 */
@Timeout(120)
class IvrOverTwoLinksTest {
    private static final String PORT = "5901";
    private static final long PLAY_MILLIS = 60_000;
    private static final int PORTS_SKILL = 2;
    private static final long WAIT_SECONDS = 30;

    @TempDir
    Path directory;
    private final LinkedBlockingQueue<CallView> arrived = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<CallView> left = new LinkedBlockingQueue<>();

    private static SwitchPlan withPort(SwitchPlan plan) {
        List<StationPlan> stations = new ArrayList<>(plan.stations());
        stations.add(StationPlan.of(PORT, AnswerMode.MANUAL));
        List<SkillPlan> skills = new ArrayList<>(plan.skills());
        skills.add(new SkillPlan("8002", "Ports", 0,
                SkillOptions.DEFAULT.numbered(PORTS_SKILL).staffedBy(List.of(PORT))));
        VdnPlan vdn = new VdnPlan(Rig.VDN, "Support",
                List.of(new VectorStep.ConverseOn(String.valueOf(PORTS_SKILL), VectorStep.Priority.MEDIUM,
                        VectorStep.Passing.ANI, VectorStep.Passing.NONE), new VectorStep.AdjunctRouting(),
                        new VectorStep.Wait(1, Treatment.MUSIC),
                        new VectorStep.Goto(2, new VectorCondition.FewerTimesThan(1_000)), new VectorStep.Stop()));
        return new SwitchPlan(stations, List.of(vdn), skills, plan.agents(), plan.trunkGroups(), plan.timers(),
                new AcdPlan(List.of(), List.of(), List.of(new AcdPlan.PortPlan(PORT, 100, PLAY_MILLIS, "", "")),
                        AcdSettings.DEFAULT));
    }

    private static Site withPort(Site site) {
        List<DeviceSite> devices = new ArrayList<>(site.devices());
        devices.add(new DeviceSite("CM", PORT, DeviceKind.VOICE_PORT));
        return new Site(site.switches(), devices, site.vdns(), site.skills(), site.agents(), site.settings());
    }

    private IvrClient ivr(Rig rig) {
        return IvrClient.connect(AgentClientOptions.builder("127.0.0.1", rig.server.agentPort())
                .user("ivr1", Rig.PASSWORD).heartbeatMillis(2_000).reconnectMillis(50, 200).build(),
                new IvrListener() {
                    @Override
                    public void onCallArrived(String port, CallView call) {
                        arrived.add(call);
                    }

                    @Override
                    public void onCallLeft(String port, CallView call) {
                        left.add(call);
                    }
                });
    }

    private static void done(CompletableFuture<IvrOutcome> request) {
        IvrOutcome outcome = request.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
        assertTrue(outcome.isDone(), outcome.toString());
    }

    @Test
    void anIvrAnswersAsksForAnAgentAndTheAgentGetsWhatWasKeyedIn() throws IOException, InterruptedException {
        Rig rig = new Rig(directory, 1, 2, IvrOverTwoLinksTest::withPort);
        rig.siteChange = IvrOverTwoLinksTest::withPort;
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
                CallView atPort = arrived.poll(WAIT_SECONDS, TimeUnit.SECONDS);
                assertNotNull(atPort, "the IVR hears of its call");
                assertEquals(call.ucid(), atPort.ucid());
                rig.await("the port to have answered", () -> rig.counters().equals("(1,1,0,0/0,0)"));
                done(ivr.attachData(PORT, Map.of("customer", "4711")));
                done(ivr.requestAgent(PORT, "support", 3));
                rig.awaitFacts(Fact.ContactQueued.class, 1);
                assertEquals("(1,1,1,0/0,0)", rig.counters());
                rig.simulator.hangUp(PORT);
                assertNotNull(left.poll(WAIT_SECONDS, TimeUnit.SECONDS), "the IVR hears that its call has left");
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
