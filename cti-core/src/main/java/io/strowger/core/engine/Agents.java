package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.machine.CallActivityMachine;
import io.strowger.core.machine.DeviceState;
import io.strowger.core.machine.WorkModeMachine;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.route.AgentLoad;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.AgentIndex;
import io.strowger.core.state.Agent.Work;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Device;
import io.strowger.core.state.SkillIndex;
import io.strowger.core.state.Timer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Agents: the work mode moves by its table; the call activity is observed from the connections at the station, so that it cannot stick; what follows from a
 * change of either is settled in one place before the commit.
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

    /** What follows from a change: his topic, and a match when he can take a call. */
    private static void follow(Decision d, String agentId) {
        RoutedAgent routed = d.state.indexes().staff().agent(agentId);
        Agent agent = routed == null ? d.draft.agents.get(agentId) : row(d, routed);
        if (agent != null) {
            d.follow(Step.Kind.PUBLISH_AGENT, agentId);
        }
        if (agent != null && routed != null && routed.isWaitedFor() && Eligibility.canTakeAnything(d, agent)) {
            d.follow(Step.Kind.MATCH_AGENT, agentId);
        }
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

    /** Who was removed from the configuration while he had a call is forgotten when he is logged out at last. */
    private static void forgetRemoved(Decision d, Agent before) {
        String agentId = before.agentId();
        Agent now = d.draft.agents.get(agentId);
        if (before.isLoggedOn() && isForgotten(now) && d.site().agent(agentId) == null) {
            d.draft.agents.remove(agentId);
        }
    }

    /** An agent who is no longer configured has no row once he is logged out. */
    static void forgetUnlessNeeded(Decision d, String agentId) {
        Agent agent = d.draft.agents.get(agentId);
        if (isForgotten(agent)) {
            Agent before = d.draft.agents.committed().get(agentId);
            if (before != null) {
                record(d, before, agent);
            }
            d.draft.agents.remove(agentId);
        }
    }

    private static boolean isForgotten(Agent agent) {
        return agent != null && !agent.isLoggedOn() && agent.contact() == null;
    }

    /** Looks at the stations that the decision touched, lets pending changes take effect, and records what changed for each agent. */
    static void settle(Decision d) {
        for (int i = 0; i < d.touchedStations.size(); i++) {
            Agent agent = at(d, d.touchedStations.get(i));
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
        CallActivity observed = activity(d, agent);
        touched(d, agent.agentId());
        if (observed != agent.activity()) {
            d.ask(CallActivityMachine.TABLE, new Entity("agent", agent.agentId(), ""), agent.activity(), observed);
            d.because.putIfAbsent(agent.agentId(), observed.name());
            d.draft.agents.put(agent.withActivity(observed));
        }
    }

    /** The agent whom the router names, or null where he has never logged on. */
    static Agent row(Decision d, RoutedAgent agent) {
        return agent instanceof AgentIndex index ? index.row(d.draft) : d.draft.agents.get(agent.agentId());
    }

    /** Whether there are any. */
    static boolean hasCalls(Decision d, DeviceKey station) {
        return !(d.draft.calls.changes() == 0 && d.state.indexes().calls().at(station).isEmpty())
                && !callsAt(d, station).isEmpty();
    }

    /** The calls with a connection at the station, as this decision sees them. */
    static List<Call> callsAt(Decision d, DeviceKey station) {
        Collection<CallKey> indexed = d.state.indexes().calls().at(station);
        if (indexed.isEmpty() && d.draft.calls.changes() == 0) {
            return List.of();
        }
        List<Call> present = new ArrayList<>(indexed.size() + 1);
        for (CallKey key : indexed) {
            Call call = d.draft.calls.get(key);
            if (call != null && call.isAt(station.deviceId())) {
                present.add(call);
            }
        }
        for (int i = 0; i < d.draft.calls.changes(); i++) {
            Call call = d.draft.calls.changed(i);
            if (call != null && call.isAt(station.deviceId())
                    && call.key().switchName().equals(station.switchName()) && !indexed.contains(call.key())) {
                present.add(call);
            }
        }
        if (present.size() > 1) {
            present.sort(Comparator.comparing(Call::key));
        }
        return present;
    }

    /** Of several calls the contact counts before all others, what he talks on before what rings, and that before what he holds. */
    private static CallActivity activity(Decision d, Agent agent) {
        boolean alerting = false;
        boolean held = false;
        CallActivity connected = null;
        List<Call> calls = callsAt(d, agent.station());
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            switch (call.stateAt(agent.station().deviceId())) {
                case CONNECT, INITIATE, FAIL -> connected = isContact(connected) ? connected : talking(agent, call);
                case ALERTING -> alerting = true;
                case HOLD -> held = true;
                case NULL, QUEUED -> {
                }
            }
        }
        if (connected != null) {
            return held && !isContact(connected) ? CallActivity.CONSULT : connected;
        }
        if (alerting) {
            return CallActivity.RINGING;
        }
        if (held) {
            return CallActivity.HELD;
        }
        return agent.contact() != null ? CallActivity.RESERVED : CallActivity.NONE;
    }

    private static boolean isContact(CallActivity activity) {
        return activity == CallActivity.ACD_IN || activity == CallActivity.ACD_OUT;
    }

    private static CallActivity talking(Agent agent, Call call) {
        boolean placed = false;
        boolean onlyCaller = true;
        for (int i = 0; i < call.connections().size(); i++) {
            Call.Connection connection = call.connections().get(i);
            boolean own = connection.deviceId().equals(agent.station().deviceId());
            placed |= own && connection.caller();
            onlyCaller &= own || !connection.caller();
        }
        if (call.contact() != null && call.contact().equals(agent.contact())) {
            return placed && onlyCaller ? CallActivity.ACD_OUT : CallActivity.ACD_IN;
        }
        return placed ? CallActivity.EXTENSION_OUT : CallActivity.EXTENSION_IN;
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
        work(d, agent.agentId(), cause, work.pendingReasonCode());
    }

    private static void record(Decision d, Agent before, Agent agent) {
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
        touched(d, agent.agentId());
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
