package io.strowger.core.engine;

import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.Verdict;
import io.strowger.core.machine.WorkModeMachine;
import io.strowger.core.machine.WorkModeMachine.Cause;
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
import io.strowger.core.state.Agent;
import io.strowger.core.state.Agent.Asked;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.SessionKey;
import io.strowger.core.state.Timer;
import java.util.List;

/**
 * Agents whose calls a switch distributes: mirrored from what it tells, steered by asking it. Nothing that is asked for takes effect before the switch says so.
 */
final class SwitchAgents {
    /** Agents of a switch asked after at once; each answer lets the next have his turn. */
    static final int TURNS_AT_ONCE = 64;
    /** All agents of a switch are asked after so often: nobody stays wrong for longer because an event was lost. */
    static final long SWEEP_MILLIS = 600_000;
    /** He is asked after alone, in no turn. */
    private static final int NO_TURN = -1;

    private SwitchAgents() {}

    /** What the switch told of an agent; pending null = no change waits. */
    private record Told(WorkMode mode, int reasonCode, WorkMode pending, int pendingReasonCode) {}

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
    private static int toldReason(int reasonCode) {
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

    /** His station is out of service. Where the switch makes him not ready for it, it gives no reason of its own. */
    static void stationLost(Decision d, Agent agent) {
        if (agent.work().mode() != WorkMode.AUX) {
            // Nothing is asked for that the switch could refuse: it makes him so itself.
            d.draft.agents.put(agent
                    .withAsked(new Asked(WorkMode.AUX, ReasonCode.STATION_OUT_OF_SERVICE).confirmed(d.sequence)));
            askMode(d, agent.agentId(), agent.station(), NO_TURN);
        } else if (agent.work().reasonCode() == 0) {
            Agents.work(d, agent.agentId(), Cause.SWITCH_AUX, ReasonCode.STATION_OUT_OF_SERVICE);
        }
    }

    /** The switch took a ringing call back from him; below private data version 13 nothing else tells that he is not ready now. */
    static void ringTakenBack(Decision d, Agent agent) {
        if (d.site().isOfSwitch(agent.agentId())) {
            d.push(agent.sessionId(), new Push.StateForced(WorkMode.AUX.name(), ReasonCode.CALL_NOT_ANSWERED,
                    "a call was not answered; the switch took it back and makes you not ready"));
            askMode(d, agent.agentId(), agent.station(), NO_TURN);
        }
    }

    /** Asks in which mode the switch has him, out of turn. */
    static void ask(Decision d, Agent agent) {
        askMode(d, agent.agentId(), agent.station(), NO_TURN);
    }

    // --- told by the switch

    static void loggedOn(Decision d, Input.PbxEventReceived in, PbxEvent.LoggedOn e) {
        AgentSite configured = d.site().agentOfLogin(e.agentId());
        if (configured == null) {
            CallEvents.note(d, in);
            return;
        }
        DeviceKey station = station(in, e.agentDevice());
        if (e.workMode() != null) {
            told(d, configured.agentId(), station, new Told(e.workMode(), 0, null, 0));
            return;
        }
        Agent agent = d.draft.agents.get(configured.agentId());
        if (!station.equals(agent.station())) {
            arrives(d, agent, station);
            Agents.work(d, agent.agentId(), Cause.SWITCH_LOGGED_ON, ReasonCode.LOGGED_ON);
            askMode(d, agent.agentId(), station, NO_TURN);
        }
    }

    static void loggedOff(Decision d, Input.PbxEventReceived in, PbxEvent.LoggedOff e) {
        AgentSite configured = d.site().agentOfLogin(e.agentId());
        Agent agent = configured != null
                ? d.draft.agents.get(configured.agentId())
                : e.agentId().isEmpty() ? mirrored(d, station(in, e.agentDevice())) : null;
        if (agent == null) {
            CallEvents.note(d, in);
        } else {
            gone(d, agent, e.reasonCode());
        }
    }

    static void modeChanged(Decision d, Input.PbxEventReceived in, PbxEvent.AgentModeChanged e) {
        DeviceKey station = station(in, e.agentDevice());
        AgentSite configured = d.site().agentOfLogin(e.agentId());
        Agent agent = configured != null
                ? d.draft.agents.get(configured.agentId())
                : e.agentId().isEmpty() ? mirrored(d, station) : null;
        if (agent != null) {
            told(d, agent.agentId(), station, new Told(mode(agent, e.mode()), e.reasonCode(), e.pendingWorkMode(),
                    e.pendingReasonCode()));
            return;
        }
        CallEvents.note(d, in);
        if (e.agentId().isEmpty() && !d.site().agentsOfSwitch(in.switchName()).isEmpty()) {
            askWho(d, station);
        }
    }

    private static DeviceKey station(Input.PbxEventReceived in, Party device) {
        return new DeviceKey(in.switchName(), device.isKnown() ? device.number() : in.monitoredDevice());
    }

    private static Agent mirrored(Decision d, DeviceKey station) {
        Agent agent = Agents.at(d, station);
        return agent != null && d.site().isOfSwitch(agent.agentId()) ? agent : null;
    }

    /** Events say only ready: for how many calls is known from what was asked, or stays as it was. */
    private static WorkMode mode(Agent agent, PbxEvent.AgentMode mode) {
        return switch (mode) {
            case NOT_READY -> WorkMode.AUX;
            case WORK_NOT_READY, WORK_READY -> WorkMode.ACW;
            case READY -> {
                boolean asked = agent.asked() != null && agent.asked().mode() == WorkMode.MANUAL_IN;
                yield asked || agent.work().mode() == WorkMode.MANUAL_IN ? WorkMode.MANUAL_IN : WorkMode.AUTO_IN;
            }
        };
    }

    private static void told(Decision d, String agentId, DeviceKey station, Told told) {
        Agent before = d.draft.agents.get(agentId);
        if (!station.equals(before.station())) {
            arrives(d, before, station);
        }
        Agent agent = d.draft.agents.get(agentId);
        int reason = reason(agent, told);
        if (told.mode() != agent.work().mode() || reason != agent.work().reasonCode()) {
            Agents.work(d, agentId, cause(told.mode()), reason);
        }
        Agent now = d.draft.agents.get(agentId);
        boolean fulfilled = now.asked() != null && (now.asked().mode() == told.mode()
                || now.asked().reasonCode() == ReasonCode.STATION_OUT_OF_SERVICE);
        boolean leaving = now.work().pending() == WorkMode.LOGGED_OUT;
        d.draft.agents.put((leaving
                ? now
                : now.withWork(now.work().withPending(told.pending(), told.pendingReasonCode())))
                .withAsked(fulfilled ? null : now.asked()).told(d.sequence));
        Agents.touched(d, agentId);
    }

    /** The reason that the server asked with is known better here, and the switch's none replaces none of the server's own. */
    private static int reason(Agent agent, Told told) {
        if (told.mode() != WorkMode.AUX) {
            return 0;
        }
        Asked asked = agent.asked();
        if (asked != null && asked.mode() == WorkMode.AUX && toldReason(asked.reasonCode()) == told.reasonCode()) {
            return asked.reasonCode();
        }
        int own = agent.work().mode() == WorkMode.AUX ? agent.work().reasonCode() : 0;
        return told.reasonCode() == 0 && own > ReasonCode.AGENT_MAX ? own : told.reasonCode();
    }

    private static Cause cause(WorkMode mode) {
        return switch (mode) {
            case LOGGED_OUT -> Cause.SWITCH_LOGGED_OFF;
            case AUX -> Cause.SWITCH_AUX;
            case ACW -> Cause.SWITCH_ACW;
            case AUTO_IN -> Cause.SWITCH_AUTO_IN;
            case MANUAL_IN -> Cause.SWITCH_MANUAL_IN;
        };
    }

    /** He is at the station now; whoever was believed to be there is not, and he is nowhere else. */
    private static void arrives(Decision d, Agent agent, DeviceKey station) {
        Agent there = Agents.at(d, station);
        if (there != null && d.site().isOfSwitch(there.agentId())) {
            gone(d, there, 0);
        } else if (there != null) {
            Agents.stationTaken(d, there);
        }
        if (agent.isLoggedOn()) {
            gone(d, agent, 0);
        }
        Agents.arrive(d, d.draft.agents.get(agent.agentId()), station);
    }

    private static void gone(Decision d, Agent agent, int reasonCode) {
        if (!agent.isLoggedOn()) {
            Agents.work(d, agent.agentId(), Cause.SWITCH_LOGGED_OFF, 0);
            return;
        }
        boolean wanted = agent.asked() != null && agent.asked().mode() == WorkMode.LOGGED_OUT;
        int reason = wanted
                ? agent.asked().reasonCode()
                : reasonCode == 0 ? ReasonCode.LOGGED_OFF_AT_SWITCH : reasonCode;
        Segments.agentGone(d, agent);
        Agents.work(d, agent.agentId(), Cause.SWITCH_LOGGED_OFF, reason);
        d.draft.agents.put(d.draft.agents.get(agent.agentId()).told(d.sequence));
        if (!wanted) {
            d.push(agent.sessionId(), new Push.StateForced(WorkMode.LOGGED_OUT.name(), reason,
                    "the switch has logged you off; log on again"));
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
            askMode(d, agent.agentId(), agent.station(), NO_TURN);
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
            askMode(d, agent.agentId(), change.station(), NO_TURN);
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

    // --- asked after

    /** The switch can be reached again: what it has made of its agents meanwhile is not known until it has said so. */
    static void reached(Decision d, String switchName) {
        for (String agentId : d.site().agentsOfSwitch(switchName)) {
            Agent agent = d.draft.agents.get(agentId);
            if (agent != null && agent.isLoggedOn()) {
                d.draft.agents.put(agent.told(Agent.UNTOLD));
            }
        }
        sweep(d, switchName);
    }

    /** A link is up, the configuration has changed, or it is time: every agent of the switch is asked after. */
    static void sweep(Decision d, String switchName) {
        List<String> agents = d.site().agentsOfSwitch(switchName);
        if (agents.isEmpty() || !Links.isUp(d, switchName)) {
            return;
        }
        for (int turn = 0; turn < Math.min(TURNS_AT_ONCE, agents.size()); turn++) {
            askPlace(d, switchName, agents.get(turn), turn);
        }
        d.timer(Timer.Kind.AGENT_SWEEP, switchName, SWEEP_MILLIS);
    }

    private static void next(Decision d, String switchName, int turn) {
        List<String> agents = d.site().agentsOfSwitch(switchName);
        int next = turn + TURNS_AT_ONCE;
        if (turn != NO_TURN && next < agents.size()) {
            askPlace(d, switchName, agents.get(next), next);
        }
    }

    private static void askPlace(Decision d, String switchName, String agentId, int turn) {
        d.request(switchName, "", RequestClass.AGENT, new PbxCommand.QueryDeviceInfo(d.site().agent(agentId).loginId()),
                new Purpose.AgentPlace(agentId, d.sequence, turn));
    }

    private static void askMode(Decision d, String agentId, DeviceKey station, int turn) {
        d.request(station.switchName(), "", RequestClass.AGENT, new PbxCommand.QueryAgentState(station.deviceId()),
                new Purpose.AgentMode(agentId, station, d.sequence, turn));
    }

    private static void askWho(Decision d, DeviceKey station) {
        d.request(station.switchName(), "", RequestClass.AGENT, new PbxCommand.QueryDeviceInfo(station.deviceId()),
                new Purpose.AgentAtStation(station));
    }

    static void place(Decision d, String switchName, Purpose.AgentPlace asked, PbxReply reply) {
        Agent agent = d.draft.agents.get(asked.agentId());
        boolean tells = reply instanceof PbxReply.DeviceInfoReported info && info.extensionClass() != null;
        if (agent == null || !tells || agent.toldSequence() > asked.sequence()
                || !d.site().isOfSwitch(asked.agentId())) {
            believed(d, agent);
            next(d, switchName, asked.turn());
            return;
        }
        String station = ((PbxReply.DeviceInfoReported) reply).associatedDevice();
        if (station.isEmpty()) {
            if (agent.isLoggedOn()) {
                gone(d, agent, 0);
            }
            next(d, switchName, asked.turn());
        } else {
            askMode(d, asked.agentId(), new DeviceKey(switchName, station), asked.turn());
        }
    }

    static void mode(Decision d, Purpose.AgentMode asked, PbxReply reply) {
        Agent agent = d.draft.agents.get(asked.agentId());
        if (agent != null && reply instanceof PbxReply.AgentStateReported state
                && agent.toldSequence() <= asked.sequence() && d.site().isOfSwitch(asked.agentId())) {
            if (state.loggedOn() && (state.workMode() != null || state.mode() != null)) {
                WorkMode mode = state.workMode() != null ? state.workMode() : mode(agent, state.mode());
                told(d, asked.agentId(), asked.station(),
                        new Told(mode, state.reasonCode(), state.pendingWorkMode(), state.pendingReasonCode()));
            } else if (!state.loggedOn() && asked.station().equals(agent.station())) {
                gone(d, agent, 0);
            }
        }
        untold(d, asked);
        next(d, asked.station().switchName(), asked.turn());
    }

    /** The answer does not say what has become of a change that the switch has agreed to: he is believed as he was. */
    private static void untold(Decision d, Purpose.AgentMode asked) {
        Agent agent = d.draft.agents.get(asked.agentId());
        boolean agreed = agent != null && agent.isAsked() && agent.asked().confirmedSequence() != 0
                && agent.asked().confirmedSequence() <= asked.sequence();
        if (agreed) {
            d.draft.agents.put(agent.withAsked(null));
            Agents.touched(d, agent.agentId());
        }
        believed(d, d.draft.agents.get(asked.agentId()));
    }

    /** The switch does not say what has become of him: he is believed as he was. */
    private static void believed(Decision d, Agent agent) {
        if (agent != null && agent.isUntold()) {
            d.draft.agents.put(agent.told(d.sequence));
            Agents.touched(d, agent.agentId());
        }
    }

    static void atStation(Decision d, Purpose.AgentAtStation asked, PbxReply reply) {
        AgentSite configured = reply instanceof PbxReply.DeviceInfoReported info
                ? d.site().agentOfLogin(info.associatedDevice())
                : null;
        if (configured != null) {
            askMode(d, configured.agentId(), asked.station(), NO_TURN);
        }
    }

    /** The link that a question went to is lost and another stands. */
    static void askAgain(Decision d, String switchName, Purpose purpose) {
        switch (purpose) {
            case Purpose.AgentChange change -> {
                Agent agent = d.draft.agents.get(change.agentId());
                if (agent != null) {
                    askMode(d, change.agentId(), change.station(), NO_TURN);
                }
            }
            case Purpose.ForcedChange forced -> askAgain(d, switchName, forced.change());
            case Purpose.AgentMode mode -> askMode(d, mode.agentId(), mode.station(), mode.turn());
            case Purpose.AgentPlace place -> {
                if (d.site().agent(place.agentId()) != null) {
                    askPlace(d, switchName, place.agentId(), place.turn());
                }
            }
            case Purpose.AgentAtStation station -> askWho(d, station.station());
            default -> throw new IllegalArgumentException(purpose + " asks for no agent");
        }
    }
}
