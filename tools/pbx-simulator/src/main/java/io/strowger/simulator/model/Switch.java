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
    private static final long MARK_FACTOR = 0x9e3779b97f4a7c15L;
    private final Exchange exchange;
    private final Counters counters = new Counters();
    private final SwitchQueries queries;
    private final Traffic traffic;

    /**
     * A switch in which nothing has happened.
     *
     * @param plan its administration
     * @param nowMillis the wall time in milliseconds since 1970
     */
    public Switch(SwitchPlan plan, long nowMillis) {
        this.exchange = new Exchange(plan, nowMillis);
        this.queries = new SwitchQueries(exchange);
        this.traffic = new Traffic(exchange, this, TrafficProfile.quiet(1));
        exchange.observers.add(counters);
        exchange.observers.add(traffic);
        exchange.observers.add(exchange.ports);
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
        exchange.routing.detach(application);
        exchange.charging.setAdvice(application, false);
    }

    /** Makes the application the router of a VDN; the answer is the registration's id. */
    public Answer<Integer> registerRouting(Application application, String vdn) {
        return exchange.routing.register(application, vdn);
    }

    /** Ends a registration; its open questions are over. */
    public Answer<Integer> cancelRouting(Application application, int registrationId) {
        return exchange.routing.cancelRegistration(application, registrationId);
    }

    /** Ends whatever registration a VDN has and tells its application. */
    public void abortRouting(String vdn) {
        exchange.routing.abort(vdn);
    }

    /** Answers a question with a destination. */
    public Answer<Nothing> routeSelect(Application application, RouteSelect select) {
        return exchange.routing.select(application, select);
    }

    /** Answers a question with nothing: the vector goes on. */
    public Answer<Nothing> routeEnd(Application application, int registrationId, int crossRefId) {
        return exchange.routing.decline(application, registrationId, crossRefId);
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

    /**
     * Monitors the calls that enter a VDN, or a hunt group that vectors do not control, from now on. Skills that vectors
     * control cannot be monitored for calls.
     */
    public Answer<Integer> monitorCallsViaDevice(Application application, String device) {
        return monitorCallsViaDevice(application, device, false);
    }

    /** The same; predictive calls of the device are seen from their beginning when the application wants it. */
    public Answer<Integer> monitorCallsViaDevice(Application application, String device, boolean flowPredictive) {
        if (exchange.monitors.canMonitorCalls(device)) {
            return exchange.monitors.start(application, Monitor.Kind.CALLS_VIA_DEVICE, device, 0, flowPredictive);
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

    /** A monitor sees no more of one call, but goes on with others. */
    public Answer<Nothing> monitorStopOnCall(Application application, int monitorId, ConnectionId call) {
        Monitor monitor = exchange.monitors.get(monitorId);
        if (monitor == null || monitor.application() != application) {
            return Answer.refused(Failure.INVALID_CROSS_REF_ID);
        }
        Call found = exchange.calls.get(call.callId());
        return found == null
                ? Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER)
                : exchange.monitors.stopOnCall(monitor, found);
    }

    // --- call control ------------------------------------------------------------------------------------------------

    /** A station, or that of an agent, calls a number; the answer is the station's connection. */
    public Answer<ConnectionId> makeCall(String callingDevice, String calledDevice, CallOptions options) {
        return exchange.origination.makeCall(callingDevice, calledDevice, options);
    }

    /** A station holds its call and calls somebody else; the answer is the new call's connection. */
    public Answer<ConnectionId> consultationCall(ConnectionId active, String calledDevice, CallOptions options) {
        return exchange.origination.consult(active, calledDevice, options);
    }

    /** An alerting station answers. */
    public Answer<Nothing> answerCall(ConnectionId alerting) {
        return exchange.connectionServices.answer(alerting);
    }

    /** A station puts its call on hold. */
    public Answer<Nothing> holdCall(ConnectionId active) {
        return exchange.connectionServices.hold(active);
    }

    /** A station takes its call from hold. */
    public Answer<Nothing> retrieveCall(ConnectionId held) {
        return exchange.connectionServices.retrieve(held);
    }

    /** A party leaves its call; an alerting one cannot. */
    public Answer<Nothing> clearConnection(ConnectionId connection) {
        return clearConnection(connection, UserToUser.NONE);
    }

    /** The same; the others are told something. */
    public Answer<Nothing> clearConnection(ConnectionId connection, UserToUser userToUser) {
        return exchange.connectionServices.clearConnection(connection, userToUser);
    }

    /** Silences the tone that a call which failed plays to its caller. */
    public Answer<Nothing> dropTone(ConnectionId call) {
        return exchange.connectionServices.dropTone(call);
    }

    /** Takes the call classifier out of a predictive call. */
    public Answer<Nothing> dropClassifier(ConnectionId call) {
        return exchange.predictiveCalls.dropClassifier(call);
    }

    /** A call ends for everybody. */
    public Answer<Nothing> clearCall(ConnectionId call) {
        return exchange.connectionServices.clearCall(call);
    }

    /** An alerting call goes elsewhere. */
    public Answer<Nothing> deflectCall(ConnectionId alerting, String calledDevice) {
        return exchange.connectionServices.deflect(alerting, calledDevice);
    }

    /** A station swaps its active and its held call. */
    public Answer<Nothing> alternateCall(ConnectionId active, ConnectionId held) {
        return exchange.connectionServices.alternate(active, held);
    }

    /** A station clears its active call and returns to the held one. */
    public Answer<Nothing> reconnectCall(ConnectionId active, ConnectionId held) {
        return reconnectCall(active, held, UserToUser.NONE);
    }

    /** The same; who is left is told something. */
    public Answer<Nothing> reconnectCall(ConnectionId active, ConnectionId held, UserToUser userToUser) {
        return exchange.connectionServices.reconnect(active, held, userToUser);
    }

    /** The other parties of a station's two calls are joined and the station leaves. */
    public Answer<MergedCall> transferCall(ConnectionId held, ConnectionId active) {
        return exchange.merging.transfer(held, active);
    }

    /** All parties of a station's two calls are joined. */
    public Answer<MergedCall> conferenceCall(ConnectionId held, ConnectionId active) {
        return exchange.merging.conference(held, active);
    }

    /** A device is brought into a call. */
    public Answer<MergedCall> singleStepConference(SingleStepConference request) {
        return exchange.singleStep.conference(request);
    }

    /** A station's call goes to another device without a call in between. */
    public Answer<TransferredCall> singleStepTransfer(ConnectionId active, String transferredTo) {
        return exchange.singleStep.transfer(active, transferredTo);
    }

    /** Calls that the switch makes for VDNs and skills. */
    public PredictiveCalls predictiveCalls() {
        return exchange.predictiveCalls;
    }

    /** Taking other stations' calls. */
    public Pickup pickup() {
        return exchange.pickup;
    }

    /** What a caller can do who found a station busy. */
    public CallCompletion callCompletion() {
        return exchange.callCompletion;
    }

    /** Who hears whom. */
    public Listening listening() {
        return exchange.listening;
    }

    /** Observers of stations and agents. */
    public ServiceObserving serviceObserving() {
        return exchange.serviceObserving;
    }

    /** What calls cost and what agents note about them. */
    public CallCharging charging() {
        return exchange.charging;
    }

    /** What stations' users set. */
    public StationFeatures stationFeatures() {
        return exchange.stationFeatures;
    }

    /** Which telephones are registered. */
    public Endpoints endpoints() {
        return exchange.endpoints;
    }

    /** Says what happens when an outside number is called; false when too many are known. */
    public boolean setOutsideParty(String number, OutsideParty party) {
        return exchange.outgoing.behave(number, party);
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

    /** What is asked of the switch: what a number is, who works in a skill, who is in a call. */
    public SwitchQueries queries() {
        return queries;
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
        call.lookahead = incoming.lookahead();
        call.digits = incoming.digits();
        call.digitsVdn = incoming.digits().isEmpty() ? "" : incoming.destination();
        exchange.callControl.addTrunk(call, trunk, ConnectionState.CONNECT);
        exchange.observers.forEach(observer -> observer.offered(call));
        CallHandle handle = new CallHandle(call.serial, call.id, call.ucid);
        Failure obstacle = exchange.callControl.obstacle(call, destination);
        if (obstacle == null) {
            exchange.callControl.send(call, destination, Cause.NEW_CALL);
        } else {
            exchange.callControl.fail(call, call.called, exchange.callControl.failure(call, destination));
        }
        return handle;
    }

    /** Numbers with the prefix lead to another switch. */
    public void leadTo(String prefix, Tie tie) {
        exchange.ties.lead(prefix, tie);
    }

    /** A call comes in from another switch. */
    public void tieSetUp(long circuit, IncomingCall incoming, Tie back) {
        exchange.ties.comesIn(circuit, offer(incoming), back);
    }

    /** Somebody at the other switch has answered a call that went there. */
    public void tieAnswered(long circuit) {
        exchange.ties.farAnswered(circuit);
    }

    /** The other switch has let go of a call that went there. */
    public void tieReleased(long circuit, Cause cause) {
        exchange.ties.farReleased(circuit, cause);
    }

    /** The other switch has let go of a call that came from there. */
    public void tieGone(long circuit, Tie back) {
        callerHangsUp(new CallHandle(exchange.ties.callOf(circuit, back), 0, ""));
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
        return station == null ? Answer.refused(Failure.NO_CONNECTION_TO_CLEAR) : exchange.handset.hangUp(station);
    }

    /** The user of a station lifts the handset: he answers, or hears dial tone and his station is busy. */
    public Answer<Nothing> stationLifts(String extension) {
        Station station = exchange.stations.get(extension);
        return station == null
                ? Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER)
                : exchange.handset.lift(station);
    }

    /** The user of a station dials a number or a {@link FeatureCode} with what follows it. */
    public Answer<Nothing> stationDials(String extension, String digits) {
        Station station = exchange.stations.get(extension);
        return station == null
                ? Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER)
                : exchange.handset.dial(station, digits);
    }

    /** The outside party of a call presses keys; false when the call has ended. */
    public boolean callerEnters(CallHandle handle, String keys) {
        if (!keys.matches("[0-9*#]{1," + IncomingCall.MAX_DIGITS + "}")) {
            throw new IllegalArgumentException("not keys: " + keys);
        }
        Call call = exchange.callsBySerial.get(handle.serial());
        if (call != null) {
            exchange.digits.entered(call, keys);
        }
        return call != null;
    }

    /** What a voice port that has a call was told about it, as tones; empty for nothing. */
    public String passedTo(String port) {
        for (Connection connection : exchange.stations.get(port).connections) {
            if (!connection.passed.isEmpty()) {
                return connection.passed;
            }
        }
        return "";
    }

    /**
     * Pulls a station's wire, or plugs it in again. Its calls end, unanswered ones of a skill go elsewhere; its agent
     * goes to AUX, and is logged out when the wire is not back in time.
     */
    public void setPlugged(String extension, boolean plugged) {
        Station station = exchange.stations.get(extension);
        if (station.inService == plugged) {
            return;
        }
        if (plugged) {
            setInService(extension, true);
            return;
        }
        loseStation(station);
        if (station.agent != null) {
            exchange.agentControl.unplugged(station.agent);
        }
        exchange.monitors.report(extension, new SwitchEvent.OutOfService(extension, Cause.MAINTENANCE));
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
        if (inService) {
            station.inService = true;
            if (station.agent != null) {
                Deadlines.cancel(station.agent.unpluggedTimer);
            }
            exchange.callCompletion.mayTakeCalls(station);
            exchange.monitors.report(extension, new SwitchEvent.BackInService(extension, Cause.NONE));
            exchange.distribution.memberFree(station);
            return;
        }
        loseStation(station);
        if (station.agent != null) {
            exchange.agentControl.change(
                    new AgentChange(extension, AgentChange.Mode.LOG_OUT, "", "", WorkMode.NONE, 0, false));
        }
        exchange.serviceObserving.deactivate(extension);
        exchange.monitors.report(extension, new SwitchEvent.OutOfService(extension, Cause.MAINTENANCE));
    }

    private void loseStation(Station station) {
        station.inService = false;
        exchange.distribution.stationLost(station);
        for (Connection connection : List.copyOf(station.connections)) {
            if (!connection.call.ended) {
                exchange.callControl.drop(connection, Cause.MAINTENANCE);
            }
        }
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

    /**
     * A number that is another one once any call, its vector, its caller or a party of it is another one or in another state; for who would look at all calls
     * again and again and see the same. The same calls have the same number.
     */
    public long callsMark() {
        long mark = 1;
        for (Call call : exchange.calls.values()) {
            mark = mixed(mark, call.serial);
            mark = mixed(mark, call.calling.id().hashCode());
            mark = mixed(mark, call.vector == null ? 0 : call.vector.vdn.extension().hashCode());
            for (Connection connection : call.connections) {
                mark = mixed(mark, connection.device.id().hashCode());
                mark = mixed(mark, connection.state.ordinal());
            }
        }
        return mark;
    }

    private static long mixed(long mark, long value) {
        long mixed = (mark + value) * MARK_FACTOR;
        return mixed ^ mixed >>> Integer.SIZE;
    }

    /** Every station, in the order of the plan. */
    public List<StationView> stations() {
        return exchange.stations.values().stream().map(this::view).toList();
    }

    /** One station. */
    public Answer<StationView> station(String device) {
        Station station = exchange.stations.get(device);
        return station == null ? Answer.refused(exchange.notAStation(device)) : Answer.done(view(station));
    }

    private StationView view(Station station) {
        AgentView agent = ((Answer.Done<AgentView>) exchange.agentControl.query(station.plan.extension())).value();
        return new StationView(station.plan.extension(), station.inService, agent,
                station.connections.stream().map(c -> new Party(c.id(), c.device, c.state)).toList());
    }

    /** Monitors set up. */
    public int monitorCount() {
        return exchange.monitors.all().size();
    }

    /** Route requests waiting for an answer. */
    public int outstandingRouteRequests() {
        return exchange.routing.outstandingQuestions();
    }
}
