package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.machine.DeviceState;
import io.strowger.core.machine.WorkModeMachine;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.AgentIndex;
import io.strowger.core.state.Agent.Work;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Device;
import io.strowger.core.state.SkillIndex;
import io.strowger.core.state.Timer;

/**
 * Agents: they log on and off, and their work mode moves by its table. What they do with calls is observed ({@link CallActivities}), and what follows from a change
 * is settled before the commit ({@link AgentChanges}).
 */
final class Agents {
    private Agents() {}

    /** The agent at the station as this decision sees it, or null. */
    static Agent at(Decision d, DeviceKey station) {
        String agentId = d.state.indexes().staff().agentAt(station);
        Agent agent = agentId == null ? null : d.draft.agents.get(agentId);
        if (agent != null && station.equals(agent.station())) {
            return agent;
        }
        for (int i = 0; i < d.draft.agents.changes(); i++) {
            Agent changed = d.draft.agents.changed(i);
            if (changed != null && station.equals(changed.station())) {
                return changed;
            }
        }
        return null;
    }

    /** Something of him, or that his eligibility depends on, has changed. A contact that begins to wait is matched by itself. */
    static void touched(Decision d, String agentId) {
        d.touchedAgents.add(agentId);
    }

    static RefusalReason logOn(Decision d, Agent agent, DeviceKey station) {
        RefusalReason problem = logOnProblem(d, agent, station);
        if (problem != RefusalReason.NONE || agent.isLoggedOn()) {
            return problem;
        }
        arrive(d, agent, station);
        work(d, agent.agentId(), WorkModeMachine.Cause.LOG_ON, ReasonCode.LOGGED_ON);
        return RefusalReason.NONE;
    }

    /** Why the agent cannot log on at the station; nothing is wrong with logging on where he is. */
    static RefusalReason logOnProblem(Decision d, Agent agent, DeviceKey station) {
        Device device = d.draft.devices.get(station);
        if (device == null || device.kind() != DeviceKind.STATION || d.site().device(station) == null) {
            return RefusalReason.STATION_UNKNOWN;
        }
        if (agent.isLoggedOn()) {
            return station.equals(agent.station()) ? RefusalReason.NONE : RefusalReason.ALREADY_LOGGED_ON;
        }
        if (at(d, station) != null) {
            return RefusalReason.STATION_IN_USE;
        }
        if (!Links.isUp(d, station.switchName())) {
            return RefusalReason.LINK_DOWN;
        }
        return device.state() == DeviceState.IN_SERVICE ? RefusalReason.NONE : RefusalReason.STATION_OUT_OF_SERVICE;
    }

    /** The agent is at the station from now on; his work mode is moved next. */
    static void arrive(Decision d, Agent agent, DeviceKey station) {
        d.draft.agents.put(agent.withStation(station).withSince(agent.since().loggedOn(d.now)));
        d.touchedStations.add(station);
        d.fact(new Fact.AgentLoggedOn(agent.agentId(), station.switchName(), station.deviceId()));
        d.follow(Step.Kind.SERVES, agent.agentId());
    }

    /** Records the skills that he works for; which these are is known after the commit of what changed them. */
    static void serves(Decision d, String agentId) {
        Agent agent = d.draft.agents.get(agentId);
        AgentIndex index = d.state.indexes().staff().ofAgent(agentId);
        if (agent != null && agent.isLoggedOn() && index != null) {
            d.fact(new Fact.AgentServes(agentId, index.skills().stream().map(SkillIndex::name).toList()));
        }
    }

    /** Logs off now, or when the present call is over. */
    static RefusalReason logOff(Decision d, Agent agent, WorkModeMachine.Cause cause, int reasonCode) {
        if (!agent.isLoggedOn()) {
            return RefusalReason.NOT_LOGGED_ON;
        }
        if (agent.isBusy()) {
            d.draft.agents.put(agent.withWork(agent.work().withPending(WorkMode.LOGGED_OUT, reasonCode)));
            touched(d, agent.agentId());
            return RefusalReason.NONE;
        }
        work(d, agent.agentId(), cause, reasonCode);
        return RefusalReason.NONE;
    }

    /** A change of work mode asked for by the agent: at once, or pending while he has a call. */
    static RefusalReason change(Decision d, Agent agent, WorkModeMachine.Cause cause, int reasonCode) {
        if (!agent.isLoggedOn()) {
            return RefusalReason.NOT_LOGGED_ON;
        }
        if (!agent.isBusy() || d.site().isOfSwitch(agent.agentId())) {
            work(d, agent.agentId(), cause, reasonCode);
            return RefusalReason.NONE;
        }
        WorkMode pending = switch (cause) {
            case READY_AUTO -> WorkMode.AUTO_IN;
            case READY_MANUAL -> WorkMode.MANUAL_IN;
            case NOT_READY -> WorkMode.AUX;
            case AFTER_CALL_WORK -> WorkMode.ACW;
            default -> throw new IllegalArgumentException(cause + " is not asked for by an agent");
        };
        d.draft.agents.put(agent.withWork(agent.work().withPending(pending, reasonCode)));
        touched(d, agent.agentId());
        return RefusalReason.NONE;
    }

