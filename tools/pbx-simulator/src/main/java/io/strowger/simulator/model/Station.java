package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A station with what is on it. */
final class Station {
    final SwitchPlan.StationPlan plan;
    final Device device;
    final List<Connection> connections = new ArrayList<>(2);
    AnswerMode answerMode;
    boolean inService = true;
    boolean doNotDisturb;
    /** Who wants its lamp on, a sum of the private data's bits. */
    int messageApplications;
    /** Where calls go instead, by occasion. */
    final Map<ForwardingType, String> forwardings = new EnumMap<>(ForwardingType.class);
    /** Where calls go that nobody answers, null for nowhere. */
    CoveragePath coverage;
    /** Its pickup group, 0 for none. */
    int pickupGroup;
    /** The number called last, empty for none. */
    String lastNumber = "";
    /** Its telephones, in order of registration. */
    final List<Endpoint> endpoints = new ArrayList<>(List.of(Endpoint.first()));
    /** The agent logged in here, null for none. */
    Agent agent;
    /** Skills whose calls this station takes without an agent. */
    final List<SkillQueue> skills = new ArrayList<>(0);
    /** Order in which stations of skills became free. */
    long idleOrder;

    Station(SwitchPlan.StationPlan plan) {
        this.plan = plan;
        this.device = new Device(plan.extension(), Device.Kind.STATION);
        this.answerMode = plan.answerMode();
    }

    Connection in(ConnectionState state) {
        for (Connection connection : connections) {
            if (connection.state == state) {
                return connection;
            }
        }
        return null;
    }

    boolean idle() {
        return connections.isEmpty();
    }

    /** Whether an arriving call finds no appearance. */
    boolean full() {
        return connections.size() >= plan.incomingAppearances();
    }
}
