package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is asked of the switch and changes nothing: what a number is, who works in a skill, who is in a call, what is free. */
public final class SwitchQueries {
    private final Exchange exchange;

    SwitchQueries(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Whether a station is a voice port. */
    public boolean isVoicePort(String extension) {
        return exchange.ports.isPort(extension);
    }

    /** What a number is; kind UNKNOWN when it is nothing. */
    public Device queryDevice(String number) {
        return exchange.agents.containsKey(number) ? new Device(number, Device.Kind.UNKNOWN) : exchange.device(number);
    }

    /** Whether a number is an agent's login id. */
    public boolean isAgent(String number) {
        return exchange.agents.containsKey(number);
    }

    /** The station at which an agent is logged in, empty for none. */
    public String stationOfAgent(String agentId) {
        Agent agent = exchange.agents.get(agentId);
        return agent == null || agent.station == null ? "" : agent.station.plan.extension();
    }

    /** Name administered for a number, empty for none. */
    public String nameOf(String number) {
        if (exchange.stations.containsKey(number)) {
            return exchange.stations.get(number).plan.name();
        }
        if (exchange.vdns.containsKey(number)) {
            return exchange.vdns.get(number).name();
        }
        if (exchange.skills.containsKey(number)) {
            return exchange.skills.get(number).plan.name();
        }
        if (exchange.announcements.containsKey(number)) {
            return exchange.announcements.get(number).name();
        }
        return exchange.agents.containsKey(number) ? exchange.agents.get(number).plan.name() : "";
    }

    /** Stations of the agents logged in to a skill, in order of log-in. */
    public Answer<List<String>> queryAgentLogin(String skill) {
        SkillQueue queue = exchange.skills.get(skill);
        return queue == null
                ? Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER)
                : Answer.done(queue.agents.stream().map(agent -> agent.station.plan.extension()).toList());
    }

    /** Free agents, waiting calls and logged-in agents of a skill. */
    public Answer<SkillView> querySkill(String skill) {
        SkillQueue queue = exchange.skills.get(skill);
        if (queue == null) {
            return Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        return Answer.done(new SkillView(queue.available(), queue.size(), queue.staffed(),
                queue.expectedWait(VectorStep.Priority.LOW, exchange.now),
                queue.oldest(VectorStep.Priority.LOW, exchange.now)));
    }

    /** The connections of a call; a snapshot tells neither numbers outside nor where a parked call waits. */
    public Answer<List<Party>> snapshotCall(ConnectionId call) {
        Call found = exchange.calls.get(call.callId());
        return found == null ? Answer.refused(Failure.INVALID_CSTA_CALL_IDENTIFIER) : Answer.done(found.partyList());
    }

    /** The calls of a station, each with its connections, the station's own first. */
    public Answer<List<List<Party>>> snapshotDevice(String device) {
        Station station = exchange.stations.get(device);
        if (station == null) {
            return exchange.resolve(device) instanceof Destination.Unknown
                    ? Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER)
                    : Answer.refused(Failure.INVALID_OBJECT_TYPE);
        }
        List<List<Party>> calls = new ArrayList<>();
        for (Connection own : station.connections) {
            List<Party> parties = new ArrayList<>();
            parties.add(new Party(own.id(), own.device, own.state));
            own.call.connections.stream().filter(c -> c != own)
                    .forEach(c -> parties.add(new Party(c.id(), c.device, c.state)));
            calls.add(parties);
        }
        return Answer.done(calls);
    }

    /** What the switch knows about a call now, if there is such a call. */
    public Optional<CallFacts> factsOf(int callId) {
        return Optional.ofNullable(exchange.calls.get(callId)).map(Call::facts);
    }

    /** A call's universal call id. */
    public Answer<String> queryUcid(ConnectionId call) {
        Call found = exchange.calls.get(call.callId());
        return found == null ? Answer.refused(Failure.INVALID_CSTA_CALL_IDENTIFIER) : Answer.done(found.ucid);
    }

    /** Free and used circuits of a trunk group. */
    public Answer<TrunkGroupView> queryTrunkGroup(String group) {
        TrunkMember[] members = exchange.trunkGroups.get(group);
        if (members == null) {
            return Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        int used = 0;
        for (TrunkMember member : members) {
            used += exchange.busyTrunks.containsKey(member.deviceId()) ? 1 : 0;
        }
        return Answer.done(new TrunkGroupView(members.length - used, used));
    }
}
