package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.machine.ConnectionMachine;
import io.strowger.core.machine.ContactState;
import io.strowger.core.machine.DeviceMachine;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.EventReason;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Timer;

/**
 * What the events of a switch mean. The same event comes once for each monitor that sees it, in no specified order between monitors; it is known by the connection and
 * the state that it reports.
 */
final class CallEvents {
    private CallEvents() {}

    static void event(Decision d, Input.PbxEventReceived in) {
        if (Streams.admits(d, in)) {
            happened(d, in);
        }
    }

    private static void happened(Decision d, Input.PbxEventReceived in) {
        String switchName = in.switchName();
        if (in.kind() == MonitorKind.DEVICE) {
            Connections.told(d, new DeviceKey(switchName, in.monitoredDevice()));
        }
        switch (in.event()) {
            case PbxEvent.ServiceInitiated e -> serviceInitiated(d, switchName, e);
            case PbxEvent.Originated e -> originated(d, switchName, e);
            case PbxEvent.Delivered e -> delivered(d, switchName, e);
            case PbxEvent.Established e -> established(d, switchName, e);
            case PbxEvent.Held e -> moved(d, switchName, e.connection(), ConnectionMachine.Cause.HELD);
            case PbxEvent.Retrieved e -> moved(d, switchName, e.connection(), ConnectionMachine.Cause.RETRIEVED);
            case PbxEvent.Queued e -> queued(d, switchName, e);
            case PbxEvent.Diverted e -> diverted(d, switchName, e);
            case PbxEvent.Conferenced e -> Merging.conferenced(d, switchName, e);
            case PbxEvent.Transferred e -> Merging.transferred(d, switchName, e);
            case PbxEvent.ConnectionCleared e -> {
                connectionCleared(d, switchName, e);
                goneToo(d, in, e.connection().callId());
            }
            case PbxEvent.CallCleared e -> callCleared(d, switchName, e);
            case PbxEvent.Failed e -> failed(d, switchName, e);
            case PbxEvent.NetworkReached e -> networkReached(d, switchName, e);
            case PbxEvent.BackInService e -> Links.device(d, new DeviceKey(switchName, e.deviceId()),
                    DeviceMachine.Cause.BACK_IN_SERVICE);
            case PbxEvent.OutOfService e -> Links.device(d, new DeviceKey(switchName, e.deviceId()),
                    DeviceMachine.Cause.OUT_OF_SERVICE);
            case PbxEvent.DoNotDisturb e -> DeviceFeaturesTold.doNotDisturb(d, in, e);
            case PbxEvent.Forwarding e -> DeviceFeaturesTold.forwarding(d, in, e);
            case PbxEvent.MessageWaiting e -> DeviceFeaturesTold.messageWaiting(d, in, e);
            case PbxEvent.LoggedOn e -> SwitchAgents.loggedOn(d, in, e);
            case PbxEvent.LoggedOff e -> SwitchAgents.loggedOff(d, in, e);
            case PbxEvent.AgentModeChanged e -> SwitchAgents.modeChanged(d, in, e);
            case PbxEvent.CallInformation e -> note(d, in);
            case PbxEvent.EnteredDigits e -> note(d, in);
            case PbxEvent.ChargeAdvice e -> note(d, in);
            case PbxEvent.EndpointRegistered e -> note(d, in);
            case PbxEvent.EndpointUnregistered e -> note(d, in);
            case PbxEvent.ServiceObserveState e -> note(d, in);
        }
    }

    /** Keeps as a fact what no state here depends on. */
    static void note(Decision d, Input.PbxEventReceived in) {
        d.fact(new Fact.PbxEventNoted(in.switchName(), in.link(), in.monitoredDevice(), in.event()));
    }

    private static void serviceInitiated(Decision d, String switchName, PbxEvent.ServiceInitiated e) {
        Call call = Calls.liveOrNew(d, switchName, e.connection().callId(), ucid(e.data()), true);
        if (call != null) {
            Call told = told(d, call, e.data(), Party.UNKNOWN, Party.UNKNOWN);
            told = Consultations.began(d, told, e.connection().deviceId());
            d.draft.calls.put(
                    Connections.connection(d, told, e.connection(), ConnectionMachine.Cause.SERVICE_INITIATED, true));
        }
    }

