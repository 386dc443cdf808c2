package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.AgentTime;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.WorkMode;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.Site;
import io.strowger.core.state.RecentContacts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What facts say for reports that nothing else says: waits as boards count them, skills of agents, calls that agents place. */
class ReportFactsTest {
    private final World world = World.with(1, 2);

    private void dials(int callId, String station) {
        ConnectionId at = new ConnectionId(callId, station, false);
        world.stationEvent(station, new PbxEvent.ServiceInitiated(at, EventCause.NONE, null));
        for (int i = 0; i < 2; i++) {
            // Told by two monitors.
            world.stationEvent(station, new PbxEvent.Originated(at, Party.internal(station),
                    new Party("+49301", "0301"), EventCause.NONE, null));
        }
    }

    @Test
    void aWaitThatEndsIsCountedAsTheBoardCountsIt() {
        world.ready(0);
        RouteDialogue dialogue = world.arrivesAndAsks(55);
        world.advance(1_500);
        world.used(dialogue, "5001");
        world.rings(55, "5001");
        world.advance(3_500);
        world.answers(55, "5001");
        world.arrivesAndAsks(56);
        world.advance(20_001);
        world.callerClears(56, "");
        List<Fact.WaitEnded> ended = world.facts(Fact.WaitEnded.class);
        assertEquals(List.of("support true 5000 20000", "support false 20001 20000"), ended.stream().map(f -> f.skill()
                + " " + f.answered() + " " + f.waitedMillis() + " " + f.objectiveMillis()).toList());
        RecentContacts.Minute board = world.engine.state().skills().get("support").recent().sum(world.now);
        assertEquals(List.of(1, 1, 1), List.of(board.answered(), board.inObjective(), board.abandoned()));
    }

    @Test
    void whatAnAgentWorksForIsToldWhenHeLogsOnAndWheneverItChanges() {
        world.login(0);
        assertEquals(List.of(List.of("support")), served("1001"));
        world.configure(site -> without(site, "1001"));
        assertEquals(List.of(List.of("support"), List.of()), served("1001"));
        assertEquals(List.of(), served("1002"), "he is not logged on");
    }

    private static Site without(Site site, String agentId) {
        List<AgentSite> agents = site.agents().stream().map(agent -> agent.agentId().equals(agentId)
                ? new AgentSite(agentId, agent.name(), "", List.of())
                : agent).toList();
        return new Site(site.switches(), site.devices(), site.vdns(), site.skills(), agents, site.settings());
    }

    private List<List<String>> served(String agentId) {
        return world.facts(Fact.AgentServes.class).stream().filter(fact -> fact.agentId().equals(agentId))
                .map(Fact.AgentServes::skills).toList();
    }

    @Test
    void aCallThatAnAgentPlacesIsHisOnce() {
        world.login(0);
        dials(60, "5001");
        assertEquals(CallActivity.EXTENSION_OUT, world.agentOf(0).activity());
        assertEquals(AgentTime.INAUX, world.agentOf(0).time(), "auxiliary work goes on");
        Fact.AgentCalled called = world.facts(Fact.AgentCalled.class).get(0);
        assertEquals(1, world.facts(Fact.AgentCalled.class).size());
        assertEquals(List.of("1001", "+49301"), List.of(called.agentId(), called.called()));
        assertNull(called.contact());
        dials(61, "5002");
        assertEquals(1, world.facts(Fact.AgentCalled.class).size(), "nobody is logged on there");
    }

    @Test
    void aConsultationIsACallAboutTheContact() {
        Talk talk = new Talk(1, 2);
        talk.begin();
        talk.held(55, "5001");
        assertEquals(AgentTime.OTHER, talk.world.agentOf(0).time());
        talk.dials("5002");
        assertEquals(CallActivity.CONSULT, talk.world.agentOf(0).activity());
        assertNotNull(talk.world.facts(Fact.AgentCalled.class).get(0).contact());
        assertEquals(talk.world.onlyContact().orElseThrow().id(),
                talk.world.facts(Fact.AgentCalled.class).get(0).contact());
    }

    private static List<String> marks(World world) {
        return world.facts(Fact.SegmentMarked.class).stream()
                .map(f -> f.segment() + " " + f.agentId() + " " + f.mark()).toList();
    }

