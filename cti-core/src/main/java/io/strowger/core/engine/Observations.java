package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.model.ObservationMode;
import io.strowger.core.model.ParticipationType;
import io.strowger.core.model.ServiceObserveMode;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.RequestClass;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Observation;
import io.strowger.core.state.Observation.Stage;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.SessionKey;
import io.strowger.core.state.Timer;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of an observation, from the switch's replies and events. A supervisor comes into a call by single-step conference, silent or not; whispering is the
 * switch's service observing where the link has it, and else a party whom the customer is kept from hearing. Whoever only listened leaves with the
 * agent: a silent party left alone with the caller would stay for ever.
 */
final class Observations {
    /** The switch is asked again to clear an observer after so long. */
    static final long LEAVE_MILLIS = 5_000;
    static final String WHISPERS_BY_OBSERVING = "by the switch's service observing";
    static final String WHISPERS_AS_PARTY = "as a party of the call whom the other parties are kept from hearing, because the link has no service observing";
    private static final String NOT_KEPT_APART = "the link has no service observing, and the switch did not keep the other parties from hearing you: ";

    private Observations() {}

    // --- beginning

    static void begin(Decision d, Observation wanted) {
        boolean whisper = wanted.mode() == ObservationMode.WHISPER;
        join(d, wanted.withServiceObserving(whisper));
    }

    private static void join(Decision d, Observation o) {
        d.draft.observations.put(o.at(Stage.JOINING, 1, d.sequence));
        d.timer(Timer.Kind.OBSERVATION, o.observer().toString(), Requester.REPLY_MILLIS);
        boolean silent = o.mode() == ObservationMode.LISTEN;
        ask(d, o, o.serviceObserving()
                ? new PbxCommand.ServiceObserveActivate(o.observer().deviceId(), o.observed().deviceId(),
                        ServiceObserveMode.COACH_MODE, false, 0)
                : new PbxCommand.SingleStepConferenceCall(connection(o.call(), o.observed().deviceId()),
                        o.observer().deviceId(), silent ? ParticipationType.SILENT : ParticipationType.ACTIVE, false));
    }

    private static void ask(Decision d, Observation o, PbxCommand command) {
        long id = d.request(o.observer().switchName(), "", RequestClass.CALL_CONTROL, command,
                new Purpose.Observe(o.observer(), d.sequence));
        d.timer(Timer.Kind.COMMAND, Long.toString(id), Requester.REPLY_MILLIS);
    }

    private static ConnectionId connection(CallKey call, String deviceId) {
        return new ConnectionId(call.callId(), deviceId, false);
    }

    /** Another mode: he leaves and comes back in it. From a third party he only becomes the one who takes over. */
    static void change(Decision d, Observation now, ObservationMode mode, SessionKey request) {
        over(d, now, "another mode");
        if (now.mode() == ObservationMode.JOIN && mode == ObservationMode.INTERCEPT) {
            takeOver(d, now.in(mode, request));
            return;
        }
        Observation changing = now.in(mode, request).at(Stage.CHANGING, 1, d.sequence);
        d.draft.observations.put(changing);
        d.timer(Timer.Kind.OBSERVATION, now.observer().toString(), Requester.REPLY_MILLIS);
        clear(d, changing);
    }

    private static void clear(Decision d, Observation o) {
        if (o.serviceObserving()) {
            ask(d, o, new PbxCommand.ServiceObserveDeactivate(o.observer().deviceId()));
        } else {
            ask(d, o, new PbxCommand.ClearConnection(connection(o.call(), o.observer().deviceId())));
        }
    }

    // --- replies

    static void replied(Decision d, Purpose.Observe purpose, PbxReply reply) {
        Observation o = d.draft.observations.get(purpose.observer());
        if (o == null || o.progress().asked() != purpose.asked()) {
            return;
        }
        boolean done = CommandOutcomes.isDone(reply);
        switch (o.stage()) {
            case JOINING -> {
                if (done) {
                    d.draft.observations.put(o.replied());
                    arrived(d, o.replied());
                } else {
                    notJoined(d, o, reply);
                }
            }
            case HUSHING -> {
                if (!done) {
                    answer(d, o, CommandOutcomes.reason(reply),
                            NOT_KEPT_APART + CommandOutcomes.detail(reply, "no answer"));
                    leave(d, o.answered(), "the switch refused");
                } else if (o.progress().awaited() > 1) {
                    d.draft.observations.put(o.replied());
                } else {
                    reached(d, o);
                }
            }
            case TAKING_OVER -> {
                if (!done) {
                    // He is a third party, and stays one.
                    CommandOutcomes.failed(d, o.request(), reply, o.call());
                    reached(d, o.in(ObservationMode.JOIN, null));
                }
            }
            case CHANGING -> {
                if (!done) {
                    failed(d, o, reply);
                }
            }
            case OBSERVING, LEAVING -> {
                // Events and the timer tell the rest.
            }
        }
    }

