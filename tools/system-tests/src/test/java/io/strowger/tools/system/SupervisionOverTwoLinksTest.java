package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.ObservationMode;
import io.strowger.core.output.CallView;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SupervisionSettings;
import io.strowger.core.state.Call;
import io.strowger.simulator.model.CallHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A supervisor at an agent's call, over real sockets and two links that both tell everything. */
@Timeout(120)
class SupervisionOverTwoLinksTest {
    private static final int ACW_MILLIS = 3_600_000;

    @TempDir
    Path directory;
    private Rig rig;

    @AfterEach
    void theJournalReplaysToItsOwnFacts() {
        Path journal = rig.server.journalDirectory();
        rig.close();
        Replay.verify(journal);
    }

    private static Site arranged(Site site, boolean told) {
        List<AgentSite> agents = site.agents().stream()
                .map(agent -> agent.withRights(new AgentSite.Rights("", "north",
                        agent.agentId().equals(Rig.agentId(1)) ? List.of("north") : List.of())))
                .toList();
        SkillSite skill = site.skills().get(0);
        return new Site(site.switches(), site.devices(), site.vdns(),
                List.of(new SkillSite(skill.name(), skill.noAnswer(), skill.ringMillis(), ACW_MILLIS, 20_000)), agents,
                site.settings().withSupervision(new SupervisionSettings(told, true, 0)), List.of(), List.of());
    }

    private Call call(CallKey key) {
        return rig.server.view().calls().get(key);
    }

    private CallKey talking(boolean told) throws IOException {
        rig = new Rig(directory, 2, 2);
        rig.siteChange = site -> arranged(site, told);
        rig.startServer();
        rig.desktops.add(rig.new Desktop(0));
        rig.desktops.add(rig.new Desktop(1, true));
        agent().ready();
        rig.simulator.newCall("915551212", Rig.VDN);
        CallView offer = agent().awaitOffer(1);
        agent().must(agent().client.answer(offer.call()));
        agent().awaitState(AgentState.TALKING);
        return offer.call();
    }

    private Rig.Desktop agent() {
        return rig.desktops.get(0);
    }

    private Rig.Desktop supervisor() {
        return rig.desktops.get(1);
    }

    private void hangUpEverybody() {
        for (var live : rig.simulator.liveCalls()) {
            CallHandle handle = live.handle();
            rig.simulator.hangUp(handle);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listensJoinsAndTakesOver(boolean told) throws IOException {
        CallKey customer = talking(told);
        supervisor().done(new Command.ListenToAgent(Rig.agentId(0)));
        rig.await("the supervisor to listen",
                () -> call(customer).stateAt(Rig.station(1)) == LocalConnectionState.CONNECT);
        assertTrue(call(customer).isSilentAt(Rig.station(1)));
        assertEquals(Rig.agentId(0), rig.server.view().contacts().firstEntry().getValue().service().agentId(),
                "who listens handles nothing");
        supervisor().done(new Command.JoinAgent(Rig.agentId(0)));
        rig.await("three to talk", () -> call(customer).isConference());
        supervisor().done(new Command.InterceptCall(Rig.agentId(0)));
        agent().awaitState(AgentState.AFTER_CALL_WORK);
        supervisor().awaitState(AgentState.TALKING);
        hangUpEverybody();
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        assertEquals(List.of(Rig.agentId(0), Rig.agentId(1)),
                rig.facts(Fact.SegmentEnded.class).stream().map(Fact.SegmentEnded::agentId).toList());
        assertEquals(told ? List.of(ObservationMode.LISTEN, ObservationMode.JOIN) : List.of(), agent().observed());
        assertEquals(1, rig.facts(Fact.ContactStarted.class).size());
        rig.await("no call in the switch", () -> rig.simulator.liveCalls().isEmpty());
        assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class));
        assertTrue(rig.server.statistics().merges().stream().allMatch(merge -> merge.merged() > 0),
                () -> "both links tell: " + rig.server.statistics().merges());
    }

    /** The switch leaves a silent party with the caller; the server does not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoOnlyListensIsOutWhenTheAgentHangsUp(boolean told) throws IOException {
        CallKey customer = talking(told);
        supervisor().done(new Command.ListenToAgent(Rig.agentId(0)));
        rig.await("the supervisor to listen",
                () -> call(customer).stateAt(Rig.station(1)) == LocalConnectionState.CONNECT);
        rig.simulator.hangUp(Rig.station(0));
        rig.await("no call in the switch", () -> rig.simulator.liveCalls().isEmpty());
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        assertEquals(1, rig.facts(Fact.SegmentEnded.class).size());
    }
}
