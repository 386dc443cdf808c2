package io.strowger.tools.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.WorkMode;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Draft;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.EngineView;
import io.strowger.simulator.model.AgentView;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.LiveCall;
import io.strowger.simulator.model.StationView;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static EngineView view(List<Call> calls, List<Agent> agents) {
        EngineState state = new EngineState();
        Draft draft = new Draft(state);
        draft.begin();
        calls.forEach(draft.calls::put);
        agents.forEach(draft.agents::put);
        draft.commit();
        return state.view();
    }

    private static Call engineCall(int callId, long endedNanos) {
        return new Call(new CallKey("CM", callId, 3), null, "", Party.UNKNOWN, Party.UNKNOWN, List.of(),
                new Call.Life(1, 0, 1, endedNanos, true));
    }

    private static LiveCall switchCall(int callId) {
        return new LiveCall(new CallHandle(1, callId, ""), Device.NOT_KNOWN, Device.NOT_KNOWN, "", List.of(), List.of(),
                0);
    }

    private static Agent agent(String id, String station, WorkMode mode, CallActivity activity) {
        return Agent.loggedOut(id, 0).withSession("", true)
                .withStation(station == null ? null : new DeviceKey("CM", station)).withWork(Agent.Work.of(mode, 0))
                .withActivity(activity);
    }

    private static StationView station(String extension, boolean busy) {
        io.strowger.simulator.model.Party party = new io.strowger.simulator.model.Party(null, Device.NOT_KNOWN, null);
        return new StationView(extension, true, (AgentView) null, busy ? List.of(party) : List.of());
    }

    @Test
    void aCallThatOnlyTheEngineHasIsAGhost() {
        EngineView view = view(List.of(engineCall(55, 0), engineCall(56, 0), engineCall(57, 9)), List.of());
        Comparison comparison = Comparison.of(view, "CM", List.of(switchCall(55), switchCall(58)), List.of());
        assertEquals(Set.of("CM:56:3"), comparison.ghostCalls());
    }

    @Test
    void anAgentWhoDisagreesWithHisStationIsStuck() {
        EngineView view = view(List.of(),
                List.of(agent("1001", "5001", WorkMode.MANUAL_IN, CallActivity.ACD_IN),
                        agent("1002", "5002", WorkMode.MANUAL_IN, CallActivity.ACD_IN),
                        agent("1003", "5003", WorkMode.MANUAL_IN, CallActivity.NONE),
                        agent("1004", "5004", WorkMode.AUX, CallActivity.NONE),
                        agent("1005", "5005", WorkMode.MANUAL_IN, CallActivity.RESERVED),
                        agent("1006", null, WorkMode.LOGGED_OUT, CallActivity.NONE)));
        Comparison comparison = Comparison.of(view, "CM", List.of(),
                List.of(station("5001", true), station("5002", false), station("5003", true), station("5004", false),
                        station("5005", false), station("5006", true)));
        assertEquals(Set.of("1002 TALKING", "1003 READY", "1005 RESERVED"), comparison.stuckAgents());
    }

    @Test
    void nothingToDisagreeAboutIsAgreement() {
        assertTrue(Comparison.of(view(List.of(), List.of()), "CM", List.of(), List.of()).agrees());
    }
}