    private static void notJoined(Decision d, Observation o, PbxReply reply) {
        boolean hasNoService = reply instanceof PbxReply.NotPossible not
                && not.reason() == NotPossibleReason.NEEDS_PRIVATE_DATA_VERSION
                || CommandOutcomes.reason(reply) == RefusalReason.NOT_SUPPORTED;
        if (o.serviceObserving() && hasNoService) {
            join(d, o.withServiceObserving(false));
        } else if (reply instanceof PbxReply.TimedOut) {
            failed(d, o, reply);
        } else {
            answer(d, o, CommandOutcomes.reason(reply), CommandOutcomes.detail(reply, ""));
            forget(d, o);
        }
    }

    /** It cannot go on as it is; the observer is taken out if he is in. */
    private static void failed(Decision d, Observation o, PbxReply reply) {
        answer(d, o, CommandOutcomes.reason(reply), CommandOutcomes.detail(reply, ""));
        leave(d, o.answered(), "the switch refused");
    }

    /** The link or the server was lost while something was under way. */
    static void lost(Decision d, Purpose.Observe purpose) {
        Observation o = d.draft.observations.get(purpose.observer());
        if (o == null || o.progress().asked() != purpose.asked() || o.stage() == Stage.OBSERVING) {
            return;
        }
        answer(d, o, RefusalReason.OUTCOME_UNKNOWN, "");
        d.draft.observations.put(o.answered().at(Stage.LEAVING, 0, d.sequence));
        d.timer(Timer.Kind.OBSERVATION, o.observer().toString(), LEAVE_MILLIS);
    }

    private static void answer(Decision d, Observation o, RefusalReason reason, String detail) {
        if (o.request() != null) {
            Sessions.outcome(d, o.request(), reason, detail, o.call());
        }
    }

    // --- events

    /** Whether whoever connects there is not heard by the customer because we want it so. */
    static boolean isUnheard(Decision d, Call call, DeviceKey device) {
        Observation o = d.draft.observations.get(device);
        return o != null && o.call().equals(call.key()) && o.isUnheard();
    }

    /** Whether whoever is there observes the call. */
    static boolean isOf(Decision d, Call call, DeviceKey device) {
        Observation o = d.draft.observations.get(device);
        return o != null && o.call().equals(call.key());
    }

    /** A device is connected to a call. */
    static void connected(Decision d, Call call, DeviceKey device) {
        Observation o = d.draft.observations.get(device);
        if (o == null || !o.call().equals(call.key())) {
            return;
        }
        if (o.stage() == Stage.LEAVING) {
            leave(d, o, "came too late");
        } else if (o.stage() == Stage.JOINING && o.progress().awaited() == 0) {
            arrived(d, o);
        }
    }

    /** The switch has agreed, and perhaps the event has come: with both the mode is reached, or its next step is taken. */
    private static void arrived(Decision d, Observation o) {
        Call call = d.draft.calls.get(o.call());
        if (call == null || call.stateAt(o.observer().deviceId()) != LocalConnectionState.CONNECT) {
            return;
        }
        switch (o.mode()) {
            case LISTEN, JOIN -> reached(d, o);
            case WHISPER -> {
                if (o.serviceObserving()) {
                    reached(d, o);
                } else {
                    hush(d, call, o);
                }
            }
            case INTERCEPT -> takeOver(d, o);
        }
    }

    /** Everybody but the agent is kept from hearing the supervisor. */
    private static void hush(Decision d, Call call, Observation o) {
        List<Call.Connection> others = new ArrayList<>();
        for (Call.Connection connection : call.connections()) {
            boolean hears = !connection.deviceId().equals(o.observed().deviceId())
                    && !connection.deviceId().equals(o.observer().deviceId()) && !connection.silent();
            if (hears) {
                others.add(connection);
            }
        }
        if (others.isEmpty()) {
            reached(d, o);
            return;
        }
        d.draft.observations.put(o.at(Stage.HUSHING, others.size(), d.sequence));
        for (Call.Connection other : others) {
            ask(d, o, new PbxCommand.SelectiveListeningHold(
                    new ConnectionId(call.key().callId(), other.deviceId(), other.dynamic()),
                    connection(call.key(), o.observer().deviceId())));
        }
    }

