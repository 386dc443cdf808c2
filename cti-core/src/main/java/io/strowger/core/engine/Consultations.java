package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.state.Call;

/**
 * Calls about calls. A call that begins at a station which holds one call is a consultation about it, whether it was asked for here or dialled at the telephone;
 * whoever is consulted sees the customer's number and data.
 */
final class Consultations {
    private Consultations() {}

    /** A call began at a device: what it is about, if it is about something. */
    static Call began(Decision d, Call call, String deviceId) {
        if (call.parent() != null) {
            return call;
        }
        Call held = null;
        for (Call other : CallActivities.callsAt(d, new DeviceKey(call.key().switchName(), deviceId))) {
            if (!other.key().equals(call.key()) && other.stateAt(deviceId) == LocalConnectionState.HOLD) {
                if (held != null) {
                    return call;
                }
                held = other;
            }
        }
        return held == null ? call : started(d, call, held, deviceId);
    }

    /** The switch confirmed a consultation. */
    static void about(Decision d, Call call, CallKey parent) {
        Call about = d.draft.calls.get(parent);
        if (call.parent() == null && about != null && !about.key().equals(call.key())) {
            String deviceId = call.caller().map(Call.Connection::deviceId).orElse("");
            d.draft.calls.put(started(d, call, about, deviceId));
        }
    }

    private static Call started(Decision d, Call call, Call about, String deviceId) {
        CallKey parent = about.parent() == null ? about.key() : about.parent();
        if (about.contact() != null) {
            d.fact(new Fact.ConsultationStarted(about.contact(), parent, call.key(), call.key().switchName(),
                    deviceId));
        }
        return call.withParent(parent);
    }

    /** The call is over, or part of another. */
    static void over(Decision d, Call call, boolean joined) {
        Call parent = call.parent() == null ? null : d.draft.calls.get(call.parent());
        ContactId contact = parent == null ? null : parent.contact();
        if (contact != null) {
            d.fact(new Fact.ConsultationEnded(contact, call.parent(), call.key(), joined,
                    Decision.millis(d.now - call.life().startedNanos())));
        }
    }
}
