package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.machine.CallActivityMachine;
import io.strowger.core.machine.WorkModeMachine;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.route.AgentLoad;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.state.Agent.Work;
import io.strowger.core.state.Agent;
import io.strowger.core.state.AgentIndex;

/** What follows from a change of an agent, settled in one place before the commit: pending changes take effect, periods are recorded, and he, his skills and his team are shown. */
final class AgentChanges {
    private AgentChanges() {}

    /** Looks at the stations that the decision touched, lets pending changes take effect, and records what changed for each agent. */
    static void settle(Decision d) {
        for (int i = 0; i < d.touchedStations.size(); i++) {
            Agent agent = Agents.at(d, d.touchedStations.get(i));
            if (agent != null) {
                observe(d, agent);
            }
        }
        if (d.draft.agents.changes() > 0) {
            settleChanged(d);
        }
        for (int i = 0; i < d.touchedAgents.size(); i++) {
            follow(d, d.touchedAgents.get(i));
        }
    }

    private static void settleChanged(Decision d) {
        if (d.draft.agents.changes() == 1 && d.draft.agents.changed(0) != null) {
            pendingTakesEffect(d, d.draft.agents.changed(0));
        } else {
            d.draft.agents.put().forEach(agent -> pendingTakesEffect(d, agent));
        }
        if (d.draft.agents.changes() == 1) {
            settle(d, d.draft.agents.committed(0), d.draft.agents.changed(0));
        } else {
            for (Agent agent : d.draft.agents.put()) {
                settle(d, d.draft.agents.committed().get(agent.agentId()), agent);
            }
        }
    }

    private static void settle(Decision d, Agent before, Agent agent) {
        if (before != null && agent != null) {
            record(d, before, agent);
            forgetRemoved(d, before);
        }
    }

    private static void observe(Decision d, Agent agent) {
        CallActivity observed = CallActivities.of(d, agent);
        Agents.touched(d, agent.agentId());
        if (observed != agent.activity()) {
            d.ask(CallActivityMachine.TABLE, new Entity("agent", agent.agentId(), ""), agent.activity(), observed);
            d.because.putIfAbsent(agent.agentId(), observed.name());
            d.draft.agents.put(agent.withActivity(observed));
        }
    }

    private static void pendingTakesEffect(Decision d, Agent agent) {
        Work work = agent.work();
        if (work.pending() == null || agent.isBusy()) {
            return;
        }
        if (d.site().isOfSwitch(agent.agentId())) {
            AgentStateRequests.leaves(d, agent);
            return;
        }
        d.draft.agents.put(agent.withWork(work.withPending(null, 0)));
        WorkModeMachine.Cause cause = switch (work.pending()) {
            case AUTO_IN -> WorkModeMachine.Cause.READY_AUTO;
            case MANUAL_IN -> WorkModeMachine.Cause.READY_MANUAL;
            case AUX -> WorkModeMachine.Cause.NOT_READY;
            case ACW -> WorkModeMachine.Cause.AFTER_CALL_WORK;
            case LOGGED_OUT -> WorkModeMachine.Cause.LOG_OFF;
        };
        Agents.work(d, agent.agentId(), cause, work.pendingReasonCode());
    }

    /** Who was removed from the configuration while he had a call is forgotten when he is logged out at last. */
    private static void forgetRemoved(Decision d, Agent before) {
        String agentId = before.agentId();
        Agent now = d.draft.agents.get(agentId);
        if (before.isLoggedOn() && Agents.isForgotten(now) && d.site().agent(agentId) == null) {
            d.draft.agents.remove(agentId);
        }
    }

    /** Records the period that ends with a change of what he does; nothing when he does the same. */
    static void record(Decision d, Agent before, Agent agent) {
        boolean mode = before.work().mode() != agent.work().mode()
                || before.work().reasonCode() != agent.work().reasonCode();
        // Who was logged off and on in one is in another state of the same name.
        boolean anew = before.since().loggedOnNanos() != agent.since().loggedOnNanos();
        if (!mode && !anew && before.activity() == agent.activity()) {
            return;
        }
        AgentState from = before.state();
        AgentState to = agent.state();
        Agent.Since was = before.since();
        d.fact(new Fact.AgentStateChanged(agent.agentId(), from, to, agent.work().mode(), agent.work().reasonCode(),
                Decision.millis(d.now - was.stateNanos()), d.because.getOrDefault(agent.agentId(), ""),
                agent.activity(), new Fact.AgentPeriod(before.work().mode(), before.work().reasonCode(),
                        before.activity(), was.periodNanos(), d.now)));
        long idle = agent.isReady() && !before.isReady() ? d.now : agent.since().idleNanos();
        boolean shown = mode || anew || from != to;
        d.draft.agents.put(shown
                ? agent.changed(load(d, before, agent, anew),
                        agent.since().changed(d.now, idle, d.sequence, d.because.getOrDefault(agent.agentId(), "")))
                : agent.withSince(agent.since().period(d.now, idle)));
        Agents.touched(d, agent.agentId());
        if (from != to || before.time() != agent.time()) {
            shown(d, agent.agentId(), to);
        }
    }

    /** His skills and his team have changed with him. */
    private static void shown(Decision d, String agentId, AgentState now) {
        AgentIndex index = d.state.indexes().staff().ofAgent(agentId);
        if (index != null) {
            for (int i = 0; i < index.skills().size(); i++) {
                Skills.show(d, index.skills().get(i));
                if (now == AgentState.LOGGED_OUT && index.skills().get(i).waiting() != 0) {
                    d.follow(Step.Kind.STAFF, index.skills().get(i).name());
                }
            }
            Teams.show(d, index.site().team());
        }
    }

    /** With what he did in the state that ends now. */
    private static AgentLoad load(Decision d, Agent before, Agent agent, boolean anew) {
        long since = before.since().stateNanos();
        AgentLoad load = anew ? agent.load().loggedOn() : agent.load();
        if (Items.isCounted(before.state()) && before.workedNanos() != 0 && agent.workedNanos() != 0) {
            return load.busy(Math.max(since, before.workedNanos()), d.now);
        }
        return switch (before.state()) {
            case ALERTING, TALKING, HELD -> load.busy(since, d.now);
            case AFTER_CALL_WORK -> d.site().site().settings().routing().countsAfterCallWork()
                    ? load.busy(since, d.now)
                    : load;
            case NOT_READY -> load.away(d.now - since);
            case LOGGED_OUT, READY, RESERVED -> load;
        };
    }

    /** What follows from a change: his topic, and a match when he can take a call. */
    private static void follow(Decision d, String agentId) {
        RoutedAgent routed = d.state.indexes().staff().agent(agentId);
        Agent agent = routed == null ? d.draft.agents.get(agentId) : Agents.row(d, routed);
        if (agent != null) {
            d.follow(Step.Kind.PUBLISH_AGENT, agentId);
        }
        if (agent != null && routed != null && routed.isWaitedFor() && Eligibility.canTakeAnything(d, agent)) {
            d.follow(Step.Kind.MATCH_AGENT, agentId);
        }
    }
}
