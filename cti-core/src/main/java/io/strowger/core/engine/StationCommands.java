package io.strowger.core.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.ForwardingRule;
import io.strowger.core.model.ForwardingType;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.DiallingForms;
import io.strowger.core.state.Call;

/** Features of the agent's station, and calls that are fetched from other stations. */
final class StationCommands {
    private StationCommands() {}

    // --- fetching calls

    static Answer pickup(Decision d, Requester by, Command.PickupCall c) {
        RefusalReason refusal = by.absent(d);
        if (refusal != RefusalReason.NONE) {
            return Answer.of(refusal);
        }
        Call call = callAt(d, new DeviceKey(by.station().switchName(), c.station()), LocalConnectionState.ALERTING);
        return call == null ? Answer.of(RefusalReason.NO_CALL_TO_PICK_UP) : take(d, by, call, c.station());
    }

    private static Call callAt(Decision d, DeviceKey device, LocalConnectionState state) {
        for (Call call : CallActivities.callsAt(d, device)) {
            if (call.stateAt(device.deviceId()) == state) {
                return call;
            }
        }
        return null;
    }

    private static Answer take(Decision d, Requester by, Call call, String station) {
        return by.ask(d, new PbxCommand.PickupCall(new ConnectionId(call.key().callId(), station, false),
                by.deviceId()), call.key(), LocalConnectionState.CONNECT);
    }

    static Answer groupPickup(Decision d, Requester by) {
        RefusalReason refusal = by.absent(d);
        return refusal != RefusalReason.NONE
                ? Answer.of(refusal)
                : by.ask(d, new PbxCommand.GroupPickupCall(new ConnectionId(0, "", false), by.deviceId()),
                        null, null);
    }

    static Answer park(Decision d, Requester by, Command.ParkCall c) {
        Requester.Own own = by.own(d, c.call(), LocalConnectionState.CONNECT);
        if (own.isRefused()) {
            return own.refused();
        }
        String form = d.site().dialling(by.station().switchName()).park();
        return form.isEmpty()
                ? Answer.of(RefusalReason.FEATURE_NOT_CONFIGURED)
                : Dialling.blindTransfer(d, by, own, DiallingForms.fill(form, "", "", by.deviceId()));
    }

    /** A call that the switch shows as held at the station is picked up; another is dialled for. */
    static Answer unpark(Decision d, Requester by, Command.RetrieveParkedCall c) {
        RefusalReason refusal = by.absent(d);
        if (refusal != RefusalReason.NONE) {
            return Answer.of(refusal);
        }
        if (!Dialling.isDialable(c.station())) {
            return Answer.of(RefusalReason.BAD_ARGUMENT);
        }
        Call call = callAt(d, new DeviceKey(by.station().switchName(), c.station()), LocalConnectionState.HOLD);
        if (call != null) {
            return take(d, by, call, c.station());
        }
        String form = d.site().dialling(by.station().switchName()).unpark();
        return form.isEmpty()
                ? Answer.of(RefusalReason.NO_CALL_TO_PICK_UP)
                : Dialling.originate(d, by, DiallingForms.fill(form, "", "", c.station()), Bytes.EMPTY);
    }

    // --- features

    static Answer doNotDisturb(Decision d, Requester by, Command.SetDoNotDisturb c) {
        RefusalReason refusal = by.absent(d);
        return refusal != RefusalReason.NONE
                ? Answer.of(refusal)
                : by.ask(d, new PbxCommand.SetDoNotDisturb(by.deviceId(), c.on()), null, null);
    }

    static Answer forward(Decision d, Requester by, Command.SetForwarding c) {
        RefusalReason refusal = by.absent(d);
        boolean known = c.type() != null && c.type() != ForwardingType.UNKNOWN;
        if (refusal == RefusalReason.NONE && (!known || c.on() != Dialling.isDialable(c.destination()))) {
            refusal = RefusalReason.BAD_ARGUMENT;
        }
        if (refusal == RefusalReason.NONE && c.on()) {
            refusal = Restriction.forwards(d, by.agent(), c.destination());
        }
        return refusal != RefusalReason.NONE
                ? Answer.of(refusal)
                : by.ask(d, new PbxCommand.SetForwarding(by.deviceId(),
                        new ForwardingRule(c.type(), c.on(), c.destination())), null, null);
    }

    static Answer messageWaiting(Decision d, Requester by, Command.SetMessageWaiting c) {
        RefusalReason refusal = by.absent(d);
        if (refusal == RefusalReason.NONE
                && d.site().device(new DeviceKey(by.station().switchName(), c.station())) == null) {
            refusal = RefusalReason.STATION_UNKNOWN;
        }
        return refusal != RefusalReason.NONE
                ? Answer.of(refusal)
                : by.ask(d, new PbxCommand.SetMessageWaiting(c.station(), c.on()), null, null);
    }
}
