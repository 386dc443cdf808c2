package io.strowger.tools.simulation;

import io.strowger.core.model.AgentState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.simulator.model.AgentView;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.LiveCall;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.StationView;
import io.strowger.simulator.model.Switch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds what the engine believes against what the switch has, while it runs. The two differ for moments, and after a loss until the recovery is done; what stays
 * longer, with a link that is whole, is wrong.
 */
final class Inspection {
    /** A difference that stays so long is wrong: the recovery's own limits and one further question are shorter. */
    static final long STAYS_NANOS = 45 * VirtualTime.NANOS_PER_SECOND;

    /** So long in addition where no monitor tells of a call's end: it was there before the link and is at no station, so that only the next round of comparison asks. */
    static final long UNTOLD_NANOS = 65 * VirtualTime.NANOS_PER_SECOND;

    /** What can be wrong. */
    enum Kind {
        /** A call in the engine that the switch does not have. */
        GHOST_CALL,
        /** A call at a station that the engine does not know. */
        MISSED_CALL,
        /** An agent who seems to have a call and has none, or the other way round. */
        STUCK_AGENT,
        /** An agent whom the switch has in another mode, or at another place. */
        MIRRORED_WRONG,
        /** A caller waits in the vector and an agent is ready. */
        STARVED_CALL,
        /** Something is left when all is over. */
        LEFT_OVER
    }

    /** How often each was seen. */
    record Counts(int ghostCalls, int missedCalls, int stuckAgents, int starvedCalls, int leftOver) {}

    private static final String LOGGED_OUT = "logged out";

    private record Doubt(Kind kind, String what, long staysNanos) {
        Doubt(Kind kind, String what) {
            this(kind, what, STAYS_NANOS);
        }
    }

    private final VirtualServer server;
    private final VirtualSwitch pbx;
    private final List<VirtualLink> links;
    private final List<VirtualAgent> agents;
    /** Since when; negative once reported. */
    private final Map<Doubt, Long> doubts = new LinkedHashMap<>();
    private final Map<Kind, Integer> counts = new HashMap<>();
    private final Problems problems;
    private final VirtualTime time;
    private final VirtualClock clock;
    /** Of calls by their universal call ids, as the switch says, while the engine has them. */
    private final Map<String, Long> beginnings = new HashMap<>();

    Inspection(World world) {
        this.server = world.server();
        this.pbx = world.pbx();
        this.links = world.links();
        this.agents = world.agents();
        this.problems = world.problems();
        this.time = world.time();
        this.clock = world.clock();
    }

    void look(long now) {
        if (!server.isUp() || links.stream().noneMatch(link -> link.history().wholeFor(now) > 0)) {
            doubts.clear();
            return;
        }
        Set<Doubt> found = differences();
        doubts.keySet().retainAll(found);
        for (Doubt doubt : found) {
            long since = doubts.computeIfAbsent(doubt, d -> now);
            if (since >= 0 && now - since >= doubt.staysNanos()) {
                doubts.put(doubt, -1L);
                report(doubt.kind(), doubt.what());
            }
        }
    }

    /** Whether engine and switch agree at this moment. */
    boolean agrees() {
        return differences().isEmpty();
    }

    /** What they do not agree on, for a message. */
    String disagreement() {
        return differences().toString();
    }

    private void report(Kind kind, String what) {
        counts.merge(kind, 1, Integer::sum);
        problems.add(kind + ": " + what);
    }

    private Set<Doubt> differences() {
        Switch model = pbx.model();
        List<LiveCall> calls = model.liveCalls();
        Map<String, StationView> stations = new HashMap<>();
        model.stations().forEach(station -> stations.put(station.extension(), station));
        pbx.settle();
        Set<Doubt> found = new HashSet<>();
        ghosts(calls, stations, found);
        missed(calls, stations, found);
        stuck(stations, found);
        starved(calls, stations, found);
        mirrored(model, found);
        return found;
    }

