package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The state that the parts of a switch share, and the parts themselves. Single threaded. */
final class Exchange {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int UCID_SEQUENCES = 100_000;
    private static final int UCID_NODE = 1;
    /** Outside numbers are dialled with this access code. */
    static final String OUTSIDE_ACCESS_CODE = "9";
    private static final int MIN_OUTSIDE_DIGITS = 4;

    final SwitchPlan plan;
    final Deadlines deadlines = new Deadlines();
    final Map<String, Station> stations = new LinkedHashMap<>();
    final Map<String, SwitchPlan.VdnPlan> vdns = new LinkedHashMap<>();
    final Map<String, SkillQueue> skills = new LinkedHashMap<>();
    private final Map<String, SkillQueue> skillsByNumber = new LinkedHashMap<>();
    final Map<String, AcdPlan.AnnouncementPlan> announcements = new LinkedHashMap<>();
    final Map<Integer, AcdPlan.VectorPlan> vectors = new LinkedHashMap<>();
    final Map<String, Agent> agents = new LinkedHashMap<>();
    final Map<String, TrunkMember[]> trunkGroups = new LinkedHashMap<>();
    /** Circuits not in use, by group; bit 0 is circuit 1. */
    private final Map<String, BitSet> freeTrunks = new LinkedHashMap<>();
    /** Circuits in use. */
    final Map<String, Call> busyTrunks = new TreeMap<>();
    final Map<Integer, Call> calls = new TreeMap<>();
    final Map<Long, Call> callsBySerial = new LinkedHashMap<>();
    final List<CallObserver> observers = new ArrayList<>();
    final MonitorTable monitors = new MonitorTable(this);
    final Notices notices = new Notices();
    final CallControl callControl = new CallControl(this);
    final Redirection redirection = new Redirection(this);
    final Outgoing outgoing = new Outgoing(this);
    final Origination origination = new Origination(this);
    final ConnectionServices connectionServices = new ConnectionServices(this);
    final Merging merging = new Merging(this);
    final SingleStep singleStep = new SingleStep(this);
    final StationFeatures stationFeatures = new StationFeatures(this);
    final Pickup pickup = new Pickup(this);
    final CallCompletion callCompletion = new CallCompletion(this);
    final Listening listening = new Listening(this);
    final PredictiveCalls predictiveCalls = new PredictiveCalls(this);
    final ServiceObserving serviceObserving = new ServiceObserving(this);
    final Endpoints endpoints = new Endpoints(this);
    final CallCharging charging = new CallCharging(this);
    final Vectoring vectoring = new Vectoring(this);
    final Routing routing = new Routing(this);
    final Digits digits = new Digits(this);
    final Distribution distribution = new Distribution(this);
    final AgentControl agentControl = new AgentControl(this);
    final Handset handset = new Handset(this);
    final Ties ties = new Ties(this);
    final VoicePorts ports;
    long now;
    private long sequence;
    private int lastCallId;
    private int ucidSequence;

    Exchange(SwitchPlan plan, long nowMillis) {
        this.plan = plan;
        this.now = nowMillis;
        observers.add(callCompletion);
        observers.add(predictiveCalls);
        observers.add(serviceObserving);
        observers.add(ties);
        plan.stations().forEach(station -> stations.put(station.extension(), new Station(station)));
        plan.vdns().forEach(vdn -> vdns.put(vdn.extension(), vdn));
        for (SwitchPlan.SkillPlan skill : plan.skills()) {
            addSkill(new SkillQueue(skill));
        }
        plan.acd().announcements()
                .forEach(announcement -> announcements.put(announcement.extension(), announcement));
        plan.acd().vectors().forEach(vector -> vectors.put(vector.number(), vector));
        plan.agents().forEach(agent -> agents.put(agent.id(), new Agent(agent)));
        this.ports = new VoicePorts(this);
        for (SwitchPlan.TrunkGroupPlan group : plan.trunkGroups()) {
            TrunkMember[] members = new TrunkMember[group.members()];
            for (int i = 0; i < members.length; i++) {
                members[i] = new TrunkMember(group.group(), i + 1);
            }
            trunkGroups.put(group.group(), members);
            freeTrunks.put(group.group(), new BitSet(members.length));
            freeTrunks.get(group.group()).set(0, members.length);
        }
    }

    private void addSkill(SkillQueue skill) {
        skills.put(skill.plan.extension(), skill);
        if (skill.plan.options().number() > 0) {
            skillsByNumber.put(Integer.toString(skill.plan.options().number()), skill);
        }
        for (String member : skill.plan.options().members()) {
            skill.members.add(stations.get(member));
            stations.get(member).skills.add(skill);
        }
    }

