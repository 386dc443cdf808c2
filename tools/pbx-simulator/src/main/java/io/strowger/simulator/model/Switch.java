package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import io.strowger.simulator.model.Answer.Nothing;

/**
 * A switch. One thread only; time is handed in and never goes back. Services answer at once; what they cause is told
 * to applications
 * by {@link #deliver()}, which the caller runs after he has written the answer.
 */
public final class Switch {
    private final Exchange exchange;
    private final Counters counters = new Counters();
    private final Traffic traffic;

    /**
     * A switch in which nothing has happened.
     *
     * @param plan its administration
     * @param nowMillis the wall time in milliseconds since 1970
     */
    public Switch(SwitchPlan plan, long nowMillis) {
        this.exchange = new Exchange(plan, nowMillis);
        this.traffic = new Traffic(exchange, this, TrafficProfile.quiet(1));
        exchange.observers.add(counters);
        exchange.observers.add(traffic);
    }

    /** Its administration. */
    public SwitchPlan plan() {
        return exchange.plan;
    }

    // --- time --------------------------------------------------------------------------------------------------------

    /** The switch's time in milliseconds since 1970. */
    public long now() {
        return exchange.now;
    }

    /** When the next timer is due, if one is set. */
    public OptionalLong nextDeadline() {
        return exchange.deadlines.next();
    }

    /** Runs every timer that is due by the given time, each at its own time, and tells applications what it caused. */
    public void advanceTo(long nowMillis) {
        OptionalLong next = exchange.deadlines.next();
        while (next.isPresent() && next.getAsLong() <= nowMillis) {
            exchange.now = Math.max(exchange.now, next.getAsLong());
            exchange.deadlines.take().run();
            deliver();
            next = exchange.deadlines.next();
        }
        exchange.now = Math.max(exchange.now, nowMillis);
    }

    /** Tells applications what has happened since the last time. */
    public void deliver() {
        exchange.notices.deliver();
    }

    // --- applications ------------------------------------------------------------------------------------------------

    /** An application's link is up. */
    public void attach(Application application) {
        exchange.notices.attach(application);
    }

    /**
     * An application's link is gone: its monitors and registrations end without a word, its questions are lost, and
     * calls go on with
     * their vectors.
     */
    public void detach(Application application) {
        exchange.notices.detach(application);
        exchange.monitors.stopAll(application);
        exchange.vectoring.detach(application);
    }

    /** Makes the application the router of a VDN; the answer is the registration's id. */
    public Answer<Integer> registerRouting(Application application, String vdn) {
        return exchange.vectoring.register(application, vdn);
    }

    /** Ends a registration; its open questions are over. */
    public Answer<Integer> cancelRouting(Application application, int registrationId) {
        return exchange.vectoring.cancelRegistration(application, registrationId);
    }

    /** Ends whatever registration a VDN has and tells its application. */
    public void abortRouting(String vdn) {
        exchange.vectoring.abort(vdn);
    }

    /** Answers a question with a destination. */
    public Answer<Nothing> routeSelect(Application application, RouteSelect select) {
        return exchange.vectoring.select(application, select);
    }

    /** Answers a question with nothing: the vector goes on. */
    public Answer<Nothing> routeEnd(Application application, int registrationId, int crossRefId) {
        return exchange.vectoring.decline(application, registrationId, crossRefId);
    }

    // --- monitors ----------------------------------------------------------------------------------------------------

