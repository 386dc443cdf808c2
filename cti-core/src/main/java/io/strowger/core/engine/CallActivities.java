package io.strowger.core.engine;

import io.strowger.core.model.CallActivity;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What an agent does with calls, observed from the connections at his station, so that it cannot stick. */
final class CallActivities {
    private CallActivities() {}

    /** Whether there is a call at the station. */
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
    static CallActivity of(Decision d, Agent agent) {
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
}