    private void ghosts(List<LiveCall> calls, Map<String, StationView> stations, Set<Doubt> found) {
        Map<Integer, String> ucids = new HashMap<>();
        Set<String> known = new HashSet<>();
        server.state().calls().rows().forEach(call -> known.add(call.ucid()));
        calls.forEach(call -> {
            ucids.put(call.handle().callId(), call.handle().ucid());
            known.add(call.handle().ucid());
            beginnings.put(call.handle().ucid(), time.now() - call.ageMillis() * VirtualTime.NANOS_PER_MILLI);
        });
        beginnings.keySet().retainAll(known);
        for (Call call : server.state().calls().rows()) {
            String ucid = ucids.get(call.key().callId());
            boolean other = ucid != null && !call.ucid().isEmpty() && !call.ucid().equals(ucid);
            if (!call.hasEnded() && (ucid == null || other)) {
                found.add(new Doubt(Kind.GHOST_CALL, call.key() + " " + call.ucid(),
                        isTold(call, stations) ? STAYS_NANOS : STAYS_NANOS + UNTOLD_NANOS));
            }
        }
    }

    /** Whether a monitor tells of the call: that of a station does, that of a VDN does not of calls that were there before it. */
    private boolean isTold(Call call, Map<String, StationView> stations) {
        long now = time.now();
        long told = clock.virtualOfMillis(call.life().startedNanos() / VirtualTime.NANOS_PER_MILLI);
        long began = Math.min(told, beginnings.getOrDefault(call.ucid(), told));
        return links.stream().anyMatch(link -> link.history().wholeFor(now) > now - began)
                || stations.keySet().stream()
                        .anyMatch(station -> call.stateAt(station) != LocalConnectionState.NULL);
    }

    private void missed(List<LiveCall> calls, Map<String, StationView> stations, Set<Doubt> found) {
        Set<Integer> known = new HashSet<>();
        server.state().calls().rows().forEach(call -> {
            if (!call.hasEnded()) {
                known.add(call.key().callId());
            }
        });
        for (LiveCall call : calls) {
            boolean atStation = call.parties().stream().map(Party::device)
                    .anyMatch(device -> stations.containsKey(device.id()));
            if (atStation && !known.contains(call.handle().callId())) {
                found.add(new Doubt(Kind.MISSED_CALL, String.valueOf(call.handle())));
            }
        }
    }

    private void stuck(Map<String, StationView> stations, Set<Doubt> found) {
        for (VirtualAgent person : agents) {
            boolean hasCall = !stations.get(person.station()).connections().isEmpty();
            AgentState state = stateOf(person);
            boolean loggedOut = state == AgentState.LOGGED_OUT;
            boolean wrong = isBusy(state) ? !hasCall : loggedOut ? shouldWork(person) : hasCall;
            if (wrong) {
                found.add(new Doubt(Kind.STUCK_AGENT, person.agentId() + " is " + state + ofCallback(person)
                        + ", station " + (hasCall ? "has a call" : "has none")));
            }
        }
    }

    /** The callback that he is reserved for; one after the other may be offered to him without a call. */
    private String ofCallback(VirtualAgent person) {
        Agent agent = server.state().agents().get(person.agentId());
        Contact contact = agent == null || agent.contact() == null
                ? null
                : server.state().contacts().get(agent.contact());
        return contact != null && contact.handle().isToBeCalled() ? " for callback " + contact.id() : "";
    }

    /** Whom the switch gives calls is believed to be in the mode that the switch has him in. */
    private void mirrored(Switch model, Set<Doubt> found) {
        for (VirtualAgent person : agents) {
            if (!person.isMirrored()) {
                continue;
            }
            AgentView said = ((Answer.Done<AgentView>) model.queryAgentState(person.station())).value();
            Agent believed = server.state().agents().get(person.agentId());
            boolean loggedOn = believed != null && believed.isLoggedOn();
            if (!mode(said).equals(loggedOn ? mode(believed) : LOGGED_OUT)) {
                found.add(new Doubt(Kind.MIRRORED_WRONG, person.agentId() + " is " + mode(said) + ", believed "
                        + (loggedOn ? mode(believed) : LOGGED_OUT)));
            }
        }
    }