    @Test
    void aCallerWhoGivesUpWhileHeIsHeldIsToldAndAnAgentWhoLeavesIsNot() {
        Talk talk = new Talk(1);
        talk.begin();
        talk.held(55, "5001");
        talk.world.advance(4_000);
        talk.world.callerClears(55, "5001");
        assertEquals(List.of("1 1001 ABANDONED_ON_HOLD"), marks(talk.world));
        Talk other = new Talk(1);
        other.begin();
        other.held(55, "5001");
        other.stations(new PbxEvent.ConnectionCleared(Talk.at(55, "5001"), Party.internal("5001"), EventCause.NONE),
                "5001");
        assertEquals(1, other.world.facts(Fact.SegmentEnded.class).size());
        assertEquals(List.of(), marks(other.world));
    }

    @Test
    void aContactThatIsOverTooSoonAfterItsAnswerIsAPhantomAbandon() {
        for (int[] each : new int[][]{{0, 0, 0}, {2_000, 1_999, 1}, {2_000, 2_000, 0}}) {
            Talk talk = new Talk(1);
            talk.world.configure(site -> new Site(site.switches(), site.devices(), site.vdns(), site.skills(),
                    site.agents(), site.settings().withPhantomAbandon(each[0])));
            talk.begin();
            talk.world.advance(each[1]);
            talk.world.callerClears(55, "5001");
            assertEquals(each[2] == 1 ? List.of("1 1001 PHANTOM_ABANDON") : List.of(), marks(talk.world));
        }
    }

    @Test
    void whatAContactAsksForComesWithItsObjectives() {
        world.arrivesAndAsks(55);
        assertEquals(List.of(20_000L), world.facts(Fact.ContactQueued.class).get(0).objectiveMillis());
    }

    @Test
    void eachQuarterOfAnHourIsAFactAtItsMomentAndInEveryReignOnce() {
        long quarter = 900_000_000_000L;
        int before = world.facts(Fact.QuarterHourPassed.class).size();
        world.advance(((world.now / quarter + 1) * quarter - world.now) / 1_000_000 - 1);
        assertEquals(before, world.facts(Fact.QuarterHourPassed.class).size());
        world.advance(1);
        assertEquals(before + 1, world.facts(Fact.QuarterHourPassed.class).size());
        assertEquals(0, world.now % quarter);
        world.advance(4 * 900_000);
        assertEquals(before + 5, world.facts(Fact.QuarterHourPassed.class).size());
        world.apply(new Input.EpochStarted(2, 0, world.now / 1_000_000));
        world.advance(900_000);
        assertEquals(before + 6, world.facts(Fact.QuarterHourPassed.class).size());
    }

    @Test
    void theZoneOfReportsIsTold() {
        world.configure(site -> new Site(site.switches(), site.devices(), site.vdns(), site.skills(), site.agents(),
                site.settings().withTimeZone("Europe/Berlin")));
        assertEquals(List.of("", "Europe/Berlin"), world.facts(Fact.ConfigurationChanged.class).stream()
                .map(Fact.ConfigurationChanged::timeZone).toList());
    }

    @Test
    void eachMomentCountsOnce() {
        for (WorkMode mode : WorkMode.values()) {
            for (CallActivity activity : CallActivity.values()) {
                AgentTime wanted = mode == WorkMode.LOGGED_OUT ? AgentTime.NONE : switch (activity) {
                    case ACD_IN, ACD_OUT -> AgentTime.ONACD;
                    case NONE -> busy(mode, AgentTime.AVAILABLE);
                    case RESERVED, RINGING -> busy(mode, AgentTime.AGINRING);
                    case EXTENSION_IN, EXTENSION_OUT, CONSULT, HELD -> busy(mode, AgentTime.OTHER);
                };
                assertEquals(wanted, AgentTime.of(mode, activity), mode + " " + activity);
            }
        }
    }

    private static AgentTime busy(WorkMode mode, AgentTime ready) {
        return mode == WorkMode.AUX ? AgentTime.INAUX : mode == WorkMode.ACW ? AgentTime.INACW : ready;
    }

    @Test
    void aBoardCountsOwnCallsOfAgentsWhoAreReadyAsOther() {
        world.ready(0);
        world.ready(1);
        dials(60, "5001");
        assertEquals(List.of(1, 0, 0, 1), board());
        world.request(0, new Command.SetNotReady(3));
        world.stationEvent("5001", new PbxEvent.ConnectionCleared(new ConnectionId(60, "5001", false),
                Party.internal("5001"), EventCause.NONE));
        assertEquals(List.of(1, 0, 1, 0), board());
        dials(62, "5001");
        assertEquals(List.of(1, 0, 1, 0), board());
    }

    private List<Integer> board() {
        var staff = world.engine.state().indexes().staff().staff("support");
        assertEquals(2, staff.loggedOn());
        return List.of(staff.ready(), staff.onCalls(), staff.notReady(), staff.other());
    }
}