    private static void takeOver(Decision d, Observation o) {
        d.draft.observations.put(o.at(Stage.TAKING_OVER, 1, d.sequence));
        d.timer(Timer.Kind.OBSERVATION, o.observer().toString(), Requester.REPLY_MILLIS);
        ask(d, o, new PbxCommand.ClearConnection(connection(o.call(), o.observed().deviceId())));
    }

    private static void reached(Decision d, Observation o) {
        answer(d, o, RefusalReason.NONE, o.mode() == ObservationMode.WHISPER ? how(o) : "");
        d.draft.observations.put(o.answered().at(Stage.OBSERVING, 0, d.sequence));
        d.touchedStations.add(o.observer());
        d.cancel(Timer.Kind.OBSERVATION, o.observer().toString());
        started(d, o);
    }

    /** How a supervisor whispers depends on what the link can; he should know, because of the second way the customer may have heard a moment. */
    private static String how(Observation o) {
        return o.serviceObserving() ? WHISPERS_BY_OBSERVING : WHISPERS_AS_PARTY;
    }

    private static void started(Decision d, Observation o) {
        began(d, o);
        if (isTold(d)) {
            d.push(sessionOf(d, o.agentId()), new Push.ObservationBegan(o.call(), o.supervisorId(), o.mode()));
        }
        Agents.touched(d, o.agentId());
    }

    private static void began(Decision d, Observation o) {
        Call call = d.draft.calls.get(o.call());
        d.fact(new Fact.ObservationStarted(o.call(), call == null ? null : call.contact(), o.supervisorId(),
                o.agentId(), o.mode(), isTold(d)));
    }

    private static void over(Decision d, Observation o, String because) {
        d.fact(new Fact.ObservationEnded(o.call(), o.supervisorId(), o.agentId(), o.mode(), because));
        Agents.touched(d, o.agentId());
    }

    private static boolean isTold(Decision d) {
        return d.site().site().settings().supervision().agentsAreTold();
    }

    private static String sessionOf(Decision d, String agentId) {
        Agent agent = d.draft.agents.get(agentId);
        return agent == null ? "" : agent.sessionId();
    }

    /** Whether a supervisor is at the call, and may be seen to be. */
    static boolean isShown(Decision d, CallKey call) {
        if (!any(d) || !isTold(d)) {
            return false;
        }
        for (Observation o : at(d, call)) {
            if (o.stage() == Stage.OBSERVING) {
                return true;
            }
        }
        return false;
    }

    private static boolean any(Decision d) {
        return !d.draft.observations.committed().rows().isEmpty() || !d.draft.observations.put().isEmpty();
    }

    private static List<Observation> at(Decision d, CallKey call) {
        if (!any(d)) {
            return List.of();
        }
        List<Observation> found = new ArrayList<>();
        for (Observation o : d.draft.observations.all()) {
            if (o.call().equals(call)) {
                found.add(o);
            }
        }
        return found;
    }

    // --- ends

    /** A device has left the call. */
    static void left(Decision d, Call call, DeviceKey device) {
        for (Observation o : at(d, call.key())) {
            if (o.observer().equals(device)) {
                observerLeft(d, o, call);
            } else if (o.observed().equals(device)) {
                agentLeft(d, o);
            } else if (o.isUnheard() && call.heardParties() < 2) {
                answer(d, o, RefusalReason.AGENT_NOT_TALKING, "the agent is alone in the call");
                leave(d, o.answered(), "nobody talks any more");
            }
        }
    }

    private static void observerLeft(Decision d, Observation o, Call call) {
        LocalConnectionState agent = call.stateAt(o.observed().deviceId());
        if (o.stage() == Stage.CHANGING && agent == LocalConnectionState.CONNECT) {
            begin(d, o);
            return;
        }
        answer(d, o, o.stage() == Stage.CHANGING ? RefusalReason.AGENT_NOT_TALKING : RefusalReason.CALL_GONE, "");
        ended(d, o, "the supervisor left");
        forget(d, o);
        if (o.serviceObserving() && o.stage() != Stage.CHANGING && o.stage() != Stage.LEAVING) {
            d.request(o.observer().switchName(), "", RequestClass.CALL_CONTROL,
                    new PbxCommand.ServiceObserveDeactivate(o.observer().deviceId()), null);
        }
    }

