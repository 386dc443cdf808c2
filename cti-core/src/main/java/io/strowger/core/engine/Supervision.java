package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.machine.ContactState;
import io.strowger.core.machine.WorkModeMachine;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.ObservationMode;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Observation;
import io.strowger.core.state.Observation.Stage;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.SessionKey;

/** What a supervisor does to the agents of his areas: observes their calls, takes one over, changes their state, tells them something. */
final class Supervision {
    /** Parties of a call that the switch allows. */
    static final int PARTIES_MAX = 6;
    /** Characters of a text for an agent. */
    static final int TEXT_CHARACTERS_MAX = 500;

    private Supervision() {}

    static Answer execute(Decision d, Requester by, Command command) {
        return switch (command) {
            case Command.ListenToAgent c -> observe(d, by, c.agentId(), ObservationMode.LISTEN);
            case Command.WhisperToAgent c -> observe(d, by, c.agentId(), ObservationMode.WHISPER);
            case Command.JoinAgent c -> observe(d, by, c.agentId(), ObservationMode.JOIN);
            case Command.InterceptCall c -> observe(d, by, c.agentId(), ObservationMode.INTERCEPT);
            case Command.StopObserving c -> stop(d, by);
            case Command.ForceReady c -> force(d, by, c.agentId(),
                    new Forced(WorkMode.AUTO_IN, WorkModeMachine.Cause.READY_AUTO, 0, c.text()));
            case Command.ForceNotReady c -> force(d, by, c.agentId(),
                    new Forced(WorkMode.AUX, WorkModeMachine.Cause.NOT_READY, c.reasonCode(), c.text()));
            case Command.ForceLogOff c -> force(d, by, c.agentId(),
                    new Forced(WorkMode.LOGGED_OUT, WorkModeMachine.Cause.LOG_OFF, c.reasonCode(), c.text()));
            case Command.SetVariable c -> Variables.set(d, by, c);
            case Command.ResetVariable c -> Variables.reset(d, by, c);
            case Command.SendNotice c -> notice(d, by.agent(), c.agentId(), c.text());
            case Command.SetAgentSkills c -> LiveSkills.set(d, by.agent(), c);
            case Command.ResetAgentSkills c -> LiveSkills.reset(d, by.agent(), c);
            case Command.SetAgentAttributes c -> LiveAttributes.set(d, by.agent(), c);
            case Command.ResetAgentAttributes c -> LiveAttributes.reset(d, by.agent(), c);
            case Command.ForceTeam c -> Teams.force(d, by, c);
            case Command.BroadcastNotice c -> Teams.broadcast(d, by, c);
            case Command.SetTeamSkill c -> Teams.skill(d, by, c);
            case Command.AnswerHelp c -> Desks.answerHelp(d, by.agent(), c);
            default -> Answer.of(RefusalReason.NOT_PERMITTED);
        };
    }

    // --- observing

    private static Answer observe(Decision d, Requester by, String agentId, ObservationMode mode) {
        RefusalReason refusal = by.absent(d);
        if (refusal == RefusalReason.NONE) {
            refusal = Restriction.observes(d, by.agent(), agentId);
        }
        Agent agent = refusal == RefusalReason.NONE ? d.draft.agents.get(agentId) : null;
        if (agent == null) {
            return Answer.of(refusal);
        }
        if (!agent.isLoggedOn()) {
            return Answer.of(RefusalReason.AGENT_NOT_LOGGED_ON);
        }
        if (!agent.station().switchName().equals(by.station().switchName()) || agent.station().equals(by.station())) {
            return Answer.of(RefusalReason.BAD_ARGUMENT, "the agent must be another one of the same switch");
        }
        Call call = talking(d, agent.station());
        return call == null
                ? Answer.of(RefusalReason.AGENT_NOT_TALKING)
                : observe(d, by, Observation.wanted(by.station(),
                        new Observation.People(by.agent().agentId(), agentId, agent.station()), call.key(), mode,
                        by.key()), call);
    }