    private static void originated(Decision d, String switchName, PbxEvent.Originated e) {
        Call call = Calls.liveOrNew(d, switchName, e.connection().callId(), ucid(e.data()), false);
        if (call != null) {
            Call told = told(d, call, e.data(), e.callingDevice(), e.calledDevice());
            told = Consultations.began(d, told, e.connection().deviceId());
            Call placed = Connections.connection(d, told, e.connection(), ConnectionMachine.Cause.ORIGINATED, true);
            boolean dialled = placed != told;
            placed = Callbacks.placed(d, placed, new DeviceKey(switchName, e.connection().deviceId()));
            d.draft.calls.put(placed);
            if (dialled && placed.stateAt(e.connection().deviceId()) == LocalConnectionState.CONNECT) {
                placed(d, placed, new DeviceKey(switchName, e.connection().deviceId()));
            }
        }
    }

    /** A station has dialled: its agent placed a call, for himself, about a contact, or to a customer who is called back. */
    private static void placed(Decision d, Call call, DeviceKey station) {
        Agent agent = Agents.at(d, station);
        if (agent != null) {
            Call about = call.parent() == null ? null : d.draft.calls.get(call.parent());
            d.fact(new Fact.AgentCalled(agent.agentId(), call.key(), call.called().number(),
                    call.contact() != null ? call.contact() : about == null ? null : about.contact()));
        }
    }

    private static void delivered(Decision d, String switchName, PbxEvent.Delivered e) {
        DeviceKey alerting = new DeviceKey(switchName, e.alertingDevice().number());
        boolean atVdn = d.site().vdn(alerting) != null;
        boolean begins = e.cause() == EventCause.NEW_CALL && atVdn;
        Call call = Calls.liveOrNew(d, switchName, e.connection().callId(), ucid(e.data()), begins);
        if (call == null) {
            return;
        }
        Call told = Connections.withCaller(d, call, told(d, call, e.data(), e.callingDevice(), e.calledDevice()),
                e.callingDevice());
        if (atVdn) {
            Contacts.arrived(d, told, alerting, e.data());
            return;
        }
        boolean rang = told.stateAt(e.connection().deviceId()) == LocalConnectionState.ALERTING;
        told = Connections.connection(d, told, e.connection(), ConnectionMachine.Cause.DELIVERED, false);
        told = Sites.recognised(d, told, alerting, e.data());
        if (!rang) {
            told = outOfQueues(d, told, new DeviceKey(switchName, e.connection().deviceId()), e.data());
        }
        d.draft.calls.put(told);
        if (!rang && told.stateAt(e.connection().deviceId()) == LocalConnectionState.ALERTING) {
            Connections.rings(d, told, new DeviceKey(switchName, e.connection().deviceId()));
        }
    }

    /**
     * The call is at an agent: it is in no queue of the switch any more, which says so of none of them. Where the switch names the skill that it gave the call
     * for, the call is one of that skill.
     */
    private static Call outOfQueues(Decision d, Call call, DeviceKey device, CallData data) {
        if (Agents.at(d, device) == null) {
            return call;
        }
        Call out = call;
        for (Call.Connection connection : call.connections()) {
            if (connection.state() == LocalConnectionState.QUEUED) {
                out = out.withoutConnection(connection.deviceId());
            }
        }
        String split = data == null || data.details() == null ? "" : data.details().split();
        SkillSite skill = split.isEmpty()
                ? null
                : d.site().skillOfSplit(new DeviceKey(device.switchName(), split));
        if (skill == null) {
            return out;
        }
        d.draft.calls.put(out);
        Contacts.chosenBySwitch(d, out, skill);
        return d.draft.calls.get(out.key());
    }

    private static void established(Decision d, String switchName, PbxEvent.Established e) {
        Call call = Calls.liveOrNew(d, switchName, e.connection().callId(), ucid(e.data()), false);
        if (call == null) {
            return;
        }
        Call told = Connections.withCaller(d, call, told(d, call, e.data(), e.callingDevice(), e.calledDevice()),
                e.callingDevice());
        boolean was = told.stateAt(e.connection().deviceId()) == LocalConnectionState.CONNECT;
        boolean unrung = told.stateAt(e.connection().deviceId()) == LocalConnectionState.NULL;
        DeviceKey device = new DeviceKey(switchName, e.connection().deviceId());
        told = Connections.connection(d, told, e.connection(), ConnectionMachine.Cause.ESTABLISHED, false);
        if (!was) {
            told = Sites.recognised(d, told, device, e.data());
            told = outOfQueues(d, told, device, e.data());
        }
        if (isSilent(e) || Observations.isUnheard(d, told, device)) {
            told = told.withSilent(device.deviceId());
        }
        d.draft.calls.put(told);
        if (was && Callbacks.isDialling(d, told)) {
            // It has reached the network before, which is not the customer.
            Connections.answered(d, told, device);
        }
        if (!was && told.stateAt(device.deviceId()) == LocalConnectionState.CONNECT) {
            if (!told.isSilentAt(device.deviceId())) {
                Connections.answered(d, told, device);
                if (unrung) {
                    Connections.joinedUnrung(d, d.draft.calls.get(told.key()), device);
                }
            }
            Observations.connected(d, d.draft.calls.get(told.key()), device);
        }
    }

