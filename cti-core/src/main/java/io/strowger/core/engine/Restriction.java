package io.strowger.core.engine;

import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.NumberClass;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.Scope;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;

/** Who may do what to whom: classes of restriction and scopes are asked here and nowhere else; roles by {@link io.strowger.core.input.Roles}. Every refusal has its own reason. */
final class Restriction {
    private Restriction() {}

    private static RestrictionClass ofAgent(Decision d, Agent agent) {
        AgentSite site = d.site().agent(agent.agentId());
        return d.site().restriction(site == null ? "" : site.restriction());
    }

    private static RestrictionClass ofStation(Decision d, Agent agent) {
        DeviceSite site = agent.station() == null ? null : d.site().device(agent.station());
        return d.site().restriction(site == null ? "" : site.restriction());
    }

    // --- numbers

    /** Whether the agent may call a number from his station. */
    static RefusalReason dials(Decision d, Agent agent, String number) {
        NumberClass kind = d.site().numberClass(agent.station().switchName(), number);
        if (kind.name().equals(NumberClass.EMERGENCY)) {
            return RefusalReason.NONE;
        }
        RefusalReason own = dials(ofAgent(d, agent), kind);
        return own != RefusalReason.NONE ? own : dials(ofStation(d, agent), kind);
    }

    private static RefusalReason dials(RestrictionClass restriction, NumberClass kind) {
        if (kind.outside() && !restriction.outbound()) {
            return RefusalReason.OUTBOUND_NOT_ALLOWED;
        }
        return restriction.mayDial(kind.name()) ? RefusalReason.NONE : RefusalReason.DIALLING_NOT_ALLOWED;
    }

    /** Whether the agent may send a call that he has on to a number. */
    static RefusalReason sendsOn(Decision d, Agent agent, Call call, String number) {
        RefusalReason dials = dials(d, agent, number);
        boolean outside = d.site().numberClass(agent.station().switchName(), number).outside();
        return dials != RefusalReason.NONE || !outside || !hasOutsideParty(d, agent, call)
                ? dials
                : trunkTransfer(d, agent);
    }

    /** Whether the agent may join the parties of two calls and leave them alone. */
    static RefusalReason joins(Decision d, Agent agent, Call held, Call active) {
        return hasOutsideParty(d, agent, held) && hasOutsideParty(d, agent, active)
                ? trunkTransfer(d, agent)
                : RefusalReason.NONE;
    }

    /** Whether the agent may leave a call to those who are in it with him: not when they are all outside. */
    static RefusalReason leaves(Decision d, Agent agent, Call call) {
        int outside = 0;
        for (Call.Connection connection : call.connections()) {
            if (connection.deviceId().equals(agent.station().deviceId()) || connection.silent()) {
                continue;
            }
            if (!connection.dynamic()) {
                return RefusalReason.NONE;
            }
            outside++;
        }
        return outside < 2 ? RefusalReason.NONE : trunkTransfer(d, agent);
    }

    /** Whether the agent may forward his station: whoever calls it from outside is sent on. */
    static RefusalReason forwards(Decision d, Agent agent, String number) {
        RefusalReason dials = dials(d, agent, number);
        boolean outside = d.site().numberClass(agent.station().switchName(), number).outside();
        return dials != RefusalReason.NONE || !outside ? dials : trunkTransfer(d, agent);
    }

    private static RefusalReason trunkTransfer(Decision d, Agent agent) {
        return ofAgent(d, agent).trunkTransfer() && ofStation(d, agent).trunkTransfer()
                ? RefusalReason.NONE
                : RefusalReason.TRUNK_TRANSFER_NOT_ALLOWED;
    }

    private static boolean hasOutsideParty(Decision d, Agent agent, Call call) {
        String own = agent.station().deviceId();
        boolean placed = false;
        for (Call.Connection connection : call.connections()) {
            if (connection.dynamic() && !connection.deviceId().equals(own)) {
                return true;
            }
            placed |= connection.caller() && connection.deviceId().equals(own);
        }
        return placed && call.called().isKnown()
                && d.site().numberClass(call.key().switchName(), call.called().number()).outside();
    }

    // --- supervisors

    /** Whether the supervisor may direct the agent. */
    static RefusalReason directs(Decision d, Agent supervisor, String agentId) {
        AgentSite site = d.site().agent(agentId);
        if (site == null) {
            return RefusalReason.AGENT_UNKNOWN;
        }
        AgentSite own = d.site().agent(supervisor.agentId());
        return own != null && covers(d, own.scope(), site) ? RefusalReason.NONE : RefusalReason.OUTSIDE_SCOPE;
    }

    /** Whether the agent is within the scope. */
    static boolean covers(Decision d, Scope scope, AgentSite site) {
        return scope.covers(area(d, site), site.team(), site.skills());
    }

    /** The agent's area, or that of the station he is logged on at. */
    private static String area(Decision d, AgentSite site) {
        Agent agent = d.draft.agents.get(site.agentId());
        if (!site.area().isEmpty() || agent == null || agent.station() == null) {
            return site.area();
        }
        DeviceSite station = d.site().device(agent.station());
        return station == null ? "" : station.area();
    }

    /** Whether the supervisor may observe the agent's calls. */
    static RefusalReason observes(Decision d, Agent supervisor, String agentId) {
        RefusalReason directs = directs(d, supervisor, agentId);
        Agent agent = directs == RefusalReason.NONE ? d.draft.agents.get(agentId) : null;
        if (agent == null) {
            return directs == RefusalReason.NONE ? RefusalReason.AGENT_UNKNOWN : directs;
        }
        RestrictionClass his = ofAgent(d, agent);
        boolean permitted = his.observable() && ofStation(d, agent).observable()
                && ofAgent(d, supervisor).mayObserve(his.name());
        return permitted ? RefusalReason.NONE : RefusalReason.OBSERVING_NOT_ALLOWED;
    }
}