    /** Monitors a station, or a skill for its agents' log-in and log-out; the answer is the monitor's id. */
    public Answer<Integer> monitorDevice(Application application, String device) {
        if (exchange.stations.containsKey(device) || exchange.skills.containsKey(device)) {
            return exchange.monitors.start(application, Monitor.Kind.DEVICE, device, 0);
        }
        return Answer.refused(exchange.vdns.containsKey(device)
                ? Failure.REQUEST_INCOMPATIBLE_WITH_OBJECT
                : Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
    }

    /** Monitors the calls that enter a VDN from now on. Skills that vectors control cannot be monitored for calls. */
    public Answer<Integer> monitorCallsViaDevice(Application application, String device) {
        if (exchange.vdns.containsKey(device)) {
            return exchange.monitors.start(application, Monitor.Kind.CALLS_VIA_DEVICE, device, 0);
        }
        return Answer.refused(exchange.skills.containsKey(device)
                ? Failure.REQUEST_INCOMPATIBLE_WITH_OBJECT
                : Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
    }

    /** Monitors one call until it ends. */
    public Answer<Integer> monitorCall(Application application, ConnectionId call) {
        Call found = exchange.calls.get(call.callId());
        return found == null
                ? Answer.refused(Failure.INVALID_CSTA_CALL_IDENTIFIER)
                : exchange.monitors.start(application, Monitor.Kind.CALL, "", found.serial);
    }

    /** Ends a monitor. */
    public Answer<Nothing> monitorStop(Application application, int monitorId) {
        Monitor monitor = exchange.monitors.get(monitorId);
        if (monitor == null || monitor.application() != application) {
            return Answer.refused(Failure.INVALID_CROSS_REF_ID);
        }
        exchange.monitors.stop(monitor);
        return Answer.done();
    }

    // --- call control ------------------------------------------------------------------------------------------------

    /** A station calls a number; the answer is the station's connection. */
    public Answer<ConnectionId> makeCall(String callingDevice, String calledDevice, UserToUser userToUser) {
        return exchange.callControl.makeCall(callingDevice, calledDevice, userToUser);
    }

    /** An alerting station answers. */
    public Answer<Nothing> answerCall(ConnectionId alerting) {
        return exchange.callControl.answer(alerting);
    }

    /** A station puts its call on hold. */
    public Answer<Nothing> holdCall(ConnectionId active) {
        return exchange.callControl.hold(active);
    }

    /** A station takes its call from hold. */
    public Answer<Nothing> retrieveCall(ConnectionId held) {
        return exchange.callControl.retrieve(held);
    }

    /** A party leaves its call; an alerting one cannot. */
    public Answer<Nothing> clearConnection(ConnectionId connection) {
        return exchange.callControl.clearConnection(connection);
    }

    /** A call ends for everybody. */
    public Answer<Nothing> clearCall(ConnectionId call) {
        return exchange.callControl.clearCall(call);
    }

    /** An alerting call goes elsewhere. */
    public Answer<Nothing> deflectCall(ConnectionId alerting, String calledDevice) {
        return exchange.callControl.deflect(alerting, calledDevice);
    }

    /** A station holds its call and calls somebody else; the answer is the new call's connection. */
    public Answer<ConnectionId> consultationCall(ConnectionId active, String calledDevice, UserToUser userToUser) {
        return exchange.callControl.consult(active, calledDevice, userToUser);
    }

    /** A station swaps its active and its held call. */
    public Answer<Nothing> alternateCall(ConnectionId active, ConnectionId held) {
        return exchange.callControl.alternate(active, held);
    }

    /** A station clears its active call and returns to the held one. */
    public Answer<Nothing> reconnectCall(ConnectionId active, ConnectionId held) {
        return exchange.callControl.reconnect(active, held);
    }

    /** The other parties of a station's two calls are joined and the station leaves. */
    public Answer<MergedCall> transferCall(ConnectionId held, ConnectionId active) {
        return exchange.callControl.transfer(held, active);
    }

    /** All parties of a station's two calls are joined. */
    public Answer<MergedCall> conferenceCall(ConnectionId held, ConnectionId active) {
        return exchange.callControl.conference(held, active);
    }

    /** An idle station is brought into a call. */
    public Answer<MergedCall> singleStepConference(ConnectionId active, String device, boolean silent) {
        return exchange.callControl.singleStepConference(active, device, silent);
    }

    // --- agents and devices ------------------------------------------------------------------------------------------

    /** Changes an agent's state; the answer says whether the change waits for the end of a call. */
    public Answer<Boolean> setAgentState(AgentChange change) {
        return exchange.agentControl.change(change);
    }

    /** The state of the agent at a station. */
    public Answer<AgentView> queryAgentState(String device) {
        return exchange.agentControl.query(device);
    }

    /** What a number is; kind UNKNOWN when it is nothing. */
    public Device queryDevice(String number) {
        return exchange.agents.containsKey(number) ? new Device(number, Device.Kind.UNKNOWN) : exchange.device(number);
    }

    /** Whether a number is an agent's login id. */
    public boolean isAgent(String number) {
        return exchange.agents.containsKey(number);
    }

    /** The station at which an agent is logged in, empty for none. */
    public String stationOfAgent(String agentId) {
        Agent agent = exchange.agents.get(agentId);
        return agent == null || agent.station == null ? "" : agent.station.plan.extension();
    }

    /** Name administered for a number, empty for none. */
    public String nameOf(String number) {
        if (exchange.stations.containsKey(number)) {
            return exchange.stations.get(number).plan.name();
        }
        if (exchange.vdns.containsKey(number)) {
            return exchange.vdns.get(number).name();
        }
        if (exchange.skills.containsKey(number)) {
            return exchange.skills.get(number).plan.name();
        }
        return exchange.agents.containsKey(number) ? exchange.agents.get(number).plan.name() : "";
    }

    /** Stations of the agents logged in to a skill, in order of log-in. */
    public Answer<List<String>> queryAgentLogin(String skill) {
        SkillQueue queue = exchange.skills.get(skill);
        return queue == null
                ? Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER)
                : Answer.done(queue.agents.stream().map(agent -> agent.station.plan.extension()).toList());
    }

    /** Free agents, waiting calls and logged-in agents of a skill. */
    public Answer<SkillView> querySkill(String skill) {
        SkillQueue queue = exchange.skills.get(skill);
        if (queue == null) {
            return Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        int free = (int) queue.agents.stream().filter(Agent::free).count();
        return Answer.done(new SkillView(free, queue.size(), queue.agents.size()));
    }

    /** The connections of a call; a snapshot tells neither numbers outside nor where a parked call waits. */
    public Answer<List<Party>> snapshotCall(ConnectionId call) {
        Call found = exchange.calls.get(call.callId());
        return found == null ? Answer.refused(Failure.INVALID_CSTA_CALL_IDENTIFIER) : Answer.done(found.partyList());
    }

    /** The calls of a station, each with its connections, the station's own first. */
    public Answer<List<List<Party>>> snapshotDevice(String device) {
        Station station = exchange.stations.get(device);
        if (station == null) {
            return exchange.resolve(device) instanceof Destination.Unknown
                    ? Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER)
                    : Answer.refused(Failure.INVALID_OBJECT_TYPE);
        }
        List<List<Party>> calls = new ArrayList<>();
        for (Connection own : station.connections) {
            List<Party> parties = new ArrayList<>();
            parties.add(new Party(own.id(), own.device, own.state));
            own.call.connections.stream().filter(c -> c != own)
                    .forEach(c -> parties.add(new Party(c.id(), c.device, c.state)));
            calls.add(parties);
        }
        return Answer.done(calls);
    }

    /** A call's universal call id. */
    public Answer<String> queryUcid(ConnectionId call) {
        Call found = exchange.calls.get(call.callId());
        return found == null ? Answer.refused(Failure.INVALID_CSTA_CALL_IDENTIFIER) : Answer.done(found.ucid);
    }

    /** Free and used circuits of a trunk group. */
    public Answer<TrunkGroupView> queryTrunkGroup(String group) {
        TrunkMember[] members = exchange.trunkGroups.get(group);
        if (members == null) {
            return Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        int used = 0;
        for (TrunkMember member : members) {
            used += exchange.busyTrunks.containsKey(member.deviceId()) ? 1 : 0;
        }
        return Answer.done(new TrunkGroupView(members.length - used, used));
    }

    /** A station's features as administered by its user. */
    public Answer<Features> queryFeatures(String device) {
        Station station = exchange.stations.get(device);
        return station == null
                ? Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER)
                : Answer.done(new Features(station.doNotDisturb, station.messageWaiting, station.forwardedTo));
    }

    /** Sets a station's features. */
    public Answer<Nothing> setFeatures(String device, Features features) {
        Station station = exchange.stations.get(device);
        if (station == null) {
            return Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        if (!features.forwardedTo().isEmpty()
                && exchange.resolve(features.forwardedTo()) instanceof Destination.Unknown) {
            return Answer.refused(Failure.INVALID_DESTINATION);
        }
        station.doNotDisturb = features.doNotDisturb();
        station.messageWaiting = features.messageWaiting();
        station.forwardedTo = features.forwardedTo();
        return Answer.done();
    }

    // --- the world outside -------------------------------------------------------------------------------------------

    /** A call comes in on a trunk; null when no circuit or no call record is free, or the number is unknown. */
    public CallHandle offer(IncomingCall incoming) {
        Destination destination = exchange.resolve(incoming.destination());
        boolean possible = !(destination instanceof Destination.Unknown)
                && !(destination instanceof Destination.ToOutside);
        Call call = possible
                ? exchange.newCall(true, new Device(incoming.ani(), Device.Kind.EXTERNAL),
                        exchange.device(incoming.destination()))
                : null;
        TrunkMember trunk = call == null ? null : exchange.seizeAny(call);
        if (trunk == null) {
            if (call != null) {
                exchange.forget(call);
            }
            counters.blocked();
            return null;
        }
        call.trunk = trunk;
        call.userToUser = incoming.userToUser();
        call.digits = incoming.digits();
        call.digitsVdn = incoming.digits().isEmpty() ? "" : incoming.destination();
        exchange.callControl.addTrunk(call, trunk, ConnectionState.CONNECT);
        exchange.observers.forEach(observer -> observer.offered(call));
        CallHandle handle = new CallHandle(call.serial, call.id, call.ucid);
        Failure obstacle = exchange.callControl.obstacle(destination);
        if (obstacle == null) {
            exchange.callControl.send(call, destination, Cause.NEW_CALL);
        } else {
            exchange.callControl.fail(call, call.called, Cause.BUSY);
        }
        return handle;
    }

    /** The outside party of a call hangs up; false when there is none any more. */
    public boolean callerHangsUp(CallHandle handle) {
        Call call = exchange.callsBySerial.get(handle.serial());
        if (call == null) {
            return false;
        }
        for (Connection connection : call.connections) {
            if (connection.station == null) {
                exchange.callControl.drop(connection, Cause.NONE);
                return true;
            }
        }
        return false;
    }

    /** The user of a station answers the call that rings it. */
    public Answer<Nothing> stationAnswers(String extension) {
        Station station = exchange.stations.get(extension);
        Connection connection = station == null ? null : station.in(ConnectionState.ALERTING);
        return connection == null ? Answer.refused(Failure.NO_CALL_TO_ANSWER) : answerCall(connection.id());
    }

    /** The user of a station hangs up. */
    public Answer<Nothing> stationHangsUp(String extension) {
        Station station = exchange.stations.get(extension);
        Connection connection = station == null ? null : station.in(ConnectionState.CONNECT);
        if (connection == null) {
            return Answer.refused(Failure.NO_CONNECTION_TO_CLEAR);
        }
        exchange.callControl.drop(connection, Cause.NONE);
        return Answer.done();
    }

    /** Says who answers a station. */
    public void setAnswerMode(String extension, AnswerMode mode) {
        exchange.stations.get(extension).answerMode = mode;
    }

    /** Takes a station out of service, clearing its calls and logging its agent out, or brings it back. */
    public void setInService(String extension, boolean inService) {
        Station station = exchange.stations.get(extension);
        if (station.inService == inService) {
            return;
        }
        station.inService = inService;
        if (inService) {
            exchange.monitors.report(extension, new SwitchEvent.BackInService(extension, Cause.NONE));
            return;
        }
        for (Connection connection : List.copyOf(station.connections)) {
            if (!connection.call.ended) {
                exchange.callControl.drop(connection, Cause.MAINTENANCE);
            }
        }
        if (station.agent != null) {
            exchange.agentControl.change(
                    new AgentChange(extension, AgentChange.Mode.LOG_OUT, "", "", WorkMode.NONE, 0, false));
        }
        exchange.monitors.report(extension, new SwitchEvent.OutOfService(extension, Cause.MAINTENANCE));
    }

    /** Simulated people begin to behave as the profile says and to call. */
    public void startTraffic(TrafficProfile profile) {
        traffic.start(profile);
    }

    /** Nobody calls any more; calls that live end by themselves. */
    public void stopTraffic() {
        traffic.stop();
    }

    // --- looking in --------------------------------------------------------------------------------------------------

    /** The counters now. */
    public SwitchStatistics statistics() {
        return counters.snapshot();
    }

    /** Every call there is, in order of call id. */
    public List<LiveCall> liveCalls() {
        List<LiveCall> calls = new ArrayList<>();
        for (Call call : exchange.calls.values()) {
            calls.add(new LiveCall(new CallHandle(call.serial, call.id, call.ucid), call.calling, call.called,
                    call.vector == null ? "" : call.vector.vdn.extension(),
                    call.queued.stream().map(entry -> entry.queue.plan.extension()).toList(), call.partyList(),
                    exchange.now - call.startedAt));
        }
        return calls;
    }

    /** Every station, in the order of the plan. */
    public List<StationView> stations() {
        List<StationView> views = new ArrayList<>();
        for (Station station : exchange.stations.values()) {
            AgentView agent = ((Answer.Done<AgentView>) exchange.agentControl.query(station.plan.extension())).value();
            views.add(new StationView(station.plan.extension(), station.inService, agent,
                    station.connections.stream().map(c -> new Party(c.id(), c.device, c.state)).toList()));
        }
        return views;
    }

    /** Monitors set up. */
    public int monitorCount() {
        return exchange.monitors.all().size();
    }

    /** Route requests waiting for an answer. */
    public int outstandingRouteRequests() {
        return exchange.vectoring.outstandingQuestions();
    }
}