    /** Somebody who only listens has not answered anything. */
    private static boolean isSilent(PbxEvent.Established e) {
        return e.cause() == EventCause.SILENT_MONITOR || e.data() != null && e.data().details() != null
                && e.data().details().reason() == EventReason.SERVICE_OBSERVER;
    }

    private static void moved(Decision d, String switchName, ConnectionId id, ConnectionMachine.Cause cause) {
        Call call = Calls.liveOrNew(d, switchName, id.callId(), "", false);
        if (call == null) {
            return;
        }
        LocalConnectionState before = call.stateAt(id.deviceId());
        Call told = Connections.connection(d, seen(d, call), id, cause, false);
        d.draft.calls.put(told);
        DeviceKey device = new DeviceKey(switchName, id.deviceId());
        LocalConnectionState now = told.stateAt(id.deviceId());
        boolean talks = now == LocalConnectionState.CONNECT || now == LocalConnectionState.HOLD;
        if (talks && before != LocalConnectionState.CONNECT && before != LocalConnectionState.HOLD) {
            // Nobody holds or retrieves what was not answered: that event was lost.
            Connections.answered(d, told, device);
        }
        if (now != before && told.contact() != null) {
            Segments.heldOrRetrieved(d, d.draft.calls.get(told.key()), device);
        }
    }

    private static void queued(Decision d, String switchName, PbxEvent.Queued e) {
        Call call = Calls.liveOrNew(d, switchName, e.connection().callId(), "", false);
        if (call != null) {
            Call told = Connections.withCaller(d, call, told(d, call, null, e.callingDevice(), e.calledDevice()),
                    e.callingDevice());
            SkillSite skill = d.site().skillOfSplit(new DeviceKey(switchName,
                    e.queue().isKnown() ? e.queue().number() : e.connection().deviceId()));
            Contact contact = told.contact() == null ? null : d.draft.contacts.get(told.contact());
            if (skill != null && contact != null && contact.state() == ContactState.TALKING) {
                // A late copy of another monitor: the call has left that queue.
                d.draft.calls.put(told);
                return;
            }
            LocalConnectionState before = told.stateAt(e.connection().deviceId());
            Call queued = Connections.connection(d, told, e.connection(), ConnectionMachine.Cause.QUEUED, false);
            d.draft.calls.put(queued);
            if (skill != null && before != queued.stateAt(e.connection().deviceId())) {
                Contacts.queuedBySwitch(d, queued, skill);
            }
        }
    }

    private static void diverted(Decision d, String switchName, PbxEvent.Diverted e) {
        Call call = Calls.find(d, switchName, e.connection().callId());
        DeviceKey device = new DeviceKey(switchName, e.connection().deviceId());
        if (call == null || call.hasEnded() || d.site().vdn(device) != null) {
            return;
        }
        boolean was = call.stateAt(device.deviceId()) == LocalConnectionState.ALERTING;
        Call told = Connections.connection(d, seen(d, call), e.connection(), ConnectionMachine.Cause.DIVERTED,
                false);
        d.draft.calls.put(told);
        if (!was) {
            return;
        }
        Calls.tellEnd(d, told, device, e.cause().name());
        if (told.contact() != null) {
            NoAnswer.diverted(d, told, device, e.cause());
        }
    }

