package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.AgentSite.SwitchLogin;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.simulator.model.AgentChange;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.Treatment;
import io.strowger.simulator.model.VectorStep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A switch that distributes the calls itself, over real sockets: private data version 13 tells the modes of agents in events, version 8 only when asked. Each
 * agent has twenty splits; the vector queues to the first.
 */
@Timeout(120)
class SwitchDistributionTest {
    private static final int SPLITS = 20;
    private static final int NO_ANSWER_MILLIS = 1_500;
    private static final int NO_ANSWER_REASON = 9;
    /** Of QueryAgentState at version 8. */
    private static final int POLL_MILLIS = 1_000;

    @TempDir
    Path directory;
    private Rig rig;

    @AfterEach
    void theJournalReplaysToItsOwnFacts() {
        Path journal = rig.server.journalDirectory();
        rig.close();
        Replay.verify(journal);
    }

    private static String split(int i) {
        return String.valueOf(8001 + i);
    }

    private static SwitchPlan plan(SwitchPlan plan) {
        List<SkillPlan> skills = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < SPLITS; i++) {
            skills.add(new SkillPlan(split(i), "Skill " + i, NO_ANSWER_MILLIS, SwitchPlan.SkillOptions.DEFAULT
                    .redirecting(new SwitchPlan.NoAnswer("", NO_ANSWER_REASON))));
            names.add(split(i));
        }
        VdnPlan vdn = new VdnPlan(Rig.VDN, "Sales", List.of(new VectorStep.Wait(0, Treatment.RINGBACK),
                new VectorStep.QueueTo(split(0), VectorStep.Priority.MEDIUM), new VectorStep.Stop()));
        return new SwitchPlan(plan.stations(), List.of(vdn), skills,
                List.of(new AgentPlan("2001", "One", "4711", names), new AgentPlan("2002", "Two", "", names)),
                plan.trunkGroups(), plan.timers());
    }

    private static Site site(Site site) {
        List<DeviceSite> devices = new ArrayList<>(site.devices());
        List<SkillSite> skills = new ArrayList<>();
        List<SkillLevel> levels = new ArrayList<>();
        for (int i = 0; i < SPLITS; i++) {
            String name = i == 0 ? "support" : "skill" + i;
            devices.add(new DeviceSite("CM", split(i), DeviceKind.SPLIT));
            skills.add(SkillSite.ofSwitch(name, 20_000, new SkillSite.Split("CM", split(i))));
            levels.add(new SkillLevel(name, 1));
        }
        List<AgentSite> agents = new ArrayList<>();
        for (AgentSite agent : site.agents()) {
            boolean first = agents.isEmpty();
            agents.add(new AgentSite(agent.agentId(), agent.name(), agent.passwordHash(), levels,
                    new SwitchLogin(first ? "2001" : "2002", first ? "agent-2001" : "")));
        }
        return new Site(site.switches(), devices, site.vdns(), skills, agents, site.settings());
    }

    private void start(int version) throws IOException {
        rig = new Rig(directory, 2, 1, SwitchDistributionTest::plan);
        rig.siteChange = SwitchDistributionTest::site;
        rig.more.put("links.private-version-max", version);
        rig.more.put("links.agent-poll-period", POLL_MILLIS + "ms");
        rig.more.put("credentials.agent-2001.login", "2001");
        rig.more.put("credentials.agent-2001.password", "4711");
        rig.startServer();
        for (int i = 0; i < 2; i++) {
            rig.desktops.add(rig.new Desktop(i));
            rig.desktops.get(i).awaitState(AgentState.NOT_READY);
        }
    }

    private int sent(Class<? extends PbxCommand> type) {
        return (int) rig.facts(Fact.OutputIssued.class).stream().filter(
                issued -> issued.output() instanceof Output.PbxRequest request && type.isInstance(request.command()))
                .count();
    }

    private RefusalReason reason(CompletableFuture<Push.RequestOutcome> request) {
        return request.join().reason();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 8})
    void queuedNotAnsweredQueuedAgainAndAnsweredByTheNext(int version) throws IOException {
        start(version);
        rig.awaitFacts(Fact.AgentLoggedOn.class, 2);
        CallHandle call = rig.simulator.newCall("915551212", Rig.VDN);
        rig.awaitFacts(Fact.ContactQueued.class, 1);
        rig.await("the call in the queue", () -> waiting() == 1);
        rig.desktops.get(0).ready();
        CallView offer = rig.desktops.get(0).awaitOffer(1);
        assertEquals("915551212", offer.ani());
        assertEquals("support", offer.skill());
        // Not answered: the switch takes it back, makes the agent not ready with its reason, and queues again.
        rig.awaitFacts(Fact.ContactQueued.class, 2);
        long takenBack = System.nanoTime();
        rig.await("not ready with the reason of the switch",
                () -> rig.server.view().agents().get("1001").work().mode() == WorkMode.AUX
                        && rig.server.view().agents().get("1001").work().reasonCode() == NO_ANSWER_REASON);
        assertTrue(System.nanoTime() - takenBack < 2 * POLL_MILLIS * 1_000_000L, "shown within the poll period");
        rig.await("the notice", () -> rig.desktops.get(0).forced().size() == 1);
        rig.await("the call in the queue again", () -> waiting() == 1);
        rig.desktops.get(1).ready();
        CallView second = rig.desktops.get(1).awaitOffer(1);
        assertEquals(offer.contact(), second.contact());
        rig.desktops.get(1).must(rig.desktops.get(1).client.answer(second.call()));
        rig.desktops.get(1).awaitState(AgentState.TALKING);
        rig.simulator.hangUp(call);
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        rig.desktops.get(1).awaitState(AgentState.READY);
        assertEquals(2, rig.facts(Fact.AgentLoggedOn.class).size(), "one log-on an agent, not one a split");
        assertEquals("(1,1,1,1/2,1)", rig.counters());
        assertEquals(List.of(SegmentDisposition.NO_ANSWER, SegmentDisposition.ANSWERED),
                rig.facts(Fact.SegmentEnded.class).stream().map(Fact.SegmentEnded::disposition).toList());
        assertEquals(0, sent(PbxCommand.DeflectCall.class));
        assertEquals(0, sent(PbxCommand.RouteSelect.class));
        assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class));
        logOffThenOnAtThePhone();
    }

    private void logOffThenOnAtThePhone() {
        rig.desktops.get(0).must(rig.desktops.get(0).client.logOff(3));
        rig.desktops.get(0).awaitState(AgentState.LOGGED_OUT);
        rig.awaitFacts(Fact.AgentLoggedOff.class, 1);
        assertEquals(3, rig.facts(Fact.AgentLoggedOff.class).get(0).reasonCode());
        // Somebody logs the first login on at the phone, with its password; the desktop has nothing to do with it.
        rig.simulator.onSwitch(theSwitch -> theSwitch.setAgentState(
                new AgentChange("5001", AgentChange.Mode.LOG_IN,
                        "2001", "4711", io.strowger.simulator.model.WorkMode.AUTO_IN, 0, false)));
        rig.desktops.get(0).awaitState(AgentState.READY);
        rig.awaitFacts(Fact.AgentLoggedOn.class, 3);
        assertEquals(1, rig.facts(Fact.AgentLoggedOff.class).size(), "twenty splits tell of one log-off");
    }

    private int waiting() {
        return rig.server.view().skillBoards().get("support").waiting();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 8})
    void whatAgentsDidWhileTheLinkWasDownIsFoundWhenItIsBack(int version) throws IOException {
        start(version);
        rig.desktops.get(1).ready();
        rig.desktops.get(1).awaitState(AgentState.READY);
        rig.simulator.linkDown();
        rig.awaitLink(LinkState.DOWN);
        atTheSwitch("5001", AgentChange.Mode.LOG_OUT, 0);
        atTheSwitch("5002", AgentChange.Mode.NOT_READY, 4);
        rig.simulator.linkUp();
        rig.awaitLink(LinkState.UP);
        rig.desktops.get(0).awaitState(AgentState.LOGGED_OUT);
        rig.await("not ready with his reason",
                () -> rig.server.view().agents().get("1002").work().reasonCode() == 4);
        rig.await("the notice to the one who is logged off", () -> rig.desktops.get(0).forced().size() == 1);
    }

    private void atTheSwitch(String station, AgentChange.Mode mode, int reasonCode) {
        rig.simulator.onSwitch(theSwitch -> theSwitch.setAgentState(new AgentChange(station, mode, "", "",
                io.strowger.simulator.model.WorkMode.NONE, reasonCode, false)));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 8})
    void whatTheSwitchRefusesIsSaidInItsOwnSentence(int version) throws IOException {
        start(version);
        rig.desktops.get(0).must(rig.desktops.get(0).client.logOff(0));
        rig.desktops.get(0).awaitState(AgentState.LOGGED_OUT);
        assertEquals(RefusalReason.STATION_IN_USE, reason(rig.desktops.get(0).client.logOn("5002")));
        assertEquals(RefusalReason.STATION_UNKNOWN, reason(rig.desktops.get(0).client.logOn("5099")));
        rig.desktops.get(0).must(rig.desktops.get(0).client.logOn("5001"));
        rig.desktops.get(0).awaitState(AgentState.NOT_READY);
        rig.desktops.get(0).must(rig.desktops.get(0).client.afterCallWork());
        rig.desktops.get(0).awaitState(AgentState.AFTER_CALL_WORK);
        rig.desktops.get(0).must(rig.desktops.get(0).client.notReady(7));
        rig.await("not ready with his reason",
                () -> rig.server.view().agents().get("1001").work().reasonCode() == 7);
    }
}
