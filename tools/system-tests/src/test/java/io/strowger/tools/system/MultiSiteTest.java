package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.client.AgentClient;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.AgentListener;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.RecognisedBy;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.MultiSite;
import io.strowger.core.site.MultiSite.Arrival;
import io.strowger.core.site.MultiSite.ArrivalPool;
import io.strowger.core.site.MultiSite.TiePath;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.TieLine;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One queue over two switches, each with its own server in front, joined by trunks: a caller of the first reaches an agent of the second and stays one contact. All
 * on the wire.
 */
@Timeout(120)
class MultiSiteTest {
    private static final String NY = "NY";
    private static final String STATION = "8001";
    private static final String AGENT = "2001";
    private static final String PREFIX = "88";
    private static final long WAIT_SECONDS = 30;

    @TempDir
    Path directory;
    private final LinkedBlockingQueue<CallView> offers = new LinkedBlockingQueue<>();
    private AgentClient client;

    @AfterEach
    void leave() {
        client.close();
    }

    /** What the second switch is made of; one trunk when it is to be narrow. */
    private static SwitchSimulator newYork(int trunks) throws IOException {
        SwitchPlan plan = new SwitchPlan(List.of(StationPlan.of(STATION, AnswerMode.MANUAL)),
                List.of(VdnPlan.adjunctRouted("7900", 1, 1_000, "8900"),
                        VdnPlan.adjunctRouted("7901", 1, 1_000, "8900")),
                List.of(new SkillPlan("8900", "Fallback", 0)), List.of(), List.of(new TrunkGroupPlan("802", trunks)),
                SwitchPlan.Timers.DEFAULT);
        SwitchSimulator simulator = new SwitchSimulator(
                SwitchConfiguration.contactCentre(1, AnswerMode.MANUAL).withPlan(plan));
        simulator.start();
        return simulator;
    }

    private static Site twoSwitches(Site site, SwitchSimulator newYork, TiePath path) {
        List<SwitchSite> switches = new ArrayList<>(site.switches());
        switches.add(new SwitchSite(NY, List.of(new LinkSite("ny1", "tsapi", "127.0.0.1", newYork.nameServerPort(),
                "AVAYA#CM#CSTA#AES1", "aes1", 1_000)), NumberPlan.NONE));
        List<DeviceSite> devices = new ArrayList<>(site.devices());
        devices.add(new DeviceSite(NY, STATION, DeviceKind.STATION));
        List<VdnSite> vdns = new ArrayList<>(site.vdns());
        vdns.add(new VdnSite(NY, "7900", "Support NY", "support", 5));
        vdns.add(new VdnSite(NY, "7901", "Pool NY", "support", 5));
        AgentSite like = site.agents().get(0);
        List<AgentSite> agents = new ArrayList<>(site.agents());
        agents.add(new AgentSite(AGENT, "Grace", like.passwordHash(), like.skills()));
        return new Site(switches, devices, vdns, site.skills(), agents, site.settings())
                .withMultiSite(new MultiSite(List.of(path),
                        List.of(new ArrivalPool(NY, List.of("7901"), 2_000)), 5_000, "sixteen letters!"));
    }

    private static TiePath toStation() {
        return new TiePath("CM", NY, 0, PREFIX, 10, 30, Arrival.STATION, 96, "7900", null);
    }

    private static TiePath toPool() {
        return new TiePath("CM", NY, 0, PREFIX, 10, 30, Arrival.POOL, 0, "", null);
    }

    private void agentOfNewYork(Rig rig) {
        client = AgentClient.connect(AgentClientOptions.builder("127.0.0.1", rig.server.agentPort())
                .user(AGENT, Rig.PASSWORD).switchName(NY).heartbeatMillis(2_000).reconnectMillis(50, 200).build(),
                new AgentListener() {
                    @Override
                    public void onCallOffered(CallView call) {
                        offers.add(call);
                    }
                });
        client.established().orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
        must(client.logOn(STATION));
        must(client.ready());
    }

    private static void must(CompletableFuture<Push.RequestOutcome> request) {
        assertEquals(RefusalReason.NONE, request.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join().reason());
    }

    private void start(Rig rig, SwitchSimulator newYork, TiePath path) throws IOException {
        TieLine.join(rig.simulator, PREFIX, newYork, path.carriesTokens());
        rig.siteChange = site -> twoSwitches(site, newYork, path);
        rig.startServerWithoutLink();
        rig.await("both links to be up", () -> rig.server.view().links().values().stream()
                .filter(link -> link.state() == LinkState.UP).count() == 2);
    }