    private static Answer observe(Decision d, Requester by, Observation wanted, Call call) {
        Observation now = current(d, by.station());
        if (now != null) {
            if (!now.agentId().equals(wanted.agentId()) || !now.call().equals(wanted.call())) {
                return Answer.of(RefusalReason.OBSERVING_ALREADY);
            }
            if (now.stage() != Stage.OBSERVING) {
                return Answer.of(RefusalReason.BUSY, "another change of this observation is under way");
            }
            if (now.mode() == wanted.mode()) {
                return new Answer(RefusalReason.NONE, "", now.call());
            }
            Observations.change(d, now, wanted.mode(), by.key());
            return Answer.UNDER_WAY;
        }
        if (by.agent().contact() != null || !CallActivities.callsAt(d, by.station()).isEmpty()) {
            return Answer.of(RefusalReason.OBSERVER_BUSY);
        }
        if (isInVector(d, call)) {
            return new Answer(RefusalReason.CALL_IN_VECTOR, "", call.key());
        }
        if (call.connections().size() >= PARTIES_MAX) {
            return new Answer(RefusalReason.CALL_FULL, "", call.key());
        }
        Observations.begin(d, wanted);
        return Answer.UNDER_WAY;
    }

    /** The observation of this station; one that ended while nobody was looking is no more. */
    private static Observation current(Decision d, DeviceKey station) {
        Observation now = d.draft.observations.get(station);
        Call call = now == null ? null : d.draft.calls.get(now.call());
        boolean over = now != null && now.stage() == Stage.OBSERVING
                && (call == null || call.stateAt(station.deviceId()) == LocalConnectionState.NULL);
        return over ? null : now;
    }

    /** The call that the agent talks in, or null. */
    private static Call talking(Decision d, DeviceKey station) {
        for (Call call : CallActivities.callsAt(d, station)) {
            if (call.stateAt(station.deviceId()) == LocalConnectionState.CONNECT
                    && !call.isSilentAt(station.deviceId())) {
                return call;
            }
        }
        return null;
    }

    /** A call that waits at a split, or whose contact nobody has answered yet. */
    private static boolean isInVector(Decision d, Call call) {
        for (Call.Connection connection : call.connections()) {
            if (connection.state() == LocalConnectionState.QUEUED) {
                return true;
            }
        }
        Contact contact = call.contact() == null ? null : d.draft.contacts.get(call.contact());
        return contact != null
                && (contact.state() == ContactState.WAITING || contact.state() == ContactState.SELECTED);
    }

    private static Answer stop(Decision d, Requester by) {
        RefusalReason refusal = by.absent(d);
        if (refusal != RefusalReason.NONE) {
            return Answer.of(refusal);
        }
        Observation now = current(d, by.station());
        if (now == null || now.stage() == Stage.LEAVING) {
            return Answer.of(RefusalReason.NOT_OBSERVING);
        }
        if (now.stage() != Stage.OBSERVING) {
            return Answer.of(RefusalReason.BUSY, "another change of this observation is under way");
        }
        Observations.stop(d, now);
        return new Answer(RefusalReason.NONE, "", now.call());
    }

    // --- forcing

    /** What an agent is forced to; for the reason code 0 the server's own stands. */
    private record Forced(WorkMode mode, WorkModeMachine.Cause cause, int reasonCode, String text) {
        int reason() {
            return reasonCode == 0 && mode != WorkMode.AUTO_IN ? ReasonCode.FORCED : reasonCode;
        }
    }

    /** Forces one agent of a team; what his switch is asked for is answered with the team's outcome, before it has agreed. */
    static Answer force(Decision d, Agent supervisor, String agentId, Command.ForceTeam c) {
        Answer answer = force(d, supervisor, null, agentId, switch (c.state()) {
            case READY -> new Forced(WorkMode.AUTO_IN, WorkModeMachine.Cause.READY_AUTO, 0, c.text());
            case NOT_READY -> new Forced(WorkMode.AUX, WorkModeMachine.Cause.NOT_READY, c.reasonCode(), c.text());
            case LOGGED_OFF ->
                new Forced(WorkMode.LOGGED_OUT, WorkModeMachine.Cause.LOG_OFF, c.reasonCode(), c.text());
        });
        return answer.reason() == null ? Answer.of(RefusalReason.NONE, "the switch has been asked") : answer;
    }

