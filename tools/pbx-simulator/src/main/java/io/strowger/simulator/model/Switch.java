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
    /** Odd and without a pattern, so that bits spread. */
    private static final long MARK_FACTOR = 0x9e3779b97f4a7c15L;

    private final Exchange exchange;
    private final Counters counters = new Counters();
    private final SwitchQueries queries;
    private final Monitoring monitoring;
    private final OutsideWorld outside;
    private final StationUsers users;
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
        this.monitoring = new Monitoring(exchange);
        this.outside = new OutsideWorld(exchange, counters);
        this.users = new StationUsers(exchange);
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

    /** Who routes calls of VDNs, and what is asked of them. */
    public Routing routing() {
        return exchange.routing;
    }

    /** What applications see of calls and stations. */
    public Monitoring monitoring() {
        return monitoring;
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

    // --- people ------------------------------------------------------------------------------------------------------

    /** Who is at the other end of trunks. */
    public OutsideWorld outside() {
        return outside;
    }

    /** Who is at the stations. */
    public StationUsers users() {
        return users;
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
     * A number that is another one once any call, its vector, its caller or a party of it is another one or in another
     * state; for who would look at all calls again and again and see the same. The same calls have the same number.
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