    private void isServedThere(TiePath path, RecognisedBy by) throws Exception {
        try (SwitchSimulator newYork = newYork(10); Rig rig = new Rig(directory, 1)) {
            start(rig, newYork, path);
            agentOfNewYork(rig);
            CallHandle call = rig.simulator.newCall("030123456", Rig.VDN);
            CallView offer = offers.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            assertEquals(List.of("030123456", Rig.VDN), List.of(offer.ani(), offer.vdn()));
            assertTrue(offer.userToUser().isEmpty(), "the token is ours, not the customer's");
            assertTrue(newYork.answer(STATION) instanceof Answer.Done);
            rig.awaitFacts(Fact.SegmentAnswered.class, 1);
            assertEquals(by, rig.facts(Fact.ContactCrossed.class).get(0).by());
            Fact.SegmentStarted segment = rig.facts(Fact.SegmentStarted.class).get(0);
            assertEquals(List.of(NY, STATION, AGENT),
                    List.of(segment.switchName(), segment.station(), segment.agentId()));
            assertEquals(offer.serial(), rig.facts(Fact.ContactStarted.class).get(0).serial());
            assertTrue(rig.simulator.hangUp(call));
            rig.awaitFacts(Fact.ContactEnded.class, 1);
            assertEquals(ContactDisposition.ANSWERED, rig.facts(Fact.ContactEnded.class).get(0).disposition());
            rig.await("agent " + AGENT + " to be ready again",
                    () -> rig.server.view().agents().get(AGENT).state() == AgentState.READY);
            rig.await("both calls to be over", () -> rig.facts(Fact.CallEnded.class).size() == 2);
            assertEquals(1, rig.facts(Fact.ContactStarted.class).size(), "one contact");
            assertEquals(List.of(1L, 1L, 1L, 1L), List.of(count(rig, Fact.VdnCounter.TO_AGENT),
                    count(rig, Fact.VdnCounter.RINGS), count(rig, Fact.VdnCounter.CONNECTED),
                    count(rig, Fact.VdnCounter.ANSWERED_BY_AGENT)));
            assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class));
            assertEquals(List.of(), rig.simulator.liveCalls());
            assertEquals(List.of(), newYork.liveCalls());
        }
    }

    private static long count(Rig rig, Fact.VdnCounter counter) {
        return rig.facts(Fact.VdnCounted.class).stream()
                .filter(fact -> fact.counter() == counter && fact.vdn().equals(Rig.VDN)).count();
    }

    @Test
    void aCallerReachesAnAgentOfTheOtherSwitchByToken() throws Exception {
        isServedThere(toStation(), RecognisedBy.TOKEN);
    }

    @Test
    void aCallerReachesAnAgentOfTheOtherSwitchByNumber() throws Exception {
        isServedThere(toPool(), RecognisedBy.NUMBER);
    }

    @Test
    void theAgentsHangingUpEndsBothCalls() throws Exception {
        try (SwitchSimulator newYork = newYork(10); Rig rig = new Rig(directory, 1)) {
            start(rig, newYork, toStation());
            agentOfNewYork(rig);
            rig.simulator.newCall("030123456", Rig.VDN);
            offers.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            newYork.answer(STATION);
            rig.awaitFacts(Fact.SegmentAnswered.class, 1);
            newYork.hangUp(STATION);
            rig.await("both calls to be over", () -> rig.facts(Fact.CallEnded.class).size() == 2);
            assertEquals(List.of(), rig.simulator.liveCalls());
            rig.awaitFacts(Fact.ContactEnded.class, 1);
            assertEquals(1, rig.facts(Fact.ContactEnded.class).size());
        }
    }

    @Test
    void aBlockedTrunkIsTheWaysFaultAndTheWayRests() throws Exception {
        try (SwitchSimulator newYork = newYork(1); Rig rig = new Rig(directory, 1)) {
            start(rig, newYork, toStation());
            agentOfNewYork(rig);
            newYork.newCall("0401", "8900");
            CallHandle call = rig.simulator.newCall("030123456", Rig.VDN);
            rig.awaitFacts(Fact.CrossingFailed.class, 1);
            rig.await("agent " + AGENT + " to be ready",
                    () -> rig.server.view().agents().get(AGENT).state() == AgentState.READY);
            rig.simulator.hangUp(call);
            rig.await("the contact to be over", () -> !rig.facts(Fact.ContactEnded.class).isEmpty());
            assertEquals(0, rig.facts(Fact.ContactCrossed.class).size());
        }
    }
}
