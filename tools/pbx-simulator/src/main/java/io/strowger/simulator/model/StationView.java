package io.strowger.simulator.model;

import java.util.List;

/**
 * A station as the switch sees it now.
 *
 * @param extension its number
 * @param inService whether it works
 * @param agent the agent logged in
 * @param connections its connections, oldest first
 */
public record StationView(String extension, boolean inService, AgentView agent, List<Party> connections) {
    public StationView {
        connections = List.copyOf(connections);
    }
}