    private static void agentLeft(Decision d, Observation o) {
        if (o.stage() == Stage.TAKING_OVER) {
            answer(d, o, RefusalReason.NONE, "");
            began(d, o);
            over(d, o, "taken over");
            forget(d, o);
            if (isTold(d)) {
                d.push(sessionOf(d, o.agentId()),
                        new Push.Notice(o.supervisorId(), "your call was taken over by the supervisor"));
            }
        } else if (o.mode() == ObservationMode.JOIN && o.stage() == Stage.OBSERVING) {
            ended(d, o, "the agent left; the supervisor talks on");
            forget(d, o);
        } else if (o.stage() != Stage.LEAVING) {
            answer(d, o, RefusalReason.AGENT_NOT_TALKING, "the agent has left the call");
            leave(d, o.answered(), "the agent left");
        }
    }

    /** The call is over for everybody. */
    static void callEnded(Decision d, CallKey call) {
        for (Observation o : at(d, call)) {
            answer(d, o, RefusalReason.CALL_GONE, "");
            ended(d, o, "the call ended");
            forget(d, o);
            if (o.serviceObserving()) {
                d.request(o.observer().switchName(), "", RequestClass.CALL_CONTROL,
                        new PbxCommand.ServiceObserveDeactivate(o.observer().deviceId()), null);
            }
        }
    }

    /** Two calls are one. */
    static void merged(Decision d, CallKey before, Call merged) {
        for (Observation o : at(d, before)) {
            Observation now = o.withCall(merged.key());
            d.draft.observations.put(now);
            if (merged.connection(now.observer().deviceId()).isEmpty()) {
                observerLeft(d, now, merged);
            } else if (merged.connection(now.observed().deviceId()).isEmpty()) {
                agentLeft(d, now);
            }
        }
    }

    /** The supervisor wants to leave. */
    static void stop(Decision d, Observation o) {
        leave(d, o, "the supervisor stopped");
    }

    private static void leave(Decision d, Observation o, String because) {
        if (o.stage() == Stage.OBSERVING) {
            ended(d, o, because);
        }
        Observation leaving = o.at(Stage.LEAVING, 1, d.sequence);
        d.draft.observations.put(leaving);
        d.timer(Timer.Kind.OBSERVATION, o.observer().toString(), LEAVE_MILLIS);
        clear(d, leaving);
    }

    private static void ended(Decision d, Observation o, String because) {
        if (o.stage() != Stage.OBSERVING) {
            return;
        }
        over(d, o, because);
        d.touchedStations.add(o.observer());
        if (isTold(d)) {
            d.push(sessionOf(d, o.agentId()), new Push.ObservationEnded(o.call(), o.supervisorId()));
        }
        d.push(sessionOf(d, o.supervisorId()), new Push.ObservationEnded(o.call(), o.supervisorId()));
    }

    /** That of the supervisor at the station, once he is where he wants to be; null = none. */
    static Observation underWayFrom(Decision d, DeviceKey station) {
        Observation o = station == null ? null : d.draft.observations.get(station);
        return o != null && o.stage() == Stage.OBSERVING ? o : null;
    }

    private static void forget(Decision d, Observation o) {
        d.draft.observations.remove(o.observer());
        d.cancel(Timer.Kind.OBSERVATION, o.observer().toString());
    }

    /** It has not come further: who is in is taken out, who is out is forgotten. */
    static void due(Decision d, DeviceKey observer) {
        Observation o = d.draft.observations.get(observer);
        if (o == null) {
            return;
        }
        if (!Links.isUp(d, observer.switchName())) {
            d.timer(Timer.Kind.OBSERVATION, observer.toString(), LEAVE_MILLIS);
            return;
        }
        Call call = d.draft.calls.get(o.call());
        LocalConnectionState state = call == null ? LocalConnectionState.NULL : call.stateAt(observer.deviceId());
        if (o.stage() != Stage.LEAVING) {
            answer(d, o, RefusalReason.SWITCH_SILENT, "your connection is " + state + " now");
            leave(d, o.answered(), "the switch was silent");
        } else if (state == LocalConnectionState.NULL) {
            forget(d, o);
        } else {
            d.anomaly(AnomalyKind.WATCHDOG, "observer " + observer, "is still in call " + o.call());
            leave(d, o.withServiceObserving(false), "again");
        }
    }
}