    /** The skill that a vector names by extension or number, null when there is none. */
    SkillQueue skill(String name) {
        SkillQueue skill = skillsByNumber.get(name);
        return skill == null ? skills.get(name) : skill;
    }

    /** Numbers moments, so that before and after can be told within one millisecond. */
    long nextSequence() {
        return ++sequence;
    }

    /** Whether every call id is in use. */
    boolean full() {
        return calls.size() >= plan.timers().callIdLimit();
    }

    /** A new call, or null when every call id is in use. */
    Call newCall(boolean incoming, Device calling, Device called) {
        if (full()) {
            return null;
        }
        do {
            lastCallId = lastCallId % plan.timers().callIdLimit() + 1;
        } while (calls.containsKey(lastCallId));
        ucidSequence = (ucidSequence + 1) % UCID_SEQUENCES;
        String ucid = plan.acd().settings().ucids()
                ? "%05d%05d%010d".formatted(UCID_NODE, ucidSequence, now / MILLIS_PER_SECOND)
                : "";
        Call call = new Call(nextSequence(), lastCallId, ucid, incoming, now);
        call.calling = calling;
        call.called = called;
        calls.put(call.id, call);
        callsBySerial.put(call.serial, call);
        return call;
    }

    void forget(Call call) {
        calls.remove(call.id);
        callsBySerial.remove(call.serial);
    }

    /** Seizes the lowest free circuit of the group, or null. */
    TrunkMember seize(String group, Call call) {
        BitSet free = freeTrunks.get(group);
        int lowest = free == null ? -1 : free.nextSetBit(0);
        if (lowest < 0) {
            return null;
        }
        free.clear(lowest);
        TrunkMember member = trunkGroups.get(group)[lowest];
        busyTrunks.put(member.deviceId(), call);
        return member;
    }

    /** Gives a circuit back, if it is still the call's. */
    void release(TrunkMember member, Call call) {
        if (busyTrunks.remove(member.deviceId(), call)) {
            freeTrunks.get(member.group()).set(member.member() - 1);
        }
    }

    /** Seizes a free circuit of any group, or null. */
    TrunkMember seizeAny(Call call) {
        for (String group : trunkGroups.keySet()) {
            TrunkMember member = seize(group, call);
            if (member != null) {
                return member;
            }
        }
        return null;
    }

    Destination resolve(String number) {
        Station station = stations.get(number);
        if (station != null) {
            return new Destination.ToStation(station);
        }
        Agent agent = agents.get(number);
        if (agent != null) {
            return agent.station == null ? new Destination.Unknown() : new Destination.ToStation(agent.station);
        }
        if (vdns.containsKey(number)) {
            return new Destination.ToVdn(vdns.get(number));
        }
        if (skills.containsKey(number)) {
            return new Destination.ToSkill(skills.get(number));
        }
        if (announcements.containsKey(number)) {
            return new Destination.ToAnnouncement(announcements.get(number));
        }
        boolean outside = number.startsWith(OUTSIDE_ACCESS_CODE) && number.length() >= MIN_OUTSIDE_DIGITS
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return outside || ties.prefixOf(number) != null ? new Destination.ToOutside(number) : new Destination.Unknown();
    }

    Device device(String number) {
        Destination destination = resolve(number);
        return switch (destination) {
            case Destination.ToStation to -> new Device(number, Device.Kind.STATION);
            case Destination.ToVdn to -> new Device(number, Device.Kind.VDN);
            case Destination.ToSkill to -> to.skill().device;
            case Destination.ToAnnouncement to -> new Device(number, Device.Kind.ANNOUNCEMENT);
            case Destination.ToOutside to -> new Device(number, Device.Kind.EXTERNAL);
            case Destination.Unknown to -> new Device(number, Device.Kind.UNKNOWN);
        };
    }

    /** The station of a number: itself, or where an agent of that login id is logged in; null for none. */
    Station station(String number) {
        Agent agent = agents.get(number);
        return agent == null ? stations.get(number) : agent.station;
    }

    /** Why a number that is no station is refused where a station is needed. */
    Failure notAStation(String number) {
        return resolve(number) instanceof Destination.Unknown && !agents.containsKey(number)
                ? Failure.INVALID_CSTA_DEVICE_IDENTIFIER
                : Failure.INVALID_OBJECT_TYPE;
    }

    /** The connection an application names, null when there is none. */
    Connection connection(ConnectionId id) {
        Call call = calls.get(id.callId());
        return call == null ? null : call.at(id.deviceId());
    }
}
