package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.fact.RouteWitness.Candidate;
import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.machine.DeviceState;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.WorkMode;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.HandleState;
import io.strowger.core.state.Device;
import io.strowger.core.state.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Brings waiting contacts and agents together. Policy EAD-MIA: of the eligible agents the most expert level, then the most idle, then the smallest agent id.
 * Of the waiting contacts the highest priority, then the longest wait.
 */
final class Routing {
    static final String POLICY = "EAD-MIA";

    private Routing() {}

    /** Gives the first contact that can be served its agent; follows itself as long as something could be done. */
    static void match(Decision d, String skill) {
        if (d.state.indexes().ready(skill).isEmpty()) {
            return;
        }
        for (Indexes.Waiting waiting : d.state.indexes().waiting(skill)) {
            Contact contact = d.draft.contacts.get(waiting.contact());
            if (!isReachable(contact) || Quarantines.holds(d, contact)) {
                continue;
            }
            String best = best(d, contact, skill, "");
            if (best != null) {
                witness(d, contact, skill, best, "");
                RouteDialogues.agentChosen(d, contact, best);
                d.follow(Step.Kind.MATCH, skill);
                Skills.touched(d, contact);
                return;
            }
            if (contact.demand().tried().isEmpty() && oneSwitch(d)) {
                return;
            }
        }
    }

    /** With one switch and nobody excluded for this contact alone, what fits no agent for it fits none for those behind it. */
    private static boolean oneSwitch(Decision d) {
        return d.site().site().switches().size() <= 1;
    }

    /** A contact whose call we can send somewhere now, or in a moment when the vector asks again. */
    private static boolean isReachable(Contact contact) {
        return contact.handle().state() == HandleState.OUTSTANDING
                || contact.handle().state() == HandleState.RENEWING;
    }

    /** The best eligible agent for the contact, or null. */
    static String best(Decision d, Contact contact, String skill, String besides) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (Indexes.Ready ready : d.state.indexes().ready(skill)) {
            if (!ready.agentId().equals(besides)) {
                Agent agent = d.draft.agents.get(ready.agentId());
                int cost = exclusion(d, contact, agent) == Exclusion.NONE
                        ? Sites.cost(d, contact, agent.station().switchName())
                        : Integer.MAX_VALUE;
                if (cost == 0) {
                    return ready.agentId();
                }
                if (cost < least) {
                    best = ready.agentId();
                    least = cost;
                }
            }
        }
        return best;
    }

    /** Whether he can take a call at all, whosever it is. */
    static boolean canTakeCalls(Decision d, Agent agent) {
        return exclusionByState(agent) == Exclusion.NONE && exclusionByPlace(d, agent) == Exclusion.NONE;
    }

    /** Why the agent cannot take the contact now. */
    static Exclusion exclusion(Decision d, Contact contact, Agent agent) {
        Exclusion byState = exclusionByState(agent);
        if (byState != Exclusion.NONE) {
            return byState;
        }
        Exclusion byPlace = exclusionByPlace(d, agent);
        if (byPlace != Exclusion.NONE) {
            return byPlace;
        }
        return contact.demand().tried().contains(agent.agentId())
                ? Exclusion.ALREADY_TRIED
                : Sites.exclusion(d, contact, agent.station().switchName());
    }

    /** Why his desktop or his station keeps him from any call. */
    private static Exclusion exclusionByPlace(Decision d, Agent agent) {
        if (Quarantines.holds(d, agent.station())) {
            return Exclusion.QUARANTINED;
        }
        if (!agent.desktopPresent()) {
            return Exclusion.DESKTOP_GONE;
        }
        if (agent.since().guardUntilNanos() != 0) {
            return Exclusion.GUARD_TIME;
        }
        DeviceKey station = agent.station();
        Device device = d.draft.devices.get(station);
        if (!Links.isUp(d, station.switchName())) {
            return Exclusion.LINK_DOWN;
        }
        if (device == null || device.state() != DeviceState.IN_SERVICE) {
            return Exclusion.STATION_OUT_OF_SERVICE;
        }
        if (!Agents.callsAt(d, station).isEmpty()) {
            return Exclusion.STATION_BUSY;
        }
        return Exclusion.NONE;
    }

    private static Exclusion exclusionByState(Agent agent) {
        return switch (agent.state()) {
            case LOGGED_OUT, NOT_READY -> Exclusion.NOT_READY;
            case RESERVED -> Exclusion.RESERVED;
            case ALERTING, TALKING, HELD -> Exclusion.ON_A_CALL;
            case AFTER_CALL_WORK -> Exclusion.AFTER_CALL_WORK;
            case READY -> {
                if (agent.work().pending() != null) {
                    yield Exclusion.PENDING_NOT_READY;
                }
                yield agent.contact() != null ? Exclusion.RESERVED : Exclusion.NONE;
            }
        };
    }

    /** Records everything that the choice was made from: the ready agents in the order of the policy, then the others who are logged on. */
    static void witness(Decision d, Contact contact, String skill, String chosen, String besides) {
        List<Candidate> candidates = new ArrayList<>();
        int count = Math.max(d.state.indexes().staff(skill).loggedOn(), d.state.indexes().ready(skill).size());
        for (Indexes.Ready ready : d.state.indexes().ready(skill)) {
            if (candidates.size() == RouteWitness.CANDIDATES_MAX) {
                break;
            }
            candidates.add(candidate(d, contact, ready.agentId(), ready.level(), besides));
        }
        for (Map.Entry<String, Integer> member : d.site().members(skill).entrySet()) {
            if (candidates.size() == RouteWitness.CANDIDATES_MAX) {
                break;
            }
            Agent agent = d.draft.agents.get(member.getKey());
            if (agent != null && agent.isLoggedOn() && !agent.isOfferable()) {
                candidates.add(candidate(d, contact, agent.agentId(), member.getValue(), besides));
            }
        }
        int level = d.site().members(skill).getOrDefault(chosen, 0);
        Agent agent = d.draft.agents.get(chosen);
        String reason = "skill " + skill + " level " + level + ", idle "
                + Decision.millis(d.now - agent.since().idleNanos()) + " ms: the most expert, then the most idle";
        long queued = contact.demand().queuedNanos() == 0 ? d.now : contact.demand().queuedNanos();
        d.fact(new Fact.RouteDecided(new RouteWitness(contact.id(), contact.serial(), skill, POLICY,
                d.draft.configurationVersion(), Decision.millis(d.now - queued),
                d.state.indexes().waiting(skill).size(), chosen, reason, count, candidates)));
    }

    private static Candidate candidate(Decision d, Contact contact, String agentId, int level, String besides) {
        Agent agent = d.draft.agents.get(agentId);
        Exclusion exclusion = agentId.equals(besides) ? Exclusion.ALREADY_TRIED : exclusion(d, contact, agent);
        long idle = agent.isReady() ? Decision.millis(d.now - agent.since().idleNanos()) : 0;
        String detail = agent.work().mode() == WorkMode.AUX ? "reason " + agent.work().reasonCode() : "";
        return new Candidate(agentId, level, idle, exclusion, detail);
    }
}