    /** Moves the work mode; the table decides whether and where to. What a switch distributes for is asked of the switch instead. */
    static void work(Decision d, String agentId, WorkModeMachine.Cause cause, int reasonCode) {
        Agent agent = d.draft.agents.get(agentId);
        if (!cause.isTold() && d.site().isOfSwitch(agentId)) {
            AgentStateRequests.steer(d, agent, cause, reasonCode);
        } else {
            move(d, agent, cause, reasonCode);
        }
    }

    private static void move(Decision d, Agent agent, WorkModeMachine.Cause cause, int reasonCode) {
        String agentId = agent.agentId();
        d.ask(WorkModeMachine.TABLE, new Entity("agent", agentId, ""), agent.work().mode(), cause).ifPresent(next -> {
            if (next != WorkMode.ACW) {
                d.cancel(Timer.Kind.AFTER_CALL_WORK, agentId);
                d.cancel(Timer.Kind.AFTER_CALL_WORK_MAX, agentId);
            }
            d.because.put(agentId, cause.name());
            if (next == WorkMode.LOGGED_OUT) {
                loggedOff(d, agent, reasonCode);
            } else {
                Work moved = Work.of(next, next == WorkMode.AUX ? reasonCode : 0);
                // Whoever logged off during a call stays on his way out, whatever the call still does to him.
                boolean leaving = agent.work().pending() == WorkMode.LOGGED_OUT;
                d.draft.agents.put(agent.withWork(leaving
                        ? moved.withPending(WorkMode.LOGGED_OUT, agent.work().pendingReasonCode())
                        : moved));
            }
        });
    }

    private static void loggedOff(Decision d, Agent agent, int reasonCode) {
        DeviceKey station = agent.station();
        long loggedOn = agent.since().loggedOnNanos();
        d.fact(new Fact.AgentLoggedOff(agent.agentId(), station.switchName(), station.deviceId(), reasonCode,
                Decision.millis(d.now - loggedOn), loggedOn));
        d.cancel(Timer.Kind.GUARD, agent.agentId());
        Desks.over(d, agent.agentId(), "logged off");
        Items.agentGone(d, agent.agentId());
        d.draft.agents.put(d.draft.agents.get(agent.agentId())
                .withWork(new Work(WorkMode.LOGGED_OUT, reasonCode, null, 0)).withStation(null)
                .withActivity(CallActivity.NONE).withContact(null).withSince(agent.since().loggedOn(0))
                .withAsked(null));
    }

    /** A contact that was on its way to him, or rang, is not his any more. */
    static void contactLeft(Decision d, String agentId, ContactId contact) {
        Agent agent = d.draft.agents.get(agentId);
        if (agent == null || !contact.equals(agent.contact())) {
            return;
        }
        d.draft.agents.put(agent.withContact(null));
        if (agent.station() != null) {
            d.touchedStations.add(agent.station());
        }
        touched(d, agentId);
    }

    /** A contact that he talked with has left him: guard time and after-call work begin, whatever else he has at his station. */
    static void served(Decision d, String agentId, ContactId contact, SkillSite skill) {
        Agent agent = d.draft.agents.get(agentId);
        if (agent == null || !contact.equals(agent.contact())) {
            return;
        }
        contactLeft(d, agentId, contact);
        guard(d, agentId, skill);
        boolean switchActs = skill != null && skill.isOfSwitch();
        boolean timed = skill != null && skill.afterCallWorkMillis() > 0;
        WorkMode next = agent.work().pending() == null ? agent.work().mode() : agent.work().pending();
        if (skill != null && skill.afterCallWorkMaxMillis() > 0
                && (next == WorkMode.MANUAL_IN && agent.work().pending() == null || next == WorkMode.ACW)) {
            d.timer(Timer.Kind.AFTER_CALL_WORK_MAX, agentId, skill.afterCallWorkMaxMillis());
        }
        if (switchActs || agent.work().pending() != null) {
            return;
        }
        work(d, agentId,
                timed ? WorkModeMachine.Cause.CONTACT_LEFT_FOR_WORK : WorkModeMachine.Cause.CONTACT_LEFT, 0);
        if (timed && agent.work().mode() == WorkMode.AUTO_IN) {
            d.timer(Timer.Kind.AFTER_CALL_WORK, agentId, skill.afterCallWorkMillis());
        }
    }

    private static void guard(Decision d, String agentId, SkillSite skill) {
        int millis = Math.max(d.site().site().settings().guardMillis(), skill == null ? 0 : skill.guardMillis());
        if (millis > 0) {
            Agent agent = d.draft.agents.get(agentId);
            d.draft.agents
                    .put(agent.withSince(agent.since().withGuard(d.now + millis * Decision.NANOS_PER_MILLI)));
            d.timer(Timer.Kind.GUARD, agentId, millis);
        }
    }