    private static Answer force(Decision d, Requester by, String agentId, Forced forced) {
        return force(d, by.agent(), by.key(), agentId, forced);
    }

    private static Answer force(Decision d, Agent supervisor, SessionKey request, String agentId, Forced forced) {
        RefusalReason refusal = Restriction.directs(d, supervisor, agentId);
        Agent agent = refusal == RefusalReason.NONE ? d.draft.agents.get(agentId) : null;
        if (agent == null) {
            return Answer.of(refusal);
        }
        if (!agent.isLoggedOn()) {
            return Answer.of(RefusalReason.AGENT_NOT_LOGGED_ON);
        }
        if (forced.reasonCode() < 0 || forced.reasonCode() > ReasonCode.AGENT_MAX
                || forced.text().length() > TEXT_CHARACTERS_MAX) {
            return Answer.of(RefusalReason.BAD_ARGUMENT);
        }
        boolean busy = agent.isBusy();
        if (busy && !d.site().site().settings().supervision().forcedChangesWait()) {
            return Answer.of(RefusalReason.AGENT_BUSY);
        }
        Purpose.ForcedChange change = new Purpose.ForcedChange(
                new Purpose.AgentChange(request, agentId, agent.station(), forced.mode(), forced.reason()),
                supervisor.agentId(), forced.text(), busy);
        boolean later = busy && forced.mode() == WorkMode.LOGGED_OUT;
        if (d.site().isOfSwitch(agentId) && !later) {
            return AgentStateRequests.force(d, agent, change);
        }
        RefusalReason changed = forced.mode() == WorkMode.LOGGED_OUT
                ? Agents.logOff(d, agent, forced.cause(), forced.reason())
                : Agents.change(d, agent, forced.cause(), forced.reason());
        if (changed != RefusalReason.NONE) {
            return Answer.of(changed);
        }
        forced(d, agent, change);
        return Answer.of(RefusalReason.NONE, busy ? "pending: the agent has a call" : "");
    }

    /** It is done, or will be after his call: the agent is told by whom and why, and the log keeps it. */
    static void forced(Decision d, Agent agent, Purpose.ForcedChange forced) {
        Purpose.AgentChange change = forced.change();
        d.because.put(agent.agentId(), "forced by " + forced.supervisorId());
        d.fact(new Fact.AgentForced(forced.supervisorId(), agent.agentId(), change.workMode(), change.reasonCode(),
                forced.text(), forced.pending()));
        d.push(agent.sessionId(), new Push.StateForced(change.workMode().name(), change.reasonCode(),
                "by " + forced.supervisorId() + (forced.pending() ? ", after your call" : "")
                        + (forced.text().isEmpty() ? "" : ": " + forced.text())));
    }

    static Answer notice(Decision d, Agent supervisor, String agentId, String text) {
        RefusalReason refusal = Restriction.directs(d, supervisor, agentId);
        if (refusal != RefusalReason.NONE) {
            return Answer.of(refusal);
        }
        if (text.isEmpty() || text.length() > TEXT_CHARACTERS_MAX) {
            return Answer.of(RefusalReason.BAD_ARGUMENT, "1 to " + TEXT_CHARACTERS_MAX + " characters");
        }
        Agent agent = d.draft.agents.get(agentId);
        if (agent == null || agent.sessionId().isEmpty()) {
            return Answer.of(RefusalReason.DESKTOP_GONE);
        }
        d.fact(new Fact.NoticeSent(supervisor.agentId(), agentId, text));
        d.push(agent.sessionId(), new Push.Notice(supervisor.agentId(), text));
        return Answer.DONE;
    }
}
