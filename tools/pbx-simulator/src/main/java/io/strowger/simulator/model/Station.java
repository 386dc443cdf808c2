package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.List;

/** A station with what is on it. */
final class Station {
    final SwitchPlan.StationPlan plan;
    final Device device;
    final List<Connection> connections = new ArrayList<>(2);
    AnswerMode answerMode;
    boolean inService = true;
    boolean doNotDisturb;
    boolean messageWaiting;
    /** Where all calls are forwarded to, empty for nowhere. */
    String forwardedTo = "";
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
}
