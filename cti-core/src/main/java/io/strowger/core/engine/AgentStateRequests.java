package io.strowger.core.engine;

import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.Command;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.Verdict;
import io.strowger.core.machine.WorkModeMachine.Cause;
import io.strowger.core.machine.WorkModeMachine;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.RequestClass;
import io.strowger.core.site.AgentSite;
import io.strowger.core.state.Agent.Asked;
import io.strowger.core.state.Agent;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.SessionKey;

/**
 * What agents whose calls a switch distributes are asked to become: by themselves, by a supervisor, by a rule of the server. The switch is asked, and nothing takes
 * effect before it says so.
 */
final class AgentStateRequests {
    private AgentStateRequests() {}

    // --- asked by the agent

    /** Does what the agent asks for by asking the switch; false when it is not for the switch. */
    static boolean execute(Decision d, Agent agent, SessionKey key, Command command) {
        if (agent == null || !d.site().isOfSwitch(agent.agentId())) {
            return false;
        }
        switch (command) {
            case Command.LogOn c -> logOn(d, agent, key, new DeviceKey(c.switchName(), c.station()));
            case Command.LogOff c -> change(d, agent, key, WorkMode.LOGGED_OUT, c.reasonCode());
            case Command.SetReady c ->
                change(d, agent, key, c.manual() ? WorkMode.MANUAL_IN : WorkMode.AUTO_IN, 0);
            case Command.SetNotReady c -> change(d, agent, key, WorkMode.AUX, c.reasonCode());
            case Command.SetAfterCallWork c -> change(d, agent, key, WorkMode.ACW, 0);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void logOn(Decision d, Agent agent, SessionKey key, DeviceKey station) {
        RefusalReason problem = Agents.logOnProblem(d, agent, station);
        if (problem != RefusalReason.NONE || agent.isLoggedOn()) {
            Sessions.outcome(d, key, problem, "", null);
        } else {
            ask(d, agent, new Purpose.AgentChange(key, agent.agentId(), station, WorkMode.AUX, ReasonCode.LOGGED_ON));
        }
    }

    private static void change(Decision d, Agent agent, SessionKey key, WorkMode mode, int reasonCode) {
        RefusalReason problem = problem(d, agent, reasonCode);
        boolean later = mode == WorkMode.LOGGED_OUT && agent.isBusy();
        if (problem == RefusalReason.NONE && later) {
            d.draft.agents.put(agent.withWork(agent.work().withPending(mode, reasonCode)));
            Agents.touched(d, agent.agentId());
        }
        if (problem != RefusalReason.NONE || later) {
            Sessions.outcome(d, key, problem, "", null);
            return;
        }
        boolean stays = agent.work().pending() == WorkMode.LOGGED_OUT;
        Agent asking = stays ? agent.withWork(agent.work().withPending(null, 0)) : agent;
        ask(d, asking, new Purpose.AgentChange(key, agent.agentId(), agent.station(), mode, reasonCode));
    }

    private static RefusalReason problem(Decision d, Agent agent, int reasonCode) {
        if (reasonCode < 0 || reasonCode > ReasonCode.AGENT_MAX) {
            return RefusalReason.BAD_ARGUMENT;
        }
        if (!agent.isLoggedOn()) {
            return RefusalReason.NOT_LOGGED_ON;
        }
        return Links.isUp(d, agent.station().switchName()) ? RefusalReason.NONE : RefusalReason.LINK_DOWN;
    }

    private static void ask(Decision d, Agent agent, Purpose.AgentChange change) {
        ask(d, agent, change, change);
    }

    private static void ask(Decision d, Agent agent, Purpose.AgentChange change, Purpose purpose) {
        AgentSite configured = d.site().agent(agent.agentId());
        boolean logIn = !agent.isLoggedOn();
        DeviceKey station = change.station();
        d.draft.agents.put(agent.withAsked(new Asked(change.workMode(), change.reasonCode())));
        // What he can be offered changes with what the switch is asked to make of him.
        Agents.touched(d, agent.agentId());
        d.request(station.switchName(), "", RequestClass.AGENT,
                new PbxCommand.SetAgentState(station.deviceId(), configured.loginId(), change.workMode(),
                        toldReason(change.reasonCode()), logIn, "", logIn ? configured.credential() : "",
                        !logIn && change.workMode() != WorkMode.LOGGED_OUT),
                purpose);
    }

    /** The server's own reasons are none of the switch's. */
    static int toldReason(int reasonCode) {
        return reasonCode > ReasonCode.AGENT_MAX ? 0 : reasonCode;
    }

    // --- asked by a supervisor

    /** Asks the switch for the mode that a supervisor wants of him; what it confirms is done, told and kept, and nothing else. */
    static Answer force(Decision d, Agent agent, Purpose.ForcedChange forced) {
        if (!Links.isUp(d, agent.station().switchName())) {
            return Answer.of(RefusalReason.LINK_DOWN);
        }
        ask(d, agent, forced.change(), forced);
        return Answer.UNDER_WAY;
    }

    static void forced(Decision d, Purpose.ForcedChange forced, PbxReply reply) {
        Agent agent = d.draft.agents.get(forced.change().agentId());
        if (agent != null && isDone(reply)) {
            Supervision.forced(d, agent, forced);
        }
        changed(d, forced.change(), reply);
    }

    private static boolean isDone(PbxReply reply) {
        return reply instanceof PbxReply.AgentStateSet || reply instanceof PbxReply.Confirmed;
    }

    // --- asked by the server

    /** A rule of the server wants another mode. */
    static void steer(Decision d, Agent agent, Cause cause, int reasonCode) {
        if (cause != Cause.STATION_LOST && WorkModeMachine.TABLE.verdict(agent.work().mode(),
                cause) instanceof Verdict.Move<WorkMode>(WorkMode next, String because)) {
            steer(d, agent, next, reasonCode);
        }
    }

    private static void steer(Decision d, Agent agent, WorkMode mode, int reasonCode) {
        boolean asked = agent.isAsked() && agent.asked().mode() == mode
                || mode != WorkMode.LOGGED_OUT && agent.work().pending() == mode;
        if (Links.isUp(d, agent.station().switchName()) && !asked) {
            ask(d, agent, new Purpose.AgentChange(null, agent.agentId(), agent.station(), mode, reasonCode));
        } else if (mode == WorkMode.LOGGED_OUT && !asked) {
            d.draft.agents.put(agent.withWork(agent.work().withPending(mode, reasonCode)));
        }
    }

    /** His last call is over, and he was to be logged off then; every other pending change is the switch's own. */
    static void leaves(Decision d, Agent agent) {
        if (agent.work().pending() == WorkMode.LOGGED_OUT && Links.isUp(d, agent.station().switchName())) {
            steer(d, agent, WorkMode.LOGGED_OUT, agent.work().pendingReasonCode());
        }
    }

    /** The switch goes on giving calls to an agent whose desktop has vanished, unless he is not ready. */
    static void desktopGone(Decision d, Agent agent) {
        boolean ready = agent.work().mode() == WorkMode.AUTO_IN || agent.work().mode() == WorkMode.MANUAL_IN;
        if (ready && d.site().isOfSwitch(agent.agentId()) && Links.isUp(d, agent.station().switchName())) {
            steer(d, agent, WorkMode.AUX, ReasonCode.DESKTOP_VANISHED);
            d.push(agent.sessionId(), new Push.StateForced(WorkMode.AUX.name(), ReasonCode.DESKTOP_VANISHED,
                    "your desktop was away; you are not ready until you say otherwise"));
        }
    }

    // --- replies

    static void changed(Decision d, Purpose.AgentChange change, PbxReply reply) {
        Agent agent = d.draft.agents.get(change.agentId());
        if (agent == null) {
            return;
        }
        if (isDone(reply)) {
            done(d, agent, change, reply instanceof PbxReply.AgentStateSet(boolean pending) && pending);
            return;
        }
        Agent free = isOf(agent, change) ? agent.withAsked(null) : agent;
        boolean leaving = change.request() == null && free.work().pending() == WorkMode.LOGGED_OUT;
        d.draft.agents.put(leaving ? free.withWork(free.work().withPending(null, 0)) : free);
        // He can be offered contacts again.
        Agents.touched(d, agent.agentId());
        if (change.request() == null) {
            d.anomaly(AnomalyKind.UNEXPECTED_EVENT, "agent " + change.agentId(),
                    "the switch does not make him " + change.workMode() + ": " + detail(reply));
        } else {
            Sessions.outcome(d, change.request(), refusal(agent, change, reply), detail(reply), null);
        }
        if (reply instanceof PbxReply.TimedOut && agent.isLoggedOn()) {
            AgentStateQueries.ask(d, agent.agentId(), agent.station());
        }
    }

    /** Whether what he was asked to become last is what the answer is about. */
    private static boolean isOf(Agent agent, Purpose.AgentChange change) {
        return agent.asked() != null && agent.asked().is(change.workMode(), change.reasonCode());
    }

    private static void done(Decision d, Agent before, Purpose.AgentChange change, boolean pending) {
        Agent agent = isOf(before, change) ? before.withAsked(before.asked().confirmed(d.sequence)) : before;
        d.draft.agents.put(agent);
        if (change.request() != null) {
            Sessions.outcome(d, change.request(), RefusalReason.NONE, "", null);
        }
        if (pending) {
            if (agent.work().pending() != WorkMode.LOGGED_OUT && agent.isLoggedOn()) {
                d.draft.agents.put(
                        agent.withWork(agent.work().withPending(change.workMode(), change.reasonCode())));
                Agents.touched(d, agent.agentId());
            }
        } else if (agent.work().mode() != change.workMode()) {
            AgentStateQueries.ask(d, agent.agentId(), change.station());
        }
    }

    private static RefusalReason refusal(Agent agent, Purpose.AgentChange change, PbxReply reply) {
        return switch (reply) {
            case PbxReply.Refused refused -> refusal(!agent.isLoggedOn(), refused.failure().code());
            case PbxReply.TimedOut timedOut -> RefusalReason.SWITCH_SILENT;
            case PbxReply.NotSent notSent -> RefusalReason.LINK_DOWN;
            case PbxReply.NotPossible not when not.reason() == NotPossibleReason.CREDENTIAL_UNKNOWN ->
                RefusalReason.SWITCH_PASSWORD_MISSING;
            default -> RefusalReason.SWITCH_REFUSED;
        };
    }

    private static RefusalReason refusal(boolean logIn, int code) {
        return switch (code) {
            case UniversalFailure.OBJECT_NOT_KNOWN -> RefusalReason.LOGIN_UNKNOWN_TO_SWITCH;
            case UniversalFailure.INVALID_CSTA_DEVICE_IDENTIFIER -> RefusalReason.STATION_UNKNOWN;
            case UniversalFailure.SECURITY_VIOLATION -> RefusalReason.SWITCH_PASSWORD_REFUSED;
            case UniversalFailure.VALUE_OUT_OF_RANGE -> RefusalReason.REASON_CODE_REFUSED;
            case UniversalFailure.PRIVILEGE_VIOLATION_ON_SPECIFIED_DEVICE -> RefusalReason.STATION_NOT_CONTROLLED;
            case UniversalFailure.GENERIC_STATE_INCOMPATIBILITY, UniversalFailure.RESOURCE_BUSY ->
                RefusalReason.STATION_ON_A_CALL;
            case UniversalFailure.RESOURCE_OUT_OF_SERVICE -> RefusalReason.STATION_OUT_OF_SERVICE;
            case UniversalFailure.INVALID_OBJECT_STATE, UniversalFailure.GENERIC_OPERATION ->
                logIn ? RefusalReason.LOGGED_ON_ELSEWHERE : RefusalReason.CHANGE_NOT_ALLOWED;
            default -> RefusalReason.SWITCH_REFUSED;
        };
    }

    private static String detail(PbxReply reply) {
        return switch (reply) {
            case PbxReply.Refused(UniversalFailure failure) -> failure.name() + " (" + failure.code() + ')';
            case PbxReply.NotSent(String why) -> why;
            case PbxReply.NotPossible(NotPossibleReason reason, String detail) -> detail + ": " + reason.sentence();
            default -> "";
        };
    }

    /** The link was lost while the switch was asked: the state that it tells next counts. */
    static void lost(Decision d, Purpose.AgentChange change) {
        Agent agent = d.draft.agents.get(change.agentId());
        if (agent != null && isOf(agent, change)) {
            d.draft.agents.put(agent.withAsked(null));
            Agents.touched(d, agent.agentId());
        }
        if (change.request() != null) {
            Sessions.outcome(d, change.request(), RefusalReason.OUTCOME_UNKNOWN, "", null);
        }
    }
}