    private static void failed(Decision d, String switchName, PbxEvent.Failed e) {
        Call call = Calls.find(d, switchName, e.connection().callId());
        if (call != null && !call.hasEnded()) {
            d.draft.calls.put(Connections.connection(d, seen(d, call).failed(), e.connection(),
                    ConnectionMachine.Cause.FAILED, false));
            Sites.callFailed(d, call, e.cause().name());
            Callbacks.callFailed(d, call, e.cause());
            d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Calls.DOUBT_MILLIS);
        }
    }

    private static void networkReached(Decision d, String switchName, PbxEvent.NetworkReached e) {
        Call call = Calls.liveOrNew(d, switchName, e.connection().callId(), "", false);
        if (call != null) {
            Call told = told(d, call, null, Party.UNKNOWN, e.calledDevice());
            d.draft.calls.put(
                    Connections.connection(d, told, e.connection(), ConnectionMachine.Cause.NETWORK_REACHED, false));
        }
    }

    private static void connectionCleared(Decision d, String switchName, PbxEvent.ConnectionCleared e) {
        Call call = Calls.find(d, switchName, e.connection().callId());
        if (call == null || call.hasEnded()) {
            return;
        }
        Call seen = seen(d, call);
        String deviceId = e.connection().deviceId();
        if (seen.connection(deviceId).isEmpty() && seen.caller().filter(Call.Connection::dynamic).isPresent()
                && Agents.at(d, new DeviceKey(switchName, deviceId)) == null
                && d.site().device(new DeviceKey(switchName, deviceId)) == null) {
            seen = Connections.withCallerId(d, seen, e.connection());
        }
        Connections.cleared(d, seen, e.connection(), e.cause().name());
    }

    /** The monitored device is out of the call as well, says the event, and is believed in it: the call is asked after at once. */
    private static void goneToo(Decision d, Input.PbxEventReceived in, int callId) {
        Call call = in.localConnectionInfo() == LocalConnectionState.NULL
                ? Calls.find(d, in.switchName(), callId)
                : null;
        if (call != null && !call.hasEnded() && in.kind() == MonitorKind.DEVICE && call.isAt(in.monitoredDevice())) {
            d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), 0);
        }
    }

    private static void callCleared(Decision d, String switchName, PbxEvent.CallCleared e) {
        Call call = Calls.find(d, switchName, e.call().callId());
        if (call != null && !call.hasEnded()) {
            Calls.end(d, seen(d, call), e.cause().name(), d.now);
        }
    }

    /**
     * A copy of an event that another link told before: it may know more, when that link has negotiated a higher version of private data.
     *
     * @param toldSequence input that first told the event; a call of a later generation has only the id in common
     */
    static void completed(Decision d, String switchName, PbxEvent event, long toldSequence) {
        switch (event) {
            case PbxEvent.Originated e ->
                complete(d, switchName, new Details(e.connection(), e.callingDevice(), e.calledDevice(), e.data()),
                        toldSequence);
            case PbxEvent.Delivered e ->
                complete(d, switchName, new Details(e.connection(), e.callingDevice(), e.calledDevice(), e.data()),
                        toldSequence);
            case PbxEvent.Established e ->
                complete(d, switchName, new Details(e.connection(), e.callingDevice(), e.calledDevice(), e.data()),
                        toldSequence);
            default -> {
                // The others bring nothing that the call keeps.
            }
        }
    }

    /** What an event says of a call besides what happened. */
    private record Details(ConnectionId connection, Party calling, Party called, CallData data) {}

    private static void complete(Decision d, String switchName, Details details, long toldSequence) {
        Call call = Calls.find(d, switchName, details.connection().callId());
        if (call == null || call.hasEnded() || call.key().generation() > toldSequence) {
            return;
        }
        CallData data = details.data() == null ? CallData.EMPTY : details.data();
        Call complete = call.withParties(call.ucid().isEmpty() ? data.ucid() : "",
                call.calling().isKnown() ? Party.UNKNOWN : details.calling(), details.called());
        boolean learned = Contacts.completed(d, complete, data);
        if (learned || !complete.equals(call)) {
            d.draft.calls.put(complete);
            complete.connections().forEach(
                    connection -> d.touchedStations.add(new DeviceKey(switchName, connection.deviceId())));
        }
    }

    private static Call told(Decision d, Call call, CallData data, Party calling, Party called) {
        Call told = call.withParties(ucid(data), calling, called);
        return ucid(data).isEmpty() ? seen(d, told) : told.seen(d.now);
    }

    /** Of an event that names no universal id: after an outage it may speak of another call that has the id by now, and vouches for none. */
    private static Call seen(Decision d, Call call) {
        return CallSnapshots.isOpen(call) ? call : call.seen(d.now);
    }

    private static String ucid(CallData data) {
        return data == null ? "" : data.ucid();
    }
}
