package io.strowger.core.engine;

import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.state.Call;

/** Calls that nobody will end. Looked for whenever a call is asked after; what is found is cleared, and again until it is gone. */
final class Phantoms {
    private Phantoms() {}

    static void look(Decision d, CallKey key) {
        Call call = d.draft.calls.get(key);
        if (call == null || call.hasEnded() || !Links.isUp(d, key.switchName())) {
            return;
        }
        int max = d.site().site().settings().supervision().phantomMillis();
        if (max > 0 && Decision.millis(d.now - call.life().startedNanos()) >= max) {
            clear(d, call);
        } else if (call.heardParties() < 2) {
            clearSilent(d, call);
        }
    }

    private static void clear(Decision d, Call call) {
        boolean station = false;
        for (Call.Connection connection : call.connections()) {
            station |= d.draft.devices.contains(new DeviceKey(call.key().switchName(), connection.deviceId()));
        }
        d.anomaly(station ? AnomalyKind.PHANTOM_STATION_CALL : AnomalyKind.PHANTOM_TRUNK_CALL, "call " + call.key(),
                "older than a call may become; cleared");
        if (!call.connections().isEmpty()) {
            ask(d, call, new PbxCommand.ClearCall(id(call, call.connections().get(0))));
        }
    }

    /** Only parties outside are left, by an agent who may not join them. */
    static void leftOutside(Decision d, Call call) {
        ask(d, call, new PbxCommand.ClearCall(id(call, call.connections().get(0))));
    }

    /** A recorder that was left alone with one party, or with none. */
    private static void clearSilent(Decision d, Call call) {
        for (Call.Connection connection : call.connections()) {
            DeviceKey device = new DeviceKey(call.key().switchName(), connection.deviceId());
            if (connection.silent() && !d.draft.observations.contains(device)) {
                d.anomaly(AnomalyKind.PHANTOM_SILENT_PARTY, "connection " + call.key() + '/' + device.deviceId(),
                        "left in a call that nobody talks in; cleared");
                ask(d, call, new PbxCommand.ClearConnection(id(call, connection)));
            }
        }
    }

    private static ConnectionId id(Call call, Call.Connection connection) {
        return new ConnectionId(call.key().callId(), connection.deviceId(), connection.dynamic());
    }

    private static void ask(Decision d, Call call, PbxCommand command) {
        d.request(call.key().switchName(), "", RequestClass.CALL_CONTROL, command, null);
    }
}