    static void guardOver(Decision d, String agentId) {
        Agent agent = d.draft.agents.get(agentId);
        if (agent != null) {
            d.draft.agents.put(agent.withSince(agent.since().withGuard(0)));
            touched(d, agentId);
        }
    }

    /** Whoever ends his after-call work himself has taken too long; he is told. */
    static void longestWorkOver(Decision d, String agentId) {
        if (d.draft.agents.contains(agentId)) {
            force(d, agentId, WorkModeMachine.Cause.LONGEST_WORK_OVER, 0,
                    "your after-call work has lasted as long as it may; you are ready for one call");
        }
    }

    /** Not ready because a call rang too long; the agent is told. */
    static void notAnswered(Decision d, String agentId) {
        force(d, agentId, WorkModeMachine.Cause.CALL_NOT_ANSWERED, ReasonCode.CALL_NOT_ANSWERED,
                "a call was not answered; you are not ready until you say otherwise");
    }

    /** His station is out of service: he is not ready and told so, also when he was not ready before. A switch that distributes sets the mode itself. */
    static void stationLost(Decision d, String agentId) {
        Agent before = d.draft.agents.get(agentId);
        if (d.site().isOfSwitch(agentId) || before.work().mode() == WorkMode.AUX) {
            d.push(before.sessionId(), new Push.StateForced(before.work().mode().name(),
                    ReasonCode.STATION_OUT_OF_SERVICE, "your station is out of service; no call can reach you"));
            if (d.site().isOfSwitch(agentId)) {
                SwitchAgents.stationLost(d, d.draft.agents.get(agentId));
            }
        } else {
            force(d, agentId, WorkModeMachine.Cause.STATION_LOST, ReasonCode.STATION_OUT_OF_SERVICE,
                    "your station is out of service; you are not ready until you say otherwise");
        }
    }

    /** The switch has somebody else logged on at his station. */
    static void stationTaken(Decision d, Agent agent) {
        Segments.agentGone(d, agent);
        move(d, d.draft.agents.get(agent.agentId()), WorkModeMachine.Cause.LOG_OFF, ReasonCode.STATION_TAKEN);
        d.push(agent.sessionId(), new Push.StateForced(WorkMode.LOGGED_OUT.name(), ReasonCode.STATION_TAKEN,
                "somebody else logged on at your station; log on at another"));
    }

    private static void force(Decision d, String agentId, WorkModeMachine.Cause cause, int reasonCode, String text) {
        WorkMode before = d.draft.agents.get(agentId).work().mode();
        work(d, agentId, cause, reasonCode);
        Agent agent = d.draft.agents.get(agentId);
        if (agent.work().mode() != before) {
            d.push(agent.sessionId(), new Push.StateForced(agent.work().mode().name(), reasonCode, text));
        }
    }

    /** The agent is no longer configured. */
    static void removed(Decision d, String agentId) {
        Agent agent = d.draft.agents.get(agentId);
        if (agent.isLoggedOn() && agent.isBusy()) {
            d.draft.agents.put(agent.withWork(agent.work().withPending(WorkMode.LOGGED_OUT, ReasonCode.FORCED)));
        } else if (agent.isLoggedOn()) {
            move(d, agent, WorkModeMachine.Cause.LOG_OFF, ReasonCode.FORCED);
        }
    }

    /** An agent who is no longer configured has no row once he is logged out. */
    static void forgetUnlessNeeded(Decision d, String agentId) {
        Agent agent = d.draft.agents.get(agentId);
        if (isForgotten(agent)) {
            Agent before = d.draft.agents.committed().get(agentId);
            if (before != null) {
                AgentChanges.record(d, before, agent);
            }
            d.draft.agents.remove(agentId);
        }
    }

    static boolean isForgotten(Agent agent) {
        return agent != null && !agent.isLoggedOn() && agent.contact() == null;
    }

    /** The agent whom the router names, or null where he has never logged on. */
    static Agent row(Decision d, RoutedAgent agent) {
        return agent instanceof AgentIndex index ? index.row(d.draft) : d.draft.agents.get(agent.agentId());
    }

    /** He has answered a contact. */
    static void answered(Decision d, String agentId) {
        Agent agent = d.draft.agents.get(agentId);
        if (agent != null) {
            d.draft.agents.put(agent.withLoad(agent.load().answered()));
        }
    }

    /** He has worked on a contact of the skill for so long. */
    static void worked(Decision d, String agentId, String skill, long millis) {
        Agent agent = d.site().isShared(agentId) ? d.draft.agents.get(agentId) : null;
        if (agent != null && !skill.isEmpty()) {
            d.draft.agents.put(agent.withLoad(agent.load().worked(skill, millis, d.now)));
        }
    }

    /** Reserves an agent for a contact. */
    static void reserve(Decision d, String agentId, Contact contact) {
        Agent agent = d.draft.agents.get(agentId);
        d.draft.agents.put(agent.withContact(contact.id()));
        d.touchedStations.add(agent.station());
    }
}