    private static String mode(AgentView said) {
        return switch (said.workMode()) {
            case NONE -> LOGGED_OUT;
            case AUX_WORK -> "AUX " + said.reasonCode();
            case AFTER_CALL_WORK -> "ACW";
            case AUTO_IN, MANUAL_IN -> "READY";
        };
    }

    /** The switch has reasons of its own range only. */
    private static String mode(Agent believed) {
        int reason = believed.work().reasonCode();
        return switch (believed.work().mode()) {
            case AUX -> "AUX " + (reason > ReasonCode.AGENT_MAX ? 0 : reason);
            case ACW -> "ACW";
            case AUTO_IN, MANUAL_IN -> "READY";
            case LOGGED_OUT -> LOGGED_OUT;
        };
    }

    private AgentState stateOf(VirtualAgent person) {
        Agent agent = server.state().agents().get(person.agentId());
        return agent == null ? AgentState.LOGGED_OUT : agent.state();
    }

    /** He is there and his desktop is connected: he logs on. */
    private static boolean shouldWork(VirtualAgent person) {
        return person.isPresent() && person.desktop().attachedSince() != Long.MAX_VALUE;
    }

    /** A caller is parked who wants a skill, and an agent who has it is ready with a desktop and an idle station. */
    private void starved(List<LiveCall> calls, Map<String, StationView> stations, Set<Doubt> found) {
        boolean support = false;
        boolean sales = false;
        for (VirtualAgent person : agents) {
            Agent agent = server.state().agents().get(person.agentId());
            boolean free = agent != null && agent.state() == AgentState.READY && agent.desktopPresent()
                    && stations.get(person.station()).connections().isEmpty();
            support |= free && takes(person.agentId(), Centre.SKILL);
            sales |= free && takes(person.agentId(), Centre.SECOND_SKILL);
        }
        for (LiveCall call : calls) {
            boolean free = call.vdn().equals(Centre.VDN) && support || call.vdn().equals(Centre.SECOND_VDN) && sales;
            if (free && call.queues().isEmpty()) {
                found.add(new Doubt(Kind.STARVED_CALL, String.valueOf(call.handle())));
            }
        }
    }

    /** Whether he takes calls of the skill whatever their number, by the skills that he has at the moment. */
    private boolean takes(String agentId, String skill) {
        return server.state().site().skillsOf(agentId).stream()
                .anyMatch(one -> one.skill().equals(skill) && one.reserve() == 0);
    }

    private static boolean isBusy(AgentState state) {
        return switch (state) {
            case RESERVED, ALERTING, TALKING, HELD -> true;
            case LOGGED_OUT, NOT_READY, READY, AFTER_CALL_WORK -> false;
        };
    }

    /** All is over: nothing may be left anywhere. */
    void quiet() {
        Switch model = pbx.model();
        model.liveCalls().forEach(call -> report(Kind.LEFT_OVER, "the switch has " + call));
        server.state().calls().rows().stream().filter(call -> !call.hasEnded())
                .forEach(call -> report(Kind.LEFT_OVER, "the engine has " + call));
        server.state().contacts().rows().stream().filter(contact -> !contact.handle().isItem())
                .forEach(contact -> report(Kind.LEFT_OVER, "contact " + contact));
        server.state().requests().rows().forEach(request -> report(Kind.LEFT_OVER, "request " + request));
        for (VirtualAgent person : agents) {
            AgentState state = server.state().agents().get(person.agentId()).state();
            if (person.isPresent() && state != AgentState.READY) {
                report(Kind.STUCK_AGENT, person.agentId() + " wants calls and is " + state);
            }
        }
    }

    void neverServed(VirtualAgent agent) {
        report(Kind.STUCK_AGENT, agent.agentId() + " got no call although he was ready");
    }

    Counts counts() {
        return new Counts(count(Kind.GHOST_CALL), count(Kind.MISSED_CALL), count(Kind.STUCK_AGENT),
                count(Kind.STARVED_CALL), count(Kind.LEFT_OVER));
    }

    private int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
