package io.strowger.tools.demo;

import io.strowger.core.model.AgentState;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.EngineView;
import io.strowger.simulator.model.LiveCall;
import io.strowger.simulator.model.StationView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.List;

/**
 * What the engine believes against what the switch has. While calls come and go the two differ for moments; what
 * stays is wrong.
 */
record Comparison(Set<String> ghostCalls, Set<String> stuckAgents) {

    static Comparison of(EngineView view, String switchName, List<LiveCall> calls, List<StationView> stations) {
        return new Comparison(ghosts(view, calls), stuck(view, switchName, stations));
    }

    boolean agrees() {
        return ghostCalls.isEmpty() && stuckAgents.isEmpty();
    }

    /** Calls that live in the engine and not in the switch. */
    private static Set<String> ghosts(EngineView view, List<LiveCall> calls) {
        Set<Integer> live = new HashSet<>();
        calls.forEach(call -> live.add(call.handle().callId()));
        Set<String> ghosts = new TreeSet<>();
        for (Call call : view.calls().values()) {
            if (!call.hasEnded() && !live.contains(call.key().callId())) {
                ghosts.add(call.key().toString());
            }
        }
        return ghosts;
    }

    /** Agents who seem to have a call that their station has not, or the other way round. */
    private static Set<String> stuck(EngineView view, String switchName, List<StationView> stations) {
        Map<DeviceKey, StationView> byKey = new HashMap<>();
        stations.forEach(station -> byKey.put(new DeviceKey(switchName, station.extension()), station));
        Set<String> stuck = new TreeSet<>();
        for (Agent agent : view.agents().values()) {
            StationView station = agent.station() == null ? null : byKey.get(agent.station());
            if (station != null && isBusy(agent.state()) == station.connections().isEmpty()) {
                stuck.add(agent.agentId() + " " + agent.state());
            }
        }
        return stuck;
    }

    private static boolean isBusy(AgentState state) {
        return switch (state) {
            case RESERVED, ALERTING, TALKING, HELD -> true;
            case LOGGED_OUT, NOT_READY, READY, AFTER_CALL_WORK -> false;
        };
    }
}
